"""`argmap claims`: the claims of a map."""

from __future__ import annotations

from argmap.cli.shared.listing import listing_command
from argmap.queries.listing import list_claims
from argmap.render.answers.listing import ClaimsView

HELP = """The claims of a map, filtered.

Name claims to list only those. CSV is for spreadsheets, JSON for programs.

\b
argmap claims debate.argmap.yaml --stance against --unanswered
argmap claims debate.argmap.yaml -F csv -o claims.csv
"""

command = listing_command("claims", HELP, list_claims, ClaimsView)
