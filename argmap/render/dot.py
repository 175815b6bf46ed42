"""Drawings for Graphviz.

Claims are boxes with their text and, under it, their speakers. A relation is an arrow whose kind
shows in its colour and in its line or head; where premises are linked, or where something aims at
the relation itself, the arrow has a junction on it. What was said stands in the tooltips.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from argmap.graph import Links
from argmap.model import ArgumentMap, Claim, Relation
from argmap.queries.stance import claim_stances, issue_of
from argmap.render.dot_layout import lengths, stacks
from argmap.render.dot_legend import Entry, legend
from argmap.render.dot_lines import LINES, attributes
from argmap.render.dot_selection import Selection, select
from argmap.render.dot_text import label_text, quoted, tooltip, wrapped_label
from argmap.render.palette import (
    CLAIM_KIND_FILLS,
    GROUP_BORDER,
    GROUP_FILL,
    ISSUE_FILL,
    OUTSIDE_TEXT,
    PLAIN_FILL,
    QUIET_TEXT,
    SPEAKER_FILLS,
    STANCE_FILLS,
    TEXT,
    Fill,
)
from argmap.render.wording import VERBS, manner, names, place, via, words
