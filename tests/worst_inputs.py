"""The texts that each reader could take longest for: pieces that are repeated over and over.

`benchmarks/slopes.py` reads each at one size and at four times that, which must cost at most five
times as much. Every reader has its own here; a test demands them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.drafting.transcripts.draft_transcript import draft_transcript
from argmap.formats.core.reading import read_text
from argmap.formats.core.registry import FORMATS
from argmap.formats.core.sniffing import candidates
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verifying import find
from argmap.text.extracting import DocumentKind, Extracted, extract
from tests.fuzz.corpus import CAPTIONS, MARKDOWN, PAGE, PROSE, TRANSCRIPT, seeds


@dataclass(frozen=True)
class Repeated:
    """A piece between a beginning and an end; `@` in it is the number of the repetition."""

    piece: str
    beginning: str = ""
    end: str = ""

    def text(self, length: int) -> str:
        """The text in which the pieces take up about so many characters."""
        count = max(4, length // len(self.piece))
        if "@" not in self.piece:
            pieces = self.piece * count
        else:
            pieces = "".join(self.piece.replace("@", str(n)) for n in range(2, count + 2))
        return f"{self.beginning}{pieces}{self.end}"


R = Repeated
CLAIMS = '"claims": {"a": {"text": "A"}'
NODES = '{"nodes": [{"nodeID": "0", "text": "A", "type": "I"}'
XML = "<?xml version='1.0' encoding='UTF-8'?>\n"

OF_READERS: dict[str, tuple[Repeated, ...]] = {
    "yaml": (
        R("a@: {text: A, x: 1}, ", "claims: {", "}\n"),
        R("  a@: {text: A, supports: a@x}\n", "claims:\n"),
        R("  a@: text: A\n", "claims:\n"),
        R("[", "claims: "),
        R("\t", "claims:\n"),
        R(', "', 'claims: {a: "b" c'),
        R("*a ", "claims: &a b\nx: "),
    ),
    "json": (
        R(', "a@": {"text": "A", "x": 1}', f"{{{CLAIMS}", "}}"),
        R('{"claims": ', "", "1"),
        R("[", '{"claims": '),
        R('\\"', '{"claims": "'),
    ),
    "aif": (
        R(', {"nodeID": "@", "text": "A: é@", "type": "L"}', NODES, '], "edges": []}'),
        R(', {"edgeID": "@", "fromID": "@", "toID": "0"}', f'{NODES}], "edges": [{{}}', "]}"),
        R('{"nodeID": ', '{"nodes": ['),
    ),
    "xaif": (
        R(', {"nodeID": "@", "text": "A", "type": "I"}', f'{{"AIF": {NODES}', '], "edges": []}}'),
        R('"AIF": {', "{"),
    ),
    "ova2": (
        R(', {"id": @, "x": 1, "text": "A", "type": "I"}', '{"nodes": [{"id": 1, "x": 1}', "]}"),
        R('{"x": ', '{"nodes": ['),
    ),
    "arguebuf": (
        R(', "n@": {"atom": {"text": "A"}}', '{"nodes": {"a": {"atom": {"text": "A"}}', "}}"),
        R(', "e@": {"source": "n@", "target": "a"}', '{"nodes": {}, "edges": {"e": {}', "}}"),
    ),
    "sadface": (
        R(', {"id": "@", "type": "atom", "text": "A"}', '{"nodes": [{"type": "atom"}', "]}"),
        R(', {"source_id": "@", "target_id": "x"}', '{"nodes": [], "edges": [{}', "]}"),
    ),
    "carneades": (
        R("  a@: {premises: [s@, s], conclusion: s}\n", "statements: {s: S}\narguments:\n"),
        R("  ¬app(a@): no\n", "statements:\n"),
        R("(", "statements: {a: "),
    ),
    "kialo": (
        R("1.@. Pro: -> See 1.@0.\n", "1. A\n"),
        R("1.1. Pro: -> See 1.1.\n", "1. A\n"),
        R("1.1.", "", " A"),
        R("[a](", "1. "),
        R("](a", "1. ["),
        R("\\", "1. A"),
    ),
    "mindmup": (
        R(', "@": {"title": "A", "id": "@"}', '{"ideas": {"0": {"title": "A"}', "}}"),
        R('{"ideas": ', "", "1"),
    ),
    "mindmup-yaml": (
        R('    "-A @": []\n', "A:\n  r1:\n"),
        R("  r@:\n    A: []\n", "A:\n"),
    ),
    "argdown": (
        R("[", "[a]: "),
        R("<", "<a>: "),
        R("#a[b", "", ")]("),
        R("#(a[b", "", "]("),
        R("{\r\n{a"),
        R("{a: ", "[a]: b "),
        R("@[a] #b ", "[a]: "),
        R("[\n", "", "](b)"),
        R("*a _b ", "[a]: "),
        R("[a](b c) ", "[a]: "),
        R("/* ", "[a]: "),
        R("// http://a.b ", "[a]: "),
        R("  + [a@]\n", "[a]: b\n"),
        R("<!-- ", "[a]: "),
        R("(@) [a@]: b\n", "<A>\n\n", "----\n(1) c"),
        R(" - ", "[a]: b\n"),
        R(".a:b", "[a]: "),
    ),
    "argdown-md": (
        R("```argdown\n[a@]: b\n```\n"),
        R("[", "```argdown\n[a]: "),
        R("`", "```argdown\n"),
    ),
    "argdown-json": (
        R(', "s@": {"title": "s@", "members": [{"text": "A"}]}', '{"statements": {"s": {}', "}}"),
        R(', {"from": "s@", "to": "s"}', '{"statements": {}, "relations": [{}', "]}"),
    ),
    "argunet": (
        R('<node id="é@"><data key="d2"/></node>', f"{XML}<graphml><graph>", "</graph></graphml>"),
        R("<graph>", f"{XML}<graphml>"),
    ),
    "lkif": (
        R(
            '<statement id="s@"><s>é</s></statement>',
            f"{XML}<lkif><argument-graphs><argument-graph><statements>",
            "</statements></argument-graph></argument-graphs></lkif>",
        ),
        R("<lkif", XML),
    ),
    "arggraph": (
        R(
            '<edu id="é@">A</edu><adu id="a@"/><edge id="c@" src="é@" trg="a@" type="seg"/>',
            f"{XML}<arggraph>",
            "</arggraph>",
        ),
        R("<edu ", f"{XML}<arggraph>"),
    ),
    "af": (R("1 1\n", "p af 1\n"), R("# a\n"), R("x", "p af 1\n")),
    "apx": (R("arg(a@). "), R("att(a@,a@).\n"), R("arg(", "arg(a).\n"), R("% ", "arg(a).\n")),
    "tgf": (
        R("a@ A\n", "", "#\n"),
        R("a bb\n", "a\nb\n#\n", "x\n"),
        R("a ", "a\n#\na "),
    ),
}
"""By the name of the format."""

OF_DRAFTING = (
    R('"a" he said '),
    R("Bob, "),
    R('"Bob ('),
    R("<p>Bob said it."),
    R("Ann Lee@ said Ann@ left. "),
    R("Ann@ Lee said it. Mr. Lee said no. "),
    R("The mayor said it. "),
    R("They said it. "),
    R("he said in in "),
    R("he said in Ohio on Monday of May in "),
    R('"""'),
    R("said "),
    R("quickly "),
    R("claims "),
    R("a.) "),
    R("'a' "),
    R('\n\n "a'),
    R("( "),
    R("1,1-a"),
    R("--- "),
    R("As in "),
    R("If he, "),
    R("who "),
)
OF_HTML = (
    *(R(p) for p in ("<!--", "<!--a", "<![CDATA[", "<![if ", "<!", "<?", "<a ", "<a b='", "</a")),
    *(
        R(p)
        for p in ("&", "&#", "&a", "<", "<p>a", "<b></i>", "<pre>\n", "<table><tr><td>", "<br>")
    ),
    R("<!--", "", ">"),
    R("<![CDATA[", "", "]>"),
    R("<script>"),
    R("<article>a"),
    R('<meta property="og:title">'),
)
OF_MARKDOWN = (
    R("a *b* [c](d) `e` "),
    R("- a\n"),
    R("| a "),
    R("# a\n\n"),
    R("a\n\n> b\n\n"),
    R("<b>"),
)
OF_TRANSCRIPTS = (
    *(
        R(p)
        for p in (
            "A:\n",
            "ADA: ",
            "ADA: No.\n",
            "Ada\n",
            "A@ LEE: No.\n",
            "[00:00:@] a\n",
            ">> No.\n",
        )
    ),
    *(
        R(p)
        for p in ("ADA: (", "ADA: (LAUGHTER) a ", "ADA: [", "Q. A. ", "a; ", "I say this: ", "-- ")
    ),
    R("Well, Ada, so, ", "ADA: No.\nBEN: "),
    R("“a” Ada said. ", "ADA: No.\nBEN: "),
    R("-", "ADA: No.\nBEN: "),
    R("\n", "ADA: No.\nBEN: "),
    R(" ", "ADA"),
    R("# a\n"),
)
OF_SUBTITLES = (
    *(
        R(p)
        for p in ("00:01.000 --> 00:02.000\na\n\n", "<v ", "00:01.000 --> ", "{\\", "a\n", ">>")
    ),
    R("<v a>", "00:01.000 --> 00:02.000\n"),
    R("a ", "00:01.000 --> 00:02.000\n"),
    R("a\n", "00:01.000 --> 00:02.000\n"),
)
OF_QUOTES = (
    *(R(p) for p in ("a ", "a b ", "w@ ", "  ", ",", "[", "a- ", "1.", "- ", ". ", '"a" ', "(.")),
    *(
        R(p)
        for p in ("[a] ", "[…] ", "a**", "_", "a-\n", "a\u2060", "a[1]", "a\n\n1\n\n", "我", "[sic")
    ),
)


