"""What one cell says: text made safe, a date, an age, yes or no; in German, Swedish and English."""
from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any, Optional, Tuple

# Control characters, and the invisible ones that turn or hide what follows; tab, line feed and return are kept.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
# "- Beratung (auch online)" is a line of a list, "@Home" a name; a function has its bracket right behind its name.
_FORMULA = re.compile(r"^=|^@(?=[\w.]+[(!]|SUM)|^[+\-](?=[A-Za-z_][\w.]*\(|[^\n]*\b[A-Z][A-Z0-9_.]+\()|^[+\-=@].*\|.*!")
_ERROR = re.compile(r"#(?:N/A|NV|SAKNAS!?|REF!|BEZUG!|REFERENS!|VALUE!|WERT!|VÄRDEFEL!|NAME\?|NAMN\?|"
                    r"DIV/0!|DIVISION/0!|NUM!|ZAHL!|OGILTIGT!|NULL!|SKÄRNING!|SPILL!|ÜBERLAUF!)")
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


def decoded(raw: bytes) -> str:
    """A line in UTF-8, with or without a byte order mark, or else in Windows-1252."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would compute the text instead of showing it; a number such as +49 30 … is none."""
    return bool(_FORMULA.search(text))


def is_error(text: str) -> bool:
    """Whether a spreadsheet could not compute what should stand there; it says so in the language of whoever works with it."""
    return bool(_ERROR.fullmatch(text))


