"""What one cell says: text made safe, a date, an age, yes or no; in German, Swedish and English."""
from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from typing import Any, Optional, Tuple

# Control characters, and the invisible ones that turn or hide what follows; tab, line feed and return are kept.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"^[=@]|^[+\-](?=.*[A-Za-z_]{2,}\s*\()|^[+\-=].*\|.*!")
# What UTF-8 looks like to a program that takes it for Windows-1252: "fÃ¼r", "â€“". No word of our languages is written so.
_MISREAD = re.compile("Ã[\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€[\xa0-\xff“”˜™š›œžŸ–—’‘…¢]")
_MONTHS = {
    1: "januar jänner januari january jan", 2: "februar feber februari february feb", 3: "märz mars march mär mar", 4: "april apr",
    5: "mai maj may", 6: "juni june jun", 7: "juli july jul", 8: "august augusti aug", 9: "september sept sep",
    10: "oktober october okt oct", 11: "november nov", 12: "dezember december dez dec",
}
_MONTH = {word: number for number, words in _MONTHS.items() for word in words.split()}
_YES = {"ja", "yes", "y", "j", "x", "wahr", "sant", "true", "1", "möglich", "möjligt", "possible", "anonym", "anonymt", "anonymous", "✓", "✔"}
_NO = {"nein", "nej", "no", "n", "falsch", "falskt", "false", "0", "nicht möglich", "inte möjligt", "not possible", "-", "–"}
_LANGUAGE_WORDS = {
    "de": "und der die das für mit von ist ein eine nicht bei wir sie auf den dem oder zum zur im".split(),
    "sv": "och för att det är som med på en ett av till du vi hos eller om kan inte den stöd i".split(),
    "en": "and the for of to is with a an in you we or are by at who can not on help".split(),
}


def clean(value: Any) -> str:
    """A cell as text: no control or invisible characters, no space at either end; a whole number without its .0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date() if not (value.hour or value.minute) else value
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).strip()


def unbroken(text: str) -> str:
    """Letters that were broken on the way ("GesprÃ¤ch") put right; any other text as it is."""
    def right(found: re.Match[str]) -> str:
        try:
            return found[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return found[0]

    return _MISREAD.sub(right, text)


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would compute the text instead of showing it; a number such as +49 30 … is none."""
    return bool(_FORMULA.search(text))


def read_date(value: Any) -> Optional[date]:
    """A day: of Excel, ISO, 31.12.2026, 31/12/2026, 31. Dezember 2026, December 31, 2026; a month or year alone is its last
    day. None where the cell says no day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = one_line(clean(value)).casefold()
    for form, order in ((r"(\d{4})-(\d\d?)-(\d\d?)(?:[t ].*)?", "ymd"), (r"(\d\d?)[./](\d\d?)[./](\d{4})", "dmy"),
                        (r"(\d{4})[./](\d\d?)[./](\d\d?)", "ymd"), (r"(\d\d?)[./-](\d{4})", "my"), (r"(\d{4})-(\d\d?)", "ym"), (r"(\d{4})", "y")):
        found = re.fullmatch(form, text)
        if found:
            return _day({part: int(found[place]) for place, part in enumerate(order, 1)})
    words = re.findall(r"[^\W\d_]+|\d+", text)
    month = next((_MONTH[word] for word in words if word in _MONTH), None)
    numbers = [int(word) for word in words if word.isdecimal()]
    year = next((number for number in numbers if number > 1900), None)
    days = [number for number in numbers if number <= 31]
    return _day({"y": year, "m": month, **({"d": days[0]} if days else {})}) if month and year else None


def _day(parts: Any) -> Optional[date]:
    year, month = parts["y"], parts.get("m", 12)
    try:
        return date(year, month, parts.get("d") or monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None


def read_ages(value: Any) -> Tuple[Optional[int], Optional[int]]:
    """(from, to) in years of "ab 12", "12-18", "bis 27", "från 13 år", "under 18", "18+", 14; None where no limit is named."""
    text = one_line(clean(value)).casefold()
    numbers = [int(number) for number in re.findall(r"(?<!\d)\d{1,3}(?!\d)", text) if int(number) <= 120]
    if not numbers:
        return None, None
    if len(numbers) > 1:
        return min(numbers), max(numbers)
    if re.search(r"\b(unter|under|below|jünger als|yngre än|younger than)\b", text):
        return None, numbers[0] - 1
    if re.search(r"\b(über|over|above|älter als|äldre än|older than)\b", text):
        return numbers[0] + 1, None
    if re.search(r"\b(bis|till|upp till|to|up to|until|höchstens|maximal|max|högst)\b", text):
        return None, numbers[0]
    return numbers[0], None


def read_yes_no(value: Any) -> Optional[bool]:
    """True, False, or None where the cell says neither."""
    text = one_line(clean(value)).casefold().strip(" .!")
    if text in _NO or re.match(r"(nein|nej|no|nicht|inte|not|ej)\b", text):
        return False
    return True if text in _YES or re.match(r"(ja|yes|anonym)", text) else None


def language_of(text: str, default: str) -> str:
    """de, sv or en, by the small words in it; `default` where they do not tell."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {language: sum(word in small for word in words) for language, small in _LANGUAGE_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts.get(default, 0) else default
