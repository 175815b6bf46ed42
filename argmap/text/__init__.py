"""From running text to statements, and from quotes back to the text they stand in."""
