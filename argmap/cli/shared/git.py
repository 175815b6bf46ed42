"""Asking git for a file as it was in another revision, and for a comparison of lines."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess

from argmap.cli.printing.errors import CommandError
from argmap.formats.core.lookup import has_known_suffix
from argmap.render.terminal.lines import Line, piece

_STYLES = {"@": "id", "+": "for", "-": "against"}
"""How lines of a comparison look, by what they begin with."""

NOTHING = "/dev/null"
"""What git calls a file that does not exist on one side, on every system."""


def names_revision(word: str) -> bool:
    """Whether a word is git's `REV:path` and no file: `HEAD~1:debate.yaml`, or `:debate.yaml`."""
    if ":" not in word or os.path.exists(word):  # noqa: PTH110 - a word of any length
        return False
    # On Windows a drive is written like a revision of one letter.
    return not os.path.splitdrive(word)[0]


_ELEMENTS = ("claim:", "speaker:", "source:", "relation:")


def names_map_in_revision(word: str) -> bool:
    """Whether a word is `REV:path` of a map, or of a folder or file that git knows."""
    # `claim:a` names an element. Asking git takes a process, so that it comes last.
    if word.startswith(_ELEMENTS) or not names_revision(word) or not word.isprintable():
        return False
    if has_known_suffix(word):
        return True
    return not any(c.isspace() for c in word) and kind_of(word) is not None


def kind_of(revision: str) -> str | None:
    """`blob` or `tree`: what git has as `REV:path`; None if it has nothing, or there is no git."""
    # Git would read it as an option.
    if revision.startswith("-"):
        return None
    try:
        return _said(["cat-file", "-t", revision])
    except CommandError:
        return None


def files_in(revision: str) -> list[str]:
    """The files below a folder, `REV:folder`, each as `REV:path`, sorted; hidden ones are left out."""
    rev, folder = _parts(revision)
    done = _run(["ls-tree", "-r", "-z", "--full-tree", "--name-only", revision])
    # A file name need not be valid UTF-8, and must lead back to its file.
    names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    head = f"{rev}{folder.rstrip('/')}/" if folder.strip("./") else f"{rev}{folder}"
    shown = (n for n in names if n and not any(p.startswith(".") for p in n.split("/")))
    return [head + name for name in sorted(shown)]


def folder_of_revision(revision: str) -> Path:
    """The folder of `REV:path` in the work tree, where the texts of sources are read."""
    _, path = _parts(revision)
    if path.startswith(("./", "../")):
        return Path(path).parent
    top = top_folder()
    return (top / path).parent if top else Path()


def top_folder() -> Path | None:
    """The folder of the work tree, with all links followed; None outside of one."""
    top = _said(["rev-parse", "--show-toplevel"])
    return Path(top).resolve() if top else None


def place_of(revision: str) -> tuple[str, str]:
    """`REV:` and the path of `REV:path` from the top of the repository, even if it begins with `./`."""
    head, path = _parts(revision)
    if path.startswith(("./", "../")):
        path = f"{_said(['rev-parse', '--show-prefix']) or ''}{path}"
    return head, posixpath.normpath(path)


def mode_of(revision: str) -> str | None:
    """The mode of what git has as `REV:path`, such as `120000` of a link; None if it has nothing."""
    head, path = _parts(revision)
    # `:path` is in the index, which has no tree yet.
    if head.startswith(":"):
        found = _said(["ls-files", "--stage", "-z", "--full-name", "--", f":(top,literal){path}"])
        if found and found.split("\0")[0].partition("\t")[2] != path:
            return "040000"
    else:
        found = _said(["ls-tree", "-z", "--full-tree", head[:-1], "--", path])
    return found.split(" ", 1)[0] if found else None


_REVISION = re.compile(r"(:[0-3]:|(?:[^:{]|\{[^}]*\})*:)(.*)", re.DOTALL)
"""The name of a revision ends at the first colon, except in `:2:path` and `HEAD^{/fix: it}:path`."""


def _parts(revision: str) -> tuple[str, str]:
    """The name of the revision, with its colon, and the path.

    >>> _parts("HEAD~1:talks/debate.yaml"), _parts(":2:debate.yaml")
    (('HEAD~1:', 'talks/debate.yaml'), (':2:', 'debate.yaml'))
    """
    found = _REVISION.fullmatch(revision)
    return (found[1], found[2]) if found else (revision, "")


