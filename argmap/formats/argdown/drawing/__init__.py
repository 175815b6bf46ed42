"""The map that an Argdown document is drawn as, derived as the Argdown tools derive it."""
