"""What fits what a person has typed of a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

import click
from click.shell_completion import CompletionItem

from argmap.words.folding import folded

Item: TypeAlias = "CompletionItem[str]"
Completer = Callable[[click.Context, click.Parameter, str], list[Item]]
"""What Click calls as `shell_complete`: from what is typed of a word to what it may become."""

HELP_WIDTH = 60
"""How many columns of help stand beside a word."""


class Candidate(NamedTuple):
    """A word that may be meant, what it stands for, and the other names it has."""

    value: str
    help: str = ""
    names: tuple[str, ...] = ()


def fitting(candidates: Iterable[Candidate], word: str, head: str = "") -> list[Item]:
    """The candidates that begin with a word.

    If none does: those that begin with it in other case, or have a name with a part that does. `head`
    is put before all of them.

    >>> speakers = [Candidate("homan", "Tom Homan", ("Tom Homan",)), Candidate("ada")]
    >>> [item.value for item in fitting(speakers, "tom")], [i.value for i in fitting(speakers, "A")]
    (['homan'], ['ada'])
    """
    from argmap.render.terminal.unseen import CONTROL

    # An escape sequence in an id would be obeyed at the prompt.
    distinct = {c.value: c for c in candidates if c.value and not CONTROL.search(c.value)}
    begun = [c for c in distinct.values() if c.value.startswith(word)]
    if begun:
        return [_item(c, head) for c in begun]
    wanted = folded(word)
    found: list[Item] = []
    for candidate in distinct.values():
        if folded(candidate.value).startswith(wanted):
            found.append(_item(candidate, head))
            continue
        name = next((n for n in candidate.names if _is_called(n, wanted)), None)
        if name is not None and not CONTROL.search(name):
            found.append(_item(candidate, head, name))
    return found


def _is_called(name: str, wanted: str) -> bool:
    called = folded(name)
    return called.startswith(wanted) or any(p.startswith(wanted) for p in called.split())


def _item(candidate: Candidate, head: str, name: str | None = None) -> Item:
    from argmap.render.terminal.text import cut

    spelled = head + name if name is not None else None
    help = cut(candidate.help, HELP_WIDTH)
    return CompletionItem(head + candidate.value, help=help, spelled=spelled)


def after_commas(complete: Completer) -> Completer:
    """A completer for a list with commas in it: it completes the part after the last comma."""

    def complete_last(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        done, comma, last = incomplete.rpartition(",")
        found = complete(ctx, param, last)
        if not done:
            return found
        return [CompletionItem(done + comma + item.value, help=item.help) for item in found]

    return complete_last
