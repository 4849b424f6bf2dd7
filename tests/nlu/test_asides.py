"""Questions beside the matter are heard in three languages, two at most; what only sounds like one is none, and what is asked is no wish."""
from __future__ import annotations

import csv

import pytest

from index.taxonomy import LANGUAGES, load_taxonomy
from nlu.lexicon import Lexicon
from nlu.teaching import EXAMPLES, NONE, bare

ASKED = {
    "referral": ["brauch ich dafür einen Überweisungsschein vom Arzt", "måste man ha remiss dit", "do they want a referral from my doctor"],
    "insurance": ["übernimmt das meine Krankenkasse?", "är det försäkringen som betalar", "does my insurance cover that"],
    "wait": ["wie lange muss ich da warten", "hur länge får man vänta", "what is the waiting time there?"],
    "home_help": ["kommt da jemand nach Hause?", "kan de komma hem till oss?", "could somebody come to our house"],
    "place_secret": ["erfährt meine Chefin davon", "får skolan veta det", "does my school hear of it"],
    "sent": ["kommt dann ein Krankenwagen", "kommer polisen hem till mig", "will they send the police"],
    "what_happens": ["wer geht da ran", "vad händer om jag ringer", "what will they ask me"],
    "church": ["ist das von der Kirche", "är det kyrkan som driver det", "is it run by a church"],
    "stop": ["darf ich wieder auflegen", "får jag lägga på", "can I hang up again"],
    "papers": ["geht das auch ohne Papiere", "måste man vara svensk medborgare", "do I need a passport for that"],
    "abroad": ["kann ich da aus dem Ausland anrufen", "funkar numret från utlandet", "does the number work from abroad"],
    "word": ["was ist ein Careteam", "vad betyder avlastning", "what does trauma mean"],
    "judge": ["ist das noch normal", "är det normalt", "is that normal"],
    "children": ["nehmen die mir die Kinder weg", "tar soc mina barn", "will they take my children"],
    "no_trace": ["mein Freund darf nicht merken, dass ich hier schreibe", "hur raderar jag historiken", "can my husband see that I was here"],
}
_PRECISE, _FOUND, _HEARD = 0.93, 0.6, 0.8


def meant(assistant, text, language, question="offers"):
    import asyncio

    parsed = asyncio.run(assistant._thinker.run(assistant._parse(text, {"language": language, "country": "DE", "question": question, "who": None})))
    return parsed["understanding"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_are_heard_and_none_for_another(assistant, language):
    texts = {name: texts[("de", "sv", "en").index(language)] for name, texts in ASKED.items()}
    heard = {name: meant(assistant, text, language)["asides"] for name, text in texts.items()}
    assert [name for name, asked in heard.items() if asked and name not in asked] == []
    assert sum(map(bool, heard.values())) / len(heard) >= _HEARD, [name for name, asked in heard.items() if not asked]


@pytest.mark.parametrize("language, text, both", [
    ("de", "kostet das was? und erfährt die Schule davon", ["cost", "place_secret"]),
    ("sv", "är du en riktig människa? och sparas det jag skriver", ["human", "privacy"]),
    ("en", "do I need a referral, how long is the wait", ["referral", "wait"]),
])
def test_two_questions_are_answered_in_the_order_in_which_they_are_asked(assistant, language, text, both):
    assert meant(assistant, text, language)["asides"] == both


@pytest.mark.parametrize("language, text", [
    ("de", "meine Frau weiß nichts davon"), ("en", "he went through my phone again yesterday"),
    ("de", "ich warte seit elf Monaten auf einen Platz"), ("de", "das kostet mich so viel Kraft"),
    ("en", "it costs me so much energy"), ("de", "er kommt immer spät nach Hause"), ("de", "ich kann nicht nach Hause"), ("sv", "han kom hem full igår"),
    ("en", "I have to tell my parents that I am gay"), ("sv", "hur länge ska jag orka"), ("en", "why is it always me"), ("de", "er hat mich angezeigt"),
    ("en", "I work in insurance and I am burnt out"), ("sv", "min mamma får inte dö"), ("sv", "min pappa läser mina sms"), ("en", "can I talk to someone"),
    ("de", "ich will anonym bleiben"), ("sv", "helst gratis"), ("en", "something free of charge near me"), ("de", "ich hätte gern jemanden, der Dari spricht"),
])
def test_what_only_sounds_like_one(assistant, language, text):
    assert meant(assistant, text, language)["asides"] == []


def test_what_is_told_beside_a_question_is_taken_and_the_question_is_no_wish(assistant):
    told = meant(assistant, "13. erfährt das meine mutter?", "de", "age_group")
    assert told["age"] == 13 and told["asides"] == ["place_secret"] and told["relation"] is None
    asked = meant(assistant, "what happens when I call there", "en")
    assert asked["asides"] == ["what_happens"] and not asked["wishes"] and asked["intent"] == "inform"
    assert "help_there" not in meant(assistant, "muss ich ins Spital, wenn ich dort anrufe?", "de", "safe")["says"]


def held(language):
    with (EXAMPLES / language / "held_asides.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_trained_head_is_precise_on_a_voice_that_taught_nothing(house):
    """By the file as it was written before the head was tuned; of clauses, since that is what it reads."""
    import tarfile
    import tempfile
    from pathlib import Path

    from nlu.asides import AsideReader
    from nlu.heads import Heads
    from nlu.plain_questions import PLAIN_KINDS

    newest = max(house.settings.model.glob("lotse-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as place, tarfile.open(newest) as packed:
        packed.extractall(place)
        folder = next(Path(place).rglob("aside.npz")).parent
        reader = AsideReader(house.encoder, Heads.load(folder, load_taxonomy()), Lexicon(load_taxonomy()))
    rows = [(language, row) for language in LANGUAGES for row in held(language)]
    not_taught = set(PLAIN_KINDS) - {row["kind"] for _, row in rows}  # kinds that set words alone tell apart
    said = right = asked = 0
    for language, row in rows:
        kinds = set(reader.read(bare(row["text"]), language).kinds) - not_taught
        asked += row["kind"] != NONE
        said += bool(kinds - ({"place_secret"} if row["kind"] == NONE else set()))  # "my mother must never learn of it" asks nothing, and is answered
        right += row["kind"] in kinds
    assert right / said >= _PRECISE and right / asked >= _FOUND, (right / said, right / asked)
