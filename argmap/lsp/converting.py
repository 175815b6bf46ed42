"""Our answers in the words of the protocol."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from argmap.diagnostics import Diagnostic, Span
from argmap.lsp.actions import Action
from argmap.lsp.completion import Completions
from argmap.lsp.folding import Fold
from argmap.lsp.known_map import Completion, CompletionKind
from argmap.lsp.mentions import MentionKind
from argmap.lsp.positions import Positions
from argmap.lsp.snapshot import Snapshot, Stretch
from argmap.lsp.symbols import Symbol
from argmap.lsp.text_edits import TextEdit
from argmap.render.terminal.text import shown

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}

COMPLETION_KINDS: dict[CompletionKind, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "claim": types.CompletionItemKind.Reference,
    "speaker": types.CompletionItemKind.Variable,
    "source": types.CompletionItemKind.File,
    "speech": types.CompletionItemKind.Event,
    "relation": types.CompletionItemKind.Operator,
    "word": types.CompletionItemKind.EnumMember,
}

SYMBOL_KINDS: dict[MentionKind | None, types.SymbolKind] = {
    None: types.SymbolKind.Namespace,
    "claim": types.SymbolKind.String,
    "speaker": types.SymbolKind.Variable,
    "source": types.SymbolKind.File,
    "speech": types.SymbolKind.Event,
    "relation": types.SymbolKind.Operator,
}


class Converter:
    """Turns answers about one text into those of the protocol."""

    def __init__(self, snapshot: Snapshot, uri: str, positions: Positions) -> None:
        self.snapshot = snapshot
        self.uri = uri
        self.positions = positions

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        return types.Position(*self.positions.place(offset))

    def offset(self, position: types.Position) -> int:
        """The offset of a position."""
        return self.positions.offset(position.line, position.character)

    def range(self, stretch: Stretch) -> types.Range:
        """The range of a stretch."""
        return types.Range(self.position(stretch.start), self.position(stretch.end))

    def location(self, stretch: Stretch) -> types.Location:
        """The place of a stretch in this text."""
        return types.Location(self.uri, self.range(stretch))

    def diagnostics(self, found: Iterable[Diagnostic]) -> list[types.Diagnostic]:
        """Diagnostics, those of other files at the start of the text."""
        return [self.diagnostic(each) for each in found]

    def diagnostic(self, found: Diagnostic) -> types.Diagnostic:
        """One diagnostic, with what to do and the other places that belong to it."""
        is_here = found.file in (None, self.snapshot.path) and found.span is not None
        message = found.message if is_here or found.span is None else str(found)
        if found.help:
            message += f"\n{found.help}"
        related = [
            types.DiagnosticRelatedInformation(
                self.location(self.snapshot.stretch(other.span)), shown(other.message)
            )
            for other in (found.related if is_here else ())
        ]
        return types.Diagnostic(
            range=self.range(self._stretch(found.span if is_here else None)),
            severity=SEVERITIES[found.severity],
            code=found.code,
            source="argmap",
            message="\n".join(shown(line) for line in message.split("\n")),
            related_information=related or None,
        )

    def _stretch(self, span: Span | None) -> Stretch:
        return self.snapshot.stretch(span) if span is not None else Stretch(0, 0)

    def edits(self, edits: Iterable[TextEdit]) -> list[types.TextEdit]:
        """Edits of this text."""
        return [
            types.TextEdit(self.range(Stretch(edit.start, edit.end)), edit.new) for edit in edits
        ]

    def workspace_edit(self, edits: Iterable[TextEdit]) -> types.WorkspaceEdit:
        """Edits of this text, as a change of the workspace."""
        return types.WorkspaceEdit(changes={self.uri: self.edits(edits)})

    def completions(self, found: Completions) -> types.CompletionList:
        """Words to choose from, in our order."""
        place = self.range(Stretch(found.start, found.end))
        word = self.snapshot.text[found.start : found.end]
        items = [self._completion(item, n, place, word) for n, item in enumerate(found.items)]
        return types.CompletionList(is_incomplete=not found.is_complete, items=items)

    def _completion(
        self, item: Completion, number: int, place: types.Range, word: str
    ) -> types.CompletionItem:
        # Editors filter by the label; what fits by its meaning must not fall out.
        fits = word.casefold() in item.label.casefold()
        return types.CompletionItem(
            label=shown(item.label),
            kind=COMPLETION_KINDS[item.kind],
            detail=shown(" ".join(item.detail.split())) or None,
            sort_text=f"{number:04}",
            filter_text=item.label if fits else word,
            text_edit=types.TextEdit(place, item.written),
        )

    def symbols(self, found: Iterable[Symbol]) -> list[types.DocumentSymbol]:
        """An outline."""
        return [
            types.DocumentSymbol(
                name=shown(symbol.name),
                detail=shown(symbol.detail) or None,
                kind=SYMBOL_KINDS[symbol.kind],
                range=self.range(symbol.whole),
                selection_range=self.range(symbol.named),
                children=self.symbols(symbol.children) or None,
            )
            for symbol in found
        ]

    def workspace_symbols(self, found: Iterable[Symbol]) -> list[types.WorkspaceSymbol]:
        """Elements of this text, for a list of those of all texts."""
        return [
            types.WorkspaceSymbol(
                location=self.location(symbol.named),
                name=shown(f"{symbol.name}: {symbol.detail}" if symbol.detail else symbol.name),
                kind=SYMBOL_KINDS[symbol.kind],
            )
            for symbol in found
        ]

    def actions(
        self, found: Iterable[Action], asked: Iterable[types.Diagnostic]
    ) -> list[types.CodeAction]:
        """Changes that are offered, each with the diagnostic that it mends."""
        known = {(d.code, d.range.start.line, d.range.start.character): d for d in asked}
        offered = []
        for action in found:
            mended = self.diagnostic(action.mends) if action.mends is not None else None
            start = mended.range.start if mended is not None else types.Position(0, 0)
            same = known.get((mended.code, start.line, start.character)) if mended else None
            offered.append(
                types.CodeAction(
                    title=shown(action.title),
                    kind=types.CodeActionKind.QuickFix
                    if mended is not None
                    else types.CodeActionKind.RefactorRewrite,
                    diagnostics=[same] if same is not None else None,
                    is_preferred=action.is_preferred or None,
                    edit=self.workspace_edit(action.edits),
                )
            )
        return offered


def folding_ranges(found: Iterable[Fold]) -> list[types.FoldingRange]:
    """Lines that can be folded away."""
    return [
        types.FoldingRange(
            start_line=fold.first,
            end_line=fold.last,
            kind=types.FoldingRangeKind.Comment
            if fold.kind == "comment"
            else types.FoldingRangeKind.Region,
        )
        for fold in found
    ]
