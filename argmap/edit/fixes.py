"""What can be put right without asking: edits that leave what a map says as it is.

A fix removes only what is said twice, corrects a place to where the words really are, or a name that is
hardly spelled otherwise. Whatever needs a person's judgement has no fix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.checks.base import Checked
from argmap.checks.registry import RuleChoice, run_checks
from argmap.diagnostics import Diagnostic, listed
from argmap.edit.edits.base import Edit
from argmap.edit.edits.linking import Unlink
from argmap.edit.edits.removing import RemoveUtterance
from argmap.edit.edits.setting import SetRelation
from argmap.edit.edits.spans import placing
from argmap.formats.core.loaded import Loaded
from argmap.formats.native.fields import RELATION, RELATION_DETAILS
from argmap.model import Relation
from argmap.queries.doubles import doubles
from argmap.schemes import UnknownSchemeError, find_scheme, is_slip

Place = tuple[str | int, ...]
_ALL = RuleChoice()


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe change for a diagnostic."""

    code: str
    title: str
    """What it does, as a person would ask for it."""
    place: Place
    """The path of the element that is put right."""
    edit: Edit


def fixes(loaded: Loaded, choice: RuleChoice = _ALL) -> list[Fix]:
    """Every safe fix for what is told of a sound map, in an order in which all of them can be made."""
    if loaded.map is None:
        return []
    told = run_checks(loaded, choice=choice)
    codes = {diagnostic.code for diagnostic in told}
    checked = Checked(loaded, loaded.map)
    found = [fix for code, find in FIXES.items() if code in codes for fix in find(checked)]
    return [fix for fix in found if any(is_for(fix, diagnostic, loaded) for diagnostic in told)]


def is_for(fix: Fix, diagnostic: Diagnostic, loaded: Loaded) -> bool:
    """Whether a fix puts right what a diagnostic tells."""
    span = loaded.span(*fix.place)
    if fix.code != diagnostic.code or span is None or diagnostic.span is None:
        return False
    return span.line <= diagnostic.span.line <= span.end_line


def _misplaced(checked: Checked) -> Iterator[Fix]:
    """Spans at which other words stand, while the quote stands elsewhere in the source."""
    for claim, utterance, place in checked.utterances:
        if not utterance.span or not utterance.quote_parts:
            continue
        check = checked.quotes.check(claim, int(place[-1]), "quote")
        for edit in placing([check]):
            yield Fix("AM246", f"point the span of {claim.id} to its words", place, edit)


def _scheme_slips(checked: Checked) -> Iterator[Fix]:
    """Names of schemes that are hardly different from one that there is."""
    for relation in checked.map.relations.values():
        if not (relation.scheme or "").strip():
            continue
        try:
            find_scheme(relation.scheme or "")
        except UnknownSchemeError as error:
            if (
                not error.several
                and len(error.near) == 1
                and is_slip(relation.scheme or "", error.near)
            ):
                title = f"call the scheme {error.near[0]}"
                place = ("relations", relation.id, "scheme")
                yield Fix("AM217", title, place, SetRelation(relation.id, "scheme", error.near[0]))


def _doubled_relations(checked: Checked) -> Iterator[Fix]:
    """Relations that say nothing that an earlier one between the same claims does not say."""
    first: dict[tuple[str, tuple[str, ...], str | None], Relation] = {}
    aims = {relation.target for relation in checked.map.relations.values()}
    for relation in checked.map.relations.values():
        joined = (relation.kind, tuple(sorted(relation.premises)), relation.target)
        other = first.setdefault(joined, relation)
        if other is relation or relation.id in aims or not _says_no_more(relation, other):
            continue
        step = f"{listed(relation.premises)} {relation.kind} {relation.target}"
        title = f"delete what says a second time that {step}"
        yield Fix("AM212", title, ("relations", relation.id), Unlink(relation.id))


def _says_no_more(one: Relation, other: Relation) -> bool:
    details = [field.name for field in RELATION_DETAILS]
    return all(
        getattr(one, name) in (RELATION.default(name), getattr(other, name)) for name in details
    )


def _doubled_utterances(checked: Checked) -> Iterator[Fix]:
    """Utterances that repeat an earlier one and say nothing of their own."""
    for claim in checked.map.claims.values():
        twice = [i for i, _ in doubles(claim.utterances) if not claim.utterances[i].extra]
        # From the last to the first, so that no removal moves the next one.
        for i in reversed(twice):
            title = f"delete the second {claim.utterances[i].speaker} of {claim.id}"
            place = ("claims", claim.id, "utterances", i)
            yield Fix("AM206", title, place, RemoveUtterance(claim.id, i))


FIXES: dict[str, Callable[[Checked], Iterator[Fix]]] = {
    "AM246": _misplaced,
    "AM217": _scheme_slips,
    "AM212": _doubled_relations,
    "AM206": _doubled_utterances,
}
"""What finds the safe fixes of a check, by its code; removals come last, since they move what follows."""
