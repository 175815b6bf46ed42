"""What can be wrong with a map file before anybody asks what it means.

AM0xx: the text is not readable YAML or JSON, or YAML would swallow part of it. AM1xx: the shape of
the file, or a reference in it, is not what argmap knows. The docstrings are the pages that
`argmap explain` prints.
"""

from __future__ import annotations

from argmap.diagnostics import Rule


class Syntax(Rule):
    """The text is not well-formed YAML.

    The file cannot be read past this place. Usually a line is indented differently from its
    neighbours, a bracket or quotation mark is not closed, or a colon is missing after a key.

    Instead of

        claims:
          a: First.
         b: Second.

    write every claim at one indentation:

        claims:
          a: First.
          b: Second.
    """

    code = "AM001"
    severity = "error"


class JsonSyntax(Rule):
    """The text is not well-formed JSON.

    JSON wants double quotes around every key and every text, a comma between two elements and none
    after the last, and has no comments. The YAML form of the file is kinder to write by hand.

    Instead of

        {"claims": {"a": "First.",}}

    write

        {"claims": {"a": "First."}}
    """

    code = "AM002"
    severity = "error"


class NotUtf8(Rule):
    """The file is not UTF-8 text.

    A map is a UTF-8 text file. This one holds bytes that are not UTF-8: it may be a picture or a
    word processor's document, or text saved in another encoding.

    Instead: open it in an editor and save it as UTF-8 (`iconv -f latin1 -t utf-8 old > new` does it
    on a shell), or convert a word processor's file to plain text first.
    """

    code = "AM003"
    severity = "error"


class ControlCharacter(Rule):
    r"""A control character stands in the text.

    Control characters cannot be seen, mean nothing in a debate, and can take over a terminal that
    shows them. They usually come along when text is pasted from elsewhere.

    Instead: delete it. Where it is really meant, write it as an escape in double quotes: "\x07".
    """

    code = "AM004"
    severity = "error"


class TabIndent(Rule):
    """A line is indented with a tab.

    YAML allows only spaces before a key. A tab looks like spaces but has no width everybody
    agrees on.

    Instead: indent with spaces, two for each level. Most editors do it for you once the file is
    set to YAML.
    """

    code = "AM005"
    severity = "error"


class TooDeep(Rule):
    """Brackets or indentation are nested deeper than any map needs.

    argmap stops at 100 levels, so that a damaged or hostile file cannot make it run for ever.

    Instead: write the debate flat. Claims stand side by side and refer to one another by id,
    however deep the argument goes.
    """

    code = "AM006"
    severity = "error"


class DuplicateKey(Rule):
    """One key stands twice in the same place.

    YAML readers differ in which of the two they keep; one of them would be lost without a word. For
    claims, speakers and sources it means that two elements have one id.

    Instead of

        claims:
          cost: It is too dear.
          cost: It costs jobs.

    give each its own id:

        claims:
          cost: It is too dear.
          jobs: It costs jobs.
    """

    code = "AM007"
    severity = "error"


class SeveralDocuments(Rule):
    """A line `---` starts a second document in the file.

    A map file holds one map; what follows the line is not read.

    Instead: delete the line, or put the second map into a file of its own.
    """

    code = "AM008"
    severity = "error"


class ObjectTag(Rule):
    """A value carries a YAML tag.

    A word that begins with `!` makes YAML build a program's object, or swallow the word. argmap
    reads text and never builds objects from a file.

    Instead of

        quote: !important news

    write

        quote: "!important news"
    """

    code = "AM009"
    severity = "error"


class MergeKey(Rule):
    """A merge key `<<` copies keys from elsewhere.

    Merged keys hide from a reader what a claim says, so argmap does not follow them.

    Instead: write the keys out. What all utterances share has a place of its own: `source:` at the
    top of the file is the source that every utterance means unless it says otherwise.
    """

    code = "AM010"
    severity = "error"


