"""From a changed tree to the text of the file: only what was changed is written.

Every change becomes a patch, a stretch of the old text with what stands there now. A mapping or
list in YAML's block style is patched by whole lines, one in brackets between its commas; JSON is
all brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.edit.file.anchors import WrittenOut, settled_anchors
from argmap.edit.file.blocks import BlockPatch
from argmap.edit.file.brackets import BracketPatch
from argmap.edit.file.patches import Patches
from argmap.edit.file.styles import style_of
from argmap.edit.file.tree import Node, Tree

_BLOCK_MARK = re.compile(r"[|>][-+0-9]*")


def patched(tree: Tree, *, json: bool) -> str:
    """The text of the file with the changes that were made to its tree."""
    text = tree.document.source.text
    if not tree.root.touched:
        return text
    patches = Patches(tree, style_of(tree, json=json))
    for node in _changed(tree):
        _patch(patches, node)
    _patch_anchors(patches)
    _end_last_text(patches)
    result = patches.patched()
    # A file without a final line break gets none: git would show its last line as changed.
    return result if text.endswith(("\n", "\r")) else result.rstrip("\r\n")


def _changed(tree: Tree) -> Iterable[Node]:
    """The nodes in the text that were changed inside, each after the nodes it holds.

    A new part at the end of an inner block and a new part behind that block are both inserted at one
    offset. Patches keep their order there, so the inner one must come first.
    """
    found: list[Node] = []
    waiting = [tree.root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if node.at not in tree.document.aliases:
            waiting += [
                part.value
                for part in node.written_parts
                if not part.gone and part.value.at == part.value_at and part.value.touched
            ]
    return reversed(found)


def _patch(patches: Patches, node: Node) -> None:
    at = node.at or 0
    if at in patches.tree.document.aliases:
        # What an alias repeats stands elsewhere: from now on it is written out here.
        start, end = patches.extents.start(at), patches.extents.end(at)
        patches.add(start, end, patches.one_line(node.data(), "", typed=node.in_extra))
    elif patches.extents.in_flow(at):
        BracketPatch(patches, node).write()
    else:
        BlockPatch(patches, node).write()


def _patch_anchors(patches: Patches) -> None:
    """Patch aliases that cannot stay, and anchors that nothing repeats any more."""
    tree = patches.tree
    for change in settled_anchors(tree) if tree.document.aliases else ():
        text = ""
        if isinstance(change, WrittenOut):
            text = patches.one_line(change.node.data(), "", typed=change.node.in_extra)
        patches.add(change.start, change.end, text)


def _end_last_text(patches: Patches) -> None:
    """Write `|-` instead of `|` for a last text that is followed by new lines now.

    The file had no final line break, so neither had the text. With lines after it, `|` would give
    the text a line break that it did not have.
    """
    document, extents = patches.tree.document, patches.extents
    leaf = len(document.values) - 1
    if document.source.text.endswith(("\n", "\r")) or not extents.is_block_text(leaf):
        return
    end = extents.end(leaf)
    mark = _BLOCK_MARK.match(extents.text, extents.opening(leaf))
    replaced = any(p.start < end <= p.end for p in patches.found)
    if mark and not replaced and any(p.start >= end for p in patches.found):
        patches.add(*mark.span(), mark[0].replace("+", "").replace("-", "") + "-")
