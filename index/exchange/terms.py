"""Free terms and the closed vocabulary: what an institution calls a topic, a group or a setting becomes an id.

A term is looked for as an id, a label or a known word in three languages; then with a slip of the pen; and only where
nothing else hits, by meaning, with the encoder and a threshold.
"""
from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import numpy as np

from index.encoder import Encoder, Vectors
from index.exchange.columns import plain
from index.taxonomy import LANGUAGES, Taxonomy
from index.yml import read_yml

_FILE = Path(__file__).with_name("terms.yml")
_NOTHING = Path(__file__).with_name("no_terms.yml")
_ALIKE = 0.87  # of difflib's ratio: one slip in a word of seven letters
_SHORTEST = 5  # letters of a word in which a slip is forgiven
_LONGEST_PHRASE = 4  # words
_NEAR = 0.64  # cosine; below it the nearest words are about something else
_WORDS_A_TOPIC = 8  # in each language, beside label and description, that meaning is held against
_MEANT = ("topics", "groups", "settings", "kinds", "who")
_NEVER_GUESSED = ("causing_harm",)  # whoever has suffered violence must not stand among those who use it because the words are alike
_NOT = re.compile(r"\b(?:nicht|kein(?:e[mnrs]?)?|nie|niemals|außer|ausser|ausgenommen|ausgeschlossen|inte|ej|icke|ingen|inga|inget|utom|undantag\w*|exklusive|"
                  r"not|no|never|except|excluding|excluded|exkl)\b(?![ -]?bin[äa])", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:ohne|utan|without|statt|jenseits|frei von|non)\b", re.IGNORECASE)
_MORE_OF = ("von", "mit", "bei", "nach", "die", "der", "des", "aus", "zu", "in",
            "av", "med", "som", "till", "från", "inom", "utsatta", "of", "with", "who", "from", "affected")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_LIST_IN_BRACKETS = re.compile(r"\s*\(([^()]*(?:[,;/]|\s(?:und|och|and)\s)[^()]*)\)")  # "Sucht (Alkohol, Drogen)"
_NUMBERED = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}[.)]|[a-z]\))\s+")
_VALUES = r"[;\n|•]"  # always divide
_LEVELS = (r"[,/]", r":\s+|\s+[-–—]\s+", r"\s+(?:und|sowie|och|samt|and|&|\+)\s+")


class Hit(NamedTuple):
    """An id for a term, and how it was found: exact, typo or meaning."""

    term: str
    id: str
    how: str


class Reading(NamedTuple):
    """What a cell says: the ids in its order, the terms that were not written as the vocabulary has them, and those unknown."""

    ids: Tuple[str, ...]
    guessed: Tuple[Hit, ...]
    unknown: Tuple[str, ...]


