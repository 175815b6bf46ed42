"""A debate as it unfolds, shown: the flow sheet, and the answers about what was dropped in it.

Which point stands in which row and column is found in `argmap.queries.flow`.
"""
