"""Pictures that are no maps of cards: the icicle, the matrix, the timeline and the flow sheet."""
