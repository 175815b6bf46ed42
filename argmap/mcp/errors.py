"""What an assistant is told when a call cannot be answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")


class CallError(Exception):
    """Why a call has no answer, and what to do instead; `details` are data about it."""

    def __init__(self, message: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(in_arguments(message))
        self.details = dict(details or {})


def in_arguments(message: str) -> str:
    """A message of the command line, with the names that a tool's arguments have.

    >>> in_arguments("ann is new; --declare adds one, --supported-by as well")
    'ann is new; `declare` adds one, `supported_by` as well'
    """
    return _OPTION.sub(lambda option: f"`{option[1].replace('-', '_')}`", message)
