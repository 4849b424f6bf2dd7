"""Where a message takes a turn as to whom it is about: "frag für meine Schwester … ok nee, ich bin's". The last statement wins."""
from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence

from index.sieve import Expression
from nlu.lexicon import Hit
from nlu.words import Word

_IT_IS_ME = Expression(
    r"\b(?:ich bin ?'?s\b|(?:das|es) bin (?:ja |eigentlich |wohl |eher |halt )?ich|bin ich es|ich es bin|ich bin (?:es|das|diejenige|derjenige)\b(?! nicht)|"
    r"(?:eher|eigentlich|inzwischen|ich glaub\w*) ich brauch\w*|brauch\w* (?:ich|i) (?:selber|selbst|eine?n?)|"
    r"um mi(?:ch)?(?: selbst| selber)? g(?:eht|aht|oht|ehts|ahts|ohts)|g(?:eht|aht|oht)'?s? (?:es |'?s )?(?:um|bei) mi(?:ch)?\b|"
    r"det (?:ar|e|va) (?:nog |val |ju |egentligen |faktiskt |alltsa )*jag\b|de e jag|jag som (?:behover|inte)|jag sjalv som|"
    r"it ?'?s (?:actually |really |just )?me\b|it is me|that ?'?s me|i ?'?m the one|it ?'?s myself|i am the one)")
_IT_IS_THEM = Expression(r"\bum (?:sie|ihn|die|den) geht(?:'?s| es)|\bes geht (?:mir )?um (?:sie|ihn)\b|"
                         r"\bdet (?:galler|handlar om) (?:henne|honom)\b|"
                         r"\bit ?'?s about (?:her|him)\b|\bdet ar (?:alltsa |ju )?(?:hon|han) som\b(?! (?:slar|slog|hotar|hotade|skriker|brakar|gor|gjorde))")
# After somebody who was denied: "nein, nicht um einen Schüler, um mich".
_ABOUT_ME = Expression(r"\b(?:um|fur|wegen|om|for|about|to) (?:mich|mir|mig|mej|me|myself)\b|\b(?:sondern|utan) (?:ich|mir|jag)\b|, (?:ich|jag|me)(?: selbst| selber| sjalv| myself)?(?= |$)")
_WRONG = Expression(r"\b(?:nein|nee|(?<!tackade )(?<!tackar )(?<!tacka )(?<!sager )(?<!saga )(?<!sagt )(?<!sa )nej|sorry|ach so|quatsch|oj|skrev fel|verschrieben|mein ich(?! \w+ (?:nicht|mehr))|i mean|i meant|jag menar|no wait|wait|"
                    # "weil ich meinen Mann pflege" is no slip
                    r"vanta|moment|korrektur|falsch)\b|(?:^|[.,;:!?…()\-] (?:(?:ah|aeh|oh|ach|also|sorry|nein) )?|\b(?:ah|aeh|ach|oh|nein|nee|sorry) )ich (?:mein|meine|meinte)\b")
# "Quatsch, um mich", "nej vänta, för mig": whoever was named before is not the one.
_RATHER_ME = Expression(r"\b(?:quatsch|nein|nee|ne|ach|sorry|oj|nej|fel|wait|vanta|mean|mein\w*|menar|oder|eller|or|rather|actually|eigentlich|egentligen|falsch|korrektur|moment)[ ,]+(?:\w+ ){0,2}?(?:um|fur|om|for|about|wegen) (?:mich|mir|mig|mej|me|myself)\b(?! auch| too| ocksa)")
_NO_FIRST = Expression(r"(?:nein|nei|nee|na|naa|nej|nae|no|nope|doch|sorry|halt|stopp?|wait|vanta)\b")
_BESIDE = 45  # characters between "it is me" and who is denied
# Before somebody who is only mentioned: "hon känner min mamma", "er wohnt noch bei unsern Eltern".
_MENTIONED = Expression(
    r"\b(?:kenn(?:t|en)|kennst|kanner|knows?|wohn(?:t|e|en)(?: \w+){0,2} (?:bei|mit)|bor(?: \w+){0,2} (?:hos|med)|lives?(?: \w+){0,2} (?:with|at)|(?:streit\w*|stritt|gestritten|zoff\w*|gezofft|krach|stress|verkracht)(?: \w+){0,3} mit|(?:brakar|brakade|brakat|grala\w*|gral|osams|ovan|tjafsa\w*|brak)(?: \w+){0,2} med|"
    r"(?:argu(?:e?s|e?d|e|ing)?|fights?|fighting|fought|quarrel\w*|row(?:ed|ing)?|argument|fell out|falling out)(?: \w+){0,2} with)(?: (?:ja|auch|noch|also|ocksa|ju))?(?: (?:mein\w*|unser\w*|sein\w*|ihr\w*|den|der|die|dem|min|mina|mitt|vara|var|sina?|hans|hennes|my|our|his|her|their|the))?$")
