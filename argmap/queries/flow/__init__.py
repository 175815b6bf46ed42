"""A debate as it unfolds: its speeches, its points, what was answered in time, and what was dropped."""
