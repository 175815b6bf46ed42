"""Who stands where: the noun phrases that name a speaker, before a verb or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.text.sentences import MAX_MARKS, Sentence
from argmap.text.tokens import Tokens

MAX_MENTION = 12
"""A mention of more tokens than this is cut to its beginning."""

_IN_PHRASE = frozenset("NnDGP#sICYQaO'(i)d-")
_NAMED_APPOSITION = re.compile(r"[,Q](N{2,4}),$")
_APPOSED_BEHIND = re.compile(r",(N{2,4})(?=[,.;:)-]|$)")
_OFFICE = re.compile("[DG][an]*nI[DN]+$")
"""the mayor of Oban"""
_LEAD = re.compile(r"[aCBY]+s?(?=.)|I[aDGn#Ns'Y]*?[nNY#](?=[DGP]|N{2})|[Nn]?Y(?=[DGPN])")
_BEHIND = re.compile(r"[DGa#nNsYP'Q]*[NnPO#](?:[It][DGNn#sa]*[Nn])?")
_ITEM = r"[DGa#nN]*?(?:N|n)(?:I[DG]?[anN]*[nN])?"
_LISTED_BEFORE = re.compile(rf"(?:{_ITEM},)+$")
_LISTED_BEHIND = re.compile(
    rf"(?:,{_ITEM})*?(?:,[DGa#n][^,.;:vXQC-]{{0,14}},)?,?C{_ITEM}(?=[,.;:)(-]|$)"
)
_ENUMERATED = re.compile(rf"{_ITEM}(?:,{_ITEM})+,?C{_ITEM}")
_REDUCED = re.compile(r"[nN#]()(?:P|[DG]?N+)a?[dvX]")
"""The woman he married (said)."""
_INSIDE_RELATIVE = re.compile("^a?[dvXbu]|[dvXb]")
MAX_LIST = 30
"""How many tokens a list of speakers may have."""
_NOUN = re.compile("[NnDGPOQ#]")
_COMMA = re.compile(",|Q(?!Q)")
_ORIGIN = frozenset(("from", "in", "of", "across", "at"))
_TOGETHER = frozenset(("all", "both", "each", "alike", "together", "no"))
_AFTER_VERB = frozenset("vXbgudt")


@dataclass(frozen=True, slots=True)
class Mention:
    """The tokens that name who speaks, `first` up to `last`, exclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb, and the token where its clause begins."""

    mention: Mention | None
    clause: int


def subject_before(tokens: Tokens, sentence: Sentence, verb: int) -> Subject:
    """The subject of the verb group that begins at `verb`: the phrase that ends before it."""
    tags, first = tokens.tags, sentence.first
    k = verb - 1
    if k < first:
        return Subject(None, verb)
    if _is_relative(tags, first, k):
        return _antecedent(tokens, sentence, k)
    named = _NAMED_APPOSITION.search(tags, max(first, k - 6), k + 1)
    if named and _is_apposed(tags, first, named.start()):
        return Subject(Mention(named.start() + 1, k), named.start() + 1)
    k = _over_apposition(tokens, sentence, k)
    if k < first:
        return Subject(None, verb)
    if tags[k] == "R":
        return _antecedent(tokens, sentence, k)
    begin = _phrase_start(tokens, first, k)
    boundary = tags[begin - 1] if begin > first else "."
    is_led_to = boundary == "t" and begin - 2 > first and tags[begin - 2] in "vXbud"
    if boundary in "vXbud" or is_led_to:
        relative = _relative_of(tokens, first, begin - 1)
        if relative is not None and "C" not in tags[begin : k + 1]:
            if tokens.word[relative] == "whose":
                return _antecedent(tokens, sentence, relative)
            return subject_before(tokens, sentence, relative)
        if set(tags[begin : k + 1]) == {"I"}:
            # experts that the paper spoke with: the phrase begins before the inner verb
            k, begin = begin - 2, _phrase_start(tokens, first, begin - 2)
            boundary = tags[begin - 1] if begin > first else "."
            while k > begin + 1 and tags[k] in "ND" and "n" in tags[begin:k]:
                k -= 1
    relative = begin - 1
    if boundary in "RTW" and relative > first and _is_in_relative(tags, begin, relative, k + 1):
        return _antecedent(tokens, sentence, relative)
    mention = _trimmed(tokens, begin, k + 1, boundary)
    if mention is not None and boundary == ",":
        mention = _with_list(tokens, sentence.first, mention)
    return Subject(mention, mention.first if mention else begin)


def _is_in_relative(tags: str, begin: int, relative: int, end: int) -> bool:
    """Whether a phrase is the rest of a relative clause: the group that [released the emails] said."""
    return tags[relative - 1] in "nNYO#" and _INSIDE_RELATIVE.search(tags[begin:end]) is not None


def _with_list(tokens: Tokens, first: int, mention: Mention) -> Mention:
    """A mention with what is listed before it: Ann Lee, Bob Day [and Carl Roe]."""
    tags = tokens.tags
    end = mention.first
    if "C" not in tags[mention.first : mention.last]:
        # Doctors, nurses, and teachers
        if tags[end - 1] != "C" or end - 1 <= first:
            return mention
        end -= 1
    before = _LISTED_BEFORE.search(tags, max(first, end - MAX_LIST), end)
    if before is None:
        return mention
    begin = before.start()
    whole = Mention(begin, mention.last)
    items = [item for item in re.split("[,C]", tags[begin : mention.last]) if item]
    if _is_of_places(tokens, begin, items):
        return whole
    if begin == first and items[0] == "N":
        # The first word of a sentence has a capital, whether it is a name or not.
        items = items[1:]
    if set(items[-1]) <= {"N"}:
        # Each name may have an office behind it.
        items = [item for item in items if item[0] not in "DG"]
    kinds = {set(item) <= {"N"} for item in items}
    is_start = begin == first or tags[begin - 1] in ",CB:;-"
    return whole if is_start and len(kinds) == 1 and listed(tokens, whole) else mention


def _is_of_places(tokens: Tokens, begin: int, items: Sequence[str]) -> bool:
    """Whether a list says where several come from: ministers from Norway, Chile and Ghana."""
    joint = items[0].find("I")
    if joint < 1 or set("".join(items[1:])) != {"N"} or items[0][joint:].strip("DN") != "I":
        return False
    is_name = "N" in items[0][:joint] and joint > 1
    is_origin = tokens.word[begin + joint] in _ORIGIN
    return is_origin and not is_name and tokens.word[begin + joint - 1].endswith("s")


def listed(tokens: Tokens, mention: Mention) -> bool:
    """Whether a mention is a list of three or more."""
    if _ENUMERATED.fullmatch(tokens.tags, mention.first, mention.last) is None:
        return False
    items = [item for item in re.split("[,C]", tokens.tags[mention.first : mention.last]) if item]
    return not _is_of_places(tokens, mention.first, items)


def _is_apposed(tags: str, first: int, comma: int) -> bool:
    """Whether a name between commas is that of what is before: her brother, `Tobias Lund`, said."""
    if comma <= first:
        return False
    return tags[comma - 1] != "N" or _OFFICE.search(tags[max(first, comma - 8) : comma]) is not None


def _is_relative(tags: str, first: int, k: int) -> bool:
    """Whether `who` stands at `k`, or a `that` which means the same: a poll that showed."""
    return tags[k] == "R" or (tags[k] == "T" and k > first and tags[k - 1] in "nNY#")


def _phrase_start(tokens: Tokens, first: int, last: int) -> int:
    tags = tokens.tags
    begin = last + 1
    while begin > first and (
        tags[begin - 1] in _IN_PHRASE or _is_within_phrase(tokens, first, begin - 1)
    ):
        before = begin - 1
        if tags[before] == ")":
            opening = tags.rfind("(", first, before)
            if opening < 0:
                break
            begin = opening
        elif tags[before] in "(-" or (tags[before] == "Q" and ends_saying(tokens, before)):
            break
        else:
            begin = before
    return begin


def _is_within_phrase(tokens: Tokens, first: int, i: int) -> bool:
    """Whether `to` belongs to the noun before it: an adviser to the mayor; a source close to her."""
    tags = tokens.tags
    if tags[i] == "K" and i > first and tags[i + 1] == "N":
        # groups such as Farm Watch
        return tokens.word[i - 1 : i + 1] == ["such", "as"]
    return tags[i] == "t" and i > first + 1 and tags[i - 1] == "n" and tags[i + 1] in "DGNn#"


def ends_saying(tokens: Tokens, i: int) -> bool:
    """Whether the quoted token `i` is the last of a quotation that ends as a saying: `..., "`."""
    if i + 1 < len(tokens.tags) and tokens.tags[i + 1] == "Q":
        return False
    return last_sign(tokens, i) in (",", "?", "!", ".")


def last_sign(tokens: Tokens, i: int) -> str:
    """The last character before the closing mark of the quotation that ends with token `i`."""
    at = tokens.end[i] - 1
    least = max(0, at - MAX_MARKS)
    while at > least and tokens.normal[at] in "\"\u201d'\u2060\u00bb":
        at -= 1
    return tokens.normal[at]


def comma_after(tokens: Tokens, first: int, last: int) -> int | None:
    """The token behind the first comma from `first` on, be it one within closing marks: “...,”."""
    for match in _COMMA.finditer(tokens.tags, first, last):
        i = match.start()
        if tokens.tags[i] == "," or last_sign(tokens, i) == ",":
            return i + 1
    return None


def _over_apposition(tokens: Tokens, sentence: Sentence, k: int) -> int:
    """Step back over `, a professor at Y,` to what it belongs to; before the sentence, if nothing."""
    tags, first = tokens.tags, sentence.first
    if tags[k] not in ",-" and not (tags[k] == "Q" and last_sign(tokens, k) == ","):
        return k
    mark = "-" if tags[k] == "-" else ","
    for at in range(k - 1, max(first, k - 40), -1):
        if tags[at] != mark or tags[at - 1] not in "NnPOY#)Q,":
            continue
        if mark == "," and tags[at + 1] not in "DRNnGIigduaQ#KO":
            continue
        if mark == "," and _is_inside(tags, first, at):
            continue
        while at > first + 1 and tags[at - 1] == ",":
            at -= 1
        return at - 1
    return first - 1


def _is_inside(tags: str, first: int, at: int) -> bool:
    """Whether the comma at `at` is one within an apposition: `, 30, of Ohio,`."""
    earlier = tags.rfind(",", first, at)
    if earlier < 1 or at - earlier > 3:
        return False
    return (
        set(tags[earlier + 1 : at]) <= {"#", "N"}
        and tags[earlier - 1] == "N"
        and (tags[at + 1] in "IDN")
    )


def _antecedent(tokens: Tokens, sentence: Sentence, relative: int) -> Subject:
    """The phrase that `who` or `which` stands for: what is right before it."""
    tags, first = tokens.tags, sentence.first
    end = relative
    while end > first and tags[end - 1] in ",-)":
        opening = tags.rfind("(", first, end - 1) if tags[end - 1] == ")" else end - 1
        end = max(opening, first)
    begin = end
    if end > first + 1 and tags[end - 2 : end] in ("Di", "Gi"):
        # the building, which
        begin -= 1
    while begin > first and tags[begin - 1] in "NnDG#sOPQY":
        begin -= 1
        if tags[begin] in "DG":
            break
    if begin == end:
        return Subject(None, relative)
    if tokens.word[relative] == "who" and begin > first + 1 and tags[begin - 1] == "I":
        begin = _of_whom(tags, first, begin)
    if tags[end] == "(":
        end = tags.find(")", end, relative) + 1
    return Subject(Mention(max(begin, end - MAX_MENTION), end), relative)


def antecedent(tokens: Tokens, sentence: Sentence, relative: int) -> Mention | None:
    """The phrase that a relative word stands for."""
    return _antecedent(tokens, sentence, relative).mention


def _of_whom(tags: str, first: int, begin: int) -> int:
    """Where the phrase begins that goes on with a preposition: an officer in [the Guard] who."""
    head = begin - 1
    while head > first and tags[head - 1] in "NnDG#sa":
        head -= 1
        if tags[head] in "DG":
            break
    return head if head < begin - 1 and tags[begin - 2] == "n" else begin


def _relative_of(tokens: Tokens, first: int, verb: int) -> int | None:
    """Where the `who` is whose verb this is: [officials] who spoke with reporters [said]."""
    tags, k = tokens.tags, verb
    while k > first and tags[k] in "vXbudatPNnDGIs#Q" and tokens.word[k] != "whose":
        k -= 1
    if tokens.word[k] == "whose" and tags[k - 1] in "nNO":
        # the scientist whose work led to the ban
        return k
    return k if k > first and tags[k] in "RTW" and tags[k - 1] in "NnO" else None


def _trimmed(tokens: Tokens, begin: int, end: int, boundary: str) -> Mention | None:
    """The phrase itself: without what leads up to it, cut to its beginning where it is long."""
    tags = tokens.tags
    if boundary in _AFTER_VERB:
        # Behind another verb, the subject of this one begins after `and`: he came and Ann said.
        joint = tags.rfind("C", begin, end)
        if joint >= 0:
            begin = joint + 1
    while (lead := _LEAD.match(tags, begin, end)) and lead.end() < end:
        begin = lead.end()
    while begin < end and tags[begin] in "Ca,-":
        begin += 1
    while end > begin and tags[end - 1] in "aC,-Y(":
        if tags[end - 1] == "Y" and tags[end - 2] == "I":
            break
        end -= 1
    if begin >= end or tags[begin] == "I" or not _NOUN.search(tags, begin, end):
        return None
    reduced = _REDUCED.search(tags, begin, end)
    if reduced:
        end = reduced.start(1)
    while end > begin + 1 and tokens.word[end - 1] in _TOGETHER:
        end -= 1
    if end - begin > MAX_MENTION:
        joint = tags.find("I", begin + 2, begin + MAX_MENTION)
        end = joint if joint >= 0 else begin + MAX_MENTION
    return Mention(begin, end)


def mention_after(tokens: Tokens, i: int, last: int) -> Mention | None:
    """Who stands behind an inverted verb: said `Bruce Hoffman`, a senior fellow at ..."""
    match = _BEHIND.match(tokens.tags, i, last)
    if match is None:
        return None
    end = min(match.end(), i + MAX_MENTION)
    if "whose" in tokens.word[i + 1 : end]:
        # a sailor whose name is known to the paper
        return Mention(i, tokens.word.index("whose", i, end))
    behind = _LISTED_BEHIND.match(tokens.tags, end, min(last, i + MAX_LIST))
    if behind and _are_alike(tokens.tags[i : behind.end()]):
        return Mention(i, behind.end())
    # said her brother, Tobias Lund
    apposed = _APPOSED_BEHIND.match(tokens.tags, end, last)
    if apposed and _is_office(tokens.tags[i:end]):
        return Mention(*apposed.span(1))
    return Mention(i, end)


def _is_office(tags: str) -> bool:
    """Whether a phrase calls somebody by what they are: her brother; the mayor of Oban."""
    return tags[-1] in "nN" and (set(tags) <= set("DGans") or _OFFICE.fullmatch(tags) is not None)


def _are_alike(tags: str) -> bool:
    """Names are listed with names, and offices with offices: Ann Lee, a baker and sailor, is one."""
    items = [item for item in re.split("[,C]", tags) if item]
    is_name = set(items[0]) <= {"N"}
    # Each name may have an office behind it: Ann Lee, a baker, and Bob Day.
    return (set(items[-1]) <= {"N"}) == is_name
