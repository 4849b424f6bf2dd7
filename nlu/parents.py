"""Who writes as a mother or a father: a small child or a teenager at home makes nobody a child, and who is worn out by it asks for herself."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression

_SMALL = (r"(?:smabarn\w*|bebis\w*|babyn?|nyfodd\w*|spadbarn\w*|tvillingar\w*|toddler\w*|new ?born\w*|infant|baby|babies|twins|kleinkind\w*|neugeboren\w*|saugling\w*|zwillinge?|"
          r"(?:two|three|one|four|2|3|1|4)[ -]year[ -]old|(?:ett|tva|tre|fyra)aring\w*|(?:ein|zwei|drei|vier)jahrige?\w*|\d+ ?(?:man|manader|monate?|months?|wochen|veckor|weeks) (?:alt\w* |gammal |gamla |old )?(?:baby|bebis\w*|tvilling\w*|kind|twins))")
_CHILD = rf"(?:{_SMALL}|barn(?:en)?|kinder|kids|children|tonaring\w*|teenager\w*|teenage (?:son|daughter|boy|girl)|ungarna|sonen|dottern|sohn|tochter|kind)"
_PARENT = r"(?:(?:\w*smabarns|ensam|tonars|tvillings?)(?:mamma|pappa|foralder|foraldrar|mor)\w*|(?:alleinerziehend\w*|zwillings?(?:mama|mutter|papa|vater)|mama von \w+|mutter von \w+)|(?:single|new|tired) (?:mum|mom|mother|dad|father|parent)|first[- ]time (?:mum|mom|dad))"
_WORN = (r"(?:trott|helt slut|slut|slutkord|orkar|pallar|utmattad|utsliten|galen|tokig|sover|sovit|somn|sova|vakna|grater|gratit|mude|muad|erschopft|fertig|kaputt|kann nicht mehr|nimmer|ausgelaugt|uberfordert|schlaf\w*|geschlafen|wahnsinnig|irre|"
         r"tired|exhausted|knackered|slept|sleep|overwhelmed|mad|crazy|killing me|worn out|shattered|burnt|cope)")
_WORN_OUT = Expression(rf"\b{_WORN}\b")
_HAS_SMALL = Expression(rf"\b(?:{_SMALL}|{_PARENT})\b")
_OF_ME = Expression(r"\b(?:ich|i|jag|ja|mich|mig|mej|mir|me|i'?m|i'?ve|vi|wir|we|bin|ar|ha|hab|habe|kan inte|har)\b|^\W*(?:nej |no |nein |asa? |asso |ass )*(?:bara |nur |just |so |sa )?(?:trott|mude|tired|exhausted|helt slut|slut|knackered|shattered)\b")
# It is the child that sleeps badly or is ill: "min bebis sover inte, är hon sjuk?"
_ITS_OWN = Expression(rf"\b{_CHILD}\b(?: \w+)? (?:is|ist|ar|has|hat|har)(?: \w+){{0,2}} (?:ill|sick|sjuk|krank|autis\w*|adhd|feber|fever|fieber|deprimerad|depress\w*)\b")
# It is the mother of the child whom another writes about ("my sister had a baby and cries all day"), unless the writer says it of herself.
_IN_CHILDBED = Expression(
    r"\b(?:mein\w*|unser\w*|min|mitt|var|my|our|syrran|systern|dottern|frugan|tjejen) ?(?:\w+ )?(?:frau|freundin|schwester|tochter|kollegin|schwagerin|partnerin|nachbarin|fru|sambo|tjej|flickvan|syster|syrra|dotter|kompis|vaninna|granne|svagerska|kollega|wife|girlfriend|gf|partner|sister|daughter|friend|colleague|neighbour)?\b"
    r"(?: \w+){0,2}? (?:hat|har|fick|fatt|fodde|fott|bekam|bekommen|had|has|gave birth|inte|nicht|isn'?t|not)\b")
_I_AM_WORN = Expression(rf"\b(?:ich|jag|i|i'?m|vi|wir|we|bin)\b(?: \w+){{0,4}} {_WORN}\b|\b(?:mich|mig|mir|me)\b(?: \w+){{0,2}} {_WORN}\b")
# Words that make a number of years or an age group somebody else's.
_SELF_YOUNG = Expression(r"\b(?:ich|i|jag|ja|i'?m|bin|als|som|as)(?: (?:bin|am|ar|e|bara|nur|only|just|noch|erst|ein|eine|en|a|another|typical|normal|halt|still|ju))* (?:teen\w*|jugendliche\w*|tonaring|ungdom)\b")
_BARE = 2  # words of an answer


def is_worn_out_by_a_child(text: str) -> bool:
    """Whether a mother or a father of a small child tells how it wears her out."""
    folded = fold(text)
    if _IN_CHILDBED.search(folded) and not _I_AM_WORN.search(folded):
        return False
    return bool(_HAS_SMALL.search(folded) and _WORN_OUT.search(folded) and _OF_ME.search(folded)) and not _ITS_OWN.search(folded)


_MY_CHILD = Expression(
    r"\b(?:my|our|mein\w*|unser\w*|min|mitt|mina|var|vart|vara)(?: (?!und\b|and\b|och\b)\w+){0,2}? (?:\w*son|\w*sohn\w*|bub\w*|jung\w*|daughters?|\w*tochter\w*|\w*dotter|dottrar|kids?|child|children|kind\w*|barn\w*|ungar|teenagers?|teens?|teenie\w*|tonaring\w*|grabb\w*|boys?|girls?)\b|"
    r"\b(?:dottern|sonen|forald\w+ till|elternteil|eltern von|(?:mum|mom|dad|mother|father|mutter|vater|mama|papa|mamma|pappa|parents?) (?:of|von|till|to))\b")
_BABY = Expression(r"\b(?:bab[yi]\w*|bebis\w*|saugling\w*|neugeboren\w*|nyfodd\w*|newborn|schwanger\w*|gravid\w*|pregnant)\b")


def has_a_child(text: str) -> bool:
    """Whether she tells of a child of hers that is no baby: "my teenage son", "sonen", "mum of two"; who is fifteen has none."""
    folded = fold(text)
    return bool(_MY_CHILD.search(folded)) and not _BABY.search(folded)


def own_age_group(text: str, who: Optional[str], group: Optional[str]) -> Optional[str]:
    """The age group that a word names, where it is that of the one it is about: "småbarn" at home are not the writer's age, nor is "en tonåring som inte städar"."""
    if group not in ("child", "young") or who not in (None, "self", "unknown"):
        return group
    folded = fold(text)
    return group if len(folded.split()) <= _BARE or (group == "young" and _SELF_YOUNG.search(folded)) else None
