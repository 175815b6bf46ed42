"""What stands at a place: all about a claim, who a speaker is, what a key or a scheme means."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.formats.core.source_texts import SourceTexts
from argmap.lsp.completion import meaning_of
from argmap.lsp.context import context_at
from argmap.lsp.mentions import Mention
from argmap.lsp.snapshot import Snapshot, Stretch
from argmap.model import ArgumentMap
from argmap.queries.show import show
from argmap.render.answers.show import ShowView
from argmap.render.terminal.console import Look, printed
from argmap.render.terminal.text import shown
from argmap.render.wording import described, plural, source_label
from argmap.schemes import scheme_named

_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Hover:
    """What to show, as plain text, and for which stretch of the map."""

    text: str
    about: Stretch


def hover(snapshot: Snapshot, offset: int) -> Hover | None:
    """What to show for what stands at an offset."""
    mention = snapshot.mention_at(offset)
    if mention is not None and snapshot.map is not None:
        text = _about(snapshot, snapshot.map, mention)
        if text is not None:
            return Hover(text, Stretch(mention.start, mention.end))
    return None if snapshot.is_argdown else _of_word(snapshot, offset)


def _about(snapshot: Snapshot, map: ArgumentMap, mention: Mention) -> str | None:
    id = mention.id
    if mention.kind == "claim" and id in map.claims:
        from pathlib import Path

        folder = Path(snapshot.path or "").parent
        view = ShowView([show(snapshot.graph, id)], SourceTexts(map, folder))
        return "".join(printed(view, Look(_WIDTH))).rstrip()
    if mention.kind == "speaker" and id in map.speakers:
        voiced = sum(id in claim.speakers for claim in map.claims.values())
        return f"{shown(described(map.speakers[id]))}\n{plural(voiced, 'claim')}"
    if mention.kind == "source" and id in map.sources:
        return shown(source_label(map.sources[id]))
    if mention.kind == "relation" and id in map.relations:
        relation = map.relations[id]
        aim = map.claims.get(relation.target or "")
        lines = [map.claims[p].text for p in relation.premises if p in map.claims]
        lines += [f"{relation.kind}:", aim.text if aim else relation.target or ""]
        return "\n".join(map_shown(lines))
    if mention.kind == "speech" and id in map.speeches:
        speech = map.speeches[id]
        return shown(", ".join(filter(None, (speech.title or id, speech.side, speech.speaker))))
    return None


def map_shown(lines: list[str]) -> list[str]:
    """Lines without anything that an editor could obey."""
    return [shown(line) for line in lines]


def _of_word(snapshot: Snapshot, offset: int) -> Hover | None:
    """What the key, or the scheme, at an offset means."""
    text = snapshot.text
    end = offset
    while end < len(text) and (text[end].isalnum() or text[end] in "-_ "):
        end += 1
    context = context_at(text, end)
    start = end - len(context.word)
    if context.key == "scheme":
        line = text[text.rfind("scheme:", 0, end) + 7 : end].strip(" '\"")
        scheme = scheme_named(line)
        if scheme is not None:
            asked = "\n".join(f"- {q.key}: {q.text}" for q in scheme.questions)
            return Hover(f"{scheme.name}: {scheme.about}\n{asked}", Stretch(end - len(line), end))
    meaning = meaning_of(context, context.word) if text[end : end + 1] in ":\"'" else None
    return Hover(meaning, Stretch(start, end)) if meaning else None
