"""Fuzz one target within a limit of libFuzzer's (`-runs=300`): `python -m tests.fuzz.one NAME LIMIT FOLDER`.

What makes it fail is left in the folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris


def main() -> None:
    name, limit, found = sys.argv[1:]
    with atheris.instrument_imports(include=["argmap"]):
        from tests.fuzz.targets import targets

        target = targets()[name]
        # Readers are imported when they are first used.
        for seed in target.seeds:
            target.run(seed)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds):
            (Path(corpus) / str(number)).write_bytes(seed)
        options = [
            limit,
            *(["-seed=1"] if "runs" in limit else []),
            "-timeout=20",
            "-rss_limit_mb=2000",
        ]
        options += ["-max_len=20000", f"-artifact_prefix={found}/{name}-", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, corpus], target.run)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
