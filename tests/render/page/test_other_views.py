"""Who answers whom and what was said when, each behind a tab of the page."""

from __future__ import annotations

from argmap.render.page import PageStyle
from argmap.render.page.document import data_of
from tests.helpers import EXAMPLES, map_of
from tests.render.page.browser import Reader
from tests.render.page.conftest import Open

DEBATE = """
    issues: [dog]
    speakers: {ada: Ada, ben: Ben}
    claims:
      dog: {text: The office should get a dog., said: [{speaker: ada, date: 2026-03-01}]}
      barks: {text: It barks., speaker: ben, date: 2026-03-02, rebuts: dog}
      sheds: {text: It sheds., speaker: ben, date: 2026-03-02, rebuts: dog}
      calm:
        text: It is a calm one.
        said: [{speaker: ada, date: 2026-03-04}, {speaker: ben, date: 2026-03-05}]
        rebuts: barks
    """


def test_a_number_of_the_matrix_lists_the_objections(reader: Reader, open_map: Open) -> None:
    open_map(map_of(DEBATE))
    reader.click("#show-matrix")
    assert reader.texts(".matrix thead .chip") == ["Ada", "Ben"]
    pairs = reader.script(
        "return [...document.querySelectorAll('.pair')].map(p => [p.title, p.lastChild.textContent])"
    )
    assert pairs == [
        ["Ada to Ben", "1 objection, 1 unanswered"],
        ["Ben to Ada", "2 objections, 1 unanswered"],
        ["Ben to themselves", "1 objection, 1 unanswered"],
    ]
    reader.click('.pair[title="Ben to Ada"]')
    assert reader.texts(".objections .claim") == ["It sheds.", "It barks."]
    assert reader.texts(".objections .tag") == ["! unanswered", "answered"]
    reader.click(".objections .claim")
    assert reader.heading == "It sheds."


def test_the_timeline_says_what_was_new_and_what_was_said_before(
    reader: Reader, open_map: Open
) -> None:
    open_map(map_of(DEBATE), "#view=timeline")
    assert reader.texts(".moment h3") == ["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05"]
    assert [line for line in reader.texts(".moment")[-1].splitlines() if line] == [
        "2026-03-05",
        "Ben It is a calm one.",
        "taken up from Ada (2026-03-04)",
        "! against oneself: It barks. (2026-03-02)",
    ]
    labels = reader.script(
        "return [...document.querySelectorAll('.dot')].map(d => d.getAttribute('aria-label'))"
    )
    assert labels[2] == "2 claims at 2026-03-02"
    reader.click(".dot")
    assert reader.focus.get_attribute("data-moment") == "0"


def test_a_debate_of_one_speaker_at_one_time_has_neither() -> None:
    map = map_of("{speakers: {a: A}, claims: {p: {speaker: a}, q: {speaker: a, rebuts: p}}}")
    assert not {"matrix", "timeline"} & data_of(map, PageStyle()).keys()


def test_a_source_is_shown_only_where_asked_and_leads_from_words_to_claims(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out", "#view=map")
    assert "Source" not in reader.texts("#tabs button")
    open_map("lights-out", "#view=source", with_sources=True)
    text = (EXAMPLES / "lights-out.txt").read_text(encoding="utf-8")
    shown = reader.script(
        "const copy = document.querySelector('.sources .text').cloneNode(true);"
        "copy.querySelectorAll('.sign').forEach(sign => sign.remove()); return copy.textContent"
    )
    assert shown == text
    words = reader.find('.statement[data-claim="unsafe"]')
    assert "Dark streets are dangerous streets" in words.text
    reader.click(words)
    assert reader.heading == "Dark streets put those who walk home at night in danger."
    reader.script("location.hash = '#view=source&claim=dim-instead'")
    reader.wait(lambda: 100 < reader.find(".statement[aria-current]").rect["y"] < 880)
    assert reader.find(".stretches").rect["height"] > 300
