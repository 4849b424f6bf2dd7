"""Puts the words in: what the actions handed over as names and ids becomes the messages that people read."""
from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional

from bot.dialogue.reach_out import in_her_order, reach_out
from index.emergency import EmergencyContacts
from index.freshness import told
from index.hours import opening
from index.languages import read_voices
from index.offers import Offer
from index.regions import region_name
from index.taxonomy import Taxonomy

Message = Dict[str, Any]
PHRASES = Path(__file__).parent / "phrases"
LINE_OF = {"violence_now": "violence_line", "child_danger": "child_line"}  # who answers beside the emergency numbers, where a country has one
_A_NAME = 4  # letters of the shortest name that stands by itself
_UNTOLD = ("causing_harm",)  # nobody is told back what she owned up to
_SITUATIONS = ("cancer", "prison")  # what somebody lives with is no wish
_FACETS = {"who": "who", "setting": "settings", "topic": "topics", "topics": "topic_groups", "age_group": "age_groups",
           "way": "contact_types", "contact": "contact_types", "contact_not": "contact_types", "language": "languages",
           "group": "groups", "occupation": "occupations", "cost": "costs"}


class Renderer:
    """Knows the phrases, the vocabulary's labels, the offers and the emergency contacts."""

    def __init__(self, taxonomy: Taxonomy, offer_of: Callable[[str], Optional[Offer]], emergency: EmergencyContacts,
                 phrases: Optional[Mapping[str, Mapping[str, Any]]] = None,
                 answer_of: Callable[[str, str], Optional[str]] = lambda key, voice: None,
                 material_for: Callable[[Mapping[str, Any], str], Optional[Mapping[str, str]]] = lambda about, voice: None) -> None:
        self._answer_of, self._material_for = answer_of, material_for
        self._taxonomy, self._offer_of, self._emergency = taxonomy, offer_of, emergency
        self.phrases = read_voices(PHRASES) if phrases is None else phrases  # those of the desk change while we speak

    def message(self, raw: Mapping[str, Any], language: str, country: str, at: Optional[datetime] = None) -> Optional[Message]:
        """One message of an action in the person's language; None for one that has nothing to say any more."""
        words, kind = self.phrases[language], raw["type"]
        if kind == "apology":
            return {"type": "crisis", "level": "none", "kind": None, "text": words["apology"],
                    "contacts": self._emergency.of(country, language)}
        if kind == "crisis":
            return self.crisis(raw["level"], raw.get("kind"), bool(raw.get("third")), language, country, raw.get("phrase"), raw.get("line"))
        if kind == "faq":
            answer = self._answer_of(raw["faq"], language)
            return {"type": "text", "text": answer} if answer else None
        text = self._phrase(raw, words, language, country)
        if kind == "text":
            known = raw.get("report") and self._offer_of(raw["report"])
            return {"type": "text", "text": text, **({"report": raw["report"]} if known else {})}
        if kind == "question":
            choices = [{"id": id, "label": label} for id in raw["choices"] if (label := self.choice(id, language))]
            return {"type": "question", "text": text, "question": raw["question"], "choices": choices}
        if kind == "contact":
            offer = self._offer_of(raw["offer"])
            if offer is None:
                return None
            offer = in_her_order(offer, raw.get("about") or {})
            steps = reach_out(offer, raw.get("about") or {}, language, self.phrases, self._taxonomy)
            after = {"next": True} if raw["phrase"] == "contact_next" else {}  # the way to say it comes before the card
            return {"type": "contact", "text": text, "offer": self.offer(offer, language, at), "reach_out": steps, **after}
        offers = [(self._offer_of(each["id"]), each["reasons"]) for each in raw["offers"]]
        material = self._material_for(raw["about"], language) if raw.get("about") else None
        beside: Message = {"material": {**material, "text": words[f"material_{material['kind']}"]}} if material else {}
        if raw["phrase"].startswith("same_"):
            beside["same"] = True  # a page that shows them already need not draw them again
        return {"type": "offers", "text": text, "offers": [self.offer(offer, language, at, reasons) for offer, reasons in offers if offer], **beside}

    def crisis(self, level: str, kind: Optional[str], third: bool, language: str, country: str,
               phrase: Optional[str] = None, line: Optional[str] = None) -> Message:
        """Emergency numbers and crisis line with a human sentence; needs no index, model or database. `phrase` is what is said
        where the contacts are shown again, `line` who answers beside the numbers in the place of that kind's."""
        words = self.phrases[language]
        base = phrase or (f"crisis_{kind}" if level == "acute" and f"crisis_{kind}" in words else f"crisis_{level}")
        of_kind = words.get(f"{base}_{kind}") if phrase else None
        text = (words.get(f"{base}_{kind}_third") or words.get(f"{base}_third") if third else None) or of_kind
        contacts = self._emergency.of(country, language, line or LINE_OF.get(kind or "", "crisis_line"))
        if phrase != "crisis_no" and (level == "concern" or kind in ("suicidality", "self_harm")):
            contacts = sorted(contacts, key=lambda row: row["kind"] != "crisis_line")
        return {"type": "crisis", "level": level, "kind": kind, "text": text or words[base], "contacts": contacts}

    def offer(self, offer: Offer, language: str, at: Optional[datetime] = None,
              reasons: Optional[Mapping[str, List[str]]] = None) -> Message:
        """An offer as pages and programs get it: contact values byte for byte, whether each way in is open now."""
        region = next((code for code in offer.region if "-" in code), "")
        contacts = []
        for contact in offer.contacts:
            state = opening(contact.hours, offer.country, region, at)
            contacts.append({**told(contact, offer, at and at.date()), "open": state.open, "changes": state.changes and state.changes.isoformat()})
        states = [each["open"] for each in contacts if each["open"] is not None]
        labelled = {level: [{"id": reason, "label": self.reason(reason, language)} for reason in found]
                    for level, found in (reasons or {}).items()}
        return {"id": offer.id, "name": offer.name, "provider": offer.provider, "kind": offer.kind,
                "country": offer.country, "region": list(offer.region), "summary": offer.text(language),
                "reasons": labelled or {"met": [], "unmet": [], "unknown": []}, "contacts": contacts,
                "open_now": any(states) if states else None, "cost": offer.cost, "anonymous": offer.anonymous, "status": offer.status,
                "languages": list(offer.languages), "verified_on": offer.verified_on and offer.verified_on.isoformat(),
                "confidence": offer.confidence, "sources": [source.dict() for source in offer.sources]}

    def choice(self, id: str, language: str) -> Optional[str]:
        """The words of a button; None where it has none (an offer that is gone)."""
        words, (facet, _, value) = self.phrases[language]["choices"], id.partition("=")
        if facet == "contact":
            offer = self._offer_of(value)
            return str(words["contact"]).format(name=offer.name) if offer else None
        if facet == "way":
            return str(words["way_in_person"]) if value == "in_person" else self._taxonomy.label("contact_types", value, language)
        if facet == "path":
            return words.get(value)
        if facet == "relax":
            return words["relax"].format(facet=self.phrases[language]["facets"].get(value, value))
        if facet in ("change", "safe", "helped", "review"):
            return words.get(f"{facet}_{value}")
        if facet in ("skip", "more", "nobody", "wrong"):
            return words[facet]
        return self._taxonomy.label(_FACETS.get(facet, facet), value, language)

    def reason(self, reason: str, language: str) -> str:
        facet, _, value = reason.partition("=")
        words = self.phrases[language]
        if facet == "region":
            return region_name(value)
        if facet in ("near", "anonymous", "time", "accessible") or value == "free" or value == "in_person":
            return self._wish_word(value or facet, language)
        label = self._taxonomy.label(_FACETS.get(facet, facet), value, language)
        said = {"contact_not": "not", "occupation": "made_for"}.get(facet)
        return str(words["wishes"][said].format(what=label)) if said else label

    def _phrase(self, raw: Mapping[str, Any], words: Mapping[str, Any], language: str, country: str) -> str:
        name, values = raw["phrase"], dict(raw.get("values") or {})
        if name == "mirror":
            return words["mirror"].format(understood=self._understood(values["understood"], words, language))
        if "facet" in values:
            values["facet"] = words["facets"].get(values["facet"], values["facet"])
        if "offers" in values:
            named = [offer for id in values.pop("offers") if (offer := self._offer_of(id))]
            values.update(names=_listed([_short(offer.name) for offer in named], words["and"]), summary=named[0].text(language) if named else "")
        if "group" in values:
            values["group"] = self._taxonomy.label("groups", values["group"], language)
        if "languages" in values:
            values["languages"] = ", ".join(self._taxonomy.label("languages", code, language) for code in values["languages"])
        if raw["type"] == "contact":
            offer = self._offer_of(raw["offer"])
            values["name"] = offer.name if offer else ""
        text = words.get(f"{name}_{country}") or words.get(name) or words.get(name.rsplit("_", 1)[0]) or words["reask_1"]
        return str(text).format(**values) if values else str(text)

    def _understood(self, said: Mapping[str, Any], words: Mapping[str, Any], language: str) -> str:
        parts, found = words["mirror_parts"], []
        if said.get("who") == "self":
            found.append(parts["self"])
        elif said.get("relation") or said.get("who") in parts["person"]:
            person = words["relations"].get(said.get("called")) or words["relations"].get(said.get("relation")) or parts["person"][said["who"]]
            found.append(parts["other"].format(person=person))
        if said.get("topics"):
            found.append(parts["topics"].format(topics=parts["topics_and"].join(self._taxonomy.label("topics", t, language) for t in said["topics"])))
        if said.get("setting"):
            found.append(parts["setting"].format(setting=self._taxonomy.label("settings", said["setting"], language)))
        if said.get("age"):
            found.append(parts["age"].format(age=said["age"]))
        elif said.get("age_group"):
            found.append(self._taxonomy.label("age_groups", said["age_group"], language))
        if said.get("place"):
            found.append(parts["place"].format(place=said["place"]))
        elif said.get("region"):
            found.append(region_name(said["region"]))
        for occupation in (said.get("wishes") or {}).get("occupation", []):
            found.append(parts["occupation"].format(occupation=self._taxonomy.label("occupations", occupation, language)))
        situations = [group for group in (said.get("wishes") or {}).get("group", []) if group in _SITUATIONS]
        found += [parts["topics"].format(topics=self._taxonomy.label("groups", group, language)) for group in situations]
        wishes = self._wishes(said.get("wishes") or {}, words, language)
        if wishes:
            found.append(parts["wishes"].format(wishes=", ".join(wishes)))
        return ", ".join(found)

    def _wishes(self, wishes: Mapping[str, Any], words: Mapping[str, Any], language: str) -> List[str]:
        found = [self._wish_word(way, language) for way in wishes.get("contact", [])]
        found += [words["wishes"]["not"].format(what=self._wish_word(way, language)) for way in wishes.get("contact_not", [])]
        found += [self._taxonomy.label("languages", code, language) for code in wishes.get("language", [])]
        groups = [group for group in wishes.get("group", []) if group not in (*_SITUATIONS, *_UNTOLD)]
        found += [words["wishes"]["made_for"].format(what=self._taxonomy.label("groups", group, language)) for group in groups]
        found += [self._wish_word(need, language) for need in wishes.get("accessible", [])]
        for key in ("cost", "time", "counsellor"):
            if wishes.get(key):
                found.append(self._wish_word(wishes[key], language))
        return found + [self._wish_word(key, language) for key in ("near", "anonymous", "secular") if wishes.get(key)]

    def _wish_word(self, id: str, language: str) -> str:
        return str(self.phrases[language]["wishes"].get(id, id))


def _short(name: str) -> str:
    """A name without what explains it: "Orolig för ett barn – kontakta socialtjänsten" is long in a sentence."""
    short = re.split(r" [–-] | \(", name)[0]
    return short if len(short) >= _A_NAME else name


def _listed(names: List[str], joined: str) -> str:
    return f" {joined} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
