"""Answers on a terminal: what fits, what is folded, and how deep it can get."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from rich.cells import cell_len

import argmap
from argmap.graph import ArgumentGraph, to_graph
from argmap.model import ArgumentMap
from argmap.queries.chain import Ways, chain, chain_roots, longest_chain
from argmap.queries.show import show, standard_form
from argmap.queries.sides import sides
from argmap.queries.stats import stats
from argmap.queries.who import who
from argmap.render.answers.chain import ChainView, LongestView
from argmap.render.answers.show import ShowView, StandardFormView
from argmap.render.answers.sides import SidesView
from argmap.render.answers.stats import StatsView
from argmap.render.answers.who import OnelineView, WhoByClaimView, WhoView
from argmap.render.terminal.console import Look, printed
from argmap.render.terminal.lines import Screen, plain
from argmap.render.view import View
from tests.helpers import CONTROLS, EXAMPLES, chain_of, graph_of
from tests.strategies import maps
from tests.thoroughness import examples

EVERYTHING = Ways()

WORDY = """
title: A debate with a title that takes more than one line of a narrow terminal to be read in full
issue: i
speakers:
  ada: {name: Ada, role: an engineer of long standing, organisation: The City Works of the Old Town}
  ben: Ben
claims:
  i: {text: A claim whose text is long enough to be wrapped on every terminal but the very widest.}
  a:
    text: Another claim, in words that go on for a while before they come to the point they make.
    speaker: ada
    quote: words that were said at some length in a hearing that went on until the evening
    at: page 4
    rebuts: i
    note: A note that has something to say, and takes its time to say it in so many words.
  b: {text: 東京では長い文が空白なしで続くことがあります。それでも画面の幅に収まります。, speaker: ben, rebuts: a}
  c: {text: C., speaker: ben, undercuts: a/i, supports: b}
"""


LONG_NAMES = """
issue: it
speakers:
  s0: {name: Hubert Featherstonehaugh-Cholmondeley, role: chair of the harbour board}
  s1: {name: 東京都立大学 山田太郎教授, team: Opening Government}
  s2: {name: Benedikt Oskarsson}
claims:
  it: {text: The bridge is safe., speaker: [s0, s1]}
  an-engineer-doubts-it: {text: Nobody measured it., speaker: [s1, s2, s0], rebuts: it}
  somebody-did-measure: {text: The city did., speaker: s0, rebuts: an-engineer-doubts-it}
  with-what: {text: It said not how., speaker: s2, undercuts: somebody-did-measure/an-engineer-doubts-it}
  not-with-that: {text: Not well., rebuts: somebody-did-measure, speaker: [s1, s2]}
