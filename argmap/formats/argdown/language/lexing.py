"""From an Argdown text to tokens, as the reference implementation cuts it.

The place of a token decides which kinds are tried. At the beginning of a line these are relations,
headings, numbers of a premise-conclusion structure, list items and inferences; anywhere, the signs of
running text. Indentation counts only before relations and list items, and is a stack of widths.

Each pattern is tried once at each place. A sign that may be far away is looked for with `Ahead`, so
that no text takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.formats.argdown.language import patterns as p
from argmap.formats.argdown.language import tokens as t
from argmap.formats.argdown.language.lookahead import Ahead
from argmap.formats.argdown.language.shortcodes import SHORTCODES
from argmap.formats.argdown.language.tokens import LINE_END, SPACE, Token

_new_token = tuple.__new__
"""Makes a token of a tuple; calling `Token` would take twice as long."""


class Lexer:
    """Cuts one text; `tokens` is the result, and `urls` says where a bare URL was kept.

    >>> tokens = Lexer("[A]: One.\\n  - Two.").run()
    >>> [(token.kind, token.value) for token in tokens][:4]
    [('statement definition', 'A'), ('text', 'One.'), ('line break', ''), ('indent', '')]
    >>> [(token.kind, token.value) for token in tokens][4:]
    [('relation', '-'), ('text', 'Two.'), ('dedent', ''), ('end of the text', '')]
    """

    def __init__(self, text: str, shortcodes: Mapping[str, str] = SHORTCODES) -> None:
        self.text = text
        self.shortcodes = shortcodes
        self.tokens: list[Token] = []
        self.urls: list[tuple[int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self._widths = [0]
        self._ranges: list[str] = []
        self._last = ""
        """The kind of the last token; empty before the first."""
        self._line_end = Ahead(f"[{LINE_END}]", text)
        self._separator = Ahead(r"[\u2028\u2029]", text)
        self._statement_ends = (Ahead(r"\]:", text), Ahead(r"\]", text))
        self._argument_ends = (Ahead(">:", text), Ahead(">", text))
        self._link_end = Ahead(r"\)", text)
        self._comment_ends = {"/*": Ahead(r"\*/", text), "<!--": Ahead("-->", text)}
        self._front_matter_end = Ahead("===", text)
        stop = rf"\}}(?=[{SPACE}][^,}}])|[\u2028\u2029]"
        self._data_limits = (Ahead(rf"{stop}|\r", text), Ahead(rf"{stop}|\r(?!\n)", text))
        self._data_ends = {False: _NO_DATA, True: _NO_DATA}

    def run(self) -> list[Token]:
        """The tokens of the text, to its end."""
        text, position, length = self.text, 0, len(self.text)
        inline = p.INLINE.match
        tokens = self.tokens
        while position < length:
            if self._last in _BEGINS_LINE:
                match = p.LINE_START.match(text, position)
                if match and (self._last != t.EMPTY_LINE or match.lastgroup != "inference"):
                    position = self._at_line_start(match)
                    continue
                if match:
                    position = self._attack_after_empty_line(position)
                    continue
            found = inline(text, position)
            assert found is not None
            kind, end = found.lastgroup, found.end()
            if kind == "text":
                tokens.append(_new_token(Token, (t.TEXT, found.group(), position, end)))
                self._last = t.TEXT
                position = end
            elif kind == "statement":
                is_new = text[end - 1] == ":"
                kind = t.STATEMENT_DEFINITION if is_new else t.STATEMENT_REFERENCE
                position = self._add(kind, found["claim"], position, end)
            elif kind == "argument":
                is_new = text[end - 1] == ":"
                kind = t.ARGUMENT_DEFINITION if is_new else t.ARGUMENT_REFERENCE
                position = self._add(kind, found["name"], position, end)
            elif kind == "newline":
                self._add(t.NEWLINE, "", position, end)
                position = end
            elif kind == "empty":
                position = self._empty_line(position, end)
            elif kind == "spaces":
                position = end
            else:
                position = self._special(found.group(), position)
        # An empty line parts two blocks, and behind the last one there is none.
        if tokens and tokens[-1].kind == t.EMPTY_LINE:
            tokens.pop()
        self._close_all(length)
        tokens.append(Token(t.END, "", length, length))
        return tokens

    def _add(self, kind: str, value: str, start: int, end: int) -> int:
        self.tokens.append(_new_token(Token, (kind, value, start, end)))
        self._last = kind
        return end

    # -- the beginning of a line ----------------------------------------------------------------

    def _at_line_start(self, match: re.Match[str]) -> int:
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "relation" or match["sign"]:
            self._indent(len(match["width"]), start)
            return self._add(t.RELATION, match["sign"], end - len(match["sign"]), end)
        if match["owidth"] is not None:
            self._indent(len(match["owidth"]) + 1, start)
            return self._add(t.ORDERED_ITEM, match["ordered"].strip("' \t"), start, end)
        if match["uwidth"] is not None:
            self._indent(len(match["uwidth"]) + 1, start)
            return self._add(t.UNORDERED_ITEM, "*", start, end)
        if match["heading"]:
            return self._add(t.HEADING, match["heading"][:-1], start, end)
        self._close_all(start)
        if match["number"]:
            return self._add(t.NUMBER, match["number"].strip("' \t()"), start, end)
        self._add(t.INFERENCE_START, "--", end - 2, end)
        return self._inference(end)

    def _attack_after_empty_line(self, position: int) -> int:
        """`--` after an empty line is no inference but an attack, which has no parent there."""
        start = self.text.index("-", position)
        self._indent(start - position, position)
        return self._add(t.RELATION, "-", start, start + 1)

    def _empty_line(self, position: int, end: int) -> int:
        if self._last == t.EMPTY_LINE:
            # Only a comment is between the two, so they count as one empty line.
            match = p.NEWLINE.match(self.text, position)
            assert match is not None
            return self._add(t.NEWLINE, "", position, match.end())
        if end < len(self.text):
            self._close_all(position)
        return self._add(t.EMPTY_LINE, "", position, end)

    def _indent(self, width: int, at: int) -> None:
        widths = self._widths
        if width > widths[-1]:
            widths.append(width)
            self.tokens.append(Token(t.INDENT, "", at, at))
        # A width between two levels closes the inner one and belongs to the outer one.
        while len(widths) > 1 and width < widths[-1]:
            widths.pop()
            self.tokens.append(Token(t.DEDENT, "", at, at))

    def _close_all(self, at: int) -> None:
        self.tokens.extend([Token(t.DEDENT, "", at, at)] * (len(self._widths) - 1))
        del self._widths[1:]

    # -- inferences -----------------------------------------------------------------------------

    def _inference(self, position: int) -> int:
        """Cut the text between `--` and `--`."""
        text = self.text
        while position < len(text):
            char = text[position]
            end = self._comment(position)
            if end is not None:
                position = end
                continue
            match = p.NEWLINE.match(text, position)
            if match:
                position = self._add(t.NEWLINE, "", position, match.end())
            elif char == "\\":
                position = self._escaped(position)
            elif char in ".:" and (match := p.SHORTCODE.match(text, position)):
                position = self._shortcode(match)
            elif text.startswith("--", position):
                end = position
                while text.startswith("-", end):
                    end += 1
                return self._add(t.INFERENCE_END, "--", position, end)
            elif char == "{" and (end := self._end_of_data(position)):
                position = self._add(t.DATA, text[position:end], position, end)
            elif char == ",":
                position = self._add(t.COMMA, ",", position, position + 1)
            elif char in " \t":
                position += 1
            else:
                position = self._freestyle(position)
        return position

    # -- running text ---------------------------------------------------------------------------

    def _special(self, char: str, position: int) -> int:
        """Cut at a character that may have a meaning; if it has none here, it is text."""
        text = self.text
        end: int | None = None
        if char == "\\":
            return self._escaped(position)
        if char in "/<":
            end = self._comment(position)
            if end is None and char == "<":
                end = self._titled(position, position, "<")
        elif char in ".:":
            match = p.SHORTCODE.match(text, position)
            end = self._shortcode(match) if match else None
        elif char in "*_":
            end = self._range(position)
        elif char == "#":
            # A tag in parentheses may end far away or never, which must not be searched at each #.
            endless = self._link_end.find(position) == len(text)
            if text.startswith("(", position + 1) and endless:
                tag = None
            else:
                tag = p.TAG.match(text, position)
            if tag:
                end = self._add(t.TAG, tag[1] or tag[2], position, tag.end())
        elif char == "[":
            end = self._link(position)
            if end is None:
                end = self._titled(position, position, "[")
        elif char == "@":
            end = self._mention(position)
        elif char == "{":
            end = self._end_of_data(position)
            if end is not None:
                self._add(t.DATA, text[position:end], position, end)
        elif char == "===":
            end = self._front_matter(position)
        return self._freestyle(position) if end is None else end

    def _freestyle(self, position: int) -> int:
        match = p.FREESTYLE.match(self.text, position)
        assert match is not None
        return self._add(t.TEXT, match.group(), position, match.end())

    def _escaped(self, position: int) -> int:
        match = p.ESCAPED.match(self.text, position)
        if match is None:
            return self._add(t.STRAY, "\\", position, position + 1)
        return self._add(t.TEXT, match.group()[1:], position, match.end())

    def _shortcode(self, match: re.Match[str]) -> int:
        image = match.group()
        sign = self.shortcodes.get(image.strip(t.STRIPPED))
        if sign is None:
            return self._add(t.TEXT, image, match.start(), match.end())
        return self._add(t.TEXT, sign + " " * image.endswith(" "), match.start(), match.end())

    def _range(self, position: int) -> int | None:
        """The end of the bold or italic range that is open, or the start of one."""
        text = self.text
        if self._ranges and self._last:
            mark = self._ranges[-1]
            match = p.RANGE_END[mark].match(text, position)
            if match:
                self._ranges.pop()
                kind = t.BOLD_END if len(mark) == 2 else t.ITALIC_END
                return self._add(kind, match.group(), position, match.end())
        match = p.RANGE_START.match(text, position)
        if match is None:
            return None
        mark = match[1]
        self._ranges.append(mark)
        return self._add(
            t.BOLD_START if len(mark) == 2 else t.ITALIC_START, mark, position, match.end()
        )

    def _link(self, position: int) -> int | None:
        text = self.text
        close = self._statement_ends[1].find(position + 1)
        if close == position + 1 or not text.startswith("](", close):
            return None
        end = self._link_end.find(close + 2)
        if end == close + 2 or end == len(text):
            return None
        end += 1
        if text.startswith((" ", "\t"), end):
            end += 1
        return self._add(t.LINK, text[position:end], position, end)

    def _mention(self, position: int) -> int | None:
        text, opening = self.text, self.text[position + 1 : position + 2]
        if opening not in ("[", "<"):
            return None
        ends = self._statement_ends if opening == "[" else self._argument_ends
        end = ends[1].find(position + 3)
        if end >= self._line_end.find(position + 2):
            return None
        end += 1
        if text.startswith((" ", "\t"), end):
            end += 1
        kind = t.STATEMENT_MENTION if opening == "[" else t.ARGUMENT_MENTION
        return self._add(kind, text[position:end], position, end)

    def _titled(self, position: int, start: int, opening: str) -> int | None:
        """Cut `[Title]:`, `[Title]`, `<Title>:` or `<Title>`; a definition may end further away."""
        text = self.text
        if opening == "[":
            ends, kinds = self._statement_ends, (t.STATEMENT_DEFINITION, t.STATEMENT_REFERENCE)
        else:
            ends, kinds = self._argument_ends, (t.ARGUMENT_DEFINITION, t.ARGUMENT_REFERENCE)
        end = ends[0].find(start + 2)
        if end < self._line_end.find(start + 1):
            return self._add(kinds[0], text[start + 1 : end], position, end + 2)
        end = ends[1].find(start + 2)
        # The first character may be anything except a hyphen, even a line break.
        if end < self._line_end.find(start + 2) and text[start + 1] != "-":
            return self._add(kinds[1], text[start + 1 : end], position, end + 1)
        return None

    # -- what may be long -----------------------------------------------------------------------

    def _comment(self, position: int) -> int | None:
        """The end of a comment that begins here, with the line breaks that go with it."""
        text = self.text
        if text.startswith("//", position):
            end = self._line_end.find(position)
            if end == len(text) or text[end] not in "\r\n" or self._is_url(position):
                return None
        else:
            opening = "/*" if text.startswith("/*", position) else "<!--"
            if not text.startswith(opening, position):
                return None
            end = self._comment_ends[opening].find(position + len(opening))
            if end == len(text) or self._separator.find(position) < end:
                return None
            end += 2 if opening == "/*" else 3
        self.comments.append((position, end))
        if self._last == t.EMPTY_LINE:
            rest = p.COMMENT_REST.match(text, end)
        elif self._last == t.NEWLINE:
            rest = p.COMMENT_LINE.match(text, end)
        else:
            return end
        assert rest is not None
        return rest.end()

    def _is_url(self, slashes: int) -> bool:
        """Whether the `//` here belongs to a URL; the reference implementation would cut it off."""
        text = self.text
        if not text.endswith(":", 0, slashes):
            return False
        start = slashes - 1
        while start > 0 and slashes - start < 40 and text[start - 1] not in _BEFORE_URL:
            start -= 1
        match = p.URL.match(text, start)
        if match is None or match.end() != slashes + 3:
            return False
        self.urls.append((start, slashes))
        return True

    def _front_matter(self, position: int) -> int | None:
        opening = p.FRONT_MATTER.match(self.text, position)
        assert opening is not None
        end = self._front_matter_end.find(opening.end())
        closing = p.FRONT_MATTER.match(self.text, end)
        if closing is None:
            # A row of six signs or more is both the beginning and the end.
            if opening.end() - position < 6:
                return None
            end = opening.end()
        else:
            end = closing.end()
        return self._add(t.FRONT_MATTER, self.text[position:end], position, end)

    def _end_of_data(self, position: int) -> int | None:
        """The end of the data that begins here: the last brace that can be it."""
        text = self.text
        # The reference allows no carriage return in data, so files from Windows could have no block
        # data. Here a block may have the line ends of Windows.
        is_block = p.WINDOWS_BLOCK.match(text, position) is not None
        limit = self._data_limits[is_block].find(position + 1)
        known_limit, asked, found = self._data_ends[is_block]
        # The last answer also holds for a brace further on, up to the same limit. Without it, a row
        # of braces would take quadratic time.
        if limit != known_limit or asked > position:
            found = text.rfind("}", position + 1, limit + 1)
            while found != -1 and p.DATA_GOES_ON.match(text, found + 1):
                found = text.rfind("}", position + 1, found)
            self._data_ends[is_block] = limit, position, found
        return found + 1 if found > position else None


_NO_DATA = (-1, -1, -1)
"""Before any data has been looked for: no limit, no place, no end."""
_BEGINS_LINE = frozenset({"", t.NEWLINE, t.EMPTY_LINE})
_BEFORE_URL = frozenset(" \t\r\n\"'([{<,;|")
