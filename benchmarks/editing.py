"""How long an `add` to a large map takes, against `check` on it: whole processes, in turn.

`python benchmarks/editing.py [CLAIMS]` prints the minimum and the median of each, and their ratio.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from generate import generate
from start import ARGMAP, seconds

RUNS = 11


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "large.yaml")
        text = generate(claims)
        file.write_text(text, encoding="utf-8")
        check = [ARGMAP, "check", str(file)]
        words = ["--text", "One more.", "-s", "p1", "--rebuts", "c5", "--quote", "so be it"]
        add = [ARGMAP, "add", "claim", str(file), *words]
        times: list[tuple[float, float]] = []
        for _ in range(RUNS):
            file.write_text(text, encoding="utf-8")
            times.append((seconds(check), seconds(add)))
    checks, adds = zip(*times, strict=True)
    ratio = statistics.median(b / a for a, b in times)
    print(f"{claims:,} claims, {len(text):,} characters, {RUNS} runs in turn")
    for name, taken in (("check", checks), ("add", adds)):
        print(f"{name:6} minimum {min(taken):.2f} s  median {statistics.median(taken):.2f} s")
    print(f"add / check: minimum {min(adds) / min(checks):.2f}, median of pairs {ratio:.2f}")


if __name__ == "__main__":
    main()
