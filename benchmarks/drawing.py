"""`argmap draw` against `argdown map -f svg` on the same claims and relations, as whole processes.

`python benchmarks/drawing.py [ARGDOWN]` prints the best times and ratios of one run, in turn. ARGDOWN is
the program of @argdown/cli; without it, only argmap is timed.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

import argmap

SIZES = {100: 5, 1_000: 5, 2_000: 3, 5_000: 2}
"""How many claims, and how often they are drawn."""
COMPARED = 1_000
"""Of more claims than these Argdown makes no picture within minutes."""
SIGNS = {"supports": "+>", "rebuts": "->", "qualifies": "->"}


def as_argdown(map: argmap.ArgumentMap) -> str:
    """The claims and relations of a generated map."""
    lines: dict[str, list[str]] = {c.id: [f"[{c.id}]: {c.text}"] for c in map.claims.values()}
    for relation in map.relations.values():
        lines[relation.premises[0]].append(f"  {SIGNS[relation.kind]} [{relation.target}]")
    return "\n\n".join("\n".join(block) for block in lines.values()) + "\n"


def seconds(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Time each size."""
    argdown = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size, runs in SIZES.items():
            text = generate(size)
            (folder / "map.yaml").write_text(text, encoding="utf-8")
            (folder / "map.argdown").write_text(as_argdown(argmap.loads(text)), encoding="utf-8")
            ours = [sys.executable, "-m", "argmap", "draw", "map.yaml", "-o", "map.svg"]
            ours += ["--limit", str(size)]
            theirs = [argdown, "map", "-f", "svg", "map.argdown", "out"] if argdown else None
            best, other = float("inf"), float("inf")
            for _ in range(runs):
                best = min(best, seconds(ours, folder))
                if theirs and size <= COMPARED:
                    other = min(other, seconds(theirs, folder))
            compared = f"  argdown {other:6.2f} s  {best / other:5.2f}x" if other < 1e9 else ""
            print(f"{size:6,} claims  argmap {best:6.2f} s{compared}")


if __name__ == "__main__":
    main()
