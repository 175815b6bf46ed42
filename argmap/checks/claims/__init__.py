"""Checks of what claims say and who voices them: AM201 to AM206.

Each is one class in one module, listed in `argmap.checks.registry`. Whether two texts are alike is
decided in `argmap.words`.
"""
