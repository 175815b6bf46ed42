"""How commands tell what they did or found in files: changes, comparisons, diagnostics, merges."""