_QUARRELLED = frozenset("gestritten zerstritten gezofft verkracht uberworfen gekracht".split())
_LIVES = frozenset("bor bodde wohnt wohnen lebt leben live lives".split())
_HERE = Expression(r"(?:with|bei|mit|hos|med) (?:us|me|uns|mir|oss|mig|mej)")  # "my mother-in-law lives with us" speaks of her
_OF_HIM = 9  # words behind somebody within which it is said that he died
_SOON = 6  # words after "sorry, skrev fel" within which the right one is named

_BETWEEN_PEOPLE = frozenset(("relationship", "separation", "loneliness", "grief", "domestic_violence", "sexual_violence", "bullying", "discrimination",
                             "workplace_conflict", "parenting", "trauma", "general", "caring_for_relatives"))
_THIRD = Expression(r"\b(?:er|ihm|ihn|sein\w*|sie|ihr\w*|han|honom|hans|hon|henne\w*|he|him|his|she|her)\b")
_FIRST = Expression(r"\b(?:ich|jag|i|i'?m|i'?ve|mir|mich|mig|mej|me|wir|vi|we|ja (?:e|ar|har|fattar|vet|kan|vill|mar|orkar|saknar|grater|sover))\b")
# What those who look on say of themselves.
_ASIDE = Expression(
    r"\b(?:ich|i|jag) (?:weiss|seh\w*|hor\w*|komm\w*|glaub\w*|denk\w*|mocht\w*|vet|ser|hor|tror|undrar|vill|forstar|know|see|hear|think|wonder)\b"
    r"(?: \w+){0,6}|\b(?:was|wie) (?:mach|kann|soll|tu)\w* (?:ich|i)\b|\bich (?:noch |da |jetzt |bloss )*(?:machen|tun)(?: soll)?|"
    r"\bvad (?:gor|ska) (?:jag|man)\b|\bwhat (?:do|can|should) i\b|\bvem jag ar\b|\bwer ich bin\b|\bwho i am\b|\bwenn ich\b(?: \w+){1,3}|"
    r"\b(?:mich|mir|mig|me|ich|jag|i|hos mig|uns)\b(?= (?:an|zehnmal|vem|who|wer|immer|ibland|um|nach|om|about))")


# She says that it is she, not somebody else.
_I_AM_THE_ONE = Expression(r"\b(?:det (?:ar|e) (?:\w+ )?jag som (?:behover|inte|vill)|it'?s (?:actually |really )?me (?:who|that|needing)|it is me (?:who|that)|(?:ich|i) bin(?:'?s| es) (?:,? )?(?:die|der|wo|de)\b|"
                           r"ich bin (?:es|diejenige|derjenige) (?:, )?(?:die|der)\b|i'?m the one who\b)")
# What is said of the dead, behind and before who they were.
_DIED = Expression(r"\b(?:sich (?:\w+ ){0,4}(?:umgebracht|erhangt|erschossen|getotet|das leben genommen)|tog (?:livet av sig|sitt (?:eget )?liv)|tagit (?:livet av sig|sitt (?:eget )?liv)|hangde sig|skot sig|begick sjalvmord|(?:killed|hanged|hung|shot) (?:himself|herself)|took (?:his|her) own life|"
                   r"gestorben|verstorben|gstorbe\w*|gstorbn|(?<!innerlich )tot(?! (?:innen|innerlich|mude|traurig|unglucklich))|nicht mehr (?:da|lebt)|beerdigt|begraben|von uns gegangen|dog|dott|dod(?! (?:inombords|inuti|pa insidan|inuti|trott))|doda|gick bort|gatt bort|avled|avliden|begravd|"
                   r"died|dead(?! (?:inside|tired|serious|against|worried))|passed (?:away|on)|buried|ertrunken|ersoffen|ertrank|verungluckt|umgekommen|drowned|drunkna(?:de|t)|omkom|omkommit|forolyckades?)\b")
_LOST = Expression(r"\b(?:verloren|verlorn|forlorat)\b")
_LOST_BEFORE = Expression(r"\b(?:lost|losing|forlorade|forlorat|miste|mist|tod|death|dod|doden|bortgang|beerdigung|begravning|funeral|trauer um|grieving|mourn\w*|sorjer|trauere? um|vermisse)\b(?: (?!(?:und|och|and)\b)\w+){0,2}$")
_THEIRS = Expression(r"\b(?:ihre?[rmn]?|seine?[rmn]?|deren|dessen|hans|hennes|deras|sin|sitt|his|her|their)$")


