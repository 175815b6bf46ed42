"""From a command to the edits of a map: pure, and the same edits that `argmap add`, `link` and `set` make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.edit.edits.adding import AddClaim, AddUtterance
from argmap.edit.edits.base import Edit
from argmap.edit.edits.proposing import Proposal, offered_id, proposed_link
from argmap.edit.edits.setting import SetField, SetUtterance
from argmap.edit.live.floor import Floor, Round
from argmap.edit.live.lines import (
    Aim,
    Answer,
    Command,
    Cross,
    Extend,
    LineError,
    Make,
    Reword,
    Words,
)
from argmap.model import ATTACKS, ArgumentMap, Claim, Relation, RelationKind, Utterance
from argmap.queries.flow.points import positions
from argmap.queries.turns import turn_of

if TYPE_CHECKING:
    from argmap.queries.flow.speeches import Held


@dataclass(frozen=True, slots=True)
class Step:
    """What a command is: edits, and the point that it is about."""

    edits: tuple[Edit, ...]
    point: str
    """The claim that is made, said again, reworded, or brought against others."""


def no_issue() -> LineError:
    """The error that a map does not say what is debated."""
    help = "`issue: ID` in the map names the claim; argmap set MAP issues=ID writes it"
    return LineError("the map does not say what the debate is about", 1, help)


class Numbers:
    """The points by the numbers under which somebody sees them: the issue is 0."""

    def __init__(self, map: ArgumentMap) -> None:
        self.of_claim = {id: number for number, id in _numbered(map)}
        self.claims = {number: id for id, number in self.of_claim.items()}

    def moved(self, before: Numbers) -> dict[str, tuple[int, int]]:
        """By claim that has another number than before: the number that it had, and the one that it has."""
        return {
            id: (number, self.of_claim[id])
            for id, number in before.of_claim.items()
            if id in self.of_claim and self.of_claim[id] != number
        }


def _numbered(map: ArgumentMap) -> Iterator[tuple[int, str]]:
    yield from ((0, id) for id in map.issues[:1])
    yield from ((number, id) for id, number in positions(map.claims, map.issues).items())


def step(
    map: ArgumentMap, numbers: Numbers, floor: Floor, command: Command, source: str | None = None
) -> Step:
    """The edits that a command is. Raises `LineError`, and `EditError` as the edits do.

    `numbers` are those that whoever types has seen, `source` is the one that all words stand in unless they say
    otherwise.
    """
    return _Steps(map, numbers, floor, source).step(command)


class _Steps:
    def __init__(
        self, map: ArgumentMap, numbers: Numbers, floor: Floor, source: str | None
    ) -> None:
        self.map = map
        self.numbers = numbers
        self.floor = floor
        self.source = source
        self.round = Round(map)
        self.round.check(floor)
        if not map.issues:
            raise no_issue()

    def step(self, command: Command) -> Step:
        """The edits that a command is."""
        if isinstance(command, Make):
            speaker = self.round.speaker(self.floor)
            side = self.round.side(self.floor) or speaker
            kind: RelationKind = "supports" if self.round.speeches.is_for(side) else "rebuts"
            return self._made(command.words, [(kind, self.map.issues[0])])
        if isinstance(command, Answer):
            return self._made(command.words, self._aims(command.aim))
        if isinstance(command, Extend):
            return self._extended(command)
        if isinstance(command, Cross):
            return self._crossed(command)
        assert isinstance(command, Reword)
        return self._reworded(command)

    # -- the commands ---------------------------------------------------------------------------

    def _made(self, words: Words, aims: Sequence[tuple[RelationKind, str]]) -> Step:
        id = offered_id({**self.map.claims, **self.map.relations}, words.text, "claim")
        said = self._utterance(words)
        proposal = Proposal(self.map)
        proposal.add(AddClaim(Claim(id=id, text=words.text, utterances=[said])))
        for kind, target in aims:
            proposal.add(proposed_link(proposal.map, [id], kind, _exactly(self.map, target), {}))
        return Step(tuple(proposal.edits), id)

    def _utterance(self, words: Words | None, reported: str | None = None) -> Utterance:
        return Utterance(
            speaker=self.round.speaker(self.floor),
            turn=self.floor.turn,
            quote=words.quote if words else None,
            reported=reported,
            at=words.at if words else None,
            source=self.source,
        )

    def _extended(self, command: Extend) -> Step:
        edits: list[Edit] = []
        words = command.words
        # What stands without quotation marks are the words of whoever takes notes.
        reported = words.text if words and words.text != words.quote else None
        said = self._utterance(words, reported)
        side = self.round.side(self.floor)
        for number in command.numbers:
            claim = self._point(number)
            if number == 0:
                raise LineError("0 is what the debate is about; nobody says it again", 1)
            held, own = self._made_in(claim)
            if own is not None and own != side:
                help = "another side concedes it: argmap add utterance ... --force concedes"
                raise LineError(f"{number} is {own}'s; only {own} says it again", 1, help)
            self._refuse_early(number, held)
            for one in self.map.claims[claim].utterances:
                if one.turn == said.turn and one.speaker == said.speaker:
                    raise LineError(f"{number} is said in {said.turn} already", 1)
            edits.append(AddUtterance(claim, said))
        return Step(tuple(edits), self._point(command.numbers[0]))

    def _crossed(self, command: Cross) -> Step:
        premise = self._point(command.by)
        if command.by == 0:
            raise LineError("0 is what the debate is about, and answers nothing", 1)
        self._refuse_early(command.by, self._made_in(premise)[0])
        speaker = self.round.speaker(self.floor)
        details: dict[str, object] = {"turn": self.floor.turn}
        if self.map.claims[premise].speakers != [speaker]:
            details["speakers"] = [speaker]
        proposal = Proposal(self.map)
        for kind, target in self._aims(command.aim):
            if target == premise:
                raise LineError(f"{command.by} cannot answer itself", 1)
            aim = _exactly(self.map, target)
            proposal.add(proposed_link(proposal.map, [premise], kind, aim, details))
        return Step(tuple(proposal.edits), premise)

    def _reworded(self, command: Reword) -> Step:
        claim, words = self._point(command.number), command.words
        edits: list[Edit] = [SetField("claim", claim, "text", words.text)]
        if words.quote or words.at:
            if not self.map.claims[claim].utterances:
                raise LineError(f"nobody says {command.number}, so there are no own words", 1)
            if words.quote:
                edits.append(SetUtterance(claim, 0, "quote", words.quote))
            if words.at:
                edits.append(SetUtterance(claim, 0, "at", words.at))
        return Step(tuple(edits), claim)

    # -- what numbers mean ----------------------------------------------------------------------

    def _point(self, number: int) -> str:
        claim = self.numbers.claims.get(number) or self._just_added(number)
        if claim is None:
            last = max(self.numbers.claims, default=0)
            help = f"a text that begins with a digit stands behind a backslash: \\{number} ..."
            raise LineError(f"there is no point {number}; the last one is {last}", 1, help)
        if claim not in self.map.claims:
            raise LineError(f"{number} is gone: another program has removed {claim}", 1)
        return claim

    def _just_added(self, number: int) -> str | None:
        """A claim that another program has added since, under the number that it has now."""
        claim = Numbers(self.map).claims.get(number)
        return None if claim in self.numbers.of_claim else claim

    def _aims(self, aim: Aim) -> list[tuple[RelationKind, str]]:
        found: list[tuple[RelationKind, str]] = []
        for number in aim.numbers:
            claim = self._point(number)
            if aim.kind == "undercuts":
                relation = self._drawn_step(number, claim, aim.step)
                self._refuse_early(number, self._drawn_in(relation))
                found.append((aim.kind, relation.id))
            else:
                if number:
                    self._refuse_early(number, self._made_in(claim)[0])
                found.append((aim.kind, claim))
        return found

    def _drawn_step(self, number: int, claim: str, which: int | None) -> Relation:
        """The step of a point that is undercut: the one that is named, else the first without an answer."""
        drawn = [
            relation
            for relation in self.map.relations.values()
            if relation.whole and relation.kind != "restates" and claim in relation.premises
        ]
        if not drawn:
            raise LineError(f"{number} bears on nothing, so there is no step to undercut", 1)
        if which is not None:
            if not 1 <= which <= len(drawn):
                raise LineError(f"{number} has {len(drawn)} step(s); there is no {which}", 1)
            return drawn[which - 1]
        met = {r.target for r in self.map.relations.values() if r.kind in ATTACKS}
        return next((relation for relation in drawn if relation.id not in met), drawn[0])

    # -- what came before -----------------------------------------------------------------------

    def _made_in(self, claim: str) -> tuple[Held | None, str | None]:
        """The first speech in which somebody makes a point, and for which side."""
        said = [
            (self.round.speeches.at(turn), one.speaker)
            for one in self.map.claims[claim].utterances
            if one.voices and (turn := turn_of(one)) in self.round.speeches.order
        ]
        if not said:
            return None, None
        held, speaker = min(said, key=lambda one: one[0].place)
        return held, self.round.speeches.side_in(held, [speaker])

    def _drawn_in(self, relation: Relation) -> Held | None:
        own = turn_of(relation)
        if own in self.round.speeches.order:
            return self.round.speeches.at(own)
        held = [self._made_in(premise)[0] for premise in relation.premises]
        return max((one for one in held if one is not None), key=lambda h: h.place, default=None)

    def _refuse_early(self, number: int, held: Held | None) -> None:
        """Raise `LineError` for a point that nobody has made yet in the speech that is held now."""
        if held is not None and held.place > self.round.place(self.floor.turn):
            said = f"{number} is only made in {held.id}, after {self.floor.turn}"
            raise LineError(said, 1, f":{held.id} goes to that speech")


def _exactly(map: ArgumentMap, id: str) -> str:
    """A claim or a relation as a word that can mean nothing else."""
    return f"claim:{id}" if id in map.claims else f"relation:{id}"
