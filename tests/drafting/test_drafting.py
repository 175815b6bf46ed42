import os
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drafting.drafting import draft
from tests.text.helpers import statement

MARKS = [*"“”\"'«»`,.;:()?!—-…", "''", "\n", "\n\n", "\r\n", "\u00a0", "\u00ad", "β", " ", " "]
WORDS = """
said says told that Lund Ada Merrow he she they the a baker who and but according to If Mr. U.S. 30
claims asked whether promised praised of in Monday known as was by experts
"""
PIECES = st.sampled_from([*MARKS, *WORDS.split()])
PROSE = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)


@given(PROSE)
def test_whatever_the_text_all_places_are_in_it(text):
    for each in draft(text).statements:
        assert each.spans
        assert list(each.spans) == sorted(each.spans)
        assert all(0 <= a < b <= len(text) for a, b in (*each.spans, each.cue_span))
        assert each.text == " ".join(text[a:b] for a, b in each.spans)
        assert each.cue == text[slice(*each.cue_span)]
        if each.mention_span:
            assert each.mention == text[slice(*each.mention_span)]


@given(PROSE)
def test_words_are_attributed_once(text):
    spans = [span for each in draft(text).statements for span in each.spans]
    spans.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_can_be_drafted(text):
    draft(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It sank,” she said.", "direct"),
        ("She said it “sank like a stone.”", "mixed"),
        ("She said it sank.", "indirect"),
        ("“It sank,” she said. “It was old.”", "direct"),
    ],
)
def test_the_kind_says_whose_words_they_are(text, kind):
    assert statement(text).kind == kind


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Lund told Coast Radio that it sank.", "Coast Radio"),
        ("Lund told the Brackness Herald that it sank.", "Brackness Herald"),
        ("“It sank,” Lund told CNN.", "CNN"),
        ("Lund told reporters that it sank.", None),
        ("Lund told Ada Merrow that it sank.", None),
    ],
)
def test_words_told_to_an_outlet_came_through_it(text, via):
    assert statement(text).via == via


def test_an_outlet_that_is_told_everything_is_the_one_that_prints_it():
    names = ("Lund", "Merrow", "Calder")
    text = "\n".join(f"{name} told Coast Radio that it sank." for name in names)
    assert [each.via for each in draft(text).statements] == [None] * 3


def test_offsets_survive_damage_and_line_ends():
    text = "It sank β slowly.\r\n“It was\u00a0old,” the\u00ad mayor said.\r\n"
    found = statement(text)
    assert text[slice(*found.spans[0])] == "“It was\u00a0old,”"


def test_nothing_is_quadratic_in_nesting():
    # Were it so, these would take minutes.
    for text in ('"' * 20_000, "“a " * 20_000, "(" * 20_000, "a, " * 20_000, "said " * 5_000):
        draft(text)


@pytest.mark.skipif("ARGMAP_TEST_DATA" not in os.environ, reason="needs real articles")
def test_real_articles_cut_anywhere_can_be_drafted():
    chance = random.Random(4)
    for path in sorted((Path(os.environ["ARGMAP_TEST_DATA"]) / "quotes").glob("*.txt"))[::4]:
        text = path.read_text(encoding="utf-8")
        start = chance.randrange(len(text) // 2)
        for each in draft(text[start : start + chance.randrange(3_000)]).statements:
            assert each.speakers or each.mention is None
