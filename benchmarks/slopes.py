"""What four times as much text costs every reader, drafting and the search for quotes: at most five times.

    python -m benchmarks.slopes [NAME...] [--search SECONDS]

Each is given the worst texts known for it (tests/worst_inputs.py), at one length and at four times
that. With --search it is given texts made up of pieces of sound ones, too, for so many seconds each:
what costs more than five times as much is printed, to be mended and put among the worst. Ends with 1
where something did.
"""

import argparse
import gc
import random
import re
import sys
import time
from collections.abc import Callable, Iterator

from tests.worst_inputs import Measured, Repeated, measured

MOST = 5.0
"""What four times as much text may cost."""
LENGTHS = (2_000, 8_000, 32_000, 128_000, 512_000, 2_048_000)
ENOUGH = 0.25
"""Seconds of the longer text from which a ratio says something."""


def cost(run: Callable[[str], object], text: str) -> float:
    gc.collect()
    gc.disable()
    began = time.process_time()
    run(text)
    took = time.process_time() - began
    gc.enable()
    return took


def slope(run: Callable[[str], object], worst: Repeated) -> tuple[int, float, float]:
    """The length at which a text takes long enough, the seconds, and those of a quarter over it."""
    shorter = cost(run, worst.text(LENGTHS[0]))
    for length in LENGTHS[1:]:
        longer = cost(run, worst.text(length))
        if longer >= ENOUGH or length == LENGTHS[-1]:
            break
        shorter = longer
    if longer > MOST * shorter:
        # What else the machine does can make any single measurement longer.
        shorter = cost(run, worst.text(length // 4))
        longer = min(longer, cost(run, worst.text(length)))
    return length, longer, longer / max(shorter, 1e-9)


def made_up(sound: tuple[str, ...], chance: random.Random) -> Repeated:
    """A piece of a sound text, or several put together, repeated where it stands or by itself."""
    text = chance.choice(sound)
    parts = re.findall(r"\w+|\s+|[^\w\s]", text)
    first = chance.randrange(len(parts))
    last = min(len(parts), first + chance.choice((1, 2, 3, 5, 8, 20)))
    if chance.random() < 0.5:
        piece = "".join(chance.choice(parts) for _ in range(chance.choice((1, 2, 2, 3, 4))))
        beginning, end = chance.choice(("", "".join(parts[:first]))), ""
    else:
        piece = "".join(parts[first:last])
        beginning = "".join(parts[:first])
        end = chance.choice(("", "".join(parts[last:])))
    if chance.random() < 0.35:
        piece = re.sub(r"\w+", lambda match: f"{match[0]}@", piece, count=1)
    return Repeated(piece, beginning, end)


def searched(of: Measured, seconds: float, seed: int) -> Iterator[Repeated]:
    """Texts that cost too much for their length."""
    chance = random.Random(seed)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        worst = made_up(of.sound, chance)
        quarter, whole = cost(of.run, worst.text(2_000)), cost(of.run, worst.text(8_000))
        if whole > 0.01 and whole > MOST * quarter and slope(of.run, worst)[2] > MOST:
            yield worst


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slopes")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--search", type=float, default=0, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    too_steep = 0
    for name, of in measured().items():
        if asked.names and name not in asked.names:
            continue
        slopes = [(*slope(of.run, worst), worst) for worst in of.worst]
        length, seconds, ratio, worst = max(slopes, key=lambda each: each[2])
        print(
            f"{name:14} {ratio:4.1f} times for 4 times as much, at worst of {len(slopes)}: "
            f"{worst.piece[:30]!r}, {length:,} characters in {seconds:.2f} s",
            flush=True,
        )
        too_steep += ratio > MOST
        for found in searched(of, asked.search, asked.seed):
            too_steep += 1
            print(f"{name:14} found {found!r}", flush=True)
    return 1 if too_steep else 0


if __name__ == "__main__":
    sys.exit(main())
