"""Handing over: the offers that fit with their reasons, one offer's contact, and the ways on from there."""
from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import AbstractSet, Any, Dict, FrozenSet, List, Optional, Sequence, Tuple

from actions.need import OTHERS, VAGUE, Need
from actions.reasons import is_for_any_child, lacks_something, meets, told_reasons
from actions.refusing import find_wanted
from actions.say import Voice
from actions.whom import name_in
from index.emergency import load_emergency
from index.facets import ways_of
from index.offers import Offer
from index.sieve import Expression
from index.taxonomy import LANGUAGES
from retrieval.audience import is_child
from retrieval.finder import Finder
from retrieval.made_for import SITUATIONS
from retrieval.matches import OK, Match
from retrieval.spoken import is_foreign

_SHOWN_AT_ONCE, _AMONG, _SEARCHED = 3, 4, 16  # among the first of those that fit, what meets the way that she wishes for stands first
_SAME = 5  # ways to say that the list stays as it is
_NO_MORE = ("no_more", "no_more_again", "no_more_last")  # each time in other words
_TOLD_AT_ONCE = 2  # wishes that none meets
_INTERPRETS = Expression(r"dolmetsch|interpret|\btolk", re.IGNORECASE)
_WHERE_ONE_MEETS = ("in_person", "self_help_group")
# The topic of each kind of danger.
TOPIC_OF = {"suicidality": "suicidality", "self_harm": "self_harm", "violence_now": "domestic_violence", "psychosis_acute": "psychosis",
            "medical": "suicidality"}
_FOR_DANGER = frozenset(("suicidality", "crisis", "self_harm"))
_DONE_TO_HER = ("sexual_violence", "domestic_violence")
_ANSWERS_NOW = ("helpline", "chat", "email_counselling", "in_person")
_OF_CHILDREN = "parenting"
_TALKS, _GROWN = 2, 30  # offers where somebody answers; years of age up to which a line for the young is one for her
_WRITING = frozenset(("chat", "email", "sms", "form"))


def hand_over(voice: Voice, need: Need, offer: str, phrase: str = "contact") -> None:
    choices = [f"helped={word}" for word in ("yes", "no")] + [f"nobody={offer}", f"wrong={offer}", "more=offers"]
    need.set(opened=offer, question="helped", choices=choices)
    voice.contact(offer, phrase, _about(need))
    voice.ask("helped", choices)


_CARES, _ILLNESS = "caring_for_relatives", ("dementia", "chronic_illness", "psychosis", "disability")


def _about(need: Need) -> Dict[str, Any]:
    """Who and what the first words to an offer are about, and the languages wished for; on the `own` path they say that the advice is for herself."""
    wishes, topics = need.get("wishes") or {}, need.get("topics", [])
    topic = _CARES if need.get("who") == "self" and _CARES in topics and topics[0] in _ILLNESS else next(iter(topics), None)  # it is not she who is ill
    return {"who": need.get("who"), "relation": need.get("relation"), "called": name_in(need.get("answered", [])), "own": need.get("path") == "own",
            "topic": None if need.is_guessed() else topic,
            "ways": list(wishes.get("contact", [])), "refused": list(wishes.get("contact_not", [])), "languages": list(wishes.get("language", []))}


def _worry(need: Need) -> Optional[Dict[str, Any]]:
    """Whom she worries about and why, for what may help her in talking with that person; None in danger, and where it is about herself."""
    if need.get("crisis") or need.get("path") == "own" or need.get("who") in (None, "self"):
        return None
    return {slot: need.get(slot) for slot in ("who", "role", "setting", "topics")}


