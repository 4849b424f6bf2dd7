"""What is written with digits and signs: mail, links, handles, accounts, personal numbers, dates, plates, files, phones."""
from __future__ import annotations

from typing import Iterator, List, NamedTuple, Tuple

import phonenumbers
import regex

from bot.redaction.public import Public


class Span(NamedTuple):
    """A stretch of the text that has to go, and the kind of mark that takes its place."""

    start: int
    end: int
    kind: str


def spot(match: regex.Match[str], kind: str) -> Span:
    return Span(match.start(), match.end(), kind)


def rule(pattern: str, flags: int = regex.IGNORECASE) -> regex.Pattern[str]:
    return regex.compile(pattern, flags | regex.VERBOSE)


_TLD = r"(?:de|at|ch|se|com|net|org|eu|info|nu|uk|me|io|dk|no|fi|pl|tr|ru|ua|fr|it|es|li|gg|tv)"
_POINT = r"(?:\s*\.\s*|\s+(?:punkt|dot|point|prick)\s+)"
_PROVIDER = r"(?:gmail|googlemail|web|gmx|hotmail|outlook|yahoo|icloud|t-?online|freenet|proton(?:mail)?|live|telia|bredband|posteo|mail|aol|msn|me|uni-\w+)"
_LOCAL = r"[\w.+-]+(?:\s+(?:punkt|dot|point|unterstrich|underscore|understreck|minus|bindestrich|bindestreck|prick)\s+[\w+-]+)*"
_MAIL = rule(rf"""
    {_LOCAL}\s?(?:@|[(\[]\s?(?:at|ät|a)\s?[)\]]|\s(?:snabel-?\s?a|klammeraffe|affenschwanz)\s)\s?[\w-]+(?:{_POINT}[\w-]+)*{_POINT}{_TLD}\b
  | {_LOCAL}\s+(?:at|ät)\s+(?:{_PROVIDER}{_POINT}{_TLD}|[\w-]+(?:\s+(?:punkt|dot|point|prick)\s+[\w-]+)*\s+(?:punkt|dot|point|prick)\s+{_TLD})\b""")
_LINK = rule(rf"""https?://[^\s<>")\]]+ | \bwww\.[^\s<>")\]]+ | \b[\w-]+(?:\.[\w-]+)*\.{_TLD}/[^\s<>")\]]+
  | \b[\w-]{{2,}}(?:\.[\w-]+)*\.(?:de|com|net|org|se|ch|eu|info|nu|co\.uk)\b(?![\w@])""")
_BARE = frozenset("instagram.com facebook.com tiktok.com youtube.com google.com google.de twitter.com x.com discord.com reddit.com amazon.de".split())
_PLATFORM = r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik\s?tok|discord|telegram|twitter|threema|facebook|fb|steam|twitch|reddit|kik|bereal|skype|youtube)"
_HANDLE = rule(rf"""(?<![\w@])@[\w][\w.-]*\w | (?<!\w)[\w.]{{2,}}\s?\#\s?\d{{3,5}}\b | (?<![\w@.])(?=\w*[a-z])[\w.]*[^\W_]_[\w.]+ | (?<![\w@.])[\w.]+_\d+\w*
  | (?:\b{_PLATFORM}(?:[-\s]?(?:user)?name|[-\s]?account|[-\s]?konto|[-\s]?profile?n?)?\s*(?::|=|\bis\b|\bist\b|\bär\b|\bheißt\b|\bheter\b)\s*(?:da\s+|där\s+)?
     |\b(?:user|nutzer|benutzer|användar|nick|profil)-?(?:name|namn)\s*(?::|=|\bis\b|\bist\b|\bär\b)?\s*)\K[\w.-]*\w(?:\s?\#\s?\d{{3,5}})?
  | \b{_PLATFORM}\s+\K(?=[\w.-]*[\d_.])[a-z][\w.-]{{2,}}\w""")
_IBAN = rule(r"\b[a-z]{2}\d{2}(?:[\s-]?[a-z]{4})?(?:[\s-]?\d{1,4}){3,8}\b")
_MONTH = (r"(?:jan(?:uari?|uary)?|jänner|feb(?:ruari?|ruary)?|märz|maerz|mars|march|mar|apr(?:il)?|mai|maj|may|jun[ei]?|jul[iy]?|aug(?:ust[i]?)?"
          r"|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)")
_DATE = rule(rf"""\b(?:0?[1-9]|[12]\d|3[01])\s?[./-]\s?(?:0?[1-9]|1[012])\s?[./-]\s?(?:19|20)?\d\d\b
  | \b(?:0?[1-9]|1[012])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)?\d\d\b | \b(?:19|20)\d\d[-./](?:0[1-9]|1[012])[-./](?:0[1-9]|[12]\d|3[01])\b(?!-?\d)
  | \b(?:0?[1-9]|[12]\d|3[01])(?:\.|st|nd|rd|th|:?e)?\s*(?:of\s+|den\s+)?{_MONTH}\.?,?\s*(?:19|20)\d\d\b
  | \b{_MONTH}\.?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b
  | \b(?:geboren|geb\.?|geburtstag|född|fyller\s+år|born|birthday|dob)\s+(?:am|den|ist|is|on|är)?\s*(?:the\s+)?\K\d{{1,2}}\b(?:(?<=\d)(?:st|nd|rd|th|:?e))?[.\s/-]+(?:of\s+)?(?:{_MONTH}|\d{{1,2}}\b\.?)(?:[.\s/-]*(?:19|20)?\d\d)?(?!\w)""")
