"""Texts as they are while somebody types: torn anywhere, with a cursor anywhere, nothing breaks."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.lsp import actions, completion, folding, hints, hover, navigation, renaming, symbols
from argmap.lsp.opened import opened
from argmap.lsp.positions import Positions
from argmap.lsp.renaming import NotEditableError
from argmap.lsp.snapshot import Snapshot
from tests.lsp.typing import DOG

ARGDOWN = "===\ntitle: Dogs\n===\n\n# Dogs\n\n[Dogs]: Dogs bark. #tag\n  - <Cats>: Cats do not.\n    + @[Dogs]\n"
JSON = '{"issue": "a", "speakers": {"x": "X"}, "claims": {"a": "A.", "b": {"text": "B 😀", "rebuts": ["a"], "speaker": "x"}}}'
RICH = (
    DOG
    + "    said:\n      - {speaker: ben, quote: 'No 😀', at: p. 3}\nrelations:\n  - {premises: [barking], supports: whippets}\n"
)
TEXTS = {
    "yaml": (DOG, None),
    "rich": (RICH, None),
    "json": (JSON, "json"),
    "argdown": (ARGDOWN, "argdown"),
}


def asked(snapshot, offset):
    """Everything that an editor can ask at a place."""
    completion.completions(snapshot, offset)
    found = hover.hover(snapshot, offset)
    stretches = [found.about] if found else []
    stretches += navigation.definitions(snapshot, offset)
    stretches += navigation.references(snapshot, offset)
    navigation.claim_at(snapshot, offset)
    told = snapshot.diagnostics()
    stretches += [snapshot.stretch(d.span) for d in told if d.span]
    for action in actions.actions(snapshot, offset, offset, told):
        stretches += [(edit.start, edit.end) for edit in action.edits]
    for symbol in symbols.outline(snapshot):
        stretches += [symbol.whole, symbol.named]
    stretches += [(h.offset, h.offset) for h in hints.hints(snapshot, 0, len(snapshot.text))]
    hints.lenses(snapshot)
    with contextlib.suppress(NotEditableError):
        stretches += [(e.start, e.end) for e in renaming.renamed(snapshot, offset, "zzz")]
    lines = snapshot.text.count("\n") + snapshot.text.count("\r") + 1
    assert all(fold.last < lines for fold in folding.folds(snapshot.text))
    assert all(0 <= start <= end <= len(snapshot.text) for start, end in stretches)


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
def test_no_torn_text_breaks_an_answer(name, data):
    text, format = TEXTS[name]
    cut = data.draw(st.integers(0, len(text)))
    rest = data.draw(st.integers(cut, len(text)))
    torn = (
        text[:cut]
        + data.draw(st.sampled_from(["", ":", " [", "{", "'", '"', "\t", "- ", "&", "\r"]))
        + text[rest:]
    )
    before = Snapshot(text, None, format)
    if data.draw(st.booleans()):
        assert before.loaded is not None
    asked(before.followed_by(torn), data.draw(st.integers(0, len(torn))))


@given(
    st.text("a😀é\n\r\u2028 ", max_size=30),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
    st.sampled_from(["", "\ufeff"]),
    st.data(),
)
def test_positions_lead_back_to_their_offsets(text, encoding, mark, data):
    positions = Positions(mark + text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":
        assert positions.offset(*positions.place(offset)) == offset


def test_a_change_is_made_where_the_editor_means_it():
    positions = Positions("x: 😀a\u2028b\ny", "utf-16")
    assert positions.replaced((0, 5), (0, 6), "Z") == "x: 😀Z\u2028b\ny"


def test_a_byte_order_mark_that_the_editor_holds_is_counted_and_never_edited():
    held = '\ufeffclaims: {a: "😀", b: {text: B., rebuts: x}}'
    column = len(held.partition("x}")[0].encode("utf-16-le")) // 2
    text = opened("file:///m.argmap.yaml", held, "yaml", "utf-16")
    (wrong,) = text.snapshot.diagnostics()
    assert text.positions.place(text.snapshot.stretch(wrong.span).start) == (0, column)
    text.changed(text.positions.replaced((0, column), (0, column + 1), "a"))
    edits = renaming.renamed(text.snapshot, text.positions.offset(0, 10), "smile")
    for edit in reversed(edits):
        places = text.positions.place(edit.start), text.positions.place(edit.end)
        text.changed(text.positions.replaced(*places, edit.new))
    smiling = 'claims: {smile: "😀", b: {text: B., rebuts: smile}}'
    assert text.positions.text == f"\ufeff{smiling}"
    text.changed(text.positions.replaced((0, 0), (0, 1), ""))
    assert text.positions.text == text.snapshot.text == smiling
