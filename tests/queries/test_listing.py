"""Lists of claims, speakers, sources and relations, filtered; and figures of the parts of a map."""

from argmap.queries.breakdown import BREAKDOWNS, breakdown
from argmap.queries.listing import list_claims, list_relations, list_sources, list_speakers
from argmap.queries.selection import Selection
from tests.helpers import graph_of

DEBATE = """
    issue: dog
    sources: {minutes: {title: Minutes}, letter: {title: Letter}}
    source: minutes
    speakers: {ada: Ada, ben: Ben}
    claims:
      dog: {text: Get a dog., speaker: ada, quote: Get a dog, turn: 1, section: Plan}
      bark: {text: It barks., speaker: ben, quote: it barks all day, turn: 2, rebuts: dog, section: Noise}
      quiet: {text: Not whippets., speaker: ada, turn: 3, tags: [breeds], section: Noise,
              rebuts: {claim: bark, scheme: argument from example}}
      healthy: {text: Walks are healthy., speaker: ada, source: letter, supports: dog}
      rain: {text: Not in the rain., speaker: ben, undercuts: healthy}
"""


def test_claims_can_be_filtered_by_everything() -> None:
    graph = graph_of(DEBATE)

    def found(**fields) -> list[str]:
        return [listed.claim.id for listed in list_claims(graph, Selection(**fields))]

    assert found() == ["dog", "bark", "quiet", "healthy", "rain"]
    assert found(speakers=("ben",)) == ["bark", "rain"]
    assert found(sources=("letter",)) == ["healthy"]
    assert found(tags=("breeds",)) == ["quiet"]
    assert found(sections=("noise",)) == ["bark", "quiet"]
    assert found(kinds=("undercuts",)) == ["rain"]
    assert found(stances=("against",)) == ["bark", "rain"]
    assert found(about="bark") == ["quiet"]
    assert found(about="dog", depth=1) == ["bark", "healthy"]
    assert found(match="WHIPPET") == ["quiet"]
    assert found(unanswered=True) == ["quiet", "rain"]
    assert found(speakers=("ben",), unanswered=True) == ["rain"]


def test_speakers_have_counts_of_what_fits() -> None:
    graph = graph_of(DEBATE)
    everyone = list_speakers(graph, Selection())
    assert [(s.speaker.id, s.stance, s.claims, s.unanswered) for s in everyone] == [
        ("ada", "for", 3, 1),
        ("ben", "against", 2, 1),
    ]
    assert [s.speaker.id for s in list_speakers(graph, Selection(stances=("against",)))] == ["ben"]
    assert [s.claims for s in list_speakers(graph, Selection(tags=("breeds",)))] == [1]


def test_sources_have_counts_of_what_fits() -> None:
    graph = graph_of(DEBATE)
    everything = [(s.source.id, s.utterances, s.speakers) for s in list_sources(graph, Selection())]
    assert everything == [("minutes", 4, 2), ("letter", 1, 1)]
    of_ben = list_sources(graph, Selection(speakers=("ben",)))
    assert [(s.source.id, s.utterances) for s in of_ben] == [("minutes", 2)]


def test_relations_are_asked_themselves_where_they_can_be() -> None:
    graph = graph_of(DEBATE)

    def found(**fields) -> list[str]:
        return [listed.relation.id for listed in list_relations(graph, Selection(**fields))]

    assert found(kinds=("rebuts",)) == ["bark/dog", "quiet/bark"]
    assert found(unanswered=True) == ["quiet/bark", "rain/healthy/dog"]
    assert found(speakers=("ada",)) == ["quiet/bark", "healthy/dog"]
    assert found(match="barks") == ["bark/dog", "quiet/bark"]
    assert found(sections=("Noise",)) == ["bark/dog", "quiet/bark"]
    assert found(about="bark") == ["quiet/bark"]


def test_what_speakers_made_of_it() -> None:
    rows = {row["speaker"]: row for row in breakdown(graph_of(DEBATE), "speaker").rows}
    assert rows["ada"] == {
        "speaker": "ada",
        "name": "Ada",
        "made": 3,
        "objections": 1,
        "answered": 0,
        "dropped": 1,
        "extended": 1,  # dog, which she supports and defends
        "words": 3,
        "share": round(3 / 7, 4),
    }
    assert (rows["ben"]["objections"], rows["ben"]["answered"], rows["ben"]["dropped"]) == (2, 1, 1)


def test_figures_by_section_scheme_kind_and_turn() -> None:
    graph = graph_of(DEBATE)
    sections = {row["section"]: row for row in breakdown(graph, "section").rows}
    assert (sections["Noise"]["claims"], sections["Noise"]["objections"]) == (2, 2)
    assert sections[None]["claims"] == 2
    schemes = {row["scheme"]: row["relations"] for row in breakdown(graph, "scheme").rows}
    assert schemes == {None: 3, "argument from example": 1}
    kinds = {row["kind"]: row["relations"] for row in breakdown(graph, "kind").rows}
    assert (kinds["rebuts"], kinds["undercuts"], kinds["restates"]) == (2, 1, 0)
    turns = [(row["turn"], row["claims"]) for row in breakdown(graph, "turn").rows]
    assert turns == [("1", 1), ("2", 1), ("3", 1), (None, 2)]


def test_the_rows_of_a_breakdown_have_the_columns_it_names() -> None:
    for by in BREAKDOWNS:
        answer = breakdown(graph_of(DEBATE), by)
        assert all(set(row) == set(answer.columns) for row in answer.rows)
