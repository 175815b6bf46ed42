"""How long `argmap solve` takes, as whole processes, on random attack graphs of several families."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARGMAP = str(Path(sys.executable).with_name("argmap"))
TASKS = ["SE-GR", "DC-CO", "SE-ST", "SE-PR", "DS-PR", "SE-ID", "SE-SST", "SE-STG"]
SECONDS = 60

Pairs = list[tuple[int, int]]


def chain(count: int) -> Pairs:
    """Each argument attacks the next, and so does an earlier one; the grounded labelling decides all."""
    rng = random.Random(1)
    return [(a, b) for b in range(2, count + 1) for a in (b - 1, rng.randrange(1, b))]


def uniform(count: int, attacks: int) -> Pairs:
    """Attacks between any two arguments."""
    rng = random.Random(2)
    return [(rng.randint(1, count), rng.randint(1, count)) for _ in range(attacks)]


def scale_free(count: int, each: int) -> Pairs:
    """New arguments prefer what is attacked much; some attacks are mutual."""
    rng = random.Random(3)
    pairs, ends = [], [1]
    for a in range(2, count + 1):
        for b in sorted({rng.choice(ends) for _ in range(each)}):
            kind = rng.random()
            pairs += [(a, b)] if kind < 0.65 else []
            pairs += [(b, a)] if kind > 0.35 else []
            ends += [a, b]
    return pairs


def grid(side: int) -> Pairs:
    """Neighbours in a square attack one another, one way or both."""
    rng = random.Random(4)
    pairs = []
    for a in range(1, side * side + 1):
        for b in ([a + 1] if a % side else []) + ([a + side] if a + side <= side * side else []):
            kind = rng.random()
            pairs += [(a, b)] if kind < 0.6 else []
            pairs += [(b, a)] if kind > 0.4 else []
    return pairs


def duels(count: int) -> Pairs:
    """Pairs of arguments that attack each other, and nothing else."""
    return [pair for a in range(1, count, 2) for pair in ((a, a + 1), (a + 1, a))]


GRAPHS = {
    "chain 30,000": (30_000, chain(30_000)),
    "uniform 50,000": (50_000, uniform(50_000, 100_000)),
    "uniform 200": (200, uniform(200, 4_000)),
    "scale-free 50,000": (50_000, scale_free(50_000, 10)),
    "grid 40,000": (40_000, grid(200)),
    "duels 50,000": (50_000, duels(50_000)),
}


def seconds(task: str, path: Path) -> str:
    """The time of one process, or that it took too long."""
    query = ["-a", "1"] if task.startswith("D") else []
    started = time.perf_counter()
    try:
        subprocess.run(
            [ARGMAP, "solve", "-p", task, "-f", str(path), *query],
            stdout=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return f"over {SECONDS}"
    return f"{time.perf_counter() - started:.2f}"


def main() -> None:
    """Time each task on each graph."""
    print(f"{'seconds':20}" + "".join(f"{task:>9}" for task in TASKS))
    with tempfile.TemporaryDirectory() as folder:
        for name, (count, pairs) in GRAPHS.items():
            path = Path(folder, "graph.af")
            lines = "".join(f"{a} {b}\n" for a, b in pairs)
            path.write_text(f"p af {count}\n{lines}", encoding="utf-8")
            print(f"{name:20}" + "".join(f"{seconds(task, path):>9}" for task in TASKS), flush=True)


if __name__ == "__main__":
    main()