class Alias(Rule):
    """An alias `*name` cannot be followed.

    An alias repeats what was marked `&name` before. This one names nothing, or stands inside what
    it repeats, or repeats so much that the file is likely an attack (a "YAML bomb").

    Instead: write the text out; or, where the asterisk is part of the text, put it in quotation
    marks: `text: "*so* much"`.
    """

    code = "AM011"
    severity = "error"


class ColonInText(Rule):
    """A colon inside plain text makes YAML see a second key.

    In YAML, a colon followed by a space ends a key, also in the middle of a sentence.

    Instead of

        text: A plan: do it

    put the text in quotation marks:

        text: "A plan: do it"
    """

    code = "AM012"
    severity = "error"


class TextAfterQuote(Rule):
    """Text goes on after a closing quotation mark.

    A value that begins with a quotation mark ends at the next one; whatever follows does not
    belong to it, and YAML cannot read the line.

    Instead of

        quote: "Could happen," he said

    quote only the words themselves, or put the whole in the other kind of quotation marks:

        quote: Could happen
        reported: '"Could happen," he said'
    """

    code = "AM013"
    severity = "error"


class CutAtHash(Rule):
    """A `#` cuts the text off.

    In YAML, a `#` after a space begins a comment, so the rest of the line is lost. argmap warns
    where the `#` is directly followed by a word or number, as in `#1`.

    Instead of

        text: We lost #1 status

    put the text in quotation marks:

        text: "We lost #1 status"

    If it is a comment, write a space after the `#`.
    """

    code = "AM014"
    severity = "warning"


class SplitAtCommas(Rule):
    """Commas inside braces or brackets split the text.

    Between `{` and `}` every comma ends a value, also in the middle of a sentence: the words behind
    it become keys of their own.

    Instead of

        {quote: We would lose, I think, a third}

    put the text in quotation marks:

        {quote: "We would lose, I think, a third"}
    """

    code = "AM015"
    severity = "error"


class SpecialFirstCharacter(Rule):
    """The text begins with a character that means something to YAML.

    `[ { * & ! | > % @ ` - ? " '` at the beginning of a value are YAML's own signs. YAML fails, or
    takes the first word away.

    Instead of

        text: [The minister] resigned
        quote: @home is the word

    put the text in quotation marks:

        text: "[The minister] resigned"
        quote: "@home is the word"
    """

    code = "AM016"
    severity = "error"


class NotAMap(Rule):
    """The file is not an argument map.

    A map is a mapping whose main key is `claims`. The file is empty, or holds something else.

    Instead: begin with

        title: What the debate is about
        issue: proposal
        claims:
          proposal: The claim that people argue about.

    `argmap formats` lists the formats that argmap reads.
    """

    code = "AM017"
    severity = "error"


class MissingSpace(Rule):
    """A key has no space after its colon.

    In YAML, a colon ends a key only where a space or a line break follows. Without it, the whole
    line is text, and here it became the text of the claim.

    Instead of

        claims:
          cost:
            text:It is too dear.

    write

        claims:
          cost:
            text: It is too dear.

    If the line is meant as the claim's text, write `text:` and a space before it.
    """

    code = "AM018"
    severity = "warning"


class UnknownKey(Rule):
    """A key that argmap does not know.

    What stands under it would be lost, so argmap does not go on as if it were not there. Often it
    is a slip of the pen: `rebut` for `rebuts`.

    Instead: mend the spelling. `argmap schema` lists every key. Data of your own goes under
    `extra:`, which every element has and argmap keeps.
    """

    code = "AM101"
    severity = "error"


class WrongShape(Rule):
    """A list or mapping stands where text is wanted, or the other way round.

    For instance, claims are a mapping from id to claim, and a text is a text.

    Instead of

        claims:
          - First claim

    write

        claims:
          first: First claim
    """

    code = "AM102"
    severity = "error"


class BadValue(Rule):
    """A value is not one of those the key can have.

    `implicit`, `anonymous` and `collective` are `true` or `false`; `weight` is a number; `span` is
    a pair of whole numbers `[start, end]` or a list of such pairs; `stance` is `for`, `against`,
    `mixed` or `none`; `kind` of a claim is `statement` or `argument`.

    Instead: write one of the values the message names.
    """

    code = "AM103"
    severity = "error"


