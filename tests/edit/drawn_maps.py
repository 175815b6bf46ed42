"""Debates as people have them, and the many shapes in which a file may say one."""

from __future__ import annotations

from collections import OrderedDict
from random import Random
from typing import Any

from argmap.formats.native.keys import BACKWARD_KINDS, CLAIM_KEYS
from argmap.formats.native.reading import source_field, split_name
from argmap.model import (
    RELATION_KINDS,
    STANCES,
    ArgumentMap,
    Claim,
    Relation,
    Source,
    Speaker,
    Speech,
    Utterance,
    derived_id,
)

WORDS = (
    *("trade", "falls", "when", "streets", "close", "to", "cars", "we", "lose", "a", "third", "of"),
    *("it's", "the", "city's", "plan", "Straße", "東京", "שלום", "naïve", "e\u0301tude", "👩‍🚀"),
)
ODD_TEXTS = (
    *("A plan: do it", "We lost #1 status", "no", "null", "007", "1:30", "2026-05-04", "~", "true"),
    *(
        '"Could happen," he said',
        'it\'s a "thing"',
        "a, b and [c]",
        "{x}",
        "- dash",
        "? what",
        "*so*",
    ),
    *("ends with:", "@home", "`tick`", "% of it", "back\\slash", "a: b # c", "x:y", "! now", "&c."),
    *("two  spaces", "tab\there", "> told", "| bar", "-", "=", "...", "---", "\xa0hard\xa0space"),
)
"""What people have to put into quotation marks."""

_BACKWARD = {kind: key for key, kind in BACKWARD_KINDS.items()}
_WORDS_FIELDS = ("quote", "reported", "source", "at", "url", "date", "via", "turn")


def drawn_map(chance: Random) -> ArgumentMap:
    """A debate with a few speakers, sources, claims and relations."""
    speakers = {s.id: s for s in _speakers(chance)}
    sources = {s.id: s for s in _sources(chance)}
    stems = ["trade-falls", "b", "été", "c.1", "no", "_x", "東京", "text", "2026", "people-walk"]
    ids = chance.sample(stems, chance.randint(1, 8))
    claims = {id: _claim(id, [*speakers], [*sources], chance) for id in ids}
    return ArgumentMap(
        title=chance.choice([None, _text(chance)]),
        issues=chance.sample(ids, chance.choice([0, 1, 1, min(2, len(ids))])),
        speakers=speakers,
        sources=sources,
        style=chance.choice([None, None, "tv"]),
        speeches=drawn_speeches([*speakers], chance),
        claims=claims,
        relations=_relations(ids, [*speakers], chance),
        expect=dict.fromkeys(ids[: chance.choice([0, 0, 0, 1, 2])], "in"),
        extra=_extra(chance),
    )


def _text(chance: Random) -> str:
    if chance.random() < 0.2:
        return chance.choice(ODD_TEXTS)
    text = " ".join(chance.choices(WORDS, k=chance.choice([1, 3, 6, 12, 25])))
    if chance.random() < 0.1:
        text = text.replace(" ", "\n", 2)
    if chance.random() < 0.05:
        text = text.replace("\n", "\n\n") + chance.choice(["\n", "\n\n", ""])
    if chance.random() < 0.03:
        text = "  indented\n" + text
    return text + chance.choice(["", "", ".", "!", "?", "…"])


def _maybe(chance: Random, share: float = 0.3) -> str | None:
    return _text(chance) if chance.random() < share else None


def _extra(chance: Random) -> dict[str, Any]:
    if chance.random() < 0.9:
        return {}
    held = [1, 2.5, True, None, "1", "true", _text(chance), [1, "a", []], {"deep": {"er": "x"}}, {}]
    return {key: chance.choice(held) for key in chance.sample(["mine", "x y", "1", "null"], 2)}


def _speakers(chance: Random) -> list[Speaker]:
    return [
        Speaker(
            id=id,
            name=chance.choice(["", id.title(), "Ann Lee", "Lee, Ann", _text(chance)]),
            role=chance.choice([None, None, "mayor", "head of the roads department"]),
            organisation=_maybe(chance, 0.1),
            anonymous=chance.random() < 0.1,
            collective=chance.random() < 0.1,
            aliases=chance.choice([[], [], ["Annie"], ["A. Lee", "no"]]),
            stance=chance.choice([None, None, *STANCES]),
            side=_maybe(chance, 0.1),
            extra=_extra(chance),
        )
        for id in chance.sample(
            ["ada", "ben", "shop-keeper", "été", "null", "x"], chance.randint(0, 4)
        )
    ]


