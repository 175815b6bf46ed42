"""Every format argmap knows: one entry here, one module there.

Modules are named by path and imported when first used, so that the list costs nothing. A reader is
a function `SourceText -> Loaded`; a writer is a function `ArgumentMap -> Iterator[str]` that gives
the text in pieces, or the writer of a format that is no text: `(ArgumentMap, path) -> Iterator[bytes]`.
"""

from __future__ import annotations

from argmap.formats.core.format import (
    JSON_OPENING,
    NOT_OTHERS,
    XML_OPENING,
    Format,
    first_object_with,
    xml_root,
)
from argmap.formats.features.table import EVERYTHING

AIF_KEEPS = frozenset(
    {
        *("speakers", "utterances", "quotes", "reports", "via", "dates"),
        *("supports", "rebuts", "undercuts", "restates", "linked premises"),
        *("incomplete relations", "relations at relations", "relation ids"),
        *("relation speakers", "schemes"),
    }
)

RELATIONS = frozenset(
    {
        *("supports", "rebuts", "undercuts", "qualifies", "contradicts", "restates"),
        *("linked premises", "relations at relations"),
    }
)
MINDMUP_KEEPS = frozenset(
    {"implicit", "notes", "supports", "rebuts", "undercuts", "linked premises"}
)

GRAPH_KEEPS = RELATIONS | {
    *("map title", "issues", "speakers", "implicit", "arguments"),
    *("relation ids", "relation speakers", "schemes"),
}

ARGDOWN_KEEPS = EVERYTHING - {"extra", "relation ids"}

