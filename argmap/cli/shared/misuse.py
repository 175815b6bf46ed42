"""Errors in a command line, worded in one way whether argmap or Click found them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

WITHOUT: dict[str, str] = {
    "path": "path is about the two claims that are named",
    "flow": "flow is about a whole debate; --dropped has --speech and --side",
    "sql": "a statement chooses by itself, with WHERE; claim_stances has the stance towards each issue",
    "check": "check is about whole files; --select and --ignore choose among the checks",
    "diff": "diff is about two whole versions",
}
"""Why some commands that answer a question have no filters and no `--issue`."""


class Misuse(click.UsageError):
    """A wrong word on the command line: what is wrong with it, then where to read on; exit 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on stderr."""
        from argmap.cli.printing.errors import harmless
        from argmap.cli.printing.messages import complain

        complain(f"Error: {harmless(self.message)}")
        if self.ctx is not None:
            complain(f"help: {self.ctx.command_path} --help")


@contextmanager
def in_our_voice() -> Iterator[None]:
    """Turn what Click finds wrong with a command line into a `Misuse`."""
    try:
        yield
    # The latter is how Click shows the help of `argmap` alone.
    except (Misuse, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as error:
        raise Misuse(_said(error), error.ctx) from error


def _said(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter):
        name = _named(error.param)
        # Some messages begin with the name of the option already.
        said = _plain(error.message)
        return f"{name}: {said}" if name and not said.startswith(name) else said
    if isinstance(error, click.BadOptionUsage):
        return _value_of(error)
    extra = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.message, re.DOTALL)
    if extra:
        return f"unexpected extra argument {extra[1]!r}"
    return error.message


def _no_option(error: click.NoSuchOption) -> str:
    name = error.option_name
    command = error.ctx.command.name if error.ctx else None
    said = f"there is no option {name}"
    if command in WITHOUT and name.lstrip("-") in _filters():
        return f"{said} here: {WITHOUT[command]}"
    from argmap.diagnostics import did_you_mean

    known = (
        [o for p in error.ctx.command.get_params(error.ctx) for o in _listed(p)]
        if error.ctx
        else []
    )
    near = did_you_mean(name, [o for o in known if o.startswith("--") == name.startswith("--")])
    return f"{said}; {near}" if near else said


def _filters() -> tuple[str, ...]:
    from argmap.cli.options.filters import FILTERS

    return (*FILTERS, "s", "t")


def _listed(param: click.Parameter) -> list[str]:
    return [] if getattr(param, "hidden", False) else [*param.opts, *param.secondary_opts]


def _missing(error: click.MissingParameter) -> str:
    name = _named(error.param) or "something"
    return f"{name} is missing"


def _named(param: click.Parameter | None) -> str:
    """What the help calls a parameter: `--stance`, or the word of an argument."""
    if param is None:
        return ""
    if isinstance(param, click.Argument):
        return (param.metavar or param.name or "").replace("...", "")
    short = [o for o in param.opts if not o.startswith("--")]
    long = [o for o in param.opts if o.startswith("--")]
    # Either may have been typed: `-F/--to`.
    return "/".join([*short[:1], *long[:1]])


def _value_of(error: click.BadOptionUsage) -> str:
    """The message about an option that lacks its value, or has one that it does not take."""
    name = error.option_name
    if "does not take a value" in error.message:
        return f"{name} takes no value"
    param = None
    if error.ctx is not None:
        params = error.ctx.command.get_params(error.ctx)
        param = next((p for p in params if name in p.opts), None)
    metavar = (param.metavar if param else None) or "VALUE"
    return f"{name} needs a value: {name} {metavar}"


_NUMBER = re.compile(r"'(.*)' is not a valid (integer|float)(?: range)?", re.DOTALL)
_RANGE = re.compile(r"(.*) is not in the range (.*)", re.DOTALL)


def _plain(message: str) -> str:
    """A message of Click in the style of argmap: without a full stop at its end."""
    message = message.strip().removesuffix(".")
    number = _NUMBER.fullmatch(message)
    if number:
        kind = "whole number" if number[2] == "integer" else "number"
        return f"{number[1]!r} is no {kind}"
    out_of_range = _RANGE.fullmatch(message)
    if out_of_range:
        return f"{out_of_range[1]} is not in the range: {_range(out_of_range[2])}"
    return message


def _range(written: str) -> str:
    """A range of Click in words.

    >>> _range("x>=0"), _range("x>0"), _range("2<=x<=9")
    ('0 or more', 'more than 0', 'between 2 and 9')
    """
    both = re.fullmatch(r"(.+?)<=?x<=?(.+)", written)
    if both:
        return f"between {both[1]} and {both[2]}"
    least = re.fullmatch(r"x(>=?)(.+)", written)
    if least:
        return f"{least[2]} or more" if least[1] == ">=" else f"more than {least[2]}"
    return written
