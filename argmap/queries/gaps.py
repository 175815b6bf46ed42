"""What a careful reader would ask next: what went unanswered, unsupported, unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from argmap.model import ATTACKS, Claim, Relation
from argmap.queries.answers import unanswered
from argmap.queries.part import Part
from argmap.queries.questions import OpenQuestion, open_questions
from argmap.queries.sides import speakers_met
from argmap.queries.turns import FirstTurns, UnknownTurnError, turn_order
from argmap.several import refuse_text

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Found = TypeVar("Found")

GAP_KINDS = (
    "unanswered",
    "only-qualified",
    "unsupported",
    "unvoiced",
    "unsourced",
    "unquoted",
    "self-contradictions",
    "islands",
    "questions",
    "challenges",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim or relation with the unanswered objections to it."""

    target: str
    relations: list[Relation]
    speakers: list[str]


@dataclass(frozen=True, slots=True)
class SelfContradiction:
    """A speaker who objects to, or contradicts, what they say themselves."""

    speaker: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Gaps:
    """The answer to "what is missing?"; each list in file order."""

    graph: ArgumentGraph
    unanswered: list[Relation]
    hits: list[Hit]
    """The unanswered objections by target; the target with the most objections comes first."""
    only_qualified: list[Relation]
    """The unanswered objections that something only qualifies, which is no answer."""
    unsupported: list[Claim]
    unvoiced: list[Claim]
    unsourced: list[Claim]
    unquoted: list[Claim]
    islands: list[Claim]
    self_contradictions: list[SelfContradiction]
    questions: list[OpenQuestion]
    """The critical questions of the schemes used that nothing in the map deals with."""
    challenges: list[Claim]
    """The claims that somebody asks a reason for and that nothing supports."""

    @property
    def empty(self) -> bool:
        """Whether nothing is missing."""
        claims = (self.unsupported, self.unvoiced, self.unsourced, self.unquoted, self.islands)
        relations = (self.unanswered, self.only_qualified, self.self_contradictions)
        asked = (self.questions, self.challenges)
        return not any(claims) and not any(relations) and not any(asked)


def gaps(
    graph: ArgumentGraph,
    only: Collection[str] = (),
    after: str | None = None,
    speakers: Iterable[str] = (),
    part: Part | None = None,
    kinds: Collection[str] = (),
) -> Gaps:
    """What is missing in a map.

    `only` names the `GAP_KINDS` to look for. The other filters narrow where to look: `speakers` to
    the claims of some speakers and the objections to them, `part` to the claims of a part of the map
    and the objections to it, `kinds` to objections of some kinds, and to claims that are of such a
    kind or a premise of such a relation.

    An objection that was first made after the turn `after` does not count as dropped, since nobody
    had time to answer it. Raises `TurnError` if turns have no order or there is no such turn.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}"))
    >>> [relation.id for relation in gaps(graph, only=["unanswered"]).unanswered]
    ['c/b']
    """
    refuse_text(only=only, speakers=speakers, kinds=kinds)
    speakers = frozenset(speakers)
    within = _Within(None if part is None or part.is_whole else part)

    def asked(kind: str) -> bool:
        return not only or kind in only

    def concerns(claim: Claim) -> bool:
        if speakers and speakers.isdisjoint(claim.speakers):
            return False
        made = {claim.kind, *(r.kind for r in graph.relations_from(claim.id))}
        return within.has(claim.id) and (not kinds or not made.isdisjoint(kinds))

    claims = [c for c in graph.counted if concerns(c)]
    open_relations = _open(graph, after)
    if speakers:
        open_relations = [r for r in open_relations if speakers & {*speakers_met(graph, r)}]
    open_relations = [
        r for r in open_relations if within.has(r.target) and (not kinds or r.kind in kinds)
    ]
    limited = [r for r in open_relations if _is_limited(graph, r)]
    return Gaps(
        graph,
        open_relations if asked("unanswered") else [],
        _hits(graph, open_relations) if asked("unanswered") else [],
        limited if asked("only-qualified") else [],
        _unsupported(graph, claims) if asked("unsupported") else [],
        [c for c in claims if not c.speakers] if asked("unvoiced") else [],
        [c for c in claims if _is_unsourced(c)] if asked("unsourced") else [],
        [c for c in claims if _is_unquoted(c)] if asked("unquoted") else [],
        [c for c in claims if _is_island(graph, c)] if asked("islands") else [],
        within.of(self_contradictions(graph, speakers), lambda c: c.relation)
        if asked("self-contradictions")
        else [],
        within.of(open_questions(graph, speakers), lambda q: q.relation)
        if asked("questions")
        else [],
        _challenged(graph, claims) if asked("challenges") else [],
    )


