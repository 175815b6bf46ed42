"""The law of quotes: one passes `span-mismatch` exactly if `verify` passes it at its span."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.checks.registry import run_checks
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap, Claim, Source, Speaker, Utterance
from argmap.quotes.verification import QuoteCheck, verify
from tests.checks.helpers import found, helps

TEXT = """\
Minutes. “We can’t keep a ﬁne ship that sails half-
empty,” Norling told reporters. “The money belongs in the bridge[3] – not in steel.”

They lost the vote on £400 billion; it was -5 degrees, and they

Minutes of the council, page 4

knew it. “It’s [almost] new,” she said, “isn’t it?” They lost the vote.
"""


def judged(parts: list[str], span: list[tuple[int, int]], folder: Path) -> tuple[QuoteCheck, bool]:
    """What `verify` says of a quote with a span, and whether the check is content with it."""
    (folder / "t.txt").write_text(TEXT, encoding="utf-8", newline="")
    voiced = Utterance(speaker="ada", quote=parts, span=span, source="t")
    map = ArgumentMap(
        speakers={"ada": Speaker(id="ada", name="Ada")},
        sources={"t": Source(id="t", path="t.txt")},
        claims={"a": Claim(id="a", text="A", utterances=[voiced])},
    )
    [check] = verify(map, SourceTexts(map, folder))
    diagnostics = run_checks(Loaded(map, partial=map), folder)
    return check, all(d.name != "span-mismatch" for d in diagnostics)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int]]]:
    """Parts as people quote them, rightly or not, with spans that are right or nearly so."""
    spans = []
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(TEXT) - 2))
        spans.append((start, draw(st.integers(start + 1, min(len(TEXT), start + 60)))))
    spans.sort()
    parts = [draw(quoted(TEXT[start:end])) for start, end in spans]
    if draw(st.booleans()):
        parts = [draw(st.sampled_from((" ", " … ", "\n"))).join(parts)]
    if draw(st.booleans()):
        i = draw(st.integers(-4, 4))
        spans = [(max(0, a + i), min(len(TEXT), max(b + i, a + i + 1, 1))) for a, b in spans]
    return [part for part in parts if part.strip()] or ["ship"], spans


def quoted(words: str) -> st.SearchStrategy[str]:
    """Words, and what a hand makes of them."""
    return st.sampled_from(
        (
            words,
            " ".join(words.split()),
            words.upper(),
            f"... {words} ...",
            words.replace("ﬁ", "fi").replace("’", "'").replace("[3]", ""),
            words.replace("-\n", ""),
            words.replace("ship", "*ship*"),
            words.replace("ship", "[not] ship"),
            words.replace("lost", "won"),
            words.replace("£", ""),
            words.replace(" that sails", " …"),
            words[1:],
            words[:-1],
            f"{words} (emphasis added)",
        )
    )


@given(quotes())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_quote_passes_the_check_exactly_if_verify_passes_it_at_its_span(
    tmp_path: Path, quote: tuple[list[str], list[tuple[int, int]]]
) -> None:
    check, is_content = judged(*quote, tmp_path)
    assert is_content == (check.finding.passed and not check.is_misplaced)


@given(quotes())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_altered_differs_in_a_word_that_is_shown(
    tmp_path: Path, quote: tuple[list[str], list[tuple[int, int]]]
) -> None:
    finding = judged(*quote, tmp_path)[0].finding
    assert (finding.verdict == "altered") == any(d.change != "same" for d in finding.differences)


def at(words: str) -> list[tuple[int, int]]:
    """The span of words in the text."""
    return [(TEXT.index(words), TEXT.index(words) + len(words))]


@pytest.mark.parametrize(
    ("part", "stands", "verdict"),
    [
        ("a ﬁne ship", "a ﬁne ship", "exact"),
        ("a fine ship", "a ﬁne ship", "typographic"),
        ("sails half-empty", "sails half-\nempty", "typographic"),
        ("in the bridge – not in steel", "in the bridge[3] – not in steel", "typographic"),
        (
            "they knew it",
            "they\n\nMinutes of the council, page 4\n\nknew it",
            "typographic",
        ),
        ("... a *fine* ship (emphasis added)", "a ﬁne ship", "typographic"),
        ("It’s [almost] new", "It’s [almost] new", "exact"),
        ("It’s new", "It’s [almost] new", "altered"),
        ("a [not] fine ship", "a ﬁne ship", "elided"),
        ("[The council] lost the vote", "lost the vote", "elided"),
        ("THEY LOST the Vote", "They lost the vote", "altered"),
        ("400 billion", "400 billion", "altered"),
        ("5 degrees", "5 degrees", "altered"),
        ("utes", "utes", "absent"),
    ],
)
def test_check_and_verify_agree(part: str, stands: str, verdict: str, tmp_path: Path) -> None:
    check, is_content = judged([part], at(stands), tmp_path)
    assert check.finding.verdict == verdict
    assert is_content == check.finding.passed


def test_the_same_words_elsewhere_are_not_at_the_span(tmp_path: Path) -> None:
    first = TEXT.index("They lost")
    check, is_content = judged(["They lost the vote"], [(first, first + 18)], tmp_path)
    assert (check.finding.spans, check.is_misplaced, is_content) == (
        ((first, first + 18),),
        False,
        True,
    )
    check, is_content = judged(["They lost the vote"], [(0, 7)], tmp_path)
    assert (check.is_misplaced, is_content) == (True, False)


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("The money ... steel", "leaves out “belongs in the bridge[3] – not in”"),
        ("The money belongs [not] in the bridge", "puts in “[not]”"),
    ],
)
def test_what_is_left_out_or_put_in_is_told(quote: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8", newline="")
    start, end = TEXT.index("The money"), TEXT.index(".”" if "..." in quote else "[3]")
    text = f"""
        sources: {{t: t.txt}}
        source: t
        speakers: {{ada: Ada}}
        claims:
          a: {{text: A, speaker: ada, quote: "{quote}", span: [{start}, {end}]}}
    """
    [line] = found(text, "span-mismatch", tmp_path)
    assert line.endswith(f"AM246: the quote of a {message} at its span in t")
    assert helps(text, "span-mismatch", tmp_path) == [
        "quote the words as they stand there, or the parts as utterances of their own"
    ]
