"""Maps as the tables of an SQLite database, for questions that no command asks.

Every table names the map by its path, so that equal ids of different maps are never mixed up.
Truth values are 0 and 1, lists are JSON texts, what is not known is NULL, positions begin at 1.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel

from argmap.formats.native.fields import (
    CLAIM,
    MAP,
    RELATION,
    RELATION_DETAILS,
    SOURCE,
    SPEAKER,
    UTTERANCE,
)
from argmap.formats.native.records import Element, Field, Keyed
from argmap.formats.native.shapes import Cell
from argmap.queries.answers import unanswered
from argmap.queries.stance import issue_of, stances_of
from argmap.several import refuse_text

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


def _columns(fields: Iterable[Field], element: Element) -> str:
    """The columns of a table that hold fields, each with a comma after it."""
    return "\n".join(
        f"  {field.name} {field.shape.column}{' NOT NULL' if element.says_always(field) else ''},"
        for field in fields
    )


def _about(field: Field) -> str:
    return field.doc[0].lower() + field.doc[1:].rstrip(".").replace("`", "")


_OF_CLAIM = tuple(f for f in CLAIM.plain if f.name not in ("proposed", "extra"))
_OF_UTTERANCE = tuple(f for f in UTTERANCE.plain if f.name not in ("speaker", "extra"))
_OF_RELATION = tuple(f for f in RELATION_DETAILS if f.name not in ("speakers", "extra"))
_OF_SPEAKER = tuple(f for f in SPEAKER.plain if f.name not in ("stance", "extra"))
_OF_SOURCE = tuple(f for f in SOURCE.plain if f.name != "extra")
_OF_MAP = tuple(f for f in MAP.plain if not f.shape.is_list and f.shape.merging == "whole")

# The columns come from the tables of fields, so that a new field of the model becomes a column
# without a word here. Foreign keys are for readers and tools; SQLite does not enforce them.
_TABLES = f"""
CREATE TABLE maps (
  path TEXT NOT NULL PRIMARY KEY,
{_columns(_OF_MAP, MAP)}
  issue TEXT
);
CREATE TABLE claims (
  map TEXT NOT NULL REFERENCES maps,
  id TEXT NOT NULL,
{_columns(_OF_CLAIM, CLAIM)}
  stance TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (map, id)
);
CREATE TABLE utterances (
  map TEXT NOT NULL,
  claim TEXT NOT NULL,
  speaker TEXT NOT NULL,
  position INTEGER NOT NULL,
{_columns(_OF_UTTERANCE, UTTERANCE)}
  PRIMARY KEY (map, claim, position),
  FOREIGN KEY (map, claim) REFERENCES claims,
  FOREIGN KEY (map, speaker) REFERENCES speakers,
  FOREIGN KEY (map, source) REFERENCES sources
);
CREATE TABLE relations (
  map TEXT NOT NULL REFERENCES maps,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT,
  target_kind TEXT,
{_columns(_OF_RELATION, RELATION)}
  unanswered INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (map, id)
);
CREATE TABLE premises (
  map TEXT NOT NULL,
  relation TEXT NOT NULL,
  claim TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (map, relation, position),
  FOREIGN KEY (map, relation) REFERENCES relations,
  FOREIGN KEY (map, claim) REFERENCES claims
);
CREATE TABLE relation_speakers (
  map TEXT NOT NULL,
  relation TEXT NOT NULL,
  speaker TEXT NOT NULL,
  PRIMARY KEY (map, relation, speaker),
  FOREIGN KEY (map, relation) REFERENCES relations,
  FOREIGN KEY (map, speaker) REFERENCES speakers
);
CREATE TABLE speakers (
  map TEXT NOT NULL REFERENCES maps,
  id TEXT NOT NULL,
{_columns(_OF_SPEAKER, SPEAKER)}
  stance TEXT NOT NULL,
  declared_stance TEXT,
  PRIMARY KEY (map, id)
);
CREATE TABLE claim_stances (
  map TEXT NOT NULL,
  claim TEXT NOT NULL,
  issue TEXT NOT NULL,
  stance TEXT NOT NULL,
  PRIMARY KEY (map, claim, issue),
  FOREIGN KEY (map, claim) REFERENCES claims,
  FOREIGN KEY (map, issue) REFERENCES claims
);
CREATE TABLE speaker_stances (
  map TEXT NOT NULL,
  speaker TEXT NOT NULL,
  issue TEXT NOT NULL,
  stance TEXT NOT NULL,
  PRIMARY KEY (map, speaker, issue),
  FOREIGN KEY (map, speaker) REFERENCES speakers,
  FOREIGN KEY (map, issue) REFERENCES claims
);
CREATE TABLE sources (
  map TEXT NOT NULL REFERENCES maps,
  id TEXT NOT NULL,
{_columns(_OF_SOURCE, SOURCE)}
  PRIMARY KEY (map, id)
);
"""

_LISTS: dict[str, tuple[Field, Element, tuple[Field, ...]]] = {
    field.name: (field, inner, tuple(f for f in inner.plain if f.name != "extra"))
    for field in MAP.plain
    if isinstance(field.shape, Keyed) and (inner := field.shape.inner)
}
"""The fields of a map that hold elements by name in an order, such as speeches: each is a table."""

_TABLES += "".join(
    f"CREATE TABLE {name} (\n  map TEXT NOT NULL REFERENCES maps,\n  id TEXT NOT NULL,\n"
    f"{_columns(fields, inner)}\n  position INTEGER NOT NULL,\n  PRIMARY KEY (map, id)\n);\n"
    for name, (_, inner, fields) in _LISTS.items()
)

_VIEWS = """
CREATE VIEW who_argued_what AS
SELECT u.map, u.speaker, coalesce(nullif(s.name, ''), s.id) AS name, u.claim, c.text, c.stance,
  u.quote, u.reported, u.source, u.at, u.via
