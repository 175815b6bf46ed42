"""Forms of English verbs, for claims that are put in other words: sending, sent."""

from __future__ import annotations

from argmap.text.lexicon import lexicon


def participle(gerund: str) -> str:
    """The past participle of the verb of a gerund: sending, sent; closing, closed."""
    irregular = lexicon().participles
    stem = gerund.removesuffix("ing")
    for base in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
        if base in irregular:
            return irregular[base]
    # Spelling changes before -ed as it does before -ing, but for y: planned, closed, carried.
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("ee") else "ed")
