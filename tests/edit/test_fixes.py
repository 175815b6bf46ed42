"""`argmap check --fix`: what is put right without a change of what a map says."""

import argmap
from argmap.edit.editor import apply
from argmap.edit.fixes import fixes
from argmap.formats.core.reading import read, read_text
from tests.helpers import invoke

DOUBLED = """\
issue: dogs
speakers: {ada: Ada}
claims:
  dogs: {text: Dogs bark., speaker: ada}
  cats:
    text: Cats do not.   # as ever
    said:
      - {speaker: ada, quote: Never, at: p. 3}
      - {speaker: ada, quote: never}
    rebuts: {claim: dogs, scheme: argument from analgy}
relations:
  - {premises: [cats], kind: rebuts, target: dogs}
"""


def test_what_is_said_twice_and_slips_in_names_of_schemes_are_put_right():
    loaded = read_text(DOUBLED)
    found = fixes(loaded)
    assert sorted(fix.code for fix in found) == ["AM206", "AM212", "AM217"]
    text = apply(loaded, [fix.edit for fix in found])
    after = argmap.loads(text)
    assert [u.quote for u in after.claims["cats"].utterances] == ["Never"]
    (relation,) = after.relations.values()
    assert relation.scheme == "argument from analogy"
    assert "# as ever" in text
    assert fixes(read_text(text)) == []


def test_what_says_more_than_the_first_is_left_alone():
    text = DOUBLED.replace("target: dogs}", "target: dogs, note: see above}")
    assert "AM212" not in {fix.code for fix in fixes(read_text(text))}


def test_a_span_is_pointed_to_its_words(tmp_path):
    (tmp_path / "talk.txt").write_text("She said: They bark all night.", encoding="utf-8")
    (tmp_path / "m.yaml").write_text(
        "sources: {talk: {path: talk.txt}}\nspeakers: {ada: Ada}\nclaims:\n"
        "  a: {text: A., speaker: ada, source: talk, quote: They bark all night, span: [1, 9]}\n",
        encoding="utf-8",
    )
    (fix,) = fixes(read(tmp_path / "m.yaml"))
    assert fix.code == "AM246"
    ran = invoke("check", tmp_path / "m.yaml", "--fix")
    assert "1 fix made" in ran.err
    after = argmap.load(tmp_path / "m.yaml").claims["a"].utterances[0]
    assert after.span == [(10, 29)]


def test_nothing_is_written_in_a_dry_run_and_nothing_where_a_comment_says_so(tmp_path):
    file = tmp_path / "m.yaml"
    file.write_text(DOUBLED, encoding="utf-8")
    ran = invoke("check", file, "--fix", "-n", "--select", "AM217")
    assert "+    rebuts: {claim: dogs, scheme: argument from analogy}" in ran.out
    assert file.read_text(encoding="utf-8") == DOUBLED
    kept = DOUBLED.replace("analgy}", "analgy}  # argmap: ignore[AM217] our own name")
    assert "AM217" not in {fix.code for fix in fixes(read_text(kept))}


def test_a_map_with_errors_is_only_checked(tmp_path):
    (tmp_path / "m.yaml").write_text("claims: {a: {rebuts: b}}", encoding="utf-8")
    ran = invoke("check", tmp_path / "m.yaml", "--fix")
    assert ran.code == 1
    assert "AM106" in ran.out
