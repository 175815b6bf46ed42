"""Over annotated news: hardly a false alarm, and speakers who are swapped are found.

The articles stand in `$ARGMAP_TEST_DATA/quotes`; each `.ann` names places of sources and of contents.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.attribution.checking import AttributionChecker
from argmap.attribution.verdicts import Attribution
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.quotes.verification import verify

FOLDER = Path(os.environ.get("ARGMAP_TEST_DATA", "")) / "quotes"
if not os.environ.get("ARGMAP_TEST_DATA") or not FOLDER.is_dir():
    pytest.skip("no test data here (ARGMAP_TEST_DATA)", allow_module_level=True)

_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s)*[A-Z][\w’'-]+$")
_PLACE = re.compile(r"(T\d+)\t(Source|Content) ([\d ;]+)\t")
_QUOTED = re.compile(r"^[\"“”'‘’]{1,2}[^\"“”]*[\"“”'’]{1,2}$")


def quotes(article: Path) -> Iterator[tuple[str, str]]:
    """Who is named as the speaker of what, where it is one quotation of four words or more."""
    text = article.read_bytes().decode("utf-8")
    (notes,) = FOLDER.glob(f"{article.stem}_*.ann")
    lines = notes.read_text(encoding="utf-8").splitlines()
    places = {m[1]: m[3] for line in lines if (m := _PLACE.match(line))}

    def words(key: str) -> str:
        pieces = (tuple(map(int, piece.split())) for piece in places[key].split(";"))
        return "".join(text[start:end] for start, end in pieces)

    for line in lines:
        fields = dict(f.split(":") for f in line.split("\t")[-1].split() if f.count(":") == 1)
        if not line.startswith("E") or {"Source", "Content"} - {*fields}:
            continue
        if {fields["Source"], fields["Content"]} - {*places} or ";" in places[fields["Content"]]:
            continue
        # A spokesman for Ada Merrow is not she.
        source = re.split(r",| for | of ", words(fields["Source"]))[0]
        name = _NAME.search(source)
        said = words(fields["Content"]).strip()
        inner = said.strip("\"“”'‘’, ")
        is_quotation = _QUOTED.match(said) and len(inner.split()) > 3
        if name and " " in name[0] and is_quotation and text.count(inner) == 1:
            yield name[0], inner


def found(article: Path, rows: list[tuple[str, str]]) -> list[Attribution]:
    names = {name: f"s{i}" for i, name in enumerate(dict.fromkeys(name for name, _ in rows))}
    map = ArgumentMap.model_validate(
        {
            "sources": {"a": {"id": "a", "path": article.name}},
            "speakers": {id: {"id": id, "name": name} for name, id in names.items()},
            "claims": {
                f"c{i}": {
                    "id": f"c{i}",
                    "utterances": [{"speaker": names[name], "quote": said, "source": "a"}],
                }
                for i, (name, said) in enumerate(rows)
            },
        }
    )
    texts = SourceTexts(map, FOLDER)
    checker = AttributionChecker(texts)
    return [checker.check(check) for check in verify(map, texts)]


def test_right_speakers_are_left_in_peace_and_wrong_ones_are_told() -> None:
    right, swapped = [], []
    for article in sorted(FOLDER.glob("*.txt")):
        rows = list(dict.fromkeys(quotes(article)))
        right += found(article, rows)
        names = {name for name, _ in rows}
        others = [
            (other, said)
            for name, said in rows
            for other in sorted(names)
            if not {*other.split()} & {*name.split()}
        ]
        swapped += found(article, others)
    assert len(right) > 50
    assert sum(each.is_alarm for each in right) <= 0.01 * len(right)
    assert sum(each.is_alarm for each in swapped) >= 0.9 * len(swapped) > 50
