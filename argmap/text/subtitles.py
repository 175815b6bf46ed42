"""SubRip and WebVTT: the words of their cues as a text with times and speakers, in lines to read.

    [00:00:01] ADA: The bridge is old. It will not last.
    [00:00:06] BEN: It will.

A cue ends where the screen is full, so a line goes on until its sentence ends or somebody else speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

MAX_LINE = 400
"""A line this long, in characters, ends with its cue: captions may have no full stops at all."""

_VTT = re.compile(r"\ufeff?WEBVTT(?:[ \t\r\n]|$)")
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*(?P<start>{_TIME})[ \t]*-->[ \t]*{_TIME}")
_SRT = re.compile(rf"\ufeff?\s*\d+[ \t]*\r?\n{_TIMING.pattern}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]+([^<>\n]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,100}>|<\d[\d:.]{3,20}>|\{\\[^{}\n]{0,60}\}")
_DASH = re.compile(r"[ \t]*(?:>>+|[-\u2013\u2014])[ \t]*(?=[^\s-])")
_LABEL = re.compile(r"[^\W\d_][\w .'\u2019&-]{0,50}(?:\([^()\n]{1,40}\)[ \t]*)?:(?=\s|$)")
_ENDS = re.compile(r"[.?!\u2026][\"\u201d'\u2019)\]]*\s*$")
_COMMENTS = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen from one time on."""

    at: str
    """The time as `00:12:31`."""
    lines: tuple[str, ...]


def subtitle_kind(beginning: str) -> Literal["srt", "vtt"] | None:
    """Which kind of subtitles a file is that begins like this, if any."""
    if _VTT.match(beginning):
        return "vtt"
    return "srt" if _SRT.match(beginning) else None


def cues(content: str) -> Iterator[Cue]:
    """The cues of a file of either kind, in its order."""
    timing: re.Match[str] | None = None
    lines: list[str] = []
    is_comment = False
    for line in [*content.lstrip("\ufeff").splitlines(), ""]:
        found = _TIMING.match(line)
        if found or not line.strip():
            if timing is not None and lines:
                # A number right above a time is that of the next cue.
                own = lines[:-1] if found and lines[-1].strip().isdigit() else lines
                yield Cue(_clock(timing["start"]), tuple(own))
            timing, lines, is_comment = found, [], False
        elif timing is not None:
            lines.append(line)
        else:
            is_comment = is_comment or line.startswith(_COMMENTS)


def _clock(time: str) -> str:
    parts = re.split(r"[.,]", time)[0].split(":")
    return ":".join(part.zfill(2) for part in ["0"] * (3 - len(parts)) + parts)


def subtitle_text(content: str) -> str:
    """What is said, a line for each piece that ends with a sentence, with its time and speaker."""
    writer = _Writer()
    before: tuple[str, ...] = ()
    for cue in cues(content):
        fresh = cue.lines
        # Captions that roll show the last line once more above the new one.
        while fresh and before and _plain(fresh[0]) == _plain(before[-1]):
            fresh = fresh[1:]
        voice = None
        for line in fresh:
            said = _VOICE.search(line)
            voice = said[1].strip() if said else voice
            writer.add(cue.at, _plain(line), voice)
        before = cue.lines or before
    return writer.text()


def _plain(line: str) -> str:
    """The words of a line, without tags."""
    return " ".join(unescape(_TAG.sub("", line)).split())


class _Writer:
    """Joins the words of cues to lines."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = []
        self._length = 0
        self._voice: str | None = None

    def add(self, at: str, words: str, voice: str | None) -> None:
        """Add a line of a cue, and whose it is where a tag says so."""
        dash = _DASH.match(words)
        words = words[dash.end() :] if dash else words
        label = _LABEL.match(words)
        if label:
            # Some tools repeat the name in every cue.
            voice, words = label[0][:-1].strip(), words[label.end() :].strip()
        is_new = bool(dash) or (voice is not None and voice != self._voice)
        if is_new:
            self._voice = voice
        if not words and not (is_new and voice):
            return
        if is_new or self._is_full():
            named = f"{voice}: " if is_new and voice else ">> " if dash else ""
            self._lines.append([f"[{at}] {named}{words}"])
            self._length = len(words)
        else:
            self._lines[-1].append(words)
            self._length += len(words)

    def _is_full(self) -> bool:
        return not self._lines or self._length > MAX_LINE or bool(_ENDS.search(self._lines[-1][-1]))

    def text(self) -> str:
        return "".join(f"{' '.join(line)}\n" for line in self._lines)
