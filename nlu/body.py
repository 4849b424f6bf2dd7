"""Signs of the body that are an emergency together, in whatever order they are told; and somebody old or alone who may lie helpless behind a door.
Needs no model, for the guard stands on it."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression

_LIMB = r"(?:arm\w*|hand\w*|hander|finger\w*|bein\w*|ben|leg|legs|foot|fuss|side|seite|sida\w*|korperhalfte|gesichtshalfte|gesicht|face|ansikte\w*|halfte|shoulder|schulter|axel\w*)"
_SENSELESS = r"(?:numb\w*|tingl\w*|pins and needles|taub\w*|kribbel\w*|gefuhllos|eingeschlafen|gelahmt|lahm\w*|bortdomna\w*|domna\w*|domnat|kansellos|forlama\w*|stick(?:er|ningar)\w*|pirrar|paraly[sz]ed|weak|schwach|svag\w*|droop\w*|hang\w*|schief)"
_NO_FEELING = r"(?:(?:can(?:'?t|not)|can|don'?t|do not) (?:really )?(?:feel|move)(?: (?:nothing|anything))?|(?:spure?|fuhle?|spur|fuhl)(?: \w+){0,3}? (?:nicht|nichts|nix|kaum)|(?:kanner|kan)(?: \w+){0,2}? (?:inte|inget|ingenting|knappt)|no feeling|lost (?:all )?feeling|kein gefuhl|ingen kansel)"
_NUMB = Expression(rf"\b(?:{_SENSELESS}(?: \w+){{0,4}}? {_LIMB}|{_LIMB}(?: \w+){{0,4}}? {_SENSELESS}|{_NO_FEELING}(?: \w+){{0,4}}? {_LIMB}|(?:mein\w*|min|mitt|my|linke\w*|rechte\w*|left|right|vanster\w*|hoger\w*) {_LIMB}(?: \w+){{0,3}}? {_NO_FEELING})\b")
_SPEECH = Expression(
    r"\b(?:speech|words?|talk\w*|speak\w*|sprache|aussprache|worter|reden|redet|rede|sprechen|spricht|spreche|lall\w*|tal|talet|prata\w*|pratar|ord|orden|sluddra\w*)\b(?: \w+){0,4}? (?:slur\w*|weird\w*|funny|strange\w*|jumbl\w*|mixed up|wrong|gone|verwaschen|komisch|undeutlich|seltsam|durcheinander|weg|nicht (?:mehr )?raus|konstigt|sluddrig\w*|otydligt|fel|borta)\b|"
    r"\b(?:slur\w*|can'?t (?:get|find) (?:my|the|his|her) words|lallt|lalle|sluddrar)\b|\b(?:finde?t?|krieg\w*)(?: \w+){0,2} (?:die|meine|seine|ihre) worte? nicht\b|\b(?:hittar|far) inte (?:fram |ut )?(?:orden|ord)\b")
_FACE = Expression(r"\b(?:face|mouth|gesicht\w*|mund\w*|mundwinkel|ansikte\w*|mun|mungipa\w*)\b(?: \w+){0,3}? (?:droop\w*|hang\w*|sagg\w*|schief|herunter|gelahmt|fallen|snett|slappt|forlamat)\b|\b(?:one side|eine seite|ena sidan)(?: \w+){0,4} (?:face|gesicht\w*|ansikte\w*|mouth|mund)\b")
_SUDDEN_SIGHT = Expression(r"\b(?:sudden\w*|plotzlich\w*|auf einmal|plotsligt)\b[^.!?]*\b(?:see|sehe|sieht|ser|double|doppelt|dubbelt|blind|eye|auge|oga\w*|headache|kopfschmerz\w*|huvudvark)\b")
_CHEST = Expression(r"\b(?:chest|brust|brustkorb|brost|brostet|brostkorg\w*|herz|hjarta\w*|heart)\b[^.!?]{0,40}\b(?:hurt\w*|pain\w*|pressure|press\w*|tight\w*|squeez\w*|ache\w*|crush\w*|weh|schmerz\w*|druck\w*|drucken|eng|sticht|stiche|gor ont|ont|smart\w*|tryck\w*|trycker|kramar)\b|"
                    r"\b(?:pain\w*|pressure|tight\w*|squeez\w*|schmerz\w*|druck|stechen|enge|ont|smart\w*|tryck\w*)\b(?: \w+){0,4}? (?:chest|brust|brustkorb|brost|brostet|brostkorgen|herz\w*|hjartat|heart)\b|\b(?:brustschmerz\w*|brostsmart\w*|herzschmerz\w*|chestpain)\b")
_SPREADS = Expression(rf"\b(?:(?:jaw|kiefer|kake\w*)|(?:into|down|in den|in die|ut i|ner i|radiat\w*|strahlt|stralar)(?: \w+){{0,3}} (?:arm\w*|hand\w*|shoulder|schulter|rucken|rygg\w*|back|hals|neck|nacke\w*)|(?:left|linke[rnm]?|vanster|vanstra) arm)\b|{_NUMB.pattern}")
_PREGNANT = Expression(r"\b(?:pregnan\w*|schwanger\w*|ssw|gravid\w*|weeks? along|schwangerschaftswoche)\b")
_BLEEDS = Expression(r"\b(?:bleed\w*|blute|bluten|blutet|blutung\w*|schmierblutung\w*|(?:hab\w*|viel|etwas|verlier\w*|kommt|da ist) (?:\w+ )?blut|bloder|blodning\w*|(?:forlorar|kommer|mycket|har) (?:\w+ )?blod|losing (?:\w+ )?blood|(?:lot of|there'?s|is|some) blood)\b")
_NO_BLOOD = Expression(r"\b(?:no|not|keine?|nicht|nie|ingen|inga|inte|never|n'?t) (?:\w+ )?(?:bleed\w*|blut\w*|bloder|blodning\w*)\b|\b(?:blutdruck|blutwerte|blutabnahme|blood (?:test|pressure|sugar)|blodtryck\w*|blodprov\w*)\b")
_LONG_AGO = Expression(r"\b(?:last year|years? ago|months? ago|weeks? ago|years? back|since then|back then|before|used to|vor (?:\w+ )?(?:jahren|monaten|wochen)|letztes jahr|damals|fruher|friher|hatte|seit (?:jahren|monaten)|for (?:\w+ )?(?:ar|manader|veckor) sen|forra aret|tidigare|hade|had a|was|sometimes|manchmal|ibland|immer|always|alltid|every time|jedes mal|varje gang|nightmare|albtraum|dream\w*|traum\w*)\b")
# A stimulant that was taken, and a heart that runs.
_UPPER = r"(?:ritalin|medikinet|concerta|elvanse|methylphenidat\w*|amphetamin\w*|amfetamin\w*|speed|pep|koks|kokain|cocaine|coke|crystal|meth|mdma|ecstasy|xtc|molly|teile|mephedron\w*|badesalz|tjack|ladd)"
_TAKEN = Expression(rf"\b(?:took|taken|take|had|did|snorted|dropped|popped|genommen|gschluckt|geschluckt|geballert|gezogen|eingeworfen|geschmissen|genomma|tog|tagit|dragit|knaprat)\b[^.!?]*\b{_UPPER}\b|\b{_UPPER}\b[^.!?]*\b(?:took|taken|genommen|geschluckt|geballert|gezogen|eingeworfen|geschmissen|gepumpt|tagit|tog|dragit)\b")
_RACES = Expression(r"\b(?:heart|herz|puls|pulse|hjarta\w*|pulsen)\b(?: \w+){0,3}? (?:racing|races|rac\w*|pounding|beating|rast|rasen|rasar|klopft|pocht|schlagt|rusar|slar|hammers?|hamrar|skenar)\b|\b(?:herzrasen|hjartklappning|palpitations)\b")
_OTHER = Expression(r"\b(?:he|she|his|her|him|they|er|ihm|sein\w*|ihr\w*|han|hon|hans|hennes|(?:mein|unser|min|mitt|my|our)\w* (?:\w+ )?(?:mann|frau|vater|mutter|papa|mama|opa|oma|freund\w*|sohn|tochter|kind|bruder|schwester|nachbar\w*|kollege|kollegin|man|fru|pappa|mamma|mormor|farmor|morfar|farfar|son|dotter|barn|bror|syster|kompis|granne|"
                    r"husband|wife|dad|father|mum|mom|mother|grandma|grandpa|gran|grandad|friend|daughter|brother|sister|neighbour|neighbor|colleague|flatmate|roommate|boyfriend|girlfriend|partner))\b")
_ME = Expression(r"\b(?:i|i'?m|ich|jag|my (?:chest|arm|face|speech|heart|left|right)|mein\w* (?:brust|arm|gesicht|herz|linke\w*|rechte\w*|sprache)|min (?:arm|hand|vanstra|hogra)|mitt (?:brost|ansikte|hjarta|tal))\b")
_LONGEST = 40  # words


def shows_signs(text: str) -> Optional[str]:
    """"self" or "other", for whoever shows signs of a stroke, of the heart, of bleeding in a pregnancy or of too much of a stimulant; None without them."""
    folded = fold(text)
    if len(folded.split()) > _LONGEST or _LONG_AGO.search(folded):
        return None
    numb, speech = bool(_NUMB.search(folded)), bool(_SPEECH.search(folded))
    stroke = bool(_FACE.search(folded)) or (numb and (speech or bool(_SUDDEN_SIGHT.search(folded))))
    heart = bool(_CHEST.search(folded)) and bool(_SPREADS.search(folded))
    bleeds = bool(_PREGNANT.search(folded) and _BLEEDS.search(folded)) and not _NO_BLOOD.search(folded)
    if not (stroke or heart or bleeds or (_TAKEN.search(folded) and _RACES.search(folded))):
        return None
    return "other" if _OTHER.search(folded) and not _ME.search(folded) else "self"


_NEIGHBOUR = r"(?:neighbou?r\w*|nachbar\w*|granne\w*|grannar\w*|next door|nebenan|old (?:lady|man|woman|gentleman)|alte[rn]? (?:dame|herr|mann|frau)|gamla (?:damen|mannen|tanten)|mutter|mother|mum|mamma|vater|father|dad|pappa|oma|opa|gran\w*|mormor|farmor|morfar|farfar|tante|onkel|aunt|uncle)"
_CALLS_OUT = Expression(r"\b(?:ropa\w*|skrik\w*|ruft|rufen|schreit|gerufen|call(?:s|ed|ing)(?: out)?|shout(?:s|ed|ing)|cr(?:y|ies|ied|ying)|scream(?:s|ed|ing)|yell(?:s|ed|ing)) (?:\w+ ){0,3}?(?:pa hjalp|efter hjalp|um hilfe|nach hilfe|for help)\b|\b(?:um|nach) hilfe (?:gerufen|geschrien|ruft|schreit)\b|\bhilferufe\b|\brop(?:et)? (?:pa|om) hjalp\b")
_SHUT = Expression(
    r"\b(?:curtains?|blinds?|shutters?|roll?(?:laden|ladn|os?|lo)|jalousie\w*|vorhang\w*|gardin\w*|persienn\w*|rullgardin\w*)\b(?: \w+){0,5}? (?:closed|down|shut|drawn|zu|unten|geschlossen|nerdragna|neddragna|fordragna|stangda|nere)\b[^.!?]*\b(?:since|for|days?|week|seit|tage\w*|woche|sedan|sen|dagar|vecka\w*)\b|"
    r"\b(?:briefkasten|postkasten|letterbox|mailbox|post|zeitung\w*|mail|newspapers?|brevlada\w*|tidning\w*)\b(?: \w+){0,4}? (?:quillt|uberquillt|voll|stapel\w*|piling|piled|overflow\w*|full|staplas|liegen|ligger kvar|svammar)\b|\b(?:quillt|stapelt sich|stapeln sich)(?: \w+){0,3}? (?:briefkasten|postkasten|post|zeitungen)\b|"
    r"\b(?:not|haven'?t|hasn'?t|nobody has|nicht|niemand|inte|ingen har)\b(?: \w+){0,3}? (?:seen|gesehen|gehort|heard|sett|hort|been seen)\b[^.!?]*\b(?:days|week|tagen|woche\w*|dagar|vecka\w*)\b|\b(?:seit (?:\w+ )?(?:tagen|woche\w*)|for (?:\w+ )?days|sedan (?:\w+ )?(?:dagar|vecka\w*)|pa (?:flera|\w+) dagar)\b(?: \w+){0,4}? (?:nicht|not|inte)(?: \w+){0,2}? (?:gesehen|seen|sett)\b")
# She was heard or seen about, or somebody is beaten in there: another matter.
_ABOUT = Expression(r"\b(?:(?:hor|hear|heard|hore|hort|sehe|seh|see|saw|ser|sag)(?: \w+){0,2}? (?:han|hon|him|her|ihn|sie|er|he|she)\b(?: \w+){0,2}? (?:gar|walk\w*|move\w*|geh\w*|lauf\w*|mov\w*|omkring|about|around|rum|tv|fernseher)|(?:he|she|er|sie|han|hon) (?:just |only |bara |nur )?(?:takes|opens|nimmt|offnet|macht auf|oppnar|tar emot)|misshandl\w*|slar|slagen|schlagt|geschlagen|beat\w*|hits?|hitting|vald\w*|gewalt\w*|violen\w*|streit\w*|fight\w*|brakar|kind\w*|barn\w*|child\w*|kids?|baby|bebis\w*|toddler)\b")
_SCREAMS = Expression(r"\b(?:scream\w*|yell\w*|shout\w*|schreit|schreien|schreie|weint|jammert|skriker|ropar|grater|wails?)\b(?: \w+){0,3}? ?(?:at night|all night|every night|nachts|in der nacht|die ganze nacht|jede nacht|om natterna|pa natten|pa natterna|hela natten|varje natt)\b|\b(?:nachts|om natterna|pa natterna|at night)\b(?: \w+){0,4}? (?:schreit|schreien|skriker|ropar|scream\w*)\b")
_BY_HERSELF = Expression(r"\b(?:nobody|no ?one|niemand|keiner|koaner|ingen)(?: \w+){0,2}? (?:visits?|comes|looks|besucht|kommt|schaut|halsar|kommer|besoker|tar hand)\b|\b(?:lives? alone|all alone|on (?:her|his) own|wohnt allein\w*|lebt allein\w*|ganz allein\w*|bor (?:helt )?(?:ensam|sjalv)|alldeles ensam)\b")
_FRAIL = Expression(rf"\b{_NEIGHBOUR}\b")


def is_helpless(text: str) -> bool:
    """Whether somebody next door, or an old relative, may need help at once: she calls for it, or nothing was seen of her for days."""
    folded = fold(text)
    if not _FRAIL.search(folded) or _ABOUT.search(folded) or len(folded.split()) > _LONGEST:
        return False
    return bool(_CALLS_OUT.search(folded) or _SHUT.search(folded) or (_SCREAMS.search(folded) and _BY_HERSELF.search(folded)))


# So thin, and falling over: a doctor has to look at once.
_WEIGHT = Expression(r"\b(\d{2})(?:[.,]\d)? ?(?:kilo\w*|kg)\b")
_HEIGHT = Expression(r"\b1 ?[.,m] ?(\d{2})\b|\b1(\d{2}) ?(?:cm|zentimeter|centimeter|gross|lang|tall)\b")
_FAINTS = Expression(r"\b(?:kippt?|kippe|klappt?|klappe|klapp|falle?|fallt)(?: \w+){0,3}? (?:um|zusammen|weg)\b|\b(?:umgekippt|zusammengebrochen|zusammengeklappt|ohnmacht\w*|bewusstlos\w*|svimma\w*|tuppa\w* av|faint\w*|pass(?:es|ed|ing)? out|black(?:s|ed|ing)? out|collaps\w*)\b")
_THIN, _SHORTEST = 15.0, 140  # body mass; centimetres


def starves(text: str) -> Optional[str]:
    """"self" or "other", for whoever is far too thin and faints."""
    folded = fold(text)
    weight, height = _WEIGHT.search(folded), _HEIGHT.search(folded)
    if not (weight and height and _FAINTS.search(folded)):
        return None
    tall = 100 + int(height[1] or height[2])
    if tall < _SHORTEST or int(weight[1]) / (tall / 100) ** 2 >= _THIN:
        return None
    return "other" if _OTHER.search(folded) and not _I_AM.search(folded) else "self"


_I_AM = Expression(r"\b(?:i|i'?m|ich|jag) (?:weigh|wieg\w*|vager|bin|am|faint|kipp\w*|svimmar)\b")
_NEEDLE = Expression(
    r"\b(?:hittade|fann|hittat|gefunden|fand|found|finde|hittar)\b[^.!?]{0,50}\b(?:nal\w*|spruta\w*|kanyl\w*|nadel|spritze|needle|syringe)(?: \w+){0,2}? (?:arm\w*|bein|ben|leg|vein|vene|hand)\b|\b(?:nadel|spritze|needle|syringe|nalen?|spruta\w*|kanyl\w*)(?: \w+){0,3}? (?:im|i|in|in the|in his|in her) (?:arm\w*)\b(?: \w+){0,3} (?:gefunden|hittad|found)\b")


def was_found_with_a_needle(text: str) -> bool:
    """Whether somebody was found with a needle in the arm: breathing can stop."""
    folded = fold(text)
    return bool(_NEEDLE.search(folded)) and not _LONG_AGO.search(folded)
