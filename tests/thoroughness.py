"""How much the laws are tried: a little in daily work, all of it before a change lands."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100
"""How many examples `examples` takes for the usual number, which a profile says."""

settings.register_profile("quick", deadline=None, print_blob=True, max_examples=20)
# In full the examples are the same in every run, so that whether a change lands is no matter of luck;
# what is drawn at random every day, and fuzzed, finds what these do not.
settings.register_profile(
    "full", settings.get_profile("quick"), max_examples=30, derandomize=True, database=None
)


def load(profile: str) -> None:
    """Choose a profile, `quick` or `full`, before the tests are collected."""
    settings.load_profile(profile)


def examples(count: int) -> int:
    """How many examples a law is tried on now that wants `count` where others want the usual number."""
    return max(1, count * settings().max_examples // USUAL)
