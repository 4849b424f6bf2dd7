"""What somebody does for a living: "Year 6 teacher here", "är läkare", "ich arbeite auf der Intensivstation", "my husband's a fireman".

Where she asks for herself, that is about work; and some offers are made for one occupation alone.
"""
from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Tuple

from index.linear import fold
from index.sieve import Expression, passing
from index.taxonomy import LANGUAGES
from index.yml import read_yml

_FILE = Path(__file__).with_name("occupations.yml")
_OTHER = "other"
_A = (r"(?: (?:ein|eine|einer|en|ett|a|an|the|selbst|selber|sjalv|auch|von beruf|seit \d+ jahren|jetzt|neu\w*|unga?|junge\w*|ny|nybliven|new|young|"
      r"qualified|utbildad|gelernter?|angestellter?|only a|just a|bara)){0,3}")
_AM = r"(?:bin|i'?m|i am|ar|e|jobbar som|arbetar som|arbeite als|work as|jag ar|ich bin)"
_I_AM = rf"(?:^|[.!,;:?] |\b(?:ich|i|jag|und|och|and|hej|hi|hallo) ){_AM}{_A}"
_HERE = r"(?=[,.:;]| (?:hier|here|har|seit|sedan|sen|for \d+|i \d+|im|in|in der|pa|an|at|on)\b)"
_FROM = r"(?= (?:aus|from|fran)\b)"
# More ways to say the same, also within a sentence: "being a nurse", "har varit polis i tio år", "I'm a burnt-out teacher".
_BEEN = (r"(?<![\w'-])(?:(?:ich|i|jag) (?:bin|arbeite|jobbe|schaffe|am|'m|work|ar|jobbar|arbetar|have been|'ve been|har varit|har jobbat som)|"
         r"i'm|im|i've been|har varit|bin|being|working|als|som|as)")
# Up to three words between, none of which leads to somebody else: "I'm seeing a therapist", "als der Arzt kam".
_ANY = (r"(?: (?!(?:of|von|av|from|with|for|mit|med|by|bei|beim|hos|in|im|i|to|zu|zum|zur|till|an|am|at|auf|pa|on|om|vom|gegen|mot|against|"
        r"like|wie|the|der|die|das|den|dem|des|det|my|min|mitt|mina|mein\w*|unser\w*|our|her|his|their|sein\w*|ihr\w*|hans|hennes|and|und|"
        r"och|or|oder|eller|kein\w*|no|not|nicht|inte|ingen|\w+ing)\b)[\w'-]+){0,3}")
_I_WORK = (r"(?:\b(?:ich|i|jag|wir|we|vi)\b(?: \w+){0,2} (?:arbeite\w*|jobbe|schaffe|work|have worked|jobba\w*|arbetar)|\bi'm working|"
           r"^(?:arbeite|jobbe|work|working|jobbar|arbetar))(?: [\w']+){0,4}")
_I_SERVE = r"\b(?:ich|i|jag|i'm|im|bin|ar)\b(?: \w+){0,3}"
# "I'm 70, farmer", "48, bonde": an age of her own, and what she is.
_AGED = r"(?:^|\b(?:ich bin|bin|i'?m|i am|jag ar|ar) )\d\d(?: (?:jahre?(?: alt)?|ar(?: gammal)?|years? old))?,?(?: (?:und|och|and))?(?: (?:an?|ein\w*|en))?"
# Of somebody else: "mein Mann ist …", "my sister's a …", "hon jobbar som …", "my wife, a nurse".
_THEY_ARE = (r"\b(?:mein\w*|unser\w*|min|mitt|my|our|var|vart|er|sie|he|she|han|hon|a|en|eine?)(?: \w+){0,2}?"
             r"(?: (?:ist|is|ar|war|was|arbeitet|jobbt|works|working|jobbar|arbetar)(?: (?:als|as|som))?|'s)")
