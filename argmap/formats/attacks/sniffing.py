"""How sure it is that a text is an attack graph as solvers take it."""

from __future__ import annotations

from argmap.formats.core.head import Head


def af(head: Head) -> int:
    """The ICCMA format begins with `p af` and the number of arguments."""
    return 90 if head.begins(r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*p af \d") else 0


def apx(head: Head) -> int:
    """ASPARTIX has facts such as `arg(a).` and begins with one."""
    if not head.begins(r"(?:\s|%[^\r\n]*)*(?:arg|att)\s*\("):
        return 0
    fact = r"^[ \t]*(?:arg\([^\s(),]+\)|att\([^\s(),]+,[^\s(),]+\))[ \t]*\."
    return 90 if head.finds(fact) else 0


def tgf(head: Head) -> int:
    """TGF has a line `#` alone: names above it, and pairs of names below."""
    edges = r"(?:\r?\n[ \t]*\S++[ \t]++\S[^\r\n]*+)*+\s*\Z"
    return 60 if head.begins(rf"(?:[^\s#][^\r\n]*\r?\n)*#[ \t]*{edges}") else 0
