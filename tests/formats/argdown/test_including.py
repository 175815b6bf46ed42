"""Files that include others, and Argdown in the fences of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.formats.core.loaded import Loaded


def read(tmp_path, **files: str) -> Loaded:
    """The map in main.argdown among files with these contents (`_` in a name is a `/`)."""
    for name, text in files.items():
        path = tmp_path / "maps" / f"{name.replace('_', '/')}.argdown"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return argmap.read(tmp_path / "maps" / "main.argdown")


def test_a_file_stands_in_for_its_line(tmp_path):
    found = read(
        tmp_path,
        main="[A]: a\n\n@include(part.argdown)\n\n[A]\n  - [C]\n",
        part="[B]: b\n  + [A]\n\n@include(deep/more.argdown)\n",
        deep_more="[C]: c\n",
    )
    assert found.map is not None
    assert list(found.map.claims) == ["a", "b", "c"]
    assert list(found.map.relations) == ["a/b", "c/a"]


def test_each_file_is_included_once(tmp_path):
    found = read(
        tmp_path,
        main="[A]: a\n\n@include(b.argdown)\n\n@include(b.argdown)\n",
        b="[B]: b\n\n@include(main.argdown)\n\n@include(b.argdown)\n",
    )
    assert found.map is not None
    assert list(found.map.claims) == ["a", "b"]


@pytest.mark.parametrize(
    "path", ["../secret.argdown", "/etc/passwd", "link.argdown", "gone.argdown", "deep"]
)
def test_what_is_outside_the_folder_or_no_file_is_refused(tmp_path, path):
    (tmp_path / "secret.argdown").write_text("[S]: secret\n")
    (tmp_path / "maps" / "deep").mkdir(parents=True)
    (tmp_path / "maps" / "link.argdown").symlink_to(tmp_path / "secret.argdown")
    found = read(tmp_path, main=f"[A]: a\n\n@include({path})\n")
    assert [d.code for d in found.diagnostics] == ["AM311"]
    assert (found.diagnostics[0].span.line, found.diagnostics[0].span.column) == (3, 1)
    assert found.map is None


def test_a_problem_in_an_included_file_is_reported_there(tmp_path):
    found = read(tmp_path, main="[A]: a\n\n@include(part.argdown)\n", part="\n[B]: x [y] z\n")
    problem = found.diagnostics[0]
    assert problem.file.endswith("part.argdown")
    assert (problem.span.line, problem.span.column) == (2, 8)


def test_a_text_that_is_no_file_includes_none():
    with pytest.raises(argmap.MapError, match="cannot include"):
        argmap.loads("[A]: a\n\n@include(part.argdown)\n", format="argdown")


MARKDOWN = """# A debate

Some *prose* with [brackets] and {braces}.

```argdown
[A]: a {speaker: Ana}
  - <B>: b
```

More prose.

~~~argdown
<B>: again
  - [C]: see [this
~~~
"""


def test_only_fences_of_markdown_are_read(tmp_path):
    file = tmp_path / "debate.md"
    file.write_text(MARKDOWN.replace("see [this", "c"))
    map = argmap.load(file)
    assert list(map.claims) == ["a", "b", "c"]
    assert map.claims["a"].speakers == ["ana"]
    assert list(map.relations) == ["b/a", "c/b"]


def test_problems_in_markdown_stand_where_they_stand(tmp_path):
    file = tmp_path / "debate.md"
    file.write_text(MARKDOWN.replace("see [this", "see [this]"))
    problem = argmap.read(file).diagnostics[0]
    assert (problem.code, problem.span.line, problem.span.column) == ("AM302", 14, 14)


def test_markdown_without_fences_is_no_map_of_a_folder(tmp_path):
    (tmp_path / "README.md").write_text("[link]: https://example.org\n\n- [ ] to do\n")
    (tmp_path / "debate.md").write_text(MARKDOWN.replace("see [this", "c"))
    (tmp_path / "plain.argdown").write_text("Just a sentence.\n")
    found = [Path(path).name for path, _ in argmap.formats.core.reading.load_all([tmp_path])]
    assert found == ["debate.md", "plain.argdown"]
