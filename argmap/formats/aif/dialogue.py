"""Utterances as the dialogue layer of AIF: locutions, what they do, and how they follow one another.

Ann says `b`, and draws `b rebuts a`, which Ben said. That becomes

    L "Ann: …" -> YA Asserting -> I b
    L "Ben: …" -> TA -> L "Ann: …"
    TA -> YA Disagreeing -> CA, the S-node of the relation
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from argmap.formats.aif.draft import Draft
from argmap.formats.aif.graph import Raw, listed
from argmap.formats.aif.illocutions import MOVES_OF, Move, are_question_and_answer, force_of
from argmap.formats.aif.origins import kept_of, node_of
from argmap.formats.aif.speech import NO_WORDS, REPORTED, Anchoring, foreign_id
from argmap.formats.aif.texts import text_of, written, written_name
from argmap.model import Claim, Relation, Utterance

MOVES = {
    "supports": ("Arguing", "80"),
    "rebuts": ("Disagreeing", "78"),
    "undercuts": ("Disagreeing", "78"),
    "restates": ("Restating", "101"),
}
"""The move of somebody who draws a relation: the illocution's name, and its number in AIFdb."""
TRANSITION = ("Default Transition", "82")
GAP = " … "
"""Between the parts of a quote that the source interrupts."""