FORMATS: tuple[Format, ...] = (
    Format(
        "yaml",
        (".yaml", ".yml"),
        "the native file, as people write it",
        EVERYTHING,
        reader="argmap.formats.native:read_yaml",
        writer="argmap.formats.native:write_yaml",
        # A text that begins like JSON is JSON, whatever stands in it further down.
        opening=NOT_OTHERS + r"(?!\s*\{\s*\")",
        # The key in any spelling: quoted, with a question mark, or in a mapping in braces.
        pattern=r"""^(?:claims|"claims"|'claims')[ \t]*:|^\?[ \t]+["']?claims["']?[ \t]*\r?$"""
        r"""|\A(?:\s*#[^\n]*\n|\s*---[ \t]*\r?\n)*\s*\{(?:(?s:.*?)[,\s])?["']?claims["']?\s*:""",
    ),
    Format(
        "json",
        (".json",),
        "the native file in JSON",
        EVERYTHING,
        reader="argmap.formats.native:read_json",
        writer="argmap.formats.native:write_json",
        opening=JSON_OPENING,
        keys=("claims",),
        pattern=r'"claims"\s*:\s*\{',
    ),
    Format(
        "aif",
        (".json",),
        "AIF, as AIFdb gives it",
        AIF_KEEPS,
        claims_are="nodes of the type I or L under `nodes`",
        reader="argmap.formats.aif:read_aif",
        writer="argmap.formats.aif:write_aif",
        opening=JSON_OPENING,
        keys=("nodes",),
        # The first node has a `nodeID`, or there is no node, nor what OVA2 has besides.
        # Or the nodes stand in columns, as data sets have them.
        pattern=rf'"nodes"\s*:\s*(?:{first_object_with("nodeID")}'
        r'|(?:\[\s*\]|null)(?!(?s:.)*"analysis")|\{\s*"(?:nodeID|text|type)"\s*:\s*\[)',
        # A map in JSON can carry the AIF it came from.
        unless=("AIF", "claims", "core", "statements"),
        instead={"contradicts": "rebuts"},
        extra="aif",
    ),
    Format(
        "xaif",
        (".json",),
        "xAIF, as OVA saves it",
        AIF_KEEPS,
        claims_are="nodes of the type I or L under `nodes`, in `AIF`",
        reader="argmap.formats.aif:read_xaif",
        writer="argmap.formats.aif:write_xaif",
        opening=JSON_OPENING,
        keys=("AIF",),
        unless=("claims",),
        pattern=r'"AIF"\s*:\s*\{',
        instead={"contradicts": "rebuts"},
        extra="aif",
    ),
    Format(
        "ova2",
        (".json",),
        "what OVA2 saved",
        AIF_KEEPS | {"map title", "issues"},
        claims_are="nodes of the type I or L under `nodes`",
        reader="argmap.formats.aif:read_ova2",
        writer="argmap.formats.aif:write_ova2",
        opening=JSON_OPENING,
        keys=("nodes",),
        # Its nodes have a place on the screen.
        pattern=rf'"nodes"\s*:\s*(?:{first_object_with("x")}|\[\s*\](?s:.)*"analysis"\s*:)',
        unless=("nodeID", "AIF", "claims"),
        instead={"contradicts": "rebuts"},
        extra="aif",
    ),
    Format(
        "arguebuf",
        (".json",),
        "arguebuf, of its libraries",
        EVERYTHING,
        claims_are="nodes with an `atom` under `nodes`",
        reader="argmap.formats.arguebuf.reading:read",
        writer="argmap.formats.arguebuf.writing:write",
        opening=JSON_OPENING,
        keys=("nodes",),
        # Its nodes stand under their ids.
        pattern=r'"nodes"\s*:\s*\{(?!\s*"(?:nodeID|text|type)"\s*:\s*\[)',
        extra="arguebuf",
    ),
    Format(
        "sadface",
        (".json",),
        "SADFace",
        EVERYTHING,
        claims_are="nodes of the type atom under `nodes`",
        reader="argmap.formats.tools.sadface:read",
        writer="argmap.formats.tools.sadface:write",
        opening=JSON_OPENING,
        keys=("nodes",),
        pattern=r'"core"\s*:\s*\{|"source_id"\s*:|"type"\s*:\s*"(?:atom|scheme)"',
        unless=("nodeID", "atom"),
        extra="sadface",
    ),
    Format(
        "carneades",
        (".yml", ".yaml"),
        "Carneades 4",
        EVERYTHING,
        claims_are="entries under `statements:` and `arguments:`",
        reader="argmap.formats.carneades.reading:read",
        writer="argmap.formats.carneades.writing:write",
        opening=NOT_OTHERS + r"""(?!\s*[{<])(?!(?ms:.*?^["']?claims["']?[ \t]*:))""",
        pattern=r"""^["']?(?:statements|arguments|argument_schemes)["']?[ \t]*:""",
        extra="carneades",
    ),
    Format(
        "kialo",
        (".txt",),
        "Kialo's text export",
        frozenset({"map title", "issues", "supports", "rebuts"}),
        claims_are="lines such as `1.2. Con: …`",
        reader="argmap.formats.tools.kialo:read",
        writer="argmap.formats.tools.kialo:write",
        opening=r"\s*(?:Discussion (?:Title|Name):|(?:\d+\.)+\s)",
        pattern=r"\A\s*Discussion (?:Title|Name):|^(?:\d+\.)+ (?:Pro|Con): ",
        extra="kialo",
    ),
    Format(
        "mindmup",
        (".mup",),
        "MindMup's argument maps",
        MINDMUP_KEEPS | {"map title"},
        claims_are="entries with a `title` under `ideas`",
        reader="argmap.formats.tools.mindmup:read_mup",
        opening=JSON_OPENING,
        keys=("ideas",),
        pattern=r'"ideas"\s*:\s*\{',
        unless=("nodes", "claims", "statements"),
    ),
    Format(
        "mindmup-yaml",
        (".yml", ".yaml"),
        "dsanson's YAML for MindMup",
        MINDMUP_KEEPS | {"titles", "weights", "relation notes"},
        reader="argmap.formats.tools.mindmup:read_yaml",
        opening=NOT_OTHERS
        + r"(?!\s*[{<])(?!(?ms:.*?^(?:claims|statements|arguments|argument_schemes)[ \t]*:))",
        # Groups of premises are called r1, o1 and so on.
        pattern=r"^[ \t]+['\"]?[ro]\d*['\"]?[ \t]*:[ \t]*(?:#[^\r\n]*)?\r?$",
    ),
    Format(
        "argdown",
        (".argdown", ".ad"),
        "Argdown, as people write it",
        ARGDOWN_KEEPS,
        claims_are="lines such as `[Title]: text` and `<Title>: text`",
        reader="argmap.formats.argdown:read",
        drawer="argmap.formats.argdown:read_drawing",
        writer="argmap.formats.argdown:write",
        suffix_tells=True,
        # A text that begins like JSON or XML, or has the keys of a map in YAML, is no Argdown.
        opening=r"\s*={3,}[ \t]*\r?\n"
        r"|(?!\s*(?:\{|<[?!]|Discussion (?:Title|Name):))"
        r"(?!\s*\[\s*(?:[-\d.]+|\"[^\"\n]*\"|true|false|null)\s*,)"
        r"""(?!(?ms:.*?^["']?(?:claims|statements|arguments)["']?[ \t]*:))""",
        # Titles alone are Argdown where the whole text is made of them; tables of TOML look like one.
        pattern=r"\A\s*={3,}|\A\s*+(?>\[[^\]\n]+\][ \t]*+(?:[#{].*)?(?:\s*\n\s*+|\Z))++\Z"
        r"|^(?:[ \t]*(?:\+>|->|<?[+-]|><|_>|<_)[ \t]+)?(?:\[[^\]\n]+\]|<[^>\n]+>):[ \t]"
        r"|^[ \t]+(?:\+>|->|<[+-]|><|_>|<_)[ \t]",
        extra="argdown",
    ),
    Format(
        "argdown-md",
        (".md", ".markdown"),
        "Argdown between fences",
        ARGDOWN_KEEPS,
        claims_are="lines such as `[Title]: text` between fences marked `argdown`",
        reader="argmap.formats.argdown:read_markdown",
        drawer="argmap.formats.argdown:read_markdown_drawing",
        # A map in YAML can hold a text with fences.
        opening=NOT_OTHERS
        + r"""(?!(?=\s*["']?[\w-]+["']?[ \t]*:)"""
        + r"""(?ms:.*?^["']?(?:claims|statements|arguments)["']?[ \t]*:))""",
        pattern=r"""^[ \t>*+\d.)-]*(?:`{3,}|~{3,})[ \t]*(?i:argdown\b|\{[^}\n]*?[\s.{="']?argdown\b)""",
    ),
    Format(
        "argdown-json",
        (".json",),
        "what `argdown json` writes",
        ARGDOWN_KEEPS,
        claims_are="entries under `statements` and `arguments`",
        reader="argmap.formats.argdown:read_json",
        writer="argmap.formats.argdown:write_json",
        opening=JSON_OPENING,
        keys=("statements", "arguments"),
        pattern=r'"type"\s*:\s*"equivalence-class"|"argumentTitle"\s*:|"argument-description"'
        r'|"map"\s*:\s*\{\s*"nodes"\s*:',
        unless=("nodeID",),
        extra="argdown",
    ),
    Format(
        "argunet",
        (".graphml",),
        "maps of Argunet",
        frozenset(
            {
                *("map title", "titles", "sections", "arguments", "supports", "rebuts"),
                *("restates", "linked premises"),
            }
        ),
        claims_are="nodes that are a thesis or an argument",
        reader="argmap.formats.tools.argunet:read",
        opening=xml_root("graphml"),
        pattern=r"argunet\.org/xml/argml",
    ),
    Format(
        "lkif",
        (".lkif", ".xml"),
        "LKIF, of older Carneades",
        frozenset(
            {
                *("map title", "issues", "schemes", "tags", "supports", "rebuts", "undercuts"),
                *("linked premises", "incomplete relations"),
            }
        ),
        claims_are="elements `statement` in an `argument-graph`",
        reader="argmap.formats.tools.lkif:read",
        opening=XML_OPENING,
        pattern=r"<(?:\w+:)?argument-graph\b",
    ),
    Format(
        "arggraph",
        (".xml",),
        "microtexts",
        frozenset({"map title", *RELATIONS} - {"qualifies", "contradicts", "restates"}),
        claims_are="elements `edu` and `adu`",
        reader="argmap.formats.tools.arggraph:read",
        writer="argmap.formats.tools.arggraph:write",
        opening=xml_root("arggraph"),
        pattern=r"<arggraph\b",
        instead={"contradicts": "rebuts"},
        extra="arggraph",
    ),
    Format(
        "af",
        (".af",),
        "attacks alone, for solvers",
        frozenset({"rebuts", "contradicts"}),
        claims_are="a line such as `p af 3`",
        reader="argmap.formats.attacks.iccma:read_af",
        writer="argmap.formats.attacks.iccma:write_af",
        opening=r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*p af ",
        pattern=r"^p af \d",
    ),
    Format(
        "apx",
        (".apx",),
        "attacks alone, for ASPARTIX",
        frozenset({"rebuts", "contradicts"}),
        claims_are="lines such as `arg(a).`",
        reader="argmap.formats.attacks.iccma:read_apx",
        writer="argmap.formats.attacks.iccma:write_apx",
        opening=r"(?:\s|%[^\r\n]*)*(?:arg|att)\s*\(",
        pattern=r"^[ \t]*(?:arg\([^\s(),]+\)|att\([^\s(),]+,[^\s(),]+\))[ \t]*\.",
    ),
    Format(
        "tgf",
        (".tgf",),
        "attacks alone, as a graph",
        frozenset({"rebuts", "contradicts"}),
        claims_are="lines with a name, above the line `#`",
        reader="argmap.formats.attacks.iccma:read_tgf",
        writer="argmap.formats.attacks.iccma:write_tgf",
        opening=r"(?:[^\s#][^\r\n]*\r?\n)*#[ \t]*(?:\r?\n[ \t]*\S++[ \t]++\S[^\r\n]*+)*+\s*\Z",
        pattern=r"^#",
    ),
    Format(
        "mermaid",
        (".mmd", ".mermaid"),
        "a flowchart for Markdown",
        frozenset({"map title", "issues", "speakers", "implicit", *RELATIONS}),
        writer="argmap.exports.mermaid:write",
    ),
    Format(
        "markdown",
        (".md", ".markdown"),
        "an outline to read",
        frozenset(
            {
                *("map title", "issues", "speakers", "utterances", "quotes", "reports", "places"),
                *("sources", "source details", "speaker details", "implicit", *RELATIONS),
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
                *("relation ids", "relation speakers", "relation notes", "schemes"),
                *("incomplete relations", *RELATIONS),
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
                *("titles", "speakers", "utterances", "quotes", "reports", "sources", "places"),
                *("implicit", "arguments", "sections", "tags", "weights", "notes"),
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
        EVERYTHING,
        writer="argmap.render.dot.document:write",
        is_drawing=True,
    ),
    Format(
        "html",
        (".html", ".htm"),
        "a page for a browser",
        EVERYTHING,
        writer="argmap.render.page:write",
        is_drawing=True,
    ),
    Format(
        "sqlite",
        (".db", ".sqlite", ".sqlite3"),
        "a database, as argmap sql asks it",
        EVERYTHING,
        writer="argmap.exports.sqlite:write",
        is_binary=True,
    ),
)
