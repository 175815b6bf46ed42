"""Drawing large Argdown files against the Argdown tools, and reading files that double in size.

Set `ARGMAP_ARGDOWN` to a folder in which `npm install @argdown/cli@1.7.5` was run; without it only
argmap is timed. Times are those of whole processes, the least of several runs in turn.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from argmap.diagnostics import SourceText
from argmap.formats.argdown import read

RUNS = 3
SIZES = (10_000, 50_000)
WORDS = [
    "trade",
    "falls",
    "rose",
    "since",
    "the",
    "shops",
    "would",
    "lose",
    "their",
    "money",
    "when",
    "streets",
    "close",
    "for",
    "cars",
]
ARGMAP = str(Path(sys.executable).with_name("argmap"))


def document(claims: int) -> str:
    """A document with texts of 15 words and 1.2 relations for each claim."""
    chance = random.Random(1)
    below: list[list[str]] = [[] for _ in range(claims)]
    for i in range(1, claims):
        below[chance.randrange(max(0, i - 50), i)].append(f"  {chance.choice('+-')} [Claim {i}]")
    for _ in range(claims // 5):
        other = chance.randrange(claims)
        below[chance.randrange(claims)].append(f"  {chance.choice('+-')} [Claim {other}]")
    lines: list[str] = []
    for i in range(claims):
        text = " ".join(chance.choices(WORDS, k=15))
        lines += [f"[Claim {i}]: {text.capitalize()}.", *below[i], ""]
    return "\n".join(lines)


def measured(command: list[str]) -> tuple[float, float]:
    """The seconds and the megabytes of a process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - started, used.ru_maxrss / 1024


def draw(folder: Path, tools: str | None) -> None:
    """Time drawings."""
    for size in SIZES:
        file = folder / f"{size}.argdown"
        file.write_text(document(size))
        commands = {"argmap": [ARGMAP, "export", str(file), "--to", "dot"]}
        if tools:
            program = str(Path(tools, "node_modules", ".bin", "argdown"))
            commands["argdown"] = [program, "map", "-f", "dot", "--stdout", str(file)]
        runs = [{name: measured(c) for name, c in commands.items()} for _ in range(RUNS)]
        best = {
            name: [min(x) for x in zip(*(r[name] for r in runs), strict=True)] for name in commands
        }
        for name, (seconds, megabytes) in best.items():
            print(f"{size:6} claims  {name:8} {seconds:6.2f} s {megabytes:6.0f} MB")
        if tools:
            ratios = [ours / theirs for ours, theirs in zip(*best.values(), strict=True)]
            print(f"{'':14} ratios   {ratios[0]:6.2f}   {ratios[1]:6.2f}")


def grow() -> None:
    """Time reading, by processor seconds."""
    for claims in (8_000, 16_000, 32_000, 64_000):
        source = SourceText(document(claims))
        lines = source.line_count()
        started = time.process_time()
        read(source)
        seconds = time.process_time() - started
        print(f"{lines:7} lines read in {seconds:5.2f} s, {seconds / lines * 1e6:4.1f} µs a line")


def main() -> None:
    """Draw, then read."""
    with tempfile.TemporaryDirectory() as folder:
        draw(Path(folder), os.environ.get("ARGMAP_ARGDOWN"))
    grow()
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
