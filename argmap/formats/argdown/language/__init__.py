"""The text of Argdown: tokens, documents, and the text again.

`lexing` and `parsing` read it, `writing` writes it. Nothing here knows the model: that is in
`argdown.meaning`.
"""
