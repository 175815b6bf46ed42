"""Relations that cue words and turns suggest between the claims of a text; they are offered, never asserted.

`said` is what this needs to know of a claim and of what stands between two, `signs` reads the cue words,
and `proposing` makes the offers. It serves prose and transcripts alike.
"""
