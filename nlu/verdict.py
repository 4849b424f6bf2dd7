"""The guard's verdict on one message: what the rules found, what the classifier makes of it, and what its neighbours were.

Chosen on sentences by writers who taught nothing (held_crisis*.tsv), see docs/guard.md.
"""
from __future__ import annotations

import math

from nlu.alike import Neighbours, log_odds
from nlu.danger import Danger
from nlu.guard import Alarm

# Lower where the danger seems to be present. "Calm": the text itself gives evidence of no danger. A word or two say too little for the
# classifier ("17", "chat"); the rules read them all the same.
_ALARM_NOW, _ALARM, _ALARM_CALM, _ALARM_BRIEF = 0.45, 0.6, 0.94, 0.95
_ACUTE, _ACUTE_SLOW = 0.32, 0.75
_SLOW = ("self_harm", "psychosis_acute")  # are told of what goes on for long more often than of now
_HINTED = 0.2  # from where on the classifier agrees with words that people say as often without any danger
# How much the neighbours' log odds count beside the classifier's, and how much more where one of them says nearly the same (from a cosine of .8 on).
_BY_NEIGHBOURS, _BY_CLOSE_ONES, _CLOSE, _SLOPE = 0.4, 1.2, 0.8, 15.0


def join(rule: Alarm | None, calm: bool, brief: bool, danger: Danger, neighbours: Neighbours | None = None) -> Alarm:
    """Either alone can raise, words that are a hint only together; evidence of the text makes the classifier harder to convince, and never
    unsays a rule."""
    danger = beside(danger, neighbours) if neighbours else danger
    level = "none"
    now = danger.acute >= _ACUTE
    if danger.alarm >= (_ALARM_BRIEF if brief else _ALARM_CALM if calm else _ALARM_NOW if now else _ALARM):
        level = "acute" if danger.acute >= (_ACUTE_SLOW if danger.kind in _SLOW else _ACUTE) else "concern"
    if rule is None or (rule.hint and danger.alarm < _HINTED):
        return Alarm(level, danger.kind, False)
    if rule.level == "concern" and danger.acute >= (_ACUTE_SLOW if rule.kind in _SLOW else _ACUTE):
        return rule._replace(level="acute")
    return rule


def beside(danger: Danger, neighbours: Neighbours) -> Danger:
    """The classifier's probabilities together with what the taught sentences most alike the message were."""
    weight = _BY_NEIGHBOURS + _BY_CLOSE_ONES * _sigmoid(_SLOPE * (neighbours.nearest - _CLOSE))
    alarm, acute = (_sigmoid(log_odds(p) + weight * log_odds(share))
                    for p, share in zip((danger.alarm, danger.acute), neighbours.of_danger(), strict=True))
    return danger._replace(alarm=alarm, acute=acute)


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))
