"""Who hurts somebody else, says so and wants help for it: she is not the one to be protected. Needs no model, for the guard stands on it too."""
from __future__ import annotations

from index.linear import fold
from index.sieve import Expression
from nlu.alarms import Alarm, Settled
from nlu.deeds import bids_farewell, hurts_me, names_a_child, regrets_harshness, threatens_pictures

_GROWN = (r"(?:frau|freundin|freindin|freund|mann|partner\w*|verlobte\w*|ex(?:frau|mann|freundin|freund)?|lebensgefahrt\w*|mutter|mama|vater|papa|eltern|schwester|bruder|oma|opa|familie|"
          r"fru|tjej|flickvan|pojkvan|kille|man|sambo|make|maka|mamma|pappa|mor|far|foraldrar|syster|bror|mormor|morfar|farmor|farfar|familj|partner|"
          r"wife|girlfriend|boyfriend|husband|fiancee?|mother|mum|mom|father|dad|parents|sister|brother|gran\w*|family|missus|spouse)")
_SMALL = (r"(?:kind\w*|sohn|tochter|klein\w+|bub\w*|baby|stiefsohn|stieftochter|barn\w*|son|sonen|dotter|dottern|unge|ungar\w*|bebis\w*|styvson|styvdotter|kids?|child\w*|toddler|daughter|stepson|stepdaughter|boy|girl)")
_MY = r"(?:mein\w*|unser\w*|mei|mini|min|mitt|mina|var|vara|vart|my|our|the|die|den|das|der|dem)"
_SHE = r"(?:sie|ihn|ihr|ihm|sie beide|henne|honom|dom|dem|her|him|them)"
_DID_SV = r"(?:slar|slog|slagit|slagits|puttar|puttade|puttat|knuffar|knuffade|knuffat|sparkar|sparkade|sparkat|misshandlar|misshandlade|misshandlat|strypt|nyper|nop|nypt|drog|drar|dragit|skakade|ryckte|kastade? (?:saker )?pa)"
_DID_DE = r"(?:geschlagen|gschlogn|gschlage|gehauen|ghaut|geschubst|gschubst|gestossen|gestoßen|geohrfeigt|verprugelt|getreten|gewurgt|gepackt|verletzt|misshandelt|geschuttelt)"
_DID_EN = r"(?:hit|hits|hitting|slap|slapped|slapping|push|pushed|pushing|shove|shoved|shoving|beat|beaten|beating|punch|punched|punching|kick|kicked|kicking|chok\w+|grab|grabbed|hurt|hurting|smack|smacked|abuse|abused|abusing)"
_HOW = r"(?: (?!nicht\b|nie\b|inte\b|aldrig\b|not\b|never\b|rad\w*|vad\b|mich\b|mir\b|mig\b|mej\b|sig\b|me\b|myself\b|back\b|tillbaka\b|zuruck\b)[a-z']+){0,3}?"


def _deeds(whom: str) -> str:
    """What the writer does, or did, to one of them."""
    return (
        rf"\bjag (?:har |hade |brukar )?(?:{_DID_SV} och )?{_DID_SV}{_HOW} (?:{_MY} )?{whom}\b|\b{_DID_SV} jag{_HOW} (?:{_MY} )?{whom}\b|"
        rf"\b(?:ich|i) (?:schlage?|schlog|hau|haue|schubse?|stosse|trete|wurge|ohrfeige|misshandle|verprugle) (?:{_MY} )?{whom}\b|"
        rf"\b(?:ich|i|hab|habe|hob|ha)(?: (?:hab|habe|hob|ha))? (?:{_MY} )?{whom}(?: (?!nicht\b|nie\b)[a-z]+){{0,3}} {_DID_DE}\b|\bschlage? ich (?:{_MY} )?{whom}\b|"
        rf"\b(?:i|i've|i have|i keep|i sometimes|i did)(?: (?:have|keep|sometimes|just|often|once|have been|been|ve))* {_DID_EN} (?:{_MY} )?{whom}\b(?!'?s? feelings)|"
        rf"\bmir\b[^.!?]{{0,30}}{_MY} {whom}\b[^.!?]{{0,20}} hand ausgerutscht\b|\bhand\b[^.!?]{{0,20}} ausgerutscht\b[^.!?]{{0,12}}{_MY} {whom}\b|\bhand\b[^.!?]{{0,12}}{_MY} {whom}\b[^.!?]{{0,12}} ausgerutscht\b")


