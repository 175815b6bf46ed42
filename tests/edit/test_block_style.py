"""Edits in YAML's block style: lines with dashes, question marks and comments stay as people put them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import Any

import pytest

from argmap.edit.editor import apply
from argmap.edit.edits.adding import AddClaim, AddSource, AddUtterance
from argmap.edit.edits.base import Edit
from argmap.edit.edits.linking import Link, Unlink
from argmap.edit.edits.removing import Remove
from argmap.edit.edits.renaming import Rename
from argmap.edit.edits.setting import SetField, SetMap, SetRelation, SetUtterance
from argmap.formats.core.reading import read_text
from argmap.model import ArgumentMap, Claim, Relation, Source, Utterance


@dataclass(frozen=True, slots=True)
class SetExtra(Edit):
    """Give claim `a` other data of its own."""

    extra: dict[str, object]

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        claim = map.claims["a"].model_copy(update={"extra": self.extra})
        return map.model_copy(update={"claims": {**map.claims, "a": claim}})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        return []


def turns(text: str, old: str, new: str, *edits: Edit) -> None:
    """Check that edits turn one stretch of a text into another and leave the rest as it is."""
    assert text.count(old) == 1
    now = apply(read_text(text, None, "yaml"), edits)
    assert now == text.replace(old, new)
    assert read_text(now, None, "yaml").map is not None


# -- what stands behind a dash --------------------------------------------------------------------

SAID = dedent("""\
    speakers: {ann: Ann, ben: Ben, cy: Cy}
    claims:
      cold:
        text: It is cold.
        said:
        - quote: Brr
          speaker: ann
          at: p. 1
        - speaker: ben
          quote: Cold

        - at: p. 3
          # he was far off
          speaker: cy
""")


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetUtterance("cold", 0, "quote", None), "- quote: Brr\n      speaker", "- speaker"),
        (SetUtterance("cold", 0, "at", None), "ann\n      at: p. 1\n", "ann\n"),
        (SetUtterance("cold", 0, "quote", "Brrr"), "Brr", "Brrr"),
        (SetUtterance("cold", 0, "quote", "So\nso"), "Brr", "|-\n        So\n        so"),
        (SetUtterance("cold", 1, "quote", None), "      quote: Cold\n", ""),
        (SetUtterance("cold", 1, "at", "p. 2"), "Cold\n", "Cold\n      at: p. 2\n"),
        # What is said of the next line stays above it.
        (SetUtterance("cold", 2, "at", None), "- at: p. 3\n      # he", "- # he"),
        (
            SetUtterance("cold", 2, "quote", "Icy"),
            "speaker: cy\n",
            "speaker: cy\n      quote: Icy\n",
        ),
        (
            AddUtterance("cold", Utterance(speaker="ann", quote="Still")),
            "speaker: cy\n",
            "speaker: cy\n\n    - {speaker: ann, quote: Still}\n",
        ),
    ],
)
def test_words_in_a_list_keep_their_dashes(edit: Edit, old: str, new: str) -> None:
    turns(SAID, old, new, edit)


LONG = " ".join(["It was so cold in there that nobody sat down."] * 4)


def test_long_words_take_lines_of_their_own_behind_a_dash() -> None:
    new = AddUtterance("cold", Utterance(speaker="ann", quote=LONG))
    lines = f"    - speaker: ann\n      quote: {LONG}\n"
    turns(SAID, "speaker: cy\n", f"speaker: cy\n\n{lines}", new)


def test_words_that_are_written_anew_have_their_comments_above_them() -> None:
    text = dedent("""\
        speakers: {ann: Ann, ben: Ben}
        claims:
          cold:
            text: It is cold.
            said:
              # from the minutes
              ann: Brr  # twice
            tags: [hall]
    """)
    turns(
        text,
        "    said:\n      # from the minutes\n      ann: Brr  # twice\n",
        "    # from the minutes\n    # twice\n    said:\n"
        "      - {speaker: ann, quote: Brr}\n      - {speaker: ann, quote: Cold}\n",
        AddUtterance("cold", Utterance(speaker="ann", quote="Cold")),
    )


@pytest.mark.parametrize(
    "quote", ["Brr  # r", "|-  # r\n      Brr", "# r\n      Brr", ">-  # r\n      Brr"]
)
def test_remarks_on_words_that_become_a_list_stand_above_it_once(quote: str) -> None:
    text = dedent("""\
        speakers: {ann: Ann, ben: Ben}
        claims:
          cold:
            text: It is cold.
            speaker: [ann, ben]   # both
            quote: QUOTE
    """).replace("QUOTE", quote)
    turns(
        text,
        f"    speaker: [ann, ben]   # both\n    quote: {quote}\n",
        "    # both\n    # r\n    said:\n"
        "      - {speaker: ann, quote: Cold}\n      - {speaker: ben, quote: Brr}\n",
        SetUtterance("cold", 0, "quote", "Cold"),
    )


STEPS = dedent("""\
    claims: {a: A, b: B, c: C, d: D}
    relations:
    - note: hm
      scheme: sign
      # why
      kind: supports
      premises: [d]
      target: a
    -
      kind: rebuts
      premises:
      - c
      target: a
    -   kind: qualifies
        premises: [c]
        target: b
    # the last one
    - # for now
      kind: rebuts
      premises: [d]
      target: b