FROM utterances u
JOIN claims c ON c.map = u.map AND c.id = u.claim
JOIN speakers s ON s.map = u.map AND s.id = u.speaker
WHERE u.force IN ('asserts', 'concedes');

CREATE VIEW who_answered_whom AS
SELECT r.map, by.speaker, r.kind, r.id AS relation,
  (SELECT json_group_array(claim) FROM
    (SELECT claim FROM premises p WHERE p.map = r.map AND p.relation = r.id ORDER BY p.position)
  ) AS claims,
  r.target, whom.speaker AS target_speaker, r.unanswered
FROM relations r
LEFT JOIN relation_speakers by ON by.map = r.map AND by.relation = r.id
LEFT JOIN (
  SELECT DISTINCT map, claim AS met, speaker FROM utterances
  WHERE force IN ('asserts', 'concedes')
  UNION ALL
  SELECT map, relation, speaker FROM relation_speakers
) whom ON whom.map = r.map AND whom.met = r.target
WHERE r.kind IN ('rebuts', 'undercuts') AND r.target IS NOT NULL
  AND EXISTS (SELECT 1 FROM premises p WHERE p.map = r.map AND p.relation = r.id);

CREATE VIEW unanswered AS
SELECT r.map, r.id AS relation, r.kind,
  (SELECT json_group_array(claim) FROM
    (SELECT claim FROM premises p WHERE p.map = r.map AND p.relation = r.id ORDER BY p.position)
  ) AS premises,
  r.target,
  (SELECT json_group_array(speaker) FROM
    (SELECT speaker FROM relation_speakers s
     WHERE s.map = r.map AND s.relation = r.id ORDER BY s.rowid)
  ) AS speakers
FROM relations r
WHERE r.unanswered;
"""

_INDICES = """
CREATE INDEX utterances_by_speaker ON utterances (map, speaker);
CREATE INDEX relations_by_target ON relations (map, target);
CREATE INDEX premises_by_claim ON premises (map, claim);
CREATE INDEX relation_speakers_by_speaker ON relation_speakers (map, speaker);
"""

ABOUT = {
    "maps": "the maps read, each with its first issue",
    "claims": "every claim with its stance",
    "utterances": "who does what with a claim, in which words, where",
    "relations": "what bears on what; its premises are in a table of their own",
    "premises": "the claims that a relation starts from",
    "relation_speakers": "who draws a relation",
    "speakers": "every speaker with their stance",
    "claim_stances": "the stance of a claim towards each issue that it reaches",
    "speaker_stances": "the stance of a speaker towards each issue that they speak to",
    "sources": "the documents where words stand",
    **{name: _about(field) for name, (field, _, _) in _LISTS.items()},
    "who_argued_what": "one row for each utterance that voices a claim",
    "who_answered_whom": "rebuttals and undercuts, by pair of speakers",
    "unanswered": "rebuttals and undercuts that nothing answers",
}
"""What each table and view holds, in a few words."""

Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view, as it is described to users."""

    name: str
    kind: Literal["table", "view"]
    columns: tuple[str, ...]
    about: str


