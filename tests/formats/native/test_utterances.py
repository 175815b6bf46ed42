"""Who does what with a claim, in all the ways a file says it."""

from __future__ import annotations

import pytest

from argmap.model import Claim
from tests.formats.native.helpers import json_of, map_of, problems, read_json, sound, yaml_of

HEAD = """speakers: {mayor: The mayor, ada: Ada, ben: Ben}
claims:
  cut:
    text: The budget was cut.
"""


def claim(lines: str) -> Claim:
    return map_of(HEAD + lines).claims["cut"]


def forces(lines: str) -> list[tuple[str, str, str | list[str] | None]]:
    return [(u.speaker, u.force, u.quote) for u in claim(lines).utterances]


@pytest.mark.parametrize(
    "lines",
    [
        "    denied-by: mayor\n",
        "    denied-by: [mayor]\n",
        "    denied-by: {mayor: }\n",
        "    denied-by: {speaker: mayor}\n",
        "    denied-by: [{speaker: mayor}]\n",
        "    speaker: mayor\n    force: denies\n",
        "    said: [{speaker: mayor, force: denies}]\n",
        "    said: [{speaker: mayor, denies: }]\n",
        "    said: [{speaker: mayor, denies: true}]\n",
        "    said: {mayor: {force: denies}}\n",
    ],
)
def test_a_bare_denial_is_one_thing_however_it_is_written(lines):
    assert forces(lines) == [("mayor", "denies", None)]
    assert "    denied-by: mayor\n" in yaml_of(map_of(HEAD + lines))


@pytest.mark.parametrize(
    "lines",
    [
        "    said: [{speaker: mayor, denies: Not one euro}]\n",
        "    said: {mayor: {denies: Not one euro}}\n",
        "    said: [{speaker: mayor, force: denies, quote: Not one euro}]\n",
        "    denied-by: {mayor: Not one euro}\n",
        "    denied-by: {speaker: mayor, quote: Not one euro}\n",
        "    speaker: mayor\n    force: denies\n    quote: Not one euro\n",
    ],
)
def test_so_is_a_denial_in_words(lines):
    assert forces(lines) == [("mayor", "denies", "Not one euro")]
    spelled = "    said:\n      - {speaker: mayor, denies: Not one euro}\n"
    assert spelled in yaml_of(map_of(HEAD + lines))


def test_only_who_asserts_or_concedes_voices_a_claim():
    lines = "    speaker: ada\n    conceded-by: ben\n    denied-by: mayor\n    asked-by: mayor\n"
    found = claim(lines)
    assert found.speakers == ["ada", "ben"]
    assert found.denied_by == ["mayor"]
    assert claim("    denied-by: [mayor, ada]\n    challenged-by: ben\n").speakers == []


def test_what_was_read_is_written_in_the_same_words():
    lines = (
        "    speaker: ada\n"
        "    quote: Two million are gone\n"
        "    conceded-by: ben\n"
        "    denied-by: [mayor, ben]\n"
        "    asked-by: ada\n"
        "    challenged-by: mayor\n"
    )
    map = map_of(HEAD + lines)
    assert lines in yaml_of(map)
    assert sound(read_json(json_of(map))) == map


def test_the_order_of_utterances_is_kept():
    lines = (
        "    said:\n      - {speaker: mayor, force: denies}\n      - {speaker: ada, quote: Two}\n"
    )
    assert forces(lines) == [("mayor", "denies", None), ("ada", "asserts", "Two")]
    assert lines in yaml_of(map_of(HEAD + lines))


def test_words_that_are_true_in_quotation_marks_are_words():
    assert forces("    said: [{speaker: mayor, asserts: 'true'}]\n") == [
        ("mayor", "asserts", "true")
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("    denied-by: mayr\n", "there is no speaker 'mayr'"),
        ("    denied-by: other\n", "other is a claim, and denied-by names a speaker"),
        ("    force: denies\n", "a claim has force but no speaker"),
        ("    said: [{speaker: ada, denies: a, asks: b}]\n", "an utterance has denies and asks"),
        ("    said: [{speaker: ada, denies: a, quote: b}]\n", "an utterance has denies and quote"),
        ("    denied-by: [{speaker: ada, force: asks}]\n", "an utterance has no key 'force'"),
        ("    speaker: ada\n    force: doubts\n", "force is 'doubts'"),
    ],
)
def test_what_makes_no_sense_is_told(lines, message):
    found = problems(HEAD + lines + "  other: Another.\n")
    assert [d.message[: len(message)] for d in found] == [message]