_HURTS_GROWN = Expression(_deeds(_GROWN))
_HURTS_SMALL = Expression(_deeds(_SMALL))
_HURTS_SOMEBODY = Expression(_deeds(_SHE))
_IS_VIOLENT = Expression(
    r"\b(?:jag (?:ar|e|blir|var|blev|har varit|kan vara)|ja e)(?: \w+){0,2} (?:valdsam|hotfull|handgriplig|aggressiv)(?: \w+)? (?:mot|hemma|nar vi|i (?:relation|forhalland|famil)\w*)\b|\bjag (?:anvander|har anvant) vald\b|\bjag utovar vald\b|"
    r"\b(?:ich|i)(?: (?:bin|werd|werde|wurde|war))(?: \w+){0,2} (?:gewalttatig|handgreiflich|brutal|aggressiv)(?: (?:gegen|zu|gegenuber|daheim|zuhause|zu hause|wenn wir|in der beziehung|geworden|gewesen))|\b(?:gegen|gegenuber) mein\w* (?:\w+ )?(?:gewalttatig|handgreiflich)\b|\bich (?:werde|bin) (?:immer |oft |manchmal )?(?:gewalttatig|handgreiflich)\b|"
    r"\bi(?:'m| am| get| got| was| can be| have been|'ve been)(?: \w+){0,2} (?:violent|abusive|physical)(?: \w+)? (?:to|towards?|with|at home|when we|in my|in the)\b")
# Where she would stop, the one she hurts needs no name: "I lose it and hit people, I want to stop".
_WANTS_TO_STOP = Expression(
    r"\b(?:sluta|slutar|andra mig|forandra mig|aufhoren|aufhorn|andern|in den griff|stop|quit|change)\b")
_ASHAMED = Expression(r"\b(?:ashamed|shame|skams|skammas|skam|scham\w*|hate myself|hatar mig sjalv|hasse mich|angrar|bereu\w*|regret\w*|left a mark|afterwards i cry|tut mir leid|leid getan)\b")
_STRIKES = Expression(r"\bjag (?:slar|slar till|slass|sparkar|knuffar)\b(?! (?:vad|mig|rekord|an|pa|upp))|\bich (?:schlage (?:zu|sie|ihn)|raste aus und schlag\w*)\b|\bi (?:hit|beat|lash out at|attack) (?:people|others|her|him|them)\b")
# Now, with a weapon, or to death: the one who is hit needs help first.
_NOW = Expression(r"\b(?:jetzt|gerade|grad|nu|just nu|right now|now|gleich|snart|kniv\w*|messer|knife|gun|pistol\w*|umbring\w*|tot|doda|ihjal|kill\w*|dead|to death|blut\w*|blod\w*|bleed\w*|bewusstlos\w*|medvetslos\w*|unconscious|atmet|andas|breath\w*|sjukhus\w*|krankenhaus|hospital|baby|bebis\w*|saugling|newborn|shak\w*|skak\w*|geschuttelt|"
    r"sterb\w*|leben|leva|live|living|die|dying|suic\w*|suizid\w*|sjalvmord\w*|livet)\b")
_TWO_SIDED = Expression(r"\b(?:zuruck\w*|tillbaka|back|self[- ]?defen[cs]e|sjalvforsvar|notwehr|gegenseitig|varandra|each other|mutual\w*)\b")
_ONLY_WISHED = Expression(r"\b(?:vill|skulle|ska|kan|konnte|wurde|mochte|could|would|wanna|want to|feel like|angst|radd|afraid|scared|dream\w*|dromde|traum\w*|spiel|game|match)\b(?: \w+){0,4}? (?:sla|schlagen|hauen|hit|hitting|punch|slap|slar|schlage)\b|\b(?:schach|tennis|chess|schack|fifa|poker|wette|record|rekord)\b")