def _drafted(kind: DocumentKind, text: str) -> None:
    extracted = extract(text, kind)
    draft_map([Drafted(draft(extracted.text), extracted, "text", "text.txt")])


def _heard(text: str) -> None:
    found = draft_transcript(text)
    assert found is not None
    draft_map([Drafted(found, Extracted(text), "text", "text.txt")])


def _looked_for(text: str) -> None:
    half = text[: len(text) // 2]
    for said in (half, f"{half} zz", half.replace("a", "e", 3)):
        find(SearchedText(f"{text} said."), [said])


def _reader(name: str) -> Callable[[str], object]:
    return lambda text: read_text(text, None, name)


@dataclass(frozen=True)
class Measured:
    """Something that is given texts, the worst ones known, and sound ones that others are made of."""

    run: Callable[[str], object]
    worst: tuple[Repeated, ...]
    sound: tuple[str, ...]


def measured() -> dict[str, Measured]:
    """Every reader, the telling apart of formats, drafting, documents and the search for quotes."""
    found = {
        f.name: Measured(_reader(f.name), OF_READERS.get(f.name, ()), tuple(seeds(f)))
        for f in FORMATS
        if f.reader is not None
    }
    everything = tuple(text for each in found.values() for text in each.sound)
    worst = tuple(each for reader in OF_READERS.values() for each in reader)
    found["formats"] = Measured(candidates, worst, everything)
    found["draft"] = Measured(lambda text: _drafted("text", text), OF_DRAFTING, (PROSE,))
    found["html"] = Measured(lambda text: extract(text, "html"), OF_HTML, (PAGE,))
    found["markdown"] = Measured(lambda text: extract(text, "markdown"), OF_MARKDOWN, (MARKDOWN,))
    found["transcript"] = Measured(_heard, OF_TRANSCRIPTS, (TRANSCRIPT,))
    found["vtt"] = Measured(lambda text: extract(text, "vtt"), OF_SUBTITLES, (CAPTIONS,))
    found["verify"] = Measured(_looked_for, OF_QUOTES, (PROSE,))
    return found
