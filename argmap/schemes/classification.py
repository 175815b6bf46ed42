"""Schemes about words and rules: what a thing is to be called, and what follows from a rule."""

from __future__ import annotations

from argmap.schemes.scheme import Scheme, scheme

SCHEMES: tuple[Scheme, ...] = (
    scheme(
        "argument from verbal classification",
        "Takes a thing to have a property because of the class it is put in.",
        (
            "X has the property F.",
            "Whatever has F can be classified as having G.",
        ),
        "X has the property G.",
        "verbal classification",
        evidence="What shows that X has F, and is there any doubt about it?",
        definition="Is the classification in the second premise only a stipulation that can be doubted?",
    ),
    scheme(
        "argument from definition to verbal classification",
        "Puts a thing into a class because it fits the definition of the class.",
        (
            "X fits the definition D.",
            "Whatever fits D is to be classified as G.",
        ),
        "X is to be classified as G.",
        "definition to verbal classification",
        "verbal classification definition",
        adequacy="Is D an adequate definition of G?",
        fit="Does X fit D in every point?",
        rival="Is there another definition under which X is no G?",
    ),
    scheme(
        "argument from vagueness of a verbal classification",
        "Rejects an argument because a word in it is too vague for its purpose.",
        (
            "The argument uses the word W.",
            "W is too vague for the precision that the discussion needs.",
        ),
        "The argument should be rejected as it stands.",
        "vagueness of a verbal classification",
        "verbal classification vagueness",
        standard="How much precision does the discussion need?",
        vagueness="Is W really too vague for that, as it is used here?",
        repair="Would the argument hold with a more precise word?",
    ),
    scheme(
        "argument from arbitrariness of a verbal classification",
        "Rejects an argument because a line in it is drawn without a reason.",
        (
            "The argument defines the word W in an arbitrary way.",
            "The discussion needs a definition that is not arbitrary.",
        ),
        "The argument should be rejected as it stands.",
        "arbitrariness of a verbal classification",
        "verbal classification arbitrariness",
        need="Does the discussion need a definition that is not arbitrary?",
        arbitrariness="Is there no reason at all for drawing the line there?",
    ),
    scheme(
        # Rules that people set, unlike those that say how things generally are.
        "argument from an established rule",
        "Demands an action because a rule prescribes it.",
        (
            "For cases such as this one there is the rule to do A.",
            "This is such a case.",
        ),
        "A should be done.",
        "established rule",
        "argument from rules",
        "rules",
        existence="Does the rule really prescribe A?",
        application="Does the rule apply to this case, or is the case an exception?",
        conflict="Is there another rule that conflicts with this one, or overrides it?",
        validity="Is the rule in force, and legitimate?",
    ),
    scheme(
        "argument from constitutive rule claims",
        "Takes one thing to count as another because a practice has it so.",
        (
            "In the practice P, D counts as G.",
            "X is a D in the practice P.",
        ),
        "X counts as a G.",
        "constitutive rule claims",
        practice="Is P the practice that matters here?",
        rule="Does D count as G in P?",
    ),
    scheme(
        # The most general pattern, for an inference that no other one here fits.
        "defeasible modus ponens",
        "Draws the consequence of a rule that normally holds.",
        ("If A, then normally B.", "A."),
        "B.",
        "modus ponens",
        exception="Is this one of the cases in which A holds and B does not?",
        rule="Does B normally follow on A?",
    ),
)
