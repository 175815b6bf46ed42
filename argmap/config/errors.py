"""What is said of a configuration that cannot be followed."""

from __future__ import annotations


class ConfigError(ValueError):
    """A configuration that cannot be followed: each problem as `file:line: what`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
