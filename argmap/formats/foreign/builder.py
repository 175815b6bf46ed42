"""From what a reader finds in a file to a valid map: ids, references, places, diagnostics.

All readers of formats of other tools work alike. They walk over the file, tell the builder of
speakers, sources, claims and relations in the order of the file, and refer to them by their names in
the file. The builder gives out readable ids. A relation may be aimed at before it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from argmap.diagnostics import Diagnostic, Rule, SourceText
from argmap.formats.core.ids import FreshIds, is_readable, slug
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.json_nodes import Node, Place, Root
from argmap.formats.foreign.own_data import KeepsakeError, check_kept
from argmap.model import MAX_DERIVED_ID, ArgumentMap, RelationKind, derived_id

if TYPE_CHECKING:
    from argmap.formats.foreign.xml import Element, XmlText

Plain = dict[str, Any]

# A file that another program broke is often wrong in the same way on every line.
MAX_REPORTED = 100
"""How many diagnostics of one kind a file gets; a last one counts the others."""


@dataclass(slots=True, eq=False)
class Draft:
    """A relation before its id is known; its target is a claim's id or another draft."""

    kind: RelationKind
    premises: list[str]
    target: str | Draft | None = None
    details: Plain = field(default_factory=dict)
    place: Place | None = None
    own_id: str | None = None
    """An id that is not derived from what the relation joins."""
    id: str = ""


class Builder:
    """Gathers a map from a file of another tool.

    A name that people can read becomes the id. For any other the text makes the id, and the name is
    kept to write the file back:

    >>> from argmap.diagnostics import SourceText
    >>> builder = Builder(SourceText(""), "tool")
    >>> uuid = "7f3c9a52-0f5b-4a7e-9c3e-1d2b3c4d5e6f"
    >>> [builder.claim(name, "Taxes rise.") for name in (uuid, "n2", "")]
    ['taxes-rise', 'n2', 'taxes-rise-2']
    >>> builder.claims["taxes-rise"]["extra"]["tool"]["id"] == uuid
    True
    """

    def __init__(self, source: SourceText, format: str, *, trusting: bool = True) -> None:
        self.source = source
        self.format = format
        """The key under `extra` for what the model has no field for."""
        self.trusting = trusting
        """Whether to use what argmap itself has kept in the file."""
        self.speakers: dict[str, Plain] = {}
        self.sources: dict[str, Plain] = {}
        self.claims: dict[str, Plain] = {}
        self.relations: list[Draft] = []
        self.fields: Plain = {}
        """What is known of the map as a whole: title, issues, expect, extra."""
        self.diagnostics: list[Diagnostic] = []
        self._places: dict[tuple[str, str], Place] = {}
        self._names = {kind: FreshIds("-") for kind in ("speaker", "source", "claim")}
        self._counts: dict[type[Rule], int] = {}

    # -- elements -------------------------------------------------------------------------------

    def claim(self, name: str, text: str, place: Place | None = None, /, **fields: Any) -> str:
        """Add a claim that the file calls `name` (which may be empty); returns its id."""
        return self._element("claim", self.claims, name, text, place, {"text": text, **fields})

    def speaker(self, name: str, label: str, place: Place | None = None, /, **fields: Any) -> str:
        """Add a speaker that the file calls `name`; returns its id."""
        found = {"name": label, **fields}
        return self._element("speaker", self.speakers, name, label, place, found)

    def add_source(
        self, name: str, label: str, place: Place | None = None, /, **fields: Any
    ) -> str:
        """Add a source that the file calls `name`; returns its id."""
        return self._element("source", self.sources, name, label, place, fields)

    def add_kept(self, kept: Plain) -> None:
        """Add the speakers and sources that argmap kept in the file, and take them out of `kept`."""
        for kind, add in (("speakers", self.speaker), ("sources", self.add_source)):
            held = kept.pop(kind, {})
            for id, element in held.items() if isinstance(held, dict) else ():
                if isinstance(element, dict):
                    check_kept(element)
                    label = str(element.get("name", "")) if kind == "speakers" else ""
                    rest = {k: v for k, v in element.items() if k not in ("id", "name")}
                    add(id, label, **rest, id=id)

    def _element(
        self,
        kind: str,
        elements: dict[str, Plain],
        name: str,
        label: str,
        place: Place | None,
        fields: Plain,
    ) -> str:
        wanted = fields.pop("id", None) or (name if is_readable(name) else "")
        id = self._names[kind].take(wanted or slug(label, kind))
        if name and id != name:
            # The name in the file is needed again to write the file back.
            extra = fields.get("extra", {})
            fields["extra"] = extra | {self.format: {"id": name} | extra.get(self.format, {})}
        elements[id] = {"id": id, **fields}
        if place:
            self._places[f"{kind}s", id] = place
        return id

    def relation(
        self,
        kind: RelationKind,
        premises: Sequence[str],
        target: str | Draft | None,
        place: Place | None = None,
        /,
        **details: Any,
    ) -> Draft:
        """Add a relation between claims, or to another relation."""
        own_id = details.pop("id", None)
        draft = Draft(kind, list(dict.fromkeys(premises)), target, details, place, own_id)
        self.relations.append(draft)
        return draft

    # -- diagnostics ----------------------------------------------------------------------------

    def report(
        self, rule: type[Rule], message: str, place: Place | None, help: str | None = None
    ) -> None:
        """Say what is wrong at a place of the file, or with the whole of it."""
        count = self._counts[rule] = self._counts.get(rule, 0) + 1
        if count > MAX_REPORTED:
            return
        start, end = place or (0, 0)
        # A long element is shown by its beginning.
        end = min(end, start + 200)
        self.diagnostics.append(self.source.report(rule, message, start, end, help=help))

    def dangling(self, what: str, place: Place | None) -> None:
        """Report a reference to something that is not there; what refers to it is left out."""
        self.report(rules.DanglingReference, f"{what}; it is left out", place)

    def _report_uncounted(self) -> None:
        for rule, count in self._counts.items():
            if count > MAX_REPORTED:
                message = f"{count - MAX_REPORTED:,} more of these are not shown"
                self.diagnostics.append(rule.report(message, file=self.source.file))

    # -- the map --------------------------------------------------------------------------------

    def loaded(self) -> Loaded:
        """The map with everything that was noticed; raises `ValidationError` if it is not valid."""
        # Relations get their ids last, because one may aim at another that the file has later.
        _settle(self.relations, self.claims)
        for draft in self.relations:
            if draft.place:
                self._places["relations", draft.id] = draft.place
        plain = self.fields | {
            "speakers": self.speakers,
            "sources": self.sources,
            "claims": self.claims,
            "relations": {d.id: _plain(d, self.format) for d in self.relations},
        }
        map = ArgumentMap.model_validate(plain)
        self._report_uncounted()
        return self._result(map)

    def _result(self, map: ArgumentMap | None) -> Loaded:
        sound = all(d.severity != "error" for d in self.diagnostics)
        return Loaded(
            map if sound else None,
            self.diagnostics,
            partial=map,
            locate=self._locate,
            source_text=self.source,
        )

    def unreadable(self) -> Loaded:
        """No map: the diagnostics say why."""
        return self._result(None)

    def _locate(self, *path: str | int) -> tuple[int, int] | None:
        kind, id = (*path, "", "")[:2]
        return self._places.get((str(kind), str(id)))


