"""Whose drinking, gambling or taking of drugs a message tells of: that of somebody near to the writer, who is worn out by it, or her own."""
from __future__ import annotations

from index.linear import fold
from index.sieve import Expression

_NEAR = (r"(?:mann|frau|mo|mau|maa|freund|freundin|freind|frund|partner\w*|lebensgefahrt\w*|verlobte\w*|ex\w*|bruder|schwester|schwesta|bruada|sohn|tochter|bua|bub|kumpel|mitbewohner\w*|kolleg\w*|chef\w*|onkel|tante|"
         r"man|fru|sambo|kille|tjej|pojkvan|flickvan|make|maka|bror|brorsa|syster|syrra|son|dotter|kompis|van|kollega|"
         r"husband|wife|boyfriend|girlfriend|bf|gf|partner|brother|sister|son|daughter|mate|friend|flatmate|roommate|fiance\w*)")
_OWN = r"(?:mein\w*|mei|mi|mini?|unser\w*|da|der|die|min|mitt|mina|var|my|our)"
_TAKES = (r"(?:trinkt|trinkd|sauft|saufft|suuft|suft|kifft|kokst|verzockt|zockt|verspielt|spielsuchtig|spielt (?:um geld|an automaten|online|im casino)|betrunken|besoffen|angetrunken|trunken hat|suchtig|abhangig|alkoholiker\w*|alkoholkrank|alki|hangt an der flasche|nimmt drogen|nimmt (?:\w+ )?(?:kokain|koks|speed|heroin|pillen|tabletten)|"
          r"dricker|super|knarkar|roker (?:hasch|gras|braj)|spelar bort|spelberoende|spelar om pengar|ar full|full (?:varje|jamt|igen)|alkis|missbrukar|missbrukare|alkoholist|beroende|"
          r"drinks|drinking|is drunk|gets drunk|boozing|boozes|on the (?:drink|booze|bottle)|gambles|gambling|smokes weed|takes (?:drugs|coke|pills)|does (?:drugs|coke)|alcoholic|addict(?:ed)?|using again)")
_THEIRS = Expression(rf"\b{_OWN} (?:\w+ )?{_NEAR}\b(?: (?!ich\b|i\b|jag\b|und\b|och\b|and\b|von\b|av\b)[\w']+){{0,4}}? {_TAKES}\b|\b{_NEAR}s? (?:drinking|supande|drickande|gambling)\b")
_MINE = Expression(
    r"\b(?:ich|i) (?:auch |selber |selbst |halt |jeden \w+ )*(?:trink\w*|sauf\w*|kiff\w*|koks\w*|zock\w*|spiel\w*|nehm\w*|bin (?:\w+ )?(?:suchtig|abhangig|alkoholiker\w*|betrunken))\b(?! (?:\w+ )?(?:nicht|nix|ned|net|nichts|nie|kein\w*)\b)|\b(?:trinke|saufe|kiffe|kokse) (?:ich|i)\b(?! (?:nicht|nix|ned|net|nie))|"
    r"\bjag (?:sjalv |ocksa |ar |har )*(?:dricker|super|knarkar|spelar|beroende|alkoholist|full|druckit)\b(?! (?:inte|aldrig|inget))|\bi(?:'m|'ve)? (?:also |both |too |am |been |have |a |an )*(?:drink|drinking|gamble|gambling|smoke|use|addicted|alcoholic|drunk)\b|"
    r"\b(?:wir|vi|we|beide|bada|both)(?: \w+){0,2} (?:trink\w*|sauf\w*|dricker|super|drink)\b|\bmein(?:e|em)? (?:trinken|alkohol\w*|sucht)\b|\bmy (?:own )?(?:drinking|gambling|habit)\b|\bmitt (?:drickande|missbruk)\b")
_NOT_ME_BUT = Expression(
    r"\b(?:(?:ich|i) (?:trinke?|saufe?|kiffe?|spiele?|zocke?)|(?:trinke?|saufe?|kiffe?|spiele?|zocke?) (?:ich|i))(?: (?:ja|doch|selber|selbst))* (?:nicht|net|ned|nit|nix|nichts|gar nicht|gar nix)[ ,.!]+(?:sondern )?(?:er|sie|mein\w* \w+|mei \w+|der|die)\b|\b(?:er|sie|mein\w* \w+)(?: \w+){0,3},? (?:nicht|net|ned) (?:ich|i)\b|"
    r"\bjag (?:dricker|super|spelar|knarkar) (?:inte|aldrig|inget)[ ,.!]+(?:utan |men )?(?:det (?:ar|gor) )?(?:han|hon|min \w+)\b|\b(?:han|hon|min \w+)(?: \w+){0,3},? inte jag\b|"
    r"\bi (?:don'?t|never|do not)(?: even)? (?:drink|gamble|use|smoke)[ ,.!]+(?:but )?(?:it'?s )?(?:he|she|him|her|my \w+)\b|\b(?:he|she|him|her|my \w+)(?: \w+){0,3},? not me\b|"
    r"\b(?:nicht|net|ned|nit|inte|not) (?:ich|i|jag|me)[ ,.!]+(?:sondern |utan |but )?(?:er|sie|mein\w* \w+|han|hon|min \w+|he|she|him|her|my \w+)\b")


def is_theirs(text: str) -> bool:
    """Whether somebody near to the writer drinks, gambles or takes drugs, and she does not: "mei mau sauft jedn tog und i bin fix und fertig"."""
    folded = fold(text)
    return bool(_THEIRS.search(folded)) and not _MINE.search(_NOT_ME_BUT.sub(" ", folded))


_I = Expression(r"\b(?:ich|i|jag|ja|mich|mir|me|mig|mej|mi|myself)\b")


def not_me_but_them(text: str) -> bool:
    """Whether she says that it is the other one who drinks: "i trink net, er!"."""
    folded = fold(text)
    found = _NOT_ME_BUT.search(folded)
    return bool(found and _I.search(folded[:found.end()]))


_PET = Expression(
    r"\b(?:mein\w*|mei|unser\w*|min|mina|mitt|my|our|mi|mini)(?: (?:kleine[rs]?|alte[rs]?|lieber?|geliebte[rs]?|alska\w*|lilla|gamla|old|little|dear|beloved))?(?: \w+)? ?(?:hund\w*|hundin|katze\w*|kater|katzi|mieze|busi|hamster|meerschwein\w*|kaninchen|hase|haserl|pferd|pony|wellensittich|papagei|vogel|welpe|dackel|labrador|"
    r"katt\w*|hast\w*|kanin\w*|marsvin\w*|undulat\w*|valp\w*|dogs?|cats?|horses?|rabbits?|bunny|guinea pigs?|budgie|parrots?|pupp(?:y|ies)|kittens?|kitty|pets?|haustier\w*|husdjur\w*)\b")


def is_of_a_pet(text: str) -> bool:
    """Whether an animal of the writer's is named: it is nobody whom the talk could be about."""
    return bool(_PET.search(fold(text)))
