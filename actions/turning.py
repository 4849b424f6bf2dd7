"""For whom the places should be (herself, the other one, somebody else), another matter, and more of the story, told once places stand there."""
from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence

from actions.asking import ask, ask_again, go_on, mirror, say_another
from actions.need import OTHERS, Need
from actions.offering import show_offers
from actions.say import Voice
from actions.whom import whom_before
from index.linear import fold
from index.sieve import Expression
from retrieval.finder import Finder

_TOLD, _HEAVILY, _SAID_NO, _NOTED = 8, 5, 2, 3  # ways to thank for more of the story, for what is heavy, for what is not so, and for a plain fact
# Words of a plain fact and of a bare answer; probabilities of a heavy topic, and of one that weighs too, from which a message is heavy.
_A_FACT, _BARE, _OF_WEIGHT, _PLAINLY = 6, 2, 0.3, 0.7
_HEAVY = frozenset(("domestic_violence", "sexual_violence", "suicidality", "self_harm", "grief", "trauma", "crisis",
                    "bullying", "discrimination", "chronic_illness", "eating_disorder"))
_WEIGHS_TOO = frozenset(("depression", "separation", "anxiety"))  # which a plain fact seems to be about sooner
_NO = Expression(r"(?:nein|nee|na|nej|nae|no|nope)\b(?! (?:one|ord|man)\b)")
_REFUSES = Expression(r"(?:(?:i|ich|jag|we|wir|vi) )?"
                      r"(?:don'?t|dont|do not|"
                      r"(?:will|mag|mochte?|vill)(?= (?:\w+ ){0,3}?(?:inte|ingen|inga|kein\w*|nicht|ned|net|koa\w*)\b)|no|kein\w*|inga?|koa\w*)\b"
                      r"(?: (?:want|need|like|inte|ha|any|kein\w*|nicht|ned|net|koa\w*))*\b")
_FELT = Expression(r"angst|weh\b|wein|traurig|schlimm|furchtbar|schrecklich|verzweif|hass|schuld|allein|einsam|fehlt|vermiss|tot\b|gestorben|schlag|"
                   r"schlug|kaputt|nicht mehr|"
                   r"schrei|lach|grins|spott|flin|hanar|mock|smirk|tease|radd|\bont\b|grat|ledsen|hemsk|jobbigt|saknar|ensam|slog|slar|skrik|skratt|dog\b|"
                   r"orkar|"
                   r"afraid|scared|cry|cried|hurt|sad\b|awful|terrible|horrible|alone|lonely|miss\b|died|dead|slap|hit|yell|scream|laugh|hate|hard\b|"
                   r"schwer|svart|"
                   r"worr|sorg|sorry|worthless|wertlos|vardelos|"
                   # what she lost or leans on, who does not believe her, war, and a child that hides
                   r"(?:all|everything|alles|ois|allt)(?: \w+){0,2} (?:had|hatte|hob|hade|to me)\b|ein und alles|"
                   r"\b(?:gone|weg|furt|fort|borta)[.!]*$|verlor|forlora|\blost\b|"
                   r"believes? (?:me|us)|glaubt (?:mir|uns|ma)|tror (?:pa )?(?:mig|mej|oss)|take\w* me serious|nimmt mich \w* ?ernst|tar mig pa allvar|"
                   r"\b(?:(?:the|at|in|civil) war|front|krieg|kriget|bomb\w*|flucht|fled|flydde)\b|heul|plarr|rehr|"
                   r"\b(?:hide|hiding|hid|versteck\w*|gomm\w*|gomde)\b|schaem|scham|skam|asham|leer\b|empty|\btomt?\b")
_CHILDREN = ("child", "son", "daughter", "grandchild", "pupil")
_GROUPS = {"about_work": "work_school", "about_family": "family_love"}  # "it's more about the job": which of these, is asked
_PASSED_ON = ("ask_there", "ask_there_again", "ask_there_more")


def turns_elsewhere(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], told: bool, changed: Sequence[str]) -> bool:
    """Whether it was said for whom else the places should be, or that the matter is another, and that was the turn; `told` where a matter was known."""
    says = meant.get("says", ())
    if not told or need.get("question") == "safe":
        return False
    wishes_near = (meant.get("wishes") or {}).get("near")
    if wishes_near and not need.get("place") and not need.get("region") and not {"place"} & {*need.get("aside", []), *need.get("asked", [])}:
        mirror(voice, need, ["wishes"])
        ask(voice, need, "place")
        return True
    if "another_matter" in says and "topics" not in changed:
        need.forget_answer("topic")
        ask(voice, need, "topic", "ask_topic_else")
        return True
    if group := next((group for name, group in _GROUPS.items() if name in says and not (meant.get("names_topic") and "topics" in changed)), None):
        need.forget_answer("topic")
        ask(voice, need, "topic", "ask_topic_group", group)
        return True
    if "only_me" in says and need.get("who") == "self" and not changed and need.get("question") != "who":
        if need.get("offered"):
            return _for_her(voice, need, finder, changed)  # the places stay
        mirror(voice, need, ["who"])
        if need.get("question") not in (None, "topic"):
            need.leave_open(str(need.get("question")))  # who says that instead of answering is not asked it again
        go_on(voice, need, finder)
        return True
    if "not_me" in says:
        return _not_her(voice, need, finder)
    if "for_me" in says:
        return _for_her(voice, need, finder, changed)
    if "will_talk" in says and "phone" in need.get("wishes", {}).get("contact_not", ()):
        return _by_phone_after_all(voice, need, finder)
    if "for_them" in says:
        return _for_them(voice, need, finder, meant, changed)
    return False


