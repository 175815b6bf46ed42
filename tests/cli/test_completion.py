"""Completion: what fits where, and that bash, zsh and fish really put it on the line."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import dedent

import click
import pytest
from click.testing import CliRunner

from argmap.cli import completion as completing
from argmap.cli.commands.convert.completion import SHELLS, Line, read_line
from argmap.cli.group import COMMANDS
from argmap.cli.root import argmap
from argmap.formats.core.registry import FORMATS
from tests.helpers import ROOT, run
from tests.processes import PATIENCE, end

DEBATE = """
    issue: überland-bus
    speakers:
      ada: {name: Ada Lovelace, role: engineer}
      b-2: {name: Zoë O'Brien, aliases: [the Baroness]}
      данило: Данило Коваль
    speeches: [1AC, "2nd: reply"]
    sources: {hearing: {title: The hearing}, paper.1: {title: A $HOME `x` paper}}
    claims:
      überland-bus:
        text: "A bus with $(touch executed) and `touch executed`"
        said: [{speaker: ada, quote: Yes, source: hearing, turn: "2nd: reply"}]
        tags: ["$(touch executed)", two words, it's, 'say "hi"', "c:d", "star*", 'back\\slash', "#hash"]
        section: [Steps & costs, "Part: 1"]
      日本語: {text: In Japanese, speaker: данило, rebuts: überland-bus}
      costs: {text: It costs too much, speaker: b-2, rebuts: 日本語}
      noise: {text: It is loud, undercuts: 日本語/überland-bus}
    relations:
      - {kind: supports, premises: [costs, noise], target: überland-bus}
      - {kind: rebuts, premises: [costs, noise], target: überland-bus}
"""
OTHER = "speakers: {cy: Cy}\nclaims: {cars: {text: Cars., speaker: cy}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one map, which is the current one."""
    (tmp_path / "debate.yaml").write_text(dedent(DEBATE), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@dataclass(frozen=True)
class Reply:
    """One line of an answer."""

    kind: str
    value: str
    help: str


def replies(line: str) -> list[Reply]:
    """What zsh is told about a line without quotes."""
    *words, word = line.split(" ")[1:]
    env = {"_ARGMAP_WORDS": "\n".join(words), "_ARGMAP_WORD": word}
    result = CliRunner().invoke(argmap, ["completion", "zsh", "--reply"], env=env)
    assert (result.exit_code, result.stderr) == (0, "")
    return [Reply(*reply.split("\t")) for reply in result.stdout.splitlines() if reply]


def values(line: str) -> list[str]:
    """The words offered; `<map>` and `<file>` where the shell is to list files."""
    return [r.value if r.kind == "plain" else f"<{r.kind}>" for r in replies(line)]


# -- what fits where ----------------------------------------------------------------------------


def test_commands_with_their_help(folder):
    assert Reply("plain", "who", COMMANDS["who"]) in replies("argmap wh")
    assert values("argmap ") == list(COMMANDS)
    assert values("argmap nonsense ") == []


def test_options_and_choices(folder):
    assert {"--speaker", "--source", "--section"} <= set(values("argmap who --s"))
    assert values("argmap who --stance m") == ["mixed"]
    assert values("argmap completion ") == ["bash", "zsh", "fish"]


CLAIMS = ["überland-bus", "日本語", "costs", "noise"]


def test_the_first_word_is_a_map_or_a_claim_of_the_default_map(folder, monkeypatch):
    assert values("argmap who ") == ["<map>", *CLAIMS]
    (folder / "other.yaml").write_text(OTHER)
    assert values("argmap who ") == ["<map>"]
    monkeypatch.setenv("ARGMAP_MAP", "other.yaml")
    assert values("argmap who ") == ["<map>", "cars"]


def test_later_words_are_claims_of_the_map(folder):
    (folder / "other.yaml").write_text(OTHER)
    assert values("argmap who other.yaml ") == ["<map>", "cars"]
    assert values("argmap who other.yaml cars ") == ["cars"]
    assert values("argmap show other.yaml ") == ["cars"]
    assert values("argmap show -m other.yaml ") == ["cars"]
    assert values("argmap who debate.yaml other.yaml c") == ["<map>", "costs", "cars"]
    assert values("argmap who . c") == ["<map>", "costs", "cars"]
    assert values("argmap show ~/none.yaml ") == []


def test_of_a_huge_folder_the_first_maps_must_do(folder):
    with (folder / "debate.yaml").open("a", encoding="utf-8") as debate:
        debate.write("#" * 2_000_000)
    (folder / "other.yaml").write_text(OTHER)
    assert values("argmap who . c") == ["<map>", "costs"]
    assert values("argmap who debate.yaml other.yaml c") == ["<map>", "costs", "cars"]


def test_commands_about_whole_maps_take_only_maps(folder):
    for name in ("check", "import", "export"):
        assert values(f"argmap {name} debate.yaml ") == ["<map>"]


def test_maps_may_come_after_other_words(folder):
    assert values("argmap sql ") == ["<map>"]
    assert values("argmap sql select debate.yaml ") == ["<map>"]


def test_commands_with_arguments_of_their_own_know_the_map(folder):
    @click.command
    @click.argument("file", shell_complete=completing.map_file)
    @click.argument("claim", shell_complete=completing.claim)
    def command(file: str, claim: str) -> None:
        """A command without the usual words."""

    context = command.make_context("it", ["debate.yaml"], resilient_parsing=True)
    found = command.params[1].shell_complete(context, "c")
    assert [item.value for item in found] == ["costs"]


def test_files_name_the_suffixes_of_maps(folder):
    suffixes = dict.fromkeys(s for f in FORMATS if f.reader for s in f.suffixes)
    assert replies("argmap check ") == [Reply("map", " ".join(suffixes), "")]
    assert list(suffixes)[:3] == [".yaml", ".yml", ".json"]
    assert values("argmap who debate.yaml -o x") == ["<file>"]


def test_path_takes_two_places(folder):
    assert values("argmap path debate.yaml ") == [
        *CLAIMS,
        "日本語/überland-bus",
        "costs/日本語",
        "noise/日本語/überland-bus",
        "costs+noise/überland-bus",
        "costs+noise/überland-bus#2",
    ]
    assert values("argmap path debate.yaml costs costs/") == ["costs/日本語"]
    assert values("argmap path debate.yaml costs relation:n") == [
        "relation:noise/日本語/überland-bus"
    ]
    assert values("argmap path debate.yaml costs noise ") == []


def test_claims_show_their_text(folder):
    assert replies("argmap show debate.yaml claim:co") == [
        Reply("plain", "claim:costs", "It costs too much")
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["ada", "b-2", "данило"]),
        ("a", ["ada"]),
        ("Lov", ["ada"]),
        ("zoë", ["b-2"]),
        ("bar", ["b-2"]),
        ("Ков", ["данило"]),
        ("speaker:d", []),
        ("speaker:ad", ["speaker:ada"]),
    ],
)
def test_speakers_by_id_or_by_name(folder, typed, found):
    assert values(f"argmap who debate.yaml --speaker {typed}") == found
    assert values(f"argmap who debate.yaml --speaker={typed}") == found
    assert values(f"argmap gaps debate.yaml -s {typed}") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("who debate.yaml --source p", ["paper.1"]),
        ("who debate.yaml -t two", ["two words"]),
        ("who debate.yaml --section P", ["Part: 1"]),
        ("who debate.yaml --about c", ["costs"]),
        ("who debate.yaml --issue n", ["noise"]),
        ("who --issue n", ["noise"]),
        ("chain debate.yaml --between ", ["ada", "b-2", "данило"]),
        ("chain debate.yaml --between ada b", ["b-2"]),
        ("gaps debate.yaml --after ", ["1AC", "2nd: reply"]),
        ("export debate.yaml --to d", ["dot"]),
        ("explain AM010", ["AM010"]),
        ("explain am010", ["AM010"]),
        ("explain empty-t", ["empty-text"]),
        ("check --ignore AM2,empty-t", ["AM2,empty-text"]),
        ("add c", ["claim"]),
        ("add claim debate.yaml -s b", ["b-2"]),
        ("add claim debate.yaml --supported-by costs+noi", ["costs+noise"]),
        ("add utterance debate.yaml --claim noi", ["noise"]),
        ("add utterance debate.yaml --source p", ["paper.1"]),
        ("link debate.yaml cos", ["costs"]),
        ("link debate.yaml costs reb", ["rebuts"]),
        ("set debate.yaml costs no", ["note="]),
        ("set debate.yaml ada st", ["stance="]),
        ("set debate.yaml ada stance=f", ["stance=for"]),
        ("set debate.yaml costs tags=tw", ["tags=two words"]),
        ("set debate.yaml issue=n", ["issue=noise"]),
        ("set debate.yaml style=t", ["style=tv"]),
        ("set debate.yaml sp", ["speeches="]),
        ("link debate.yaml costs rebuts noise --turn 1", ["1AC"]),
    ],
)
def test_values_of_options(folder, line, found):
    assert values(f"argmap {line}") == found


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("add claim debate.yaml --rebuts cos", "costs"),
        ("link debate.yaml costs rebuts noi", "noise"),
        ("set debate.yaml cos", "costs"),
        ("rename debate.yaml cos", "costs"),
        ("remove debate.yaml costs noi", "noise"),
    ],
)
def test_edits_offer_claims_and_their_relations(folder, line, claim):
    first, *relations = values(f"argmap {line}")
    assert first == claim
    assert relations
    assert all(relation.startswith((f"{claim}/", f"{claim}+")) for relation in relations)


