"""What a word on the command line can be completed to: maps, and what stands in them.

These are the `shell_complete` functions of options and arguments. They read the maps that are already
on the line, if they are sound enough, and only regular files: pressing Tab must not wait for a pipe,
or consume standard input.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import click
from click.shell_completion import CompletionItem

from argmap.words.folding import folded

if TYPE_CHECKING:
    from argmap.formats.core.loaded import Loaded
    from argmap.formats.native.records import Element, Field
    from argmap.model import ArgumentMap

Item: TypeAlias = "CompletionItem[str]"
Completer = Callable[[click.Context, click.Parameter, str], list[Item]]

FOLDER_BYTES = 2_000_000
"""How many bytes of a folder's maps are read, which takes about half a second."""

_LEAST_BYTES = 200
"""What any file costs at least, even a tiny one, in bytes that could be read in that time."""

_HELP_WIDTH = 60


class Candidate(NamedTuple):
    """A word that may be meant, what it stands for, and the other names it has."""

    value: str
    help: str = ""
    names: tuple[str, ...] = ()


def fitting(candidates: Iterable[Candidate], word: str, head: str = "") -> list[Item]:
    """The candidates that begin with a word.

    If none does: those that begin with it in other case, or have a name with a part that does. `head`
    is put before all of them.

    >>> speakers = [Candidate("homan", "Tom Homan", ("Tom Homan",)), Candidate("ada")]
    >>> [item.value for item in fitting(speakers, "tom")], [i.value for i in fitting(speakers, "A")]
    (['homan'], ['ada'])
    """
    from argmap.render.terminal.unseen import CONTROL

    # An escape sequence in an id would be obeyed at the prompt.
    distinct = {c.value: c for c in candidates if c.value and not CONTROL.search(c.value)}
    begun = [c for c in distinct.values() if c.value.startswith(word)]
    if begun:
        return [_item(c, head) for c in begun]
    wanted = folded(word)
    found: list[Item] = []
    for candidate in distinct.values():
        if folded(candidate.value).startswith(wanted):
            found.append(_item(candidate, head))
            continue
        name = next((n for n in candidate.names if _is_called(n, wanted)), None)
        if name is not None and not CONTROL.search(name):
            found.append(_item(candidate, head, name))
    return found


def _is_called(name: str, wanted: str) -> bool:
    called = folded(name)
    return called.startswith(wanted) or any(p.startswith(wanted) for p in called.split())


def _item(candidate: Candidate, head: str, name: str | None = None) -> Item:
    from argmap.render.terminal.text import cut

    spelled = head + name if name is not None else None
    help = cut(candidate.help, _HELP_WIDTH)
    return CompletionItem(head + candidate.value, help=help, spelled=spelled)


# -- files --------------------------------------------------------------------------------------


def any_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Files and folders; the shell lists them itself."""
    return [CompletionItem(incomplete, type="file")]


def map_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Files with the suffix of a map, and folders; the shell lists them itself."""
    from argmap.formats.core.registry import FORMATS

    suffixes = dict.fromkeys(s for f in FORMATS if f.reader is not None for s in f.suffixes)
    return [CompletionItem(" ".join(suffixes), type="map")]


# -- the maps on the line -----------------------------------------------------------------------


class _Typed(NamedTuple):
    """What the words before the one to complete say."""

    maps: list[str]
    """The maps that are meant, the default one included."""
    explicit: bool
    """Whether they are named on the line."""
    rest: list[str]
    """The words after the maps."""


def _typed(ctx: click.Context) -> _Typed:
    from argmap.cli.shared.asked import split_words
    from argmap.cli.shared.maps import STDIN

    # If the option to complete still lacks its value, Click leaves all words in `args`.
    words = [_expanded(w) for w in _arguments(ctx) or ctx.args]
    named = [_expanded(w) for w in ctx.params.get("named_maps") or ()]
    try:
        maps, rest = split_words(words, named)
    except click.UsageError:
        return _Typed([], False, words)
    explicit = bool(named) or len(rest) < len(words)
    return _Typed([m for m in maps if m != STDIN], explicit, rest)


def _arguments(ctx: click.Context) -> list[str]:
    found: list[str] = []
    for param in ctx.command.params:
        value = ctx.params.get(param.name or "") if isinstance(param, click.Argument) else None
        if value is not None:
            found += map(str, value if isinstance(value, tuple) else (value,))
    return found


def _expanded(word: str) -> str:
    """A word with `~` and variables replaced, which the shell passes on as they were typed."""
    return os.path.expandvars(Path(word).expanduser()) if word[:1] in "~$" else word


def _maps(paths: Iterable[str]) -> Iterator[ArgumentMap]:
    """The maps in files and folders, as far as they can be read."""
    from argmap.formats.core.reading import files_below, read, read_if_map

    for path in paths:
        if not Path(path).is_dir():
            yield from _map_in(path, read)
            continue
        left = FOLDER_BYTES
        for file in files_below(path):
            yield from _map_in(file, read_if_map)
            left -= max(_size(file), _LEAST_BYTES)
            # An incomplete list now is better than a complete one after the user has given up.
            if left <= 0:
                return


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _map_in(file: str, reader: Callable[[str], Loaded | None]) -> Iterator[ArgumentMap]:
    if not Path(file).is_file():
        return
    try:
        loaded = reader(file)
    except OSError:
        return
    if loaded is not None:
        # A map in the middle of an edit is rarely sound, but its ids are still useful.
        map = loaded.map if loaded.map is not None else loaded.partial
        if map is not None:
            yield map


