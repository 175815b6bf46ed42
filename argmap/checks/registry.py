"""Every check of argmap: one line here, one module there.

Modules are named here and imported when first used, so that reading this list imports none of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import getdoc

from argmap.checks.base import Check, Checked
from argmap.checks.ignoring import UnusedIgnore, without_ignored
from argmap.diagnostics import Diagnostic, Rule, did_you_mean
from argmap.formats.core.format import imported
from argmap.formats.core.loaded import Loaded
from argmap.several import refuse_text

CHECKS: dict[str, str] = {
    # what claims say
    "AM201": "argmap.checks.claims.empty_text:EmptyText",
    "AM202": "argmap.checks.claims.same_text:SameText",
    "AM203": "argmap.checks.claims.similar_text:SimilarText",
    "AM204": "argmap.checks.claims.implicit_claim_voiced:ImplicitClaimVoiced",
    "AM205": "argmap.checks.claims.unvoiced:Unvoiced",
    "AM206": "argmap.checks.claims.doubled_utterance:DoubledUtterance",
    "AM207": "argmap.checks.claims.asserted_and_denied:AssertedAndDenied",
    # how they bear on one another
    "AM211": "argmap.checks.relations.incomplete_relation:IncompleteRelation",
    "AM212": "argmap.checks.relations.doubled_relation:DoubledRelation",
    "AM213": "argmap.checks.relations.undercut_target:UndercutTarget",
    "AM214": "argmap.checks.relations.self_rebuttal:SelfRebuttal",
    "AM215": "argmap.checks.relations.support_and_rebuttal:SupportAndRebuttal",
    "AM216": "argmap.checks.relations.circular_support:CircularSupport",
    "AM217": "argmap.checks.relations.unknown_scheme:UnknownScheme",
    "AM218": "argmap.checks.relations.unknown_question:UnknownQuestion",
    # what the debate is about
    "AM221": "argmap.checks.structure.no_issue:NoIssue",
    "AM222": "argmap.checks.structure.bears_on_nothing:BearsOnNothing",
    "AM223": "argmap.checks.structure.island:Island",
    # who argues
    "AM231": "argmap.checks.speakers.same_name:SameName",
    "AM232": "argmap.checks.speakers.unused_speaker:UnusedSpeaker",
    "AM233": "argmap.checks.speakers.stance_at_odds:StanceAtOdds",
    # where the words stand
    "AM241": "argmap.checks.sources.unused_source:UnusedSource",
    "AM242": "argmap.checks.sources.source_file_missing:SourceFileMissing",
    "AM243": "argmap.checks.sources.quote_without_source:QuoteWithoutSource",
    "AM244": "argmap.checks.sources.span_without_source:SpanWithoutSource",
    "AM245": "argmap.checks.sources.span_outside_source:SpanOutsideSource",
    "AM246": "argmap.checks.sources.span_mismatch:SpanMismatch",
    "AM247": "argmap.checks.sources.misattribution:Misattribution",
    # what still stands
    "AM251": "argmap.checks.structure.unmet_expectation:UnmetExpectation",
    # when it was said
    "AM261": "argmap.checks.speeches.unknown_speech:UnknownSpeech",
    "AM262": "argmap.checks.speeches.turns_without_order:TurnsWithoutOrder",
    "AM263": "argmap.checks.speeches.answer_before_target:AnswerBeforeTarget",
    "AM264": "argmap.checks.speeches.side_at_odds:SideAtOdds",
    "AM265": "argmap.checks.speeches.unknown_side:UnknownSide",
}

UNSOUND = ("AM201", "AM261")
"""The checks whose errors leave a map unsound: named, so that the others need not be imported.

An unmet expectation (AM251) is an error, too, but a verdict on a sound map.
"""

RULE_TABLES = (
    "argmap.checks.ignoring:RULES",
    "argmap.formats.native.rules:RULES",
    "argmap.formats.core.choosing:RULES",
    "argmap.formats.core.writing:RULES",
    "argmap.formats.aif.rules:RULES",
    "argmap.formats.argdown.rules:RULES",
    "argmap.formats.attacks.rules:RULES",
    "argmap.semantics.reduction.reading:RULES",
    "argmap.queries.turns:RULES",
    "argmap.formats.foreign.rules:RULES",
)
"""The rules of the readers, and of judging."""


class UnknownRuleError(LookupError):
    """A code or a name that no rule has."""

    def __str__(self) -> str:
        """The message as it is: a LookupError's own way would put it into quotation marks."""
        return str(self.args[0])


