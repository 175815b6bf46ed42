"""Utterances in all the ways they are written in a map file."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from argmap.formats.native import keys, rules
from argmap.formats.native.fields import BY_KEYS, UTTERANCE
from argmap.formats.native.values import Values
from argmap.model import Force

Plain = dict[str, Any]


class Saying(NamedTuple):
    """What one or several speakers do with a claim in the same words, as it stands in the file."""

    speaker: str | None
    """Who it is, where the key says so; None where `speaker` is one of the fields."""
    fields: dict[str, int]
    """The nodes of what is said of the words, by key."""
    fixed: Plain
    """What the place in the file says of them: the force."""
    node: int


class Utterances:
    """Reads who does what with a claim: its own keys, those under `said`, those under `denied-by`."""

    def __init__(self, values: Values, places: array[int]) -> None:
        self.values = values
        self.document = values.document
        self.places = places
        """The node of every utterance, in the order of the map."""
        self.source: str | None = None
        """The source that every utterance means unless it says otherwise."""
        self.known: Collection[str] = ()
        """The ids of all claims, also of those that are not read yet, and of the speakers."""

    def of_claim(self, node: int, spoken: dict[str, int]) -> list[Plain]:
        """The claim's own utterance, one for each speaker, then those under `said`, then the others."""
        found: list[Plain] = []
        for speaker, fields, fixed, place in self._sayings(node, spoken):
            named = fields.pop("speaker", None)
            speakers = [speaker] if speaker else []
            if named is not None:
                speakers = self.values.references(named, "speaker")
            words = self._words(fields, fixed)
            self.places.extend([place] * len(speakers))
            found += [{"speaker": id, **words} for id in speakers]
        return found

    def _sayings(self, node: int, spoken: dict[str, int]) -> Iterator[Saying]:
        own = {key: at for key, at in spoken.items() if key != "said" and key not in BY_KEYS}
        if "speaker" in own:
            yield Saying(None, own, {}, node)
        elif own:
            # One message is enough: whatever the keys are, they lack the same speaker.
            key = next(iter(own))
            help = "add `speaker:`, or a line under `speakers:` for a voice without a name"
            message = f"a claim has {key} but no speaker"
            self.values.report(rules.MissingField, message, own[key], help)
        if "said" in spoken:
            yield from self._said(spoken["said"])
        for key, force in BY_KEYS.items():
            if key in spoken:
                yield from self._by(force, spoken[key])

    def _said(self, node: int) -> Iterator[Saying]:
        if self.document.is_mapping(node):
            yield from self._by_speaker(node, "said", {})
            return
        for item in self.values.one_or_more(node):
            if self.document.is_mapping(item):
                yield from self._utterance(item, {})
            else:
                help = "write {speaker: …, quote: …}"
                self.values.misshapen(item, "an utterance", "a mapping", help)

    def _by(self, force: Force, node: int) -> Iterator[Saying]:
        """`denied-by: mayor`, a list of speakers, a mapping from speaker to words, or utterances."""
        # `denied-by: {ben: words}` and `denied-by: {speaker: ben, quote: words}` are both mappings.
        document, fixed = self.document, {"force": force}
        if document.is_mapping(node) and not self._is_utterance(node):
            yield from self._by_speaker(node, keys.BY_KEY_OF[force], fixed)
            return
        for item in self.values.one_or_more(node):
            if document.is_mapping(item):
                yield from self._utterance(item, fixed)
            else:
                speaker = self._speaker(item, force)
                if speaker is not None:
                    yield Saying(speaker, {}, fixed, item)

    def _speaker(self, node: int, force: Force) -> str | None:
        """The speaker that is named; the id of a claim is reported as such."""
        values = self.values
        name = values.text(node, "a speaker")
        if name is None or name in values.elements["speaker"]:
            return name
        if name in self.known and force in keys.MEANT_OF_CLAIMS:
            key, meant = keys.BY_KEY_OF[force], keys.MEANT_OF_CLAIMS[force]
            message = f"{name[:60]} is a claim, and {key} names a speaker"
            values.report(rules.UnknownSpeaker, message, node, f"write {meant}: {name[:60]}")
        else:
            values.unknown_element(node, name, "speaker")
        return None

    def _is_utterance(self, node: int) -> bool:
        """Whether a mapping is one utterance, and not a mapping from speaker to words."""
        named = {self.document.values[key] for key, _ in self.document.items(node)}
        return "speaker" in named and "speaker" not in self.values.elements["speaker"]

    def _by_speaker(self, node: int, what: str, fixed: Plain) -> Iterator[Saying]:
        """The utterances in a mapping from speaker to words."""
        document, values = self.document, self.values
        for name, key, value in values.entries(node, what):
            # A key is an id, also where it is `null`.
            if name not in values.elements["speaker"]:
                values.unknown_element(key, name, "speaker")
                continue
            if document.is_mapping(value):
                fields = values.fields(value, _known(fixed) - {"speaker"}, "an utterance")
            else:
                fields = {"quote": value}
            yield Saying(name, fields, fixed, value)

    def _utterance(self, node: int, fixed: Plain) -> Iterator[Saying]:
        """An utterance that is a mapping."""
        fields = self.values.fields(node, _known(fixed), "an utterance")
        if "speaker" in fields:
            yield Saying(None, fields, fixed, node)
        else:
            help = "add `speaker:` with the id of who said it"
            self.values.report(rules.MissingField, "an utterance has no speaker", node, help)

    def _words(self, nodes: dict[str, int], fixed: Plain) -> Plain:
        """What is known of an utterance besides its speaker."""
        acts: list[str] = []
        plain = nodes
        if not keys.FORCE_KEYS.isdisjoint(nodes):
            acts = [key for key in nodes if key in keys.FORCE_KEYS]
            plain = {key: node for key, node in nodes.items() if key not in keys.FORCE_KEYS}
        words = UTTERANCE.read(self.values, plain, "an utterance's")
        if "source" not in nodes:
            words["source"] = self.source
        if acts:
            self._act(acts, nodes, words)
        words.update(fixed)
        return words

    def _act(self, acts: list[str], nodes: dict[str, int], words: Plain) -> None:
        """`denies: words`: what the speaker does, and in which words of their own."""
        act, *more = acts
        clashing = [*more, *(key for key in ("force", "quote") if key in nodes)]
        for key in clashing:
            message = f"an utterance has {act} and {key}"
            help = f"write one of them: {{speaker: …, {act}: words}}"
            self.values.report(rules.BadValue, message, nodes[key], help)
        words["force"] = act
        node = nodes[act]
        # `denies: true` says no words.
        if self.document.quoted(node) or self.document.text(node) != "true":
            quote = UTTERANCE.by_name["quote"].shape.read(self.values, node, "an utterance's", act)
            if quote is not None:
                words["quote"] = quote


def _known(fixed: Plain) -> frozenset[str]:
    """The keys of an utterance; without those that say its force where that is known."""
    return keys.UTTERANCE_KEYS - keys.FORCE_KEYS - {"force"} if fixed else keys.UTTERANCE_KEYS
