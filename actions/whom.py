"""Whom it is about where she puts that right: who was believed goes, and with it what hung on that person."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from index.ages import is_too_young, with_own_age
from index.taxonomy import load_taxonomy

OTHERS = ("relative", "friend", "colleague")  # who it is about, where not about the writer
_WAS = "was="  # before who it was about until somebody else was named, among what was answered
_CALLED = "called="  # before what she calls the one it is about
_CHILDREN, _GROWN = ("child", "son", "daughter", "grandchild", "sibling", "pupil"), 18
_OWN, _ELDERS = ("child", "son", "daughter", "grandchild"), ("mother", "father", "parents", "grandparent")
_PARENT, _APART = 30, 15  # years: below which nobody's mother is as old; between a parent and a child
_OWN_AGE = "own_age="  # before the writer's own age, among what was answered, while it is about another
_HAS_CHILD = "has_child"  # among what was answered: she told of a child of hers
_SMALL, _VIOLENCE = 14, "domestic_violence"  # years of age; the topic
_ALARMING = ("domestic_violence", "psychosis", "suicidality", "self_harm", "crisis", "sexual_violence", "trauma")


def whom_instead(now: Mapping[str, Any], meant: Mapping[str, Any], heard: Mapping[str, Any]) -> Dict[str, Any]:
    """What else changes: `now` are the slots until this message, `heard` what of the person was heard in it. Where she only says whom it is not
    ("not my son, one of my team"), it is the one before, or nobody that is known; who it was is remembered, for the case that it was right."""
    known, named = now.get("relation"), heard.get("relation")
    if not known:
        nobody = not (now.get("who") or "who" in heard or meant.get("relation")) and meant.get("who") in (None, "self", "unknown")
        return {"who": "self"} if nobody and meant.get("own_age") else {}  # "bin 13"
    if named:
        another = named not in (known, "relative")
        no_age = another and meant.get("age") is None and not (named in _CHILDREN and int(now.get("age") or 99) < _GROWN)
        return {**({"answered": _remembering(now)} if named != known else {}), **({"age": None, "age_group": None} if no_age else {})}
    if heard.get("who") == "self" and now.get("who") in OTHERS:  # "mir selber gehts auch nicht gut": the other one's age is not hers
        hers = own_age(now.get("answered") or ())
        return {"answered": _remembering(now), **({} if meant.get("age") is not None else {"age": hers, "age_group": load_taxonomy().age_group(hers)})}
    if known not in meant.get("persons_not", ()) or heard.get("who") == "self":
        return {}
    told = {} if meant.get("age") is not None else {"age": None, "age_group": None}
    if before := whom_before(now):
        return {**told, **before}
    who = meant.get("who") if meant.get("who") in OTHERS else now.get("who")
    return {**told, "who": who, "relation": None, "role": meant.get("audience_note") or now.get("role")}


def whom_before(now: Mapping[str, Any]) -> Dict[str, Any]:
    """Who it was about until somebody else was named: who, relation and role; {} where that was nobody."""
    earlier = next((each[len(_WAS):].split("/") for each in now.get("answered") or () if each.startswith(_WAS)), None)
    return {slot: value or None for slot, value in zip(("who", "relation", "role"), earlier)} if earlier else {}


def with_name(answered: Sequence[str], name: Optional[str]) -> List[str]:
    """What was answered, with what she calls the one it is about."""
    kept = [each for each in answered if not each.startswith(_CALLED)]
    return sorted([*kept, _CALLED + name] if name else kept)


def name_in(answered: Sequence[str]) -> Optional[str]:
    """What she calls the one it is about, where it says more than the relation."""
    return next((each[len(_CALLED):] for each in answered if each.startswith(_CALLED)), None)


def _remembering(now: Mapping[str, Any]) -> List[str]:
    kept = [each for each in now.get("answered") or () if not each.startswith(_WAS)]
    return sorted([*kept, _WAS + "/".join(now.get(slot) or "" for slot in ("who", "relation", "role"))])


def of_a_child(now: Mapping[str, Any], meant: Mapping[str, Any]) -> Mapping[str, Any]:
    """A child who writes of her mother or father is the one whom it is about, whatever is told of them: a number of years that no parent can have is hers."""
    elder = meant.get("relation") in _ELDERS or (not meant.get("relation") and now.get("relation") in _ELDERS)
    told = meant.get("own_age") or meant.get("age")
    hers = told if told is not None else now.get("age") if now.get("who") == "self" or now.get("relation") in _ELDERS else None
    if not elder or hers is None or int(hers) >= _GROWN or meant.get("corrects_person"):
        return meant
    if now.get("who") == "self" and told is None:
        return {**meant, "who": "unknown", "relation": None, "age": None, "age_group": None}  # "pappa flyttar"
    return {**meant, "who": "self", "relation": None, "who_certain": 1.0, "corrects_person": True, "corrects": False, "age": hers,
            "setting": meant.get("setting") or now.get("setting") or "family"}


def is_a_small_child(now: Callable[[str], Any], meant: Mapping[str, Any]) -> bool:
    """Whether it is about a child so small that its blows are no danger to a grown-up: `now` gives what is known."""
    relation = meant.get("relation") if meant.get("relation") in _OWN else now("relation")
    age = meant.get("age") if meant.get("age") is not None else now("age")
    return relation in _OWN and age is not None and int(age) < _SMALL


def is_of_age(now: Callable[[str], Any], meant: Mapping[str, Any]) -> bool:
    """Whether the one in danger is known to be grown up."""
    age = meant.get("age") if meant.get("age") is not None else now("age")
    return age is not None and int(age) >= _GROWN


def _as_a_parents(now: Callable[[str], Any], meant: Dict[str, Any]) -> Dict[str, Any]:
    """What a parent did in rage, or fears to do: about bringing up, unless something is told already; and a word that calms."""
    topics = [topic for topic in meant.get("topics") or () if topic not in _ALARMING] or ([] if now("topics") else ["parenting"])
    weights = {topic: weight for topic, weight in (meant.get("topic_weights") or {}).items() if topic not in _ALARMING}
    weights = {**weights, topics[0]: max(weights.get(topics[0], 0.0), 0.5)} if topics else weights
    fear = ["intrusive"] if "own_fear" in meant.get("says", ()) else []
    return {**meant, "topics": topics, "topic_weights": weights, "feels": [*fear, *meant.get("feels", ())]}


def whose_age(now: Callable[[str], Any], meant: Dict[str, Any]) -> Dict[str, Any]:
    """A bare number that the one it is about cannot be is the writer's own age ("44", of the mother of a child of nine); a partner of twelve is
    a child of hers."""
    age, relation = meant.get("age"), now("relation")
    if age is None or now("who") not in OTHERS or meant.get("relation") or meant.get("corrects"):
        return meant
    known = now("age")
    elder = relation in _ELDERS and (age < _PARENT if known is None else known - age >= _APART)
    child = relation in _OWN and known is not None and age - known >= _APART
    if not meant.get("age_whose") and (elder or child or (meant.get("audience_note") and meant.get("brief"))):  # "HR, 45"
        return {**meant, "age": None, "age_group": None, "own_age": age}
    if relation == "partner" and is_too_young(age, None, name_in(now("answered") or ()) or "partner"):
        return {**meant, "who": "relative", "relation": "child", "who_certain": 1.0, "corrects_person": True}
    return meant


def whose_place(now: Callable[[str], Any], meant: Dict[str, Any]) -> Dict[str, Any]:
    """Where the writer lives does not take the place of the town of the one it is about, who was said to live elsewhere."""
    if not meant.get("own_place") or now("who") not in OTHERS or not now("place") or now("place") == meant.get("place"):
        return {**meant, "own_place": False}
    return {**meant, "place": None, "region": None, "country": None}


def of_her_child(now: Callable[[str], Any], meant: Dict[str, Any]) -> Dict[str, Any]:
    """A bare number that a mother of a child told of cannot be ("15", of her teenage son) is the child's age, and none of hers; nor is it about the boss
    whom she only asks after."""
    if now("who") in OTHERS:
        return meant
    child = _HAS_CHILD in (now("answered") or ()) and meant.get("age") is not None and int(meant["age"]) < _GROWN - 1
    if child and not meant.get("own_age") and not meant.get("age_whose"):
        meant = {**meant, "age": None, "age_group": None}
    if now("topics") and meant.get("relation") == "boss" and meant.get("who") in OTHERS and not meant.get("corrects_person") and not meant.get("names_topic"):
        return {**meant, "who": "unknown", "relation": None, "says": [each for each in meant.get("says", ()) if each != "for_them"]}
    return meant


def note_own_age(need: Any, meant: Mapping[str, Any]) -> None:
    """Remember how old she is who worries, for the case that she asks for herself, and that she has a child."""
    if "has_child" in meant.get("says", ()):
        need.note(_HAS_CHILD)
    if meant.get("own_age") and need.get("who") in OTHERS:
        need.set(answered=sorted([*(each for each in need.get("answered", []) if not each.startswith(_OWN_AGE)), f"{_OWN_AGE}{meant['own_age']}"]))


def own_age(answered: Sequence[str]) -> Optional[int]:
    """How old she is who worries, where she told it."""
    return next((int(each[len(_OWN_AGE):]) for each in answered if each.startswith(_OWN_AGE)), None)


def as_a_childs(now: Callable[[str], Any], meant: Dict[str, Any]) -> Dict[str, Any]:
    """What a small child does in its rage is no violence at home: it is about bringing up; so is what a parent fears to do."""
    meant = of_her_child(now, whose_place(now, whose_age(now, meant)))
    says = meant.get("says", ())
    if "of_own_age" in says and now("age_group") and meant.get("age") is None:
        meant = {**meant, "wishes": with_own_age(meant.get("wishes") or {}, now("age_group"))}
    if {"own_rage", "own_fear"} & set(says):
        meant = _as_a_parents(now, meant)
    if "steps_in" in says and now("crisis"):
        meant = {**meant, "asides": []}  # "ska jag lägga mig i?" asks nothing of a place
    if "worn_out" in says and now("who") in OTHERS and now("offered"):
        meant = {**meant, "says": [*says, "for_me"]}  # whoever cares for another and can no more is shown help for herself
    if "lashes_out" not in meant.get("says", ()) or not is_a_small_child(now, meant):
        return meant
    weights = {topic: weight for topic, weight in (meant.get("topic_weights") or {}).items() if topic != _VIOLENCE}
    topics = [topic for topic in meant.get("topics") or () if topic != _VIOLENCE]
    if _VIOLENCE in (meant.get("topics") or ()) and not topics:
        topics, weights = ["parenting"], {**weights, "parenting": 0.5}
    calm = {"crisis": {"level": "none", "kind": None}} if (meant.get("crisis") or {}).get("kind") == "violence_now" else {}
    return {**meant, "topics": topics, "topic_weights": weights, "feels": [*meant.get("feels", ()), "child_rages"], **calm}
