"""Files with only arguments and attacks, as used in the solver competitions."""
