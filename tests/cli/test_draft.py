import json
import os
import shutil
from pathlib import Path

import pytest

import argmap
from tests.helpers import invoke, run

ARTICLE = """\
Town may sell its last ferry

“It sank twice,” Mayor Elsa Norling said. She called the ferry “half empty.”

Two sailors told Coast Radio that they would miss it.
"""
PAGE = "<html><title>Ferry sold</title><nav>Home</nav><p>“It sank,” Ada Merrow said.</p></html>"


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path("ferry.txt")
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_draft_is_a_map_with_its_quotes_in_place(article):
    ran = run("draft", article, "--confidence", "low", "-o", "ferry.yaml", cwd=Path.cwd())
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "3 statements (1 direct, 1 mixed, 1 indirect) by 2 speakers.\n"
        "2 quotations in the text, 2 in claims.\n"
    )
    map = argmap.load("ferry.yaml")
    assert map.sources["ferry"].path == "ferry.txt"
    assert [c.utterances[0].via for c in map.claims.values()] == [None, None, "Coast Radio"]
    assert run("check", "ferry.yaml", cwd=Path.cwd()).code == 0
    assert run("verify", "ferry.yaml", cwd=Path.cwd()).code == 0


def test_what_is_left_out_is_told_with_its_line(article):
    ran = invoke("draft", article)
    assert "2 quotations in the text, 1 in claims; left out: line 3 (not sure enough).\n" in ran.err
    assert "1 statement in no claim: 1 not sure enough (--confidence low keeps" in ran.err


def test_without_a_file_the_map_goes_to_stdout(article):
    ran = invoke("draft", article)
    assert argmap.loads(ran.out).title == "Town may sell its last ferry"


def test_the_path_of_the_text_is_the_one_seen_from_the_map(article):
    Path("maps").mkdir()
    invoke("draft", article, "-o", "maps/ferry.yaml")
    assert argmap.load("maps/ferry.yaml").sources["ferry"].path == "../ferry.txt"


def test_raw_statements_have_the_documented_fields(article):
    data = json.loads(invoke("draft", article, "--json").out)
    first = data["statements"][0]
    assert first == {
        "spans": [[30, 46]],
        "text": "“It sank twice,”",
        "kind": "direct",
        "speaker": "Elsa Norling",
        "mention": "Mayor Elsa Norling",
        "mention_span": [47, 65],
        "cue": "said",
        "cue_span": [66, 70],
        "confidence": "high",
        "force": "asserts",
        "claim": "It sank twice.",
    }
    assert data["speakers"][0] == {
        "name": "Elsa Norling",
        "role": "Mayor",
        "mentions": [[47, 65], [53, 65], [72, 75]],
    }


def test_statements_of_several_files_stand_under_their_paths(article):
    Path("other.txt").write_text("Lund said it sank.", encoding="utf-8")
    data = json.loads(invoke("draft", article, "other.txt", "--json").out)
    assert [file["path"] for file in data["files"]] == ["ferry.txt", "other.txt"]


def test_standard_input_is_kept_beside_the_map(article):
    invoke("draft", "-", "-o", "debate.yaml", stdin=ARTICLE)
    assert Path("debate.txt").read_text(encoding="utf-8") == ARTICLE
    assert invoke("verify", "debate.yaml").code == 0


def test_the_text_of_a_page_is_kept_beside_the_map(article):
    Path("page.html").write_text(PAGE, encoding="utf-8")
    invoke("draft", "page.html", "-o", "page.yaml")
    assert Path("page.txt").read_text(encoding="utf-8") == "“It sank,” Ada Merrow said.\n"
    map = argmap.load("page.yaml")
    assert (map.title, map.sources["page"].path) == ("Ferry sold", "page.txt")
    assert invoke("verify", "page.yaml").code == 0


def test_without_a_file_for_the_map_it_is_said_that_the_text_is_not_kept(article):
    assert "-o FILE" in invoke("draft", "-", stdin=PAGE).err


def test_what_the_files_are_can_be_said(article):
    ran = invoke("draft", "-", "--from", "markdown", stdin="“It *sank*,” Lund said.")
    assert argmap.loads(ran.out).claims["sank"].utterances[0].quote == "It sank"


