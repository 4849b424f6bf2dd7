"""Questions that people ask beside the matter, each of which has an answer of its own: who hears of it there, what it costs, "do they come home?".

A trained head (nlu/heads.py) reads what each clause asks; what is left of the message without these clauses is read for everything else.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import AbstractSet, Any, Dict, List, NamedTuple, Sequence, Tuple

import numpy as np

from index.encoder import Encoder
from index.linear import fold
from index.sieve import Expression
from nlu.alike import log_odds
from nlu.heads import Features, Heads
from nlu.later import asked_later, lacks
from nlu.lexicon import Lexicon
from nlu.moments import asks_to_step_in
from nlu.plain_questions import PLAIN_KINDS
from nlu.teaching import NONE, YES, bare
from nlu.unmeant import is_unmeant

# Asked of somebody or something that it is about: what it names is told as well ("am I depressed?", "can I call for my son, who drinks?").
OF_THE_MATTER: AbstractSet[str] = frozenset(("judge", "for_other", "what_to_say", "tell_parents", "duty", "rights", "right_place", "office_fear", "taper"))
# Of what can be asked and wished for alike; and the probability of a wish from which it is one.
_WISHED_FOR, _A_WISH = frozenset(("cost", "name", "speaks", "church", "home_help", "way", "open", "messenger")), 0.6
# What a question only seems to say ("must I go to hospital" does not say that she is there); and what has its own answer.
_OF_SAFETY = frozenset(("help_there", "help_coming", "they_are_here", "official", "went_to", "with_them", "is_safe", "no_danger", "doer_gone", "put_away"))
_ANSWERED_ELSEWHERE = ("nobody_answered", "number_wrong", "restart")
# The intents that stay where a message only asks; of all others it is told nothing. Who asks what a place keeps to itself asks for privacy.
_ASKING_INTENTS = ("find_therapist", "why_ask", "what_can_you_do", "privacy", "cost", "are_you_human", "who_runs", "small_talk", "out_of_scope", "greet", "insult")
_INTENT_OF = {"human": "are_you_human", "privacy": "privacy", "place_secret": "privacy", "no_trace": "privacy", "report": "privacy",
              "cost": "cost", "insurance": "cost", "who_runs": "who_runs"}
_TOLD_TOO = ("who_runs", "human", "cost")  # without a mark they want a word for it
# Asked in set words (nlu/later.py), whatever the classifier of intents makes of them: "wem soll ich das sagen", "kann der mich rausschmeißen?".
_IN_SET_WORDS = frozenset(("whom_first", "believed", "rights", "law", "force", "why_did", "this", "no_credit", "both_go", "take_down", "name", "wait", *PLAIN_KINDS))
_AT_MOST, _PARTS = 2, 8
_LONG = 40  # words of a clause; who writes more without a stop tells something
_LEAST_WORDS = 3  # of a part of a sentence that is read by itself
# Probability against all other kinds, and share of all, from which a clause asks. Chosen on held_asides.tsv for a precision of .95.
_SURE, _SHARE = 0.4, 0.6
_SURELY, _HARDLY, _HALF = 0.7, 0.15, 0.5  # it surely asks, and hardly tells: then half of the share says which of two kinds it is
# Log odds, by its words alone, of the likeliest kind against "asks nothing", from which a clause is encoded at all: of held_asides.tsv one of 200 lies
# below, of clauses that only may ask three of four.
_WORTH_READING = -5.2
# How a question begins in our languages; "was" is a wish as well ("was Kostenloses").
_OPENS = Expression(r"(?:(?:und|och|and|aber|men|but|å|also) )?(?:(?:was|wos|wat|vad|va) (?:kost(?:et|en|n|ar|a|s)?|choste?t?|koscht(?:et)?)(?= )|kann|konn\w*|chan\w*|komm\w*|chunn?t|kummt|gibt\w*|ist|isch|is|sind|hat|haben|hend|muss|darf|kost\w*|chost\w*|zahlt|zoit|sprech\w*|spricht|"
                    r"mach\w*|wie|wia|wo|wer|wann|ob|kan|far|ar|e|har|finns|kommer|kostar|pratar|talar|hur|var|vad|nar|om|maste|can|could|do|does|did|are|will|would|must|may|what|where|when|how|who|if)\b")
_IF_I = Expression(r"(?:und |och |and )?(?:wenn|falls|om|ifall|nar|if|when) (?:ich|i|man|wir|jag|ja|vi|you|we)\b")
_SENTENCE = Expression(r"[^.?!\n;]+[.?!;]*")
_JOINT = Expression(r",\s*|\s+(?:-|–)\s+|\s+(?=(?:und|oder|aber|och|eller|men|and|or|but|å|u|oda|o)\s)", re.IGNORECASE)

# What may be a question at all: a mark, a word that begins one, or one behind "I wonder". All else is not read, since reading a clause costs as much as a message.
_BEGINS = (r"was|wos|wat|wer|wie|wia|wo|wann|warum|wieso|weshalb|welche\w*|wieviel|kann|kannst|konnte\w*|cha|chan|muss|musst|mussen|mues|darf|durfen|soll|sollt\w*|brauch\w*|"
           r"kost\w*|chost\w*|erfahr\w*|krieg\w*|bekomm\w*|sag\w*|seit|meld\w*|komm\w*|chunnt|gibt\w*|git|geht|gaht|ist|isch|is|bin|sind|hat|hand|haben|wird|werd\w*|zahlt|zoit|hort|lueget|macht|nimmt|"
           r"vad|va|vem|hur|nar|var|varfor|vilk\w*|kan|far|maste|ska|skall|skulle|behover|kostar|ar|e|finns|har|blir|kommer|sager|berattar|ringer|tar|gar|"
           r"what\w*|who\w*|how|where|when|why|which|can|could|may|must|do|does|did|will|would|should|shall|am|are|has|have|isnt|doesnt|cant|wont")
_OF_WHOM = (r"du|ihr|sie|se|die|de|da|dom|dem|man|ma|er|es|s|das|des|det|ni|they|it|he|she|i|ich|jag|ja|der|nan|nagon|jemand|ebber|oper|mei|mein\w*|min\w*|my|the|this|that|so|sowas|dort|da|dar|there|auch|det|har|some\w*|any\w*")
_JOINING = (r"seit|weil|dass|wenn|als|dann|obwohl|bevor|damit|nachdem|that|because|cause|since|when|while|after|before|att|eftersom|medan|innan|sedan|som|nur|bara|only|auch|ocksa|mit|von|fur|fran|med|with|from|for|about|"
            r"uber|wegen|bei|hos|gegen|ohne|utan|into|durch|ich|jag|and|und|och|aber|fast|nein|nej|nicht|inte|not|mein\w*|meine|min|mitt|mina|the|sie|han|hon|she|they|you|wir|our|unser\w*|var|vara|been|jetzt|heute|noch|immer|alle|all|denn|like|think|glaube|tror|find|all|sen")
_MAY_ASK = Expression(
    rf"\?|(?:^|[,–-] ?)(?:(?:und|oder|aber|och|eller|men|and|or|but|so|also|a|u|hallo|hi|hej|bitte|sorry|ok|okay|ja|nein|na|ne|nej|no|yes|denn|eigentlich) )*"
    rf"(?:(?:{_BEGINS})\b|(?!(?:{_JOINING})\b)\w{{3,}} (?:{_OF_WHOM})\b)|\b(?:welch\w*|vilk\w*|which|warum|wieso|varfor|why|hur|how|wie ?viel|wem|wen|vem|woher|wofur)\b|"
    r"\b(?:wiss\w*|wuss\w*|weiss|frag\w*|undrar|undra|vet|veta|fraga\w*|know|wonder\w*|ask\w*|tell me|sag mir|sag mal)\b.{0,40}?\b(?:was|wie|wer|wo|wann|ob|vad|om|nar|what|who|whether|if|when|where)\b")


def may_ask(text: str) -> bool:
    """Whether a text may be a question at all."""
    return bool(_MAY_ASK.search(fold(text).strip()))


class Asked(NamedTuple):
    """`kinds` in the order in which they are asked, two at most; `rest` is the message without the clauses that ask of the place or of Lotse, `beside`
    without any that asks ("" where nothing is left)."""

    kinds: Tuple[str, ...]
    rest: str
    beside: str

    @property
    def only(self) -> bool:
        """Whether it asks of the place or of Lotse, and tells nothing beside it."""
        return bool(self.kinds) and not self.rest

    def told(self, typed: str, text: str) -> Tuple[str, str]:
        """The message, as it was typed and as it is spelt, without what it asks; the whole of it where it asks nothing, or nothing else."""
        return (typed, text) if self.rest in ("", text) else (self.rest, self.rest)


# "Kan inte svenska bra", "my German is bad" says how she speaks and asks nothing.
_SPEAKS_POORLY = Expression(r"^(?:(?:ich|jag|i|ja|aber|men|but) )*(?:kan|pratar|talar|forstar|kann|spreche?|versteh\w*|rede|speak|understand|don'?t|do not|can'?t|cannot|mein|min|my)\b[^?]*\b(?:inte|int|nicht|kaum|knappt|daligt?|lite|wenig|bisschen|schlecht\w*|kein\w*|speak|understand|good|bad|poor|little)\b")

# Without a subject it is told: "är utbränd".
_STATES = Expression(r"(?:ar|e|bin|am|har|hab) (?!(?:jag|ja|det|den|detta|han|hon|hen|man|vi|de|dom|ni|du|nan|nagon|sadant|sant|ich|i|it|this|that|das|es|we)\b)[^?]*$")


class AsideReader:
    def __init__(self, encoder: Encoder, heads: Heads, lexicon: Lexicon) -> None:
        self._encoder, self._heads, self._lexicon = encoder, heads, lexicon

    def read(self, text: str, language: str) -> Asked:
        if asks_to_step_in(text):
            return Asked((), text, text)  # of the danger next door, not of a place
        found: List[Tuple[str, float]] = []
        rest = beside = text
        for sentence in _SENTENCE.findall(text)[:_PARTS]:
            for clause, kind, sure in self._asked_in(sentence, language):
                found.append((kind, sure))
                beside = beside.replace(clause, " ", 1)
                if kind not in OF_THE_MATTER or not sure:
                    rest = rest.replace(clause, " ", 1)
        first: Dict[str, float] = {}
        for kind, sure in found:
            first[kind] = max(sure, first.get(kind, 0.0))
        kept = sorted(first, key=lambda kind: -first[kind])[:_AT_MOST]
        return Asked(tuple(kind for kind in first if kind in kept), _tidy(rest) if rest != text else text, _tidy(beside))

    def _asked_in(self, sentence: str, language: str) -> List[Tuple[str, str, float]]:
        """(clause, kind, how sure) of one sentence: of its parts where they ask, else of it as a whole."""
        every = _parts(sentence)
        parts = [part for part in every if len(part.split()) >= _LEAST_WORDS]
        asked = [(part, *read) for part in parts if len(every) > 1 and (read := self._kind(part, language))[0] != NONE]
        if asked:  # "if I ring them, do I have to report him?" does not ask for the number
            asked += [(part, asked[0][1], 0.0) for part in every if _IF_I.match(fold(part)) and not any(part == each for each, *_ in asked)]
        whole = self._kind(sentence, language)
        if whole[0] == NONE or any(kind == whole[0] for _, kind, _ in asked):
            return asked
        return asked if asked and max(sure for *_, sure in asked) > whole[1] else [(sentence, *whole)]

    def _kind(self, clause: str, language: str) -> Tuple[str, float]:
        """What a clause asks, and how sure that is."""
        if (in_set_words := asked_later(clause)) is not None:
            return (in_set_words, 1.0) if in_set_words else (NONE, 0.0)
        plain = bare(clause.strip())
        if not plain or len(plain.split()) > _LONG or not may_ask(clause):
            return NONE, 0.0
        unread: Features = self._heads.features(plain, language, self._lexicon, np.zeros(self._encoder.dimension, np.float32))
        by_words = self._heads.read("aside", unread, normalised=False)
        if max(log_odds(p) for kind, p in by_words.items() if kind != NONE) - log_odds(by_words[NONE]) < _WORTH_READING:
            return NONE, 0.0
        features = replace(unread, reading=self._encoder.read([plain])[1][0])
        alone = self._heads.read("aside", features, normalised=False)
        best = next(iter(alone))
        if best in _WISHED_FOR and "?" not in clause and not _OPENS.match(fold(plain)) and self._heads.read("wish", features)[YES] >= _A_WISH:
            return NONE, 0.0  # "something free of charge" asks nothing
        if lacks(best, clause) or (best in _TOLD_TOO and "?" not in clause and is_unmeant(_INTENT_OF[best], clause, {})) or (best == "judge" and _STATES.match(fold(clause).strip())) or (best == "speaks" and _SPEAKS_POORLY.search(fold(clause))):
            return NONE, 0.0
        share = alone[best] / max(sum(alone.values()), 1e-9)
        surely = alone[best] >= _SURELY and alone.get(NONE, 0.0) < _HARDLY and share >= _HALF
        return (best, share) if best != NONE and (surely or (alone[best] >= _SURE and share >= _SHARE)) else (NONE, 0.0)


def as_asked(meant: Dict[str, Any], asked: Asked, wishes: Dict[str, Any]) -> Dict[str, Any]:
    """What a message tells that asks; `wishes` are those of the whole of it. "When I call there" wishes for no phone, "does my mother hear of it" is not
    about her, and "must I go to hospital" does not say that she is there."""
    if asked.only and meant["intent"] in _ANSWERED_ELSEWHERE:
        return {**meant, "asides": []}
    kinds = [kind for kind in asked.kinds if not (kind == "for_other" and "asks_to_act" in meant["says"])]
    if "place_secret" in kinds and "name" in kinds:
        kinds.remove("name")  # the one answers the other
    meant = {**meant, "asides": kinds}
    if not kinds:
        return meant
    meant["wishes"] = {**{key: value for key, value in wishes.items() if key == "language"}, **(meant["wishes"] if asked.beside else {})}
    if not asked.beside:
        of_a_place = meant["intent"] == "what_can_you_do" and "what_happens" in kinds  # what happens there, not what this can do
        if _IN_SET_WORDS & set(kinds) and meant["intent"] not in ("privacy", "cost", "insult", "find_therapist"):
            meant.update(intent="inform", says=[each for each in meant["says"] if each not in ("asks_what_to_do", "for_them", "for_me")])
        asks_it = meant["intent"] if meant["intent"] in _ASKING_INTENTS and not of_a_place else next((_INTENT_OF[kind] for kind in kinds if kind in _INTENT_OF), "inform")
        meant.update(says=[each for each in meant["says"] if each not in _OF_SAFETY], intent=asks_it)
    if asked.only:
        meant.update(topics=[], topic_weights={}, names_topic=False, who="unknown", relation=None, setting=None)
    return meant


def _parts(sentence: str) -> Sequence[str]:
    return [part for part in _JOINT.split(sentence) if part.strip()]


def _tidy(rest: str) -> str:
    """What is left, without the signs and the little words that joined it to what was asked."""
    rest = re.sub(r"\s+", " ", rest).strip(" ,;?!.-–")
    rest = re.sub(r"^(?:und|oder|aber|och|eller|men|and|or|but)\b\s*|\s*\b(?:und|oder|aber|och|eller|men|and|or|but)$", "", rest, flags=re.IGNORECASE)
    return rest.strip(" ,;?!.-–")
