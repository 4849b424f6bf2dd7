"""What is no matter of hers today: what somebody saw or read (a girl in a film cuts herself), and what was once and is over ("I used to have such
thoughts, not any more, now it is about my marriage")."""
from __future__ import annotations

from typing import List, Optional, Tuple

from index.linear import fold
from index.sieve import Expression

_MEDIUM = (r"(?:film\w*|krimi\w*|tatort|serie\w*|folge|staffel|doku\w*|buch\w*|roman\w*|comic\w*|manga\w*|anime\w*|theaterstuck\w*|musical|netflix|youtube-?video\w*|hausarbeit|referat|facharbeit|aufsatz|"
           r"movies?|series|episode|crime (?:show|drama)|tv show|documentary|book|novel|play|essay|"
           r"filmen|deckar\w*|serien|avsnitt\w*|boken|bok|romanen|dokumentar\w*|uppsats\w*|pjas\w*)")
_DEED = (r"(?:ritzt|ritzen|schneidet|schneiden|verletzt|umbringt|umbringen|bringt|bringen|erhangt|aufhangt|springt|stirbt|gestorben|suizid\w*|selbstmord\w*|selbstverletz\w*|tablette\w*|cuts?|cutting|self ?-?harm\w*|kills?|hangs?|jumps?|dies|died|suicid\w*|"
         r"skar|skara|skadar|tar livet|tog livet|hoppar|hanger|dor|dog|sjalvmord\w*|sjalvskad\w*)")
_SHOWN = (r"(?:wo|in dem|in der|da|dort|darin|dabei|uber|in denen|bei dem|where|in which|about|and|dar|som|om|och|med|with|of|mit|von)")
# "der Krimi gestern, da ritzt sich das Mädchen", "a film where someone cuts herself", "en bok där en tjej skär sig"
_SEEN = Expression(rf"\b{_MEDIUM}\b(?: (?!ich\b|i\b|jag\b)\w+){{0,6}}?[ ,.]+{_SHOWN}\b(?: (?!ich\b|i\b|jag\b|mich\b|mig\b|myself\b|auch\b)\w+){{0,6}}? {_DEED}\b(?: (?:sich|himself|herself|themselves|sig|sej)(?: (?:jemand|einer|eine|wer|ein \w+|eine \w+|das \w+|der \w+|die \w+))?| (?:jemand|wer|somebody|someone|nagon|nan)| um| av sig| (?:sig|sich) sjalv)*")
_HERS = Expression(r"\b(?:auch|selber|selbst|selb[as]|nachmach\w*|nachgemacht|ausprobier\w*|wie (?:sie|er|die|in dem)|seitdem (?:ritz|schneid)\w*|will (?:ich|sie|er)|mochte|ocksa|sjalv|harmar|likadant|som hon|som han|testat|"
                   r"fiktion|fiction|erfunden|wahr|pahittat|sant|pa riktigt|true|too|as well|myself|herself now|like her|like him|copy\w*|tried it|want(?:s)? to|wants|suizid\w*|ritz\w*|umbring\w*|sterben|tot sein|kill\w*|suicid\w*|to die|sjalvmord\w*|skar sig|vill do|verletz\w*|hurt\w*|skada\w*|schneid\w*|cuts?|narbe\w*|scars?|arr)\b")


def only_seen(text: str) -> Optional[str]:
    """The folded text without what was seen or read there; None where nothing was, or where what is left speaks of herself or of such a deed."""
    left, count = _SEEN.subn(" _ ", fold(text))
    return left if count and not _HERS.search(left) else None


_WISH = (r"(?:suizid\w*|selbstmord\w*|lebensmude|sterben wollen|todeswunsch\w*|geritzt|ritz\w*|selbstverletz\w*|selbst verletzt|umbringen|suicid\w*|self ?-?harm\w*|cut myself|sjalvmord\w*|sjalvskad\w*|skar mig|skada mig|ta livet av mig|kill myself|mich verletzt)")
_ONCE = (r"(?:fruher|damals|mal|einmal|vor (?:\w+ ){1,2}jahren?|als (?:teenager|jugendliche\w*|kind)|once|used to|in the past|years ago|when i was (?:young\w*|a \w+|\d+)|back then|forr|tidigare|en gang|for (?:\w+ ){1,2}ar sen|for (?:\w+ ){1,2}ar sedan|nar jag var (?:ung|yngre|liten|\d+))")
_OVER = (r"(?:nicht mehr|nimmer|lange? her|ewig her|langst vorbei|vorbei|uberwunden|uberstanden|ist gut|geht'?s? (?:mir )?(?:heute )?(?:jetzt )?um|not any ?more|no longer|long ago|over now|behind me|past that|fine now|inte (?:langre|nu|mer)|lange sen|lange sedan|over nu|bakom mig|forbi|nu ar det inte sa)")
_WAS = Expression(
    rf"[^.;!?]*?\b{_ONCE}\b[^.;!?]*\b{_WISH}[^.;!?]*(?:[.;,!?]+[^.;!?,]*?\b{_OVER}\b)?|[^.;!?]*?\b{_WISH}[^.;!?]*\b{_ONCE}\b[^.;!?]*(?:[.;,!?]+[^.;!?,]*?\b{_OVER}\b)?")
_IS_OVER, _WISHES = Expression(rf"\b{_OVER}\b"), Expression(rf"\b{_WISH}")
_AGAIN = Expression(r"\b(?:wieder|immer noch|noch immer|zuruck|erneut|ruckfall|again|still|back|relapse\w*|igen|fortfarande|aterfall|tillbaka)\b")
_FEW = 3  # words of a matter


def set_aside(text: str) -> Tuple[List[str], str]:
    """The topics that a message names only of a film or a book, or of a time that is over, and what it says beside them; ([], text) where it does not, or where
    nothing would be left."""
    folded = fold(text)
    found = _SEEN.search(folded) if only_seen(text) is not None else None
    if found is None and _WISHES.search(folded) and (was := _WAS.search(folded)) and _IS_OVER.search(folded) and not _AGAIN.search(folded) and len(_WISHES.findall(folded)) == 1:
        found = was
    if found is None:
        return [], text
    source = text if len(folded) == len(text) else folded
    left = f"{source[:found.start()]} {source[found.end():]}".strip(" .,;!?")
    return (["suicidality", "self_harm"], left) if len(left.split()) >= _FEW else ([], text)
