import argmap
from argmap.checks.registry import run_checks
from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.formats.core.reading import read_text
from argmap.text.extracting import Extracted

ARTICLE = """\
Town may sell its last ferry

Mayor Elsa Norling said the ferry “sails half empty” all year. “It is old,” she said. “Sell it.”

Two sailors said they would miss it.

The ferry is known as a wreck.
"""


def drafted(text=ARTICLE, name="ferry", **about):
    return Drafted(draft(text), Extracted(text, about=about), name, f"{name}.txt")


def made(**options):
    return draft_map([drafted()], **options)


def test_own_words_and_the_reporters_are_never_mixed_up():
    words = [(u.quote, u.reported) for c in made().map.claims.values() for u in c.utterances]
    assert words == [
        ("sails half empty", "the ferry “sails half empty” all year"),
        (["It is old", "Sell it."], None),
        (None, "they would miss it"),
    ]


def test_spans_hold_the_words():
    for claim in made().map.claims.values():
        for utterance in claim.utterances:
            stands = [ARTICLE[a:b] for a, b in utterance.span]
            assert stands == (utterance.quote_parts or [utterance.reported])


def test_a_draft_has_no_errors_and_survives_being_written():
    map = made().map
    text = argmap.dumps(map)
    assert argmap.loads(text) == map
    assert not [d for d in run_checks(read_text(text, "a.yaml")) if d.severity == "error"]


def test_claims_are_sentences_with_short_ids():
    claims = made().map.claims
    assert [(claim.id, claim.text) for claim in claims.values()] == [
        ("ferry-sails-half-empty", "The ferry “sails half empty” all year."),
        ("old-sell", "It is old. Sell it."),
        ("miss", "Two sailors would miss it."),
    ]


def test_speakers_have_their_roles_and_kinds():
    speakers = made().map.speakers.values()
    assert [(s.id, s.name, s.role, s.anonymous, s.collective) for s in speakers] == [
        ("elsa-norling", "Elsa Norling", "Mayor", False, False),
        ("two-sailors", "Two sailors", None, True, True),
    ]


def test_guesses_say_what_they_went_by():
    claims = made().map.claims
    assert claims["old-sell"].extra == {"cue": "said", "confidence": "medium", "mention": "she"}
    assert claims["miss"].extra == {"cue": "said"}


def test_what_nobody_is_said_to_say_is_left_out_and_counted():
    (account,) = made().accounts
    assert [(each.line, each.why) for each in account.statements_left_out] == [
        (7, "no speaker found")
    ]


def test_what_is_less_sure_than_asked_for_is_left_out():
    assert list(made(at_least="high").map.claims) == ["ferry-sails-half-empty", "miss"]


def test_the_headline_is_the_title():
    assert made().map.title == "Town may sell its last ferry"


def test_several_texts_make_one_map_in_which_a_name_is_one_speaker():
    other = drafted("Elsa Norling said it sank.", "tuesday")
    map = draft_map([drafted(), other]).map
    assert list(map.sources) == ["ferry", "tuesday"]
    assert [next(iter(map.speakers)), len(map.speakers)] == ["elsa-norling", 2]
    assert map.title is None


def test_two_claims_never_share_an_id():
    map = draft_map([drafted("Lund said it sank. Merrow said it sank.")]).map
    assert list(map.claims) == ["sank", "sank-2"]


def test_an_id_takes_other_words_before_it_takes_a_number():
    said = "the ferry could sink in a storm"
    map = draft_map([drafted(f"Lund said {said}. Merrow said {said} near Oban.")]).map
    assert list(map.claims) == ["ferry-sink-storm", "ferry-sink-storm-oban"]


def test_damage_is_mended_in_the_claim_and_kept_in_the_words():
    map = draft_map([drafted("Lund said the ferryΒ could sink.")]).map
    (claim,) = map.claims.values()
    assert claim.text == "The ferry could sink."
    assert claim.utterances[0].reported == "the ferryΒ could sink"
