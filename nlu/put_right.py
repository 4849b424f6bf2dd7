"""What an alarm turns out to be beside the rest of the message: graver or slighter, another's, or none. Needs no model, for the guard stands on it."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression
from nlu.alarms import NO_DANGER, Alarm, Settled
from nlu.body import was_found_with_a_needle
from nlu.deeds import hurts_me, is_in_care
from nlu.menaced import by_criminals, has_a_gun_and_no_heart, strikes_in_dementia, threatens_many
from nlu.whose import tells_what_was

_OF_WISH = ("suicidality", "self_harm")
_LONGEST = 40  # words

_ELDER = (r"(?:grand(?:ma|pa|mother|father|dad|mum|parents?)|gran|granny|nan|nana|nanna|mum|mom|mother|dad|father|aunt|uncle|wife|husband|sister|brother|friend|oma|omi|opa|grossmutter|grossvater|mama|mutter|papa|vater|tante|onkel|frau|mann|schwester|bruder|freund\w*|"
          r"mormor|farmor|morfar|farfar|mamma|pappa|moster|faster|morbror|farbror|fru|min man|syster|bror|kompis|vaninna|dog|cat|hund\w*|katze|katt\w*)")
_DYING = Expression(
    rf"\b{_ELDER}(?:'s)?(?: (?:is|ist|isch|ar|e|liegt|ligger|haller|wird|has))?(?: (?:now|jetzt|gerade|grad|nu|wohl|bald|also|schon|auch|very|really|slowly|langsam))* (?:dying|stirbt|sterben|im sterben|am sterben|doende|for doden|pa att do|not long (?:left|to live)|inte langt kvar|nicht mehr lange)\b")
_OWN_END = Expression(
    r"\b(?:ich|i|jag|ja)(?:'ll| will|'m| am| want| would|'d| vill| ska| will| mochte| kann| orkar| can'?t| cannot| don'?t)(?: \w+){0,3}? (?:die|dying|do|sterben|live|leben|leva|follow|folgen|folja|go too|go with|gehen|mit|with (?:her|him|them)|ohne|without|utan|end|not be|auch|too|ocksa)\b|\b(?:kill|umbring\w*|suic\w*|suizid\w*|pills?|tablett\w*|better off|ohne mich|utan mig|without me|me next|take me|nicht mehr leben|goodbye|letter\w*|abschiedsbrief\w*|my (?:own )?(?:funeral|grave|coffin)|meine (?:eigene )?beerdigung|min (?:egen )?begravning)\b")


def mourns_the_dying(text: str) -> bool:
    """Whether somebody near is dying, of age or of an illness, and nothing is said of an end of the writer's own."""
    folded = fold(text)
    return len(folded.split()) <= _LONGEST and bool(_DYING.search(folded)) and not _OWN_END.search(folded)


_ILL_TO_DEATH = Expression(r"\b(?:krebs\w*|endstadium|palliativ\w*|hospiz\w*|unheilbar\w*|als|metastas\w*|cancer\w*|terminal\w*|stage (?:4|four)|hospice|obotlig\w*|tumor\w*|alt|gammal|\d{2} jahre)\b")
_MAY_DIE = Expression(r"\b(?:sterben (?:durfen|darf|kann|konnen)|darf (?:bald )?sterben|(?:allowed|ready|prepared) to (?:die|go)|bereit (?:zu sterben|zu gehen)|(?:far|fa|redo att|beredd att) (?:do|do snart|somna in|ga))\b")
_IN_PEACE = Expression(r"\b(?:keine angst|kein\w* furcht|in frieden|begleit\w*|palliativ\w*|hospiz\w*|not (?:afraid|scared)|no fear|at peace|peaceful\w*|accompan\w*|hospice|inte radd|i frid|fridfullt|foljer med|sitter hos|vakar)\b")
_HELPS_ALONG = Expression(r"\b(?:tablett\w*|pills?|umbring\w*|suizid\w*|suic\w*|sjalvmord\w*|sterbehilfe|exit|dignitas|assisted|dodshjalp|beenden|end it|nachhelf\w*|morphi\w*|overdos\w*|gift)\b")