class _Within:
    """Whether something concerns a part of a map; everything does if there is no part."""

    def __init__(self, part: Part | None) -> None:
        self.ids: set[str] | None = None
        if part is not None:
            self.ids = {c.id for c in part.claims} | {r.id for r in part.relations}

    def has(self, id: str | None) -> bool:
        """Whether a claim or a relation belongs to the part."""
        return self.ids is None or id in self.ids

    def of(self, found: list[Found], relation_of: Callable[[Found], Relation]) -> list[Found]:
        """What is about a relation that belongs to the part, or that aims at it."""
        return [x for x in found if self.has((r := relation_of(x)).id) or self.has(r.target)]


def _open(graph: ArgumentGraph, after: str | None) -> list[Relation]:
    found = list(unanswered(graph).values())
    if after is None:
        return found
    order = turn_order(graph.map)
    if after not in order:
        known = ", ".join(order) or "none is given in this map"
        raise UnknownTurnError(f"there is no turn {after!r}; turns: {known}")
    first = FirstTurns(graph, order)
    made = ((r, first.of(r)) for r in found)
    # An objection without a turn may have been made in time, so it stays in the list.
    return [r for r, turn in made if turn is None or order[turn] <= order[after]]


def _hits(graph: ArgumentGraph, relations: list[Relation]) -> list[Hit]:
    by_target: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        by_target[relation.target or ""].append(relation)
    hits = [
        Hit(target, found, list(dict.fromkeys(s for r in found for s in graph.speakers_of(r))))
        for target, found in by_target.items()
    ]
    # The sort is stable: targets with equally many objections stay in file order.
    return sorted(hits, key=lambda hit: -len(hit.relations))


def _is_limited(graph: ArgumentGraph, relation: Relation) -> bool:
    places = [relation.id, *relation.premises]
    return any(r.kind == "qualifies" for id in places for r in graph.relations_into(id))


def _unsupported(graph: ArgumentGraph, claims: list[Claim]) -> list[Claim]:
    """The claims that nothing supports, nor any claim that restates them."""
    relations = graph.map.relations.values()
    supported = {r.target for r in relations if r.kind == "supports" and r.premises}
    return [c for c in claims if supported.isdisjoint(graph.same_point(c.id))]


def _challenged(graph: ArgumentGraph, claims: list[Claim]) -> list[Claim]:
    """The claims that somebody challenges and nobody gives a reason for."""
    return _unsupported(graph, [c for c in claims if c.speakers_by("challenges")])


def _is_unsourced(claim: Claim) -> bool:
    spoken = claim.utterances
    return bool(spoken) and all(u.source is None and u.url is None for u in spoken)


def _is_unquoted(claim: Claim) -> bool:
    return bool(claim.utterances) and all(u.quote is None for u in claim.utterances)


def _is_island(graph: ArgumentGraph, claim: Claim) -> bool:
    return not graph.relations_into(claim.id) and not graph.relations_from(claim.id)


def self_contradictions(
    graph: ArgumentGraph, speakers: Collection[str] = ()
) -> list[SelfContradiction]:
    """Where speakers, or only some, are at odds with themselves, in file order.

    They voice all premises of an objection, or draw it, and also voice, or draw, what it aims at.
    """
    found: list[SelfContradiction] = []
    for relation in graph.map.relations.values():
        if relation.kind not in _OBJECTIONS or not relation.whole:
            continue
        met, voices = speakers_met(graph, relation), _voices(graph, relation)
        found += [
            SelfContradiction(speaker, relation)
            for speaker in met
            if speaker in voices and (not speakers or speaker in speakers)
        ]
    return found


_OBJECTIONS = frozenset((*ATTACKS, "contradicts"))


def _voices(graph: ArgumentGraph, relation: Relation) -> set[str]:
    """Those who voice every premise of a relation, or who draw it."""
    claims = graph.map.claims
    first, *others = relation.premises
    voices = set(claims[first].speakers)
    for premise in others:
        voices &= set(claims[premise].speakers)
    # Whoever voices the only premise draws the relation, unless it names someone else.
    if relation.kind in ATTACKS and (others or relation.speakers):
        voices |= set(graph.speakers_of(relation))
    return voices
