"""Which language a message is in: lingua's models, and our own evidence for how people type on a phone."""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, FrozenSet, List, Optional

from index.dialect import written
from index.linear import fold
from index.sieve import Expression

OURS = ("de", "sv", "en")
# The others are recognised so that help in that language can be found; Danish and Norwegian are taken for Swedish.
OTHERS = ("tr", "ar", "uk", "pl", "fr", "fi", "fa", "so", "es", "ru", "it")
_COMMON = {
    "de": "ich nicht und der die das ist mein meine meinen meinem meiner mir mich bin hab habe hat wir was wie auf mit zu es ein "
          "eine einen seit immer auch aber weil wenn ihr ihn ihm kann kein keine nur noch schon mehr wegen dass fur von bei im am "
          "nix net isch i' ned oida hilfe bitte danke ja nein doch nach uber sich sie er war wird soll muss jemand niemand halt mal "
          "zum zur vom dem den des als so da hier wo warum gar sehr viel guten tag hallo servus moin gruezi geht weiss lieber ohne "
          "oder angst kind mann frau mutter vater",
    "sv": "jag inte och att det som en ett min mitt mina mig ar ar har vi vad hur pa med till av for men om nar kan ingen inget bara "
          "nog mer eller hon han dom de sig sin sitt sedan sen alltid ocksa aven hej tack snalla ja nej nan nat man ska skulle maste "
          "bor heter fran i ju gammal vill orkar mar kanner blir blev varit var ju va typ asso jobbet skolan mamma pappa nagon hjalp fran efter mycket annu "
          "aldrig kanske vet gar gor kommer den denna detta fast dar har hit dit varfor vem",
    "en": "i the and my me is am im i'm to of a it in not dont don't cant can't have has was for on with he she they we you what how "
          "but just so that this be been do does at from since because when if her his him them no yes please thanks hello hi help "
          "u ur idk like really feel feeling about any anyone someone nobody always never more get got can will would should who why "
          "where are or an as out up over after still",
}
_PLAIN = 1.2  # so many common words of one language alone leave nothing to ask lingua: of 8,000 sentences it never disagreed
_SHORT = 7  # words up to which a conversation stays in its language unless a word of another one is in them
_A_WORD, _LITTLE, _A_SENTENCE = 0.45, 0.01, 3  # what a common word speaks for its language; words of a sentence
_WORD, _SENTENCES = Expression(r"[^\W\d_]+(?:'[^\W\d_]+)?"), Expression(r"[.!?\n]+")
# Who asks in a language to go on in it: "I speak english better", "svenska tack".
_ASKED_FOR = {
    "en": Expression(r"\bi (?:can |only |just |would )*(?:speak|write|prefer|talk|understand)(?: \w+)? (?:better |only |just |more )*english\b(?! (?:a little|a bit|not|badly|class|teacher|at work))|\benglish (?:is (?:better|easier)|works better|please|pls|plz)\b|^in english(?: please| pls| plz)?[ .!?]*$"),
    "de": Expression(r"\b(?:ich )?(?:spreche?|rede|schreibe?|kann) (?:ich )?(?:besser|lieber|nur) deutsch\b|\b(?:auf )?deutsch (?:bitte|ware besser|ist besser|geht besser)\b|\b(?:bitte|lieber) (?:auf )?deutsch[ .!?]*$"),
    "sv": Expression(r"\b(?:jag )?(?:pratar|talar|skriver|kan) (?:jag )?(?:battre|hellre|helst|bara) (?:pa )?svenska\b|\b(?:pa )?svenska (?:tack|vore battre|ar battre|gar battre)\b|\b(?:hellre|helst) (?:pa )?svenska[ .!?]*$"),
}
_LETTERS = {"de": Expression("[äöüß]"), "sv": Expression("[åäö]")}


