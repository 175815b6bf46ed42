"""The commands that ask a question about a map and change nothing.

One command, one module: its options, its query, its view. What is true of a map is found in
`argmap.queries`, and laid out in `argmap.render.answers`.
"""
