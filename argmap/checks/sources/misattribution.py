"""The check `misattribution`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.attribution.verdicts import Attribution
from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Utterance
from argmap.quotes.verification import Words

MAX_TEXT = 1_000_000
"""Reading who says what in a longer text, in code points, takes longer than a check may: some seconds."""


class Misattribution(Check):
    """The source gives the words of an utterance to somebody else, or takes them back.

    The words stand in the text of the source, and it says that somebody else says them; or that they
    are parts of quotations of different people; or something is left out before or behind them that
    takes back what they say. What could be the speaker of the map is not reported.

    `argmap verify --attribution` says it of every quote, also of those for which the source names
    nobody, and of those in texts of more than a million characters, which this check does not read.

    Instead of, in a text with `“It would be a lie to say we are broke,” said Ben Day.`,

        speaker: ann-lee
        quote: we are broke

    write who says it, and what they say:

        speaker: ben-day
        quote: It would be a lie to say we are broke
    """

    code = "AM247"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each utterance whose words are in the wrong mouth."""
        for claim, utterance, place in checked.utterances:
            text = checked.sources.text(utterance.source) if utterance.source is not None else None
            if text is None or len(text) > MAX_TEXT:
                continue
            for words in _words_of(utterance):
                quote = checked.quotes.check(claim, int(place[-1]), words)
                # Words that differ are the business of `verify`.
                found = checked.attributions.check(quote) if quote.finding.passed else None
                if found is not None and found.is_alarm:
                    message, key = _told(checked, utterance, found, words)
                    help = "see `argmap verify --attribution`; name who says it, or quote all of it"
                    message = f"{shown(claim.id)}: {message}"
                    yield checked.report(cls, message, *place, key, help=help)
                    break


def _words_of(utterance: Utterance) -> Iterator[Words]:
    if utterance.quote_parts:
        yield "quote"
    if utterance.reported:
        yield "reported"


def _told(
    checked: Checked, utterance: Utterance, found: Attribution, words: Words
) -> tuple[str, str]:
    """What is wrong, and the field where it is."""
    source, line = shown(utterance.source or ""), found.line
    if found.verdict == "other-speaker":
        speaker = shown(checked.map.speakers[utterance.speaker].label)
        who = shown(found.speaker or "somebody else")
        return f"says {speaker}; {source} gives these words to {who} (line {line})", "speaker"
    if found.verdict == "stitched":
        people = shown(found.speaker or "")
        return f"parts of quotations of different people in {source}: {people}", words
    where, clipped = ("after", found.after) if found.after else ("before", found.before)
    return f"clipped {where} “{shown(clipped or '')}” in {source} (line {line})", words
