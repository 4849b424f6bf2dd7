"""Symbols beside the buttons, for the easy voices: a choice's id, or its facet, and the drawn icon that stands for it."""
from __future__ import annotations

SYMBOLS = {
    "who=self": "person", "who=relative": "family", "who=friend": "people", "who=colleague": "work",
    "setting=family": "home", "setting=school": "school", "setting=vocational_training": "tools", "setting=university": "school",
    "setting=work": "work", "setting=unemployment": "coin", "setting=care": "health", "setting=old_age": "chair",
    "setting=leisure": "ball", "setting=online": "web", "setting=local_community": "address",
    "topics=mood": "heart", "topics=fear_stress": "bolt", "topics=family_love": "family", "topics=work_school": "work",
    "topics=violence": "shield", "topics=addiction": "glass", "topics=body_age": "health",
    "way=phone": "phone", "way=chat": "chat", "way=email": "email", "way=in_person": "address", "way=sms": "sms",
    "way=web": "web", "way=app": "app",
    "safe=yes": "yes", "safe=no": "no", "helped=yes": "yes", "helped=no": "no", "path=own": "person", "path=theirs": "people",
    "skip": "skip", "change": "edit", "more": "more", "contact": "phone", "nobody": "no", "wrong": "edit", "relax": "more",
    "age_group": "clock", "topic": "talk",
    "whole": "form",  # no choice: the link to an offer's own page
}


def symbol_of(choice: str) -> str | None:
    """The icon's name, or None where a choice has none."""
    return SYMBOLS.get(choice) or SYMBOLS.get(choice.partition("=")[0])