def drawn_speeches(speakers: list[str], chance: Random) -> OrderedDict[str, Speech]:
    """No speeches, or a few in any order; the turn `1`, which claims have, is one of them."""
    names = chance.choice([[], [], ["1"], ["1", "2"], ["AC", "1", "closing words"]])
    return OrderedDict(
        (
            name,
            Speech(
                id=name,
                side=chance.choice([None, "aff", _text(chance)]),
                speaker=chance.choice([None, *speakers]),
                kind=chance.choice(["speech", "speech", "questions"]),
                minutes=chance.choice([None, None, 4, 1.5]),
            )
            if chance.random() < 0.6
            else Speech(id=name),
        )
        for name in chance.sample(names, len(names))
    )


def _sources(chance: Random) -> list[Source]:
    fields = {"title": "Hearing", "path": "notes/day.txt", "url": "https://example.org/a?b=c#d"}
    made = []
    for id in chance.sample(["hearing", "s2", "minutes"], chance.randint(0, 3)):
        some = {key: fields[key] for key in fields if chance.random() < 0.5}
        author = _maybe(chance, 0.1)
        made.append(Source(id=id, author=author, date=chance.choice([None, "2026-05-04"]), **some))
    return made


def _claim(id: str, speakers: list[str], sources: list[str], chance: Random) -> Claim:
    if chance.random() < 0.3:
        return Claim(id=id, text=_text(chance))
    voices = [_utterance(speakers, sources, chance) for _ in range(chance.choice([0, 1, 1, 2, 3]))]
    if len(voices) > 1 and chance.random() < 0.3:
        voices = [voices[0].model_copy(update={"speaker": v.speaker}) for v in voices]
    return Claim(
        id=id,
        text=_text(chance),
        title=_maybe(chance, 0.1),
        kind=chance.choice(["statement"] * 5 + ["argument"]),
        implicit=chance.random() < 0.1,
        utterances=voices if speakers else [],
        section=chance.choice([[], [], ["Costs"], ["Costs", "Trade: all"]]),
        tags=chance.choice([[], [], ["one"], ["one", "two, three", "no"]]),
        note=_maybe(chance, 0.2),
        weight=chance.choice([None, None, None, 2.0, 0.5, -1.0]),
        extra=_extra(chance),
    )


def _utterance(speakers: list[str], sources: list[str], chance: Random) -> Utterance:
    quote: Any = chance.choice([_maybe(chance, 0.7), [_text(chance), _text(chance)]])
    return Utterance(
        speaker=chance.choice(speakers or ["nobody"]),
        quote=quote,
        reported=_maybe(chance, 0.2),
        source=chance.choice([None, *sources]),
        at=chance.choice([None, None, "p. 4", "00:12:31"]),
        span=chance.choice([[], [], [(3, 9)], [(3, 9), (12, 15)]]),
        turn=chance.choice([None, None, "1"]),
        via=chance.choice([None, None, "The Herald"]),
    )


def _relations(claims: list[str], speakers: list[str], chance: Random) -> dict[str, Relation]:
    made: dict[str, Relation] = {}
    for number in range(chance.choice([0, 1, 3, 6])):
        kind = chance.choice(RELATION_KINDS)
        premises = chance.sample(claims, min(len(claims), chance.choice([1, 1, 1, 2])))
        at_relation = [*made] if kind == "undercuts" or chance.random() < 0.1 else []
        target = chance.choice(at_relation or claims)
        id = chance.choice([derived_id(premises, target)] * 5 + [f"r{number}"])
        if id in made or id in claims or len(id) > 200:
            continue
        details: dict[str, Any] = {}
        if chance.random() < 0.3:
            details = {
                "scheme": chance.choice([None, "argument from analogy"]),
                "note": _maybe(chance),
                "turn": chance.choice([None, "1"]),
                "speakers": chance.sample(speakers, min(len(speakers), chance.choice([0, 1, 2]))),
            }
        made[id] = Relation(id=id, kind=kind, premises=premises, target=target, **details)
    return made


# -- shapes ---------------------------------------------------------------------------------------