_BESIDE = r"\b(?:mein\w*|min|mitt|my)(?: \w+){1,2}(?:,| \()(?: (?:an?|ein\w*|en))?"
_THEY_WORK = r"\b(?:arbeitet|jobbt|works|working|jobbar|arbetar)(?: \w+){0,2}"
_THEY_SERVE = r"\b(?:ist|is|ar)(?: \w+){0,2}"
# By what an occupation is named: (what leads up to that of another, to her own).
_BEFORE = {"job": (rf"{_THEY_ARE}{_ANY}|{_BESIDE}", rf"{_I_AM}|{_BEEN}{_ANY}|{_AGED}"), "at": (_THEY_WORK, _I_WORK),
           "among": (rf"{_THEY_WORK}|{_THEY_SERVE}", rf"{_I_WORK}|{_I_SERVE}")}
_OPENS = Expression(rf"{_HERE}|{_FROM}")


class Told(NamedTuple):
    """Ids of the vocabulary's occupations, in the order of the message: of the writer, and of the one she writes about."""

    hers: Tuple[str, ...]
    others: Tuple[str, ...]

    def of(self, who: Optional[str]) -> Tuple[str, ...]:
        """Those of the one whom it is about; at work, the writer's too."""
        if who == "colleague":
            return self.hers + self.others
        return self.others if who in ("relative", "friend") else self.hers


def tells_occupation(text: str) -> bool:
    """Whether the writer names her own occupation."""
    return bool(_telling().search(fold(text)))


def occupations_in(text: str) -> Told:
    """The occupations for which there are offers, as far as a message tells them."""
    folded = fold(text)
    hers: Dict[str, int] = {}
    others: Dict[str, int] = {}
    for (id, kind), named in passing(_words(), folded):
        for found in named.finditer(folded):
            before, of_others, of_her = folded[:found.start()], *_BEFORE[kind]
            # "hon jobbar som sjuksköterska" holds what alone would be said of herself, "jag jobbar på akuten" what would be of another
            told = (others, of_others), (hers, of_her)
            for whose, how in told if kind == "job" else reversed(told):
                if _ends(before, how):
                    whose.setdefault(id, found.start())
                    break
            else:
                if kind == "job" and not before and _OPENS.match(folded, found.end()):
                    hers.setdefault(id, found.start())
    return Told(_in_order(hers), _in_order({id: at for id, at in others.items() if id not in hers}))


def _ends(before: str, how: str) -> bool:
    return bool(_leading(how).search(before))


def _in_order(found: Dict[str, int]) -> Tuple[str, ...]:
    return tuple(sorted(found, key=lambda id: found[id]))


@cache
def _leading(how: str) -> Expression:
    """What leads up to an occupation, at the end of what stands before it."""
    return Expression(rf"(?:{how}) $")


@cache
def _jobs() -> Dict[str, Dict[str, List[str]]]:
    return dict(read_yml(_FILE))


@cache
def _telling() -> Expression:
    jobs = "|".join(job for of in _jobs().values() for language in LANGUAGES for job in of.get(language, ()))
    return Expression(rf"{_I_AM} (?:{jobs})\b|\b(?:ich|jag|i) (?:arbeite als|jobbar som|arbetar som|work as)\b|^(?:{jobs})\b{_HERE}|^(?:{jobs}){_FROM}")


@cache
def _words() -> List[Tuple[Tuple[str, str], Expression]]:
    """How each occupation of the vocabulary is named, by its id and "job" (what somebody is), "at" (where she works) or "among" (where she is)."""
    found: List[Tuple[Tuple[str, str], Expression]] = []
    for id, of in _jobs().items():
        if id != _OTHER:
            named = {"job": [job for key in (*LANGUAGES, "apart") for job in of.get(key, ())], "at": of.get("at", []), "among": of.get("among", [])}
            found += [((id, kind), Expression(rf"(?<![\w'-])(?:{'|'.join(some)})(?![\w'-])")) for kind, some in named.items() if some]
    return found
