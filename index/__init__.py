"""Floor 0: the offers and how they are kept and indexed."""
