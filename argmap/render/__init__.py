"""How answers look: lines for a terminal, records for a pipe, JSON, Markdown, DOT."""
