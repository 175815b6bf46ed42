"""Checks of the speeches of a debate and of the turns that name them: AM261 to AM265."""
