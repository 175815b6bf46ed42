"""Checks of sources, and of where words stand in them: AM241 to AM247.

Each is one class in one module, listed in `argmap.checks.registry`. Quotes are looked up in
`argmap.quotes`, and who says them in `argmap.attribution`.
"""
