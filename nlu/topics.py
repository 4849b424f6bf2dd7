"""What a message is about: the classifier's topics beside the words that name one, without those that are denied, and how sure that is."""
from __future__ import annotations

import math
import re
from typing import AbstractSet, Dict, List, NamedTuple, Optional

from index.encoder import Encoder
from index.linear import fold
from index.sieve import Expression
from nlu.alike import log_odds
from nlu.constructions import topics_only_seeming, topics_said
from nlu.deeds import would_kill_me
from nlu.denials import (
    after_turn,
    denied_hits,
    deny,
    says_nothing,
    still_denied,
    without_denied,
    without_harmless_drinks,
    without_hits,
    without_refused_medicine,
    without_worry_and_homework,
)
from nlu.doubts import Doubted
from nlu.endangered import topics_of_danger
from nlu.guard import open_guard
from nlu.heads import Features, Heads
from nlu.lexicon import Lexicon
from nlu.seeming import is_homeless, only_cries
from nlu.teaching import NONE, OFF_TOPIC
from nlu.wishes import without_refused_offices
from nlu.words import words

_LEAST_TOPIC, _TOPIC_SHARE, _SHARE_BESIDE_A_TERM, _TOPICS = 0.06, 0.12, 0.25, 3
# Topics whose terms people also use in passing ("Angst", "Schlaf", "allein"): right for about half of the training voices
# that hold one, against nine of ten for the others.
_BROAD = frozenset(("general", "anxiety", "sleep", "parenting", "loneliness", "trauma", "crisis", "body_image", "depression"))
_BROAD_TERM, _CLEAR_TERM, _CONSTRUCTION = 0.1, 0.5, 1.0
_OFF_BESIDE_A_TERM = 0.3  # "jag är så ledsen" is short, but names what it is about
_SAYS_A_TOPIC = 0.04  # below, among messages of writers not yet taught, an answer without any topic is likelier than a topic
_SHARPER = 1.15  # the mean of two models is less sure than either was: so its likeliest topic is as likely as before, by the held-out messages
_UNSAID = 0.8  # times the likeliest topic: from there on that a message names no topic is likelier
_KEPT = 0.01  # weight from which a topic is kept
_ALARMING: AbstractSet[str] = frozenset(("domestic_violence", "sexual_violence", "suicidality", "self_harm", "psychosis"))  # never told of where little speaks for it
_WEIGHTIER: AbstractSet[str] = frozenset(("domestic_violence", "sexual_violence"))  # than what stands beside it
_LIGHTER: AbstractSet[str] = frozenset(("anxiety", "stress", "sleep", "depression", "burnout", "loneliness", "general", "separation", "relationship", "parenting"))
_A_GUESS, _DOUBTFUL = 0.5, 0.6  # probabilities below which the first topic is a guess, or hardly more
_TOLD_BESIDE = 0.15  # how sure what stands beside it is at least
_PLAINLY_BESIDE = 0.3  # weight from which it is told as plainly as what it stands beside
_SAID_AS_SUCH = frozenset(("bipolar",))  # "stable on lithium" is no upheaval, but who names it has it
_OF_DEATH: AbstractSet[str] = frozenset(("suicidality", "self_harm"))  # what a figure of speech is read for
# How often the first topic is right, by its own probability and by its share of all: a logistic regression on 1,951 held-out messages
# (area under the curve 0.91). That a word names the topic adds nothing to it: a word in passing names it as well.
_SURE_OFFSET, _SURE_BY_ITSELF, _SURE_BY_SHARE = 1.45, 0.46, 0.84
_LEAST_SURE = 0.001
_SURE_AS_SAID = 0.95  # where a whole construction says so ("seit mein Mann tot ist")


class Topics(NamedTuple):
    """`named` are likeliest first, `weights` sum to one, `sure` is the probability that the first is right; `off` that it is about nothing
    that any offer is for; `denied` are those that she says it is not about."""

    named: List[str]
    weights: Dict[str, float]
    sure: float
    off: float
    denied: List[str]


