"""A debate as it unfolds: its speeches, its points, what was answered in time, and what was dropped.

`speeches`, `points`, `flow`, `grid` build on one another in this order. How a sheet looks is in
`argmap.render.flow`.
"""
