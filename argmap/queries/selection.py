"""The filters that all questions share: they select the claims that a question is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from argmap.model import (
    FORCES,
    RELATION_KINDS,
    Claim,
    Finding,
    Force,
    Relation,
    Speaker,
    Stance,
    Utterance,
)
from argmap.queries.stance import Stances
from argmap.queries.turns import same_turn, turn_of
from argmap.several import refuse_text
from argmap.words.folding import folded, folded_name

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters for claims; an empty field lets every claim pass.

    A claim must fit every field that is not empty, and fits a field by one of its values. Claims,
    speakers and sources are given by id; `resolved` finds the ids of names that a person typed.
    """

    claims: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    acts: tuple[Force, ...] = ()
    """What a speaker does with the claim; empty: voices it, or in `who` also denies it."""
    anonymous: bool = False
    """Only what speakers without a name voice."""
    checked: tuple[Finding, ...] = ()
    """What a check of the claim found."""
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of relation that the claim is a premise of, or kinds of claim."""
    stances: tuple[Stance, ...] = ()
    about: str | None = None
    """Only what bears on this claim, directly or through others."""
    depth: int | None = None
    """With `about`: at most this many relations away."""
    match: str | None = None
    """A text within the claim's id, title, text or words, in the sense of `folded`."""
    unanswered: bool = False
    turns: tuple[str, ...] = ()
    """Turns in which the claim is voiced."""
    arguments: bool = False
    """Also arguments that premises and conclusions of the map spell out."""

    def __post_init__(self) -> None:
        """Refuse `speakers="ada"`, which would mean the speakers a, d and a."""
        refuse_text(
            claims=self.claims,
            speakers=self.speakers,
            acts=self.acts,
            checked=self.checked,
            sources=self.sources,
            tags=self.tags,
            sections=self.sections,
            kinds=self.kinds,
            stances=self.stances,
            turns=self.turns,
        )

    @property
    def empty(self) -> bool:
        """Whether it lets everything pass."""
        # `arguments` drops no claim: it only adds some.
        return self in (EVERYTHING, _WITH_ARGUMENTS)


EVERYTHING = Selection()
_WITH_ARGUMENTS = Selection(arguments=True)
"""The selection that lets everything pass."""


def select(
    graph: ArgumentGraph,
    selection: Selection,
    stances: Stances,
    unanswered: Mapping[str, Relation],
) -> list[Claim]:
    """The claims that fit, in file order.

    >>> from argmap import loads, to_graph
    >>> from argmap.queries.stance import stances_of
    >>> graph = to_graph(loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}"))
    >>> [c.id for c in select(graph, Selection(about="a", depth=1), stances_of(graph), {})]
    ['b']
    """
    tests = list(_tests(graph, selection, stances, unanswered))
    # Arguments that are spelled out count only if somebody asks for them, by kind or by id.
    all_of_them = selection.arguments or selection.claims or "argument" in selection.kinds
    claims = graph.map.claims.values() if all_of_them else graph.counted
    return [c for c in claims if all(test(c) for test in tests)]


def _tests(
    graph: ArgumentGraph,
    selection: Selection,
    stances: Stances,
    unanswered: Mapping[str, Relation],
) -> Iterable[Callable[[Claim], bool]]:
    if selection.claims:
        yield lambda c: c.id in selection.claims
    if selection.speakers:
        acts = selection.acts or FORCES
        yield lambda c: any(
            u.speaker in selection.speakers and u.force in acts for u in c.utterances
        )
    elif selection.acts:
        yield lambda c: any(u.force in selection.acts for u in c.utterances)
    if selection.checked:
        yield lambda c: c.checked in selection.checked
    if selection.anonymous:
        nameless = {id for id, s in graph.map.speakers.items() if s.is_nameless}
        yield lambda c: not nameless.isdisjoint(c.speakers)
    if selection.sources:
        yield lambda c: any(u.source in selection.sources for u in c.utterances)
    if selection.tags:
        wanted_tags = set(map(folded_name, selection.tags))
        yield lambda c: any(folded_name(t) in wanted_tags for t in c.tags)
    if selection.sections:
        wanted = set(map(folded_name, selection.sections))
        yield lambda c: any(folded_name(s) in wanted for s in c.section)
    if selection.kinds:
        yield (
            lambda c: (
                c.kind in selection.kinds
                or any(r.kind in selection.kinds for r in graph.relations_from(c.id))
            )
        )
    if selection.stances:
        wanted_stances = set(selection.stances)
        yield lambda c: not wanted_stances.isdisjoint(stances.among(stances.of(c.id)))
    if selection.about is not None:
        bearing = bearing_on(graph, selection.about, selection.depth)
        yield lambda c: c.id in bearing and c.id != selection.about
    if selection.match is not None:
        text = folded(selection.match)
        yield lambda c: any(text in folded(piece) for piece in _pieces(c))
    if selection.turns:
        yield lambda c: any(_is_in_turn(u, selection.turns) for u in c.utterances)
    if selection.unanswered:
        premises = {p for r in unanswered.values() for p in r.premises}
        yield lambda c: c.id in premises


