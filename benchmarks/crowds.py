"""Files with thousands of problems: how the time to read them grows as the files double in size.

`python benchmarks/crowds.py` prints, for each kind of crowd, medians and their ratio within one run;
2 is linear, 4 is quadratic.
"""

import statistics
import time
from collections.abc import Callable

from argmap.formats.core.reading import read_text

RUNS = 5
MANY = 8_000
WORDS = 500_000
"""How many things or words the smaller file of each pair has."""


def _claims(count: int, fields: str) -> str:
    """Claims that say the same; `{i}` is the number of each, `{next}` that of the one after it."""
    lines = (fields.format(i=i, next=(i + 1) % count) for i in range(count))
    return "claims:\n" + "".join(f"  c{i}: {line}\n" for i, line in enumerate(lines))


CROWDS: dict[str, tuple[int, Callable[[int], str]]] = {
    "unknown claims": (MANY, lambda n: _claims(n, "{{rebuts: d{i}x}}")),
    "unknown relations": (MANY, lambda n: _claims(n, "{{undercuts: d{i}/x}}")),
    "doubled keys": (MANY, lambda n: "claims:\n" + "  a: x\n" * n),
    "equal relations": (MANY, lambda n: f"claims:\n  a: {{rebuts: [{', '.join('a' * n)}]}}\n"),
    "undercut circle": (MANY, lambda n: _claims(n, "{{undercuts: c{next}}}")),
    "undercut hub": (
        MANY,
        lambda n: (
            _claims(n, "{{undercuts: h}}")
            + f"  h: {{rebuts: [{', '.join(f'c{i}' for i in range(n))}]}}\n"
        ),
    ),
    "syntax errors": (MANY, lambda n: _claims(n, "A plan: do it")),
    "one long line": (WORDS, lambda n: "claims:\n  a: " + "word " * n),
    "one long broken line": (WORDS, lambda n: "claims:\n  a: A plan: " + "word: " * n),
    "many spaces": (WORDS, lambda n: "claims:\n  a: 'x'" + " " * n * 5 + "y"),
}


def main() -> None:
    """Time each crowd at two sizes, in turn."""
    for name, (count, text_of) in CROWDS.items():
        texts = [text_of(size) for size in (count, 2 * count)]
        times: list[list[float]] = [[], []]
        for _ in range(RUNS):
            for taken, text in zip(times, texts, strict=True):
                started = time.perf_counter()
                read_text(text, None, "yaml")
                taken.append(time.perf_counter() - started)
        small, large = map(statistics.median, times)
        print(f"{name:22} {small * 1000:7.0f} ms  {large * 1000:7.0f} ms  {large / small:5.2f}x")


if __name__ == "__main__":
    main()
