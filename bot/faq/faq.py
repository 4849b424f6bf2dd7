"""The list of questions and answers, as it ships and as editors changed it, and which of them a message asks."""
from __future__ import annotations

import os
import threading
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple

import numpy as np

from bot.wording.live import Wording
from index.encoder import Encoder, Vectors
from index.languages import language_of
from index.spelling import load_speller
from index.taxonomy import LANGUAGES
from index.yml import read_yml

_HERE = Path(__file__).parent
TAKEN_AWAY = {"taken_away": True}  # an entry without a value gives the shipped question back
_EXAMPLES = _HERE.parents[1] / "nlu/examples"
# What looks like a question of the list and is none: whoever writes like these is not answered from it.
_OTHER_INTENTS = ("find_therapist", "show_contact", "number_wrong", "nobody_answered", "cost", "out_of_scope")
# What steers the conversation, or asks who is speaking: the dialogue has its own answer.
_TO_THE_DIALOGUE = ("back", "restart", "refuse", "dont_know", "other_offers", "show_contact", "feedback_yes", "feedback_no", "are_you_human",
                    "what_can_you_do", "who_runs", "greet", "thanks", "goodbye", "insult", "why_ask", "privacy")
_ASKED_ABOUT_THE_MATTER = frozenset(("asks_what_to_do", "refuses_help", "for_me", "for_them", "wants_others", "not_for_me"))  # no question about Lotse
# What is asked of a place: answered from its fields (actions/asides.py).
_SURELY_TOLD = 0.85  # probability that a message tells something, from which it asks nothing
_OF_PLACES = frozenset(("cost", "insurance", "wait", "open", "speaks", "church", "home_help", "way", "name", "place_secret", "what_happens", "sent",
                        "for_other", "papers", "stop", "abroad", "tell_parents", "duty", "children", "what_to_say",
                        "dare", "if_worse", "betrays", "not_sure", "take_down", "company", "difference", "both_go", "may_tell",
                        "ask_office", "ask_there", "elsewhere", "for_whom", "how_many", "taper", "what_help",
                        "after_telling", "bad_parent", "believed", "call_me", "cost_of", "diagnosis", "home_or_away",
                        "locked_in", "office_fear",
                        "own_name", "peers", "pronouns", "rights", "self_ban", "trained", "volunteer", "weeks_left", "where_report", "whom_first"))
_FACTS = ("age", "age_group", "place", "setting", "relation", "wishes", "topics_not")  # what an answer of the interview tells
_NEAR, _APART, _SURE = 0.5, 0.02, 0.72  # similarity; ahead of any other entry and of other messages; beyond doubt
_LONGEST = 160  # signs; who writes more tells something
_PLAINLY = 0.3  # weight of a topic from which a message says what weighs on somebody


class Entry(NamedTuple):
    """`also` are other ways to ask."""

    key: str
    question: Mapping[str, str]
    also: Mapping[str, List[str]]
    answer: Mapping[str, str]


class Hit(NamedTuple):
    key: str
    similarity: float


