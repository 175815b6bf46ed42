"""What a terminal obeys or nobody sees is spelled out; text of every script stays as it is."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.draw.measure import wrap as wrap_picture
from argmap.render.json_text import compact
from argmap.render.terminal.text import cut, one_line, shown, wrap

_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
HIDDEN = {
    "arabic letter mark": "\u061c",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "override": "\u202e",
    "isolate": "\u2067",
    "old shaping control": "\u206a",
    "tag of a language": "\U000e0001",
    "tag letter": "\U000e0041",
    "tag that ends": "\U000e007f",
    "word joiner": "\u2060",
    "invisible times": "\u2062",
    "byte order mark": "\ufeff",
    "annotation": "\ufff9",
    "filler": "\u3164",
    "half filler": "\uffa0",
    "vowel separator": "\u180e",
    "musical control": "\U0001d173",
    "shorthand control": "\U0001bca0",
}


@pytest.mark.parametrize("character", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("around", ["ab", "\u05d0\u05d1", "👍👍"])
def test_hidden_characters_are_spelled_out_anywhere(character: str, around: str) -> None:
    text = around[0] + character + around[1]
    code = f"{ord(character):04x}" if ord(character) < 0x10000 else f"{ord(character):08x}"
    assert shown(text) == f"{around[0]}\\{'u' if len(code) == 4 else 'U'}{code}{around[1]}"
    assert character not in compact({"a": text})
    assert json.loads(compact({"a": text})) == {"a": text}


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian, with the non-joiner it is spelled with
        "क्\u200dष",  # Hindi, with a joiner
        "ភាសា\u200bខ្មែរ",  # Khmer, with a break between words
        "👩\u200d🚒 👨\u200d👩\u200d👧 👩🏽\u200d🚀",
        "\u2764\ufe0f 1\ufe0f\u20e3 #\ufe0f\u20e3 \u00a9\ufe0f 🏳\ufe0f\u200d🌈",
        "葛\U000e0100",  # a variant of an ideograph
        "Stra\u00adße",
        "שלום עולם", "مرحبا", "e\u0301", "東京",
    ],
)  # fmt: skip
def test_what_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("pay\u200dpal", "pay\\u200dpal"),
        ("pay\u200cpal", "pay\\u200cpal"),
        ("pay\u200bpal", "pay\\u200bpal"),
        ("\u200d", "\\u200d"),
        ("👍\u200d\u200d👍", "👍\\u200d\\u200d👍"),
        ("a\ufe0fb", "a\\ufe0fb"),
        ("👍\ufe0f\ufe0e\U000e0101", "👍\ufe0f\\ufe0e\\U000e0101"),
        ("a\u00ad", "a\\xad"),
        ("\u00ad\u00ad", "\\xad\\xad"),
    ],
)
def test_joiners_and_selectors_that_hide_something_are_spelled_out(
    text: str, harmless: str
) -> None:
    assert shown(text) == harmless


@given(st.text(max_size=30))
def test_nothing_that_formats_is_left_between_latin_letters(text: str) -> None:
    for character in shown("".join(f"a{c}" for c in text)):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert not 0xE0000 <= ord(character) < 0xE0100


hidden = st.sampled_from([*HIDDEN.values(), "\x1b", "\x9b"])
words = st.lists(st.one_of(hidden, st.sampled_from("ab漢")), max_size=40).map("".join)


@given(words, st.integers(8, 30))
def test_no_line_ends_within_what_is_spelled_out(text: str, width: int) -> None:
    whole = one_line(text)
    escapes = whole.count("\\")
    for lines in (wrap(text, width), wrap_picture(text, width * 7, 13)):
        assert "".join(lines) == whole
        for line in lines:
            assert shown(line) == line
        intact = sum(len(_ESCAPE.findall(line)) for line in lines)
        assert intact == escapes
    kept = cut(text, width).removesuffix("…")
    assert len(_ESCAPE.findall(kept)) == kept.count("\\")
