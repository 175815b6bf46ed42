"""How long questions about a map of 10,000 claims take, against CSafeLoader merely loading it."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

RUNS = 11
ARGMAP = str(Path(sys.executable).with_name("argmap"))
LOAD = """
import sys, yaml
yaml.load(open(sys.argv[1], "rb").read(), Loader=yaml.CSafeLoader)
"""
COMMANDS = [
    *(["chain"], ["sides"], ["stats"], ["gaps"], ["who"], ["judge"], ["check"]),
    ["export", "--to", "dot"],
]


def seconds(command: list[str]) -> float:
    """The time from the start of a process to its end, with its answer piped to nowhere."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    """Time each command in turn with the loader."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "map.yaml"))
        Path(path).write_text(generate(10_000), encoding="utf-8")
        loader = [sys.executable, "-c", LOAD, path]
        for words in COMMANDS:
            command = [ARGMAP, *words, path]
            seconds(command), seconds(loader)
            pairs = [(seconds(command), seconds(loader)) for _ in range(RUNS)]
            ours, theirs = (statistics.median(t) for t in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            name = " ".join(["argmap", *words])
            print(
                f"{name:22} {ours * 1000:5.0f} ms   CSafeLoader {theirs * 1000:5.0f} ms   {ratio:.2f}x"
            )


if __name__ == "__main__":
    main()