class LanguageReader:
    """Reads the language of one message, given the one that the conversation has had so far."""

    def __init__(self) -> None:
        self._common = {code: frozenset(text.split()) for code, text in _COMMON.items()}

    def read(self, text: str, before: Optional[str] = None) -> str:
        """An ISO 639-1 code of OURS or OTHERS; of a message without any evidence the language `before`, else German."""
        found = [word for word in _WORD.findall(text.replace("İ", "I").lower())]
        if not found:
            return before or "de"
        names = [word.lower() for word in re.findall(r"(?<=[^.!?\n] )[^\W\d_]+", text) if word[0].isupper()] if before in ("sv", "en") else []
        votes = self._votes(found, frozenset(names))
        if asked_for := next((code for code, pattern in _ASKED_FOR.items() if pattern.search(fold(text))), None):
            return asked_for
        if before in OURS and self._speaks_on(text, str(before), votes):
            return str(before)
        first, second, _ = sorted(votes.values(), reverse=True)
        if first >= _PLAIN and first >= 2 * (second + 0.2) and first >= 0.2 * len(found):
            return max(votes, key=lambda code: votes[code])
        scores = {code: 0.12 * min(len(found), 12) * value for code, value in _lingua(text).items()}
        for code, vote in votes.items():
            scores[code] = scores.get(code, 0.0) + vote
        if before in scores or before in OURS:
            scores[str(before)] = scores.get(str(before), 0.0) + (0.9 if len(found) <= 2 else 0.35)
        best = max(scores, key=lambda code: scores[code])
        if before in OURS and best != before and len(found) <= _SHORT and votes.get(best, 0.0) <= votes[str(before)] and not _foreign_script(text):
            if best in OURS or _names_most(text):
                return str(before)  # "bor i Zürich, är 28": a name is of no language
        if best not in OURS and (len(found) <= 2 or sum(votes.values()) >= 1.2):
            ours = {code: value for code, value in scores.items() if code in OURS}
            if len(found) <= 2 and before in OURS and not _foreign_script(text):
                return str(before)
            if sum(votes.values()) >= max(1.2, 0.3 * len(found)):
                return max(ours, key=lambda code: ours[code])
        return best

    def _speaks_on(self, text: str, before: str, votes: Dict[str, float]) -> bool:
        """Whether the talk stays in its language though more words speak for another one; its dialect is added to the votes."""
        votes[before] += _A_WORD * len(self._dialect(text, before))
        return max(votes, key=lambda code: votes[code]) != before and self._says_a_sentence(text, before)

    def _dialect(self, text: str, language: str) -> List[str]:
        """The words of a dialect of the language that are no common words of another one: "wos kau i do mochn" has three."""
        plain = frozenset(_WORD.findall(written(text, language).lower()))
        others = frozenset[str]().union(*(common for code, common in self._common.items() if code != language))
        return [word for word in _WORD.findall(text.lower()) if word not in plain and fold(word) not in others]

    def _says_a_sentence(self, text: str, language: str) -> bool:
        """Whether one whole sentence of several is plainly in the language: "Bin ich hier richtig? My wife beats me"."""
        sentences = [sentence for sentence in (_WORD.findall(part.lower()) for part in _SENTENCES.split(text)) if sentence]
        votes = [self._votes(sentence, frozenset()) for sentence in sentences if len(sentence) >= _A_SENTENCE]
        return len(sentences) > 1 and any(vote[language] >= 2 * _A_WORD - _LITTLE and vote[language] > 2 * max(vote[code] for code in OURS if code != language) for vote in votes)

    def _votes(self, found: List[str], names: FrozenSet[str]) -> Dict[str, float]:
        """How much the words speak for each language; the letters of `names` say nothing."""
        votes = dict.fromkeys(OURS, 0.0)
        for word in found:
            folded = fold(word)
            holders = [code for code in OURS if folded in self._common[code]]
            for code in holders:
                votes[code] += _A_WORD / len(holders)
            for code, letters in _LETTERS.items():
                if letters.search(word) and not holders and word not in names:
                    votes[code] += 0.12 if "ä" in word or "ö" in word else 0.4
        return votes


def _names_most(text: str) -> bool:
    """Whether at least half of the words are written large or are numbers."""
    found = re.findall(r"\w+", text)
    return 2 * sum(1 for word in found if not word[0].islower()) >= len(found)


def _foreign_script(text: str) -> bool:
    return bool(re.search(r"[Ѐ-ӿ؀-ۿ]", text))


def _lingua(text: str) -> Dict[str, float]:
    values = _detector().compute_language_confidence_values(text)
    return {value.language.iso_code_639_1.name.lower(): value.value for value in values}


@lru_cache(maxsize=1)
def _detector() -> Any:
    """Lingua's models for our languages are large; they load at the first message."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code.upper()) for code in OURS + OTHERS]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()


# What she says that she speaks, in it and amid another language: "Je parle français. Ich spreche nicht so gut deutsch".
_SPEAKS = {"fr": Expression(r"\bje (?:ne )?parle\b|\bparle (?:que )?(?:le )?francais\b|\ben francais\b"), "it": Expression(r"\bparlo (?:solo )?italiano\b"), "es": Expression(r"\bhablo (?:solo )?espanol\b"),
           "pt": Expression(r"\bfalo (?:so )?portugues\b"), "pl": Expression(r"\bmowie po polsku\b"), "tr": Expression(r"\bturkce (?:konus|bil)\w+")}


def tongues_told(text: str) -> List[str]:
    """The languages that a message says in them that she speaks."""
    folded = fold(text)
    return [code for code, pattern in _SPEAKS.items() if pattern.search(folded)]
