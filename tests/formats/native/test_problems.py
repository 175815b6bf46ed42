"""Every slip a person makes in a map file is found, where it is, with what to write instead.

The place a diagnostic must underline is marked «so» in the examples.
"""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.core.reading import read_bytes
from argmap.formats.native import rules
from tests.formats.native.helpers import marked, problems, read_json, read_yaml

# -- one small example for each rule -------------------------------------------------------------

YAML_SLIPS = [
    (
        rules.Syntax,
        """
        claims:
          a: First.
         «b»: Second.
        """,
        "indent it exactly like the keys it belongs to",
    ),
    (
        rules.Syntax,
        """
        claims:
          a:
            «text It is too dear.»
            tags: [money]
        """,
        "write text:",
    ),
    (
        rules.ControlCharacter,
        """
        claims:
          a: Too «\x07»dear.
        """,
        r'"\x07"',
    ),
    (
        rules.TabIndent,
        """
        claims:
        «\t»a: First.
        """,
        "spaces",
    ),
    (
        rules.DuplicateKey,
        """
        claims:
          cost: It is too dear.
          «cost»: It costs jobs.
        """,
        "the first is in line 2; rename",
    ),
    (
        rules.DuplicateKey,
        """
        claims:
          cost:
            text: It is too dear.
            «text»: It costs jobs.
        """,
        "the first is in line 3",
    ),
    (
        rules.DuplicateKey,
        """
        claims: {}
        extra: {a: 1, «a»: 2}
        """,
        "rename or delete one of the two",
    ),
    (
        rules.SeveralDocuments,
        """
        claims: {a: First.}
        «---»
        claims: {b: Second.}
        """,
        "delete this line",
    ),
    (
        rules.ObjectTag,
        """
        claims:
          a: «!important» news
        """,
        '"!important …"',
    ),
    (
        rules.ObjectTag,
        """
        claims:
          a: «!!python/object/apply:os.system» [ls]
        """,
        "delete the tag",
    ),
    (
        rules.MergeKey,
        """
        claims:
          a: &base {text: First.}
          b:
            «<<»: *base
        """,
        "write the keys out",
    ),
    (
        rules.Alias,
        """
        claims:
          a: «*so»
        """,
        '"*so …"',
    ),
    (
        rules.ColonInText,
        """
        claims:
          a:
            text: A plan«: do it»
        """,
        'text: "A plan: do it"',
    ),
    (
        rules.ColonInText,
        """
        speakers: {s: A shopkeeper}
        claims:
          a: {speaker: s, quote: A plan«: do it»}
        """,
        '"A plan: do it"',
    ),
    (
        rules.TextAfterQuote,
        """
        claims:
          a: "Could happen," «he said»
        """,
        """a: '"Could happen," he said'""",
    ),
    (
        rules.TextAfterQuote,
        """
        speakers: {s: A shopkeeper}
        claims:
          a: {speaker: s, quote: "Could happen," «he said»}
        """,
        """'"Could happen," he said'""",
    ),
    (
        rules.CutAtHash,
        """
        claims:
          a:
            text: We lost «#1 status»
        """,
        '"We lost #1 status"',
    ),
    (
        rules.CutAtHash,
        """
        claims:
          a:
            text: «#metoo was right.»
        """,
        'text: "#metoo was right."',
    ),
    (
        rules.SplitAtCommas,
        """
        speakers: {s: A shopkeeper}
        claims:
          a:
            said:
              - {speaker: s, quote: «We would lose, I think, a third»}
        """,
        'quote: "We would lose, I think, a third"',
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a: «[The minister] resigned»
        """,
        'a: "[The minister] resigned"',
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a: «@home is the word»
        """,
        'a: "@home is the word"',
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a: «*so* much»
        """,
        'a: "*so* much"',
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a: «&c» and so on
        """,
        '"&c …"',
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a: «"It is too dear.»
          b: Second.
        """,
        'close it with "',
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a: First.
          b:
            tags: «[money, jobs»
            text: Second.
        """,
        "close the list with ]",
    ),
    (
        rules.SpecialFirstCharacter,
        """
        claims:
          a:
            tags: [jobs «#1, money]»
        """,
        "put the text that holds the # in quotation marks",
    ),
    (rules.NotAMap, "«title»: No claims yet", "claims:"),
    (rules.NotAMap, "«Just a sentence.»", "claims:"),
    (
        rules.MissingSpace,
        """
        claims:
          cost:
            «text:It is too dear.»
        """,
        "write text: It is too dear.",
    ),
    (
        rules.UnknownKey,
        """
        claims:
          a: First.
          b:
            «rebut»: a
        """,
        "did you mean rebuts?",
    ),
    (
        rules.UnknownKey,
        """
        claims: {a: First.}
        «speaker»: {s: A shopkeeper}
        """,
        "did you mean speakers?",
    ),
    (
        rules.WrongShape,
        """
        claims:
          «- First claim»
        """,
        "some-id: …",
    ),
    (
        rules.WrongShape,
        """
        claims:
          a:
            text: «[sic»]
        """,
        "put the text in quotation marks",
    ),
    (
        rules.WrongShape,
        """
        claims:
          a:
            said: «Too dear.»
        """,
        "write {speaker: …, quote: …}",
    ),
    (
        rules.BadValue,
        """
        claims:
          a: {text: First., implicit: «yes»}
        """,
        "write implicit: true",
    ),
    (
        rules.BadValue,
        """
        claims:
          a: {text: First., weight: «heavy»}
        """,
        "write a number",
    ),
    (
        rules.BadValue,
        """
        speakers:
          s: {name: Sue, stance: «againts»}
        claims: {a: First.}
        """,
        "did you mean against?",
    ),
    (
        rules.BadValue,
        """
        speakers: {s: Sue}
        claims:
          a: {speaker: s, span: «[12»]}
        """,
        "write [[12, 42]]",
    ),
    (
        rules.BadId,
        """
        claims:
          «trade falls»: Trade falls.
        """,
        "write trade-falls",
    ),
    (
        rules.BadId,
        """
        claims: {a: First.}
        relations:
          - {id: «+a», kind: supports, premises: [a], target: a}
        """,
        "write a",
    ),
    (
        rules.DuplicateId,
        """
        claims:
          a: First.
          b: {supports: {claim: a, id: x}}
          c: {rebuts: «{claim: a, id: x»}}
        """,
        "choose another id",
    ),
    (
        rules.DuplicateId,
        """
        claims:
          a: First.
          b: {supports: «{claim: a, id: b»}}
        """,
        "choose another id",
    ),
    (
        rules.UnknownClaim,
        """
        claims:
          trade-falls: Trade falls.
          b: {rebuts: «trade-fals»}
        """,
        "did you mean trade-falls?",
    ),
    (
        rules.UnknownClaim,
        """
        issue: «c»
        claims:
          aa: First.
          bb: Second.
        """,
        "there are: aa, bb; or add it under claims:",
    ),
    (
        rules.UnknownClaim,
        """
        claims:
          trade-falls:
            supported-by: [[trade-falls, «trade-fell»]]
        """,
        "did you mean trade-falls?",
    ),
    (
        rules.UnknownSpeaker,
        """
        speakers: {shopkeeper: A shopkeeper}
        claims:
          a: {speaker: «shopkeper»}
        """,
        "did you mean shopkeeper?",
    ),
    (
        rules.UnknownSpeaker,
        """
        claims:
          a: {speaker: «shopkeeper»}
        """,
        "add it under speakers:",
    ),
    (
        rules.UnknownSource,
        """
        source: «haering»
        sources: {hearing: hearing.txt}
        claims: {a: First.}
        """,
        "did you mean hearing?",
    ),
    (
        rules.UnknownRelation,
        """
        claims:
          a: First.
          b: {supports: a}
          c: {undercuts: «b/aa»}
        """,
        "did you mean b/a?",
    ),
    (
        rules.UnknownRelation,
        """
        claims:
          a: First.
          b: {supports: a, qualifies: a}
          c: {undercuts: «b»}
        """,
        "write one of: b/a, b/a#2",
    ),
    (
        rules.UnknownRelation,
        """
        claims:
          a: First.
          b: {undercuts: «a»}
        """,
        "rebut a itself",
    ),
    (
        rules.MissingField,
        """
        claims:
          a: {text: First., quote: «It is first»}
        """,
        "add `speaker:`",
    ),
    (
        rules.MissingField,
        """
        claims: {a: First.}
        relations:
          - «{kind: rebuts, premises: [a»]}
        """,
        "target: b",
    ),
    (
        rules.MissingField,
        """
        claims:
          a: {rebuts: «{scheme: analogy»}}
        """,
        "{claim: …}",
    ),
    (
        rules.EndlessId,
        """
        claims:
          a: {undercuts: «b»}
          b: {undercuts: a}
        """,
        "{relation: …, id: …}",
    ),
    (
        rules.EmptySpan,
        """
        speakers: {s: Sue}
        claims:
          a: {speaker: s, span: [«[42, 12»]]}
        """,
        "write [12, 42]",
    ),
]