def shape_of(map: ArgumentMap, chance: Random) -> dict[str, Any]:
    """One of the shapes that say a map: short and long forms, and keys in any order."""
    default = chance.choice([*map.sources]) if map.sources and chance.random() < 0.4 else None
    shape: dict[str, Any] = {"title": map.title} if map.title is not None else {}
    if map.issues:
        key = chance.choice(["issue", "issues"])
        shape[key] = _one_or_list(map.issues, chance)
    if default is not None:
        shape["source"] = default
    shape["sources"] = {id: _source(s, chance) for id, s in map.sources.items()}
    shape["speakers"] = {id: _speaker(s, chance) for id, s in map.speakers.items()}
    if map.style is not None:
        shape["style"] = map.style
    if map.speeches:
        shape["speeches"] = _speech_list(map, chance)
    claims = {id: _fields_of_claim(c, default, chance) for id, c in map.claims.items()}
    long = _place_relations(map, claims, chance)
    shape["claims"] = {
        # As one text, `text: …` would look like a field of the claim above.
        id: fields if id in CLAIM_KEYS else _claim_shape(fields, chance)
        for id, fields in claims.items()
    }
    if long:
        shape["relations"] = long
    if map.expect:
        shape["expect"] = dict(map.expect)
    if map.extra:
        shape["extra"] = map.extra
    for key in ("sources", "speakers"):
        if not shape[key] and chance.random() < 0.8:
            del shape[key]
    _say_nothing(
        shape, ("title", "issue", "issues", "sources", "relations", "expect"), chance, 0.03
    )
    return _shuffled(shape, chance) if chance.random() < 0.3 else shape


def _shuffled(shape: dict[str, Any], chance: Random) -> dict[str, Any]:
    return dict(chance.sample([*shape.items()], len(shape)))


def _say_nothing(
    fields: dict[str, Any], keys: tuple[str, ...], chance: Random, share: float = 0.05
) -> None:
    """Keys with nothing behind them, as a template has them."""
    for key in keys:
        if key not in fields and chance.random() < share:
            fields[key] = None


def _one_or_list(values: list[Any], chance: Random) -> Any:
    return values[0] if len(values) == 1 and chance.random() < 0.7 else [*values]


def _speech_list(map: ArgumentMap, chance: Random) -> Any:
    fields = {
        name: {
            key: value
            for key in ("side", "speaker", "kind", "minutes")
            if (value := getattr(speech, key)) not in (None, "speech")
        }
        for name, speech in map.speeches.items()
    }
    if not any(fields.values()) and chance.random() < 0.7:
        return _one_or_list([*fields], chance)
    return {
        name: said["side"] if said.keys() == {"side"} and chance.random() < 0.7 else said or None
        for name, said in fields.items()
    }


def _source(source: Source, chance: Random) -> Any:
    keys = ("title", "author", "publisher", "date", "url", "path")
    fields = {key: value for key in keys if (value := getattr(source, key)) is not None}
    if len(fields) == 1 and chance.random() < 0.6:
        key, value = next(iter(fields.items()))
        if source_field(value) == key:
            return value
    if not fields and chance.random() < 0.7:
        return None
    _say_nothing(fields, (*keys, "extra"), chance)
    return _shuffled(fields, chance)


def _speaker(speaker: Speaker, chance: Random) -> Any:
    fields: dict[str, Any] = {}
    for key in (
        "name",
        "role",
        "organisation",
        "stance",
        "side",
        "anonymous",
        "collective",
        "extra",
    ):
        if value := getattr(speaker, key):
            fields[key] = value
    if speaker.aliases:
        fields["aliases"] = _one_or_list(speaker.aliases, chance)
    if fields and fields.keys() <= {"name", "role"} and chance.random() < 0.6:
        text = ", ".join(fields.values())
        if split_name(text) == (speaker.name, speaker.role):
            return text
    if not fields and chance.random() < 0.7:
        return None
    _say_nothing(fields, ("name", "role", "organisation", "aliases", "stance", "extra"), chance)
    for key in ("anonymous", "collective"):
        if key not in fields and chance.random() < 0.1:
            fields[key] = False
    return _shuffled(fields, chance)


def _fields_of_claim(claim: Claim, default: str | None, chance: Random) -> dict[str, Any]:
    fields: dict[str, Any] = {"text": claim.text}
    for key in ("title", "note", "weight"):
        if getattr(claim, key) is not None:
            fields[key] = getattr(claim, key)
    for key in ("tags", "section"):
        if values := getattr(claim, key):
            fields[key] = _one_or_list(values, chance)
    if claim.implicit or chance.random() < 0.1:
        fields["implicit"] = claim.implicit
    if claim.kind != "statement" or chance.random() < 0.05:
        fields["kind"] = claim.kind
    if claim.extra:
        fields["extra"] = claim.extra
    return fields | _voices(claim.utterances, default, chance)


