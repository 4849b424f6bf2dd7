"""What somebody did to the writer, so that it is about her: violence, leaving, deceit. Needs no model, for the guard stands on it too."""
from __future__ import annotations

import re

from index.linear import fold

_HURTS_ME = re.compile(
    r"\bmich (?:\w+ ){0,2}(?:ge(?:wurgt|schlagen|schubst|treten|stossen|packt|hauen|ohrfeigt|schuttelt)|verprugelt|bedroht|angegriffen|eingesperrt)\b|"
    r"\b(?:schlagt|wurgt|schubst|tritt|bedroht|verprugelt|haut|schlug|wurgte|trat) mich\b|"
    r"\b(?:slar|slog|slagit|strypte?r?|strypt|knuffar?|sparkar?|sparkade|sparkat|hotar|hotade|hotat|misshandlar?) (?:till |ner |han |hon |de |dom )*mig\b|\b(?:strypgrepp|stryptag) pa mig\b|"
    r"\b(?:hits?|beats?|beaten|chok(?:es|ed)|strangled|kick(?:s|ed)|push(?:es|ed)|slap(?:s|ped)|punch(?:es|ed)|threaten(?:s|ed)|shov(?:es|ed)) me\b")

# A love of the writer that ended by the other's will: "min Fründ het mi verlah", "she broke up with me".
PARTED = (
    r"\b(?:hat|haben|hot|had) (?:sich )?(?:\w+ ){0,3}?(?:von mir getrennt|mich (?:\w+ ){0,3}?(?:verlassen|sitzen ?lassen|abserviert))\b|\bverlasst mich\b|\bhat mich (?:\w+ ){0,4}?verlassen\b|"
    r"\bhet mi(?:ch)? (?:\w+ ){0,2}?verl(?:ah|ag|oh|aa|ou|asse)\w*|\bhet schluss gmacht\b|"
    r"\bmeine? (?:freundin|freund|frau|mann|partner\w*|verlobte\w*|ex) hat sich (?:(?!von )\w+ ){0,3}?getrennt\b|\bmin \w+ (?:har )?(?:separerade|separerat)\b(?! fran (?!mig))|"
    r"\bhat (?:gestern |einfach |plotzlich |per \w+ |mit mir )*schluss gemacht\b|"
    r"\b(?:har )?(?:lamnat|lamnade|dumpat|dumpade|lamnar) mig\b|\b(?:har )?(?:gjorde|gjort|gor) slut\b(?! med (?!mig))|"
    r"\b(?:left|dumped|ditched|is leaving|has left|walked out on) me\b|\b(?:broke|broken|split|splitting) up with me\b")
_DECEIVED = (
    r"\bhat mich (?:\w+ ){0,4}?betrogen\b|\bbetrugt mich\b|\b(?:bedragit|bedrog) mig\b|\bvar(?:it)? otrogen(?: mot mig)?\b|\b(?:ghosted|cheated on|cheats on) me\b|"
    r"\b(?:ist|isch|is|har)(?: \w+){0,4} (?:ausgezogen|uszoge|auszogn|flyttat ut)\b|\b(?:moved|moving|moves) out\b")
_LEFT_ME = re.compile(f"{PARTED}|{_DECEIVED}")

_KEEPS_ME = re.compile(
    r"\blasst mich (?:\w+ ){0,3}?(?:nicht|nie|nimmer)\b|\bverbietet mir\b|\b(?:will|mochte) nicht,? dass ich\b|\b(?:nimmt|nahm) mir (?:die|meine|unsere)\b|\bvorenthalt\w*|"
    r"\b(?:later|slapper|lat) mig (?:inte|aldrig)\b|\bforbjuder mig\b|\bvill inte att jag\b|\b(?:won'?t|doe?sn'?t|doe?s not|will not|never|didn'?t) lets? me\b|"
    r"\bmeine schuld\b|\bmir (?:die |an allem )?schuld\b|\bmitt fel\b|\bskyll\w+ pa mig\b|\bmy fault\b|\bblam(?:es?|ing) me\b|"
    r"\b(?:doe?sn'?t|doe?s not|don'?t|do not) want me to\b|\bforbids me\b|\b(?:keeps?|stops?) (?:me from|(?:the|my|our) (?:kids|children|son|daughter) from me)\b")


def keeps_me(text: str) -> bool:
    """Whether somebody keeps the writer from what she wants, or blames her ("mitt ex låter mig inte träffa barnen"): it is she who is in need."""
    return bool(_KEEPS_ME.search(fold(text)))


def hurts_me(text: str) -> bool:
    """Whether somebody did the writer violence: "er hat mich gewürgt", "he hits me". Not whether that was just now."""
    return bool(_HURTS_ME.search(fold(text)))


def left_me(text: str) -> bool:
    """Whether a partner left the writer or deceived her: it is she who is in need."""
    return bool(_LEFT_ME.search(fold(text)))