def tidy(text: str) -> str:
    return dedent(text).removeprefix("\n")


@pytest.mark.parametrize(("rule", "text", "mend"), YAML_SLIPS)
def test_a_slip_is_reported_where_it_is_with_its_mend(rule, text, mend):
    plain, span = marked(tidy(text))
    found = problems(plain)[0]
    assert found.code == rule.code
    assert found.name == rule.name()
    assert found.severity == rule.severity
    assert found.span == span
    assert mend in (found.help or "")


@pytest.mark.parametrize(("rule", "text", "mend"), YAML_SLIPS)
def test_one_slip_is_one_report(rule, text, mend):
    in_a_circle = 2 if rule is rules.EndlessId else 1
    assert len(problems(marked(tidy(text))[0])) == in_a_circle


@pytest.mark.parametrize(("rule", "text", "mend"), YAML_SLIPS)
def test_only_an_error_keeps_the_map_from_being_read(rule, text, mend):
    loaded = read_yaml(marked(tidy(text))[0])
    assert (loaded.map is None) == (rule.severity == "error")


JSON_SLIPS = [
    ('{"claims": {"a": "First.",«}»}', "after the last element"),
    ('{"claims": {"a": "First." «"b"»: "Second."}}', "a comma is missing"),
    ('{"claims": {«a»: "First."}}', "double quotes"),
    ('{"claims": {"a": «\'First.\'»}}', "straight double quotes"),
    ('{"claims": {}} «// done»', "no comments"),
    ('{"claims": {"a": «"»First.}}', "not closed"),
    ('{"claims": {"a": "First."«}»', "before everything is closed"),
    ('{"claims": {"a"«}»}', "a value is missing"),
]