class Terms:
    """Finds ids for terms; the encoder is opened only when a term has to be understood by its meaning."""

    def __init__(self, taxonomy: Taxonomy, words: Dict[str, Dict[str, List[str]]], encoder: Callable[[], Encoder]) -> None:
        self._taxonomy, self._more, self._open = taxonomy, words, encoder
        self._words: Dict[str, Dict[str, str]] = {}
        self._slips: Dict[str, Dict[str, List[str]]] = {}
        self._anchors: Dict[str, Tuple[List[str], Vectors]] = {}
        self._hits: Dict[Tuple[str, str, bool], Optional[Hit]] = {}

    def read(self, facet: str, cell: Any, guess: bool = True) -> Reading:
        """The values of a cell, divided at ; | and new lines, then at , and /, then at a colon or dash, then at "and", as far as needed."""
        hits: List[Hit] = []
        unknown: List[str] = []
        for value in re.split(_VALUES, _each_apart(_without_endings(str(cell)))):
            said, denied = (value, "") if self._exact(facet, value.strip(" .-–•*\t")) else _without_denied(value)
            found, rest = self._within(facet, said, 0, guess)
            hits, unknown = hits + found, unknown + rest + [denied] * bool(denied)
        ids = tuple(dict.fromkeys(hit.id for hit in hits))
        return Reading(ids, tuple(hit for hit in hits if hit.how != "exact"), tuple(unknown))

    def find(self, facet: str, term: str, guess: bool = True) -> Optional[Hit]:
        """The id of one term, or None."""
        key = (facet, plain(term), guess)
        if key not in self._hits:
            self._hits[key] = self._exact(facet, term) or (self._guessed(facet, term) if guess else None)
        return self._hits[key]

    def within(self, facet: str, text: str) -> List[Hit]:
        """The ids whose words stand in a text as they are, in the text's order; short words may mean anything and do not count."""
        known, words = self._known(facet), plain(text).split()
        hits: Dict[str, Hit] = {}
        start = 0
        while start < len(words):
            for length in range(min(_LONGEST_PHRASE, len(words) - start), 0, -1):
                phrase = " ".join(words[start:start + length])
                if len(phrase) >= _SHORTEST and phrase in known:
                    hits.setdefault(known[phrase], Hit(phrase, known[phrase], "its words"))
                    start += length - 1
                    break
            start += 1
        return list(hits.values())

    def nearest(self, facet: str, text: str) -> Optional[Hit]:
        """The id whose words are nearest in meaning to a text, if they are near enough."""
        return self._meaning(facet, text)

    def _within(self, facet: str, text: str, level: int, guess: bool) -> Tuple[List[Hit], List[str]]:
        text = text.strip(" .-–•*\t")
        if not text:
            return [], []
        whole = self._exact(facet, text)
        if whole:
            return [whole], []
        for deeper in range(level, len(_LEVELS)):
            parts = re.split(_LEVELS[deeper], text)
            if len(parts) > 1:
                hits: List[Hit] = []
                unknown: List[str] = []
                for part in parts:
                    found, rest = self._within(facet, part, deeper + 1, guess)
                    hits, unknown = hits + found, unknown + rest
                return hits, unknown
        hit = self.find(facet, text, guess)
        return ([hit], []) if hit else ([], [text])

    def _exact(self, facet: str, term: str) -> Optional[Hit]:
        known, word = self._known(facet), plain(term)
        if "," in term or "/" in term:  # only as the vocabulary writes it: "Unga, vuxna" are two words, "unga vuxna" is one
            word = term.casefold()
        id = known.get(word) or known.get(plain(term.strip("()")) if word == plain(term) else "")
        return Hit(term, id, "exact") if id else None

    def _guessed(self, facet: str, term: str) -> Optional[Hit]:
        if plain(term) in self._nothing(facet) or _NOT.search(term) or _WITHOUT.search(term):
            return None
        return self._slip(facet, term) or self.head(facet, term) or self._meaning(facet, term)

    def head(self, facet: str, term: str) -> Optional[Hit]:
        """People who are told more closely: "gewaltbetroffene Frauen", "Frauen mit Gewalterfahrung", "våldsutsatta kvinnor", "Fachkräfte der
        Jugendhilfe"."""
        words = plain(term).split()
        if words[:1] == ["angehörige"] and words[1:2] in (["der"], ["des"]):  # of a family, an army or a university: it does not tell
            return None
        turn = next((place for place, word in enumerate(words) if word in _MORE_OF and place), None)
        head = words[0] if turn == 1 else words[-1] if turn is None and (len(words) == 2 or words and words[0] in _MORE_OF) else ""
        id = self._known(facet).get(head) if facet in ("groups", "who") else None
        return Hit(term, id, "its words") if id and id not in _NEVER_GUESSED else None

    def _slip(self, facet: str, term: str) -> Optional[Hit]:
        word, known = plain(term), self._known(facet)
        if len(word) < _SHORTEST:
            return None
        if facet not in self._slips:
            self._slips[facet] = {}
            for each in known:
                self._slips[facet].setdefault(each[0], []).append(each)
        # The first letter is rarely wrong; and comparing with all words would take seconds in a sheet of new terms.
        near = [each for each in self._slips[facet].get(word[0], []) if len(each) >= _SHORTEST and abs(len(each) - len(word)) <= 2]
        close = get_close_matches(word, near, 1, _ALIKE)
        return Hit(term, known[close[0]], "typo") if close else None

    def _meaning(self, facet: str, term: str) -> Optional[Hit]:
        if facet not in _MEANT or len(plain(term)) < _SHORTEST:
            return None
        ids, vectors = self._anchored(facet)
        scores = vectors @ self._open().encode([term])[0]
        best = int(np.argmax(scores))
        meant = ids[best] if scores[best] >= _NEAR else ""
        return Hit(term, meant, "meaning") if meant and meant not in _NEVER_GUESSED else None

    def _nothing(self, facet: str) -> Dict[str, str]:
        """Plain word -> how it is written, of the words that stand for nothing of ours."""
        return {plain(word): word for word in read_nothing().get(facet, []) if plain(word) not in self._known(facet)}

    def _known(self, facet: str) -> Dict[str, str]:
        """Plain word -> id; an id goes before a label, a label before a synonym, our own words before lay ones."""
        if facet not in self._words:
            known: Dict[str, str] = {}
            more = self._more.get(facet, {})
            ids = self._taxonomy.ids(facet) if facet != "regions" else list(more)
            for find in (self._ids, self._labels, lambda _, id: more.get(id, []), self._synonyms):
                for id in ids:
                    for word in map(str, find(facet, id)):
                        known.setdefault(plain(word), id)
                        if "," in word or "/" in word:
                            known.setdefault(word.casefold(), id)
            known.pop("", None)
            self._words[facet] = known
        return self._words[facet]

    def _ids(self, facet: str, id: str) -> List[str]:
        return [id]

    def _labels(self, facet: str, id: str) -> List[str]:
        return [self._taxonomy.label(facet, id, language) for language in LANGUAGES]

    def _synonyms(self, facet: str, id: str) -> List[str]:
        if facet == "regions":
            return []
        return [word for language in LANGUAGES for word in self._taxonomy.synonyms(facet, id, language)]

    def _anchored(self, facet: str) -> Tuple[List[str], Vectors]:
        if facet not in self._anchors:
            ids: List[str] = []
            texts: List[str] = []
            for id in self._taxonomy.ids(facet):
                words = self._labels(facet, id) + list(self._more.get(facet, {}).get(id, []))
                for language in LANGUAGES:
                    words += self._taxonomy.synonyms(facet, id, language)[:_WORDS_A_TOPIC]
                    if facet == "topics":
                        words.append(self._taxonomy.description(id, language))
                ids, texts = ids + [id] * len(words), texts + [str(word) for word in words]
            nothing = list(self._nothing(facet).values())
            self._anchors[facet] = ids + [""] * len(nothing), self._open().encode(texts + nothing)
        return self._anchors[facet]


