"""Made-up catalogues for measuring size and speed. Every id begins with `made-up-` and every name with "MADE UP"; the
offer reader refuses them, so that none is ever taken into a catalogue that people see. Their contacts lead nowhere
(example.org, and the prefix 0199, which cannot be dialled), and no word of a real offer is in them.

A text is a few sentences, each put together by rule from the vocabulary's words; there are some ten thousand different
sentences. A million texts would take hours to encode, so each sentence is encoded once, and the vector of a text is the
mean of its sentences' vectors, each weighed by its number of words. `lotse bench scale` says how these compare with the
vectors of whole texts: they lie closer together, so that finding the nearest among them is rather harder.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from index.encoder import Encoder, Vectors
from index.gazetteer import Gazetteer, Place
from index.offers import MADE_UP, Contact, Offer
from index.taxonomy import Taxonomy

MARK = "MADE UP"
_COUNTRIES = {"DE": 0.62, "SE": 0.25, "AT": 0.08, "CH": 0.05}
_LANGUAGES = {"DE": ("de", "en"), "AT": ("de", "en"), "CH": ("de", "en"), "SE": ("sv", "en")}
_NATIONAL, _REGIONAL = 0.12, 0.3  # of all offers; the rest serve one municipality
_WORDS = 25  # words for a topic that are used
_PLACES = 300  # municipalities, the largest
_HOUSES = "Linde Ufer Anker Brücke Hafen Insel Garten Kompass Leuchtturm Quelle Birke Segel Mole Düne Wiese".split()
_HOURS = ("24/7", "Mo-Fr 09:00-17:00", "Mo-Th 18:00-22:00", "Tu,Th 10:00-12:00", "Mo-Su 08:00-20:00; PH off", None, None)
_ABOUT = {
    "de": ("Wir sind da, wenn es um {} geht.", "Beratung zu {}.", "Hier kannst du über {} sprechen.", "Bei {} bist du nicht allein."),
    "sv": ("Vi finns här när det gäller {}.", "Rådgivning om {}.", "Här kan du prata om {}.", "Med {} är du inte ensam."),
    "en": ("We are here when it is about {}.", "Advice on {}.", "Here you can talk about {}.", "With {} you are not alone."),
}
_FOR = {
    "de": ("Für: {}.", "Das Angebot richtet sich an: {}."),
    "sv": ("För: {}.", "Stödet vänder sig till: {}."),
    "en": ("For: {}.", "This offer is meant for: {}."),
}
_IN = {"de": ("In und um {}.", "Du findest uns in {}."), "sv": ("I och omkring {}.", "Du hittar oss i {}."), "en": ("In and around {}.", "You find us in {}.")}
_HOW = {"de": "So erreichst du uns: {}; {}.", "sv": "Så når du oss: {}; {}.", "en": "How to reach us: {}; {}."}


def made_up_offers(taxonomy: Taxonomy, gazetteer: Gazetteer, count: int, seed: int = 0) -> Iterator[Offer]:
    """`count` offers that vary in all fields the search weighs; equal seeds give equal catalogues."""
    writer = _Writer(taxonomy, gazetteer, random.Random(seed))
    return (writer.offer(f"{MADE_UP}{seed}-{number}", number) for number in range(count))


class _Writer:
    def __init__(self, taxonomy: Taxonomy, gazetteer: Gazetteer, dice: random.Random) -> None:
        self._taxonomy, self._dice = taxonomy, dice
        self._topics = taxonomy.ids("topics")
        self._words = {(topic, language): self._named(topic, language) for topic in self._topics for language in _ABOUT}
        # some topics are common and most are rare, as in every catalogue
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._topics))))
        self._ids = {facet: taxonomy.ids(facet) for facet in ("kinds", "groups", "settings", "who", "contact_types", "costs", "languages")}
        self._places: dict[str, list[Place]] = {}
        for place in sorted(gazetteer.places, key=lambda place: -place.population):
            known = self._places.setdefault(place.country, [])
            if len(known) < _PLACES:
                known.append(place)

    def offer(self, id: str, number: int) -> Offer:
        dice, some = self._dice, self._some
        country = dice.choices(list(_COUNTRIES), list(_COUNTRIES.values()))[0]
        topics = tuple(dict.fromkeys(dice.choices(self._topics, cum_weights=self._weights, k=dice.choice((1, 2, 2, 3, 4)))))
        place, lot = dice.choice(self._places[country]), dice.random()
        region = country if lot < _NATIONAL else place.region if lot < _NATIONAL + _REGIONAL else place.name
        low = dice.choice((None, None, None, 12, 18, 60))
        who, groups = some("who", 1, 3), some("groups", 0, 2)
        settings, ways = some("settings", 0, 2), some("contact_types", 1, 2)
        cost, kind = dice.choice(self._ids["costs"]), dice.choice(self._ids["kinds"][:7])
        spoken = _LANGUAGES[country] if dice.random() < 0.3 else _LANGUAGES[country][:1]
        name = f"{MARK} {self._taxonomy.label('kinds', kind, _LANGUAGES[country][0])} {dice.choice(_HOUSES)}"
        # the fields are right by rule, and checking each would take most of the time at a million
        return Offer.construct(
            id=id, country=country, region=(region,), name=name, provider=f"{MARK} {number % 5000 if lot < 0.5 else number}",
            kind=kind, contacts=tuple(self._contact(way, number) for way in ways), languages=spoken, cost=cost,
            anonymous=dice.choice((None, None, True, False)), for_whom=who, age_min=low, age_max=None, groups=groups,
            settings=settings, topics=topics, sources=(), confidence=dice.choice(("one_source", "two_sources", "official_only")),
            summary={lang: self._text(lang, topics, groups, who, settings, place, ways[0], cost) for lang in _LANGUAGES[country]},
            scope="general" if "general" in topics else "topical", same_line_as=(), status="active", verified_on=None,
        )  # fmt: skip

    def _some(self, facet: str, least: int, most: int) -> tuple[str, ...]:
        return tuple(self._dice.sample(self._ids[facet], self._dice.randint(least, most)))

    def _contact(self, way: str, number: int) -> Contact:
        value = f"+49 199 {number:07d}" if way in ("phone", "sms") else f"https://example.org/{number}"
        return Contact.construct(type=way, value=value, national=None, label=None, free=None, hours=self._dice.choice(_HOURS))

    def _text(self, language: str, topics: Sequence[str], groups: Sequence[str], who: Sequence[str], settings: Sequence[str],
              place: Place, way: str, cost: str) -> str:  # fmt: skip
        dice, label = self._dice, self._taxonomy.label
        said = [dice.choice(_ABOUT[language]).format(dice.choice(self._words[topic, language])) for topic in topics for _ in range(2)]
        said += [dice.choice(_FOR[language]).format(label("groups", group, language)) for group in groups]
        said += [dice.choice(_FOR[language]).format(label("who", each, language)) for each in who[:1]]
        said += [dice.choice(_ABOUT[language]).format(label("settings", setting, language)) for setting in settings]
        said += [dice.choice(_IN[language]).format(place.name)]
        said += [_HOW[language].format(label("contact_types", way, language), label("costs", cost, language))]
        return " ".join(dict.fromkeys(said))

    def _named(self, topic: str, language: str) -> list[str]:
        named = [self._taxonomy.label("topics", topic, language), *self._taxonomy.synonyms("topics", topic, language)]
        return named[:_WORDS]


_BETWEEN = re.compile(r"(?<=\.) ")


class SentenceWise:
    """An encoder that puts the vector of a made-up text together from its sentences', each encoded once. Every other text
    goes to the true encoder, and is remembered."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._known = encoder, dict[str, Vectors]()
        self.identity, self.dimension = f"{encoder.identity} by sentences", encoder.dimension

    @property
    def sentences(self) -> int:
        """How many different texts and sentences were truly encoded."""
        return len(self._known)

    def encode(self, texts: Sequence[str]) -> Vectors:
        made = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(made, texts, strict=True):
            if text.startswith(MARK):
                for sentence in _BETWEEN.split(text):
                    row += sentence.count(" ") * self._one(sentence)
                row /= max(float(np.linalg.norm(row)), 1e-6)
            else:
                row[:] = self._one(text)
        return made

    def read(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        return (vectors := self.encode(texts)), vectors

    def _one(self, text: str) -> Vectors:
        if text not in self._known:
            self._known[text] = self._encoder.encode([text])[0]
        return self._known[text]
