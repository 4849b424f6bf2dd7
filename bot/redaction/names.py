"""The names of people: by a list where a word can only be a name, by what stands beside it where it may be another word."""
from __future__ import annotations

from typing import Iterator, List, Set

from bot.redaction.cues import (
    CALLED,
    DEGREES,
    DETERMINERS,
    DOES,
    FAREWELLS,
    FROM,
    FROM_MINE,
    HERE,
    I_AM,
    IM,
    INITIALS,
    IS_MINE,
    ITS_NAME,
    NOUNS,
    OWNS,
    PARTICLES,
    ROLES,
    SLASH,
    SMALL,
    SPEAKS,
    SURNAME,
    TITLES,
    TRADE,
    WIDE,
    folded,
)
from bot.redaction.lexicon import Lexicon, Token, relation_words
from bot.redaction.numbers import Span


class Names:
    """Finds the names in the words of one text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._roles = (ROLES | relation_words()) - folded("name kleiner schatz")

    def find(self, text: str, found: List[Token], language: str) -> Iterator[Span]:
        """The spans of the names; a first name and what follows it are one."""
        taken: Set[int] = set()
        for i, token in enumerate(found):
            if token.is_word and i not in taken and (self._is_clear(found, i, language) or self._is_cued(text, found, i, language)):
                called = i > 0 and (found[i - 1].folded in CALLED or bool(ITS_NAME.search(text[:token.start])))
                taken.update(self._whole(found, i, language, called))
                self._chain(found, max(taken), language, taken)
        for match in INITIALS.finditer(text):
            if not self._lexicon.is_ordinary(match["name"]) or self._lexicon.name(match["name"], language):
                taken.update(i for i, token in enumerate(found) if match.start() <= token.start < match.end())
        for i in sorted(taken):
            yield Span(found[i].start, found[i].start + len(self._bare(found[i], language)), "name")

    def _bare(self, token: Token, language: str) -> str:
        """The name without the s of a genitive: what belongs to whom is kept."""
        stem = token.text[:-1]
        genitive = token.text.endswith("s") and len(stem) > 2 and not self._lexicon.name(token.text, language) and self._lexicon.name(stem, language)
        return stem if genitive else token.text

    def _name(self, token: Token, language: str) -> str:
        known = self._lexicon.name(token.text, language)
        if not known and token.text.endswith("s") and len(token.text) > 4 and not self._lexicon.is_ordinary(token.text):
            known = self._lexicon.name(token.text[:-1], language)
        return known

    def _is_clear(self, found: List[Token], i: int, language: str) -> bool:
        """A word that can only be a name; a town of that name stays where somebody is in it or comes from it."""
        if self._name(found[i], language) != "clear":
            return False
        return not (self._lexicon.is_place(found[i].text) and i and found[i - 1].folded in FROM)

    def _is_cued(self, text: str, found: List[Token], i: int, language: str) -> bool:
        token, before, after = found[i], text[:found[i].start], text[found[i].end:]
        if token.folded in SMALL and not (token.is_capital and self._name(token, language)) or len(token.text) < 2 or token.folded in TITLES | self._roles:
            return False
        known = bool(self._name(token, language))
        strange = self._lexicon.is_unknown(token.text)
        likely = known and (token.is_capital or not self._lexicon.is_ordinary(token.text)) or strange and token.is_capital
        if self._ends_letter(found, i, before) and (known or strange or token.is_capital and not self._lexicon.is_ordinary(token.text)):
            return True
        last = found[i - 1] if i else None
        if last is not None and (last.folded in CALLED and last.folded != "called" or ITS_NAME.search(before)):
            return known or strange or token.is_capital and self._lexicon.is_place(token.text)
        if self._after_title(found, i, known, strange) or self._after_role(found, i, known, strange and token.is_capital):
            return True
        if (I_AM.search(before) or language == "en" and IM.search(before)) and likely and (not token.first or language != "de"):
            return known or language != "de" or not TRADE.search(token.text) or i + 1 < len(found) and found[i + 1].is_capital and self._lexicon.is_unknown(found[i + 1].text)
        if I_AM.search(before) and HERE.match(after) and (known or strange):
            return True
        if OWNS.match(after) and token.is_capital and (known or strange):
            return True
        if known and token.is_capital and (FROM_MINE.match(after) or i + 1 < len(found) and found[i + 1].folded in DOES and not (last and last.folded in DETERMINERS | folded("im am vom zum"))):
            return True
        if likely and (known or language != "de") and not (last and last.folded in FROM) and (IS_MINE.match(after) or HERE.match(after)):
            return True
        if language == "de":
            return known and token.is_capital and last is not None and (last.folded in SPEAKS or not token.first and self._lexicon.is_first_name(token.text) and token.folded not in NOUNS and last.folded not in DETERMINERS)
        return self._stands_out(found, i, known, strange)

    def _stands_out(self, found: List[Token], i: int, known: bool, strange: bool) -> bool:
        """In English and Swedish only names are written with a capital inside a sentence, and short forms are all capitals."""
        token = found[i]
        if not token.is_capital or token.text.isupper() or token.first or found[i - 1].text in "\"'“”(/":
            return False
        return strange or known and not self._lexicon.is_place(token.text) and found[i - 1].folded not in FROM | folded("since last next until by during early late sedan sen of this")

    def _after_title(self, found: List[Token], i: int, known: bool, strange: bool) -> bool:
        j = i - 1
        while j >= 0 and found[j].text == "." or j > 1 and found[j].folded in DEGREES:
            j -= 1
        if j < 0 or found[j].folded not in TITLES:
            return False
        if found[j].folded in ("miss", "schwester", "family", "father", "familie", "nurse") and (not found[i].is_capital or self._lexicon.is_place(found[i].text)):
            return False
        if j and found[j - 1].folded in DETERMINERS and found[j].folded in folded("frau fru schwester miss doktor doctor pastor pfarrer professor herr"):
            return (known or strange) and found[i].is_capital or known and not self._lexicon.is_ordinary(found[i].text)
        return known or strange or found[i].is_capital

    def _after_role(self, found: List[Token], i: int, known: bool, strange: bool) -> bool:
        j = i - 1
        comma = j > 0 and found[j].text in ",(:"
        j -= comma
        if j < 0 or not (found[j].folded in self._roles or found[j].folded.endswith(WIDE)):
            return False
        ordinary = self._lexicon.is_ordinary(found[i].text) and not found[i].is_capital
        if comma:
            return known and not ordinary
        # "my mate will is …": an open name in small letters counts before a verb that cannot follow the word itself
        verb = i + 1 < len(found) and found[i + 1].folded in folded("is was has ist war hat är var har says said sagt säger drinks trinkt dricker")
        return known and (not ordinary or verb) or strange

    def _ends_letter(self, found: List[Token], i: int, before: str) -> bool:
        """Whether a farewell or a slash stands before it, and nothing but a name after it on its line."""
        line = before.rsplit("\n", 1)[-1] or before
        if not (SLASH.search(line) or FAREWELLS.search(before.rstrip(" ") + (" " if before.endswith(" ") else ""))):
            return False
        rest: List[Token] = []
        for token in found[i:]:
            if token.text == "\n":
                break
            rest.append(token)
        words = [token for token in rest if token.is_word and token.text.lower() not in ("x", "xx", "xxx", "xo")]
        return 0 < len(words) <= 3 and not any(token.folded in SMALL and not token.is_capital for token in words)

    def _whole(self, found: List[Token], i: int, language: str, called: bool = False) -> Set[int]:
        """The places of the whole name around the word at i: what is joined to it, an open first name before it, surnames after it."""
        whole, j = {i}, i
        if i and found[i - 1].is_capital and self._name(found[i - 1], language) and found[i - 1].folded not in SMALL | TITLES:
            whole.add(i - 1)
        while len(whole) < 6 and j + 1 < len(found):
            after = found[j + 1]
            far = found[j + 2] if j + 2 < len(found) else None
            if after.text in "-'’" and far is not None and far.is_word and found[j].end == after.start and far.start == after.end and far.text.lower() != "s":
                whole.update((j + 1, j + 2))
                j += 2
            elif after.folded in PARTICLES and far is not None and far.is_capital and self._lexicon.is_unknown(far.text) and found[i].is_capital:
                whole.update((j + 1, j + 2))
                j += 2
            elif self._continues(found[i], after, language) or called and j == i and after.is_word and self._may_follow(after):
                whole.add(j + 1)
                j += 1
            else:
                break
        return whole

    def _continues(self, start: Token, token: Token, language: str) -> bool:
        if not token.is_word or token.folded in TITLES | self._roles:
            return False
        if len(token.text) == 1:
            return token.text.isupper() and token.text != "I"
        known, ordinary = bool(self._name(token, language)), self._lexicon.is_ordinary(token.text)
        if token.is_capital:
            return start.is_capital and (known or not ordinary)
        return not ordinary and token.folded not in SMALL and (known or bool(SURNAME.search(token.text)))

    def _may_follow(self, token: Token) -> bool:
        return len(token.text) > 2 and token.folded not in SMALL and self._lexicon.is_unknown(token.text)

    def _chain(self, found: List[Token], i: int, language: str, taken: Set[int]) -> None:
        """"Kevin und Rose": who is named beside a name is a name too."""
        if i + 2 < len(found) and found[i + 1].folded in ("und", "and", "och", "&", "u", "o") and found[i + 2].is_word:
            other = found[i + 2]
            small = not other.is_capital and len(other.text) > 2 and other.folded not in SMALL
            strange = self._lexicon.is_unknown(other.text) and (small or language != "de")
            if other.is_capital and self._name(other, language) or strange:
                taken.update(self._whole(found, i + 2, language))
