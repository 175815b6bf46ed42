"""Transcripts: who has the floor in a debate, a hearing or an interview, and what they state in it."""