def show_offers(voice: Voice, need: Need, finder: Finder, phrase: Optional[str] = None, noted: bool = False) -> None:
    """Up to three offers with their reasons; or that nothing fits, what stood in the way, and who helps further. Of those that stand there
    already it is said that they are the same; where she told something (`noted`), that it changes nothing."""
    answers, shown = need.answers(), frozenset(need.get("shown", []))
    found = find_wanted(need, finder, answers, (_AMONG if answers.wishes.contact else _SHOWN_AT_ONCE) + len(numbers()), shown)
    need.set(asked_before=len(need.get("asked", [])))
    first = for_danger(need, finder, shown) if need.get("crisis") == "acute" else []
    concern = need.get("crisis") == "concern" and need.get("crisis_kind") == "suicidality"
    if concern:
        first = _for_concern(need, finder, shown, [match.offer.id for match in found.matches[:_SHOWN_AT_ONCE]])
    elif need.get("crisis") == "concern" and _observes(need) and need.get("path") != "own":
        first = for_danger(need, finder, shown)[:1]
    matches = _first_of([*first, *_by_way(need, found.matches)])
    if found.gate != OK and shown and not first:
        if noted and need.get("offered"):
            _ways_on(voice, need, found.obstacle, more=False)  # she asked for no others
            return
        voice.say(_NO_MORE[min(sum(each in _NO_MORE for each in need.get("answered", [])), len(_NO_MORE) - 1)])
        need.note(next((each for each in _NO_MORE if each not in need.get("answered", [])), _NO_MORE[-1]))
        _ways_on(voice, need, found.obstacle, more=False)
        return
    if found.gate != OK and not first:
        _say_nothing_fits(voice, need, found.obstacle)
        matches = found.fallback
    if matches:
        ids = [match.offer.id for match in matches]
        matches = told_reasons(need, matches)
        same = phrase is None and need.get("question") in ("offers", "helped") and set(ids) == {*need.get("offered", [])}
        if same:
            unmet = lacks_something(need, matches)
            phrase = "same_again" if noted and unmet else _same(need) if noted else _again(need)  # no list is shown again as if it were new
        need.set(shown=[*need.get("shown", []), *ids], offered=ids)
        about = None if phrase and not same else _worry(need)
        voice.show(matches, phrase or (_heading(need, matches, bool(first)) if found.gate == OK or first else "offers_fallback"), about, count=len(ids))
        _say_what_none_meets(voice, need, matches)
    _ways_on(voice, need, found.obstacle if found.gate != OK else None)


def _by_way(need: Need, matches: Sequence[Match]) -> List[Match]:
    """The matches, best first, with those first among the best that meet the way of contact that she wishes for; one meets people for a matter only."""
    wanted = set((need.get("wishes") or {}).get("contact") or ())
    if not wanted:
        return list(matches)
    if "in_person" in wanted:  # where one meets for her matter, before what only listens or writes about it
        about = {f"topic={topic}" for topic in need.get("topics", [])[:1]}
        return sorted(matches, key=lambda match: not ((meets(match.offer) or "contact=in_person" in match.reasons.met) and about <= {*match.reasons.met}))
    calm = [match for match in matches if match.offer.id not in numbers()]
    best = sorted(calm[:_AMONG + 1], key=lambda match: not any(reason.startswith("contact=") for reason in match.reasons.met))
    return [*best, *calm[_AMONG + 1:]] or list(matches)


def _for_concern(need: Need, finder: Finder, shown: AbstractSet[str], fitting_ids: Sequence[str]) -> List[Match]:
    """The lines that stand first where a quiet wish to die was told: two where that is the matter, else one where none is among what fits."""
    lines = [match for match in for_danger(need, finder, shown) if match.offer.kind in _ANSWERS_NOW]
    if need.get("topics", [])[:1] == ["suicidality"]:
        asked = {"contact", "contact_not", "language", "accessible"} & set(need.get("wishes") or {})
        return lines[:1 if asked else _TALKS]
    return [] if need.get("shown") or any(line.offer.id in fitting_ids and line.offer.topics[0] in _FOR_DANGER for line in lines) else lines[:1]


def _heading(need: Need, matches: Sequence[Match], danger: bool) -> str:
    """What stands over a list: that it fits, or that some or all of it is not made for what she told."""
    topic, own = f"topic={next(iter(need.get('topics', [])), '')}", need.get("path") == "own"  # for whoever worries about somebody
    met = [topic not in match.reasons.unmet or bool({*match.offer.topics} & {*need.get("topics", [])}) or (own and "carers" in match.offer.groups)
           for match in matches]
    if not danger and (need.is_guessed() or need.get("topics", [])[:1] == [VAGUE]):
        return "offers_fallback"  # nobody knows yet what it is about: only age, place or way can fit
    if danger or all(met):
        return "offers"
    return "offers_near" if not any(met) else "offers_first" if met[0] and sum(met) == 1 else "offers_some"


@lru_cache(maxsize=1)
def numbers() -> FrozenSet[str]:
    """The offers whose numbers stand on every page."""
    contacts, countries = load_emergency(), ("DE", "AT", "CH", "SE")
    return frozenset(row["offer"] for country in countries for row in contacts.of(country, "en") if row["kind"] == "emergency")


