"""empty-text, same-text, similar-text, implicit-claim-voiced, unvoiced, doubled-utterance."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checks.claims.similar_text import MIN_WORDS, similar_pairs
from argmap.checks.registry import run_checks
from argmap.formats.core.reading import read_text
from argmap.words.statements import is_decisive, words_of
from tests.checks.helpers import diagnostics, found, helps


def test_a_claim_without_words() -> None:
    text = """
        issue: a
        claims:
          a: A is so.
          b: {rebuts: a}
          c:
          d: {title: Only a title, rebuts: a}
          e: {text: "  ", rebuts: a}
    """
    assert found(text, "empty-text") == [
        "4:6 error AM201: b has no text",
        "5:3 error AM201: c has no text",
        "7:13 error AM201: e has no text",
    ]
    assert helps(text, "empty-text")[0] == "write `text:` and what is claimed"


def test_two_claims_in_the_same_words() -> None:
    text = """
        issue: a
        claims:
          a: The shops lose trade.
          b:
            text: "The   SHOPS, lose trade!"
            supports: a
          c: {text: “The shops” lose – trade, supports: a}
          d: {text: The shops lose trade., restates: a}
          e: {text: The shop loses trade., supports: a}
          f: "?!"
          g: "!"
    """
    assert found(text, "same-text") == [
        "5:11 warning AM202: b says the same as a",
        "7:13 warning AM202: c says the same as a",
    ]
    assert helps(text, "same-text")[0] == "keep one of the two, or write `restates: a`"
    first = next(d for d in diagnostics(text) if d.name == "same-text")
    assert [(r.message, r.span.line, r.span.column) for r in first.related] == [
        ("a says it first", 3, 6)
    ]


def test_words_of_scripts_whose_vowels_are_marks_stay_apart() -> None:
    assert words_of("की") != words_of("का")
    assert words_of("don’t—stop") == ("don't", "stop")


def similar(one: str, other: str) -> bool:
    return bool(list(similar_pairs({"a": words_of(one), "b": words_of(other)})))


def test_claims_that_differ_in_a_word() -> None:
    text = """
        issue: a
        claims:
          a: Trade rose on every street that was closed.
          b: {text: Trade rose on each street that was closed., supports: a}
          c: Trade rose on each street that was closed at last.
          d: Trade rose on each one street that was closed at last.
          e: Trade then rose on every street that was closed.
    """
    assert found(text, "similar-text") == [
        "7:6 note AM203: e says nearly the same as a (with then)",
    ]
    assert helps(text, "similar-text") == [
        "if they make one point, keep one of the two, or write `restates: a`"
    ]


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ("The old bridge could be rebuilt by the town", "could for should"),
        ("The bridge should be rebuilt by the town", "without old"),
        ("The very old bridge should be rebuilt by the town", "with very"),
        ("By the town the old bridge should be rebuilt", None),
        ("Should the old bridge be rebuilt by the town", "in another order"),
    ],
)
def test_the_message_says_how_they_differ(other: str, says: str | None) -> None:
    text = f"""
        claims:
          a: The old bridge should be rebuilt by the town
          b: {other}
    """
    expected = [f"3:6 note AM203: b says nearly the same as a ({says})"] if says else []
    assert found(text, "similar-text") == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the shops will lose their trade", "the shops will not lose their trade"),
        ("the shops do lose their trade", "the shops don't lose their trade"),
        ("a walk with lamps is safe at night", "a walk without lamps is safe at night"),
        ("trade fell by 30 % in that year", "trade fell by 40 % in that year"),
        ("two in ten drive to their work", "three in ten drive to their work"),
        ("the streets are safer at night now", "the streets are more safer at night now"),
        ("cats are the very best of pets", "dogs of the very best are pets"),
        ("dogs bark a lot", "cats bark a lot"),
    ],
)
def test_claims_that_only_look_similar(one: str, other: str) -> None:
    assert not similar(one, other)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "not", "7"]), min_size=4, max_size=8).map(tuple)


def by_brute_force(texts: dict[str, tuple[str, ...]]) -> set[str]:
    """The texts that are similar to an earlier one, by the definition."""

    def rests(words: tuple[str, ...]) -> set[tuple[str, ...]]:
        without = {
            words[:i] + words[i + 1 :] for i, word in enumerate(words) if not is_decisive(word)
        }
        return {words} | without

    result: set[str] = set()
    earlier: list[tuple[str, ...]] = []
    for id, words in texts.items():
        if len(words) < MIN_WORDS or words in earlier:
            continue
        if any(a == b for other in earlier for a, b in product(rests(words), rests(other))):
            result.add(id)
        earlier.append(words)
    return result


@given(st.lists(WORDS, max_size=8))
def test_the_search_finds_what_the_definition_says(texts: list[tuple[str, ...]]) -> None:
    named = {f"t{i}": words for i, words in enumerate(texts)}
    pairs = dict(similar_pairs(named))
    assert set(pairs) == by_brute_force(named)
    for id, other in pairs.items():
        assert by_brute_force({other: named[other], id: named[id]}) == {id}


def test_an_implicit_claim_that_somebody_says() -> None:
    text = """
        issue: a
        speakers: {ada: Ada}
        sources: {s: S}
        source: s
        claims:
          a: A is so.
          b: {text: B, implicit: true, speaker: ada, quote: B indeed, supports: a}
          c: {text: C, implicit: true, speaker: ada, supports: a}
          d: {text: D, speaker: ada, quote: D, supports: a}
    """
    assert found(text, "implicit-claim-voiced") == [
        "7:53 warning AM204: b is implicit, but ada says it"
    ]
    assert helps(text, "implicit-claim-voiced") == [
        "leave `implicit: true` out, or move the quote to the claim it voices"
    ]


def test_claims_that_nobody_voices() -> None:
    text = """
        issue: a
        speakers: {ada: Ada}
        claims:
          a: A is so.
          b: {text: B, supports: a}
          c: {text: C, supports: a, implicit: true}
          d: {text: D, supports: a, speaker: ada}
    """
    assert found(text, "unvoiced") == ["5:13 note AM205: nobody voices b"]
    assert helps(text, "unvoiced") == ["write `speaker: …`, or `implicit: true` if nobody says it"]


def test_utterances_that_are_written_twice() -> None:
    text = """
        issue: a
        speakers: {ada: Ada, ben: Ben}
        claims:
          a:
            text: A
            said:
              - {speaker: ada, quote: We can't, at: p. 4}
              - {speaker: ben, quote: We can't, at: p. 4}
              - {speaker: ada, quote: We can’t, at: p. 4}
              - {speaker: ada, quote: We can't, at: p. 5}
          b: {text: B, speaker: [ben, ben], supports: a}
    """
    assert found(text, "doubled-utterance") == [
        "9:9 warning AM206: ada says a twice in the same words and place",
        "11:6 warning AM206: ben says b twice in the same words and place",
    ]
    assert helps(text, "doubled-utterance")[0] == (
        "delete one of the two, or write where else it was said"
    )


def test_a_map_without_any_voice_is_told_once() -> None:
    text = """
        issue: a
        claims:
          a: A is so.
          b: {text: B, supports: a}
          c: {text: C, supports: a}
    """
    assert found(text, "unvoiced") == ["4:13 note AM205: nobody voices any of the 3 claims"]


def test_hints_for_an_argdown_file_are_in_its_own_words() -> None:
    def hints(text: str) -> list[str | None]:
        return [d.help for d in run_checks(read_text(text, "debate.argdown"))]

    argued = "[A]: Close the street.\n  - [B]: Trade would fall.\n"
    assert hints(f"{argued}\n[C]: Shops matter.\n") == [
        "write who says it behind each text: `{speaker: …}`",
        "write what it bears on below it, further in: `+> [title]` supports, `-> [title]` rebuts",
    ]
    voiced = argued.replace("fall.", "fall. {speaker: Ada}")
    assert hints(f"{voiced}\n[C]: Shops matter.\n  +> [B]\n") == [
        "write `{speaker: …}` behind its text",
    ]
