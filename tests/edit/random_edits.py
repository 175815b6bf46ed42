"""Any edit that makes sense for a map."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from random import Random

from argmap.edit.edits.adding import AddClaim, AddSource, AddSpeaker, AddUtterance
from argmap.edit.edits.base import Edit
from argmap.edit.edits.linking import Link, Unlink
from argmap.edit.edits.removing import Remove, RemoveUtterance
from argmap.edit.edits.renaming import Rename
from argmap.edit.edits.setting import SetField, SetMap, SetRelation, SetUtterance
from argmap.edit.relation_ids import free_id
from argmap.model import (
    MAX_DERIVED_ID,
    RELATION_KINDS,
    STANCES,
    ArgumentMap,
    Claim,
    Relation,
    Source,
    Speaker,
    Speech,
    Utterance,
)
from tests.edit.drawn_maps import drawn_speeches

TEXTS = (
    *("Buses are late.", "no", "a: b", "We lost #1 status", "it's", "both \" and '", "line\nline"),
    *("x", "# not a comment", "[x]", "trailing ", "東京で、何が？", "a, b", "ends with:", "007"),
    *("Ann Lee, mayor", "hearing.txt", "https://example.org/a?b=c#d", "- dash", "*star", "}"),
)


def random_edit(map: ArgumentMap, chance: Random) -> Edit:
    """An edit that the map takes."""
    while True:
        edit = chance.choice(_MAKERS)(map, chance)
        if edit is not None:
            return edit


def _fresh(map: ArgumentMap, chance: Random) -> str:
    taken = {*map.claims, *map.speakers, *map.sources, *map.relations}
    number = 1
    stem = chance.choice(["new", "été", "b-", "東京"])
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def _utterance(map: ArgumentMap, chance: Random) -> Utterance | None:
    if not map.speakers:
        return None
    return Utterance(
        speaker=chance.choice([*map.speakers]),
        quote=chance.choice([None, chance.choice(TEXTS), [chance.choice(TEXTS), "part"]]),
        reported=chance.choice([None, None, chance.choice(TEXTS)]),
        source=chance.choice([None, *map.sources]),
        at=chance.choice([None, None, "p. 4"]),
        span=chance.choice([[], [(1, 5)], [(1, 5), (7, 9)]]),
    )


def _add_speaker(map: ArgumentMap, chance: Random) -> Edit:
    role = chance.choice([None, chance.choice(TEXTS)])
    stance = chance.choice([None, None, *STANCES])
    name = chance.choice(TEXTS)
    return AddSpeaker(Speaker(id=_fresh(map, chance), name=name, role=role, stance=stance))


def _add_source(map: ArgumentMap, chance: Random) -> Edit:
    key = chance.choice(["title", "path", "url"])
    return AddSource(Source(id=_fresh(map, chance), **{key: chance.choice(TEXTS)}))


def _add_claim(map: ArgumentMap, chance: Random) -> Edit:
    voices = [u for _ in range(chance.choice([0, 1, 1, 2])) if (u := _utterance(map, chance))]
    return AddClaim(
        Claim(
            id=_fresh(map, chance),
            text=chance.choice(TEXTS),
            utterances=voices,
            tags=chance.choice([[], ["one"], ["one", "two, three"]]),
            note=chance.choice([None, None, chance.choice(TEXTS)]),
        )
    )


def _add_utterance(map: ArgumentMap, chance: Random) -> Edit | None:
    voice = _utterance(map, chance)
    return AddUtterance(chance.choice([*map.claims]), voice) if voice and map.claims else None


def _link(map: ArgumentMap, chance: Random) -> Edit | None:
    if not map.claims:
        return None
    count = chance.choice([1, 1, 1, 2])
    premises = chance.sample([*map.claims], min(count, len(map.claims)))
    aims = [*map.claims, *(id for id in map.relations if "\n" not in id)]
    target = chance.choice(aims)
    id = chance.choice([free_id(map, premises, target)] * 4 + [_fresh(map, chance)])
    if len(id) > MAX_DERIVED_ID // 2:
        return None
    relation = Relation(
        id=id,
        kind=chance.choice(RELATION_KINDS),
        premises=premises,
        target=target,
        scheme=chance.choice([None, None, chance.choice(TEXTS)]),
        speakers=chance.choice([[], [], [*map.speakers][:1]]),
    )
    return Link(relation)


def _unlink(map: ArgumentMap, chance: Random) -> Edit | None:
    return Unlink(chance.choice([*map.relations])) if map.relations else None


def _set_claim(map: ArgumentMap, chance: Random) -> Edit | None:
    if not map.claims:
        return None
    field, value = chance.choice(
        [
            *(("text", text) for text in TEXTS[:6]),
            *(("note", text) for text in (None, *TEXTS[:3])),
            *(("title", text) for text in (None, "Short")),
            *(("tags", tags) for tags in ([], ["a"], ["a", "b"])),
            *(("section", s) for s in ([], ["Costs"], ["Costs", "Trade"])),
            *(("implicit", truth) for truth in (True, False)),
            *(("weight", number) for number in (None, 0.5, 3.0)),
            ("kind", "argument"),
        ]
    )
    return SetField("claim", chance.choice([*map.claims]), field, value)


def _set_speaker(map: ArgumentMap, chance: Random) -> Edit | None:
    if not map.speakers:
        return None
    field, value = chance.choice(
        [
            *(("name", text) for text in TEXTS[:4]),
            *(("role", text) for text in (None, "mayor", "a: b")),
            *(("stance", stance) for stance in (None, "for")),
            *(("aliases", names) for names in ([], ["Annie"], ["A", "B"])),
            ("collective", True),
        ]
    )
    return SetField("speaker", chance.choice([*map.speakers]), field, value)


def _set_source(map: ArgumentMap, chance: Random) -> Edit | None:
    if not map.sources:
        return None
    field = chance.choice(["title", "author", "path", "url", "date"])
    return SetField("source", chance.choice([*map.sources]), field, chance.choice([None, *TEXTS]))


def _voiced(map: ArgumentMap) -> list[tuple[str, int]]:
    return [(c.id, i) for c in map.claims.values() for i in range(len(c.utterances))]


def _set_utterance(map: ArgumentMap, chance: Random) -> Edit | None:
    if not _voiced(map):
        return None
    claim, index = chance.choice(_voiced(map))
    field, value = chance.choice(
        [
            *(("quote", text) for text in (None, *TEXTS[:5], ["two", "parts"])),
            *(("at", text) for text in (None, "p. 4")),
            *(("span", spans) for spans in ([], [(3, 9)])),
            *(("source", source) for source in (None, *map.sources)),
            *(("speaker", speaker) for speaker in map.speakers),
        ]
    )
    return SetUtterance(claim, index, field, value)


def _set_relation(map: ArgumentMap, chance: Random) -> Edit | None:
    if not map.relations:
        return None
    id = chance.choice([*map.relations])
    field, value = chance.choice(
        [
            *(("scheme", text) for text in (None, "argument from analogy", "a: b")),
            *(("speakers", names) for names in ([], [*map.speakers][:1], [*map.speakers][:2])),
            *(("turn", turn) for turn in (None, "1")),
            ("note", "so they say"),
        ]
    )
    return SetRelation(id, field, value)


def _set_map(map: ArgumentMap, chance: Random) -> Edit:
    ids = [*map.claims]
    field, value = chance.choice(
        [
            ("title", None),
            ("title", chance.choice(TEXTS)),
            ("issues", ids[: chance.choice([0, 1, 2])]),
            ("expect", dict.fromkeys(ids[: chance.choice([0, 1, 2])], "in")),
            ("style", chance.choice([None, "ld"])),
            ("speeches", drawn_speeches([*map.speakers], chance)),
            ("speeches", _one_speech_more(map, chance)),
        ]
    )
    return SetMap(field, value)


def _one_speech_more(map: ArgumentMap, chance: Random) -> OrderedDict[str, Speech]:
    """The speeches with one more, or another one, somewhere among them."""
    speeches = [s for s in map.speeches.values() if s.id == "1" or chance.random() < 0.8]
    if "1" not in map.speeches:
        speeches.append(Speech(id="1"))
    speeches.insert(chance.randint(0, len(speeches)), Speech(id="more", side=chance.choice(TEXTS)))
    return OrderedDict((speech.id, speech) for speech in speeches)


def _rename(map: ArgumentMap, chance: Random) -> Edit | None:
    kind = chance.choice(["claim", "claim", "speaker", "source"])
    held = {"claim": map.claims, "speaker": map.speakers, "source": map.sources}[kind]
    return Rename(kind, chance.choice([*held]), _fresh(map, chance)) if held else None


def _rename_relation(map: ArgumentMap, chance: Random) -> Edit | None:
    if not map.relations:
        return None
    return Rename("relation", chance.choice([*map.relations]), _fresh(map, chance))


def _remove(map: ArgumentMap, chance: Random) -> Edit | None:
    kind = chance.choice(["claim", "speaker", "source"])
    held = {"claim": map.claims, "speaker": map.speakers, "source": map.sources}[kind]
    return Remove(kind, chance.choice([*held])) if held else None


def _remove_utterance(map: ArgumentMap, chance: Random) -> Edit | None:
    return RemoveUtterance(*chance.choice(_voiced(map))) if _voiced(map) else None


_MAKERS: list[Callable[[ArgumentMap, Random], Edit | None]] = [
    *(_add_speaker, _add_source, _add_claim, _add_claim, _add_utterance, _add_utterance),
    *(_link, _link, _link, _unlink, _set_claim, _set_claim, _set_speaker, _set_source),
    *(_set_utterance, _set_utterance, _set_relation, _set_map, _rename, _rename_relation),
    *(_remove, _remove_utterance),
]