def all_options() -> Iterator[tuple[str, click.Parameter]]:
    for name in COMMANDS:
        command = argmap.get_command(click.Context(argmap), name)
        assert command is not None
        yield from ((name, param) for param in command.params)
        if isinstance(command, click.Group):
            context = click.Context(command)
            for inner in filter(
                None, map(partial(command.get_command, context), command.list_commands(context))
            ):
                yield from ((f"{name} {inner.name}", param) for param in inner.params)


@pytest.mark.parametrize(
    ("name", "param"),
    [
        (n, p)
        for n, p in all_options()
        if p.metavar
        in ("CLAIM", "CLAIMS", "TARGET", "WHO", "FILE", "FILE...", "TAG", "MAP", "OLD", "ID...")
    ],
    ids=lambda x: x if isinstance(x, str) else x.opts[0],
)
def test_no_option_about_a_map_is_forgotten(folder, name, param):
    context = click.Context(click.Command(name), resilient_parsing=True)
    assert param.shell_complete(context, ""), "give it a completer of argmap.cli.completion"


# -- whatever the map looks like ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "speakers: {ada: Ada}\nclaims:\n  a: {text: A, rebutts: b}\n  b: {text: B, supports: c}\n",
        "speakers: {ada: Ada}\nclaims:\n  a: A\n  b: {text: B,\n",
        "speakers: {ada: Ada}\nclaims:\n  a: x: y\n  b: [\n",
    ],
)
def test_a_broken_map_is_completed_as_far_as_it_makes_sense(folder, text):
    (folder / "broken.yaml").write_text(text)
    assert values("argmap show broken.yaml ") == ["a", "b"]
    assert values("argmap who broken.yaml --speaker ") == ["ada"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\2", b"\xff\xfe\0", b"[1, 2]", b"claims: [1]", b"{" * 5000, b"\xe9: \xe9"],
)
def test_what_is_no_map_offers_nothing(folder, content):
    (folder / "odd.yaml").write_bytes(content)
    assert values("argmap show odd.yaml ") == []
    assert values("argmap who odd.yaml --speaker ") == []


def test_only_regular_files_are_read(folder):
    assert values("argmap show - ") == []
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
        assert values("argmap show pipe.yaml ") == []


def test_a_failure_says_nothing(folder, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("argmap.cli.completion.arguments.typed", fail)
    assert values("argmap show debate.yaml ") == []


def test_control_characters_never_reach_the_terminal(folder):
    (folder / "other.yaml").write_text(
        'claims: {a: {text: "line\\nbreak \\e[31m", tags: ["x\\e[31m", "y\\nz", ok]}}\n'
    )
    assert values("argmap who other.yaml -t ") == ["ok"]
    assert replies("argmap show other.yaml ") == [Reply("plain", "a", "line break \\x1b[31m")]


def test_completing_leaves_the_folder_as_it_is(folder):
    before = sorted(p.name for p in folder.iterdir())
    for line in (
        "argmap who ",
        "argmap who debate.yaml -o ",
        "argmap export debate.yaml -o x.yaml",
    ):
        values(line)
    assert sorted(p.name for p in folder.iterdir()) == before


# -- how a line is read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words", "kept"),
    [
        ("argmap who", ["argmap", "who"], 0),
        ("argmap who ", ["argmap", "who", ""], 0),
        ("", [""], 0),
        ("a 'b c' \"d e\" f\\ g", ["a", "b c", "d e", "f g"], 0),
        ("a 'b \\c", ["a", "b \\c"], 0),
        ('a "b \\" \\c', ["a", 'b " \\c'], 0),
        ("a '' b", ["a", "", "b"], 0),
        ("a claim:b", ["a", "claim:b"], 6),
        ("a claim\\:b", ["a", "claim:b"], 0),
        ("a 'claim:b", ["a", "claim:b"], 0),
        ("a --tag='two w", ["a", "--tag=two w"], 6),
        ("a --tag=x:y", ["a", "--tag=x:y"], 8),
    ],
)
def test_lines_are_read_as_bash_reads_them(line, words, kept):
    assert read_line(line, "\"'=:").words == words
    assert read_line(line, "\"'=:") == Line(words, kept)


# -- the command --------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_of_the_environment_is_meant(shell):
    named = CliRunner().invoke(argmap, ["completion", shell])
    meant = CliRunner().invoke(argmap, ["completion"], env={"SHELL": f"/usr/bin/{shell}"})
    assert named.exit_code == meant.exit_code == 0
    assert named.stdout == meant.stdout != ""


@pytest.mark.parametrize("shell", ["", "/bin/tcsh"])
def test_an_unknown_shell_is_a_usage_error_that_lists_the_three(shell):
    result = CliRunner().invoke(argmap, ["completion"], env={"SHELL": shell})
    assert result.exit_code == 2
    assert all(name in result.stderr for name in SHELLS)


def test_help_has_the_line_to_install():
    text = run("completion", "--help").out
    for place in ("~/.bashrc", "~/.zshrc", "~/.config/fish/completions/argmap.fish"):
        assert place in text


def test_printing_a_script_loads_nothing_heavy():
    code = (
        "import sys; from argmap.cli.root import argmap;"
        "argmap(['completion', 'bash'], standalone_mode=False);"
        "print({'pydantic', 'networkx', 'yaml', 'rich'} & sys.modules.keys(), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == "set()\n"


# -- the shells themselves ----------------------------------------------------------------------

START = {
    "bash": """
        PS1='READY> '
        source <(command argmap completion bash)
        argmap() { printf '%s\\n' "$@" > "$GOT.new"; command mv "$GOT.new" "$GOT"; }
    """,
    "zsh": """
        PS1='READY> '
        autoload -Uz compinit && compinit -u -D
        source <(command argmap completion zsh)
        argmap() { printf '%s\\n' "$@" > "$GOT.new"; command mv "$GOT.new" "$GOT"; }
    """,
    "fish": """
        function fish_prompt; echo -n 'READY> '; end
        function fish_greeting; end
        set -g fish_autosuggestion_enabled 0
        command argmap completion fish | source
        function argmap; printf '%s\\n' $argv > "$GOT.new"; command mv "$GOT.new" "$GOT"; end
    """,
}
"""What each shell runs first: completion, and an `argmap` that notes down its words."""


class Terminal:
    """A shell on a pseudo-terminal, in a folder."""

    def __init__(self, shell: str, home: Path, folder: Path, environment: dict[str, str]) -> None:
        import fcntl
        import pty
        import termios

        self.got = home / "got"
        start = home / ".zshrc"
        start.write_text(dedent(START[shell]))
        command = {
            "bash": ["bash", "--noprofile", "--rcfile", str(start), "-i"],
            "zsh": ["zsh", "-d", "-i"],
            "fish": ["fish", "-i", "-C", f"source {start}"],
        }[shell]
        self.leader, follower = pty.openpty()
        termios.tcsetwinsize(follower, (50, 100))
        self.process = subprocess.Popen(
            command,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=folder,
            env={**environment, "GOT": str(self.got), "ZDOTDIR": str(home)},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(follower)
        self.screen = b""
        try:
            self.until(lambda: b"READY> " in self.screen)
        except BaseException:
            self.close()
            raise

    def until(self, done: Callable[[], bool]) -> None:
        """Read what the shell shows until something holds and the shell has come to rest."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if select.select([self.leader], [], [], 0.1)[0]:
                self.screen += os.read(self.leader, 65536)
            elif done():
                return
        raise AssertionError(f"the shell is stuck: {self.screen!r}")

    def words(self, typed: str) -> list[str]:
        """Type a line (a tab completes), press Enter, and see the words argmap is called with."""
        self.got.unlink(missing_ok=True)
        self.screen = b""
        os.write(self.leader, typed.encode() + b"\n")
        self.until(lambda: self.got.exists() and b"READY> " in self.screen)
        return self.got.read_text(encoding="utf-8").splitlines()

    def shows(self, typed: str, *texts: str) -> None:
        """Type a line with tabs, wait until the texts are on the screen, and clear the line."""
        self.screen = b""
        os.write(self.leader, typed.encode())
        self.until(lambda: all(text.encode() in self.screen for text in texts))
        os.write(self.leader, b"\x03")
        self.until(lambda: True)

    def close(self) -> None:
        end(self.process)
        os.close(self.leader)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with maps, and `bin/argmap` that runs this argmap."""
    folder = tmp_path_factory.mktemp("shells") / "maps"
    (folder / "sub dir").mkdir(parents=True)
    for path in ("debate.yaml", "my map.yaml", "sub dir/in.yaml"):
        (folder / path).write_text(dedent(DEBATE), encoding="utf-8")
    (folder / "plan.yml").write_text(OTHER)
    (folder / "plan.tar").write_text("None.")
    bin = folder.parent / "bin"
    bin.mkdir()
    program = bin / "argmap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n')
    program.chmod(0o755)
    return folder


def environment_of(workshop: Path, home: Path) -> dict[str, str]:
    # Without this folder a new fish reads every manual page of the machine.
    (home / "data/fish/generated_completions").mkdir(parents=True, exist_ok=True)
    return {
        "PATH": f"{workshop.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(scope="module", params=list(SHELLS))
def terminal(
    request: pytest.FixtureRequest, workshop: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terminal]:
    pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    shell = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    home = tmp_path_factory.mktemp(shell)
    terminal = Terminal(shell, home, workshop, environment_of(workshop, home))
    yield terminal
    terminal.close()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("who debate.yaml --spe\t", ["who", "debate.yaml", "--speaker"]),
        # files
        ("who deb\t", ["who", "debate.yaml"]),
        ("who my\t", ["who", "my map.yaml"]),
        ("who 'my\t", ["who", "my map.yaml"]),
        ("who sub\tin\t", ["who", "sub dir/in.yaml"]),
        ("who --map=my\t", ["who", "--map=my map.yaml"]),
        ("who pl\t", ["who", "plan.yml"]),
        ("who debate.yaml -o plan.t\t", ["who", "debate.yaml", "-o", "plan.tar"]),
        # what stands in a map whose name is quoted
        ("who my\\ map.yaml -s ad\t", ["who", "my map.yaml", "-s", "ada"]),
        ("who 'my map.yaml' --speaker=ad\t", ["who", "my map.yaml", "--speaker=ada"]),
        ("chain debate.yaml --between a\tb\t", ["chain", "debate.yaml", "--between", "ada", "b-2"]),
        # ids of any script, and those of relations
        ("who debate.yaml -s дан\t", ["who", "debate.yaml", "-s", "данило"]),
        ("show debate.yaml claim:日\t", ["show", "debate.yaml", "claim:日本語"]),
        (
            "path debate.yaml costs noise/\t",
            ["path", "debate.yaml", "costs", "noise/日本語/überland-bus"],
        ),
        ("path debate.yaml costs/\t", ["path", "debate.yaml", "costs/日本語"]),
        (
            "path debate.yaml costs+noise/überland-bus#\t",
            ["path", "debate.yaml", "costs+noise/überland-bus#2"],
        ),
        # what the shell would obey
        ("who debate.yaml -t two\t", ["who", "debate.yaml", "-t", "two words"]),
        ("who debate.yaml -t it\t", ["who", "debate.yaml", "-t", "it's"]),
        ("who debate.yaml -t 'it\t", ["who", "debate.yaml", "-t", "it's"]),
        ('who debate.yaml -t "say\t', ["who", "debate.yaml", "-t", 'say "hi"']),
        ("who debate.yaml -t c:\t", ["who", "debate.yaml", "-t", "c:d"]),
        ("who debate.yaml -t st\t", ["who", "debate.yaml", "-t", "star*"]),
        ("who debate.yaml -t back\t", ["who", "debate.yaml", "-t", "back\\slash"]),
        ("who debate.yaml -t \\#\t", ["who", "debate.yaml", "-t", "#hash"]),
        ("who debate.yaml -t \\$\t", ["who", "debate.yaml", "-t", "$(touch executed)"]),
        ("who debate.yaml --section=Part\t", ["who", "debate.yaml", "--section=Part: 1"]),
    ],
)
def test_a_shell_completes_the_line(terminal, workshop, typed, words):
    assert terminal.words(f"argmap {typed}") == words
    assert not (workshop / "executed").exists()


def test_a_name_completes_to_what_argmap_understands(terminal):
    word = terminal.words("argmap who debate.yaml -s Lov\t")[-1]
    # fish keeps only what the typed word is a part of; argmap takes names, too.
    assert word in ("ada", "Ada Lovelace")


def test_completion_works_where_argmap_is_not_on_the_path(workshop, tmp_path):
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("bash is not installed")
    script = subprocess.run(
        ["argmap", "completion", "bash"],
        env=environment_of(workshop, tmp_path),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    ask = dedent("""
        COMP_LINE='bin/argmap who debate.yaml -s a' COMP_POINT=31 COMP_CWORD=4
        COMP_WORDS=(bin/argmap who debate.yaml -s a)
        _argmap_completion bin/argmap a -s
        echo "${COMPREPLY[@]}"
    """)
    environment = {**environment_of(workshop, tmp_path), "PATH": "/usr/bin:/bin"}
    if shutil.which("argmap", path=environment["PATH"]):
        pytest.skip("argmap is installed in the system")
    done = subprocess.run(
        [shell, "--norc", "-c", script + ask],
        cwd=workshop,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("ada\n", "")


def test_fish_and_zsh_show_what_an_id_stands_for(terminal):
    name = Path(terminal.process.args[0]).name
    if name == "bash":
        terminal.shows("argmap who debate.yaml -s \t\t", "ada", "b-2", "данило")
    elif name == "zsh":
        terminal.shows("argmap who debate.yaml -s \t\t", "ada     -- Ada Lovelace")
    else:
        terminal.shows("argmap who debate.yaml -s \t\t", "Ada Lovelace", "Данило Коваль")


def test_fish_lists_without_a_terminal(workshop, tmp_path):
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    listed = subprocess.run(
        [
            "fish",
            "-c",
            "argmap completion fish | source; complete -C 'argmap who debate.yaml --sp';"
            "complete -C 'argmap who debate.yaml --speaker '",
        ],
        cwd=workshop,
        env=environment_of(workshop, tmp_path),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert re.sub("\t.*", "", listed).split() == ["--speaker", "ada", "b-2", "данило"]
    assert "ada\tAda Lovelace" in listed
