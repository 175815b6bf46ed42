"""Fuzz every target for a while, one after the other, each in a process of its own.

    python -m tests.fuzz [--seconds 60] [--found FOLDER] [NAME...]

NAME is a part of the name of a target, such as `read-aif` or `edit`. Ends with 1 where one failed;
what makes it fail is then in FOLDER. Where atheris is not installed, that is all it says.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import targets


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        print("no atheris here (pip install 'argmap[fuzz]', on Linux): nothing is fuzzed")
        return 0
    wanted = [n for n in targets() if not asked.names or any(part in n for part in asked.names)]
    failed = [name for name in wanted if not _fuzzed(name, asked.seconds, asked.found)]
    print(f"{len(wanted)} targets, {asked.seconds} s each, {len(failed)} failed")
    return 1 if failed or not wanted else 0


def _fuzzed(name: str, seconds: int, found: Path) -> bool:
    """Fuzz a target and say how that went; whether it went well."""
    found.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "tests.fuzz.one", name, str(seconds), str(found)]
    ran = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    count = re.search(r"number_of_executed_units: *(\d+)|Done (\d+) runs", ran.stderr)
    runs = f"{int(count[1] or count[2]):,} runs" if count else "no runs"
    print(f"{name}: {runs}, {'ok' if ran.returncode == 0 else 'FAILED'}", flush=True)
    if ran.returncode != 0:
        print(ran.stderr[-3000:], flush=True)
    elif not any(found.iterdir()):
        found.rmdir()
    return ran.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
