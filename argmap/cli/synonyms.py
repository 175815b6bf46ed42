"""Everyday words for commands: whoever types one is told the command, and nothing is run."""

from __future__ import annotations

from collections.abc import Collection

WORDS: dict[str, str] = {
    "add speaker": "person participant",
    "chain": "answers replies thread tree rebuttals responses",
    "check": "lint validate test doctor problems errors warnings",
    "claims": "list ls statements arguments points",
    "completion": "complete autocomplete completions",
    "diff": "changes difference",
    "draft": "extract annotate mine analyse analyze article",
    "draw": "picture plot image graph render svg png pdf",
    "explain": "rule code",
    "export": "convert to save write dump",
    "flow": "flowsheet sheet drops speeches round ballot",
    "fmt": "format tidy beautify pretty prettify",
    "formats": "types filetypes",
    "timeline": "chronology chronicle when dates history story",
    "gaps": "missing unanswered dropped todo holes",
    "help": "man usage commands",
    "import": "load ingest from",
    "judge": "evaluate eval verdict winner stands accept",
    "link": "connect attach relate support rebut",
    "new": "init create start touch",
    "path": "route between",
    "relations": "edges links",
    "remove": "rm delete del drop erase",
    "rename": "mv move",
    "schemes": "patterns fallacies",
    "schema": "jsonschema json-schema",
    "set": "edit update change modify",
    "show": "cat print info describe details get find",
    "sides": "camps positions teams",
    "sources": "documents docs references citations",
    "speakers": "people participants voices authors persons",
    "sql": "query select search",
    "stats": "count summary figures metrics size statistics",
    "unite": "combine join concat",
    "unlink": "disconnect detach",
    "verify": "factcheck fact-check quotes proof",
    "view": "serve open web page browser html",
    "who": "whom said quote",
    "why": "because reason reasons",
    "--version": "version",
}
"""By what to type: the words that people try instead. The name of a command is never a synonym."""

SYNONYMS: dict[str, str] = {word: verb for verb, words in WORDS.items() for word in words.split()}


def meant_by(word: str, commands: Collection[str], writing: Collection[str]) -> str | None:
    """Which command was probably meant by a word, or None.

    A command that writes is suggested only for a synonym, or for a word with one slip in it: `link`
    looks like `list`, but would change a file.

    >>> meant_by("lint", ["check", "link"], writing=["link"]), meant_by("chian", ["chain"], [])
    ('check', 'chain')
    """
    from argmap.diagnostics import closest

    known = SYNONYMS.get(word.lower())
    if known is not None:
        return known
    for near in closest(word.lower(), {c: c for c in commands}):
        if near not in writing or _is_slip(word.lower(), near):
            return near
    return None


def _is_slip(word: str, command: str) -> bool:
    """Whether a word is a command with one letter too many, missing or wrong, or with letters swapped.

    >>> _is_slip("lnik", "link"), _is_slip("links", "link"), _is_slip("list", "link")
    (True, True, False)
    """
    # In a word of one or two letters a slip can mean anything.
    if len(word) < 3:
        return False
    if sorted(word) == sorted(command):
        return True
    if abs(len(word) - len(command)) > 1:
        return False
    longer, shorter = sorted((word, command), key=len, reverse=True)
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(word, command, strict=True)) == 1
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
