"""What each of the files in `fixtures` means, in a few lines each; `--update-golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.formats.argdown import write
from tests.formats.argdown.comparing import exported, map_of

FIXTURES = sorted(Path(__file__).parent.glob("fixtures/*.argdown"))


def lines_of(found: dict[str, Any]) -> list[str]:
    """A comparable export for people."""
    lines: list[str] = []
    for kind in ("statements", "arguments"):
        opening, closing = "[]" if kind == "statements" else "<>"
        for title, node in found[kind].items():
            more = {key: node[key] for key in ("tags", "data", "section") if node[key]}
            lines.append(f"{opening}{title}{closing} {more or ''}".rstrip())
            for member in node["members"]:
                said = "reference" if member["reference"] else repr(member["text"])
                lines.append(f"    {member['role'] or 'list item'}: {said}")
            for step in node["structure"]:
                lines.append(
                    f"    {step['role']}: [{step['title']}] {step['rules'] or ''}".rstrip()
                )
    lines += [" ".join(str(part) for part in relation) for relation in found["relations"]]
    lines += [" ".join(map(repr, node)) for node in found["nodes"]]
    lines += [" ".join(str(part) for part in edge) for edge in found["edges"]]
    return lines


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_file_means_what_it_meant(path: Path, golden: Callable[[str, str], None]) -> None:
    map = map_of(path.read_bytes().decode("utf-8"))
    golden(f"argdown/{path.stem}.txt", "\n".join(lines_of(exported(map))) + "\n")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_file_that_was_written_means_the_same(path: Path) -> None:
    map = map_of(path.read_bytes().decode("utf-8"))
    again = map_of("".join(write(map)))
    assert exported(again) == exported(map)
    assert again.model_dump(exclude={"extra"}) == map.model_dump(exclude={"extra"})
