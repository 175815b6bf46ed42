"""Laws for what argmap only writes: another program finds each claim in it, whatever a text holds.

An export is under them when `FOUND_IN` says how another program reads it; a test demands that. The laws
of every writer are in `test_every_format.py`, `test_memory.py` and `features/test_losses.py`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from defusedxml import ElementTree
from markdown_it import MarkdownIt

import argmap
from argmap.exports.registry import EXPORTS
from argmap.formats.core.format import Format
from argmap.formats.core.registry import FORMATS
from tests.formats.test_every_format import HOSTILE, saying
from tests.helpers import ROOT


def in_mermaid(file: Path) -> int:
    """The boxes of claims, each on a line of its own."""
    lines = file.read_text(encoding="utf-8").splitlines()
    boxes = [
        line for line in lines if re.fullmatch(r'  c\d+[\[({]+"[^"]*"[\])}]+(?::::\w+)?', line)
    ]
    lines = [line for line in lines if not re.match("  (class|classDef|subgraph|end)", line)]
    assert len(lines) - lines.index("flowchart BT") == len(boxes) + 3  # a relation and its colour
    return len(boxes)


def in_markdown(file: Path) -> int:
    """The points of the outline, without those of speakers and sources."""
    found = MarkdownIt().parse(file.read_text(encoding="utf-8"))
    kinds = [token.type for token in found]
    assert kinds.count("heading_open") == 3
    assert not {"html_block", "fence", "code_block", "hr", "ordered_list_open"} & set(kinds)
    return kinds.count("list_item_open") - 2


def in_csv(file: Path) -> int:
    """The claims that the table of the one relation names."""
    [row] = rows(file)
    return len({row["premise"], row["target"]})


def in_csv_claims(file: Path) -> int:
    """The rows of the table."""
    return len(rows(file))


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a table by its heading; none is longer or shorter, or begins like a formula."""
    found = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    assert all(None not in row and None not in row.values() for row in found)
    assert not [v for row in found for v in row.values() if v.startswith(("=", "+", "@"))]
    return found


def in_graphml(file: Path) -> int:
    """The nodes that are claims."""
    graph = nx.parse_graphml(file.read_text(encoding="utf-8"), force_multigraph=True)
    return claims_of(graph)


def in_gexf(file: Path) -> int:
    """The nodes of the XML that are claims."""
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    nodes = root.findall(".//{*}nodes/{*}node/{*}attvalues/{*}attvalue[@value='claim']")
    return len(nodes)


def in_node_link(file: Path) -> int:
    """The nodes that are claims."""
    return claims_of(nx.node_link_graph(json.loads(file.read_text("utf-8")), edges="edges"))


def claims_of(graph: nx.Graph) -> int:
    """How many nodes of a graph are claims."""
    return sum(1 for _, data in graph.nodes(data=True) if data["type"] == "claim")


def in_dot(file: Path) -> int:
    """The nodes, when whatever stands in quotation marks is put aside."""
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', file.read_text(encoding="utf-8"))
    text = re.sub(r"=<.*?>(?=[,\];])", "=<>", text)
    return len(re.findall(r'^ *"" \[label', text, re.MULTILINE))


class _Data(HTMLParser):
    """Gathers what stands in the element with the data of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notice where the data begins."""
        self.inside = ("id", "data") in attrs

    def handle_data(self, data: str) -> None:
        """Keep what stands there."""
        self.found += data if self.inside else ""


def in_html(file: Path) -> int:
    """The claims in the data of the page."""
    parser = _Data()
    parser.feed(file.read_text(encoding="utf-8"))
    return len(json.loads(parser.found)["claims"])


def in_sqlite(file: Path) -> int:
    """The rows of the table of claims."""
    with sqlite3.connect(file) as database:
        [[count]] = database.execute("select count(*) from claims")
    return int(count)


FOUND_IN: dict[str, Callable[[Path], int]] = {
    "mermaid": in_mermaid,
    "markdown": in_markdown,
    "csv": in_csv,
    "csv-claims": in_csv_claims,
    "graphml": in_graphml,
    "gexf": in_gexf,
    "node-link": in_node_link,
    "dot": in_dot,
    "html": in_html,
    "sqlite": in_sqlite,
}
"""How many claims another program finds in a file of a format."""


def test_every_export_is_read_by_another_program_here() -> None:
    assert list(FOUND_IN) == [format.name for format in EXPORTS]


@pytest.mark.parametrize("format", EXPORTS, ids=lambda format: format.name)
def test_no_text_adds_a_claim_to_an_export_or_hides_one(format: Format, tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE):
        file = tmp_path / f"{number}{format.suffixes[0]}"
        argmap.dump(saying(text), file, format.name)
        assert FOUND_IN[format.name](file) == 2, ascii(text)


@pytest.mark.parametrize("format", EXPORTS, ids=lambda format: format.name)
def test_an_export_says_that_it_is_not_read(format: Format) -> None:
    with pytest.raises(ValueError, match=f"argmap writes {format.name} but does not read it"):
        argmap.loads("claims: {}", format.name)


def test_the_documentation_has_a_line_for_every_format() -> None:
    page = Path(ROOT, "docs/formats.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \| ([^|]+) \| ([^|]+) \| (.+) \|$", page, re.MULTILINE)
    assert listed == [
        (
            format.name,
            " ".join(f"`{suffix}`" for suffix in format.suffixes),
            ", ".join(
                word
                for word, code in (("reads", format.reader), ("writes", format.writer))
                if code is not None
            ),
            format.summary,
        )
        for format in FORMATS
    ]
