"""A debate noted line by line in a file: the same map as `add` and `link` give, whole at every moment, undone to the byte."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import load, loads
from argmap.edit.live.lines import LineError
from argmap.edit.live.session import Session
from argmap.formats.core.reading import read
from argmap.model import ArgumentMap
from tests.helpers import invoke

ROUND = """\
# Notes of the final.
title: Uniforms
issue: uniforms
speakers:
  ava: {name: Ava, side: aff}
  noah: {name: Noah, side: neg}
speeches:
  1AC: {side: aff, speaker: ava}
  1NC: {side: neg, speaker: noah}
  CX: {kind: questions}
  1AR: aff
  2NR: {side: neg}
claims:
  uniforms: Schools should require uniforms.   # what it is about
  cheaper: {text: Uniforms are cheaper., speaker: ava, turn: 1AC, supports: uniforms}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "round.yaml"
    made.write_text(ROUND, encoding="utf-8")
    return made


def noted(path: Path, *lines: str) -> Session:
    session = Session(str(path))
    for line in lines:
        session.take(line)
    return session


def refusal(session: Session, line: str) -> str:
    """Why a line is refused; the file is as it was."""
    before = Path(session.path).read_bytes()
    with pytest.raises(LineError) as caught:
        session.take(line)
    assert Path(session.path).read_bytes() == before
    return f"{caught.value}; {caught.value.help}"


def test_a_point_is_for_the_issue_if_its_side_is_and_numbers_are_places_in_the_file(path) -> None:
    noted(path, "Bullies lose a reason.", ":", "1 Parents buy two sets.", "Pupils are not asked.")
    map = load(path)
    assert list(map.relations) == [
        *("cheaper/uniforms", "bullies-lose-a-reason/uniforms"),
        *("parents-buy-two-sets/cheaper", "pupils-are-not-asked/uniforms"),
    ]
    assert map.relations["bullies-lose-a-reason/uniforms"].kind == "supports"
    assert map.relations["pupils-are-not-asked/uniforms"].kind == "rebuts"
    assert map.claims["parents-buy-two-sets"].utterances[0].turn == "1NC"
    assert "# what it is about" in path.read_text(encoding="utf-8")


def test_quotes_and_places_are_of_the_utterance_and_words_for_a_repeated_point_are_reported(path):
    noted(path, 'Sets last. "for years" @p. 2', ":1ar", "1= they are", '2= "still good" @p. 9')
    said = [load(path).claims[id].utterances[-1] for id in ("sets-last", "cheaper")]
    assert [(u.turn, u.quote, u.reported, u.at) for u in said] == [
        ("1AR", "still good", None, "p. 9"),
        ("1AR", None, "they are", None),
    ]
    assert load(path).claims["sets-last"].utterances[0].quote == "for years"


def test_an_undercut_aims_at_the_first_step_without_an_answer_or_at_the_one_named(path) -> None:
    session = noted(path, "Two.", "Both.", ":1NC", "1+2 Not so.")
    session.take(":1AR")
    for line in ("4/ a.", "4/ b.", "4/2 c.", "4/1 d."):
        session.take(line)
    assert [r.target for r in load(path).relations.values() if r.kind == "undercuts"] == [
        *("not-so/cheaper", "not-so/two", "not-so/two", "not-so/cheaper"),
    ]
    assert "there is no 3" in refusal(session, "4/3 e.")


def test_an_old_point_answers_a_new_one_in_the_speech_that_is_held(path) -> None:
    noted(path, ":1NC", "Sets are dear.", ":1AR", "2<1")
    drawn = load(path).relations["cheaper/sets-are-dear"]
    assert (drawn.kind, drawn.turn, drawn.speakers) == ("rebuts", "1AR", [])


def test_a_point_of_the_others_that_is_turned_on_them_is_drawn_by_who_speaks(path) -> None:
    noted(path, ":1NC", "Sets are dear.", ":1AR", "Old sets are sold.", "3<2")
    assert load(path).relations["sets-are-dear/old-sets-are-sold"].speakers == ["ava"]


