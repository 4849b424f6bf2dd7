"""The facts that a message tells: where, who, how old, in which part of life, and how somebody wishes to be helped."""
from __future__ import annotations

from dataclasses import dataclass
from typing import AbstractSet, Any, Dict, List, Optional, Sequence

from index.ages import with_own_age
from index.gazetteer import Gazetteer
from index.taxonomy import Taxonomy
from nlu.addicted import is_of_a_pet, is_theirs
from nlu.again import about_herself, where_now
from nlu.age import Age, age_of, ages
from nlu.age_beside import begins_with_age
from nlu.age_words import said_age_group, said_class
from nlu.deeds import hurts_me, is_addicted, is_locked_up, needs_rest
from nlu.facts import plausible_age
from nlu.heads import Heads
from nlu.language import tongues_told
from nlu.lexicon import Hit
from nlu.lives import lives_apart
from nlu.message import AFTER_OFFERS, FEW_WORDS, Message
from nlu.observed import is_neighbours, is_of_the_family, observes_child
from nlu.occupations import tells_occupation
from nlu.own import OTHERS, is_her_own, of_a_child
from nlu.parents import own_age_group
from nlu.persons import CHILDREN, CORRECTED, PersonReader, Persons, is_beside, names_own
from nlu.place import Located, PlaceReader
from nlu.replies import replied
from nlu.seeming import is_not_in_prison
from nlu.setting import in_old_age, setting_of
from nlu.spoken import says
from nlu.teaching import YES
from nlu.turns import is_me, lost_a_child, mourns, tells_of_another
from nlu.wishes import WishReader
from nlu.words import Word, words

PLAIN_PERSON = 0.9
_OF_SOMEBODY, _TELLS_AGE_OF_OTHER = 0.6, 0.93  # certainties of a person


@dataclass
class Facts:
    """`herself`: she puts right that it is about her; `meant_who` is whom it is about as far as anybody knows, `says` what it says of the talk itself."""

    place: Optional[Located]
    ages: Sequence[Age]
    persons: Persons
    herself: bool
    meant_who: Optional[str]
    setting: Optional[str]
    age: Optional[int]
    age_group: Optional[str]
    says: AbstractSet[str]
    wishes: Dict[str, Any]

    def any_of(self, message: Message) -> bool:
        """Whether it tells any that says where, whom, how old or how."""
        return bool(self.age or self.age_group or self.place or message.country_named or self.wishes or self.persons.relation)


