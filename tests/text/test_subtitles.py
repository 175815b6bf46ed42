"""SubRip and WebVTT as a text to read."""

import pytest

from argmap.text.extracting import extract, kind_of
from argmap.text.subtitles import subtitle_text

SRT = """\
1
00:00:01,000 --> 00:00:04,000
ADA: The ferry is old and it will
not <i>last</i>.

2
00:01:04,500 --> 00:01:06,000
{\\an8}It sank.

3
01:00:06,500 --> 01:00:09,000
- Did it?
- It did.
"""
VTT = """\
WEBVTT - a hearing

NOTE
not shown

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:left
<v.loud Ada Merrow>The ferry is old &amp; it
sank.</v>

00:05.000 --> 00:06.000
<v Ada Merrow>It <00:05.500>sank.

00:07.000 --> 00:08.000
<v Ben>It did not.
"""


def test_cues_become_lines_with_times_and_speakers():
    assert subtitle_text(SRT) == (
        "[00:00:01] ADA: The ferry is old and it will not last.\n"
        "[00:01:04] It sank.\n"
        "[01:00:06] >> Did it?\n"
        "[01:00:06] >> It did.\n"
    )
    assert subtitle_text(VTT) == (
        "[00:00:01] Ada Merrow: The ferry is old & it sank.\n"
        "[00:00:05] It sank.\n"
        "[00:00:07] Ben: It did not.\n"
    )


def test_a_name_that_every_cue_repeats_stands_once():
    cues = "1\n00:00:01,000 --> 00:00:02,000\nADA: The ferry\n\n2\n00:00:02,000 --> 00:00:03,000\nADA: is old.\n"
    assert subtitle_text(cues) == "[00:00:01] ADA: The ferry is old.\n"


def test_captions_that_roll_are_read_once():
    rolling = "WEBVTT\n\n00:01.000 --> 00:02.000\nThe ferry\n\n00:02.000 --> 00:03.000\nThe ferry\nis old.\n"
    assert subtitle_text(rolling) == "[00:00:01] The ferry is old.\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_kind_is_known_by_how_the_file_begins(ends):
    assert kind_of("-", "\ufeff" + VTT.replace("\n", ends)) == "vtt"
    assert kind_of("x.srt", "") == "srt"
    assert extract(SRT.replace("\n", ends), "srt") == extract(SRT, "srt")
    assert not extract(SRT, "srt").is_whole


def test_srt_is_known_by_its_first_cue():
    assert kind_of("-", SRT) == "srt"
    assert kind_of("-", "1\nThe ferry is old.\n") == "text"


@pytest.mark.parametrize("text", ["", "WEBVTT", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "1\n2\n"])
def test_nothing_said_is_no_text(text):
    assert subtitle_text(text) == ""
