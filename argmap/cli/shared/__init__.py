"""What several commands share: options, loading maps, showing answers, writing files, messages.

No command lives here, and nothing that works without a command line: that is in the layers below.
"""
