"""Who takes back what: the writer her own words ("not like that, I'm just tired"), which calms, or the deed of another, whom she excuses ("he didn't
mean it"), which calms nothing. Clause by clause; needs no model, for the guard reads it too."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression

_CLAUSE = Expression(r"[.!?;,\n]+|\b(?:aber|men|but|und|och|and)\b")
_THEY = (r"(?:er|sie|es|han|hon|hen|he|she|they|de|dom|(?:mein|unser|min|mitt|my|our|the|der|die)\w* (?:\w+ )?(?:mann|frau|freund\w*|partner\w*|ex|vater|mutter|bruder|schwester|sohn|chef|man|fru|sambo|kille|tjej|pojkvan|bror|brorsan|syster|"
         r"husband|wife|boyfriend|girlfriend|bf|gf|dad|mum|mom|father|mother|brother|sister|son|boss)|papa|mama|pappa|mamma|dad|mum)")
_OF_THEM = Expression(rf"\b{_THEY}\b|\bvon (?:ihm|ihr)\b|\b(?:seine|ihre|hans|hennes|his|her) (?:absicht|avsikt|mening|intention)\b")
_OF_ME = Expression(r"\b(?:ich|i|jag|ja|i'm|i've)\b")
_MEANT = Expression(
    r"\b(?:nicht|ned|net|nit|nod|nie) (?:so |ernst |bose )*(?:ge?|g)?(?:meint|meinte|moant)\b|\bmein\w* (?:es |das )?(?:nicht|ned|net|ja nicht|nie) (?:so|bose|ernst)\b|\bmenade? (?:ju |nog |det |sa )*(?:inte|inget|ingenting|aldrig|val)\b|\bmenar (?:ju |nog )?(?:inte|inget|ingenting|aldrig|val)\b|"
    r"\b(?:did ?n'?t|doe?s ?n'?t|don'?t|never|not) (?:really |actually |even )*mea?nt?\b")
_EXCUSES = Expression(
    rf"\b(?:wollte|wollt|wollten)(?: (?:das|es|mir|mich))* {_THEY}(?: \w+){{0,3}} nicht\b|\b{_THEY} (?:wollte|wollt)(?: (?:das|es|mir|mich|ja|doch|bestimmt|sicher))* (?:nicht|nie)\b|\b{_THEY} (?:ville|tankte)(?: (?:ju|nog))* (?:inte|aldrig) (?:gora |skada )|"
    rf"\b(?:war|ist|var|ar|was|is)(?: (?:ja|doch|sicher|ju|nog))* (?:nicht|keine|inte|not) (?:seine|ihre|hans|hennes|his|her) (?:\w+ )?(?:absicht|schuld|mening|avsikt|fel|fault|intention)\b|"
    rf"\b{_THEY}(?: \w+){{0,3}}? (?:entschuldigt|leid getan|leid|apologi[sz]ed|said sorry|says sorry|is sorry|was sorry|so sorry|sa forlat|bad om ursakt|bett om ursakt|bad om forlatelse|sagt forlat)\b|"
    rf"\b{_THEY} (?:kann|kan|can)(?: ja| ju)? (?:nichts dafur|inte hjalpa det|'?t help it)\b|\b{_THEY} (?:can'?t|couldn'?t|cannot) help it\b")

# "Not like that, I'm only tired", "no seriously just stressed", "I mean nothing by it".
_NO = r"(?:nein|nei|nee|ne|na|naa|nej|nae|no|nope|nah|ach|oh|haha|lol|so|ja|ok|sorry|hey|quatsch|schmarrn|blodsinn)"
_FILLER = r"(?:(?:men snalla|men|bitte|please|komm|kom igen|come on|kara nan|kara du|herregud|for guds skull|um gottes willen|gott bewahre|gott nein|god no|gosh|goodness|dear|seriously|serios|ernsthaft|ehrlich|honestly|really|wirklich|alltsa|assa|bara|liksom|doch|echt|eh|haha|lol)[ ,]*)"
_ONLY = r"(?:nur|bloss|einfach|halt|bara|just|only|simply)"
_WORN = (r"(?:(?:so|sehr|echt|ziemlich|total|voll|richtig|gerade|grad|halt|sa|valdigt|jatte|lite|ganska|helt|a bit|really|very|so|pretty|super) )*"
         r"(?:mude?|miad|mued|erschopft|kaputt|fertig|gestresst|genervt|wutend|sauer|traurig|frustriert|aufgeregt|nervos|uberfordert|trott|sliten|stressad|arg|forbannad|ledsen|irriterad|nervos|slut|tired|exhausted|stressed|angry|mad|sad|upset|frustrated|annoyed|nervous|"
         r"worn out|overwhelmed|drained|fed up|knackered|pissed off)")
_SAYS_NO = Expression(
    rf"^(?:{_NO}[ ,]+)+{_FILLER}*(?:(?:nicht|ned|net|inte|int|not) (?:so|sa|like that|that bad|das|det)[ ,.]+)?{_FILLER}*(?:ich bin|bin|i bin|jag ar|jag e|ar|i'?m|i am|im)? ?{_ONLY} {_WORN}(?: \w+){{0,4}}[ .!]*$|"
    rf"\b(?:mein\w*|menar|menade|mean|meant)(?: (?:ich|jag|i))?(?: (?:damit|das|ja|eh|doch|nog|ju|really))* ?(?:nichts|nix|inget|ingenting|nothing|(?:not )?anything)(?: (?:damit|dabei|med det|with it|by it|by that|bose\w*|sarskilt|special))*[ .!]*$|"
    r"\b(?:don'?t|didn'?t) mean anything (?:by|with) (?:it|that)\b|\b(?:so|sa) (?:schlimm|farligt|allvarligt) (?:ist|ar|isch|is) (?:es|det)(?: \w+)? (?:nicht|inte|net|ned)\b|"
    rf"^(?:{_NO}[ ,]+)*{_FILLER}*(?:(?:det ar|es ist|it'?s) )?(?:inte (?:sa farligt|sa illa|pa det sattet|sa menat|den meningen)|nicht (?:auf die art|in dem sinn|so schlimm)|not that (?:way|bad|serious)|not in that (?:way|sense))\b")
_STILL = Expression(r"\b(?:leben|leva|live|living|sterb\w*|dying|die|tot|dead|aufwach\w*|vakna|wake|umbring\w*|kill|ta livet|mir was|mich selbst|of (?:life|everything|living)|vom leben|av (?:livet|allt)|alles|allt|everything|nicht mehr|langre|any ?more|aufhor\w*|stop)\b")
# Clauses in which she says what she will not do. "Not tonight" denies nothing of tomorrow.
_DEED = (r"(?:do it|do anything|jump|kill|hang|cut|hurt|harm|drown|shoot|end (?:it|my)|die|throw myself|slit|top myself|take (?:my|the|any|an)|"
         r"gora (?:det|nat|nagot)|hoppa|ta (?:livet|mitt liv|kal|tabletter\w*)|skada mig|skara mig|hanga mig|do\b|springen|umbringen|antun|erhangen|ritzen|schneiden|verletzen|sterben)")
_DENIED = Expression(
    rf"(?:^|(?<=[.,;!?] )|(?<=\bi'm )|(?<=\bim )|(?<=\bi am )|(?<=\bno )|(?<=\band )|(?<=\bbut ))not (?:(?:actually|really|seriously) )?(?:going|gonna|planning|about) ?(?:to |on )?{_DEED}[^.,;!?]*?(?= but\b| aber\b| men\b|[.,;!?]|$)|"
    rf"\bi (?:won'?t|would(?: never|n'?t)|will not) (?:\w+ )?{_DEED}[^.,;!?]*?(?= but\b|[.,;!?]|$)|"
    rf"\b(?:jag )?(?:tanker|ska|skulle|kommer)(?: jag)? (?:\w+ )?(?:inte|aldrig) (?:att )?{_DEED}[^.,;!?]*?(?= men\b|[.,;!?]|$)|\binte sa att jag (?:ska|tanker|vill|skulle|kommer att)\b[^.,;!?]*?(?= men\b|[.,;!?]|$)|"
    r"\b(?:nicht|ned|net) so,? (?:schlimm,? )?(?:dass|das|als wurde|als ob) ich (?:mir|mich|ma|mi)\b[^.,;!?]*?(?= aber\b|[.,;!?]|$)|(?:^|(?<=[.,;!?] ))nicht,? dass ich (?:mir|mich)\b[^.,;!?]*?(?= aber\b|[.,;!?]|$)|"
    r"\b(?:ich )?(?:spring|bring|tu|mach|werd)e?(?: ich)?(?: (?:mich|mir|jetzt|ja|sicher|schon|aber|deswegen|heut|heute))* (?:nicht|nix|ned|net|nichts)(?: (?:gleich|deswegen))? (?:von der brucke|vor den zug|um|an)\b|"
    # how slight a wound is
    r"\b(?:nothing|not|never|isn'?t|aren'?t) (?:too |so |really |very |that )*(?:deep|bad|serious)(?:ly)?\b|\b(?:nicht|nie|ned|net|nix|nichts) (?:so |sehr |wirklich |richtig )*(?:tief|tiefes|schlimm|schlimmes)\b|\b(?:inte|inget|aldrig|int) (?:sa |sarskilt |jatte)*(?:djupt|djup|djupa|allvarligt|farligt)\b")
_FOR_NOW = Expression(r"\b(?:tonight|today|now|yet|ikvall|i kvall|inatt|i natt|idag|i dag|nu|heut\w*|jetzt|noch)\b")
_NEXT = Expression(r"\b(?:tomorrow|morgen|imorgon|i morgon|weekend|wochenende|helgen|next|nachste\w*|nasta|later|spater|senare|until|bis|forran|innan|before|bevor|unless|if|wenn|falls|om|know|weiss|vet|sure|sicher|saker|promise you nothing|versprech\w* (?:kann|nichts))\b")
_UNSURE = Expression(r"\b(?:sure|know|promise|if|whether|sicher|weiss|versprech\w*|ob|wenn|saker|vet|lovar?|om)\b[^.;!?]*$")
_WORN_OUT = Expression(
    r"(?:(?:ja|also|alltsa|men|aber|but|und|och|and|ehrlich gesagt|arligt talat|honestly|ibland|manchmal|sometimes|langsam|snart|bald|soon)[ ,]+)*"
    r"(?:(?:ich |i )?(?:kann|ko|kon|chan|cha|pack|packe|schaff|schaffe)(?: (?:bald|langsam|einfach|echt|schon|das|es|nur|halt|wirklich|so|auch|selber|selbst))* (?:nicht mehr|nimmer|nimma|numme|num)(?: (?:lange?|so weiter|weiter))?(?: machen)?|"
    r"jag (?:orkar|klarar|pallar)(?: (?:snart|val|ju|bara|det har|det|sjalv|nog))* (?:inte|int|inget)(?: (?:sa )?mycket)? (?:mer|langre|mera)|(?:jag )?(?:orkar|klarar|pallar) snart (?:inte|int)(?: mer| langre)?|"
    r"(?:i )?(?:can'?t|cannot|can not|can hardly|don'?t think i can)(?: (?:really|just|honestly))* (?:do (?:this|it)|cope|go on(?: like this)?|keep (?:this|it) up|manage|take (?:this|it)|carry on)(?: (?:any ?more|much longer|for much longer|longer))?|"
    r"(?:ich bin|bin|jag ar|i'?m|i am)(?: \w+)? (?:am ende(?: meiner krafte)?|am limit|helt slut|alldeles slut|at my limit|at the end of my (?:tether|rope|strength)|worn out))[ .!]*")
_YET = Expression(r"\b(?:but|aber|men|trotzdem|though|doch|fast|nearly|almost|nastan)\b")
_SHORT, _LITTLE = 16, 7  # words


def excuses(text: str) -> bool:
    """Whether somebody else's deed is excused: "he didn't mean it", "er hat sich entschuldigt", "han menade inte så"."""
    folded = fold(text)
    if _EXCUSES.search(folded):
        return True
    return any(_OF_THEM.search(clause) and not _OF_ME.search(clause[:found.start()]) for clause in _CLAUSE.split(folded) if (found := _MEANT.search(clause)))


