"""Two changes to one value brought together: of a field, of a list, of the utterances of a claim."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel

from argmap.edit.compare.utterances import pair_utterances
from argmap.formats.features.elements import default_of
from argmap.formats.native.fields import element_of
from argmap.model import Utterance

Side = Literal["ours", "theirs"]
Report = Callable[[str], None]
"""Called with the name of a field that both sides changed, each in its own way."""


def merge_fields(
    names: Iterable[str],
    base: BaseModel | None,
    ours: BaseModel,
    theirs: BaseModel,
    prefer: Side,
    report: Report,
) -> dict[str, object]:
    """The value of each named field after both changes; without a base, every field was empty."""
    fields = element_of(ours).by_name
    return {
        name: _merge_value(
            name,
            fields[name].shape.merging,
            default_of(ours, name) if base is None else getattr(base, name),
            getattr(ours, name),
            getattr(theirs, name),
            prefer,
            report,
        )
        for name in names
    }


def _merge_value(
    field: str,
    merging: str,
    base: object,
    ours: object,
    theirs: object,
    prefer: Side,
    report: Report,
) -> object:
    """The value of a field after both changes; if they exclude one another, that of `prefer`.

    The usual rule of three: a side that left the value alone yields to the side that changed it.

    >>> def merged(base, ours, theirs):
    ...     return _merge_value("title", "whole", base, ours, theirs, "ours", print)
    >>> merged("Trade", "Trade", "Free trade")
    'Free trade'
    >>> merged("Trade", "Fair trade", "Free trade")
    title
    'Fair trade'
    """
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if field == "utterances":
        return _merge_utterances(base, ours, theirs, prefer, report)  # type: ignore[arg-type]
    if merging == "united":
        return _merge_lists(base, ours, theirs)  # type: ignore[arg-type]
    if merging == "keyed":
        return _merge_keyed(field, base, ours, theirs, prefer, report)  # type: ignore[arg-type]
    report(field)
    return ours if prefer == "ours" else theirs


def _merge_lists(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Our list, without what they removed, and with what they added at the end.

    >>> _merge_lists(base=["a", "b"], ours=["a", "b", "c"], theirs=["b", "d"])
    ['b', 'c', 'd']
    """
    # Counted, not as sets: a list may hold an item twice, and one side may remove one of them.
    before = Counter(base)
    gone, added = before - Counter(theirs), Counter(theirs) - before
    # What both sides added is added once.
    added -= Counter(ours) - before
    merged: list[str] = []
    for item in ours:
        if gone[item] > 0:
            gone[item] -= 1
        else:
            merged.append(item)
    for item in theirs:
        if added[item] > 0:
            added[item] -= 1
            merged.append(item)
    return merged


_ABSENT = object()


def _merge_keyed(
    field: str,
    base: Mapping[str, object],
    ours: Mapping[str, object],
    theirs: Mapping[str, object],
    prefer: Side,
    report: Report,
) -> Mapping[str, object]:
    merged: dict[str, object] = {}
    sides = _in_one_order(field, base, ours, theirs, prefer, report)
    for key in in_order(*sides, at_start=True):
        before, mine, other = (held.get(key, _ABSENT) for held in (base, ours, theirs))
        value = _merge_value(f"{field}.{key}", "whole", before, mine, other, prefer, report)
        if value is not _ABSENT:
            merged[key] = value
    return type(ours)(merged)  # type: ignore[call-arg]


def _in_one_order(
    field: str,
    base: Mapping[str, object],
    ours: Mapping[str, object],
    theirs: Mapping[str, object],
    prefer: Side,
    report: Report,
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Both mappings, first the one whose order counts: the one that was reordered."""
    if not isinstance(ours, OrderedDict):
        return ours, theirs
    held = [id for id in base if id in ours and id in theirs]
    mine, other = ([id for id in side if id in held] for side in (ours, theirs))
    if held not in (mine, other) and mine != other:
        report(f"{field}.order")
        return (ours, theirs) if prefer == "ours" else (theirs, ours)
    return (theirs, ours) if mine == held else (ours, theirs)


def in_order(
    first: Collection[str], second: Collection[str], *, at_start: bool = False
) -> Iterator[str]:
    """The ids of both: in the order of the first, each id of the second alone after its neighbour there.

    Ids without an earlier neighbour in the first come last, or first with `at_start`.

    >>> list(in_order(["a", "n", "b"], ["a", "x", "b"]))
    ['a', 'n', 'x', 'b']
    """
    behind: dict[str | None, list[str]] = defaultdict(list)
    previous: str | None = None
    for id in second:
        if id in first:
            previous = id
        else:
            behind[previous].append(id)
    waiting: list[str] = []
    if at_start:
        yield from behind.pop(None, ())
    for id in first:
        # What the first has added in the same place comes first.
        if id in second:
            yield from waiting
            waiting = behind[id]
        yield id
    yield from waiting
    yield from behind[None]


def _merge_utterances(
    base: Sequence[Utterance],
    ours: Sequence[Utterance],
    theirs: Sequence[Utterance],
    prefer: Side,
    report: Report,
) -> list[Utterance]:
    """Our utterances with the changes of theirs: changed, removed and added ones."""
    # Utterances have no ids: pairs with the base tell which of ours and of theirs are one.
    origin = {j: i for i, j in pair_utterances(base, ours) if i is not None and j is not None}
    their_pairs = pair_utterances(base, theirs)
    partner = {i: j for i, j in their_pairs if i is not None and j is not None}
    merged: list[Utterance] = []
    for j, utterance in enumerate(ours):
        if j not in origin:
            merged.append(utterance)
            continue
        before = base[origin[j]]
        later = theirs[partner[origin[j]]] if origin[j] in partner else None
        kept = _merge_utterance(before, utterance, later, prefer, report)
        if kept is not None:
            merged.append(kept)
    held = set(origin.values())
    for i, utterance in enumerate(base):
        # We removed it, while they may have changed it.
        if i not in held and i in partner:
            kept = _merge_utterance(utterance, None, theirs[partner[i]], prefer, report)
            if kept is not None:
                merged.append(kept)
    ours_added = [u for j, u in enumerate(ours) if j not in origin]
    for utterance in [theirs[j] for i, j in their_pairs if i is None and j is not None]:
        if utterance in ours_added:
            ours_added.remove(utterance)
        else:
            merged.append(utterance)
    return merged


def _merge_utterance(
    base: Utterance,
    ours: Utterance | None,
    theirs: Utterance | None,
    prefer: Side,
    report: Report,
) -> Utterance | None:
    """One utterance after both changes; None if it was removed."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    # An utterance is one statement of who said what and where. Mixing two versions of it would
    # attribute something that neither side wrote.
    report("utterances")
    return ours if prefer == "ours" else theirs
