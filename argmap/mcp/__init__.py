"""`argmap mcp`: maps in the hands of an assistant, over the Model Context Protocol.

An assistant asks and edits with the functions that the commands use. Here stands what only an assistant
needs: the tools with their arguments (`tools/`), the folder it is kept in (`root.py`), the proof of every
quote it writes (`proof.py`), pages and time (`pages.py`, `deadline.py`), resources and prompts. Only
`server.py` knows the SDK.
"""
