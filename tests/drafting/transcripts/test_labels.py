"""Every kind of label, and what stands before a colon and is none."""

import pytest

from argmap.drafting.transcripts.labels import label_at


def read(line):
    return label_at(line, 0, len(line))


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("ADDISON: It sank.", "ADDISON", "It sank."),
        ("ADDISON:It sank.", "ADDISON", "It sank."),
        ("ADDISON; It sank.", "ADDISON", "It sank."),
        ("Mr ADDISON (Harwich): It sank.", "Mr ADDISON", "It sank."),
        ("Mr ADDISON (Harwich) (Con): It sank.", "Mr ADDISON", "It sank."),
        ("Mr. ADDISON. It sank.", "Mr. ADDISON", "It sank."),
        ("Mr. ADDISON of Kent. It sank.", "Mr. ADDISON", "It sank."),
        ("The CHAIRMAN. It sank.", "The CHAIRMAN", "It sank."),
        ("Q    Why?", "Q", "Why?"),
        ("MR._ADDISON: It sank.", "MR. ADDISON", "It sank."),
        ("(APPLAUSE) ADDISON: It sank.", "ADDISON", "It sank."),
        ("McGEE: It sank.", "McGEE", "It sank."),
        ("O'NEILL-SMITH: It sank.", "O'NEILL-SMITH", "It sank."),
        ("Councillor Li Wei: It sank.", "Councillor Li Wei", "It sank."),
        ("Bob : It sank.", "Bob", "It sank."),
        ("Ludwig van der Berg: It sank.", "Ludwig van der Berg", "It sank."),
        ("INTERVIEWER: Why?", "INTERVIEWER", "Why?"),
        ("Speaker 2: It sank.", "Speaker 2", "It sank."),
        ("THE COURT: Overruled.", "THE COURT", "Overruled."),
        ("Q. Why?", "Q", "Why?"),
        ("A: It sank.", "A", "It sank."),
        ("**Ada Merrow:** It sank.", "Ada Merrow", "It sank."),
        (">> ADA: It sank.", "ADA", "It sank."),
        ("[00:12:31] Ada Merrow: It sank.", "Ada Merrow", "It sank."),
        ("00:12:31 - Ada Merrow: It sank.", "Ada Merrow", "It sank."),
        ("Ada Merrow [00:12:31]: It sank.", "Ada Merrow", "It sank."),
        ("Ada Merrow: [00:12:31] It sank.", "Ada Merrow", "It sank."),
        ("CLLR LI", "CLLR LI", ""),
        ("Ada Merrow  0:12", "Ada Merrow", ""),
        (">> It sank.", "", "It sank."),
    ],
)
def test_a_label_has_a_name_and_ends_where_the_words_begin(line, name, words):
    label = read(line)
    assert label is not None
    assert (label.name, line[label.place[1] :]) == (name, words)


@pytest.mark.parametrize(
    "line",
    [
        "Note: It sank.",
        "NOTE: It sank.",
        "Photo: Ada Merrow",
        "Subject: The ferry",
        "However: it sank.",
        "It sank: twice.",
        "The ferry: a short history",
        "https://example.org/ferry",
        "At 10:30 it sank.",
        "",
        ": It sank.",
        "12: It sank.",
        "MOTION 2: That the ferry be sold",
    ],
)
def test_what_stands_before_a_colon_is_not_always_a_name(line):
    assert read(line) is None


def test_times_and_brackets_are_told_from_the_name():
    label = read("Mr ADDISON (Harwich) [00:12:31] (continuing): It sank.")
    assert (label.at, label.note) == ("00:12:31", "Harwich")
