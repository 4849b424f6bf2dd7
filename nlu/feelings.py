"""What a message lets somebody feel who reads it, so that it is answered with a warm word before the search goes on."""
from __future__ import annotations

from typing import List

from index.linear import fold
from index.sieve import Expression, matching
from nlu.calm import is_all_clear
from nlu.constructions import grieves_suicide, is_of_a_thing, met_at_work, topics_said
from nlu.doers import hurts_others
from nlu.endangered import is_dying_thing
from nlu.harmless import FEARS_LOCKED, FEARS_TAKEN
from nlu.losses import lost_job
from nlu.seeming import ALL_SHE_HAD, is_homeless

_SHE = r"(?:er|sie|han|hon|hen|he|she|they|mein\w* \w+|min \w+|mitt \w+|my \w+)"
_PARENT = r"(?:mama|mami|papa|papi|mutter|vater|eltern|mamma|pappa|morsan|farsan|foraldrar\w*|mum|mom|mummy|dad|daddy|mother|father|parents|stiefvater|stepdad|styvpappa)"
_STOPS = r"(?= ?(?:$|[.,;!?]))"
_NEAR = (r"(?:(?:mein\w* |min |mina |mitt |my |die |der )?(?:frau|mann|partner\w*|freundin|freund|eltern|mama|papa|mutter|vater|familie|kinder|chef\w*|arbeit\w*|kolleg\w*|fru|frugan|man|sambo\w*|foraldrar\w*|mamma|pappa|familj\w*|barnen|chef\w*|jobbet|"
         r"wife|husband|parents|mum|mom|dad|family|kids|boss|colleagues|work|girlfriend|boyfriend))")
