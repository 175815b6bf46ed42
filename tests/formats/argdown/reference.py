"""The reference implementation as an oracle, where it is installed.

It is looked for in the folder that `$ARGMAP_ARGDOWN` names (one with `node_modules/@argdown/core` in
it), or behind an `argdown` on the PATH. Install it anywhere outside the project with
`npm install @argdown/cli@1.7.5`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.processes import end

CORE = Path("node_modules", "@argdown", "core", "dist", "argdown.js")


@cache
def folder() -> Path | None:
    """The folder in which the reference implementation is installed."""
    named = os.environ.get("ARGMAP_ARGDOWN")
    command = shutil.which("argdown")
    places = [Path(named)] if named else []
    places += Path(command).resolve().parents if command else []
    return next((p.resolve() for p in places if (p / CORE).is_file()), None)


needs_reference = pytest.mark.skipif(
    folder() is None or shutil.which("node") is None,
    reason="the reference implementation is not installed (set ARGMAP_ARGDOWN)",
)


def close() -> None:
    """End the reference implementation, where it was asked anything."""
    if _process.cache_info().currsize:
        end(_process())
        _process.cache_clear()


@cache
def _process() -> subprocess.Popen[str]:
    script = Path(__file__).with_name("reference.js")
    return subprocess.Popen(
        ["node", str(script), str(folder())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        errors="surrogatepass",
        start_new_session=True,
    )


def asked(
    text: str, config: dict[str, Any] | None = None, *, closing: bool = False
) -> dict[str, Any] | None:
    """What the reference implementation exports for a text; None where it rejects it.

    `closing`: with the nodes of closed groups drawn together.
    """
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"input": text, "config": config, "closing": closing}) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    found: dict[str, Any] | None = answer.get("json")
    return found
