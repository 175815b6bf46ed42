"""unused-source, source-file-missing, quote-without-source, and the three checks of spans."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.checks.base import Checked
from argmap.formats.core import source_texts as sources
from argmap.formats.core.reading import read_text
from tests.checks.helpers import found, helps

HEARING = """Chair: Order!
Shopkeeper: "We would lose
a third of our customers — at least," she said. "It's our street."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hearing.txt").write_text(HEARING, encoding="utf-8", newline="")
    return tmp_path


def said(*lines: str, path: str = "hearing.txt") -> str:
    """A map in which the shopkeeper says something; the lines are number 9 and the next."""
    words = "".join(f"    {line}\n" for line in lines)
    return f"""
sources: {{hearing: {{path: {path}}}}}
source: hearing
speakers: {{shop: A shopkeeper}}
issue: a
claims:
  a:
    text: A
    speaker: shop
{words}"""


def test_a_source_that_nothing_comes_from() -> None:
    text = """
        sources:
          used: {title: Used}
          unused: {title: Not used}
          default: {title: Every utterance names another}
        source: default
        speakers: {ada: Ada}
        claims:
          a: {text: A, speaker: ada, reported: so, source: used}
    """
    assert found(text, "unused-source") == [
        "3:11 warning AM241: nothing in this map comes from the source unused",
        "4:12 warning AM241: nothing in this map comes from the source default",
    ]
    assert helps(text, "unused-source")[0] == (
        "write `source: unused` where its words are quoted, or delete the source"
    )


def missing(path: str, folder: Path) -> tuple[list[str], list[str | None]]:
    text = f"sources: {{s: {{path: '{path}'}}}}\nclaims: {{}}\n"
    name = "source-file-missing"
    return found(text, name, folder), helps(text, name, folder)


def test_a_source_whose_file_is_not_there(folder: Path) -> None:
    lines, help = missing("haering.txt", folder)
    assert lines == ["1:21 warning AM242: the text of the source s, 'haering.txt', does not exist"]
    assert help == ["did you mean hearing.txt?"]


def test_a_source_whose_path_is_an_address(folder: Path) -> None:
    _, help = missing("https://example.org/a", folder)
    assert help == ["write `url: https://example.org/a`"]


