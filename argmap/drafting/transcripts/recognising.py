"""Whether a text is a transcript, and which of its lines begin with the name of who speaks.

A colon alone says little: notes, recipes and the heads of letters have it, too. Names return, stand all
over the text, and what follows them is speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.transcripts.labels import Label, label_at
from argmap.text.lexicon import given_names, lexicon
from argmap.words.normal import FILLER

MIN_SHARE = 0.5
"""Of few turns, this part of the lines of a text must be turns."""
MIN_PLAIN_SHARE = 0.3
"""The same for names that return but have no sign of a name: Ada: ..., Ben: ..."""
MIN_BARE_SHARE = 0.15
"""The same for names on lines of their own."""
MIN_RETURNING = 0.03
"""The same for names in capitals, with a title or a time: turns may have many paragraphs."""
MANY = 8
"""So many turns of such names need no share."""
MAX_BEFORE = 0.4
"""No more of a text stands before its first turn."""
FORMAL = 0.7
"""Where more than this part of the labels are in capitals, have a title or are roles, a name without
any of that is a word of somebody's."""
MIN_SPOKEN = 0.6
"""The part of the turns that must read like speech."""
MIN_TALKING = 0.2
"""The part of the turns with an I, a you or a no in them, where names have no sign of a name."""

_LINE = re.compile(r"[^\n]+")
_BLANK_LINE = re.compile(rf"\n[ \t{FILLER}]*\n")
_SPEECH = re.compile(r"\b[a-z']+\b[^\n]*?\b[a-z']+\b|[.?!\u2026\u2014-][\"\u201d')\]]*\s*$")
_TALKING = re.compile(
    r"\b(?:I|we|you|me|us|my|our|your|yes|no|thanks?|[A-Za-z]+n't)\b|\?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    label: Label | None


def labels_of(plain: str, *, is_known: bool = False) -> list[Label]:
    """The labels of a transcript in normal form, in order; none where the text is no transcript.

    `is_known`: somebody says that it is one.
    """
    lines = [
        _Line(*match.span(), label_at(plain, *match.span()))
        for match in _LINE.finditer(plain)
        if match[0].strip(f" \t{FILLER}")
    ]
    found = _accepted(plain, lines)
    if not is_known and not _is_transcript(plain, lines, found):
        return []
    found = _with_rare(plain, lines, found) or [
        each.label for each in lines if each.label and not each.label.is_alone
    ]
    if not found and lines:
        return [Label("", (lines[0].start, lines[0].start), "nameless")]
    return found


def _accepted(plain: str, lines: Sequence[_Line]) -> list[Label]:
    """The labels that name speakers, if the text is a transcript."""
    labels = [each.label for each in lines if each.label is not None]
    count = Counter(label.key for label in labels if label.name and not label.is_slip)
    surnames = {label.key.split()[-1] for label in labels if label.form == "capitals"}
    alone = _set_off(plain, lines)
    words = _small_words(plain, labels)
    sure = sum(each.form in ("capitals", "role", "titled") for each in labels)
    is_formal = sure > FORMAL * len(labels)

    def is_one(label: Label) -> bool:
        if label.form == "nameless":
            return True
        often = count[label.key]
        if label.is_slip and not often:
            return False
        if label.key == "a":
            return "q" in count
        if label.key == "q":
            return len(count) > 1
        if label.is_alone and (id(label) not in alone or not _can_stand_alone(label, often)):
            return False
        if label.form in ("role", "capitals", "titled"):
            return True
        if label.key in words:
            return False
        if is_formal and label.form == "plain":
            return label.key.split()[-1] in surnames or (often > 1 and " " in label.key)
        return often > 1 or label.form == "marked" or _is_full_name(label)

    return [label for label in labels if is_one(label)]


def _with_rare(plain: str, lines: Sequence[_Line], found: list[Label]) -> list[Label]:
    """With the names that stand once, where nearly every line begins with a name."""
    words = _small_words(plain, [each.label for each in lines if each.label])
    known = {label.place for label in found}
    wide = [
        each.label
        for each in lines
        if each.label
        and (
            each.label.place in known
            or (
                not each.label.is_alone
                and not each.label.is_slip
                and each.label.name
                and each.label.key not in words
            )
        )
    ]
    return wide if len(found) >= MIN_SHARE * len(lines) else found


def _set_off(plain: str, lines: Sequence[_Line]) -> set[int]:
    """The labels with a line of their own that have words below and none right above."""
    has_blank_lines = _BLANK_LINE.search(plain) is not None
    found = set()
    for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
        if line.label is None or (after.label is not None and after.label.is_alone):
            continue
        is_apart = before is None or "\n" in plain[before.end + 1 : line.start]
        if is_apart or not has_blank_lines:
            found.add(id(line.label))
    return found


def _can_stand_alone(label: Label, often: int) -> bool:
    """Whether a line that is nothing but a name is a label and no heading."""
    if label.form == "marked":
        return True
    first = label.key.split()[0].rstrip(".")
    if label.form != "plain" and first in lexicon().transcripts["honorifics"] and " " in label.key:
        return label.name.count(" ") < 5
    return often > 1 and (label.form != "plain" or " " in label.key or often > 2)


def _is_full_name(label: Label) -> bool:
    """Ada Merrow; or Ada alone, where it is a common given name."""
    return label.name.count(" ") == 1 or label.key.split()[0] in given_names()


def _small_words(plain: str, labels: Sequence[Label]) -> frozenset[str]:
    """The labels that the text has as words with a small letter, as no name is written."""
    keys = {
        label.key for label in labels if label.form in ("plain", "marked") and " " not in label.key
    }
    if not keys:
        return frozenset()
    return frozenset(keys.intersection(re.findall(r"\b[a-z]+\b", plain)))


def _is_transcript(plain: str, lines: Sequence[_Line], found: Sequence[Label]) -> bool:
    count = Counter(label.key for label in found if label.name)
    if len(count) < 2 or found[0].place[0] > MAX_BEFORE * len(plain.rstrip()):
        return False
    words = _first_words(lines, found)
    spoken = sum(_SPEECH.search(plain, a, b) is not None for a, b in words)
    if spoken < MIN_SPOKEN * len(found):
        return False
    # A line with a name alone and the words below it are one turn.
    share = (len(found) + sum(label.is_alone for label in found)) / len(lines)
    returning = sum(often > 1 for often in count.values())
    is_word = [label.form == "plain" and " " not in label.key for label in found]
    plainly = sum(is_word) > len(found) / 2
    if plainly:
        talking = sum(_TALKING.search(plain, a, b) is not None for a, b in words)
        if talking < MIN_TALKING * len(found):
            return False
    bare = sum(label.is_alone and label.form == "plain" for label in found)
    if bare > len(found) / 2 and share < MIN_BARE_SHARE:
        return False
    if returning > 1 or (returning and len(found) > 2):
        if plainly:
            return share >= MIN_PLAIN_SHARE
        return share >= MIN_RETURNING or len(found) >= MANY
    return share >= MIN_SHARE


def _first_words(lines: Sequence[_Line], found: Sequence[Label]) -> list[tuple[int, int]]:
    """The rest of the line of each label, or the next line."""
    at = {each.start: i for i, each in enumerate(lines)}
    words = []
    for label in found:
        line = lines[at[label.place[0]]]
        if label.is_alone and at[line.start] + 1 < len(lines):
            following = lines[at[line.start] + 1]
            words.append((following.start, following.end))
        else:
            words.append((label.place[1], line.end))
    return words
