"""Rebuttal chains, drawn as a tree on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model import ATTACKS, ArgumentMap, Claim
from argmap.queries.chain import OBJECTIONS, Chain, Step, parents
from argmap.render import wording
from argmap.render.terminal.lines import Line, Piece, Screen, beside, piece, width_of
from argmap.render.terminal.text import cells, cut, one_line, wrap
from argmap.render.verdicts import LEGEND as VERDICT_LEGEND
from argmap.render.verdicts import verdict_tag
from argmap.render.wording import ALERT, SIGNS, plural

LEGEND = f"x rebuts  / undercuts  <> contradicts  ~ limits  + supports  {ALERT} no reply"

_STYLES = {
    "rebuts": "against",
    "undercuts": "against",
    "contradicts": "against",
    "qualifies": "mixed",
    "supports": "for",
    "restates": "none",
}
_UNFOLDED = 4
"""How many unanswered objections to one claim are shown; the others are only counted."""
_DEEPEST = 16
"""How many levels are drawn unless somebody asks for more; deeper ones have no room for text."""
_MOST = 400
"""How many steps are drawn at most: a tree stops before the level that would exceed it, and says so."""


@dataclass(frozen=True, slots=True)
class _Branches:
    """The marks of a tree."""

    fork: str
    last: str
    through: str
    folded: str


_UNICODE = _Branches("├─", "└─", "│ ", "┊ ")
_ASCII = _Branches("|-", "`-", "| ", ": ")


class ChainLines:
    """The lines of one answer on one screen."""

    def __init__(self, answer: Chain, screen: Screen, show_all: bool) -> None:
        self.answer = answer
        self.map = answer.graph.map
        self.steps = answer.steps
        self.screen = screen
        self.width = screen.text_width
        self.branches = _UNICODE if screen.unicode else _ASCII
        self.show_all = show_all
        self.children: list[list[int]] = [[] for _ in self.steps]
        self.objected = bytearray(len(self.steps))
        """Per step: whether there is an objection at it or below it."""
        self.below = [0] * len(self.steps)
        """Per step: how many relations there are below it."""
        self.depth = [0] * len(self.steps)
        """Per step: how many relations lie between it and the root."""
        above = parents(self.steps)
        # Backwards, so that a step is complete before it is added to its parent.
        for i in range(len(self.steps) - 1, -1, -1):
            relation = self.steps[i].relation
            if relation is not None and relation.kind != "supports":
                self.objected[i] = 1
            if above[i] >= 0:
                self.children[above[i]].append(i)
                self.objected[above[i]] |= self.objected[i]
                self.below[above[i]] += self.below[i] + (relation is not None)
        for i, step in enumerate(self.steps):
            if above[i] >= 0:
                self.depth[i] = self.depth[above[i]] + (step.relation is not None)
        # They were found from the last to the first.
        for children in self.children:
            children.reverse()
        self.deepest = self._deepest()
        self.is_voiced = any(self.map.claims[s.claim].speakers for s in self.steps if s.claim)
        self.displayed: set[str] = set()
        """The claims whose text is shown above.

        `Step.repeated` cannot tell, because folding can leave out the place where a claim comes first.
        """

    def _deepest(self) -> int | None:
        """The last level that is drawn; None if somebody asked for all levels or for a depth."""
        if self.show_all or self.answer.ways.depth is not None:
            return None
        # Supports that nobody objects to are folded, so they take no room.
        levels = Counter(
            self.depth[i]
            for i, step in enumerate(self.steps)
            if step.relation is not None and self.objected[i]
        )
        # The first level is always drawn, however large it is: it is the direct answer.
        drawn, deepest = levels[1], 1
        while deepest < _DEEPEST and drawn + levels[deepest + 1] <= _MOST:
            deepest += 1
            drawn += levels[deepest]
        return deepest

    def lines(self) -> Iterator[Line]:
        """The trees, one for each root, and a line that sums them up."""
        for i, step in enumerate(self.steps):
            if step.level == 0:
                yield from self._tree(i)
                yield []
        yield from self._foot()

    def _tree(self, root: int) -> Iterator[Line]:
        yield from self._root(root)
        # A stack and not recursion: a chain can be thousands of steps long.
        stack: list[tuple[int, str, bool] | tuple[str, str]] = []
        self._open(stack, root, "")
        while stack:
            item = stack.pop()
            if isinstance(item[0], str):
                head: Line = [(self._shortened(item[1]), "dim")]
                yield from beside(head, item[0], "dim", self.width)
                continue
            index, prefix, last = item
            yield from self._entry(index, prefix, last)
            self._open(stack, index, prefix + ("  " if last else self.branches.through))

    def _root(self, root: int) -> Iterator[Line]:
        step = self.steps[root]
        claim = self.map.claims[step.claim or ""]
        speakers = voices_of(self.map, claim, "")
        tags = [] if self.answer.labels is None else [verdict_tag(self.answer.labels[claim.id])]
        self.displayed.add(claim.id)
        *above, head = _named(claim.id, speakers, tags, self.width)
        yield from above
        if not above and width_of(head) + 2 <= self.width // 2:
            yield from beside([*head, ("  ", "")], claim.text, "", self.width, below=2)
            return
        yield head
        yield from ([("  ", ""), (part, "")] for part in wrap(claim.text, self.width - 2))

    def _open(
        self, stack: list[tuple[int, str, bool] | tuple[str, str]], index: int, prefix: str
    ) -> None:
        """Put what is below a step on the stack, the first on top, and fold what tells little."""
        too_deep = self.steps[index].folded + sum(
            self.steps[p].folded for p in self._premises(index)
        )
        below = self._below(index)
        if self.deepest is not None and self.depth[index] >= self.deepest:
            too_deep += self.below[index]
            below = []
        shown, folded = self._chosen(below)
        if too_deep:
            folded.append(f"({plural(too_deep, 'more step')} below: --depth)")
        # An entry that begins with a text is a line about folded steps.
        entries: list[tuple[int, str, bool] | tuple[str, str]] = [
            (child, prefix, i + 1 == len(shown)) for i, child in enumerate(shown)
        ]
        for text in folded:
            entries.append((text, prefix + self.branches.folded))
        stack.extend(reversed(entries))

    def _below(self, index: int) -> list[int]:
        """The steps drawn under a step: a relation with one premise is drawn as that premise."""
        step = self.steps[index]
        if step.relation is None or len(self._premises(index)) > 1:
            return self.children[index]
        below: list[int] = []
        for child in self.children[index]:
            below += self.children[child] if self.steps[child].claim else [child]
        return below

    def _premises(self, index: int) -> list[int]:
        return [c for c in self.children[index] if self.steps[c].claim is not None]

    def _chosen(self, below: list[int]) -> tuple[list[int], list[str]]:
        """What is shown of the steps under one step, and lines that count what is folded."""
        if self.show_all:
            return below, []
        idle = [i for i in below if self._is(i, "supports") and not self.objected[i]]
        dropped = [i for i in below if self._is_dropped(i)]
        # A line that counts a single hidden objection would take as much room as the objection.
        if len(dropped) <= _UNFOLDED + 1:
            dropped = []
        hidden = {*idle, *dropped[_UNFOLDED:]}
        lines = []
        if dropped:
            count = plural(len(dropped) - _UNFOLDED, "more objection")
            lines.append(f"({count}, none answered: --all)")
        if idle:
            lines.append(f"({plural(len(idle), 'support')} that nobody objects to: --all)")
        return [i for i in below if i not in hidden], lines

    def _is(self, index: int, kind: str) -> bool:
        relation = self.steps[index].relation
        return relation is not None and relation.kind == kind

    def _is_dropped(self, index: int) -> bool:
        """Whether a step is an unanswered objection with no other objection below it."""
        step = self.steps[index]
        objects = step.relation is not None and step.relation.kind in ATTACKS
        return objects and step.unanswered and not any(map(self._has_objection, self._below(index)))

    def _has_objection(self, index: int) -> bool:
        return bool(self.objected[index])

    def _entry(self, index: int, prefix: str, last: bool) -> Iterator[Line]:
        step = self.steps[index]
        branch = self.branches.last if last else self.branches.fork
        premises = self._premises(index)
        if step.relation is None:
            yield from self._claim(index, prefix, branch + "o ", "", last, index)
            return
        kind = step.relation.kind
        sign = f"{SIGNS[kind]} "
        if len(premises) == 1:
            yield from self._claim(premises[0], prefix, branch + sign, kind, last, index)
            return
        joined = " + ".join(self.steps[p].claim or "" for p in premises)
        prefix = self._shortened(prefix)
        line: Line = [(prefix + branch, "dim"), (sign, _STYLES[kind]), ("linked: ", "dim")]
        tags = self._tags(step, None)
        room = max(self.width - width_of(line), 8)
        line.append((cut(joined, room, self.screen.ellipsis), "id"))
        if width_of(line) + _width_of_tags(tags) > self.width:
            yield line
            line = [(prefix, "dim")]
        yield self._tagged(line, tags)

    def _claim(
        self, claim_index: int, prefix: str, branch: str, kind: str, last: bool, relation_index: int
    ) -> Iterator[Line]:
        step = self.steps[claim_index]
        claim = self.map.claims[step.claim or ""]
        relation = self.steps[relation_index] if relation_index != claim_index else None
        mark = branch[2:]
        prefix = self._shortened(prefix, cells(branch) + cells(claim.id))
        head: Line = [(prefix + branch[:2], "dim"), (mark, _STYLES.get(kind, "dim"))]
        stands_above = claim.id in self.displayed
        self.displayed.add(claim.id)
        tags = self._tags(relation, step if stands_above else None)
        if self.answer.labels is not None:
            tags.append(verdict_tag(self.answer.labels[claim.id]))
        has_more = self.below[relation_index] > 0
        bar = prefix + ("  " if last else self.branches.through)
        bar += self.branches.through if has_more else "  "
        yield from self._headed(head, claim, tags, bar)
        if stands_above or not claim.text:
            return
        for part in wrap(claim.text, self.width - cells(bar) - 2):
            yield [(bar + "  ", "dim"), (part, "")]

    def _headed(self, head: Line, claim: Claim, tags: list[Piece], bar: str) -> Iterator[Line]:
        """A claim's id, its speakers beside it and tags at the right edge; what does not fit goes below."""
        *above, id = wrap(claim.id, self.width - width_of(head))
        for part in above:
            yield [*head, (part, "id")]
            head = [(bar + "  ", "dim")]
        head = [*head, (id, "id")]
        names = one_line(self._speakers(claim))
        beside = f"  {names}" if names else ""
        if width_of(head) + cells(beside) + _width_of_tags(tags) <= self.width:
            yield self._tagged([*head, (beside, "speaker")], tags)
            return
        yield head
        *above, last = wrap(names, self.width - cells(bar) - 2) if names else [""]
        yield from ([(bar + "  ", "dim"), (part, "speaker")] for part in above)
        line: Line = [(bar + "  ", "dim"), (last, "speaker")]
        if last and width_of(line) + _width_of_tags(tags) > self.width:
            yield line
            line = [(bar, "dim")]
        yield self._tagged(line, tags)

    def _speakers(self, claim: Claim) -> str:
        """Who voices a claim; `nobody` is said only if some claim of the tree has a speaker."""
        return voices_of(self.map, claim, "nobody" if self.is_voiced else "")

    def _shortened(self, prefix: str, beside: int = 0) -> str:
        """A prefix that leaves room for a text, or for `beside` columns next to it.

        If there is no room for all levels, they are counted instead of drawn.
        """
        # Every level takes two characters, each one column wide.
        if len(prefix) <= min(self.width // 2, self.width - beside):
            return prefix
        counted = f"{'⋯' if self.screen.unicode else '...'} {len(prefix) // 2} deep "
        # On a very narrow screen the count can be longer than what it replaces.
        return min(counted, prefix, key=len)

    def _tags(self, relation: Step | None, claim: Step | None) -> list[Piece]:
        tags: list[Piece] = []
        if relation is not None:
            if relation.own:
                tags.append(("own", "dim"))
            if relation.unanswered:
                tags.append((ALERT, "alert"))
        if claim is not None:
            tags.append(("goes in a circle" if claim.cyclic else "see above", "dim"))
        return tags

    def _tagged(self, line: Line, tags: list[Piece]) -> Line:
        """A line with its tags at the right edge."""
        gap = max(self.width - width_of(line) - _width_of_tags(tags) + 2, 2)
        for i, tag in enumerate(tags):
            line = [*line, (" " * (gap if i == 0 else 1), ""), tag]
        return line

    def _foot(self) -> Iterator[Line]:
        kinds: Counter[str] = Counter(s.relation.kind for s in self.steps if s.relation is not None)
        counted = [
            plural(kinds[kind], wording.NOUNS[kind])
            for kind in ("rebuts", "undercuts", "contradicts", "qualifies", "supports")
            if kinds[kind]
        ]
        # By id, because a relation can occur more than once in the trees.
        open_ = len({s.relation.id for s in self.steps if s.relation and s.unanswered})
        said = ", ".join(counted) or "Nothing was answered in this map"
        if any(kinds[kind] for kind in OBJECTIONS):
            said += f"; {open_} without a reply"
            longest = self.answer.longest
            said += f"; longest exchange of the map: {plural(longest, 'step')}"
            said += " (nobody answers back)" if longest == 1 else ""
        for part in wrap(said + ".", self.width):
            yield [(part, "")]
        if self.screen.hints and len(self.steps) > 1:
            legend = [LEGEND] if self.answer.labels is None else [LEGEND, VERDICT_LEGEND]
            for text in legend:
                yield from ([(part, "dim")] for part in wrap(text, self.width))


def _width_of_tags(tags: list[Piece]) -> int:
    """How much of a line tags take, with the space before them."""
    return sum(len(text) + 1 for text, _ in tags) + 1 if tags else 0


def _named(id: str, speakers: str, tags: list[Piece], width: int) -> Iterator[Line]:
    """A claim's id, who voices it and tags: on one line if they fit, else the rest below the id."""
    marks = [(f"  [{label}]", style) for label, style in tags]
    line: Line = [
        piece(id, "id"),
        *([piece(f"  {speakers}", "speaker")] if speakers else []),
        *marks,
    ]
    if width_of(line) <= width:
        yield line
        return
    yield line[:1]
    *above, last = wrap(speakers, width - 2 - width_of(marks))
    yield from ([("  ", ""), (part, "speaker")] for part in above)
    yield [("  ", ""), (last, "speaker"), *marks]


def voices_of(map: ArgumentMap, claim: Claim, otherwise: str) -> str:
    """Who voices a claim, and who denies it: `Ada, denied by The mayor`."""
    denied = f"denied by {wording.names(map, claim.denied_by)}" if claim.denied_by else ""
    voiced = wording.names(map, claim.speakers) or otherwise
    return ", ".join(filter(None, [voiced, denied]))


def longest_lines(answer: Chain, claims: list[str], screen: Screen) -> Iterator[Line]:
    """A chain without branches: each claim with who voices it, one below the other."""
    map, width = answer.graph.map, screen.text_width
    is_voiced = any(map.claims[id].speakers for id in claims)
    for i, id in enumerate(claims):
        claim = map.claims[id]
        speakers = voices_of(map, claim, "nobody" if is_voiced else "")
        tags = [] if answer.labels is None else [verdict_tag(answer.labels[id])]
        number: Piece = (f"{i:>3}  ", "dim")
        first, *rest = _named(id, speakers, tags, width - 5)
        yield [number, *first]
        yield from ([("     ", ""), *line] for line in rest)
        yield from ([("       ", ""), (part, "")] for part in wrap(claim.text, width - 7))
    if not claims:
        yield [("No claim is rebutted in this map.", "")]
    elif answer.labels is not None and screen.hints:
        yield []
        yield from ([(part, "dim")] for part in wrap(VERDICT_LEGEND, width))
