"""A statement as a claim that can be read by itself, in the text's words as far as they go.

What was said stays as it is in `quote` and `reported`; only the text of the claim is put together here.
Words that make no sentence are completed from the sentence they stand in, or held back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from argmap.drafting.drafting import Statement
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.verb_forms import participle
from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.text.tokens import tokenise
from argmap.words.normal import FILLER, normal

_MARKS = "\"\u201c\u201d\u2018\u2019'`\u00ab\u00bb\u201e "
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAX_NOUN = 40
"""Of how many words a noun is at most, with what belongs to it."""
_NESTED = re.compile(
    "(?<=[ \u2014(])['\u2018\"\u201c](?=\\w)[^'\u2019\"\u201d]*$|(?<=[ \u2014(])['\u2018](?=\\w)(?:(?!['\u2019](?!\\w)).)*$",
    re.S,
)
"""A mark that opens within a quotation and is not closed in what is left of it."""
_NESTED_END = re.compile("['\u2019\"\u201d]")
_SPACE = re.compile(rf"[\s{FILLER}]+")
_JOINING = re.compile(
    r"(?:And|But|However|Yet|So|Still|Nevertheless|Nonetheless|Also|Then),?\s+(?=\w)", re.I
)
"""What joins a sentence to the one before, and means nothing without it."""
_ASIDE = re.compile(r"(?<=\w), (?:however|though|nevertheless|nonetheless), (?=\w)")
"""It seems likely, however, that"""
_NUMBERED = re.compile(r" \(\d+\)$")
_DANGLING = re.compile(r"(?:,|,?\s+(?:which|who|and|but|or|that))(?=[\"\u201d\u2019']*$)")
"""What stands before the reporter goes on: “hand-delivered a letter,”; in Oban, which"""
_ABOUT_CLAUSE = re.compile(
    r"(?:the|a|an|any|his|her|their|its|that|these|those)?\s*(?:[\w'\u2019]+\s){0,2}?"
    r"(?P<noun>\w+)\s+that\s+(?P<claim>.+)",
    re.I | re.S,
)
"""the idea that it should be sold"""
_IDEA_OF = re.compile(
    r"(?:the\s+)?(?:idea|notion|possibility|prospect|option)\s+of\s+(?P<doing>\w+ing\b.+)",
    re.I | re.S,
)
_DOING = re.compile(r"(?P<verb>[a-z]+ing)\s+(?P<what>.+)", re.I | re.S)
_HAVING = re.compile(
    r"(?:ever\s+)?having\s+(?P<done>(?:ever\s+)?[a-z]+\b.*)|ever\s+(?=[a-z]+ing\b)", re.I | re.S
)
"""(denies) ever having met her"""
_OBJECT = re.compile(
    r"(?P<object>(?:(?!(?:to|into|from|in|on|at|by|for|with|over|through|out|off|after|before)\b)\S+\s+)*?"
    r"(?!(?:to|into|from|in|on|at|by|for|with|over|through|out|off|after|before)\b)\S+)"
    r"(?P<rest>\s+(?:to|into|from|in|on|at|by|for|with|over|through|out|off|after|before)\b.*)?$",
    re.I | re.S,
)
_CALLED = re.compile(
    r"(?P<what>[^\"\u201c\u2018,]{2,80}?)\s+(?:as\s+)?(?P<name>(?:an?\s|the\s|[\"\u201c\u2018]).+)",
    re.S,
)
_OPEN = re.compile(r"whether\s+(?:or\s+not\s+)?(?!to\b)", re.I)
"""(asked) whether (it sank): what is asked is whether that is so."""
_OPEN_IF = re.compile(r"(?:whether|if)\s+(?:or\s+not\s+)?(?!to\b)", re.I)
_TO = re.compile(r"(?:(?<=not )|^)to\s+", re.I)
_TO_DO = re.compile(r"(?P<whom>[^,]{2,80}?)\s+to\s+(?P<what>[a-z].+)", re.S)
_VERB = r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|does|did)\b"
_ELLIPTIC = re.compile(
    r"(?:and\s+|but\s+)?(?:he|she|it|they|we|I|there|this|that|those|these)\s+"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|do)"
    r"(?:\s+(?:not|never|so|too|also|be|have))*|(?:(?:he|she|it|they|we|I|there)\s+)?"
    r"(?:is|are|was|were|has|have|had|wo|would|ca|could|should|must|does|did|do)n['\u2019]t",
    re.I,
)
"""(asked whether it sank, he said) it did not: only the question says what"""
_TWO_CLAUSES = re.compile(
    rf"{_VERB}(?:\s(?!(?:and|or|but|that|which|who|if|when|because|while)\b)\w+)*?\s(?!be\b|been\b|have\b){_VERB}"
)
"""(the claim that) the budget was cut was false"""
_TITLE = re.compile(r"[\"\u201c](?:[A-Z]\S* ?)+[\"\u201d]")
"""the film "We Are Here": whatever its words are, it is a name"""
_NO_MARKS = str.maketrans("", "", '"\u201c\u201d')
_NOUN = r"(?:[DG#]I)?[DG#][a#]*N*n(?:-n)*(?:I[DG]?[a#]*[nN]{1,3}(?:-n+)?)*"
_BARE_NOUN = re.compile(
    rf"[ngiN](?:,C?[ngi])*\.?|{_NOUN}(?:I[giX][^XvbdzPRT]*|,?[gi][^XvbdzPRT]*)?\.?|[DG#][a#]*nn[gi][^XvbdzPRT]*\.?"
)
"""the deal; the importance of being late; a broader approach involving boats"""
_NOUN_WITH_CLAUSE = re.compile(rf"{_NOUN}n?(?:[,-]?[RT]|P)")
"""a plan that (would sink it); the pledges he (made)"""
_VERBS = re.compile("(?<!t)(?:X+a*[vbdugz]?|[vbdz])")
_AS = re.compile(r"(?P<what>.{2,80}?)\s+as\s+(?P<name>.+)", re.S)
_BE = re.compile(r"^(?P<what>[^,;]{2,60}?)\s+be\s+(?P<rest>\w+)", re.S)
_MODAL = re.compile(
    r"\b(?:will|would|can|could|should|may|might|must|shall|to|not|cannot)$|n['\u2019]t$"
)
_CALLED_SO = re.compile(
    r"(?P<what>(?:\S+\s+){0,7}?(?!(?:the|a|an|his|her|their|its|this|that)\b)\S+)\s+"
    r"(?P<name>(?:(?:very|too|so|\w+ly)\s+)?"
    r"(?:\w+(?:al|ful|ous|ive|able|ible|ic|less|ant|ent|ary)|wrong|bad|good|false|true|old|weak|strong|unfair|unjust))"
)
"""(called) the idea illogical"""
_OBJECT_FORMS = {"him": "he", "them": "they", "me": "I", "us": "we"}
_OWN = frozenset(("himself", "herself", "themselves", "itself"))
_PLURAL = re.compile(r"(?:they|we|these|those)$|[^s\W]s$", re.I)


def claim_text(statement: Statement, text: str) -> str | None:
    """The statement as a sentence; None where its words make none."""
    if statement.spoken is not None:
        return statement.spoken.claim
    said = _said(statement, text)
    if statement.kind == "direct":
        is_whole = len(said.split()) > 1 and not _is_noun(said)
        return _sentence(said) if is_whole else None
    if statement.about:
        said = _in_full(statement, said)
    elif statement.pattern == "inserted":
        return None
    open_question = (_OPEN_IF if statement.pattern == "whether" else _OPEN).match(said)
    if open_question:
        is_asked = statement.force == "asks"
        return _sentence(said[open_question.end() :]) if is_asked else None
    if statement.pattern == "whether" or said.lower().startswith("whether "):
        return None
    if statement.pattern in ("to", "noun-to"):
        return _aim(statement, said, text)
    if statement.pattern in ("object", "passive"):
        return _thing(statement, said)
    if _lacks_subject(said) or _ELLIPTIC.fullmatch(said):
        return None
    if _is_noun(said):
        return _thing(statement, said)
    takes_thing = statement.force == "denies" or _takes_object(statement)
    if takes_thing and (about := _about(said)) and not _TWO_CLAUSES.search(about):
        return _sentence(about)
    return _sentence(_should(statement, _resolved(statement, said)))


def _in_full(statement: Statement, said: str) -> str:
    """Words with what they are about: [the boat] was lost, for *which she said was lost*."""
    about = clean(statement.about)
    if statement.pattern == "inserted":
        return f"{about} {said.partition(' ')[2]}"
    return f"{about} {said}" if _base(statement) in lexicon().force["naming"] else said


# -- sentences ----------------------------------------------------------------------------------


def _said(statement: Statement, text: str) -> str:
    """The words on one line, without the marks of direct speech."""
    places: Iterable[Place] = statement.spans
    if statement.kind == "direct":
        places = [place for part in statement.quoted if (place := inner(text, part))]
    said, end = "", 0
    for place in places:
        part = clean(_repaired(text, place)).strip(" ,;:-\u2014")
        between = text[end : place[0]].rstrip(_MARKS)
        begins_anew = part[:1].isupper() and not _is_closed(said) and between[-1:] != ","
        end = place[1]
        said += ("" if not said else ". " if begins_anew else " ") + part
    return said


def _sentence(said: str) -> str:
    said = _JOINING.sub("", said, count=1) if _JOINING.match(said) else said
    said = _DANGLING.sub("", _ASIDE.sub(" ", said, count=1))
    return said[:1].upper() + said[1:] + ("" if _is_closed(said) else ".")


def _is_closed(words: str) -> bool:
    """Whether words end as a sentence does, perhaps behind a quotation mark."""
    return words.rstrip(_MARKS)[-1:] in (".", "!", "?", "\u2026")


def _repaired(text: str, place: Place) -> str:
    """Words in normal form where the text is damaged, else as they stand."""
    words = text[place[0] : place[1]]
    plain = normal(text[max(0, place[0] - 2) : place[1] + 2])
    is_damaged = re.search("[\u0370-\u03ff\u0400-\u04ff\u00c2]|\u00e2\u20ac", words)
    return plain[min(2, place[0]) :][: len(words)] if is_damaged else words


def inner(text: str, part: Place) -> Place | None:
    """A quotation without its marks, and without the comma that belongs to the sentence around."""
    start, end = part
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if end > start and _NESTED.search(text, start, end):
        # “He said, ‘Go’”: the inner mark belongs to the words.
        behind = _NESTED_END.match(text, end, part[1])
        return (start, behind.end() if behind else end)
    if end > start and text[end - 1] == ",":
        end -= 1
    return (start, end) if end > start else None


def clean(words: str) -> str:
    """Words on one line, without what cannot be seen."""
    return _SPACE.sub(" ", words.replace("\u00ad", "").replace("\u200b", "")).strip()


def _lacks_subject(said: str) -> bool:
    """Whether words begin with a verb whose subject is somewhere else: would leave it."""
    first = said.lstrip(_MARKS).partition(" ")[0]
    found = lexicon().verbs.get(first)
    # it's: a subject with its verb
    is_verb = (lexicon().tags.get(first) == "X" and first.isalpha()) or (
        found is not None and found.form in ("present", "past")
    )
    if is_verb and found is not None and found.base in lexicon().words["ambiguous"]:
        # Talks would resume: a noun before a verb.
        is_verb = _sharper_tags(said)[1:2] not in "Xvz"
    return is_verb and not said.rstrip(_MARKS).endswith("?")


def _is_noun(said: str) -> bool:
    """Whether words are a noun with what belongs to it: the deal; a plan that would sink it."""
    words = said.strip(_MARKS).lower().split(None, MAX_NOUN)
    begins = lexicon().tags.get(words[0]) in ("D", "G", "#") and len(words) <= MAX_NOUN
    if not begins and len(words) > 3:
        # To look closer takes time.
        return False
    tags = _sharper_tags(said)
    if _BARE_NOUN.fullmatch(tags):
        return True
    with_clause = _NOUN_WITH_CLAUSE.match(tags)
    return with_clause is not None and len(_VERBS.findall(tags, with_clause.end())) < 2


def _sharper_tags(said: str) -> str:
    """The tag of each word, `z` for what may be a verb that the lexicon does not know: the ferry sails."""
    plain = _TITLE.sub("Title", normal(said)).translate(_NO_MARKS).strip()
    tokens = tokenise(plain, [], lexicon())
    tags = list(tokens.tags)
    for i, word in enumerate(tokens.word):
        if tags[i] == "n" and i and tags[i - 1] in "nN" and word.endswith(("s", "ed")):
            tags[i] = "z"
        elif tags[i] == "d" and "-" in word:
            tags[i] = "a"
    return "".join(tags)


# -- who is meant -------------------------------------------------------------------------------


def _resolved(statement: Statement, said: str) -> str:
    """The words with a name for the pronoun that they begin with, where it is sure whose."""
    said = _JOINING.sub("", said, count=1) if _JOINING.match(said) else said
    first, _, rest = said.partition(" ")
    if statement.leading is None or not rest:
        return said
    name = _in_sentence(statement.leading)
    # she'll; she, too,
    clitic = first.lstrip(_LETTERS)
    if first.lower() in ("his", "her", "their", "its"):
        return f"{name}{_owning(name)} {rest}"
    return f"{name}{clitic} {rest}"


def _in_sentence(speaker: Speaker) -> str:
    """A speaker's name as it stands in a sentence: the mayor, Ada Merrow."""
    if not speaker.is_anonymous:
        return speaker.name
    is_name = speaker.name[:2].isupper() or speaker.is_proper
    # One user (3) is the third of that name, which the text does not say.
    name = _NUMBERED.sub("", speaker.name)
    name = name if is_name else name[:1].lower() + name[1:]
    return f"the {name}" if speaker.has_article else name


