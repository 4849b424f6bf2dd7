"""Institutions keep their own offers: they register by mail, propose changes, and an editor takes them over."""