def is_denied(term: str) -> bool:
    """Whether a term is said not to be offered or meant."""
    return bool(_NOT.search(_BRACKETS.sub(" ", term)))


def _without_denied(value: str) -> Tuple[str, str]:
    """(what a value says, what it rules out): "Kinder, keine Jugendlichen" rules out what follows, "Essstörung ausgeschlossen" all of it."""
    parts = value.split(",")
    for place, part in enumerate(parts):
        found = _NOT.search(_BRACKETS.sub(" ", part))
        if found:
            first = re.match(r"\W*(?:aber|men|but|und|och|and)?\W*", _BRACKETS.sub(" ", part))
            own = place and first and found.start() == first.end()
            return (",".join(parts[:place]), ",".join(parts[place:]).strip()) if own else ("", value.strip())
    return value, ""


def _each_apart(cell: str) -> str:
    """A cell in which what it lists in brackets or by numbers stands apart: "Sucht (Alkohol, Drogen)", "1. Angst 2. Trauer"."""
    cell = _LIST_IN_BRACKETS.sub(lambda found: found[0] if is_denied(found[1]) or _WITHOUT.search(found[1]) else f"; {found[1]}", cell)
    return _NUMBERED.sub(";", cell) if _NUMBERED.match(cell) else cell


def _without_endings(text: str) -> str:
    """Mitarbeiter*innen, Schüler:innen and Lehrer/-innen are one word each, not two."""
    return re.sub(r"(?<=\w)[*:_/]-?in(?:nen)?\b(?!\s+person)", "", text)


@lru_cache(maxsize=1)
def load_words(path: Path = _FILE) -> Dict[str, Dict[str, List[str]]]:
    """facet -> id -> words, as `terms.yml` has them; read once a process."""
    tree: Dict[str, Dict[str, List[str]]] = read_yml(path)
    return tree


@lru_cache(maxsize=1)
def read_nothing(path: Path = _NOTHING) -> Dict[str, List[str]]:
    """facet -> words that stand for none of its ids; read once a process."""
    tree: Dict[str, List[str]] = read_yml(path)
    return tree
