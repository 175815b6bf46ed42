"""Checks of how claims bear on one another: AM211 to AM218.

Each is one class in one module, listed in `argmap.checks.registry`. References that lead nowhere are
found earlier, by the reader of the file.
"""
