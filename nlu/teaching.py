"""All our own messages with what is known of them: lay sentences, labelled messages, crisis sentences and intents.

The heads learn from them at every training of the model; the encoder's reading has learnt from them too.
"""
from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

from index.taxonomy import LANGUAGES
from index.words import read_sentences
from index.yml import read_yml

EXAMPLES = Path(__file__).with_name("examples")
NONE, OFF_TOPIC = "none", "off_topic"
YES, NO = "yes", "no"
# Intents of messages that are about nothing that an offer is for.
OFF_TOPIC_INTENTS = frozenset(("out_of_scope", "small_talk", "insult"))
# Lay sentences on these topics may well speak of danger: nobody has judged of which level.
UNSAFE_TOPICS = frozenset(("crisis", "suicidality", "self_harm", "domestic_violence", "sexual_violence", "psychosis"))

_CLOSING = re.compile(r"[?!.…\s]+$")

EVERY = 3  # of the lay sentences teaches what `inform` is: there are far more of them than of any other intent


class Message(NamedTuple):
    """A labelled message of `nlu/examples/*/messages.jsonl` (docs/corpus.md)."""

    language: str
    text: str
    who: str
    relation: Optional[str]
    setting: Optional[str]
    topics: Tuple[str, ...]
    intent: Optional[str]
    wishes: bool  # whether it says how she wishes to be helped

    @property
    def about(self) -> str:
        """Its first topic, "off_topic" where it is about nothing that an offer is for, or "none"."""
        return self.topics[0] if self.topics else OFF_TOPIC if self.intent in OFF_TOPIC_INTENTS else NONE

    @property
    def is_calm(self) -> bool:
        """Whether it surely speaks of no danger."""
        return UNSAFE_TOPICS.isdisjoint(self.topics)


class Danger(NamedTuple):
    """A sentence of `nlu/examples/*/crisis*.tsv`."""

    language: str
    text: str
    level: str
    kind: Optional[str]


def read_messages(folder: Path = EXAMPLES) -> Iterator[Message]:
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("messages*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                yield Message(language, row["text"], row["who"], row.get("relation"), row.get("setting"),
                              tuple(row.get("topics") or ()), row.get("intent"), bool(row.get("wishes")))


def read_dangers(folder: Path = EXAMPLES) -> Iterator[Danger]:
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("crisis*.tsv")):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                    yield Danger(language, row["text"], row["level"], row["kind"] or None)


def read_asides(folder: Path = EXAMPLES) -> Iterator[Tuple[str, str, str]]:
    """(language, kind, text) of the questions beside the matter and of what only sounds like one ("none"), as clauses."""
    for language in LANGUAGES:
        with (folder / language / "asides.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield language, row["kind"], bare(row["text"])


def bare(text: str) -> str:
    """A clause without the signs that close it: on a phone hardly anybody types them, so they must tell nothing."""
    return _CLOSING.sub("", text).strip() or text


def read_intents(folder: Path = EXAMPLES) -> Iterator[Tuple[str, str, str]]:
    """(language, intent, text) of the intent examples, which Rasa reads too."""
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.yml")):
            for entry in read_yml(path)["nlu"]:
                for line in entry["examples"].splitlines():
                    yield language, entry["intent"], line.removeprefix("- ").strip()


def teaching() -> List[Tuple[str, Dict[str, str]]]:
    """(text, task -> label) for the encoder's reading: topic, who, relation, setting, wish, intent, level and kind of danger.
    Held-out voices are never among them."""
    taught: List[Tuple[str, Dict[str, str]]] = []
    for number, sentence in enumerate(read_sentences(held_out=False)):
        labels = {**_said(sentence.who, sentence.relation, sentence.setting), "topic": sentence.topics[0]}
        if number % EVERY == 0:
            labels["intent"] = "inform"
        taught.append((sentence.text, _calm(labels, sentence.topics)))
    for message in read_messages():
        labels = _said(message.who, message.relation, message.setting)
        labels["topic"] = message.about
        labels["wish"] = YES if message.wishes else NO
        if message.intent:
            labels["intent"] = message.intent
        taught.append((message.text, {**labels, "level": NONE, "kind": NONE} if message.is_calm else labels))
    for danger in read_dangers():
        taught.append((danger.text, {"level": danger.level, "kind": danger.kind or NONE}))
    for _, intent, text in read_intents():
        labels = {"intent": intent, "level": NONE, "kind": NONE}
        if intent in OFF_TOPIC_INTENTS:
            labels["topic"] = OFF_TOPIC
        taught.append((text, labels))
    return taught


def _said(who: str, relation: Optional[str], setting: Optional[str]) -> Dict[str, str]:
    return {"who": who, "relation": relation or NONE, "setting": setting or NONE}


def _calm(labels: Dict[str, str], topics: Tuple[str, ...]) -> Dict[str, str]:
    return {**labels, "level": NONE, "kind": NONE} if topics and UNSAFE_TOPICS.isdisjoint(topics) else labels
