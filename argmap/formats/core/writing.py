"""From a map to a text or a file, in any format, and what is lost on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.atomic import write_atomically
from argmap.content import StrPath
from argmap.diagnostics import Rule
from argmap.formats.core.format import Format
from argmap.formats.core.lookup import find_format, format_of_suffix
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.formats.features.losses import Loss


class NotWritten(Rule):
    """A map of several is not written in another format.

    Either something is in the way (a file of that name is there already, a folder is closed to you), or
    the format cannot say what the map says, and nothing may be lost. The other maps are written.

    Instead of

        argmap export maps --to kialo --strict -o kialo

    let it leave out what Kialo cannot hold, and write into an empty folder, or replace what is there:

        argmap export maps --to kialo -o kialo --force
    """

    code = "AM703"
    severity = "error"


RULES: tuple[type[Rule], ...] = (NotWritten,)


def dumps(map: ArgumentMap, format: str = "yaml", *, strict: bool = False) -> str:
    """The map as a text in a format.

    What the format cannot hold is left out; with `strict` that raises `LossError` instead.
    """
    chosen = find_format(format, writes=True)
    if strict:
        _refuse_losses(map, chosen)
    return "".join(text_pieces(map, chosen))


def dump(
    map: ArgumentMap, path: StrPath, format: str | None = None, *, strict: bool = False
) -> None:
    """Write the map to a file, in the format its suffix stands for unless one is named.

    The old file stays as it is until the new one is whole. What the format cannot hold is left out;
    with `strict` that raises `LossError` instead, and nothing is written.
    """
    named = find_format(format, writes=True) if format else format_of_suffix(os.fspath(path))
    chosen = named or find_format("yaml")
    if strict:
        _refuse_losses(map, chosen)
    if chosen.is_binary:
        write_atomically(path, chosen.load_binary_writer()(map, ""))
    else:
        write_atomically(path, text_pieces(map, chosen))


def text_pieces(map: ArgumentMap, format: Format) -> Iterator[str]:
    """The text of the map in a text format, without what the format cannot hold."""
    from argmap.formats.features.losses import reduced

    return format.load_writer()(map if format.is_drawing else reduced(map, format))


def losses(map: ArgumentMap, format: str) -> list[Loss]:
    """What writing the map in a format leaves out or turns into something else, by kind."""
    from argmap.formats.features.losses import left_out

    return left_out(map, find_format(format))


def _refuse_losses(map: ArgumentMap, format: Format) -> None:
    from argmap.formats.features.losses import LossError, left_out

    lost = left_out(map, format)
    if lost:
        raise LossError(format.name, lost)
