"""Which characters XML can hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text with a stand-in for each character that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
