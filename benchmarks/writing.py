"""How much memory each writer takes for a claim: none may take more than 8 kB.

`python benchmarks/writing.py [CLAIMS [FORMAT...]]` writes a debate and a chain of rebuttals, each
20,000 claims, in every format that the registry says argmap writes, each in a process of its own
with the garbage collector off, as it is in commands. It exits with 1 where a writer takes more.
"""

import gc
import subprocess
import sys
import tracemalloc

from generate import generate

import argmap
from argmap.formats.core.lookup import find_format, format_names
from argmap.formats.core.writing import text_pieces

MOST = 8_000
SHAPES = ("debate", "chain")


def main(claims: int, formats: list[str]) -> int:
    """Weigh each writer on each shape; 1 where one takes too much."""
    failed = False
    print(f"{'format':14}" + "".join(f"{shape:>34}" for shape in SHAPES))
    for format in formats or format_names(writes=True):
        cells = []
        for shape in SHAPES:
            said = _child("weigh", format, shape, str(claims))
            if said.startswith("refused"):
                cells.append(said.strip()[:33])
                continue
            memory, written = (int(figure) for figure in said.split())
            over = memory > MOST * claims
            failed |= over
            figures = f"{memory / claims:,.0f} B, {written / claims:,.0f} B of text"
            cells.append(figures + (" !" if over else ""))
        print(f"{format:14}" + "".join(f"{cell:>34}" for cell in cells), flush=True)
    return int(failed)


def _child(*arguments: str) -> str:
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def weigh(name: str, shape: str, claims: int) -> None:
    """Print the most memory that writing takes besides the map, and the length of what is written."""
    map = argmap.loads(generate(claims) if shape == "debate" else chain(claims), "yaml")
    format = find_format(name)
    # What is imported for the first map serves all others.
    small = argmap.loads("claims: {a: A., b: {text: B., rebuts: a}}", "yaml")
    writer = format.load_binary_writer() if format.is_binary else None
    _ = list(writer(small, "")) if writer else list(text_pieces(small, format))
    gc.collect()
    gc.disable()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    try:
        pieces = writer(map, "") if writer else text_pieces(map, format)
        written = sum(len(piece) for piece in pieces)
    except ValueError as error:
        print(f"refused: {error}")
        return
    print(tracemalloc.get_traced_memory()[1] - before, written)


def chain(claims: int) -> str:
    """A map as text in which each claim rebuts the one before."""
    lines = ["issue: c0", "claims:", "  c0: The first."]
    lines += [f"  c{i}: {{text: No. {i}., rebuts: c{i - 1}}}" for i in range(1, claims)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.argv[1:2] == ["weigh"]:
        weigh(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, sys.argv[2:]))
