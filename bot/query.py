"""One search line: what the text says and what the row states, as answers for the finder."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Mapping, Optional

from index.gazetteer import load_gazetteer
from index.spelling import load_speller
from index.taxonomy import LANGUAGES, Taxonomy
from retrieval.answers import Answers, Wishes
from retrieval.finder import Finder, is_off_topic

_COUNTRY = {"sv": "SE"}
_OFF_TOPIC_AS_WRITTEN = 0.6  # between "dejected" (0.5) and "timetable" (0.9), each alone


def find(finder: Finder, taxonomy: Taxonomy, meant: Mapping[str, Any], row: Mapping[str, Any], top: int) -> Dict[str, Any]:
    """{"offers": [{"id", "score", "reasons"}], "gate"}."""
    found = finder.find(answers_for(finder, taxonomy, meant, row), top=top)
    return {"offers": [{"id": m.offer.id, "score": m.score, "reasons": m.reasons.to_json()} for m in found.matches],
            "gate": found.gate}


def near(finder: Finder, taxonomy: Taxonomy, meant: Mapping[str, Any], words: str) -> Optional[Mapping[str, float]]:
    """{id: similarity} of the offers near to some words; None where they are about nothing that any offer is for, by the gate that
    the conversation has. One sad word says little: where people write each of the words, it takes more. Without an understanding
    (`meant` is empty) nothing can be told, and nothing is near."""
    if not meant:
        return {}
    answers, speller = answers_for(finder, taxonomy, meant, {"query": words}), load_speller()
    written = any(speller.known(words, language) == 1.0 for language in LANGUAGES)
    off = answers.off_topic >= _OFF_TOPIC_AS_WRITTEN if written else is_off_topic(answers)
    return None if off else answers.likeness


def ranked(meant: Mapping[str, Any], most: int = 3) -> dict[str, Any]:
    """What was understood with the topics that it may be, likeliest first: those that are believed, and behind them what else it may be.
    A conversation goes by what is believed alone."""
    believed = list(meant.get("topics") or ())
    others = [topic for topic in meant.get("topic_weights") or () if topic not in believed] if believed else []
    return {**meant, "topics": believed + others[:max(most - len(believed), 0)]}


def answers_for(finder: Finder, taxonomy: Taxonomy, meant: Mapping[str, Any], row: Mapping[str, Any]) -> Answers:
    """What the row states stands above what the text was understood to say."""
    language = row.get("lang") or meant.get("lang") or "de"
    stated = tuple(topic for topic in row.get("topics") or () if topic in taxonomy.ids("topics"))
    place = load_gazetteer().find(str(row["place"])) if row.get("place") else None
    country = row.get("country") or (place.country if place else meant.get("country")) or _COUNTRY.get(str(language), "DE")
    age = row.get("age", meant.get("age"))
    told = {what: list(meant.get(what) or ()) for what in ("occupation", "lost")}
    wishes = Wishes.from_json({**told, **(meant.get("wishes") or {}), **(row.get("wishes") or {})})
    who = row.get("who") or meant.get("who")
    answers = Answers(
        country=str(country), language=str(language), who=None if who == "unknown" else who,
        role=row.get("audience_note") or meant.get("audience_note"), relation=row.get("relation") or meant.get("relation"),
        setting=row.get("setting") or meant.get("setting"), topics=stated or tuple(meant.get("topics") or ())[:1],
        topic_weights={t: 1 / (1 + i) for i, t in enumerate(stated)} or dict(meant.get("topic_weights") or {}),
        off_topic=0.0 if stated else float(meant.get("off_topic") or 0.0), age=age if isinstance(age, int) else None,
        age_group=row.get("age_group") or meant.get("age_group"), place=place.name if place else meant.get("place"),
        region=row.get("region") or (place.region if place else meant.get("region")), wishes=wishes,
        likeness=finder.likeness(str(row.get("query") or ""), str(meant.get("lang") or language)))
    if answers.region and not answers.region.startswith(answers.country):
        answers = replace(answers, region=None, place=None)
    if answers.age is not None and not answers.age_group:
        answers = replace(answers, age_group=taxonomy.age_group(answers.age))
    return answers