_OF_OTHERS = frozenset(("friend", "neighbour", "colleague", "boss", "employee"))
_OWNS = frozenset("mein meine meinem meinen meiner meines unser unsere unserer unserem unseres min mitt mina var vart my our".split())
_OF = frozenset("von vom av till of".split())
# Swedish genitives that name nobody by themselves.
_GENITIVES = {**dict.fromkeys("systers syrrans brors brorsans broders mammas pappas mosters fasters sons dotters bruders schwesters".split(), "relative"), **dict.fromkeys("kompisens vans vannens".split(), "friend"),
              **dict.fromkeys("grannes grannens".split(), "neighbour")}
_PARENTS = frozenset(("mother", "father", "parents", "ex_partner", "partner"))
_KIN_CHILDREN = frozenset(("child", "son", "daughter", "grandchild"))


def kin_of_kin(found: List[Word], hits: Sequence[Hit]) -> List[Hit]:
    """The hits with those that name somebody through another one as one: "my sister's son", "der Sohn meiner Schwester", "min systers pojke" is a relative."""
    result, named = [hit for hit in hits if hit.facet != "relations"], sorted((hit for hit in hits if hit.facet == "relations"), key=lambda hit: hit.start)
    while named:
        first = named.pop(0)
        then = named[0] if named else None
        through = then and _through(found, first, then)
        if then and through:
            named.pop(0)
            result.append(Hit("relations", through.id if through.id in _OF_OTHERS else "relative", first.start, then.end))
        else:
            beside = _GENITIVES.get(found[first.start - 1].folded) if first.start else None
            result.append(Hit("relations", beside, first.start, first.end) if beside else first)
    return sorted(result, key=lambda hit: hit.start)


def _through(found: List[Word], first: Hit, then: Hit) -> Optional[Hit]:
    """Through whom the two hits name one person; None where they name two."""
    between = [word.folded for word in found[first.end:then.start]]
    genitive = found[first.end - 1].folded.endswith("s") and not between or between in (["'s"], ["’s"])
    if genitive and first.id not in ("partner", "ex_partner"):
        return first
    of = 0 < len(between) <= 2 and between[-1] in _OWNS and (len(between) == 1 and between[0] in ("meiner", "meines", "unserer", "unseres") or between[0] in _OF)
    return then if of and not (first.id in _PARENTS and then.id in _KIN_CHILDREN) else None


class Turn(NamedTuple):
    """`relation` is None where it turned to the writer herself."""

    relation: Optional[Hit]


def last_turn(found: List[Word], relations: List[Hit], negated: List[Hit]) -> Optional[Turn]:
    """The turn after which nobody else is named, or None where the message takes none. `relations` are the words that name somebody,
    without those that were `negated`."""
    line, starts = _line(found)
    after = starts[relations[-1].start] if relations else -1
    if not relations and _I_AM_THE_ONE.search(line):
        return Turn(None)
    me = _last(_IT_IS_ME, line)
    rather = _last(_RATHER_ME, line)
    if relations and rather is not None and rather > starts[relations[-1].start]:
        return Turn(None)
    if me is not None and _NO_FIRST.match(line) and (not relations or (negated and abs(me - starts[negated[-1].start]) < _BESIDE)):
        return Turn(None)  # "nein, es geht um mich, nicht um eine Freundin! mein Partner …", "nei um mich gahts, sie isch 84"
    if negated and (not relations or relations[-1].start <= negated[-1].start) and _ABOUT_ME.search(line, starts[negated[-1].start]):
        return Turn(None)
    if me is not None and (relations or negated) and me > after:
        return Turn(None)
    if relations and (them := _last(_IT_IS_THEM, line)) is not None and them > after:
        return Turn(relations[-1])
    if negated and relations and relations[-1].start > negated[-1].start:
        return Turn(relations[-1])
    wrong = _last(_WRONG, line)
    if wrong is not None and wrong > 0:
        named = [hit for hit in relations if starts[hit.start] > wrong and len(line[wrong:starts[hit.start]].split()) <= _SOON and not in_passing(found, hit)]
        if named:
            return Turn(named[-1])
    return None


_NOT_AGAIN = frozenset("wieder nochmal nochma igen again back tillbaka nicht inte not".split())


