"""`diff`, `merge` and `unite` of 10,000 claims as whole processes, against reading the maps.

`python benchmarks/comparing.py [CLAIMS]` prints the best times and ratios of one run, in turn.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

RUNS = 5
CHANGES = 50
"""How many claims each side rewords, and how many it adds."""


def changed(text: str, side: str, step: int) -> str:
    """A version in which one side reworded some claims and added others."""
    lines = text.split("\n")
    texts = [i for i, line in enumerate(lines) if line.startswith("    text: ")]
    for i in texts[step :: len(texts) // CHANGES]:
        lines[i] = f"{lines[i].rstrip('.')} as {side} has it."
    added = [
        f"  {side}-{n}:\n    text: Point {n} of {side}.\n    supports: c0" for n in range(CHANGES)
    ]
    place = lines.index("claims:") + 1
    return "\n".join([*lines[:place], *added, *lines[place:]])


def main() -> None:
    """Time each command."""
    base = generate(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in (
            ("base", base),
            ("ours", changed(base, "ours", 3)),
            ("theirs", changed(base, "theirs", 7)),
        ):
            (folder / f"{file}.yaml").write_text(text, encoding="utf-8")
        commands = {
            "stats (reads one)": ("stats", "base.yaml"),
            "stats (reads two)": ("stats", "base.yaml", "ours.yaml"),
            "stats (reads three)": ("stats", "base.yaml", "ours.yaml", "theirs.yaml"),
            "diff of two": ("diff", "base.yaml", "ours.yaml"),
            "merge of three": ("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "m.yaml"),
            "unite of two": ("unite", "base.yaml", "ours.yaml", "-o", "u.yaml"),
        }
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(RUNS):
            for label, words in commands.items():
                started = time.perf_counter()
                ran = subprocess.run(
                    [sys.executable, "-m", "argmap", *words], cwd=folder, capture_output=True
                )
                best[label] = min(best[label], time.perf_counter() - started)
                assert ran.returncode < 2, ran.stderr
    for label, seconds in best.items():
        ratio = seconds / best["stats (reads one)"]
        print(f"{label:20} {seconds * 1000:6.0f} ms  {ratio:5.2f}x")


if __name__ == "__main__":
    main()
