"""Every command in a file of its own, in the folder of its heading in `argmap --help`.

A command declares its words and options, loads maps, asks a query and shows the answer. What two
commands share is in `argmap.cli.shared`; what a query finds out is in `argmap.queries`.
"""
