"""From the meaning of an Argdown document to the model.

Statements and arguments are claims. Each inference of a premise-conclusion structure is a relation
with linked premises. Data that the model has no field for is under `extra` with the key `argdown`:

- of the map: `layout` (the document with its texts left out), `front_matter`;
- of a claim: `data` (all keys that have no field), `markup` (its text with bold, links and codes);
- of a relation: `kind` (where Argdown has another word for it), `argument` (the id of the argument
  whose inference it is), `data`.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.argdown.drawing.exploding import premises_of
from argmap.formats.argdown.language.document import Document
from argmap.formats.argdown.meaning.front_matter import MapFields, map_fields
from argmap.formats.argdown.meaning.layout import layout_of
from argmap.formats.argdown.meaning.naming import Ids
from argmap.formats.argdown.meaning.resolved import MODEL_KINDS, Inferred, Node, Relation, Resolved
from argmap.formats.argdown.meaning.speech import People, said_of_step, say, voicing
from argmap.formats.argdown.meaning.stored import KEY, regenerated
from argmap.formats.argdown.meaning.structuring import AGAINST
from argmap.model import REFERENCES_RESOLVED, ArgumentMap, derived_id

Plain = dict[str, Any]
Place = tuple[int, int]


class ToModel:
    """Makes the model of one document, and knows the places of its elements."""

    def __init__(self, document: Document, resolved: Resolved) -> None:
        self.document = document
        self.resolved = resolved
        self.people = People()
        self.ids: dict[tuple[bool, str], str] = {}
        """By kind and title."""
        self.claims: dict[str, Plain] = {}
        self.relations: dict[str, Plain] = {}
        self.inferences: dict[int, str] = {}
        """The id of the relation that an inference is, by identity."""
        self.fields: MapFields = map_fields(document.front_matter or {}, self.people)
        self.nodes: dict[str, Node] = {}
        """By claim: the node it was read from."""
        self.places: dict[str, Place] = {}
        """By relation: its place in the text."""
        self.stand_ins: dict[Node, Node] = {}
        """Conclusions that merely stand for a rebuttal, with the statement that is rebutted."""
        self._repeats: dict[str, int] = {}

    def run(self) -> ArgumentMap:
        """The map that the document says, with its layout."""
        map = self.plain()
        own: Plain = {
            "layout": layout_of(self.document, self.resolved, self._is_claim, self._is_stored)
        }
        if self.fields.rest:
            own["front_matter"] = self.fields.rest
        map["extra"] = {KEY: own}
        model = ArgumentMap.model_validate(map, context=REFERENCES_RESOLVED)
        # The plain form is as large as the model, so it is given up at once.
        self.claims, self.relations = {}, {}
        return model

    def plain(self) -> Plain:
        """The fields of the map, without its layout."""
        self.name()
        self._find_rebuttals()
        nodes = [*self.resolved.statements.values(), *self.resolved.arguments.values()]
        # Statements and arguments are kept apart while resolving; a map has them in file order.
        for node in sorted(nodes, key=_position):
            if node not in self.stand_ins:
                self._add_claim(node)
        for node in self.resolved.arguments.values():
            for inferred in node.inferred:
                self._inference(node, inferred)
        for relation in self.resolved.relations:
            if relation.source not in self.stand_ins:
                self._relation(relation)
        self.fields.resolve(self.claims, self.relations)
        return {
            "title": self.fields.title,
            "issues": self.fields.issues,
            "speakers": self.people.speakers,
            "sources": self.people.sources,
            "claims": self.claims,
            "relations": self.relations,
            "expect": self.fields.expect,
            **self.fields.more,
        }

    def name(self) -> None:
        """Give every statement and argument its id."""
        ids = Ids("claim")
        # Statements come first: an argument of the same title gets the suffix even if it is earlier.
        for title in self.resolved.statements:
            self.ids[False, title] = ids.new(title)
        for title in self.resolved.arguments:
            self.ids[True, title] = ids.new(title, "-argument")

    def _id(self, node: Node) -> str:
        return self.ids[node.is_argument, node.title]

    def _find_rebuttals(self) -> None:
        """Find inferences with `rebuts: true`: they are against what their conclusion attacks."""
        for argument in self.resolved.arguments.values():
            for inferred in argument.inferred:
                if (inferred.inference.data or {}).get(AGAINST) is not True:
                    continue
                conclusion = self.resolved.statements[argument.structure[inferred.conclusion].title]
                drawn = list(conclusion.relations.values())
                if len(conclusion.members) == 1 and len(drawn) == 1 and drawn[0].kind == "attack":
                    target = drawn[0].target
                    if isinstance(target, Node) and target is not conclusion:
                        self.stand_ins[conclusion] = target

    # -- claims ---------------------------------------------------------------------------------

    def _add_claim(self, node: Node) -> None:
        id = self._id(node)
        self.claims[id] = self.claim_of(node, id)
        self.nodes[id] = node

    def claim_of(self, node: Node, id: str) -> Plain:
        """The fields of the claim that a statement or an argument is."""
        # A title equal to the id says nothing: a claim without a title is written under its id.
        title = None if node.title == id else node.title
        claim: Plain = {"id": id, "title": title, "text": (node.text or "").strip(" \t")}
        if node.is_argument:
            claim["kind"] = "argument"
        if node.section is not None:
            claim["section"] = node.section.path
        if node.tags:
            claim["tags"] = list(node.tags)
        own: Plain = {}
        canonical = node.canonical
        if canonical is not None and canonical.content.source is not None:
            own["markup"] = canonical.content.source
        if node.data is not None:
            said = [member.data for member in node.members if member.data]
            rest = say(claim, said, node.data, self.people)
            if rest:
                own["data"] = rest
        if own:
            claim["extra"] = {KEY: own}
        return claim

    def _is_claim(self, node: Node) -> bool:
        return node not in self.stand_ins

    def _is_stored(self, node: Node) -> bool:
        """Whether the data of a node follows from the model, so that the layout can omit it."""
        members = [m for m in node.members if m.data is not None]
        if len(members) != 1 or members[0] is not node.canonical or not members[0].data:
            return False
        claim = self.claims[self._id(node)]
        return regenerated(claim, self.people) == list(members[0].data.items())

    def claim_place(self, id: str, *, of_text: bool) -> Place | None:
        """The place of a claim's definition, or else of the first thing that is known of it."""
        node = self.nodes.get(id)
        if node is None:
            return None
        canonical = node.canonical or (node.members[0] if node.members else None)
        if canonical is None or canonical.member is None:
            step = node.structure[0].member if node.structure else None
            return step.place if step else None
        member = canonical.member
        if of_text and not member.is_reference and member.content.text:
            return member.content.place
        return member.place[0], max(member.end, member.place[1])

    # -- relations ------------------------------------------------------------------------------

    def _new_relation(
        self, kind: str, premises: list[str], target: str | None, place: Place, **more: Any
    ) -> str:
        id = base = derived_id(premises, target)
        if base in self._repeats:
            self._repeats[base] += 1
            id = f"{base}#{self._repeats[base]}"
        else:
            self._repeats[base] = 1
        self.relations[id] = {
            "id": id,
            "kind": kind,
            "premises": premises,
            "target": target,
            **{key: value for key, value in more.items() if value},
        }
        self.places[id] = place
        return id

    def _inference(self, node: Node, inferred: Inferred) -> None:
        statements, structure = self.resolved.statements, node.structure
        conclusion = structure[inferred.conclusion]
        try:
            used = premises_of(node, inferred.conclusion)
        except ValueError:
            used = list(range(inferred.conclusion))
        premises = [self._id(statements[structure[i].title]) for i in used]
        target = statements[conclusion.title]
        rebutted = self.stand_ins.get(target)
        data = dict(inferred.inference.data or {})
        if rebutted is not None:
            del data[AGAINST]
        own: Plain = {"argument": self._id(node)}
        said, rest = said_of_step(data, self.people, self._speakers(node))
        if rest:
            own["data"] = rest
        self.inferences[id(inferred)] = self._new_relation(
            "supports" if rebutted is None else "rebuts",
            list(dict.fromkeys(premises)),
            self._id(target if rebutted is None else rebutted),
            inferred.inference.place,
            scheme=", ".join(inferred.inference.rules),
            extra={KEY: own},
            **said,
        )

    def _relation(self, relation: Relation) -> None:
        kind, target = MODEL_KINDS[relation.kind], relation.target
        own: Plain = {}
        if relation.kind in ("entails", "contrary"):
            own["kind"] = relation.kind
        if isinstance(target, Inferred):
            aim = self.inferences[id(target)]
        elif target.is_argument and target.structure and relation.kind in ("attack", "support"):
            # A relation to an argument with a structure is about the argument's last step.
            aim = self.inferences[id(target.inferred[-1])]
            own["kind"] = relation.kind
            kind = "undercuts" if relation.kind == "attack" else "supports"
        else:
            aim = self._id(target)
        place = relation.child.place if relation.child else (0, 0)
        more: Plain = {"extra": {KEY: own} if own else {}}
        if relation.argument is not None and not self._speakers(relation.source):
            more["speakers"] = self._speakers(relation.argument)
        self._new_relation(kind, [self._id(relation.source)], aim, place, **more)

    def _speakers(self, node: Node) -> list[str]:
        """Who voices a statement or an argument."""
        said = self.claims[self._id(node)].get("utterances", [])
        return voicing(said)


def _position(node: Node) -> Place:
    places = [m.member.place for m in node.members if m.member is not None]
    if node.structure and node.structure[0].member is not None:
        places.append(node.structure[0].member.place)
    return min(places, default=(0, 0))
