"""AM40x: what is odd about an AIF file. A map can be made of it all the same, and nothing is lost."""

from __future__ import annotations

from argmap.diagnostics import Rule


class UnfinishedStep(Rule):
    """An S-node (RA, CA or MA) has no premise, or leads to no claim and to no other S-node.

    The analysis was not finished, or the file holds only a part of it: some S-nodes lead to a
    locution whose claim stands in another file. The relation is kept, and written back; questions
    about the map pass it over, as it leads from nothing or to nothing.

    Instead: add the missing edge where the map was drawn.
    """

    code = "AM401"
    severity = "warning"


class SeveralTargets(Rule):
    """An S-node leads to more than one claim or S-node.

    A relation has one target, so the first edge counts; the others are kept and written back.

    Instead: draw an S-node for each conclusion.
    """

    code = "AM402"
    severity = "warning"


class BareEdge(Rule):
    """An edge leads from a claim straight to a claim.

    In AIF a claim bears on another through an S-node, whose type says how: RA for it, CA against it,
    MA in other words. Without one nobody can tell, so the edge makes no relation. It is written back.

    Instead: put an S-node between the two.
    """

    code = "AM403"
    severity = "warning"


class MissingNode(Rule):
    """An edge leads from or to a node that the file does not have.

    The file was cut out of a larger one, or a node was deleted and its edge forgotten. The edge
    makes no relation and nobody's words; it is written back.

    Instead: delete the edge, or fetch the whole file again.
    """

    code = "AM404"
    severity = "warning"


class RepeatedNode(Rule):
    """Two nodes have the same id.

    Where they also say the same, the second is passed over. Else both are read, but edges can only
    mean the first.

    Instead: give each node an id of its own.
    """

    code = "AM405"
    severity = "warning"


class UnknownNode(Rule):
    """A node is of a type that argument maps cannot hold.

    argmap reads I (claims), RA, CA and MA (relations), L, TA and YA (who said what). A preference
    (PA), say, is kept and written back, but no question takes it into account.

    Instead: nothing, if the type is meant; else mend it.
    """

    code = "AM406"
    severity = "warning"


class NamelessLocution(Rule):
    """A locution does not say whose it is.

    Its text has no name before a colon, as in `Ann Lee : Trade falls.`, and no table of participants
    names its person. So the claim is voiced by a person with a number, or by an unnamed speaker.

    Instead: write the name before the text, with a colon between them.
    """

    code = "AM407"
    severity = "warning"


class MisshapenPart(Rule):
    """A node, an edge or a list of them is not what it should be.

    Nodes and edges are objects, a node has a `nodeID`, and `nodes` and `edges` are lists. What is
    not is passed over, but for a claim without an id, and written back as it is.

    Instead: compare the part with one that is read, and mend it.
    """

    code = "AM408"
    severity = "warning"


RULES: tuple[type[Rule], ...] = (
    UnfinishedStep,
    SeveralTargets,
    BareEdge,
    MissingNode,
    RepeatedNode,
    UnknownNode,
    NamelessLocution,
    MisshapenPart,
)
