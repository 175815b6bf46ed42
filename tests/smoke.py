"""Every command once on the examples, with the argmap that is installed: does it run at all?

`python tests/smoke.py` needs nothing but argmap and the examples beside it. It is for environments
in which the tests are not run: the lowest versions that pyproject.toml allows, other Pythons. It fails
where a command ends otherwise than it should, prints a traceback or a warning, or has no line below.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from argmap import __version__
from argmap.cli.group import COMMANDS

EXAMPLES = Path(__file__).parents[1] / "examples"

LINES = """
    who cartels.yaml
    chain lights-out.yaml unsafe --judge
    show lights-out.yaml stay-home --context
    claims lights-out.yaml --json
    speakers cartels.yaml -F csv
    sources cartels.yaml -F markdown
    relations night-bus.json
    path lights-out.yaml asleep unsafe
    sides main-street.argdown
    gaps lights-out.yaml
    flow uniforms.yaml
    flow uniforms.yaml --dropped
    sql "SELECT count(*) FROM claims" cartels.yaml
    stats .
    judge lights-out.yaml
    judge lights-out.yaml --semantics preferred --support necessary
    judge . --jobs 2 --semantics stable
    why lights-out.yaml unsafe
    why lights-out.yaml unsafe --change
    check tiny.yaml
    verify lights-out.yaml
    verify lights-out.yaml --attribution
    explain AM201
    help who
    new made.yaml
    draft ferry.txt
    draft harbour-levy.txt
    add claim tiny.yaml --text "The cat would leave." -s ben --rebuts get-a-dog --dry-run
    link tiny.yaml whippets supports get-a-dog --dry-run
    unlink tiny.yaml barking/get-a-dog --dry-run
    set tiny.yaml whippets text="Whippets seldom bark." --dry-run
    rename tiny.yaml whippets small-dogs --dry-run
    remove tiny.yaml whippets --dry-run
    fmt tiny.yaml --check
    diff tiny.yaml lights-out.yaml
    merge tiny.yaml tiny.yaml tiny.yaml
    unite tiny.yaml lights-out.yaml
    import night-bus.json
    export cartels.yaml --to aif
    export cartels.yaml --to html
    export cartels.yaml --to graphml
    export main-street.argdown --to argdown
    export tiny.yaml --to sqlite -o tiny.sqlite
    formats
    schemes
    schema
    completion bash
    draw tiny.yaml
    draw lights-out.yaml --judge -o lights-out.svg
    draw tiny.yaml -o tiny.pdf
    view tiny.yaml --help
    solve -p SE-PR -f duel.af
"""
"""Command lines in a folder with the examples; a command that is not here fails the test."""

ENDS_WITH = {"check": (0, 1), "diff": (0, 1), "fmt": (0, 1), "verify": (0, 1)}
"""By command: how it may end, where not with 0 alone."""

STRICT = ["-X", "dev", "-W", "error"]


def untried() -> set[str]:
    """The commands that no line tries."""
    return {*COMMANDS, "solve"} - {line.split()[0] for line in LINES.strip().splitlines()}


def main() -> int:
    """Run all lines; say which fail."""
    lines = [shlex.split(line) for line in LINES.strip().splitlines()]
    failed = [f"no line tries the command {name}" for name in sorted(untried())]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
        Path(folder, "duel.af").write_text("p af 3\n1 2\n2 1\n2 3\n", encoding="utf-8")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            failed += filter(None, pool.map(lambda line: _problem(line, folder), lines))
    python = ".".join(map(str, sys.version_info[:3]))
    print(*failed, sep="\n", end="\n" * bool(failed))
    print(f"argmap {__version__}, Python {python}: {len(lines)} commands, {len(failed)} problems")
    return int(bool(failed))


def _problem(line: Iterable[str], folder: str) -> str | None:
    """What is wrong with how a command line ends; None where nothing is."""
    command, *words = line
    done = subprocess.run(
        [sys.executable, *STRICT, "-m", "argmap", command, *words],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    said = done.stderr.decode("utf-8", "replace")
    is_well = done.returncode in ENDS_WITH.get(command, (0,))
    if is_well and "Traceback" not in said and "Warning" not in said:
        return None
    return f"{shlex.join([command, *words])}: ended with {done.returncode}\n{said}"


if __name__ == "__main__":
    sys.exit(main())