_FEELINGS = {
    "locked_in": Expression(FEARS_LOCKED), "taken_away": Expression(FEARS_TAKEN),
    "thoughts": Expression(  # of harm that nobody wants
        r"\b(?:gedanken?|bilder im kopf|tankar|bilder i huvudet|thoughts?|images?)\b(?: \w+){0,6}? (?:fallen|falle|verletz\w*|was antu\w*|weh ?tu\w*|schad\w*|tappa\w*|skada\w*|gora (?:\w+ )?illa|drop\w*|hurt\w*|harm\w*|something (?:bad|awful))\b|"
        r"\b(?:angst|radd|scared|afraid|terrified|frightened)\b(?: \w+){0,5}? (?:ich|jag|i)(?: (?:ihm|ihr|ihn|sie|dem baby|meinem \w+|ska|skulle|could|might|would|will|may|am going to|'ll|kan))*(?: was| etwas)? (?:antu\w*|weh ?tu\w*|verletz\w*|fallen ?lass\w*|skada\w*|tappa\w*|gora (?:\w+ )?illa|hurt|harm|drop)\b|"
        r"^(?!(?:nein|nee|nej|na|no|nae)\b).*?\b(?:ich|i|jag) (?:wurde?|wurd|tat|tate|tu|skulle|would|could|'d) ?(?:ihr|ihm|ihnen|dem baby|meinem kind|aldrig|never|nie|niemals)(?: (?:nie|niemals|aldrig|never|was|etwas|wirklich|really|ever))* (?:antun|weh ?tun|was tun|was|tun|skada|gora (?:\w+ )?illa|hurt|harm|do anything)\b"),
    "dying": Expression(
        r"\b(?:endstadium|palliativ\w*|unheilbar|hospiz|sterbenskrank|liegt im sterben|stirbt (?:bald|wohl)|nicht mehr lange? zu leben|ligger for doden|doe?nde|haller pa att do|obotlig\w*|hospice|terminal(?:ly)?(?: ill| cancer)?|dying|stage (?:four|4)|inte langt kvar|(?:not|hasn'?t) (?:got )?(?:long|much time) (?:left|to live))\b"),
    "in_family": Expression(rf"\b{_PARENT}\b(?: \w+){{0,4}}? (?:schrei\w*|brull\w*|schlag\w*|wirft|warf|schmeisst|geworfen|skrik\w*|skriker|slar|slog|kastar?|kastade|scream\w*|shout\w*|yell\w*|threw|throws?|hits?|smash\w*)\b|"
        rf"\b(?:angst|radd|scared|afraid)\b(?: \w+){{0,3}}? (?:vor|wenn|for|nar|of|when) (?:\w+ )?{_PARENT}\b"),
    "loyal": Expression(
        r"\b(?:will|mochte|vill)\b(?: \w+){0,3}? (?:nicht|inte|ned|net|int)(?: \w+)??,? (?:dass|das|att) (?:\w+ ){1,4}?(?:arger|probleme|schwierigkeiten|problem|illa ut|fast)\b|\b(?:don'?t|dont) want (?:\w+ ){1,3}(?:to get )?(?:in|into) trouble\b|\b(?:verrat|petzen|verpetzen|forrada\w*|skvallra|svika|betray\w*|snitch\w*|grass(?:ing)? (?:on|up))\b"),
    "not_hit": Expression(
        r"\b(?:er|sie|han|hon|he|she)(?: hat| har|'s| has| did|)(?: mich| mig| me| mej)?(?: (?:noch|doch|ja|ju|ju aldrig))*(?: (?:nie|niemals|nicht|aldrig|never|inte|not|has never|didn'?t))(?: (?:wirklich|richtig|riktigt|really|actually))*(?: (?:mich|mig|me|mej))? ?(?:geschlagen|schlagt|slagit|slar|hits?|laid a (?:hand|finger) on|touched|hurt)\b|\bschlagt mich (?:ja |doch |aber )*(?:nicht|nie)\b|\bslar mig (?:ju |aldrig |inte )+|\b(?:hat|har) mich (?:ja |doch |aber )*(?:nie|noch nie) (?:geschlagen|angeruhrt|angefasst)\b"),
    "blamed": Expression(
        rf"\b{_SHE} (?:says?|said|told me|tells me|calls? me|sagt\w*|meint|nennt mich|sager|sa|kallar mig|menar|thinks|tycker)(?: [\w']+){{0,3}}? (?:crazy|mad|insane|my fault|(?:a )?psycho|stupid|useless|worthless|verruckt|spinn\w*|irre|schuld|dumm|nichts wert|hysterisch|tokig|galen|mitt fel|dum|psykfall|hopplos|fault|imagining|bilde mir|inbillar)\b"),
    "shut_out": Expression(
        rf"\b{_SHE} (?:\w+ ){{0,2}}?(?:refus\w+ to|won'?t|wont|doe?sn'?t|doe?s not|doesnt|will not|never|don'?t|no longer)(?: (?:even|really|ever|want to|wanna))* (?:talk|speak|open up|say)\w*\b|"
        rf"\b{_SHE} (?:redet|spricht|sagt|schweigt|macht (?:komplett |total |ganz )?(?:zu|dicht)|blockt)(?: (?:gar|uberhaupt|mit mir|kein wort|nicht|nichts|nix|mehr|nur|ab|daruber|druber|seit \w+))*(?=[.!]|$)|"
        rf"\b{_SHE} (?:will|mochte|mag)(?: (?:gar|ja|aber|uberhaupt|auch|mit (?:mir|uns|niemandem|keinem)|daruber|druber))* (?:nicht|nix|ned|net)(?: (?:mit (?:mir|uns)|daruber|druber))? (?:reden|sprechen|drubereden)\b|"
        rf"\b{_SHE} (?:vill (?:inte|int|aldrig)|vagrar|slutat)(?: (?:langre|ens|att))* (?:prata|snacka|saga)\b|\b{_SHE} (?:pratar|sager|snackar) (?:inte|inget|ingenting|aldrig|knappt)\b|\b(?:tiger|stanger ute|stanger in sig|locks? (?:her|him)self (?:in|away)|shuts? me out|schliesst sich ein|ignoriert mich)\b"),
    "unwilling": Expression(
        rf"\b{_SHE}(?: \w+){{0,4}}? (?:braucht|brauch) (?:ka|kei|koa|keine?) (?:hilf\w*|arzt|therapie)\b|\b{_SHE} (?:vagrar|refuses|weigert sich|verweigert)\b|\b{_SHE}(?: \w+){{0,5}}? (?:nothing(?:'s| is)? wrong|nix (?:is|hat)|kein problem|inget problem|inga problem|no problem|not a problem|doe?sn'?t have a problem)\b|\b{_SHE} (?:\w+ )?(?:tar inte|takes no|won'?t take|nimmt (?:die|seine|ihre) \w+ nicht|vagrar ta)\b"),
    "hopeless": Expression(
        r"\b(?:nobody|no ?one|niemand|keiner|koaner|kaner|ingen)(?: \w+){0,2}? (?:can|could|kann|konnte|kan)(?: \w+){0,2}? ?(?:mir |mig |me )?(?:help|helfen|hjalpa)\b|\b(?:don'?t|dont|do not) (?:think|believe)(?: \w+){0,3} (?:can|could|will) help\b|\b(?:mir|mig|me)(?: \w+){0,3} (?:niemand|keiner|koaner|ingen)(?: \w+){0,2} (?:helfen|hjalpa)\b|\bingen kan hjalpa\b|"
        r"\b(?:beyond help|past helping|hoffnungsloser fall|hopplost fall|lost cause|a hopeless case|nicht zu helfen|bringt(?: mir| doch| eh| ja| sowieso| alles)+ (?:nichts|nix)|ar anda ingen ide|won'?t help anyway|tror inte (?:att )?(?:nan|nagon|det) (?:kan )?hjalper?a?)\b"),
    "guilt": Expression(  # not "my fault, I meant Ystad"
        r"^(?!.*\b(?:meinte|meine|menade|menar|meant|mean)\b).*?(?:"
        r"\b(?:did|doing|done|do|got) (?:everything|it all) wrong\b|\b(?:alles|all) (?:falsch|verkehrt) (?:gemacht|mache?)\b|\bgjort allt fel\b|\bgor allt fel\b|\b(?:bad|terrible|awful) (?:mother|mum|mom|father|dad|parent|friend|daughter|son|wife|husband)\b|\b(?:rabenmutter|rabenvater|schlechte\w? (?:mutter|vater|mama|papa|tochter|sohn|freund\w*))\b|"
        r"\b(?:dalig|varldens samsta) (?:mamma|pappa|mor|far|foralder|van|dotter|son)\b|\b(?:meine|mei|meini) schuld\b|\bich bin (?:selber |selbst )?schuld\b|\bmitt (?:eget )?fel\b|\b(?:all |it'?s |it was |was )my (?:own )?fault\b|\bi (?:should|could) have (?:\w+ )?(?:braked|seen|noticed|known|stopped|been there|done|helped|listened|called|gone|said|checked)\b|\bhatte ich (?:nur|doch|bloss) \w+|\b(?:jag )?(?:borde|skulle) (?:jag )?ha (?:sett|markt|bromsat|fattat|hjalpt|gjort|lyssnat|ringt|varit|sagt|forstatt)\b|\bi blame myself\b|\b(?:schuldgefuhle?|skuldkanslor|guilty|gebe? mir die schuld)\b|\bhatte (?:ich )?(?:nur |doch )?(?:fruher|besser|mehr) (?:was )?(?:merken|tun|helfen|machen) (?:mussen|sollen)\b)"),
    "pass_on": Expression(
        r"\b(?:pass(?:ing|ed)?|hand(?:ing|ed)?) (?:it|this|that|them) (?:on|down)\b|\b(?:vererb\w*|weitergeb\w*|weitergegeben|erblich|hereditary|inherit\w*|arftlig\w*|arver|arvt|ge det vidare|fora det vidare|for det vidare|(?:i|in) (?:our|my|the) genes|liegt in der familie)\b"),
    "seen": Expression(
        r"\b(?:sehe?|seh|ser|see|seeing|saw)(?: (?:ich|i|jag|still|immer|noch|nur|fortfarande|alltid|always|mir|nachts|heute|all|alle|alla)){0,3} (?:the|their|his|her|those|these|die|ihre?|seine?|das|deras|hans|hennes|de|folks|patienternas|dodas|toten)(?: \w+)? ?(?:faces?|eyes|bodies|gesichter?|augen|leichen|ansikten?a?|ansiktet|ogon|kroppar\w*)\b|"
        r"\b(?:gesichter?|augen|leichen|ansikten|ansiktena|ogon|faces|bodies)(?: \w+){0,4}? (?:vor mir|nachts|im traum|in der nacht|at night|in my (?:dreams|sleep)|om natten|om natterna|pa natten|framfor mig|i drommen)\b|"
        r"\b(?:hear|hore?|hor)(?: (?:ich|i|jag|still|immer|noch|fortfarande)){0,2} (?:the|their|die|ihre|deras|de)? ?(?:screams?|screaming|schreie|schreien|skrik\w*)\b|"
        r"\b(?:bilder|images?|pictures?)\b(?: \w+){0,4}? (?:nicht (?:mehr )?(?:weg|los|aus)|inte bort|won'?t go|don'?t go|out of my head|kvar|im kopf|i huvudet|in my head|stuck)\b|\b(?:ser|seh\w*|see)(?: \w+){0,3} (?:hela tiden|framfor mig|standig|immer wieder|dauernd|vor mir|in front of me|over and over|every time i close)\b|"
        r"\b(?:kind|barn|child|baby|kid|mensch|patient\w*|manniska|kolleg\w*)(?: \w+){0,3}? (?:gestorben|dog|died|verungluckt|ums leben)\b(?: \w+){0,3} (?:bei uns|auf station|im dienst|hos oss|pa avdelningen|on my (?:shift|ward|watch)|on the ward)\b|\b(?:olycka|unfall|accident|crash|brand|fire)\b(?: \w+){0,3} (?:barn|kind\w*|child\w*|kids?|dode?|toten?|dead|died)\b"),
    "numb": Expression(r"\b(?:fuhle?|spur\w*|spure?) (?:ich )?(?:einfach |gar |uberhaupt |rein |fur \w+ )*(?:nichts|nix)\b|\bkanner (?:jag )?(?:absolut |helt enkelt )?(?:ingenting|inget)\b|\b(?:feel|feeling) (?:absolutely )?nothing\b|\b(?:not|don'?t|dont|can'?t) (?:feel|feeling) anything\b|\b(?:become|wie) (?:a |aus )?stein\b|\bnumb\b|\bavstangd\b"),
    "untold": Expression(
        r"\b(?:noch |no )?(?!(?:niemand|keiner) (?:hat|haben|sagt\w*)\b)(?:nie|niemand\w*|niemerem|neamand\w*|keinem|keiner)(?: \w+){0,4} (?:erzahlt|verzellt|verzahlt|gesagt|gsait|gsagt|geredet|gesprochen|anvertraut)\b|\b(?:zum |das )?erste\w* mal(?:,)? (?:dass ich|das ich|wo ich) (?:\w+ ){0,3}(?:sag|schreib|red|erzahl)\w*|"
        r"\baldrig (?:\w+ ){0,3}(?:berattat|sagt|pratat om|vagat saga)\b|\bforsta gangen jag (?:\w+ ){0,2}(?:sager|skriver|berattar|vagar)\b|"
        r"\bnever (?:\w+ ){0,2}(?:told|said|spoken|talked)(?: \w+){0,3} ?(?:any ?(?:one|body)|a soul|this|it)\b|\bnobody knows about (?:this|it)\b|\bfirst time i(?:'?ve| have)? (?:\w+ ){0,2}(?:say|said|tell|told|written|writ)\w*"),
    "kept": Expression(  # nobody near to her knows of it yet; "niemand weiß warum" says something else
        rf"\b(?:weiss|wissen|woass|wois)(?: (?:das|es|des|davon|ja|noch|bis jetzt|bisher|hier|eh))* (?:keiner|niemand|kein mensch|kein schwein|koaner|neamd|neamand)(?: (?:davon|bis jetzt|bisher|was))*{_STOPS}|\b(?:keiner|niemand|kein mensch|koaner|neamd)(?: (?:in|von|auf|bei) (?:\w+ ){{1,2}}\w+)? (?:weiss|woass)(?: (?:das|es|des|was|etwas|bescheid|davon|darueber|daruber|bis jetzt|bisher|bis heute|noch))*{_STOPS}|"
        rf"\b{_NEAR} (?:weiss|wissen|woass|ahnt|ahnen)(?: (?:es|das|davon|noch|bisher|gar|ja|von))* (?:nix|nichts|nicht|net|ned|nid|nuet|nit)(?: (?:davon|davo|bisher|darueber|daruber))*{_STOPS}|"
        rf"\bingen(?: (?:pa|i|hemma|i min|pa mitt) \w+)? vet(?: (?:om|nat|nagot|det|detta|ju|an|hittills))*{_STOPS}|\b{_NEAR} vet (?:inget|ingenting|inte|int|ej)(?: (?:om|nat|nagot|det|detta|an))*{_STOPS}|"
        rf"\b(?:nobody|no ?one)(?: (?:at|in) \w+(?: \w+)?)? knows(?: (?:about|of|it|this|that|yet|here))*{_STOPS}|\b{_NEAR} (?:doe?sn'?t|don'?t|do not|does not|dont|doesnt) know(?: (?:about|of|it|this|that|yet|anything|a thing))*{_STOPS}"),
    "intrusive": Expression(
        r"\b(?:gedanken?|bilder|vorstellung|angst|panik)\w*(?: \w+){0,3},? (?:dass|das|davor|wie)(?: ich)? (?:sie|ihn|es|ihr|ihm|das baby|dem baby|mein\w* (?:baby|kind|sohn|tochter|kleine\w*))(?: \w+){0,4} (?:fallen lass\w*|fallen zu lassen|weh ?(?:zu)?tu\w*|(?:et)?was (?:an|zu)?(?:zu)?tu\w*|verletz\w*|schuttel\w*|ertrank\w*)\b|"
        r"\b(?:radd|tankar|bilder|angest)(?: \w+){0,3} (?:att|om att|for att) (?:jag )?(?:ska |skulle |kan )?(?:skada|tappa|gora illa|slappa|skaka) (?:henne|honom|barnet|bebisen|babyn|min (?:son|dotter|bebis))\b|\b(?:radd|tankar|bilder)(?: \w+){0,3} (?:att|om att) (?:jag )?(?:ska |skulle )?gora (?:henne|honom|barnet|bebisen) (?:illa|nat)\b|"
        r"\b(?:thoughts?|images?|scared|afraid|terrified|picture|imagin\w+)(?: \w+){0,3} (?:of|about|that|i'?ll|i might|i will|myself|i'?m going to)(?: (?:i|might|could|will|'ll|would|me))* (?:drop\w*|hurt\w*|harm\w*|shak\w*|smother\w*) (?:her|him|them|my (?:baby|child|son|daughter)|the baby)\b"),
    "loss": Expression(
        r"\b(?:mein|unser|min|mitt|var|vart|my|our)\w*(?: \w+){1,3} (?:(?:ist|isch|is|war|har|has|gestern|vor|heute|igar)(?: \w+){0,5} )?(?:gestorben|gstorbe\w*|gstorbn|verstorben|dog|dott|gick bort|gatt bort|died|passed away|is dead)\b|"
        r"\b(?:stirbt (?:bald|gerade|wohl)|liegt im sterben|ligger for doden|haller pa att do|is dying|about to die)\b|\b(?:lost my|verlor meine?n?|meine?n? \w+ verloren|forlorade min|forlorat min)\b|" + ALL_SHE_HAD),
    "too_much": Expression(
        r"\b(?:alles|ois|alls|(?:des|es|das) (?:is|ist|isch|wird|wiad)|(?:wird|ist|is) mir)(?: (?:ois|alles|mir|ma|mi|einfach|gerade|grad|halt|so|nur|is|ist|isch|wird|langsam)){0,3} (?:zu ?viel|z'?vu|z'?vui|zvil|z'?viel)\b|\b(?:allt|det) (?:ar|blir|kanns|har blivit) (?:\w+ )?for mycket\b|\b(?:it'?s|everything is|it is|getting|become|became)(?: (?:all|just|a bit|way|really|simply))? too much\b|"
        r"\b(?:ich |i )?(?:kann|chan|cha|ko|kon)(?: \w+){0,2} (?:nicht mehr|nimmer|nimma|num|numme)(?:$|[.,!]| (?:und|aber|bin))|\b(?:am limit|am ende meiner|fix und fertig|keine kraft|koa kraft|kei chraft)\b|"
        r"\b(?:orkar|pallar) (?:inte|int|inget|ingenting) (?:mer|langre)(?:$|[.,!]| och| men)|\b(?:ingen kraft|helt slut|alldeles slut)\b|\bi (?:can'?t|cannot) (?:do (?:this|it)|cope|go on|take (?:it|this)|carry on)(?: any ?more)?\b|\b(?:exhausted|at my limit|at the end of my|no strength|knackered|burnt out completely)\b"),
    "despair": Expression(
        r"\b(?:was|wos|vad|what'?s)(?: \w+){0,3} (?:bringt|bringts|for mening|the point)\b|\bwas bringt (?:das|es|des)\b|\b(?:hat|macht)(?: \w+){0,2} (?:keinen|kein|koan) sinn\b|\b(?:sinnlos|hoffnungslos|hopplost|meningslost|hopeless|pointless)\b|\bvad ar det for mening\b|"
        r"\b(?:don'?t|dont|do not|can'?t) see the point\b|\bkeine lust mehr\b|\bingen lust langre\b|\bnothing helps\b|\bnix hilft\b|\bnichts hilft\b|\bingenting hjalper\b"),
    "alone": Expression(
        r"\b(?:ich bin|bin|bi|i bin)(?: (?:so|ganz|vollig|total|halt|echt))* (?:allein(?!erzieh)\w*|elei|alloa|alloan|einsam)\b|\b(?:jag ar|ar)(?: (?:sa|helt|ganska|valdigt|faktiskt))* ensam\b|\b(?:i'?m|i am|so|all|feel)(?: (?:so|all|completely|really))* (?:alone|lonely)\b|"
        r"\b(?:niemand\w*|keinen) (?:zum reden|der (?:mir )?zuhort)\b|\bingen att prata med\b|\b(?:nobody|no ?one) to talk to\b"),
    "better": Expression(
        r"\b(?:heute|jetzt|grad|gerade|im moment) (?:ist|isch|geht)(?:'?s| es)? (?:\w+ )?(?:ok|okay|gut|besser)\b|\b(?:idag|just nu|nu) (?:ar|gar|kanns)(?: det)? (?:\w+ )?(?:ok|okej|bra|battre|lugnt)\b|\b(?:today|right now|tonight) (?:is|it'?s|i'?m|i feel) (?:\w+ )?(?:ok|okay|fine|better|alright|all right)\b"),
}