def for_danger(need: Need, finder: Finder, shown: AbstractSet[str] = frozenset(), writing: bool = False) -> List[Match]:
    """The offers made first of all for somebody in danger, best first; where she would rather write, those where one can."""
    topic, told = _topic_of_danger(need), need.get("topics", [])
    answers = replace(need.answers(), topics=(topic,), topic_weights={topic: 1.0}, likeness={})
    wanted = {topic} | (_FOR_DANGER if topic in _FOR_DANGER else frozenset())
    found = find_wanted(need, finder, answers, _SEARCHED, shown)
    if _observes(need):  # those who protect children stand first, and they help the parents too
        both = find_wanted(need, finder, replace(answers, topic_weights={topic: 0.5, _OF_CHILDREN: 0.5}), _SEARCHED, shown)
        protect = [match for match in both.matches if {topic, _OF_CHILDREN} <= {*match.offer.topics}]
        found = replace(found, matches=(*protect, *(match for match in found.matches if match not in protect)))
        wanted = {topic, _OF_CHILDREN}
    child, others = is_child(answers), [match for match in found.matches if match.offer.id not in numbers()]
    made = [match for match in others if match.offer.topics[0] in wanted or (child and is_for_any_child(match.offer))]
    if writing:
        return sorted((match for match in made if _can_write(match.offer)), key=lambda match: "chat" not in ways_of(match.offer))
    unwilling, another = "phone" in (need.get("wishes") or {}).get("contact_not", ()), need.get("who") in OTHERS
    young = need.get("age", _GROWN) < _GROWN
    if topic in _FOR_DANGER and not another:  # no course for her who is in danger herself, those who answer first, and no youth line unless she is young
        made = [match for match in made if match.offer.kind != "training"]
        made.sort(key=lambda match: (match.offer.kind not in _ANSWERS_NOW, not young and _is_for_the_young(match.offer)))
    made = sorted(made, key=lambda match: unwilling and not _can_write(match.offer))
    if told and topic not in told:  # it was read into a word: what was told stays the matter, one line for the danger stands before it
        return made[:1] if topic in _FOR_DANGER else []
    return made


def _observes(need: Need) -> bool:
    """Whether a child other than the writer is in danger."""
    return need.get("crisis_kind") == "child_danger" and need.get("who") in OTHERS


def _topic_of_danger(need: Need) -> str:
    """A child's danger is what was told of it; nobody said that it wants to die."""
    kind = need.get("crisis_kind") or ""
    if kind == "child_danger":
        return next((topic for topic in need.get("topics", []) if topic in _DONE_TO_HER), "domestic_violence")
    told = next((topic for topic in need.get("topics", [])[:1] if topic in _DONE_TO_HER), None)
    return told if told and kind == "violence_now" else TOPIC_OF.get(kind, "suicidality")


def fitting(need: Need, finder: Finder) -> List[Match]:
    """What stands beside an alarm that is open: what is made for the danger, and what fits all that she told, without the numbers of every page."""
    first = for_danger(need, finder)
    if not need.get("topics") and first:
        return first[:_SHOWN_AT_ONCE]
    found = find_wanted(need, finder, need.answers(), _SHOWN_AT_ONCE + len(numbers()))
    wishes = need.get("wishes") or {}
    if wishes.get("contact") or wishes.get("contact_not"):  # what meets the way that she wants stands first
        first = sorted(first, key=lambda match: any(each.startswith("contact") for each in match.reasons.unmet))
    matches = [*first[:_TALKS], *found.matches] if found.gate == OK else [*first, *found.fallback]
    return [match for match in _first_of(matches) if match.offer.id not in numbers()]


def _is_for_the_young(offer: Offer) -> bool:
    return offer.age_max is not None and offer.age_max < _GROWN


def _can_write(offer: Offer) -> bool:
    return not _WRITING.isdisjoint(ways_of(offer))


def _first_of(matches: Sequence[Match]) -> Tuple[Match, ...]:
    """Those that are shown, each once; without the emergency numbers, which stand on every page and are for danger."""
    once: Dict[str, Match] = {}
    for match in matches:
        once.setdefault(match.offer.id, match)
    calm = [match for match in once.values() if match.offer.id not in numbers()]
    return tuple((calm or list(once.values()))[:_SHOWN_AT_ONCE])