_FEAR = (r"(?:(?:ich |i )?(?:hab\w* |habe )?(?:\w+ ){0,2}(?:angst|schiss|sorge|panik)|furchte\w*|befurchte|trau\w* mir|(?:jag |ja )?(?:ar |e )?(?:\w+ )?(?:radd|orolig)|(?:i'?m |i am |im )?(?:\w+ )?(?:afraid|scared|terrified|worried|frightened)|i fear)")
_BLOW = r"(?:schlag\w*|hau\w*|zuschlag\w*|verletz\w*|weh ?tu\w*|was (?:an)?tu\w*|etwas antu\w*|(?:et)?was antue|sla(?: till)?|slar(?: till)?|skada|gora (?:\w+ )?illa|hit|hurt|harm|slap|strike|punch|beat|attack)"
# "I'm afraid I will hit my wife", "Angst, dass mir bei ihr die Hand ausrutscht": it is the writer who would do it.
_FEARS_TO_HURT = Expression(
    rf"\b{_FEAR},? (?:(?:that|dass|davor,? dass|for att|att) )?(?:i|i'?ll|i'?d|i'?m|ich|jag)(?: (?:will|might|may|could|going to|gonna|am|would|end up|one day|some day|irgendwann|einmal|mal|ska|skulle|kan|kommer att|en dag|eines tages|wirklich|really|actually))* (?:{_BLOW} (?:{_MY} )?(?:{_GROWN}|her|him|them|someone|somebody|henne|honom|nan|nagon)|(?:{_MY} )?(?:{_GROWN}|sie|ihn|ihr|ihm|jemand\w*|wen)(?: (?:irgendwann|mal|einmal|doch|wirklich|noch|auch))* {_BLOW}|ausraste und \w+ {_BLOW})\b|"
    rf"\b{_FEAR} (?:of|davor|vor|for att|att)(?: (?:hitting|hurting|harming|beating|slapping) (?:{_MY} )?(?:{_GROWN}|her|him|someone|somebody)| (?:{_MY} )?(?:{_GROWN}|sie|ihn|ihr|ihm|jemand\w*)(?: \w+)? zu (?:schlagen|verletzen)| (?:sla|skada) (?:till )?(?:{_MY} )?(?:{_GROWN}|henne|honom|nan|nagon))\b|"
    rf"\b{_FEAR},? (?:dass )?(?:mir )?(?:\w+ ){{0,4}}(?:die )?hand ausrutsch\w*|\b(?:i have |i'?ve )?(?:got )?(?:the )?(?:an )?urge to (?:hit|hurt|punch|slap) (?:{_MY} )?(?:{_GROWN}|her|him)\b")


def fears_to_hurt(text: str) -> bool:
    """Whether the writer fears to strike a grown person one day: there are places for just that, and none of those for who is struck."""
    folded = fold(text)
    return bool(_FEARS_TO_HURT.search(folded)) and not hurts_me(text) and not _TWO_SIDED.search(folded)


def hurts_others(text: str) -> bool:
    """Whether the writer says that she hurts somebody, or fears to: "jag slår min tjej ibland", "mir ist bei meinem Sohn die Hand ausgerutscht"."""
    folded = fold(text)
    if fears_to_hurt(text):
        return True
    if hurts_me(text) or _TWO_SIDED.search(folded) or _ONLY_WISHED.search(folded):
        return False
    if _HURTS_GROWN.search(folded) or _HURTS_SMALL.search(folded) or _IS_VIOLENT.search(folded):
        return True
    if _ASHAMED.search(folded) and names_a_child(text) and _HURTS_SOMEBODY.search(folded):
        return True  # "I get so angry at my kids that I grab them hard, I'm ashamed"
    return bool(_WANTS_TO_STOP.search(folded) and (_STRIKES.search(folded) or _HURTS_SOMEBODY.search(folded)))


def hurts_a_child(text: str) -> bool:
    """Whether it is a child that the writer hurts."""
    return hurts_others(text) and bool(_HURTS_SMALL.search(fold(text)))


def owns_up(text: str) -> bool:
    """Whether the writer tells what she does to a grown person, and nothing of it is happening now: nobody writes here who has to be brought to safety."""
    return hurts_others(text) and not hurts_a_child(text) and not _NOW.search(fold(text))


_HITS_HIMSELF = Expression(
    r"\b(?:haut|schlagt|beisst|hauen|schlagen|beissen)(?: \w+)? (?:sich|ihn sich) (?:selbst|selber)\b(?! (?:den bauch|auf die schulter|vor))|\bsich (?:selbst|selber) (?:zu )?(?:schlagen|beissen|hauen|schlagt|haut|beisst)\b|"
    r"\b(?:hits?|hitting|punch\w*|slaps?|slapping|bites?|biting|bangs?|banging) (?:himself|herself|themselves|themself|(?:his|her|their) (?:own )?head (?:against|on|into))\b|"
    r"\b(?:slar|slog|biter|bet|dunkar|bankar) (?:(?:sig|sej) (?:sjalv|i huvudet)|huvudet (?:i|mot))\b")


def hits_himself(text: str) -> bool:
    """Whether somebody is told of who hits or bites himself: nobody else has to be protected from him."""
    return bool(_HITS_HIMSELF.search(fold(text)))


def against_others(alarm: Alarm, text: str) -> Alarm | None:
    """What an alarm for somebody else comes to where the writer says goodbye, is only pressed with pictures, or tells what she did herself."""
    if bids_farewell(text):
        return Alarm("acute", "suicidality", True)
    if alarm.kind == "violence_now" and threatens_pictures(text) and alarm.level == "concern":
        return Settled(*alarm)
    if regrets_harshness(text):
        return Settled("concern", "child_danger", False)
    if owns_up(text):
        return Settled("concern", "violence_now", True)  # "jag har slagit min fru": it is not she who has to be brought to safety
    return None
