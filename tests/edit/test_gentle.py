"""Edits look as if the person who wrote the file had made them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from argmap.edit.editor import apply
from argmap.edit.edits.adding import AddClaim, AddSource, AddSpeaker, AddUtterance
from argmap.edit.edits.base import Edit
from argmap.edit.edits.linking import Link, Unlink
from argmap.edit.edits.removing import Remove
from argmap.edit.edits.renaming import Rename
from argmap.edit.edits.setting import SetField, SetMap, SetRelation, SetUtterance
from argmap.formats.core.reading import read_text
from argmap.model import Claim, Relation, Source, Speaker, Utterance


def after(text: str, *edits: Edit, format: str = "yaml") -> str:
    return apply(read_text(dedent(text), None, format), edits)


def rebuts(premise: str, target: str, **details: str) -> Link:
    return Link(Relation(kind="rebuts", premises=[premise], target=target, **details))


HALL = """\
# The hall. Minutes of May.
title: "The hall"   # as on the invitation

speakers: {ann: Ann, ben: 'Ben, a baker'}   # both were there

claims:
    sell: "We should sell the hall."   # the motion

    # heard at the back
    cold:
        text: 'It''s cold in there.'
        speaker: ann        # she sat at the window
        rebuts: sell
"""


@pytest.mark.parametrize(
    ("edit", "lines", "now"),
    [
        (  # one text grows into a mapping, in its own quotation marks
            SetField("claim", "sell", "note", "once more"),
            ('    sell: "We should sell the hall."   # the motion',),
            (
                "    sell:   # the motion",
                '        text: "We should sell the hall."',
                "        note: once more",
            ),
        ),
        (  # a text keeps its quotation marks
            SetField("claim", "cold", "text", "It's warm"),
            ("        text: 'It''s cold in there.'",),
            ("        text: 'It''s warm'",),
        ),
        (
            SetMap("title", "The old hall"),
            ('title: "The hall"   # as on the invitation',),
            ('title: "The old hall"   # as on the invitation',),
        ),
        (  # brackets stay brackets
            AddSpeaker(Speaker(id="cy", name="Cy", role="a cat")),
            ("speakers: {ann: Ann, ben: 'Ben, a baker'}   # both were there",),
            ("speakers: {ann: Ann, ben: 'Ben, a baker', cy: \"Cy, a cat\"}   # both were there",),
        ),
        (
            Rename("speaker", "ann", "anna"),
            (
                "speakers: {ann: Ann, ben: 'Ben, a baker'}   # both were there",
                "        speaker: ann        # she sat at the window",
            ),
            (
                "speakers: {anna: Ann, ben: 'Ben, a baker'}   # both were there",
                "        speaker: anna        # she sat at the window",
            ),
        ),
        (  # a second voice stands beside words that have a comment
            AddUtterance("cold", Utterance(speaker="ben", quote="Freezing")),
            ("        rebuts: sell",),
            (
                "        said:",
                "            - {speaker: ben, quote: Freezing}",
                "        rebuts: sell",
            ),
        ),
        (  # new claims are as deep as the others, with the blank line that the others have
            AddClaim(Claim(id="roof", text="The roof leaks.")),
            (),
            ("", "    roof: The roof leaks."),
        ),
        (
            rebuts("cold", "cold"),
            ("        rebuts: sell",),
            ("        rebuts: [sell, cold]",),
        ),
        (
            SetRelation("cold/sell", "scheme", "argument from consequences"),
            ("        rebuts: sell",),
            ("        rebuts: {claim: sell, scheme: argument from consequences}",),
        ),
        (Unlink("cold/sell"), ("        rebuts: sell",), ()),
        (
            AddSource(Source(id="minutes", path="minutes.txt")),
            (),
            ("sources:", "    minutes: minutes.txt", ""),
        ),
    ],
)
def test_only_the_lines_of_the_edit_change(edit, lines, now):
    wanted = HALL.splitlines()
    new = after(HALL, edit).splitlines()
    left = [line for line in wanted if line not in lines]
    assert [line for line in new if line not in now] == left or not lines
    for line in now:
        assert line in new
    for line in lines:
        assert line in wanted
        assert line not in new or line in now
    others = iter(new)
    assert all(any(line == other for other in others) for line in left)


def test_a_second_voice_makes_a_list_of_what_is_said():
    text = """\
        speakers: {ann: Ann, ben: Ben}
        claims:
          cold:
            text: It is cold.
            speaker: ann
            quote: Brr
        """
    assert after(text, AddUtterance("cold", Utterance(speaker="ben"))) == dedent("""\
        speakers: {ann: Ann, ben: Ben}
        claims:
          cold:
            text: It is cold.
            said:
              - {speaker: ann, quote: Brr}
              - {speaker: ben}
        """)


def test_words_under_the_names_of_speakers_stay_so():
    text = """\
        speakers: {ann: Ann, ben: Ben}
        claims:
          cold: {text: It is cold., said: {ann: Brr}}
        """
    voice = Utterance(speaker="ben", quote="Rather")
    assert "said: {ann: Brr, ben: Rather}" in after(text, AddUtterance("cold", voice))
    now = after(text, SetUtterance("cold", 0, "at", "p. 4"))
    assert "said: {ann: {quote: Brr, at: p. 4}}" in now


def test_relations_are_written_as_the_file_writes_them():
    under_the_target = """\
        claims:
          a: {text: A, rebutted-by: [b]}
          b: B
          c: C
        """
    assert "rebutted-by: [b, c]" in after(under_the_target, rebuts("c", "a"))
    by_themselves = """\
        claims: {a: A, b: B, c: C}
        relations:
        - {kind: rebuts, premises: [b], target: a}
        """
    now = after(by_themselves, rebuts("c", "a"))
    ways = ("- kind: rebuts\n  premises: [c]\n  target: a\n", "premises: [c], target: a}\n")
    assert now.endswith(ways)


def test_what_undercuts_the_only_relation_of_a_claim_still_means_that_one():
    text = "claims:\n  a: A\n  b: {text: B, rebuts: a}\n  c: {text: C, undercuts: b}\n  d: D\n"
    assert "undercuts: b/a" in after(text, rebuts("b", "d"))
    assert "undercuts: b}" in after(text, Rename("claim", "a", "e"))


def test_ids_with_numbers_stay_when_the_first_one_goes():
    text = "claims:\n  a: A\n  b: {text: B, rebuts: a, supports: a}\n  c: {text: C, undercuts: b/a#2}\n"
    now = after(text, Unlink("b/a"))
    loaded = read_text(now, None, "yaml")
    assert loaded.map is not None
    assert [*loaded.map.relations] == ["b/a#2", "c/b/a#2"]


def test_a_rename_reaches_the_ids_of_relations_at_relations():
    text = """\
        issue: a
        claims:
          a: A
          b: {text: B, rebuts: a}
          c: {text: C, undercuts: b/a}
          d: {text: D, undercuts: c/b/a}
        expect: {a: in}
        """
    now = after(text, Rename("claim", "a", "motion"))
    assert "issue: motion" in now
    assert "undercuts: b/motion" in now
    assert "undercuts: c/b/motion" in now
    assert "expect: {motion: in}" in now


def test_what_a_claim_takes_along():
    text = """\
        issues: [a, b]
        claims:
          a: A
          b: {text: B, rebuts: a}   # goes
          # stays
          c: {text: C, undercuts: b/a, supports: a}
        """
    assert after(text, Remove("claim", "b")) == dedent("""\
        issues: [a]
        claims:
          a: A
          # stays
          c: {text: C, supports: a}
        """)


def test_a_block_of_text_is_left_whole_and_replaced_whole():
    text = """\
        claims:
          a:
            text: |-
              # not a comment
              second

            note: short   # kept
          b: B
        """
    assert after(text, SetField("claim", "a", "text", "One.")) == dedent("""\
        claims:
          a:
            text: One.

            note: short   # kept
          b: B
        """)
    now = after(text, SetField("claim", "a", "note", "one\ntwo"))
    assert "    note: |-   # kept\n      one\n      two\n  b: B\n" in now


@pytest.mark.parametrize(
    ("field", "old"),
    [
        ("note", "|-  # remark\n      Some words."),
        ("note", ">  # remark\n      Some words.\n      More of them."),
        ("note", " # remark\n      Some words."),
        ("tags", " # remark\n      - Some\n      - words"),
        ("tags", "\n      - |-  # remark\n        Some words.\n      - More."),
    ],
)
@pytest.mark.parametrize("new", ["Other.", "Two\nlines."])
def test_a_remark_about_a_value_outlives_it(field, old, new):
    value = new.split() if field == "tags" else new
    text = f"claims:\n  a:\n    text: A.\n    {field}: {old}\n"
    now = after(text, SetField("claim", "a", field, value))
    assert now.startswith(f"claims:\n  a:\n    text: A.\n    # remark\n    {field}:")
    assert now.count("# remark") == 1


def test_carriage_returns_and_a_missing_last_line_break_stay():
    text = "claims:\r\n  a: A\r\n  b: B"
    assert after(text, SetField("claim", "a", "note", "x")) == (
        "claims:\r\n  a:\r\n    text: A\r\n    note: x\r\n  b: B"
    )
    assert after(text, AddClaim(Claim(id="c", text="C"))) == "claims:\r\n  a: A\r\n  b: B\r\n  c: C"


TAGGED = """\
claims:
  a: {text: A, tags: &t [x, y]}
  b: {text: B, tags: *t}
  c: {text: C, tags: *t}
