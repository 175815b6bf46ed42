"""Argdown documents made at random, in which all that the language has meets all else."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

TITLES = ("A", "B", "C", "D", "Long Title", "É t", "x-y", "Trade: falls", "a.b", "T #1")
WORDS = (
    *("Trade", "falls", "rose", "since", "2019", "the", "U.S.", "it's", "half-price", "3.5%"),
    *("e.g. this", "a, b", "x; y", "(so it", "says)", "what?", "AT&T", "naïve", "“quoted”", '"q"'),
    *("=", "a=b", "~", "100%", "$5", "^", "`code`", "|", "end.", "one/two", "7:30", "=> so"),
)
SIGNS = (
    *("**bold**", "_it alic_", "*x*", "[lnk](http:/x/y)", "#tag1", "#tag-x", "#(two words)"),
    *("@[A]", "@<B>", ".->.", ":up:", ":nope:", ".A.", ":smile:", "\\[x]", "\\#no", "\\*", "\\{"),
    *("\\\\", "\\<b>", "snake\\_case", "/* c */", "<!-- c\n c -->", "__b *i* b__"),
)
DATA = (
    *("{speaker: Ana}", "{speaker: Ben, page: 3}", "{isInMap: false}", "{isInMap: true}"),
    *("{isCanonical: true}", "{isInGroup: true}", "{isInGroup: false}", "{color: 2, x: [1, 2]}"),
    *("{a: {b: 1, c: [x, y]}}", "{a: {b: 2, d: 3}}", '{source: "The Times, p. 3"}', "{}"),
    "{\n  speaker: Cy\n  quote: >\n    Long words\n    here\n}",
    "{w: 0.5, y: true, z: null, u: ~}",
    "{a: {b: [9]}, x: [3], on: 2026-05-04}",
)
INFERENCES = (
    *("----", "-----", "--\nModus ponens\n--", "-- Rule A, Rule B --", "-- R {uses: [1]} --"),
    *("--\n{uses: [1]}\n--", "--\nR1, R2 {x: y}\n--"),
)
MODES = (
    *("all", "top-level", "with-title", "with-relations", "not-used-in-argument"),
    "with-more-than-one-relation",
)
SELECTIONS = (
    *("", "\n  excludeStatements: [A]", "\n  excludeArguments: [B]", "\n  includeStatements: [C]"),
    *("\n  selectedTags: [tag1]\n  selectElementsWithoutTag: true", "\n  ignoreIsInMap: true"),
    "\n  excludeDisconnected: false",
)


MODEL = (
    "mode: strict",
    "explodeArguments: true",
    "removeTagsFromText: true",
    'shortcodes: {":nope:": {unicode: "no [x]"}}',
    "transformArgumentRelations: false, explodeArguments: true",
)


class Author:
    """Writes one document, choosing by chance."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.titles = TITLES[: random.randint(2, len(TITLES))]

    def document(self) -> str:
        blocks = [self._block() for _ in range(self.random.randint(1, 7))]
        text = blocks[0]
        for block in blocks[1:]:
            text += self._one("\n\n", "\n\n", "\n\n\n", "\n\n// c\n\n", "\n  \n") + block
        start, end = self._one("", "", "\n", "\n\n"), self._one("", "\n", "\n\n")
        return self._front_matter() + start + text.strip("\n") + end

    def _one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def _often(self, share: float) -> bool:
        return self.random.random() < share

    def _words(self) -> str:
        count = self.random.randint(1, 6)
        return " ".join(self._one(*(SIGNS if self._often(0.3) else WORDS)) for _ in range(count))

    def _content(self, indent: int) -> str:
        text = self._words()
        while self._often(0.15):
            spaces = " " * self.random.randint(0, indent + 2)
            text += f"\n{spaces}{self._one('and ', 'so ', 'but ')}{self._words()}"
        return text

    def _member(self, *, is_argument: bool, indent: int = 0) -> str:
        opening, closing = "<>" if is_argument else "[]"
        title = f"{opening}{self._one(*self.titles)}{closing}"
        chance = self.random.random()
        if chance < 0.45:
            text = title
            while self._often(0.15):
                text += " #" + self._one("tag1", "t2", "(a b)")
        elif chance < 0.75 or is_argument:
            text = f"{title}: {self._content(indent)}"
        else:
            text = self._content(indent)
        return text + self._one(" ", "\n", "") + self._one(*DATA) if self._often(0.25) else text

    def _relations(self, indent: int, depth: int, sign: str = "") -> str:
        if depth > 3 or self._often(0.5):
            return ""
        indent += self.random.randint(1, 3)
        text = ""
        for _ in range(self.random.randint(1, 3)):
            own = sign or self._one("+", "-", "+>", "->", "<+", "<-", "_", "<_", "_>", "><")
            if self._often(0.1):
                text += f"\n{' ' * indent}// comment"
            is_argument = own != "><" and self._often(0.35)
            member = self._member(is_argument=is_argument, indent=indent)
            text += f"\n{' ' * indent}{own} {member}{self._relations(indent, depth + 1)}"
        return text

    def _structure(self) -> str:
        lines: list[str] = []
        number = 0
        for step in range(self.random.choice((1, 1, 1, 2, 3))):
            for _ in range(self.random.randint(0 if step else 1, 3)):
                number += 1
                lines.append(f"({number}) {self._step()}")
            undercuts = self._relations(0, 2, self._one("<_", "_")) if self._often(0.2) else ""
            lines.append(self._one(*INFERENCES) + undercuts)
            number += 1
            lines.append(f"({number}) {self._step()}")
        return "\n".join(lines)

    def _step(self) -> str:
        return self._member(is_argument=False) + self._relations(0, 2)

    def _block(self) -> str:
        chance = self.random.random()
        if chance < 0.5:
            return self._member(is_argument=self._often(0.35)) + self._relations(0, 0)
        if chance < 0.62:
            data = self._one("", " {isGroup: true}", " {isGroup: false}", "\n{isClosed: true}")
            return "#" * self.random.randint(1, 4) + f" {self._words()}".replace("\n", " ") + data
        if chance < 0.77:
            signs = self._one("* ", " 1. ")
            count = self.random.randint(1, 3)
            return "\n".join(signs + self._item(len(signs)) for _ in range(count))
        if chance < 0.87:
            title = f"<{self._one(*self.titles)}>"
            return f"{self._one(title, title + ': described')}\n\n{self._structure()}"
        return self._structure()

    def _item(self, indent: int) -> str:
        return self._member(is_argument=self._often(0.35)) + self._relations(indent, 2)

    def _front_matter(self) -> str:
        if self._often(0.55):
            return ""
        lines = ["title: T"]
        if self._often(0.5):
            lines.append(f"model: {{{self._one(*MODEL)}}}")
        if self._often(0.6):
            mode = self._one(*MODES)
            lines.append(f"selection:\n  statementSelectionMode: {mode}{self._one(*SELECTIONS)}")
        if self._often(0.3):
            lines.append(f"group: {{groupDepth: {self.random.randint(0, 4)}}}")
        if self._often(0.2):
            label = self._one("title", "text", "hide-untitled")
            lines.append(f"map: {{statementLabelMode: {label}, argumentLabelMode: {label}}}")
        return "===\n" + "\n".join(lines) + "\n===\n\n"


documents = st.integers(0, 2**32).map(lambda seed: Author(Random(seed)).document())