def may_go_in_peace(text: str) -> bool:
    """Whether somebody who is ill to death may die, as she says herself, and is accompanied."""
    folded = fold(text)
    return bool(_ILL_TO_DEATH.search(folded) and _MAY_DIE.search(folded) and _IN_PEACE.search(folded)) and not _HELPS_ALONG.search(folded) and not _OWN_END.search(folded)


_THOUGHT_OF_IT = Expression(r"\b(?:funderat|funderar|tankt|tanker|tankar\w*|daran gedacht|denk\w*|gedacht|gedanken?|uberleg\w*|thought|thoughts|thinking|think|considered)\b")
_WOULD_NEVER = Expression(
    r"\b(?:men|aber|but|doch|fast|allerdings|though|although|however|ocksa)\b[^.!?]{0,12}?\b(?:jag |ja |ich |i )?(?:skulle|wurde|wurd|tat|would|'d|kommer|tu|tue|mach|mache|will)(?: \w+){0,3}? (?:aldrig|nie|niemals|never|inte|nicht)(?: \w+){0,2}? (?:gora|gor|tun|machen|antun|do|act)\b|\b(?:wurde|wurd|tat)(?: \w+){0,2} (?:nie|niemals) (?:tun|machen)\b|\b(?:i'?d|i would) never (?:actually |really )?(?:do|act)\b|\bskulle aldrig (?:gora|kunna gora)\b")
_MEANT = Expression(r"\b(?:plan\w*|heute|heut|tonight|today|ikvall|i kvall|inatt|i natt|idag|brief\w*|brev\w*|letter\w*|notes?|abschied\w*|farval|goodbye|tablett\w*|pills?|piller|rep|seil|rope|bron?|brucke|bridge|diesmal|this time|denna gang|mer an nagonsin|noch|yet|an|wieder|again|igen)\b")


def only_thought_of_it(text: str) -> bool:
    """Whether she has thought of it and says that she would never do it: heard as what it is, a weight that goes on for long."""
    folded = fold(text)
    return bool(_THOUGHT_OF_IT.search(folded) and _WOULD_NEVER.search(folded)) and not _MEANT.search(folded)


_NOT_LIKE_THIS = Expression(
    r"\b(?:vill|orkar|kan|ids)(?: \w+)? (?:inte|int)(?: langre)? leva (?:sa ?har|pa det (?:har )?sattet|i den har)\b|\bso (?:will|kann|mag|mochte)(?: ich| i) nicht (?:mehr |langer |weiter )*(?:weiter)?leben\b|\b(?:will|kann|mag|mochte)(?: ich| i)?(?: so)? nicht (?:mehr |langer |weiter )?so (?:weiter)?leben\b|\b(?:will|kann|mag|mochte)(?: ich| i)? so nicht (?:mehr |langer |weiter )*(?:weiter)?leben\b|"
    r"\b(?:don'?t|do not|can'?t|cannot) (?:want to )?(?:go on |keep )?liv(?:e|ing) like this\b")
_OF_THE_WEEK = Expression(r"\b(?:stress\w*|job\w*|jobb\w*|arbeit\w*|arbet\w*|work\w*|chef\w*|boss|overtime|uberstunden|overtid|kontor\w*|buro|office|\w*byra\w*|kanzlei|schicht\w*|shift\w*|deadlines?|commut\w*|pendl\w*|tempo|hektik|hamsterrad|ekorrhjul\w*|laufrad|rat race|haushalt|wohnung|flat|lagenhet)\b")
_ONLY_TO_LEARN = Expression(
    r"\b(?:behover|brauche?|muss|will|vill|need|want)(?: \w+){0,2}? (?:bara|nur|just|endlich|only|lediglich)\b|\b(?:just|only|bara|nur) (?:need|behover|brauche|muss|want|vill|will)\b|\b(?:saga nej|nein sagen|nein zu sagen|say(?:ing)? no|grenzen (?:setzen|ziehen)|satta granser|set(?:ting)? (?:boundaries|limits)|work[- ]life|lara mig|lernen|learn|abschalten|koppla av|switch off|weniger arbeiten|jobba mindre|byta jobb|job wechseln|change jobs|new job|kundigen|saga upp mig|quit)\b")


