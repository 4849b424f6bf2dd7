"""Opening hours as people write them, lifted to OpenStreetMap's opening_hours: "Mo-Fr 9-17 Uhr", "mån–fre 9–17", "Mon–Fri 9am–5pm"."""
from __future__ import annotations

import re
from typing import Dict, List, Optional

from index.hours import hours_problem, hours_traps, rule_days

# Days in German, Swedish and English, with commas between.
_DAYS = {
    "Mo": "montags, montag, mo, måndagar, måndag, mån, må, mondays, monday, mon",
    "Tu": "dienstags, dienstag, di, tisdagar, tisdag, tis, ti, tuesdays, tuesday, tues, tue, tu",
    "We": "mittwochs, mittwoch, mi, onsdagar, onsdag, ons, on, wednesdays, wednesday, wed, we",
    "Th": "donnerstags, donnerstag, do, torsdagar, torsdag, tors, tor, to, thursdays, thursday, thurs, thur, thu, th",
    "Fr": "freitags, freitag, fr, fredagar, fredag, fre, fridays, friday, fri",
    "Sa": "samstags, samstag, sonnabends, sonnabend, sa, lördagar, lördag, lör, lö, saturdays, saturday, sat",
    "Su": "sonntags, sonntag, so, söndagar, söndag, sön, sö, sundays, sunday, sun, su",
    "PH": "gesetzliche feiertage, gesetzlichen feiertagen, feiertags, feiertage, feiertagen, feiertag, helgdagar, helgdag, public holidays, "
          "bank holidays, holidays",
    "Mo-Fr": "werktags, werktage, werktagen, wochentags, vardagar, vardag, vard, weekdays, weekday",
    "Mo-Su": "täglich, tägl, jeden tag, alle tage, dagligen, alla dagar, varje dag, daily, every day",
    "Sa,Su": "am wochenende, wochenende, wochenenden, helger, helgen, weekends, weekend",
}
_DAY = {word: code for code, words in _DAYS.items() for word in words.split(", ")}
_ALWAYS = re.compile(r"24\s*/\s*7|rund um die uhr|dygnet runt|(?:a|the )?round the clock|around the clock|24[ -]?(?:h|hours|stunden|timmar)\b|"
                     r"jederzeit|alltid öppet|always open")
# What may stand beside it without taking anything away: every day of the week, of the year.
_EVERY_DAY = re.compile(r"\b(?:(?:an )?(?:7|sieben|365|allen?) tagen? ?(?:die|in der|pro|im|der)? ?(?:woche|jahr)?|"
                        r"(?:mo|mon|mån)[a-zäöå]*\.?\s*-\s*(?:so|sun|sön)[a-zäöå]*|"
                        r"7 days(?: a week)?|365 days(?: a year)?|alla dagar(?: i veckan)?|hela veckan|året runt|"
                        r"(?:das )?ganze jahr|all year(?: round)?|auch (?:am wochenende|an "
                        r"feiertagen)|även (?:helger|helgdagar)|a day|om dygnet|(?:am|pro) tag|erreichbar|besetzt|bemannat|available|ja|yes)\b")
_OSM = re.compile(r"\d\d:\d\d|24/7")
# What is said beside days and times, and can be told apart: hours after agreement too (which take nothing away), days that are closed, a break.
_AGREED = re.compile(r"[,;(]?\s*(?:\b(?:und|sowie|oder|och|samt|eller|and|or|u\.)|[&+])\s+(?:auch |gerne? |även |also |jederzeit )?"
                     r"(?:nach|enligt|efter|by|on|upon)\s+"
                     r"(?:(?:telefonische[rn]?|vorherige[rn]?|individuelle[rn]?|persönliche[rn]?|prior) )?"
                     r"(?:vereinbarung|absprache|termin(?:vereinbarung|absprache)?|överenskommelse|tidsbokning|appointment|request|arrangement)\)?")
