"""Checks of the speakers of a map: AM231 to AM233.

Each is one class in one module, listed in `argmap.checks.registry`. What they say of a speaker's
stance is found in `argmap.queries`.
"""
