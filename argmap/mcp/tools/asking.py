"""The tools that ask a question about a map; each is the command of that name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from argmap.formats.core.loaded import Loaded
from argmap.formats.core.source_texts import SourceTexts
from argmap.mcp.desk import Desk, sound
from argmap.mcp.errors import CallError
from argmap.mcp.pages import Pages, pages_of, whole
from argmap.mcp.tools.arguments import Argument
from argmap.mcp.tools.filters import (
    CLAIM,
    CLAIMS,
    FILTERS,
    JUDGE,
    JUDGING,
    MAP,
    PAGE,
    QUESTION,
    WAYS,
    asked_of,
    judging_of,
    verdicts_of,
)
from argmap.mcp.tools.tool import Given, Tool
from argmap.model import ArgumentMap
from argmap.queries.asked import Asked, asked_gaps, asked_roots, chosen_claims, one_claim
from argmap.queries.gaps import GAP_KINDS
from argmap.queries.judging.asked import InTime
from argmap.queries.selection import find_place, find_speaker
from argmap.semantics.gradual import GRADUAL

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.render.view import View

_DEPTHS = (None, 12, 8, 6, 4, 3, 2, 1)
"""How far a chain goes where nobody says: as far as the answer is not too long."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question about a sound map, while the process is in its folder."""

    desk: Desk
    given: Given
    loaded: Loaded
    graph: ArgumentGraph

    @property
    def map(self) -> ArgumentMap:
        """The map."""
        return self.graph.map

    @property
    def asked(self) -> Asked:
        """Which claims it is about."""
        return asked_of(self.given)

    @property
    def texts(self) -> SourceTexts:
        """The texts of the map's sources."""
        return SourceTexts(self.map, ".")

    @property
    def seconds(self) -> float:
        """How long a search may take: less than the call, so that it ends by itself."""
        return self.desk.deadline.seconds * 0.8


def _asking(
    name: str,
    summary: str,
    arguments: Sequence[Argument],
    question: Callable[[_Question], Pages],
) -> Tool:
    """The tool that asks a question about a sound map."""

    def answer(desk: Desk, given: Given) -> dict[str, Any]:
        from argmap.graph import to_graph

        with desk.map(given["map"]) as loaded:
            map = sound(loaded, given["map"]).map
            assert map is not None
            pages = question(_Question(desk, given, loaded, to_graph(map)))
            return pages.page(given["offset"], given["limit"])

    return Tool(name, summary, (*arguments, *PAGE), answer)


def _who(q: _Question) -> Pages:
    from argmap.queries.who import who
    from argmap.render.answers.who import WhoByClaimView, WhoView

    judging = verdicts_of(q.given, q.seconds)
    labels = judging.labels(q.graph) if judging else None
    ids = [claim.id for claim in q.asked.part(q.graph).claims]

    def at(offset: int, limit: int) -> Any:
        # Of a speaker who says a thousand things, too, only so many are given at a time.
        selection = replace(q.asked.in_map(q.graph), claims=tuple(ids[offset : offset + limit]))
        found = who(q.graph, selection, q.asked.issue_in(q.graph), labels)
        view = WhoByClaimView(found) if q.given["by"] == "claim" else WhoView(found, q.texts)
        return view.data()

    return Pages({"claims": len(ids)}, at) if ids else pages_of(at(0, 1))


def _chain(q: _Question) -> Pages:
    from argmap.queries.chain import Ways, chain, chain_roots, longest_chain
    from argmap.render.answers.chain import ChainView, LongestView

    given = q.given
    if given["direct"] and given["with_supports"]:
        raise CallError("`direct` and `with_supports` ask for opposite things; choose one")
    pair = given["between"]
    if pair and len(pair) != 2:
        raise CallError("`between` takes two speakers")
    supports = True if given["with_supports"] else False if given["direct"] else None
    between = tuple(find_speaker(q.graph, word) for word in pair) or None
    ways = Ways(given["up"], supports, between, given["switching"], given["depth"])  # type: ignore[arg-type]
    judging = verdicts_of(given, q.seconds)
    labels = judging.labels(q.graph) if judging else None
    roots = asked_roots(q.graph, q.asked)
    if given["longest"]:
        root = next(iter(roots or ()), None)
        found = LongestView(chain(q.graph, [], ways, labels), longest_chain(q.graph, root))
        return pages_of(found.data())
    if roots is None:
        roots = chain_roots(q.graph, q.asked.issue_in(q.graph), ways)
    return _as_far_as_fits(
        [ways] if given["depth"] is not None else [replace(ways, depth=d) for d in _DEPTHS],
        lambda each: ChainView(chain(q.graph, roots, each, labels), show_all=True),
        given,
    )


