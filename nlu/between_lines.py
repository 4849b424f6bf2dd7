"""Dangers that stand in no word of a rule, but between the lines: each is told by a construction. Needs no model, for the guard stands on it."""
from __future__ import annotations

from typing import Optional

from nlu.alarms import NO_DANGER, Alarm, Settled
from nlu.body import is_helpless, shows_signs, starves, was_found_with_a_needle
from nlu.constructions import is_drowned
from nlu.deeds import is_in_care, regrets_harshness, threatens_pictures
from nlu.longing import has_lived_enough, wants_to_follow
from nlu.menaced import has_a_gun_and_no_heart, menaced
from nlu.observed import is_suspected, observes_child
from nlu.put_right import frees_them_of_herself, unalarming
from nlu.threats import announces_her_death, could_not_refuse, fears_at_home, is_to_be_married, threatened_by_kin
from nlu.unheard import unheard


def told_between_the_lines(text: str) -> Optional[Alarm]:
    """The alarm that a message tells between the lines, `NO_DANGER` where it only seems to, None where it tells nothing of the kind."""
    if (whose := shows_signs(text)) is not None:
        return Alarm("acute", "medical", whose == "other")
    return _of_the_body(text) or _of_a_wish(text) or _of_others(text) or (NO_DANGER if is_drowned(text) else None) or _settled(text)


def outweighs_a_hint(text: str) -> bool:
    """Whether more stands between the lines than in words that people say as often without any danger."""
    return is_helpless(text) or fears_at_home(text) or unheard(text) is not None


def _of_the_body(text: str) -> Optional[Alarm]:
    if was_found_with_a_needle(text):
        return Alarm("acute", "medical", True)
    return Alarm("acute", "medical", whose == "other") if (whose := starves(text)) is not None else None


def _of_a_wish(text: str) -> Optional[Alarm]:
    if is_in_care(text):
        return Settled("concern", "suicidality", True)
    if (longs := wants_to_follow(text)) is not None or has_lived_enough(text):
        return Alarm("concern", "suicidality", longs == "other", longs == "self")
    if frees_them_of_herself(text):
        return Alarm("acute", "suicidality", False, True)
    return unheard(text) or has_a_gun_and_no_heart(text)


def _of_others(text: str) -> Optional[Alarm]:
    """What comes from others, or what is seen of them."""
    if announces_her_death(text):
        return Alarm("acute", "violence_now", False, True)
    if (threat := menaced(text)) is not None:
        return threat
    if is_helpless(text):
        return Settled("concern", "medical", True)
    if threatened_by_kin(text) or is_to_be_married(text) or fears_at_home(text) or could_not_refuse(text):
        return Settled("concern", "violence_now", False, True)
    if observes_child(text):
        return (Settled if is_suspected(text) else Alarm)("concern", "child_danger", True)
    return None


def _settled(text: str) -> Optional[Alarm]:
    if (left := unalarming(text)) is not None:
        return left
    if threatens_pictures(text):
        return Settled("concern", "violence_now", False)
    return Settled("concern", "child_danger", False) if regrets_harshness(text, True) else None
