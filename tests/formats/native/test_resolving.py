"""Which claim or relation a name in a map means, and what is said where it means none, or two."""

from __future__ import annotations

import pytest

from argmap.formats.core.reading import read_text
from argmap.model import MAX_DERIVED_ID
from tests.formats.native.helpers import map_of, problems


def ids(claims: str) -> list[str]:
    """The ids of the relations in a map of these claims, one a line."""
    return list(map_of(f"claims:\n{lines(claims)}").relations)


def said(claims: str) -> list[tuple[int, str, str | None]]:
    """The line of every problem in a map of these claims, from 1, with its message and way out."""
    found = problems(f"claims:\n{lines(claims)}")
    return [(p.span.line - 1 if p.span else 0, p.message, p.help) for p in found]


def lines(claims: str) -> str:
    return "".join(f"  {line.strip()}\n" for line in claims.strip().splitlines())


# -- what a name means ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "last"),
    [
        ("b: {rebuts: a} \n d: {undercuts: b/a}", "d/b/a"),
        ("b: {rebuts: a} \n d: {undercuts: b}", "d/b/a"),
        # Whoever takes a step back themselves has two relations, and means the other one.
        ("b: {rebuts: a, undercuts: b}", "b/b/a"),
        ("b: {rebuts: a} \n d: {rebuts: b/a}", "d/b/a"),
        ("b: {rebuts: a} \n d: {rebuts: claim:a}", "d/a"),
        ("b: {rebuts: a} \n d: {undercuts: claim:a}", "d/a"),
        ("b: {rebuts: a, supports: a} \n d: {undercuts: b/a#2}", "d/b/a#2"),
        ("b: {rebuts: [a, a, a]}", "b/a#3"),
        ("b: {rebuts: {claim: a, id: b/a#2}} \n c: {rebuts: a} \n d: {undercuts: b}", "d/b/a#2"),
        ("b: {rebuts: {claim: a, id: main}} \n d: {undercuts: main}", "d/main"),
        ("t: {supported-by: [[a, b]]} \n b: B. \n d: {undercuts: a}", "d/a+b/t"),
        ("t: {supported-by: [[a, b]]} \n b: B. \n d: {undercuts: b+a/t}", "d/a+b/t"),
    ],
)
def test_a_name_means_the_claim_or_the_only_relation_that_it_can(claims: str, last: str) -> None:
    assert ids(f"a: A.\n{claims}")[-1] == last


def test_a_name_may_stand_above_what_it_means() -> None:
    found = ids("""
        e: {undercuts: main}
        d: {undercuts: {claim: b, id: main}}
        f: {undercuts: d}
        b: {rebuts: a}
        a: A.
    """)
    assert found == ["e/main", "main", "f/main", "b/a"]


