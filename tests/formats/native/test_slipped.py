"""A colon or an indentation that was lost: the error stands where it was lost."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Literal

import pytest

import argmap
from argmap.edit.change import change_file
from argmap.edit.edits.adding import AddClaim, AddSource, AddSpeaker
from argmap.edit.edits.base import Edit
from argmap.edit.edits.renaming import Rename
from argmap.formats.core.reading import read_text
from argmap.formats.core.writing import dumps
from argmap.formats.native import keys
from argmap.model import Claim, Source, Speaker
from tests.helpers import map_of


def errors(text: str) -> list[tuple[int, int, str]]:
    """Where errors stand in a map, and the text they underline."""
    loaded = read_text(text, None, "yaml")
    lines = text.split("\n")
    return [
        (
            d.span.line,
            d.span.column,
            lines[d.span.line - 1][d.span.column - 1 :].split("#")[0].strip(),
        )
        for d in loaded.diagnostics
        if d.severity == "error" and d.span is not None
    ]


SLIPS = {
    "in a claim, before the next one": "claims:\n  a: A.\n  b:\n    text: B.\n    >rebuts a\n  c: C.\n",
    "in a claim, before another field": "claims:\n  a: A.\n  b:\n    text: B.\n    >rebuts a\n    note: x\n",
    "before an empty line and a comment": "claims:\n  a: A.\n  b:\n    text: B.\n    >rebuts a\n\n  # c\n  c:\n    text: C.\n",
    "in the last line": "claims:\n  a: A.\n  b:\n    text: B.\n    >rebuts a",
    "behind a text of several lines": "claims:\n  a:\n    text: A is long\n      and goes on\n    >rebuts b\n  b: B\n",
    "behind a quoted text": 'claims:\n  b: B\n  a:\n    note: "hm"\n    >rebuts b\n  c:\n    text: C\n',
    "as the only field": "claims:\n  a: A.\n  b:\n    >rebuts a\n",
    "in the first line": ">title T\nclaims:\n  a: A.\n",
    "behind claims": ">claims\n  a: A.\n",
    "behind the first field": "claims:\n  a:\n    >text A.\n    rebuts: b\n  b: B\n",
    "behind an id": "claims:\n  >a\n    text: A\n  b: B\n",
    "behind an id without a text": "claims:\n  a: A\n  >b\n  c: C\n",
    "in a list": "speakers: {x: X}\nclaims:\n  a:\n    text: A.\n    said:\n      - >speaker x\n        quote: hm\n",
}


@pytest.mark.parametrize("text", SLIPS.values(), ids=SLIPS)
def test_a_missing_colon_is_blamed_on_its_own_line(text: str) -> None:
    at = text.index(">")
    line, column = text[:at].count("\n") + 1, at - text.rfind("\n", 0, at)
    text = text.replace(">", "")
    [found, *more] = errors(text)
    assert found[:2] == (line, column)
    assert more == []
    [diagnostic] = [d for d in read_text(text, None, "yaml").diagnostics if d.severity == "error"]
    assert diagnostic.message == "this line has no colon"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("claims:\n  a: A.\n  b:\n  text: B.\n  rebuts: a\n", [(4, 3), (5, 3)]),
        ("claims:\n  b:\n  speaker: ann\n  quote: hm\n  c: C.\n", [(3, 3), (4, 3)]),
        ("claims:\n  a: A.\n  b: B.\n  rebuts: a\n", [(4, 3)]),
        ("speakers:\n  ann:\n  name: Ann Lee\n  role: mayor\nclaims: {a: A}\n", [(3, 3), (4, 3)]),
        ("sources:\n  h:\n  title: Hearing\nclaims: {a: A}\n", [(3, 3)]),
        ("claims:\n  a: A.\n  note: hm\n  b: B.\n", [(3, 3)]),
        ("claims:\n  a: A.\n  tags: x\n  weight: 3\n", [(3, 3), (4, 3)]),
        ("claims:\n  a: A.\n  speaker: ada\n", [(3, 3)]),
        ("claims:\n  a:\n    text: A.\n  tags: [x, y]\n", [(4, 3)]),
        ("speakers:\n  ann: Ann Lee\n  role: mayor\nclaims: {a: A}\n", [(3, 3)]),
        ("sources:\n  h: hearing.txt\n  url: https://example.org\nclaims: {a: A}\n", [(3, 3)]),
    ],
)
def test_fields_that_stand_beside_their_element_are_errors(
    text: str, where: list[tuple[int, int]]
) -> None:
    found = [place[:2] for place in errors(text)]
    assert [place for place in found if place in where] == where


def test_who_means_a_claim_called_text_can_say_so() -> None:
    for text in (
        'claims:\n  b:\n  "text": B.\n',
        "claims:\n  b:\n  text: {text: B.}\n",
        "claims:\n  text: B.\n  note: N.\n",
        'claims:\n  a: A.\n  "note": N.\n',
        "claims: {a: A., note: N.}\n",
    ):
        assert errors(text) == []
        assert read_text(text, None, "yaml").map is not None
    named = map_of("claims: {b: {}, text: {text: B.}, rebuts: {text: b}}")
    assert read_text(dumps(named), None, "yaml").map == named


def test_a_text_that_reads_like_a_field_can_be_quoted() -> None:
    assert (
        errors(
            dedent("""
        claims:
          a: A.
          b:
            "rebuts a"
          c: rebuts a wider claim
          d:
            It rebuts
            nothing
        """)
        )
        == []
    )


@pytest.mark.parametrize("above", ["c: It is.", "text: It is."])
@pytest.mark.parametrize("key", ["rebuts", "note", "speaker"])
def test_a_field_that_stands_too_deep_is_blamed_for_its_indentation(above: str, key: str) -> None:
    indent = "  " if above.startswith("c") else "    "
    head = "claims:\n  b: B.\n" + ("" if above.startswith("c") else "  c:\n")
    text = f"{head}{indent}{above}\n{indent}  {key}: b\n"
    [found] = [d for d in read_text(text, None, "yaml").diagnostics if d.severity == "error"]
    name = above.partition(":")[0]
    assert found.message == f"{key}: stands deeper than {name}:, which has a text already"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (text.count("\n"), 1)


@pytest.mark.parametrize("id", sorted(keys.CLAIM_KEYS))
def test_no_edit_writes_a_claim_that_is_taken_for_a_field(id: str, tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    for edit in (AddClaim(Claim(id=id, text="It is.")), Rename("claim", "a", id)):
        file.write_text("claims:\n  b: B.\n  a: A.\n", encoding="utf-8")
        change_file(file, [edit])
        assert id in argmap.load(file).claims


@pytest.mark.parametrize(
    ("kind", "id"),
    [("speaker", id) for id in sorted(keys.SPEAKER_KEYS)]
    + [("source", id) for id in sorted(keys.SOURCE_KEYS)],
)
def test_no_edit_writes_a_speaker_or_source_that_is_taken_for_a_field(
    kind: Literal["speaker", "source"], id: str, tmp_path: Path
) -> None:
    file = tmp_path / "map.yaml"
    first = "speakers:\n  b: Bo\n  a: An\nsources:\n  b: b.txt\n  a: a.txt\nclaims: {}\n"
    added: list[Edit] = (
        [AddSpeaker(Speaker(id=id, name="Cy")), AddSpeaker(Speaker(id=id))]
        if kind == "speaker"
        else [AddSource(Source(id=id, title="C")), AddSource(Source(id=id))]
    )
    for edit in (*added, Rename(kind, "a", id)):
        file.write_text(first, encoding="utf-8")
        change_file(file, [edit])
        map = argmap.load(file)
        assert id in getattr(map, f"{kind}s")
        assert argmap.loads(dumps(map)) == map
