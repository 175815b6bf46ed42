"""The name of what a command's function carries for `Command.invoke`.

It is a module of its own so that `argmap --help` need not import the options of commands.
"""

GATHERING = "gathering"
"""The attribute of a command's function with the functions that turn several options into one value."""
