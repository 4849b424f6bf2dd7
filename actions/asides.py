"""Questions beside the matter (nlu/asides.py): each is answered once and in the order in which it was asked, and the turn goes on with what else was told.

Of a place that stands on the table or is named, first what its own fields say, then what holds of places of its kind.
"""
from __future__ import annotations

import re
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from actions.case import HURT, KNOWN_THERE, OF_LEARNING, is_of_therapy, of_her_case
from actions.glossary import explained, kind_named
from actions.naming import spoken_of
from actions.need import OTHERS, Need
from actions.say import Voice
from actions.turning import pass_on
from index.facets import is_of_faith, ways_of
from index.hours import open_when
from index.linear import fold
from index.offers import Offer
from index.sieve import Expression
from index.taxonomy import LANGUAGES
from retrieval.finder import Finder
from retrieval.questions import QUESTIONS

# What the phrases are called where they had a name before.
_PHRASES = {"what_help": "answer_what_can_you_do", "elsewhere": "only_countries", "for_whom": "answer_right_place",
            "bad_parent": "warm_guilt", "pronouns": "took_note", "locked_in": "warm_locked_in",
            "human": "answer_are_you_human", "privacy": "answer_privacy", "cost": "answer_cost", "who_runs": "answer_who_runs"}
_TELLS = ("topics", "age", "place", "region", "wishes", "occupation")
_LEAVES = ("other_offers", "show_contact", "nobody_answered", "number_wrong", "thanks", "goodbye", "restart", "back")
_WRITING = frozenset(("chat", "email", "sms", "form"))
_AT_HOME = Expression(r"nach hause|hausbesuch|hembesök|\bhem till|home visit|to (?:the|your) home|vor ort bei ihnen", re.IGNORECASE)
_ROUND = 10  # of how many places there are
_AT_ONCE = ("helpline", "chat", "emergency")
_OF_THE_MATTER = frozenset(("taper", "judge", "what_to_say", "tell_parents", "duty", "rights", "office_fear"))
_BOTH = ("place_secret",)  # after what an offer's fields say, what holds of all is said as well
_OF_SCHOOL = Expression(r"eltern|schul|foraldr|skola|larar|parents|school|teacher|lehrer")
_WAITS = Expression(r"wait|wart|vänta", re.IGNORECASE)
_PICTURE = Expression(r"foto|photo|\bbild|\bpics?\b|picture|video|\bfilm|\bclip")
_OF_THIS = Expression(r"chat|gesprach|samtal|conversation|verlauf|histor|hier\b|\bhar\b|\bhere\b|schreib|skriv|writ|\byou\b|\bdu\b")
_OF_CALLING = Expression(r"\bruf|telefon|\bring|\bcall|phone")
_OF_WRITING = Expression(r"chatt?|schreib|skriv|mail|mejl|writ|text\b|whatsapp")
_WHAT_IS = Expression(r"(?:(?:und|och|and|aber|men|but) )?(?:was (?:ist|isch|is|heisst|bedeutet|sind)|vad (?:ar|betyder)|what(?:'s|s| is| are| does)) "
                      r"(?:\w+ ?){1,6}(?: mean)?[ ?.!]*$")
_OF_KINDS = {"cost": ("cost_company_health", "cost_debt_advice", "cost_school_health"),
             "place_secret": ("place_secret_company_health", "place_secret_school_health")}
_OF_ALL = ("answer_cost_free", "answer_cost_unknown", "answer_name_yes", "answer_name_unknown", "answer_place_secret_yes")
_ASKED_WHY = {"age_group": Expression(r"\balter|wie alt|\balder|hur gammal|\bage\b|how old"),
              "place": Expression(r"\bort\b|wohn|\bstadt|\bbor\b|\borten|\bstad|\blive\b|\btown|\bplace")}
_COSTS = ("free", "insurance", "charged")


def answer_asides(voice: Voice, need: Need, meant: Mapping[str, Any], finder: Finder, text: str = "") -> bool:
    """Answer what is asked beside the matter; whether anything was."""
    asked = list(meant.get("asides") or ())
    for aside in asked:
        _answer(voice, need, meant, finder, aside, text)
    return bool(asked)


