"""One quote, one source, and whom the source gives the words to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from argmap.attribution.checking import AttributionChecker
from argmap.attribution.verdicts import Attribution
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.quotes.verification import verify


class Source:
    """A text in a file, to be asked who says something in it."""

    def __init__(self, folder: Path, text: str, author: str | None = None) -> None:
        self.folder = folder
        self.author = author
        (folder / "source.txt").write_text(text, encoding="utf-8", newline="")

    def says(
        self,
        speaker: str | dict[str, Any],
        quote: str | list[str] | None = None,
        **utterance: Any,
    ) -> Attribution:
        """What is found of words that a map gives to a speaker."""
        fields = {"name": speaker} if isinstance(speaker, str) else speaker
        said = {"speaker": "s", "source": "a", "quote": quote, **utterance}
        map = ArgumentMap.model_validate(
            {
                "sources": {"a": {"id": "a", "path": "source.txt", "author": self.author}},
                "speakers": {"s": {"id": "s", **fields}, "via": {"id": "via", "name": "Ann Lee"}},
                "claims": {"c": {"id": "c", "text": "Something.", "utterances": [said]}},
            }
        )
        texts = SourceTexts(map, self.folder)
        (check,) = verify(map, texts)
        return AttributionChecker(texts).check(check)