class BadId(Rule):
    """An id is empty or holds a character that ids cannot have.

    Ids are made of letters of any script, digits, `-`, `_` and `.`, and begin with a letter or a
    digit. They are typed on command lines and joined into the ids of relations by `+`, `/` and `#`,
    so none of these, and no space, can be part of one.

    Instead of

        claims:
          "trade falls": Trade falls.

    write

        claims:
          trade-falls: Trade falls.
    """

    code = "AM104"
    severity = "error"


class DuplicateId(Rule):
    """Two relations have been given one id.

    An id that is written out (`id: …`) must be unique, and not be a claim's either. Where none is
    written, argmap derives one and numbers repetitions itself (`a/b`, `a/b#2`).

    Instead: choose another id for the second relation, or leave it out.
    """

    code = "AM105"
    severity = "error"


class UnknownClaim(Rule):
    """A reference to a claim that the map does not have.

    The relation, issue or expectation would point at nothing.

    Instead: mend the spelling, or add the claim under `claims:`.
    """

    code = "AM106"
    severity = "error"


class UnknownSpeaker(Rule):
    """A reference to a speaker that the map does not have.

    Speakers are declared once, under `speakers:`, so that a slip of the pen does not make two
    people out of one.

    Instead: mend the spelling, or add a line such as

        speakers:
          engineer: The city engineer, head of City Works
    """

    code = "AM107"
    severity = "error"


class UnknownSource(Rule):
    """A reference to a source that the map does not have.

    Instead: mend the spelling, or add a line such as

        sources:
          hearing: {title: Council hearing, date: 2026-05-04}
    """

    code = "AM108"
    severity = "error"


class UnknownRelation(Rule):
    """A reference to a relation that does not exist, or that could be several.

    Undercuts aim at a relation. Its id is made of its premises and its target, as in
    `trade-rose/trade-falls`, or `a+c/b` for the linked premises a and c. A claim's bare id also
    serves while the claim bears on one thing only.

    Instead: write the id of the relation that is meant; the message lists the candidates.
    """

    code = "AM109"
    severity = "error"


class MissingField(Rule):
    """Something that cannot be left out is missing.

    Words (`quote`, `reported`) need a `speaker`; a relation in the long form needs `kind`,
    `premises` and `target`; a relation written as a mapping needs the `claim` it is about.

    Instead: add the key that the message names.
    """

    code = "AM110"
    severity = "error"


class EndlessId(Rule):
    """A relation's id cannot be derived.

    A derived id holds the id of the relation it aims at. Here relations aim at one another in a
    circle, or the id would grow past 2,000 characters.

    Instead: give one of the relations an id of its own:

        undercuts: {relation: d/a+c/b, id: no-parking}
    """

    code = "AM111"
    severity = "error"


class EmptySpan(Rule):
    """A span ends before it begins, or where it begins.

    A span is `[start, end]`: where the words begin in the source's text, and where they are over,
    counted in code points from 0. No words stand in this one, so `verify` cannot find any.

    Instead of

        span: [[42, 12]]

    write

        span: [[12, 42]]
    """

    code = "AM112"
    severity = "warning"


RULES: tuple[type[Rule], ...] = (
    Syntax,
    JsonSyntax,
    NotUtf8,
    ControlCharacter,
    TabIndent,
    TooDeep,
    DuplicateKey,
    SeveralDocuments,
    ObjectTag,
    MergeKey,
    Alias,
    ColonInText,
    TextAfterQuote,
    CutAtHash,
    SplitAtCommas,
    SpecialFirstCharacter,
    NotAMap,
    MissingSpace,
    UnknownKey,
    WrongShape,
    BadValue,
    BadId,
    DuplicateId,
    UnknownClaim,
    UnknownSpeaker,
    UnknownSource,
    UnknownRelation,
    MissingField,
    EndlessId,
    EmptySpan,
)
