"""Figures of a folder of AIF files, against arguebuf merely loading them.

`python benchmarks/aif.py SAMPLES [--peer PYTHON] [--files N]` multiplies the AIF files in a folder,
with ids and texts changed, to N files (1,500 by default), and runs `argmap stats` on them in turn
with a process of `PYTHON`, an interpreter whose environment has arguebuf. It prints the least wall
time and processor time of several runs, with one process and with as many as argmap chooses.
"""

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
PEER = """
import sys, pathlib, arguebuf
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    arguebuf.load.file(file)
"""
_ID = re.compile(r'(?<=")\d{5,7}(?=")')
_WORD = re.compile(r"\b[a-z]{7,}\b")
_KEYS = frozenset({"locutions", "timestamp", "schemefulfillments", "descriptorfulfillments"})


def main() -> None:
    """Write the files, time both programs, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=Path)
    parser.add_argument("--peer", help="a Python with arguebuf; without it only argmap is timed")
    parser.add_argument("--files", type=int, default=1_500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = multiply(given.samples, Path(folder), given.files)
        print(f"{given.files:,} files, {size / 1e6:.1f} MB; least of {RUNS} runs in turn")
        stats = [sys.executable, "-m", "argmap", "stats", folder]
        commands = {"argmap, one process": [*stats, "--jobs", "1"], "argmap": stats}
        if given.peer:
            commands["arguebuf"] = [given.peer, "-c", PEER, folder]
        report({name: [] for name in commands}, commands)


def multiply(samples: Path, folder: Path, count: int) -> int:
    """Write `count` files like the samples, each with other ids and words; returns their size."""
    texts = [file.read_text("utf-8") for file in sorted(samples.glob("*.json"))]
    # The peer reads neither xAIF nor files without nodes or locutions as what they are.
    texts = [t for t in texts if '"AIF"' not in t and '"nodeID"' in t and '"locutions"' in t]
    size = 0
    for i in range(count):
        text = _ID.sub(lambda m, i=i: str(int(m[0]) + 7 * i), texts[i % len(texts)])
        text = _WORD.sub(lambda m, i=i: m[0] if m[0] in _KEYS else f"{m[0]}{i % 10}", text)
        content = text.encode()
        size += len(content)
        (folder / f"nodeset{i:05}.json").write_bytes(content)
    return size


def report(times: dict[str, list[tuple[float, float]]], commands: dict[str, list[str]]) -> None:
    """Run the commands in turn and print what they took."""
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(timed(command))
    base = [min(column) for column in zip(*times[list(times)[-1]], strict=True)]
    for name, found in times.items():
        wall, cpu = (min(column) for column in zip(*found, strict=True))
        print(
            f"{name:20} {wall:6.2f} s {wall / base[0]:5.2f}x"
            f"   processor {cpu:6.2f} s {cpu / base[1]:5.2f}x"
        )


def timed(command: list[str]) -> tuple[float, float]:
    """The wall time and the processor time of a process and its children."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