# -- what means nothing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "message", "help"),
    [
        ("rebuts: nope", "there is no claim 'nope'", "add it under claims:"),
        ("undercuts: claim:nope", "there is no claim 'nope'", "add it under claims:"),
        ("undercuts: nope", "there is no relation 'nope'", "the id of a relation is premise/target"),
        ("rebuts: x/y", "there is no relation 'x/y'", "the id of a relation is premise/target"),
        ("undercuts: a", "a bears on nothing, so there is no relation to undercut", "rebut a itself"),
        ("rebuts: {claim: a, id: a}", "a claim has the id a", "choose another id"),
        (f"rebuts: {'n' * 99}", f"there is no claim '{'n' * 80}'", "add it under claims:"),
        (f"undercuts: {'n' * 99}", f"there is no relation '{'n' * 80}'", "premise/target"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_said_on_its_line(names: str, message: str, help: str) -> None:
    ((line, said_message, way_out),) = said(f"a: A.\nb: {{{names}}}")
    assert (line, said_message) == (2, message)
    assert way_out is not None
    assert way_out.endswith(help)


def test_a_second_relation_of_one_id_is_said() -> None:
    twice = "a: A. \n b: {rebuts: {claim: a, id: m}} \n c: {rebuts: {claim: a, id: m}}"
    assert said(twice) == [(3, "another relation has the id m", "choose another id")]


def test_what_aims_at_a_mistake_is_none_itself() -> None:
    assert said("""
        a: A.
        b: {rebuts: {claim: zz, id: main}}
        d: {undercuts: main}
        e: {undercuts: d}
        f: {undercuts: e}
    """) == [(2, "there is no claim 'zz'", "there are: a, b, d, e, f; or add it under claims:")]


def test_a_mistake_leaves_what_does_not_aim_at_it_alone() -> None:
    found = said("""
        a: A.
        b: {rebuts: a}
        d: {undercuts: zz}
        e: {undercuts: b}
    """)
    assert [line for line, _, _ in found] == [3]


def test_a_mistake_is_not_taken_for_what_is_found_behind_it() -> None:
    found = said("""
        t: {supported-by: [[a, b]]}
        a: A.
        b: B.
        d: {undercuts: nope/t}
        e: {undercuts: {relation: b+a/t, id: main}}
    """)
    assert [(line, message) for line, message, _ in found] == [(4, "there is no relation 'nope/t'")]


# -- what means two -------------------------------------------------------------------------------


def test_a_claim_that_bears_on_two_things_does_not_say_which_step_is_meant() -> None:
    found = said("a: A. \n c: C. \n b: {rebuts: a, supports: c} \n d: {undercuts: b}")
    assert found == [(4, "b bears on 2 things; which relation is meant?", "write one of: b/a, b/c")]
    # One's own undercut is none of them.
    found = said("a: A. \n c: C. \n b: {rebuts: a, supports: c, undercuts: b}")
    assert found == [(3, "b bears on 2 things; which relation is meant?", "write one of: b/a, b/c")]


@pytest.mark.parametrize(("count", "more"), [(12, ""), (13, ", …")])
def test_of_many_relations_twelve_are_listed(count: int, more: str) -> None:
    names = [f"c{n}" for n in range(count)]
    claims = "".join(f"{name}: x\n" for name in names)
    found = said(f"{claims} b: {{rebuts: [{', '.join(names)}]}} \n d: {{undercuts: b}}")
    listed = ", ".join(f"b/c{n}" for n in range(12))
    message = f"b bears on {count} things; which relation is meant?"
    assert found == [(count + 2, message, f"write one of: {listed}{more}")]


# -- ids without an end ---------------------------------------------------------------------------

ENDLESS = "give one of these relations an id of its own: {relation: …, id: …}"


def test_two_steps_that_undercut_one_another_have_no_ids() -> None:
    circle = "a: {undercuts: b} \n b: {undercuts: a}"
    itself = "the id of this relation would hold itself"
    assert said(circle) == [(1, itself, ENDLESS), (2, itself, ENDLESS)]
    # What only leads there is no part of it.
    assert said(f"{circle} \n c: {{undercuts: a}} \n d: {{undercuts: c}}") == said(circle)


def test_an_id_of_ones_own_breaks_the_circle() -> None:
    assert ids("a: {undercuts: {claim: b, id: main}} \n b: {undercuts: a}") == ["main", "b/main"]


def test_an_id_may_be_two_thousand_characters_long_and_no_longer() -> None:
    longest = "n" * (MAX_DERIVED_ID - len("/a"))
    assert ids(f"a: A. \n ? {longest} \n : {{rebuts: a}}") == [f"{longest}/a"]
    long = "the id of this relation would be very long"
    assert said(f"a: A. \n ? {longest}n \n : {{rebuts: a}}") == [(3, long, ENDLESS)]


def test_one_id_that_is_too_long_hinders_no_other() -> None:
    long = "n" * (MAX_DERIVED_ID - len("/a"))
    found = said(f"""
        d: {{undercuts: b}}
        ? {long}
        : {{undercuts: b}}
        e: {{undercuts: b}}
        f: {{undercuts: {long}}}
        b: {{rebuts: a}}
        a: A.
    """)
    # Only the line itself: neither what stands beside it nor what aims at it.
    assert [line for line, _, _ in found] == [3]


def test_what_aims_at_a_broken_relation_falls_with_it_and_is_not_told_again() -> None:
    text = """
        a: {text: A., undercuts: {relation: nope/none, id: r}}
        b: {text: B., undercuts: {relation: r, id: s}}
        c: {text: C., undercuts: s}
        d: {text: D., rebuts: a}
    """
    loaded = read_text(f"claims:\n{lines(text)}", None, "yaml")
    assert [d.message for d in loaded.diagnostics] == ["there is no relation 'nope/none'"]
    assert loaded.partial is not None
    assert list(loaded.partial.relations) == ["d/a"]