def is_tired_of_a_way_of_life(text: str) -> bool:
    """Whether it is the stress that she will not live in any longer, and she says what she needs for it."""
    folded = fold(text)
    if not (found := _NOT_LIKE_THIS.search(folded)):
        return False
    return bool(_OF_THE_WEEK.search(folded) and _ONLY_TO_LEARN.search(folded)) and not _OWN_END.search(folded[:found.start()] + folded[found.end():])


# Of which life somebody has enough: that in the city, with him, as a student.
_A_CERTAIN_LIFE = Expression(
    r"\b(?:leben|livet|life)\b (?:hier |har |here )?(?:in|im|mit|bei|am|als|auf|i|pa|med|som|with|as|on)\b (?!mir\b|mig\b|me\b|general|allgemein|allmanhet|dieser welt|der welt|this world|den har varlden|varlden|erden|jorden|earth|schmerz\w*|pain|smart\w*|angst|depression\w*|sich\b|sich selbst)")


def is_tired_of_a_certain_life(text: str) -> bool:
    """Whether it is life in a place, with somebody or as something that she has enough of, and nothing beside it speaks of an end."""
    folded = fold(text)
    if not (found := _A_CERTAIN_LIFE.search(folded)):
        return False
    return not _OWN_END.search(folded[:found.start()] + folded[found.end():])


# A child's words, told by a parent.
_A_CHILD_SAID = Expression(
    r"\b(?:mein\w*|unser\w*|der|die|min|mitt|min|var|vart|my|our|the) (?:\w+ )?(?:kleine\w*|grosse\w*|sohn|tochter|kind|bub|bua|junge|madchen|enkel\w*|son|dotter|barn|kille|tjej|kid|child|daughter|boy|girl|little one|toddler|grandson|granddaughter)\b[^.!?]{0,30}?"
    r"\b(?:sagt|gesagt|schreit|geschrien|ruft|said|says|screams|screamed|shouted|sa|sager|skriker|skrek|sagt)\b[^.!?]{0,12}?\b(?:ich|i|jag|dass (?:er|sie|es)|(?:he|she) wants?|att (?:han|hon))\b")
# Asked of another, and denied.
_SPEAKS_OF_NONE = Expression(
    r"\b(?:redet|spricht|sagt|erwahnt|talks?|speaks?|says|mentions|pratar|talar|sager|namner|talk|speak|say|mention|said|mentioned|gesagt|sagt)(?: (?:ja|gar|doch|aber|auch|ju|anything|any|nat|nagot|was|etwas))* (?:nicht|nie|niemals|nichts|nix|inte|aldrig|inget|ingenting|never|nothing)(?: (?:mehr|langre|any ?more))? (?:von|vom|uber|ubers|om|about|of) (?:\w+ )?(?:suizid\w*|selbstmord\w*|sterben|tod|umbringen|suicide|dying|death|killing \w+|sjalvmord\w*|do|doden|ta livet)\b|"
    r"\b(?:doe?sn'?t|does not|didn'?t|never|hasn'?t|has not|don'?t) (?:ever )?(?:talk|speak|talked|spoken|said|say|mention\w*|tell)(?: \w+){0,2} (?:about|of) (?:\w+ )?(?:suicide|dying|death|killing \w+|ending it)\b")


# Another will be rid of a worry: it is the writer who will be gone.
_RID_OF_ME = Expression(
    r"\b(?:mein\w*|min|mina|my|our|unser\w*|die|the) (?:\w+ )?(?:frau|mann|kinder|familie|eltern|mutter|tochter|sohn|fru|man|barn|familj|foraldrar|mamma|wife|husband|kids|children|family|parents|mum|mom|mother|daughter|son|sister|brother)\b(?: \w+){0,2}? "
    r"(?:won'?t|will not|wont|will never|no longer|doe?sn'?t|don'?t|muss|mussen|braucht|brauchen|slipper|kommer (?:att )?slippa|behover|ska slippa|werden|wird)(?: \w+){0,7}? (?:worry\w*|bother\w*|burden\w*|pay|look after|care for|sorgen|kummern|plagen|argern|last|zahlen|oroa\w*|bekymra\w*|betala|ta hand om|borda)\b")