# "gestorben vor Lachen", "dör av pinsamhet": nobody died.
# A dead phone and a lost job are no bereavement.
_A_THING = r"(?:\w*(?:phone|handy|telefon|mobil\w*|laptop|computer|dator\w*|rechner|akku|batter\w*|wlan|internet|fernseher|kuhlschrank|konsole|bil|bilen|auto)|tv|ps[45]|pc|wifi|ipad|tablet|playstation|xbox|car|bike|fahrrad|cykel\w*|job\w*|jobb\w*|arbete?t?|arbeit\w*|stelle|anstallning\w*|wallet|purse|keys?|schlussel|nycklar\w*|geldbeutel|planbok\w*|money|geld|pengar\w*|flat|wohnung|lagenhet\w*|appetite|weight|faith|licence|fuhrerschein|korkort\w*|plants?|pflanzen?|garden|way|mind|temper|hearing|sight|hair|voice)"
_THINGS = Expression(rf"\b(?:mein\w*|unser\w*|min|mitt|mina|var|my|our|the|der|die|das) (?:\w+ )?{_A_THING}(?:,? (?:ist|isch|is|ar|e|war|has|har|went|'s))? ?(?:also |just |grad |ganz |totally )?(?:tot|dead|dod|dott|died|kaputt|gestorben|dog)\b|\b(?:lost my|verlor\w* mein\w*|forlora\w* min\w*|forlorat mitt|forlorade mitt|mein\w*) (?:\w+ )?{_A_THING}\b")
_FIGURES = Expression(r"\b(?:thought|think|thinks|thinking|felt|feels?|feeling)(?: (?:like|that|as if))?(?: (?:i|im|i'm|i was|i am|i were))? dying\b|\b(?:gestorben|sterb\w*|stirb\w*|do|dor|dog|dott|died?|dying) (?:fast |nastan |almost )?(?:vor|av|of|from) (?!krebs|cancer|alter|alder|covid|hunger\b)\w+|\bvor \w+ (?:gestorben|sterb\w*)")


