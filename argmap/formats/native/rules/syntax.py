"""AM0xx: the text is not readable YAML or JSON, or YAML would swallow part of it."""

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


class ConflictMarkers(Rule):
    """A merge left two versions, and nobody has chosen yet.

    Two people changed the same in ways that exclude one another. Between the lines that begin with
    `<<<<<<<` and `=======` stands one version, between `=======` and `>>>>>>>` the other. What
    `argmap merge` writes behind `<<<<<<<` says what the two disagree about.

    Instead of

        3 | <<<<<<< ours: both sides reworded cost
        4 |   cost: It is too dear.
        5 | =======
        6 |   cost: It costs too much.
        7 | >>>>>>> theirs

    keep one of the two, or make one of both, and delete the three lines:

          cost: It is too dear, whoever pays.
    """

    code = "AM020"
    severity = "error"
