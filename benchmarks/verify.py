"""Alter quotes in ten ways and tabulate the verdicts; then time a long text with many quotes.

    python benchmarks/verify.py [QUOTES]

Exits with 1 where an altered quote passed.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from argmap.quotes.finding import PASSED, VERDICTS
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verifying import find
from tests.text.alterations import ALTERATIONS, altered, sample


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    made = sample(count)
    searched = SearchedText(made.text)
    passed = 0
    print(f"{'':16}" + "".join(f"{verdict:>13}" for verdict in VERDICTS))
    for name, alter in {"unaltered": None, **ALTERATIONS}.items():
        chance = random.Random(name)
        quotes = (
            made.quotes
            if alter is None
            else [altered(q, alter, made.text, chance) for q in made.quotes]
        )
        verdicts = Counter(find(searched, [quote]).verdict for quote in quotes)
        print(f"{name:16}" + "".join(f"{verdicts[verdict]:13}" for verdict in VERDICTS))
        passed += sum(verdicts[v] for v in PASSED) if alter else 0
    print(f"altered quotes passed: {passed} of {count * len(ALTERATIONS)}")
    long = sample(1_000, seed=2, filler=16)
    start = time.process_time()
    searched = SearchedText(long.text)
    kinds = Counter(find(searched, [quote]).verdict for quote in long.quotes)
    took = time.process_time() - start
    print(f"1,000 quotes in {len(long.text) / 1e6:.1f} MB: {took:.2f} s of CPU time, {dict(kinds)}")
    chance = random.Random(3)
    start = time.process_time()
    wrong = [altered(q, ALTERATIONS["word replaced"], "", chance) for q in long.quotes]
    kinds = Counter(find(searched, [quote]).verdict for quote in wrong)
    print(f"the same, each altered: {time.process_time() - start:.2f} s of CPU time, {dict(kinds)}")
    sys.exit(1 if passed else 0)


if __name__ == "__main__":
    main()
