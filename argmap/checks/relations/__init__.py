"""Checks of how claims bear on one another: AM211 to AM218."""
