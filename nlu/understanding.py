"""Puts together what one message says: the classifiers' view and the rules, in the light of what was asked."""
from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Union

from index.dialect import written
from index.encoder import Encoder
from index.gazetteer import Gazetteer
from index.spelling import load_speller
from index.taxonomy import LANGUAGES, Taxonomy
from nlu.again import country_in, told_again
from nlu.asides import AsideReader, Asked, as_asked
from nlu.called import called
from nlu.constructions import topics_said
from nlu.doubts import Doubted, DoubtReader
from nlu.facts import introduces, only_a_fact, states_gender, without_introduction
from nlu.feelings import feelings
from nlu.harmless import is_harmless, tells_no_matter
from nlu.heads import Heads
from nlu.intended import NAMES_A_PLACE, IntentReader, Matter
from nlu.intents import ordinal
from nlu.language import OURS, LanguageReader
from nlu.lexicon import Lexicon
from nlu.lives import is_where_she_lives
from nlu.losses import lost, lost_job
from nlu.message import A_FEELING, FEW_WORDS, Message
from nlu.occupations import occupations_in
from nlu.own import OTHERS, by_what_happened, is_a_man_who_was_hurt, is_about_the_job
from nlu.persons import CORRECTED, is_beside
from nlu.place import is_only, without_place
from nlu.rejections import not_for_it, rejected
from nlu.remarks import is_the_one
from nlu.seeming import is_short_of_money, only_shame
from nlu.seen import set_aside
from nlu.setting import beside_wishes, settings_denied
from nlu.told import FactReader, Facts
from nlu.topics import TopicReader, Topics
from nlu.turns import tells_of_another

_A_SENTENCE, _A_WISH, _A_REMARK = 3, 14, 4  # words
_BESIDE_A_WISH = 0.75  # weight from which a topic is told beside a wish
_NO_SENSE = 0.6  # probability of being off topic from which a message without any known word tells of nobody
_STRANGE = 0.5  # share of words that anybody writes up to which a message may have no sense


