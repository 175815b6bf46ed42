"""Schemes about the persons who argue: their commitments, their character, their interests."""

from __future__ import annotations

from argmap.schemes.scheme import Scheme, scheme

SCHEMES: tuple[Scheme, ...] = (
    scheme(
        "argument from commitment",
        "Holds somebody to what they are committed to.",
        (
            "Person P is committed to A.",
            "Whoever is committed to A is committed to B as well.",
        ),
        "P is committed to B.",
        "commitment",
        evidence="What shows that P is committed to A?",
        exception="Could this case be an exception to what follows from A?",
        sense="Is P committed to A in the sense that leads to B?",
    ),
    scheme(
        # Of two sayings; the next one is of a saying and a deed, which another question tests.
        "argument from inconsistent commitment",
        "Reproaches somebody with commitments that do not go together.",
        (
            "Person P has shown to be committed to A.",
            "On another occasion, P has shown to be committed to the opposite of A.",
        ),
        "P's commitments are inconsistent.",
        "inconsistent commitment",
        evidence="What shows that P has each of the commitments?",
        change="Has P openly changed their mind in between?",
        conflict="Do the two commitments really contradict each other?",
    ),
    scheme(
        "argument from pragmatic inconsistency",
        "Reproaches somebody with not doing what they preach.",
        (
            "Person P recommends A.",
            "P has acted in a way that does not agree with A.",
        ),
        "P is inconsistent, and the recommendation is weakened.",
        "pragmatic inconsistency",
        actions="Did P really act in this way?",
        conflict="Does the action really disagree with what P recommends?",
        relevance="Does it matter for the recommendation that P does not follow it?",
    ),
    scheme(
        "ethotic argument",
        "Lets a person's character count for or against what they say.",
        (
            "Person P has a good character, or a bad one.",
            "What a person of such a character says is more to be believed, or less.",
        ),
        "What P says is more to be believed, or less.",
        "ethotic",
        character="Is P a person of such a character?",
        relevance="Is character relevant to what is discussed here?",
        weight="Does the conclusion go no further than the premises allow?",
    ),
    scheme(
        # Attacks on a person stay apart from attacks on their reliability: other questions test
        # them.
        "generic ad hominem",
        "Attacks an argument by attacking the character of who puts it forward.",
        ("Person P, who puts the argument forward, is a person of bad character.",),
        "P's argument should not be accepted.",
        "ad hominem",
        "direct ad hominem",
        truth="Is what is said about P's character true, and what supports it?",
        relevance="Is P's character relevant to the kind of discussion this is?",
        weight="Should the argument be rejected altogether, or only be taken with more care?",
    ),
    scheme(
        "circumstantial ad hominem",
        "Attacks an argument by showing that its maker's own circumstances disagree with it.",
        (
            "Person P argues for A.",
            "P's own actions or circumstances show that P is committed against A.",
        ),
        "P's argument should not be accepted.",
        circumstances="Are P's actions or circumstances really as described?",
        conflict="Can the apparent conflict be explained?",
        relevance="Is P's character at issue in this discussion?",
        weight="Does the attack touch the argument itself, or only P's sincerity?",
    ),
    scheme(
        "argument from bias",
        "Takes somebody to be biased in a matter, so that what they say counts for less.",
        (
            "Person P is biased towards one side of the matter.",
            "Whoever is biased is less likely to have weighed both sides.",
        ),
        "P is less likely to have weighed both sides.",
        "bias",
        evidence="What shows that P is biased?",
        balance="Is this a matter in which both sides should have been weighed?",
    ),
    scheme(
        "bias ad hominem",
        "Attacks an argument because its maker has an interest in its conclusion.",
        (
            "Person P, who puts the argument forward, is biased.",
            "P's bias keeps P from arguing honestly in this discussion.",
        ),
        "P's argument should be given less weight.",
        interest="Does P really have the interest, and does it make a difference?",
        discussion="Is it a discussion in which one may not take sides?",
        strength="How strong is the argument if one forgets who made it?",
    ),
    scheme(
        "argument from interaction of act and person",
        "Lets a person's worth colour what they do, or what they do colour their worth.",
        (
            "Person P did A.",
            "To do A is good, or bad.",
        ),
        "P is to that extent a good, or a bad, person.",
        "interaction of act and person",
        act="Did P really do A, and of their own will?",
        weight="Is one act enough to judge P by?",
    ),
)