def _as_far_as_fits(ways: list[Any], view: Callable[[Any], View], given: Given) -> Pages:
    """The chains, cut at the first depth at which a page of them is short enough."""
    for each in ways:
        data = dict(view(each).data())
        if each is not ways[0]:
            data["cut_at_depth"] = each.depth
        pages = pages_of(data)
        # Only the depth can make a single chain shorter.
        with suppress(CallError):
            pages.page(given["offset"], given["limit"])
            return pages
    return pages


def _sides(q: _Question) -> Pages:
    from argmap.queries.sides import sides
    from argmap.render.answers.sides import SidesView

    part = q.asked.part(q.graph)
    return pages_of(SidesView(sides(q.graph, q.asked.issue_in(q.graph), part)).data())


def _gaps(q: _Question) -> Pages:
    from argmap.render.answers.gaps import GapsView

    found = asked_gaps(q.graph, q.asked, q.given["only"], q.given["after"])
    return pages_of(GapsView(found, show_all=True).data())


def _why(q: _Question) -> Pages:
    from argmap.queries.judging.change import change
    from argmap.queries.judging.why import why
    from argmap.render.answers.why import ChangeView, WhyView

    named = (q.given["claim"],) if q.given["claim"] else ()
    claim = one_claim(q.graph, Asked(issue=q.given["issue"], claims=named))
    how = judging_of(q.given, q.seconds)
    judging = how.of(q.graph)
    if not q.given["change"]:
        return pages_of(WhyView(why(q.graph, claim, judging, how.search)).data())
    if how.semantics != "grounded":
        raise CallError("`change` is found for the grounded verdict; leave out `semantics`")
    search = InTime("what would turn this verdict", how.timeout)
    return pages_of(ChangeView(change(q.graph, claim, judging.reading, 5, search)).data())


def _judge(q: _Question) -> Pages:
    from argmap.queries.judging.judge import judge
    from argmap.render.answers.judge import JudgeView

    how = judging_of(q.given, q.seconds)
    found = judge(q.graph, replace(how.of(q.graph), strength=q.given["strength"]), how.search)
    ids = chosen_claims(q.graph, q.asked)

    def at(offset: int, limit: int) -> Any:
        return JudgeView(found, ids[offset : offset + limit]).data()

    return Pages({"claims": len(ids)}, at)


def _verify(q: _Question) -> Pages:
    from argmap.attribution.asked import asked_quotes, coverage_of, with_attributions
    from argmap.render.answers.verify import VerifyView

    texts = q.texts
    checks = asked_quotes(q.asked, q.graph, texts)
    found = None
    if q.given["attribution"]:
        checks, found = with_attributions(checks, texts)
    covered = coverage_of(q.map, texts) if q.given["coverage"] else None
    view = VerifyView(q.map, checks, texts, coverage=covered, attributions=found)
    data = dict(view.data())
    if not q.given["all"]:
        # As on a terminal: what passed without a remark is only counted.
        data["quotes"] = [
            one
            for one, check in zip(data["quotes"], checks, strict=True)
            if "remarks" in one or not check.finding.passed
        ]
    return pages_of(data)


def _show(q: _Question) -> Pages:
    from argmap.queries.show import show, standard_form
    from argmap.render.answers.show import ShowView, StandardFormView

    asked, towards = q.asked, q.asked.issue_in(q.graph)
    if asked.is_everything:
        raise CallError("which claim? Name some in `claims`; search lists them")
    if q.given["standard_form"]:
        claim = one_claim(q.graph, asked)
        view = StandardFormView(show(q.graph, claim, towards), standard_form(q.graph, claim))
        return pages_of(view.data())
    ids = chosen_claims(q.graph, asked)

    def each(some: Sequence[str]) -> Iterator[Any]:
        for claim in some:
            found = [show(q.graph, claim, towards)]
            yield dict(ShowView(found, q.texts, with_context=q.given["context"]).data())

    def at(offset: int, limit: int) -> Any:
        return {"claims": [*each(ids[offset : offset + limit])]}

    return Pages({"claims": len(ids)}, at)


def _search(q: _Question) -> Pages:
    from argmap.queries.listing import list_claims
    from argmap.render.answers.listing import ClaimsView

    found = list_claims(q.graph, q.asked.in_map(q.graph), q.asked.issue_in(q.graph))

    def at(offset: int, limit: int) -> Any:
        return {"claims": [*ClaimsView(q.graph, found[offset : offset + limit]).elements()]}

    return Pages({"claims": len(found)}, at)


def _path(q: _Question) -> Pages:
    from argmap.queries.path import path
    from argmap.render.answers.path import PathView

    start = find_place(q.graph, q.given["from"])
    found = path(q.graph, start, find_place(q.graph, q.given["to"]))
    return whole(PathView(found).data())


