"""The views of why a claim stands or not: as a dialogue, as records, as a proof in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagnostics import listed
from argmap.queries.judging.argued import is_argued
from argmap.queries.judging.change import Change
from argmap.queries.judging.dialogue import Turn
from argmap.queries.judging.judge import LABELS
from argmap.queries.judging.proof import Move, Proof
from argmap.queries.judging.why import Why
from argmap.render.answers.dialogue import aloud, mentioned
from argmap.render.terminal.lines import Line, Screen, flow, piece
from argmap.render.terminal.text import wrap
from argmap.render.verdicts import NOT_ARGUED, VERDICT_STYLES, VERDICTS, reading_data, where
from argmap.render.view import LaidView, Record, markdown_text
from argmap.render.wording import names, plural


class WhyView(LaidView):
    """The verdict on a claim, with the dialogue that leads to it."""

    columns = ("turn", "depth", "kind", "claims", "speakers", "relation", "target", "said")

    def __init__(self, answer: Why) -> None:
        self.answer = answer
        self.map = answer.graph.map

    def data(self) -> Mapping[str, Any]:
        """The verdict and its proof, by the names of arguments: ids, or helpers like `not a`."""
        answer = self.answer
        judging = answer.judging
        data: dict[str, Any] = {
            "claim": answer.claim,
            "semantics": judging.semantics,
            **reading_data(judging.reading),
            "label": answer.label,
        }
        if judging.semantics == "grounded":
            data["proof"] = self._proof(answer.proofs[0]) if answer.proofs else []
        else:
            data["credulous"] = answer.in_some
            # Of no extensions, every claim is in all: that is how sceptical acceptance is defined.
            data["sceptical"] = answer.label == "in" or not answer.has_extension
            data["witnesses"] = [
                {"extension": self._names(extension), "proof": self._proof(proof)}
                for extension, proof in zip(answer.extensions, answer.proofs, strict=True)
            ]
        if answer.lasso is not None:
            data["path"] = self._names(answer.lasso.path[: answer.lasso.start])
            data["circle"] = self._names(answer.lasso.circle)
        data["dialogue"] = [
            self._turn(turn, said) for turns in answer.dialogues for turn, said in self._said(turns)
        ]
        return data

    def _names(self, arguments: list[int]) -> list[str]:
        nodes = self.answer.reduction.nodes
        return [str(nodes[a]) for a in arguments]

    def _proof(self, proof: Proof) -> list[dict[str, Any]]:
        return [self._move(move, proof) for move in proof.moves.values()]

    def _move(self, move: Move, proof: Proof) -> dict[str, Any]:
        name = str(self.answer.reduction.nodes[move.argument])
        found: dict[str, Any] = {"argument": name, "label": LABELS[move.label]}
        if move.by is not None:
            found["by"] = self._names([move.by])[0]
        else:
            found["attackers"] = self._names(move.attackers)
        return found

    def _turn(self, turn: Turn, said: str) -> dict[str, Any]:
        return {
            "depth": turn.depth,
            "kind": turn.kind,
            "claims": list(turn.claims),
            "speakers": list(turn.speakers),
            "relation": turn.relation,
            "target": turn.target,
            "repeated": turn.repeated,
            "said": said,
        }

    def _said(self, turns: list[Turn]) -> Iterator[tuple[Turn, str]]:
        for turn in turns:
            yield turn, aloud(self.map, turn)

    def records(self) -> Iterator[Record]:
        """One record for each turn."""
        for number, (turn, said) in enumerate(
            (pair for turns in self.answer.dialogues for pair in self._said(turns)), 1
        ):
            yield (
                number,
                turn.depth,
                turn.kind,
                ", ".join(turn.claims),
                ", ".join(turn.speakers),
                turn.relation,
                turn.target,
                said,
            )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The verdict, then what was said for and against."""
        if self._is_moot:
            yield from ([(part, "")] for part in wrap(NOT_ARGUED, screen.text_width))
            yield []
            yield from self._lines_of(*next(self._said(self.answer.dialogues[0])), screen)
            return
        verdict = (f" {self._verdict()}", VERDICT_STYLES[self.answer.label])
        head: Line = [piece(f"{self._where} "), piece(self.answer.claim, "id"), verdict]
        yield from flow(head, screen.text_width, indent=0)
        for heading, turns in self._parts():
            yield []
            for part in wrap(heading, screen.text_width) if heading else ():
                yield [(part, "heading")]
            for turn, said in self._said(turns):
                yield from self._lines_of(turn, said, screen)
        yield []
        for part in wrap(self._conclusion(), screen.text_width):
            yield [(part, "")]

    def _lines_of(self, turn: Turn, said: str, screen: Screen) -> Iterator[Line]:
        indent = "  " * turn.depth
        # A dialogue can be deeper than a screen is wide.
        if len(indent) > screen.text_width // 2:
            deep = "⋯" if screen.unicode else "..."
            indent = f"{deep} {turn.depth} deep "
        ids = mentioned(turn)
        text = f"{said} [{ids}]" if ids else said
        # Only a person can act on a hint; a file gets the plain sentence.
        if turn.kind == "more" and screen.hints:
            text = f"{text.removesuffix('.')} (--all tells them)."
        parts = wrap(text, screen.text_width - len(indent) - 2)
        for number, part in enumerate(parts):
            left = (indent if number == 0 else " " * len(indent) + "  ", "dim")
            # The ids come last; they are dim unless they break over two lines.
            head, bracket, tail = part.rpartition(f"[{ids}]") if ids else (part, "", "")
            shown = [(head, ""), (bracket, "dim"), (tail, "")] if bracket else [(part, "")]
            yield [left, *shown]

    @property
    def _where(self) -> str:
        return where(self.answer.judging.reading)

    @property
    def _is_moot(self) -> bool:
        """Whether there is nothing to judge, so that a verdict would mean nothing."""
        reading = self.answer.judging.reading
        return not is_argued(self.map, reading) and not reading.supposed

    def _verdict(self) -> str:
        answer = self.answer
        name = answer.judging.semantics
        said = VERDICTS[answer.label]
        if not answer.judging.has_extensions:
            return said + (
                f" under {name} semantics." if answer.judging.names("semantics") else "."
            )
        if not answer.has_extension:
            return f"is undecided: there is no {name} extension."
        if answer.label == "in":
            return f"stands in every {name} extension."
        if answer.in_some:
            return f"stands in some {name} extensions, and not in others."
        if answer.label == "out":
            return f"is defeated in every {name} extension."
        return f"stands in no {name} extension, and is not defeated in every one."

    def _parts(self) -> Iterator[tuple[str, list[Turn]]]:
        answer, name = self.answer, self.answer.judging.semantics
        if not answer.extensions:
            yield from (("", turns) for turns in answer.dialogues)
            return
        reduction = answer.reduction
        for extension, proof, turns in zip(
            answer.extensions, answer.proofs, answer.dialogues, strict=True
        ):
            inside = frozenset(extension)
            # Helpers of the reduction, such as `not a`, are no claims of the map and are not named.
            used = [a for a in proof.moves if a in inside and reduction.nodes[a].kind == "claim"]
            ids = [str(reduction.nodes[a]) for a in used]
            holds = reduction.claims[answer.claim] in inside
            if holds:
                with_it = [id for id in ids if id != answer.claim]
                rest = f" with {listed(with_it)}, and they defend" if with_it else ", which defends"
                whom = "one another" if with_it else "itself"
                yield f"A {name} extension holds {answer.claim}{rest} {whom}:", turns
            elif proof.moves:
                yield f"A {name} extension defeats it:", turns
            else:
                yield f"A {name} extension neither holds it nor defeats it.", []

    def _conclusion(self) -> str:
        answer = self.answer
        so = f"So {self._where[0].lower()}{self._where[1:]} {answer.claim}"
        if answer.judging.has_extensions:
            return f"{so} {self._verdict()}"
        reason = self._reason()
        return f"{so} {VERDICTS[answer.label]}{f': {reason}' if reason else ''}."

    def _reason(self) -> str:
        """Why the verdict is what it is, in one clause."""
        answer, turns = self.answer, self.answer.dialogues[0]
        if answer.label == "undecided":
            return "the objections go round in a circle, and nothing breaks it"
        first = [turn for turn in turns if turn.depth == 1]
        objected = any(turn.kind in ("objects", "follows") for turn in first)
        if answer.label == "in":
            lost = next((t.supports for t in first if t.supports is not None), None)
            though = lost is not None and len(lost.fallen) == lost.count
            reason = "every objection to it is itself answered" if objected else ""
            reason = reason or ("" if len(first) > 1 else "nothing is aimed at it")
            return reason + (", but what supports it does not stand" if though else "")
        if not objected:
            if first[0].kind == "denied":
                return "it is denied"
            return "" if first[0].kind == "supposed" else "it lacks the support that it needs"
        at = next(
            i for i, t in enumerate(turns) if t.depth == 1 and t.kind in ("objects", "follows")
        )
        ids = " + ".join(turns[at].claims)
        # The reply to an objection is the turn after it.
        is_answered = turns[at + 1].kind != "unanswered" if at + 1 < len(turns) else True
        return (
            f"an objection to it stands ({ids})" if is_answered else f"nothing in it answers {ids}"
        )

    def markdown(self) -> Iterator[str]:
        """The dialogue as nested lists."""
        if self._is_moot:
            yield NOT_ARGUED
            return
        yield (
            f"{markdown_text(self._where)} **{markdown_text(self.answer.claim)}** "
            f"{markdown_text(self._verdict())}"
        )
        for heading, turns in self._parts():
            yield ""
            if heading:
                yield from (markdown_text(heading), "")
            for turn, said in self._said(turns):
                ids = mentioned(turn)
                known = f" ({markdown_text(ids)})" if ids else ""
                yield "  " * min(turn.depth, 40) + f"- {markdown_text(said)}{known}"
        yield from ("", markdown_text(self._conclusion()))


