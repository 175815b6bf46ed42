"""AM30x, AM31x: an Argdown text that cannot be read as it stands."""

from __future__ import annotations

from argmap.diagnostics import Rule


class ArgdownSyntax(Rule):
    """Something is in a place where Argdown does not allow it.

    An Argdown text is made of blocks with empty lines between them: a heading, a statement, an
    argument, a premise-conclusion structure or a list. Nothing but tags, data and relations
    follows a reference such as `[Title]`; lists do not nest; a heading has no relations.

    Instead: put an empty line before what is a block of its own, or escape the sign with a
    backslash where it is meant as text.
    """

    code = "AM301"
    severity = "error"


class BracketsInText(Rule):
    """Brackets in running text are read as a reference, or as data.

    In Argdown `[…]` refers to a statement and `<…>` to an argument, and neither can stand in the
    middle of a text; `{…}` is data, which ends a text.

    Instead of

        He asked [the minister] whether a < b and c > d.

    write

        He asked \\[the minister] whether a \\< b and c > d.

    To mention a statement in a text without relating to it, write `@[Title]` or `@<Title>`.
    """

    code = "AM302"
    severity = "error"


class BadData(Rule):
    """Data in braces, or the front matter, is not the YAML that Argdown takes.

    On one line it is flow YAML, `{speaker: Ana, tags: [a, b]}`; where a line ends after the
    opening brace it is block YAML, one `key: value` to a line. Anchors, aliases and tags of YAML
    are not read.

    Instead: put a text with commas, colons or brackets into quotation marks. A brace that is meant
    as text is written `\\{`.
    """

    code = "AM303"
    severity = "error"


class MisplacedRelation(Rule):
    """A relation has nothing to relate to, or its indentation fits no line above.

    A relation stands right under its statement or argument, indented more than it; relations of
    the same parent are indented the same. An empty line ends a block with all its relations.

    Instead of

        [A]: One thing.

          - [B]: Another.

    write

        [A]: One thing.
          - [B]: Another.

    A text that begins with `+` or `-` begins with `\\+` or `\\-`.
    """

    code = "AM304"
    severity = "error"


class UnclosedMarkup(Rule):
    """A bold or italic stretch is begun and never closed.

    `*` and `_` begin a stretch where no space follows them, and end it only before a space, the end
    of the line or punctuation: in `snake_case` the underscore begins one.

    Instead: close it in the same text, or write `\\*` or `\\_`.
    """

    code = "AM305"
    severity = "error"


class StrayBackslash(Rule):
    """A backslash stands at the end of a line, where it escapes nothing.

    Instead: delete it, or write two for one that is meant as text.
    """

    code = "AM306"
    severity = "error"


class UnfinishedStructure(Rule):
    """A premise-conclusion structure lacks a part.

    It is numbered statements, an inference, and a conclusion, without an empty line between them;
    it ends with a conclusion. Its members are statements, never arguments.

        (1) First premise.
        (2) Second premise.
        -- Name of the rule --
        (3) Conclusion.

    Instead of the line with a rule, four hyphens will do.
    """

    code = "AM307"
    severity = "error"


class MissingText(Rule):
    """A title with a colon is followed by no text.

    Instead: write the text after the colon, or refer to the title without a colon.
    """

    code = "AM309"
    severity = "error"


class BrokenLink(Rule):
    """A link breaks over a line.

    Instead: write `[its text](its address)` on one line.
    """

    code = "AM310"
    severity = "error"


class BrokenInclude(Rule):
    """A file that is to be included cannot be.

    `@include(path)` puts the text of another file in its place, each file once. The file must
    stand in the folder of the map or below it, because a map from elsewhere should not be able to
    read any file; --source-root allows another folder. It must be a text in UTF-8, and all files
    together may not be huge.

    Instead: move the file beside the map, allow its folder, or mend the path.
    """

    code = "AM311"
    severity = "error"


class EmptyArgdown(Rule):
    """The text holds no block.

    Instead: begin with a claim, such as

        [Street]: Main Street should be closed to cars.
          - <Trade>: The shops would lose their trade.
    """

    code = "AM312"
    severity = "error"
