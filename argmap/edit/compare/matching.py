"""Which elements of two versions of a map are the same: those with one id, or with a new id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from argmap.edit.compare.names import Names, renamed
from argmap.edit.compare.same import REWORDED
from argmap.formats.native.fields import RELATION_DETAILS
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker
from argmap.words.folding import folded_name
from argmap.words.similar import paired_off, similar_texts
from argmap.words.statements import words_of

Noun = TypeVar("Noun", Speaker, Source, Claim)

REWORDED_IN_PLACE = 50.0
"""Two texts this similar are one claim if the relations from and to them are the same, too."""


def match(before: ArgumentMap, after: ArgumentMap) -> Names:
    """The later ids of the elements of the earlier version that are still there.

    Elements with the same id are one element. An element whose id is gone is looked for among the
    new ones: by its name or text, by the words it is voiced in, by what it bears on. Linear except
    for sorting.

    >>> from argmap.model import ArgumentMap, Claim
    >>> def version(**texts):
    ...     return ArgumentMap(claims={id: Claim(id=id, text=t) for id, t in texts.items()})
    >>> old, new = version(a="Buses are late.", b="So?"), version(late="buses are late", b="Why?")
    >>> match(old, new).claims
    {'b': 'b', 'a': 'late'}
    """
    # People and sources first: claims are recognised by who voices them, relations by their claims.
    speakers = _match_speakers(before, after)
    sources = _match_sources(before, after)
    alike = renamed(before, Names(speakers, sources))
    claims = _match_claims(alike, after)
    alike = renamed(alike, Names(claims=claims))
    relations = match_relations(alike, after)
    # The ids of relations in `alike` already follow those of their claims.
    of_relation = dict(zip(alike.relations, before.relations, strict=True))
    return Names(
        speakers,
        sources,
        claims,
        {of_relation[id]: later for id, later in relations.items()},
    )


class _Pairing:
    """The elements of one kind that are paired off, and those that still lack a partner."""

    def __init__(self, before: Iterable[str], after: Iterable[str]) -> None:
        held, later = dict.fromkeys(before), dict.fromkeys(after)
        self.found = {id: id for id in held if id in later}
        self.gone = [id for id in held if id not in later]
        self.new = [id for id in later if id not in held]

    @property
    def is_over(self) -> bool:
        """Whether nothing is left that could be paired."""
        return not self.gone or not self.new

    def add(self, pairs: Mapping[str, str]) -> None:
        """Note pairs of a gone and a new id; each pair is one element."""
        self.found |= pairs
        self.gone = [id for id in self.gone if id not in pairs]
        taken = set(pairs.values())
        self.new = [id for id in self.new if id not in taken]

    def by_key(
        self, gone_key: Callable[[str], Hashable], new_key: Callable[[str], Hashable]
    ) -> None:
        """Pair those with the same key, in order; an empty key pairs nothing."""
        waiting: dict[Hashable, list[str]] = defaultdict(list)
        # Reversed, so that `pop` gives the first of several with one key, in constant time.
        for id in reversed(self.new):
            waiting[new_key(id)].append(id)
        pairs: dict[str, str] = {}
        for id in self.gone:
            key = gone_key(id)
            if key and waiting.get(key):
                pairs[id] = waiting[key].pop()
        self.add(pairs)

    def by_votes(
        self, gone: Mapping[str, Counter[Hashable]], new: Mapping[str, Counter[Hashable]]
    ) -> None:
        """Pair elements that share more than half of their features, counted on the larger side.

        A speaker with words 1, 2, 3 and a new one with words 2, 3, 4 share two of three: a pair.
        """
        holders: dict[Hashable, list[str]] = defaultdict(list)
        for id in self.new:
            for feature in new.get(id, ()):
                holders[feature].append(id)
        pairs: dict[str, str] = {}
        taken: set[str] = set()
        for id in self.gone:
            features = gone.get(id, Counter())
            votes: Counter[str] = Counter()
            for feature, count in features.items():
                # A feature that many share tells nothing, and would make this quadratic.
                if len(holders[feature]) <= 8:
                    for other in holders[feature]:
                        votes[other] += min(count, new[other][feature])
            for other, shared in votes.most_common():
                larger = max(features.total(), new[other].total())
                if other not in taken and 2 * shared > larger:
                    pairs[id] = other
                    taken.add(other)
                    break
        self.add(pairs)


# -- speakers and sources -----------------------------------------------------------------------


def _match_speakers(before: ArgumentMap, after: ArgumentMap) -> dict[str, str]:
    pairing = _Pairing(before.speakers, after.speakers)
    if not pairing.is_over:
        pairing.by_key(
            lambda id: folded_name(before.speakers[id].name),
            lambda id: folded_name(after.speakers[id].name),
        )
    if not pairing.is_over:
        pairing.by_votes(_said(before, "speaker"), _said(after, "speaker"))
    return pairing.found


def _match_sources(before: ArgumentMap, after: ArgumentMap) -> dict[str, str]:
    pairing = _Pairing(before.sources, after.sources)
    # The surest key first: a title may be that of several sources.
    keys: tuple[Callable[[Source], Hashable], ...] = (
        lambda source: source.path,
        lambda source: source.url,
        lambda source: folded_name(source.title or ""),
    )
    for key in keys:
        if not pairing.is_over:
            pairing.by_key(
                lambda id, key=key: key(before.sources[id]),  # type: ignore[misc]
                lambda id, key=key: key(after.sources[id]),  # type: ignore[misc]
            )
    if not pairing.is_over:
        pairing.by_votes(_said(before, "source"), _said(after, "source"))
    return pairing.found


def _said(map: ArgumentMap, of: str) -> dict[str, Counter[Hashable]]:
    """The claims and words of each speaker, or in each source."""
    said: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for claim in map.claims.values():
        for utterance in claim.utterances:
            id = getattr(utterance, of)
            if id is not None:
                said[id][(claim.id, *utterance.quote_parts, utterance.reported)] += 1
    return said


# -- claims -------------------------------------------------------------------------------------


def _match_claims(before: ArgumentMap, after: ArgumentMap) -> dict[str, str]:
    """The claims that are the same in both versions; speakers and sources have their later ids."""
    pairing = _Pairing(before.claims, after.claims)
    if pairing.is_over:
        return pairing.found
    old = {id: _wording(before.claims[id]) for id in pairing.gone}
    new = {id: _wording(after.claims[id]) for id in pairing.new}
    pairing.by_key(old.__getitem__, new.__getitem__)
    if not pairing.is_over:
        pairing.by_votes(_voices(before, pairing.gone), _voices(after, pairing.new))
    if not pairing.is_over:
        _by_wording(pairing, old, new, before, after)
    return pairing.found


def _wording(claim: Claim) -> tuple[str, ...]:
    return words_of(claim.text if claim.text.strip() else claim.title or "")


def _voices(map: ArgumentMap, claims: Iterable[str]) -> dict[str, Counter[Hashable]]:
    """The words that each claim is voiced in, and by whom; empty for a claim without words."""
    return {
        id: Counter(
            (u.speaker, *u.quote_parts, u.reported)
            for u in map.claims[id].utterances
            if u.quote or u.reported
        )
        for id in claims
    }


def _by_wording(
    pairing: _Pairing,
    old: Mapping[str, tuple[str, ...]],
    new: Mapping[str, tuple[str, ...]],
    before: ArgumentMap,
    after: ArgumentMap,
) -> None:
    """Pair claims by similar texts; less similar ones only if their relations agree."""
    # Last of all, because it is the slowest and least certain way.
    near = similar_texts(
        {id: old[id] for id in pairing.gone},
        {id: new[id] for id in pairing.new},
        REWORDED_IN_PLACE,
    )
    pairing.add(paired_off(pair for pair in near if pair.ratio >= REWORDED))
    if pairing.is_over:
        return
    gone, fresh = set(pairing.gone), set(pairing.new)
    old_ends, new_ends = _joined(before, gone), _joined(after, fresh)
    pairing.add(
        paired_off(
            pair
            for pair in near
            if pair.one in gone
            and pair.other in fresh
            and old_ends[pair.one]
            and old_ends[pair.one] == new_ends[pair.other]
        )
    )


def _joined(map: ArgumentMap, claims: set[str]) -> dict[str, set[Hashable]]:
    """The relations from and to each of the claims, as keys that can be compared."""
    ends: dict[str, set[Hashable]] = {id: set() for id in claims}
    for relation in map.relations.values():
        for premise in relation.premises:
            if premise in ends:
                others = tuple(p for p in relation.premises if p != premise)
                ends[premise].add((relation.kind, "to", others, relation.target))
        if relation.target in ends:
            ends[relation.target].add((relation.kind, "from", tuple(relation.premises)))
    return ends


# -- relations ----------------------------------------------------------------------------------

_Joint = tuple[tuple[str, ...], str | None]


def match_relations(
    before: ArgumentMap, after: ArgumentMap, paired: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The relations that join the same claims, whatever their ids; both maps use the same claim ids.

    Of several relations between the same claims, those that are wholly alike are paired first, then
    those with the same id, then those of the same kind. If one is left over and its id is still in
    use, it joins other claims now. `paired` has pairs that are known; they are part of the result.

    >>> from argmap import loads
    >>> old = loads("claims: {a: A., b: {rebuts: a}}")
    >>> new = loads("claims: {a: A., b: {rebuts: {claim: a, id: late}}}")
    >>> match_relations(old, new)
    {'b/a': 'late'}
    """
    found = dict(paired or {})
    taken = set(found.values())
    for id, relation in before.relations.items():
        if id not in found and id not in taken and relation == after.relations.get(id):
            found[id] = id
    taken.update(found.values())
    if len(found) == len(before.relations) or len(taken) == len(after.relations):
        return found
    for old, new in zip(by_level(before), by_level(after), strict=False):
        later = _grouped((r for r in new if r.id not in taken), {})
        for joint, candidates in _grouped((r for r in old if r.id not in found), found).items():
            if joint in later:
                found.update(_within(candidates, later[joint]))
    taken = set(found.values())
    for relation in before.relations.values():
        same = after.relations.get(relation.id)
        if relation.id not in found and same and same.id not in taken:
            found[relation.id] = same.id
    return found


