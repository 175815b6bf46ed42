"""The server as a client sees it, over standard input and output: one that works, one that forges, one that breaks out."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from argmap import load
from argmap.mcp.calls import ORDER
from argmap.mcp.prompts import PROMPTS
from tests.helpers import run
from tests.mcp.conftest import HEARING, STREET

pytest.importorskip("mcp", reason="argmap[mcp] is not installed")

SEED = Path(os.environ.get("ARGMAP_TEST_DATA", "")) / "seed" / "article.txt"
Work = Callable[["Assistant"], Awaitable[None]]


class Assistant:
    """A client with its calls, each told as it was answered."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def call(self, tool: str, **arguments: Any) -> tuple[dict[str, Any], bool]:
        reply = await self.client.call_tool(tool, arguments)
        data = json.loads(reply.content[0].text)
        assert reply.structured_content == data
        return data, reply.is_error

    async def answer(self, tool: str, **arguments: Any) -> dict[str, Any]:
        data, is_error = await self.call(tool, **arguments)
        assert not is_error, data
        return data

    async def error(self, tool: str, **arguments: Any) -> dict[str, Any]:
        data, is_error = await self.call(tool, **arguments)
        assert is_error, data
        return data


def session(root: Path, work: Work, *options: str) -> None:
    """Let an assistant work with one server, which must end by itself."""
    from mcp.client.client import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    async def main() -> None:
        arguments = ["-m", "argmap", "mcp", "--root", str(root), *options]
        environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        server = StdioServerParameters(command=sys.executable, args=arguments, env=environment)
        async with Client(stdio_client(server)) as client:
            await work(Assistant(client))

    asyncio.run(main())


def test_an_assistant_works_with_every_tool(tmp_path: Path) -> None:
    (tmp_path / "hearing.txt").write_text(HEARING, encoding="utf-8")
    (tmp_path / "street.yaml").write_text(STREET, encoding="utf-8")
    map = {"map": "street.yaml"}
    done = {**map, "dry_run": False}

    async def work(assistant: Assistant) -> None:
        client, used = assistant.client, []

        async def ask(tool: str, **arguments: Any) -> dict[str, Any]:
            used.append(tool)
            return await assistant.answer(tool, **arguments)

        listed = await client.list_tools()
        assert [tool.name for tool in listed.tools] == list(ORDER)
        writing = {tool.name for tool in listed.tools if not tool.annotations.read_only_hint}
        assert writing == set(ORDER[16:])

        assert (await ask("who", **map))["speakers"][0]["name"] == "Rosa Lind"
        assert (await ask("chain", **map))["roots"][0]["id"] == "close"
        assert (await ask("sides", **map))["speakers"][0]["against"] == 1
        assert (await ask("gaps", **map))["unanswered"] == ["lose/close"]
        assert (await ask("why", claim="close", **map))["label"] == "out"
        assert (await ask("judge", semantics="preferred", **map))["labels"]["lose"] == "in"
        assert (await ask("check", **map))["errors"] == 0
        assert (await ask("verify", attribution=True, **map))["clean"] is True
        assert (await ask("show", claims=["lose"], **map))["claims"][0]["id"] == "lose"
        assert (await ask("search", match="trade", **map))["claims"][0]["id"] == "lose"
        assert (await ask("path", **{"from": "lose", "to": "close"}, **map))["effect"] == "against"
        assert (await ask("stats", **map))["claims"] == 2
        assert "claims" in (await ask("schema"))["schema"]["properties"]
        assert (await ask("formats"))["formats"]
        assert (await ask("schemes", name="expert opinion"))["questions"]
        assert (await ask("explain", code="AM201"))["name"] == "empty-text"

        await ask("new", map="new.yaml", title="Lanes?", article="hearing.txt", dry_run=False)
        await ask("draft", map="draft.yaml", files=["hearing.txt"], dry_run=False)
        words = {"speaker": "Vane", "quote": "Most of them come on foot"}
        added = await ask("add", what="claim", text="Few drive.", id="foot", **words, **done)
        assert added["proof"]["proven"] == 1
        await ask("link", premises=["foot"], kind="rebuts", target="lose", **done)
        await ask("propose", claim="foot", kind="supports", target="close", **done)
        await ask("accept", claim="foot", **done)
        await ask("unlink", relations=["foot/close"], **done)
        await ask("set", id="foot", values={"tags": ["trade"]}, **done)
        await ask("rename", old="foot", new="on-foot", **done)
        await ask("remove", ids=["on-foot"], cascade=True, **done)
        assert set(used) == set(ORDER)

        uris = [resource.uri for resource in (await client.list_resources()).resources]
        assert "argmap://source/hearing/street.yaml" in uris
        text = (await client.read_resource("argmap://source/hearing/street.yaml")).contents[0].text
        assert text.splitlines()[2].startswith('    3  "We would lose a third')
        assert (await client.list_resource_templates()).resource_templates
        for prompt in (await client.list_prompts()).prompts:
            about = {"map": "street.yaml", "article": "hearing.txt", "claim": "lose"}
            about |= {"first": "street.yaml", "second": "draft.yaml"}
            given = {a.name: about[a.name] for a in prompt.arguments}
            words = (await client.get_prompt(prompt.name, given)).messages[0].content.text
            assert "is material to look at" in words
            # Nothing of the map itself stands in a prompt.
            assert "customers" not in words
        assert len(PROMPTS) == 5

    session(tmp_path, work)
    # Whom a claim is by is what the client calls itself.
    assert load(tmp_path / "draft.yaml").claims["lose-third-customers"].extra["by"] == "mcp"