def test_nothing_is_overwritten_unless_asked_for(article):
    Path("ferry.yaml").write_text("mine", encoding="utf-8")
    ran = invoke("draft", article, "-o", "ferry.yaml")
    assert (ran.code, Path("ferry.yaml").read_text(encoding="utf-8")) == (1, "mine")
    assert "--force" in ran.err
    assert invoke("draft", article, "-o", "ferry.yaml", "--force").code == 0
    assert argmap.load("ferry.yaml").claims


def test_a_text_in_the_way_of_the_extracted_one_is_not_overwritten(article):
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path("page.txt").write_text("mine", encoding="utf-8")
    ran = invoke("draft", "page.html", "-o", "page.yaml")
    assert ran.code == 1
    assert "page.txt is there already" in ran.err
    assert Path("page.txt").read_text(encoding="utf-8") == "mine"
    assert not Path("page.yaml").exists()


def test_only_what_is_sure_enough(article):
    ran = invoke("draft", article, "--confidence", "high")
    assert list(argmap.loads(ran.out).claims) == ["sank", "miss"]


def test_a_map_in_json_by_its_suffix(article):
    invoke("draft", article, "-o", "ferry.json")
    assert argmap.load("ferry.json").claims


def test_a_text_in_which_nobody_speaks(article):
    ran = invoke("draft", "-", stdin="It rained.\n")
    assert ran.code == 0
    assert "no statements found" in ran.err
    assert argmap.loads(ran.out).claims == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "which text"),
        (["gone.txt"], "gone.txt: no such file"),
        (["."], "is a folder"),
        (["bytes.txt"], "bytes.txt is not UTF-8 text (byte 4)"),
        (["ferry.txt", "--from", "word"], "text, html, markdown"),
        (["ferry.txt", "-o", "gone/ferry.yaml"], "gone/ferry.yaml"),
    ],
)
def test_refusals_say_what_is_wrong(article, words, said):
    Path("bytes.txt").write_bytes(b"caf\xe9")
    ran = invoke("draft", *words)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.skipif("ARGMAP_TEST_DATA" not in os.environ, reason="needs a real article")