def by_level(map: ArgumentMap) -> Iterator[list[Relation]]:
    """The relations that aim at claims, then those that aim at these relations, and so on.

    Relations that aim at one another in a circle are left out: they have no level.
    """
    aiming: dict[str, list[Relation]] = defaultdict(list)
    level: list[Relation] = []
    for relation in map.relations.values():
        if relation.target in map.relations:
            aiming[relation.target].append(relation)
        else:
            level.append(relation)
    while level:
        yield level
        level = [relation for aimed in level for relation in aiming[aimed.id]]


def _grouped(
    relations: Iterable[Relation], found: Mapping[str, str]
) -> dict[_Joint, list[Relation]]:
    groups: dict[_Joint, list[Relation]] = defaultdict(list)
    for relation in relations:
        groups[_joint(relation, found)].append(relation)
    return groups


def _joint(relation: Relation, found: Mapping[str, str]) -> _Joint:
    """The ends of a relation; the order of linked premises does not matter."""
    # A target that is a relation is compared by the pair already found for it: see `by_level`.
    target = relation.target
    return tuple(sorted(relation.premises)), found.get(target, target) if target else target


def _within(old: list[Relation], new: list[Relation]) -> Iterator[tuple[str, str]]:
    """The pairs among relations that join the same claims, the surest first."""
    if len(old) == len(new) == 1:
        yield old[0].id, new[0].id
        return
    keys: tuple[Callable[[Relation], Hashable], ...] = (
        lambda r: (r.kind, r.id, *_details(r)),
        lambda r: (r.kind, *_details(r)),
        lambda r: r.id,
        lambda r: r.kind,
    )
    for key in keys:
        waiting: dict[Hashable, list[Relation]] = defaultdict(list)
        for relation in reversed(new):
            waiting[key(relation)].append(relation)
        left: list[Relation] = []
        for relation in old:
            if waiting[key(relation)]:
                yield relation.id, waiting[key(relation)].pop().id
            else:
                left.append(relation)
        unpaired = {relation.id for relations in waiting.values() for relation in relations}
        old, new = left, [relation for relation in new if relation.id in unpaired]


def _details(relation: Relation) -> tuple[Hashable, ...]:
    return tuple(repr(getattr(relation, field.name)) for field in RELATION_DETAILS)
