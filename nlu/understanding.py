"""Puts together what one message says: the classifiers' view and the rules, in the light of what was asked."""
from __future__ import annotations

from typing import AbstractSet, Any, Dict, List, Mapping, Optional, Sequence, Union

from index.ages import with_own_age
from index.dialect import written
from index.encoder import Encoder
from index.gazetteer import Gazetteer
from index.spelling import load_speller
from index.taxonomy import LANGUAGES, Taxonomy
from nlu.addicted import is_of_a_pet, is_theirs
from nlu.again import about_herself, country_in, told_again, where_now
from nlu.age import age_of, ages
from nlu.age_words import said_age_group, said_class
from nlu.asides import AsideReader, Asked, as_asked
from nlu.called import called
from nlu.constructions import topics_said
from nlu.deeds import is_addicted, is_locked_up, needs_rest
from nlu.doubts import Doubted, DoubtReader
from nlu.facts import introduces, only_a_fact, plausible_age, states_gender, without_introduction
from nlu.feelings import feelings
from nlu.harmless import is_harmless, tells_no_matter
from nlu.heads import Features, Heads
from nlu.intents import chooses, not_meant, ordinal, plain_intent, settled_intent, sure_intent, wishes_for_a_way, with_content, without_misread
from nlu.language import OURS, LanguageReader
from nlu.lexicon import Lexicon
from nlu.lives import is_where_she_lives, lives_apart
from nlu.losses import lost, lost_job
from nlu.observed import is_neighbours, is_of_the_family, observes_child
from nlu.occupations import occupations_in, tells_occupation
from nlu.own import OTHERS, by_what_happened, is_about_the_job, is_her_own, of_a_child
from nlu.parents import own_age_group
from nlu.persons import CHILDREN, CORRECTED, PersonReader, Persons, is_beside, names_own
from nlu.place import Located, PlaceReader, is_only, without_place
from nlu.rejections import not_for_it, rejected
from nlu.remarks import is_the_one
from nlu.replies import replied
from nlu.seeming import is_not_in_prison, is_short_of_money, meaning, only_shame
from nlu.seen import set_aside
from nlu.setting import beside_wishes, in_old_age, setting_of, settings_denied
from nlu.spoken import says as said
from nlu.teaching import YES
from nlu.topics import TopicReader
from nlu.turns import is_me, mourns, tells_of_another
from nlu.wishes import WishReader
from nlu.words import words

_SURELY, _OF_SOMEBODY = 0.75, 0.6
_FEW_WORDS, _A_SENTENCE = 5, 3
_TELLS_AGE_OF_OTHER, _PLAINLY, _PLAIN_PERSON = 0.93, 0.45, 0.9
_A_WISH, _BESIDE_A_WISH, _A_FEELING, _A_COMMAND, _A_FACT, _A_REMARK = 14, 0.75, 10, 3, 2, 4
_OF_CONTACT = ("show_contact", "number_wrong", "nobody_answered", "other_offers", "back")
_AFTER_OFFERS = ("helped", "safe", "offers")
_TELLING, _ASKING = ("ends_what", "only_me", "ashamed", "hard_to_say", "for_me", "for_them", "not_me", "another_matter", "will_talk", "refuses_help", "asks_to_act"), ("asks_what_to_do", "meant_otherwise")
_STAYS_SO = frozenset(("asks_privacy", "asks_silence", "asks_to_stay_unknown", "leave_me", "hesitates", "okay", "asks_trust"))
_UNLIKE_SAYINGS = ("feedback_no", "back", "dont_know", "privacy", "what_can_you_do", "find_therapist", "why_ask", "show_contact", "out_of_scope", "small_talk")
_SURELY_ASKED = 0.6  # a side question beside a wish: "I would prefer to see someone in person" does not ask whether this is one
_NO_SENSE = 0.6  # probability of being off topic from which a message without any known word tells of nobody
_STRANGE = 0.5  # share of words that anybody writes up to which a message may have no sense
_NAMES_A_PLACE = frozenset(("wide_region", "unknown_place"))
_ASKS = ("are_you_human", "privacy", "why_ask", "find_therapist", "who_runs", "what_can_you_do")


