"""Write a map of any size: `python benchmarks/generate.py CLAIMS FILE`."""

import random
import sys
from collections import defaultdict
from pathlib import Path

WORDS = [
    "trade",
    "street",
    "shop",
    "council",
    "road",
    "people",
    "customer",
    "bus",
    "lane",
    "child",
    "school",
    "noise",
    "air",
    "money",
    "cost",
    "benefit",
    "plan",
    "town",
    "centre",
    "market",
    "visitor",
    "parking",
    "car",
    "bike",
    "walk",
    "danger",
    "evidence",
    "report",
    "study",
    "claim",
    "growth",
    "decline",
    "winter",
    "summer",
    "night",
    "worker",
    "owner",
    "resident",
    "tax",
    "rent",
    "job",
    "health",
    "risk",
    "speed",
    "crossing",
    "traffic",
    "crime",
    "light",
    "water",
    "energy",
    "climate",
    "price",
    "local",
    "national",
    "policy",
    "minister",
    "survey",
    "poll",
    "vote",
    "would",
    "close",
    "open",
    "show",
    "argue",
    "fall",
    "rise",
    "keep",
    "lose",
    "win",
    "need",
    "want",
    "help",
    "harm",
    "build",
    "move",
    "stay",
    "leave",
]


def generate(claims: int, relations: int | None = None, speakers: int = 200, seed: int = 1) -> str:
    """A map as text; claims bear on earlier ones, with a few links that make circles."""
    chance = random.Random(seed)
    relations = claims * 6 // 5 if relations is None else relations
    bears: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for i in range(1, claims):
        kind = chance.choice(["supports", "rebuts", "rebuts", "qualifies"])
        bears[i][kind].append(f"c{chance.randrange(max(0, i - 200), i)}")
    for _ in range(relations - claims + 1):
        kind = chance.choice(["supports", "rebuts"])
        bears[chance.randrange(1, claims)][kind].append(f"c{chance.randrange(claims)}")
    lines = ["title: A generated debate", "issue: c0", "source: hearing", "sources:"]
    lines += ["  hearing: {title: Hearing, date: 2026-05-04}", "speakers:"]
    lines += [f"  p{i}: Speaker {i}, role of speaker {i}" for i in range(speakers)]
    lines.append("claims:")
    for i in range(claims):
        lines += [f"  c{i}:", f"    text: {_words(chance, 15).capitalize()}."]
        if i:
            lines.append(f"    speaker: p{chance.randrange(speakers)}")
            lines.append(f"    quote: {_words(chance, 8)}")
            lines.append(f"    at: p. {chance.randrange(99)}")
        for kind, targets in bears[i].items():
            aims = targets[0] if len(targets) == 1 else f"[{', '.join(targets)}]"
            lines.append(f"    {kind}: {aims}")
    return "\n".join(lines) + "\n"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(generate(int(sys.argv[1])), encoding="utf-8")