def _owning(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _subject(statement: Statement) -> str | None:
    """Who speaks, to begin a sentence with; None where that is nobody who can be named."""
    if not statement.speakers or any(s.candidates for s in statement.speakers):
        return None
    names = [_in_sentence(s) for s in statement.speakers]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


# -- aims and things ----------------------------------------------------------------------------


def _aim(statement: Statement, said: str, text: str) -> str | None:
    """`promised to sell it`: Ada Merrow will sell it; urged the council to sell it: The council should."""
    words = _TO.sub("", said)
    between = clean(text[statement.cue_span[1] : statement.spans[0][0]])
    base = _base(statement)
    if between and 0 < len(between.split()) <= 6 and base not in ("promise", "vow", "pledge"):
        if base not in lexicon().force["urging"]:
            return None
        return _sentence(f"{_OBJECT_FORMS.get(between.lower(), between)} should {words}")
    subject = _subject(statement)
    if subject is None or not words:
        return None
    if base in lexicon().force["committing"]:
        return _sentence(f"{subject} will {words}")
    return _completed(statement, subject, said) if statement.pattern == "to" else None


def _thing(statement: Statement, said: str) -> str | None:
    """What stands behind a verb without being a clause: the idea that ..., selling it, the plan."""
    base, force = _base(statement), lexicon().force
    if not set(said.lower().split()) - lexicon().force["alone"] or statement.pattern == "passive":
        return _sentence(said) if statement.pattern == "passive" else None
    asked = _TO_DO.fullmatch(said)
    if asked and base in force["urging"]:
        what = asked["whom"]
        return _sentence(f"{_OBJECT_FORMS.get(what.lower(), what)} should {asked['what']}")
    about = _about(said)
    if about:
        return _sentence(about)
    if base in force["naming"]:
        is_as = base in ("describe", "see", "view", "regard")
        named = (
            _AS.fullmatch(said) if is_as else _CALLED.fullmatch(said) or _CALLED_SO.fullmatch(said)
        )
        if named:
            what = named["what"]
            if what.lower() in _OWN:
                what = _subject(statement) or ""
                if not what:
                    return None
            be = "are" if _PLURAL.search(what) else "is"
            return _sentence(f"{_OBJECT_FORMS.get(what.lower(), what)} {be} {named['name']}")
    doing = _IDEA_OF.fullmatch(said)
    said_doing = doing["doing"] if doing else said
    if base in force["proposing"] and (should := _should_be_done(said_doing)):
        return should
    subject = _subject(statement)
    if subject is None:
        return None
    having = _HAVING.match(said) if base in force["denying"] else None
    if having and having["done"]:
        return _sentence(f"{subject} has {having['done'].removeprefix('ever ')}")
    said = said[having.end() :] if having else said
    if base in force["denying"] and (match := _DOING.fullmatch(said)):
        return _sentence(f"{subject} has {participle(match['verb'].lower())} {match['what']}")
    is_call = base != "call" or clean(statement.cue).lower().endswith(" for")
    if base in force["calling-for"] and is_call and not _DOING.fullmatch(said):
        return (
            _sentence(f"there should be {said}")
            if _is_indefinite(said)
            else _completed(statement, subject, said)
        )
    return None if statement.force == "denies" else _completed(statement, subject, said)


def _takes_object(statement: Statement) -> bool:
    """Whether the verb can stand before a thing: repeated the claim that, but not said."""
    found = lexicon().verbs.get(clean(statement.cue).split()[-1].lower())
    return found is not None and any("object" in tail.frames for tail in found.tails)


def _about(said: str) -> str | None:
    """`the idea that it should be sold`: It should be sold."""
    match = _ABOUT_CLAUSE.fullmatch(said)
    is_clause = match and "clause" in lexicon().nouns.get(match["noun"].lower(), ())
    return match["claim"] if match and is_clause else None


def _completed(statement: Statement, subject: str, said: str) -> str | None:
    """A sentence with the speaker for its subject, where the verb is a finite one."""
    cue = clean(statement.cue)
    found = lexicon().verbs.get(cue.split()[0].lower())
    is_many = len(statement.speakers) > 1 or statement.speakers[0].is_collective
    finite = ("present", "past", "base") if is_many else ("present", "past")
    is_finite = found is not None and found.form in finite
    is_group = cue.split()[0].lower() in lexicon().words["auxiliary"]
    return _sentence(f"{subject} {cue} {said}") if is_finite or is_group else None


def _is_indefinite(said: str) -> bool:
    return (
        said.split()[0].lower()
        not in (*lexicon().words["possessive"], "the", "this", "that", "these", "those")
        and not said[:1].isupper()
    )


def _should_be_done(said: str) -> str | None:
    """`sending troops to the border`: Troops should be sent to the border."""
    match = _DOING.fullmatch(said)
    object = _OBJECT.fullmatch(match["what"]) if match else None
    if match is None or object is None:
        return None
    what = object["object"]
    done = participle(match["verb"].lower())
    return _sentence(
        f"{_OBJECT_FORMS.get(what.lower(), what)} should be {done}{object['rest'] or ''}"
    )


def _should(statement: Statement, said: str) -> str:
    """`recommended that it be sold`: It should be sold."""
    if _base(statement) not in lexicon().force["urging"] | lexicon().force["proposing"]:
        return said
    be = _BE.match(said)
    if be is None or _MODAL.search(be["what"]):
        return said
    return _BE.sub(r"\g<what> should be \g<rest>", said, count=1)


@cache
def _base_of(cue: str) -> str:
    verbs = lexicon().verbs
    words = [word for word in cue.lower().split() if word in verbs]
    main = [word for word in words if word not in lexicon().words["auxiliary"]]
    return verbs[(main or words)[0]].base if words else cue.lower()


def _base(statement: Statement) -> str:
    return _base_of(clean(statement.cue))
