"""Handing over: the offers that fit with their reasons, one offer's contact, and the ways on from there."""
from __future__ import annotations

from typing import Any, Dict, Optional, Sequence

from actions.need import OTHERS, Need
from actions.refusing import unwanted
from actions.say import Voice
from retrieval.finder import Finder
from retrieval.matches import OK, Match

_SHOWN_AT_ONCE = 3
_WHERE_ONE_MEETS = ("in_person", "self_help_group")


def hand_over(voice: Voice, need: Need, offer: str, phrase: str = "contact") -> None:
    choices = [f"helped={word}" for word in ("yes", "no")] + [f"nobody={offer}", f"wrong={offer}", "more=offers"]
    need.set(opened=offer, question="helped", choices=choices)
    voice.contact(offer, phrase, _about(need))
    voice.ask("helped", choices)


def _about(need: Need) -> Dict[str, Any]:
    """Who and what the first words to an offer are about, and the languages wished for; on the own path they are about herself."""
    own = need.get("path") == "own"
    return {"who": "self" if own else need.get("who"), "relation": None if own else need.get("relation"),
            "topic": None if own else next(iter(need.get("topics", [])), None), "languages": list((need.get("wishes") or {}).get("language", []))}


def _worry(need: Need) -> Optional[Dict[str, Any]]:
    """Whom she worries about and why, for what may help her in talking with that person; None in danger, and where it is about herself."""
    if need.get("crisis") or need.get("path") == "own" or need.get("who") in (None, "self"):
        return None
    return {slot: need.get(slot) for slot in ("who", "role", "setting", "topics")}


def show_offers(voice: Voice, need: Need, finder: Finder, phrase: Optional[str] = None) -> None:
    """Up to three offers with their reasons; or that nothing fits, what stood in the way, and who helps further."""
    answers, shown = need.answers(), frozenset(need.get("shown", []))
    found = finder.find(answers, top=_SHOWN_AT_ONCE, shown=shown | unwanted(need, finder))
    need.set(asked_before=len(need.get("asked", [])))
    matches = found.matches
    if found.gate != OK and shown:
        voice.say("no_more")
        _ways_on(voice, need, found.obstacle)
        return
    if found.gate != OK:
        voice.say("nothing_fits_obstacle" if found.obstacle else "nothing_fits", facet=found.obstacle)
        matches = found.fallback
    if matches:
        ids = [match.offer.id for match in matches]
        need.set(shown=[*need.get("shown", []), *ids], offered=ids)
        voice.show(matches, phrase or ("offers" if found.gate == OK else "offers_fallback"), None if phrase else _worry(need), count=len(ids))
        _say_what_none_meets(voice, need, matches)
    _ways_on(voice, need, found.obstacle if found.gate != OK else None)


def _say_what_none_meets(voice: Voice, need: Need, matches: Sequence[Match]) -> None:
    """A wish that no shown offer is known to meet is not passed over; each is said once."""
    wishes, met = need.get("wishes", {}), {reason for match in matches for reason in match.reasons.met}
    unmet = [f"none_{wishes['counsellor']}"] if wishes.get("counsellor") and not any(reason.startswith("counsellor=") for reason in met) else []
    if wishes.get("language") and not {f"language={code}" for code in wishes["language"]} & met:
        unmet.insert(0, "none_language")
    if "in_person" in wishes.get("contact", ()) and not any(_is_met_in_person(match) for match in matches):
        unmet.append("none_in_person")
    new = [phrase for phrase in unmet if phrase not in need.get("answered", [])][:1]
    for phrase in new:
        voice.say(phrase)
    need.set(answered=sorted({*need.get("answered", []), *new}))


def _is_met_in_person(match: Match) -> bool:
    reached_there = any(contact.type == "address" for contact in match.offer.contacts)
    return "contact=in_person" in match.reasons.met or match.offer.kind in _WHERE_ONE_MEETS or reached_there


def _ways_on(voice: Voice, need: Need, obstacle: Optional[str]) -> None:
    """What she can do next: open a contact, see others, take the other path, change an answer, relax one."""
    choices = [f"contact={offer}" for offer in need.get("offered", [])] + ["more=offers"]
    if need.get("who") in OTHERS:
        choices.append("path=theirs" if need.get("path") == "own" else "path=own")
    if obstacle:
        choices.append(f"relax={obstacle}")
    choices += [f"change={q}" for q in ("topic", "who", "place", "contact") if q != obstacle]
    need.set(question="offers", choices=choices)
    voice.ask("offers", choices, "ask_offers_other" if need.get("who") in OTHERS else None)