_OF_ME_SOON = Expression(r"\b(?:um mich|wegen mir|meinetwegen|about me|because of me|for me|after me|om mig|for mig|for min skull|for my sake)\b[^.!?]*\b(?:bald|soon|ab|from|after|nach|von|snart|efter|fran|morgen|tomorrow|imorgon|mehr|any ?more|langre)\b|\b(?:bald|soon|snart|ab|from|after|efter|fran)\b[^.!?]*\b(?:um mich|wegen mir|about me|because of me|om mig|for mig)\b")


def frees_them_of_herself(text: str) -> bool:
    """Whether those near to her need not worry about her any more, soon."""
    folded = fold(text)
    return bool(_RID_OF_ME.search(folded) and _OF_ME_SOON.search(folded) and _NOT_ANY_MORE.search(folded)) and not _GETS_WELL.search(folded)


_NOT_ANY_MORE = Expression(r"\b(?:nicht|nie|kein\w*|not|never|no|\w+n'?t|wont|inte|aldrig|ingen|slipper?|slippa)\b")
_GETS_WELL = Expression(r"\b(?:gesund|besser|therapie|clean|nuchtern|job|arbeit\w*|ausgezogen|ausziehe\w*|wohnung|well|better|sober|therapy|work|moved out|my own|frisk|battre|nykter|terapi|jobb\w*|flyttat)\b")

_WANDERS = Expression(r"\b(?:redet|spricht|sagt|talks?|talking|pratar|yrar|faselt|lallt)(?: \w+){0,3}? (?:wirr\w*|durcheinander|zusammenhangl\w*|komisch|unverstandlich|confused\w*|nonsense|rubbish|rambl\w*|osammanhangande|forvirrat|konstigt|virrigt|strunt)\b|\b(?:redet|spricht)(?: (?:nur noch|nur|ganz|so|total|vollig|immer))* wir\b|\brambl\w*\b|\byrar\b")
_FOR_LONG = Expression(
    r"\b(?:seit|schon|scho|sid) (?:\w+ ){0,2}?(?:monat\w*|woche\w*|jahr\w*|langem|langerem|lange)\b|\b(?:monatelang|wochenlang|jahrelang|lange schon|immer (?:mehr|ofter|schlimmer))\b|\b(?:i|sedan|sen) (?:\w+ ){0,2}?(?:manader|veckor|ar)\b|\bfor (?:\w+ ){0,2}?(?:months|weeks|years|a long time)\b|\b(?:more and more|mer och mer|allt mer)\b|"
    r"\b(?:mull|vermull\w*|verwahrlos\w*|messie\w*|gerumpel|abfall|sopor|skrap|stinkt|luktar|rubbish everywhere|hoard\w*|filthy|smells)\b|\b(?:lasst|losst|lat) (?:\w+ )?(?:keinen|niemand\w*|koan\w*|niemerem?) (?:mehr )?(?:rein|herein|hinein|ine|eini|in die)\b|\b(?:lets|slapper)(?: \w+){0,2}? (?:nobody|no ?one|ingen)(?: \w+)? in\b|\bslapper inte in\b")
_SUDDENLY = Expression(r"\b(?:plotzlich|auf einmal|seit (?:heute|gestern|eben|vorhin|\w+ (?:stunde\w*|minute\w*))|gerade|grad|heute|sudden\w*|since (?:this morning|today|yesterday)|just now|today|plotsligt|idag|sedan (?:i morse|igar)|fieber|fever|feber|gesturzt|gestolpert|fell|ramlat|ramlade|lahm\w*|arm|mund\w*|mouth|face|gesicht|mun|ansikte\w*|kopf|head|huvud\w*|insulin|diabet\w*|tablett\w*|pills?|blut\w*|blod\w*|blood)\b")


def wanders_for_long(text: str) -> bool:
    """Whether somebody talks confusedly for long, or is neglected besides: no stroke, and yet somebody has to look."""
    folded = fold(text)
    return bool(_WANDERS.search(folded) and _FOR_LONG.search(folded)) and not _SUDDENLY.search(folded)


