"""A git repository for tests, in which git can call argmap."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.helpers import ROOT


@dataclass(frozen=True)
class Repository:
    """A repository of its own, far from the settings of whoever runs the tests."""

    folder: Path

    @property
    def argmap(self) -> str:
        """The words with which git's shell calls argmap."""
        return f"{shlex.quote(Path(sys.executable).as_posix())} -m argmap"

    def git(self, *words: str, code: int = 0) -> str:
        """Run git; what it prints."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        environment |= {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def commit(self, path: str, text: str) -> None:
        """Write a file and commit it."""
        (self.folder / path).write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a change")

    def use_argmap(self) -> None:
        """Make argmap the external diff and the merge driver for maps, as the README says."""
        merge = f"{self.argmap} merge %O %A %B -o %A --path %P --marker-size %L"
        merge += " --ours-name %X --theirs-name %Y"
        self.git("config", "diff.argmap.command", f"{self.argmap} diff")
        self.git("config", "merge.argmap.driver", merge)
        attributes = "*.yaml diff=argmap merge=argmap\n"
        (self.folder / ".gitattributes").write_text(attributes, encoding="utf-8")
