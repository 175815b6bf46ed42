"""What is fuzzed: a function of bytes for each target, which fails where argmap does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import argmap
from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.drafting.transcripts.draft_transcript import draft_transcript
from argmap.formats.core.format import Format
from argmap.formats.core.reading import Reading, read_bytes, read_text
from argmap.formats.core.registry import FORMATS
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verifying import find
from argmap.text.extracting import DOCUMENT_KINDS, DocumentKind, extract
from tests.edit import test_laws
from tests.fuzz.corpus import CAPTIONS, MARKDOWN, PAGE, PROSE, TRANSCRIPT, seeds


@dataclass(frozen=True)
class Target:
    """Something that takes any bytes; an exception is a fault."""

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...] = ()


def targets() -> dict[str, Target]:
    """Every target by its name: readers, documents, the search for quotes, the laws of edits."""
    found = {f"read-{f.name}": _reader(f) for f in FORMATS if f.reader is not None}
    srt = CAPTIONS.removeprefix("WEBVTT\n\n").replace(".000", ",000")
    documents = {"text": PROSE, "html": PAGE, "markdown": MARKDOWN}
    documents |= {"transcript": TRANSCRIPT, "srt": srt, "vtt": CAPTIONS}
    for kind in DOCUMENT_KINDS:
        found[f"draft-{kind}"] = Target(partial(_draft, kind), (documents[kind].encode(),))
    found["verify"] = Target(_verify, (f"“It sank twice,” “It ... twice”\0{PROSE}".encode(),))
    for name, law in vars(test_laws).items():
        if hasattr(law, "hypothesis"):
            law_name = name.removeprefix("test_").replace("_", "-")
            found[f"edit-{law_name}"] = Target(law.hypothesis.fuzz_one_input)
    return found


def _reader(format: Format) -> Target:
    texts = tuple(text.encode() for text in seeds(format))
    return Target(partial(_read, format), texts)


def _read(format: Format, data: bytes) -> None:
    """A file gives a map or says why not; a map can be written back, and be read again whole."""
    loaded = read_bytes(data, "file", Reading(format.name))
    assert loaded.map is not None or loaded.diagnostics
    assert all(str(diagnostic) for diagnostic in loaded.diagnostics)
    if loaded.map is None or not loaded.map.claims or format.writer is None:
        return
    again = read_text(argmap.dumps(loaded.map, format.name), None, format.name)
    assert again.map is not None, again.diagnostics
    assert len(again.map.claims) >= len(loaded.map.claims)


def _draft(kind: DocumentKind, data: bytes) -> None:
    """Any document can be drafted, and its map be written and read again."""
    extracted = extract(data.decode("utf-8", "replace"), kind)
    is_known = kind in ("transcript", "srt", "vtt")
    found = draft_transcript(extracted.text, is_known=is_known) or draft(extracted.text)
    drafted = Drafted(found, extracted, "text", "text.txt")
    map = draft_map([drafted]).map
    assert argmap.loads(argmap.dumps(map), "yaml") == map


def _verify(data: bytes) -> None:
    """Any words can be looked for in any text; what is found lies in it."""
    said, _, text = data.decode("utf-8", "replace").partition("\0")
    for parts in ([said], said.split("\n")):
        for start, end in find(SearchedText(text), parts).spans:
            assert 0 <= start < end <= len(text)
