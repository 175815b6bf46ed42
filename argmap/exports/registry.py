"""Every format that argmap writes but does not read: one entry here, one module for each.

Modules are named by path and imported when first used, so that the list costs nothing. A writer is a
function `ArgumentMap -> Iterator[str]` that yields the text in pieces. The writer of a binary format
is `(ArgumentMap, path) -> Iterator[bytes]`. It gets a map that holds only what the format `keeps`.
`argmap.formats.core.registry` appends this list to the formats that are read.
"""

from __future__ import annotations

from argmap.formats.core.format import Format
from argmap.formats.features.table import ACCEPTED, RELATIONS, features_of
from argmap.formats.native.fields import CLAIM, RELATION

GRAPH_KEEPS = RELATIONS | {
    *("map title", "issues", "speakers", "implicit", "arguments"),
    *("relation ids", "relation speakers", "schemes"),
}

EXPORTS: tuple[Format, ...] = (
    Format(
        "mermaid",
        (".mmd", ".mermaid"),
        "a flowchart for Markdown",
        frozenset(
            {"map title", "issues", "sections", "speakers", "forces", "implicit", *RELATIONS}
        ),
        writer="argmap.exports.mermaid:write",
    ),
    Format(
        "markdown",
        (".md", ".markdown"),
        "an outline to read",
        frozenset(
            {
                *("map title", "issues", "speakers", "forces", "utterances", "quotes", "reports"),
                *("places", "sources", "source details", "speaker details", "implicit", *RELATIONS),
            }
        ),
        writer="argmap.exports.outline:write",
    ),
    Format(
        "csv",
        (".csv",),
        "a table of the relations",
        frozenset(
            {
                *("relation ids", "incomplete relations", *RELATIONS, *features_of(RELATION)),
            }
        ),
        writer="argmap.exports.tables:write_edges",
    ),
    Format(
        "csv-claims",
        (".csv",),
        "a table of the claims",
        frozenset(
            {
                *("speakers", "forces", "utterances", "quotes", "reports", "sources", "places"),
                *features_of(CLAIM),
            }
        ),
        writer="argmap.exports.tables:write_claims",
    ),
    Format(
        "graphml",
        (".graphml",),
        "a graph for yEd, Cytoscape",
        GRAPH_KEEPS | {"quotes"},
        writer="argmap.exports.networks:write_graphml",
    ),
    Format(
        "gexf",
        (".gexf",),
        "a graph for Gephi",
        GRAPH_KEEPS | {"quotes"},
        writer="argmap.exports.networks:write_gexf",
    ),
    Format(
        "node-link",
        (".json",),
        "a graph for NetworkX and D3",
        GRAPH_KEEPS,
        writer="argmap.exports.networks:write_node_link",
    ),
    Format(
        "dot",
        (".dot", ".gv"),
        "a drawing for Graphviz",
        ACCEPTED,
        writer="argmap.render.dot.document:write",
        is_drawing=True,
    ),
    Format(
        "html",
        (".html", ".htm"),
        "a page for a browser",
        ACCEPTED,
        writer="argmap.render.page:write",
        is_drawing=True,
    ),
    Format(
        "sqlite",
        (".db", ".sqlite", ".sqlite3"),
        "a database, as argmap sql asks it",
        ACCEPTED,
        writer="argmap.exports.sqlite:write",
        is_binary=True,
    ),
)
