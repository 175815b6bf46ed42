"""What all formats share: the registry, how a file's format is found, reading and writing files.

Nothing here knows a single format; each has a package or a module beside this one.
"""