def test_other_words_for_a_point(path) -> None:
    noted(path, 'w 1 Uniforms cost less. "less" @p. 1')
    claim = load(path).claims["cheaper"]
    assert (claim.text, claim.utterances[0].quote) == ("Uniforms cost less.", "less")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("9 No.", "there is no point 9; the last one is 1; a text that begins with a digit"),
        ("0=", "0 is what the debate is about"),
        ("0/ No.", "0 bears on nothing"),
        ("1/2 No.", "no 2"),
        ("1<1", "cannot answer itself"),
        ("1<0", "answers nothing"),
        ("1=", "1 is said in 1AC already"),
        (":3NR", "no speech and no speaker '3NR'"),
        (":1AC bob", "no speaker 'bob'"),
        ("u", "nothing to undo"),
        ("1 ", "what rebuts 1"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(path, line, says) -> None:
    assert says in refusal(Session(str(path)), line)


def test_nobody_answers_what_is_said_only_later(path) -> None:
    session = noted(path, ":2NR", "New point.", ":1NC")
    assert "2 is only made in 2NR, after 1NC" in refusal(session, "2 No.")
    assert "2 is only made in 2NR" in refusal(session, "2/ No.")
    assert "2 is only made in 2NR" in refusal(session, "1<2")


def test_only_its_own_side_says_a_point_again(path) -> None:
    assert "1 is aff's" in refusal(noted(path, ":1NC"), "1=")


def test_where_nobody_says_who_speaks_nothing_is_put_into_anybodys_mouth(path) -> None:
    session = noted(path, ":CX")
    assert "nobody says who speaks in CX" in refusal(session, "A point.")
    session.take(":CX noah")
    session.take("A point.")
    assert load(path).claims["point"].speakers == ["noah"]
    assert load(path).relations["point/uniforms"].kind == "rebuts"
    assert "2NR is the last speech" in refusal(noted(path, ":2NR"), ":")


def test_turns_without_a_list_of_speeches_are_numbered_and_the_chair_makes_no_point(tmp_path):
    path = tmp_path / "tv.yaml"
    path.write_text(
        "{style: tv, issue: tax, speakers: {m: {side: chair}, ann: {side: for}, bo: {side: against}}, "
        "claims: {tax: Tax land.}}",
        encoding="utf-8",
    )
    session = noted(path, ":1 ann", "It is fair.", ": bo", "1 It is not.", ": m")
    assert "3 is the chair's" in refusal(session, "A question.")
    assert "nobody says who speaks in 4" in refusal(noted(path, ":4"), "A point.")
    map = load(path)
    assert [u.turn for c in map.claims.values() for u in c.utterances] == ["1", "2"]
    # Whoever goes on later goes on in the last turn, with the floor as it was.
    assert noted(path).floor.speaker == "bo"


def test_whoever_speaks_first_is_for_the_issue_where_no_side_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text("{issue: a, speakers: {x: X, y: Y}, claims: {a: A.}}", encoding="utf-8")
    noted(path, ":1 x", "One.", ": y", "Two.", ": x", "Three.")
    kinds = [relation.kind for relation in load(path).relations.values()]
    assert kinds == ["supports", "rebuts", "supports"]


def test_a_map_that_says_nothing_of_its_issue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    path.write_text("claims: {a: A.}", encoding="utf-8")
    with pytest.raises(LineError, match="what the debate is about"):
        Session(str(path))


# -- somebody else at work on the file ----------------------------------------------------------


def test_a_claim_that_somebody_puts_in_front_moves_nobodys_answer(path: Path) -> None:
    session = noted(path, ":1NC", "Sets are dear.")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  cheaper:", "  first: First.\n  cheaper:"), encoding="utf-8")
    session.floor = session.round.moved(session.floor, "1AR")
    done = session.take("2 They are handed down.")
    assert load(path).relations["they-are-handed-down/sets-are-dear"].kind == "rebuts"
    assert done.number == 4
    assert [(old, new) for _, old, new in done.moved] == [(1, 2), (2, 3)]
    assert "first: First." in path.read_text(encoding="utf-8")


def test_what_somebody_adds_has_the_number_that_the_file_gives_it(path: Path) -> None:
    session = noted(path, ":1NC", "Sets are dear.")
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}  more: {{text: More., speaker: ava, turn: 1AC}}\n", encoding="utf-8")
    session.take("3 No.")
    assert load(path).relations["no/more"].kind == "rebuts"
    # A number that only an older point has by now was never seen, and a change of speech tells so.
    path.write_text(text.replace("  cheaper:", "  first: F.\n  cheaper:"), encoding="utf-8")
    session.take("?")
    path.write_text(text, encoding="utf-8")
    assert session.take(":1AR").moved == (("cheaper", 2, 1), ("sets-are-dear", 3, 2))


