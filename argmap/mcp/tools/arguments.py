"""The arguments of tools: their schemas, and what a client may send for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from argmap.diagnostics import did_you_mean
from argmap.mcp.errors import CallError

LONGEST_TEXT = 20_000
"""How many characters an argument may have."""
MOST_TEXTS = 500
"""How many values a list may have."""

Kind = Literal["text", "texts", "whole", "flag", "fields"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool, named as the option or the word of the command."""

    name: str
    help: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    is_required: bool = False
    default: Any = None
    least: int = 0

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""
        # Limits of length are not told: a model reads the schemas of all tools, and has no use for them.
        text: dict[str, Any] = {"type": "string"}
        if self.choices:
            text["enum"] = list(self.choices)
        value = {"type": ["string", "number", "boolean", "array"], "items": {"type": "string"}}
        shapes: dict[Kind, dict[str, Any]] = {
            "text": text,
            "texts": {"type": "array", "items": text},
            "whole": {"type": "integer", "minimum": self.least},
            "flag": {"type": "boolean"},
            "fields": {"type": "object", "additionalProperties": value, "minProperties": 1},
        }
        schema = {**shapes[self.kind], "description": self.help}
        return schema if self.default is None else {**schema, "default": self.default}

    def value(self, sent: Any) -> Any:
        """What was sent, as the commands have it; raises `CallError`."""
        if self.kind == "text":
            return self._text(sent)
        if self.kind == "texts":
            # Many clients send a single text where a list may stand.
            return tuple(map(self._text, self._bounded(sent if isinstance(sent, list) else [sent])))
        if self.kind == "flag":
            return self._of(sent, bool, "true or false")
        if self.kind == "fields":
            fields = self._of(sent, dict, 'fields with their values, such as {"text": "…"}')
            if not self._bounded([*fields]):
                raise CallError(f"`{self.name}` is empty; {self.help}")
            return {
                str(name): tuple(map(self._scalar, held if isinstance(held, list) else [held]))
                for name, held in fields.items()
            }
        number = self._of(sent, int | float, "a whole number")
        if isinstance(number, bool) or number != number // 1 or number < self.least:
            raise CallError(f"`{self.name}` must be a whole number, at least {self.least}")
        return int(number)

    def _bounded(self, sent: list[Any]) -> list[Any]:
        if len(sent) > MOST_TEXTS:
            raise CallError(f"`{self.name}` takes at most {MOST_TEXTS} values")
        return sent

    def _of(self, sent: Any, types: Any, wanted: str) -> Any:
        if not isinstance(sent, types):
            raise CallError(f"`{self.name}` must be {wanted}, not {str(sent)[:60]!r}")
        return sent

    def _text(self, sent: Any) -> str:
        text = self._scalar(sent)
        if self.choices and text not in self.choices:
            near = did_you_mean(text[:80], self.choices)
            hint = near or f"choose from {', '.join(self.choices)}"
            raise CallError(f"`{self.name}` cannot be {text[:80]!r}; {hint}")
        return text

    def _scalar(self, sent: Any) -> str:
        if isinstance(sent, bool):
            return "true" if sent else "false"
        if not isinstance(sent, str | int | float):
            raise CallError(f"`{self.name}` must be a text, not {str(sent)[:60]!r}")
        text = str(sent)
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            raise CallError(f"`{self.name}` holds half a character, which no file can hold")
        if len(text) > LONGEST_TEXT:
            raise CallError(f"`{self.name}` is longer than {LONGEST_TEXT:,} characters")
        return text


def schema_of(arguments: Sequence[Argument]) -> dict[str, Any]:
    """The JSON Schema of what a tool takes."""
    return {
        "type": "object",
        "properties": {argument.name: argument.schema() for argument in arguments},
        "required": [argument.name for argument in arguments if argument.is_required],
        "additionalProperties": False,
    }


def checked(tool: str, arguments: Sequence[Argument], sent: Mapping[str, Any]) -> dict[str, Any]:
    """The values of all arguments; those that were not sent have their defaults. Raises `CallError`."""
    known = {argument.name: argument for argument in arguments}
    for name in sent:
        if name not in known:
            near = did_you_mean(str(name)[:80], known) or f"it takes {', '.join(known)}"
            raise CallError(f"{tool} has no argument {str(name)[:80]!r}; {near}")
    # Some clients send null for what a model leaves out.
    given = {name: value for name, value in sent.items() if value is not None}
    for argument in arguments:
        if argument.is_required and argument.name not in given:
            raise CallError(f"{tool} needs `{argument.name}`: {argument.help}")
    empty: dict[Kind, Any] = {"texts": (), "flag": False, "fields": {}}
    return {
        name: argument.value(given[name])
        if name in given
        else (empty.get(argument.kind) if argument.default is None else argument.default)
        for name, argument in known.items()
    }