def is_me(found: List[Word], hits: Sequence[Hit]) -> bool:
    """Whether a few words only say that it is she: "det är jag då", "das bin ich", "that's me"."""
    line = " ".join(word.folded for word in found)
    few = sum(1 for word in found if not word.is_break) <= _SOON
    return few and bool(_IT_IS_ME.search(line)) and not any(hit.facet == "relations" for hit in hits) and not any(word.folded in _NOT_AGAIN for word in found)


def in_passing(found: List[Word], hit: Hit) -> bool:
    """Whether somebody is only mentioned, so that the message is about another: "mina föräldrar bor i Malmö"."""
    lives_here = found[hit.end + 1:hit.end + 3] and _HERE.fullmatch(" ".join(word.folded for word in found[hit.end + 1:hit.end + 3]))
    return (hit.end < len(found) and found[hit.end].folded in _LIVES | _QUARRELLED and not lives_here) or bool(_MENTIONED.search(" ".join(word.folded for word in found[max(0, hit.start - 7):hit.start])))


def is_theirs(found: List[Word], hit: Hit) -> bool:
    """Whether somebody belongs to another of whom the talk was: "får jag berätta det för hans dotter"."""
    return bool(_THEIRS.search(" ".join(word.folded for word in found[max(0, hit.start - 2):hit.start])))


def tells_of_another(found: List[Word], hits: List[Hit], topics: Sequence[str]) -> bool:
    """Whether "he" or "she" is the one in need, though nobody says who that is: "hon frågar vem jag är". What happens between two
    people ("sie hat Schluss gemacht") is told of others by those who are in need themselves."""
    if not topics or topics[0] in _BETWEEN_PEOPLE or any(hit.facet == "relations" for hit in hits):
        return False
    line = " ".join(word.folded for word in found)
    return bool(_THIRD.search(line)) and not _FIRST.search(_ASIDE.sub(" ", line))


# Whose the dead one was: "bei meiner Kollegin ist der Mann gestorben", "einer Schülerin ist die Oma gestorben".
_IS_BEREAVED = Expression(
    r"\b(?:mein|ein|unser|dein|ihr|sein|d)(?:er|em|en|ner|nem) (?:\w+ )?\w+(?: \w+){0,2}? (?:ist|sind|is|isch|starb)(?: \w+){0,5}? (?:der|die|das|d|ihre?|seine?) (?:\w+ )?"
    r"(?:mann|frau|mutter|mama|vater|papa|sohn|tochter|kind|baby|oma|opa|bruder|schwester|hund|katze|freundin|freund|zwillinge?|eltern)\b")


def mourns(found: List[Word], hits: List[Hit]) -> bool:
    """Whether all who are named have died: it is the writer who grieves ("opa ist gestorben", "I lost my mum in June"). Not where somebody
    else's are meant ("ihre Mutter ist gestorben")."""
    named = [hit for hit in hits if hit.facet == "relations"]
    return bool(named) and len(dead(found, hits, theirs=False)) == len(named) and not _IS_BEREAVED.search(_line(found)[0])


def lost_a_child(found: List[Word], hits: List[Hit]) -> bool:
    """Whether a child of hers has died, whoever else is named: "we lost our son, my husband doesn't talk any more"."""
    return any(hit.id in _KIN_CHILDREN for hit in dead(found, hits, theirs=False)) and not _IS_BEREAVED.search(_line(found)[0])


def dead(found: List[Word], hits: List[Hit], theirs: bool = True) -> List[Hit]:
    """Those who are named and have died; with `theirs` also somebody else's ("her husband died")."""
    named = [hit for hit in hits if hit.facet == "relations"]
    begins, have_died = {hit.start for hit in named}, []
    for hit in named:
        end = next((i for i in range(hit.end, len(found)) if found[i].is_break or i in begins), len(found))
        behind = " ".join(word.folded for word in found[hit.end:min(end, hit.end + _OF_HIM)])
        before = " ".join(word.folded for word in found[max(0, hit.start - 4):hit.start])
        lost = _DIED.search(behind) or _LOST_BEFORE.search(before) or (_LOST.search(behind) and (theirs or _FIRST.search(before)))
        if lost and (theirs or not _THEIRS.search(before)):
            have_died.append(hit)
    return have_died


def _line(found: List[Word]) -> tuple[str, List[int]]:
    """The folded words between single spaces, and where each begins."""
    starts, at = [], 0
    for word in found:
        starts.append(at)
        at += len(word.folded) + 1
    return " ".join(word.folded for word in found), starts


def _last(pattern: Expression, line: str) -> Optional[int]:
    return max((match.start() for match in pattern.finditer(line)), default=None)
