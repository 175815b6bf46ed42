"""Who is meant: the people a text names, whom a pronoun or a description stands for, and why some are not named."""
