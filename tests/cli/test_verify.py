import json
from pathlib import Path

import pytest

import argmap
from tests.helpers import invoke, invoke_on_screen
from tests.workbooks.reading import read

TEXT = "“It sank twice,” Lund told us. “Sell it.”\n\nMerrow said it was old.\n"
MAP = """\
title: Ferry
source: ferry
sources: {ferry: ferry.txt}
speakers: {lund: "Lund, a sailor", merrow: Merrow}
claims:
  twice: {text: It sank., speaker: lund, quote: It sank twice}
  sell: {text: Sell it., speaker: lund, quote: [It sank twice, Sell it.]}
  old: {text: It is old., speaker: merrow, reported: it was old}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("ferry.txt").write_text(TEXT, encoding="utf-8")
    Path("clean.yaml").write_text(MAP, encoding="utf-8")
    Path("bad.yaml").write_text(MAP.replace("It sank twice}", "It sank once}"), encoding="utf-8")
    return tmp_path


def test_a_clean_map_exits_0_and_says_so():
    ran = invoke_on_screen("verify", "clean.yaml")
    assert ran.code == 0
    assert ran.lines == ["3 quotes: 2 exact, 1 split.", "3 that passed are not shown: --all"]


def test_an_altered_quote_exits_1_with_the_words_that_differ():
    ran = invoke_on_screen("verify", "bad.yaml")
    assert ran.code == 1
    assert ran.lines[:3] == [
        "altered      twice  Lund, ferry.txt:1",
        "  says       It sank [once]",
        "  source     It sank [twice]",
    ]


def test_all_quotes_are_shown_on_request():
    assert (
        "exact        old  Merrow, ferry.txt:3"
        in invoke_on_screen("verify", "clean.yaml", "--all").lines
    )


def test_json_has_the_documented_fields():
    data = json.loads(invoke("verify", "bad.yaml", "--json").out)
    first = data["quotes"][0]
    assert {
        key: first[key] for key in ("claim", "speaker", "source", "verdict", "span", "found")
    } == {
        "claim": "twice",
        "speaker": "lund",
        "source": "ferry",
        "verdict": "altered",
        "span": [[1, 14]],
        "found": ["It sank twice"],
    }
    assert data["verdicts"]["altered"] == 1
    assert data["clean"] is False


def test_a_fact_check_sheet():
    page = invoke("verify", "bad.yaml", "-F", "markdown").out
    assert page.startswith("# Fact check: Ferry\n")
    assert "| ✓ | exact | Merrow | it was old | ferry.txt:3 |" in page
    assert "- in the map: It sank **once**" in page
    assert "- in the source: It sank **twice**" in page


def test_records():
    ran = invoke("verify", "clean.yaml", "-F", "tsv")
    assert (
        ran.lines[3] == "old\tmerrow\tferry\texact\treported\tferry.txt:3\tit was old\tit was old\t"
    )


def test_only_some_claims():
    assert invoke("verify", "bad.yaml", "old").code == 0
    assert invoke("verify", "bad.yaml", "twice").code == 1


def test_several_maps():
    ran = invoke("verify", "clean.yaml", "bad.yaml", "--json")
    assert ran.code == 1
    assert [part["clean"] for part in json.loads(ran.out)["maps"]] == [True, False]


def test_a_map_without_its_text_is_not_clean():
    Path("ferry.txt").unlink()
    ran = invoke_on_screen("verify", "clean.yaml")
    assert ran.code == 1
    assert "  no text    ferry.txt does not exist" in ran.lines


def test_a_map_that_quotes_nobody_is_clean():
    Path("silent.yaml").write_text("claims: {a: One.}\n", encoding="utf-8")
    ran = invoke_on_screen("verify", "silent.yaml")
    assert (ran.code, ran.lines) == (0, ["The map quotes nobody."])


def test_the_reporters_words_taken_for_the_speakers_are_noticed():
    Path("taken.yaml").write_text(MAP.replace("reported: it", "quote: it"), encoding="utf-8")
    ran = invoke_on_screen("verify", "taken.yaml")
    assert ran.code == 0
    assert "the reporter's words?" in ran.out


def test_text_from_files_is_made_harmless():
    Path("ferry.txt").write_text("“It \x1b[31msank twice,” Lund told us.\n", encoding="utf-8")
    for options in ([], ["--json"], ["-F", "markdown"]):
        assert "\x1b" not in invoke("verify", "bad.yaml", *options).out


def test_words_in_their_paragraph():
    ran = invoke_on_screen("show", "clean.yaml", "old", "--context")
    assert "    context   Merrow said »it was old«." in ran.lines
    data = json.loads(invoke("show", "clean.yaml", "old", "--context", "--json").out)
    assert data["utterances"][0]["context"]["text"] == "Merrow said it was old."


def test_words_that_are_not_found_have_no_context():
    assert "not found" in invoke_on_screen("show", "bad.yaml", "twice", "--context").out


def test_spans_are_filled_in_and_nothing_else_is_touched():
    commented = MAP.replace("  twice:", "  # the first one\n  twice:")
    Path("clean.yaml").write_text(commented, encoding="utf-8")
    ran = invoke("verify", "clean.yaml", "--write")
    assert (ran.code, ran.err) == (0, "clean.yaml: 3 spans written.\n")
    text = Path("clean.yaml").read_text(encoding="utf-8")
    assert "  # the first one\n" in text
    spans = [u.span for c in argmap.loads(text).claims.values() for u in c.utterances]
    assert [[TEXT[a:b] for a, b in span] for span in spans] == [
        ["It sank twice"],
        ["It sank twice", "Sell it."],
        ["it was old"],
    ]
    again = invoke("verify", "clean.yaml", "--write")
    assert again.err == "clean.yaml: 0 spans written.\n"
    assert Path("clean.yaml").read_text(encoding="utf-8") == text


def test_a_wrong_span_is_corrected_and_an_altered_quote_gets_none():
    wrong = MAP.replace("quote: It sank twice}", "quote: It sank once}")
    wrong = wrong.replace("reported: it was old", "reported: it was old, span: [0, 3]")
    Path("bad.yaml").write_text(wrong, encoding="utf-8")
    assert invoke("verify", "bad.yaml", "--write").code == 1
    map = argmap.load("bad.yaml")
    assert map.claims["twice"].utterances[0].span == []
    assert map.claims["old"].utterances[0].span == [(55, 65)]


def test_standard_input_cannot_be_written_to():
    ran = invoke("verify", "-", "--write", stdin=MAP)
    assert ran.code == 2
    assert "standard input" in ran.err


def test_words_in_brackets_are_told_and_do_not_pass():
    Path("put-in.yaml").write_text(
        MAP.replace("quote: It sank twice}", 'quote: "It [never] sank twice"}'), encoding="utf-8"
    )
    ran = invoke_on_screen("verify", "put-in.yaml")
    assert ran.code == 1
    assert ran.lines[:3] == [
        "elided       twice  Lund, ferry.txt:1",
        "  says       “It [never] sank twice”",
        "  [!]        [never] is the quoter's own: does it change what was said?",
    ]
    [first, *_] = json.loads(invoke("verify", "put-in.yaml", "--json").out)["quotes"]
    assert (first["verdict"], first["inserted"]) == ("elided", ["[never]"])


def test_coverage_says_which_quotations_of_a_source_are_in_no_claim():
    Path("ferry.txt").write_text(f"{TEXT}\n“It leaks,” Lund said.\n\n“No.”\n", encoding="utf-8")
    ran = invoke_on_screen("verify", "clean.yaml", "--coverage")
    assert "4 quotations in the text, 2 in claims" in " ".join(ran.lines)
    assert "line 5 (in no claim)" in " ".join(ran.lines)
    (covered,) = json.loads(invoke("verify", "clean.yaml", "--coverage", "-F", "json").out)[
        "coverage"
    ]
    assert (covered["source"], covered["quotations"], covered["in_claims"]) == ("ferry", 4, 2)
    assert [each["line"] for each in covered["left_out"]] == [5, 7]
    assert covered["not_said"] == []


def test_coverage_counts_what_somebody_did_not_say():
    Path("ferry.txt").write_text(
        f"{TEXT}\nLund did not say that it leaks. He declined to comment.\n", encoding="utf-8"
    )
    ran = invoke_on_screen("verify", "clean.yaml", "--coverage")
    assert "2 statements of what somebody did not say: line 5." in " ".join(ran.lines)
    (covered,) = json.loads(invoke("verify", "clean.yaml", "--coverage", "-F", "json").out)[
        "coverage"
    ]
    assert [each["line"] for each in covered["not_said"]] == [5, 5]


# -- who says it -----------------------------------------------------------------------------------

HARBOUR = """\
“We will sell the harbour next year,” said Ann Lee, the mayor of Oban.

