"""The turns of a dialogue as sentences that can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.diagnostics import listed
from argmap.model import ArgumentMap
from argmap.queries.judging.dialogue import Turn
from argmap.queries.judging.fallen_support import FallenSupport, Supports
from argmap.render.wording import MOST_NAMED, few, names


def aloud(map: ArgumentMap, turn: Turn) -> str:
    """A turn as a sentence.

    >>> from argmap import loads
    >>> map = loads("{speakers: {ben: Ben}, claims: {noise: {text: It barks., speaker: ben}}}")
    >>> aloud(map, Turn(1, "opens", ("noise",), ("ben",)))
    'Ben: It barks.'
    """
    if turn.kind in ("opens", "objects", "follows") and not turn.repeated:
        said = f"{_who(map, turn)}{_verb(map, turn)}: {_texts(map, turn.claims)}"
        return said if turn.through is None else f"{said} From that follows {turn.through}."
    return _remark(map, turn)


def mentioned(turn: Turn) -> str:
    """The ids of the claims voiced at a turn, if its sentence does not name them."""
    voices = turn.kind in ("opens", "objects", "follows") and not turn.repeated
    return " + ".join(turn.claims) if voices else ""


def _remark(map: ArgumentMap, turn: Turn) -> str:
    about = listed(turn.claims)
    who = _who(map, turn)
    if turn.kind in ("objects", "follows"):
        return f"{who}{_verb(map, turn)} with {about}, as above."
    if turn.kind == "restates":
        return f"That makes the same point as {about}, and is judged with it."
    if turn.kind == "rests on":
        return f"That rests on {about}, {_status(turn)}."
    if turn.kind == "needs":
        return f"It rests on the support of {about}, {_status(turn)}."
    if turn.kind == "unsupported":
        return "Nothing that supports it stands."
    if turn.kind == "supposed":
        return f"It is supposed that {about} has fallen."
    if turn.kind == "denied":
        return f"{who} {'deny' if len(turn.speakers) > 1 else 'denies'} {about}, without a reason."
    if turn.kind == "more":
        return _more(turn)
    if turn.kind == "lost support" and turn.supports is not None:
        return f"Besides, {fallen_supports(turn.supports)}."
    if turn.kind == "left open":
        return "The extension has no answer to that."
    if turn.kind == "circle" and turn.relation is None:
        return f"That leads back to {about}, where the circle began."
    if turn.kind == "circle":
        return f"{who}{_verb(map, turn)} with {about}: back where the circle began."
    return _unanswered(map, turn)


def _more(turn: Turn) -> str:
    """The objections that stand, or the premises that have fallen, besides the one that is told."""
    count, named = len(turn.more), few([" + ".join(claims) for claims in turn.more])
    if not turn.stands:
        verb = "has" if count == 1 else "have"
        return f"And {count:,} more of what it rests on {verb} fallen: {named}."
    # At depth 1 the claim in question is attacked; deeper down, an attack answers another attack.
    noun, verb = "objection" if turn.depth == 1 else "answer", "stands"
    if count > 1:
        noun, verb = f"{noun}s", "stand"
    return f"And {count:,} more {noun} {verb}: {named}."


def _unanswered(map: ArgumentMap, turn: Turn) -> str:
    # "So it stands" would mislead if all that supports the claim has fallen.
    if turn.supports is not None:
        return f"Nothing is aimed at {turn.claims[0]} itself, but {fallen_supports(turn.supports)}."
    answered = names(map, turn.speakers) or "that"
    return f"Nothing in this map answers {answered}, so it stands."


def fallen_supports(supports: Supports) -> str:
    """Which supports have fallen and why: `its only support (r) has fallen: u`."""
    fallen = supports.fallen
    if supports.count == 1:
        (only,) = fallen
        return f"its only support ({' + '.join(only.premises)}) has fallen{_why_fallen(only)}"
    if len(fallen) < supports.count:
        verb = "has" if len(fallen) == 1 else "have"
        head = f"{len(fallen):,} of its {supports.count:,} supports {verb} fallen"
    elif len(fallen) == 2:
        head = "both its supports have fallen"
    else:
        head = f"all its {supports.count:,} supports have fallen"
    told = [f"{' + '.join(one.premises)}{_why_fallen(one)}" for one in fallen[:MOST_NAMED]]
    left = len(fallen) - len(told)
    return f"{head} ({'; '.join([*told, f'and {left:,} more'] if left else told)})"


def _why_fallen(support: FallenSupport) -> str:
    by = few(list(support.by))
    if support.cause == "met":
        return f": {by}"
    if support.cause == "undercut":
        verb = "undercuts" if len(support.by) == 1 else "undercut"
        return f": {by} {verb} that step"
    if support.cause == "with a premise":
        return f" with {support.premise}" + (f": {by}" if by else "")
    if support.cause == "supposed":
        return ", as is supposed"
    if support.cause == "denied":
        return ", as it is denied"
    return ", since it lacks support itself"


def _status(turn: Turn) -> str:
    if turn.unattacked:
        return "which nothing answers"
    known = {True: "which stands", False: "which has fallen", None: "which is undecided"}
    return known[turn.stands] + (", as above" if turn.repeated else "")


def _who(map: ArgumentMap, turn: Turn) -> str:
    return names(map, turn.speakers) or "The map"


def _verb(map: ArgumentMap, turn: Turn) -> str:
    """What a speaker does at a turn; empty if the claim is only stated."""
    if turn.relation is None:
        return ""
    kind = map.relations[turn.relation].kind
    # Without a speaker "The map" is the subject, which takes a singular verb.
    several = len(turn.speakers) > 1
    if kind == "contradicts" and turn.kind != "follows":
        return " contradict" if several else " contradicts"
    ending = "" if several else "s"
    if turn.kind == "follows" and turn.target is not None:
        return f" object{ending} to {turn.target}, which follows from that"
    if turn.target in map.relations:
        return f" {'deny' if several else 'denies'} the step {turn.target}"
    return f" {'object' if turn.depth == 1 else 'answer'}{ending}"


def _texts(map: ArgumentMap, claims: Sequence[str]) -> str:
    texts = [map.claims[id].text or map.claims[id].title or id for id in claims]
    return " And: ".join(texts)
