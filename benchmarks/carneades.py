"""Where argmap's readings agree with the labels that Carneades' own example files expect.

`python benchmarks/carneades.py FOLDER` reads every map in a folder that carries expected labels,
judges it in several readings, and prints for each file how many of the labels come out the same.
The last column also supposes, as Carneades does, that a claim has fallen that nobody assumes and
nothing supports.
"""

import sys
from pathlib import Path

from argmap.formats.core.reading import read_if_map
from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.judging.judge import grounded_labels
from argmap.semantics.reduction.reading import SUPPORTS, Reading


def unfounded(map: ArgumentMap) -> tuple[tuple[str, str], ...]:
    """The claims that nothing supports and nobody assumes, supposed to have fallen."""
    supported = {r.target for r in map.relations.values() if r.kind == "supports"}
    return tuple(
        (c.id, "out")
        for c in map.claims.values()
        if c.id not in supported and "assumed" not in c.tags
    )


def main() -> None:
    """Judge every map in every reading."""
    heads = [*SUPPORTS, "any-of, assumed"]
    print(f"{'file':28} {'labels':>6}  " + "  ".join(f"{head:>15}" for head in heads))
    totals = [0] * (len(heads) + 1)
    for path in sorted(Path(sys.argv[1]).rglob("*")):
        loaded = read_if_map(path) if path.is_file() else None
        if loaded is None or loaded.map is None or not loaded.map.expect:
            continue
        map = loaded.map
        readings = [Reading(support) for support in SUPPORTS]
        readings.append(Reading("any-of", supposed=unfounded(map)))
        found = [grounded_labels(to_graph(map), reading) for reading in readings]
        agreeing = [sum(map.expect[c] == labels[c] for c in map.expect) for labels in found]
        row = [len(map.expect), *agreeing]
        totals = [a + b for a, b in zip(totals, row, strict=True)]
        print(f"{path.name:28} {row[0]:6}  " + "  ".join(f"{n:15}" for n in agreeing))
        wrong = [c for c in map.expect if found[-1][c] != map.expect[c]]
        for claim in wrong:
            print(f"    {claim}: expected {map.expect[claim]}, is {found[-1][claim]}")
    print(f"{'all':28} {totals[0]:6}  " + "  ".join(f"{n:15}" for n in totals[1:]))


if __name__ == "__main__":
    main()