# -- what stands in them ------------------------------------------------------------------------


def _from_maps(
    elements: Callable[[ArgumentMap], Iterable[Candidate]], prefix: str = ""
) -> Completer:
    """A completer for what `elements` finds in the maps; a word may begin with `prefix`."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        head = prefix if prefix and incomplete.startswith(prefix) else ""
        found = (c for map in _maps(_typed(ctx).maps) for c in elements(map))
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
    for map in _maps(_typed(ctx).maps) if not found else ():
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
            if isinstance(word, str) and len(word) <= _HELP_WIDTH:
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


def link_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The words of a relation: premises, the kind, then what it aims at."""
    from argmap.model import RELATION_KINDS

    typed = [word for word in _typed(ctx).rest if word]
    if any(word in RELATION_KINDS for word in typed):
        return place(ctx, param, incomplete)
    # `link --accept supports` needs no premise before the kind.
    has_kind = typed or ctx.params.get("accept")
    kinds = fitting((Candidate(kind) for kind in RELATION_KINDS), incomplete) if has_kind else []
    names = place if ctx.info_name == "unlink" else claim
    return [*kinds, *names(ctx, param, incomplete)]


def assignments(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """An element, then `field=value`."""
    from argmap.edit.edits.from_words import fields_of, settable

    typed = [word for word in _typed(ctx).rest if word]
    name, equals, value = incomplete.partition("=")
    named = [word for word in typed[:1] if "=" not in word]
    kind = _kind_of(ctx, named[0]) if named else "map"
    if equals:
        if name not in settable(kind):
            return []
        return field_values(ctx, *settable(kind)[name], value, f"{name}=")
    fields = [Candidate(f"{name}=") for name in fields_of(kind)]
    found = fitting(fields, incomplete)
    return found if typed else [*element(ctx, param, incomplete), *found]


def _kind_of(ctx: click.Context, word: str) -> str:
    """The kind of element that a word names in the maps; a claim if none has it."""
    from argmap.edit.edits.base import EditError
    from argmap.edit.edits.finding import find_element

    for map in _maps(_typed(ctx).maps):
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
    typed = _typed(ctx)
    found: list[Item] = []
    if not ctx.params.get("named_maps") and _takes_map(slots, typed):
        found += map_file(ctx, param, incomplete)
    completer = _completer_at(len(typed.rest), [s for s in slots if "MAP" not in s])
    return found + (completer(ctx, param, incomplete) if completer else [])


def _takes_map(slots: list[str], typed: _Typed) -> bool:
    if "MAP" not in slots[0]:
        # The first word may be left out, so any word can be a map.
        return "[MAP]..." in slots
    return not typed.rest and ("..." in slots[0] or not typed.explicit)


def _completer_at(index: int, slots: list[str]) -> Completer | None:
    if index >= len(slots):
        slots = [s for s in slots[-1:] if s.endswith("...")]
    return _WORDS.get(slots[min(index, len(slots) - 1)].strip("[].")) if slots else None


def after_commas(complete: Completer) -> Completer:
    """A completer for a list with commas in it: it completes the part after the last comma."""

    def complete_last(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        done, comma, last = incomplete.rpartition(",")
        found = complete(ctx, param, last)
        if not done:
            return found
        return [CompletionItem(done + comma + item.value, help=item.help) for item in found]

    return complete_last


# -- what argmap knows by itself ----------------------------------------------------------------


def rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Rules by code, or by name where the word begins none."""
    from argmap.checks.registry import all_rules

    rules = all_rules()
    codes = [Candidate(r.code, r.name()) for r in rules]
    return fitting(codes, incomplete) or fitting(
        [Candidate(r.name(), r.code) for r in rules], incomplete
    )


def scheme(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Argumentation schemes, by any of their names."""
    from argmap.schemes import SCHEMES

    return fitting([Candidate(s.name, s.about, s.also) for s in SCHEMES], incomplete)


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Rules with commas between them: the last one is completed."""
    return after_commas(rule)(ctx, param, incomplete)


def command_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The commands of argmap, and behind one that has some its own."""
    group: click.Command | None = ctx.find_root().command
    for word in ctx.params.get("words") or ():
        group = group.get_command(ctx, word) if isinstance(group, click.Group) else None
    if not isinstance(group, click.Group):
        return []
    return fitting((Candidate(name) for name in group.list_commands(ctx)), incomplete)


def read_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The formats that argmap reads."""
    from argmap.formats.core.registry import FORMATS

    formats = [Candidate(f.name, f.summary) for f in FORMATS if f.reader is not None]
    return fitting(formats, incomplete)


def written_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The formats that argmap writes."""
    from argmap.formats.core.registry import FORMATS

    formats = [Candidate(f.name, f.summary) for f in FORMATS if f.writer is not None]
    return fitting(formats, incomplete)
