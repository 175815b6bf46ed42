"""The set-ups that `docs/editors.md` shows, in the editors themselves where they are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server is an extra")

from tests.helpers import ROOT
from tests.processes import running

PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")

FAULTY = "claims:\n  a: One.\n  b: {text: Two., rebuts: aa}\n"
FAULT = "there is no claim 'aa'"

PATIENCE = 60
"""Seconds after which an editor is taken to be stuck."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody's home, with a faulty map in it, and with argmap."""
    (tmp_path / "faulty.argmap.yaml").write_text(FAULTY, encoding="utf-8")
    program = tmp_path / "bin" / "argmap"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def set_up(home: Path, editor: str, language: str) -> Path:
    """Write what the page shows for an editor into the file that it names."""
    section = PAGE.split(f"\n## {editor}\n")[1].split("\n## ")[0]
    found = re.search(rf"In `~/([^`]+)`:\n\n```{language}\n(.*?)^```$", section, re.M | re.S)
    assert found is not None
    file = home / found[1]
    file.parent.mkdir(parents=True)
    file.write_text(found[2], encoding="utf-8")
    return file


def told(home: Path, editor: str, *arguments: str | Path, script: str) -> list[str]:
    """What a script of an editor writes to the file `told`, as JSON; the test skips without the editor."""
    program = shutil.which(editor)
    if program is None or sys.platform == "win32":
        pytest.skip(f"no {editor} is here")
    (home / "script").write_text(script, encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with running(
        *(program, *arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=home,
        env={**kept, "HOME": str(home), "PATH": path, "PYTHONPATH": str(ROOT)},
    ) as process:
        said, _ = process.communicate(timeout=PATIENCE)
    assert (home / "told").exists(), said.decode("utf-8", "replace")
    found = json.loads((home / "told").read_text(encoding="utf-8"))
    if found == ["missing"]:
        pytest.skip(f"this {editor} has no eglot or no yaml-mode")
    return [str(each) for each in found]


# A map that is read anew must not get a second server, which would say everything twice.
NEOVIM = """
local function told() return vim.tbl_map(function(d) return d.message end, vim.diagnostic.get(0)) end
vim.wait(20000, function() return #told() > 0 end, 50)
vim.cmd('edit')
vim.wait(20000, function() return #told() > 0 end, 50)
local servers = vim.tbl_count((vim.lsp.get_clients or vim.lsp.get_active_clients)())
vim.fn.writefile({ vim.fn.json_encode({ servers, unpack(told()) }) }, 'told')
vim.cmd('qall!')
"""


def test_neovim_shows_what_is_wrong(home):
    set_up(home, "Neovim", "lua")
    found = told(
        home, "nvim", "--headless", "faulty.argmap.yaml", "-c", "luafile script", script=NEOVIM
    )
    assert found == ["1", f"{FAULT}\ndid you mean a?"]


EMACS = ("--batch", "-f", "package-activate-all", "-l", "script")
"""In batches Emacs does not make its packages known by itself."""

EGLOT = """
(require 'json)
(defun tell (found) (with-temp-file "told" (insert (json-encode (vconcat found)))))
(unless (and (locate-library "eglot") (fboundp 'yaml-mode))
  (tell '("missing"))
  (kill-emacs))
(load (expand-file-name "~/.emacs.d/init.el"))
(find-file "faulty.argmap.yaml")
(run-hooks 'post-command-hook)
(with-timeout (40)
  (while (null (flymake-diagnostics)) (accept-process-output nil 0.05)))
(tell (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(eglot-shutdown-all)
"""


def test_emacs_shows_what_is_wrong(home):
    set_up(home, "Emacs", "elisp")
    found = told(home, "emacs", *EMACS, script=EGLOT)
    assert [" ".join(each.split()) for each in found] == [
        f"argmap [AM106]: {FAULT} did you mean a?"
    ]


COMPILE = """
(require 'json)
(require 'compile)
(setenv "TERM" "dumb") ; as an Emacs that somebody looks at does
(find-file "faulty.argmap.yaml")
(compile "argmap check faulty.argmap.yaml")
(with-timeout (40)
  (while compilation-in-progress (accept-process-output nil 0.05)))
(next-error)
(let ((found (list (line-number-at-pos) (thing-at-point 'word t))))
  (with-temp-file "told" (insert (json-encode (vconcat found)))))
"""


def test_emacs_goes_to_what_check_says(home):
    assert told(home, "emacs", *EMACS, script=COMPILE) == ["3", "aa"]
