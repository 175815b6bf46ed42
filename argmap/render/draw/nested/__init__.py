"""Maps as nested blocks: each claim with what hangs on it below it, in as many columns as suit the sheet."""
