"""The views of who argued what: by speaker, by claim, one line for each claim, records, a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.formats.core.source_texts import SourceTexts
from argmap.model import Utterance
from argmap.queries.who import Voiced, Who
from argmap.quotes.context import Contexts
from argmap.render import wording
from argmap.render.terminal.lines import Line, Screen
from argmap.render.view import LaidView, Record

_UNSAID = (None,) * 5
"""The fields about an utterance, in the record of a claim that nobody voices."""


class WhoView(LaidView):
    """Who argued what, by speaker."""

    columns: tuple[str, ...] = (
        "stance",
        "speaker",
        "name",
        "claim",
        "text",
        "manner",
        "words",
        "source",
        "at",
        "via",
        "bears_on",
        "unanswered",
        "stances",
        "force",
    )

    def __init__(self, answer: Who, texts: SourceTexts | None = None) -> None:
        self.answer = answer
        self.contexts = Contexts(texts) if texts is not None else None
        # The verdict is the last column, so that scripts find the others where they always are.
        if answer.labels is not None:
            self.columns = (*self.columns, "label")

    def data(self) -> Mapping[str, Any]:
        """The answer by speaker."""
        return {
            "issue": self.answer.issue,
            "issues": self.answer.issues,
            "speakers": [
                {
                    **voice.speaker.model_dump(mode="json", exclude={"extra"}),
                    "stance": voice.stance,
                    "stances": voice.stances,
                    "claims": [claim_data(v) for v in voice.claims if v.is_voiced],
                    "denies": [claim_data(v) for v in voice.claims if v.act == "denies"],
                    "asks": [claim_data(v) for v in voice.claims if v.act == "asks"],
                    "challenges": [claim_data(v) for v in voice.claims if v.act == "challenges"],
                }
                for voice in self.answer.voices
            ],
            "unvoiced": self.answer.unvoiced,
        }

    def records(self) -> Iterator[Record]:
        """One record for each utterance, then one for each claim that nobody voices."""
        for voice in self.answer.voices:
            for voiced in voice.claims:
                for utterance in voiced.utterances:
                    yield self._record(voiced, voice.speaker.id, voice.speaker.label, utterance)
        # Without these, a claim that nobody voices would be missing from the table.
        for voiced in self.answer.claims:
            if not voiced.claim.speakers:
                yield self._record(voiced, None, None, None)

    def _record(
        self, voiced: Voiced, speaker: str | None, name: str | None, utterance: Utterance | None
    ) -> Record:
        claim = voiced.claim
        return (
            voiced.stance,
            speaker,
            name,
            claim.id,
            claim.text,
            *(_UNSAID if utterance is None else self._said(utterance)),
            "; ".join([f"{r.kind} {r.target}" for r in voiced.relations]),
            voiced.unanswered,
            wording.stances(voiced.stances),
            None if utterance is None else utterance.force,
            *_label(voiced),
        )

    def _said(self, utterance: Utterance) -> Sequence[str | None]:
        quote = utterance.quote
        return (
            wording.manner(utterance),
            (quote if isinstance(quote, str) else " … ".join(quote or ())) or utterance.reported,
            utterance.source,
            utterance.at,
            wording.via(self.answer.graph.map, utterance) or None,
        )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Speakers under their stance, with everything about each of their claims."""
        # Imported here: the other formats need no layout, and start faster without it.
        from argmap.render.answers.who_lines import WhoLines

        return WhoLines(self.answer, screen, self.contexts).by_speaker()

    def markdown(self) -> Iterator[str]:
        """A page with a section for each stance and linked sources."""
        from argmap.render.answers.who_page import who_page

        return who_page(self.answer, self.contexts)


