"""AM308, AM32x: an Argdown text that can be read, but probably does not say what was meant."""

from __future__ import annotations

from argmap.diagnostics import Rule


class SecondStructure(Rule):
    """An argument is given a second premise-conclusion structure.

    A structure belongs to the argument that stands right before it, and an argument has only one.

    Instead: give the second one to an argument with a title of its own.
    """

    code = "AM308"
    severity = "error"


class UndefinedTitle(Rule):
    """A reference names a title that nobody defines.

    Argdown makes a new, empty statement or argument of it; most often it is a slip of the pen.
    `[Title]` and `<Title>` are different things.

    Instead: mend the title, or define it somewhere: `[Title]: its text`.
    """

    code = "AM321"
    severity = "warning"


class BareUrl(Rule):
    """A URL stands in a text as it is, and other programs take its `//` for a comment.

    argmap keeps it. The Argdown tools leave out the rest of the line without a word.

    Instead: write a link, `[its name](https://example.org)`, or escape a slash, `https:/\\/…`.
    """

    code = "AM322"
    severity = "warning"


class EmptyRelation(Rule):
    """A relation is drawn to nothing: no text follows its sign.

    Argdown makes a new, empty statement of it.

    Instead: write the text, or delete the line.
    """

    code = "AM323"
    severity = "warning"


class NumbersOutOfOrder(Rule):
    """The statements of a premise-conclusion structure are not numbered 1, 2, 3.

    Argdown does not look at the numbers, but `uses: [1, 2]` and readers count from the first.

    Instead: number them in order.
    """

    code = "AM324"
    severity = "warning"


class UnreadData(Rule):
    """Data is a list or a single value, and not `key: value`.

    There is no name by which it could be kept.

    Instead: write `{key: value}`.
    """

    code = "AM325"
    severity = "warning"


class BorrowedInference(Rule):
    """A statement is undercut, and an inference stands somewhere before it.

    An undercut aims at an inference. Where `<_` stands under a statement, Argdown takes the last
    inference before it in the file, even one of another argument.

    Instead: write the undercut under its argument, or right below the conclusion of its inference.
    """

    code = "AM326"
    severity = "warning"
