"""How somebody wishes to be helped: the way of contact, when, in which language, by whom, for what money."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Pattern, Tuple

import yaml

from index.linear import fold
from index.taxonomy import LANGUAGES, Taxonomy

_FILE = Path(__file__).with_name("wishes.yml")
_TURN = re.compile(r"[,.;:!?]| aber | sondern | lieber | eher | but | rather | prefer | utan | hellre | helst | snarare | men | und | and | och |"
                   r" am liebsten | instead | dann | vill | mochte | would like ")
_WISH = {  # a way of contact is a wish only where somebody wishes it or names nothing else
    "de": re.compile(r"\b(?:lieber|liebsten|bitte|mochte|mocht|will|wurde|wurd|gern\w*|am besten|suche|gibt es|gibts|hatte|nur|brauche|hauptsache|wenn moglich|eher|per|via|uber|"
                     r"geht|ginge|einfach|statt|trau\w*|kann|konnte|konnt|gerne|ware|war gut|lieba|bevorzug\w*|wunsch\w*|und zwar|irgendwo|muss|mit jemandem|jemand\w*|wen|soll\w*|finde|am liabsten)\b"),
    "sv": re.compile(r"\b(?:hellre|helst|garna|snalla|vill|skulle|basta|bast|soker|finns|behover|bara|via|over|per|om mojligt|istallet|onskar|letar|gar det|kan|vagar|foredrar|nan|nagon|med nagon|tack|maste|ska)\b"),
    "en": re.compile(r"\b(?:rather|prefer\w*|please|pls|plz|want|wanna|would|like|looking|need|is there|only|by|via|over|best|if possible|instead|could|can|any|somewhere|someone|somebody|hoping|must|ideally|just|has to|should|search\w*|find)\b"),
}


class WishReader:
    """Reads wishes by the expressions of wishes.yml; a negated way of contact becomes one that is not wanted."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        tree = yaml.safe_load(_FILE.read_text("utf-8"))
        self._contact = {lang: {way: _any(texts[lang]) for way, texts in tree["contact"].items()} for lang in LANGUAGES}
        self._no = {lang: _any(tree["negated"][lang]) for lang in LANGUAGES}
        self._other = {lang: [(o["key"], o["value"], _any(o[lang])) for o in tree["other"]] for lang in LANGUAGES}
        self._group = {lang: {g: _any(texts[lang]) for g, texts in tree["group"].items()} for lang in LANGUAGES}
        self._languages = {lang: _language_names(taxonomy, lang) for lang in LANGUAGES}

    def read(self, text: str, language: str, asked: bool = False) -> Dict[str, Any]:
        """The wishes in the form of `lotse understand`; with `asked` (about the way of contact) a bare "chat" is one."""
        lang = language if language in LANGUAGES else "en"
        folded = fold(text)
        wishes: Dict[str, Any] = {}
        wanted, unwanted = self._ways(folded, lang, asked)
        if wanted:
            wishes["contact"] = wanted
        if unwanted:
            wishes["contact_not"] = unwanted
        for key, value, pattern in self._other[lang]:
            if pattern.search(folded) and not (key == "time" and "time" in wishes) and self._is_wish(key, folded, lang, asked):
                wishes[key] = [value] if key == "accessible" else value
        for group, pattern in self._group[lang].items():
            if pattern.search(folded):
                wishes.setdefault("group", []).append(group)
        spoken = [code for code, pattern in self._languages[lang] if pattern.search(folded)]
        if spoken:
            wishes["language"] = spoken
        return wishes

    def _ways(self, folded: str, lang: str, asked: bool) -> Tuple[List[str], List[str]]:
        wanted: List[Tuple[int, str]] = []
        unwanted: List[Tuple[int, str]] = []
        short = asked or len(folded.split()) <= 3
        for way, pattern in self._contact[lang].items():
            for match in pattern.finditer(folded):
                if self._negated(folded, match.start(), match.end(), lang):
                    unwanted.append((match.start(), way))
                elif short or _WISH[lang].search(folded[max(0, match.start() - 45):match.end() + 25]):
                    wanted.append((match.start(), way))
        no = list(dict.fromkeys(way for _, way in sorted(unwanted)))
        yes = [way for way in dict.fromkeys(way for _, way in sorted(wanted)) if way not in no]
        return yes, no

    def _negated(self, folded: str, start: int, end: int, lang: str) -> bool:
        before = _TURN.split(folded[max(0, start - 40):start])[-1] if start else ""
        turned = list(_TURN.finditer(folded, end, min(len(folded), end + 40)))
        after = folded[end:turned[0].start() if turned else min(len(folded), end + 22)]
        if self._no[lang].search(before):
            return True
        behind = self._no[lang].search(after)  # "telefonieren will ich nicht", but not "chat, not phone"
        rest = folded[end + behind.end():end + 40] if behind else ""
        return bool(behind) and not any(way.search(rest) for way in self._contact[lang].values())

    @staticmethod
    def _is_wish(key: str, folded: str, lang: str, asked: bool) -> bool:
        """Time and cost are wishes only beside a wish: "nachts liege ich wach" is none."""
        return key not in ("time", "cost") or asked or len(folded.split()) <= 3 or bool(_WISH[lang].search(folded))


def _any(patterns: List[str]) -> Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?!\w)")


def _language_names(taxonomy: Taxonomy, lang: str) -> List[Tuple[str, Pattern[str]]]:
    """ "auf türkisch", "türkischsprachig", "på arabiska", "in Polish", "Polish-speaking"."""
    names = []
    for code in taxonomy.ids("languages"):
        stems = [re.escape(fold(part.strip())) for part in re.split(r"[(,)]", taxonomy.label("languages", code, lang)) if part.strip()]
        stem = "|".join(stems + (["dari", "farsi"] if code == "fa" else []) + (["hocharabisch"] if code == "ar" and lang == "de" else []))
        form = {"de": rf"(?:auf|in|spricht|sprechen|kann|konnen|redet|reden|mit|spreche|verstehe|nur|muttersprache(?: ist)?|sprache) (?:ei?ner? )?(?:{stem})(?:e[rnms]?)?\b|\b(?:{stem})(?:sprachig|sprechend)\w*",
                "sv": rf"(?:pa|talar|pratar|kan|prata|snacka|snackar|snakker|tala|bara) (?:{stem})\b|\b(?:{stem})(?:talande|sprakig)\w*",
                "en": rf"(?:in|speaks?|speaking|talk|spoken|understands?|only) (?:{stem})\b|\b(?:{stem})[- ]speak\w*"}[lang]
        names.append((code, re.compile(form)))
    return names
