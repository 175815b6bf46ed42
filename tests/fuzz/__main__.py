"""Fuzz every target for a while, each in a process of its own, as many at once as there are cores.

    python -m tests.fuzz [--seconds 60 | --runs N] [--found FOLDER] [NAME...]

NAME is a part of the name of a target, such as `read-aif` or `edit`. With --runs each target has that
many inputs, the same in every run. Ends with 1 where one failed;
what makes it fail is then in FOLDER. Where atheris is not installed, that is all it says.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import targets


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        print("no atheris here (pip install 'argmap[fuzz]', on Linux): nothing is fuzzed")
        return 0
    wanted = [n for n in targets() if not asked.names or any(part in n for part in asked.names)]
    limit = f"-max_total_time={asked.seconds}"
    if asked.runs is not None:
        limit = f"-runs={asked.runs}"
    asked.found.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        went_well = pool.map(lambda name: _fuzzed(name, limit, asked.found), wanted)
        failed = [name for name, is_well in zip(wanted, went_well, strict=True) if not is_well]
    if not any(asked.found.iterdir()):
        asked.found.rmdir()
    each = f"{asked.seconds} s" if asked.runs is None else f"{asked.runs} runs"
    print(f"{len(wanted)} targets, {each} each, {len(failed)} failed")
    return 1 if failed or not wanted else 0


def _fuzzed(name: str, limit: str, found: Path) -> bool:
    """Fuzz a target and say how that went; whether it went well."""
    words = [sys.executable, "-m", "tests.fuzz.one", name, limit, str(found)]
    # The order of sets must not change from run to run where the inputs do not.
    env = {**os.environ, "PYTHONHASHSEED": "0"}
    ran = subprocess.run(
        words, capture_output=True, text=True, errors="replace", env=env, check=False
    )
    count = re.search(r"number_of_executed_units: *(\d+)|Done (\d+) runs", ran.stderr)
    runs = f"{int(count[1] or count[2]):,} runs" if count else "no runs"
    print(f"{name}: {runs}, {'ok' if ran.returncode == 0 else 'FAILED'}", flush=True)
    if ran.returncode != 0:
        print(ran.stderr[-3000:], flush=True)
    return ran.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