"""


def views(graph: ArgumentGraph) -> dict[str, View]:
    """Every answer about a map."""
    roots = chain_roots(graph)
    claims = list(graph.map.claims)
    found: dict[str, View] = {
        "who": WhoView(who(graph)),
        "by claim": WhoByClaimView(who(graph)),
        "oneline": OnelineView(who(graph)),
        "chain": ChainView(chain(graph, roots)),
        "chain all": ChainView(chain(graph, roots), show_all=True),
        "longest": LongestView(chain(graph, []), longest_chain(graph)),
        "stats": StatsView(stats(graph)),
    }
    if claims:
        answers = [show(graph, claim) for claim in claims]
        found["show"] = ShowView(answers)
        found["standard form"] = StandardFormView(answers[0], standard_form(graph, claims[0]))
    return found


def shown(view: View, width: int, encoding: str = "utf-8") -> list[str]:
    """The lines of an answer on a terminal without colour."""
    look = Look(width, encoding, is_terminal=True)
    return "".join(printed(view, look)).split("\n")[:-1]


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("name", list(views(graph_of(WORDY))))
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    view = views(graph_of(WORDY))[name]
    wide = [line for line in shown(view, width) if cell_len(line) > width]
    assert wide == []


def broken(lines: list[str], names: set[str]) -> list[str]:
    """The names that begin at the end of a line and go on in the next."""
    ends = [line.strip(" │├└─┊").rstrip(",.:)").split(" ")[-1].lstrip("(") for line in lines]
    begins = [line.strip(" │├└─┊").split(" ")[0].rstrip(",.:)") for line in lines]
    pairs = zip(ends, begins[1:], strict=False)
    return [end + begin for end, begin in pairs if end and begin and end + begin in names]


@pytest.mark.parametrize("width", [24, 32, 40, 60, 80])
@pytest.mark.parametrize("name", list(views(graph_of(LONG_NAMES))))
def test_on_a_narrow_terminal_all_fits_and_no_name_is_broken(name: str, width: int) -> None:
    graph = graph_of(LONG_NAMES)
    lines = shown(views(graph)[name], width)
    names = {word for speaker in graph.map.speakers.values() for word in speaker.label.split()}
    whole = {id for id in {*graph.map.claims, *names} if cell_len(id) <= width - 10}
    assert broken(lines, whole) == []
    # An id is whole even if it takes more than the terminal has.
    most = max(width, 5 + max(map(len, graph.map.claims)))
    assert [line for line in lines if cell_len(line) > most] == []


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("example", ["tiny", "lights-out", "cartels"])
def test_no_line_of_an_example_is_wider_than_the_terminal(example: str, width: int) -> None:
    graph = to_graph(argmap.load(EXAMPLES / f"{example}.argmap.yaml"))
    for name, view in views(graph).items():
        wide = [line for line in shown(view, width) if cell_len(line) > width]
        assert (name, wide) == (name, [])


@pytest.mark.parametrize("example", ["tiny", "lights-out", "cartels"])
def test_without_box_drawing_trees_are_ascii(example: str) -> None:
    graph = to_graph(argmap.load(EXAMPLES / f"{example}.argmap.yaml"))
    texts = "".join(c.text + c.id for c in graph.map.claims.values())
    words = "".join(
        p for c in graph.map.claims.values() for u in c.utterances for p in u.quote_parts
    )
    for name, view in views(graph).items():
        drawn = "".join(shown(view, 60, encoding="ascii"))
        odd = {c for c in drawn if not c.isascii()} - set(texts + words)
        assert (name, odd) == (name, set())


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_can_be_shown_in_every_way(map: ArgumentMap) -> None:
    for view in views(to_graph(map)).values():
        lines = [*shown(view, 40), *view.markdown()]
        assert not set("".join(lines)) & {*CONTROLS, "\n", "\t"}
        assert all(len(record) == len(view.columns) for record in view.records())
        json.dumps(view.data())


# -- who ------------------------------------------------------------------------------------------


def test_own_words_stand_in_quotation_marks_and_a_reporters_do_not() -> None:
    graph = graph_of(
        """
        speakers: {ada: Ada, cnn: CNN}
        claims:
          a: {text: A., said: [{speaker: ada, quote: my words, via: cnn}, {speaker: ada, reported: it went}]}
          b: {text: B., said: [{speaker: ada, quote: [in two, parts]}]}
        """
    )
    lines = [plain(line).strip() for line in WhoView(who(graph)).lines(Screen())]
    assert "says        “my words”  via CNN" in lines
    assert "reported    it went" in lines
    assert "says        “in two” … “parts”" in lines


def test_what_nobody_answered_is_marked_in_the_record_and_on_the_screen() -> None:
    graph = graph_of(
        "issue: a\nspeakers: {ada: Ada}\nclaims: {a: A., b: {text: B., speaker: ada, rebuts: a}}"
    )
    view = WhoView(who(graph))
    assert any("[!] no reply" in plain(line) for line in view.lines(Screen()))
    assert [record[view.columns.index("unanswered")] for record in view.records()] == [True, False]


def test_legends_are_for_people_only() -> None:
    view = WhoView(who(graph_of(WORDY)))
    assert any("[+] for" in plain(line) for line in view.lines(Screen()))
    assert not any("[+] for" in plain(line) for line in view.lines(Screen(hints=False)))


def test_the_markdown_page_links_to_the_source() -> None:
    graph = graph_of(
        """
        source: log
        sources: {log: {title: The log, url: "https://example.org/a b?c=(d)"}}
        speakers: {ada: Ada}
        claims: {a: {text: A *bold* claim., speaker: ada, quote: so | so, at: p. 4}}
        """
    )
    page = list(WhoView(who(graph)).markdown())
    assert "- \\[ \\] **a** A \\*bold\\* claim." in page
    assert "  - says “so \\| so” ([The log, p. 4](https://example.org/a%20b?c=%28d%29))" in page


def test_the_address_of_a_link_is_harmless() -> None:
    graph = graph_of(
        """
        sources: {log: {title: The log, path: "a\\x7f\\u202e\\u00a0é.txt"}}
        speakers: {ada: Ada}
        claims: {a: {text: A., speaker: ada, quote: so, source: log}}
        """
    )
    assert "(a%7F%E2%80%AE%C2%A0é.txt)" in "\n".join(WhoView(who(graph)).markdown())


def test_only_addresses_of_pages_become_links() -> None:
    for where in ("url", "path"):
        graph = graph_of(
            f"""
            sources: {{log: {{title: The log, {where}: "javascript:alert(1)"}}}}
            speakers: {{ada: Ada}}
            claims: {{a: {{text: A., speaker: ada, quote: so, source: log}}}}
            """
        )
        assert "(javascript:" not in "\n".join(WhoView(who(graph)).markdown())


# -- chain ----------------------------------------------------------------------------------------


def tree(
    text: str, ways: Ways = EVERYTHING, *, show_all: bool = False, width: int = 60
) -> list[str]:
    """The drawn tree of a map, without its summary."""
    graph = graph_of(text)
    view = ChainView(chain(graph, chain_roots(graph, ways=ways), ways), show_all)
    lines = [plain(line) for line in view.lines(Screen(width, hints=False))]
    return lines[: lines.index("")]


def test_a_tree() -> None:
    assert tree(
        """
        speakers: {ada: Ada, ben: Ben}
        claims:
          a: {text: The first., speaker: ada}
          b: {text: The second., speaker: ben, rebuts: a}
          c: {text: The third., speaker: ada, undercuts: b/a}
          d: {text: The fourth., rebuts: [a, c]}
        """
    ) == [
        "a  Ada  The first.",
        "├─x b  Ben",
        "│ │   The second.",
        "│ └─/ c  Ada",
        "│   │   The third.",
        "│   └─x d  nobody" + " " * 40 + "[!]",
        "│         The fourth.",
        "└─x d  nobody                                  [!] see above",
    ]


MANY = (
    "issue: a\nclaims: {a: A., "
    + ", ".join(f"r{i}: {{text: R., rebuts: a}}" for i in range(9))
    + "}"
)


def test_many_rebuttals_that_nobody_answered_are_folded_and_counted() -> None:
    lines = tree(MANY)
    assert sum("x r" in line for line in lines) == 4
    assert lines[-1] == "┊ (5 more objections, none answered: --all)"
    assert sum("x r" in line for line in tree(MANY, show_all=True)) == 9


def test_supports_that_nobody_objects_to_are_folded_and_counted() -> None:
    text = "issue: a\nclaims: {a: A., s: {text: S., supports: a}, t: {text: T., supports: a}}"
    assert tree(text) == ["a  A.", "┊ (2 supports that nobody objects to: --all)"]
    assert sum("+ " in line for line in tree(text, show_all=True)) == 2


def test_what_is_too_deep_is_counted() -> None:
    text = "issue: a\nclaims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}"
    assert tree(text, Ways(depth=1))[-1].endswith("┊ (1 more step below: --depth)")


def test_records_say_what_each_claim_answers() -> None:
    graph = graph_of(
        "issue: a\nclaims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}}"
    )
    records = [
        dict(zip(ChainView.columns, r, strict=True))
        for r in ChainView(chain(graph, ["a"])).records()
    ]
    assert [(r["depth"], r["kind"], r["claim"], r["parent"], r["unanswered"]) for r in records] == [
        (0, None, "a", None, False),
        (1, "rebuts", "b", "a", False),
        (2, "undercuts", "c", "b/a", True),
    ]


def test_five_thousand_steps_as_a_tree_as_json_as_records_and_as_markdown() -> None:
    graph = to_graph(chain_of(5000))
    view = ChainView(chain(graph, ["c0"]), show_all=True)
    lines = [plain(line) for line in view.lines(Screen(80))]
    assert sum("No. 5000." in line for line in lines) == 1
    assert max(map(len, lines)) <= 80
    assert len(list(view.records())) == len(list(view.markdown())) == 5001
    assert chain_depth(view) == 5000


def test_a_deep_tree_ends_at_a_level_and_counts_what_is_below() -> None:
    lines = tree_of(ChainView(chain(to_graph(chain_of(716)), ["c0"])), 80)
    assert lines[-1].strip("│ ") == "┊ (700 more steps below: --depth)"
    assert sum("─x" in line for line in lines) == 16
    asked = ChainView(chain(to_graph(chain_of(720)), ["c0"], Ways(depth=30)))
    assert sum("─x" in line for line in tree_of(asked, 80)) == 30


def test_a_broad_tree_ends_before_it_has_thousands_of_lines() -> None:
    # Each of 30 objections meets 30 replies, and each of those is answered.
    graph = graph_of(
        "claims: {a: A."
        + "".join(f", b{i}: {{text: B., rebuts: a}}" for i in range(30))
        + "".join(f", c{i}-{j}: {{text: C., rebuts: b{i}}}" for i in range(30) for j in range(30))
        + "".join(
            f", d{i}-{j}: {{text: D., rebuts: c{i}-{j}}}" for i in range(30) for j in range(30)
        )
        + "}"
    )
    lines = tree_of(ChainView(chain(graph, ["a"])), 80)
    assert sum("(60 more steps below: --depth)" in line for line in lines) == 30
    assert len(tree_of(ChainView(chain(graph, ["a"]), show_all=True), 80)) > 1800


def tree_of(view: ChainView, width: int) -> list[str]:
    lines = [plain(line) for line in view.lines(Screen(width, hints=False))]
    return lines[: lines.index("")]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_tag_is_broken_however_deep_and_however_long_the_names_are(width: int) -> None:
    speakers = ", ".join(f"s{i}: A person with the number {i} in this list" for i in range(5))
    claims = "".join(
        f", a-claim-with-a-long-name-{i}: {{text: T., speaker: [s0, s1, s2, s3, s4], "
        f"rebuts: {'a' if i == 0 else f'a-claim-with-a-long-name-{i - 1}'}}}"
        for i in range(30)
    )
    graph = graph_of(f"speakers: {{{speakers}}}\nclaims: {{a: A.{claims}}}")
    lines = tree_of(ChainView(chain(graph, ["a"]), show_all=True), width)
    assert max(map(cell_len, lines)) <= width
    assert sum(line.endswith("[!]") for line in lines) == 1


def test_where_nobody_speaks_no_row_says_so() -> None:
    lines = tree("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}")
    assert not any("nobody" in line for line in lines)


# -- a map without speakers -----------------------------------------------------------------------


def test_many_claims_that_nobody_says_have_their_texts() -> None:
    claims = ", ".join(f"c{i}: Claim no. {i}." for i in range(200))
    lines = [
        plain(line) for line in WhoView(who(graph_of(f"claims: {{{claims}}}"))).lines(Screen())
    ]
    assert any(line.startswith("SAID BY NOBODY ─") for line in lines)
    assert " [ ] c7        Claim no. 7." in lines
    assert lines[-2] == "200 claims, 0 utterances.  Said by nobody: 200."


# -- sides ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_counts_stand_beside_their_pair_and_every_line_fits(width: int) -> None:
    graph = graph_of(
        """
        speakers:
          ada: {name: Ada of the Society for Long Names, team: Opening Government, side: proposition}
          ben: {name: Ben, stance: against}
        issue: i
        claims:
          i: I.
          a: {text: A., speaker: ada, supports: i}
          b: {text: B., speaker: ben, rebuts: a, undercuts: a/i}
        """
    )
    lines = [plain(line) for line in SidesView(sides(graph)).lines(Screen(width))]
    assert max(map(cell_len, lines)) <= width
    found = next(line for line in lines if "rebuttal" in line)
    assert "  1 rebuttal and 1 undercut" in found
    if width >= 80:
        assert found == "    Ben → Ada of the Society for Long Names  1 rebuttal and 1 undercut"
    assert any(line.endswith("(declared)") or width < 60 for line in lines)


def chain_depth(view: ChainView) -> int:
    """How deep the nested data goes."""
    node, depth = view.data()["roots"][0], 0
    while node["replies"]:
        node, depth = node["replies"][0]["premises"][0], depth + 1
    return depth