_PERSONAL = rule(r"""\b(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-8]\d|9[01])[-+\s]?\d{4}\b
  | \b\d{2}\s?\d{6}\s?[a-z]\s?\d{3}\b | \b756[.\s]?\d{4}[.\s]?\d{4}[.\s]?\d{2}\b | \b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b
  | \b(?=(?:[^\W_]*\d){4})(?=[^\W_]*[a-z])[a-z0-9]{8,18}\b""")
_PLATE = rule(r"""\b[A-ZÄÖÜ]{1,3}[-–]\s?[A-Z]{1,2}\s?\d{1,4}[EH]?\b | \b(?!(?:SMS|TEL|DSM|ICD|SGB)\b)[A-ZÄÖÜ]{1,3}\s[A-Z]{1,2}\s?(?!(?:19|20)\d\d\b)\d{1,4}[EH]?\b
  | \b(?!(?:SMS|TEL|DSM|ICD|SGB)\b)[A-Z]{3}\s?\d{2}[A-Z0-9]\b | \b[A-Z]{2}\d{2}\s?[A-Z]{3}\b
  | (?i:\b(?:kennzeichen|nummernschild|auto|wagen|plate|reg(?:nr|nummer|istration)?|bil|car)\.?:?\s+(?:ist|is|är|mit|with|nr\.?|med)?\s*
     \K(?:[a-zäöü]{1,3}[-\s][a-z]{1,2}\s?\d{1,4}|[a-z]{3}\s?\d{2}[a-z0-9]|[a-z]{2}\d{2}\s?[a-z]{3}))\b""", 0)
_CODE = r"(?!(?:ist|is|är|vom|und|och|and|nr|no)\b)(?=[\w\s./-]*\d)(?:[a-zåäö]{1,4}[-./\s]{0,2})?\d[\w]*(?:(?:\s?[-./]{1,2}\s?|\s)(?=\w*\d|[a-z]\b|[a-z]{1,3}\s\d)\w+)*"
_FILE = rule(rf"""\b(?:aktenzeichen|geschäftszeichen|az|\w*(?:nummer|nr|numret|numre)|bg|mål|dnr|ocr|referen[sz]|ref|case|file|customer|client|patient|policy|passport
  |member(?:ship)?|reference|insurance|account|ticket|id|pin|pass|ausweis)\b(?:[-\s]*(?:number|nummer|nr|no|num|id))?\s*(?:\s(?:is|ist|är|lautet|vom\s\w+)\b\s*)?[.:\#=]*\s*\K{_CODE}
  | \b\d{{1,3}}\s[A-Z]{{1,3}}\s\d{{1,5}}/\d{{2,4}}\b | \b[TBÖÄFM]\s\d{{2,5}}-\d{{2}}\b""")
_RUN = rule(r"(?<![\w.])(?:\+\s?|\(\s?\+?)?\d(?:[\ \t().\-–/]{0,3}\d){5,}(?:\s?[-/]\s?[a-z]{1,2}\b)?")
_DIGIT_WORD = (r"(?:null|eins|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio"
               r"|double|triple|zero|oh|one|two|three|four|five|six|seven|eight|nine|\d)")
_SPOKEN = rule(rf"\b{_DIGIT_WORD}(?:[\s,-]+{_DIGIT_WORD}){{5,}}\b")
_REGIONS = ("DE", "AT", "CH", "SE", "GB")
_MONEY = rule(r"^\s?(?:€|\$|£|:-|eur|euros?|kr|kronor|sek|chf|franken|franc|pounds?|dollars?|tkr|usd)")
_MONEY_BEFORE = rule(r"(?:€|\$|£|eur|chf|sek)\s?$")
_YEARS = rule(r"(?:19|20)\d\d(?:\s?[-–/.\s]\s?(?:(?:19|20)?\d\d))+")


def coded(text: str, public: Public) -> Iterator[Span]:
    """The spans of one text that are known by their form; public contacts are passed over. May overlap: the first found counts."""
    for match in _MAIL.finditer(text):
        if not public.has_mail(match.group()):
            yield spot(match, "email")
    for match in _LINK.finditer(text):
        if not (public.has_link(match.group()) or match.group().lower() in _BARE or text[match.start() - 1:match.start()] == "@"):
            end = match.end() - len(match.group()) + len(match.group().rstrip(".,;:!?"))
            yield Span(match.start(), end, "link")
    for region in _REGIONS:  # knows signs between digits that nobody thinks of; our own run of digits knows typos
        for number in phonenumbers.PhoneNumberMatcher(text, region):
            if len(regex.findall(r"\d", number.raw_string)) > 5 and not _stays(text, number.start, number.end, public):
                yield Span(number.start, number.end, "number")
    for pattern, kind in _FORMS:
        for match in pattern.finditer(text):
            loose = pattern is _RUN
            if not (loose and _stays(text, match.start(), match.end(), public) or kind == "number" and public.has_number(match.group())):
                yield spot(match, kind)


_FORMS: List[Tuple[regex.Pattern[str], str]] = [
    (_IBAN, "number"), (_PERSONAL, "number"), (_DATE, "date"), (_FILE, "number"), (_PLATE, "number"), (_RUN, "number"), (_SPOKEN, "number"), (_HANDLE, "handle"),
]


def _stays(text: str, start: int, end: int, public: Public) -> bool:
    """Whether a run of digits is a public number, money, years or hours."""
    run = text[start:end]
    groups, digits = regex.findall(r"\d+", run), regex.sub(r"\D", "", run)
    if public.has_number(run) or _YEARS.fullmatch(run):
        return True
    if _MONEY.match(text[end:]) or _MONEY_BEFORE.search(text[:start]):
        return True
    if not regex.search(r"\p{L}", run) and 0 < len(digits) < 3:
        return True
    hours = len(digits) < 9 and all(len(group) <= 2 for group in groups) and not run.lstrip("( ").startswith(("0", "+"))
    return hours and len(groups) > 2