“The harbour is all we have,” said Ben Day. “It would be a lie to say we are broke.”

“Our boats are old,” said Tom Park. “Our boats are old,” Ann Lee said later.

“The sea is ours for ever.”
"""
MOUTHS = """\
title: Harbour
source: harbour
sources: {harbour: harbour.txt}
speakers: {ann: Ann Lee, ben: Ben Day, mayor: {name: The mayor, anonymous: true}}
claims:
  sale: {text: The harbour is sold., speaker: mayor, quote: We will sell the harbour next year}
  wrong: {text: It is all., speaker: ann, quote: The harbour is all we have}
  clipped: {text: Broke., speaker: ben, quote: we are broke}
  stitched: {text: All., speaker: ben, quote: [We will sell the harbour next year, The harbour is all we have]}
  twice: {text: Old., speaker: ann, quote: Our boats are old}
  sea: {text: Ours., speaker: ann, quote: The sea is ours for ever, checked: disputed,
    evidence: {note: A court is asked, link: "https://court.example/1"}}
"""


@pytest.fixture
def harbour(folder):
    Path("harbour.txt").write_text(HARBOUR, encoding="utf-8")
    Path("harbour.yaml").write_text(MOUTHS, encoding="utf-8")


@pytest.mark.usefixtures("harbour")
class TestAttribution:
    def test_without_it_all_of_them_pass(self):
        assert invoke("verify", "harbour.yaml").code == 0

    def test_what_is_printed(self, golden):
        ran = invoke_on_screen("verify", "harbour.yaml", "--attribution", "--all")
        assert ran.code == 1
        golden("verify-attribution.txt", ran.out)

    def test_json_has_a_verdict_for_each_quote(self):
        data = json.loads(invoke("verify", "harbour.yaml", "--attribution", "--json").out)
        found = {quote["claim"]: quote["attribution"] for quote in data["quotes"]}
        assert found["wrong"] == {"verdict": "other-speaker", "speaker": "Ben Day", "line": 3}
        assert found["clipped"]["after"] == "It would be a lie to say"
        assert found["twice"]["lines"] == [5]
        assert {id: each["verdict"] for id, each in found.items()} == {
            "sale": "agrees",
            "wrong": "other-speaker",
            "clipped": "clipped",
            "stitched": "stitched",
            "twice": "agrees",
            "sea": "none-found",
        }
        assert data["attributions"]["agrees"] == 2
        assert data["clean"] is False

    def test_a_map_with_the_right_speakers_is_clean(self):
        ran = invoke("verify", "harbour.yaml", "sale", "twice", "sea", "--attribution", "--json")
        assert ran.code == 0
        assert json.loads(ran.out)["clean"] is True

    def test_the_span_that_is_written_is_where_the_speaker_says_it(self):
        second = HARBOUR.rindex("Our boats are old")
        invoke("verify", "harbour.yaml", "twice", "--attribution", "--write")
        assert f"[{second}, {second + 17}]" in Path("harbour.yaml").read_text("utf-8")

    def test_only_claims_of_which_something_was_found(self):
        ran = invoke("verify", "harbour.yaml", "--checked", "disputed", "--json")
        assert [(q["claim"], q["checked"]) for q in json.loads(ran.out)["quotes"]] == [
            ("sea", "disputed")
        ]

    def test_records_have_it_in_columns(self):
        lines = invoke("verify", "harbour.yaml", "--attribution", "-F", "tsv").lines
        assert lines[0].split("\t")[-2:] == ["attribution", "in_source"]
        assert lines[2].split("\t")[-2:] == ["other-speaker", "Ben Day"]

    def test_the_sheet_has_words_speaker_context_and_what_was_found(self, golden):
        page = invoke("verify", "harbour.yaml", "--attribution", "-F", "markdown").out
        golden("verify-fact-check.md", page)


@pytest.mark.usefixtures("harbour")
class TestWorkbook:
    @pytest.fixture(autouse=True)
    def writer(self):
        pytest.importorskip("xlsxwriter")

    def test_a_row_for_each_quote(self):
        ran = invoke("verify", "harbour.yaml", "--attribution", "-o", "check.xlsx")
        assert (ran.code, ran.out) == (1, "")
        ((name, rows),) = read(Path("check.xlsx").read_bytes()).items()
        assert name == "Fact check"
        head = [cell.removeprefix("text ") for cell in rows[0]]
        assert head == [
            *("claim", "words", "speaker", "context", "place", "quote", "attribution"),
            *("in the source", "says", "checked", "evidence", "remarks"),
        ]
        sea = [cell.removeprefix("text ") for cell in rows[6]]
        assert sea[:5] == [
            *("sea", "“The sea is ours for ever”", "Ann Lee", "“The sea is ours for ever.”"),
            "harbour.txt:7",
        ]
        assert "A court is asked, https://court.example/1" in sea

    def test_without_attribution_it_has_no_such_columns(self):
        assert invoke("verify", "harbour.yaml", "-F", "xlsx", "-o", "check").code == 0
        (rows,) = read(Path("check").read_bytes()).values()
        assert "text attribution" not in rows[0]

    def test_what_is_in_no_claim_has_a_sheet_of_its_own(self):
        invoke("verify", "harbour.yaml", "--coverage", "-o", "check.xlsx")
        made = read(Path("check.xlsx").read_bytes())
        assert [*made] == ["Fact check", "Not in claims"]
        assert made["Not in claims"][0] == ["text source", "text line", "text why", "text words"]

    def test_several_maps_are_on_one_sheet(self):
        invoke("verify", "clean.yaml", "harbour.yaml", "-o", "check.xlsx")
        (rows,) = read(Path("check.xlsx").read_bytes()).values()
        assert [row[0] for row in rows] == [
            "text map",
            *["text clean.yaml"] * 3,
            *["text harbour.yaml"] * 6,
        ]

    def test_words_that_look_like_a_formula_are_words(self):
        Path("harbour.yaml").write_text(MOUTHS.replace("The harbour is sold.", '"=1+1"'))
        invoke("verify", "harbour.yaml", "sale", "-o", "check.xlsx")
        (rows,) = read(Path("check.xlsx").read_bytes()).values()
        assert "text =1+1" in rows[1]

    def test_it_must_be_a_file(self):
        ran = invoke("verify", "harbour.yaml", "-F", "xlsx")
        assert ran.code == 2
        assert "-o FILE.xlsx" in ran.err

    def test_other_commands_write_none(self):
        assert invoke("who", "harbour.yaml", "-o", "who.xlsx").code == 2
