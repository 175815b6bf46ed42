"""A process that lays out the graph on its standard input with the Graphviz of pygraphviz."""

from __future__ import annotations

import sys


def main() -> None:
    """Read DOT, write JSON with positions."""
    from pygraphviz import AGraph

    graph = AGraph(string=sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(graph.draw(format="json0", prog="dot"))


if __name__ == "__main__":
    main()
