"""AM1xx: the shape of the file, or a reference in it, is not what argmap knows."""

from __future__ import annotations

from argmap.diagnostics import Rule


class UnknownKey(Rule):
    """A key that argmap does not know.

    What stands under it would be lost, so argmap does not go on as if it were not there. Often it
    is a slip of the pen: `rebut` for `rebuts`.

    Instead: mend the spelling. `argmap schema` lists every key. Data of your own goes under
    `extra:`, which every element has and argmap keeps.

    A map that was written with a newer argmap can have keys that this one does not know. Such a map
    is not read and not changed, so that nothing of it is lost: update argmap
    (`pip install --upgrade argmap`).
    """

    code = "AM101"
    severity = "error"


class WrongShape(Rule):
    """A list or mapping stands where text is wanted, or the other way round.

    For instance, claims are a mapping from id to claim, and a text is a text.

    Instead of

        claims:
          - First claim

    write

        claims:
          first: First claim
    """

    code = "AM102"
    severity = "error"


class BadValue(Rule):
    """A value is not one of those the key can have.

    `implicit`, `anonymous` and `collective` are `true` or `false`; `weight` is a number; `span` is
    a pair of whole numbers `[start, end]` or a list of such pairs; `stance` is `for`, `against`,
    `mixed` or `none`; `kind` of a claim is `statement` or `argument`.

    Instead: write one of the values the message names.
    """

    code = "AM103"
    severity = "error"


class BadId(Rule):
    """An id is empty or holds a character that ids cannot have.

    Ids are made of letters of any script, digits, `-`, `_` and `.`, and begin with a letter or a
    digit. They are typed on command lines and joined into the ids of relations by `+`, `/` and `#`,
    so none of these, and no space, can be part of one.

    Instead of

        claims:
          "trade falls": Trade falls.

    write

        claims:
          trade-falls: Trade falls.
    """

    code = "AM104"
    severity = "error"


class DuplicateId(Rule):
    """Two relations have been given one id.

    An id that is written out (`id: …`) must be unique, and not be a claim's either. Where none is
    written, argmap derives one and numbers repetitions itself (`a/b`, `a/b#2`).

    Instead: choose another id for the second relation, or leave it out.
    """

    code = "AM105"
    severity = "error"


class UnknownClaim(Rule):
    """A reference to a claim that the map does not have.

    The relation, issue or expectation would point at nothing.

    Instead: mend the spelling, or add the claim under `claims:`.
    """

    code = "AM106"
    severity = "error"


class UnknownSpeaker(Rule):
    """A reference to a speaker that the map does not have.

    Speakers are declared once, under `speakers:`, so that a slip of the pen does not make two
    people out of one.

    Instead: mend the spelling, or add a line such as

        speakers:
          engineer: The city engineer, head of City Works
    """

    code = "AM107"
    severity = "error"


class UnknownSource(Rule):
    """A reference to a source that the map does not have.

    Instead: mend the spelling, or add a line such as

        sources:
          hearing: {title: Council hearing, date: 2026-05-04}
    """

    code = "AM108"
    severity = "error"


class UnknownRelation(Rule):
    """A reference to a relation that does not exist, or that could be several.

    Undercuts aim at a relation. Its id is made of its premises and its target, as in
    `trade-rose/trade-falls`, or `a+c/b` for the linked premises a and c. A claim's bare id also
    serves while the claim bears on one thing only.

    Instead: write the id of the relation that is meant; the message lists the candidates.
    """

    code = "AM109"
    severity = "error"


class MissingField(Rule):
    """Something that cannot be left out is missing.

    Words (`quote`, `reported`) need a `speaker`; a relation in the long form needs `kind`,
    `premises` and `target`; a relation written as a mapping needs the `claim` it is about.

    Instead: add the key that the message names.
    """

    code = "AM110"
    severity = "error"


class EndlessId(Rule):
    """A relation's id cannot be derived.

    A derived id holds the id of the relation it aims at. Here relations aim at one another in a
    circle, or the id would grow past 2,000 characters.

    Instead: give one of the relations an id of its own:

        undercuts: {relation: d/a+c/b, id: no-parking}
    """

    code = "AM111"
    severity = "error"


class EmptySpan(Rule):
    """A span ends before it begins, or where it begins.

    A span is `[start, end]`: where the words begin in the source's text, and where they are over,
    counted in code points from 0. No words stand in this one, so `verify` cannot find any.

    Instead of

        span: [[42, 12]]

    write

        span: [[12, 42]]
    """

    code = "AM112"
    severity = "warning"