""")
WITHOUT_NOTE = SetRelation("d/a", "note", None)
WITHOUT_SCHEME = SetRelation("d/a", "scheme", None)


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        ([WITHOUT_NOTE], "- note: hm\n  scheme", "- scheme"),
        ([WITHOUT_SCHEME], "  scheme: sign\n", ""),
        # Two that go from behind one dash: what is left moves up to it.
        ([WITHOUT_NOTE, WITHOUT_SCHEME], "- note: hm\n  scheme: sign\n  # why", "- # why"),
        (
            [WITHOUT_NOTE, WITHOUT_SCHEME, SetRelation("d/a", "note", "x")],
            "- note: hm\n  scheme: sign\n  # why",
            "- note: x\n  # why",
        ),
        ([SetRelation("c/a", "note", "x")], "- c\n  target: a\n", "- c\n  target: a\n  note: x\n"),
        ([SetRelation("c/b", "note", "x")], "    target: b\n", "    target: b\n    note: x\n"),
        ([Unlink("c/a")], "-\n  kind: rebuts\n  premises:\n  - c\n  target: a\n", ""),
        ([Unlink("c/b")], "-   kind: qualifies\n    premises: [c]\n    target: b\n", ""),
        ([Unlink("d/b")], "- # for now\n  kind: rebuts\n  premises: [d]\n  target: b\n", ""),
        (
            [Link(Relation(kind="rebuts", premises=["b"], target="d"))],
            "  premises: [d]\n  target: b\n",
            "  premises: [d]\n  target: b\n- {kind: rebuts, premises: [b], target: d}\n",
        ),
    ],
)
def test_relations_in_a_list_keep_their_dashes(edits: list[Edit], old: str, new: str) -> None:
    turns(STEPS, old, new, *edits)


LINKED = dedent("""\
    claims:
      t:
        text: T.
        supported-by:
        - - a
          - b
        - c
        - - b   # both
          - d
        rebutted-by:
          - d
      a: A
      b: B
      c: C
      d: D
""")


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Unlink("a+b/t"), "    - - a\n      - b\n", ""),
        (Unlink("c/t"), "    - c\n", ""),
        (Unlink("b+d/t"), "    - - b   # both\n      - d\n", ""),
        (Unlink("d/t"), "    rebutted-by:\n      - d\n", ""),
        (SetRelation("c/t", "note", "hm"), "- c\n", "- {claim: c, note: hm}\n"),
        (SetRelation("a+b/t", "note", "x"), "- - a\n      - b\n", "- {claim: [a, b], note: x}\n"),
        (
            SetRelation("b+d/t", "note", "x"),
            "    - - b   # both\n      - d\n",
            "    # both\n    - {claim: [b, d], note: x}\n",
        ),
        (
            Link(Relation(kind="supports", premises=["a", "c"], target="t")),
            "      - d\n    rebutted",
            "      - d\n    - [a, c]\n    rebutted",
        ),
    ],
)
def test_linked_premises_keep_their_dashes(edit: Edit, old: str, new: str) -> None:
    turns(LINKED, old, new, edit)


def test_a_new_name_reaches_every_dash() -> None:
    now = apply(read_text(LINKED, None, "yaml"), [Rename("claim", "b", "bee")])
    renamed = LINKED.replace("- b\n", "- bee\n").replace("- b  ", "- bee  ")
    assert now == renamed.replace("b: B", "bee: B")


@pytest.mark.parametrize(
    ("claim", "gone"), [("a", "- a\n"), ("b", "- b   # the second\n"), ("c", "- c\n")]
)
def test_a_dash_goes_with_what_stands_behind_it(claim: str, gone: str) -> None:
    claims = "claims:\n  a: A\n  b: B\n  c: C\n"
    issues = "issues:\n- a\n- b   # the second\n# by far\n- c\n"
    now = apply(read_text(issues + claims, None, "yaml"), [Remove("claim", claim)])
    line = f"  {claim}: {claim.upper()}\n"
    assert now == issues.replace(gone, "") + claims.replace(line, "")


# -- keys behind question marks -------------------------------------------------------------------

ASKED = dedent("""\
    claims:
      ? a
      : A
      ? b
      : text: B
        rebuts: a
      ? c   # see below
      : C
      d:
