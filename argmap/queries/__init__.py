"""One question, one file: pure functions from a map to typed answers."""