def xml_root(builder: Builder, xml: XmlText) -> Element | None:
    """The outermost element of an XML file; None, and a report, where it is not well-formed."""
    builder.diagnostics += [xml.problem] if xml.problem else []
    return xml.root


def fields_at_top(builder: Builder, root: Root, help: str) -> dict[str, Node] | None:
    """The entries of a JSON or YAML file; None, and a report, where it is not a sound mapping."""
    builder.diagnostics += root.diagnostics
    if not root.is_sound:
        return None
    if root.node is None or not root.node.is_mapping:
        message = "the file is empty" if root.node is None else "the file holds no mapping"
        place = root.node.place if root.node else (0, 1)
        builder.report(rules.NotThisFormat, message, place, help)
        return None
    return root.node.fields()


def build(source: SourceText, format: str, read: Callable[[Builder], bool]) -> Loaded:
    """Read a file with `read`, which fills a builder and says whether there is a map at all.

    What argmap has kept for itself in a file may have been edited. If the map is not valid with it, the
    file is read again without it.
    """
    builder = Builder(source, format)
    try:
        return builder.loaded() if read(builder) else builder.unreadable()
    except (ValidationError, KeepsakeError):
        again = Builder(source, format, trusting=False)
        read(again)
        again.report(
            rules.UnreadableKeepsake,
            "what argmap kept in this file makes no sense any more; it is left out",
            None,
        )
        return again.loaded()


def _plain(draft: Draft, format: str) -> Plain:
    target = draft.target.id if isinstance(draft.target, Draft) else draft.target
    extra = draft.details.get("extra", {})
    own = extra.get(format, {})
    if isinstance(own, dict) and own.get("id") == draft.id:
        # It is called the same in the file.
        own = {key: value for key, value in own.items() if key != "id"}
        extra = {key: value for key, value in extra.items() if key != format}
        extra = extra | ({format: own} if own else {})
    return draft.details | {
        "extra": extra,
        "id": draft.id,
        "kind": draft.kind,
        "premises": draft.premises,
        "target": target,
    }


def _settle(drafts: Sequence[Draft], claims: Iterable[str]) -> None:
    """Give each relation its id: derived from what it joins, or numbered if that is impossible.

    No relation gets the id of one of the `claims`. The id of a relation that aims at another one is
    made of the other's id. Where relations aim at one another in a circle, one of them is numbered.
    """
    taken = {draft.own_id for draft in drafts if draft.own_id}
    names = FreshIds("-", (*taken, *claims))
    numbers: dict[str, int] = {}
    for draft in drafts:
        for step in _targets_first(draft):
            if step.own_id is None:
                step.id = _derived(step, numbers, taken) or names.take("relation")
                taken.add(step.id)
            else:
                step.id = step.own_id


def _targets_first(draft: Draft) -> list[Draft]:
    """The relation and those it leads to that have no id yet, the farthest first."""
    way: dict[int, Draft] = {}
    at: str | Draft | None = draft
    while isinstance(at, Draft) and not at.id and id(at) not in way:
        way[id(at)] = at
        at = at.target
    return list(reversed(way.values()))


def _derived(draft: Draft, numbers: dict[str, int], taken: set[str]) -> str | None:
    target = draft.target.id if isinstance(draft.target, Draft) else draft.target
    base = derived_id(draft.premises, target)
    # An empty id means a circle: the target waits for the id of this very relation.
    if len(base) > MAX_DERIVED_ID or target == "":
        return None
    number = numbers.get(base, 1)
    while (made := base if number == 1 else f"{base}#{number}") in taken:
        number += 1
    numbers[base] = number + 1
    return made