class Understander:
    """`read` gives the understanding of a message in the form of `lotse understand`, without the crisis."""

    def __init__(self, encoder: Encoder, taxonomy: Taxonomy, gazetteer: Gazetteer, heads: Heads) -> None:
        self._encoder, self._heads = encoder, heads
        self._lexicon, self._languages, self._speller = Lexicon(taxonomy), LanguageReader(), load_speller()
        self._topics, self._facts = TopicReader(encoder, heads, self._lexicon), FactReader(taxonomy, gazetteer, heads)
        self._doubts, self._asides = DoubtReader(taxonomy, self._lexicon), AsideReader(encoder, heads, self._lexicon)
        self._intents = IntentReader(encoder, heads, self._lexicon)

    def read(self, text: str, language: Optional[str] = None, question: Optional[str] = None,
             country: Optional[str] = None, fixed_language: bool = False, known: Union[str, Mapping[str, Any], None] = None) -> Dict[str, Any]:
        """`known` is who it was about until now, or that with the topics believed ({"who", "topics"}); `language` is that of the conversation so far (with
        `fixed_language` the message's own), `question` the one asked last. Beside the public keys: "topic_weights", "off_topic", "topics_not", "region", "country", "intents"."""
        spoken = language if fixed_language and language else self._languages.read(text, language)
        known_who, believed = (known.get("who"), known.get("topics") or ()) if isinstance(known, Mapping) else (known, ())
        lang = spoken if spoken in LANGUAGES else (language if language in LANGUAGES else "en")
        plain = written(text, str(lang))
        typed, text = text, self._speller.spelt(plain, str(lang))
        stands_in: Dict[str, Any] = {"spoken": spoken, "lang": str(lang), "question": question, "country": country, "known_who": known_who, "believed": believed}
        asked = self._asides.read(text, str(lang))
        if question == "safe" and "whom_first" in asked.kinds:
            asked = Asked((), text, text)  # in danger that has its own answer
        echoes = asked.kinds and believed and self._doubts.read(text, typed, str(lang), believed, lambda part: self._topics.likely(part, str(lang))).topics
        if echoes:  # "why did you say debt?" is a denial
            meant = self._read(self._message(typed, text, **stands_in))
            return {**meant, "_seen": (plain, *meant["_seen"]), "asides": []}
        told = asked.told(typed, text)
        wishes = self._facts.wishes(text, typed, str(lang), question) if asked.kinds else {}
        meant = self._read(self._message(*told, **stands_in, asks=bool(asked.kinds)))
        if told == (typed, text):
            meant["_seen"] = (plain, *meant["_seen"])
        else:  # for safety it is read whole
            vectors, readings = self._encoder.read([text])
            meant["_seen"] = plain, readings[0], self._heads.near(vectors[0])
        return as_asked(meant, asked, wishes)

    def _message(self, typed: str, spelt: str, lang: str, asks: bool = False, **stands_in: Any) -> Message:
        again = told_again(spelt)
        text = set_aside(again or spelt)[1]  # a film, a book, what is long over
        told_of = without_introduction(text)
        vectors, readings = self._encoder.read([told_of])
        features = self._heads.features(told_of, lang, self._lexicon, readings[0], vectors[0])
        return Message(typed, text, lang=lang, asks=asks, again=bool(again), country_named=country_in(spelt), features=features, **stands_in)

    def _read(self, message: Message) -> Dict[str, Any]:
        """What is read of a message without what it asks beside the matter: where, about what, the other facts, and what it is meant as."""
        place = self._facts.place(message)
        doubted = self._doubted(message, without_place(message.text, place))
        topics = self._topics.read(message.text, message.lang, message.features, message.question, doubted, "dementia" in message.believed)
        facts = self._facts.read(message, place, topics.named)
        intents = self._intents.likely(message, facts.wishes, message.known_who in OTHERS)
        matter = self._matter(message, facts, topics)
        quiet = facts.says & {"asks_silence", "at_ease", "promised"}
        rejects = None if quiet else rejected(message.typed, doubted.words if message.believed else ())
        intent = self._intents.read(message, facts, matter, intents, doubted, rejects)
        if intent == "show_contact":
            facts.age = None  # "2" is a place in the list
        self._settle(message, facts, matter, intent, rejects)
        return self._form(message, facts, matter, intent, intents, rejects)

    def _doubted(self, message: Message, matter: str) -> Doubted:
        """What a message takes back, unless it speaks of places that are shown: "that's not for dementia" takes nothing back."""
        if message.after_offers and not_for_it(message.text):
            return Doubted([], "", [])
        return self._doubts.read(matter, message.typed, message.lang, message.believed, lambda part: self._topics.likely(part, message.lang))

    def _matter(self, message: Message, facts: Facts, topics: Topics) -> Matter:
        """What it is about beside its facts. A plea, a lost job or a wish is no matter of its own, and what happened tells more of who and where it is."""
        text, says = message.text, facts.says
        unnamed = all(weight < _BESIDE_A_WISH for topic, weight in topics.weights.items() if topic != "general")
        plea = "plea" in says or ("unwell" in says and not message.after_offers and unnamed and message.is_within(A_FEELING))
        named = any(hit.facet == "topics" and hit.id not in topics.denied for hit in message.features.hits) or bool(topics_said(text))
        matter = Matter(*topics, named=named, plea=plea, feels=feelings(message.typed, text))
        jobless = not named and is_about_the_job(matter.topics, matter.weights) and lost_job(text)
        facts.persons, facts.setting, facts.wishes = by_what_happened(text, facts.persons, facts.setting, facts.wishes, jobless)
        if is_a_man_who_was_hurt(text, matter.topics) and facts.persons.who == "self" and "causing_harm" not in facts.wishes.get("group", ()):
            facts.wishes = {**facts.wishes, "group": sorted({*facts.wishes.get("group", ()), "men"})}
        if matter.plea or jobless or (matter.topics and not named and only_shame(says, matter.weights, matter.sure)):
            matter.is_just("general")
            matter.sure, matter.off = 1.0, 0.0
        unless_wished = message.is_within(_A_WISH) and matter.strongest < _BESIDE_A_WISH and not named
        only_cost = facts.wishes.keys() == {"cost"} and message.is_within(_A_REMARK)
        no_money = bool(message.believed) and (is_short_of_money(text) or only_cost)  # of somebody with another matter
        if message.question != "topic" and (no_money or (facts.wishes.keys() - {"group"} and unless_wished)):
            matter.is_just()  # "I'd rather write in Swedish" tells how, not what
            facts.wishes = {**facts.wishes, **({"cost": "free"} if no_money else {})}
        facts.persons, facts.setting = beside_wishes(facts.persons, facts.setting, facts.wishes, not named and message.is_within(A_FEELING))
        matter.strange = self._speller.known(text, message.lang) <= _STRANGE and matter.strongest < _BESIDE_A_WISH
        matter.senseless = (matter.strange or matter.off >= _NO_SENSE) and not message.features.hits and not (facts.age or facts.place or facts.wishes)
        if matter.senseless:
            if matter.strange:
                matter.is_just()
            facts.persons, facts.setting = facts.persons._replace(who="unknown", relation=None), None
        return matter

    @staticmethod
    def _settle(message: Message, facts: Facts, matter: Matter, intent: str, rejects: Optional[Dict[str, Any]]) -> None:
        """Takes out what a message of that intent does not tell: of places, facts and greetings no matter, of questions no person."""
        text, says, features = message.text, facts.says, message.features
        only_place = is_only(text, facts.place)
        only_facts = (only_a_fact(features, message.question, bool(facts.age or facts.place or facts.wishes or facts.age_group))
                      or introduces(features, facts.age, facts.place.name if facts.place else None) or only_place
                      or (not says.isdisjoint(NAMES_A_PLACE) and message.is_within(FEW_WORDS)) or (bool(message.believed) and states_gender(text)))
        of_offers = rejects is not None and not matter.named and bool(rejects["kinds"] or rejects["groups"] or rejects["known"]) and message.after_offers
        says_who = not matter.named and message.is_within(A_FEELING) and is_the_one(features.found, features.hits)  # "I am a grandmother, his parents …" tells more
        harmless = message.question != "topic" and (facts.age or facts.place) and is_harmless(text) and not matter.named
        if of_offers or only_facts or "only_me" in says or says_who or harmless or tells_no_matter(text):  # "11 år", "lieber per Chat"
            matter.is_just()
            if only_place or (facts.persons.certain < CORRECTED and not facts.persons.relation and message.question != "who"):
                facts.persons = facts.persons._replace(who="unknown", relation=None)  # "Vänersborg" is no friend
        if message.spoken not in OURS and "language" not in facts.wishes and (not message.is_within(_A_SENTENCE - 1) or intent != "out_of_scope"):
            facts.wishes["language"] = [message.spoken]  # two words of no sense are no language
        if "only_me" in says or (matter.plea and not facts.persons.relation and message.question != "who"):
            facts.persons = facts.persons._replace(who="self", certain=CORRECTED if "only_me" in says else facts.persons.certain)
        if intent == "privacy" and "asks_privacy" in says and facts.persons.certain != CORRECTED:
            facts.persons = facts.persons._replace(who="unknown", relation=None)  # "can my dad read this?" is not about him
        if intent != "inform" and not facts.persons.relation and facts.persons.certain != CORRECTED and message.is_within(FEW_WORDS):
            facts.persons = facts.persons._replace(who="unknown")  # a greeting or a question tells nothing of who it is about

    def _form(self, message: Message, facts: Facts, matter: Matter, intent: str, intents: Dict[str, float], rejects: Optional[Dict[str, Any]]) -> Dict[str, Any]:
        text, found, hits, told = message.text, message.features.found, message.features.hits, intent == "inform"
        persons, place = facts.persons, facts.place
        return {
            "lang": message.spoken, "intent": intent, "who": persons.who, "relation": persons.relation,
            "audience_note": persons.role, "called": called(message.typed, persons.relation), "setting": facts.setting if told or message.question == "setting" else None,
            "topics": matter.topics if told else [], "age": facts.age, "age_group": facts.age_group,
            "place": place.name if place else None, "wishes": facts.wishes, "occupation": list(occupations_in(text).of(facts.meant_who)),
            "lost": list(lost(text, found, hits)),
            "age_whose": next((said.whose for said in facts.ages if said.years == facts.age), ""),
            "own_age": next((said.years for said in facts.ages if said.whose == "self"), None),
            "own_place": place is not None and is_where_she_lives(found, hits),
            "region": place.region if place else None, "country": place.country if place else message.country_named,
            "topic_weights": {topic: round(p * matter.sure, 4) for topic, p in matter.weights.items()} if told else {},
            "off_topic": round(matter.off, 4), "topics_not": matter.denied, "names_topic": matter.named,
            "of_another": persons.who == "unknown" and tells_of_another(found, hits, matter.topics), "names_person": message.names("relations"),
            "names_setting": message.names("settings"),
            "_seen": (message.features.reading, message.features.neighbours),  # for the watch over safety, which takes it out: a message is encoded once
            "says": sorted(facts.says), "ordinal": ordinal(text), "is_the": is_the_one(found, hits),
            "beside": not message.again and is_beside(found, hits), "makes_sense": not (matter.strange or matter.senseless), "brief": message.is_within(FEW_WORDS),
            "corrects": bool(matter.denied) or persons.certain == CORRECTED, "corrects_person": persons.certain == CORRECTED,
            "persons_not": self._facts.persons_not(message), "denies_person": self._facts.denies_person(message),
            "settings_not": settings_denied(text), "rejects": rejects, "feels": matter.feels,
            "who_certain": round(persons.certain, 3), "intents": [[name, round(p, 4)] for name, p in list(intents.items())[:3]],
        }
