"""Who has the floor: the speech that is held now, whose it is, and which one follows."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.diagnostics import did_you_mean, first_of, listed
from argmap.edit.edits.finding import UnknownSpeakerError, find_speaker
from argmap.edit.live.lines import LineError
from argmap.model import ArgumentMap
from argmap.queries.flow.speeches import CHAIR, Held, Speeches
from argmap.words.folding import folded_name


@dataclass(frozen=True, slots=True)
class Floor:
    """The speech that is held now."""

    turn: str
    speaker: str | None = None
    """Who has the floor, where that was said; else the map says it."""


class Round:
    """The speeches of a map, and what the floor means in it."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.speeches = Speeches(map, may_be_silent=True)

    @property
    def is_numbered(self) -> bool:
        """Whether the turns are only numbered, so that there is always a next one."""
        return not self.map.speeches

    def begin(self) -> Floor:
        """Where notes go on: in the last speech in which anything was said, else in the first."""
        try:
            last = self.speeches.last_said
        except ValueError:
            return Floor(next(iter(self.map.speeches), "1"))
        return self._in(last.id)

    def _in(self, turn: str) -> Floor:
        """A speech, with whoever alone has spoken in it."""
        held = self.held(turn)
        speakers = self.speeches.said_by(held) if held else set()
        only = speakers.pop() if len(speakers) == 1 else None
        return Floor(turn, only if self.is_numbered else None)

    def check(self, floor: Floor) -> None:
        """Raise `LineError` where the speech that is held now is not in the map any more."""
        if not self.is_numbered and floor.turn not in self.map.speeches:
            help = f"the speeches are: {first_of([*self.map.speeches], 12)}; `:NAME` goes to one"
            raise LineError(f"another program has removed the speech {floor.turn!r}", 1, help)
        if self.is_numbered and not (floor.turn.isascii() and floor.turn.isdigit()):
            help = "`:1` goes to the first turn"
            raise LineError("another program has removed the speeches of the map", 1, help)

    def held(self, turn: str) -> Held | None:
        """A speech; None for a numbered turn in which nothing was said yet."""
        return self.speeches.at(turn) if turn in self.speeches.order else None

    def place(self, turn: str) -> int:
        """Where a speech comes in the debate; a later one has a larger number."""
        known = self.speeches.order.get(turn)
        return known if known is not None else int(turn)

    def next(self, floor: Floor) -> str | None:
        """The speech that follows; None after the last."""
        if self.is_numbered:
            return str(self.place(floor.turn) + 1)
        names = [*self.map.speeches, None]
        return names[names.index(floor.turn) + 1]

    def side(self, floor: Floor) -> str | None:
        """The side that has the floor; None where it is the chair's, or nobody says whose it is."""
        held = self.held(floor.turn)
        speaker = self.known_speaker(floor)
        if held is not None:
            return self.speeches.side_in(held, [speaker] if speaker else [])
        side = self.speeches.side_of(speaker) if speaker else None
        return None if side is None or folded_name(side) == CHAIR else side

    def speaker(self, floor: Floor) -> str:
        """Who has the floor; raises `LineError` where nobody says so, or it is the chair."""
        if (found := self.known_speaker(floor)) is None:
            people = self._people(floor)
            who = f"it could be {listed(people)}" if people else "the map has nobody of that side"
            help = f":{floor.turn} NAME says who; so does a `speaker` of the speech in the map"
            raise LineError(f"nobody says who speaks in {floor.turn}; {who}", 1, help)
        if self.side(floor) is None:
            said = f"{floor.turn} is the chair's, who makes no point"
            raise LineError(said, 1, f"`:` is the next speech, :{floor.turn} NAME another speaker")
        return found

    def known_speaker(self, floor: Floor) -> str | None:
        """Who has the floor, if the floor or the map says so; else None."""
        if floor.speaker is not None:
            return floor.speaker if floor.speaker in self.map.speakers else None
        speech = self.map.speeches.get(floor.turn)
        if speech is not None and speech.speaker is not None:
            return speech.speaker
        people = self._people(floor)
        return people[0] if len(people) == 1 else None

    def _people(self, floor: Floor) -> list[str]:
        """Who could speak: those of the team, else of the side, of the speech."""
        held = self.held(floor.turn)
        if held is None or held.side is None:
            return [*self.map.speakers] if held is None or held.kind != "chair" else []
        of_side = [id for id in self.map.speakers if self.speeches.side_of(id) == held.side]
        if held.team is None:
            return of_side
        return [id for id in of_side if self.map.speakers[id].team == held.team] or of_side

    def moved(self, floor: Floor, wanted: str) -> Floor:
        """The floor after `:` and some words; raises `LineError`.

        The words are a speech, a speaker who has the next one, or a speech and who has it.
        """
        words = wanted.split()
        for count in range(len(words), 0, -1):
            turn = self._turn(" ".join(words[:count]))
            if turn is not None:
                return Floor(turn, self._named(" ".join(words[count:])))
        self.check(floor)
        following = self.next(floor)
        speaker = None
        if words:
            try:
                speaker = self._named(wanted)
            except LineError:
                raise self._unknown(wanted) from None
        if following is None:
            help = "`:2NR` goes to a speech by its name; the end of the input ends the notes"
            raise LineError(f"{floor.turn} is the last speech", 1, help)
        return Floor(following, speaker)

    def _turn(self, name: str) -> str | None:
        if self.is_numbered:
            number = name.isascii() and name.isdigit() and len(name) <= 9
            return next((t for t in self.speeches.order if t == name), name) if number else None
        if name in self.map.speeches:
            return name
        folded = folded_name(name)
        meant = [one for one in self.map.speeches if folded_name(one) == folded]
        return meant[0] if len(meant) == 1 else None

    def _named(self, who: str) -> str | None:
        if not who:
            return None
        try:
            return find_speaker(self.map, who)
        except UnknownSpeakerError as error:
            said = str(error).removesuffix("; --declare adds one")
            raise LineError(said, 2, "argmap add speaker adds one, also while this runs") from None

    def _unknown(self, wanted: str) -> LineError:
        known = [*self.map.speeches]
        if not known:
            return LineError(f"there is no turn and no speaker {wanted[:60]!r}", 2)
        near = did_you_mean(wanted, known) or f"there are: {first_of(known, 12)}"
        return LineError(f"there is no speech and no speaker {wanted[:60]!r}; {near}", 2)