class Understander:
    """`read` gives the understanding of a message in the form of `lotse understand`, without the crisis."""

    def __init__(self, encoder: Encoder, taxonomy: Taxonomy, gazetteer: Gazetteer, heads: Heads) -> None:
        self._encoder, self._taxonomy, self._heads = encoder, taxonomy, heads
        self._lexicon, self._languages, self._speller = Lexicon(taxonomy), LanguageReader(), load_speller()
        self._topics = TopicReader(encoder, heads, self._lexicon)
        self._places, self._wishes, self._persons = PlaceReader(gazetteer), WishReader(taxonomy), PersonReader(taxonomy)
        self._doubts, self._asides = DoubtReader(taxonomy, self._lexicon), AsideReader(encoder, heads, self._lexicon)

    def read(self, text: str, language: Optional[str] = None, question: Optional[str] = None,
             country: Optional[str] = None, fixed_language: bool = False, known: Union[str, Mapping[str, Any], None] = None) -> Dict[str, Any]:
        """`known` is who it was about until now, or that with the topics believed ({"who", "topics"}); `language` is that of the conversation so far (with
        `fixed_language` the message's own), `question` the one asked last. Beside the public keys: "topic_weights", "off_topic", "topics_not", "region", "country", "intents"."""
        spoken = language if fixed_language and language else self._languages.read(text, language)
        known_who, believed = (known.get("who"), known.get("topics") or ()) if isinstance(known, Mapping) else (known, ())
        lang = spoken if spoken in LANGUAGES else (language if language in LANGUAGES else "en")
        plain = written(text, str(lang))
        typed, text = text, self._speller.spelt(plain, str(lang))
        asked = self._asides.read(text, str(lang))
        if question == "safe" and "whom_first" in asked.kinds:
            asked = Asked((), text, text)  # in danger that has its own answer
        echoes = asked.kinds and believed and self._doubts.read(text, typed, str(lang), believed, lambda part: self._topics.likely(part, str(lang))).topics
        if echoes:  # "why did you say debt?" is a denial
            meant = self._read(typed, text, spoken, str(lang), question, country, known_who, believed)
            return {**meant, "_seen": (plain, *meant["_seen"]), "asides": []}
        told = asked.told(typed, text)
        wishes = self._wishes.read(text, str(lang), 1.0, question == "contact", typed) if asked.kinds else {}
        meant = self._read(*told, spoken, str(lang), question, country, known_who, believed, bool(asked.kinds))
        if told == (typed, text):
            meant["_seen"] = (plain, *meant["_seen"])
        else:  # for safety it is read whole
            vectors, readings = self._encoder.read([text])
            meant["_seen"] = plain, readings[0], self._heads.near(vectors[0])
        return as_asked(meant, asked, wishes)

    def _read(self, typed: str, text: str, spoken: str, lang: str, question: Optional[str], country: Optional[str], known_who: Optional[str],
              believed: Sequence[str], asks: bool = False) -> Dict[str, Any]:
        """What is read of a message without what it asks beside the matter; `asks` where it asks something, which tells more than its intent."""
        again, country_named = told_again(text), country_in(text)
        text = set_aside(again or text)[1]  # a film, a book, what is long over
        told_of = without_introduction(text)
        vectors, readings = self._encoder.read([told_of])
        features = self._heads.features(told_of, lang, self._lexicon, readings[0], vectors[0])
        intents = self._intents(features, typed if typed != text else None, lang)
        place = self._place(typed, text, features, country_named or country, "place" if again or country_named else question, known_who, lang)
        of_places = question in _AFTER_OFFERS and not_for_it(text)  # "that's not for dementia" takes nothing back
        doubted = Doubted([], "", []) if of_places else self._doubts.read(without_place(text, place), typed, lang, believed, lambda part: self._topics.likely(part, lang))
        topics, weights, sure, off, negated = self._topics.read(text, lang, features, question, doubted, "dementia" in believed)
        said_ages = ages(features.found, features.hits, lang, bool(again) or question == "age_group", place is not None)
        persons = self._person(text, typed, features, topics, {age.whose for age in said_ages}, question, bool(known_who))
        persons = self._put_right(persons, text, features, bool(again), known_who)
        herself = known_who in OTHERS and persons.who == "self" and persons.certain == CORRECTED
        place = self._theirs(place, persons, features, country, question, known_who, lang)
        setting = setting_of(text, features, self._heads.read("setting", features), persons, question)
        meant_who = persons.who if persons.relation or not known_who or persons.certain == CORRECTED else known_who
        of_others = bool(said_ages) and all(said.whose == "other" for said in said_ages)
        whose = "self" if meant_who == "unknown" and len(features.found) <= _FEW_WORDS and not of_others else meant_who  # "bin 22"
        age = plausible_age(age_of(said_ages, whose), meant_who)
        setting = in_old_age(setting, persons.who, age, topics)
        named_group = said_age_group(text) if question == "age_group" else own_age_group(text, persons.who, said_age_group(text))
        group = self._taxonomy.age_group(age) or self._taxonomy.age_group(said_class(text)) or named_group
        persons, setting = of_a_child(persons, setting, said_ages, typed)
        says = said(text, typed, features, question, lang, place is not None) | replied(typed)
        asks_for_contact = "asks_for_contact" in says
        wishes = self._wished(text, typed, lang, features, question, says)
        wishes = with_own_age(wishes, group) if "of_own_age" in says else wishes
        intents = without_misread(intents, text, known_who in OTHERS, wishes, typed)
        unnamed = all(weight < _BESIDE_A_WISH for topic, weight in weights.items() if topic != "general")
        plea = "plea" in says or ("unwell" in says and question not in _AFTER_OFFERS and unnamed and len(features.found) <= _A_FEELING)
        named = any(hit.facet == "topics" and hit.id not in negated for hit in features.hits) or bool(topics_said(text))
        jobless = not named and is_about_the_job(topics, weights) and lost_job(text)
        persons, setting, wishes = by_what_happened(text, persons, setting, wishes, jobless)
        if plea or jobless or (topics and not named and only_shame(says, weights, sure)):
            topics, weights, sure, off = ["general"], {"general": 1.0}, 1.0, 0.0
        unless_wished = len(features.found) <= _A_WISH and max(weights.values(), default=0.0) < _BESIDE_A_WISH and not named
        no_money = bool(believed) and (is_short_of_money(text) or (wishes.keys() == {"cost"} and len(features.found) <= _A_REMARK))  # of somebody with another matter
        if question != "topic" and (no_money or (wishes.keys() - {"group"} and unless_wished)):
            topics, weights, wishes = [], {}, {**wishes, **({"cost": "free"} if no_money else {})}  # "I'd rather write in Swedish" tells how, not what
        persons, setting = beside_wishes(persons, setting, wishes, not named and len(features.found) <= _A_FEELING)
        strange = self._speller.known(text, lang) <= _STRANGE and max(weights.values(), default=0.0) < _BESIDE_A_WISH
        senseless = (strange or off >= _NO_SENSE) and not features.hits and not (age or place or wishes)
        if senseless:
            topics, weights = ([], {}) if strange else (topics, weights)
            persons, setting = persons._replace(who="unknown", relation=None), None
        facts = [fact for fact in (age, group, place, country_named, wishes, persons.relation) if fact]
        plainly_about = max(weights.values(), default=0.0) * (1 - off)
        feels = feelings(typed, text)
        plain = plea or (question == "who" and persons.who != "unknown" and persons.certain >= _PLAIN_PERSON) or (bool(feels) and question != "safe") or not says.isdisjoint(_TELLING) or ("no_danger" in says and question != "safe") or (not says.isdisjoint(_ASKING) and next(iter(intents)) in _UNLIKE_SAYINGS)
        plainly_meant = None if plain or senseless or asks else sure_intent(intents, question, bool(facts) or named, bool(age or place))
        intent = "inform" if plain else plainly_meant or self._intent(intents, question, features, bool(facts), plainly_about)
        place_in_list = ordinal(text)
        if asks_for_contact or (question == "offers" and chooses(text, intent)):  # "2", "the first one please": of those that are shown
            intent, age = "show_contact", None
        elif place_in_list is None and wishes_for_a_way(intent, wishes, plainly_meant is not None, question in _AFTER_OFFERS):
            intent = "inform"
        else:
            intent = plain_intent(intent, says, question, named, bool(facts), "counsellor" in wishes) or plainly_meant or settled_intent(
                intent, intents, text, bool(features.hits) or not strange, bool(facts) or place_in_list is not None, senseless)
        rejects = None if says & {"asks_silence", "at_ease", "promised"} else rejected(typed, doubted.words if believed else ())
        intent = intent if "will_not_say" in says else with_content(intent, intents, text, question, rejects, bool(negated) or persons.certain == CORRECTED)
        intent = not_meant(intent, text, question, "asks" in says or "may_ask" in says) if says.isdisjoint(_STAYS_SO) else intent
        only_facts = (only_a_fact(features, question, bool(age or place or wishes or group)) or introduces(features, age, place.name if place else None) or is_only(text, place)
                      or (not says.isdisjoint(_NAMES_A_PLACE) and len(features.found) <= _FEW_WORDS) or (bool(believed) and states_gender(text)))
        intent = "inform" if (doubted.topics or herself or (again and facts) or meaning(text) or is_only(text, place) or not says.isdisjoint(_NAMES_A_PLACE)) and intent != "show_contact" else intent
        told = intent == "inform"
        speaks_of_offers = rejects is not None and not named and bool(rejects["kinds"] or rejects["groups"] or rejects["known"]) and question in _AFTER_OFFERS
        says_who = not named and len(features.found) <= _A_FEELING and is_the_one(features.found, features.hits)  # "I am a grandmother, his parents …" tells more
        if speaks_of_offers or only_facts or "only_me" in says or says_who or (question != "topic" and (age or place) and is_harmless(text) and not named) or tells_no_matter(text):  # "11 år", "lieber per Chat"
            topics, weights = [], {}
            if is_only(text, place) or (persons.certain < CORRECTED and not persons.relation and question != "who"):
                persons = persons._replace(who="unknown", relation=None)  # "Vänersborg" is no friend
        if spoken not in OURS and "language" not in wishes and (len(features.found) >= _A_SENTENCE or intent != "out_of_scope"):
            wishes["language"] = [spoken]  # two words of no sense are no language
        if "only_me" in says or (plea and not persons.relation and question != "who"):
            persons = persons._replace(who="self", certain=CORRECTED if "only_me" in says else persons.certain)
        if intent == "privacy" and "asks_privacy" in says and persons.certain != CORRECTED:
            persons = persons._replace(who="unknown", relation=None)  # "can my dad read this?" is not about him
        if not told and not persons.relation and persons.certain != CORRECTED and len(features.found) <= _FEW_WORDS:
            persons = persons._replace(who="unknown")  # a greeting or a question tells nothing of who it is about
        return {
            "lang": spoken, "intent": intent, "who": persons.who, "relation": persons.relation,
            "audience_note": persons.role, "called": called(typed, persons.relation), "setting": setting if told or question == "setting" else None,
            "topics": topics if told else [], "age": age, "age_group": group,
            "place": place.name if place else None, "wishes": wishes, "occupation": list(occupations_in(text).of(meant_who)),
            "lost": list(lost(text, features.found, features.hits)),
            "age_whose": next((said.whose for said in said_ages if said.years == age), ""),
            "own_age": next((said.years for said in said_ages if said.whose == "self"), None),
            "own_place": place is not None and is_where_she_lives(features.found, features.hits),
            "region": place.region if place else None, "country": place.country if place else country_named,
            "topic_weights": {topic: round(p * sure, 4) for topic, p in weights.items()} if told else {}, "off_topic": round(off, 4), "topics_not": negated, "names_topic": named,
            "of_another": persons.who == "unknown" and tells_of_another(features.found, features.hits, topics), "names_person": any(hit.facet == "relations" for hit in features.hits),
            "names_setting": any(hit.facet == "settings" for hit in features.hits),
            "_seen": (features.reading, features.neighbours),  # for the watch over safety, which takes it out: a message is encoded once
            "says": sorted(says), "ordinal": place_in_list, "is_the": is_the_one(features.found, features.hits),
            "beside": not again and is_beside(features.found, features.hits), "makes_sense": not (strange or senseless), "brief": len(features.found) <= _FEW_WORDS,
            "corrects": bool(negated) or persons.certain == CORRECTED, "corrects_person": persons.certain == CORRECTED,
            "persons_not": [hit.id for hit in features.hits if hit.facet == "relations" and self._persons.negated(features.found, hit)],
            "denies_person": self._persons.denies(features.found, features.hits), "settings_not": settings_denied(text), "rejects": rejects, "feels": feels,
            "who_certain": round(persons.certain, 3), "intents": [[name, round(p, 4)] for name, p in list(intents.items())[:3]],
        }

    def _place(self, typed: str, text: str, features: Features, country: Optional[str], question: Optional[str], known_who: Optional[str],
               lang: str) -> Optional[Located]:
        """The place; as it was typed, where none is left after spelling ("Bärn" is no bear)."""
        if (now := where_now(text)) != text:
            return self._places.read(words(now), country, question, (), known_who in OTHERS, lang)
        place = self._places.read(features.found, country, question, features.hits, known_who in OTHERS, lang)
        return place if place or typed == text else self._places.read(words(typed), country, question, (), known_who in OTHERS, lang)

    def _theirs(self, place: Optional[Located], persons: Persons, features: Features, country: Optional[str], question: Optional[str],
                known_who: Optional[str], lang: str) -> Optional[Located]:
        """The place of the one it is about, where that is somebody else from the first: "I live in Vienna, they live near Linz"."""
        of_another = persons.who in OTHERS or (persons.who == "unknown" and lives_apart(features.found))
        if not of_another or (known_who and persons.certain != CORRECTED):
            return place
        return self._places.read(features.found, country, question, features.hits, True, lang) or place

    def _put_right(self, persons: Persons, text: str, features: Features, again: bool, known_who: Optional[str]) -> Persons:
        """Who it is about where she puts that right ("eigentlich gehts mir selber nicht gut") or says it once more ("jag sa ju att det är dottern")."""
        if known_who in OTHERS and (about_herself(text) or is_me(features.found, features.hits)):
            return Persons("self", None, persons.role, CORRECTED)
        if again and persons.relation:
            return persons._replace(certain=CORRECTED)
        others = names_own(features.found) or is_beside(features.found, features.hits)
        if persons.certain == CORRECTED and persons.relation in CHILDREN and tells_occupation(text) and not others:
            return Persons("self", None, persons.role, CORRECTED)  # "not parents who lost a baby, I am the midwife!"
        return persons

    def _intents(self, features: Features, typed: Optional[str], lang: str) -> Dict[str, float]:
        """Probabilities of the intents. A word or two may be a command that was spelt right after all: what is surer counts."""
        spelt = self._heads.read("intent", features)
        if typed is None or len(features.found) > _A_COMMAND:
            return spelt
        raw = self._heads.read("intent", self._heads.features(typed, lang, self._lexicon, self._encoder.read([typed])[1][0]))
        return max(spelt, raw, key=lambda intents: max(intents.values()))

    def _wished(self, text: str, typed: str, lang: str, features: Features, question: Optional[str], says: AbstractSet[str]) -> Dict[str, Any]:
        """How she wishes to be helped, where what she says is not about something else."""
        keeps_quiet = "will_not_say" in says and question not in (*_AFTER_OFFERS, "contact")  # there "I don't want to talk" is a wish to write
        if "asks_for_contact" in says or keeps_quiet:
            return {}
        wishes = self._wishes.read(text, lang, self._heads.read("wish", features)[YES], question == "contact", typed)
        of_the_way = (*(("contact", "contact_not") if "absent" in says else ()), *(("group",) if wishes.get("group") == ["prison"] and is_not_in_prison(text) else ()))  # "he does not answer the phone"
        return {key: value for key, value in wishes.items() if key not in of_the_way}

    def _person(self, text: str, typed: str, features: Features, topics: List[str], ages_of: AbstractSet[str], question: Optional[str],
                known: bool) -> Persons:
        """Who it is about; `ages_of` whose ages ("self", "other") the message tells."""
        likely, kin = self._heads.read("who", features), self._heads.read("relation", features)
        persons = self._persons.read(text, features.found, features.hits, likely, kin, question == "who", known)
        if persons.certain != CORRECTED and (plainly := self._plainly(persons, text, features)):
            return plainly
        if persons.relation == "partner" and persons.certain != CORRECTED and is_locked_up(typed):  # it is about the one whose age is told, else about her
            return persons._replace(relation="child") if "other" in ages_of else persons._replace(who="self", relation=None)
        if is_her_own(persons, text, typed, features.found, features.hits, topics):
            return persons._replace(who="self", relation=None)
        if persons.who != "self" or persons.certain == CORRECTED:
            return persons
        if is_addicted(text) or (not topics and lives_apart(features.found)):
            return self._persons.other(features.hits, persons)  # "mein Mann trinkt jeden Abend, ich kann nicht mehr", "min syster bor i Kalmar och jag i Växjö"
        if tells_of_another(features.found, features.hits, topics):
            return persons._replace(who="unknown", relation=None, certain=_OF_SOMEBODY)
        if persons.certain < _TELLS_AGE_OF_OTHER and ages_of == {"other"} and not mourns(features.found, features.hits) and not needs_rest(typed):
            return self._persons.other(features.hits, persons)  # she tells somebody else's age: it is about that one
        return persons

    def _plainly(self, persons: Persons, text: str, features: Features) -> Optional[Persons]:
        """Who it is about where the words leave no doubt, whatever the classifier makes of them; None where they do."""
        if persons.who in (*OTHERS, "unknown") and is_of_a_pet(text) and not any(hit.facet == "relations" for hit in features.hits):
            return Persons("self", None, persons.role, max(persons.certain, _PLAIN_PERSON))  # who mourns her dog writes of herself
        if observes_child(text):  # she looks on: it is no child of hers, and nobody of her team
            who, relation = ("friend", "neighbour") if is_neighbours(text) else ("colleague", "pupil") if persons.role in ("teacher", "trainer") else ("relative", "child") if is_of_the_family(text) else ("friend", None)
            return Persons(who, relation, persons.role, _PLAIN_PERSON)
        if persons.who in ("self", "unknown") and is_theirs(text):
            return self._persons.other(features.hits, persons)  # "my husband drinks and I'm at the end of my rope"
        return None

    def _intent(self, intents: Dict[str, float], question: Optional[str], features: Features, facts: bool, about: float) -> str:
        """The likeliest intent; a message that states a fact or is plainly about a topic (probability `about`) is
        `inform` unless it surely is something else."""
        best = next(iter(intents))
        if best == "inform":
            return best
        if best in _ASKS or best == "out_of_scope":
            plainly = about >= _PLAINLY and len(features.found) > 3
            if facts and best != "out_of_scope" and intents[best] < _SURELY_ASKED:
                return "inform"
            return "inform" if plainly and intents[best] < _SURELY and intents.get("inform", 0.0) > 0.1 else best
        if facts and len(features.found) <= _A_FACT and best not in _OF_CONTACT:
            return "inform"  # "Bremen"
        named = facts or any(hit.facet in ("topics", "settings") for hit in features.hits)
        answers = question in ("place", "age_group", "contact", "setting", "topic", "who") and named
        if named and (answers or intents[best] < _SURELY) and best not in ("number_wrong", "nobody_answered", "out_of_scope"):
            return "inform"
        return best
