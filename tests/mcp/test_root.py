"""An assistant reads and writes below its root, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from argmap.mcp import resources, root
from argmap.mcp.calls import in_time
from argmap.mcp.desk import Desk
from argmap.mcp.errors import CallError
from argmap.mcp.prompts import filled
from tests.mcp.conftest import Ask

OUT = [
    "../secret.yaml",
    "sub/../../secret.yaml",
    "sub/../street.yaml",
    "./../secret.yaml",
    "..",
    "",
    ".",
    "/etc/passwd",
    "//server/share/map.yaml",
    "C:\\secret.yaml",
    "C:secret.yaml",
    "\\\\server\\share\\map.yaml",
    "file:///etc/passwd",
    "FILE:secret.yaml",
    "street.yaml\0.txt",
    "sub/\n/x.yaml",
    "~/secret.yaml",
    "-",
    "HEAD:street.yaml",
    ".git/config",
    ".hidden.yaml",
    "a/" * 600 + "x.yaml",
    "%2e%2e/secret.yaml",
]
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("who", {}),
    ("check", {}),
    ("add", {"what": "claim", "text": "X.", "dry_run": False}),
    ("new", {"title": "X", "dry_run": False}),
    ("draft", {"files": ["hearing.txt"], "dry_run": False}),
]


@pytest.mark.parametrize("path", OUT)
def test_no_path_leads_out(refused: Ask, desk: Desk, folder: Path, path: str) -> None:
    before = everything(folder.parent)
    for tool, arguments in CALLS:
        # A name that is only odd may be that of a new map.
        if tool in ("new", "draft") and not (".." in path or path.startswith(("/", "\\", "C:"))):
            continue
        refused(tool, map=path, **arguments)
    refused("new", map="new.yaml", title="X", article=path, dry_run=False)
    refused("draft", map="new.yaml", files=[path], dry_run=False)
    for uri in (resources.uri_of_map(path), f"{resources.MAP}{path}"):
        with pytest.raises(CallError):
            in_time(desk, resources.read, desk, uri)
    with pytest.raises(CallError):
        in_time(desk, filled, desk, "what-is-unanswered", {"map": path})
    assert everything(folder.parent) == before


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no links here")


@pytest.mark.parametrize("target", ["../secret.yaml", "street.yaml"])
def test_links_to_maps_are_not_followed(refused: Ask, folder: Path, target: str) -> None:
    linked(folder / "link.yaml", folder / target)
    for tool, arguments in CALLS:
        message = refused(tool, map="link.yaml", **arguments)["error"]
        assert "link" in message or "is there already" in message


def test_links_to_folders_are_not_followed(refused: Ask, desk: Desk, folder: Path) -> None:
    linked(folder / "away", folder.parent)
    for path in ("away/secret.yaml", "away/root/street.yaml"):
        assert "link" in refused("who", map=path)["error"]
    refused("new", map="away/new.yaml", title="X", dry_run=False)
    assert not (folder.parent / "new.yaml").exists()
    listed, _ = resources.listed(desk, None)
    assert not [found for found in listed if "secret" in found.uri]


def test_a_broken_link_is_not_written_through(refused: Ask, folder: Path) -> None:
    linked(folder / "new.yaml", folder.parent / "made.yaml")
    refused("new", map="new.yaml", title="X", dry_run=False)
    refused("draft", map="new.yaml", files=["hearing.txt"], dry_run=False)
    assert not (folder.parent / "made.yaml").exists()


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "link.txt", "away/secret.txt"])
def test_a_source_cannot_lead_out(
    ask: Ask, refused: Ask, desk: Desk, folder: Path, path: str
) -> None:
    linked(folder / "link.txt", folder.parent / "secret.txt")
    linked(folder / "away", folder.parent)
    ask("add", map="street.yaml", what="source", id="out", path=path, dry_run=False)
    claim = {"text": "X.", "speaker": "lind", "source": "out", "quote": "The vault opens at nine."}
    error = refused("add", map="street.yaml", what="claim", dry_run=False, **claim)
    assert "vault" not in str({**error["unproven"][0], "said": ""})
    assert error["unproven"][0]["verdict"] == "no-text"
    with pytest.raises(CallError):
        in_time(desk, resources.read, desk, resources.uri_of_source("street.yaml", "out"))


@pytest.mark.skipif(not root._CAN_HOLD, reason="about systems that can hold a folder")
def test_a_folder_that_becomes_a_link_meanwhile_leads_nowhere(desk: Desk, folder: Path) -> None:
    outside = folder.parent
    (outside / "street.yaml").write_text("claims: {secret: The vault.}\n", encoding="utf-8")
    (folder / "sub" / "street.yaml").write_text("claims: {a: A.}\n", encoding="utf-8")
    with desk.root.entered("sub/street.yaml") as name:
        (folder / "sub").rename(folder / "moved")
        linked(folder / "sub", outside)
        assert root.content_of(name, "sub/street.yaml") == b"claims: {a: A.}\n"
        from argmap.edit.change import change_file
        from argmap.edit.edits.renaming import Rename

        change_file(name, [Rename("claim", "a", "b")])
    assert (folder / "moved" / "street.yaml").read_text("utf-8") == "claims: {b: A.}\n"
    assert "secret" in (outside / "street.yaml").read_text("utf-8")


def test_a_file_that_becomes_a_link_meanwhile_is_not_read(desk: Desk, folder: Path) -> None:
    with desk.root.entered("street.yaml") as name:
        (folder / "street.yaml").unlink()
        linked(folder / "street.yaml", folder.parent / "secret.yaml")
        with pytest.raises(CallError, match="link"):
            root.content_of(name, "street.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_not_waited_for(refused: Ask, folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert "pipe" in refused("who", map="pipe.yaml")["error"]
    assert "folder" in refused("who", map="sub")["error"]


def test_large_files_are_not_read(
    refused: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(root, "MOST_BYTES", 300)
    assert "larger than" in refused("who", map="street.yaml")["error"]


def test_a_server_that_only_reads_writes_nothing(refused: Ask, desk: Desk) -> None:
    desk.is_read_only = True
    refused("new", map="new.yaml", title="X", dry_run=False)
    refused("set", map="street.yaml", values={"title": "X"}, dry_run=False)
