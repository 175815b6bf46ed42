"""`argmap draw`: pictures and boxes from the command line."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.helpers import EXAMPLES, invoke, invoke_on_screen, records, run, run_on_terminal
from tests.render.draw.pictures import needs_graphviz, of_class

LAMPS = EXAMPLES / "lights-out.argmap.yaml"


def drawn(*args: str | Path) -> ElementTree.Element:
    ran = invoke("draw", LAMPS, "--to", "svg", *args)
    assert ran.code == 0, ran.err
    return ElementTree.fromstring(ran.out)


def claims(root: ElementTree.Element) -> set[str]:
    return {card.get("data-claim", "") for card in of_class(root, "card")}


@needs_graphviz
class TestPictures:
    @pytest.mark.parametrize(
        ("name", "start"),
        [("a.svg", b"<svg "), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF"), ("a.txt", b"Should ")],
    )
    def test_the_suffix_says_the_format(self, dog: Path, name: str, start: bytes) -> None:
        if name[-3:].lower() in ("png", "pdf"):
            pytest.importorskip("typst")
        ran = invoke("draw", "dog.yaml", "-o", name)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
        assert (dog / name).read_bytes().startswith(start)

    def test_as_a_process_and_twice_the_same(self) -> None:
        once = run("draw", LAMPS, "--to", "svg")
        assert once.code == 0
        assert once.out == run("draw", LAMPS, "--to", "svg").out
        assert run("draw", "-", "--to", "svg", stdin=LAMPS.read_bytes()).out == once.out

    def test_a_part_of_the_map(self) -> None:
        assert claims(drawn("--about", "unsafe", "--depth", "1")) == {"unsafe", "crime-flat"}
        said = {record[0] for record in records("claims", LAMPS, "-s", "caller")}
        some = claims(drawn("--speaker", "caller"))
        assert said < some < claims(drawn())

    def test_what_stands_is_marked(self) -> None:
        assert not of_class(drawn(), "out")
        fallen = {card.get("data-claim") for card in of_class(drawn("--judge"), "out")}
        assert fallen == {record[0] for record in records("judge", LAMPS) if "out" in record}
        assert fallen
        assert of_class(drawn("--judge", "--semantics", "preferred"), "out")

    def test_clusters_and_colours(self) -> None:
        assert not of_class(drawn(), "frame")
        assert len(of_class(drawn("--cluster", "speaker"), "frame")) == 6
        legend = of_class(drawn("--colour-by", "speaker"), "legend")[0]
        assert "Maren Holt" in "".join(legend.itertext())

    def test_what_is_left_out_is_said(self) -> None:
        ran = invoke("draw", LAMPS, "--to", "svg", "--limit", "5")
        assert ran.code == 0
        assert re.match(r"\d+ claims left out", ran.err)
        assert len(claims(ElementTree.fromstring(ran.out))) == 5

    def test_without_graphviz_it_is_drawn_plainly_and_said_how_it_could_be_better(
        self, dog: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from argmap.render.draw import graphviz

        monkeypatch.setattr(graphviz, "_commands", list)
        ran = invoke("draw", "dog.yaml", "-o", "dog.svg")
        assert ran.code == 0
        assert "pip install 'argmap[draw]'" in ran.err
        root = ElementTree.parse(dog / "dog.svg").getroot()
        assert len(claims(root)) == 3
        assert "Graphviz" not in "".join(root.itertext())

    def test_pages_of_paper(self, tmp_path: Path) -> None:
        pytest.importorskip("typst")
        ran = invoke(
            "draw", EXAMPLES / "cartels.argmap.yaml", "-o", tmp_path / "x.pdf", "--page", "a4"
        )
        assert ran.code == 0
        count = int(re.match(r"(\d+) pages of a4", ran.err)[1])  # type: ignore[index]
        assert f"/Type/Pages/Count {count}/".encode() in (tmp_path / "x.pdf").read_bytes()
        assert count > 3

    def test_a_column_for_a_page_of_the_web(self) -> None:
        root = drawn("--width", "700", "--min-text", "11", "--credit", "A. <Mapper>")
        assert root.get("width") == "700"
        assert root.get("viewBox", "").split()[2] == "700"
        assert "A. <Mapper>" in "".join(root.itertext())

    @pytest.mark.parametrize("form", ["tree", "columns", "icicle", "matrix", "timeline"])
    def test_other_forms(self, form: str) -> None:
        root = drawn("--as", form)
        assert root.tag.endswith("svg")
        assert invoke("draw", LAMPS, "--as", form).code == 0

    def test_without_typst_there_are_still_svgs(
        self, dog: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        assert invoke("draw", "dog.yaml", "-o", "dog.svg").code == 0
        ran = invoke("draw", "dog.yaml", "-o", "dog.png")
        assert ran.code == 2
        assert "pip install 'argmap[pdf]'" in ran.err


class TestBoxes:
    @pytest.mark.parametrize("columns", [48, 80, 200])
    def test_no_line_is_wider_than_the_screen(self, columns: int) -> None:
        ran = invoke_on_screen("draw", LAMPS, "--judge", columns=columns)
        assert ran.code == 0
        assert max(map(len, ran.lines)) <= columns
        assert max(map(len, ran.lines)) > min(columns - 12, 100)

    def test_on_a_terminal_in_colour_and_through_a_pipe_without(self) -> None:
        colour = {"NO_COLOR": "", "FORCE_COLOR": ""}
        assert "\x1b[31m" in run_on_terminal("draw", LAMPS, env=colour).out
        piped = run("draw", LAMPS)
        assert "\x1b" not in piped.out
        assert "┏━ lights-out ━" in piped.out

    def test_ascii_where_the_locale_has_no_more(self) -> None:
        ran = run_on_terminal("draw", LAMPS, env={"PYTHONIOENCODING": "ascii:replace"})
        assert "#= lights-out =" in ran.out
        assert not set(ran.out) & set("│─┏╭“")

    def test_needs_no_graphviz(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from argmap.render.draw import graphviz

        monkeypatch.setattr(graphviz, "_commands", list)
        assert invoke("draw", LAMPS).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "gif"], "'gif' is none of the choices"),
        (["-o", "picture.gif"], "use --to: svg, png, pdf"),
        (["-o", "picture"], "use --to: svg, png, pdf"),
        (["--to", "png"], "write it to a file with -o FILE"),
        (["--theme", "dark"], "--theme is for pictures"),
        (["--cluster", "section"], "--cluster is for pictures"),
        (["--scale", "3", "--to", "svg"], "--scale is for PNG"),
        (["--about", "lights-of"], "did you mean lights-out"),
        (["--issue", "nothing"], "there is no claim 'nothing'"),
        (["--speaker", "zed"], "there is no speaker 'zed'"),
        (["--semantics", "prefered"], "did you mean preferred"),
        (["--highlight", "zed"], "--highlight takes unanswered, a speaker or a claim"),
        (["--page", "a4", "--to", "svg"], "--page is for PDF"),
        (["--page", "b7", "-o", "x.pdf"], "'b7' is none of the choices"),
        (["--min-text", "9", "--to", "svg"], "add --width PX"),
        (["--aspect", "wide", "--to", "svg"], "'wide' is no shape"),
        (["--as", "matrix", "--cluster", "section", "--to", "svg"], "--cluster means nothing"),
        (["--as", "icicle", "--judge", "--to", "svg"], "--judge means nothing"),
        (["--as", "tree", "--direction", "TB", "--to", "svg"], "--direction means nothing"),
        (["--depth", "-1"], "not in the range"),
        ([LAMPS], "draw draws one map"),
        (["--judge", "preferred"], "write --judge --semantics preferred"),
    ],
)
def test_wrong_words(words: list[str], said: str) -> None:
    ran = invoke("draw", LAMPS, *words)
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.err


def test_a_map_may_stand_behind_judge() -> None:
    assert invoke("draw", "--judge", LAMPS) == invoke("draw", LAMPS, "--judge")


def test_an_unsound_map_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("claims: {a: {text: A., rebuts: b}}", encoding="utf-8")
    ran = invoke("draw", path, "-o", tmp_path / "map.svg")
    assert ran.code == 2
    assert "AM106" in ran.err
    assert not (tmp_path / "map.svg").exists()
