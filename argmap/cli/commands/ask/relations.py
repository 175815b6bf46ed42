"""`argmap relations`: the relations of a map."""

from __future__ import annotations

from argmap.cli.shared.listing import listing_command
from argmap.queries.listing import list_relations
from argmap.render.answers.listing import RelationsView

HELP = """The relations of a map, with the texts they join.

Look up the ids of relations here. CSV and JSON have both texts, as pairs to train on. --kind,
--speaker and --unanswered apply to the relation, the other filters to its premises. Name claims to
list the relations that they are a premise of.

\b
argmap relations debate.argmap.yaml --kind undercuts
argmap relations debate.argmap.yaml -F jsonl -o pairs.jsonl
"""

command = listing_command("relations", HELP, list_relations, RelationsView)
