"""The tools that tell what argmap knows without any map: formats, schemes, the schema, diagnostics."""

from __future__ import annotations

from typing import Any

from argmap.mcp.desk import Desk
from argmap.mcp.pages import pages_of, whole
from argmap.mcp.tools.arguments import Argument
from argmap.mcp.tools.filters import PAGE
from argmap.mcp.tools.tool import Given, Tool


def _schema(desk: Desk, given: Given) -> dict[str, Any]:
    from argmap.formats.native.schema import json_schema

    return whole({"schema": json_schema()}).page(0, 1)


def _formats(desk: Desk, given: Given) -> dict[str, Any]:
    from argmap.render.reference.formats import FormatsView

    return pages_of(FormatsView().data()).page(given["offset"], given["limit"])


def _schemes(desk: Desk, given: Given) -> dict[str, Any]:
    from argmap.render.reference.schemes import SchemesView
    from argmap.schemes import SCHEMES, find_scheme

    if given["name"]:
        return whole(SchemesView((find_scheme(given["name"]),), whole=True).data()).page(0, 1)
    # All of all schemes would be more than anybody reads at once.
    names = [{"name": each.name, "about": each.about} for each in SCHEMES]
    return pages_of({"schemes": names}).page(given["offset"], given["limit"])


def _explain(desk: Desk, given: Given) -> dict[str, Any]:
    from argmap.checks.registry import all_rules, find_rule
    from argmap.render.reference.rules import RulesView

    if given["code"]:
        return whole(RulesView([find_rule(given["code"])], whole=True).data()).page(0, 1)
    rules = [{"code": r.code, "name": r.name(), "severity": r.severity} for r in all_rules()]
    return pages_of({"rules": rules}).page(given["offset"], given["limit"])


TOOLS = (
    Tool("schema", "The JSON Schema of a map's file.", (), _schema),
    Tool("formats", "The formats argmap reads and writes.", PAGE, _formats),
    Tool(
        "schemes",
        "Argumentation schemes; by name, one with its critical questions.",
        (Argument("name", "A name, or a part that only one scheme has."), *PAGE),
        _schemes,
    ),
    Tool(
        "explain",
        "What a diagnostic means, and what to write instead.",
        (Argument("code", "A code (AM012) or a name; without one all are listed."), *PAGE),
        _explain,
    ),
)
