"""What a command's function carries for `Command.invoke`; a module of its own, so that help stays quick."""

GATHERING = "gathering"
"""The attribute that holds the functions that make one value of several options each."""
