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
    who cartels.argmap.yaml
    chain lights-out.argmap.yaml unsafe --judge
    show lights-out.argmap.yaml stay-home --context
    claims lights-out.argmap.yaml --json
    speakers cartels.argmap.yaml -F csv
    sources cartels.argmap.yaml -F markdown
    relations night-bus.json
    path lights-out.argmap.yaml asleep unsafe
    sides main-street.argdown
    gaps lights-out.argmap.yaml
    flow uniforms.argmap.yaml
    flow uniforms.argmap.yaml --dropped
    flow uniforms.argmap.yaml --live
    timeline uniforms.argmap.yaml
    sql "SELECT count(*) FROM claims" cartels.argmap.yaml
    stats .
    judge lights-out.argmap.yaml
    judge lights-out.argmap.yaml --semantics preferred --support necessary
    judge . --jobs 2 --semantics stable
    why lights-out.argmap.yaml unsafe
    why lights-out.argmap.yaml unsafe --change
    check tiny.argmap.yaml
    verify lights-out.argmap.yaml
    verify lights-out.argmap.yaml --attribution
    explain AM201
    help who
    new made.yaml
    draft ferry.txt
    draft harbour-levy.txt
    add claim tiny.argmap.yaml --text "The cat would leave." -s ben --rebuts get-a-dog --dry-run
    link tiny.argmap.yaml whippets supports get-a-dog --dry-run
    unlink tiny.argmap.yaml barking/get-a-dog --dry-run
    set tiny.argmap.yaml whippets text="Whippets seldom bark." --dry-run
    rename tiny.argmap.yaml whippets small-dogs --dry-run
    remove tiny.argmap.yaml whippets --dry-run
    fmt tiny.argmap.yaml --check
    diff tiny.argmap.yaml lights-out.argmap.yaml
    merge tiny.argmap.yaml tiny.argmap.yaml tiny.argmap.yaml
    unite tiny.argmap.yaml lights-out.argmap.yaml
    import night-bus.json
    export cartels.argmap.yaml --to aif
    export cartels.argmap.yaml --to html
    export cartels.argmap.yaml --to graphml
    export main-street.argdown --to argdown
    export tiny.argmap.yaml --to sqlite -o tiny.sqlite
    formats
    schemes
    schema
    completion bash
    draw tiny.argmap.yaml
    draw lights-out.argmap.yaml --judge -o lights-out.svg
    draw tiny.argmap.yaml -o tiny.pdf
    view tiny.argmap.yaml --help
    lsp
    mcp --skill
    config
    check tiny.argmap.yaml --fix --dry-run
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