def fits_utterance(selection: Selection, utterance: Utterance) -> bool:
    """Whether an utterance of a claim that fits has the speaker, act, source and turn asked for."""
    return (
        (not selection.speakers or utterance.speaker in selection.speakers)
        and (not selection.acts or utterance.force in selection.acts)
        and (not selection.sources or utterance.source in selection.sources)
        and (not selection.turns or _is_in_turn(utterance, selection.turns))
    )


def _is_in_turn(utterance: Utterance, turns: Collection[str]) -> bool:
    turn = turn_of(utterance)
    return turn is not None and same_turn(turn) in set(map(same_turn, turns))


def _pieces(claim: Claim) -> Iterable[str]:
    yield claim.id
    yield claim.text
    if claim.title:
        yield claim.title
    for utterance in claim.utterances:
        yield from utterance.quote_parts
        if utterance.reported:
            yield utterance.reported


def bearing_on(graph: ArgumentGraph, claim: str, depth: int | None = None) -> dict[str, int]:
    """A claim and the claims that bear on it: by id, how many relations away at least."""
    # NetworkX is slow to import, and this module also looks up names for commands without a graph.
    from argmap.graph.ways import distances

    return distances(graph, [claim], depth)


class UnknownNameError(ValueError):
    """A claim or speaker that a map does not have, or that could be several."""


def find_claim(graph: ArgumentGraph, word: str) -> str:
    """The id that a word on the command line means: an id, or the beginning of only one.

    Raises `UnknownNameError`, which says which id was probably meant.

    >>> from argmap import loads, to_graph
    >>> find_claim(to_graph(loads("claims: {dogs-bark: Dogs bark., cats-purr: Cats purr.}")), "dogs")
    'dogs-bark'
    """
    return _find("claim", word, graph.map.claims)


def find_place(graph: ArgumentGraph, word: str) -> str:
    """The claim or relation a word means: an id of either, or the beginning of one claim's id.

    Raises `UnknownNameError`, which says which id was probably meant.
    """
    relation = word.removeprefix("relation:")
    return relation if relation in graph.map.relations else find_claim(graph, word)


def find_speaker(graph: ArgumentGraph, word: str) -> str:
    """The id of the speaker a word means: by id, name or alias, or by a part that only one has.

    Raises `UnknownNameError`, which says who was probably meant.
    """
    return speaker_named(graph.map.speakers, word)


def speaker_named(speakers: Mapping[str, Speaker], word: str) -> str:
    """`find_speaker` among the speakers of a map that has no graph yet.

    >>> people = {"a": Speaker(id="a", name="Ann"), "j": Speaker(id="j", name="Joann")}
    >>> speaker_named(people, "ann"), speaker_named(people, "jo")
    ('a', 'j')
    """
    word = word.removeprefix("speaker:")
    if word in speakers:
        return word
    called = {s.id: list(map(folded_name, _names(s))) for s in speakers.values()}
    wanted = folded_name(word)
    found = [id for id, names in called.items() if wanted in names]
    # A whole name wins: Ann is not ambiguous because Joann contains it.
    if not found and wanted:
        found = [id for id, names in called.items() if any(wanted in name for name in names)]
    if len(found) == 1:
        return found[0]
    known = [name for s in speakers.values() for name in _names(s)]
    raise UnknownNameError(_unknown("speaker", word, found, known, [*speakers]))