def _stats(q: _Question) -> Pages:
    from argmap.queries.breakdown import breakdown
    from argmap.queries.stats import stats
    from argmap.render.answers.breakdown import BreakdownView
    from argmap.render.answers.stats import StatsView

    part = q.asked.part(q.graph)
    if q.given["by"] == "map":
        return whole(StatsView(stats(q.graph, part)).data())
    return pages_of(BreakdownView(breakdown(q.graph, q.given["by"], part)).data())


def _check(desk: Desk, given: Given) -> dict[str, Any]:
    """What is wrong in a map, sound or not."""
    from argmap.checks.registry import choice_of, run_checks
    from argmap.render.reports.checking import CheckView

    choice = choice_of(given["select"], given["ignore"])
    with desk.map(given["map"]) as loaded:
        data = dict(CheckView([*run_checks(loaded, ".", choice)]).data())
    data["diagnostics"] = [{**one, "file": given["map"]} for one in data["diagnostics"]]
    return pages_of(data).page(given["offset"], given["limit"])


def tools() -> tuple[Tool, ...]:
    """The tools of this module, in the order of the commands."""
    from argmap.queries.breakdown import BREAKDOWNS

    by = Argument("by", "Grouped by.", choices=("speaker", "claim"), default="speaker")
    figures = Argument("by", "The figures of each.", choices=("map", *BREAKDOWNS), default="map")
    issue = Argument("issue", "Without `claim`: the issue that is meant.")
    strength = Argument(
        "strength", "How strengths are found.", choices=tuple(GRADUAL), default="quadratic-energy"
    )
    chain_ways = (
        Argument("up", "What the claim answers, and what that answers.", "flag"),
        Argument("direct", "From an issue, do not follow supports.", "flag"),
        Argument("with_supports", "Follow supports from any claim.", "flag"),
        Argument("between", "Only exchanges of these two speakers.", "texts"),
        Argument("switching", "Only steps at which the speaker changes.", "flag"),
        Argument("longest", "Only the longest chain of rebuttals.", "flag"),
    )
    gap_ways = (
        Argument("only", "Only gaps of these kinds.", "texts", tuple(GAP_KINDS)),
        Argument("after", "No objections first made after this turn."),
    )
    verify_ways = (
        Argument("all", "Also quotes that pass.", "flag"),
        Argument("coverage", "Also which quotations of the sources are in no claim.", "flag"),
        Argument("attribution", "Also whom the sources give the words to.", "flag"),
    )
    match = replace(_by_name("match"), is_required=True)
    return (
        _asking(
            "who",
            "Who argued what, in which words, and where it stands.",
            (*QUESTION, by, JUDGE, *WAYS),
            _who,
        ),
        _asking(
            "chain",
            "What was answered to a claim, and to the answers.",
            (*QUESTION, *chain_ways, JUDGE, *WAYS),
            _chain,
        ),
        _asking("sides", "Who is on which side, and who answers whom how often.", QUESTION, _sides),
        _asking(
            "gaps",
            "What is unanswered, unsupported, unsourced; the open critical questions.",
            (*QUESTION, *gap_ways),
            _gaps,
        ),
        _asking(
            "why",
            "Why a claim stands or not, and what would change that.",
            (
                MAP,
                CLAIM,
                issue,
                *JUDGING,
                Argument("change", "What would turn the verdict.", "flag"),
            ),
            _why,
        ),
        _asking(
            "judge",
            "Which claims still stand in the map, and how strongly; not what is true.",
            (*QUESTION, *JUDGING, strength),
            _judge,
        ),
        Tool(
            "check",
            "What is wrong or odd in a map, with what to write instead.",
            (
                MAP,
                Argument("select", "Only these checks.", "texts"),
                Argument("ignore", "Not these checks.", "texts"),
                *PAGE,
            ),
            _check,
        ),
        _asking(
            "verify",
            "Whether every quote stands in its source, and is its speaker's.",
            (*QUESTION, *verify_ways),
            _verify,
        ),
        _asking(
            "show",
            "All about some claims: words, places, what bears on them.",
            (
                *QUESTION,
                Argument("standard_form", "Premises and conclusion of one claim.", "flag"),
                Argument("context", "The words in the paragraph they stand in.", "flag"),
            ),
            _show,
        ),
        _asking(
            "search",
            "The claims with a text in them: claims --match.",
            (MAP, match, CLAIMS, *(f for f in FILTERS if f.name != "match")),
            _search,
        ),
        _asking(
            "path",
            "How one claim bears on another, step by step.",
            (
                MAP,
                Argument("from", "The first claim.", is_required=True),
                Argument("to", "The claim or relation it leads to.", is_required=True),
            ),
            _path,
        ),
        _asking("stats", "How large a debate is, and how deep.", (*QUESTION, figures), _stats),
    )


def _by_name(name: str) -> Argument:
    return next(each for each in FILTERS if each.name == name)
