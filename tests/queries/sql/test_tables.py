"""Maps as tables: every table and view on a small map, and the same answers as the commands give."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.answers import unanswered
from argmap.queries.sides import sides, speakers_met
from argmap.queries.sql.tables import ABOUT, Tables, rows_of
from argmap.queries.who import who
from argmap.render.answers.who import WhoView
from tests.helpers import chain_of, debates, map_of
from tests.strategies import maps
from tests.thoroughness import examples

DEBATE = map_of(
    """
    title: Bread
    style: ld
    issue: tax
    source: talk
    sources:
      talk: {title: The talk, author: Eve, publisher: Radio, date: 2026-05-04, url: x.org, path: t.txt}
    speakers:
      ada: {name: Ada, role: baker, organisation: Guild, side: left, team: red, aliases: [A., The Ad]}
      ben: {anonymous: true, stance: mixed}
      crowd: {name: The crowd, collective: true}
    claims:
      tax: Bread should be taxed.
      dear:
        text: Bread is dear.
        title: Dear bread
        section: [Prices, Bread]
        tags: [food]
        note: Said twice.
        weight: 0.5
        said:
          - {speaker: ada, quote: so dear, span: [[3, 10]], at: p. 4, url: y.org, date: 2026, turn: 1}
          - {speaker: crowd, reported: they agreed, via: ada}
        rebuts: tax
      poor: {text: It hits the poor., implicit: true, speaker: ben, quote: [the poor, they pay]}
      cheap: {text: Flour is cheap., speaker: ben, rebuts: dear}
      unfair: {text: A tax is unfair., kind: argument, supported-by: [[poor, dear]], rebuts: tax}
      so-what: {text: So what?, speaker: crowd, undercuts: cheap/dear}
    relations:
      - {id: loose, kind: qualifies, premises: [], target: null, speakers: [ada, ada]}
      - {id: limit, kind: qualifies, premises: [poor], target: tax, scheme: s, question: q, note: n}
    """
)


def rows(question: str, map: ArgumentMap = DEBATE, path: str = "m") -> list[tuple[Any, ...]]:
    """What a question to the tables of one map gives."""
    with Tables() as tables:
        tables.add(rows_of(path, to_graph(map)))
        return tables.connection.execute(question).fetchall()


# -- the tables -----------------------------------------------------------------------------------


def test_maps() -> None:
    assert rows("SELECT * FROM maps") == [("m", "Bread", "ld", "tax")]


def test_claims_stand_in_file_order_with_their_stance() -> None:
    assert rows("SELECT id, text, stance, implicit, kind, position FROM claims") == [
        ("tax", "Bread should be taxed.", "for", 0, "statement", 1),
        ("dear", "Bread is dear.", "against", 0, "statement", 2),
        ("poor", "It hits the poor.", "against", 1, "statement", 3),
        ("cheap", "Flour is cheap.", "for", 0, "statement", 4),
        ("unfair", "A tax is unfair.", "against", 0, "argument", 5),
        ("so-what", "So what?", "against", 0, "statement", 6),
    ]


def test_what_a_claim_says_besides_is_null_where_it_says_nothing() -> None:
    columns = "title, section, tags, note, weight"
    assert rows(f"SELECT {columns} FROM claims WHERE id IN ('tax', 'dear')") == [
        (None, "[]", "[]", None, None),
        ("Dear bread", '["Prices","Bread"]', '["food"]', "Said twice.", 0.5),
    ]


def test_utterances() -> None:
    assert rows("SELECT * FROM utterances WHERE claim IN ('dear', 'poor')") == [
        *[("m", "dear", "ada", 1, "asserts", "so dear", None, "talk", "[[3,10]]", "p. 4", "y.org", "2026", None, "1")],
        *[("m", "dear", "crowd", 2, "asserts", None, "they agreed", "talk", "[]", *[None] * 3, "ada", None)],
        *[("m", "poor", "ben", 1, "asserts", "the poor … they pay", None, "talk", "[]", *[None] * 5)],
    ]  # fmt: skip


def test_relations() -> None:
    assert rows("SELECT id, kind, target, target_kind, unanswered, position FROM relations") == [
        ("dear/tax", "rebuts", "tax", "claim", 0, 1),
        ("cheap/dear", "rebuts", "dear", "claim", 0, 2),
        ("poor+dear/unfair", "supports", "unfair", "claim", 0, 3),
        ("unfair/tax", "rebuts", "tax", "claim", 1, 4),
        ("so-what/cheap/dear", "undercuts", "cheap/dear", "relation", 1, 5),
        ("loose", "qualifies", None, None, 0, 6),
        ("limit", "qualifies", "tax", "claim", 0, 7),
    ]
    assert rows("SELECT scheme, question, note FROM relations WHERE position > 5") == [
        (None, None, None),
        ("s", "q", "n"),
    ]


def test_premises() -> None:
    assert rows("SELECT claim, position FROM premises WHERE relation = 'poor+dear/unfair'") == [
        ("poor", 1),
        ("dear", 2),
    ]


def test_who_draws_a_relation_is_named_or_speaks_its_premises() -> None:
    assert rows("SELECT relation, speaker FROM relation_speakers") == [
        ("dear/tax", "ada"),
        ("dear/tax", "crowd"),
        ("cheap/dear", "ben"),
        ("poor+dear/unfair", "ben"),
        ("poor+dear/unfair", "ada"),
        ("poor+dear/unfair", "crowd"),
        ("so-what/cheap/dear", "crowd"),
        ("loose", "ada"),
        ("limit", "ben"),
    ]


def test_speakers() -> None:
    assert rows("SELECT * FROM speakers") == [
        *[("m", "ada", "Ada", "baker", "Guild", 0, 0, '["A.","The Ad"]', "left", "red", None, "against", None)],
        *[("m", "ben", "", None, None, 1, 0, "[]", None, None, None, "mixed", "mixed")],
        *[("m", "crowd", "The crowd", None, None, 0, 1, "[]", None, None, None, "against", None)],
    ]  # fmt: skip


def test_sources() -> None:
    assert rows("SELECT * FROM sources") == [
        ("m", "talk", "The talk", "Eve", "Radio", "2026-05-04", "x.org", "t.txt")
    ]


def test_only_who_voices_a_claim_argued_it() -> None:
    debate = argmap.loads(
        "speakers: {ada: Ada, ben: Ben}\n"
        "claims:\n  a: {text: A., speaker: ada, denied-by: ben}\n"
        "  b: {text: B., asked-by: ada, rebuts: a}\n"
    )
    assert rows("SELECT speaker, claim FROM who_argued_what", debate) == [("ada", "a")]
    assert rows("SELECT speaker, force FROM utterances WHERE claim = 'a'", debate) == [
        ("ada", "asserts"),
        ("ben", "denies"),
    ]
    answered = "SELECT speaker, target_speaker FROM who_answered_whom"
    assert rows(answered, debate) == [(None, "ada")]


# -- the views ------------------------------------------------------------------------------------


def test_who_argued_what() -> None:
    assert rows("SELECT * FROM who_argued_what WHERE speaker <> 'crowd' ORDER BY claim DESC") == [
        ("m", "ben", "ben", "poor", "It hits the poor.", "against",
         "the poor … they pay", None, "talk", None, None),
        ("m", "ada", "Ada", "dear", "Bread is dear.", "against",
         "so dear", None, "talk", "p. 4", None),
        ("m", "ben", "ben", "cheap", "Flour is cheap.", "for", None, None, "talk", None, None),
    ]  # fmt: skip


def test_who_answered_whom() -> None:
    found = rows("SELECT * FROM who_answered_whom ORDER BY relation, speaker, target_speaker")
    assert found == [
        ("m", "ben", "rebuts", "cheap/dear", '["cheap"]', "dear", "ada", 0),
        ("m", "ben", "rebuts", "cheap/dear", '["cheap"]', "dear", "crowd", 0),
        ("m", "ada", "rebuts", "dear/tax", '["dear"]', "tax", None, 0),
        ("m", "crowd", "rebuts", "dear/tax", '["dear"]', "tax", None, 0),
        ("m", "crowd", "undercuts", "so-what/cheap/dear", '["so-what"]', "cheap/dear", "ben", 1),
        ("m", None, "rebuts", "unfair/tax", '["unfair"]', "tax", None, 1),
    ]


def test_unanswered() -> None:
    assert rows("SELECT * FROM unanswered") == [
        ("m", "unfair/tax", "rebuts", '["unfair"]', "tax", "[]"),
        ("m", "so-what/cheap/dear", "undercuts", '["so-what"]', "cheap/dear", '["crowd"]'),
    ]


def test_lists_can_be_taken_apart() -> None:
    question = "SELECT value FROM claims c, json_each(section) WHERE c.id = 'dear'"
    assert rows(question) == [("Prices",), ("Bread",)]


# -- any map --------------------------------------------------------------------------------------


@given(maps())
def test_the_tables_hold_every_element_of_any_map(map: ArgumentMap) -> None:
    with Tables() as tables:
        tables.add(rows_of("m", to_graph(map)))
        for table in ("claims", "relations", "speakers", "sources"):
            found = [
                r[0] for r in tables.connection.execute(f"SELECT id FROM {table} ORDER BY rowid")
            ]
            assert found == list(getattr(map, table))
        texts = tables.connection.execute("SELECT id, text FROM claims").fetchall()
        assert dict(texts) == {c.id: c.text for c in map.claims.values()}
        spans = tables.connection.execute("SELECT span FROM utterances ORDER BY rowid")
        expected = [[list(s) for s in row["span"]] for row in map.table("utterances")]
        assert [json.loads(span) for (span,) in spans] == expected
        assert tables.connection.execute("PRAGMA foreign_key_check").fetchall() == []


@given(maps())
def test_who_argued_what_as_who_says(map: ArgumentMap) -> None:
    data = WhoView(who(to_graph(map))).data()
    expected = Counter(
        (speaker["id"], claim["id"], claim["stance"], u["reported"], u["source"], u["at"], u["via"])
        for speaker in data["speakers"]
        for claim in speaker["claims"]
        for u in claim["utterances"]
    )
    columns = "speaker, claim, stance, reported, source, at, via"
    assert Counter(rows(f"SELECT {columns} FROM who_argued_what", map)) == expected
    stances = {speaker["id"]: speaker["stance"] for speaker in data["speakers"]}
    assert dict(rows("SELECT id, stance FROM speakers", map)) == stances


@given(debates())
def test_who_answered_whom_as_sides_counts(map: ArgumentMap) -> None:
    answer = sides(to_graph(map))
    expected = {
        (a.from_speaker, a.to_speaker): (a.rebuts, a.undercuts)
        for a in [*answer.answers, *answer.own]
    }
    found: dict[tuple[str, str], tuple[int, int]] = {
        (speaker, whom): (rebuts, undercuts)
        for speaker, whom, rebuts, undercuts in rows(
            """
            SELECT speaker, target_speaker, sum(kind = 'rebuts'), sum(kind = 'undercuts')
            FROM who_answered_whom WHERE speaker IS NOT NULL AND target_speaker IS NOT NULL
            GROUP BY 1, 2
            """,
            map,
        )
    }
    assert found == expected


@given(maps() | debates())
def test_unanswered_as_the_query_says(map: ArgumentMap) -> None:
    graph = to_graph(map)
    expected = [
        (r.id, r.kind, r.premises, r.target, list(dict.fromkeys(graph.speakers_of(r))))
        for r in unanswered(graph).values()
    ]
    found = rows("SELECT relation, kind, premises, target, speakers FROM unanswered", map)
    assert [(a, b, json.loads(c), d, json.loads(e)) for a, b, c, d, e in found] == expected


def _or_nobody(speakers: list[str]) -> list[str | None]:
    return [*speakers] or [None]


@given(debates())
def test_an_objection_nobody_is_known_to_make_or_to_meet_is_not_lost(map: ArgumentMap) -> None:
    graph = to_graph(map)
    expected = Counter(
        (r.id, speaker, whom)
        for r in map.relations.values()
        if r.kind in ("rebuts", "undercuts") and r.whole
        for speaker in _or_nobody(graph.speakers_of(r))
        for whom in _or_nobody(speakers_met(graph, r))
    )
    found = rows("SELECT relation, speaker, target_speaker FROM who_answered_whom", map)
    assert Counter(found) == expected


@given(maps() | debates())
def test_everything_says_the_same_of_who_draws_a_relation(map: ArgumentMap) -> None:
    drawn_by = {row["id"]: row["speakers"] for row in map.table("relations")}
    tables = dict.fromkeys(map.relations, ())
    for relation, speaker in rows("SELECT relation, speaker FROM relation_speakers", map):
        tables[relation] = (*tables[relation], speaker)
    assert {id: list(speakers) for id, speakers in tables.items()} == drawn_by
    answered = rows("SELECT relation, speaker FROM who_answered_whom", map)
    assert all(speaker in (drawn_by[id] or [None]) for id, speaker in answered)
    assert drawn_by == {r.id: to_graph(map).speakers_of(r) for r in map.relations.values()}


# -- several maps, and files ----------------------------------------------------------------------


def test_ids_of_several_maps_do_not_merge() -> None:
    with Tables() as tables:
        tables.add(rows_of("one.yaml", to_graph(chain_of(2))))
        tables.add(rows_of("two.yaml", to_graph(DEBATE)))
        tables.add(rows_of("three.yaml", to_graph(chain_of(2))))
        count = "SELECT map, count(*) FROM {} GROUP BY map ORDER BY map"
        answers = tables.connection.execute(count.format("who_answered_whom")).fetchall()
        assert answers == [("one.yaml", 2), ("three.yaml", 2), ("two.yaml", 6)]
        open_ones = tables.connection.execute(count.format("unanswered")).fetchall()
        assert open_ones == [("one.yaml", 1), ("three.yaml", 1), ("two.yaml", 2)]


def test_only_the_tables_asked_for_are_filled() -> None:
    with Tables() as tables:
        tables.add(rows_of("m", to_graph(DEBATE), only={"premises"}))
        assert tables.connection.execute("SELECT count(*) FROM premises").fetchone() == (7,)
        assert tables.connection.execute("SELECT count(*) FROM claims").fetchone() == (0,)


def test_a_path_that_is_no_unicode_text_is_spelled_out() -> None:
    assert rows("SELECT path FROM maps", path="\udcff.yaml") == [("\\udcff.yaml",)]


def test_every_table_is_described() -> None:
    with Tables() as tables:
        assert [table.name for table in tables.schema()] == list(ABOUT)


@pytest.mark.parametrize("suffix", ["db", "sqlite", "sqlite3"])
def test_a_map_is_dumped_as_a_database(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"debate.{suffix}"
    argmap.dump(DEBATE, file)
    connection = sqlite3.connect(file)
    try:
        for table in ABOUT:
            question = f"SELECT * FROM {table}"
            assert connection.execute(question).fetchall() == rows(question, path="")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()


@settings(max_examples=examples(30))
@given(maps())
def test_the_same_map_gives_the_same_bytes(map: ArgumentMap) -> None:
    from argmap.exports.sqlite import write

    assert b"".join(write(map, "m")) == b"".join(write(map, "m"))


def test_a_database_is_no_text() -> None:
    with pytest.raises(
        ValueError, match=r"sqlite is no text; write it to a file with argmap\.dump"
    ):
        argmap.dumps(DEBATE, format="sqlite")


def test_a_failed_dump_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "debate.db"
    file.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Tables, "add", fail)
    with pytest.raises(OSError, match="No space"):
        argmap.dump(DEBATE, file)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