@pytest.mark.parametrize(("text", "message"), JSON_SLIPS)
def test_a_slip_in_json_is_reported_where_it_is(text, message):
    plain, span = marked(text)
    found = read_json(plain).diagnostics[0]
    assert (found.code, found.name) == ("AM002", "json-syntax")
    assert message in found.message
    assert (found.span.line, found.span.column) == (span.line, span.column)


def test_a_second_key_in_json_is_not_lost():
    plain, span = marked('{"claims": {"a": "First.", «"a"»: "Second."}}')
    (found,) = read_json(plain).diagnostics
    assert (found.name, found.span) == ("duplicate-key", span)


def test_bytes_that_are_no_utf8():
    content = "claims:\n  a: Zu teuer für uns.".encode("latin1")
    found = read_bytes(content, "map.yaml").diagnostics[0]
    assert (found.code, found.name) == ("AM003", "not-utf8")
    assert (found.span.line, found.span.column) == (2, 16)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_yaml, "[" * 10_000),
        (read_yaml, "claims: " + "[" * 100_000),
        (read_yaml, "claims: [" * 10_000),
        (read_yaml, "claims: " + "[" * 10_000 + "]" * 10_000),
        (read_yaml, "title: A town\nclaims: {a: {text: " + "[" * 2_000 + "]" * 2_000 + "}}\n"),
        (read_yaml, "claims: " + "{a: " * 10_000),
        (read_yaml, "claims: " + "[{" * 10_000),
        (read_yaml, "[\n" * 10_000),
        (read_yaml, "- " * 10_000),
        (read_yaml, "? " * 10_000),
        (read_json, '{"claims": ' + "[" * 10_000),
    ],
)
def test_bottomless_nesting_is_one_error(read, text):
    loaded = read(text)
    assert loaded.map is None
    assert [d.name for d in loaded.diagnostics] == ["too-deep"]


@pytest.mark.parametrize("text", ["&b\n    text: B", "&b {text: B}"])
def test_an_anchor_that_nothing_repeats_is_no_slip_before_a_mapping(text):
    loaded = read_yaml(f"claims:\n  a: A\n  b: {text}\n")
    assert loaded.map is not None
    assert loaded.map.claims["b"].text == "B"
    assert not loaded.diagnostics


