"""Abstract argumentation frameworks, as the competitions on solvers write them.

Three languages say the same: arguments, and which attacks which. `.af` numbers the arguments
(`p af 3`, then `1 2`), `.apx` names them (`arg(a). att(a,b).`), `.tgf` lists nodes, `#`, and edges.
An argument is a claim here, and an attack is a rebuttal. The ids and texts of arguments are written
as comments, which solvers ignore, and are read back from there.

These readers leave out a line that makes no sense, say so, and know the place of each argument.
`argmap solve` has readers of its own in `attacks/`, for files of millions of lines: they stop at the
first mistake and keep only numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.ids import is_readable
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, build
from argmap.formats.foreign.json_nodes import Place
from argmap.model import ArgumentMap, is_id

NAME = "iccma"
MAX_ARGUMENTS = 300_000
"""A larger number in the heading of a file is a mistake, or made to fill the memory."""

_APX = re.compile(
    r"\s*(?:(?P<comment>%[^\r\n]*)"
    r"|arg\(\s*(?P<arg>[^\s(),.]+)\s*\)\s*\."
    r"|att\(\s*(?P<from>[^\s(),.]+)\s*,\s*(?P<to>[^\s(),.]+)\s*\)\s*\."
    r"|(?P<other>\S[^\r\n]*))"
)
_NAMED = re.compile(r"[#%]\s*(\S+)\s*=\s*(\S+)(?:\s+(\".*\"))?\s*\Z")
_APX_NAME = re.compile(r"[a-z][A-Za-z0-9_]*\Z")


@dataclass(slots=True)
class _Framework:
    """The content of a file, before it becomes a map."""

    arguments: dict[str, Place] = field(default_factory=dict)
    attacks: list[tuple[str, str, Place]] = field(default_factory=list)
    meant: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """By argument: the id and the text that a comment gives it."""
    labels: dict[str, str] = field(default_factory=dict)

    def comment(self, line: str) -> None:
        """Remember a comment that names an argument: `# 1 = trade-falls "Trade falls."`."""
        found = _NAMED.match(line.strip())
        if found:
            text = None
            if found[3]:
                try:
                    text = json.loads(found[3])
                except ValueError:
                    text = None
            self.meant[found[1]] = found[2], text


# -- reading --------------------------------------------------------------------------------------


def read_af(source: SourceText) -> Loaded:
    """Read a framework in the competition's own format."""
    return build(source, NAME, lambda builder: _read(builder, _parse_af))


def read_apx(source: SourceText) -> Loaded:
    """Read a framework in the format of ASPARTIX."""
    return build(source, NAME, lambda builder: _read(builder, _parse_apx))


def read_tgf(source: SourceText) -> Loaded:
    """Read a framework in the trivial graph format."""
    return build(source, NAME, lambda builder: _read(builder, _parse_tgf))


def _read(builder: Builder, parse: Callable[[Builder, _Framework], bool]) -> bool:
    framework = _Framework()
    if not parse(builder, framework):
        return False
    claims: dict[str, str] = {}
    for name, place in framework.arguments.items():
        id, text = framework.meant.get(name, ("", None))
        label = framework.labels.get(name)
        fields: dict[str, Any] = {"id": id} if is_id(id) else {}
        if not fields and is_id(name) and not is_readable(name):
            # In these formats numbers are the usual names, however long they are.
            fields["id"] = name
        words = text if text is not None else label if label is not None else name
        # The name in the file need not be kept: writing gives new ones.
        claims[name] = builder.claim("", words, place, **(fields or {"id": _wanted(name)}))
    for start, end, place in framework.attacks:
        missing = [name for name in (start, end) if name not in claims]
        if missing:
            builder.dangling(
                f"there is no argument {missing[0][:60]!r} to attack with or at", place
            )
        else:
            builder.relation("rebuts", [claims[start]], claims[end], place)
    return True


