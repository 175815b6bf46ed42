"""The views of all about one claim, and of an argument in standard form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, starmap
from typing import Any

from argmap.diagnostics import listed
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import Claim, Proposal, Relation, Utterance
from argmap.queries.show import End, Inference, Show
from argmap.quotes.context import Contexts
from argmap.render import wording
from argmap.render.answers.who import utterance_data
from argmap.render.terminal.lines import Line, Screen, beside, flow, piece, with_right
from argmap.render.terminal.text import wrap
from argmap.render.view import LaidView, Record
from argmap.render.wording import Words


def relation_data(relation: Relation) -> dict[str, Any]:
    """A relation as JSON data: the model's own fields."""
    data = relation.model_dump()
    extra = data.pop("extra")
    return {"id": data.pop("id"), **data, "extra": extra}


class ShowView(LaidView):
    """All about one or more claims."""

    columns = ("claim", "end", "relation", "kind", "premises", "target", "speakers", "unanswered")

    def __init__(
        self,
        answers: list[Show],
        texts: SourceTexts | None = None,
        *,
        with_context: bool = False,
    ) -> None:
        self.answers = answers
        self.contexts = Contexts(texts) if texts is not None else None
        self.with_context = with_context

    def data(self) -> Mapping[str, Any]:
        """The claim with its relations; several claims under `claims`."""
        if len(self.answers) == 1:
            return self._one(self.answers[0])
        return {"claims": [self._one(answer) for answer in self.answers]}

    def json_lines(self) -> Iterator[Mapping[str, Any]]:
        """One object for each claim."""
        yield from map(self._one, self.answers)

    def _one(self, answer: Show) -> dict[str, Any]:
        claim = answer.claim.model_dump()
        extra = claim.pop("extra")
        claim["utterances"] = [self._utterance(u) for u in answer.claim.utterances]
        return {
            **claim,
            "extra": extra,
            "speakers": answer.claim.speakers,
            "denied_by": answer.claim.denied_by,
            "stance": answer.stance,
            "stances": answer.stances,
            "issue": answer.issue,
            "incoming": [self._end(end) for end in answer.incoming],
            "outgoing": [self._end(end) for end in answer.outgoing],
        }

    def _utterance(self, utterance: Utterance) -> dict[str, Any]:
        data = utterance_data(utterance) | {"extra": utterance.extra}
        if self.contexts is None or not self.with_context:
            return data
        found = self.contexts.of(utterance)
        context = (
            {"text": found.text, "start": found.start, "spans": found.spans} if found else None
        )
        return data | {"context": context}

    def _end(self, end: End) -> dict[str, Any]:
        return {
            **relation_data(end.relation),
            "drawn_by": list(end.speakers),
            "unanswered": end.unanswered,
            "answers": [r.id for r in end.answers],
        }

    def records(self) -> Iterator[Record]:
        """One record for each relation at each claim."""
        for answer in self.answers:
            for name, ends in (("incoming", answer.incoming), ("outgoing", answer.outgoing)):
                for end in ends:
                    relation = end.relation
                    yield (
                        answer.claim.id,
                        name,
                        relation.id,
                        relation.kind,
                        ", ".join(relation.premises),
                        relation.target,
                        ", ".join(end.speakers),
                        end.unanswered,
                    )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Each claim with its words, what bears on it and what it bears on."""
        for i, answer in enumerate(self.answers):
            if i:
                yield []
            yield from _ShowLines(
                answer, screen, self.contexts, with_context=self.with_context
            ).lines()


class _ShowLines:
    def __init__(
        self,
        answer: Show,
        screen: Screen,
        contexts: Contexts | None,
        *,
        with_context: bool,
    ) -> None:
        self.answer = answer
        self.graph = answer.graph
        self.map = answer.graph.map
        self.screen = screen
        self.contexts = contexts
        self.with_context = with_context
        self.width = screen.text_width

    def lines(self) -> Iterator[Line]:
        claim = self.answer.claim
        head: Line = [piece(claim.id, "id")]
        if claim.title:
            yield from beside([*head, ("  ", "")], claim.title, "title", self.width)
        else:
            yield head
        for part in wrap(claim.text, self.width - 2):
            yield [("  ", ""), (part, "title")]
        yield []
        yield from self._facts(claim)
        said = list(self._said())
        voiced = [found for found in said if found[0].voices]
        yield from self._section("Said by", [*starmap(self._utterance, voiced)])
        for force in ("denies", "asks", "challenges"):
            others = [found for found in said if found[0].force == force]
            if others:
                heading = wording.DONE_BY[force].capitalize()
                yield from self._section(heading, [*starmap(self._utterance, others)])
        yield from self._section("Bears on", [self._outgoing(e) for e in self.answer.outgoing])
        yield from self._section(
            "What bears on it", [self._incoming(e) for e in self.answer.incoming]
        )

    def _facts(self, claim: Claim) -> Iterator[Line]:
        stance = wording.STANCE_MARKS[self.answer.stance]
        towards = "none"
        if self.answer.issue:
            towards = wording.towards(self.answer.stance, self.answer.issue)
        if self.answer.issue == claim.id:
            towards = "the issue itself"
        facts = [("stance", f"{stance} {towards}")]
        facts += [
            ("", f"{wording.STANCE_MARKS[taken]} {wording.towards(taken, issue)}")
            for issue, taken in self.answer.stances.items()
            if issue not in (self.answer.issue, claim.id)
        ]
        facts += [("kind", claim.kind)] if claim.kind != "statement" else []
        facts += (
            [("implicit", "nobody says it, but an argument needs it")] if claim.implicit else []
        )
        facts += [("section", " > ".join(claim.section))] if claim.section else []
        facts += [("tags", ", ".join(claim.tags))] if claim.tags else []
        facts += [("weight", f"{claim.weight:g}")] if claim.weight is not None else []
        facts += [("note", claim.note)] if claim.note else []
        facts += [("checked", claim.checked)] if claim.checked else []
        facts += [
            ("evidence" if i == 0 else "", wording.evidence(e))
            for i, e in enumerate(claim.evidence)
        ]
        facts += [
            ("proposed" if i == 0 else "", _proposal(p)) for i, p in enumerate(claim.proposed)
        ]
        for label, text in facts:
            yield from beside([(f"  {label:<10}", "dim")], text, "", self.width)

    def _section(self, heading: str, entries: list[list[Line]]) -> Iterator[Line]:
        yield []
        # A section without entries is still shown: that nobody says a claim is an answer, too.
        nothing = "  nobody" if heading == "Said by" else "  nothing"
        yield from flow([(heading, "heading"), ("" if entries else nothing, "dim")], self.width)
        for entry in entries:
            yield from entry

    def _said(self) -> Iterator[tuple[Utterance, Words]]:
        claim = self.answer.claim
        return wording.fresh_words(claim, claim.utterances, unicode=self.screen.unicode)

    def _utterance(self, utterance: Utterance, words: Words) -> list[Line]:
        who = wording.described(self.map.speakers[utterance.speaker])
        via = wording.via(self.map, utterance)
        place = wording.place(self.map, utterance, self.contexts)
        known = [f"via {via}" if via else "", place, utterance.date or "", utterance.url or ""]
        known += [f"turn {utterance.turn}" if utterance.turn else ""]
        lines = list(beside([("  ", "")], who, "speaker", self.width))
        if words.shown or utterance.force == "concedes":
            style = "quote" if utterance.quote is not None and words.are_fresh else ""
            label = f"    {wording.manner(utterance):<10}"
            lines += beside([(label, "dim")], words.shown, style, self.width)
        where = ", ".join(filter(None, known))
        if where:
            lines += beside([("    where     ", "dim")], where, "", self.width)
        if self.contexts is not None and self.with_context:
            lines += self._context(self.contexts, utterance)
        return lines

    def _context(self, contexts: Contexts, utterance: Utterance) -> Iterator[Line]:
        """The paragraph around the words, which are marked in it."""
        found = contexts.of(utterance)
        marks = ("»", "«") if self.screen.unicode else (">>", "<<")
        text = found.marked(*marks) if found else "the words are not found in the source's text"
        return beside([("    context   ", "dim")], text, "", self.width)

    def _outgoing(self, end: End) -> list[Line]:
        relation = end.relation
        others = [p for p in relation.premises if p != self.answer.claim.id]
        text = wording.aim(self.graph, relation)
        if others:
            text += f", linked with {listed(others)}"
        return self._relation(
            wording.VERBS[relation.kind], text, end, self._text_of(relation.target)
        )

    def _incoming(self, end: End) -> list[Line]:
        relation = end.relation
        by = f" ({wording.names(self.map, end.speakers)})" if end.speakers else ""
        text = " + ".join(relation.premises) + by
        # `incoming` also has what aims at the relations that aim at the claim.
        if relation.target != self.answer.claim.id:
            text += f", against the step {relation.target}"
        shown = self._text_of(relation.premises[0]) if len(relation.premises) == 1 else ""
        verb = f"{wording.SIGNS[relation.kind]} {wording.VERBS[relation.kind]}"
        return self._relation(verb, text, end, shown)

    def _text_of(self, id: str | None) -> str:
        claim = self.map.claims.get(id or "")
        return claim.text if claim else ""

    def _relation(self, verb: str, text: str, end: End, shown: str) -> list[Line]:
        label = f"  {verb:<13} "
        *above, last = beside([(label, "dim")], text, "id", self.width)
        alert: Line = [(f"{wording.ALERT} no reply", "alert")] if end.unanswered else []
        lines = [*above, *with_right(last, alert, self.width)]
        details = [shown] if shown else []
        if end.relation.scheme:
            details.append(f"scheme: {end.relation.scheme}")
        if end.relation.turn:
            details.append(f"turn: {end.relation.turn}")
        if end.relation.note:
            details.append(f"note: {end.relation.note}")
        if end.answers:
            details.append("answered by " + listed([r.id for r in end.answers]))
        for detail in details:
            lines += beside([(" " * len(label), "")], detail, "", self.width)
        return lines


def _proposal(proposed: Proposal) -> str:
    """A proposed relation in one line.

    >>> _proposal(Proposal(kind="rebuts", target="b", why="however", line="3", confidence=0.7))
    'rebuts b: however (line 3, 0.7)'
    """
    sure = f"{proposed.confidence:g}" if proposed.confidence is not None else ""
    where = ", ".join(filter(None, [f"line {proposed.line}" if proposed.line else "", sure]))
    text = f"{wording.VERBS[proposed.kind]} {proposed.target}"
    text += f": {proposed.why}" if proposed.why else ""
    return f"{text} ({where})" if where else text


def _rule(step: Inference, numbers: Mapping[str, int]) -> str:
    """The rule line of a step: its scheme and the numbers of its premises."""
    scheme = f"{step.relation.scheme} " if step.relation.scheme else ""
    return f"{scheme}from {listed([str(numbers[p]) for p in step.premises])}"


class StandardFormView(LaidView):
    """An argument as numbered premises, rules and conclusions."""

    columns = ("step", "premises", "rule", "conclusion", "relation")

    def __init__(self, answer: Show, steps: list[Inference]) -> None:
        self.answer = answer
        self.steps = steps
        self.map = answer.graph.map

    def data(self) -> Mapping[str, Any]:
        """The steps with the texts of their claims."""
        return {
            "conclusion": self.answer.claim.id,
            "steps": [
                {
                    "premises": [{"id": p, "text": self.map.claims[p].text} for p in step.premises],
                    "rule": step.relation.scheme,
                    "relation": step.relation.id,
                    "conclusion": {
                        "id": step.conclusion,
                        "text": self.map.claims[step.conclusion].text,
                    },
                }
                for step in self.steps
            ],
        }

    def records(self) -> Iterator[Record]:
        """One record for each step."""
        for i, step in enumerate(self.steps, 1):
            scheme = step.relation.scheme
            yield (i, ", ".join(step.premises), scheme, step.conclusion, step.relation.id)

    def numbered(self) -> Iterator[tuple[int, str, str]]:
        """Numbered claims and unnumbered rules (number 0), in order, each with its text."""
        numbers: dict[str, int] = {}
        # Several supports of one conclusion are consecutive, and become one inference.
        for conclusion, group in groupby(self.steps, key=lambda step: step.conclusion):
            steps = list(group)
            for premise in dict.fromkeys(p for step in steps for p in step.premises):
                if premise not in numbers:
                    numbers[premise] = len(numbers) + 1
                    yield numbers[premise], premise, self.map.claims[premise].text
            yield 0, "; ".join(_rule(step, numbers) for step in steps), ""
            # In a circle of supports the conclusion was a premise before, and has its number already.
            number = numbers.setdefault(conclusion, len(numbers) + 1)
            yield number, conclusion, self.map.claims[conclusion].text

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The premises, a rule, the conclusion, as logic books print them."""
        width = screen.text_width
        rule = "─" if screen.unicode else "-"
        if not self.steps:
            yield [("Nothing supports ", ""), piece(self.answer.claim.id, "id"), (".", "")]
        for number, name, text in self.numbered():
            if number == 0:
                yield from beside([(f"     {rule * 4} ", "dim")], name, "dim", width)
                continue
            speakers = wording.names(self.map, self.map.claims[name].speakers)
            yield from beside([(f"({number})".rjust(4) + "  ", "dim")], text, "", width)
            yield from beside(
                [(" " * 6, ""), piece(name, "id"), ("  ", "")], speakers, "dim", width
            )

    def markdown(self) -> Iterator[str]:
        """The argument as an indented block, which Markdown shows unchanged."""
        for line in self.lines(Screen(width=96, hints=False)):
            yield "    " + "".join(text for text, _ in line)