"""


def test_an_alias_is_written_out_where_it_is_changed():
    now = after(TAGGED, SetField("claim", "b", "tags", ["z"]))
    assert now == TAGGED.replace("B, tags: *t", "B, tags: [z]")


def test_an_anchor_goes_with_its_last_alias():
    now = after(TAGGED, SetField("claim", "b", "tags", ["z"]), Remove("claim", "c"))
    assert now == "claims:\n  a: {text: A, tags: [x, y]}\n  b: {text: B, tags: [z]}\n"


def test_what_repeats_a_value_that_changes_is_written_out():
    now = after(TAGGED, SetField("claim", "a", "tags", ["z"]))
    assert now == (
        "claims:\n  a: {text: A, tags: [z]}\n  b: {text: B, tags: [x, y]}\n  c: {text: C, tags: [x, y]}\n"
    )
    now = after(TAGGED, Remove("claim", "a"))
    assert now == "claims:\n  b: {text: B, tags: [x, y]}\n  c: {text: C, tags: [x, y]}\n"


def test_a_claim_that_repeats_another_is_written_out():
    text = dedent("""\
        claims:
          a: &first
            text: Buses are late.   # often
            note: "no"
          b: *first
        """)
    now = after(text, SetField("claim", "a", "note", "yes"))
    assert now == dedent("""\
        claims:
          a:
            text: Buses are late.   # often
            note: "yes"
          b: {text: Buses are late., note: "no"}
        """)
    now = after(text, SetField("claim", "b", "note", "yes"))
    assert '  b: {text: Buses are late., note: "yes"}\n' in now
    assert "&" not in now


def test_an_anchored_id_is_renamed_with_all_that_repeats_it():
    text = "speakers:\n  &me ada: Ada\nclaims:\n  a: {text: A, speaker: *me}\n  b: {text: B, speaker: *me}\n"
    assert after(text, Rename("speaker", "ada", "ben")) == (
        "speakers:\n  ben: Ada\nclaims:\n  a: {text: A, speaker: ben}\n  b: {text: B, speaker: ben}\n"
    )


def test_numbers_that_are_repeated_stay_numbers():
    text = "claims:\n  a: {text: A, extra: {one: &n 1, two: *n}}\n"
    now = after(text, SetField("claim", "a", "extra", {"two": 1}))
    assert now.endswith("extra: {two: 1}}\n")


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("{text: A, note: }", "{text: A, note: , weight: 2 }"),
        ("{note: , text: A}", "{note: , text: A, weight: 2}"),
        ("{text: A, extra: {x: {y: }}}", "{text: A, weight: 2, extra: {x: {y: }}}"),
    ],
)
def test_brackets_may_hold_nothing_behind_a_colon(before, then):
    now = after(f"claims:\n  a: {before}\n", SetField("claim", "a", "weight", 2))
    assert now == f"claims:\n  a: {then}\n"


@pytest.mark.parametrize("mark", ["|", "|+", "|-", ">", "|2"])
def test_text_that_ends_with_the_file_stays_as_it_is_when_more_follows(mark):
    text = f"claims:\n  a:\n    text: {mark}\n      Hello"
    loaded = read_text(text, None, "yaml")
    assert loaded.map is not None
    now = read_text(after(text, AddClaim(Claim(id="b", text="B"))), None, "yaml").map
    assert now is not None
    assert now.claims["a"] == loaded.map.claims["a"]
    assert now.claims["b"].text == "B"


def test_no_blank_line_is_added_to_text_that_keeps_its_blank_lines():
    text = "claims:\n  a:\n    tags: t\n\n    text: |+\n      Hello\n\n    weight: 2\n"
    now = read_text(after(text, SetField("claim", "a", "kind", "argument")), None, "yaml").map
    assert now is not None
    assert now.claims["a"].text == "Hello\n\n"


@pytest.mark.parametrize("words", ["so", "[so, and so]"])
def test_own_words_under_a_speaker_can_be_taken_away(words):
    text = f"speakers: {{x: X, y: Y}}\nclaims:\n  a: {{text: A, said: {{x: {words}, y: no}}}}\n"
    now = read_text(after(text, SetUtterance("a", 0, "quote", None)), None, "yaml").map
    assert now is not None
    assert [(u.speaker, u.quote) for u in now.claims["a"].utterances] == [("x", None), ("y", "no")]


def test_json_keeps_its_layout():
    text = '{\n    "claims": {\n        "a": "A"\n    }\n}\n'
    now = after(text, AddClaim(Claim(id="b", text="B", tags=["t"])), format="json")
    assert '        "a": "A",\n        "b": {\n' in now
    compact = '{"claims":{"a":"\\u00e9"}}'
    assert after(compact, AddClaim(Claim(id="b", text="ü")), format="json") == (
        '{"claims":{"a":"\\u00e9","b":"\\u00fc"}}'
    )


def test_a_value_that_is_there_already_touches_nothing():
    text = "issues: [a]\nclaims:\n  a: {text: 'A', tags: t}\n"
    assert after(text, SetMap("issues", ["a"]), SetField("claim", "a", "tags", ["t"])) == text


@pytest.mark.parametrize(
    "said",
    [
        "denied-by: ben",
        "asked-by: [ben, ann]",
        "challenged-by: {speaker: ben, quote: never}",
        "challenged-by: {speaker: [ann, ben], quote: never}",
        "asked-by: {ben: why, ann: how}",
        "conceded-by: [{speaker: ben, quote: so}, ann]",
        "said: {ben: {denies: never}}",
        "speaker: ben\n    denied-by: ben",
    ],
)
def test_a_new_name_is_written_where_the_old_one_stood(said: str) -> None:
    text = f"speakers:\n  ann: Ann\n  ben: Ben\nclaims:\n  a:\n    text: A.\n    {said}  # now\n"
    assert after(text, Rename("speaker", "ben", "zoe")) == text.replace("ben", "zoe")
