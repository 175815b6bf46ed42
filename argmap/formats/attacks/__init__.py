"""Files that hold nothing but arguments and attacks, as the solver competitions use them."""
