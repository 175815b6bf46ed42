"""The check `unknown-question`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, listed, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Relation
from argmap.schemes import Scheme, find_question, scheme_named


class UnknownQuestion(Check):
    """A relation names a critical question that no scheme near it has.

    `question` says which critical question of a scheme a relation answers or raises: of its own
    scheme, or of that of a step it aims at, or of a step from or to the claim it aims at. `argmap gaps`
    then asks this question no more. A question that no such scheme has is asked on.

    Instead of

        claims:
          warming: It gets warmer.
          professor: {text: Ada says so., supports: {claim: warming, scheme: expert opinion}}
          chemist: {text: She is a chemist., undercuts: {relation: professor/warming, question: topic}}

    write the word that `argmap schemes NAME` shows before the question

        claims:
          warming: It gets warmer.
          professor: {text: Ada says so., supports: {claim: warming, scheme: expert opinion}}
          chemist: {text: She is a chemist., undercuts: {relation: professor/warming, question: field}}
    """

    code = "AM218"
    severity = "note"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each relation with such a question."""
        for relation in checked.map.relations.values():
            if not relation.question or not relation.question.strip():
                continue
            schemes = list(_schemes_near(checked, relation))
            # With no known scheme nearby there is no list to check the question against.
            if not schemes or any(find_question(s, relation.question) for s in schemes):
                continue
            keys = list(dict.fromkeys(q.key for s in schemes for q in s.questions))
            message = f"no scheme here has the critical question {shown(relation.question)!r}"
            help = f"write one of: {listed(keys, 8)}"
            yield checked.report(cls, message, "relations", relation.id, "question", help=help)


def _schemes_near(checked: Checked, relation: Relation) -> Iterator[Scheme]:
    """The schemes whose questions a relation can deal with."""
    graph, target = checked.graph, relation.target or ""
    near = [relation, *graph.relations_from(target), *graph.relations_into(target)]
    if target in checked.map.relations:
        near.append(checked.map.relations[target])
    for other in near:
        scheme = scheme_named(other.scheme) if other.scheme else None
        if scheme is not None:
            yield scheme
