"""The tools that change a map; each is the command of that name."""

from __future__ import annotations

from typing import Any

from argmap.edit.change import OpenedMap
from argmap.edit.requests.changes import removals, renaming, setting
from argmap.edit.requests.elements import (
    Voicing,
    new_claim,
    new_source,
    new_speaker,
    new_utterances,
)
from argmap.edit.requests.given import option_of, passed_on
from argmap.edit.requests.relations import (
    acceptance,
    new_proposal,
    new_relation,
    relations_named,
)
from argmap.formats.native.fields import ELEMENTS
from argmap.formats.native.keys import BACKWARD_KINDS
from argmap.formats.native.records import Field
from argmap.formats.native.shapes import Flag
from argmap.mcp.errors import CallError
from argmap.mcp.tools.arguments import Argument
from argmap.mcp.tools.changes import CASCADE, DECLARE, Wanted, changing
from argmap.mcp.tools.filters import MAP
from argmap.mcp.tools.tool import Given
from argmap.model import RELATION_KINDS, is_id

_OWN_ID = Argument("id", "The id of what is new; without it, one is made from the words.")
_SPEAKER = Argument("speaker", "Who says it: ids, names or parts of names.", "texts")
_WHAT = ("claim", "speaker", "source", "utterance")


def _fields(kind: str, *, but: tuple[str, ...] = ()) -> list[Argument]:
    """An argument for each field of a kind of element, as the options of the command."""
    return [_argument(f) for f in ELEMENTS[kind].plain if f.settable and f.name not in but]


def _argument(field: Field) -> Argument:
    shape, help = field.shape, field.doc.replace("`", "")
    name = _name_of(field)
    if isinstance(shape, Flag):
        return Argument(name, help, "flag")
    return Argument(name, help, "texts" if shape.is_list else "text", tuple(shape.choices))


def _name_of(field: Field) -> str:
    """The name of a field's argument: that of its option."""
    return option_of(field).replace("-", "_")


_BEARING = [
    *(Argument(kind, f"What it {kind}: ids.", "texts") for kind in RELATION_KINDS),
    *(
        Argument(
            key.replace("-", "_"), f"What it is {key.replace('-', ' ')}; a+b are linked.", "texts"
        )
        for key in BACKWARD_KINDS
    ),
]
_TAKES: dict[str, list[Argument]] = {
    "claim": [
        _OWN_ID,
        *_fields("claim"),
        _SPEAKER,
        *_fields("utterance", but=("speaker",)),
        *_BEARING,
        Argument("scheme", "The scheme of its relation."),
        Argument("question", "The critical question that its relation answers or raises."),
        Argument("issue", "The debate is about it.", "flag"),
        DECLARE,
    ],
    "speaker": [_OWN_ID, *_fields("speaker")],
    "source": [_OWN_ID, *_fields("source")],
    "utterance": [
        Argument("claim", "Of an utterance: the claim that is voiced."),
        _SPEAKER,
        *_fields("utterance", but=("speaker",)),
        DECLARE,
    ],
}
"""What can be given of each kind of thing that is added."""


def _all_arguments() -> tuple[Argument, ...]:
    """The arguments of `add`, those that several kinds share once."""
    found: dict[str, Argument] = {}
    for arguments in _TAKES.values():
        for argument in arguments:
            found.setdefault(argument.name, argument)
    what = Argument("what", "What is added.", choices=_WHAT, is_required=True)
    return (MAP, what, *found.values())


def _add(opened: OpenedMap, given: Given) -> Wanted:
    what, id = given["what"], given["id"]
    known = {argument.name for argument in _TAKES[what]}
    for name, value in given.items():
        if value and name not in known and name not in ("map", "what", "dry_run"):
            fitting = ", ".join(kind for kind in _WHAT if name in {a.name for a in _TAKES[kind]})
            raise CallError(f"a {what} has no `{name}`; that is for: {fitting}")
    if id is not None and not is_id(id):
        raise CallError(f"{id[:80]!r} cannot be an id: letters, digits, - and _ and . make one")
    passed = _passed(given, what)
    voicing = Voicing(opened.default_source, lambda word: bool(given["declare"]))
    if what == "claim":
        _need(given, "text", what)
        added, edits = new_claim(opened.map, passed, voicing, id)
    elif what == "utterance":
        _need(given, "claim", what)
        _need(given, "speaker", what)
        added, edits = new_utterances(opened.map, given["claim"], passed, voicing)
    elif what == "speaker":
        _need(given, "name", what)
        added, edits = new_speaker(opened.map, passed, id)
    else:
        added, edits = new_source(opened.map, passed, id)
    return Wanted(edits, [added])


def _need(given: Given, name: str, what: str) -> None:
    if not given[name]:
        raise CallError(f"a new {what} needs `{name}`")


def _passed(given: Given, kind: str) -> dict[str, Any]:
    """What is given of a kind of thing, under the names that requests have for it."""
    elements = [ELEMENTS["utterance"], ELEMENTS[kind]] if kind == "claim" else [ELEMENTS[kind]]
    names = {_name_of(f): passed_on(f) for each in elements for f in each.plain if f.settable}
    if kind in ("claim", "utterance"):
        # The speakers of an utterance are several: each is given the same words.
        names["speaker"] = "speakers"
    if kind == "claim":
        bearing = (*RELATION_KINDS, *(key.replace("-", "_") for key in BACKWARD_KINDS))
        names |= {name: name for name in (*bearing, "scheme", "question", "issue")}
    return {names[name]: value for name, value in given.items() if name in names}


