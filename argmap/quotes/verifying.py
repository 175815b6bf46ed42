"""Whether words stand in a text as they are quoted: one verdict for every quote.

Only words that stand one after the other in the text can be exact or typographic. A word more or
less, another word or number, or another order never passes. Nor does a quote with words in brackets,
since only a reader can say whether they change what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from argmap.quotes.finding import Finding, Verdict
from argmap.quotes.interruptions import MAX_ATTRIBUTION, is_attribution, is_joined
from argmap.quotes.searched_text import SearchedText, has_words
from argmap.text.places import Place
from argmap.words.aligning import Operation, aligned, widened
from argmap.words.index import key_of, words_in
from argmap.words.normal import normal
from argmap.words.quoting import readings, shown_in, without_notes
from argmap.words.same import Piece, differences, is_same

SIMILAR = 0.5
"""A passage with at least this share of the quote's words is taken for the one that was meant."""
MAX_ELSEWHERE = 20
"""Of words that stand in more places than this, only so many are told."""
MAX_LEFT_OUT = 400
"""The most words that may be left out between two parts of a quote."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Words `first` up to `last` of the text."""

    first: int
    last: int


def find(
    searched: SearchedText, parts: Sequence[str], near: int | None = None, *, own: bool = True
) -> Finding:
    """The verdict about words in one or several parts.

    `own` words are a speaker's, and stand in quotation marks; others are the reporter's. Of several
    places, the one nearest to the offset `near` is meant, or else the first.

    >>> searched = SearchedText("We will not pay, said Ann, whatever it costs.")
    >>> find(searched, ["we WILL not pay"]).verdict, find(searched, ["We will pay"]).verdict
    ('altered', 'altered')
    >>> find(searched, ["We will \u2026 pay"]).left_out
    ('not',)
    """
    return _Search(searched, parts, near, own).finding()


def find_at(
    searched: SearchedText, parts: Sequence[str], spans: Sequence[Place], *, own: bool = True
) -> Finding:
    """The verdict about words that should stand at these spans, or else near them."""
    if not searched.stand_at(parts, spans, own=own):
        return find(searched, parts, spans[0][0], own=own)
    places = [searched.trimmed(place) for place in spans]
    stands = [searched.text[start:end] for start, end in places]
    verdict: Verdict = "split" if len(places) > 1 else "typographic"
    if len(places) == len(parts) == 1 and parts[0].strip() in stands[0]:
        verdict = "exact"
    return Finding(verdict, tuple(places), is_quoted=searched.are_quoted(places))


