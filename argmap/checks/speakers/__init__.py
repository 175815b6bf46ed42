"""Checks of the speakers of a map: AM231 to AM233."""
