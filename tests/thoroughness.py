"""How much the laws are tried: a little in daily work, all of it before a change lands."""

from __future__ import annotations

from hypothesis import settings

FULL = 100
"""How many examples Hypothesis tries in full, where a law does not ask for more or fewer."""

settings.register_profile("quick", deadline=None, print_blob=True, max_examples=FULL // 5)
# In full the examples are the same in every run, so that whether a change lands is no matter of luck;
# what is drawn at random every day, and fuzzed, finds what these do not.
settings.register_profile(
    "full", settings.get_profile("quick"), max_examples=FULL, derandomize=True, database=None
)


def load(profile: str) -> None:
    """Choose a profile, `quick` or `full`, before the tests are collected."""
    settings.load_profile(profile)


def examples(count: int) -> int:
    """How many examples a law is tried on now that wants `count` in full."""
    return max(1, count * settings().max_examples // FULL)
