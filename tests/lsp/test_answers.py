"""What editors ask of one text: completion, hover, places, outlines, hints."""

import pytest

from argmap.lsp.completion import completions
from argmap.lsp.folding import folds
from argmap.lsp.hints import hints, lenses
from argmap.lsp.hover import hover
from argmap.lsp.navigation import claim_at, definitions, references
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.symbols import matching, outline
from tests.lsp.typing import DOG, at, cursor, snapshot


def offered(marked, known=None):
    text, offset = cursor(marked)
    before = Snapshot(known or DOG)
    assert before.loaded is not None
    return {item.label: item for item in completions(before.followed_by(text), offset).items}


# -- completion -------------------------------------------------------------------------------------


def test_ids_are_completed_with_their_texts():
    found = offered(DOG + "  cats:\n    rebuts: bark|")
    assert found["barking"].detail == "Nobody could work with the barking."


def test_an_id_is_found_by_the_words_of_its_text():
    assert [*offered(DOG + "  cats:\n    rebuts: hardly|")] == ["whippets"]


def test_speakers_are_completed_with_their_names():
    found = offered(DOG + "  cats: {text: Cats., speaker: |")
    assert {id: item.detail for id, item in found.items()} == {
        "ada": "Ada Merrow, clerk",
        "ben": "Ben",
    }


def test_relations_can_be_aimed_at():
    assert "whippets/barking" in offered(DOG + "  cats:\n    undercuts: whip|")


def test_keys_are_those_of_the_place_and_say_what_they_mean():
    assert {"rebuts", "text", "weight", "said"} <= offered(DOG + "  cats:\n    |").keys()
    assert offered(DOG + "  cats:\n    we|")["weight"].detail.startswith(
        "How much the claim counts"
    )
    assert "rebuts" not in offered("speakers:\n  ada:\n    |")
    assert {"issue", "claims"} <= offered("|").keys()


def test_a_critical_question_is_one_of_the_scheme_beside_it():
    found = offered(DOG + "  cats:\n    rebuts: {claim: barking, scheme: analogy, question: |")
    assert "counteranalogy" in found
    assert all("analogy" in item.detail for item in found.values())


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("    kind: arg|", "argument"),
        ("    checked: dis|", "disputed"),
        ("    implicit: t|", "true"),
    ],
)
def test_a_field_with_few_words_offers_them(typed, word):
    assert word in offered(f"{DOG}  cats:\n{typed}")


def test_a_title_is_completed_in_an_open_bracket_of_argdown():
    known = Snapshot("[Dogs]: Dogs bark.\n  - <Cats>: Cats do not.\n", format="argdown")
    assert known.map is not None
    text, offset = cursor("[Dogs]: Dogs bark.\n\n[Do|")
    item = completions(known.followed_by(text), offset).items[0]
    assert (item.label, item.written) == ("Dogs", "Dogs]")


# -- hover and places -------------------------------------------------------------------------------


def test_a_claim_shows_what_show_says():
    found = hover(snapshot(), at("barking", nth=3))
    assert "Nobody could work with the barking." in found.text
    assert "Ada Merrow" in found.text


def test_speakers_and_keys_say_what_they_are():
    assert hover(snapshot(), at("ben", nth=2)).text == "Ben\n1 claim"
    assert "own words" in hover(snapshot(), at("text")).text


def test_a_scheme_shows_its_questions():
    text = DOG.replace("rebuts: barking", "rebuts: {claim: barking, scheme: analogy}")
    assert "- counteranalogy: " in hover(snapshot(text), at("analogy", text) + 2).text


def test_a_definition_is_where_the_id_is_a_key():
    (found,) = definitions(snapshot(), at("get-a-dog", nth=3))
    assert (found.start, DOG[found.start : found.end]) == (at("get-a-dog", nth=2), "get-a-dog")


def test_references_are_all_that_name_an_element():
    starts = [found.start for found in references(snapshot(), at("ada", nth=2))]
    assert starts == [at("ada"), at("ada", nth=2), at("ada", nth=3)]
    used = references(snapshot(), at("ada"), with_definition=False)
    assert len(used) == 2


def test_the_claims_in_the_id_of_a_relation_are_references():
    text = DOG + "  cats: {text: Cats., undercuts: whippets/barking}\n"
    found = [text[f.start :][:20] for f in references(snapshot(text), at("barking", text))]
    assert len(found) == 3


def test_the_claim_of_a_line_is_the_one_it_stands_in():
    assert claim_at(snapshot(), at("hardly")) == "whippets"


def test_json_has_the_same_places():
    text = '{"claims": {"a": "A.", "b": {"text": "B.", "rebuts": "a"}}}'
    (found,) = definitions(snapshot(text), at('"a"}', text) + 1)
    assert text[found.start : found.end] == "a"


def test_argdown_has_places_too():
    text = "[Dogs]: Dogs bark.\n\n[Cats]: Cats.\n  - [Dogs]\n"
    argdown = snapshot(text, format="argdown")
    (found,) = definitions(argdown, at("Dogs", text, nth=3))
    assert found.start == 1
    assert "Dogs bark." in hover(argdown, at("Dogs", text, nth=3)).text


# -- outlines, folds, hints -------------------------------------------------------------------------


def test_the_outline_has_sections_with_their_elements():
    found = outline(snapshot())
    assert [section.name for section in found] == ["speakers", "claims"]
    assert [claim.name for claim in found[1].children] == ["get-a-dog", "barking", "whippets"]
    assert found[1].children[1].detail == "Nobody could work with the barking."
    for section in found:
        for child in section.children:
            assert section.whole.start <= child.whole.start <= child.named.start
            assert child.named.end <= child.whole.end <= section.whole.end


def test_elements_are_found_by_words_of_their_texts():
    assert [symbol.name for symbol in matching(snapshot(), "hardly BARK")] == ["whippets"]


def test_claims_and_comments_fold():
    text = "# one\n# two\n" + DOG
    found = [(fold.first, fold.last, fold.kind) for fold in folds(text)]
    assert (0, 1, "comment") in found
    assert (6, 8, "region") in found
    assert folds("# A\ntext\n\n# B\n## C\nmore\n", is_argdown=True)[0][:2] == (0, 1)


def test_hints_say_who_rebuts_and_lenses_count():
    text = DOG.replace(
        "whippets:\n", "cats:\n    text: C.\n    speaker: ben\n    rebuts: get-a-dog\n  whippets:\n"
    )
    found = {text[: h.offset].split()[-1]: h.text for h in hints(snapshot(text), 0, len(text))}
    assert found["get-a-dog"] == "rebutted by Ben, 1 unanswered"
    assert found["barking"] == "rebutted by Ada Merrow, unanswered"
    lens = {found.claim: found.text for found in lenses(snapshot(text))}
    assert lens == {"get-a-dog": "2 answers, 1 unanswered", "barking": "1 answer, 1 unanswered"}


def test_a_completion_does_not_wait_for_the_text_to_be_read():
    before = Snapshot(DOG)
    assert before.loaded is not None
    typed = before.followed_by(DOG + "  cats:\n    rebuts: ").followed_by(
        DOG + "  cats:\n    rebuts: b"
    )
    assert completions(typed, len(typed.text)).items[0].label == "barking"
    assert "loaded" not in vars(typed)