class Dialogue:
    """Makes the dialogue of a draft say what the map says now."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.old = draft.old
        self.voiced: dict[str, list[tuple[str, str]]] = {}
        """By claim: its utterances' speakers, each with the key of the locution."""
        self._does: dict[str, list[str]] = {}
        """By claim: the names of the illocutions of its utterances."""
        self._new: list[tuple[Claim, Utterance]] = []
        self._reporters: list[tuple[str, Utterance]] = []
        """Locutions of the base that somebody else reports now."""
        self._speaker_now: dict[str, str] = {}
        """By the id that a speaker of the base had: the one they have now."""
        self._persons: dict[str, object] = {}
        self._kept: set[tuple[str, str]] = set()
        """Locutions of the base with the claims they still voice."""

    # -- the utterances of the base -------------------------------------------------------------

    def compare(self) -> None:
        """Note in the draft which utterances are gone, and what changed in those that stay."""
        before = {
            (voice.locution, key): voice
            for key, voices in self.old.voices.items()
            for voice in voices
        }
        for claim in self.draft.map.claims.values():
            self.voiced[claim.id] = []
            self._does[claim.id] = []
            key = self.draft.keys[claim.id]
            for utterance in claim.utterances:
                locution = node_of(utterance)
                voice = before.get((locution, key)) if locution is not None else None
                # A copied utterance has the locution of its original; only the first may keep it.
                if (
                    voice is None
                    or voice.force != utterance.force
                    or (voice.locution, key) in self._kept
                ):
                    self._new.append((claim, utterance))
                    continue
                self._kept.add((voice.locution, key))
                self._does[claim.id].append(voice.illocution)
                if utterance.voices:
                    self.voiced[claim.id].append((utterance.speaker, voice.locution))
                self._speaker_now.setdefault(voice.speech.speaker, utterance.speaker)
                self._compare(voice, claim, utterance)
        self._cut_silent(before)

    def _compare(self, voice: Anchoring, claim: Claim, utterance: Utterance) -> None:
        speech, locution = voice.speech, voice.locution
        label = self._label(utterance.speaker)
        said = (quote_of(utterance), utterance.reported or None)
        change: Raw = {}
        if label != speech.label or said != (speech.quote, speech.reported):
            text = _locution_text(label, utterance, claim)
            self.draft.changes[locution] = {"text": text}
            change |= {"words": None, "reported": None} | _whose_words(utterance)
        if label != speech.label:
            change["personID"] = self._person(utterance.speaker)
        if utterance.date != speech.date:
            change["start"] = utterance.date
        if utterance.turn != speech.turn:
            change["turn"] = utterance.turn
        if utterance.via != (voice.via or speech.outlet):
            self._cut_reporters(locution)
            is_outlet = utterance.via not in self.draft.map.speakers
            change["via"] = utterance.via if is_outlet else None
            self._reporters.append((locution, utterance))
        if change:
            self._change_entry(locution, change)

    def _change_entry(self, locution: str, change: Raw) -> None:
        if locution in self.old.graph.persons:
            self.draft.entry_changes.setdefault(locution, {}).update(change)
        else:
            given = {key: value for key, value in change.items() if value is not None}
            if given:
                self.draft.entries.append({"nodeID": locution, **given})

    def _cut_reporters(self, locution: str) -> None:
        graph = self.old.graph
        for illocution in graph.anchored_in.get(locution, ()):
            self.draft.cut((illocution,), locution)

    def _cut_silent(self, before: Iterable[tuple[str, str]]) -> None:
        """Cut each locution that no longer voices a claim from the illocution that led to the claim."""
        graph = self.old.graph
        for locution, key in before:
            if (locution, key) in self._kept:
                continue
            for illocution in graph.anchored_in.get(key, ()):
                anchors = graph.anchors.get(illocution, ())
                # One illocution can serve several locutions; it stays while one of them still
                # voices it.
                if locution in anchors and not any((a, key) in self._kept for a in anchors):
                    self.draft.cut((illocution,), key)

    # -- what is new ----------------------------------------------------------------------------

    def complete(self, steps: Iterable[Relation]) -> None:
        """Add to the draft what the map says and the base does not."""
        # Speakers who say nothing have no locution; in a new file the table of participants keeps
        # them.
        if not self.draft.base:
            for speaker in self.draft.map.speakers:
                self._person(speaker)
        for claim, utterance in self._new:
            locution = self._locution(f"locution:{claim.id}", claim, utterance)
            if utterance.voices:
                self.voiced[claim.id].append((utterance.speaker, locution))
            self._anchor(locution, self.draft.keys[claim.id], _move(utterance), claim.id)
            self._does[claim.id].append(_move(utterance)[0])
            self._reporter(locution, utterance)
        for locution, utterance in self._reporters:
            self._reporter(locution, utterance)
        for relation in steps:
            self._arguers(relation)

    def _locution(self, id: str, claim: Claim, utterance: Utterance) -> str:
        text = _locution_text(self._label(utterance.speaker), utterance, claim)
        key = self.draft.add_node(id, "L", text)
        said = {"start": utterance.date} | _whose_words(utterance)
        if utterance.via is not None and utterance.via not in self.draft.map.speakers:
            said["via"] = utterance.via
        if utterance.turn is not None:
            said["turn"] = utterance.turn
        self._entry(key, utterance.speaker, said)
        return key

    def _entry(self, locution: str, speaker: str, said: Raw) -> None:
        empty = {"timestamp": "", "start": None, "end": None, "source": None}
        person = {"nodeID": locution, "personID": self._person(speaker)}
        self.draft.entries.append(person | empty | said)

    def _anchor(self, start: str, end: str, move: Move, about: str) -> None:
        illocution = self.draft.add_node(f"illocution:{about}", "YA", move[0], *move)
        self.draft.add_edge(start, illocution)
        self.draft.add_edge(illocution, end)

    def _reporter(self, locution: str, utterance: Utterance) -> None:
        """A locution of the speaker who reports another."""
        via = utterance.via
        if via is None or via not in self.draft.map.speakers:
            return
        text = f"{written_name(self._label(via))}: {self._text_of(locution)}"
        outer = self.draft.add_node(f"report:{locution}", "L", text)
        self._entry(outer, via, {})
        self._anchor(outer, locution, MOVES_OF["asserts"], locution)

    def _text_of(self, locution: str) -> str:
        change = self.draft.changes.get(locution)
        if change is not None and "text" in change:
            return str(change["text"])
        old = self.old.graph.nodes.get(locution)
        if old is not None:
            return text_of(old.get("text"))
        return next(str(n["text"]) for n in reversed(self.draft.nodes) if n["nodeID"] == locution)

    # -- who draws a relation -------------------------------------------------------------------

    def compare_arguers(self, steps: Iterable[Relation]) -> None:
        """Cut the relations that others draw now from the moves they were anchored in."""
        graph = self.old.graph
        for relation in steps:
            key = self.draft.keys[relation.id]
            old = self.old.relations.get(key)
            if old is not None:
                before = [self._speaker_now.get(speaker, speaker) for speaker in old["speakers"]]
                if before != list(dict.fromkeys(relation.speakers)):
                    self.draft.cut(graph.anchored_in.get(key, ()), key)

    def _arguers(self, relation: Relation) -> None:
        """Anchor a relation in moves of those who draw it, unless the base has such a move still."""
        key = self.draft.keys[relation.id]
        left = self._arguers_left(key)
        for speaker in dict.fromkeys(relation.speakers):
            if speaker not in left:
                self._argue(speaker, relation, key)

    def _arguers_left(self, key: str) -> set[str]:
        graph, gone, cuts = self.old.graph, self.draft.gone, self.draft.cuts
        left: set[str] = set()
        for illocution in graph.anchored_in.get(key, ()):
            if illocution not in gone and (illocution, key) not in cuts:
                for locution in self.old.speeches.moves(illocution):
                    if locution not in gone:
                        before = self.old.speeches.speech(locution).speaker
                        left.add(self._speaker_now.get(before, before))
        return left

    def _argue(self, speaker: str, relation: Relation, key: str) -> None:
        """One speaker's move: from a locution about the target to the speaker's own about a premise."""
        own = [
            locution
            for premise in relation.premises
            for who, locution in self.voiced[premise]
            if who == speaker
        ]
        locution = own[0] if own else self._own_move(speaker, relation)
        answered = [where for _, where in self.voiced.get(relation.target or "", ())]
        start = locution
        # A transition leads from what is answered; without such a locution the move stands alone.
        if answered and answered[0] != locution:
            start = self.draft.add_node(
                f"transition:{relation.id}", "TA", TRANSITION[0], *TRANSITION
            )
            self.draft.add_edge(answered[0], start)
            self.draft.add_edge(start, locution)
        self._anchor(start, key, MOVES[relation.kind], relation.id)

    def _own_move(self, speaker: str, relation: Relation) -> str:
        """A locution of somebody who voices none of the premises."""
        claims = self.draft.map.claims
        texts = [written(claims[premise].text) for premise in relation.premises]
        text = f"{written_name(self._label(speaker))}: {' '.join(texts)}"
        locution = self.draft.add_node(f"locution:{relation.id}", "L", text)
        self._entry(locution, speaker, {})
        return locution

    # -- questions and answers ------------------------------------------------------------------

    def mark_restatements(self, steps: Iterable[Relation]) -> None:
        """Say of what restates a question that it does: a reader would take it for its answer."""
        for relation in steps:
            if (
                relation.kind == "restates"
                and relation.target in self._does
                and are_question_and_answer(
                    [self._does[premise] for premise in relation.premises],
                    self._does[relation.target],
                )
            ):
                self.draft.change(self.draft.keys[relation.id], {"restates": True})

    # -- names ----------------------------------------------------------------------------------

    def _label(self, speaker: str) -> str:
        return self.draft.map.speakers[speaker].label

    def _person(self, speaker: str) -> object:
        """The id of a speaker's person: the one of the base, or a new participant's."""
        if speaker not in self._persons:
            label = self._label(speaker)
            known = self._persons_of_base.get(label)
            if known is None:
                known = foreign_id(speaker, "speaker")
                name = self.draft.map.speakers[speaker].name
                self.draft.participants.append({"participantID": known} | _names(name))
            self._persons[speaker] = known
        return self._persons[speaker]

    @cached_property
    def _persons_of_base(self) -> dict[str, object]:
        """By name: the person's id as the base writes it."""
        found: dict[str, object] = {}
        participants = self.old.speeches.participants
        if participants:
            for entry in listed(self.draft.base, "participants"):
                if isinstance(entry, dict):
                    id = entry.get("participantID")
                    found.setdefault(participants.get(text_of(id)) or text_of(id), id)
            return found
        for locution, entry in self.old.graph.persons.items():
            if self.old.graph.types.get(locution) == "L" and entry.get("personID") is not None:
                found.setdefault(self.old.speeches.speech(locution).label, entry["personID"])
        return found


