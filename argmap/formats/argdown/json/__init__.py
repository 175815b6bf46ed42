"""The JSON that the Argdown tools export, read and written."""
