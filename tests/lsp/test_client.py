"""`argmap lsp` as an editor meets it: a client of the protocol, and the server as a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server is an extra")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.helpers import ROOT
from tests.lsp.typing import DOG, at

PATIENCE = 30


class Editor:
    """An editor with one map open."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.uri = (folder / "dog.argmap.yaml").as_uri()
        self.text = ""
        self.version = 0
        self.told: asyncio.Queue[list[types.Diagnostic]] = asyncio.Queue()
        self.logged: list[str] = []
        self.messages: list[str] = []

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            if params.uri == self.uri:
                self.told.put_nowait(list(params.diagnostics))

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    async def open(self, text: str, language: str = "yaml") -> list[types.Diagnostic]:
        self.text = text
        item = types.TextDocumentItem(self.uri, language, 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next_diagnostics()

    async def type(self, old: str, new: str) -> list[types.Diagnostic]:
        """Replace a stretch of the text, and wait for what is said of it."""
        start = self.text.index(old)
        self.version += 1
        change = types.TextDocumentContentChangePartial(
            types.Range(self.place(start), self.place(start + len(old))), new
        )
        self.text = self.text.replace(old, new, 1)
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.next_diagnostics()

    async def next_diagnostics(self) -> list[types.Diagnostic]:
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    def place(self, offset: int) -> types.Position:
        """A position as most editors count: in UTF-16."""
        line = self.text.count("\n", 0, offset)
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return types.Position(line, len(before.encode("utf-16-le")) // 2)

    def offset(self, position: types.Position) -> int:
        start = 0
        for _ in range(position.line):
            start = self.text.index("\n", start) + 1
        line = self.text[start:].split("\n", 1)[0].encode("utf-16-le")
        return start + len(line[: 2 * position.character].decode("utf-16-le"))

    def apply(self, edit: types.WorkspaceEdit | None) -> str:
        """The text after the edits that the server asked for."""
        assert edit is not None
        assert edit.changes is not None
        text = self.text
        edits = sorted(edit.changes[self.uri], key=lambda e: self.offset(e.range.start))
        for each in reversed(edits):
            start, end = self.offset(each.range.start), self.offset(each.range.end)
            text = text[:start] + each.new_text + text[end:]
        return text


def with_editor(
    folder: Path, work: Callable[[Editor], Awaitable[Any]], encodings: list[Any] | None = None
) -> Any:
    """Do something in an editor that has started the server; it must end when it is asked to."""

    async def session() -> Any:
        client = LanguageClient("test", "1")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await client.start_io(sys.executable, "-m", "argmap", "lsp", "--stdio", env=environment)
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        started = await client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general),
                root_uri=folder.as_uri(),
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "maps")],
            )
        )
        client.initialized(types.InitializedParams())
        editor = Editor(client, folder)
        editor.capabilities = started.capabilities  # type: ignore[attr-defined]
        try:
            found = await work(editor)
            assert editor.logged == []
            return found
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await asyncio.wait_for(client.stop(), PATIENCE)

    return asyncio.run(session())


def test_finding_fixing_and_renaming(tmp_path):
    async def work(editor: Editor) -> None:
        assert await editor.open(DOG) == []
        # A slip, while it is typed.
        (slip,) = await editor.type("rebuts: barking", "rebuts: braking")
        assert (slip.code, slip.severity) == ("AM106", types.DiagnosticSeverity.Error)
        assert slip.message == "there is no claim 'braking'\ndid you mean barking?"
        assert editor.offset(slip.range.start) == at("braking", editor.text)
        # What can be done about it.
        offered = await editor.client.text_document_code_action_async(
            types.CodeActionParams(editor.document, slip.range, types.CodeActionContext([slip]))
        )
        titles = [action.title for action in offered or ()]
        assert titles == ["Write barking", "Add the missing claim braking"]
        fix = (offered or ())[0]
        assert isinstance(fix, types.CodeAction)
        assert list(fix.diagnostics or ()) == [slip]
        assert editor.apply(fix.edit) == DOG
        assert await editor.type("braking", "barking") == []
        # Another name for it.
        place = editor.place(at("barking"))
        named = await editor.client.text_document_prepare_rename_async(
            types.PrepareRenameParams(editor.document, place)
        )
        assert named is not None
        edit = await editor.client.text_document_rename_async(
            types.RenameParams(editor.document, place, "noise")
        )
        assert editor.apply(edit).count("noise") == 2

    with_editor(tmp_path, work)


