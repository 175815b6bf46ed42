"""`argmap.toml` and `[tool.argmap]`: how answers look and which checks run."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.config.errors import ConfigError
from argmap.config.finding import config_for
from argmap.config.reading import read_config
from argmap.lsp.choosing import checks_for
from tests.helpers import invoke

MAP = "issue: dogs\nclaims:\n  dogs: Dogs bark.\n  cats: Cats do not.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "m.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def set_to(folder, text, name="argmap.toml"):
    (folder / name).write_text(text, encoding="utf-8")


def test_nothing_is_set_without_a_file(folder):
    ran = invoke("config", "--json")
    assert json.loads(ran.out)["settings"]["width"] == {
        "value": None,
        "default": "the terminal",
        "from": None,
    }


def test_checks_are_chosen_and_options_win(folder):
    set_to(folder, '[check]\nignore = ["unvoiced", "AM223"]\n')
    assert "AM205" not in invoke("check").out
    assert "AM205" in invoke("check", "--select", "AM205").out
    assert not checks_for(str(folder / "m.argmap.yaml")).choice.has("AM205")


def test_answers_look_as_it_is_set(folder):
    set_to(folder, 'width = 30\nformat = "json"\n')
    assert json.loads(invoke("claims", "m.argmap.yaml").out)
    assert invoke("claims", "m.argmap.yaml", "-F", "text").out.startswith("[+]  dogs")
    assert invoke("claims", "m.argmap.yaml", "-o", "x.csv").code == 0
    assert (folder / "x.csv").read_text(encoding="utf-8").startswith("id,")


def test_pictures_have_the_theme_that_is_set(folder):
    plain = invoke("draw", "m.argmap.yaml", "--to", "svg").out
    dark = invoke("draw", "m.argmap.yaml", "--to", "svg", "--theme", "dark").out
    set_to(folder, 'theme = "dark"\n')
    assert plain != dark
    assert invoke("draw", "m.argmap.yaml", "--to", "svg").out == dark
    assert invoke("draw", "m.argmap.yaml").code == 0


def test_the_nearest_file_holds(folder, monkeypatch):
    set_to(
        folder,
        "[tool.argmap]\nwidth = 50\n\n[tool.argmap.check]\nignore = ['AM2']\n",
        "pyproject.toml",
    )
    monkeypatch.chdir(folder / "below")
    assert config_for().get("width") == 50
    assert config_for().origin("check.ignore").endswith("pyproject.toml:5")
    set_to(folder, "width = 60\n")
    assert config_for().get("width") == 60
    set_to(folder / "below", "width = 70\n")
    assert config_for().get("width") == 70
    assert "argmap.toml:1" in invoke("config").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("widht = 3\n", "argmap.toml:1: there is no setting 'widht'; did you mean width?"),
        (
            "\n[check]\nignor = []\n",
            "argmap.toml:3: there is no setting 'check.ignor'; did you mean check.ignore?",
        ),
        ("theme = 'drak'\n", "argmap.toml:1: theme cannot be 'drak'; did you mean dark?"),
        (
            "width = 3\n",
            "argmap.toml:1: width cannot be '3'; write a whole number from 24 to 1,000",
        ),
        ("width = true\n", "width cannot be 'True'"),
        ("[check]\nignore = ['unvoicd']\n", "did you mean unvoiced?"),
        ("check.ignore = 'AM2'\n", "argmap.toml:1: check.ignore cannot be 'AM2'; write a list"),
        ("width = \n", "argmap.toml:1:9: invalid value"),
        ("[[check]]\n", "check"),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_line(folder, text, said):
    set_to(folder, text)
    for command in (["config"], ["check"]):
        ran = invoke(*command)
        assert ran.code == 2
        assert said in ran.err


def test_a_project_without_a_word_of_argmap_is_left_alone(folder):
    set_to(folder, "[tool.black\n", "pyproject.toml")
    assert invoke("claims", "m.argmap.yaml").code == 0


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"a = " + b"[" * 5000, b"width = '\x1b[2J'", b"x=1\n" * 9]
)
def test_a_hostile_file_is_an_error_and_nothing_more(folder, content):
    (folder / "argmap.toml").write_bytes(content)
    ran = invoke("config")
    assert ran.code == 2
    assert "\x1b" not in ran.err


@given(st.text("[]=.\"'a{},#\nwidth 3", max_size=40))
def test_any_text_is_a_configuration_or_says_why_not(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8")
    problems = []
    try:
        assert read_config(str(path)) is not None
    except ConfigError as error:
        problems = error.problems
    assert all("any.toml" in problem for problem in problems)