def _by_phone_after_all(voice: Voice, need: Need, finder: Finder) -> bool:
    """ "And if I do want to talk?": the phone is no longer unwanted."""
    wishes = dict(need.get("wishes"))
    left = [way for way in wishes.pop("contact_not") if way != "phone"]
    need.set(wishes={**wishes, **({"contact_not": left} if left else {})}, shown=[])
    voice.say("for_them")
    show_offers(voice, need, finder)
    return True


def _not_her(voice: Voice, need: Need, finder: Finder) -> bool:
    """ "She, not me": it is about whom it was about before, or whoever that is."""
    before = whom_before({"answered": need.get("answered", [])})
    if need.get("who") not in OTHERS and not before:
        need.forget_answer("who")
        ask(voice, need, "who")
        return True
    if need.get("who") not in OTHERS:
        need.set(**before, path=None, age=None, age_group=None, shown=[])
    mirror(voice, need, ["who", "relation"])
    go_on(voice, need, finder)
    return True


def _for_her(voice: Voice, need: Need, finder: Finder, changed: Sequence[str]) -> bool:
    if need.get("who") not in OTHERS:
        if changed or not need.get("offered"):
            return False
        voice.say("for_you_already")
        ask_again(voice, need, need.get("question"))
        return True
    voice.say("for_you" if need.get("path") != "own" else "for_you_already")
    need.set(path="own", shown=[])
    show_offers(voice, need, finder)
    return True


def _for_them(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], changed: Sequence[str]) -> bool:
    """Places that the other one can turn to; whoever is named for the first time is asked for by age, since the matter is the same."""
    if not need.get("offered") and need.get("who") in OTHERS:
        return False
    if "relation" in changed and need.get("who") in OTHERS:
        voice.say("for_them")
        need.set(path=None)
        return False  # somebody else from now on: the turn goes on with it
    if not meant.get("relation") and "names_child" in meant.get("says", ()) and need.get("relation") not in _CHILDREN:
        meant = {**meant, "who": "relative", "relation": "child"}  # "and is there anything for the kids?"
        need.set(who="self", relation=None)
    if need.get("who") in OTHERS:
        need.set(path="theirs" if need.get("path") == "own" else "them")
    elif meant.get("relation"):
        need.set(who=meant["who"] if meant.get("who") in OTHERS else "relative", relation=meant["relation"], path="them",
                 age=meant.get("age"), age_group=meant.get("age_group"))
    elif before := whom_before({"answered": need.get("answered", [])}):
        need.set(**before, path=None, age=None, age_group=None)
        if not need.get("offered"):
            voice.say("for_them")
            go_on(voice, need, finder)
            return True
    else:
        return False
    voice.say("for_them")
    need.set(shown=[])
    if need.get("path") == "them" and not need.get("age") and not need.get("age_group") and "age_group" not in need.get("aside", []):
        ask(voice, need, "age_group", "ask_age_group_other")
    else:
        show_offers(voice, need, finder)
    return True


def thank_for_more(voice: Voice, need: Need, text: str = "", meant: Optional[Mapping[str, Any]] = None) -> None:
    """She told more of her story: a word that fits how heavy it is, each time another, and no list and no form. Of a plain fact it is said that it was read,
    never that it was hard or made anything clearer."""
    plain = ("noted", _NOTED) if _is_plain(text, meant or {}) else None
    heavy = bool(need.get("crisis") or _HEAVY & set(need.get("topics", [])[:1]) or _is_heavy(text, meant or {}))
    refuses = plain and _REFUSES.match(fold(text))  # "I don't want pills"
    special = ("told_no", _SAID_NO) if refuses or _NO.match(fold(text)) else plain or (("told_hard", _HEAVILY) if heavy else None)
    said = (say_another(need, *special) if special else None) or say_another(need, "told", _TOLD)
    if said:
        voice.ask(str(need.get("question")), need.get("choices") or [], said)
    else:
        ask_again(voice, need, need.get("question"))


def _is_plain(text: str, meant: Mapping[str, Any]) -> bool:
    """Whether it is a fact of few words that lets nothing be felt and is about no heavy matter: "she is 1.60 tall", "we have no children"."""
    return len(text.split()) <= _A_FACT and not _is_heavy(text, meant)


def _is_heavy(text: str, meant: Mapping[str, Any]) -> bool:
    """Whether a message lets something be felt, or tells of a heavy matter: "every evening I cry", "he was all I had". Two words alone tell of none."""
    weights = meant.get("topic_weights") or {}
    heaviest = any(weight >= _OF_WEIGHT if topic in _HEAVY else weight >= _PLAINLY and topic in _WEIGHS_TOO for topic, weight in weights.items())
    return bool((heaviest and len(text.split()) > _BARE) or meant.get("feels") or _FELT.search(fold(text)))


def pass_on(voice: Voice, need: Need) -> None:
    """A question that has no answer here goes to somebody who has one."""
    left: List[str] = [phrase for phrase in _PASSED_ON if phrase not in need.get("answered", [])]
    of = [need.get("opened")] if need.get("opened") in need.get("offered", []) else need.get("offered", [])[:1]
    if left and of:
        voice.say(left[0], offers=of)
        need.note(left[0])