class Tables:
    """A database that maps are added to, in memory or in a new file; closed by a `with` block."""

    def __init__(self, file: Path | None = None) -> None:
        # Transactions are begun and ended by hand: the sqlite3 module would make one for each table.
        self.connection = sqlite3.connect(file or ":memory:", isolation_level=None)
        # A file is put in place only when it is whole, so nothing ever has to be rolled back.
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.executescript(_TABLES + _VIEWS + _INDICES)

    def add(self, rows_of: Mapping[str, Iterable[Row]]) -> None:
        """Put rows into the tables."""
        self.connection.execute("BEGIN")
        for table, rows in rows_of.items():
            # The name of a table comes from this module, never from a map.
            values = ", ".join("?" * len(self._columns(table)))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({values})", rows)
        self.connection.execute("COMMIT")

    def schema(self) -> list[Table]:
        """The tables and views with their columns."""
        return [
            Table(name, kind, self._columns(name), ABOUT[name])
            for name, kind in self.connection.execute(
                "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"
            )
        ]

    def _columns(self, table: str) -> tuple[str, ...]:
        described = self.connection.execute(f"SELECT * FROM {table} LIMIT 0").description
        return tuple(column[0] for column in described)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.connection.close()


def rows_of(
    path: str, graph: ArgumentGraph, only: Container[str] = ABOUT
) -> dict[str, Iterator[Row]]:
    """The rows of a map by table, in file order, under a path that tells it from other maps.

    `only` names the tables that are wanted; nothing is computed before it is asked for.
    """
    refuse_text(only=only)
    # A file's name need not be valid Unicode, a text in a database must be.
    path = path.encode("utf-8", "backslashreplace").decode()
    return {table: rows(path, graph) for table, rows in _ROWS.items() if table in only}


def _maps(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    yield (path, *_cells(graph.map, _OF_MAP), issue_of(graph))


def _claims(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    stances = stances_of(graph)
    for position, c in enumerate(graph.map.claims.values(), 1):
        yield (path, c.id, *_cells(c, _OF_CLAIM), stances.claim(c.id), position)


def _utterances(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    for claim in graph.map.claims.values():
        for position, u in enumerate(claim.utterances, 1):
            yield (path, claim.id, u.speaker, position, *_cells(u, _OF_UTTERANCE))


def _relations(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    claims, open_relations = graph.map.claims, unanswered(graph)
    for position, r in enumerate(graph.map.relations.values(), 1):
        target_kind = None if r.target is None else "claim" if r.target in claims else "relation"
        ends = (path, r.id, r.kind, r.target, target_kind)
        yield (*ends, *_cells(r, _OF_RELATION), r.id in open_relations, position)


def _premises(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    for relation in graph.map.relations.values():
        for position, premise in enumerate(relation.premises, 1):
            yield (path, relation.id, premise, position)


def _relation_speakers(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    for relation in graph.map.relations.values():
        for speaker in dict.fromkeys(graph.speakers_of(relation)):
            yield (path, relation.id, speaker)


def _speakers(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    stances = stances_of(graph)
    for s in graph.map.speakers.values():
        yield (path, s.id, *_cells(s, _OF_SPEAKER), stances.speaker(s.id), s.stance)


def _claim_stances(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    stances = stances_of(graph)
    for id in graph.map.claims:
        yield from ((path, id, issue, stance) for issue, stance in stances.of(id).items())


def _speaker_stances(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    for id, taken in stances_of(graph).of_speakers.items():
        yield from ((path, id, issue, stance) for issue, stance in taken.items())


def _sources(path: str, graph: ArgumentGraph) -> Iterator[Row]:
    for s in graph.map.sources.values():
        yield (path, s.id, *_cells(s, _OF_SOURCE))


def _listed(name: str) -> Callable[[str, ArgumentGraph], Iterator[Row]]:
    """The rows of a table of `_LISTS`."""
    fields = _LISTS[name][2]

    def rows(path: str, graph: ArgumentGraph) -> Iterator[Row]:
        for position, (id, each) in enumerate(getattr(graph.map, name).items(), 1):
            yield (path, id, *_cells(each, fields), position)

    return rows


def _cells(noun: BaseModel, fields: Iterable[Field]) -> list[Cell]:
    """What fields of an element hold, as the cells of its row."""
    return [field.shape.cell(getattr(noun, field.name)) for field in fields]


_ROWS = {
    "maps": _maps,
    "speakers": _speakers,
    "sources": _sources,
    "claims": _claims,
    "utterances": _utterances,
    "relations": _relations,
    "premises": _premises,
    "relation_speakers": _relation_speakers,
    "claim_stances": _claim_stances,
    "speaker_stances": _speaker_stances,
    **{name: _listed(name) for name in _LISTS},
}
