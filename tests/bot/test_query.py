"""What a program is told of a message: the topics in their order."""
from __future__ import annotations

from bot.query import ranked


def test_behind_what_is_believed_stands_what_else_it_may_be():
    meant = {"lang": "sv", "topics": ["stress"], "topic_weights": {"stress": 0.5, "sleep": 0.2, "burnout": 0.1, "debt": 0.02}}
    assert ranked(meant) == {**meant, "topics": ["stress", "sleep", "burnout"]}


def test_where_nothing_is_believed_nothing_is_guessed():
    assert ranked({"topics": [], "topic_weights": {"sleep": 0.04}})["topics"] == []
    assert ranked({"topics": ["a", "b", "c"], "topic_weights": {"d": 0.1}})["topics"] == ["a", "b", "c"]
