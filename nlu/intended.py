"""What a message is meant as: it tells something, or it is one of the intents beside that, in the light of the facts and the matter that it tells."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from index.encoder import Encoder
from nlu.doubts import Doubted
from nlu.heads import Heads
from nlu.intents import chooses, not_meant, ordinal, plain_intent, settled_intent, sure_intent, wishes_for_a_way, with_content, without_misread
from nlu.lexicon import Lexicon
from nlu.message import Message
from nlu.persons import CORRECTED
from nlu.place import is_only
from nlu.seeming import meaning
from nlu.told import PLAIN_PERSON, Facts

_SURELY, _SURELY_ASKED = 0.75, 0.6  # the latter of a side question beside a wish: "I would prefer to see someone in person" does not ask whether this is one
_PLAINLY = 0.45
_A_COMMAND, _A_FACT = 3, 2  # words
_UNLESS_PLACED = ("back", "who_runs")
_OF_CONTACT = ("show_contact", "number_wrong", "nobody_answered", "other_offers", "back")
_TELLING = ("ends_what", "only_me", "ashamed", "hard_to_say", "for_me", "for_them", "not_me", "another_matter", "will_talk", "refuses_help", "asks_to_act")
_ASKING = ("asks_what_to_do", "meant_otherwise")
_UNLIKE_SAYINGS = ("feedback_no", "back", "dont_know", "privacy", "what_can_you_do", "find_therapist", "why_ask", "show_contact", "out_of_scope", "small_talk")
_STAYS_SO = frozenset(("asks_privacy", "asks_silence", "asks_to_stay_unknown", "leave_me", "hesitates", "okay", "asks_trust"))
_ASKS = ("are_you_human", "privacy", "why_ask", "find_therapist", "who_runs", "what_can_you_do")
NAMES_A_PLACE = frozenset(("wide_region", "unknown_place"))


@dataclass
class Matter:
    """What a message is about: `topics` likeliest first, with their `weights` and how `sure` the first is; `off` how likely no offer is for it; `denied` topics.
    `named`: its words name a topic. `plea`: all it says is that somebody needs help; `strange` words; `senseless` as a whole. `feels` is how somebody says she is."""

    topics: List[str]
    weights: Dict[str, float]
    sure: float
    off: float
    denied: List[str]
    named: bool
    plea: bool
    feels: Any
    strange: bool = False
    senseless: bool = False

    @property
    def strongest(self) -> float:
        return max(self.weights.values(), default=0.0)

    def is_just(self, *topics: str) -> None:
        """Surely about these, or about nothing."""
        self.topics, self.weights = list(topics), dict.fromkeys(topics, 1.0)


class IntentReader:
    def __init__(self, encoder: Encoder, heads: Heads, lexicon: Lexicon) -> None:
        self._encoder, self._heads, self._lexicon = encoder, heads, lexicon

    def likely(self, message: Message, wishes: Dict[str, Any], of_others: bool) -> Dict[str, float]:
        """Probabilities of the intents. A word or two may be a command that was spelt right after all: what is surer counts."""
        intents = self._heads.read("intent", message.features)
        if message.slipped and message.is_within(_A_COMMAND):
            reading = self._encoder.read([message.typed])[1][0]
            raw = self._heads.read("intent", self._heads.features(message.typed, message.lang, self._lexicon, reading))
            intents = max(intents, raw, key=lambda each: max(each.values()))
        return without_misread(intents, message.text, of_others, wishes, message.typed)

    def read(self, message: Message, facts: Facts, matter: Matter, intents: Dict[str, float], doubted: Doubted, rejects: Optional[Dict[str, Any]]) -> str:
        """`rejects` are the offers that it says no to."""
        text, question, says = message.text, message.question, facts.says
        told = facts.any_of(message)
        plain = self._tells(message, facts, matter, intents)
        sure = None
        if not (plain or matter.senseless or message.asks):
            sure = sure_intent(intents, question, told or matter.named, bool(facts.age or facts.place))
        intent = "inform" if plain else sure or self._likeliest(message, intents, told, matter.strongest * (1 - matter.off))
        listed = ordinal(text)
        if "asks_for_contact" in says or ("wants_number" in says and question != "safe") or (question == "offers" and chooses(text, intent)):
            intent = "show_contact"  # "2", "the first one please": of those that are shown
        elif listed is None and wishes_for_a_way(intent, facts.wishes, sure is not None, message.after_offers):
            intent = "inform"
        else:
            makes_sense = message.features.hits or not matter.strange
            intent = plain_intent(intent, says, question, matter.named, told, "counsellor" in facts.wishes) or sure or settled_intent(
                intent, intents, text, bool(makes_sense), told or listed is not None, matter.senseless)
        if "will_not_say" not in says:
            intent = with_content(intent, intents, text, question, rejects, bool(matter.denied) or facts.persons.certain == CORRECTED)
        if says.isdisjoint(_STAYS_SO):
            intent = not_meant(intent, text, question, "asks" in says or "may_ask" in says)
        informs = ((intent == "what_can_you_do" and facts.place is not None) or doubted.topics or facts.herself or (message.again and told) or meaning(text) or is_only(text, facts.place) or not says.isdisjoint(NAMES_A_PLACE)
                   or (intent in _UNLESS_PLACED and facts.place is not None and "asks" not in says))  # "ändra till Lund", "vi är på ett byggföretag i Luleå"
        return "inform" if informs and intent != "show_contact" else intent

    @staticmethod
    def _tells(message: Message, facts: Facts, matter: Matter, intents: Dict[str, float]) -> bool:
        """Whether it plainly tells something, whatever the classifier makes of it."""
        says, safe = facts.says, message.question == "safe"
        if matter.plea or not says.isdisjoint(_TELLING) or (not safe and (matter.feels or "no_danger" in says)):
            return True
        names_who = message.question == "who" and facts.persons.who != "unknown" and facts.persons.certain >= PLAIN_PERSON
        return names_who or (not says.isdisjoint(_ASKING) and next(iter(intents)) in _UNLIKE_SAYINGS)

    @staticmethod
    def _likeliest(message: Message, intents: Dict[str, float], facts: bool, about: float) -> str:
        """The likeliest intent; a message that states a fact or is plainly about a topic (probability `about`) is
        `inform` unless it surely is something else."""
        best = next(iter(intents))
        if best == "inform":
            return best
        if best in _ASKS or best == "out_of_scope":
            plainly = about >= _PLAINLY and not message.is_within(_A_COMMAND)
            if facts and best != "out_of_scope" and intents[best] < _SURELY_ASKED:
                return "inform"
            return "inform" if plainly and intents[best] < _SURELY and intents.get("inform", 0.0) > 0.1 else best
        if facts and message.is_within(_A_FACT) and best not in _OF_CONTACT:
            return "inform"  # "Bremen"
        named = facts or message.names("topics") or message.names("settings")
        answers = message.question in ("place", "age_group", "contact", "setting", "topic", "who") and named
        if named and (answers or intents[best] < _SURELY) and best not in ("number_wrong", "nobody_answered", "out_of_scope"):
            return "inform"
        return best