def _voices(utterances: list[Utterance], default: str | None, chance: Random) -> dict[str, Any]:
    words = [_words(u, default, chance) for u in utterances]
    speakers = [u.speaker for u in utterances]
    said = [{"speaker": s, **w} for s, w in zip(speakers, words, strict=True)]
    if not utterances:
        return {}
    if all(w == words[0] for w in words) and chance.random() < 0.7:
        return {"speaker": _one_or_list(speakers, chance), **words[0]}
    if len(set(speakers)) == len(speakers) and chance.random() < 0.4:
        return {
            "said": {
                s: w.get("quote") if w.keys() <= {"quote"} and chance.random() < 0.7 else w
                for s, w in zip(speakers, words, strict=True)
            }
        }
    if chance.random() < 0.3 and "source" not in said[0]:
        return {**said[0], "said": said[1:]} if said[1:] else said[0]
    return {"said": [_shuffled(s, chance) if chance.random() < 0.3 else s for s in said]}


def _words(utterance: Utterance, default: str | None, chance: Random) -> dict[str, Any]:
    fields = {key: v for key in _WORDS_FIELDS if (v := getattr(utterance, key)) is not None}
    if utterance.span:
        spans = [[*span] for span in utterance.span]
        fields["span"] = spans[0] if len(spans) == 1 and chance.random() < 0.5 else spans
    if default is not None and utterance.source is None:
        fields["source"] = None
    elif default is not None and utterance.source == default and chance.random() < 0.8:
        del fields["source"]
    return fields


def _claim_shape(fields: dict[str, Any], chance: Random) -> Any:
    if fields.keys() == {"text"} and chance.random() < 0.7:
        return fields["text"]
    if "speaker" not in fields or not fields.get("quote"):
        _say_nothing(fields, ("note", "tags", "title", "section", "weight", "extra"), chance)
    _say_nothing(fields, ("rebuts", "supports", "supported-by", "said"), chance, 0.02)
    return _shuffled(fields, chance) if chance.random() < 0.4 else fields


def _place_relations(map: ArgumentMap, claims: dict[str, dict[str, Any]], chance: Random) -> Any:
    """Write every relation with its premise, with what it aims at, or by itself; returns the last."""
    long: list[dict[str, Any]] = []
    for relation in map.relations.values():
        target = relation.target
        aim = f"claim:{target}" if relation.kind == "undercuts" and target in claims else target
        details = _details(relation, chance)
        backward = _BACKWARD.get(relation.kind)
        choice = chance.random()
        if len(relation.premises) == 1 and choice < 0.6:
            key = "claim" if target in claims else "relation"
            bare = not details and chance.random() < 0.9
            _put(
                claims[relation.premises[0]], relation.kind, aim if bare else {key: aim, **details}
            )
        elif backward and backward != "undercut-by" and target in claims and choice < 0.85:
            named: Any = (
                [*relation.premises] if len(relation.premises) > 1 else relation.premises[0]
            )
            shape = {"claim": named, **details} if details else named
            _put(claims[target], backward, shape, always_list=isinstance(named, list))
        else:
            premises = _one_or_list(relation.premises, chance)
            long.append({"kind": relation.kind, "premises": premises, "target": aim, **details})
    if long and all("id" in fields for fields in long) and chance.random() < 0.5:
        return {fields.pop("id"): fields for fields in long}
    return long


def _details(relation: Relation, chance: Random) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if relation.id != derived_id(relation.premises, relation.target) or chance.random() < 0.05:
        details["id"] = relation.id
    if relation.speakers:
        key = chance.choice(["speaker", "speakers"])
        details[key] = _one_or_list(relation.speakers, chance)
    for key in ("scheme", "turn", "note"):
        if getattr(relation, key) is not None:
            details[key] = getattr(relation, key)
    return details


def _put(fields: dict[str, Any], key: str, shape: Any, *, always_list: bool = False) -> None:
    if key not in fields:
        fields[key] = [shape] if always_list else shape
    elif isinstance(fields[key], list):
        fields[key] = [*fields[key], shape]
    else:
        fields[key] = [fields[key], shape]