def _wanted(name: str) -> str:
    return name if is_id(name) else re.sub(r"[^\w.\-]+", "-", name).strip("-.")


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text with where they begin."""
    for match in re.finditer(r"[^\r\n]+", text):
        yield match[0], match.start()


def _parse_af(builder: Builder, framework: _Framework) -> bool:
    count: int | None = None
    for line, start in _lines(builder.source.text):
        words = line.split()
        place = start, start + len(line)
        if not words or words[0].startswith("#"):
            framework.comment(line)
        elif count is None:
            if words[:2] != ["p", "af"] or len(words) != 3 or not _is_count(words[2]):
                message = "the first line should say how many arguments there are: `p af 3`"
                builder.report(rules.NotThisFormat, message, place)
                return False
            count = int(words[2])
            framework.arguments = {str(i): place for i in range(1, count + 1)}
        elif len(words) == 2 and all(_is_count(word) for word in words):
            framework.attacks.append((str(int(words[0])), str(int(words[1])), place))
        else:
            message = "an attack is two numbers: `1 2`; this line is left out"
            builder.report(rules.LineNotUnderstood, message, place)
    if count is None:
        builder.report(rules.NotThisFormat, "there is no line `p af` with a number", (0, 1))
    return count is not None


def _is_count(word: str) -> bool:
    # The length first, since Python refuses to read an integer of thousands of digits.
    return word.isascii() and word.isdigit() and len(word) < 9 and int(word) <= MAX_ARGUMENTS


def _parse_apx(builder: Builder, framework: _Framework) -> bool:
    text, at = builder.source.text, 0
    while match := _APX.match(text, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "comment":
            framework.comment(match["comment"])
        elif kind == "arg":
            framework.arguments.setdefault(match["arg"], match.span("arg"))
        elif kind == "to":
            place = match.start("from"), match.end("to")
            framework.attacks.append((match["from"], match["to"], place))
        else:
            message = "this is neither arg(a). nor att(a,b).; it is left out"
            builder.report(rules.LineNotUnderstood, message, match.span("other"))
    if not framework.arguments:
        builder.report(rules.NotThisFormat, "there is no argument: arg(a).", (0, 1))
    return bool(framework.arguments)


def _parse_tgf(builder: Builder, framework: _Framework) -> bool:
    at_edges = False
    for line, start in _lines(builder.source.text):
        place = start, start + len(line)
        words = line.split()
        if words[:1] == ["#"] and len(words) == 1:
            at_edges = True
        elif not words:
            continue
        elif not at_edges:
            name, _, label = line.strip().partition(" ")
            framework.arguments.setdefault(name, place)
            if label.strip():
                framework.labels.setdefault(name, _label(label.strip()))
        elif len(words) >= 2:
            framework.attacks.append((words[0], words[1], place))
        else:
            message = "an edge is two names: `a b`; this line is left out"
            builder.report(rules.LineNotUnderstood, message, place)
    if not at_edges:
        message = "there is no line `#` between the nodes and the edges"
        builder.report(rules.NotThisFormat, message, (0, 1))
    return at_edges


def _label(text: str) -> str:
    """A label as text; one in quotation marks is written as JSON."""
    if text.startswith('"'):
        try:
            found = json.loads(text)
        except ValueError:
            return text
        return found if isinstance(found, str) else text
    return text


# -- writing --------------------------------------------------------------------------------------


def attacks(map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """The pairs of claims of which one attacks the other; a contradiction is an attack both ways."""
    for relation in map.relations.values():
        if len(relation.premises) == 1 and relation.target in map.claims:
            premise, target = relation.premises[0], str(relation.target)
            if relation.kind in ("rebuts", "contradicts"):
                yield premise, target
            if relation.kind == "contradicts" and premise != target:
                yield target, premise


def write_af(map: ArgumentMap) -> Iterator[str]:
    """Write what rebuts what as a framework with numbers."""
    names = {id: str(i) for i, id in enumerate(map.claims, 1)}
    yield f"p af {len(names)}\n"
    yield from _comments("#", map, names)
    for start, end in attacks(map):
        yield f"{names[start]} {names[end]}\n"


def write_apx(map: ArgumentMap) -> Iterator[str]:
    """Write what rebuts what as facts about arguments."""
    names = _apx_names(map)
    yield from _comments("%", map, names)
    for name in names.values():
        yield f"arg({name}).\n"
    for start, end in attacks(map):
        yield f"att({names[start]},{names[end]}).\n"


def write_tgf(map: ArgumentMap) -> Iterator[str]:
    """Write what rebuts what as nodes and edges."""
    for claim in map.claims.values():
        label = claim.text
        if label == claim.id:
            yield f"{claim.id}\n"
            continue
        is_plain = label.isprintable() and label.strip() == label and label[:1] not in ("", '"')
        yield f"{claim.id} {label if is_plain else _json(label)}\n"
    yield "#\n"
    for start, end in attacks(map):
        yield f"{start} {end}\n"


def _comments(sign: str, map: ArgumentMap, names: dict[str, str]) -> Iterator[str]:
    """One comment for each argument whose name is not its id and text: `# 1 = tax "Taxes rise."`."""
    for claim in map.claims.values():
        name = names[claim.id]
        if claim.text != name:
            yield f"{sign} {name} = {claim.id} {_json(claim.text)}\n"
        elif name != claim.id:
            yield f"{sign} {name} = {claim.id}\n"


def _json(text: str) -> str:
    return json.dumps(text)


def _apx_names(map: ArgumentMap) -> dict[str, str]:
    """Names that solvers accept: a small letter first, no signs, and a number where two are alike."""
    taken = {id for id in map.claims if _APX_NAME.match(id)}
    names: dict[str, str] = {}
    for number, id in enumerate(map.claims, 1):
        plain = id
        if id not in taken:
            plain = re.sub(r"[^A-Za-z0-9_]+", "_", id).strip("_")
            plain = plain if _APX_NAME.match(plain) else f"a_{plain}" if plain else "a"
            while plain in taken:
                plain = f"{plain}_{number}"
            taken.add(plain)
        names[id] = plain
    return names
