"""From tokens to a document, with a diagnostic for everything that fits nowhere.

Relations nest by indentation. Their parents are a stack, so that no depth is too deep. After an error
in a block, reading goes on within the block if that makes sense, or else with the next block.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.diagnostics import Diagnostic, SourceText
from argmap.formats.argdown import rules
from argmap.formats.argdown.language import config
from argmap.formats.argdown.language import tokens as t
from argmap.formats.argdown.language.content import read_content
from argmap.formats.argdown.language.data import read_front_matter
from argmap.formats.argdown.language.document import (
    Child,
    Content,
    Data,
    Document,
    Heading,
    Inference,
    ItemList,
    Member,
    Step,
    Structure,
)
from argmap.formats.argdown.language.lexing import Lexer
from argmap.formats.argdown.language.shortcodes import SHORTCODES
from argmap.formats.argdown.language.token_reader import (
    BLOCK_END,
    DEFINITIONS,
    ITEMS,
    REFERENCES,
    TITLED,
    SkipError,
    TokenReader,
    place_of,
    shown,
)
from argmap.formats.argdown.language.tokens import CONTENT, STRIPPED, Token

_ARGUMENTS = {t.ARGUMENT_DEFINITION, t.ARGUMENT_REFERENCE}
_MEMBER = CONTENT | TITLED


def parse(source: SourceText, settings: Data | None = None) -> tuple[Document, list[Diagnostic]]:
    """The document that a text holds, and what is wrong with it.

    It is read with its own settings and those of its folder, or with `settings` if these are given.
    """
    parser = _Parser(source, settings)
    return parser.run(), parser.diagnostics


class _Parser(TokenReader):
    def __init__(self, source: SourceText, settings: Data | None) -> None:
        lexer = Lexer(source.text)
        super().__init__(source, lexer.run())
        self.document = Document()
        self.given = settings
        self.has_tags = True
        """Whether the tags in a text are part of it."""
        for start, slashes in lexer.urls:
            self._report(
                rules.BareUrl,
                "other Argdown tools read the // of this URL as a comment",
                (start, slashes + 2),
                "write a link, [its name](its URL), or escape a slash: /\\/",
            )

    def run(self) -> Document:
        """Read block after block."""
        self._take(t.NEWLINE)
        self._take(t.EMPTY_LINE)
        self._front_matter()
        self._settings()
        if self.kind == t.END and not self.document.front_matter:
            help = "begin with a claim, such as [Street]: Main Street should be closed to cars."
            self._report(rules.EmptyArgdown, "there is nothing to read", (0, 0), help)
        while self.kind != t.END:
            try:
                self._block()
                if self.kind not in BLOCK_END:
                    self._unexpected()
            except SkipError:
                self._skip()
            self._take(t.EMPTY_LINE)
        return self.document

    # -- blocks ---------------------------------------------------------------------------------

    def _front_matter(self) -> None:
        token = self._take(t.FRONT_MATTER)
        if token is None:
            return
        self.document.front_matter_text = self.text[token.start : token.end]
        self.document.front_matter = self._data(token, read_front_matter)
        is_broken = self._take(t.NEWLINE) is not None
        if self.kind != t.EMPTY_LINE and (is_broken or self.kind != t.END):
            help = "put an empty line after the closing ==="
            place = shown(self.tokens[self.index])
            self._report(rules.ArgdownSyntax, "front matter ends with an empty line", place, help)
        self._take(t.EMPTY_LINE)

    def _settings(self) -> None:
        document = self.document
        own = config.settings(document.front_matter, self.source)
        document.settings = own if self.given is None else self.given
        codes = config.shortcodes(document.settings)
        if codes:
            # The settings are in the text itself, so it has to be cut again by the shortcodes that they
            # define. Only the values of tokens can differ, so the reading goes on at the same one.
            self.tokens = Lexer(self.text, {**SHORTCODES, **codes}).run()
        self.has_tags = config.has_tags_in_text(document.settings)

    def _block(self) -> None:
        blocks = self.document.blocks
        kind = self.kind
        if kind in _MEMBER:
            member = self._head()
            blocks.append(member)
            self._relations(member)
        elif kind == t.HEADING:
            blocks.append(self._heading())
        elif kind == t.NUMBER:
            structure = Structure(place=place_of(self.tokens[self.index]))
            try:
                self._structure(structure)
            finally:
                # Premises after the last conclusion lead to nothing.
                while structure.steps and structure.steps[-1].inference is None:
                    structure.steps.pop()
                if structure.steps:
                    blocks.append(structure)
        elif kind == t.INDENT and self.tokens[self.index + 1].kind in ITEMS:
            self.index += 1
            items = ItemList(self.kind == t.ORDERED_ITEM)
            blocks.append(items)
            self._list(items)
        else:
            self._take(t.INDENT)
            self._unexpected()

    def _heading(self) -> Heading:
        start = self._next()
        if self.kind not in CONTENT:
            raise self._fail(rules.MissingText, "this heading has no text")
        heading = Heading(len(start.value), self._content(), place=place_of(start))
        token = self._take(t.DATA)
        if token:
            heading.data = self._data(token)
            self._take(t.NEWLINE)
        return heading

    def _list(self, items: ItemList) -> None:
        kind = t.ORDERED_ITEM if items.ordered else t.UNORDERED_ITEM
        while self._take(kind):
            if self.kind not in _MEMBER:
                self._unexpected()
            member = self._head()
            items.members.append(member)
            self._relations(member)
        if not self._take(t.DEDENT):
            self._unexpected()

    # -- statements and arguments ---------------------------------------------------------------

    def _head(self) -> Member:
        """A statement or an argument without its relations."""
        token = self.tokens[self.index]
        member = Member("argument" if token.kind in _ARGUMENTS else "statement")
        member.place = shown(token)
        if token.kind in REFERENCES:
            self._reference(member, token)
        elif token.kind in DEFINITIONS:
            self.index += 1
            member.title = token.value
            if self.kind not in CONTENT:
                help = (
                    f"write it after the colon; without a colon {token.value[:40]!r} refers to it"
                )
                message = "this title has a colon but no text"
                self._report(rules.MissingText, message, member.place, help)
                raise SkipError
            member.content = self._content()
        else:
            member.content = self._content()
            member.place = member.content.place
        member.end = member.end or member.content.place[1]
        data = self._take(t.DATA)
        if data:
            member.data = self._data(data)
            member.data_place = (data.start, data.end)
            member.end = data.end
            if self._take(t.NEWLINE):
                self._break_before_relations(member)
            self._after_data(data)
        return member

    def _reference(self, member: Member, token: Token) -> None:
        self.index += 1
        # A title cannot begin with a line break. The reference implementation then takes the whole
        # for a text without a title.
        if token.value[:1] not in _LINE_ENDS:
            member.title, member.is_reference = token.value, True
        text, end = "", token.end
        tags: dict[str, None] = {}
        while (tag := self._take(t.TAG)) is not None:
            if self.has_tags:
                text += self.text[tag.start : tag.end]
            tags[tag.value] = None
            end = tag.end
        if tags:
            member.content = Content(text or None, list(tags), place=(token.start, end))
        member.end = end
        if self._take(t.NEWLINE):
            self._break_before_relations(member)

    def _break_before_relations(self, member: Member) -> None:
        """Count a line break as a space of the text if data or relations of the member follow it."""
        text = member.content.text or ""
        if self.kind in (t.DATA, t.INDENT) and not text.endswith(" "):
            # A copy, because all references without tags share one content.
            member.content = replace(member.content, text=text + " ")

    def _after_data(self, data: Token) -> None:
        """Report text after data: data ends a text, so the brace was probably meant as text."""
        if self.kind in CONTENT or self.kind == t.DATA:
            help = "write \\{ where a brace is meant as text; data stands at the end"
            place = (data.start, data.end)
            self._report(
                rules.BracketsInText, "this is read as data, and text follows", place, help
            )
            while self.kind in CONTENT or self.kind == t.DATA:
                if self.kind in CONTENT:
                    self._content()
                else:
                    self.index += 1

    def _content(self) -> Content:
        """The running text that begins here; titles in it are reported and read as text."""
        content = self._running_text()
        while self.kind in TITLED or self.kind == t.STRAY:
            token = self.tokens[self.index]
            image = self.text[token.start : token.end]
            if token.kind == t.STRAY:
                help = "delete it, or write \\\\ for a backslash in the text"
                self._report(rules.StrayBackslash, "it escapes nothing", place_of(token), help)
            else:
                what = "an argument" if token.kind in _ARGUMENTS else "a statement"
                help = f"write \\{image[:60]} for text, or @{image[:60].rstrip(':')} to mention it"
                message = f"{image[:60]} is read as a reference to {what}, inside a text"
                self._report(rules.BracketsInText, message, place_of(token), help)
            # Once it is reported, the token is text, so that one bracket does not cost the whole
            # block.
            self.tokens[self.index] = Token(t.TEXT, image, token.start, token.end)
            more = self._running_text()
            content.text = (content.text or "") + (more.text or "")
            content.tags = [*dict.fromkeys((*content.tags, *more.tags))]
            content.place = (content.place[0], more.place[1])
            content.plain = False
        return content

    def _running_text(self) -> Content:
        content, self.index = read_content(
            self.tokens, self.index, self.text, self._wrong_text, has_tags=self.has_tags
        )
        return content

    # -- relations ------------------------------------------------------------------------------

    def _relations(self, member: Member) -> None:
        """Read the relations below a member, and below what they relate it to."""
        parents: list[Member] = []
        last: Member | None = member
        while True:
            kind = self.kind
            if kind == t.INDENT and last is not None:
                if self.tokens[self.index + 1].kind != t.RELATION:
                    self.index += 1
                    self._unexpected()
                self.index += 1
                parents.append(last)
            elif kind == t.RELATION and parents:
                last = self._relation(parents[-1].children)
            elif kind == t.DEDENT and parents:
                self.index += 1
                parents.pop()
                # All relations of a member must be in one piece.
                last = None
            else:
                break
        if parents:
            self._unexpected()

    def _relation(self, children: list[Child]) -> Member:
        sign = self._next()
        place = (sign.start, sign.end)
        if self.kind not in _MEMBER:
            if self.kind in (t.DEDENT, t.RELATION, t.INDENT, *BLOCK_END):
                help = "write a text, a [Title] or an <Argument> after it"
                self._report(rules.MissingText, "this relation leads to nothing", place, help)
                raise SkipError
            self._unexpected()
        if sign.value == "><" and self.kind in _ARGUMENTS:
            help = "only statements contradict each other; write - or -> for an argument"
            raise self._fail(rules.ArgdownSyntax, "an argument cannot contradict", help)
        child = self._head()
        if child.title is None and not (child.content.text or "").strip():
            help = "write its text, or delete the line"
            self._report(rules.EmptyRelation, "this relation leads to an empty text", place, help)
        children.append(Child(sign.value, child, place))
        return child

    # -- premise-conclusion structures ----------------------------------------------------------

    def _structure(self, structure: Structure) -> None:
        inference: Inference | None = None
        while True:
            if self.kind == t.NUMBER:
                structure.steps.append(self._step(inference))
                inference = None
            elif self.kind == t.INFERENCE_START and structure.steps and inference is None:
                inference = self._inference()
            else:
                break
        if inference is not None or not structure.steps[-1].inference:
            help = "end with -- or ----, and then (n) and the conclusion, without empty lines"
            message = "this premise-conclusion structure has no conclusion"
            self._report(rules.UnfinishedStructure, message, structure.place, help)
            raise SkipError
        numbers = [step.number for step in structure.steps]
        if numbers != [str(i + 1) for i in range(len(numbers))]:
            wrong = next(s for i, s in enumerate(structure.steps, 1) if s.number != str(i))
            number = structure.steps.index(wrong) + 1
            message = f"this is statement {number} of its argument, not {wrong.number[:20]}"
            help = "number the statements 1, 2, 3"
            self._report(rules.NumbersOutOfOrder, message, wrong.place, help)

    def _step(self, inference: Inference | None) -> Step:
        number = self._next()
        if self.kind in _ARGUMENTS:
            help = "write a [Statement], or a text"
            raise self._fail(
                rules.UnfinishedStructure, "an argument cannot be a premise or a conclusion", help
            )
        if self.kind not in _MEMBER:
            self._unexpected()
        member = self._head()
        place = shown(number)
        step = Step(member, inference, number.value, (place[1] - len(number.value) - 2, place[1]))
        self._relations(member)
        return step

    def _inference(self) -> Inference:
        start = self._next()
        inference = Inference(place=place_of(start))
        if self.kind == t.TEXT or (
            self.kind == t.NEWLINE and self.tokens[self.index + 1].kind == t.TEXT
        ):
            self._take(t.NEWLINE)
            self._rules(inference)
        self._take(t.NEWLINE)
        data = self._take(t.DATA)
        if data:
            inference.data = self._data(data)
            self._take(t.NEWLINE)
        if not self._take(t.INFERENCE_END):
            if self.kind == t.STRAY:
                self._unexpected()
            help = "write -- Rule 1, Rule 2 {data} --, or ---- without a rule"
            raise self._fail(rules.UnfinishedStructure, "the inference is not closed by --", help)
        if not self._take(t.NEWLINE):
            help = "begin a new line after the inference"
            raise self._fail(rules.UnfinishedStructure, "a line must end after --", help)
        if self.kind == t.INDENT:
            self._undercuts(inference)
        return inference

    def _rules(self, inference: Inference) -> None:
        while True:
            if self.kind != t.TEXT:
                raise self._fail(rules.UnfinishedStructure, "a rule has no name")
            rule = ""
            while (token := self._take(t.TEXT)) is not None:
                rule += token.value
            inference.rules.append(rule.strip(STRIPPED))
            if not self._take(t.COMMA):
                return

    def _undercuts(self, inference: Inference) -> None:
        self.index += 1
        while self.kind == t.RELATION:
            if self.tokens[self.index].value not in ("<_", "_"):
                help = "write <_ before what undercuts it"
                raise self._fail(rules.MisplacedRelation, "an inference can only be undercut", help)
            member = self._relation(inference.children)
            self._relations(member)
        if not self._take(t.DEDENT):
            self._unexpected()


_LINE_ENDS = frozenset("\n\r\u2028\u2029")
