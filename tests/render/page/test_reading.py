"""What a reader finds on the page of a debate, and where a click leads."""

from __future__ import annotations

from selenium.webdriver.common.action_chains import ActionChains

from argmap.render.palette import SPEAKER_FILLS
from tests.helpers import map_of
from tests.render.page.browser import Reader
from tests.render.page.conftest import Open

FIT = '[title="Fit the whole map"]'
UNSAFE = "Dark streets put those who walk home at night in danger."
CRIME = "Crime did not rise in the three towns that went dark four years ago."


def test_the_page_shows_what_the_debate_is_about_and_how_large_it_is(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    title = "Should Thornmere switch off its street lamps after midnight?"
    assert reader.texts("h1") == [title] == [reader.driver.title]
    assert reader.texts("#counts") == ["36 claims · 7 speakers · 34 relations"]


def test_every_claim_has_a_card_that_says_who_speaks_and_what_it_does(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    assert len(reader.cards()) == 36
    reader.click(FIT)
    # The whole map is too small to be read, and is still heard.
    card = reader.card("unsafe").get_attribute("aria-label") or ""
    assert "rebuts" in card
    assert "Priya Nandan" in card
    assert UNSAFE in card
    assert "quoted" in card


def test_the_list_says_who_argued_what_side_by_side(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    assert reader.texts("#list h3") == ["For", "Against"]
    assert reader.texts("#list .chip") == ["Ada", "Ben"]
    assert reader.listed == [
        "The office should get a dog.",
        "Whippets hardly ever bark.",
        "Nobody could work with the barking.",
    ]


def test_under_each_speaker_stand_their_own_words_and_what_they_deny(
    reader: Reader, open_map: Open
) -> None:
    open_map("library")
    blocks = dict(zip(reader.texts("#list .chip"), reader.texts("#list .speaker"), strict=True))
    assert list(blocks) == ["Ida Holm", "Jonas Pratt", "Mira Voss"]
    assert "Weekdays do not suit everybody, I grant that" in blocks["Mira Voss"]
    assert "concedes" in blocks["Mira Voss"]
    assert "Half the town is at work" not in blocks["Mira Voss"]
    chair = blocks["Ida Holm"]
    assert "denies" in chair
    assert "“Nobody here has spoken of fees”" in chair
    assert "said by Mira Voss" in chair
    assert "For" in chair
    assert "Against" not in chair
    assert "rebuts" not in chair
    assert "Against" in blocks["Mira Voss"].partition("The library should open")[2]


def test_who_denies_a_claim_is_struck_out_on_its_card_and_found_by_name(
    reader: Reader, open_map: Open
) -> None:
    open_map("library")
    reader.click(FIT)
    struck = reader.card("fees-rise").find_element("css selector", ".struck")
    assert struck.text == "Ida Holm"
    assert "line-through" in struck.find_element("css selector", ".chip").value_of_css_property(
        "text-decoration-line"
    )
    reader.choose("speaker", "chair")
    assert set(reader.listed) == {"Readers would pay higher fees for it."}


def test_a_debate_about_two_issues_has_the_sides_of_both(reader: Reader, open_map: Open) -> None:
    open_map(
        map_of(
            """
            issues: [uniforms, fees]
            speakers: {ada: Ada, ben: Ben}
            claims:
              uniforms: Uniforms should be worn.
              fees: Families should pay fees.
              bullying: {text: They cut bullying., speaker: ada, supports: uniforms}
              poor: {text: The poor cannot pay., speaker: ada, rebuts: fees}
              costs: {text: Everything costs., speaker: ben, rebuts: uniforms, supports: fees}
            """
        )
    )
    sides = ["For uniforms", "Against uniforms", "For fees", "Against fees", "Said by nobody"]
    assert reader.texts("#list h3") == sides
    assert reader.texts("#list .chip") == ["Ada", "Ben", "Ben", "Ada"]
    reader.click(FIT)
    card = reader.card("costs").text
    assert "Against uniforms" in card
    assert "For fees" in card
    reader.choose("stance", "for")
    assert reader.texts("#list .chip") == ["Ada", "Ben", "Ben"]


def test_claims_that_nobody_says_stand_at_the_end_of_the_list(
    reader: Reader, open_map: Open
) -> None:
    open_map(
        map_of(
            """
            speakers: {ann: Ann}
            claims: {b: {text: Unsaid., implicit: true}, a: {text: Said., speaker: ann}}
            """
        )
    )
    assert reader.texts("#list h3") == ["Said by nobody"]
    assert reader.listed == ["Said.", "Unsaid."]


def test_a_speaker_has_the_colour_of_drawings_everywhere(reader: Reader, open_map: Open) -> None:
    open_map("lights-out", "#claim=unsafe")
    colours = {
        reader.colour(selector)
        for selector in (
            "#detail .utterance .chip",
            '.card[data-key="unsafe"] .chip',
        )
    }
    # The fourth of the file.
    red, green, blue = bytes.fromhex(SPEAKER_FILLS[3].ground.removeprefix("#"))
    assert {colour.replace("a(", "(").replace(", 1)", ")") for colour in colours} == {
        f"rgb({red}, {green}, {blue})"
    }


def test_a_click_on_a_claim_shows_its_words_where_they_stand(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    reader.click(FIT)
    ActionChains(reader.driver).click(reader.card("unsafe")).perform()
    assert reader.heading == UNSAFE
    said = reader.texts("#detail .utterance")[0]
    assert "Priya Nandan" in said
    assert "“Dark streets are dangerous streets”" in said
    assert "lights-out.txt:23" in said
    reader.click("#detail .context summary")
    assert "she said" in reader.texts("#detail .context p")[0]
    assert reader.texts("#detail mark") == [
        "Dark streets are dangerous streets",
        "and my members are the ones who walk them",
    ]


def test_a_click_lights_the_rebuttal_chain_and_dims_the_rest(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    reader.click(reader.card("unsafe"))
    lit = set(reader.cards(".lit"))
    # What it answers, what answers it, and what answers that.
    assert {"lights-out", "unsafe", "crime-flat", "brackness-sleeps", "stay-home", "asleep"} <= lit
    assert set(reader.cards(".dim")) == set(reader.cards()) - lit
    assert "saves-money" not in lit
    reader.click("#detail .detail-tools button:last-child")
    assert reader.cards(".dim") == []
    assert reader.heading is None


def test_a_chain_is_followed_from_claim_to_claim_and_back(reader: Reader, open_map: Open) -> None:
    open_map("lights-out", "#claim=unsafe")
    steps = reader.texts("#detail .step")
    assert CRIME in steps[0]
    reader.click("#detail .step a")
    assert (reader.heading, reader.address) == (CRIME, "claim=crime-flat")
    reader.driver.back()
    reader.wait(lambda: reader.heading == UNSAFE)


def test_reported_words_that_are_the_claims_own_text_stand_there_once(
    reader: Reader, open_map: Open
) -> None:
    early = map_of("""
        speakers: {ada: Ada}
        claims:
          tea: {text: Tea is better., speaker: ada, reported: tea is better}
          mint: {text: Mint is best., speaker: ada, quote: Nothing beats mint}
    """)
    open_map(early, "#claim=tea", judge=True)
    told = reader.find("#detail").text
    assert told.lower().count("tea is better") == 1
    assert "as reported, in these words" in told
    assert "Nothing is argued in this map yet" in reader.find(".legend").text
    open_map(early, "#claim=mint")
    assert "“Nothing beats mint”" in reader.find("#detail").text


def test_an_objection_to_a_step_is_shown_as_one(reader: Reader, open_map: Open) -> None:
    open_map("lights-out", "#claim=crime-flat")
    assert "What is aimed at its step" in reader.texts("#detail h3")
    assert "undercut of the step to unsafe by Gareth Pell" in reader.find("#detail").text


def test_verdicts_are_shown_where_they_were_asked_for(reader: Reader, open_map: Open) -> None:
    open_map("lights-out", judge=True)
    said = "return document.querySelector('.card[data-key=unsafe]').textContent"
    assert "stands" in reader.script(said)
    open_map("lights-out")
    assert "stands" not in reader.script(said)


def test_another_issue_gives_other_sides(reader: Reader, open_map: Open) -> None:
    open_map("tiny", issue="barking")
    assert "the issue" in reader.card("barking").text
    assert reader.texts("#list h3") == ["For", "Against"]
    assert reader.texts("#list .chip") == ["Ben", "Ada"]


def test_an_empty_map_is_a_page_too(reader: Reader, open_map: Open) -> None:
    open_map(map_of("claims: {}"))
    assert reader.texts("#counts") == ["0 claims · 0 speakers · 0 relations"]
    assert reader.cards() == []


# -- searching, filtering, sharing --------------------------------------------------------------------


def test_a_search_finds_claims_by_their_text_and_by_what_was_said(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    reader.search("nobody left to rob")
    reader.wait(lambda: len(reader.listed) == 1)
    assert reader.texts(".filters .count") == ["1 of 1"]
    assert set(reader.cards()) - set(reader.cards(".dim")) == {"stay-home"}
    reader.search("zeppelin")
    reader.wait(lambda: reader.listed == [])
    assert reader.texts(".filters .count") == ["No claim fits"]
    reader.click(reader.find(".filters > button:last-child"))
    reader.wait(lambda: len(reader.listed) == 36)
    assert reader.address == "view=map"


def test_filters_narrow_one_another_down(reader: Reader, open_map: Open) -> None:
    open_map("lights-out")
    reader.choose("speaker", "nandan")
    by_speaker = reader.listed
    reader.choose("section", "Safety")
    assert 0 < len(reader.listed) < len(by_speaker)
    assert set(reader.listed) < set(by_speaker)
    reader.choose("stance", "for")
    assert reader.listed == []


def test_a_tag_and_what_is_unanswered_can_be_asked_for(reader: Reader, open_map: Open) -> None:
    open_map(
        map_of(
            """
            claims:
              a: {text: A., tags: [figures]}
              b: {text: B., rebuts: a, tags: [law]}
              c: {text: C., rebuts: b}
            """
        )
    )
    reader.choose("tag", "figures")
    assert reader.listed == ["A."]
    reader.choose("tag", "")
    reader.click("[name=unanswered]")
    assert reader.listed == ["C."]


def test_what_a_check_found_is_shown_and_can_be_asked_for(reader: Reader, open_map: Open) -> None:
    open_map(
        map_of(
            """
            claims:
              a:
                text: A.
                checked: disputed
                evidence:
                  - {note: Two counts differ, link: "https://counts.example/1", date: 2026-03-01}
                  - {note: A letter, link: "javascript:alert(1)"}
              b: {text: B., rebuts: a}
            """
        )
    )
    reader.choose("checked", "disputed")
    assert reader.listed == ["A."]
    reader.click(reader.card("a"))
    told = reader.texts("#detail dd")
    assert told == ["disputed", "Two counts differ, 2026-03-01", "A letter, javascript:alert(1)"]
    assert "checked: disputed" in " ".join(reader.texts("#detail .marks .tag"))
    assert reader.texts("#detail dd a") == ["Two counts differ, 2026-03-01"]


def test_an_address_can_be_shared_with_the_claim_and_the_filters(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    reader.choose("speaker", "nandan")
    reader.click(reader.card("unsafe"))
    address, listed = reader.address, reader.listed
    assert address == "claim=unsafe&speaker=nandan"
    open_map("lights-out", f"#{address}")
    assert (reader.heading, reader.listed) == (UNSAFE, listed)


def test_an_address_that_names_what_the_map_has_not_says_so(reader: Reader, open_map: Open) -> None:
    open_map("lights-out", "#claim=nowhere&speaker=nobody")
    assert reader.texts("#notice") == ["This map has no claim nowhere."]
    assert len(reader.listed) == 36


# -- moving and folding -----------------------------------------------------------------------------


def test_the_map_is_moved_by_dragging_and_that_chooses_nothing(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    before = reader.stage
    card = reader.card("lights-out")
    ActionChains(reader.driver).click_and_hold(card).move_by_offset(60, 40).release().perform()
    assert reader.stage != before
    assert reader.heading is None


def test_the_map_is_scaled_by_wheel_and_buttons(reader: Reader, open_map: Open) -> None:
    open_map("lights-out")
    scales = [reader.scale]
    for act in ("Zoom in", "Zoom out", "Zoom out"):
        reader.click(f'[title="{act}"]')
        scales.append(reader.scale)
    reader.script(
        "document.querySelector('.frame').dispatchEvent(new WheelEvent('wheel',"
        "{deltaY: -120, ctrlKey: true, clientX: 700, clientY: 400, cancelable: true}))"
    )
    scales.append(reader.scale)
    assert scales[3] < scales[2] == scales[0] < scales[1]
    assert scales[3] < scales[4]
    # All of the map is within its frame once that was asked for.
    reader.click(FIT)
    inside = reader.script(
        "const f = document.querySelector('.frame').getBoundingClientRect();"
        "return [...document.querySelectorAll('.card')].every(c => {"
        "const b = c.getBoundingClientRect();"
        "return b.left >= f.left && b.right <= f.right && b.top >= f.top && b.bottom <= f.bottom})"
    )
    assert inside


def test_what_bears_on_a_claim_is_folded_and_unfolded(reader: Reader, open_map: Open) -> None:
    open_map("lights-out")
    everything = reader.cards()
    fold = reader.card("lights-out").find_element("css selector", ".fold")
    reader.click(fold)
    assert reader.cards() == ["lights-out"]
    assert fold.text.startswith("+")
    reader.click(fold)
    assert reader.cards() == everything
    reader.click('.map-tools [title^="Fold all"]')
    assert 1 < len(reader.cards()) < len(everything)
    reader.click('.map-tools [title^="Unfold"]')
    reader.wait(lambda: reader.cards() == everything)


def test_a_folded_claim_is_unfolded_when_it_is_chosen(reader: Reader, open_map: Open) -> None:
    open_map("lights-out")
    reader.click(reader.card("lights-out").find_element("css selector", ".fold"))
    reader.click('#list [data-claim="asleep"]')
    assert "asleep" in reader.cards(".lit")
    # It glides into view.
    reader.wait(lambda: 0 <= reader.card("asleep").rect["y"] <= 900)
    assert 340 <= reader.card("asleep").rect["x"] <= 1280