def all_rules() -> list[type[Rule]]:
    """Every kind of diagnostic there is, by code."""
    rules = [*all_checks(), *_reader_rules()]
    return sorted(rules, key=lambda rule: rule.code)


def all_checks() -> list[type[Check]]:
    """Every check, by code."""
    return [imported(path) for path in CHECKS.values()]


def find_rule(code_or_name: str) -> type[Rule]:
    """The rule of a code or a name; raises `UnknownRuleError` that says which may be meant."""
    word = code_or_name.strip().lower().replace("_", "-")
    rules = all_rules()
    for rule in rules:
        if word in (rule.code.lower(), rule.name()):
            return rule
    raise _unknown(code_or_name, rules)


def explanation(rule: type[Rule]) -> str:
    """The docstring of a rule: what it is about, why, and what to write instead."""
    return getdoc(rule) or ""


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rules that are asked for, by code: the selected ones without the ignored ones."""

    selected: frozenset[str] | None = None
    """None selects every rule."""
    ignored: frozenset[str] = frozenset()

    def has(self, code: str) -> bool:
        """Whether a rule is asked for."""
        return code not in self.ignored and (self.selected is None or code in self.selected)


def choice_of(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> RuleChoice:
    """The rules that are selected (all, if none is named) and not ignored.

    Each item is a code (`AM201`), the beginning of some (`AM2`), or a name (`empty-text`). Raises
    `UnknownRuleError` for anything else.
    """
    refuse_text(select=select, ignore=ignore)
    selected, ignored = list(select), list(ignore)
    if not selected and not ignored:
        return RuleChoice()
    rules = all_rules()
    return RuleChoice(_codes(selected, rules) if selected else None, _codes(ignored, rules))


def run_checks(
    loaded: Loaded,
    base_folder: str | os.PathLike[str] | None = None,
    choice: RuleChoice = RuleChoice(),
) -> list[Diagnostic]:
    """The diagnostics of reading and of the checks, in the order of the file.

    `base_folder` is where the paths of sources start from; without it, the folder of the map. Checks
    that are not asked for do not run.
    """
    noticed = [d for d in loaded.diagnostics if choice.has(d.code)]
    diagnostics = without_ignored(
        loaded,
        [*noticed, *_found(loaded, base_folder, choice)],
        lambda names: _codes(names, all_rules()),
        # Where not all checks run, a comment may be about one that does not.
        tell_unused=choice.has(UnusedIgnore.code) and choice.selected is None,
    )
    # One piece of a file can be several utterances; what is wrong with it is said once.
    return sorted(dict.fromkeys(diagnostics), key=_position)


def find_errors(loaded: Loaded) -> list[Diagnostic]:
    """The findings that make a map unsound, and only those, which is quick: edits ask after each change."""
    if loaded.map is None:
        return []
    checked = Checked(loaded, loaded.map)
    checks: list[type[Check]] = [imported(CHECKS[code]) for code in UNSOUND]
    return [diagnostic for check in checks for diagnostic in check.find(checked)]


def _found(
    loaded: Loaded, folder: str | os.PathLike[str] | None, choice: RuleChoice
) -> Iterator[Diagnostic]:
    # A file with errors gives a partial map. Most checks can still help with it, so that a user
    # sees more than the first error.
    map = loaded.map if loaded.map is not None else loaded.partial
    if map is None:
        return
    checked = Checked(loaded, map, folder)
    for check in all_checks():
        if choice.has(check.code) and (loaded.map is not None or not check.needs_whole):
            yield from check.find(checked)


def _position(diagnostic: Diagnostic) -> tuple[int, int, str]:
    span = diagnostic.span
    return (span.line if span else 0, span.column if span else 0, diagnostic.code)


def _codes(items: Iterable[str], rules: list[type[Rule]]) -> frozenset[str]:
    found: set[str] = set()
    for item in items:
        word = item.strip().lower().replace("_", "-")
        codes = {r.code for r in rules if word and r.code.lower().startswith(word)}
        codes |= {r.code for r in rules if r.name() == word}
        if not codes:
            raise _unknown(item, rules)
        found |= codes
    return frozenset(found)


def _unknown(word: str, rules: list[type[Rule]]) -> UnknownRuleError:
    choices = [name for rule in rules for name in (rule.name(), rule.code)]
    hint = did_you_mean(word, choices) or "`argmap explain` lists every rule"
    return UnknownRuleError(f"there is no rule {word[:60]!r}; {hint}")


def _reader_rules() -> Iterator[type[Rule]]:
    for path in RULE_TABLES:
        yield from imported(path)
