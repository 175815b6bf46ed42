"""AM6xx: what can be wrong with a file of attacks.

The docstrings are the pages that `argmap explain` prints.
"""

from __future__ import annotations

from argmap.diagnostics import Rule


class NotAnAttack(Rule):
    """A line of a file of attacks is nothing that its format has.

    Each line is an attack, an argument or a comment, and which of these a line is follows from its
    form alone.

    Instead write, in `.af`, `p af 3` for three arguments and then

        1 2

    for an attack of 1 on 2; in `.apx`, `arg(a).` and `att(a,b).`; in `.tgf`, the arguments one a line,
    a line `#`, and attacks as in `.af`.
    """

    code = "AM601"
    severity = "error"


class UnknownArgument(Rule):
    """An attack names an argument that the file does not have.

    In `.af` arguments are the numbers from 1 to the one in the first line, without zeros in front;
    in `.apx` and `.tgf` they are listed.

    Instead of

        p af 2
        1 3

    correct the attack, or write `p af 3`.
    """

    code = "AM602"
    severity = "error"


class NumberOfArguments(Rule):
    """An `.af` file does not say how many arguments there are, or says so twice, or says too many.

    Its first line, apart from comments, is `p af` and the number. Beyond ten million arguments argmap
    does not try.

    Instead of

        1 2
        2 1

    begin with

        p af 2
    """

    code = "AM603"
    severity = "error"


class UnfitName(Rule):
    """The name of an argument cannot be printed.

    Names go to the answer as they are. So they must be UTF-8 text without control characters,
    which a terminal would obey.

    Instead: name the argument with letters, digits and signs.
    """

    code = "AM604"
    severity = "error"


RULES: tuple[type[Rule], ...] = (NotAnAttack, UnknownArgument, NumberOfArguments, UnfitName)