def feelings(*texts: str) -> List[str]:
    """Which of these a message (as it was typed, and as it is spelt) lets one feel, the one that asks most for an answer first: `thoughts` (of harm that nobody wants), `dying`,
    `in_family` ("dad threw a plate"), `loyal` ("they shall get in no trouble"), `not_hit`, `blamed`, `shut_out` ("she refuses to talk"), `unwilling`, `hopeless` ("nobody can help me"), `guilt`,
    `pass_on`, `seen`, `numb`, `untold` ("I've never told anyone"), `kept` ("nobody knows"), `loss`, `too_much`, `despair`, `alone`, `better` ("today is all right")."""
    texts = tuple(dict.fromkeys(texts))
    folded = [_THINGS.sub(" ", _FIGURES.sub(" ", fold(text))) for text in texts]
    folded += [text.replace(",", "") for text in folded if "," in text]
    felt = {feeling for each in folded for feeling in matching(_FEELINGS.items(), each)}
    found = [feeling for feeling in _FEELINGS if feeling in felt]
    if any(map(lost_job, texts)):
        found = ["job_lost", *(feeling for feeling in found if feeling != "loss")]
    if any(map(is_homeless, texts)):
        found.insert(0, "no_home")
    if any(map(hurts_others, texts)):
        found.insert(0, "owns_up")
    if any(map(is_dying_thing, texts)):
        found = [feeling for feeling in found if feeling not in ("dying", "loss")]
    if any(map(is_of_a_thing, texts)):
        found = [feeling for feeling in found if feeling != "loss"]
    if "loss" not in found and any("grief" in topics_said(text) for text in texts) and not any(map(met_at_work, texts)):
        found.insert(0, "loss")  # a child before its birth
    if "loss" not in found and any(map(grieves_suicide, texts)) and not any(map(met_at_work, texts)):
        found.insert(0, "loss")
    if any(map(is_all_clear, texts)) and "better" not in found:
        found.append("better")
    return found