def test_nesting_that_is_too_deep_is_found_behind_anchors():
    assert "too-deep" in [d.name for d in read_yaml("[&a " * 10_000).diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "claims:\n  a: See " + "[" * 5_000,
        'claims:\n  a: "' + "[" * 5_000 + '"',
        "claims:\n  a: |\n    " + "{" * 5_000,
        "claims:\n  a: It goes on\n    " + "[" * 5_000,
        "claims:\n  a: {text: One., extra: {deep: " + "[" * 90 + "]" * 90 + "}}",
        "claims:\n  a: {text: One., extra: {many: [" + "[], " * 5_000 + "]}}",
    ],
)
def test_brackets_that_do_not_nest_are_text_or_data(text):
    loaded = read_yaml(text)
    assert loaded.map is not None
    assert not [d for d in loaded.diagnostics if d.severity == "error"]


def test_brackets_in_quotation_marks_are_not_blamed_for_an_error_in_their_line():
    text = 'claims:\n  a: "' + "[" * 2_000 + '" and more\n'
    found = read_yaml(text).diagnostics
    assert [d.name for d in found] == ["text-after-quote"]


@pytest.mark.parametrize("read", [read_yaml, read_json])
@given(
    st.lists(st.sampled_from(["[", "{", "]", "}", "[[[[", '"', "a: ", ", ", "\n", "- "])),
    st.integers(90, 110),
    st.sampled_from(["[", "{a: ", "- ", "[\n", '{"a": ']),
)
def test_no_nesting_breaks_the_reader(read, parts, depth, opening):
    loaded = read("".join(parts) + opening * depth + "".join(reversed(parts)))
    assert loaded.map is not None or loaded.diagnostics


def test_every_rule_has_an_example_here():
    shown = {rule for rule, _, _ in YAML_SLIPS}
    elsewhere = {rules.JsonSyntax, rules.NotUtf8, rules.TooDeep, rules.ConflictMarkers}
    assert shown | elsewhere == set(rules.RULES)


def test_codes_are_unique_and_every_page_says_what_to_do():
    assert len({rule.code for rule in rules.RULES}) == len(rules.RULES)
    for rule in rules.RULES:
        assert "nstead" in (rule.__doc__ or "") or "write" in (rule.__doc__ or "")


# -- several at once -----------------------------------------------------------------------------


def test_all_slips_of_a_file_are_found_in_one_go():
    text = tidy(
        """
        issue: proposl
        claims:
          proposal: "Could happen," he said
          b: A plan: do it
          c: We lost #1 status
          d: [The minister] resigned
          e: First.
          e: Second.
          f:
            txt: Third.
            rebuts: proposal
        """
    )
    found = [(d.span.line, d.name) for d in problems(text)]
    assert found == [
        (1, "unknown-claim"),
        (3, "text-after-quote"),
        (4, "colon-in-text"),
        (5, "cut-at-hash"),
        (6, "special-first-character"),
        (8, "duplicate-key"),
        (10, "unknown-key"),
    ]


def test_what_was_misread_for_a_list_is_not_reported_twice():
    assert len(problems("claims:\n  a:\n    said: [{speaker: s, quote: x}\n")) == 1


def test_a_mended_slip_still_shows_the_map_in_part():
    partial = read_yaml("claims:\n  a: A plan: do it\n  b: {rebuts: a}\n").partial
    assert partial.claims["a"].text == "A plan: do it"


def test_the_first_of_two_equal_keys_is_shown_as_well():
    (found,) = problems("claims:\n  cost: One.\n  cost: Two.\n")
    (first,) = found.related
    assert (first.span.line, first.span.column) == (2, 3)


# -- positions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "claims:\r\n  a: First.\r\n  b: {rebuts: «c»}\r\n",
        "claims:\r  a: First.\r  b: {rebuts: «c»}\r",
        "claims:\n  a: 東京で、何が？👩‍🚀\n  b: {note: 東京👩‍🚀é, rebuts: «c»}\n",
        "claims:\n  a: First.\n  b: {note: a\tb,\trebuts:\t«c»}\n",
        "claims:\n  a: one\u2028two\n  b: {note: x\u2029y\x85z, rebuts: «c»}\n",
        "claims:\n  a: |\n    A text\n    of lines.\n  b:\n    rebuts: «c»\n",
        'claims:\n  a: "a \\u00e9 \\\n    b"\n  b: {"rebuts": «"c"»}\n',
        "# a comment\n\n---\nclaims:\n  b: {rebuts: «c»}\n",
    ],
    ids=["crlf", "cr", "wide", "tabs", "odd breaks", "block", "escapes", "comments"],
)
def test_positions_are_right_whatever_stands_before(text):
    plain, span = marked(text)
    (found,) = problems(plain)
    assert (found.name, found.span) == ("unknown-claim", span)
    assert (
        found.snippet.text
        == plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
    )


