"""`argmap relations`: the relations of a map."""

from __future__ import annotations

from argmap.cli.shared.listing import listing_command
from argmap.queries.listing import list_relations
from argmap.render.answers.listing import RelationsView

HELP = """The relations of a map, with the texts they join.

The place to find the ids of relations. As CSV or JSON, both texts make it a table of pairs to
train on. --kind, --speaker and --unanswered are asked of the relation, the other filters of its
premises; with claims named, those they are a premise of.

\b
argmap relations debate.argmap.yaml --kind undercuts
argmap relations debate.argmap.yaml -F jsonl -o pairs.jsonl
"""

command = listing_command("relations", HELP, list_relations, RelationsView)
