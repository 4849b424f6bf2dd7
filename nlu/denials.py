"""What a message says is not the matter: "Prüfungen laufen super, das ist es nicht" is about something else."""
from __future__ import annotations

import re

from index.linear import fold

_CLAUSES = re.compile(r"(?<=[.,;!?…\n])\s+|\s+(?=(?:aber|sondern|jedoch|men|utan|fast|but|eher|instead|rather)\b)", re.IGNORECASE)
_FINE = re.compile(
    r"\b(?:lauft|laufen|geht|gehen|klappt|ist|sind|sin|kann|hab\w*|hat|isst|schlaft|versteh\w*) (?:\w+ ){0,4}?"
    r"(?:super|gut|bestens|prima|toll|okay|ok|in ordnung|normal|genug|(?:ein )?schatz|wie ein stein|problemlos|wunderbar|spitze|easy)\b|"
    r"\b(?:gar|ar|mar|sover|funkar|trivs|fungerar|rullar|har) (?:\w+ ){0,3}?(?:bra|fint|toppen|lugnt|okej|ok|kanon|som en stock|gott om)\b|"
    r"\bgillar\b|"
    r"\b(?:is|are|goes|going|doing|sleep|have|has) (?:\w+ ){0,3}?(?:fine|great|ok|okay|good|well|all right|alright|no problem|plenty of|like a log)\b")
_NOT_IT = re.compile(
    r"\b(?:das|des|es|daran|damit|darum|dran) (?:ist|is|liegt|lag|hat|geht|war)\b(?: \w+){0,3}? (?:nicht|nichts|nix|ned|net)\b|\bist es nicht\b|"
    r"\bnicht das (?:problem|thema)\b|\bnichts (?:damit )?zu tun\b|\bkeine sorge\b|\bnie geschlagen\b|\bgeschlagen hat (?:er|sie) \w+ nie|"
    r"\bdet ar inte (?:det|problemet)\b|\bar inte problemet\b|\bhar (?:inget|inte) med\b|\baldrig slagit\b|"
    r"\bthat'?s not (?:it|the)\b|\bisn'?t (?:it|the problem)\b|\bnot the (?:problem|issue)\b|\bnothing to do with\b|\bit'?s not (?:about|that|the)\b|"
    r"\bnever (?:hit|hurt|touched)\b")
# The denied word stands first: "Stimmen hört er nicht". "Schlafen kann ich nicht" is a complaint.
_FRONTED = re.compile(r"^(?:nein |nee |na |nej |no )?\w+ (?:tu|tue|bin|hab|habe|hat|ist|hort|hor|har|ar|e) (?:ich|es|er|sie|jag|han|hon|det)\b(?: \w+){0,2} "
                      r"(?:nicht|keine?n?|nie|inte|ingen|ingenting)[.,;!]?$")
_NEGATED = re.compile(r"\b(?:nicht|nix|ned|net|kein\w*|nie|inte|ingen|inget|aldrig|not|no|never|\w+n'?t|kaum|knappt|hardly|nur|bara|only)\b")
_SHORT = 9  # words; in a longer clause the word that says "fine" is about something else
_REFERS_BACK = re.compile(r"^(?:das|des|daran|damit|darum|det|that|it|so)\b")


def without_denied(text: str) -> str:
    """The clauses that are left; the text itself where none is denied or nothing would be left."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    if len(clauses) < 2:
        return text
    kept = [True] * len(clauses)
    for i, clause in enumerate(clauses):
        folded = fold(clause)
        if len(folded.split()) > _SHORT:
            continue
        not_it = bool(_NOT_IT.search(folded))
        if not_it or (_FINE.search(folded) and not _NEGATED.search(folded)) or (_FRONTED.match(folded) and i + 1 < len(clauses)):
            kept[i] = False
        if not_it and i and _REFERS_BACK.match(folded):
            kept[i - 1] = False
    left = " ".join(clause for clause, keep in zip(clauses, kept) if keep)
    return left if len(left.split()) >= 2 else text


# "no he doesn't beat me": nothing but that violence is denied.
_NO_VIOLENCE = re.compile(
    r"^(?:(?:nein|nee|na|nej|no|also|ja),? )?(?:(?:er|sie|der|die|han|hon|dom|de|he|she|they|mein \w+|meine \w+|min \w+|my \w+) )?(?:"
    r"(?:schlagt|schlagen|schlug|haut|hauen|hat|haben)(?: \w+){0,3} (?:nicht|nie|niemals)(?: geschlagen| angefasst)?|"
    r"(?:slar|slog|har)(?: \w+){0,2} (?:inte|aldrig)(?: slagit)?(?: mig| oss)?|"
    r"(?:doe?sn'?t|doe?s not|don'?t|do not|didn'?t|never|has never|hasn'?t)(?: ever)? (?:hit|beat|hurt|touch|hits|beats|hurts|beaten|touched)(?: me| us)?)"
    r"(?:,? (?:just|only|nur|bara|but|aber|men)(?: \w+){1,4})?[ .!]*$")


def denied_topics(text: str) -> list[str]:
    """The topics that a message plainly denies without naming them by a word of theirs."""
    return ["domestic_violence"] if _NO_VIOLENCE.match(fold(text)) else []
