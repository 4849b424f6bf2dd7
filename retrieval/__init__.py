"""Floor 1: which offers fit, and what to ask next."""
