"""How good Lotse is, measured on sentences that training never saw; every method is judged by the same rules."""
