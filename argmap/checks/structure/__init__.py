"""Checks of a map as a whole: its issues, its islands, what it expects to hold.

Each is one class in one module, listed in `argmap.checks.registry`; checks of single claims and
relations have folders of their own.
"""
