"""The commands that find what is wrong in a map, and explain it."""
