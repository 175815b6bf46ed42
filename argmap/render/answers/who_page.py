"""Who argued what, as a Markdown page with linked sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from argmap.model import ArgumentMap, Stance, Utterance
from argmap.queries.judging.argued import is_argued
from argmap.queries.who import Voice, Voiced, Who
from argmap.quotes.context import Contexts
from argmap.render import wording
from argmap.render.terminal.unseen import CONTROL
from argmap.render.verdicts import LEGEND, NOT_ARGUED
from argmap.render.view import markdown_text
from argmap.render.wording import Words

_HEADINGS: dict[Stance, str] = {
    "for": "For",
    "against": "Against",
    "mixed": "On both sides",
    "none": "Without a stance",
}


def who_page(answer: Who, contexts: Contexts | None) -> Iterator[str]:
    """The lines of the page: a section for each stance, and in it one for each speaker."""
    map = answer.graph.map
    yield f"# {markdown_text(map.title or 'Who argued what')}"
    for issue in answer.issues:
        yield ""
        yield f"**{markdown_text(issue)}**: {markdown_text(map.claims[issue].text)}"
    several = len(answer.stances.shown) > 1
    for camp in answer.camps:
        towards = f" {markdown_text(camp.issue)}" if several and camp.issue else ""
        yield ""
        yield f"## {_HEADINGS[camp.stance]}{towards}"
        for voice in camp.voices:
            yield ""
            yield from _voice(answer, voice, contexts)
    if answer.unvoiced:
        yield ""
        listed = ", ".join(markdown_text(id) for id in answer.unvoiced)
        yield f"Said by nobody: {listed}."
    yield ""
    # Unescaped, `[+] for  [-] against` could become links. The backslash is spelled `chr(92)`, because
    # Python 3.11 allows none in the braces of an f-string.
    yield f"{wording.LEGEND.replace('[', chr(92) + '[')}"
    if answer.labels is not None:
        yield ""
        yield LEGEND if is_argued(map) else NOT_ARGUED


def _voice(answer: Who, voice: Voice, contexts: Contexts | None) -> Iterator[str]:
    yield f"### {markdown_text(wording.described(voice.speaker))}"
    yield ""
    for voiced in voice.claims:
        mark = wording.mark(voiced.stance, voiced.relations if voiced.is_voiced else ())
        # In a map that argues nothing, every claim would be "in", which means nothing.
        is_judged = voiced.label is not None and is_argued(answer.graph.map)
        verdict = f"[{voiced.label}] " if is_judged else ""
        act = "" if voiced.is_voiced else f"{voiced.act}: "
        text = markdown_text(verdict + act + voiced.claim.text)
        yield f"- {markdown_text(mark)} **{markdown_text(voiced.claim.id)}** {text}"
        yield from _details(answer, voiced, voice.speaker.id, contexts)


def _details(answer: Who, voiced: Voiced, speaker: str, contexts: Contexts | None) -> Iterator[str]:
    map = answer.graph.map
    for utterance, words in wording.fresh_words(voiced.claim, voiced.utterances):
        line = _utterance(map, utterance, words, contexts)
        if line:
            yield f"  - {line}"
    if not voiced.is_voiced:
        said_by = wording.names(map, voiced.claim.speakers) or "nobody"
        yield f"  - said by {markdown_text(said_by)}"
        return
    bears = [
        f"{wording.VERBS[b.relation.kind]} "
        + markdown_text(wording.aim(answer.graph, b.relation, own=[speaker]))
        + (" **no reply**" if b.unanswered else "")
        for b in voiced.bears
    ]
    if bears:
        yield f"  - {'; '.join(bears)}"
    if voiced.met_by:
        voices = dict.fromkeys(wording.names(map, b.speakers) or "nobody" for b in voiced.met_by)
        yield f"  - met by {markdown_text(', '.join(voices))}"


def _utterance(
    map: ArgumentMap, utterance: Utterance, words: Words, contexts: Contexts | None
) -> str:
    said = markdown_text(words.shown)
    via = wording.via(map, utterance)
    place = wording.place(map, utterance, contexts)
    link = link_of(map, utterance)
    where = f"[{markdown_text(place or 'source')}]({link})" if link else markdown_text(place)
    parts = [f"{wording.manner(utterance)} {said}".rstrip()]
    parts += [f"via {markdown_text(via)}"] if via else []
    parts += [f"({where})"] if where else []
    return " ".join(parts) if said or via or where else ""


def link_of(map: ArgumentMap, utterance: Utterance) -> str | None:
    """Where a reader can look up an utterance: its address, its source's address or its source's file.

    >>> from argmap import loads
    >>> map = loads("{speakers: {x: X}, claims: {a: {speaker: x, url: 'https://a.org/b (c)'}}}")
    >>> link_of(map, map.claims["a"].utterances[0])
    'https://a.org/b%20%28c%29'
    """
    source = map.sources[utterance.source] if utterance.source else None
    address = utterance.url or (source.url if source else None)
    if address is not None:
        # Only addresses that open a page: `javascript:` would run a script of the map's author.
        return _encoded(address) if re.match(r"https?://", address) else None
    # With a colon in it, the name of a file could be read as an address with a scheme.
    return _encoded(source.path).replace(":", "%3A") if source and source.path else None


def _encoded(address: str) -> str:
    """An address that cannot end a Markdown link early, and that a terminal does not obey."""
    found = CONTROL.sub(_percent, address)
    return re.sub(r"[\s()<>\"'\\]", _percent, found)


def _percent(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")
