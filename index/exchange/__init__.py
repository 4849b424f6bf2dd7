"""Offers come in from other people's files and go out to them; every row of a file is accounted for (docs/exchange.md)."""
