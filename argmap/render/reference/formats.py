"""The view of the formats that argmap reads and writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.formats.core.format import Format
from argmap.formats.core.registry import FORMATS
from argmap.formats.features.table import ACCEPTED, EVERYTHING
from argmap.render.terminal.tables import Trimmed, cell
from argmap.render.view import Record, View

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

SHOWN = ("speakers", "utterances", "undercuts", "linked premises", "schemes", "sections")
"""The features in which formats differ most; `--json` has all features."""


class FormatsView(View):
    """The formats with what each keeps."""

    columns = ("name", "suffixes", "reads", "writes", "keeps", "about")

    def data(self) -> Mapping[str, Any]:
        """The formats under `formats`."""
        return {
            "formats": [
                {
                    "name": f.name,
                    "suffixes": list(f.suffixes),
                    "reads": f.reader is not None,
                    "writes": f.writer is not None,
                    "keeps": [feature for feature in _FEATURES if feature in f.keeps],
                    "turns": dict(f.instead),
                    "about": f.summary,
                }
                for f in FORMATS
            ]
        }

    def records(self) -> Iterator[Record]:
        """One record for each format."""
        for f in FORMATS:
            keeps, suffixes = (
                ", ".join(kept for kept in SHOWN if kept in f.keeps),
                " ".join(f.suffixes),
            )
            yield (f.name, suffixes, f.reader is not None, f.writer is not None, keeps, f.summary)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The formats with the suffixes of their files, and which of the features shown they keep."""
        from rich.console import Group
        from rich.table import Table

        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="id", no_wrap=True)
        table.add_column(overflow="fold")
        for f in FORMATS:
            kept = [feature for feature in SHOWN if feature in f.keeps]
            keeps = ", ".join(kept) or "claims and relations"
            # A list of all features would hide that nothing is lost.
            if f.keeps >= ACCEPTED:
                keeps = "everything"
            names = Group(cell(f.name), *(cell(suffix, "none") for suffix in f.suffixes))
            about = Group(cell(f.summary), cell(f"{_ways(f)}; keeps {keeps}", "dim"))
            table.add_row(names, about)
        yield Trimmed(table)


_FEATURES = sorted(EVERYTHING)


def _ways(format: Format) -> str:
    """`reads`, `writes` or both."""
    ways = (("reads", format.reader), ("writes", format.writer))
    return " and ".join(word for word, has in ways if has)