class ChangeView(LaidView):
    """The smallest sets of claims whose rebuttal would turn the verdict on a claim."""

    columns = ("set", "rebut", "speakers", "text", "label")

    def __init__(self, answer: Change) -> None:
        self.answer = answer
        self.map = answer.graph.map

    def data(self) -> Mapping[str, Any]:
        """The verdict, and what would turn it."""
        answer = self.answer
        return {
            "claim": answer.claim,
            "semantics": "grounded",
            **reading_data(answer.reading),
            "label": answer.label,
            "changes": [{"rebut": list(s.rebut), "label": s.label} for s in answer.sets],
            "complete": answer.complete,
        }

    def records(self) -> Iterator[Record]:
        """One record for each claim of each set."""
        for number, found in enumerate(self.answer.sets, 1):
            for id in found.rebut:
                claim = self.map.claims[id]
                yield (number, id, ", ".join(claim.speakers), claim.text, found.label)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The sets one below the other, each claim with who voices it."""
        answer, width = self.answer, screen.text_width
        for part in wrap(self._head(), width):
            yield [(part, "title")]
        for number, found in enumerate(answer.sets, 1):
            yield []
            for i, id in enumerate(found.rebut):
                claim = self.map.claims[id]
                mark = f"{number:>3}  " if i == 0 else " and "
                voices = names(self.map, claim.speakers) or "nobody"
                head: Line = [(mark, "dim"), piece(id, "id"), piece(f"  {voices}", "speaker")]
                yield from flow(head, width, indent=7)
                for part in wrap(claim.text, width - 7):
                    yield [("       ", ""), (part, "")]
            if found.label == "undecided":
                yield [("     then it is undecided", "dim")]
        if answer.sets and not answer.complete:
            yield []
            yield [("There are more: --limit N.", "dim")]

    def _head(self) -> str:
        answer = self.answer
        said = f"{where(answer.reading)} {answer.claim} {VERDICTS[answer.label]}."
        turned = "no longer stand" if answer.label == "in" else "stand"
        if not answer.sets:
            if answer.label == "in":
                return f"{said} Only a rebuttal of {answer.claim} itself would turn that."
            return f"{said} No rebuttal of other claims would make it stand."
        sizes = [len(found.rebut) for found in answer.sets]
        if len(sizes) == 1:
            what = "this" if sizes == [1] else f"these {plural(sizes[0], 'claim')}"
        else:
            what = "any of these" if max(sizes) == 1 else "all claims of any of these sets"
        return f"{said} It would {turned} if {what} were convincingly rebutted:"