def test_positions_are_right_behind_a_byte_order_mark():
    text, span = marked("claims: {a: {rebuts: «b»}}\n")
    (found,) = read_bytes(b"\xef\xbb\xbf" + text.encode(), "map.yaml").diagnostics
    assert found.span == span


def test_syntax_errors_are_placed_right_behind_wide_characters():
    text, span = marked("claims:\r\n  a: 東京👩‍🚀\r\n  b: é👍 plan«: do it»\r\n")
    (found,) = problems(text)
    assert (found.name, found.span) == ("colon-in-text", span)


# -- what is no problem --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "claims:\n  a: First. # a comment\n",
        "claims:\n  a: # a comment\n    text: First.\n",
        "%YAML 1.2\n---\nclaims: {a: First.}\n...\n",
        "claims:\n  a: &first First.\n  b: *first\n",
        "claims: {a: see https://example.org/#top}\n",
        'claims:\n  a: "# no comment: none"\n',
        "claims:\n  a: |\n    # no comment\n    key: value\n",
        '$schema: "https://example.org/argmap.json"\nclaims: {a: text:x}\n',
    ],
)
def test_good_yaml_is_not_complained_about(text):
    assert problems(text) == []


# -- hostile and broken files --------------------------------------------------------------------


def test_a_yaml_bomb_is_defused():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for i in range(9):
        lines.append(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 10)}]")
    found = problems("claims: {}\nextra:\n  " + "\n  ".join(lines) + "\n")
    assert "alias" in {d.name for d in found}


def test_an_alias_inside_what_it_repeats():
    assert [d.name for d in problems("claims: {}\nextra: &x\n  y: *x\n")] == ["alias"]


def test_an_id_that_grows_too_long_is_reported_once():
    a, b, c, d = (letter * 700 for letter in "abcd")
    (found,) = problems(
        f"claims:\n  ? {a}\n  : x\n  ? {b}\n  : {{rebuts: {a}}}\n"
        f"  ? {c}\n  : {{undercuts: {b}/{a}}}\n  ? {d}\n  : {{undercuts: {c}}}\n"
    )
    assert (found.name, found.span.line) == ("endless-id", 7)


MANY = 8_000

CROWDS = {
    "unknown claims": "claims:\n" + "".join(f"  c{i}: {{rebuts: d{i}x}}\n" for i in range(MANY)),
    "unknown relations": "claims:\n"
    + "".join(f"  c{i}: {{undercuts: d{i}/x}}\n" for i in range(MANY)),
    "doubled keys": "claims:\n" + "  a: x\n" * MANY,
    "equal relations": f"claims:\n  a: {{rebuts: [{', '.join('a' * MANY)}]}}\n",
    "pieces": "claims:\n  a: {text: " + ", ".join(["x", "y: z"] * 40) + "}\n",
    "undercut chain": "claims:\n  c0: x\n  c1: {rebuts: c0}\n"
    + "".join(f"  c{i}: {{undercuts: c{i - 1}}}\n" for i in range(2, MANY)),
    "undercut circle": "claims:\n"
    + "".join(f"  c{i}: {{undercuts: c{(i + 1) % MANY}}}\n" for i in range(MANY)),
    "undercut hub": f"claims:\n  h: {{rebuts: [{', '.join(f'c{i}' for i in range(MANY))}]}}\n"
    + "".join(f"  c{i}: {{undercuts: h}}\n" for i in range(MANY)),
    "syntax errors": "claims:\n" + "".join(f"  c{i}: A plan: do it\n" for i in range(MANY)),
    "one long line": "claims:\n  a: " + "word " * 1_000_000,
    "one long broken line": "claims:\n  a: A plan: " + "word: " * 1_000_000,
    "many spaces": "claims:\n  a: 'x'" + " " * 5_000_000 + "y",
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_a_crowd_of_problems_can_be_read(crowd):
    """Nobody waits for what is quadratic in so much."""
    loaded = read_yaml(CROWDS[crowd])
    assert loaded.map is not None or loaded.diagnostics


def test_advice_about_an_endless_line_is_short():
    (found,) = problems("claims:\n  a: A plan: " + "word " * 10_000)
    assert len(found.help or "") < 500
    assert len(found.snippet.text) < 500