def test_files_that_are_no_texts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    (folder / "sub").mkdir()
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    assert missing("latin.txt", folder)[0][0].endswith("latin.txt', is not UTF-8 text")
    assert missing("sub", folder)[0][0].endswith("sub', is a folder")
    assert missing("hearing.txt", folder)[0][0].endswith("hearing.txt', is larger than 0 MB")
    assert "cannot be read" in missing("x" * 5000, folder)[0][0]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("../secret.txt", "is outside the folder of the map"),
        ("sub/../../secret.txt", "is outside the folder of the map"),
        ("/etc/hosts", "is an absolute path, which a map cannot name"),
        ("file:hearing.txt", "is a file: address, which a map cannot name"),
    ],
)
def test_a_file_that_a_map_may_not_name(path: str, problem: str, folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    lines, help = missing(path, folder)
    assert lines == [f"1:21 warning AM242: the text of the source s, '{path}', {problem}"]
    assert help == [
        "name a file in the folder of the map, by its path from there; --source-root allows more"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert missing("pipe", folder)[0][0].endswith("pipe', is not a regular file")


def test_the_text_of_a_source_is_read_as_it_is(folder: Path) -> None:
    (folder / "dos.txt").write_bytes("\u00e9\r\nb\r".encode())
    loaded = read_text("sources: {d: dos.txt, n: {title: N}, g: gone.txt}\nclaims: {}\n")
    assert loaded.map
    checked = Checked(loaded, loaded.map, folder)
    assert checked.sources.text("d") == "\u00e9\r\nb\r"
    assert checked.sources.text("n") is None
    assert checked.sources.text("g") is None


def test_sources_are_looked_for_beside_the_map(folder: Path) -> None:
    loaded = read_text("sources: {h: hearing.txt}\nclaims: {}\n", str(folder / "map.yaml"))
    assert loaded.map
    assert Checked(loaded, loaded.map).sources.text("h") == HEARING


def test_quotes_without_a_source() -> None:
    text = """
        sources: {s: {title: S}}
        speakers: {ada: Ada}
        claims:
          a: {text: A, speaker: ada, quote: A, source: s}
          b: {text: B, speaker: ada, quote: B}
          c: {text: C, speaker: ada, quote: C, url: "https://example.org"}
          d: {text: D, speaker: ada, reported: that D}
    """
    assert found(text, "quote-without-source") == [
        "5:37 note AM243: the words of ada for b have no source"
    ]
    assert helps(text, "quote-without-source") == ["write `source: …` or `url: …` beside the quote"]


@pytest.mark.parametrize(
    ("sources", "help"),
    [
        (
            "{}",
            "list the document under `sources:`, and write `source: …` at the top of the file",
        ),
        ("{s: {title: S}}", "write `source: s` at the top of the file"),
        (
            "{s: {title: S}, t: {title: T}}",
            "write `source: …` beside each quote, or once at the top of the file",
        ),
    ],
)
def test_a_map_without_any_source_is_told_once(sources: str, help: str) -> None:
    text = f"""
        speakers: {{ada: Ada}}
        sources: {sources}
        claims:
          a: {{text: A, speaker: ada, quote: A}}
          b: {{text: B, speaker: ada, quote: B}}
    """
    assert found(text, "quote-without-source") == [
        "4:37 note AM243: none of the 2 quotes says where it stands"
    ]
    assert helps(text, "quote-without-source") == [help]


def test_a_span_without_a_source() -> None:
    text = """
        speakers: {ada: Ada}
        claims:
          a: {text: A, speaker: ada, quote: A, span: [1, 2]}
          b: {text: B, speaker: ada, quote: B, span: [1, 2], url: "https://example.org"}
    """
    assert found(text, "span-without-source") == [
        "3:46 warning AM244: the words of ada for a have a span but no source"
    ]
    assert helps(text, "span-without-source") == [
        "write `source: …` beside the span, or once at the top of the file"
    ]
    assert found(text, "quote-without-source") == []


def test_a_span_beyond_the_end(folder: Path) -> None:
    text = said("quote: a third of our customers", "span: [[3, 5], [100, 900]]")
    assert found(text, "span-outside-source", folder) == [
        "10:20 warning AM245: the span [100, 900] of a goes beyond the end of hearing, "
        "which has 108 code points"
    ]
    assert helps(text, "span-outside-source", folder) == ["write `span: [41, 65]`"]
    assert found(text, "span-mismatch", folder) == []


def test_a_span_beyond_the_end_of_what_is_only_reported(folder: Path) -> None:
    text = said("reported: their losses", "span: [100, 109]")
    assert helps(text, "span-outside-source", folder) == ["write a span between 0 and 108"]


def test_other_words_at_the_span(folder: Path) -> None:
    text = said("quote: We would lose a third of our customers", "span: [7, 24]")
    assert found(text, "span-mismatch", folder) == [
        "10:11 warning AM246: the quote of a is not at its span in hearing, "
        "where “Order! Shopkeeper” stands"
    ]
    assert helps(text, "span-mismatch", folder) == ["write `span: [27, 65]`"]


def test_one_part_of_a_quote_is_elsewhere(folder: Path) -> None:
    text = said("quote: [We would lose, it's our street]", "span: [[27, 40], [41, 65]]")
    assert found(text, "span-mismatch", folder) == [
        "10:22 warning AM246: the quote of a is not at its span in hearing, "
        "where “a third of our customers” stands"
    ]
    assert helps(text, "span-mismatch", folder) == ["write `span: [[27, 40], [90, 105]]`"]


def test_words_that_are_not_in_the_source(folder: Path) -> None:
    text = said("quote: We would lose half of our customers", "span: [27, 65]")
    assert helps(text, "span-mismatch", folder) == [
        "correct the quote or the span; these words are not found in hearing"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["quote: We would lose a third of our customers", "span: [27, 65]"],
        ["quote: we would lose a third of our customers.", "span: [26, 65]"],
        ["quote: our customers - at least", "span: [52, 76]"],
        ["quote: It’s our street", "span: [90, 105]"],
        ["quote: [at least, It's our street]", "span: [[68, 76], [90, 105]]"],
        ["quote: [We would, lose]", "span: [27, 40]"],
        ["quote: at least. It's our street", "span: [[68, 76], [90, 105]]"],
        ["quote: at least. It's our street", "span: [68, 105]"],
        ["quote: '...a *third* of [sic] our customers'", "span: [41, 65]"],
        ["reported: that trade would fall", "span: [0, 5]"],
        ["quote: anything at all"],
    ],
)
def test_words_that_are_at_their_span(lines: list[str], folder: Path) -> None:
    assert found(said(*lines), "span-mismatch", folder) == []


def test_spans_are_not_checked_without_the_text(folder: Path) -> None:
    text = said("quote: anything at all", "span: [1, 900]", path="gone.txt")
    assert found(text, "span-mismatch", folder) == []
    assert found(text, "span-outside-source", folder) == []


# -- misattribution --------------------------------------------------------------------------------

TOWN = """\
“We will sell the harbour,” said Ann Lee, the mayor.

“The sea is ours for ever,” said Ben Day. “It would be a lie to say we are broke.”

Ann Lee denied that the budget was cut.
"""


def town(folder: Path, *utterances: str) -> list[str]:
    """What is said of utterances of one claim, from line 7 on."""
    (folder / "town.txt").write_text(TOWN, encoding="utf-8")
    said = "".join(f"      - {each}\n" for each in utterances)
    text = f"""\
sources: {{town: town.txt}}
source: town
speakers: {{ann: Ann Lee, ben: Ben Day, mayor: The mayor}}
claims:
  a: {{text: A.}}
  b: {{text: B.}}
  c:
    text: C.
    said:
{said}"""
    return found(text, "misattribution", folder)


def test_words_in_the_wrong_mouth(folder: Path) -> None:
    lines = town(folder, "{speaker: ben, quote: We will sell the harbour}")
    assert lines == [
        "10:19 warning AM247: c: says Ben Day; town gives these words to Ann Lee (line 1)"
    ]


def test_words_that_are_clipped_or_stitched(folder: Path) -> None:
    lines = town(
        folder,
        "{speaker: ben, quote: we are broke}",
        "{speaker: ben, quote: [We will sell the harbour, The sea is ours for ever]}",
        "{speaker: ann, reported: the budget was cut}",
    )
    assert [line.partition("AM247: ")[2] for line in lines] == [
        "c: clipped after “It would be a lie to say” in town (line 3)",
        "c: parts of quotations of different people in town: Ann Lee and Ben Day",
        "c: clipped after “Ann Lee denied that” in town (line 5)",
    ]


def test_words_in_the_right_mouth_and_words_that_are_not_there(folder: Path) -> None:
    assert not town(
        folder,
        "{speaker: ann, quote: We will sell the harbour}",
        "{speaker: mayor, quote: We will sell the harbour}",
        "{speaker: ann, denies: the budget was cut}",
        "{speaker: ben, quote: Whales sing at night}",
        "{speaker: ben, quote: We will sell the harbour, source: null}",
    )


def test_a_text_that_is_too_long_to_be_read_by_a_check(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.checks.sources.misattribution.MAX_TEXT", 100)
    assert not town(folder, "{speaker: ben, quote: We will sell the harbour}")
