"""Which claims still stand, and why: verdicts, proofs, dialogues, and what would change them."""
