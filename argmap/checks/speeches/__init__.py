"""Checks of the speeches of a debate and of the turns that name them: AM261 to AM265.

Each is one class in one module, listed in `argmap.checks.registry`. What was dropped is a question,
and no mistake: `argmap.queries.flow`.
"""
