"""Commands that serve other programs until these end."""