""")


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Remove("claim", "b"), "  ? b\n  : text: B\n    rebuts: a\n", ""),
        (Remove("claim", "c"), "  ? c   # see below\n  : C\n", ""),
        (Remove("claim", "d"), "  d:\n", ""),
        (SetField("claim", "a", "text", "Aa"), ": A\n", ": Aa\n"),
        (SetField("claim", "c", "text", "Cc"), ": C\n", ": Cc\n"),
        (SetField("claim", "d", "text", "D"), "  d:\n", "  d: D\n"),
        (SetField("claim", "b", "note", "hm"), "text: B\n", "text: B\n    note: hm\n"),
        (SetField("claim", "b", "text", None), "text: B\n    rebuts", "rebuts"),
        (Rename("claim", "c", "see"), "? c ", "? see "),
        (AddClaim(Claim(id="e", text="E")), "  d:\n", "  d:\n  e: E\n"),
    ],
)
def test_keys_keep_their_question_marks(edit: Edit, old: str, new: str) -> None:
    turns(ASKED, old, new, edit)


FIELDS = dedent("""\
    claims:
      ? a
      : text: A
      ? b
      : text: B
        # why
        rebuts: a
      ? c
      : note: hm
        weight: 2
        rebuts: a
""")


def set_field(id: str, **values: object) -> list[Edit]:
    return [SetField("claim", id, field, value) for field, value in values.items()]


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        (set_field("a", text=None), "  : text: A\n", "  :\n"),
        (set_field("a", text=None, title="T"), ": text: A\n", ": title: T\n"),
        (
            set_field("a", text=None, title="T", note="x"),
            ": text: A\n",
            ": title: T\n    note: x\n",
        ),
        (set_field("b", title="T"), ": text: B\n", ": title: T\n    text: B\n"),
        (set_field("b", text=None), ": text: B\n    # why\n", ": # why\n"),
        (
            set_field("b", text=None, title="T", kind="argument"),
            ": text: B\n",
            ": title: T\n    kind: argument\n",
        ),
        (
            set_field("c", note=None, weight=None, text="C"),
            ": note: hm\n    weight: 2\n",
            ": text: C\n",
        ),
    ],
)
def test_what_stands_on_the_line_of_a_colon_gives_way_to_what_is_new(
    edits: list[Edit], old: str, new: str
) -> None:
    turns(FIELDS, old, new, *edits)


@pytest.mark.parametrize(
    ("key", "new", "now"),
    [("a", "b", "b"), ('"a"', "b", '"b"'), ("'a'", "b", "'b'"), ("a", "no", '"no"')],
)
def test_a_new_key_stands_in_the_marks_of_the_old_one(key: str, new: str, now: str) -> None:
    turns(f"claims:\n  {key}: A\n", f"  {key}:", f"  {now}:", Rename("claim", "a", new))


def test_a_new_key_stands_in_double_marks_in_json() -> None:
    text = '{"claims": {"a": "A"}}'
    now = apply(read_text(text, None, "json"), [Rename("claim", "a", "b")])
    assert now == text.replace('"a"', '"b"')


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetField("claim", "a", "text", "A"), "  ? a\n", "  ? a\n  : A\n"),
        (SetField("claim", "b", "text", "B"), "# see\n", "# see\n  : B\n"),
        (
            SetField("claim", "b", "note", "hm"),
            "# see\n",
            "# see\n  :\n      note: hm\n",
        ),
        (Remove("claim", "a"), "  ? a\n", ""),
        (Rename("claim", "b", "bee"), "? b ", "? bee "),
    ],
)
def test_a_key_behind_a_question_mark_alone_gets_a_colon_below_it(
    edit: Edit, old: str, new: str
) -> None:
    turns("claims:\n  ? a\n  ? b  # see\n  c: C\n", old, new, edit)


# -- comments -------------------------------------------------------------------------------------

HEADED = dedent("""\
    # A map of ours

    # who speaks
    speakers:
      ann:
        # what she does
        # on weekdays
        role: baker
      ben:
        role: cook  # at night
          # and on Sundays
        team: x

    claims:
      a:
        note: hm
