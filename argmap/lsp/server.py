"""The language server itself: what comes in by the protocol, and what goes out.

Everything that is said about a text is worked out by the pure functions of this room. Completions are
given at once, from what is known; whatever needs the text to be read waits for a thread, so that typing
never does. An answer that cannot be given is an empty one with a line in the editor's log.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from argmap import __version__
from argmap.diagnostics import Diagnostic
from argmap.lsp import (
    actions,
    completion,
    folding,
    formatting,
    hints,
    hover,
    navigation,
    renaming,
    symbols,
)
from argmap.lsp.choosing import Configured, checks_for
from argmap.lsp.converting import Converter, folding_ranges
from argmap.lsp.opened import Opened, maps_below, opened, path_of, uri_of
from argmap.lsp.positions import Positions
from argmap.lsp.snapshot import Snapshot
from argmap.render.terminal.text import shown

Answer = TypeVar("Answer")

DELAY = 0.05
"""So many seconds after the last keystroke a text is looked at."""

LARGE = 200_000
"""A text of more characters is told first what is wrong with its syntax and its names, and then the rest."""


class MapServer(LanguageServer):
    """A server for the maps that an editor has open."""

    def __init__(self) -> None:
        super().__init__("argmap", __version__)
        self.texts: dict[str, Opened] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self.misconfigured: dict[str, tuple[str, ...]] = {}
        """What is wrong in the configuration of each open text."""
        # One at a time: two readings of a large map would only slow each other down.
        self._reader = ThreadPoolExecutor(1, "argmap")

    def converter(self, uri: str) -> Converter | None:
        """What turns answers about an open text into those of the protocol."""
        text = self.texts.get(uri)
        return Converter(text.snapshot, uri, text.positions) if text is not None else None

    async def read(self, work: Callable[[], Answer]) -> Answer:
        """Work something out beside the loop that answers the editor."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, work)

    async def answer(
        self, uri: str, work: Callable[[Converter], Answer], otherwise: Answer
    ) -> Answer:
        """An answer about an open text; `otherwise` where there is none."""
        converter = self.converter(uri)
        if converter is None:
            return otherwise
        try:
            return await self.read(lambda: work(converter))
        except renaming.NotEditableError as error:
            raise JsonRpcInvalidParams(str(error)) from error
        except Exception as error:
            self.tell(error)
            return otherwise

    def tell(self, error: Exception) -> None:
        """A line in the editor's log about what went wrong here."""
        message = f"argmap: {type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message[:500]))

    # -- diagnostics --------------------------------------------------------------------------------

    def look(self, uri: str) -> None:
        """Look at a text as soon as nobody types."""
        self.forget(uri)
        self._waiting[uri] = asyncio.ensure_future(self._looked(uri))

    def forget(self, uri: str) -> None:
        """Look no further at a text."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    async def _looked(self, uri: str) -> None:
        await asyncio.sleep(DELAY)
        text = self.texts.get(uri)
        if text is None:
            return
        snapshot = text.snapshot
        try:
            loaded = await self.read(lambda: snapshot.loaded)
            if len(snapshot.text) > LARGE:
                self._publish(text, snapshot, loaded.diagnostics)
            configured = await self.read(lambda: checks_for(snapshot.path))
            self._tell_configured(uri, configured)
            found = await self.read(lambda: snapshot.diagnostics(configured.choice))
            self._publish(text, snapshot, found)
        except Exception as error:
            self.tell(error)

    def _tell_configured(self, uri: str, configured: Configured) -> None:
        """A message about a configuration that cannot be followed: once, and again after a change."""
        known = {problem for problems in self.misconfigured.values() for problem in problems}
        self.misconfigured[uri] = configured.problems
        new = [problem for problem in configured.problems if problem not in known]
        if new:
            lines = [*map(shown, new), "Until this is mended all checks run."]
            message = types.ShowMessageParams(types.MessageType.Warning, "\n".join(lines))
            self.window_show_message(message)

    def _publish(self, text: Opened, snapshot: Snapshot, found: list[Diagnostic]) -> None:
        # A newer version will be looked at itself.
        if text.snapshot is not snapshot or self.texts.get(text.uri) is not text:
            return
        text.found = found
        converter = Converter(snapshot, text.uri, text.positions)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(text.uri, converter.diagnostics(found))
        )


def made_server() -> MapServer:
    """A server with all that it can answer."""
    server = MapServer()
    _texts(server)
    _questions(server)
    _changes(server)
    _pages(server)
    return server


def serve() -> None:
    """Serve one editor on standard input and output until it ends."""
    # Beside a thread that reads a large map, each step of an answer waits so long for its turn at most.
    sys.setswitchinterval(0.0005)
    made_server().start_io()


# -- the texts --------------------------------------------------------------------------------------


def _texts(server: MapServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        encoding: Any = server.workspace.position_encoding or "utf-16"
        server.texts[document.uri] = opened(
            document.uri, document.text, document.language_id, getattr(encoding, "value", encoding)
        )
        server.look(document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        text = server.texts.get(params.text_document.uri)
        if text is None:
            return
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                ends = (start.line, start.character), (end.line, end.character)
                text.changed(text.positions.replaced(*ends, change.text))
            else:
                text.changed(change.text)
        server.look(text.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        # The texts of sources may have changed on disk.
        text = server.texts.get(params.text_document.uri)
        if text is not None:
            text.changed(text.positions.text)
            server.look(text.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.misconfigured.pop(uri, None)
        if server.texts.pop(uri, None) is not None:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


# -- questions --------------------------------------------------------------------------------------


def _questions(server: MapServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[":", " ", "[", "<", "{", ",", "/", "+"]),
    )
    async def complete(params: types.CompletionParams) -> types.CompletionList:
        converter = server.converter(params.text_document.uri)
        if converter is None:
            return types.CompletionList(is_incomplete=False, items=[])
        offset = converter.offset(params.position)
        return converter.completions(completion.completions(converter.snapshot, offset))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        def work(to: Converter) -> types.Hover | None:
            found = hover.hover(to.snapshot, to.offset(params.position))
            if found is None:
                return None
            text = types.MarkupContent(types.MarkupKind.PlainText, found.text)
            return types.Hover(text, to.range(found.about))

        return await server.answer(params.text_document.uri, work, None)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(params: types.DefinitionParams) -> list[types.Location]:
        def work(to: Converter) -> list[types.Location]:
            found = navigation.definitions(to.snapshot, to.offset(params.position))
            return [to.location(stretch) for stretch in found]

        return await server.answer(params.text_document.uri, work, [])

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(params: types.ReferenceParams) -> list[types.Location]:
        def work(to: Converter) -> list[types.Location]:
            found = navigation.references(
                to.snapshot,
                to.offset(params.position),
                with_definition=params.context.include_declaration,
            )
            return [to.location(stretch) for stretch in found]

        return await server.answer(params.text_document.uri, work, [])

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        def work(to: Converter) -> list[types.DocumentSymbol]:
            return to.symbols(symbols.outline(to.snapshot))

        return await server.answer(params.text_document.uri, work, [])

    @server.feature(types.WORKSPACE_SYMBOL)
    async def search(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        texts = [*server.texts.values()]
        folders = [path for uri in server.workspace.folders if (path := path_of(uri))]

        def work() -> list[types.WorkspaceSymbol]:
            found: list[types.WorkspaceSymbol] = []
            for text in texts:
                to = Converter(text.snapshot, text.uri, text.positions)
                found += to.workspace_symbols(symbols.matching(text.snapshot, params.query))
            for map in maps_below(folders, {t.snapshot.path or "" for t in texts}):
                to = Converter(map, uri_of(map.path or ""), Positions(map.text))
                found += to.workspace_symbols(symbols.matching(map, params.query))
            return found

        return await server.read(work)

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def fold(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        def work(to: Converter) -> list[types.FoldingRange]:
            snapshot = to.snapshot
            return folding_ranges(folding.folds(snapshot.text, is_argdown=snapshot.is_argdown))

        return await server.answer(params.text_document.uri, work, [])

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hint(params: types.InlayHintParams) -> list[types.InlayHint]:
        def work(to: Converter) -> list[types.InlayHint]:
            start, end = to.offset(params.range.start), to.offset(params.range.end)
            return [
                types.InlayHint(to.position(h.offset), h.text, padding_left=True)
                for h in hints.hints(to.snapshot, start, end)
            ]

        return await server.answer(params.text_document.uri, work, [])

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        def work(to: Converter) -> list[types.CodeLens]:
            return [
                types.CodeLens(
                    types.Range(to.position(found.start), to.position(found.end)),
                    types.Command(found.text, "argmap.showClaim", arguments=[found.claim]),
                )
                for found in hints.lenses(to.snapshot)
            ]

        return await server.answer(params.text_document.uri, work, [])


# -- changes ----------------------------------------------------------------------------------------


def _changes(server: MapServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.Range | None:
        def work(to: Converter) -> types.Range | None:
            found = renaming.renamable(to.snapshot, to.offset(params.position))
            return to.range(found) if found is not None else None

        return await server.answer(params.text_document.uri, work, None)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        def work(to: Converter) -> types.WorkspaceEdit | None:
            offset = to.offset(params.position)
            return to.workspace_edit(renaming.renamed(to.snapshot, offset, params.new_name))

        return await server.answer(params.text_document.uri, work, None)

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def format(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        def work(to: Converter) -> list[types.TextEdit] | None:
            return to.edits(formatting.formatted(to.snapshot))

        return await server.answer(params.text_document.uri, work, None)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            [types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite]
        ),
    )
    async def act(params: types.CodeActionParams) -> list[types.CodeAction]:
        text = server.texts.get(params.text_document.uri)
        told = [*text.found] if text is not None else []

        def work(to: Converter) -> list[types.CodeAction]:
            start, end = to.offset(params.range.start), to.offset(params.range.end)
            found = told or to.snapshot.diagnostics()
            return to.actions(
                actions.actions(to.snapshot, start, end, found), params.context.diagnostics
            )

        return await server.answer(params.text_document.uri, work, [])


# -- what editors ask beside the protocol -----------------------------------------------------------


def _pages(server: MapServer) -> None:
    @server.feature("argmap/page")
    async def page(params: Any) -> str | None:
        """The page of an open map, as `argmap export --to html` writes it; None for no sound map."""

        def work(to: Converter) -> str | None:
            from pathlib import Path

            from argmap.render.page.document import PageStyle, write

            map = to.snapshot.loaded.map
            folder = Path(to.snapshot.path or ".").parent
            return "".join(write(map, PageStyle(folder))) if map is not None else None

        return await server.answer(str(params.uri), work, None)

    @server.feature("argmap/claimAt")
    async def claim_at(params: Any) -> str | None:
        """The id of the claim at a position."""

        def work(to: Converter) -> str | None:
            place = types.Position(int(params.position.line), int(params.position.character))
            return navigation.claim_at(to.snapshot, to.offset(place))

        return await server.answer(str(params.uri), work, None)

    @server.feature("argmap/placeOf")
    async def place_of(params: Any) -> types.Range | None:
        """Where a claim is defined."""

        def work(to: Converter) -> types.Range | None:
            found = navigation.definition_of(to.snapshot, "claim", str(params.claim))
            return to.range(found) if found is not None else None

        return await server.answer(str(params.uri), work, None)