def read_date(value: Any) -> Optional[date]:
    """A day: of Excel, ISO, 31.12.2026, 31/12/2026, 31. Dezember 2026, December 31, 2026; a month or year alone is its last
    day. None where the cell says no day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = one_line(clean(value)).casefold()
    if re.fullmatch(r"[3-6]\d{4}", text):  # a day that a spreadsheet counted from 1899-12-30 on and forgot to show as one
        return date(1899, 12, 30) + timedelta(days=int(text))
    if found := re.fullmatch(r"(\d\d?[./]\d\d?[./])(\d\d)", text):
        return read_date(f"{found[1]}20{found[2]}")
    if found := re.fullmatch(r"(?:ende|end of|slutet av|utgången av)(?: des)?(?: jahres| the year)? (\d{4})", text):
        return _day({"y": int(found[1])})
    if found := re.fullmatch(r"(?:q|quartal |kvartal )([1-4])[ /]+(\d{4})|([1-4])\. (?:quartal|kvartal|quarter) (\d{4})", text):
        return _day({"y": int(found[2] or found[4]), "m": 3 * int(found[1] or found[3])})
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


_AGE = r"(\d{1,3}) ?(?:jahren?(?: alt)?|-?jährige?[nr]?|j\b\.?|år(?:ing(?:ar)?)?\b(?: gammal| gamla)?|years?(?: olds?| of age)?|yrs?\b\.?|-?åringar|s\b)?"
_ABOUT = r"(?:ca\.? ?|etwa |circa |ungefär |about |einschlie(?:ß|ss)lich |zum vollendeten |einschl\. )?"
_AND_OLDER = r"(?:\+|plus|-|- ?(?:offen|open)|und (?:älter|mehr)|u\. ?ä\.|aufwärts|och (?:uppåt|äldre)|uppåt|and (?:over|older|up|above)|or over|upwards)"
_AGES = tuple((re.compile(form), low, high) for form, low, high in (  # what is added to the first and the last number; None: it names no such limit
    (rf"(?:ab|von|from|från|zwischen|zw\.|between|mellan|fr\.? ?o\.? ?m\.?)? ?{_ABOUT}{_AGE} ?"
     rf"(?:-|bis|till|to|until|und|och|and|t\.? ?o\.? ?m\.?)(?: zu)? ?{_ABOUT}{_AGE}", 0, 0),
    (rf"(?:unter|under|below|jünger als|yngre än|younger than|u ?|<) ?{_AGE}", None, -1),
    (rf"{_AGE} ?(?:und (?:jünger|darunter)|och (?:yngre|nedåt)|and (?:under|younger|below))", None, 0),
    (rf"(?:über|över|over|above|älter als|äldre än|older than|>) ?{_AGE}", 1, None),
    (rf"(?:bis|till|upp till|to|up to|until|höchstens|maximal|max\.?|högst|"
     rf"t\.? ?o\.? ?m\.?|till och med|≤)(?: zu)? ?{_ABOUT}{_AGE}(?: alt| gammal| old)?", None, 0),
    (rf"(?:ab|von|from|från|fr\.? ?o\.? ?m\.?|från och med|mindestens|min\.?|minst|at least|"
     rf"ü ?|≥)? ?{_ABOUT}{_AGE} ?{_AND_OLDER}?", 0, None)))
_ADULT = re.compile(r"(?:nur |bara |only )?(?:volljährige?|erwachsene|vuxna|myndiga?|adults(?: only)?|(?:für|för|for) (?:erwachsene|vuxna|adults))")
_EVERY_AGE = re.compile(r"(?:(?:für |för |for )?(?:alle|alla|all|jedes|jeder|any|every)(?: altersgruppen| alter| altersstufen| åldrar| ages?)?|"
                        r"keine (?:altersgrenze|altersbeschränkung|"
                        r"einschränkung)n?|altersunabhängig|egal|ingen (?:åldersgräns|gräns)|no (?:age )?limit|offen|open|-|n/a|k\.? ?a\.?|keine angabe)")
_PEOPLE = re.compile(r"^(?:(?:für|för|for|junge|unga|young|alle|alla|all|im|i) )*(?:kinder und jugendliche|kinder, jugendliche und junge erwachsene|"
                     r"jugendliche und junge erwachsene|barn och (?:unga|ungdomar)|ungdomar och unga vuxna|children and young people|"
                     r"jugendliche|kinder|erwachsene|"
                     r"personen|menschen|leute|ungdomar|barn|unga|vuxna|personer|senior(?:en|innen|:innen|\*innen)?|seniorer|schüler(?:innen|:innen|\*innen)?|"
                     r"young people|children|people|adults|persons|everyone|alter|ålder|åldern|ages?|aged|mädchen|frauen|männer)[: ]+ ?")


def read_ages(value: Any) -> Tuple[Optional[int], Optional[int]]:
    """(from, to) in years of "ab 12", "12-18", "bis 27", "från 13 år", "under 18", "U25", "18+", 14; None where no limit is named, and where the
    cell says more than that: months, school years, exceptions."""
    text = re.sub(r"\s*[–—‑−]\s*", "-", one_line(clean(value)).casefold()).strip(" .;")
    text = re.sub(r"\s+-\s+", "-", re.sub(r"^\((.*)\)$", r"\1", _PEOPLE.sub("", text)))
    if _ADULT.fullmatch(text):
        return 18, None
    for form, first, last in _AGES:
        found = form.fullmatch(text)
        if found:
            numbers = [int(number) for number in found.groups()]
            low = None if first is None else numbers[0] + first
            high = None if last is None else numbers[-1] + last
            return (low, high) if all(0 <= limit <= 120 for limit in (low, high) if limit is not None) else (None, None)
    return None, None


def is_every_age(text: str) -> bool:
    """Whether a cell says that there is no limit."""
    return bool(_EVERY_AGE.fullmatch(one_line(text).casefold().strip(" .;")))


_NEVER = r"nicht|kein\w*|nein|nej|no|not|inte|ej|icke|ingen|inga|none|never|aldrig|nie"
_DOUBT = re.compile(rf"\b(?:{_NEVER}|jain|nur|only|bara|endast|aber|"
                    r"men|but|außer|ausser|ohne|utom|except|teilw\w*|bedingt|eingeschränkt|delvis|partly|sometimes|ibland|manchmal)\b")
_SAID_NO = re.compile(rf"(?:anonym\w*[\s:]*)?(?:{_NEVER})(?:[\s,]+(?:anonym\w*|möglich|möjligt?|possible|"
                      r"gewährleistet|garanterat|guaranteed|nutzbar))*|(?:nein|nej|no)\s*[,;(:–-].*")


def read_yes_no(value: Any) -> Optional[bool]:
    """True, False, or None where the cell says neither, or one with a condition: "only in the chat" is no promise."""
    text = one_line(clean(value)).casefold().strip(" .!")
    if text in _NO or _SAID_NO.fullmatch(text):
        return False
    return True if text in _YES or re.match(r"(?:ja|yes|anonymt?|anonymous|anonymously)\b", text) and not _DOUBT.search(text) else None


def language_of(text: str, default: str) -> str:
    """de, sv or en, by the small words in it; `default` where they do not tell."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {language: sum(word in small for word in words) for language, small in _LANGUAGE_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts.get(default, 0) else default