""")


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        # What is new stands above the comment on what follows.
        (SetField("speaker", "ann", "name", "Ann"), "ann:\n", "ann:\n    name: Ann\n"),
        (SetField("speaker", "ben", "name", "Ben"), "ben:\n", "ben:\n    name: Ben\n"),
        (SetField("claim", "a", "text", "A."), "  a:\n", "  a:\n    text: A.\n"),
        (SetMap("title", "Ours"), "# who", "title: Ours\n# who"),
        (AddSource(Source(id="m", path="m.txt")), "# who", "sources:\n  m: m.txt\n# who"),
        # What is said of a line goes with it, also on deeper lines below.
        (
            SetField("speaker", "ben", "role", None),
            "    role: cook  # at night\n      # and on Sundays\n",
            "",
        ),
        (SetField("speaker", "ben", "team", None), "    team: x\n", ""),
        (SetField("speaker", "ben", "role", "chef"), "cook", "chef"),
    ],
)
def test_comments_stay_with_what_they_are_about(edit: Edit, old: str, new: str) -> None:
    turns(HEADED, old, new, edit)


def test_a_comment_at_the_head_of_the_file_stays_there() -> None:
    text = "# A map of ours\nclaims:\n  a: A\n"
    turns(text, "claims:", "title: Ours\nclaims:", SetMap("title", "Ours"))


@pytest.mark.parametrize("above", ["", "  # about b\n", "  # about b\n  # and more\n"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_what_is_new_has_a_blank_line_above_it_where_the_others_have(
    above: str, blank: str
) -> None:
    text = f"claims:\n  a: A\n{blank}{above}  b: B\n"
    turns(text, "b: B\n", f"b: B\n{blank}  c: C\n", AddClaim(Claim(id="c", text="C")))


def test_a_blank_line_above_the_first_does_not_part_it_from_the_second() -> None:
    text = "claims:\n\n  a: A\n"
    turns(text, "a: A\n", "a: A\n  b: B\n", AddClaim(Claim(id="b", text="B")))


# -- items that say nothing -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "old", "new"),
    [
        # A dash without a space behind it would be the beginning of a text.
        (["x", "z"], "- x\n    -\n", "- x\n    - z\n"),
        (["x", "y", "z"], "- x\n    -\n    - y\n", "- x\n    - y\n    - z\n"),
    ],
)
@pytest.mark.parametrize("last", ["", "    note: N\n", "  b: B\n"])
def test_an_empty_item_is_filled_or_goes_alone(
    tags: list[str], old: str, new: str, last: str
) -> None:
    more = "    - y\n" if "- y" in old else ""
    text = f"claims:\n  a:\n    text: A\n    tags:\n    - x\n    -\n{more}{last}"
    turns(text, old, new, SetField("claim", "a", "tags", tags))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "    extra:\n",
        "    extra: {}\n",
        "    extra: {x: 1}\n",
        "    extra: # none yet\n",
        "    extra:\n      x: 1\n",
        "    extra:\n      x: '1'\n",
    ],
)
def test_data_of_ones_own_keeps_numbers_apart_from_texts(line: str) -> None:
    text = f"claims:\n  a:\n    text: A\n{line}"
    extra = {"x": 2, "y": "2", "z": True, "w": "true"}
    now = apply(read_text(text, None, "yaml"), [SetExtra(extra)])
    found = read_text(now, None, "yaml").map
    assert found is not None
    assert found.claims["a"].extra == extra


# -- the end of the file --------------------------------------------------------------------------


def test_text_that_ends_with_the_file_says_so_when_more_follows() -> None:
    text = "title: A\nclaims:\n  a:\n    text: |\n      Hello"
    edits = [SetMap("title", "B"), AddClaim(Claim(id="b", text="B"))]
    now = apply(read_text(text, None, "yaml"), edits)
    assert now == "title: B\nclaims:\n  a:\n    text: |-\n      Hello\n  b: B"


def test_text_that_ends_with_a_line_break_keeps_it_when_more_follows() -> None:
    text = "claims:\n  a:\n    text: |\n      Hello\n"
    turns(text, "Hello\n", "Hello\n  b: B\n", AddClaim(Claim(id="b", text="B")))


def test_text_that_is_replaced_at_the_end_of_the_file_has_no_mark_left() -> None:
    text = "claims:\n  a:\n    text: |\n      Hello"
    edits = [SetField("claim", "a", "text", "Bye"), AddClaim(Claim(id="b", text="B"))]
    now = apply(read_text(text, None, "yaml"), edits)
    assert now == "claims:\n  a:\n    text: Bye\n  b: B"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_every_line_ends_as_the_lines_of_the_file_do(newline: str, last: str) -> None:
    text = f"title: A\nclaims:\n  a: A{last}"
    now = apply(
        read_text(text.replace("\n", newline), None, "yaml"),
        [AddClaim(Claim(id="b", text="B")), SetMap("title", "B")],
    )
    assert now == f"title: B\nclaims:\n  a: A\n  b: B{last}".replace("\n", newline)