def plays_down(text: str) -> bool:
    """Whether the writer says that it was not meant so gravely: "nej kära nån, jag är bara trött", "no seriously, just stressed", "I mean nothing by it"."""
    folded = fold(text)
    found = _SAYS_NO.search(folded)
    return bool(found) and len(folded.split()) <= _SHORT and not _STILL.search(folded) and not excuses(text)


def without_denials(text: str) -> Optional[str]:
    """The folded text without the clauses in which she says what she will not do, or how slight a wound is; None where there are none."""
    folded = fold(text)
    left, count = _DENIED.subn(lambda found: found[0] if _UNSURE.search(folded[:found.start()]) else " _ ", folded)
    return left if count and left != folded else None


def denies_for_now(text: str) -> bool:
    """Whether what is denied is denied for tonight alone: "jag tänker inte göra det ikväll"."""
    return any(_FOR_NOW.search(found[0]) for found in _DENIED.finditer(fold(text)))


def speaks_of_later(text: str) -> bool:
    """Whether a promise holds for now only, or under a condition: "not tonight, tomorrow"."""
    return bool(_NEXT.search(fold(text)))


def is_worn_out(text: str) -> bool:
    """Whether all that a message says is that she is at the end of her strength: "jag orkar snart inte mer"."""
    return bool(_WORN_OUT.fullmatch(fold(text).strip()))


def denies_all(text: str) -> bool:
    """Whether a message says little but what she will not do: "not going to jump, just angry"."""
    left = without_denials(text)
    return left is not None and len(left.split()) <= _LITTLE and not _YET.search(left)
