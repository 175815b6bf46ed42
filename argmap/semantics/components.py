"""The strongly connected components of a graph: the groups of nodes on common circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def strong_components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """The strongly connected components of a graph, each after those that it leads to.

    Tarjan's algorithm (1972) with a stack of its own: O(nodes + arcs).

    >>> strong_components([[1], [0], [0]])
    [[1, 0], [2]]
    """
    # NetworkX has this, but importing it takes a tenth of a second, and `solve` starts in a few
    # milliseconds. The stack is our own because Python's recursion ends at a thousand calls, and
    # chains of attacks can be longer.
    index = [-1] * len(successors)
    low = [0] * len(successors)
    on_stack = bytearray(len(successors))
    stack: list[int] = []
    components: list[list[int]] = []
    count = 0
    for root in range(len(successors)):
        if index[root] >= 0:
            continue
        work: list[tuple[int, Iterator[int]]] = []
        node = root
        index[node] = low[node] = count
        count += 1
        stack.append(node)
        on_stack[node] = 1
        work.append((node, iter(successors[node])))
        while work:
            node, rest = work[-1]
            for end in rest:
                if index[end] < 0:
                    index[end] = low[end] = count
                    count += 1
                    stack.append(end)
                    on_stack[end] = 1
                    work.append((end, iter(successors[end])))
                    break
                if on_stack[end] and index[end] < low[node]:
                    low[node] = index[end]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == index[node]:
                    component: list[int] = []
                    while not component or component[-1] != node:
                        component.append(stack.pop())
                        on_stack[component[-1]] = 0
                    components.append(component)
    return components
