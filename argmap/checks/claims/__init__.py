"""Checks of what claims say and who voices them: AM201 to AM206."""
