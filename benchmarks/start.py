"""How long whole processes take from start to end, in turn, as medians and ratios of one run."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 21
IMPORTS = "import click, rich.console, networkx, pydantic, yaml"
EXAMPLE = Path(__file__).parents[1] / "examples/cartels.argmap.yaml"
ARGMAP = str(Path(sys.executable).with_name("argmap"))
PAIRS = [
    ([ARGMAP, "--version"], [sys.executable, "-c", "pass"]),
    ([ARGMAP, "--help"], [sys.executable, "-c", "pass"]),
    ([ARGMAP, "who", str(EXAMPLE)], [sys.executable, "-c", IMPORTS]),
    ([ARGMAP, "chain", str(EXAMPLE)], [sys.executable, "-c", IMPORTS]),
    ([ARGMAP, "check", str(EXAMPLE)], [sys.executable, "-c", IMPORTS]),
]


def seconds(command: list[str]) -> float:
    """The time from the start of a process to its end."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    """Time each pair in turn."""
    for command, against in PAIRS:
        seconds(command), seconds(against)
        pairs = [(seconds(command), seconds(against)) for _ in range(RUNS)]
        ours, theirs = (statistics.median(t) for t in zip(*pairs, strict=True))
        ratio = statistics.median(a / b for a, b in pairs)
        name = " ".join(["argmap", *(Path(word).name for word in command[1:])])
        other = "imports alone" if IMPORTS in against else "python -c pass"
        print(
            f"{name:28} {ours * 1000:5.0f} ms   {other:15} {theirs * 1000:5.0f} ms   {ratio:.2f}x"
        )


if __name__ == "__main__":
    main()