_DAY_CODES = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b(?:\s*(?:[-,/&+]|und|och|and|sowie|samt)\s*(?:an |am |på )?(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b)*"
_CLOSED = re.compile(rf"[,;(]?\s*(?:(?:außer|ausser|nicht|utom|ej|inte|except|not|geschlossen|stängt|closed)\s+"
                     rf"(?:an |am |på |on )?(?:allen |alla |all )?({_DAY_CODES})|"
                     rf"(?:an |am |på )?({_DAY_CODES})\s*[.:]*\s*(?:ist |sind |är |are )?(?:geschlossen|stängt|closed))\)?(?!\s*[\d:])")
_NO_HOLIDAY = re.compile(r"\bhelgfria?\b")
_BREAK = re.compile(r"[,;(]?\s*\b(?:lunch(?:stängt|paus)?|mittagspause|pause|closed for lunch|stängt för lunch)"
                    r"\s*[:,]?\s*(?:kl\.? |von |mellan |from )?(\d\d:\d\d)-(\d\d:\d\d)\)?,?")
_WORD = re.compile("|".join(sorted((rf"\b{re.escape(word)}\b" for word in _DAY), key=len, reverse=True)))
_NOISE = re.compile(r"\b(uhr|h|kl|klockan|o'?clock|von|från|from|jeweils|tel|telefonisch|zwischen|between|mellan|at|um|am|på|on|geöffnet|öppet|open|"
                    r"är|öppettider|sprechzeiten|std|auch|även|also|zusätzlich)\b\.?")
_TIME = r"(\d{1,2})(?:[:.](\d\d))?(?:\s*(am|pm)\b)?"
_SPAN = re.compile(rf"{_TIME}\s*-\s*{_TIME}")
_RULE = re.compile(r"(?P<days>(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)[\s,-]*)*)(?P<times>\d\d:\d\d-\d\d:\d\d(?:\s*,\s*\d\d:\d\d-\d\d:\d\d)*)")


def read_hours(text: str) -> Optional[str]:
    """The hours in opening_hours syntax (as they stand, where they already are), or None where they cannot be read whole."""
    text = text.strip()
    if _OSM.search(text) and hours_problem(text) is None:
        # Written by hand it is an addition ("Mo-Fr 09:00-12:00; Mo 14:00-16:00"), where a machine would have the later rule replace the earlier
        return any("replaces" in trap for trap in hours_traps(text)) and _plain(text) or text
    return _plain(text)


def _plain(text: str) -> Optional[str]:
    plain = text.casefold().replace("–", "-").replace("—", "-").replace("−", "-").replace("‑", "-")
    if _ALWAYS.search(plain):  # "not", "but", "by appointment", other days or an answering machine: none of it is round the clock
        rest = _WORD.sub(lambda found: "" if _DAY[found[0]] == "Mo-Su" else found[0], _EVERY_DAY.sub(" ", _ALWAYS.sub(" ", plain)))
        return None if re.search(r"\w", _NOISE.sub(" ", rest)) else "24/7"
    plain = re.sub(r"(?<=\d)\s*([ap])\.\s?m\b\.?", r"\1m", plain)
    plain = re.sub(r"\b(?:mitternacht|midnatt|midnight)\b", "24:00", re.sub(r"\b(?:12 )?noon\b", "12:00", plain))
    plain = re.sub(r"\b(\d\d)(\d\d)(\s*(?:-|bis|till|to)\s*)(\d\d)(\d\d)\b", r"\1:\2\3\4:\5", _AGREED.sub(" ", plain))
    # "to" between days or times is a dash; as a Swedish Thursday it is not followed by a day or an hour alone
    plain = re.sub(r"(?<=[\d a-zåäö.])\s+(?:bis|till|to|until)\s+(?=\S)", "-", plain)
    plain = _WORD.sub(lambda found: _DAY[found[0]], re.sub(r"\b(closed|except|not) on\b", r"\1", plain))
    off: List[str] = ["PH"] if _NO_HOLIDAY.search(plain) else []
    plain = _CLOSED.sub(lambda found: off.append(_codes(found[1] or found[2])) or " ", _NO_HOLIDAY.sub(" ", plain))  # type: ignore[func-returns-value]
    plain = _SPAN.sub(_span, _NOISE.sub(" ", plain))
    plain = _without_break(plain)
    plain = re.sub(r"\b(?:und|och|and|sowie|samt|&)\b|[&+/]", ",", plain)
    plain = re.sub(r"(Mo|Tu|We|Th|Fr|Sa|Su|PH)\s*\.?\s*:?", r"\1 ", plain)
    hours = _rules(plain)
    return "; ".join([hours, *(f"{days} off" for days in dict.fromkeys(off))]) if hours else None


def _codes(days: str) -> str:
    return re.sub(r"[^A-Za-z-]+", ",", re.sub(r"\s*-\s*", "-", re.sub(r"\b(?:und|och|and|sowie|samt|an|am|på)\b", " ", days))).strip(",")


def _without_break(plain: str) -> str:
    """The spans with one break left out of them, where a break is told."""
    found = _BREAK.search(plain)
    if found is None:
        return plain
    def parted(span: re.Match[str]) -> str:
        return f"{span[1]}-{found[1]},{found[2]}-{span[2]}" if span[1] < found[1] < found[2] < span[2] else span[0]

    return re.sub(r"(\d\d:\d\d)-(\d\d:\d\d)", parted, plain[:found.start()] + " " + plain[found.end():])


def _span(found: re.Match[str]) -> str:
    first, second = _clock(found[1], found[2], found[3] or (found[6] if found[6] == "am" else None)), _clock(found[4], found[5], found[6])
    return f"{first}-{second}"


def _clock(hour: str, minute: Optional[str], half: Optional[str]) -> str:
    value = int(hour)
    if half == "pm" and value < 12:
        value += 12
    if half == "am" and value == 12:
        value = 0
    return f"{value:02d}:{minute or '00'}"


def _rules(plain: str) -> Optional[str]:
    rules: List[str] = []
    end = 0
    for found in _RULE.finditer(plain):
        if re.sub(r"[\s,;.:|()\n]", "", plain[end:found.start()]):
            return None  # words in between that we do not know may change what is meant
        days = re.sub(r"\s*-\s*", "-", found["days"].strip(" ,-\n"))
        days = re.sub(r"[\s,]+", ",", days)
        times = re.sub(r"\s*,\s*", ",", found["times"])
        rules.append(f"{days} {times}".strip())
        end = found.end()
    if not rules or re.sub(r"[\s,;.:|()]", "", plain[end:]):
        return None
    joined = _joined(rules)
    hours = "; ".join(joined) if joined else ""
    return hours if hours and hours_problem(hours) is None else None


def _joined(rules: List[str]) -> Optional[List[str]]:
    """Rules for the same days become one with several spans: a later rule would replace an earlier one. Where rules share some of their days,
    each day gets the hours of all of them; None where these overlap, so that one may be meant instead of the other."""
    by_days: Dict[str, List[str]] = {}
    for rule in rules:
        days, _, times = rule.rpartition(" ")
        if not days and by_days:  # the same days once more, or every day: it does not tell
            return None
        by_days.setdefault(days, []).append(times)
    if len(by_days) > 1 and "" in by_days:
        return None
    each: Dict[str, List[str]] = {}
    for days, spans in by_days.items():
        if any(map(_backwards, ",".join(spans).split(","))):
            return None
        for day in _days(days):
            each.setdefault(day, []).extend(",".join(spans).split(","))
    if any(map(_overlap, each.values())):
        return None
    if sum(len(_days(days)) for days in by_days) == len(each):  # no day in two rules: as it is written
        return [f"{days} {','.join(spans)}".strip() for days, spans in by_days.items()]
    alike: Dict[str, List[str]] = {}
    for day, spans in each.items():
        alike.setdefault(",".join(sorted(spans)), []).append(day)
    return [f"{','.join(same)} {times_of}" for times_of, same in alike.items()]


def _days(days: str) -> List[str]:
    return list(dict.fromkeys(rule_days(days) + (["PH"] if "PH" in days else [])))


def _backwards(span: str) -> bool:
    """"9-5" may be an afternoon; only what begins towards evening goes past midnight."""
    return span[6:] < span[:5] and span[:5] < "16:00"


def _overlap(spans: List[str]) -> bool:
    ends = sorted((span[:5], span[6:]) for span in dict.fromkeys(spans))
    return len(set(spans)) < len(spans) or any(last > first for (_, last), (first, _) in zip(ends, ends[1:]))
