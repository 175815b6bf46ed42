"""Transcripts as a whole: every word in its place, in the right mouth."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.transcripts.draft_transcript import draft_transcript
from argmap.text.extracting import Extracted
from tests.drafting.transcripts.helpers import heard

HEARING = """\
Should the harbour keep its levy?
A hearing, 14 May

THE CHAIR: Good evening. We begin.

Mr ADDISON (Harwich): The levy has doubled. (LAUGHTER) It drives the boats away.

MONEY

CLLR LI
[00:12:31] The levy pays for
the dredging. The auditor said, "It is well spent."

Mr ADDISON (Harwich): Li said, "It is well spent." [00:13:02] It is not.

The committee rose at nine.
"""


def mapped(text, **options):
    found = draft_transcript(text, **options)
    return draft_map([Drafted(found, Extracted(text), "hearing", "hearing.txt")]).map


def test_a_claim_has_its_turn_its_time_its_place_and_its_section():
    claims = mapped(HEARING).claims.values()
    rows = [
        (u.speaker, c.text, u.turn, u.at, c.section, u.via) for c in claims for u in c.utterances
    ]
    assert rows == [
        ("addison", "The levy has doubled.", "2", None, [], None),
        ("addison", "It drives the boats away.", "2", None, [], None),
        ("li", "The levy pays for the dredging.", "3", "00:12:31", ["MONEY"], None),
        ("li", 'The auditor said, "It is well spent."', "3", "00:12:31", ["MONEY"], None),
        ("auditor-quoted-by-li", "It is well spent.", "3", "00:12:31", ["MONEY"], "li"),
        ("addison", 'Li said, "It is well spent."', "4", None, ["MONEY"], None),
        ("addison", "It is not.", "4", "00:13:02", ["MONEY"], None),
        ("li", "It is well spent.", "4", None, ["MONEY"], "addison"),
    ]


def test_spans_hold_the_words():
    for claim in mapped(HEARING).claims.values():
        for utterance in claim.utterances:
            words = [" ".join(HEARING[a:b].split()) for a, b in utterance.span]
            assert words == utterance.quote_parts


def test_every_turn_is_a_speech():
    map = mapped(HEARING)
    assert map.title == "Should the harbour keep its levy?"
    assert [(s.id, s.speaker, s.kind, s.section) for s in map.speeches.values()] == [
        ("1", "the-chair", "chair", None),
        ("2", "addison", "speech", None),
        ("3", "li", "speech", "MONEY"),
        ("4", "addison", "speech", "MONEY"),
    ]


def test_a_turn_can_be_one_claim():
    claims = mapped(HEARING, unit="turn").claims
    assert [c.utterances[0].turn for c in claims.values() if not c.utterances[0].via] == [
        "2",
        "3",
        "4",
    ]
    first = next(iter(claims.values()))
    assert first.text == "The levy has doubled. It drives the boats away."


def test_turns_of_several_texts_are_counted_through():
    texts = [Drafted(heard(HEARING), Extracted(HEARING), n, f"{n}.txt") for n in ("a", "b")]
    map = draft_map(texts).map
    assert list(map.speeches) == [str(n) for n in range(1, 9)]
    assert [u.turn for c in map.claims.values() for u in c.utterances][-1] == "8"


def test_a_narrator_below_a_turn_is_not_sure_to_be_its_speaker():
    turns = "ADA: The ferry is old.\nBEN: It can be mended.\n" * 3
    found = heard(f"{turns}The motion was lost by twelve votes.\n")
    assert [s.confidence for s in found.statements] == ["high"] * 6 + ["low"]
    # Whoever says I is the speaker, and where turns are long, so is everybody.
    assert heard(f"{turns}I said so before.\n").statements[-1].confidence == "high"
    long = turns.replace(".\n", ".\n\nIt sank.\n\n")
    assert {s.confidence for s in heard(long).statements} == {"high"}


def letters_lost(text):
    """The letters of a text that are in no label, no claim, and not told as silent."""
    found = draft_transcript(text)
    assert found is not None
    assert found.transcript is not None
    held = [span for s in found.statements for span in s.spans]
    held += [place for place, _ in found.transcript.silent]
    held += [place for s in found.speakers for place in s.mentions]
    kept = {at for a, b in held for at in range(a, b)}
    return "".join(c for at, c in enumerate(text) if c.isalnum() and at not in kept)


def test_no_word_is_lost():
    assert (
        letters_lost(
            HEARING.replace("(LAUGHTER)", "").replace("[00:12:31]", "").replace("[00:13:02]", "")
        )
        == ""
    )


LINE = st.one_of(
    st.sampled_from(
        [
            *("ADA: The ferry is old.", "Mr KRAY (Oban): It is -- (LAUGHTER) -- not.", "CLLR LI"),
            *(
                "Q. Why?",
                "A. It sank.",
                ">> Who pays?",
                "[00:12:31] It sank; we saw it.",
                "# Money",
            ),
            *(
                'Ada said, "It sank."',
                "",
                "- - -",
                "THE CHAIR: Thank you.",
                "A:",
                "Ada Merrow  0:12",
            ),
            *("Bob : No.", "(The meeting closed.)", "END OF TRANSCRIPT", "Well, Ada, so, and, but"),
        ]
    ),
    st.text(max_size=30),
)


@given(st.lists(LINE, max_size=12).map("\n".join))
def test_any_text_is_read_and_its_map_is_sound(text):
    found = draft_transcript(text)
    map = mapped(text)
    assert len(map.speeches) == len(found.transcript.turns)
    for statement in found.statements:
        turn = found.transcript.turns[statement.spoken.turn - 1]
        assert all(turn.place[0] <= a < b <= turn.place[1] for a, b in statement.spans)
    draft_transcript(text, is_known=False)


def debates():
    folder = Path(os.environ.get("ARGMAP_TEST_DATA", "/nonexistent")) / "brat" / "debates"
    return sorted(folder.glob("*.txt"))


@pytest.mark.skipif(not debates(), reason="ARGMAP_TEST_DATA names no folder with debates")
def test_marked_claims_of_debates_are_in_claims():
    for path in debates():
        text = path.read_bytes().decode("utf-8")
        found = draft_transcript(text, is_known=False)
        held = {at for s in found.statements for a, b in s.spans for at in range(a, b)}
        spans = [
            [
                tuple(map(int, part.split()))
                for part in line.split("\t")[1].split(" ", 1)[1].split(";")
            ]
            for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
            if line.split("\t")[1].startswith(("Claim ", "Premise "))
        ]
        marked = {at for parts in spans for a, b in parts for at in range(a, b)}
        inside = sum(
            2 * sum(at in held for a, b in parts for at in range(a, b))
            >= sum(b - a for a, b in parts)
            for parts in spans
        )
        fitting = sum(
            2 * sum(at in marked for a, b in s.spans for at in range(a, b))
            >= sum(b - a for a, b in s.spans)
            for s in found.statements
        )
        assert inside >= 0.95 * len(spans)
        assert fitting >= 0.8 * len(found.statements)
