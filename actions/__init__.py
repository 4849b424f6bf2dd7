"""Floor 2: what happens between two messages. `all_actions(finder)` is the door."""
from __future__ import annotations

from typing import Any, Callable, List

from retrieval.finder import Finder


def all_actions(finder: Callable[[], Finder]) -> List[Any]:
    """Every action of the dialogue, each with what it needs handed in; `finder` gives the one in use."""
    from actions.acute import WhileAcute
    from actions.interview import ActionBegin, ActionInterview, ActionSkip
    from actions.results import ActionContact, ActionFeedback, ActionMore, ActionUnreached
    from actions.safety import ActionSafety
    from actions.side import ActionAnswer, BesideTheMatter
    from actions.steering import ActionBack, ActionRestart

    first = [ActionBegin(finder), ActionRestart(finder), ActionBack(finder), ActionSafety(finder)]
    beside = (ActionInterview, ActionSkip, ActionMore, ActionContact, ActionUnreached, ActionFeedback, ActionAnswer)
    return [*first, *(WhileAcute(BesideTheMatter(action(finder))) for action in beside)]