_ABUSED = Expression(r"\b(?:raped|rape|vergewaltigt\w*|vergewaltigung|valdtagen|valdtog\w*|valdtakt\w*|sexually assaulted|sexual assault|missbraucht\w*|ubergriff\w*|overgrepp\w*|begrapscht|tafsad)\b")
_MONTHS = r"(?:januar|jannar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|januari|februari|mars|maj|augusti|december|january|february|march|may|june|july|october)"
_BACK_THEN = Expression(
    rf"\b(?:in|im|i|last|letzten|forra|on) {_MONTHS}\b|\b(?:i (?:lordags|sondags|mandags|tisdags|onsdags|torsdags|fredags|somras|vintras|varas|hostas))\b|\b(?:letzte[nsr]?|vorige[nsr]?|vergangene[nsr]?|am|last|forra|on) (?:woche|monat|jahr|sommer|winter|herbst|fruhling|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"week|month|year|summer|winter|autumn|spring|monday|tuesday|wednesday|thursday|friday|saturday|sunday|veckan|manaden|aret|sommaren)\b|\bvor (?:\w+ ){1,3}(?:tagen|wochen?|monat\w*|jahr\w*)\b|\b(?:\w+ ){1,2}(?:days|weeks?|months?|years?) ago\b|\bfor (?:\w+ ){1,2}(?:dagar|veck\w*|manad\w*|ar) se(?:da)?n\b|"
    r"\b(?:damals|fruher|as a (?:child|kid|teen\w*)|when i was|als kind|als ich|som barn|nar jag var|back then|(?:in )?20[012]\d|19\d\d)\b")
_HAPPENS_NOW = Expression(r"\b(?:jetzt|gerade|grad|heute|heut|gestern|letzte nacht|nu|just nu|idag|igar|inatt|i natt|today|now|right now|tonight|last night|yesterday|again|wieder|igen|immer noch|still|fortfarande|kommt (?:\w+ )?(?:wieder|zuruck)|droh\w*|threat\w*|hot\w*|outside|vor der tur|utanfor|blut\w*|blod\w*|bleed\w*|verletzt|hurt|skadad)\b")


def was_abused_then(text: str) -> bool:
    """Whether she was raped or molested some days ago or longer: nobody has to flee now, and she has to be heard."""
    folded = fold(text)
    return bool(_ABUSED.search(folded) and _BACK_THEN.search(folded)) and not _HAPPENS_NOW.search(folded)


_POSTS = Expression(r"\b(?:post\w*|gepostet|shar\w*|teilt|geteilt|send\w*|schickt\w*|verschickt|verbreit\w*|upload\w*|hochgeladen|leak\w*|veroffentlich\w*|lagger ut|lagt ut|lade ut|sprider|spridit|spred|skickar|skickat|skickade|delar|delat|publicer\w*)\b[^.!?]{0,30}\b(?:bild\w*|foto\w*|photos?|pictures?|pics?|video\w*|film\w*|nudes?|nacktbild\w*|nakenbild\w*)\b|\b(?:\w*bild\w*|foto\w*|nacktfoto\w*|video\w*)\b[^.!?]{0,40}\b(?:gepostet|geteilt|verschickt|verbreitet|hochgeladen|veroffentlicht)\b")
_INTIMATE = Expression(r"\b(?:intim\w*|nackt\w*|naken\w*|naked|nudes?|sex\w*)\b")


def spreads_pictures(text: str) -> bool:
    """Whether somebody shows intimate pictures of her around: grave, and nobody stands at the door."""
    folded = fold(text)
    return bool(_POSTS.search(folded) and _INTIMATE.search(folded)) and not _HAPPENS_NOW.search(folded)


_TOOK_ALONG = Expression(
    r"\b(?:ex\w*|mutter|kindsmutter|kindsvater|frau|mann|vater|mamman|pappan|frun|mannen|mother|father|wife|husband)\b(?: \w+){0,3}? (?:(?:hat|har|has|took|tog|nahm|taken|lat|lasst|gibt|will|won'?t|vill|vagrar|refuses)\b)[^.!?]{0,50}\b(?:tochter|sohn|kind\w*|baby|dotter\w*|son\w*|barn\w*|daughter|kids?|child\w*)\b")
