"""The text of Argdown: tokens, documents, and the text again. Knows nothing of the model."""
