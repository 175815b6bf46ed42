"""Checks of a map as a whole: its issues, its islands, what it expects to hold."""