_MAY_NOT_SEE = Expression(
    r"\b(?:darf|kann|seh\w*|lasst mich|krieg\w*|bekomm\w*)(?: \w+){0,4}? (?:nicht|nie|nimmer|kaum)(?: \w+)? ?(?:sehen|treffen|besuchen|zu gesicht)?\b|\b(?:far|fatt|kan)(?: \w+){0,2}? (?:inte|aldrig|inte langre)(?: \w+){0,2}? (?:traffa|se|traffat|prata med)\b|\b(?:can'?t|not allowed to|am not allowed to|won'?t let me|doe?sn'?t let me|may not|never)(?: \w+)? (?:see|meet|visit|talk to)\b|\b(?:umgang\w*|sorgerecht\w*|vardnad\w*|umgange\w*|custody|visitation|access)\b")
_CHILD_AT_RISK = Expression(
    r"\b(?:schlag\w*|schlug|haut|misshandel\w*|gewalt\w*|droh\w*|gedroht|umbring\w*|antu\w*|antun|drogen|koks\w*|betrunken|trinkt|sauft|alkohol\w*|waffe|messer|verschwunden|entfuhr\w*|ausland|abgehauen|weiss nicht wo|slar|slog|misshandl\w*|vald\w*|hot\w*|doda\w*|skada\w*|full|dricker|drog\w*|knark\w*|forsvunn\w*|kidnapp\w*|utomlands|vet inte var|vapen|kniv|"
    r"hits?|beats?|abus\w*|violen\w*|threat\w*|kill\w*|hurt\w*|harm\w*|drunk|drinks?|drugs?|gun|knife|missing|abduct\w*|abroad|don'?t know where|psychos\w*|psykos\w*|suiz\w*|suic\w*|sjalvmord\w*|missbrauch\w*|overgrepp\w*|fasst an|beruhrt|touch\w*|angst um|radd for|afraid for|worried about|unsafe|gefahr|danger|fara)\b")


def quarrels_over_contact(text: str) -> bool:
    """Whether an ex keeps the child to herself, and nothing is said of a danger to it: hard to bear, and no alarm."""
    folded = fold(text)
    return bool(_TOOK_ALONG.search(folded) and _MAY_NOT_SEE.search(folded)) and not _CHILD_AT_RISK.search(folded) and not _OWN_END.search(folded)


_WILL_NOT_KILL = Expression(
    r"\b(?:they|he|she|dad|my \w+|er|sie|die|mein\w* \w+|han|hon|de|dom|min\w* \w+|pappa|papa)(?:'d|'ll)? (?:will|would|wurde?n?|werden|wird|kommer|skulle|ska|tun|tut|do|does)?(?: \w+){0,2}? ?(?:not|never|nicht|inte|n't|nie|aldrig)(?: (?:really|actually|wirklich|echt|verkligen|faktiskt|att))* (?:kill|murder|hurt|umbringen|toten|doda|morda|was tun|etwas antun)\b|\b(?:won'?t|wouldn'?t)(?: \w+)? (?:kill|murder) (?:me|us)\b")


def will_not_kill(text: str) -> bool:
    """Whether a figure of speech is taken back: "they will not really kill me"."""
    folded = fold(text)
    return len(folded.split()) <= _LONGEST // 2 and bool(_WILL_NOT_KILL.search(folded)) and not _HAPPENS_NOW.search(folded) and not _OWN_END.search(_WILL_NOT_KILL.sub(" ", folded))


# Of whom a witness tells: "my coworker is being beaten by her husband".
_IS_STRUCK = Expression(
    r"\b(?:mein\w*|unser\w*|min|mina|my|our|the|die|der|a|an|en|ein\w*) (?:\w+ ){0,2}?(?:co-?worker|colleague|friend|mate|sister|neighbou?r|employee|cousin|aunt|flatmate|pupil|student|kolleg\w*|freundin|freund|kumpel|schwester|nachbar\w*|mitarbeiter\w*|cousine|tante|schuler\w*|kollega|kompis\w*|van|vaninna|syster|granne\w*|kusin|moster|faster|elev|daughter|tochter|dotter|girlfriend|flickvan|tjej)\b"
    r"(?: \w+){0,3}? (?:is|gets|was|has been|being|wird|wurde|blir|blev|blivit)(?: (?:being|often|regularly|oft|regelmassig|schon|offenbar|wohl|ofta))*(?: (?:von|av) \w+ \w+)? (?:beaten|hit|abused|threatened|battered|strangled|punched|raped|assaulted|vergewaltigt|valdtagen|geschlagen|verprugelt|bedroht|misshandelt|gewurgt|slagen|misshandlad|hotad|slagits)\b(?! (?:me|mich|mig))")


