"""Where a cursor stands, by the letters around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.lsp.context import context_at
from tests.lsp.typing import cursor

BLOCK = "claims:\n  a: A.\n  b:\n    text: B.\n"


@pytest.mark.parametrize(
    ("typed", "path", "key", "word"),
    [
        ("|", (), None, ""),
        ("cla|", (), None, "cla"),
        ("issue: a|\nclaims:\n  a: A.\n", (), "issue", "a"),
        (BLOCK + "    reb|", ("claims", "b"), None, "reb"),
        (BLOCK + "    rebuts: a|", ("claims", "b"), "rebuts", "a"),
        (BLOCK + "    rebuts: [x, a|", ("claims", "b"), "rebuts", "a"),
        (BLOCK + "    rebuts:\n      - x\n      - a|", ("claims", "b"), "rebuts", "a"),
        (BLOCK + "    rebuts: {claim: a, sch|", ("claims", "b", "rebuts"), None, "sch"),
        (BLOCK + "    said:\n      - {speaker: a|", ("claims", "b", "said"), "speaker", "a"),
        (BLOCK + "    said:\n      - speaker: a\n        qu|", ("claims", "b", "said"), None, "qu"),
        ("claims: {a: A., b: {rebuts: a|", ("claims", "b"), "rebuts", "a"),
        ("claims:\n  a: it's [not closed\n  b:\n    rebuts: |", ("claims", "b"), "rebuts", ""),
        ('{"claims": {"a": {"rebuts": "b|', ("claims", "a"), "rebuts", "b"),
        ('{\n  "claims": {\n    "a": {\n      "rebuts": "b|', ("claims", "a"), "rebuts", "b"),
        ("claims:\n  b:\n    undercuts: c/a|", ("claims", "b"), "undercuts", "c/a"),
    ],
)
def test_what_is_typed_is_known_from_the_letters_before_it(typed, path, key, word):
    text, offset = cursor(typed)
    found = context_at(text, offset)
    assert (found.path, found.key, found.word) == (path, key, word)


@given(st.text("ab:-[]{},\"'# \n\t😀", max_size=60), st.data())
def test_any_letters_have_a_context(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert text[:offset].endswith(context_at(text, offset).word)
