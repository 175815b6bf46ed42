"""Checks of sources, and of where words stand in them: AM241 to AM247."""
