import pytest

from argmap.formats.core.source_texts import SourceTexts
from argmap.quotes.context import Contexts
from argmap.quotes.verification import verify
from tests.helpers import map_of

TEXT = "The ferry is old, Lund said.\n\n“It sank twice,” he said. “Sell it.”\n"

MAP = """\
    source: ferry
    sources: {ferry: ferry.txt, gone: gone.txt, letter: A letter}
    speakers: {lund: Lund}
    claims:
      old: {text: It is old., speaker: lund, reported: The ferry is old}
      sank: {text: It sank., speaker: lund, quote: It sank twice, span: [31, 44]}
      moved: {text: It sank., speaker: lund, quote: It sank twice, span: [0, 13]}
      theirs: {text: It is old., speaker: lund, quote: The ferry is old}
      both: {text: It sank., speaker: lund, quote: Sell it., reported: Lund said}
      gone: {text: It is gone., speaker: lund, quote: Gone, source: gone}
      letter: {text: It is written., speaker: lund, quote: Written, source: letter}
      nowhere: {text: Nobody., speaker: lund, quote: Nowhere, source: null}
      silent: {text: He says so., speaker: lund}
"""


@pytest.fixture
def checks(tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    map = map_of(MAP)
    return {(c.claim.id, c.words): c for c in verify(map, SourceTexts(map, tmp_path))}


def test_every_quote_and_all_reported_words_have_a_verdict(checks):
    assert {key: check.finding.verdict for key, check in checks.items()} == {
        ("old", "reported"): "exact",
        ("sank", "quote"): "exact",
        ("moved", "quote"): "exact",
        ("theirs", "quote"): "exact",
        ("both", "quote"): "exact",
        ("both", "reported"): "exact",
        ("gone", "quote"): "no-text",
        ("letter", "quote"): "no-text",
        ("nowhere", "quote"): "no-text",
    }


def test_a_span_that_points_elsewhere_is_noticed(checks):
    assert [key[0] for key, check in checks.items() if check.is_misplaced] == ["moved"]


def test_own_words_outside_quotation_marks_are_noticed(checks):
    assert [key[0] for key, check in checks.items() if check.is_unmarked] == ["theirs"]


def test_words_without_a_span_are_noticed_once(checks):
    unplaced = [key for key, check in checks.items() if check.is_unplaced]
    assert unplaced == [("old", "reported"), ("theirs", "quote"), ("both", "quote")]


def test_why_there_is_no_text_is_told(checks):
    problems = [check.problem for check in checks.values() if check.problem]
    assert problems == ["gone.txt does not exist", "letter has no path", "no source"]


def test_words_are_shown_in_their_paragraph(tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    map = map_of(MAP)
    contexts = Contexts(SourceTexts(map, tmp_path))
    shown = {
        id: context.marked(">>", "<<")
        for id, claim in map.claims.items()
        if (context := contexts.of(claim.utterances[0]))
    }
    assert shown == {
        "old": ">>The ferry is old<<, Lund said.",
        "sank": "“>>It sank twice<<,” he said. “Sell it.”",
        "moved": ">>The ferry is <<old, Lund said.",
        "theirs": ">>The ferry is old<<, Lund said.",
        "both": "“It sank twice,” he said. “>>Sell it.<<”",
    }


def test_of_a_long_paragraph_only_the_neighbourhood_is_shown(tmp_path):
    (tmp_path / "ferry.txt").write_text("word " * 2_000 + "It sank twice." + " word" * 2_000)
    map = map_of(MAP)
    context = Contexts(SourceTexts(map, tmp_path)).of(map.claims["both"].utterances[0])
    assert context is None
    map.claims["sank"].utterances[0].span = []
    found = Contexts(SourceTexts(map, tmp_path)).of(map.claims["sank"].utterances[0])
    assert found is not None
    assert len(found.text) <= 2_000
    assert ">>It sank twice<<." in found.marked(">>", "<<")