class TopicReader:
    def __init__(self, encoder: Encoder, heads: Heads, lexicon: Lexicon) -> None:
        self._encoder, self._heads, self._lexicon = encoder, heads, lexicon

    def likely(self, part: str, lang: str) -> Dict[str, float]:
        """Probabilities of the topics of a few words."""
        return self._heads.read("topic", self._features(part, lang))

    def read(self, text: str, lang: str, features: Features, question: Optional[str], doubted: Doubted,
             of_old: bool = False) -> Topics:
        """`doubted` holds what is left of the text without what it takes back, and without a place that is called like something else;
        `features` are those of the text; `of_old` where dementia was thought of before."""
        matter = doubted.left
        taken_back, matter = after_turn(matter, lambda part: {hit.id for hit in self._lexicon.find(words(part), lang) if hit.facet == "topics"})
        plainly_denied, matter = deny(without_refused_medicine(without_refused_offices(without_worry_and_homework(without_harmless_drinks(matter)))))
        plainly_denied += [topic for topic in [*taken_back, *still_denied(doubted.topics, doubted.left)] if topic not in plainly_denied]
        plainly_denied += [topic for topic in _unwished(text) if topic not in plainly_denied]
        matter = without_denied(matter)
        if not re.search(r"\w{3}", matter):
            return Topics([], {}, 0.0, 0.0, plainly_denied)
        if matter != text:
            features = self._features(matter, lang)
        denied = [hit for hit in denied_hits(features.found, features.hits) if still_denied([hit.id], matter)]
        endangered = topics_of_danger(text)  # told by the whole of it: "he does not hit me, but he decides over my money"
        no = [topic for topic in dict.fromkeys([*(hit.id for hit in denied), *plainly_denied]) if topic not in endangered]
        if denied:
            kept = without_hits(features.found, denied)
            if says_nothing(kept):
                return Topics([], {}, 0.0, 0.0, no)
            features = self._features(kept, lang)
        read = self._weigh(text, matter, features, question, no, (topics_said(matter, of_old) | endangered) - set(no))
        if not read.named or read.named[0] == "general" or read.sure < _DOUBTFUL:
            cries = only_cries(matter) and (read.sure < _A_GUESS or read.named[:1] == ["general"])
            untold = "depression" if cries else "debt" if is_homeless(matter) else None
            if untold and untold not in no:  # beside what tells of no topic ("her brother is in prison")
                beside = [topic for topic in read.named[:1] if topic not in _LIGHTER and topic != "trauma" and read.weights[topic] * read.sure >= _TOLD_BESIDE]
                named = [*beside, *(topic for topic in [untold] if topic not in beside)]
                return read._replace(named=named, weights=_parts({topic: 1 / (1 + rank) for rank, topic in enumerate(named)}), sure=_SURE_AS_SAID)
        return read

    def _features(self, text: str, lang: str) -> Features:
        vectors, readings = self._encoder.read([text])
        return self._heads.features(text, lang, self._lexicon, readings[0], vectors[0])

    def _weigh(self, text: str, matter: str, features: Features, question: Optional[str], no: List[str],
               constructed: AbstractSet[str]) -> Topics:
        alone = self._heads.read("topic", features, normalised=False)
        sharp = {topic: p ** _SHARPER for topic, p in alone.items()}
        sum_of_all = sum(sharp.values()) or 1.0
        found = features.neighbours.beside("topic", {topic: p / sum_of_all for topic, p in sharp.items()})
        off, unsaid = found.pop(OFF_TOPIC, 0.0), found.pop(NONE, 0.0)
        strongest = max((p for topic, p in alone.items() if topic not in (OFF_TOPIC, NONE)), default=0.0)
        weak = strongest * (1 - off) < _SAYS_A_TOPIC or unsaid >= _UNSAID * max(found.values(), default=0.0)
        figures = (topics_only_seeming(text) - _SAID_AS_SUCH.intersection(hit.id for hit in features.hits if hit.facet == "topics")) | (_OF_DEATH if open_guard().is_figure(text) or would_kill_me(text) is not None else frozenset())
        left = {topic: p for topic, p in found.items() if topic not in figures}
        lost, found = 1 - sum(left.values()) / (sum(found.values()) or 1.0), {topic: p for topic, p in left.items() if topic not in no}
        named = ({hit.id for hit in features.hits if hit.facet == "topics"} - set(no) - figures) | constructed
        off *= _OFF_BESIDE_A_TERM if named else 1.0
        weights = _parts(found)
        for topic in constructed:
            weights[topic] = weights.get(topic, 0.0) + _CONSTRUCTION
        for topic in named:  # a term that names a topic without doubt counts beside the classifier
            weights[topic] = weights.get(topic, 0.0) + (_BROAD_TERM if topic in _BROAD else _CLEAR_TERM) / len(named)
        weights = _parts(weights)
        kept = {topic: p for topic, p in weights.items() if p >= _KEPT}
        alarming = next(iter(kept), "") in _ALARMING and not named
        if not kept or (weak and not named and (question != "topic" or alarming)):
            return Topics([], kept, _sure(alone, weights, constructed, lost), off, no)
        best, share = max(weights.values()), _SHARE_BESIDE_A_TERM if named - _BROAD else _TOPIC_SHARE
        chosen = [topic for topic, p in weights.items()
                  if p >= max(_LEAST_TOPIC, share * best) or (topic in named and p >= 0.04)][:1 if weak and not named else _TOPICS]
        return Topics(_weightier_first(chosen, kept, named), kept, _sure(alone, weights, constructed, lost), off, no)