def _names(speaker: Speaker) -> list[str]:
    return [speaker.id, speaker.name, *speaker.aliases]


def find_source(graph: ArgumentGraph, word: str) -> str:
    """The id of a source; raises `UnknownNameError`, which says which source was probably meant."""
    return _find("source", word, graph.map.sources)


def _find(kind: str, word: str, known: Collection[str]) -> str:
    word = word.removeprefix(f"{kind}:")
    if word in known:
        return word
    begun = [id for id in known if id.startswith(word)] if word else []
    if not begun and word.strip():
        begun = _typed_otherwise(folded_name(word), known)
    if len(begun) == 1:
        return begun[0]
    raise UnknownNameError(_unknown(kind, word, begun, known))


def _typed_otherwise(word: str, known: Collection[str]) -> list[str]:
    """The ids that equal a word except for case and the like, or else those that begin with it."""
    called = {id: folded_name(id) for id in known}
    same = [id for id, name in called.items() if name == word]
    return same or [id for id, name in called.items() if name.startswith(word)]


def _unknown(
    kind: str,
    word: str,
    several: list[str],
    known: Iterable[str],
    ids: Sequence[str] | None = None,
) -> str:
    """The message about an unknown name: `known` are the names to suggest, `ids` those to list."""
    from argmap.diagnostics import did_you_mean, first_of

    if several:
        return f"{word!r} could be several {kind}s: {first_of(several, 8)}"
    known = list(known)
    ids = known if ids is None else ids
    near = did_you_mean(word, known) or (f"there are: {first_of(ids, 8)}" if ids else "")
    return f"there is no {kind} {word!r}" + (f"; {near}" if near else "")


def resolved(graph: ArgumentGraph, asked: Selection, claims: Iterable[str] = ()) -> Selection:
    """The selection with ids of the map in place of the names that a person typed.

    `claims` are the claims they named. Raises `UnknownNameError` for a name that the map does not have.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("{speakers: {ada: Ada Ash, ben: Ben Birch}, claims: {}}"))
    >>> resolved(graph, Selection(speakers=("Ash, birch",))).speakers
    ('ada', 'ben')
    """
    refuse_text(claims=claims)
    map = graph.map
    claims_of_map = map.claims.values()
    return replace(
        asked,
        claims=tuple(find_claim(graph, c) for c in claims),
        speakers=each_named(asked.speakers, partial(find_speaker, graph)),
        sources=each_named(asked.sources, partial(find_source, graph)),
        tags=_labels(asked.tags, lambda: (t for c in claims_of_map for t in c.tags)),
        sections=_labels(asked.sections, lambda: (s for c in claims_of_map for s in c.section)),
        turns=_labels(
            asked.turns,
            lambda: (u.turn for c in claims_of_map for u in c.utterances if u.turn),
        ),
        about=find_claim(graph, asked.about) if asked.about is not None else None,
    )


def each_named(words: Iterable[str], find: Callable[[str], str]) -> tuple[str, ...]:
    """The ids that words name; a word is one name, or several with commas between them."""
    found: list[str] = []
    for word in words:
        # The whole word comes first, because a name may contain a comma: "Smith, J.".
        try:
            found.append(find(word))
        except UnknownNameError:
            pieces = split_at_commas(word)
            if pieces == [word]:
                raise
            found += map(find, pieces)
    return tuple(dict.fromkeys(found))


def _labels(words: Iterable[str], labels: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """Labels; a word is one label, or several with commas between them.

    A word with a comma stays whole if the map has such a label.
    """
    if not any("," in word for word in words):
        return tuple(words)
    known = set(map(folded_name, labels()))
    return tuple(
        piece
        for word in words
        for piece in ([word] if folded_name(word) in known else split_at_commas(word))
    )


def split_at_commas(word: str) -> list[str]:
    """The pieces of a word between commas, without empty ones.

    >>> split_at_commas("a, b,"), split_at_commas("")
    (['a', 'b'], [''])
    """
    return [piece.strip() for piece in word.split(",") if piece.strip()] or [word]


KIND_CHOICES = (*RELATION_KINDS, "statement", "argument")
