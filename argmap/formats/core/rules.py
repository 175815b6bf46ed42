"""AM0xx, too: what can be wrong with a file before it is known what it is."""

from __future__ import annotations

from argmap.diagnostics import Rule


class AmbiguousFormat(Rule):
    """A file could be read as more than one format.

    argmap looks at what stands in a file, then at the suffix of its name. Where both leave several
    formats, reading it as one of them might give another map than was meant, so argmap asks.

    Instead: say which one it is, as in `argmap import FILE --from aif -o map.yaml`, or in Python
    `argmap.read(path, format="aif")`. `argmap formats` lists all.
    """

    code = "AM019"
    severity = "error"


class LostProcess(Rule):
    """The process that worked on a map ended before it was done.

    Many maps are shared by several processes. The system, or a person, has ended the one that had this
    map; often there was too little memory. The other maps have their answers.

    Instead: ask about this map alone, or with fewer processes at a time, as in
    `argmap stats debates --jobs 1`.
    """

    code = "AM021"
    severity = "error"


RULES: tuple[type[Rule], ...] = (AmbiguousFormat, LostProcess)