def as_word_asked(meant: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """The same, asking for a word where it does nothing else and the word is known: "whats internet CBT"."""
    asks = not meant.get("asides") and _WHAT_IS.match(fold(text).strip()) and explained(text)
    return {**meant, "asides": ["word"]} if asks else meant


def only_asks(need: Need, meant: Mapping[str, Any], intent: str) -> bool:
    """Whether a message asks beside the matter and tells nothing that the search goes on with. Who asks of the matter itself while the interview runs
    ("what do I say to him?") is answered there, and it goes on."""
    if need.get("question") in QUESTIONS and need.get("topics") and set(meant.get("asides") or ()) <= _OF_THE_MATTER:
        return False
    told = [fact for fact in _TELLS if meant.get(fact) and not (fact == "topics" and not meant.get("names_topic"))]
    return bool(meant.get("asides")) and not told and intent not in _LEAVES and not meant.get("choice") and not _asks_of_the_matter(meant)


def asks_and_leaves(meant: Mapping[str, Any], intent: str) -> bool:
    """Whether it asks beside something that is no part of the interview: "number two, but is it anonymous?"."""
    return bool(meant.get("asides")) and intent in _LEAVES and not meant.get("choice")


def _answer(voice: Voice, need: Need, meant: Mapping[str, Any], finder: Finder, aside: str, text: str) -> None:
    acute = need.get("crisis") == "acute" and need.get("question") == "safe"
    if aside == "weeks_left" and _WAITS.search(text) and "pregnancy_birth" not in need.get("topics", []):
        aside = "wait"  # "how long can I wait?"
    if aside == "phone_bill":
        voice.tell(aside)
        need.note("answer_phone_bill")
        return
    if aside in KNOWN_THERE and need.get("offered"):
        pass_on(voice, need)
        return
    kind = kind_named(text) if aside in _OF_KINDS else None
    if kind and f"{aside}_{kind}" in _OF_KINDS[aside]:  # "what does the occupational health service cost?", which is not on the list
        voice.say(f"answer_{aside}_{kind}")
        need.note(f"answer_{aside}")
        return
    if aside == "how_many":
        count = sum(offer.country == need.get("country") for offer in finder.snapshot.offers) // _ROUND * _ROUND
        voice.say("answer_how_many", count=count)
        need.note("answer_how_many")
        return
    offers = [] if aside not in _OF_OFFERS else spoken_of(text, need, finder, meant.get("ordinal"), acute)
    if aside == "whom_first" and _OF_CALLING.search(fold(text)):
        offers = [offer for offer in offers if "phone" in ways_of(offer)] or offers
    if aside == "whom_first" and offers:
        voice.say("answer_whom_first", offers=[offers[0].id])
        need.note("answer_whom_first")
        return
    said = [] if aside == "whom_first" or is_of_therapy(aside, need, meant, text) else _of_offers(voice, aside, offers, meant, text)
    if aside == "speaks" and not need.get("offered") and (meant.get("wishes") or {}).get("language") == [meant.get("lang")] and meant.get("lang") in LANGUAGES:
        voice.say("answer_speaks_here")
        need.note("answer_speaks_here")
        return
    if aside == "speaks" and not offers and (meant.get("wishes") or {}).get("language"):
        return  # the search goes on with it
    if not said or aside in _BOTH:
        phrase = _general(aside, need, meant, text, acute)
        voice.say(phrase)
        said.append(phrase)
    need.note(f"answer_{aside}", *said)


def _general(aside: str, need: Need, meant: Mapping[str, Any], text: str, acute: bool) -> str:
    """What holds of places of this kind, or of Lotse."""
    if is_of_therapy(aside, need, meant, text):
        return "answer_find_therapist"
    if phrase := of_her_case(aside, need, meant, text):
        return phrase
    if aside == "tell_parents" and need.get("setting") not in OF_LEARNING and not _OF_SCHOOL.search(fold(text)):
        return "answer_decide"
    if aside == "word":
        return explained(text) or "answer_word"
    if aside == "why_these" and meant.get("intent") == "why_ask":
        return f"answer_{why_asked(need.get('question'), text)}"
    if aside == "what_to_say" and need.get("who") not in OTHERS and meant.get("who") not in OTHERS:
        return "answer_what_to_say_self"
    if aside == "what_happens" and acute:
        return "answer_what_happens_acute"
    if aside == "whom_first":
        return "answer_whom_first_soon"
    if aside == "why_did" and need.get("topics", [])[:1] != ["grief"]:
        return "blamed" if need.get("topics", [])[:1] and need.get("topics")[0] in HURT and need.get("who") == "self" else "answer_why_did_other"
    if aside == "judge" and need.get("topics", [])[:1] and need.get("topics")[0] in HURT:
        return "answer_judge_hurt"
    if aside == "take_down" and not _is_shown_to_others(need, text):
        return "answer_no_trace"
    return _PHRASES.get(aside, f"answer_{aside}")


def why_asked(question: Optional[str], text: str) -> str:
    """Why something is asked: of what she names ("why the age?"), else of the question that is open."""
    folded = fold(text)
    named = next((asked for asked, pattern in _ASKED_WHY.items() if pattern.search(folded)), None)
    which = named or (question if question in QUESTIONS else None)
    return f"why_ask_{which}" if which else "why_ask"


def _of_offers(voice: Voice, aside: str, offers: Sequence[Offer], meant: Mapping[str, Any], text: str) -> List[str]:
    """Say what the fields of these offers answer, those together of which the same is so; what is unknown comes last."""
    if aside == "word":
        if len(offers) == 1 and explained(text) is None:
            voice.say("answer_word_offer", offers=[offers[0].id])
            return ["answer_word_offer"]
        return []
    if aside == "difference":
        for offer in offers:
            voice.say("answer_word_offer", offers=[offer.id])
        return ["answer_word_offer"] if offers else []
    writes = [offer.id for offer in offers if aside == "what_happens" and _WRITING & set(ways_of(offer))]
    if writes and _OF_WRITING.search(fold(text)):  # "what happens when I chat?"
        voice.say("answer_what_happens_write", offers=writes)
        return ["answer_what_happens_write"]
    wanted = list((meant.get("wishes") or {}).get("language") or ())
    cases: Dict[str, List[Offer]] = {}
    for offer in offers:
        case = _speaks(offer, wanted) if aside == "speaks" else _CASES[aside](offer)
        if case:
            cases.setdefault(f"answer_{'cost' if aside == 'insurance' else aside}_{case}", []).append(offer)
    if aside == "insurance" and set(cases) == {"answer_cost_unknown"}:
        return []
    for phrase in sorted(cases, key=lambda name: name.endswith(("unknown", "no"))):
        each = cases[phrase]
        if len(cases) == 1 and len(each) > 1 and phrase in _OF_ALL:
            voice.say(f"{phrase}_all")
            continue
        languages = {"languages": wanted or list(each[0].languages)} if aside == "speaks" else {}
        voice.say(phrase, offers=[offer.id for offer in each], **languages)
    return list(cases)


def _is_shown_to_others(need: Need, text: str) -> bool:
    """Whether what shall be deleted is a picture of her that others see, and not this conversation."""
    of_it = bool({"sexual_violence", "bullying"} & set(need.get("topics", [])[:2])) and not _OF_THIS.search(fold(text))
    return bool(_PICTURE.search(fold(text))) or of_it


def _speaks(offer: Offer, wanted: Sequence[str]) -> str:
    if not wanted:
        return "listed"
    return "yes" if set(wanted) & set(offer.languages) else "no"


def _open(offer: Offer) -> str:
    return max((open_when(contact.hours) for contact in offer.contacts), key=("unknown", "week", "weekend", "always").index)


def _church(offer: Offer) -> str:
    return "yes" if is_of_faith(offer) else "no"


def _home_help(offer: Offer) -> str:
    if any(_AT_HOME.search(offer.text(language)) for language in LANGUAGES):
        return "says"
    return "there" if offer.kind in ("in_person", "self_help_group") else "far"


def _way(offer: Offer) -> str:
    if any(contact.type == "address" for contact in offer.contacts):
        return "address"
    return "unknown" if offer.kind in ("in_person", "self_help_group") else "far"


def _name(offer: Offer) -> str:
    return "unknown" if offer.anonymous is None else "yes" if offer.anonymous else "asked"


def _secret(offer: Offer) -> Optional[str]:
    return "yes" if offer.anonymous else None


def _happens(offer: Offer) -> str:
    ways = ways_of(offer)
    if offer.kind in ("in_person", "self_help_group"):
        return "there"
    if offer.kind in ("information", "online_course", "app", "training", "directory") and "phone" not in ways:
        return "web"
    return "phone" if "phone" in ways else "write" if _WRITING & set(ways) else "web"


def _for_other(offer: Offer) -> str:
    return "yes" if {"relative", "friend"} & set(offer.for_whom) else "unknown"


def _wait(offer: Offer) -> str:
    return "soon" if offer.kind in _AT_ONCE else "unknown"


def _messenger(offer: Offer) -> Optional[str]:
    return "chat" if _WRITING & set(ways_of(offer)) else None


def _cost(offer: Offer) -> str:
    return offer.cost if offer.cost in _COSTS else "unknown"


_CASES: Dict[str, Callable[[Offer], Optional[str]]] = {
    "cost": _cost, "insurance": _cost, "open": _open, "church": _church, "home_help": _home_help, "way": _way,
    "name": _name, "place_secret": _secret, "what_happens": _happens, "for_other": _for_other, "wait": _wait, "messenger": _messenger}
_OF_OFFERS = frozenset((*_CASES, "speaks", "word", "difference", "whom_first"))  # answered from the fields of offers, where any are spoken of


def _asks_of_the_matter(meant: Mapping[str, Any]) -> List[str]:
    return [says for says in ("for_me", "wants_others", "meant_otherwise", "is_safe", "asks_to_act", "asks_what_to_do") if says in meant.get("says", ())]
