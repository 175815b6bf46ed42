"""The format that a text is read as: the one asked for, or else by its look, or by its file name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from argmap.diagnostics import Diagnostic, Rule, SourceText, listed
from argmap.formats.core.conflict_markers import find_conflicts
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import LostProcess
from argmap.formats.core.lookup import find_format, format_names, formats_of_suffix
from argmap.formats.core.sniffing import candidates
from argmap.formats.native.rules import NotAMap


class AmbiguousFormat(Rule):
    """A file could be read as more than one format.

    argmap looks at what stands in a file, then at the suffix of its name. Where both leave several
    formats, reading it as one of them might give another map than was meant, so argmap asks.

    Instead: say which one it is, as in `argmap import FILE --from aif -o map.yaml`, or in Python
    `argmap.read(path, format="aif")`. `argmap formats` lists all.
    """

    code = "AM701"
    severity = "error"


RULES: tuple[type[Rule], ...] = (AmbiguousFormat, LostProcess)
"""The problems that a file in any format can have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The format that a text is read as, or why there is none."""

    format: Format | None = None
    problems: tuple[Diagnostic, ...] = ()
    others: tuple[Format, ...] = ()
    """The other formats it could have been, if only the file's name has decided."""


def chosen_format(source: SourceText, asked: str | None = None) -> Choice:
    """The format to read a text as; raises `UnknownFormatError` if `asked` names no format."""
    # Before anything else: with two versions side by side, no format could make sense of the text.
    conflicts = find_conflicts(source)
    if conflicts:
        return Choice(problems=tuple(conflicts))
    found = [find_format(asked, reads=True)] if asked else candidates(source.text, source.file)
    if len(found) == 1:
        return Choice(found[0])
    if found:
        return Choice(problems=(_ambiguous(source, found),))
    if source.text.lstrip().startswith("<") and _CAF.search(source.text[:_HEAD]):
        return Choice(problems=(_carneades_xml(source),))
    if source.file and (guesses := formats_of_suffix(source.file, reads=True)):
        # What its suffix usually stands for says best what is wrong with it.
        return Choice(guesses[0], others=tuple(guesses[1:]))
    return Choice(problems=(_not_a_map(source),))


def with_others(diagnostic: Diagnostic, others: tuple[Format, ...]) -> Diagnostic:
    """The message that a file is no map, with the other formats that files of its suffix can be."""
    if not others or diagnostic.code != NotAMap.code:
        return diagnostic
    names = ", ".join(f.name for f in others)
    help = f"{diagnostic.help}; nor does it look like {names} (argmap formats)"
    return replace(diagnostic, help=help)


_CAF = re.compile(r"<(?:\w+:)?(?:caf|argument-graph)\b")
_HEAD = 2_000
"""The root of an XML text begins within this many characters."""


def _carneades_xml(source: SourceText) -> Diagnostic:
    help = (
        "import the file in Carneades and save it as YAML, the format of Carneades 4, which argmap "
        "reads; LKIF is read, too"
    )
    return source.report(NotAMap, "this is the XML of Carneades 2 (CAF)", 0, 1, help=help)


def _not_a_map(source: SourceText) -> Diagnostic:
    is_empty = not source.text.strip()
    message = "the file is empty" if is_empty else "this is not a map in any known format"
    help = f"argmap reads {', '.join(format_names(reads=True))}; a native map begins with `claims:`"
    return source.report(NotAMap, message, 0, 1, help=help)


def _ambiguous(source: SourceText, found: list[Format]) -> Diagnostic:
    names = [f.name for f in found]
    message = f"this could be {listed(names, 'or')}"
    help = f"say which it is: argmap import --from {names[0]}"
    return source.report(AmbiguousFormat, message, 0, 1, help=help)
