"""What several commands share: finding and reading maps, asking, editing, writing files, git.

`answers.py` and `edits.py` are the two ways through: ask a question, make an edit. Options are in
`argmap.cli.options`, and nothing here works without a command line: that is in the layers below.
"""
