"""Whole conversations from readable transcripts: what is understood, asked and offered, and what holds in every turn.

A transcript has `language`, `country` and `turns`. A turn says something (`say`), takes a button (`choose: who=self`),
opens the n-th offer shown (`open: 1`), skips what is asked until offers are shown (`skip_to_offers: true`) or switches
the language (`switch: sv`). It states what has to follow: `understood` (a part of the understanding; topics by their
first ones; "a|b" where both are right), `asks`, `not_asks`, `offers` (true, false or ids), `contact` (true, an id, or `same`
as the last one), `has_choice`, `crisis` (acute or concern), `speaks` (the language from now on), `phrase_contains`; and of its
own words, that they refuse a question (`refuses`) or begin anew (`asks_again`).
"""
from __future__ import annotations

import asyncio
import re
from functools import cache
from pathlib import Path

import pytest

from bot.dialogue.render import LINE_OF, Renderer
from bot.faq.faq import load_shipped
from index.emergency import load_emergency
from index.languages import language_of
from index.taxonomy import LANGUAGES, load_taxonomy
from index.yml import read_yml

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*/*.yml"))
MOVES = ("say", "choose", "open", "switch", "skip_to_offers")
CHECKS = ("understood", "asks", "not_asks", "offers", "contact", "crisis", "speaks", "phrase_contains", "has_choice", "not_offers")
INTERVIEW = ("who", "setting", "topic", "age_group", "place", "contact")
AGAIN = ("change=", "restart=")


def call(work):
    return asyncio.run(work)


class Conversation:
    """Talks to the assistant and, after every turn, checks what has to hold in each."""

    def __init__(self, assistant, render, catalogue, language, country):
        self.assistant, self.render, self.catalogue, self.country = assistant, render, catalogue, country
        self.language, self.refused, self.reasks, self.messages, self.state = language, set(), set(), [], {}
        self.opened = None  # the offer whose contact was checked last
        self.id, messages = call(assistant.begin(language, country))
        self.take(messages)

    def turn(self, turn):
        if "skip_to_offers" not in turn:
            self.one_turn(turn)
            return
        for _ in range(5):
            skip = next((choice for choice in self.choices() if choice.startswith("skip=")), None)
            if self.offers() or not skip:
                return
            self.one_turn({"choose": skip})

    def one_turn(self, turn):
        before, known = self.state, answered(self.state)
        choice = turn.get("choose")
        if "open" in turn:
            assert len(before["offers"]) >= turn["open"], f"only {len(before['offers'])} offers are shown"
            choice = f"contact={before['offers'][turn['open'] - 1]}"
        if choice:
            assert choice in self.choices(), f"{choice} is no choice now, these are: {self.choices()}"
        self.language = turn.get("switch") or turn.get("speaks") or self.language
        messages = call(self.assistant.reply(self.id, turn.get("say"), choice, turn.get("switch")))
        again = bool(turn.get("asks_again")) or bool(choice and choice.startswith(AGAIN))
        if choice and choice.startswith("skip=") or "refuses" in turn:
            self.refused.add(turn.get("refuses") or choice.partition("=")[2])
        if choice and choice.startswith("change="):
            self.refused.discard(choice.partition("=")[2])
        if again and not (choice and choice.startswith("change=")):
            self.refused.clear()
        self.take(messages)
        asked = {message["question"] for message in messages if message["type"] == "question"} & set(INTERVIEW)
        if not again:
            assert not asked & known, f"asked again although answered: {asked & known}"
        assert not asked & self.refused, f"asked again although refused: {asked & self.refused}"

    def take(self, messages):
        self.messages, self.state = messages, call(self.assistant.state(self.id))
        assert messages, "a turn without a message"
        assert self.state["lang"] == self.language
        for message in messages:
            self.check_words(message)
            for offer in message.get("offers", []) + [message[key] for key in ("offer",) if key in message]:
                self.check_contacts(offer)
            if message["type"] == "crisis":
                lines = (LINE_OF.get(message.get("kind") or "", "crisis_line"), "care_line")
                known = [load_emergency().of(self.state["country"], self.language, line) for line in lines]
                assert sorted(map(repr, message["contacts"])) in [sorted(map(repr, rows)) for rows in known]
        kinds = [message["type"] for message in messages]
        assert "crisis" not in kinds[kinds.count("crisis"):], "a crisis message does not come first"

    def check_words(self, message):
        """Every sentence and every button is one of the conversation's language; no re-ask comes twice."""
        phrases = self.render.phrases[self.language]
        text = message["text"]
        assert text.strip() and "{" not in text and "None" not in text, text
        sentences = {name: phrase for name, phrase in phrases.items() if isinstance(phrase, str)}
        names = [name for name, sentence in sentences.items() if pattern(sentence).fullmatch(text)]
        names += [key for key, entry in load_shipped().items() if entry["answer"][language_of(self.language)] == text]
        assert names, f"not a {self.language} phrase: {text!r}"
        for choice in message.get("choices", []):
            assert choice["label"] == self.render.choice(choice["id"], self.language)
        reasks = {name for name in names if re.fullmatch(r"reask_\d", name)}
        assert not reasks & self.reasks, f"shown before: {text}"
        self.reasks |= reasks

    def check_contacts(self, offer):
        source = self.catalogue[offer["id"]]["contacts"]
        assert sorted((c["type"], c["value"], c["national"] or "") for c in offer["contacts"]) == sorted(  # the way she wishes for stands first
            (c["type"], c["value"], c.get("national") or "") for c in source)

    def choices(self):
        buttons = [choice["id"] for message in self.messages for choice in message.get("choices", [])]
        return buttons + [f"contact={offer}" for offer in self.offers()]

    def offers(self):
        return [offer["id"] for message in self.messages for offer in message.get("offers", [])]

    def check(self, turn):
        """What the transcript expects of this turn."""
        questions = [message["question"] for message in self.messages if message["type"] == "question"]
        kinds = [message["type"] for message in self.messages]
        text = "\n".join(message["text"] for message in self.messages)
        for key, wanted in (turn.get("understood") or {}).items():
            found = self.state[key]
            if key == "topics":
                assert len(found) >= len(wanted) and all(one in also.split("|") for one, also in zip(found, wanted)), (key, found)
            elif isinstance(wanted, str) and "|" in wanted:
                assert found in wanted.split("|"), (key, found)
            elif isinstance(wanted, dict):
                assert {name: found.get(name) for name in wanted} == wanted, (key, found)
            else:
                assert found == wanted, (key, found)
        if "asks" in turn:
            assert turn["asks"] in questions, questions
        assert not set(turn.get("not_asks", [])) & set(questions), questions
        if "offers" in turn:
            shown, wanted = self.offers(), turn["offers"]
            assert set(wanted) <= set(shown) if isinstance(wanted, list) else bool(shown) == wanted, shown
        assert not set(turn.get("not_offers", [])) & set(self.offers()), self.offers()
        if "contact" in turn:
            opened = [message["offer"]["id"] for message in self.messages if message["type"] == "contact"]
            assert opened and (turn["contact"] in (True, *opened) or (turn["contact"] == "same" and opened == [self.opened])), kinds
            self.opened = opened[-1]
        if "crisis" in turn:
            assert self.messages[0].get("level") == turn["crisis"], kinds
        elif "understood" not in turn or "crisis" not in turn["understood"]:
            assert "crisis" not in kinds, "a crisis that the transcript does not expect"
        if "has_choice" in turn:
            assert turn["has_choice"] in self.choices()
        if "phrase_contains" in turn:
            assert turn["phrase_contains"] in text, text


def answered(state):
    way = state["wishes"].get("contact") or state["wishes"].get("contact_not")
    given = {"who": state["who"], "setting": state["setting"], "topic": state["topics"], "place": state["place"],
             "age_group": state["age"] or state["age_group"], "contact": way}
    return {question for question, answer in given.items() if answer}


@cache
def pattern(phrase):
    return re.compile(re.sub(r"\\\{\w+\\\}", "(.+)", re.escape(phrase)), re.DOTALL)


@cache
def read(path):
    return read_yml(path)


@pytest.fixture(scope="module")
def render(house):
    return Renderer(load_taxonomy(), house.offer, load_emergency())


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_transcript(path, assistant, render, catalogue):
    transcript = read(path)
    talk = Conversation(assistant, render, catalogue, transcript["language"], transcript["country"])
    try:
        for number, turn in enumerate(transcript["turns"], 1):
            try:
                talk.turn(turn)
                talk.check(turn)
            except AssertionError as error:
                raise AssertionError(f"turn {number} ({next(iter(turn.items()))}): {error}") from error
    finally:
        call(assistant.forget(talk.id))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_transcript_is_well_formed(path):
    """A misspelt expectation would be one that always holds."""
    transcript = read(path)
    assert transcript["language"] == path.parent.name and len(transcript["turns"]) > 1
    for turn in transcript["turns"]:
        assert sum(move in turn for move in MOVES) == 1
        assert set(turn) <= {*MOVES, *CHECKS, "refuses", "asks_again"}, turn


def test_there_are_enough_transcripts_of_every_kind():
    for language in LANGUAGES:
        kinds = {path.stem for path in TRANSCRIPTS if path.parent.name == language}
        assert len(kinds) >= 42 and {"doris", "andreas"} <= kinds
