"""The map that a new file begins with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from textwrap import dedent, indent

from argmap.diagnostics import SourceText
from argmap.edit.file.canonical import canonical_text
from argmap.formats.native.reading import read_yaml
from argmap.formats.native.syntax.quoting import scalar
from argmap.formats.native.writing import native_shape
from argmap.model import DebateStyle, Speech
from argmap.queries.flow.speeches import SIDES_FOR

DEFAULT_TITLE = "What is the debate about?"

_BODY = """\
speakers:
  ann: Ann, who is for it                # "Name, role"
  ben: {name: Ben, organisation: City Works}

claims:
  proposal: This is what people argue about.    # id: text is a whole claim
  reason:
    text: This is a reason for it, in the words of the map-maker.
    speaker: ann
    # What was said, in a reporter's words; a speaker's own words go under quote.
    reported: that it is high time
    supports: proposal    # or rebuts, undercuts, qualifies, contradicts, restates
  objection:
    text: This is what somebody says against the reason.
    speaker: ben
    reported: that it has been tried before
    rebuts: reason                       # or a list: [reason, proposal]
"""

_ROUND = """\
speakers:
  ann: {{name: Ann, side: {0}}}
  ben: {{name: Ben, side: {1}}}

claims:
  proposal: This is what people argue about.    # id: text is a whole claim
  reason:
    text: This is a reason for it, in the words of the map-maker.
    speaker: ann
    turn: {2}    # the speech in which it is made
    supports: proposal    # or rebuts, undercuts, qualifies, contradicts, restates
  objection:
    text: This is what somebody says against the reason.
    speaker: ben
    turn: {3}
    rebuts: reason                       # or a list: [reason, proposal]
"""


@dataclass(frozen=True, slots=True)
class Round:
    """A debate by speeches that a new map is for."""

    style: DebateStyle
    speeches: list[Speech]
    """Empty where its turns are numbered."""


def starter(
    name: str,
    title: str | None = None,
    source: tuple[str, str] | None = None,
    *,
    as_json: bool = False,
    held: Round | None = None,
) -> str:
    """The text of a new map, with comments that say how to go on.

    `name` is what the file is called in the comments. `source` is the id and the path of the text
    that all words are taken from, `held` the speeches of the debate.
    """
    head = f"""\
        # A map of a debate: who argued what, in which words, and who answered whom.
        # Put your own claims in the place of these. argmap check {name} tells what is wrong,
        # argmap who {name} and argmap chain {name} show what is there.
        title: {scalar(title or DEFAULT_TITLE)}
        issue: proposal                          # the claim that everything is about
        """
    text = dedent(head) + _source(source) + "\n" + (_BODY if held is None else _round(held))
    return _written(text, source, as_json=as_json)


def blank(
    title: str,
    source: tuple[str, str] | None = None,
    *,
    as_json: bool = False,
    held: Round | None = None,
) -> str:
    """The text of a new map without any claim or speaker, for a program that adds them.

    >>> print(blank("Is it late?"), end="")
    title: Is it late?
    <BLANKLINE>
    claims: {}
    """
    style = f"style: {held.style}\n{_speeches(held)}" if held is not None else ""
    text = f"title: {scalar(title)}\n{_source(source)}{style}claims: {{}}\n"
    return _written(text, source, as_json=as_json)


def _source(source: tuple[str, str] | None) -> str:
    if source is None:
        return ""
    id, path = source
    text = f"source: {scalar(id)}    # where all words stand, unless they say otherwise\n\n"
    return (
        text + f"sources:\n{indent(f'{scalar(id)}: {{path: {scalar(path, flow=True)}}}', '  ')}\n"
    )


def _written(text: str, source: tuple[str, str] | None, *, as_json: bool) -> str:
    loaded = read_yaml(SourceText(text))
    assert loaded.map is not None
    if not as_json:
        # A new file has the canonical layout, so that the first `argmap fmt` changes nothing.
        return canonical_text(loaded)
    # JSON has no comments, so only the map itself is written.
    shape = native_shape(loaded.map, source[0] if source else None)
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def _round(held: Round) -> str:
    """The style and the speeches of a debate, and claims that are made in the first two that answer each other."""
    text = f"style: {held.style}\n{_speeches(held)}"
    if not held.speeches:
        return text + "\n" + _ROUND.format("for", "against", 1, 2)
    spoken = [speech for speech in held.speeches if speech.kind == "speech"]
    for_it = min(spoken, key=lambda speech: speech.side not in SIDES_FOR)
    after = spoken[spoken.index(for_it) :]
    against = next(speech for speech in after if speech.side != for_it.side)
    return text + "\n" + _ROUND.format(for_it.side, against.side, for_it.id, against.id)


def _speeches(held: Round) -> str:
    if not held.speeches:
        return ""
    listed = "".join(f"  {speech.id}: {{{_fields(speech)}}}\n" for speech in held.speeches)
    return f"speeches:    # as they are held; a turn names one of them\n{listed}"


def _fields(speech: Speech) -> str:
    kind = None if speech.kind == "speech" else speech.kind
    named = {"side": speech.side, "kind": kind, "block": speech.block, "team": speech.team}
    return ", ".join(f"{name}: {value}" for name, value in named.items() if value is not None)
