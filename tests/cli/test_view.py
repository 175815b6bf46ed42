"""`argmap view`: who is answered, what they are told, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BROKEN, DOG
from tests.helpers import ROOT, invoke, run
from tests.processes import PATIENCE, end

pytest.importorskip("starlette", reason="the extra argmap[view] is not installed")


class Viewed:
    """A map that is being viewed, in a process of its own."""

    def __init__(self, *args: str, cwd: Path, browser: str | None = None) -> None:
        command = [sys.executable, "-m", "argmap", "view", *args]
        command += [] if browser else ["--no-browser"]
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "BROWSER": browser or ""},
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    def __enter__(self) -> Viewed:
        """For the time of a block; it has ended after that, whatever happens."""
        return self

    def __exit__(self, *raised: object) -> None:
        """End it."""
        end(self.process)

    def ask(self, path: str = "", **settings: Any) -> tuple[int, str, dict[str, str]]:
        """The status, the body and the headers of an answer."""
        request = urllib.request.Request(self.address + path, **settings)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode(), dict(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode(), dict(error.headers)

    def events(self) -> Iterator[tuple[str, str]]:
        """The news, each with its name and its data."""
        with urllib.request.urlopen(self.address + "events", timeout=PATIENCE) as stream:
            name = ""
            for line in stream:
                field, _, value = line.decode().rstrip("\n").partition(": ")
                if field == "event":
                    name = value
                elif field == "data":
                    yield name, value

    def end(self) -> tuple[int, str]:
        """Interrupt it; its exit code, and what it said on stderr."""
        self.process.send_signal(signal.SIGINT)
        _, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, err


View = Callable[..., Viewed]


@pytest.fixture
def view(dog: Path) -> Iterator[View]:
    """Begin to view a map of the folder; whatever happens, it has ended afterwards."""
    if sys.platform == "win32":
        pytest.skip("an interrupt is sent as a signal")
    with ExitStack() as begun:
        yield lambda name, browser=None: begun.enter_context(Viewed(name, cwd=dog, browser=browser))


@pytest.fixture
def viewed(view: View) -> Viewed:
    return view("dog.yaml")


def test_the_page_is_served_to_who_knows_its_name(viewed: Viewed) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", viewed.address)
    status, page, headers = viewed.ask()
    assert status == 200
    assert "Should the office get a dog?" in page
    assert headers["content-type"] == "text/html; charset=utf-8"
    root = viewed.address.split("/", 3)
    viewed.address = "/".join(root[:3]) + "/"
    assert [viewed.ask(p)[0] for p in ("", "data", "events", "guess/", "guess/data")] == [404] * 5


def test_only_this_map_and_nothing_else_of_the_machine_is_answered(viewed: Viewed) -> None:
    for path in ("dog.yaml", "../dog.yaml", "%2e%2e/dog.yaml", "/etc/passwd", "data/x"):
        assert viewed.ask(path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_get_is_answered(viewed: Viewed, method: str) -> None:
    assert viewed.ask("data", method=method)[0] == 405


def test_another_name_of_this_machine_is_not_answered(viewed: Viewed) -> None:
    """So that no page elsewhere can have its own name lead here."""
    assert viewed.ask("data", headers={"Host": "elsewhere.example"})[0] == 400


def test_every_answer_has_the_strict_policy(viewed: Viewed) -> None:
    for path in ("", "data", "nothing"):
        policy = viewed.ask(path)[2]["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_only_this_machine_is_listened_to(viewed: Viewed) -> None:
    port = int(viewed.address.split(":")[2].split("/")[0])
    other = "127.0.0.2"
    with socket.socket() as outside:
        outside.settimeout(2)
        assert outside.connect_ex((other, port)) != 0


def test_an_edit_is_told_and_so_is_one_that_breaks_the_map(viewed: Viewed, dog: Path) -> None:
    news = viewed.events()
    assert next(news)[0] == "map"
    (dog / "dog.yaml").write_text(DOG.replace("hardly ever", "never"), encoding="utf-8")
    first = next(news)
    assert first[0] == "map"
    assert "Whippets never bark." in viewed.ask("data")[1]
    (dog / "dog.yaml").write_text(BROKEN, encoding="utf-8")
    name, data = next(news)
    assert name == "broken"
    assert "there is no claim 'b'" in json.loads(data)["problems"][0]["message"]
    assert "^" in json.loads(data)["problems"][0]["excerpt"]
    # What was there last is still shown.
    assert "Whippets never bark." in viewed.ask("data")[1]
    (dog / "dog.yaml").unlink()
    assert "no such file" in next(news)[1]
    (dog / "dog.yaml").write_text(DOG.replace("hardly ever", "never"), encoding="utf-8")
    assert next(news) == first


def test_a_source_that_changes_is_followed_too(view: View, dog: Path) -> None:
    (dog / "more").mkdir()
    (dog / "more" / "talk.txt").write_text("Ann: Bread is dear.", encoding="utf-8")
    (dog / "bread.yaml").write_text(
        "sources: {talk: more/talk.txt}\nspeakers: {ann: Ann}\n"
        "claims: {a: {text: Dear., speaker: ann, quote: Bread is dear, source: talk}}\n",
        encoding="utf-8",
    )
    viewed = view("bread.yaml")
    news = viewed.events()
    next(news)
    (dog / "more" / "talk.txt").write_text("Ann, loudly: Bread is dear!", encoding="utf-8")
    assert next(news)[0] == "map"
    assert "Ann, loudly" in viewed.ask("data")[1]


def test_an_interrupt_ends_it_without_a_word_also_while_a_page_waits(viewed: Viewed) -> None:
    news = viewed.events()
    next(news)
    assert viewed.end() == (0, "Ctrl-C ends it.\n")
    assert list(news) == []


def test_the_browser_is_opened_at_the_address(view: View, dog: Path) -> None:
    script = dog / "browser"
    script.write_text('#!/bin/sh\necho "$1" > opened.part && mv opened.part opened\n')
    script.chmod(0o755)
    viewed = view("dog.yaml", browser=str(script))
    until = time.monotonic() + PATIENCE
    while not (dog / "opened").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert (dog / "opened").read_text().strip() == viewed.address
    assert viewed.end()[0] == 0


def test_where_no_browser_can_be_opened_that_is_said(view: View) -> None:
    viewed = view("dog.yaml", browser="/nowhere/browser")
    assert viewed.ask()[0] == 200
    assert viewed.process.stderr is not None
    said = [viewed.process.stderr.readline() for _ in range(2)]
    assert said[1] == "No browser could be opened; open the address yourself.\n"


def test_a_port_that_is_taken_is_said(dog: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = run("view", "dog.yaml", "--no-browser", "--port", port, cwd=dog)
    assert ran.code == 2
    assert ran.err == f"Error: port {port}: address already in use; choose another with --port N\n"


def test_what_cannot_be_viewed_is_said(dog: Path) -> None:
    (dog / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    refused = {
        "broken.yaml": "there is no claim 'b'",
        "-": "view follows a file",
        "none.yaml": "no such file",
        ".": "view shows one map",
    }
    for word, reason in refused.items():
        ran = invoke("view", word)
        assert ran.code == 2
        assert reason in ran.err
    ran = invoke("view", "dog.yaml", "--issue", "dg")
    assert (ran.code, "dg" in ran.err) == (2, True)


def test_a_missing_extra_is_named_with_how_to_get_it(dog: Path) -> None:
    without = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "sys.argv = ['argmap', 'view', 'dog.yaml']\n"
        "from argmap.__main__ import main; main()"
    )
    command = [sys.executable, "-c", without]
    ran = subprocess.run(
        command, cwd=dog, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert ran.returncode == 2
    assert "pip install 'argmap[view]'" in ran.stderr
    assert str(ROOT) not in ran.stderr
