"""The conversation in a terminal: words are typed, choices picked by their number."""
from __future__ import annotations

import sys
from typing import Any, Dict, List, Optional

from bot.house import House
from index.languages import language_of, voice_of


async def converse(house: House, language: str, country: Optional[str]) -> None:
    """Until an empty line or the end of the input; the conversation is deleted at the end."""
    assistant, language = house.assistant(), voice_of(language) or "en"
    id, messages = await assistant.begin(language, country or house.settings.country or ("SE" if language_of(language) == "sv" else "DE"))
    try:
        choices = _show(messages)
        for line in sys.stdin:
            said = line.strip()
            if not said:
                break
            picked = choices[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(choices) and len(said) < 3 else None
            choices = _show(await assistant.reply(id, None if picked else said, picked))
    finally:
        await assistant.forget(id)
        assistant.stop()


def _show(messages: List[Dict[str, Any]]) -> List[str]:
    """Print the messages; returns the ids of the choices in the order of their numbers."""
    choices: List[str] = []
    for message in messages:
        _print(message["text"])
        for contact in message.get("contacts", []):
            _print(f"  {contact['label']}: {contact['national']}")
        for offer in message.get("offers", []) + ([message["offer"]] if "offer" in message else []):
            if message.get("same"):  # it stands above already
                _print(f"  * {offer['name']}")
                continue
            _print(f"  * {offer['name']} ({offer['provider']}): {offer['summary']}")
            _print("    + " + ", ".join(reason["label"] for reason in offer["reasons"]["met"]))
        for contact in message.get("offer", {}).get("contacts", []):
            _print(f"    {contact['label'] or contact['type']}: {contact['national'] or contact['value']}")
        for choice in message.get("choices", []):
            choices.append(choice["id"])
            _print(f"  [{len(choices)}] {choice['label']}")
    return choices


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