class FactReader:
    """Reads a place first, since a message is read for its matter without it; and the other facts beside the topics that it is about."""

    def __init__(self, taxonomy: Taxonomy, gazetteer: Gazetteer, heads: Heads) -> None:
        self._taxonomy, self._heads = taxonomy, heads
        self._places, self._wishes, self._persons = PlaceReader(gazetteer), WishReader(taxonomy), PersonReader(taxonomy)

    def place(self, message: Message) -> Optional[Located]:
        """The place; as it was typed, where none is left after spelling ("Bärn" is no bear)."""
        if (now := where_now(message.text)) != message.text:
            return self._place_in(message, words(now), ())
        place = self._place_in(message, message.features.found, message.features.hits)
        return place if place or not message.slipped else self._place_in(message, words(message.typed), ())

    def read(self, message: Message, place: Optional[Located], topics: List[str]) -> Facts:
        text, features, question = message.text, message.features, message.question
        said_ages = ages(features.found, features.hits, message.lang, message.again or question == "age_group", place is not None, place.name or "" if place else "")
        persons = self._put_right(self._person(message, topics, {age.whose for age in said_ages}), message)
        herself = message.known_who in OTHERS and persons.who == "self" and persons.certain == CORRECTED
        place = self._theirs(place, persons, message)
        setting = setting_of(text, features, self._heads.read("setting", features), persons, question)
        meant_who = persons.who if persons.relation or not message.known_who or persons.certain == CORRECTED else message.known_who
        of_others = bool(said_ages) and all(said.whose == "other" for said in said_ages)
        whose = "self" if meant_who == "unknown" and message.is_within(FEW_WORDS) and not of_others else meant_who  # "bin 22"
        age = plausible_age(age_of(said_ages, whose), meant_who)
        setting = in_old_age(setting, persons.who, age, topics)
        named_group = said_age_group(text) if question == "age_group" else own_age_group(text, persons.who, said_age_group(text))
        group = self._taxonomy.age_group(age) or self._taxonomy.age_group(said_class(text)) or named_group
        persons, setting = of_a_child(persons, setting, said_ages, message.typed)
        said = says(text, message.typed, features, question, message.lang, place is not None) | replied(message.typed)
        wishes = self._wished(message, said)
        wishes = with_own_age(wishes, group) if "of_own_age" in said else wishes
        return Facts(place, said_ages, persons, herself, meant_who, setting, age, group, said, wishes)

    def wishes(self, text: str, typed: str, lang: str, question: Optional[str]) -> Dict[str, Any]:
        """What is wished for in a text that surely wishes for something."""
        return self._wishes.read(text, lang, 1.0, question == "contact", typed)

    def denies_person(self, message: Message) -> bool:
        return self._persons.denies(message.features.found, message.features.hits)

    def persons_not(self, message: Message) -> List[str]:
        """The relations that it says it is not about."""
        features = message.features
        return [hit.id for hit in features.hits if hit.facet == "relations" and self._persons.negated(features.found, hit)]

    def _place_in(self, message: Message, found: List[Word], hits: Sequence[Hit]) -> Optional[Located]:
        asked = "place" if message.again or message.country_named else message.question
        return self._places.read(found, message.country_named or message.country, asked, hits, message.known_who in OTHERS, message.lang)

    def _theirs(self, place: Optional[Located], persons: Persons, message: Message) -> Optional[Located]:
        """The place of the one it is about, where that is somebody else from the first: "I live in Vienna, they live near Linz"."""
        features = message.features
        of_another = persons.who in OTHERS or (persons.who == "unknown" and lives_apart(features.found))
        if not of_another or (message.known_who and persons.certain != CORRECTED):
            return place
        return self._places.read(features.found, message.country, message.question, features.hits, True, message.lang) or place

    def _put_right(self, persons: Persons, message: Message) -> Persons:
        """Who it is about where she puts that right ("eigentlich gehts mir selber nicht gut") or says it once more ("jag sa ju att det är dottern")."""
        text, found, hits = message.text, message.features.found, message.features.hits
        if message.known_who in OTHERS and (about_herself(text) or is_me(found, hits)):
            return Persons("self", None, persons.role, CORRECTED)
        if message.again and persons.relation:
            return persons._replace(certain=CORRECTED)
        others = names_own(found) or is_beside(found, hits)
        if persons.certain == CORRECTED and persons.relation in CHILDREN and tells_occupation(text) and not others:
            return Persons("self", None, persons.role, CORRECTED)  # "not parents who lost a baby, I am the midwife!"
        return persons

    def _wished(self, message: Message, says: AbstractSet[str]) -> Dict[str, Any]:
        """How she wishes to be helped, where what she says is not about something else."""
        keeps_quiet = "will_not_say" in says and message.question not in (*AFTER_OFFERS, "contact")  # there "I don't want to talk" is a wish to write
        if "asks_for_contact" in says or keeps_quiet:
            return {}
        likely = self._heads.read("wish", message.features)[YES]
        wishes = self._wishes.read(message.text, message.lang, likely, message.question == "contact", message.typed)
        if tongues := tongues_told(message.typed):
            wishes = {**wishes, "language": tongues}
        not_meant = {*(("contact", "contact_not") if "absent" in says else ())}  # "he does not answer the phone"
        if wishes.get("group") == ["prison"] and is_not_in_prison(message.text):
            not_meant.add("group")
        return {key: value for key, value in wishes.items() if key not in not_meant}

    def _person(self, message: Message, topics: List[str], ages_of: AbstractSet[str]) -> Persons:
        """Who it is about; `ages_of` whose ages ("self", "other") the message tells."""
        text, typed, found, hits = message.text, message.typed, message.features.found, message.features.hits
        likely, kin = self._heads.read("who", message.features), self._heads.read("relation", message.features)
        persons = self._persons.read(text, found, hits, likely, kin, message.question == "who", bool(message.known_who))
        if persons.certain != CORRECTED and (plainly := self._plainly(persons, message)):
            return plainly
        if persons.relation == "partner" and persons.certain != CORRECTED and is_locked_up(typed):  # it is about the one whose age is told, else about her
            return persons._replace(relation="child") if "other" in ages_of else persons._replace(who="self", relation=None)
        if is_her_own(persons, text, typed, found, hits, topics):
            return persons._replace(who="self", relation=None)
        if persons.who != "self" or persons.certain == CORRECTED:
            return persons
        if (is_addicted(text) and not hurts_me(text)) or (not topics and lives_apart(found)):
            return self._persons.other(hits, persons)  # "mein Mann trinkt jeden Abend, ich kann nicht mehr", "min syster bor i Kalmar och jag i Växjö"
        if tells_of_another(found, hits, topics):
            return persons._replace(who="unknown", relation=None, certain=_OF_SOMEBODY)
        if persons.certain < _TELLS_AGE_OF_OTHER and ages_of == {"other"} and not mourns(found, hits) and not lost_a_child(found, hits) and not needs_rest(typed):
            return self._persons.other(hits, persons)  # she tells somebody else's age: it is about that one
        return persons

    def _plainly(self, persons: Persons, message: Message) -> Optional[Persons]:
        """Who it is about where the words leave no doubt, whatever the classifier makes of them; None where they do."""
        text = message.text
        if persons.who in (*OTHERS, "unknown") and is_of_a_pet(text) and not message.names("relations"):
            return Persons("self", None, persons.role, max(persons.certain, PLAIN_PERSON))  # who mourns her dog writes of herself
        if observes_child(text):  # she looks on: it is no child of hers, and nobody of her team
            if is_neighbours(text):
                return Persons("friend", "neighbour", persons.role, PLAIN_PERSON)
            if persons.role in ("teacher", "trainer"):
                return Persons("colleague", "pupil", persons.role, PLAIN_PERSON)
            who, relation = ("relative", "child") if is_of_the_family(text) else ("friend", None)
            return Persons(who, relation, persons.role, PLAIN_PERSON)
        if persons.who in ("relative", "friend") and not message.names("relations") and begins_with_age(message.features.found):
            return persons._replace(who="self", relation=None, certain=PLAIN_PERSON)  # "13 år ensam på rasterna"
        if persons.who in ("self", "unknown") and is_theirs(text) and not hurts_me(text):
            return self._persons.other(message.features.hits, persons)  # "my husband drinks and I'm at the end of my rope"
        return None
