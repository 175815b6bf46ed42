"""`argmap sources`: the sources of a map."""

from __future__ import annotations

from argmap.cli.shared.listing import listing_command
from argmap.queries.listing import list_sources
from argmap.render.answers.listing import SourcesView

HELP = """The sources of a map, with how much is taken from them.

Add filters or name claims to list the sources of claims that fit.

\b
argmap sources debate.argmap.yaml
argmap sources debate.argmap.yaml --speaker ada
"""

command = listing_command("sources", HELP, list_sources, SourcesView)
