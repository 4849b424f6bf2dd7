"""What was understood, as chips that each open their question again."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.taxonomy import Taxonomy

# the part of the understanding -> the question that changes it
SLOTS = {"who": "who", "setting": "setting", "topics": "topic", "age": "age_group", "place": "place",
         "wishes": "contact"}


def chips(state: Mapping[str, Any], language: str, taxonomy: Taxonomy,
          words: Mapping[str, str]) -> list[dict[str, str]]:
    """[{"slot","choice","name","label"}], in the order of SLOTS; unknown things have no chip."""
    labels = {
        "who": _who(state, language, taxonomy),
        "setting": taxonomy.label("settings", state["setting"], language) if state.get("setting") else "",
        "topics": ", ".join(taxonomy.label("topics", topic, language) for topic in (state.get("topics") or [])[:3]),
        "age": _age(state, language, taxonomy, words),
        "place": str(state.get("place") or ""),
        "wishes": _wishes(state.get("wishes") or {}, language, taxonomy, words),
    }
    return [{"slot": slot, "choice": f"change={SLOTS[slot]}", "name": words[slot], "label": label}
            for slot, label in labels.items() if label]


def _who(state: Mapping[str, Any], language: str, taxonomy: Taxonomy) -> str:
    if state.get("relation"):
        return taxonomy.label("relations", state["relation"], language)
    who = state.get("who")
    return taxonomy.label("who", who, language) if who and who != "unknown" else ""


def _age(state: Mapping[str, Any], language: str, taxonomy: Taxonomy, words: Mapping[str, str]) -> str:
    if state.get("age") is not None:
        return words["years"].format(age=state["age"])
    return taxonomy.label("age_groups", state["age_group"], language) if state.get("age_group") else ""


def _wishes(wishes: Mapping[str, Any], language: str, taxonomy: Taxonomy, words: Mapping[str, str]) -> str:
    parts = [_way(way, language, taxonomy) for way in wishes.get("contact") or []]
    parts += [words["not"].format(what=_way(way, language, taxonomy)) for way in wishes.get("contact_not") or []]
    parts += [words[f"wish_{wish}"] for wish in ("near", "anonymous") if wishes.get(wish)]
    parts += [words["wish_free"]] if wishes.get("cost") == "free" else []
    parts += [words.get(f"wish_{wishes['time']}", "")] if wishes.get("time") else []
    parts += [taxonomy.label("languages", each, language) for each in wishes.get("language") or []]
    parts += [taxonomy.label("groups", each, language) for each in wishes.get("group") or []]
    parts += [taxonomy.label("groups", each, language) for each in wishes.get("accessible") or []]
    parts += [taxonomy.label("occupations", each, language) for each in wishes.get("occupation") or []]
    return ", ".join(part for part in parts if part)


def _way(way: str, language: str, taxonomy: Taxonomy) -> str:
    """A wished way in is an id of a kind ("in_person") or of a contact ("phone")."""
    facet = "kinds" if way in taxonomy.ids("kinds") else "contact_types"
    return taxonomy.label(facet, way, language)
