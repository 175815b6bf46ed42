"""A debate as it unfolds, shown: the flow sheet, and the answers about what was dropped in it."""