def test_a_real_article_with_damaged_characters_passes_its_own_check(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(Path(os.environ["ARGMAP_TEST_DATA"]) / "seed" / "article.txt", tmp_path)
    assert invoke("draft", "article.txt", "-o", "map.yaml", "--confidence", "low").code == 0
    map = argmap.load("map.yaml")
    assert len(map.claims) >= 35
    assert map.speakers["bruce-hoffman"].role.startswith("a senior fellow for counterterrorism")
    assert invoke("verify", "map.yaml").code == 0
    assert invoke("check", "map.yaml").code == 0


def test_pages_of_one_name_are_kept_side_by_side(article):
    said = {
        "monday": "The roof leaks",
        "tuesday": "The roof holds",
        "Wednesday": "There is no roof",
    }
    for day, words in said.items():
        Path(day).mkdir()
        name = "PAGE.html" if day == "Wednesday" else "page.html"
        Path(day, name).write_text(f"<p>“{words},” Ann Lee said.</p>", encoding="utf-8")
    pages = ["monday/page.html", "tuesday/page.html", "Wednesday/PAGE.html"]
    assert invoke("draft", *pages, "-o", "debate.yaml").code == 0
    paths = [source.path for source in argmap.load("debate.yaml").sources.values()]
    assert paths == ["page.txt", "page-2.txt", "PAGE-3.txt"]
    for path, words in zip(paths, said.values(), strict=True):
        assert words in Path(path).read_text("utf-8")
    assert run("verify", "debate.yaml", cwd=Path.cwd()).code == 0


@pytest.mark.parametrize("name", ["café", "cafe\u0301"])
def test_an_accent_made_in_two_ways_makes_one_name_on_some_systems(article, name):
    for folder, file in (("one", "café"), ("two", name)):
        Path(folder).mkdir()
        Path(folder, f"{file}.html").write_text(PAGE, encoding="utf-8")
    invoke("draft", "one/café.html", f"two/{name}.html", "-o", "debate.yaml")
    paths = [source.path for source in argmap.load("debate.yaml").sources.values()]
    assert paths == ["café.txt", f"{name}-2.txt"]


def test_the_text_of_a_page_takes_the_name_of_no_text_that_is_read_nor_of_the_map(article):
    Path("deep").mkdir()
    Path("deep/ferry.html").write_text(PAGE, encoding="utf-8")
    ran = invoke(
        "draft", "deep/ferry.html", article, "-o", "ferry-2.txt", "--to", "yaml", "--force"
    )
    assert ran.code == 0
    assert article.read_text("utf-8") == ARTICLE
    assert Path("ferry-3.txt").read_text("utf-8") == "“It sank,” Ada Merrow said.\n"
    assert "“It sank,”" not in Path("ferry-2.txt").read_text("utf-8")


def test_a_page_with_a_marked_section_that_nobody_knows_is_drafted(article):
    Path("page.html").write_text(f"<![word x]>{PAGE}<![", encoding="utf-8")
    assert "1 statement" in invoke("draft", "page.html", "-o", "page.yaml").err


DEBATE = """\
Mayor Elsa Norling said the ferry is safe. However, Norling said the engine needs care.

She denied that the budget was cut. “Every school got more money,” she said.
"""


@pytest.fixture
def offers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("debate.txt").write_text(DEBATE, encoding="utf-8")
    ran = invoke("draft", "debate.txt", "--propose", "-o", "debate.yaml")
    assert (
        "2 relations proposed (1 rebuts, 1 qualifies): `argmap link MAP --accept` takes them, "
        "CLAIM or KIND before it some.\n"
    ) in ran.err
    return Path("debate.yaml")


def relations(path):
    return list(argmap.load(path).relations)


def test_relations_are_offered_and_count_for_nothing_until_they_are_accepted(offers):
    assert relations(offers) == []
    assert run("check", offers, cwd=Path.cwd()).code == 0
    ran = invoke("link", offers, "--accept")
    assert sorted(ran.out.splitlines()) == sorted(relations(offers))
    assert len(relations(offers)) == 2
    assert not any(claim.proposed for claim in argmap.load(offers).claims.values())
    assert invoke("link", offers, "--accept").code == 2


def test_what_is_accepted_is_told_as_json(offers):
    changes = json.loads(invoke("link", offers, "--accept", "--json").out)["changes"]
    [was] = [change["was"] for change in changes if change.get("field") == "proposed"][:1]
    assert was[0]["kind"] in ("rebuts", "qualifies")


def test_all_of_a_kind_are_accepted_or_those_of_a_claim(offers):
    accepted = invoke("link", offers, "rebuts", "--accept")
    assert accepted.out.splitlines() == ["school-got-money/budget-cut"]
    assert invoke("link", offers, "rebuts", "--accept").code == 2
    of_claim = invoke("link", offers, "engine-needs-care", "qualifies", "--accept", "-n")
    assert "added relation engine-needs-care/ferry-safe" in of_claim.err
    assert invoke("link", offers, "engine-needs-care", "supports", "--accept").code == 2
    assert invoke("link", offers, "engine-needs-care", "--accept").code == 0


def test_a_reason_becomes_the_note_of_what_is_accepted(offers):
    invoke("link", offers, "qualifies", "--accept")
    (relation,) = argmap.load(offers).relations.values()
    assert (relation.kind, relation.note) == ("qualifies", "contrast: “However”")


def test_sentences_become_claims_of_their_own(article):
    article.write_text("“It sank twice in May. We will sell it soon,” Ada Merrow said.", "utf-8")
    assert [c.text for c in argmap.loads(invoke("draft", article).out).claims.values()] == [
        "It sank twice in May. We will sell it soon."
    ]
    assert [
        c.text for c in argmap.loads(invoke("draft", article, "--split").out).claims.values()
    ] == [
        "It sank twice in May.",
        "We will sell it soon.",
    ]
    assert invoke("draft", article, "--split", "--json").code == 2


def test_nothing_to_offer_is_said_and_json_has_no_offers(article):
    assert "No relations proposed" in invoke("draft", article, "--propose").err
    assert invoke("draft", article, "--propose", "--json").code == 2
