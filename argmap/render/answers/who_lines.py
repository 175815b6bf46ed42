"""Who argued what, laid out for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from argmap.diagnostics import listed
from argmap.model import RELATION_KINDS, Speaker, Stance, Utterance
from argmap.queries.judging.argued import is_argued
from argmap.queries.who import Bearing, Camp, Voice, Voiced, Who
from argmap.quotes.context import Contexts
from argmap.render import wording
from argmap.render.terminal.lines import (
    Line,
    Screen,
    beside,
    is_tight,
    piece,
    rule,
    width_of,
    with_right,
)
from argmap.render.terminal.text import cells, cut, wrap
from argmap.render.verdicts import LEGEND, NOT_ARGUED, VERDICT_WIDTH, verdict_tag
from argmap.render.wording import ALERT, Words, plural

_HEADINGS: dict[Stance, str] = {
    "for": "FOR {issue}",
    "against": "AGAINST {issue}",
    "mixed": "ON BOTH SIDES OF {issue}",
    "none": "NO STANCE TOWARDS {issue}",
}
_LABEL_WIDTH = 12
_FEW_IDS = 8
"""How many claims that nobody says are only named; if there are more, they have their own section."""
_INDENT = 5
_WITH_NAMES = 40
"""Lines about one claim name its speakers on screens from this width on."""


class WhoLines:
    """The lines of one answer on one screen."""

    def __init__(self, answer: Who, screen: Screen, contexts: Contexts | None) -> None:
        self.answer = answer
        self.map = answer.graph.map
        self.screen = screen
        self.contexts = contexts
        self.width = screen.text_width
        self.is_argued = is_argued(self.map)
        self.told: set[tuple[str, str, str]] = set()
        """Speaker, claim and act of what is shown already; under another issue only its head is repeated."""
        longest = max((cells(v.claim.id) for v in answer.claims), default=0)
        self.id_width = max(8, min(longest, 20, self.width // 4)) + 2

    # -- by speaker -----------------------------------------------------------------------------

    def by_speaker(self) -> Iterator[Line]:
        """Speakers under their stance, each with their claims."""
        yield from self._head()
        for camp in self.answer.camps:
            yield []
            yield from self._heading(camp)
            for voice in camp.voices:
                yield []
                yield from self._voice(voice)
        unvoiced = self._unvoiced()
        if len(unvoiced) > _FEW_IDS:
            yield []
            counted = plural(len(unvoiced), "claim")
            yield from rule(("SAID BY NOBODY", "heading"), counted, self.screen)
            for voiced in unvoiced:
                yield from self._claim_head(voiced)
        yield []
        yield from self._foot()

    def _unvoiced(self) -> list[Voiced]:
        """The claims that nobody voices although somebody should: an implicit claim needs no voice."""
        silent = frozenset(self.answer.unvoiced)
        return [v for v in self.answer.claims if v.claim.id in silent and not v.claim.implicit]

    def _head(self) -> Iterator[Line]:
        for part in wrap(self.map.title, self.width) if self.map.title else ():
            yield [(part, "title")]
        for issue in dict.fromkeys([*filter(None, [self.answer.issue]), *self.answer.issues]):
            head: Line = [piece(issue, "id"), ("   ", "")]
            yield from beside(head, self.map.claims[issue].text, "", self.width)

    def _heading(self, camp: Camp) -> Iterator[Line]:
        stance, voices = camp.stance, camp.voices
        # Several speakers can voice one claim, which counts once.
        done = {(v.act, v.claim.id) for voice in voices for v in voice.claims}
        counts = Counter(act for act, _ in done)
        left = _HEADINGS[stance].format(issue=camp.issue or "ANY ISSUE")
        nouns = {"asserts": "claim", **wording.ACTS}
        counted = [plural(counts[act], noun) for act, noun in nouns.items() if counts[act]]
        right = ", ".join([plural(len(voices), "speaker"), *(counted or ["0 claims"])])
        return rule((left, stance if stance != "none" else "heading"), right, self.screen)

    def _voice(self, voice: Voice) -> Iterator[Line]:
        name = voice.speaker.label
        # Only the name is in colour, and it may be too long for one line.
        for i, part in enumerate(wrap(wording.described(voice.speaker), self.width)):
            if i == 0 and part.startswith(name):
                yield [(name, "speaker"), (part[len(name) :], "")]
            else:
                yield [(part, "speaker" if i == 0 else "")]
        for voiced in voice.claims:
            key = (voice.speaker.id, voiced.claim.id, voiced.act)
            if key in self.told:
                yield from self._claim_head(voiced, again=True)
                continue
            self.told.add(key)
            yield from self._claim(voiced, voice.speaker.id)

    def _claim(self, voiced: Voiced, speaker: str) -> Iterator[Line]:
        yield from self._claim_head(voiced)
        unicode = self.screen.unicode
        for utterance, words in wording.fresh_words(
            voiced.claim, voiced.utterances, unicode=unicode
        ):
            yield from self._utterance(utterance, words)
        others = [s for s in voiced.claim.speakers if s != speaker]
        # Whoever denies or questions a claim does not argue by it: say whose claim it is instead.
        if not voiced.is_voiced:
            said_by = wording.names(self.map, others) or "nobody"
            yield from self._labelled("said by", said_by)
            return
        if others:
            yield from self._labelled("also by", wording.names(self.map, others))
        if voiced.claim.denied_by:
            yield from self._labelled("denied by", wording.names(self.map, voiced.claim.denied_by))
        # groupby needs them sorted; the order of kinds is the same everywhere.
        bears = sorted(voiced.bears, key=lambda b: RELATION_KINDS.index(b.relation.kind))
        for kind, alike in groupby(bears, key=lambda b: b.relation.kind):
            yield from self._bears(kind, [*alike], speaker)
        if met_by := voiced.met_by:
            yield from self._met(met_by)

    def _claim_head(self, voiced: Voiced, *, again: bool = False) -> Iterator[Line]:
        mark = wording.mark(voiced.stance, voiced.relations if voiced.is_voiced else ())
        id = voiced.claim.id
        gap = max(self.id_width - cells(id), 2)
        text = voiced.claim.text or voiced.claim.title or ""
        text += " (implicit)" if voiced.claim.implicit else ""
        text += " (as above)" if again else ""
        text = text if voiced.is_voiced else f"{voiced.act}: {text}"
        tag, style = "", ""
        if voiced.label is not None and self.is_argued:
            label, style = verdict_tag(voiced.label)
            tag = f"[{label}]"
            text = f"{tag} {text}"
        head: Line = [(f" {mark} ", _style_of(mark)), piece(id, "id")]
        indent = _INDENT + self.id_width
        if is_tight(text, self.width - indent):
            yield head
            head, indent = [(" " * _INDENT, "")], _INDENT
            first, *rest = wrap(text, self.width - indent)
        else:
            head.append((" " * gap, ""))
            room = self.width - _INDENT - cells(id) - gap
            first, *rest = wrap(text, self.width - indent, max(room, 0))
        # The tag was wrapped with the text, but has a style of its own.
        yield head + ([(tag, style), (first.removeprefix(tag), "")] if tag else [(first, "")])
        yield from ([(" " * indent, ""), (part, "")] for part in rest)

    def _utterance(self, utterance: Utterance, words: Words) -> Iterator[Line]:
        place = wording.place(self.map, utterance, self.contexts)
        via = wording.via(self.map, utterance)
        said = words.shown
        # "says so" alone tells nothing new below the name; that somebody concedes a claim does.
        if not said and not place and not via and utterance.force != "concedes":
            return
        text = said + (f"  via {via}" if via else "")
        style = "quote" if utterance.quote is not None and words.are_fresh else ""
        manner = wording.manner(utterance)
        if not said and not via:
            text = ""
        yield from self._labelled(manner, text, style=style, right=place)

    def _bears(self, kind: str, bears: list[Bearing], speaker: str) -> Iterator[Line]:
        texts = []
        for bearing in bears:
            relation = bearing.relation
            text = wording.aim(self.answer.graph, relation, own=[speaker])
            others = [p for p in relation.premises if len(relation.premises) > 1]
            if others:
                text += f" (linked: {' + '.join(others)})"
            texts.append(text)
        left_open = any(b.unanswered for b in bears)
        right = f"{ALERT} no reply" if left_open else ""
        yield from self._labelled(wording.VERBS[kind], ", ".join(texts), right=right, alert=True)

    def _met(self, met_by: Sequence[Bearing]) -> Iterator[Line]:
        kinds = Counter(b.relation.kind for b in met_by)
        counted = listed([plural(n, wording.NOUNS[kind]) for kind, n in kinds.items()])
        voices = Counter(wording.names(self.map, b.speakers) for b in met_by)
        unvoiced = voices.pop("", 0)
        names = [f"{name} {n}" if len(met_by) > 1 else name for name, n in voices.items()]
        if unvoiced:
            names.append("voiced by nobody" + (f" {unvoiced}" if voices else ""))
        by = ", ".join(names)
        # A contradiction is never "unanswered": it aims at both its ends alike.
        attacks = [b for b in met_by if b.relation.kind != "contradicts"]
        left_open = sum(b.unanswered for b in attacks)
        right = ""
        if left_open:
            all_open = left_open == len(attacks)
            right = f"{ALERT} no reply" if all_open else f"{ALERT} no reply to {left_open}"
        yield from self._labelled(
            "met by", f"{counted}: {by}" if voices else f"{counted}, {by}", right=right, alert=True
        )

    def _labelled(
        self, label: str, text: str, *, style: str = "", right: str = "", alert: bool = False
    ) -> Iterator[Line]:
        """A label, a text that wraps beside it, and `right` at the right edge of the last line."""
        head = " " * _INDENT + label.ljust(_LABEL_WIDTH)
        *above, last = beside([(head, "dim")], text, style, self.width, below=_INDENT + 2)
        yield from above
        right = cut(right, self.width - _INDENT, self.screen.ellipsis)
        end: Line = [(right, "alert" if alert else "dim")] if right else []
        yield from with_right(last, end, self.width)

    def _foot(self) -> Iterator[Line]:
        manners = Counter(wording.manner(u) for v in self.answer.claims for u in v.utterances)
        counted = [
            f"{manners[manner]} {how}"
            for manner, how in (
                ("says", "in own words"),
                ("reported", "reported"),
                ("says so", "without words"),
            )
            if manners[manner]
        ]
        counted += [plural(manners[f], noun) for f, noun in wording.ACTS.items() if manners[f]]
        said = f"{plural(len(self.answer.claims), 'claim')}, "
        said += plural(manners.total(), "utterance") + (
            f": {', '.join(counted)}." if counted else "."
        )
        silent = [self._silent(v.speaker) for v in self.answer.voices if not v.claims]
        if silent:
            said += f"  Without a claim: {', '.join(silent)}."
        implicit = [v.claim.id for v in self.answer.claims if v.claim.implicit]
        unvoiced = [v.claim.id for v in self._unvoiced()]
        if implicit:
            said += f"  Implicit: {', '.join(implicit)}."
        if len(unvoiced) > _FEW_IDS:
            said += f"  Said by nobody: {len(unvoiced):,}."
        elif unvoiced:
            said += f"  Said by nobody: {', '.join(unvoiced)}."
        for part in wrap(said, self.width):
            yield [(part, "")]
        if self.screen.hints and self.answer.claims:
            legend = [wording.LEGEND]
            if self.answer.labels is not None:
                legend.append(LEGEND if self.is_argued else NOT_ARGUED)
            for text in legend:
                yield from ([(part, "dim")] for part in wrap(text, self.width))

    def _silent(self, speaker: Speaker) -> str:
        """Who voices no claim, and what they do instead: `A reader (1 question: --act asks)`."""
        forces = Counter(
            u.force for v in self.answer.claims for u in v.utterances if u.speaker == speaker.id
        )
        done = [force for force in wording.ACTS if forces[force]]
        if not done:
            return speaker.label
        counted = [plural(forces[force], wording.ACTS[force]) for force in done]
        return f"{speaker.label} ({', '.join(counted)}: --act {','.join(done)})"

    # -- by claim -------------------------------------------------------------------------------

    def by_claim(self) -> Iterator[Line]:
        """Each claim with who voices, supports and contests it, in file order."""
        yield from self._head()
        for voiced in self.answer.claims:
            yield []
            yield from self._claim_head(voiced)
            if len(self.answer.stances.shown) > 1 and voiced.stances:
                yield from self._labelled("stance", _towards(voiced.stances))
            speakers = wording.names(self.map, voiced.claim.speakers).replace(" + ", ", ")
            yield from self._labelled("voiced by", speakers or "nobody")
            for force, done in wording.DONE_BY.items():
                others = [] if force == "concedes" else voiced.claim.speakers_by(force)
                if others:
                    names = wording.names(self.map, others).replace(" + ", ", ")
                    label = "challenger" if force == "challenges" else done
                    yield from self._labelled(label, names)
            supporters = [
                name
                for r in self.answer.graph.relations_into(voiced.claim.id)
                if r.kind == "supports"
                for name in [wording.names(self.map, self.answer.graph.speakers_of(r)) or "nobody"]
            ]
            if supporters:
                counted = Counter(supporters)
                by = ", ".join(f"{name} {n}" if n > 1 else name for name, n in counted.items())
                yield from self._labelled("backed by", by)
            if met_by := voiced.met_by:
                yield from self._met(met_by)
        yield []
        yield from self._foot()

    # -- in one line ----------------------------------------------------------------------------

    def oneline(self) -> Iterator[Line]:
        """One line for each claim: mark, id, speakers, text; what does not fit is cut."""
        name_width, dots = min(24, self.screen.width // 4), self.screen.ellipsis
        if self.screen.width < _WITH_NAMES:
            name_width = 0
        for heading, claims in self._by_issue():
            if heading:
                yield from ([(part, "heading")] for part in wrap(heading, self.screen.width))
            for voiced in claims:
                yield self._one(voiced, name_width, dots)

    def _by_issue(self) -> Iterator[tuple[str, list[Voiced]]]:
        """The claims under each issue that they reach, if there are several issues."""
        claims, stances, shown = self.answer.claims, self.answer.stances, self.answer.shown
        if len(stances.shown) < 2:
            yield "", claims
            return
        for issue in stances.shown:
            under = [
                replace(v, stance=v.stances[issue])
                for v in claims
                if issue in stances.under(v.stances, shown)
            ]
            if under:
                yield f"{issue}: {self.map.claims[issue].text}", under
        rest = [v for v in claims if not v.stances]
        if rest:
            yield "Towards no issue", rest

    def _one(self, voiced: Voiced, name_width: int, dots: str) -> Line:
        mark = wording.mark(voiced.stance, voiced.relations)
        id = cut(voiced.claim.id, self.id_width - 2, dots)
        line: Line = [
            (f"{mark} ", _style_of(mark)),
            (id + " " * (self.id_width - cells(id)), "id"),
        ]
        if name_width:
            name = cut(wording.names(self.map, voiced.claim.speakers) or "nobody", name_width, dots)
            line.append((name + " " * (name_width + 2 - cells(name)), "speaker"))
        if voiced.label is not None and self.is_argued:
            label, style = verdict_tag(voiced.label)
            line.append((f"{label:<{VERDICT_WIDTH}}  ", style))
        alert = f" {ALERT}" if voiced.unanswered else ""
        # The alert is never cut away: it is what one looks for in a long list.
        room = max(self.screen.width - width_of(line) - len(alert), 4)
        line.append((cut(voiced.claim.text, room, dots), ""))
        if alert:
            line.append((alert, "alert"))
        return line


def _style_of(mark: str) -> str:
    return {"[+]": "for", "[-]": "against", "[~]": "mixed"}.get(mark, "none")


def _towards(stances: Mapping[str, Stance]) -> str:
    return "; ".join(wording.towards(stance, issue) for issue, stance in stances.items())
