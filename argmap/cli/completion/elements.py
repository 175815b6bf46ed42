"""What stands in maps: claims, speakers and the like, and the values of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from argmap.cli.completion.fitting import HELP_WIDTH, Candidate, Completer, Item, fitting
from argmap.cli.completion.maps import maps_in, typed

if TYPE_CHECKING:
    from argmap.formats.native.records import Element, Field
    from argmap.model import ArgumentMap


def _from_maps(
    elements: Callable[[ArgumentMap], Iterable[Candidate]], prefix: str = ""
) -> Completer:
    """A completer for what `elements` finds in the maps; a word may begin with `prefix`."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        head = prefix if prefix and incomplete.startswith(prefix) else ""
        found = (c for map in maps_in(typed(ctx).maps) for c in elements(map))
        return fitting(found, incomplete.removeprefix(head), head)

    return complete


def _claims(map: ArgumentMap) -> Iterator[Candidate]:
    return (Candidate(c.id, c.title or c.text) for c in map.claims.values())


def _relations(map: ArgumentMap) -> Iterator[Candidate]:
    return (Candidate(r.id, r.kind) for r in map.relations.values())


def _speakers(map: ArgumentMap) -> Iterator[Candidate]:
    for speaker in map.speakers.values():
        yield Candidate(speaker.id, speaker.label, (speaker.name, *speaker.aliases))


def _sources(map: ArgumentMap) -> Iterator[Candidate]:
    return (Candidate(s.id, s.title or s.url or s.path or "") for s in map.sources.values())


def _speeches(map: ArgumentMap) -> Iterator[Candidate]:
    return (Candidate(s.id, s.title or s.side or "") for s in map.speeches.values())


_OF_KIND: dict[str, Callable[[ArgumentMap], Iterable[Candidate]]] = {
    "claim": _claims,
    "relation": _relations,
    "speaker": _speakers,
    "source": _sources,
    "speech": _speeches,
}


def field_values(
    ctx: click.Context, element: Element, field: Field, word: str, head: str = ""
) -> list[Item]:
    """What a field can hold: one of its words, the id of an element, or what it holds elsewhere."""
    elements = _OF_KIND.get(getattr(field.shape, "kind", ""))
    found = [Candidate(choice) for choice in field.shape.choices]
    for map in maps_in(typed(ctx).maps) if not found else ():
        found += elements(map) if elements is not None else ()
        # A value that need not be an element is offered if the map already uses it somewhere.
        if elements is None or getattr(field.shape, "lenient", False):
            found += _in_use(map, element, field)
    return fitting(found, word, head)


def _in_use(map: ArgumentMap, element: Element, field: Field) -> Iterator[Candidate]:
    """The short texts that a field holds anywhere in a map."""
    from argmap.formats.features.elements import elements_of

    for noun in elements_of(map, element.holder):
        value = getattr(noun, field.name)
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and len(word) <= HELP_WIDTH:
                yield Candidate(word)


def value_of(kind: str, name: str) -> Completer:
    """A completer for the values of a field of the elements of a kind."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        from argmap.formats.native.fields import ELEMENTS

        element = ELEMENTS[kind]
        return field_values(ctx, element, element.by_name[name], incomplete)

    return complete


claim = _from_maps(_claims, "claim:")
relation = _from_maps(_relations, "relation:")
speaker = _from_maps(_speakers, "speaker:")
source = _from_maps(_sources, "source:")
tag = value_of("claim", "tags")
section = value_of("claim", "section")
turn = value_of("utterance", "turn")


def place(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Claims and relations."""
    return [*claim(ctx, param, incomplete), *relation(ctx, param, incomplete)]


def supposition(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Claims with what they can be supposed to be: `a=in`, `a=out`."""
    word, _, label = incomplete.partition("=")
    return [
        CompletionItem(f"{item.value}={end}", help=item.help)
        for item in claim(ctx, param, word)
        for end in ("in", "out")
        if end.startswith(label)
    ]


def element(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Claims, speakers, sources and relations."""
    found = [*claim(ctx, param, incomplete), *speaker(ctx, param, incomplete)]
    return [*found, *source(ctx, param, incomplete), *relation(ctx, param, incomplete)]


def linked_claims(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Claims joined by `+`: the last one is completed."""
    done, plus, last = incomplete.rpartition("+")
    items = claim(ctx, param, last)
    return [CompletionItem(done + plus + item.value, help=item.help) for item in items]
