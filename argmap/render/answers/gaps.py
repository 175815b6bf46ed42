"""The view of what is missing in a debate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.diagnostics import listed
from argmap.model import Claim
from argmap.queries.gaps import Gaps, Hit
from argmap.queries.questions import OpenQuestion
from argmap.render import wording
from argmap.render.terminal.lines import Line, Screen, beside, flow, piece, width_of
from argmap.render.terminal.text import one_line, wrap
from argmap.render.view import LaidView, Record
from argmap.render.wording import ALERT, plural

MOST_STEPS = 6
"""How many steps are shown with their critical questions; the others are only counted."""

_LISTS = (
    ("unsupported", "Nothing supports"),
    ("unvoiced", "Nobody is named who says"),
    ("unsourced", "No source is given for"),
    ("unquoted", "No own words are given for"),
    ("islands", "Nothing joins to the rest"),
)


class GapsView(LaidView):
    """What a careful reader would ask next."""

    columns = ("gap", "id", "target", "speakers", "text")

    def __init__(self, answer: Gaps, show_all: bool = False) -> None:
        self.answer = answer
        self.show_all = show_all
        self.map = answer.graph.map

    @property
    def is_empty(self) -> bool:
        """Whether nothing is missing."""
        return self.answer.empty

    def data(self) -> Mapping[str, Any]:
        """Ids of relations and claims under the name of each kind of gap."""
        a = self.answer
        return {
            "unanswered": [r.id for r in a.unanswered],
            "hits": [
                {
                    "target": hit.target,
                    "relations": [r.id for r in hit.relations],
                    "speakers": hit.speakers,
                }
                for hit in a.hits
            ],
            "only_qualified": [r.id for r in a.only_qualified],
            "unsupported": [c.id for c in a.unsupported],
            "unvoiced": [c.id for c in a.unvoiced],
            "unsourced": [c.id for c in a.unsourced],
            "unquoted": [c.id for c in a.unquoted],
            "islands": [c.id for c in a.islands],
            "self_contradictions": [
                {"speaker": s.speaker, "relation": s.relation.id} for s in a.self_contradictions
            ],
            "challenges": [
                {"claim": c.id, "speakers": c.speakers_by("challenges")} for c in a.challenges
            ],
            "questions": [
                {
                    "relation": q.relation.id,
                    "scheme": q.scheme.name,
                    "question": q.question.key,
                    "text": q.question.text,
                }
                for q in a.questions
            ],
        }

    def records(self) -> Iterator[Record]:
        """One record for each gap."""
        a, graph = self.answer, self.answer.graph
        for name, relations in (
            ("unanswered", a.unanswered),
            ("only-qualified", a.only_qualified),
        ):
            for r in relations:
                text = self.map.claims[r.premises[0]].text
                yield (name, r.id, r.target, ", ".join(graph.speakers_of(r)), text)
        for name, _ in _LISTS:
            for claim in getattr(a, name):
                yield (name, claim.id, None, ", ".join(claim.speakers), claim.text)
        for s in a.self_contradictions:
            yield ("self-contradictions", s.relation.id, s.relation.target, s.speaker, None)
        for claim in a.challenges:
            by = ", ".join(claim.speakers_by("challenges"))
            yield ("challenges", claim.id, None, by, claim.text)
        for q in a.questions:
            speakers = ", ".join(graph.speakers_of(q.relation))
            yield ("questions", q.relation.id, q.relation.target, speakers, q.question.text)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The unanswered objections, the most-hit target first, then the other kinds of gap."""
        if self.answer.empty:
            yield [("Nothing is missing in this map.", "")]
        for number, section in enumerate(self._sections(screen)):
            if number:
                yield []
            yield from section

    def _sections(self, screen: Screen) -> Iterator[Iterator[Line]]:
        """The lines of each kind of gap that there is."""
        a = self.answer
        if a.hits:
            yield self._unanswered(screen)
        if a.only_qualified:
            ids = _counted([" + ".join(r.premises) for r in a.only_qualified])
            heading = "Answered only by a limit, which answers nothing"
            yield self._listed(heading, ids, screen, len(a.only_qualified))
        if a.self_contradictions:
            yield self._self_contradictions(screen)
        for name, heading in _LISTS:
            claims: list[Claim] = getattr(a, name)
            if claims:
                ids = [c.id + (" (implicit)" if c.implicit else "") for c in claims]
                yield self._listed(heading, ids, screen)
        if a.challenges:
            yield self._challenges(screen)
        if a.questions:
            yield self._questions(screen)

    def _unanswered(self, screen: Screen) -> Iterator[Line]:
        yield [("Unanswered", "heading"), (f"  {len(self.answer.unanswered):,}", "dim")]
        told: set[str] = set()
        for hit in self.answer.hits:
            yield from self._hit(hit, told, screen)

    def _challenges(self, screen: Screen) -> Iterator[Line]:
        """Each claim that somebody asks a reason for in vain, with who asks."""
        found = self.answer.challenges
        yield [("Challenged, and given no reason", "heading"), (f"  {len(found):,}", "dim")]
        for claim in found:
            names = wording.names(self.map, claim.speakers_by("challenges"))
            line = [("  ", ""), piece(claim.id, "id"), piece(f"  {names}", "speaker")]
            yield from flow(line, screen.text_width, indent=4)

    def _questions(self, screen: Screen) -> Iterator[Line]:
        """The critical questions of each step under its scheme."""
        by_relation: dict[str, list[OpenQuestion]] = {}
        for q in self.answer.questions:
            by_relation.setdefault(q.relation.id, []).append(q)
        heading = "Critical questions that nothing answers"
        yield [(heading, "heading"), (f"  {len(self.answer.questions)}", "dim")]
        shown = list(by_relation) if self.show_all else list(by_relation)[:MOST_STEPS]
        for id in shown:
            line = [("  ", ""), piece(id, "id"), (f"  {by_relation[id][0].scheme.name}", "dim")]
            yield from flow(line, screen.text_width)
            for q in by_relation[id]:
                key = f"      {q.question.key}: "
                parts = wrap(q.question.text, screen.text_width - 8, screen.text_width - len(key))
                yield [(key, ""), (parts[0], "")]
                for part in parts[1:]:
                    yield [(" " * 8 + part, "")]
        if len(shown) < len(by_relation):
            yield [(f"  ({len(by_relation) - len(shown):,} more steps: --all)", "dim")]

    def _self_contradictions(self, screen: Screen) -> Iterator[Line]:
        """Each speaker once, with the steps at which they contradict themselves."""
        found = self.answer.self_contradictions
        steps: dict[str, list[str]] = {}
        for one in found:
            steps.setdefault(one.speaker, []).append(one.relation.id)
        yield [("At odds with themselves", "heading"), (f"  {len(found):,}", "dim")]
        for speaker, ids in steps.items():
            head: Line = [("  ", ""), piece(f"{self.map.speakers[speaker].label}  ", "speaker")]
            yield from beside(head, ", ".join(dict.fromkeys(ids)), "id", screen.text_width)

    def _hit(self, hit: Hit, told: set[str], screen: Screen) -> Iterator[Line]:
        """A target and the objections to it; the text of an objection is shown only once."""
        kinds = Counter(r.kind for r in hit.relations)
        counted = listed([plural(n, wording.NOUNS[k]) for k, n in kinds.items()])
        by = f" from {plural(len(hit.speakers), 'speaker')}" if hit.speakers else ""
        claim = self.map.claims.get(hit.target)
        whose = wording.whose(self.map, claim.speakers) if claim else ""
        *above, last = flow(
            [
                ("  ", ""),
                piece(hit.target, "id"),
                piece(whose, "speaker"),
                (f": {counted}{by},", ""),
            ],
            screen.text_width,
            indent=6,
        )
        yield from above
        alert = f"{ALERT} no reply"
        if width_of(last) + 1 + len(alert) > screen.text_width:
            yield last
            last = [(" " * 5, "")]
        yield [*last, (" ", ""), (alert, "alert")]
        for relation in hit.relations:
            names = wording.names(self.map, self.answer.graph.speakers_of(relation)) or "nobody"
            premises = " + ".join(relation.premises)
            first = relation.premises[0]
            text = "(as above)" if premises in told else self.map.claims[first].text
            told.add(premises)
            line = [("      ", ""), piece(premises, "id"), piece(f"  {names}: ", "speaker")]
            yield from flow([*line, (one_line(text), "")], screen.text_width, indent=8)

    def _listed(
        self, heading: str, ids: Sequence[str], screen: Screen, count: int | None = None
    ) -> Iterator[Line]:
        yield [(heading, "heading"), (f"  {len(ids) if count is None else count:,}", "dim")]
        shown = ids if self.show_all else ids[:24]
        for part in wrap(", ".join(shown), screen.text_width - 2):
            yield [("  ", ""), (part, "id")]
        if len(shown) < len(ids):
            yield [(f"  ({len(ids) - len(shown):,} more: --all)", "dim")]


def _counted(names: Sequence[str]) -> list[str]:
    """Each name once, with how often it occurs if more than once.

    >>> _counted(["bark", "rain", "bark"])
    ['bark (2)', 'rain']
    """
    return [name if n == 1 else f"{name} ({n:,})" for name, n in Counter(names).items()]
