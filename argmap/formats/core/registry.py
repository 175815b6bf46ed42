"""Every format argmap knows: one entry here, one module there; what it only writes is in `exports`.

Modules are named by path and imported when first used, so that the list costs nothing. A reader is
a function `SourceText -> Loaded`, a sniffer `Head -> int` (`core.sniffing`), a writer
`ArgumentMap -> Iterator[str]`, which gives the text in pieces.
"""

from __future__ import annotations

from argmap.formats.core.format import Format, imported
from argmap.formats.features.table import ACCEPTED, EVERYTHING, RELATIONS

AIF_KEEPS = frozenset(
    {
        *("speakers", "forces", "utterances", "quotes", "reports", "via", "dates"),
        *("supports", "rebuts", "undercuts", "restates", "linked premises"),
        *("incomplete relations", "relations at relations", "relation ids"),
        *("relation speakers", "schemes"),
        *("turns", "relation turns", "speeches", "style"),
    }
)

MINDMUP_KEEPS = frozenset(
    {"implicit", "notes", "supports", "rebuts", "undercuts", "linked premises"}
)

ARGDOWN_KEEPS = ACCEPTED - {"extra", "relation ids"}

READ: tuple[Format, ...] = (
    Format(
        "yaml",
        (".yaml", ".yml"),
        "the native file, as people write it",
        EVERYTHING,
        sniff="argmap.formats.native.sniffing:yaml",
        reader="argmap.formats.native.reading:read_yaml",
        writer="argmap.formats.native.writing:write_yaml",
    ),
    Format(
        "json",
        (".json",),
        "the native file in JSON",
        EVERYTHING,
        sniff="argmap.formats.native.sniffing:json",
        reader="argmap.formats.native.reading:read_json",
        writer="argmap.formats.native.writing:write_json",
    ),
    Format(
        "aif",
        (".json",),
        "AIF, as AIFdb gives it",
        AIF_KEEPS,
        claims_are="nodes of the type I or L under `nodes`",
        sniff="argmap.formats.aif.sniffing:aif",
        reader="argmap.formats.aif:read_aif",
        writer="argmap.formats.aif:write_aif",
        instead={"contradicts": "rebuts"},
        extra="aif",
    ),
    Format(
        "xaif",
        (".json",),
        "xAIF, as OVA saves it",
        AIF_KEEPS,
        claims_are="nodes of the type I or L under `nodes`, in `AIF`",
        sniff="argmap.formats.aif.sniffing:xaif",
        reader="argmap.formats.aif:read_xaif",
        writer="argmap.formats.aif:write_xaif",
        instead={"contradicts": "rebuts"},
        extra="aif",
    ),
    Format(
        "ova2",
        (".json",),
        "what OVA2 saved",
        AIF_KEEPS | {"map title", "issues"},
        claims_are="nodes of the type I or L under `nodes`",
        sniff="argmap.formats.aif.sniffing:ova2",
        reader="argmap.formats.aif:read_ova2",
        writer="argmap.formats.aif:write_ova2",
        instead={"contradicts": "rebuts"},
        extra="aif",
    ),
    Format(
        "arguebuf",
        (".json",),
        "arguebuf, of its libraries",
        ACCEPTED,
        claims_are="nodes with an `atom` under `nodes`",
        sniff="argmap.formats.arguebuf.sniffing:arguebuf",
        reader="argmap.formats.arguebuf.reading:read",
        writer="argmap.formats.arguebuf.writing:write",
        extra="arguebuf",
    ),
    Format(
        "sadface",
        (".json",),
        "SADFace",
        ACCEPTED,
        claims_are="nodes of the type atom under `nodes`",
        sniff="argmap.formats.tools.sniffing:sadface",
        reader="argmap.formats.tools.sadface:read",
        writer="argmap.formats.tools.sadface:write",
        extra="sadface",
    ),
    Format(
        "carneades",
        (".yml", ".yaml"),
        "Carneades 4",
        ACCEPTED,
        claims_are="entries under `statements:` and `arguments:`",
        sniff="argmap.formats.carneades.sniffing:carneades",
        reader="argmap.formats.carneades.reading:read",
        writer="argmap.formats.carneades.writing:write",
        extra="carneades",
    ),
    Format(
        "kialo",
        (".txt",),
        "Kialo's text export",
        frozenset({"map title", "issues", "supports", "rebuts"}),
        claims_are="lines such as `1.2. Con: …`",
        sniff="argmap.formats.tools.sniffing:kialo",
        reader="argmap.formats.tools.kialo:read",
        writer="argmap.formats.tools.kialo:write",
        extra="kialo",
    ),
    Format(
        "mindmup",
        (".mup",),
        "MindMup's argument maps",
        MINDMUP_KEEPS | {"map title"},
        claims_are="entries with a `title` under `ideas`",
        sniff="argmap.formats.tools.sniffing:mindmup",
        reader="argmap.formats.tools.mindmup:read_mup",
    ),
    Format(
        "mindmup-yaml",
        (".yml", ".yaml"),
        "dsanson's YAML for MindMup",
        MINDMUP_KEEPS | {"titles", "weights", "relation notes"},
        sniff="argmap.formats.tools.sniffing:mindmup_yaml",
        reader="argmap.formats.tools.mindmup:read_yaml",
    ),
    Format(
        "argdown",
        (".argdown", ".ad"),
        "Argdown, as people write it",
        ARGDOWN_KEEPS,
        claims_are="lines such as `[Title]: text` and `<Title>: text`",
        sniff="argmap.formats.argdown.sniffing:argdown",
        reader="argmap.formats.argdown:read",
        drawer="argmap.formats.argdown:read_drawing",
        writer="argmap.formats.argdown:write",
        suffix_tells=True,
        extra="argdown",
    ),
    Format(
        "argdown-md",
        (".md", ".markdown"),
        "Argdown between fences",
        ARGDOWN_KEEPS,
        claims_are="lines such as `[Title]: text` between fences marked `argdown`",
        sniff="argmap.formats.argdown.sniffing:argdown_md",
        reader="argmap.formats.argdown:read_markdown",
        drawer="argmap.formats.argdown:read_markdown_drawing",
    ),
    Format(
        "argdown-json",
        (".json",),
        "what `argdown json` writes",
        ARGDOWN_KEEPS,
        claims_are="entries under `statements` and `arguments`",
        sniff="argmap.formats.argdown.sniffing:argdown_json",
        reader="argmap.formats.argdown:read_json",
        writer="argmap.formats.argdown:write_json",
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
        sniff="argmap.formats.tools.sniffing:argunet",
        reader="argmap.formats.tools.argunet:read",
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
        sniff="argmap.formats.tools.sniffing:lkif",
        reader="argmap.formats.tools.lkif:read",
    ),
    Format(
        "arggraph",
        (".xml",),
        "microtexts",
        frozenset({"map title", *RELATIONS} - {"qualifies", "contradicts", "restates"}),
        claims_are="elements `edu` and `adu`",
        sniff="argmap.formats.tools.sniffing:arggraph",
        reader="argmap.formats.tools.arggraph:read",
        writer="argmap.formats.tools.arggraph:write",
        instead={"contradicts": "rebuts"},
        extra="arggraph",
    ),
    Format(
        "af",
        (".af",),
        "attacks alone, for solvers",
        frozenset({"rebuts", "contradicts"}),
        claims_are="a line such as `p af 3`",
        sniff="argmap.formats.attacks.sniffing:af",
        reader="argmap.formats.attacks.iccma:read_af",
        writer="argmap.formats.attacks.iccma:write_af",
    ),
    Format(
        "apx",
        (".apx",),
        "attacks alone, for ASPARTIX",
        frozenset({"rebuts", "contradicts"}),
        claims_are="lines such as `arg(a).`",
        sniff="argmap.formats.attacks.sniffing:apx",
        reader="argmap.formats.attacks.iccma:read_apx",
        writer="argmap.formats.attacks.iccma:write_apx",
    ),
    Format(
        "tgf",
        (".tgf",),
        "attacks alone, as a graph",
        frozenset({"rebuts", "contradicts"}),
        claims_are="lines with a name, above the line `#`",
        sniff="argmap.formats.attacks.sniffing:tgf",
        reader="argmap.formats.attacks.iccma:read_tgf",
        writer="argmap.formats.attacks.iccma:write_tgf",
    ),
)
"""The formats that argmap reads; it writes most of them too."""

EXPORTS: tuple[Format, ...] = imported("argmap.exports.registry:EXPORTS")
"""What argmap only writes. Its writers use the graph and draw, so they are far above this package.
Only this path points up to them, and everything behind it points down again (tests/test_layers.py)."""

FORMATS = (*READ, *EXPORTS)
"""Every format, in the order in which they are listed; of a suffix the first is the usual one."""
