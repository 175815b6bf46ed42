"""The commands that ask a question about a map and change nothing."""