def test_everything_that_an_editor_asks(tmp_path):
    text = DOG.replace("Nobody", "😀 Nobody").replace("issue: get-a-dog", "issue:   get-a-dog")

    async def work(editor: Editor) -> None:
        client, document = editor.client, editor.document
        assert editor.capabilities.position_encoding == "utf-16"  # type: ignore[attr-defined]
        await editor.open(text)
        place = editor.place(at("get-a-dog", text, nth=3))
        hover = await client.text_document_hover_async(types.HoverParams(document, place))
        assert "The office should get a dog." in hover.contents.value  # type: ignore[union-attr]
        (found,) = await client.text_document_definition_async(  # type: ignore[misc]
            types.DefinitionParams(document, place)
        )
        assert editor.offset(found.range.start) == at("get-a-dog", text, nth=2)
        used = await client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), document, place)
        )
        assert len(used or ()) == 3
        words = await client.text_document_completion_async(
            types.CompletionParams(document, editor.place(at("barking", text, nth=3) + 3))
        )
        item = words.items[0]  # type: ignore[union-attr]
        assert (item.label, item.detail) == ("barking", "😀 Nobody could work with the barking.")
        outline = await client.text_document_document_symbol_async(
            types.DocumentSymbolParams(document)
        )
        assert [symbol.name for symbol in outline or ()] == ["speakers", "claims"]
        folds = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
        assert len(folds or ()) >= 4
        whole = types.Range(types.Position(0, 0), types.Position(99, 0))
        hints = await client.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
        assert [hint.label for hint in hints or ()] == [
            "rebutted by Ben",
            "rebutted by Ada Merrow, unanswered",
        ]
        lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
        assert lenses[0].command.title == "1 answer"  # type: ignore[index, union-attr]
        laid = await client.text_document_formatting_async(
            types.DocumentFormattingParams(document, types.FormattingOptions(2, True))
        )
        changed = types.WorkspaceEdit(changes={editor.uri: laid or []})
        assert "\nissue: get-a-dog\n" in editor.apply(changed)

    with_editor(tmp_path, work)


def test_maps_that_are_not_open_are_found_too(tmp_path):
    (tmp_path / "cats.argmap.yaml").write_text("claims: {cats: Cats purr.}", encoding="utf-8")

    async def work(editor: Editor) -> list[str]:
        await editor.open(DOG)
        found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("purr"))
        return [symbol.name for symbol in found or ()]

    assert with_editor(tmp_path, work) == ["cats: Cats purr."]


def test_a_page_and_the_places_of_claims_are_given_to_a_preview(tmp_path):
    async def work(editor: Editor) -> None:
        await editor.open(DOG)
        asked = editor.client.protocol.send_request_async
        page = await asked("argmap/page", {"uri": editor.uri})
        assert page.startswith("<!doctype html>")
        where = {"line": editor.place(at("hardly")).line, "character": 9}
        assert await asked("argmap/claimAt", {"uri": editor.uri, "position": where}) == "whippets"
        place = await asked("argmap/placeOf", {"uri": editor.uri, "claim": "whippets"})
        assert place.start.line == editor.place(at("whippets")).line

    with_editor(tmp_path, work)


def test_a_client_may_count_in_code_points(tmp_path):
    async def work(editor: Editor) -> None:
        assert editor.capabilities.position_encoding == "utf-32"  # type: ignore[attr-defined]
        (wrong,) = await editor.open('claims: {a: "😀", b: {text: B., rebuts: x}}')
        assert wrong.range.start.character == editor.text.index("x}")

    with_editor(tmp_path, work, [types.PositionEncodingKind.Utf32])


def test_a_configuration_that_cannot_be_followed_is_told_once_until_it_changes(tmp_path):
    configuration = tmp_path / "argmap.toml"
    configuration.write_text("[check]\nignroe = []\n", encoding="utf-8")

    async def work(editor: Editor) -> None:
        await editor.open(DOG)
        (told,) = editor.messages
        assert "argmap.toml:2: there is no setting 'check.ignroe'" in told
        assert "did you mean check.ignore?" in told
        await editor.type("dog.", "dogs.")
        assert len(editor.messages) == 1
        configuration.write_text("width = 1\n", encoding="utf-8")
        await editor.type("dogs.", "dog.")
        assert "width cannot be '1'" in editor.messages[1]

    with_editor(tmp_path, work)


def test_argdown_is_served_as_well(tmp_path):
    async def work(editor: Editor) -> list[str]:
        return [str(d.code) for d in await editor.open("[A]: One.\n  - [B]\n", "argdown")]

    assert with_editor(tmp_path, work)