class Faq:
    """`encoder` is asked for when the first message comes. `kept` is a file with vectors of texts, written by `keep` when an index
    is built, since a start would take seconds for them; what it lacks is encoded."""

    def __init__(self, wording: Wording, encoder: Callable[[], Encoder], kept: Optional[Path] = None) -> None:
        self._wording, self._encoder, self._lock, self._kept = wording, encoder, threading.Lock(), kept
        self._known: Dict[str, Vectors] = {}
        self._of: Tuple[int, List[str], List[int], Vectors] = (-1, [], [], np.zeros((0, 0), np.float32))

    def entries(self) -> Dict[str, Entry]:
        """The questions in the order of the list: those that ship first, as they were changed, then those of the desk."""
        changed = {name[len("question:"):]: each.after for name, each in self._wording.entries.items() if name.startswith("question:")}
        raw = {**load_shipped(), **{key: value for key, value in changed.items() if value is not None}}
        return {key: Entry(key, value["question"], value.get("also", {}), value["answer"]) for key, value in raw.items() if value != TAKEN_AWAY}

    def answer(self, key: str, voice: str) -> Optional[str]:
        entry = self.entries().get(key)
        return entry.answer[language_of(voice)] if entry else None

    def find(self, text: str, language: str = "") -> Optional[Hit]:
        """The question that a message asks, as far as its words tell; None for what is no question of the list. In a `language` of
        ours its slips are put right first, as by who reads it: the vector that the encoder gave last is then that of this text."""
        text = load_speller().spelt(text, language)
        if len(text) > _LONGEST or not text.strip():
            return None
        keys, starts, vectors = self._vectors()
        near = np.maximum.reduceat(vectors @ self._encoder().encode([text])[0], starts)
        place = int(near.argmax())
        best, similarity = keys[place], float(near[place])
        near[place] = -1.0
        return Hit(best, similarity) if best and similarity >= _NEAR and similarity - float(near.max()) >= _APART else None

    def keep(self) -> None:
        """Write the vectors of the whole list for the next start. Raises OSError where that cannot be."""
        self._vectors()
        if self._kept:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            new = self._kept.with_suffix(f".{os.getpid()}.npz")
            np.savez(new, encoder=self._encoder().identity, texts=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
            new.replace(self._kept)

    def _read_kept(self) -> Dict[str, Vectors]:
        """text -> vector; nothing where the file is missing, damaged or of another encoder."""
        try:
            with np.load(str(self._kept), allow_pickle=False) as file:
                return dict(zip(file["texts"].tolist(), file["vectors"])) if str(file["encoder"]) == self._encoder().identity else {}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}

    def _vectors(self) -> Tuple[List[str], List[int], Vectors]:
        """(keys, where the vectors of each begin, unit vectors) of all ways to ask, and of other messages under the empty key, which
        is the last; made anew when the list has changed."""
        with self._lock:
            revision = self._wording.revision
            if self._of[0] != revision:
                asked = [(entry.key, text) for entry in self.entries().values() for language in LANGUAGES
                         for text in (entry.question[language], *entry.also.get(language, ()))]
                asked += [("", text) for text in _other_messages()]
                self._known = self._known or self._read_kept()
                new = [text for _, text in asked if text not in self._known]
                self._known.update(zip(new, self._encoder().encode(new)))
                starts = [place for place, (key, _) in enumerate(asked) if not place or key != asked[place - 1][0]]
                self._of = revision, [asked[place][0] for place in starts], starts, np.stack([self._known[text] for _, text in asked])
            return self._of[1:]


def may_answer(hit: Hit, meant: Mapping[str, Any]) -> bool:
    """Whether a message with this meaning is answered from the list: never one that speaks of danger; and one that steers
    the conversation, tells a fact or plainly says what weighs on somebody only where it is beyond doubt the question."""
    if ((meant.get("crisis") or {}).get("level") or "none") != "none":
        return False
    if not _ASKED_ABOUT_THE_MATTER.isdisjoint(meant.get("says", ())):
        return False
    if asides := list(meant.get("asides") or ()):  # the dialogue answers it for the place or the one it is about, and both of two questions
        return hit.similarity >= _SURE and len(asides) == 1 and asides[0] not in _OF_PLACES
    if hit.similarity < _SURE and "may_ask" not in meant.get("says", ("may_ask",)):
        return False  # "12 Leute" asks nothing
    surely_told = dict(meant.get("intents") or ()).get("inform", 0.0) >= _SURELY_TOLD and "asks" not in meant.get("says", ("asks",))
    if hit.similarity < _SURE and surely_told and meant.get("topic_weights"):
        return False  # "I got it from the doctor at first"
    if (meant.get("wishes") or {}).get("language") and "may_ask" not in meant.get("says", ("may_ask",)):
        return False  # "arabiska", said of places
    if hit.key == "self_help_group" and (meant.get("wishes") or {}).get("contact"):
        return False  # "is there a group for me?" wishes for one, and does not ask what a group is
    tells = meant.get("intent") in _TO_THE_DIALOGUE or any(meant.get(fact) for fact in _FACTS)
    return hit.similarity >= _SURE or not tells and max((meant.get("topic_weights") or {}).values(), default=0.0) < _PLAINLY


@lru_cache(maxsize=1)
def load_shipped() -> Mapping[str, Any]:
    return dict(read_yml(_HERE / "shipped.yml"))


def _other_messages() -> List[str]:
    found = []
    for language in LANGUAGES:
        for entry in read_yml(_EXAMPLES / f"{language}/intents.yml")["nlu"]:
            if entry["intent"] in _OTHER_INTENTS:
                found += [line[2:].strip() for line in entry["examples"].splitlines() if line.strip()]
    return found
