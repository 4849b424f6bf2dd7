"""What an action hands to the page: phrases by name and things by id; the words are put in later, in one place."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

from rasa_sdk.executor import CollectingDispatcher

from index.taxonomy import load_taxonomy
from retrieval.matches import Match


class Voice:
    """Collects the messages of a turn."""

    def __init__(self, dispatcher: CollectingDispatcher) -> None:
        self._dispatcher = dispatcher

    def say(self, phrase: str, **values: Any) -> None:
        self._dispatcher.utter_message(json_message={"type": "text", "phrase": phrase, "values": values})

    def thank_for(self, phrase: str, offer: str) -> None:
        """The same, with a way to say more about what is wrong with an offer."""
        self._dispatcher.utter_message(json_message={"type": "text", "phrase": phrase, "values": {}, "report": offer})

    def tell(self, faq: str) -> None:
        """The answer of the list of questions and answers with this key."""
        self._dispatcher.utter_message(json_message={"type": "faq", "faq": faq})

    def ask(self, question: str, choices: Sequence[str], phrase: Optional[str] = None, **values: Any) -> None:
        self._dispatcher.utter_message(json_message={"type": "question", "question": question,
                                                     "phrase": phrase or f"ask_{question}", "values": values,
                                                     "choices": list(choices)})

    def show(self, matches: Sequence[Match], phrase: str, about: Optional[Mapping[str, Any]] = None, **values: Any) -> None:
        """`about` holds the ids by which a material is found that helps beside the offers; None: none is named."""
        offers = [{"id": m.offer.id, "reasons": m.reasons.to_json()} for m in matches]
        self._dispatcher.utter_message(json_message={"type": "offers", "phrase": phrase, "values": values, "offers": offers,
                                                     **({"about": dict(about)} if about else {})})

    def contact(self, offer: str, phrase: str = "contact", about: Optional[Mapping[str, Any]] = None) -> None:
        """`about` holds the ids of who, relation, topic and languages that the first words to say are drawn from."""
        self._dispatcher.utter_message(json_message={"type": "contact", "phrase": phrase, "values": {}, "offer": offer,
                                                     "about": dict(about or {})})

    def crisis(self, level: str, kind: Optional[str], third: bool, phrase: Optional[str] = None, line: Optional[str] = None) -> None:
        """`phrase` says what stands beside the contacts where it is not the first time; `line` who answers beside the emergency numbers, where not
        the one of that kind."""
        self._dispatcher.utter_message(json_message={"type": "crisis", "level": level, "kind": kind, "third": third,
                                                     **({"phrase": phrase} if phrase else {}), **({"line": line} if line else {})})


def choices_for(question: str, group: Optional[str] = None, likely: Sequence[str] = ()) -> List[str]:
    """The buttons of a question; the last one is always to skip it."""
    taxonomy = load_taxonomy()
    ids: Dict[str, List[str]] = {
        "who": [f"who={id}" for id in ("self", "relative", "friend", "colleague")],
        "setting": [f"setting={id}" for id in taxonomy.ids("settings")],
        "age_group": [f"age_group={id}" for id in taxonomy.ids("age_groups")],
        "contact": [f"way={id}" for id in ("phone", "chat", "email", "in_person")],
        "place": [],
        "topic": [f"topic={id}" for id in taxonomy.topics_of(group)] if group else
                 [f"topic={id}" for id in likely] + [f"topics={id}" for id in taxonomy.ids("topic_groups")],
    }
    return ids[question] + [f"skip={question}"]