def _link(opened: OpenedMap, given: Given) -> Wanted:
    if not given["premises"]:
        raise CallError("link needs `premises`: the claims that bear on the target together")
    words = [*given["premises"], given["kind"], given["target"]]
    about = {name: value for name, value in given.items() if name != "kind"}
    passed = _passed(about, "relation")
    added, edits = new_relation(
        opened.map, words, passed, lambda word: bool(given["declare"]), given["id"]
    )
    return Wanted(edits, [added])


def _unlink(opened: OpenedMap, given: Given) -> Wanted:
    removed = relations_named(opened.map, given["relations"])
    return Wanted(removed, removes=removed)


def _set(opened: OpenedMap, given: Given) -> Wanted:
    # JSON answers have `_` where map files have `-`; both are understood.
    values = {name.strip().replace("_", "-"): held for name, held in given["values"].items()}
    edits = setting(
        opened.map,
        given["id"],
        values,
        lambda word: bool(given["declare"]),
        given["speaker"],
        given["utterance"],
    )
    return Wanted(edits)


def _rename(opened: OpenedMap, given: Given) -> Wanted:
    return Wanted(renaming(opened.map, [(given["old"], given["new"])]))


def _remove(opened: OpenedMap, given: Given) -> Wanted:
    if not given["ids"]:
        raise CallError("remove needs `ids`: what is removed")
    removed = removals(opened.map, given["ids"], given["utterance"])
    return Wanted(removed, removes=removed)


def _propose(opened: OpenedMap, given: Given) -> Wanted:
    edits = new_proposal(opened.map, given["claim"], given["kind"], given["target"], given["why"])
    return Wanted(edits)


def _accept(opened: OpenedMap, given: Given) -> Wanted:
    words = [given[name] for name in ("claim", "kind", "target") if given[name]]
    if given["target"] and len(words) < 3:
        raise CallError("with `target`, `claim` and `kind` are needed, too")
    ids, edits = acceptance(opened.map, words)
    return Wanted(edits, ids)


def _kind(*, is_required: bool) -> Argument:
    return Argument(
        "kind", "How it bears on the target.", choices=RELATION_KINDS, is_required=is_required
    )


_NUMBER = Argument("utterance", "Of a claim with several voices: the Nth.", "whole", least=1)
TOOLS = (
    changing(
        "add",
        "Add a claim, a speaker, a source or an utterance. A quote must stand in its source.",
        _all_arguments(),
        _add,
    ),
    changing(
        "link",
        "Say how claims bear on one another; several premises are linked.",
        (
            MAP,
            Argument("premises", "The claims that bear on it together.", "texts", is_required=True),
            _kind(is_required=True),
            Argument("target", "A claim, or a relation: premise/target.", is_required=True),
            _OWN_ID,
            *_fields("relation", but=("kind",)),
            DECLARE,
        ),
        _link,
    ),
    changing(
        "unlink",
        "Remove relations; the claims stay.",
        (
            MAP,
            Argument("relations", "Ids, or: premise, kind, target.", "texts", is_required=True),
            CASCADE,
        ),
        _unlink,
        destroys=True,
    ),
    changing(
        "set",
        "Change fields of a claim, speaker, source, relation, or of the map.",
        (
            MAP,
            Argument("id", "What is changed; without it, the map itself."),
            Argument(
                "values", "Values by field; an empty one removes it.", "fields", is_required=True
            ),
            Argument("speaker", "Of a claim with several voices: whose words."),
            _NUMBER,
            DECLARE,
        ),
        _set,
        destroys=True,
    ),
    changing(
        "rename",
        "Give something another id, also wherever it is referred to.",
        (
            MAP,
            Argument("old", "The id it has.", is_required=True),
            Argument("new", "The id it gets.", is_required=True),
        ),
        _rename,
    ),
    changing(
        "remove",
        "Remove claims, speakers, sources or relations, or one utterance.",
        (
            MAP,
            Argument("ids", "What is removed.", "texts", is_required=True),
            Argument("utterance", "Of the claim, only its Nth utterance.", "whole", least=1),
            CASCADE,
        ),
        _remove,
        destroys=True,
    ),
    changing(
        "propose",
        "Note with a claim a relation that a person is to accept; no question counts it.",
        (
            MAP,
            Argument("claim", "The claim that would bear on it.", is_required=True),
            _kind(is_required=True),
            Argument("target", "A claim, or a relation: premise/target.", is_required=True),
            Argument("why", "The reason, for whoever accepts it."),
        ),
        _propose,
    ),
    changing(
        "accept",
        "Make relations of what is proposed: of all, of one claim's, of one kind.",
        (
            MAP,
            Argument("claim", "Only what this claim proposes."),
            _kind(is_required=False),
            Argument("target", "Only what is proposed for this one."),
        ),
        _accept,
    ),
)
