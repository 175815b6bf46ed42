"""Time drafting many articles in one process.

    python benchmarks/draft.py FOLDER [COUNT]

FOLDER holds texts (*.txt); they are drafted over and over until COUNT (800) are done.
"""

import sys
import time
from itertools import cycle, islice
from pathlib import Path

from argmap.drafting.drafting import draft


def main() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 800
    best = float("inf")
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        found = sum(len(draft(text).statements) for text in islice(cycle(texts), count))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        best = min(best, cpu)
        print(f"{count} texts, {found} statements: {wall:.2f} s, {cpu:.2f} s of CPU time")
    print(f"best: {best:.2f} s of CPU time")


if __name__ == "__main__":
    main()
