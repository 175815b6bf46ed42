"""unknown-scheme, unknown-question."""

from __future__ import annotations

from tests.checks.helpers import found, helps


def with_scheme(scheme: str) -> str:
    return f"claims: {{a: A., b: {{text: B., supports: {{claim: a, scheme: {scheme}}}}}}}"


def test_a_scheme_that_looks_like_a_slip() -> None:
    assert found(with_scheme("argument from analgy"), "unknown-scheme") == [
        "1:60 note AM217: there is no scheme 'argument from analgy'"
    ]
    assert helps(with_scheme("argument from analgy"), "unknown-scheme") == [
        "did you mean argument from analogy?"
    ]


def test_a_part_of_several_names() -> None:
    (line,) = found(with_scheme("consequences"), "unknown-scheme")
    assert line.endswith("AM217: 'consequences' is a part of several schemes")


def test_known_schemes_and_names_of_ones_own_are_fine() -> None:
    for scheme in ("expert opinion", "Default Inference", "what my aunt says", "'  '"):
        assert found(with_scheme(scheme), "unknown-scheme") == []


def test_a_question_that_no_scheme_near_it_has() -> None:
    text = """
        claims:
          a: A.
          b: {text: B., supports: {claim: a, scheme: expert opinion}}
          c: {text: C., undercuts: {relation: b/a, question: weather}}
          d: {text: D., rebuts: {claim: b, question: field}}
    """
    assert found(text, "unknown-question") == [
        "4:54 note AM218: no scheme here has the critical question 'weather'"
    ]
    assert helps(text, "unknown-question") == [
        "write one of: expertise, field, opinion, trustworthiness, consistency and evidence"
    ]


def test_where_no_scheme_is_named_any_question_may_be() -> None:
    text = "claims: {a: A., b: {text: B., supports: {claim: a, question: why}}}"
    assert found(text, "unknown-question") == []
