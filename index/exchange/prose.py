"""What a description must not give away: the own mobile number of somebody whom it names."""
from __future__ import annotations

import re
from typing import Tuple

from index.exchange.numbers import is_mobile, whole_numbers
from index.exchange.persons import is_private, names_a_person

_END = re.compile(r"(?<![DHFM]r)(?<!Prof)(?<!Tel)(?<!Mob)(?<!Nr)(?<!tfn)[.!?;](?:\s+(?=[^\W\d_])|$)|\n")


def without_private_numbers(text: str, country: str) -> Tuple[str, bool]:
    """The text without the sentences that give the mobile number of a person, and whether there were any."""
    kept, start = [], 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        sentence, start = text[start:end], end
        if not _is_private(sentence, country):
            kept.append(sentence)
    left = "".join(kept)
    return (left, False) if left == text else (left.strip(), True)


def _is_private(sentence: str, country: str) -> bool:
    numbers = whole_numbers(sentence, country)
    if not any(is_mobile(value) for value, _ in numbers):
        return False
    for _, printed in numbers:
        sentence = sentence.replace(printed, ",")
    return is_private(sentence) or any(map(names_a_person, (sentence, *re.split(r"[,:]", sentence)))) or _names_within(sentence)


def _names_within(sentence: str) -> bool:
    """ "Ask for Jane Doe on": two names behind a word that leads to somebody."""
    found = re.search(r"(?i:\b(?:ask for|speak to|contact|call|melden? (?:sie sich |euch |dich )?bei|"
                      r"bei|an|fragen? nach|kontakta|ring|hör av dig till|fråga efter))\s+"
                      r"((?:[A-ZÄÖÅÜ][a-zäöåüßéè]+\s+){1,2}[A-ZÄÖÅÜ][a-zäöåüßéè]+)", sentence)
    return bool(found and names_a_person(found[1]))
