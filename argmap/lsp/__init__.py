"""The language server: what editors ask about a map that is being typed.

One module a question: pure functions from a `Snapshot` of the text in the editor, and an offset in
code points, to typed answers. `server.py` alone knows the protocol, and imports pygls.
"""
