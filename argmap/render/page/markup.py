"""The debate as plain markup: what a page says where no program runs, and what it says of itself to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from argmap.render.terminal.text import one_line
from argmap.render.wording import plural

Data = dict[str, Any]

_SIDES = {"for": "For", "against": "Against", "mixed": "Mixed", "none": "On neither side"}
_MOST_OF_A_TARGET = 90
"""So many letters of what a claim is about are repeated beside it."""


def safe(text: str) -> str:
    """A text as markup shows it, whatever it holds."""
    return escape(one_line(text))


def counts(data: Data) -> str:
    """How large the debate is."""
    names = {"claims": "claim", "speakers": "speaker", "relations": "relation"}
    return " · ".join(plural(len(data.get(key, ())), noun) for key, noun in names.items())


def description(data: Data) -> str:
    """What the debate is about, in one line, for previews and search engines."""
    issue = data.get("issue")
    text = next((claim["text"] for claim in data.get("claims", ()) if claim["id"] == issue), None)
    return one_line(f"{text} {counts(data)}" if text else counts(data))


def head(data: Data, title: str, url: str | None) -> Iterator[str]:
    """What previews and search engines read: the description, and where the page stands if that is known."""
    yield f'<meta name="description" content="{safe(description(data))}">\n'
    if url is None:
        return
    said = {
        "og:type": "article",
        "og:title": title,
        "og:description": description(data),
        "og:url": url,
    }
    for name, content in said.items():
        yield f'<meta property="{name}" content="{safe(content)}">\n'
    yield f'<link rel="canonical" href="{safe(url)}">\n'


def static_list(data: Data) -> Iterator[str]:
    """The list of the page: who argued what, or all claims in the order of the map where nobody speaks."""
    writer = _List(data)
    if not data.get("speakers"):
        yield from writer.claims(data.get("claims", ()))
        return
    for side, heading in _SIDES.items():
        speakers = [s for s in data["speakers"] if s.get("stance", "none") == side]
        voiced = [(s, writer.by_speaker[s["id"]]) for s in speakers if s["id"] in writer.by_speaker]
        if voiced:
            yield f"<h3>{heading}</h3>\n"
        for speaker, claims in voiced:
            about = ", ".join(speaker[key] for key in ("role", "organisation") if key in speaker)
            yield f"<h4>{safe(speaker['name'])}{f' <small>{safe(about)}</small>' if about else ''}</h4>\n"
            yield from writer.claims(claims)
    if None in writer.by_speaker:
        yield "<h3>Said by nobody</h3>\n"
        yield from writer.claims(writer.by_speaker[None])


class _List:
    """Writes claims as items, each with what it bears on."""

    def __init__(self, data: Data) -> None:
        self.kinds = data.get("kinds", {})
        self.texts = {claim["id"]: claim["text"] for claim in data.get("claims", ())}
        self.names = {speaker["id"]: speaker["name"] for speaker in data.get("speakers", ())}
        self.relations = {relation["id"]: relation for relation in data.get("relations", ())}
        self.drawn: dict[str, list[Data]] = defaultdict(list)
        for relation in self.relations.values():
            for premise in relation.get("premises", ()):
                self.drawn[premise].append(relation)
        self.voices: dict[str, list[str]] = {}
        self.by_speaker: dict[str | None, list[Data]] = defaultdict(list)
        for claim in data.get("claims", ()):
            said = [u for u in claim.get("said", ()) if u.get("force") in (None, "concedes")]
            self.voices[claim["id"]] = list(dict.fromkeys(u["speaker"] for u in said))
            ids: list[str | None] = [*self.voices[claim["id"]]]
            for id in ids or [None]:
                self.by_speaker[id].append(claim)

    def claims(self, claims: Iterable[Data]) -> Iterator[str]:
        """A list of claims."""
        yield '<ul class="claims">\n'
        for claim in claims:
            yield f"<li>{safe(claim['text'])}"
            for relation in self.drawn[claim["id"]]:
                yield f'<p class="does">{self._does(relation)}</p>'
            yield "</li>\n"
        yield "</ul>\n"

    def _does(self, relation: Data) -> str:
        """What a claim does, and to whose words: `rebuts <b>Maren Holt</b>: The town would save ...`."""
        target = relation["target"]
        step = self.relations.get(target)
        aimed = (step.get("premises") or [""])[0] if step else target
        who = step.get("speakers", []) if step else self.voices.get(aimed, [])
        names = " + ".join(self.names[id] for id in who if id in self.names)
        said = self.kinds[relation["kind"]]["verb"] + (" the step from" if step else "")
        text = _shortened(self.texts.get(aimed, aimed))
        open_ = " <b>! unanswered</b>" if relation.get("unanswered") else ""
        return f"{said} {f'<b>{safe(names)}</b>: ' if names else ''}{safe(text)}{open_}"


def _shortened(text: str) -> str:
    if len(text) <= _MOST_OF_A_TARGET:
        return text
    head = text[:_MOST_OF_A_TARGET]
    return f"{head.rpartition(' ')[0] or head} …"
