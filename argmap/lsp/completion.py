"""What a word that is being typed can become: a key, an id with its text, a scheme, a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.formats.native import keys
from argmap.formats.native.fields import BY_KEYS, ELEMENTS, EVIDENCE, MAP, SPEECH
from argmap.formats.native.proposals import PROPOSAL
from argmap.formats.native.records import Element
from argmap.lsp.context import Context, context_at
from argmap.lsp.known_map import Completion, KnownMap
from argmap.lsp.mentions import NAMED_BY
from argmap.lsp.snapshot import Snapshot
from argmap.model import FORCES, RELATION_KINDS, ArgumentMap
from argmap.schemes import SCHEMES, scheme_named

MOST = 200
"""So many completions are sent at once; typing on narrows them down."""

_NOT_TYPED = frozenset(("extra", "$schema"))


@dataclass(frozen=True, slots=True)
class Completions:
    """The words that may be meant, and where the one that is typed begins."""

    start: int
    end: int
    items: tuple[Completion, ...] = ()
    is_complete: bool = True


def completions(snapshot: Snapshot, offset: int) -> Completions:
    """What the word before an offset can become."""
    if snapshot.is_argdown:
        return _argdown(snapshot, offset)
    context = context_at(snapshot.text, offset)
    start = offset - len(context.word)
    if context.is_key:
        found: Iterable[Completion] = _keys(context, snapshot, offset)
    else:
        found = _values(context, snapshot.known)
    return _fitting(found, context.word, start, offset)


def _fitting(found: Iterable[Completion], word: str, start: int, end: int) -> Completions:
    """Those that begin with the word, then those that have it in them or in what they mean."""
    wanted = word.casefold()
    ranked: tuple[list[Completion], ...] = ([], [], [])
    for item in found:
        if item.folded.startswith(wanted):
            ranked[0].append(item)
        elif wanted in item.folded:
            ranked[1].append(item)
        elif len(wanted) > 1 and wanted in item.folded_detail:
            ranked[2].append(item)
    items = [item for rank in ranked for item in rank]
    return Completions(start, end, tuple(items[:MOST]), len(items) <= MOST)


# -- keys ---------------------------------------------------------------------------------------


def _keys(context: Context, snapshot: Snapshot, offset: int) -> Iterator[Completion]:
    """The keys that can stand in the mapping; what stands on its line already is not repeated."""
    known = _fields_at(context.path)
    after = snapshot.text[offset : offset + 2]
    for key, meaning in known.items():
        if key not in _NOT_TYPED:
            insert = None if after[:1] == ":" else f"{key}: "
            if snapshot.is_json:
                insert = None
            yield Completion(key, "key", meaning, insert)
    if context.path[2:] == ("said",):
        yield from snapshot.known.named("speaker")


def _fields_at(path: tuple[str, ...]) -> dict[str, str]:
    """The keys of the mapping at a path, with what they mean."""
    if not path:
        return _meanings(MAP)
    if path[0] == "relations":
        return _meanings(ELEMENTS["relation"])
    if path[0] == "speeches":
        return _meanings(SPEECH) if len(path) == 2 else {}
    if len(path) == 2 and path[0] in ("speakers", "sources"):
        return _meanings(ELEMENTS[path[0].removesuffix("s")])
    if path[0] != "claims" or len(path) < 2:
        return {}
    if len(path) == 2:
        return {**_meanings(ELEMENTS["claim"]), **_BEARINGS, **_meanings(ELEMENTS["utterance"])}
    if path[2] == "said":
        return _meanings(ELEMENTS["utterance"]) | dict.fromkeys(FORCES, "The words.")
    if path[2] == "evidence":
        return _meanings(EVIDENCE)
    if path[2] == "proposed":
        return _meanings(PROPOSAL)
    if path[2] in keys.FORWARD_KINDS or path[2] in keys.BACKWARD_KINDS:
        details = _meanings(ELEMENTS["relation"])
        aims = {"claim": "The id of the claim.", "relation": "The id of the relation."}
        return aims | {key: details[key] for key in details if key in keys.DETAIL_KEYS}
    return {}


def _meanings(element: Element) -> dict[str, str]:
    return {
        key: field.doc
        for field in element.fields
        for key in field.all_keys
        if key not in _NOT_TYPED
    }


_BEARINGS: dict[str, str] = {kind: f"The ids of what this claim {kind}." for kind in RELATION_KINDS}
_BEARINGS |= {
    key: f"The ids of the claims that this one is {key.replace('-', ' ')}."
    for key in keys.BACKWARD_KINDS
}
_BEARINGS |= {key: f"The ids of those by whom it is {key.removesuffix('-by')}." for key in BY_KEYS}
_BEARINGS["said"] = "Who voices it in which words: a list of utterances."


# -- values -------------------------------------------------------------------------------------


def _values(context: Context, known: KnownMap) -> Iterator[Completion]:
    """What can stand behind a key."""
    key = context.key or ""
    element = _element_at(context.path)
    field = element.by_key.get(key) if element is not None else None
    if key == "scheme":
        yield from (Completion(s.name, "word", s.about) for s in SCHEMES)
    elif key == "question":
        yield from _questions(context)
    elif field is not None and field.shape.choices:
        yield from (Completion(choice, "word", field.doc) for choice in field.shape.choices)
    elif key == "said" or (context.path[:1] == ("speeches",) and key == "speaker"):
        yield from known.named("speaker")
    elif key in NAMED_BY:
        yield from known.named(NAMED_BY[key])
        if NAMED_BY[key] == "claim" and key not in ("issue", "issues"):
            yield from known.named("relation")
    elif key in ("tags", "section", "organisation", "side", "team"):
        yield from _in_use(known.map, key)


def _element_at(path: tuple[str, ...]) -> Element | None:
    if not path:
        return MAP
    if path[0] == "claims":
        if path[2:3] == ("said",):
            return ELEMENTS["utterance"]
        if path[2:3] == ("evidence",):
            return EVIDENCE
        return ELEMENTS["claim" if len(path) == 2 else "relation"]
    if path[0] == "speeches":
        return SPEECH
    return ELEMENTS.get(path[0].removesuffix("s"))


def _questions(context: Context) -> Iterator[Completion]:
    """The critical questions of the scheme beside the cursor; without one, of every scheme."""
    beside = re.findall(r"\"?scheme\"?:[ ]*[\"']?([^,\n}\"']+)", context.siblings)
    own = scheme_named(beside[-1].strip()) if beside else None
    for scheme in [own] if own is not None else SCHEMES:
        for question in scheme.questions:
            yield Completion(question.key, "word", f"{question.text} ({scheme.name})")


def _in_use(map: ArgumentMap, key: str) -> Iterator[Completion]:
    nouns: Iterable[object] = map.claims.values()
    if key in ("organisation", "side", "team"):
        nouns = map.speakers.values()
    values = (getattr(noun, key) for noun in nouns)
    words = (w for value in values for w in (value if isinstance(value, list) else [value]) if w)
    yield from (Completion(word, "word") for word in dict.fromkeys(words))


# -- Argdown ------------------------------------------------------------------------------------


def _argdown(snapshot: Snapshot, offset: int) -> Completions:
    """In an open bracket: the titles of statements and arguments."""
    line = snapshot.text[snapshot.text.rfind("\n", 0, offset) + 1 : offset]
    bracket = re.search(r"[\[<]([^\[\]<>]*)\Z", line)
    if bracket is None:
        return Completions(offset, offset)
    close = {"[": "]", "<": ">"}[bracket[0][0]]
    closed = snapshot.text[offset : offset + 1] == close
    found = (
        Completion(title, item.kind, item.detail, title if closed else title + close)
        for item, title in snapshot.known.titles
    )
    return _fitting(found, bracket[1], offset - len(bracket[1]), offset)


def meaning_of(context: Context, key: str) -> str | None:
    """What a key means where it stands."""
    return _fields_at(context.path).get(key) if context.is_key else None
