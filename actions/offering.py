"""Handing over: the offers that fit with their reasons, one offer's contact, and the ways on from there."""
from __future__ import annotations

from typing import Any, Dict, Optional

from actions.need import OTHERS, Need
from actions.say import Voice
from retrieval.finder import Finder
from retrieval.matches import OK

_SHOWN_AT_ONCE = 3


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
    found = finder.find(answers, top=_SHOWN_AT_ONCE, shown=shown)
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
    _ways_on(voice, need, found.obstacle if found.gate != OK else None)


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
