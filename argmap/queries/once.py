"""Answers that several questions about one graph need, each found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Answer = TypeVar("Answer")
Rest = ParamSpec("Rest")


def once(
    question: Callable[Concatenate[ArgumentGraph, Rest], Answer],
) -> Callable[Concatenate[ArgumentGraph, Rest], Answer]:
    """Answer a question about a graph once for each of its other arguments, which must be hashable.

    A graph does not change, so neither does an answer; nobody may change what they are given. The
    answers go when the graph goes.
    """
    found: WeakKeyDictionary[ArgumentGraph, dict[object, Answer]] = WeakKeyDictionary()

    @wraps(question)
    def remembered(graph: ArgumentGraph, /, *rest: Rest.args, **named: Rest.kwargs) -> Answer:
        answers = found.setdefault(graph, {})
        asked = (rest, *named.items())
        if asked not in answers:
            answers[asked] = question(graph, *rest, **named)
        return answers[asked]

    return remembered