def content_of(revision: str) -> bytes:
    """The content of `REV:path`; raises `CommandError` with what git says if there is none."""
    if revision.startswith("-"):
        raise CommandError(f"{revision}: the name of a revision cannot begin with a dash")
    if not revision.isprintable():
        raise CommandError(f"{revision}: the name of a revision cannot contain control characters")
    done = _run(["cat-file", "blob", "--end-of-options", revision])
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "git cannot show it"
        raise CommandError(f"{revision}: no such file, and git says: {reason}{_hint(revision)}")
    return done.stdout


def _hint(revision: str) -> str:
    """How to name a file in this folder: git looks for it from the top of the repository."""
    rev, path = _parts(revision)
    is_here = path and not path.startswith("./") and Path(path).exists()
    return f"; for the file in this folder write {rev}./{path}" if is_here else ""


def compare_lines(before: str, after: str) -> Iterator[Line]:
    """The difference between the lines of two files, as git finds it."""
    files = [NOTHING if file == NOTHING else os.path.abspath(file) for file in (before, after)]  # noqa: PTH100
    # Without these, git's settings could change what it prints, or call argmap again.
    options = ["--no-index", "--no-ext-diff", "--no-textconv", "--no-color"]
    found = _run(["--no-pager", "diff", *options, "--", *files]).stdout.decode("utf-8", "replace")
    # Before the first hunk there are only the names of git's own temporary files.
    first = re.search("^@@", found, re.MULTILINE)
    for line in found[first.start() if first else 0 :].split("\n")[:-1]:
        yield [piece(line.expandtabs(), _STYLES.get(line[:1], ""))]


def merge_lines(
    base: str, ours: str, theirs: str, marker_size: int, names: tuple[str, str]
) -> tuple[bytes, bool]:
    """The three files merged line by line, and whether git left conflicts in the result."""
    labels = [word for label in (names[0], "base", names[1]) for word in ("-L", label)]
    files = [os.path.abspath(file) for file in (ours, base, theirs)]  # noqa: PTH100
    done = _run(["merge-file", "-p", f"--marker-size={marker_size}", *labels, *files])
    # The exit code is the number of conflicts, or more than 127 for an error.
    if done.returncode > 127:
        reason = done.stderr.decode("utf-8", "replace").strip() or "git cannot merge the files"
        raise CommandError(reason)
    return done.stdout, done.returncode > 0


def names_of_sides() -> tuple[str | None, str | None]:
    """The names of the two sides while git runs argmap as its merge driver; None if unknown.

    A rebase repeats the user's changes on top of another branch, and git calls that branch `ours`.
    """
    rebased = _rebased_commit()
    if rebased is not None:
        onto = _state("rebase-merge/onto") or _state("rebase-apply/onto")
        return (_branch_at(onto) if onto else None), rebased
    # `git merge` names each commit that it merges in a variable.
    merged = [name for key, name in os.environ.items() if _GITHEAD.fullmatch(key)]
    return _said(["symbolic-ref", "--short", "-q", "HEAD"]), merged[0] if len(merged) == 1 else None


_GITHEAD = re.compile(r"GITHEAD_[0-9a-f]{40,64}")


def _rebased_commit() -> str | None:
    """The branch that is rebased and the commit that is repeated; None outside of a rebase."""
    branch = _state("rebase-merge/head-name") or _state("rebase-apply/head-name")
    if branch is None:
        return None
    # Like `pick 1a2b3c4 A change`, in the order in which it was done.
    done = (_state("rebase-merge/done") or "").splitlines()
    words = done[-1].split(maxsplit=2) if done else []
    name = branch.removeprefix("refs/heads/")
    return f"{name} ({words[1][:7]})" if len(words) > 1 and words[1].isalnum() else name


def _branch_at(commit: str) -> str:
    """A commit by the name of a branch that ends in it, else by the beginning of its hash."""
    found = _said(["branch", "--format=%(refname:short)", "--points-at", commit, "--no-color"])
    names = [name for name in (found or "").splitlines() if not name.startswith("(")]
    return names[0] if names else commit[:7]


def _state(name: str) -> str | None:
    """What git has noted about the rebase that it is doing."""
    path = _said(["rev-parse", "--git-path", name])
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").strip() if path else None
    except OSError:
        return None


def _said(arguments: Sequence[str]) -> str | None:
    """What git answers; None if it fails or answers nothing."""
    done = _run(arguments)
    said = done.stdout.decode("utf-8", "replace").strip()
    return said if done.returncode == 0 and said else None


def _run(arguments: Sequence[str]) -> CompletedProcess[bytes]:
    from argmap import processes

    try:
        return processes.run(["git", *arguments])
    except FileNotFoundError as error:
        raise CommandError("git is not installed, or not found on the PATH") from error
