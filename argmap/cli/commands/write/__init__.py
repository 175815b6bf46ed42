"""The commands that make maps and change them.

One command, one module. What is changed is said by edits (`argmap.edit.edits`, looked up in
`argmap.edit.requests`); `argmap.cli.shared.edits` makes them in the file.
"""
