"""Which language a text is in, by its commonest words. English is what the drafter can read."""

from __future__ import annotations

import re
from collections import Counter

ENGLISH = "English"
MIN_WORDS = 12
"""Of fewer words, nobody can tell."""
MAX_LETTERS = 3000
"""So much of the beginning tells enough."""

_STOP_WORDS = {
    ENGLISH: "the of and to in that is was for it with as on be at by this have from not are but had his they",
    "German": "der die das und ist nicht ein eine zu den von mit sich auf für dem im des auch es sie hat wird",
    "French": "le la les des et est une dans que qui pour pas sur au du il elle en par plus ce avec sont ne",
    "Spanish": "el la los las de que y en un una es por con no se para del al su lo como más pero ha",
    "Italian": "il la che di e un una è per non in con del della gli si da sono ha le nel alla più come",
    "Portuguese": "o a os as de que e do da em um uma não para com por se na no dos mais foi é ao",
    "Dutch": "de het een en van is dat niet op te zijn voor met die in er aan ook maar als hij ze wordt",
    "Swedish": "och att det som en på är av för med den till inte om ett han hon var de har från",
    "Danish": "og at det som en på er af for med den til ikke om et han hun var de har fra jeg",
    "Norwegian": "og at det som en på er av for med den til ikke om et han hun var de har fra jeg",
    "Polish": "i w na z do nie się że to jest o jak ale za po od dla są był przez co tym tak",
    "Finnish": "ja on ei se että oli hän mutta kun niin ovat ole joka myös mitä tai kuin sen olla",
}
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "Russian or another language in Cyrillic letters": re.compile("[\u0400-\u04ff]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Arabic": re.compile("[\u0600-\u06ff]"),
    "Hebrew": re.compile("[\u0590-\u05ff]"),
    "Chinese, Japanese or Korean": re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"),
}


def language_of(text: str) -> str | None:
    """The English name of the language; None where too few words tell."""
    beginning = text[:MAX_LETTERS]
    words = _WORD.findall(beginning.lower())
    if not beginning.isascii():
        for name, letters in _SCRIPTS.items():
            found = len(letters.findall(beginning))
            # To count the Latin letters of an English text takes longer than all the rest.
            if found and found > len(_LATIN.findall(beginning)):
                return name
    if len(words) < MIN_WORDS:
        return None
    count = Counter(words)
    shares = {
        name: sum(count[word] for word in stop_words.split())
        for name, stop_words in _STOP_WORDS.items()
    }
    best = max(shares, key=lambda name: shares[name])
    # What many languages share tells none from another: English needs a clear rival to lose.
    is_clear = shares[best] >= 0.12 * len(words) and shares[best] > 1.3 * shares[ENGLISH]
    return best if best == ENGLISH or is_clear else ENGLISH if shares[ENGLISH] else None