def _move(utterance: Utterance) -> Move:
    """What an utterance does, as an illocution; one whose force is a guess keeps its name."""
    name = kept_of(utterance, "illocution")
    if name is not None and force_of(name) == utterance.force:
        return name, None
    return MOVES_OF[utterance.force]


def quote_of(utterance: Utterance) -> str | None:
    """The speaker's own words as one text; None where there are none."""
    return GAP.join(utterance.quote_parts) or None


def _locution_text(label: str, utterance: Utterance, claim: Claim) -> str:
    """`Name: words`, with the claim's text for words where none are known."""
    words = quote_of(utterance) or utterance.reported or claim.text
    return f"{written_name(label)}: {written(words)}"


def _whose_words(utterance: Utterance) -> Raw:
    """The fields of an entry that say whose words a locution has; none if they are the speaker's."""
    if quote_of(utterance) is not None:
        return {"reported": utterance.reported} if utterance.reported else {}
    return {"words": REPORTED if utterance.reported else NO_WORDS}


def _names(name: str) -> Raw:
    """A name as AIF has it: what stands before the first blank, and the rest."""
    first, _, rest = name.partition(" ")
    if name != " ".join(name.split()):
        # Joining the two parts with one blank must give the name again; this one has other
        # blanks.
        first, rest = name, ""
    return {"firstname": written(first), "surname": written(rest)}
