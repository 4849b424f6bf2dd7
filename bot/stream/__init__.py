"""The event stream: what happens in conversations, without any words, for the tools that an operator has (docs/record.md)."""
