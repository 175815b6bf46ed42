"""AM5xx: what can be wrong with a map in a format that other tools write.

The docstrings are the pages that `argmap explain` prints.
"""

from __future__ import annotations

from argmap.diagnostics import Rule


class NotThisFormat(Rule):
    """The file is not what its format asks for.

    It is well-formed, but what makes a map in this format is not there: an arguebuf file without
    `nodes`, an XML file with another root, a Kialo export without a numbered line.

    Instead: see whether the right file was named, and which format it is: `argmap formats` lists
    them, and `--from FORMAT` says which one is meant.
    """

    code = "AM501"
    severity = "error"


class XmlSyntax(Rule):
    """The text is not well-formed XML.

    The file cannot be read past this place. Usually a tag is not closed, `&` stands in a text where
    `&amp;` should, or the file was cut off.

    Instead: mend the place that is shown, or export the file again from the tool it comes from.
    """

    code = "AM502"
    severity = "error"


class XmlEntity(Rule):
    """The XML file declares entities, which argmap does not expand.

    Entities can make a small file fill the memory, or fetch other files. No format of argument maps
    needs them.

    Instead of

        <!DOCTYPE arggraph [<!ENTITY who "the council">]>

    delete the declaration and write out what the entity stands for.
    """

    code = "AM503"
    severity = "error"


class DanglingReference(Rule):
    """Something refers to an element that the file does not have.

    An edge to a node that is not there, an argument whose premise is nowhere stated, a cross-reference
    to a number that no line has. What hangs in the air is left out; all else is read.

    Instead: add what is missing, or remove the reference.
    """

    code = "AM504"
    severity = "warning"


class UnknownRelationKind(Rule):
    """A relation or a node is of a kind that argmap does not know in this format.

    It is read as support where it joins claims, or left out where it does not; the message says
    which.

    Instead: use one of the kinds of the format.
    """

    code = "AM505"
    severity = "warning"


class LineNotUnderstood(Rule):
    """A line has none of the forms that the format knows.

    It is left out; all other lines are read.

    Instead: write the line in one of the forms of the format, or as a comment.
    """

    code = "AM506"
    severity = "warning"


class RulesLeftOut(Rule):
    """The file has schemes with rules that only Carneades' own engine can run.

    Carneades derives arguments from `argument_schemes` and `issue_schemes` with variables. argmap
    reads the statements and arguments that are written out; the schemes are kept, and written back
    to a Carneades file, but nothing is derived from them.

    Instead: let Carneades derive the arguments and export them, or write them out under `arguments`.
    """

    code = "AM507"
    severity = "warning"


class DoubledName(Rule):
    """Two elements of the file have the same id.

    The first one keeps it; what refers to it means the first one.

    Instead: give each element an id of its own.
    """

    code = "AM508"
    severity = "warning"


class UnreadableKeepsake(Rule):
    """What argmap had kept for itself in the file makes no sense any more.

    Formats with room for the data of other programs carry under the key `argmap` what they have no
    field for: sections, tags, further utterances. Here it refers to something that is gone, or was
    edited. The map is read without it.

    Instead: nothing has to be done; to have it back, write the file again from the native map.
    """

    code = "AM509"
    severity = "warning"


class OddValue(Rule):
    """A value is not of the type that the format has in this place.

    A text where a list should stand, a mapping where a text should, a position that is no number.
    The value is left out; all else is read.

    Instead: write what the message asks for.
    """

    code = "AM510"
    severity = "warning"


class TooDeepXml(Rule):
    """The XML file is nested deeper than any argument map.

    Elements stand in elements more than 200 levels deep. The file is broken, or was made to break
    programs.

    Instead: export the file again from the tool it comes from.
    """

    code = "AM511"
    severity = "error"


RULES: tuple[type[Rule], ...] = (
    NotThisFormat,
    XmlSyntax,
    XmlEntity,
    DanglingReference,
    UnknownRelationKind,
    LineNotUnderstood,
    RulesLeftOut,
    DoubledName,
    UnreadableKeepsake,
    OddValue,
    TooDeepXml,
)
