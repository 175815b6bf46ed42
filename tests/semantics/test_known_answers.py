"""Instances of the competitions with known answers, where the folder of test data has them."""

import json
import os
from pathlib import Path

import pytest

from argmap.cli.commands.ask.solve import SEMANTICS
from argmap.formats.attacks.reading import read_attacks
from argmap.semantics.attacks import AttackGraph
from argmap.semantics.registry import semantics

FOLDER = Path(os.environ.get("ARGMAP_TEST_DATA", "")) / "af"
ANSWERS = FOLDER / "answers.json"
if not ANSWERS.is_file():
    pytest.skip("no test data here (ARGMAP_TEST_DATA)", allow_module_level=True)

KNOWN = json.loads(ANSWERS.read_text(encoding="utf-8"))
SMALL = [name for name in KNOWN if (FOLDER / f"{name}.af").stat().st_size < 20_000]


@pytest.mark.parametrize("name", SMALL)
def test_answers_are_the_known_ones(name):
    file = read_attacks(str(FOLDER / f"{name}.af"))
    graph = AttackGraph(file.attackers, file.targets)
    query = KNOWN[name]["query"] - 1
    for task, known in KNOWN[name].items():
        question, _, short = task.partition("-")
        if not short:
            continue
        engine = semantics(SEMANTICS[short])
        if question == "count":
            assert engine.count(graph) == known
        elif question == "SE":
            found = engine.some_extension(graph)
            assert (found is None) == (known == "NO")
            assert not isinstance(known, list) or [a + 1 for a in found] == known
        elif question == "DC":
            assert (engine.extension_with(graph, query) is None) == (known == "NO")
        else:
            assert (engine.extension_without(graph, query) is None) == (known == "YES")
