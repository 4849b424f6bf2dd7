"""How relevant an offer is to a labelled query: 3, 2, 1 or 0, by rule from its fields, the same for all methods.

It shares no code with `retrieval/`, so that a mistake there does not judge itself. The rules, and why:

0  another country or a withdrawn offer; it serves another region than the one stated; nobody at the other end speaks a
   language of the person or of the country; she may not turn to it (`for_whom`); the stated age is outside its limits
   or its age groups; the topic is another one and it is no general line.
1  the topic, but for a special audience (women, students …), for one occupation (farmers, nurses …) for one loss (a child, a partner) or for the people of
   one region that she did not say she belongs to; or with other settings than hers; or against a wish that she ruled out (not by phone, a language
   it does not have). And a general line that she may use.
2  topic and who fit, but the setting is not named by the offer, or a wish (chat, free, anonymous …) is not met.
3  topic, who, setting and all stated wishes fit. What was not stated cannot be unmet.

A language is judged only where it was wished for: half of the English queries would otherwise have no offer at all. What is made for people
who moved there, in the language that she writes, is for her.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from index.circumstances import LOST, LOST_CHILD, circumstances_of
from index.facets import ways_of
from index.gazetteer import Gazetteer
from index.offers import Offer

Label = Mapping[str, Any]
_MAIN_LANGUAGES = {"DE": {"de"}, "AT": {"de"}, "CH": {"de", "fr", "it"}, "SE": {"sv"}}
_MAY_ASK = {
    "self": {"self"},
    "relative": {"relative"},
    "friend": {"friend", "relative"},
    "colleague": {"colleague", "manager", "professional", "institution"},
    "unknown": {"self", "relative", "friend", "colleague", "manager", "professional"},
}
_AGE_GROUPS = {"children": (0, 13), "young_people": (12, 27), "adults": (18, 200), "older_people": (55, 200)}
_SPECIAL = {
    "women",
    "men",
    "lgbtq",
    "migrants",
    "refugees",
    "farmers",
    "veterans",
    "sami",
    "deaf",
    "causing_harm",
    "cancer",
    "prison",
    "students",
    "unemployed",
    "employees",
    "children",
    "young_people",
    "older_people",
    "parents",
    "carers",
}
_IDENTITY = {"women", "men", "lgbtq", "migrants", "refugees", "farmers", "veterans", "sami", "deaf", "causing_harm", "cancer", "prison"}
_HERS_BY_SETTING = {
    "school": {"children", "young_people"},
    "vocational_training": {"young_people"},
    "university": {"students", "young_people"},
    "work": {"employees"},
    "unemployment": {"unemployed"},
    "old_age": {"older_people"},
    "care": {"carers"},
}
_HERS_BY_TOPIC = {
    "coming_out": {"lgbtq"},
    "migration": {"migrants", "refugees"},
    "burnout": {"employees"},
    "workplace_conflict": {"employees"},
    "return_to_work": {"employees"},
    "exam_stress": {"students", "young_people"},
    "parenting": {"parents"},
    "pregnancy_birth": {"parents"},
    "separation": {"parents"},
    "caring_for_relatives": {"carers"},
    "dementia": {"carers", "older_people"},
}


_HERS_BY_ROLE = {"teacher": {"teaching"}, "professional": {"health", "social_work"}}
_OCCUPATION_OF_GROUP = {"farmers": "farming", "veterans": "military"}


def relevance(offer: Offer, label: Label, country: str, language: str, gazetteer: Gazetteer) -> int:
    """0 to 3 for a query with the keys of `queries.jsonl`."""
    if offer.country != country or offer.status != "active" or not _serves(offer, label, gazetteer):
        return 0
    wishes = label.get("wishes") or {}
    if not set(offer.languages) & {language, *wishes.get("language", ()), *_MAIN_LANGUAGES.get(country, set())}:
        return 0
    if not _may_ask(label) & set(offer.for_whom) or _age_shuts_out(offer, label):
        return 0
    if not set(label["topics"]) & set(offer.topics):
        return 1 if offer.scope == "general" or "general" in offer.topics else 0
    moved = _moved(offer, country, language)
    if _special_for_others(offer, label, moved) or _of_another_loss(offer, label) or _of_another_occupation(offer, label):
        return 1
    if _of_another_region(offer, label) or _against(offer, wishes):
        return 1
    settings = {label.get("setting"), *_listed(label, "setting_also")}
    unmet = any(not _meets(offer, key, value) for key, value in wishes.items())
    if label.get("setting") and None not in settings and not settings & set(offer.settings):
        return 1 if offer.settings else 2
    return 2 if unmet else 3


def _may_ask(label: Label) -> set[str]:
    asks = [label.get("who") or "unknown", *_listed(label, "who_also")]
    return set().union(*(_MAY_ASK.get(who, set()) for who in asks))


def _serves(offer: Offer, label: Label, gazetteer: Gazetteer) -> bool:
    """Whether it serves the stated place: the whole country, her region, or her municipality."""
    if not label.get("place") or offer.country in offer.region:
        return True
    place = gazetteer.find(str(label["place"]), offer.country)
    if place is None or place.country != offer.country:
        return True
    for area in offer.region:
        town = None if "-" in area[:3] else gazetteer.find(area, offer.country)
        if area == place.region or (town is None and gazetteer.region_of(area, offer.country) == place.region):
            return True
        if town is not None and town.name == place.name:
            return True
    return False


def _of_another_region(offer: Offer, label: Label) -> bool:
    return not label.get("place") and offer.country not in offer.region


def _age_shuts_out(offer: Offer, label: Label) -> bool:
    """Limits of age are those of the person affected, unless only others may turn to the offer."""
    age = label.get("age")
    if not isinstance(age, int):
        return False
    for_her = label.get("who") in ("self", "unknown", None)
    if not for_her and "self" not in offer.for_whom:
        return False
    if (offer.age_min or 0) > age or age > (offer.age_max if offer.age_max is not None else 200):
        return True
    named = [_AGE_GROUPS[group] for group in offer.groups if group in _AGE_GROUPS]
    limited = offer.age_min is not None or offer.age_max is not None
    for_relatives = not for_her and {"parents", "carers"} & set(offer.groups)
    return bool(named) and not limited and not for_relatives and not any(low <= age <= high for low, high in named)


def _of_another_loss(offer: Offer, label: Label) -> bool:
    """For whoever lost a child or the one she lived with, where she told of no such loss; `lost` lists those of the label."""
    told = {*_listed(label, "lost"), *([LOST_CHILD] if "pregnancy_birth" in label["topics"] else [])}
    return bool((circumstances_of(offer) & LOST) - told)


def _moved(offer: Offer, country: str, language: str) -> set[str]:
    """Whoever writes a language that is not spoken there has moved there, and what is made for that in her language is for her."""
    return set() if language in _MAIN_LANGUAGES.get(country, {language}) or language not in offer.languages else {"migrants", "refugees"}


def _special_for_others(offer: Offer, label: Label, also: set[str]) -> bool:
    """Made for an audience to which she did not say that she, or the one she worries about, belongs."""
    special = set(offer.groups) & _SPECIAL
    hers = {*also, *(label.get("wishes") or {}).get("group", ())}
    hers |= _HERS_BY_SETTING.get(str(label.get("setting")), set())
    for topic in label["topics"]:
        hers |= _HERS_BY_TOPIC.get(topic, set())
    age = label.get("age")
    if isinstance(age, int):
        hers |= {group for group, (low, high) in _AGE_GROUPS.items() if low <= age <= high} | (
            {"students"} if 18 <= age <= 27 else set()
        )
    if label.get("who") in ("relative", "friend", "colleague"):
        hers |= {"children", "young_people", "older_people", "parents", "carers"}
    if not special or special & hers & _IDENTITY:
        return False
    if special & (_IDENTITY - hers):
        return True
    young_only = isinstance(age, int) and age < 18
    return not special & hers and ("adults" not in offer.groups or young_only)


def _of_another_occupation(offer: Offer, label: Label) -> bool:
    """Made for an occupation that she did not say she has; `occupation` lists those of the label."""
    wishes = label.get("wishes") or {}
    hers = {*_listed(label, "occupation"), *wishes.get("occupation", ())}
    hers |= {_OCCUPATION_OF_GROUP[group] for group in wishes.get("group", ()) if group in _OCCUPATION_OF_GROUP}
    hers |= _HERS_BY_ROLE.get(str(label.get("audience_note")), set())
    if label.get("setting") == "vocational_training":
        hers.add("apprentices")
    if "doctors" in hers:
        hers.add("health")
    return bool(offer.occupations) and not hers & set(offer.occupations)


def _against(offer: Offer, wishes: Mapping[str, Any]) -> bool:
    """Whether the only ways in were ruled out, or the wished language is not spoken."""
    ways = _ways(offer) - {"web", "address"}
    unwanted = set(wishes.get("contact_not", ()))
    if unwanted & ways and not ways - unwanted:
        return True
    return bool(wishes.get("language")) and not set(wishes["language"]) & set(offer.languages)


def _meets(offer: Offer, key: str, value: Any) -> bool:
    """Whether a wish is met as far as the offer's fields tell; what no field tells is not judged."""
    if key == "contact":
        return bool(set(value) & (_ways(offer) | ({"app"} if offer.kind in ("app", "online_course") else set())))
    if key == "cost":
        return value != "free" or offer.cost in ("free", "insurance")
    if key == "anonymous":
        return offer.anonymous is True
    if key == "group":
        return bool(set(value) & set(offer.groups))
    if key == "near":
        return offer.country not in offer.region or offer.kind in ("in_person", "self_help_group", "directory")
    if key == "time":
        return _in_time(offer, value)
    if key == "accessible" and "deaf" in value:
        return bool(
            _ways(offer) & {"chat", "email", "sms", "form"} or "deaf" in offer.groups or "gsg" in offer.languages
        )
    return True


def _ways(offer: Offer) -> set[str]:
    return set(ways_of(offer))


def _in_time(offer: Offer, time: str) -> bool:
    hours = [contact.hours for contact in offer.contacts if contact.hours]
    if any("24/7" in each for each in hours):
        return True
    if time == "weekend":
        return any(re.search(r"S[au]", each) for each in hours)
    return any(int(end) >= 20 or int(end) <= 6 for each in hours for end in re.findall(r"-(\d\d):\d\d", each))


def _listed(label: Label, key: str) -> list[Any]:
    value = label.get(key)
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def judged(offers: Iterable[Offer], label: Label, country: str, language: str, gazetteer: Gazetteer) -> dict[str, int]:
    """{offer id: relevance} of all that are not 0."""
    marks = {
        offer.id: relevance(offer, label, country, language, gazetteer) for offer in offers if offer.country == country
    }
    return {id: mark for id, mark in marks.items() if mark}
