"""The commands that show a map as a picture or as a page."""
