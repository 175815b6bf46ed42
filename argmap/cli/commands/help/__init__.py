"""What a command does, for whoever asks by a word rather than an option."""