def unalarming(text: str) -> Optional[Alarm]:
    """`NO_DANGER`, or the concern that is left, where no rule alarms and only a classifier might."""
    if mourns_the_dying(text) or may_go_in_peace(text) or quarrels_over_contact(text) or will_not_kill(text):
        return NO_DANGER
    if was_abused_then(text):
        others = tells_what_was(text) or bool(_IS_STRUCK.search(fold(text)))
        return Settled("concern", "violence_now", others, not others)
    return Settled("concern", "violence_now", False) if spreads_pictures(text) else None


def put_right(alarm: Alarm, text: str) -> Optional[Alarm]:
    """What a rule's alarm is beside the rest of the message; None where it stands."""
    if alarm.kind in _OF_WISH:
        return _of_a_wish(alarm, text)
    if alarm.kind == "medical":
        if was_found_with_a_needle(text):
            return alarm._replace(third=True)
        return Settled("concern", "psychosis_acute", True) if wanders_for_long(text) else None
    return _of_violence(alarm, text) if alarm.kind in ("violence_now", "child_danger") else None


def _of_a_wish(alarm: Alarm, text: str) -> Optional[Alarm]:
    if threatens_many(text):
        return Alarm("acute", "violence_now", True)
    if alarm.third and is_in_care(text):
        return Settled("concern", alarm.kind, True)
    folded = fold(text)
    if _RID_OF_ME.search(folded):
        return alarm._replace(third=False, mine=True)
    if mourns_the_dying(text) or may_go_in_peace(text) or is_tired_of_a_way_of_life(text) or is_tired_of_a_certain_life(text) or _SPEAKS_OF_NONE.search(folded):
        return NO_DANGER
    if not alarm.third and _A_CHILD_SAID.search(folded):
        return alarm._replace(third=True)
    return Settled("concern", "suicidality", alarm.third) if only_thought_of_it(text) else None


# A child whom she teaches or looks after, and is not her own: who tells of it is in no danger herself.
_A_PUPIL = Expression(
    r"\b(?:my|our|a|an|one of my|mein\w*|unser\w*|ein\w*|min|mina|var|en|ett) (?:\w+ ){0,2}?(?:pupils?|students?|clients?|schuler\w*|klient\w*|kita-?kind\w*|elev\w*|klienten?)\b|"
    r"\b(?:child|girl|boy|kid|kind|madchen|junge|bub|barn|flicka\w*|pojke\w*|tjej|kille)\b[^.!?]{0,15}\b(?:in my (?:class|team|group|troop)|aus meiner (?:klasse|gruppe|mannschaft)|in meiner (?:klasse|gruppe|mannschaft)|i min (?:klass|grupp)|i mitt lag)\b")


def _of_violence(alarm: Alarm, text: str) -> Optional[Alarm]:
    if alarm.kind == "child_danger" and not alarm.third and _A_PUPIL.search(fold(text)) and not hurts_me(text):
        return alarm._replace(third=True)
    if was_abused_then(text):
        others = alarm.third or tells_what_was(text) or bool(_IS_STRUCK.search(fold(text)))
        return Settled("concern", "violence_now", others, not others)
    if not hurts_me(text):
        if alarm.kind == "violence_now" and not alarm.third and _IS_STRUCK.search(fold(text)):
            return alarm._replace(third=True)
        if threatens_many(text):
            return Alarm("acute", "violence_now", True)
        if strikes_in_dementia(text):
            return Settled("concern", "violence_now", True)
        if (his := has_a_gun_and_no_heart(text)) is not None:
            return his
    if alarm.level == "concern" and (threat := by_criminals(text)) is not None:
        return threat
    return None