class _Search:
    """The search for one quote."""

    def __init__(
        self, searched: SearchedText, parts: Sequence[str], near: int | None, own: bool
    ) -> None:
        self.searched = searched
        self.index = searched.index
        self.parts = [part for part in parts if part.strip()]
        self.near = near
        self.own = own

    def finding(self) -> Finding:
        """The verdict, from the strictest to the mildest."""
        if not any(map(has_words, self.parts)):
            return Finding("absent")
        if len(self.parts) == 1:
            found = map(self._whole, readings(self.parts[0]))
            whole = next((finding for finding in found if finding is not None), None)
            if whole is not None:
                return whole
        in_parts = self._in_parts()
        if in_parts is not None:
            return in_parts
        return self._part_by_part() if len(self.parts) > 1 else self._nearest()

    # -- the words in one piece ------------------------------------------------------------------

    def _whole(self, part: str) -> Finding | None:
        """Exact or typographic, if the words stand in one piece; otherwise None."""
        keys = _keys(part)
        best: tuple[bool, float, Place] | None = None
        count = 0
        places: list[Place] = []
        for first in self.index.sequences(keys):
            place = self._place(part, _Found(first, first + len(keys)))
            stands = self.searched.text[place[0] : place[1]]
            if not self._stand(part, place):
                continue
            count += 1
            if count <= MAX_ELSEWHERE:
                places.append(place)
            distance = abs(place[0] - self.near) if self.near is not None else place[0]
            # A place where every character agrees comes before a nearer one where marks differ.
            rank = (stands.strip() != self.parts[0].strip(), distance, place)
            best = min(best, rank) if best else rank
        if best is None:
            return None
        verdict: Verdict = "typographic" if best[0] else "exact"
        elsewhere = [place for place in places if place != best[2]]
        return self._finding(verdict, [best[2]], occurrences=count, elsewhere=elsewhere)

    def _place(self, part: str, found: _Found) -> Place:
        """The place of words, with the marks around them that the quote has too."""
        text = self.searched.text
        start, end = self.index.starts[found.first], self.index.ends[found.last - 1]
        plain = normal(part)
        matches = list(words_in(plain))
        lead = part[: matches[0].start()].lstrip()
        trail = part[matches[-1].end() :].rstrip()
        # The index knows words only. The marks that quote and text share belong to the place too,
        # or an exact quote of `(we will)` would be placed without its brackets.
        if lead and text[max(0, start - len(lead)) : start] == lead:
            start -= len(lead)
        if trail and text[end : end + len(trail)] == trail:
            end += len(trail)
        elif trail[:1] and text[end : end + 1] == trail[:1]:
            end += 1
        return self.searched.with_units(start, end)

    def _stand(self, part: str, place: Place) -> bool:
        """Whether the words at a place differ from these only in typography."""
        return is_same(part, self.searched.words_at(place))

    # -- the words in several pieces -------------------------------------------------------------

    def _in_parts(self) -> Finding | None:
        """Split or elided, where the parts stand in order; else None."""
        pieces: list[str] = []
        inserted: list[str] = []
        is_cut = False
        for part in self.parts:
            # A source can have brackets and dots of its own, so that what stands there word for
            # word is not taken for a cut.
            verbatim = (r for r in readings(part) if any(self._verbatim(r, _keys(r), 0)))
            whole = next(verbatim, None)
            if whole is not None:
                pieces.append(whole)
                continue
            shown = shown_in(part)
            pieces += shown.pieces
            inserted += shown.inserted
            is_cut = is_cut or shown.is_cut
        if len(pieces) < 2 and not is_cut:
            return self._interrupted()
        wanted = [(piece, keys) for piece in pieces if (keys := _keys(piece))]
        # What is mostly an insertion tells nothing about where the rest stands.
        if sum(len(_keys(each)) for each in inserted) > sum(len(keys) for _, keys in wanted):
            return None
        found = self._chain(wanted)
        if found is None:
            return None
        places = [self._place(piece, each) for (piece, _), each in zip(wanted, found, strict=True)]
        gaps = self._gaps(places)
        if not is_cut and all(self._is_attribution(gap) for gap in gaps):
            return self._finding("split", places)
        text = self.searched.text
        left = [" ".join(text[a:b].split()) for a, b in gaps if not self._is_attribution((a, b))]
        left = [gap for gap in left if has_words(gap)]
        return self._finding("elided", places, left_out=left, inserted=inserted)

    def _chain(self, wanted: Sequence[tuple[str, list[str]]]) -> list[_Found] | None:
        """The parts one after the other, as close together as they can be."""
        if not wanted:
            return None
        best: list[_Found] | None = None
        starts = list(self._verbatim(*wanted[0], 0))
        if self.near is not None:
            near = self.near
            starts.sort(key=lambda f: abs(self.index.starts[f.first] - near))
        # A first part of common words can stand at thousands of places; the bound keeps a chain
        # from being tried at each of them.
        for start in starts[:50]:
            chain = [start]
            for piece, keys in wanted[1:]:
                after = chain[-1].last
                following = next(self._verbatim(piece, keys, after), None)
                if following is None or following.first - after > MAX_LEFT_OUT:
                    break
                chain.append(following)
            if len(chain) == len(wanted) and (best is None or _length(chain) < _length(best)):
                best = chain
                if self.near is not None:
                    break
        return best

    def _verbatim(self, piece: str, keys: list[str], least: int) -> Iterator[_Found]:
        """The places where the words differ from a part only in typography."""
        for first in self.index.sequences(keys, least):
            each = _Found(first, first + len(keys))
            start, end = self._place(piece, each)
            if self._stand(piece, (start, end)):
                yield each

    def _interrupted(self) -> Finding | None:
        """Split, where a quote in one piece is interrupted by its attribution in the text."""
        nearest = self._aligned
        if nearest is None:
            return None
        window, operations = nearest
        if any(name not in ("equal", "insert") for name, *_ in operations):
            return None
        places: list[Place] = []
        for name, _, _, c, d in operations:
            if name == "equal":
                places.append((self.index.starts[window + c], self.index.ends[window + d - 1]))
        gaps = self._gaps(places)
        if len(places) < 2 or not all(self._is_attribution(gap) for gap in gaps):
            return None
        joined = " ".join(map(self.searched.words_at, places))
        is_whole = is_joined(without_notes(self.parts[0]), joined)
        return self._finding("split", places) if is_whole else None

    def _gaps(self, places: Sequence[Place]) -> list[Place]:
        """What stands between the parts."""
        return [(a[1], b[0]) for a, b in pairwise(places)]

    def _is_attribution(self, gap: Place) -> bool:
        is_in_parts = len(self.parts) > 1
        return is_attribution(self.searched.plain, gap, own=self.own, in_parts=is_in_parts)

    # -- similar words ---------------------------------------------------------------------------

    @cached_property
    def _said(self) -> list[str]:
        parts = map(without_notes, self.parts)
        return [match[0] for part in parts for match in words_in(normal(part))]

    @cached_property
    def _aligned(self) -> tuple[int, list[Operation]] | None:
        """The nearest passage: its first word, and how the quote's words become its words."""
        keys = [key_of(word) for word in self._said]
        # Room for the quote, for as many words that it may leave out, and for two attributions.
        reach = len(keys) + min(len(keys), 60) + 2 * MAX_ATTRIBUTION
        best: tuple[float, int, list[Operation]] | None = None
        for start in self.index.neighbourhoods(keys):
            found = self.index.keys[start : start + reach]
            operations = aligned(keys, found)
            equal = sum(b - a for name, a, b, _, _ in operations if name == "equal")
            extra = sum(d - c for name, _, _, c, d in operations if name == "insert")
            # Of two passages with the same words, the one with less between them is meant.
            score = equal - 0.1 * extra
            if best is None or score > best[0]:
                best = (score, start, operations)
        return (best[1], best[2]) if best else None

    def _part_by_part(self) -> Finding:
        """Altered, with the parts that are not in the text as quoted; absent if no part is."""
        found: list[Finding] = []
        near = self.near
        for part in self.parts:
            found.append(_Search(self.searched, [part], near, self.own).finding())
            near = found[-1].spans[-1][1] if found[-1].spans else near
        if all(each.verdict == "absent" for each in found):
            return Finding("absent")
        if not any(each.verdict in ("altered", "absent") for each in found):
            # Every part stands somewhere, but not in this order.
            return self._nearest()
        differing: list[Piece] = []
        for part, each in zip(self.parts, found, strict=True):
            here = [] if each.verdict == "absent" else [Piece("same", part)]
            differing += each.differences or here or [Piece("only in the map", part)]
        places = [span for each in found for span in each.spans]
        return self._finding("altered", places, differences=differing)

    def _nearest(self) -> Finding:
        """Altered if there is a similar passage; otherwise absent."""
        nearest = self._aligned
        if nearest is None:
            return Finding("absent")
        window, operations = widened(*nearest, len(self.index.keys))
        inside = [op for op in operations if op[4] > op[3]]
        equal = sum(b - a for name, a, b, _, _ in operations if name == "equal")
        if not inside or equal < max(SIMILAR * len(self._said), min(2, len(self._said))):
            return Finding("absent")
        said = " ".join(map(without_notes, self.parts))
        place = self._place(said, _Found(window + inside[0][3], window + inside[-1][4]))
        differing = differences(said, self.searched.words_at(place))
        # `altered` has to show a word that differs. Where the index split words in another way than
        # the comparison does, there can be none.
        if all(piece.change == "same" for piece in differing):
            return self._finding("typographic", [place])
        return self._finding("altered", [place], differences=differing)

    def _finding(
        self,
        verdict: Verdict,
        places: Sequence[Place],
        *,
        left_out: Sequence[str] = (),
        inserted: Sequence[str] = (),
        differences: Sequence[Piece] = (),
        occurrences: int = 1,
        elsewhere: Sequence[Place] = (),
    ) -> Finding:
        is_quoted = self.searched.are_quoted(places)
        return Finding(
            verdict,
            tuple(places),
            tuple(left_out),
            tuple(inserted),
            tuple(differences),
            is_quoted,
            occurrences,
            tuple(elsewhere),
        )


def _keys(part: str) -> list[str]:
    return [key_of(match[0]) for match in words_in(normal(part))]


def _length(chain: Sequence[_Found]) -> int:
    return chain[-1].last - chain[0].first