class WhoByClaimView(LaidView):
    """Who argued what, by claim: each with those who voice, support and contest it."""

    columns: tuple[str, ...] = (
        "stance",
        "claim",
        "text",
        "voiced_by",
        "supported_by",
        "contested_by",
        "unanswered",
        "stances",
        "denied_by",
    )

    def __init__(self, answer: Who) -> None:
        self.answer = answer
        if answer.labels is not None:
            self.columns = (*self.columns, "label")

    def data(self) -> Mapping[str, Any]:
        """The answer by claim."""
        return {
            "issue": self.answer.issue,
            "issues": self.answer.issues,
            "claims": [
                {
                    **claim_data(v),
                    "speakers": v.claim.speakers,
                    "denied_by": v.claim.denied_by,
                    "asked_by": v.claim.speakers_by("asks"),
                    "challenged_by": v.claim.speakers_by("challenges"),
                    "supported_by": self._supporters(v),
                    "contested_by": [
                        {
                            "relation": b.relation.id,
                            "kind": b.relation.kind,
                            "speakers": list(b.speakers),
                            "unanswered": b.unanswered,
                        }
                        for b in v.met_by
                    ],
                }
                for v in self.answer.claims
            ],
            "unvoiced": self.answer.unvoiced,
        }

    def _supporters(self, voiced: Voiced) -> list[dict[str, Any]]:
        graph = self.answer.graph
        return [
            {"relation": r.id, "speakers": graph.speakers_of(r)}
            for r in graph.relations_into(voiced.claim.id)
            if r.kind == "supports"
        ]

    def records(self) -> Iterator[Record]:
        """One record for each claim."""
        for voiced in self.answer.claims:
            supporters = [s for found in self._supporters(voiced) for s in found["speakers"]]
            contesters = [s for b in voiced.met_by for s in b.speakers]
            yield (
                voiced.stance,
                voiced.claim.id,
                voiced.claim.text,
                ", ".join(voiced.claim.speakers),
                ", ".join(dict.fromkeys(supporters)),
                ", ".join(dict.fromkeys(contesters)),
                any(b.unanswered for b in voiced.met_by),
                wording.stances(voiced.stances),
                ", ".join(voiced.claim.denied_by),
                *_label(voiced),
            )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Each claim with those who voice, support and contest it."""
        from argmap.render.answers.who_lines import WhoLines

        return WhoLines(self.answer, screen, None).by_claim()


class OnelineView(WhoView):
    """Who argued what, one line for each claim; JSON and Markdown are by speaker, as in `WhoView`."""

    columns = ("stance", "claim", "speakers", "text", "unanswered", "stances")

    def records(self) -> Iterator[Record]:
        """One record for each claim."""
        for v in self.answer.claims:
            speakers = ", ".join(v.claim.speakers)
            taken = wording.stances(v.stances)
            yield (v.stance, v.claim.id, speakers, v.claim.text, v.unanswered, taken, *_label(v))

    def lines(self, screen: Screen) -> Iterator[Line]:
        """One line for each claim."""
        from argmap.render.answers.who_lines import WhoLines

        return WhoLines(self.answer, screen, self.contexts).oneline()


def _label(voiced: Voiced) -> list[str]:
    """The verdict as the last field of a record, if the map was judged too."""
    return [] if voiced.label is None else [voiced.label]


def claim_data(voiced: Voiced) -> dict[str, Any]:
    """A voiced claim as JSON data."""
    return {
        "id": voiced.claim.id,
        "text": voiced.claim.text,
        "stance": voiced.stance,
        "stances": voiced.stances,
        **({} if voiced.label is None else {"label": voiced.label}),
        "implicit": voiced.claim.implicit,
        "utterances": [utterance_data(u) for u in voiced.utterances],
        "supports": voiced.targets("supports"),
        "rebuts": voiced.targets("rebuts"),
        "undercuts": voiced.targets("undercuts"),
        "qualifies": voiced.targets("qualifies"),
        "contradicts": voiced.targets("contradicts"),
        "restates": voiced.targets("restates"),
        "met_by": [b.relation.id for b in voiced.met_by],
        "unanswered": voiced.unanswered,
    }


def utterance_data(utterance: Utterance) -> dict[str, Any]:
    """An utterance as JSON data."""
    return utterance.model_dump(mode="json", exclude={"extra"})