def _weightier_first(chosen: List[str], weights: Dict[str, float], named: AbstractSet[str]) -> List[str]:
    """Who tells of panic and of blows is searched for help against the blows first; `weights` are put in that order, too."""
    weightier = next((topic for topic in chosen[1:] if topic in _WEIGHTIER and (topic in named or weights[topic] >= _PLAINLY_BESIDE)), None)
    if weightier is None or chosen[0] not in _LIGHTER:
        return chosen
    weights[chosen[0]], weights[weightier] = weights[weightier], weights[chosen[0]]
    weights.update(_parts(weights))
    return [weightier, *(topic for topic in chosen if topic != weightier)]


# "Inga självmordstankar, bara ledsen", "keine Suizidgedanken mehr", "rädd att dö": said where no rule hears a danger.
_NO_WISH = Expression(
    r"\b(?:inga|inte|utan|aldrig|keine?|nicht|ohne|nie|niemals|no|not|without|never|n'?t (?:have|had|thought|think|thinking))(?! (?:nur|bara|only|more|mer|mehr)\b)(?: \w+){0,3} (?:sjalvmord\w*|suicid\w*|suizid\w*|selbstmord\w*|lebensmude\w*|todesgedanken|dodstankar)\b|"
    r"\b(?:fruher|mal|einmal|lange her|tidigare|forut|en gang|used to|once|years ago|long ago)\b.*\b(?:sjalvmords\w*|suicid\w*|suizid\w*|selbstmord\w*)\b.*\b(?:nicht mehr|vorbei|lange her|inte langre|inte nu|over|not any ?more|no longer|long ago|gone)\b|"
    r"\b(?:angst|radd|skrack|scared|afraid|fear|terrified)(?: \w+){0,2} (?:zu sterben|vorm? sterben|vor dem (?:tod|sterben)|att (?:jag ska )?do|for att do|for doden|of dying|of death|to die|i'?m dying|i might die|i will die)\b")


def _unwished(text: str) -> List[str]:
    """The topics of a wish to die that a message says there is none of."""
    return ["suicidality", "self_harm"] if _NO_WISH.search(fold(text)) and open_guard().look(text) is None else []


def _parts(weights: Dict[str, float]) -> Dict[str, float]:
    """The weights as parts of one, largest first."""
    total = sum(weights.values()) or 1.0
    return {topic: p / total for topic, p in sorted(weights.items(), key=lambda pair: -pair[1])}


def _sure(alone: Dict[str, float], weights: Dict[str, float], constructed: AbstractSet[str], lost: float = 0.0) -> float:
    """The probability that the first topic is right; `lost` is what the words only seemed to say: what is left of them is no surer for that."""
    first = next(iter(weights), None)
    if first is None:
        return 0.0
    score = _SURE_OFFSET + _SURE_BY_ITSELF * log_odds(alone.get(first, 0.0), _LEAST_SURE) + _SURE_BY_SHARE * log_odds(weights[first] * (1 - lost), _LEAST_SURE)
    return max(1 / (1 + math.exp(-score)), _SURE_AS_SAID if first in constructed else 0.0)
