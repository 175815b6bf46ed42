"""`argmap speakers`: the speakers of a map."""

from __future__ import annotations

from argmap.cli.shared.listing import listing_command
from argmap.queries.listing import list_speakers
from argmap.render.answers.listing import SpeakersView

HELP = """The speakers of a map, with their stance and how much they say.

Add filters or name claims to list those who voice a claim that fits; --stance is the speaker's own.

\b
argmap speakers debate.argmap.yaml
argmap speakers debate.argmap.yaml --about trade-falls
"""

command = listing_command("speakers", HELP, list_speakers, SpeakersView)
