"""One speaker for each person, however the labels call them."""

import pytest

from argmap.drafting.transcripts.draft_transcript import draft_transcript
from argmap.model import Speaker
from tests.drafting.transcripts.helpers import heard


def speakers(*labels):
    text = "".join(f"{label}: I say that the ferry is old.\n\n" for label in labels)
    found = draft_transcript(text)
    return [turn.speaker.name for turn in found.transcript.turns]


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("CLLR LI", "Councillor Li Wei"), ["Li Wei", "Li Wei"]),
        (("BUSH", "President Bush", "PEROT"), ["Bush", "Bush", "Perot"]),
        (("MERROW", "Ada Merrow", "A. MERROW"), ["Ada Merrow"] * 3),
        (("SMITH, JR.", "SMITH, JR."), ["Smith, JR."] * 2),
        # Two can be meant, so neither is.
        (("Tom Lee", "Ann Lee", "LEE"), ["Tom Lee", "Ann Lee", "Lee"]),
        (("Mr LEE", "Ms LEE"), ["Mr Lee", "Ms Lee"]),
        (("MS MERROW", "Tom Merrow"), ["Merrow", "Tom Merrow"]),
        (("McGEE", "O'NEILL", "MCKAY"), ["McGEE", "O'Neill", "McKay"]),
    ],
)
def test_labels_of_one_person_are_merged_where_it_is_sure(labels, names):
    assert speakers(*labels) == names


def test_names_are_spelt_as_the_text_spells_them():
    found = heard("DEWITT: It is old.\n\nLI: No, Mr DeWitt.\n\nDEWITT: It is.\n")
    assert [s.name for s in found.speakers] == ["DeWitt", "Li"]


def test_titles_and_places_are_roles():
    found = heard("Mr ADDISON (Harwich): It is old.\n\nSENATOR LI: It can be mended.\n")
    assert [(s.name, s.role) for s in found.speakers] == [
        ("Addison", "Harwich"),
        ("Li", "Senator"),
    ]


def test_a_name_behind_an_office_is_the_name():
    found = heard("The Minister for Ports (Tom Kray): It is old.\n\nKRAY: It sank.\n\nADA: No.\n")
    assert [(s.name, s.role) for s in found.speakers] == [
        ("Tom Kray", "Minister for Ports"),
        ("Ada", None),
    ]


def test_a_roster_by_hand_comes_first():
    given = [
        Speaker(id="li", name="Li Wei", aliases=["CLLR L"]),
        Speaker(id="tom", name="Tom Lee", aliases=["Lee"]),
    ]
    text = "Cllr L: It is old.\n\nLEE: It is not.\n\nAnn Lee: I think so.\n"
    found = draft_transcript(text, speakers=given)
    assert [turn.speaker.name for turn in found.transcript.turns] == [
        "Li Wei",
        "Tom Lee",
        "Ann Lee",
    ]


def test_voices_without_a_name_are_never_one():
    found = draft_transcript(">> It is old.\n>> It can be mended.\n")
    assert [(s.name, s.is_anonymous) for s in found.speakers] == [
        ("Voice 1", True),
        ("Voice 2", True),
    ]


def test_whoever_is_called_by_what_they_do_has_no_name():
    found = heard("WITNESS: It is old.\n\nAUDIENCE MEMBER: It can be mended.\n")
    assert [(s.name, s.is_anonymous, s.is_collective) for s in found.speakers] == [
        ("Witness", True, False),
        ("Audience member", True, True),
    ]
