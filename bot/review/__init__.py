"""The review of wording: single messages that were not understood, redacted, and only where the person said yes to it."""
