"""The words that redaction knows: names, employers, ordinary words and places, and the words of one text."""
from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from typing import Dict, FrozenSet, Iterable, List, NamedTuple, Set, Tuple

import regex

from index.gazetteer import load_gazetteer
from index.linear import fold
from index.taxonomy import DATA, LANGUAGES, load_taxonomy
from index.words import read_sentences

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*|\p{N}+|\n|[^\s]")
_ENDS = frozenset(".!?\n:•")
# Capitalised words that are no names and that the lay sentences may lack: countries, tongues, days, medicines, services.
_KEPT = """deutschland österreich schweiz schweden germany austria switzerland sweden sverige tyskland ukraine ukraina syrien syria syrian iran irak iraq
afghanistan türkei turkiet turkey polen poland somalia eritrea äthiopien ethiopia etiopien russland russia ryssland england london schottland scotland
irland ireland indien india indian indisk pakistan kosovo bosnien bosnia serbien serbia kroatien croatia albanien albania rumänien romania bulgarien
italien italy spanien spain frankreich france frankrike griechenland greece norwegen norge norway danmark finland european europa europe african afrika
africa american amerika usa britain british uk eu english german swedish turkish arabic persian polish ukrainian russian somali deutsch englisch türkisch
arabisch persisch polnisch ukrainisch russisch schwedisch swedish svenska engelska tyska turkiska arabiska persiska somaliska ukrainska polska
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas
easter ramadan eid weihnachten ostern silvester montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
oktober dezember muslim christian catholic jewish jude jüdisch islam bibel gott god allah jesus
sertralin sertraline citalopram escitalopram fluoxetin fluoxetine prozac ritalin medikinet concerta elvanse venlafaxin mirtazapin quetiapin lithium
tavor diazepam valium xanax tilidin tramadol ibuprofen lyrica methadon oxazepam atarax lamictal zoloft
instagram insta snapchat snap tiktok discord telegram whatsapp facebook twitter youtube twitch steam netflix google iphone xbox playstation fortnite
minecraft roblox tinder zoom teams skype signal threema internet wifi online covid corona adhs adhd add autism asperger ptbs ptsd ocd bpd borderline
caritas diakonie awo drk malteser johanniter telefonseelsorge jugendamt jobcenter arbeitsamt pflegekasse krankenkasse aok tk barmer dak
försäkringskassan socialtjänsten socialen kronofogden arbetsförmedlingen migrationsverket bris mind polisen bup vårdcentralen nhs gp samaritans childline
holland burnout mobbing tinnitus alzheimer parkinson migräne"""


class Token(NamedTuple):
    """A word or a mark with its place; `first` where a sentence begins with it."""

    text: str
    folded: str
    start: int
    end: int
    first: bool

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def tokens(text: str) -> List[Token]:
    """The words and marks of a text, in order; a line break is a mark."""
    found: List[Token] = []
    for match in _WORD.finditer(text):
        first = not found or found[-1].text in _ENDS
        found.append(Token(match.group(), fold(match.group()) or match.group(), match.start(), match.end(), first))
    return found


class Lexicon:
    """Names by what they may be, and what is an ordinary word or a place, all compared folded."""

    def __init__(self, names: Iterable[Tuple[str, str, FrozenSet[str]]], ordinary: Iterable[str], places: Iterable[str]) -> None:
        self._names: Dict[str, List[Tuple[str, str, FrozenSet[str]]]] = defaultdict(list)
        self.companies: List[str] = []
        for name, part, languages in names:
            if part == "company":
                self.companies.append(name)
            else:
                self._names[fold(name)].append((name.lower(), part, languages))
        self._ordinary, self._places = frozenset(map(fold, ordinary)), frozenset(map(fold, places))

    def is_ordinary(self, word: str) -> bool:
        return fold(word) in self._ordinary

    def is_place(self, word: str) -> bool:
        return fold(word) in self._places

    def is_unknown(self, word: str) -> bool:
        return not self.is_ordinary(word) and not self.is_place(word)

    def is_first_name(self, word: str) -> bool:
        return any(name == word.lower() and part == "first" for name, part, _ in self._names.get(fold(word), ()))

    def name(self, word: str, language: str) -> str:
        """ "clear" where the word can only be a name, "open" where it is also a word of the language, else ""."""
        low, small = word.lower(), not word[:1].isupper()
        # "lära" is not Lara typed without its dots, but "sen" may be Şen
        meant = [(part, also) for name, part, also in self._names.get(fold(word), ()) if low.isascii() or not name.isascii()]
        if not meant:
            return ""
        exact = any(name == low for name, _, _ in self._names[fold(word)])
        common = not exact and self.is_ordinary(word) or any(language in also for _, also in meant) or small and (len(word) < 3 or self.is_ordinary(word) and all(part == "last" for part, _ in meant))
        return "open" if common else "clear"


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The names that ship with Lotse, the words of its lay sentences and labels, and the places; read once a process."""
    with (DATA / "names.tsv").open(encoding="utf-8", newline="") as file:
        names = [(row["name"], row["part"], frozenset(row["word_in"].split()))
                 for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    taxonomy, known = load_taxonomy(), set(_KEPT.split())
    for sentence in read_sentences():
        known.update(regex.findall(r"\p{L}[\p{L}\p{M}]*", sentence.text.lower()))
    for facet in ("relations", "settings", "topics", "groups", "who"):
        for id in taxonomy.ids(facet):
            for language in LANGUAGES:
                known.update(regex.findall(r"\p{L}[\p{L}\p{M}]*", taxonomy.label(facet, id, language).lower()))
    return Lexicon(names, known, load_gazetteer().names())


def relation_words() -> Set[str]:
    """The folded single words by which people call those they speak of, in all languages."""
    taxonomy = load_taxonomy()
    lists = [taxonomy.entry("relations", id).get("words") or {} for id in taxonomy.ids("relations")]
    return {fold(word.split()[-1]) for words in lists for language in words.values() for word in language}


_COMMON = {
    "de": "ich nicht und der die das ist mein meine meinen meinem meiner mir mich bin hab habe hat wir was wie auf mit zu bei im am aber weil wenn "
          "kein keine nur noch dass für von sie er war wird seit ein eine danke hallo unter wohne bitte liebe grüße mfg lg heiße sind oder geht",
    "sv": "jag inte och att det som ett min mitt mina mig är vi vad hur på med till av för men om när kan ingen hon han de sig har ska vill mår tack "
          "hej bor heter mvh eller från efter var min den jobbar går ringa ring honom henne hennes hans",
    "en": "i the and my me is am im a to of it in not can't have has for on with he she they we you what how but so that this be do does at from "
          "because when if her his him no please thanks you're can been was are or who since",
}
_SETS = {language: frozenset(map(fold, text.split())) for language, text in _COMMON.items()}


def guess_language(found: List[Token]) -> str:
    """The language whose small words the text uses most; German where nothing tells. It only words the marks and weighs the rules."""
    votes = {language: sum(token.folded in common for token in found) for language, common in _SETS.items()}
    votes["sv"] += sum("å" in token.text.lower() for token in found)
    votes["de"] += sum("ü" in token.text.lower() or "ß" in token.text for token in found)
    return max(votes, key=lambda language: votes[language])
