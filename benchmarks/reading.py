"""Reading 10,000 claims with positions, against PyYAML's C loader merely loading the file.

`python benchmarks/reading.py [CLAIMS]` prints medians and ratios of one run.
"""

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable

import yaml
from generate import generate

from argmap.diagnostics import SourceText
from argmap.formats.native.reading import read_document
from argmap.formats.native.syntax.yaml_text import parse_yaml

RUNS = 7


def main() -> None:
    """Time and weigh each step."""
    text = generate(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    data = text.encode()
    steps: dict[str, Callable[[], object]] = {
        "CSafeLoader, plain dicts": lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        "positional tree": lambda: parse_yaml(SourceText(text)),
        "the model, checked": lambda: read_document(parse_yaml(SourceText(text))).map,
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    gc.disable()
    for _ in range(RUNS):
        for name, step in steps.items():
            started = time.perf_counter()
            step()
            times[name].append(time.perf_counter() - started)
            gc.collect()
    gc.enable()
    print(f"{len(data):,} bytes; medians of {RUNS} runs in turn, garbage collection off")
    base_time = statistics.median(times["CSafeLoader, plain dicts"])
    base_memory = None
    for name, step in steps.items():
        tracemalloc.start()
        kept = step()
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del kept
        base_memory = base_memory or memory
        median = statistics.median(times[name])
        print(
            f"{name:26} {median * 1000:7.0f} ms  {median / base_time:5.2f}x"
            f"  {memory / 1e6:7.1f} MB  {memory / base_memory:5.2f}x"
        )


if __name__ == "__main__":
    main()
