"""The hooks for pre-commit and the action for GitHub name what there is, and do what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.cli.group import COMMANDS
from tests.helpers import EXAMPLES, ROOT, invoke

HOOKS: list[dict[str, str]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
EXAMPLE = {
    re.match(r"# (\S+)", block)[1]: yaml.safe_load(block)  # type: ignore[index]
    for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
}
UNSOUND = "claims:\n  a: {text: A., rebuts: b}\n"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_a_command_that_takes_the_maps_of_a_commit(
    hook: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, command, *options = shlex.split(hook["entry"])
    assert (program, hook["language"]) == ("argmap", "python")
    assert command in COMMANDS
    monkeypatch.chdir(tmp_path)
    for name in ("lights-out.argmap.yaml", "lights-out.txt"):
        shutil.copy(EXAMPLES / name, name)
    shutil.copy("lights-out.argmap.yaml", "other.argmap.yaml")
    names = sorted(path.name for path in tmp_path.iterdir())
    maps = [name for name in names if re.search(hook["files"], name)]
    assert len(maps) == 2
    assert invoke(command, *options, *maps).code == 0
    Path("broken.argmap.yaml").write_text(UNSOUND, encoding="utf-8")
    assert invoke(command, *options, *maps, "broken.argmap.yaml").code != 0


def test_hooks_take_maps_and_no_other_yaml() -> None:
    for hook in HOOKS:
        assert re.search(hook["files"], "maps/a.argmap.yaml")
        assert not re.search(hook["files"], "argmap.yaml")
        assert not re.search(hook["files"], "a.argmap.yaml.bak")


def test_the_page_shows_hooks_and_inputs_that_there_are() -> None:
    [repository] = EXAMPLE[".pre-commit-config.yaml"]["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in HOOKS}
    steps = EXAMPLE[".github/workflows/argmap.yml"]["jobs"]["maps"]["steps"]
    [step] = [step for step in steps if step["uses"].startswith("argmap/")]
    assert {*step["with"]} == {*ACTION["inputs"]}


def test_inputs_of_the_action_reach_its_script_through_the_environment() -> None:
    steps = ACTION["runs"]["steps"]
    assert not any("${{" in step.get("run", "") for step in steps)
    assert {name.lower() for name in steps[-1]["env"]} == {*ACTION["inputs"]}
    script = (ROOT / ".ci/action").read_text()
    assert all(f"${{{name}:-" in script for name in steps[-1]["env"])


@pytest.mark.skipif(os.name != "posix", reason="bash is there")
def test_the_script_of_the_action_checks_and_writes_and_obeys_no_map(tmp_path: Path) -> None:
    (tmp_path / "a map.argmap.yaml").write_text(UNSOUND, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", str(ROOT / ".ci/action")],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "MAPS": "a map.argmap.yaml\n", "SARIF": "found.sarif"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 1, ran.stderr
    finding, stopped, going_on = ran.stdout.splitlines()
    assert finding.startswith("::error file=a map.argmap.yaml,line=2,")
    token = stopped.removeprefix("::stop-commands::")
    assert len(token) == 32
    assert going_on == f"::{token}::"
    assert '"ruleId": "AM106"' in (tmp_path / "found.sarif").read_text()
