"""The words of a command that are no options: what each may be depends on those before it."""

from __future__ import annotations

import click

from argmap.cli.completion.elements import claim, element, field_values, place
from argmap.cli.completion.fitting import Candidate, Completer, Item, fitting
from argmap.cli.completion.known import map_file
from argmap.cli.completion.maps import Typed, maps_in, typed


def link_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The words of a relation: premises, the kind, then what it aims at."""
    from argmap.model import RELATION_KINDS

    before = [word for word in typed(ctx).rest if word]
    if any(word in RELATION_KINDS for word in before):
        return place(ctx, param, incomplete)
    # `link --accept supports` needs no premise before the kind.
    has_kind = before or ctx.params.get("accept")
    kinds = fitting((Candidate(kind) for kind in RELATION_KINDS), incomplete) if has_kind else []
    names = place if ctx.info_name == "unlink" else claim
    return [*kinds, *names(ctx, param, incomplete)]


def assignments(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """An element, then `field=value`."""
    from argmap.edit.edits.from_words import fields_of, settable

    before = [word for word in typed(ctx).rest if word]
    name, equals, value = incomplete.partition("=")
    named = [word for word in before[:1] if "=" not in word]
    kind = _kind_of(ctx, named[0]) if named else "map"
    if equals:
        if name not in settable(kind):
            return []
        return field_values(ctx, *settable(kind)[name], value, f"{name}=")
    fields = [Candidate(f"{name}=") for name in fields_of(kind)]
    found = fitting(fields, incomplete)
    return found if before else [*element(ctx, param, incomplete), *found]


def _kind_of(ctx: click.Context, word: str) -> str:
    """The kind of element that a word names in the maps; a claim if none has it."""
    from argmap.edit.edits.base import EditError
    from argmap.edit.edits.finding import find_element

    for map in maps_in(typed(ctx).maps):
        try:
            return find_element(map, word)[0]
        except EditError:
            continue
    return "claim"


_WORDS: dict[str, Completer] = {"CLAIM": claim, "FROM": place, "TO": place}
"""What the words after the maps are, by what the command's help calls them."""


def words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The words of a command, as its usage line has them: `[MAP]... [CLAIM]...`."""
    slots = (param.metavar or "").split()
    before = typed(ctx)
    found: list[Item] = []
    if not ctx.params.get("named_maps") and _takes_map(slots, before):
        found += map_file(ctx, param, incomplete)
    completer = _completer_at(len(before.rest), [s for s in slots if "MAP" not in s])
    return found + (completer(ctx, param, incomplete) if completer else [])


def _takes_map(slots: list[str], before: Typed) -> bool:
    if "MAP" not in slots[0]:
        # The first word may be left out, so any word can be a map.
        return "[MAP]..." in slots
    return not before.rest and ("..." in slots[0] or not before.explicit)


def _completer_at(index: int, slots: list[str]) -> Completer | None:
    if index >= len(slots):
        slots = [s for s in slots[-1:] if s.endswith("...")]
    return _WORDS.get(slots[min(index, len(slots) - 1)].strip("[].")) if slots else None


def command_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The commands of argmap, and behind one that has some its own."""
    group: click.Command | None = ctx.find_root().command
    for word in ctx.params.get("words") or ():
        group = group.get_command(ctx, word) if isinstance(group, click.Group) else None
    if not isinstance(group, click.Group):
        return []
    return fitting((Candidate(name) for name in group.list_commands(ctx)), incomplete)
