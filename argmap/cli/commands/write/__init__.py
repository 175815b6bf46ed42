"""The commands that make maps and change them."""
