"""The operators' desk: what the conversations of a month, a quarter or a year show, without a typed word."""
