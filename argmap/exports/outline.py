"""A Markdown outline: the issues, and under each claim what bears on it, as nested lists.

Every claim stands once with its text and its words. Where it bears on something else as well, it is
named there with "(see above)". No text of a map can act as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.graph import to_graph
from argmap.model import ArgumentMap, Claim, Relation, RelationKind, Utterance

_WORDS: dict[RelationKind, str] = {
    "supports": "supported by",
    "rebuts": "rebutted by",
    "undercuts": "undercut by",
    "qualifies": "qualified by",
    "contradicts": "contradicts",
    "restates": "restated by",
}
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPED = "\\`*_[]|~$"
_LIST_MARK = re.compile(r"\A(\d*)([-+#=.)])")
"""Text that would begin a list or a heading if it began a line."""
MAX_INDENT = 40
"""Deeper answers are not indented further: no reader could follow."""


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as a Markdown outline, in lines."""
    yield f"# {_text(map.title or 'Argument map')}\n\n"
    yield from _Outline(map).lines()
    if map.speakers:
        yield "\n## Speakers\n\n"
        for speaker in map.speakers.values():
            about = ", ".join(_text(t) for t in (speaker.role, speaker.organisation) if t)
            yield f"- {_text(speaker.label)}{f' ({about})' if about else ''}\n"
    if map.sources:
        yield "\n## Sources\n\n"
        for source in map.sources.values():
            known = (source.title, source.author, source.publisher, source.date, source.url)
            yield f"- {', '.join(_text(t) for t in known if t) or _text(source.id)}\n"


class _Outline:
    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.graph = to_graph(map)
        self.shown: set[str] = set()
        self.followed: set[str] = set()

    def lines(self) -> Iterator[str]:
        """The lists: first the issues, then the claims under no other claim, then the rest."""
        map, graph = self.map, self.graph
        free = [id for id in map.claims if not graph.relations_from(id)]
        for root in dict.fromkeys([*map.issues, *free, *map.claims]):
            if root not in self.shown:
                yield from self._tree(root)

    def _tree(self, root: str) -> Iterator[str]:
        # A stack instead of recursion, since chains of answers can be longer than Python recurses.
        waiting: list[tuple[int, str, str, Relation | None]] = [(0, "", root, None)]
        while waiting:
            depth, word, id, step = waiting.pop()
            pad = "  " * min(depth, MAX_INDENT)
            claim = self.map.claims[id]
            below: list[tuple[int, str, str, Relation | None]] = []
            if step is not None:
                below += [(depth + 1, "*together with* ", p, None) for p in step.premises[1:]]
                below += self._aimed_at(step.id, depth + 1)
            if id in self.shown:
                yield f"{pad}- {word}{_wording(claim)} (see above)\n"
            else:
                self.shown.add(id)
                yield f"{pad}- {word}{self._claim(claim)}\n"
                for utterance in claim.utterances:
                    yield from self._words(utterance, pad)
                below += self._aimed_at(id, depth + 1)
            waiting.extend(reversed(below))

    def _aimed_at(self, id: str, depth: int) -> list[tuple[int, str, str, Relation | None]]:
        """The relations that aim at a claim or a step, each once and with its word."""
        found = [r for r in self.graph.relations_into(id) if r.id not in self.followed]
        self.followed |= {r.id for r in found}
        at = "" if id in self.map.claims else "the step is "
        return [(depth, f"*{at}{_WORDS[r.kind]}* ", r.premises[0], r) for r in found]

    def _claim(self, claim: Claim) -> str:
        names = ", ".join(self.map.speakers[s].label for s in claim.speakers)
        implicit = " (implicit)" if claim.implicit else ""
        return _wording(claim) + implicit + (f" — **{_text(names)}**" if names else "")

    def _words(self, utterance: Utterance, pad: str) -> Iterator[str]:
        said = " … ".join(utterance.quote_parts) or utterance.reported
        # The words under a claim are those of its speakers, who are named beside it. Whoever denies or
        # asks it is named with the words.
        name = _text(self.map.speakers[utterance.speaker].label)
        does = "" if utterance.voices else f"**{name}** {utterance.force}"
        if not said:
            if does:
                yield f"{pad}  > {does} it\n"
            return
        source = self.map.sources[utterance.source] if utterance.source else None
        title = (source.title or source.id) if source else None
        where = ", ".join(_text(t) for t in (title, utterance.at) if t)
        marks = "“{}”" if utterance.quote_parts else "reported: {}"
        does += ": " if does else ""
        yield f"{pad}  > {does}{marks.format(_text(said))}{f' ({where})' if where else ''}\n"


def _wording(claim: Claim) -> str:
    return _text(claim.text.strip() or claim.title or claim.id)


def _text(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    # The backslash is escaped first, and so is the ampersand below: otherwise those that escape
    # other characters would be escaped themselves.
    for character in _ESCAPED:
        if character in plain:
            plain = plain.replace(character, f"\\{character}")
    for character, entity in _ENTITIES.items():
        plain = plain.replace(character, entity)
    return _LIST_MARK.sub(r"\1\\\2", plain)