def _say_what_none_meets(voice: Voice, need: Need, matches: Sequence[Match]) -> None:
    """A wish that no shown offer is known to meet is not passed over; each is said once."""
    wishes, met = need.get("wishes", {}), {reason for match in matches for reason in match.reasons.met}
    unmet = [f"none_{wishes['counsellor']}"] if wishes.get("counsellor") and not any(reason.startswith("counsellor=") for reason in met) else []
    if wishes.get("language") and not {f"language={code}" for code in wishes["language"]} & met and not any(_interprets(match.offer) for match in matches):
        unmet.insert(0, "none_language")
    elif not wishes.get("language") and is_foreign(answers := need.answers()) and not any(answers.language in match.offer.languages for match in matches):
        unmet.insert(0, "none_own_language")
    if "in_person" in wishes.get("contact", ()) and not any(_is_met_in_person(match) for match in matches):
        unmet.append("none_in_person")
    if "chat" in wishes.get("contact", ()) and not any("contact=chat" in match.reasons.met or "chat" in ways_of(match.offer) for match in matches):
        unmet.append("none_chat")
    if "phone" in wishes.get("contact", ()) and not any("contact=phone" in match.reasons.met or "phone" in ways_of(match.offer) for match in matches):
        unmet.append("none_phone")
    if "email" in wishes.get("contact", ()) and not any("email" in ways_of(match.offer) for match in matches):
        unmet.append("none_email")
    where = need.get("place") or need.get("region")
    if wishes.get("near") and where and not any("near" in {reason.partition("=")[0] for reason in match.reasons.met} for match in matches):
        unmet.insert(0, "none_near")
    if wishes.get("time") and not any(f"time={wishes['time']}" in match.reasons.met for match in matches):
        unmet.append("none_time")
    group = next((each for each in wishes.get("group", ()) if each not in (*SITUATIONS, "causing_harm") and f"group={each}" not in met), None)
    if group and "none_made_for" not in need.get("answered", []):
        voice.say("none_made_for", group=group)
        need.note("none_made_for")
    new = [phrase for phrase in unmet if phrase not in need.get("answered", [])][:_TOLD_AT_ONCE]
    for phrase in new:
        voice.say(phrase)
    need.note(*new)


def _is_met_in_person(match: Match) -> bool:
    return "contact=in_person" in match.reasons.met or match.offer.kind in _WHERE_ONE_MEETS or "in_person" in ways_of(match.offer)


def _interprets(offer: Offer) -> bool:
    return any(_INTERPRETS.search(offer.text(language)) for language in LANGUAGES)


def _say_nothing_fits(voice: Voice, need: Need, obstacle: Optional[str]) -> None:
    """Said once; what limits most is said again only where it is another."""
    said = f"nothing={obstacle or ''}"
    if said not in need.get("answered", []):
        voice.say("nothing_fits_obstacle" if obstacle else "nothing_fits", facet=obstacle)
        need.note(said)


def _same(need: Need) -> str:
    """The phrase that says that the list stays as it is, in other words than the last time."""
    count = sum(name.startswith("same=") for name in need.get("answered", []))
    need.note(f"same={count + 1}")
    return f"same_{min(count + 1, _SAME)}"


def _again(need: Need) -> str:
    if need.get("path") != "own" or "same_own" in need.get("answered", []):
        return "same_again"
    need.note("same_own")
    return "same_own"


def _ways_on(voice: Voice, need: Need, obstacle: Optional[str], more: bool = True) -> None:
    """What she can do next: open a contact, see others where there are `more`, take the other path, change an answer, relax one."""
    choices = [f"contact={offer}" for offer in need.get("offered", [])] + (["more=offers"] if more else [])
    if need.get("who") in OTHERS:
        choices.append("path=theirs" if need.get("path") == "own" else "path=own")
    if obstacle:
        choices.append(f"relax={obstacle}")
    choices += [f"change={q}" for q in ("topic", "who", "place", "contact") if q != obstacle]
    need.set(question="offers", choices=choices)
    aside = need.get("who") in OTHERS and need.get("path") != "own" and not {"ask_offers_other", "refuses_help"} & set(need.get("answered", []))
    if aside:
        need.note("ask_offers_other")  # that there is help for herself too is said once
    voice.ask("offers", choices, "ask_offers_other" if aside else None)