def test_a_file_that_somebody_breaks_is_not_written_until_it_is_mended(path: Path) -> None:
    session = noted(path, "Two.")
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "  half: {text", encoding="utf-8")
    assert "the map has errors" in refusal(session, "Three.")
    path.write_text(text, encoding="utf-8")
    session.take("Three.")
    assert "three" in load(path).claims


def test_what_somebody_removes_is_gone_for_the_next_line(path: Path) -> None:
    session = noted(path, "Two.", ":1NC")
    path.write_text(ROUND, encoding="utf-8")
    assert "2 is gone: another program has removed two" in refusal(session, "2 No.")
    path.write_text(ROUND.replace("  1NC: {side: neg, speaker: noah}\n", ""), encoding="utf-8")
    assert "removed the speech '1NC'" in refusal(session, "1 No.")
    assert "removed the speech '1NC'" in refusal(session, ":")


def test_undo_never_takes_back_what_somebody_else_has_written(path: Path) -> None:
    session = noted(path, "Two.")
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert "undo would lose" in refusal(session, "u")


# -- the laws -----------------------------------------------------------------------------------

TEXTS = st.sampled_from(
    [
        "Sets are dear.",
        'It costs. "a lot"',
        "So say @p. 4",
        "\\50 % agree",
        "it's: a # [b]",
        "東京で、何が？",
    ]
)
NUMBERS = st.integers(0, 6)
LINES = st.one_of(
    TEXTS,
    st.builds("{} {}".format, NUMBERS, TEXTS),
    st.builds("{}{} {}".format, NUMBERS, st.sampled_from(["/", "~", "+", "/2"]), TEXTS),
    st.builds("{}+{} {}".format, NUMBERS, NUMBERS, TEXTS),
    st.builds("{}=".format, NUMBERS),
    st.builds("{}<{}".format, NUMBERS, NUMBERS),
    st.builds("w {} {}".format, NUMBERS, TEXTS),
    st.sampled_from([":", ":1AC", ":1NC", ":1AR", "u", "!", ":CX noah", "4.5", "w"]),
)


@given(st.lists(LINES, max_size=9))
def test_any_lines_leave_a_file_that_reads_and_undo_restores_every_byte(
    lines: Sequence[str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "round.yaml")
        path.write_text(ROUND, encoding="utf-8")
        session = Session(str(path))
        contents = [path.read_bytes()]
        for line in lines:
            try:
                session.take(line)
            except LineError:
                assert path.read_bytes() == contents[-1]
            if line == "u":
                contents = contents[:-1] or contents
                assert path.read_bytes() == contents[-1]
            elif path.read_bytes() != contents[-1]:
                contents.append(path.read_bytes())
            assert read(path).map == session.map()
        for before in reversed(contents[:-1]):
            session.take("u")
            assert path.read_bytes() == before


@given(
    st.lists(
        st.tuples(st.sampled_from(["1NC", "1AR", "2NR"]), st.sampled_from("/~+"), NUMBERS, TEXTS),
        max_size=5,
    )
)
def test_lines_give_the_same_map_as_add_and_link(steps) -> None:
    with tempfile.TemporaryDirectory() as folder:
        live, added = Path(folder, "live.yaml"), Path(folder, "added.yaml")
        for path in (live, added):
            path.write_text(ROUND, encoding="utf-8")
        session = Session(str(live))
        kinds = {"/": "undercuts", "~": "qualifies", "+": "supports"}
        for turn, sign, number, text in steps:
            session.take(f":{turn}")
            map: ArgumentMap = session.map()
            try:
                done = session.take(f"{number}{sign} {text}")
            except LineError:
                continue
            claim = load(live).claims[done.claim]
            said = claim.utterances[0]
            who = ["-s", said.speaker, "--turn", turn]
            who += ["--quote", said.quote] if said.quote else []
            who += ["--at", said.at] if said.at else []
            ran = invoke("add", "claim", added, "--text", claim.text, *who)
            assert ran.out.strip() == claim.id
            [drawn] = done.relations
            assert drawn.id not in map.relations
            invoke("link", added, claim.id, kinds[sign], drawn.target)
        assert load(live) == load(added)


def test_a_map_in_json_is_noted_in_too(tmp_path: Path) -> None:
    path = tmp_path / "round.json"
    path.write_text(
        '{"issue": "a", "speeches": ["1", "2"], "speakers": {"x": {"side": "aff"}},'
        ' "claims": {"a": "A."}}',
        encoding="utf-8",
    )
    noted(path, ":1 x", "A reason.")
    assert loads(path.read_text(encoding="utf-8")).claims["reason"].speakers == ["x"]
