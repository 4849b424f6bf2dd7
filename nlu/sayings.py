"""What people say in set words, so that no classifier need weigh it: a plea, that they are unwell, that another wants no help."""
from __future__ import annotations

import re

from index.linear import fold

_PLEA = re.compile(r"(?:bitte|please|pls|snalla|hallo|hej|hi|hello)?[ ,!]*(?:ich )?(?:brauche? (?:dringend |jetzt )?)?(?:hilfe|help(?: me)?|hjalp(?: mig)?|"
                   r"i need help|need help|(?:jag )?behover hjalp|kan (?:du|nagon) hjalpa mig|can (?:you|someone|anyone) help(?: me)?|"
                   r"kann (?:mir )?(?:jemand|wer|du) (?:mir )?helfen)"
                   r"(?: bitte| please| pls| tack| snalla)?[ .!?]*$")
_VERY = (r"(?:(?:gar|echt|so|grad|gerade|voll|richtig|total|einfach|ziemlich|sehr|halt|leider|heute|zurzeit|momentan|im moment|nur|wirklich|mega|ur|"
         r"immer|valdigt|jatte|ganska|riktigt|bara|just nu|helt|sa|really|very|just|pretty|quite|kinda|feeling|doing|right now|too|that|all|"
         r"at the moment|lately|a bit)[ ,]*)*")
_BADLY = (r"(?:nicht (?:so |besonders |wirklich |sehr |mehr )?(?:gut|toll|prickelnd|dolle)|ned (?:so )?guat|net (?:so )?gut|schlecht|scheisse|scheiss|"
          r"beschissen|mies|dreckig|elend|furchtbar|kacke|grottig|besch\w*|dalig\w*|skit\w*|piss|uselt|inte (?:sa |sarskilt |alls )?(?:bra|ok)|"
          r"inget bra|kasst|for javligt|bad|awful|terrible|horrible|shit|crap|rubbish|miserable|like (?:shit|crap|rubbish)|unwell|rough|"
          r"not (?:doing |feeling )?(?:so |too |very |that |really )?(?:ok|okay|good|well|great|alright|fine))")
_I_FEEL = r"\b(?:mir geht(?:'?s| es)?|geht(?:'?s)? mir|(?:ich )?fuhle? mich|(?:jag )?mar|(?:jag )?kanner mig|i'?m|i am|i feel|feeling|doing) "
_UNWELL, _BARE = re.compile(_I_FEEL + _VERY + _BADLY + r"\b"), re.compile(r"[ ,.]*" + _BADLY + r"[ .!…]*$")
_HELP = r"(?:hilfe\w*|helfen|therap\w*|beratung|arzt|arztin|hjalp\w*|vard\w*|stod\w*|lakare\w*|psykolog\w*|help|doctor|gp|support|counsell?ing|treatment)\b"
_REFUSES = re.compile("|".join(r"(?<!\bich )(?<!\bjag )(?<!\bi )(?<!\bwir )(?<!\bvi )(?<!\bwe )" + pattern for pattern in (
    r"\b(?:will|wollen|mochte?|mochten|mag|nimmt|sucht|lasst|geht|braucht)\b(?: \w+){0,4}? (?:keine?|keinerlei|nicht|nix|net|ned|nie)\b(?: \w+){0,3}? " + _HELP,
    r"\b(?:lehnt|verweigert|weigert|wehrt)\b(?: \w+){0,5}? " + _HELP,
    r"\bhilfe\b(?: \w+){0,3} (?:lehnt|verweigert|ablehnt|abgelehnt|will (?:er|sie) nicht)\b",
    r"\b(?:vill|tar|soker|accepterar|gar)\b(?: \w+){0,2}? (?:inte|ingen|aldrig|inget)\b(?: \w+){0,4}? " + _HELP,
    r"\b(?:vagrar|avvisar|tackar nej)\b(?: \w+){0,4}? " + _HELP,
    r"\b(?:won'?t|doe?sn'?t|do(?:e)?s not|dont|don'?t|will not|wouldn'?t|refus\w+|rejects?)\b(?: \w+){0,4}? " + _HELP)))


def is_plea(text: str) -> bool:
    """ "Hilfe", "help me please" and nothing else: a need without a name."""
    return bool(_PLEA.match(fold(text)))


def feels_unwell(text: str, asked: bool = False) -> bool:
    """ "Mir geht's scheiße", "jag mår inte bra": that something weighs on her, not what. A bare "not good" too where she was `asked`."""
    folded = fold(text)
    return bool(_UNWELL.search(folded) or (asked and _BARE.match(folded)))


def refuses_help(text: str) -> bool:
    """ "Sie will aber keine Hilfe": who worries can be helped all the same."""
    return bool(_REFUSES.search(fold(text)))
