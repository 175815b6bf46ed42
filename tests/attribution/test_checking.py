"""Each verdict by examples: who is given words, by the map and by its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.attribution.helpers import Source
from tests.helpers import EXAMPLES, invoke

HARBOUR = """\
“We will sell the harbour next year,” said Ann Lee, the mayor of Oban. Councillor Ben Day disagreed.

“The harbour is all we have,” Day said. “It would be a lie to say we are broke.”

Mr. Day added: “If they win the vote, the harbour closes in May.” “We are not selling the ferry,” he said.

“Nobody in my own party ever said we would close the school,” said Carol Fox. “They say we are finished.”

A spokeswoman for Lee said: “No comment will be made today at all.” Lee denied that “the budget was cut by half”.

“Our boats are old and slow,” said Tom Park, a fisherman.

“Our boats are old and slow,” Ann Lee said later. “They need new engines by June.”
"""
SALE = "We will sell the harbour next year"
BOATS = "Our boats are old and slow"


@pytest.fixture
def harbour(tmp_path: Path) -> Source:
    return Source(tmp_path, HARBOUR)


class TestAgrees:
    @pytest.mark.parametrize(
        "speaker",
        [
            "Ann Lee",
            "Lee",
            "Mayor Lee",
            "Ms. Lee",
            "A. Lee",
            "Ann B. Lee",
            "The mayor",
            {"name": "A. L.", "aliases": ["Ann Lee"]},
            {"name": "The head of the town", "role": "mayor"},
            {"name": "Mayor of Oban", "anonymous": True},
        ],
        ids=str,
    )
    def test_by_every_name_of_a_person(self, harbour: Source, speaker: str) -> None:
        found = harbour.says(speaker, SALE)
        assert (found.verdict, found.speaker, found.line) == ("agrees", "Ann Lee", 1)

    def test_by_another_form_of_a_given_name(self, harbour: Source) -> None:
        assert harbour.says("Benjamin Day", "The harbour is all we have").verdict == "agrees"

    def test_what_goes_on_behind_the_attribution(self, harbour: Source) -> None:
        assert harbour.says("Ann Lee", "They need new engines by June").verdict == "agrees"

    def test_parts_of_two_sentences_of_one_person(self, harbour: Source) -> None:
        parts = ["The harbour is all we have", "It would be a lie to say we are broke"]
        assert harbour.says("Ben Day", parts).verdict == "agrees"

    def test_words_that_stand_twice_are_those_of_both(self, harbour: Source) -> None:
        for speaker in ("Tom Park", "Ann Lee"):
            found = harbour.says(speaker, BOATS)
            assert (found.verdict, found.speaker, found.lines) == ("agrees", speaker, (11, 13))

    def test_a_span_says_which_is_meant(self, harbour: Source) -> None:
        at = HARBOUR.rindex(BOATS)
        found = harbour.says("Tom Park", BOATS, span=[(at, at + len(BOATS))])
        assert (found.verdict, found.speaker, found.line) == ("other-speaker", "Ann Lee", 13)

    def test_one_of_two_who_share_the_surname(self, tmp_path: Path) -> None:
        text = "Tom Lee and Ann Lee came. “We should stay at home tonight,” Lee said.\n"
        source = Source(tmp_path, text)
        for speaker in ("Tom Lee", "Ann Lee"):
            assert source.says(speaker, "We should stay at home tonight").verdict == "agrees"

    def test_the_words_of_an_author(self, tmp_path: Path) -> None:
        text = "The harbour costs us millions.\n\n“It is our soul,” Ben Day told me.\n"
        source = Source(tmp_path, text, author="Ann Lee")
        assert source.says("Ann Lee", "The harbour costs us millions").verdict == "agrees"
        assert source.says("Ann Lee", "It is our soul").verdict == "other-speaker"

    def test_words_that_somebody_passes_on(self, harbour: Source) -> None:
        assert harbour.says("Jo Grey", SALE, via="via").verdict == "agrees"
        assert harbour.says("Jo Grey", SALE).verdict == "other-speaker"


class TestOtherSpeaker:
    @pytest.mark.parametrize("speaker", ["Ben Day", "Carol Fox", "Jo Grey", "Jim Lee", "Mr. Lee"])
    def test_it_is_said_who_and_where(self, harbour: Source, speaker: str) -> None:
        found = harbour.says(speaker, SALE)
        if speaker == "Mr. Lee":
            assert found.verdict == "agrees"  # a surname alone is hers, too
        else:
            assert (found.verdict, found.speaker, found.line) == ("other-speaker", "Ann Lee", 1)

    def test_a_spokeswoman_is_not_the_one_she_speaks_for(self, harbour: Source) -> None:
        found = harbour.says("Ann Lee", "No comment will be made today at all")
        assert (found.verdict, found.speaker) == ("other-speaker", "Spokeswoman for Lee")

    def test_what_goes_on_behind_the_attribution(self, harbour: Source) -> None:
        assert harbour.says("Carol Fox", "It would be a lie to say").verdict == "other-speaker"

    def test_a_pronoun_means_the_nearer_of_two(self, tmp_path: Path) -> None:
        text = (
            "Mayor Elsa Norling said the harbour would be sold. Councillor Petra Voss, who runs the "
            "harbour, then took the floor. She said: “It cannot be sold without us.”\n\n"
            "Her deputy disagreed. “It can be sold tomorrow,” he said.\n"
        )
        source = Source(tmp_path, text)
        assert source.says("Petra Voss", "It cannot be sold without us").verdict == "agrees"
        assert source.says("Elsa Norling", "It cannot be sold without us").speaker == "Petra Voss"
        assert source.says("Petra Voss", "It can be sold tomorrow").verdict == "other-speaker"
        sold = "the harbour would be sold"
        assert source.says("Petra Voss", reported=sold).verdict == "other-speaker"
        assert source.says("Elsa Norling", reported=sold).verdict == "agrees"

    @pytest.mark.parametrize(
        "between",
        [
            "Nobody in the hall of Carol Fox moved.",
            "The hall belongs to Mrs. Carol Fox.",
            "A ship of the Carol Fox line came in.",
        ],
    )
    def test_a_pronoun_need_not_mean_who_is_only_named_beside_something(
        self, tmp_path: Path, between: str
    ) -> None:
        text = f"“We stay here,” said Ann Lee. {between} “We go home now,” she said.\n"
        assert not Source(tmp_path, text).says("Ann Lee", "We go home now").is_alarm

    def test_an_answer_that_nobody_is_named_for_may_be_that_of_anybody_there(
        self, tmp_path: Path
    ) -> None:
        text = "Ben Day rose. “We sell it all now,” said Ann Lee.\n\n“You never asked any of us.”\n"
        source = Source(tmp_path, text)
        assert not source.says("Ben Day", "You never asked any of us").is_alarm
        assert source.says("Jo Grey", "You never asked any of us").verdict == "other-speaker"

    def test_reported_words_may_be_those_of_somebody_named_beside_them(
        self, tmp_path: Path
    ) -> None:
        text = "Ann Lee wrote to the board, and Ben Day said the harbour was lost.\n"
        source = Source(tmp_path, text)
        assert not source.says("Ann Lee", reported="the harbour was lost").is_alarm
        assert source.says("Jo Grey", reported="the harbour was lost").speaker == "Ben Day"

    def test_mr_is_not_she(self, tmp_path: Path) -> None:
        text = "Tom Lee came. “We go home now,” Mr. Lee said. Ann Lee stayed.\n"
        source = Source(tmp_path, text)
        assert source.says("Ann Lee", "We go home now").verdict == "other-speaker"
        assert source.says("Tom Lee", "We go home now").verdict == "agrees"

    def test_names_that_share_a_word_are_two_where_the_text_has_both(self, tmp_path: Path) -> None:
        text = "The Harbour Union met. “We are all lost now,” the Harbour Board said.\n"
        source = Source(tmp_path, text)
        assert source.says("Harbour Union", "We are all lost now").verdict == "other-speaker"
        assert source.says("Harbour Society", "We are all lost now").verdict == "none-found"


class TestClipped:
    def test_what_somebody_else_passes_on_is_whole(self, tmp_path: Path) -> None:
        source = Source(tmp_path, "“Ben Day told me that we sell it all,” said Ann Lee.\n")
        assert source.says("Ann Lee", "we sell it all").after == "Ben Day told me that"
        assert source.says("Ben Day", "we sell it all", via="via").verdict == "agrees"

    @pytest.mark.parametrize(
        ("speaker", "quote", "after"),
        [
            ("Ben Day", "we are broke", "It would be a lie to say"),
            ("Ben Day", "the harbour closes in May", "If they win the vote"),
            ("Ben Day", "selling the ferry", "We are not"),
            ("Carol Fox", "we would close the school", "Nobody in my own party ever said"),
            ("Carol Fox", "we are finished", "They say"),
            ("Ann Lee", "the budget was cut by half", "Lee denied that"),
        ],
    )
    def test_what_takes_the_words_back_is_told(
        self, harbour: Source, speaker: str, quote: str, after: str
    ) -> None:
        found = harbour.says(speaker, quote)
        assert (found.verdict, found.after) == ("clipped", after)

    def test_whoever_is_said_to_deny_it_is_right(self, harbour: Source) -> None:
        found = harbour.says("Ann Lee", "the budget was cut by half", force="denies")
        assert found.verdict == "agrees"

    def test_whole_sentences_are_not_clipped(self, harbour: Source) -> None:
        assert harbour.says("Ben Day", "We are not selling the ferry").verdict == "agrees"
        assert harbour.says("Ben Day", "It would be a lie to say we are broke").verdict == "agrees"

    def test_a_denial_in_the_reporters_words(self, tmp_path: Path) -> None:
        source = Source(tmp_path, "The mayor denied that the budget was cut. She left early.\n")
        found = source.says("The mayor", reported="the budget was cut")
        assert (found.verdict, found.after) == ("clipped", "The mayor denied that")
        assert (
            source.says("The mayor", reported="denied that the budget was cut").verdict != "clipped"
        )

    def test_a_not_that_the_quote_leaves_out(self, tmp_path: Path) -> None:
        source = Source(
            tmp_path, "“The old bridge is certainly not safe for buses,” said Ann Lee.\n"
        )
        found = source.says("Ann Lee", "The old bridge is … safe for buses")
        assert (found.verdict, found.after) == ("clipped", "certainly not")


class TestStitched:
    @pytest.mark.parametrize("speaker", ["Ann Lee", "Ben Day", "Carol Fox"])
    def test_parts_of_quotations_of_two_people(self, harbour: Source, speaker: str) -> None:
        found = harbour.says(speaker, [SALE, "The harbour is all we have"])
        assert (found.verdict, found.speaker) == ("stitched", "Ann Lee and Ben Day")

    def test_in_one_piece(self, tmp_path: Path) -> None:
        text = "“We will sell it all,” Ann Lee said. “The sea is ours for ever,” said Ben Day.\n"
        quote = "We will sell it all. The sea is ours for ever."
        assert Source(tmp_path, text).says("Ann Lee", quote).verdict == "stitched"


class TestNoneFound:
    def test_a_quotation_that_nobody_is_named_for(self, tmp_path: Path) -> None:
        source = Source(tmp_path, "Ann Lee spoke last.\n\n“The sea is ours for ever.”\n")
        found = source.says("Ann Lee", "The sea is ours for ever")
        assert (found.verdict, found.line) == ("none-found", 3)

    def test_a_description_that_may_mean_the_speaker(self, tmp_path: Path) -> None:
        source = Source(tmp_path, "Ann Lee came. “The sea is ours,” the surgeon said.\n")
        assert source.says("Ann Lee", "The sea is ours").verdict in ("none-found", "agrees")

    def test_words_that_are_not_there(self, harbour: Source) -> None:
        found = harbour.says("Ann Lee", "Whales are mammals of great beauty")
        assert (found.verdict, found.line) == ("none-found", None)

    def test_words_that_are_only_alike(self, harbour: Source) -> None:
        found = harbour.says("Carol Fox", "We will perhaps not buy the harbour this coming year")
        assert not found.is_alarm


@pytest.mark.parametrize("name", ["ferry", "lights-out"])
def test_a_draft_puts_words_into_the_mouths_that_its_source_does(tmp_path: Path, name: str) -> None:
    text = tmp_path / f"{name}.txt"
    text.write_bytes((EXAMPLES / f"{name}.txt").read_bytes())
    draft = tmp_path / "draft.json"
    invoke("draft", text, "--confidence", "low", "-o", draft)
    found = json.loads(invoke("verify", draft, "--attribution", "--json").out)
    assert found["attributions"]["agrees"] > 10
    for alarm in ("other-speaker", "clipped", "stitched"):
        assert found["attributions"][alarm] == 0


class TestTranscripts:
    @pytest.fixture
    def debate(self, tmp_path: Path) -> Source:
        text = (
            "CHAIR: Order, please. We begin with the harbour, and Ms Lee has the floor.\n\n"
            "ANN LEE: We will sell the harbour next year. They say we are broke. Mr Day knows it.\n\n"
            "BEN DAY: The harbour is all we have, Ms Lee. I do not think we should sell it.\n\n"
            "ANN LEE: You said yourself that it costs too much every year.\n\n"
            "BEN DAY: I never said that in my life. The sea is ours for ever.\n"
        )
        return Source(tmp_path, text)

    def test_who_has_the_floor_says_it(self, debate: Source) -> None:
        found = debate.says("Ann Lee", SALE)
        assert (found.verdict, found.line) == ("agrees", 3)
        assert debate.says("Ms Lee", SALE).verdict == "agrees"
        found = debate.says("Ann Lee", "The harbour is all we have")
        assert (found.verdict, found.speaker, found.line) == ("other-speaker", "Ben Day", 5)

    def test_what_is_clipped_and_stitched(self, debate: Source) -> None:
        assert debate.says("Ben Day", "we should sell it").after == "I do not think"
        assert debate.says("Ann Lee", "we are broke").after == "They say"
        parts = ["We will sell the harbour next year.", "The sea is ours for ever."]
        assert debate.says("Ann Lee", parts).verdict == "stitched"