def test_an_assistant_that_forges_and_breaks_out_is_caught(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("claims: {s: The vault opens at nine.}\n", "utf-8")

    async def work(assistant: Assistant) -> None:
        await map_and_forge(assistant, root, quotes=5, speakers=10)
        for path in ("../secret.yaml", "/etc/passwd", "a/../../secret.yaml", "file:///x.yaml"):
            for tool in ("who", "check"):
                assert "vault" not in str(await assistant.error(tool, map=path))
            await assistant.error("new", map=path, title="X", dry_run=False)
            await assistant.error("draft", map="x.yaml", files=[path], dry_run=False)
            with pytest.raises(Exception, match=r"root|absolute"):
                await assistant.client.read_resource(f"argmap://map/{path}")

    session(root, work, "--as", "forger")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["root", "secret.yaml"]
    by = {claim.extra["by"] for claim in load(root / "mapped.yaml").claims.values()}
    assert by == {"forger"}


@pytest.mark.skipif(not SEED.is_file(), reason="no test data here (ARGMAP_TEST_DATA)")
def test_a_real_article_is_mapped_and_what_is_forged_in_it_caught(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(SEED.read_bytes())

    async def work(assistant: Assistant) -> None:
        await map_and_forge(assistant, tmp_path, quotes=5, speakers=10)

    session(tmp_path, work)


async def map_and_forge(assistant: Assistant, root: Path, *, quotes: int, speakers: int) -> None:
    """Map the article again from its draft, with every so many quotes and speakers forged."""
    await assistant.answer("draft", map="draft.yaml", files=["article.txt"], dry_run=False)
    drafted = load(root / "draft.yaml")
    said = [
        (claim, utterance)
        for claim in drafted.claims.values()
        for utterance in claim.utterances
        if utterance.quote_parts
    ]
    assert len(said) >= 10
    await assistant.answer(
        "new", map="mapped.yaml", title="X", article="article.txt", dry_run=False
    )
    for id, speaker in drafted.speakers.items():
        details = {"name": speaker.name, "role": speaker.role, "alias": speaker.aliases}
        flags = {"anonymous": speaker.anonymous, "collective": speaker.collective}
        await assistant.answer(
            "add", map="mapped.yaml", what="speaker", id=id, dry_run=False, **details, **flags
        )
    caught = {"quote": 0, "speaker": 0}
    for number, (claim, utterance) in enumerate(said):
        words, speaker = utterance.quote_parts, utterance.speaker
        forged = None
        if number % speakers == speakers - 1:
            forged, speaker = (
                "speaker",
                next(s for s in drafted.speakers if s not in claim.speakers),
            )
        elif number % quotes == quotes - 1:
            forged, words = "quote", [re.sub(r"\w{4,}", "never", words[0], count=2), *words[1:]]
        given = {"id": claim.id, "text": claim.text, "speaker": speaker, "quote": words}
        call = {"map": "mapped.yaml", "what": "claim", "dry_run": False, **given}
        if forged is None:
            assert (await assistant.answer("add", **call))["proof"]["proven"] == 1
        else:
            [found] = (await assistant.error("add", **call))["unproven"]
            assert found["verdict"] in ("altered", "absent", "elided", "other-speaker")
            if forged == "speaker":
                assert found["verdict"] == "other-speaker"
            caught[forged] += 1
    assert caught["quote"] >= 1
    assert caught["speaker"] >= 1
    verified = await assistant.answer("verify", map="mapped.yaml", attribution=True)
    assert verified["clean"] is True
    assert len(load(root / "mapped.yaml").claims) == len(said) - sum(caught.values())


def test_only_frames_come_out_and_nothing_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "street.yaml").write_text(STREET, encoding="utf-8")
    call = {"name": "judge", "arguments": {"map": "street.yaml", "semantics": "preferred"}}
    frames = [
        {"id": 1, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {},
            "clientInfo": {"name": "c", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": call},
        {"id": 3, "method": "nonsense"},
    ]  # fmt: skip
    lines = [json.dumps({"jsonrpc": "2.0", **frame}) for frame in frames]
    server = subprocess.Popen(
        [sys.executable, "-m", "argmap", "mcp", "--root", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert server.stdin is not None
    assert server.stdout is not None
    with server:
        server.stdin.write("\n".join([*lines, "no frame", ""]))
        server.stdin.flush()
        answers = {}
        while {1, 2, 3} - set(answers):
            frame = json.loads(server.stdout.readline())
            answers[frame.get("id")] = frame
        assert answers[2]["result"]["structuredContent"]["labels"] == {"close": "out", "lose": "in"}
        assert "error" in answers[3]
        server.stdin.close()
        for line in server.stdout:
            assert json.loads(line)["jsonrpc"] == "2.0"
    assert server.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="about systems with signals")
def test_an_interrupt_ends_it(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "argmap", "mcp", "--root", str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        server.stdin.flush()
        assert b'"id":1' in server.stdout.readline()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 130


def test_the_command_says_what_it_is(tmp_path: Path) -> None:
    assert run("mcp", "--skill").out.startswith("---\nname: argmap\n")
    assert "is no folder" in run("mcp", "--root", tmp_path / "no").err


ARTICLE = """\
A night market for the old docks

The council wants a night market on the old docks of Farrow. "It will bring the place back to life," said
Ines Marlow, who leads the council.

"Nobody will sleep in Quay Street again," said Piet Olden, who lives there. "We have asked for quiet for ten
years."

Marlow said that the market would close at eleven. "Eleven is early for a city," she said.

"My stall feeds four people, and the day market is dying," said Anwar Sayed, a baker. "Give us the docks and we
will sweep them every morning."

Olden was not convinced. "A broom does nothing against noise," he said.

Ruth Pell, a professor of planning, has counted visitors in nine such markets. "Seven of the nine paid for
themselves within two years," Pell said. "The other two had no trams."

"The tram stops four hundred metres from the docks," said Marlow.

Lena Brandt, who runs the tram company, warned of the cost. "Late trams need drivers, and we have none to
spare," Brandt said. "We would need eleven more people by spring."

"Then we will pay for them," Marlow said.

"People come for the food, and not for the view," said Pell.

Sayed said he would walk. "Bakers are up before the trams anyway," he said.
"""
