"""What somebody did to the writer, so that it is about her: violence, leaving, deceit. Needs no model, for the guard stands on it too."""
from __future__ import annotations

import re
from typing import Optional

from index.linear import fold
from index.sieve import Expression
from nlu.menaced import by_criminals

_HURTS_ME = Expression(
    r"\bmich (?:\w+ ){0,2}(?:ge(?:wurgt|schlagen|schubst|treten|stossen|packt|hauen|ohrfeigt|schuttelt)|verprugelt|bedroht|angegriffen|eingesperrt)\b|"
    r"\b(?:schlagt|wurgt|schubst|tritt|bedroht|verprugelt|haut|schlug|wurgte|trat) mich\b|"
    r"\b(?:slar|slog|slagit|strypte?r?|strypt|knuffar?|sparkar?|sparkade|sparkat|hotar|hotade|hotat|misshandlar?) (?:till |ner |han |hon |de |dom )*mig\b|\b(?:strypgrepp|stryptag) pa mig\b|"
    r"\b(?:hits?|beats?|beaten|chok(?:es|ed)|strangled|kick(?:s|ed)|push(?:es|ed)|slap(?:s|ped)|punch(?:es|ed)|threaten(?:s|ed)|shov(?:es|ed)) me\b")

# The passive says it of the writer too: "ich werde von meinem Freund geschlagen", "I was choked by my ex".
_HURT_ME_PASSIVELY = Expression(
    r"\b(?:ich (?:werd|werde|wurde|wurd|bin)|(?:werd|werde|wurde|bin) ich)\b(?: \w+){0,6}? (?:geschlagen|gschlogn|gewurgt|verprugelt|misshandelt|bedroht|getreten|vergewaltigt|missbraucht|eingesperrt|gestossen|geschubst|kontrolliert)\b|"
    r"\bjag (?:blir|blev|har blivit|bli) (?:\w+ ){0,3}?(?:slagen|misshandlad|hotad|sparkad|valdtagen|strypt|knuffad|inlast)\b|"
    r"\bi(?:'m| am| was|'ve been| have been| got| get)(?: \w+){0,3}? (?:hit|beaten|abused|choked|strangled|kicked|punched|threatened|slapped|raped)(?: up)? (?:by|from)\b|\bi(?:'m| am) being (?:\w+ )?(?:hit|beaten|abused|choked|kicked|threatened)\b")
# Somebody else bids farewell or says that he will die: what he holds in his hand is turned against himself.
_BIDS_FAREWELL = Expression(
    r"\b(?:texted|sent|wrote|messaged|text|says|said|rang|told)\b(?: (?:me|us|just|him|her|everyone|a|an|his|her|to|that|and|the|message|text|saying|says|dad|mum))* ?(?:good ?bye(?! (?:letter|card|speech|party|to|note))|farewell(?! (?:letter|card|speech|party|to|note))|he(?:'s| is)? (?:wants? to|going to|gonna) die|she(?:'s| is)? (?:wants? to|going to|gonna) die)\b|"
    r"\b(?:er|sie|(?:mein|unser)\w* \w+)\b(?: \w+){0,4} (?:verabschied\w*|abschied\w*|tschuss fur immer|lebewohl|leb wohl)\b|"
    r"\b(?:skrev|skickade|smsade|messade|sagt|sa|skickat|skrivit|skriver)\b(?: (?:till|mig|oss|just|precis|ett|sms|och|att|att han|att hon|ett sms))* ?(?:hejda|farval|adjo)\b|"
    r"\b(?:lagt (?:upp|ut)|la (?:upp|ut)|lagger (?:upp|ut)|postat|postade|postar|publicerat)\b(?: \w+){0,3} (?:hejda|farval|adjo|avskeds?)(?:[- ]?(?:inlagg|stor|bild|post|meddelande|video|brev|text)\w*)?\b(?!(?: \w+){0,3} (?:jobb|klass|skol|lag|resa|fest))|"
    r"\b(?:posted|posting|posts|put up|uploaded|shared)\b(?: \w+){0,3} (?:good ?byes?|farewell)\b(?!(?: \w+){0,4} (?:party|trip|job|work|school|team|class|drinks))|"
    r"\b(?:postet|gepostet|hochgeladen|reingestellt|online gestellt)\b(?: \w+){0,3} abschieds?(?:post|nachricht|video|text|story|storie|brief)\w*|\babschieds?(?:post|nachricht|video|text|story|storie)\w*(?: \w+){0,4} (?:gepostet|hochgeladen|geschickt|reingestellt|gestellt|geschrieben)\b")
# What somebody says that he will do to himself, so that no word of it is read as a threat.
_TURNS_ON_SELF = Expression(
    r"\b(?:kill(?:s|ing)?|hang(?:s|ing)?|shoot(?:s|ing)?|hurt(?:s|ing)?|harm(?:s|ing)?|cut(?:s|ting)?|stab(?:s|bing)?) (?:himself|herself|themsel\w+|hisself)\b(?! and (?:me|us|(?:the|my|our|his|her) (?:kids?|child\w*|baby|son|daughter|famil\w*|mum|dad|wife|husband|dog)))|"
    r"\bsich (?:(?:heute|heut|jetzt|nacht|selbst|selber|gleich) )*(?:umbringen|umbringt|umzubringen|toten|erhangen|aufhangen|erschiessen|was antun|etwas antun|das leben nehmen)\b(?! und (?:mich|uns|die kinder))|"
    r"\b(?:ta|tar|tog) (?:livet av|kal pa) (?:sig|sej)\b(?! och (?:mig|oss|barnen))|\b(?:doda|hanga|skjuta|skada|skara) (?:sig|sej)(?: sjalv)?\b(?! och (?:mig|oss|barnen))")
_SAYS_OF_SELF = Expression(
    r"\b(?:says?|said|saying|wrote|writes|texted|texts|told|tells|threatens?|threatened|threatening|sagt|sagte|gesagt|gsagt|gsogt|schreibt|schrieb|geschrieben|droht|gedroht|sager|sa|sagt|skrev|skriver|skrivit|hotar|hotade|messade|smsade)\b(?: (?!not|nicht|inte|never|nie|aldrig|wouldn'?t|won'?t|doesn'?t|don'?t|didn'?t)[\w']+){0,7}? "
    r"(?:(?:kill|hang|shoot) (?:himself|herself|hisself)|sich (?:(?:heute|heut|jetzt|nacht|selbst|selber|gleich) )*(?:umbringen|umbringt|umzubringen|erhangen|aufhangen|erschiessen|was antun|etwas antun|das leben nehmen)|(?:ta|tar) (?:livet av|kal pa) (?:sig|sej)|(?:doda|hanga|skjuta) (?:sig|sej))\b")
# Somebody who tried to die and is looked after.
_TRIED = Expression(r"\b(?:tried|attempt\w*|versucht\w*|versuch|suizidversuch\w*|selbstmordversuch\w*|forsokte|forsokt|sjalvmordsforsok\w*|overdos\w*|uberdosis)\b")
_IN_CARE = Expression(
    r"\b(?:is|'s|was taken to|ist|liegt|ar|ligger|kom till|kam|aufgenommen)(?: (?:now|still|jetzt|noch|seit \w+|nu|kvar|inlagd))* (?:in|in the|in a|im|in der|in einer|auf der|auf|ins|pa|i)(?: (?:the|a|der|die))? (?:\w+ )?(?:hospital|psych\w*|ward|icu|clinic|krankenhaus|spital|klinik|intensiv\w*|station|sjukhus\w*|psyk\w*|avdelning\w*|iva|rehab)\b|\b(?:eingeliefert|inlagd|hospitali[sz]ed|sectioned)\b")
_NOT_OVER = Expression(r"\b(?:again|wieder(?:holen)?|noch ?mal|igen|discharged|entlassen|utskriven|escaped|ran away|abgehauen|rymt|tonight|heute|ikvall|i kvall|tomorrow|morgen|imorgon|home now|goodbye|abschied|hejda|wants to|will es|vill)\b")
_I_DO = Expression(r"\b(?:me|mich|mir|mig|mej|us|uns|oss) (?:with|mit|med)\b|\b(?:at|auf|mot) (?:me|mich|mig|mej|us|uns|oss)\b|\b(?:kill|umbringen|doda|hurt|stab) (?:me|us)\b")
# A stranger's deed is none of the home.
_STRANGER = Expression(
    r"\b(?:nan|nagon|en (?:man|kille|snubbe|frammande \w+|bil|typ|gubbe)|jemand|wer|irgendwer|(?:ein|so ein|so a) (?:mann|typ|kerl|fremder|auto)|ein fremder mann|someone|somebody|(?:a|some|this) (?:man|guy|car|stranger|bloke|weirdo))\b(?: \w+){0,3}? "
    r"(?:foljer|forfoljer|foljt|folgt|verfolgt|lauft mir|geht mir|follow(?:s|ing|ed)|is after|chas(?:es|ing))\b")
# Pictures that are threatened to be shown: grave, but nobody stands at the door.
_PICTURES = Expression(
    r"\b(?:nackt\w*|naken\w*|nudes?|naked|intim\w*|sex\w*) ?(?:bild\w*|foto\w*|video\w*|photos?|pictures?|pics?|film\w*)?\b[^.!?]*\b(?:lagga (?:ut|upp)|lagger ut|sprid\w*|skicka\w*|veroffentlich\w*|verschick\w*|verbreit\w*|online|ins netz|hochlad\w*|post\w*|leak\w*|shar\w*|send\w*|upload\w*|publi\w*)\b|"
    r"\b(?:lagga (?:ut|upp)|lagger ut|sprid\w*|skicka\w*|veroffentlich\w*|verschick\w*|verbreit\w*|hochlad\w*|post\w*|leak\w*|shar\w*|send\w*|upload\w*|publi\w*)\b[^.!?]*\b(?:nackt\w*|naken\w*|nudes?|naked|intim\w*)\b")
# What somebody did to a child and is sorry for: "grabbed his arm too hard, hate myself".
_I_DID = Expression(
    r"\b(?:ich|i|hab|habe)\b[^.!?]*\b(?:angeschrien|angebrullt|gepackt|geschubst|gehauen|geschlagen|ausgerutscht|gezogen|ohrfeige|klaps|laut geworden)\b|\bjag\b[^.!?]*\b(?:skrek|skrikit|slog|slagit|tog tag|tog i|ryckte|ryckt|drog|dragit|daska(?:t|de)|hardhant|smallde|smallt)\b|"
    r"\bi(?:'ve)?\b[^.!?]*\b(?:shouted|yelled|screamed|grabbed|smacked|slapped|hit|pushed|yanked|dragged|lost it|snapped)\b")
_CHILD = Expression(r"\b(?:kind\w*|kleine[nrms]?|sohn|tochter|bub\w*|baby|\w+jahrige[rn]?|(?:\d+|\w*(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv))-?aring\w*|\w+[- ]year[- ]olds?|barn\w*|son|sonen|dotter\w*|bebis\w*|lillen|lillan|unge\w*|kids?|child\w*|toddler|little (?:one|boy|girl)|daughter|boy|girl)\b")
_PARENT = Expression(r"\b(?:papa|papi|mama|mami|vater|mutter|vati|mutti|stief\w+|pappa|mamma|farsan|morsan|styv\w+|dad|daddy|mum|mummy|mom|father|mother|step ?(?:dad|mum|father|mother)|eltern|foraldrar|parents|schule|skolan|school|lehrer\w*|larare\w*|teacher|coach|trainer\w*|tranare\w*)\b")
_YOUNG = Expression(r"(?<!\d)(?:[6-9]|1[0-7]) ?(?:jahre?|ar|years?|yo|j|,|$)|\b(?:bin|am|i'm|im|ar) (?:[6-9]|1[0-7])\b")
_REMORSE = Expression(r"\b(?:scham\w*|hasse mich|tut mir (?:so )?leid|schlechtes gewissen|schuldig|skams\w*|hatar mig sjalv|angrar|dalig (?:mamma|pappa|foralder)|schlechte (?:mutter|mama)|schlechter (?:vater|papa)|hate myself|ashamed|guilty|so sorry|sorry|awful (?:mum|dad|parent)|bad (?:mum|dad|mother|father|parent))\b")
_HARMED = Expression(r"\b(?:blut\w*|blod\w*|bleed\w*|blood|bewusst\w*|medvet\w*|unconscious|atme\w*|andas|breath\w*|gebrochen|bruten|brutit|broke\w*|krankenhaus|sjukhus\w*|hospital|geschuttelt|skaka\w*|shook|shaken|reagiert|vaknar|wake\w*|schlaff|limp|umbring\w*|kill\w*|doda\w*|tot|dead|dod|gewurgt|strypt\w*|chok\w*)\b")

# A love of the writer that ended by the other's will: "min Fründ het mi verlah", "she broke up with me".
PARTED = (
    r"\b(?:hat|haben|hot|had) (?:sich )?(?:\w+ ){0,3}?(?:von mir getrennt|mich (?:\w+ ){0,3}?(?:verlassen|sitzen ?lassen|abserviert))\b|\bverlasst mich\b|\bhat mich (?:\w+ ){0,4}?verlassen\b|"
    r"\bhet mi(?:ch)? (?:\w+ ){0,2}?verl(?:ah|ag|oh|aa|ou|asse)\w*|\bhet schluss gmacht\b|"
    r"\bmeine? (?:freundin|freund|frau|mann|partner\w*|verlobte\w*|ex) hat sich (?:(?!von )\w+ ){0,3}?getrennt\b|\bmin \w+ (?:har )?(?:separerade|separerat)\b(?! fran (?!mig))|"
    r"\bhat (?:gestern |einfach |plotzlich |per \w+ |mit mir )*schluss gemacht\b|"
    r"\b(?:har )?(?:lamnat|lamnade|dumpat|dumpade|lamnar) mig\b|\b(?:har )?(?:gjorde|gjort|gor) slut\b(?! med (?!mig))|"
    r"\b(?:left|dumped|ditched|is leaving|has left|walked out on) me\b|\b(?:broke|broken|split|splitting) up with me\b")
_DECEIVED = (
    r"\bhat mich (?:\w+ ){0,4}?betrogen\b|\bbetrugt mich\b|\b(?:bedragit|bedrog) mig\b|\bvar(?:it)? otrogen(?: mot mig)?\b|\b(?:ghosted|cheated on|cheats on) me\b|"
    r"\b(?:ist|isch|is|har)(?: \w+){0,4} (?:ausgezogen|uszoge|auszogn|flyttat ut)\b|\b(?:moved|moving|moves) out\b")
_LEFT_ME = Expression(f"{PARTED}|{_DECEIVED}")

_KEEPS_ME = Expression(
    # he watches over her phone, her money, her ways
    r"\b(?:kontrolliert|uberwacht|liest|durchsucht|checkt|trackt|ortet|bestimmt uber|verwaltet|versteckt|sperrt)\b(?: (?:immer|standig|dauernd|heimlich|alle|auch|jeden tag|taglich|mir|mich))* (?:(?:mein\w*|unser) (?:handy|telefon|nachrichten|chats?|whatsapp|mails?|konto|geld|standort|bankkarte|karte|pass|ausweis)|jeden (?:cent|rappen|euro|einkauf|meiner \w+|schritt)|mich\b)|"
    r"\b(?:kontrollerar|overvakar|laser|kollar|gar igenom|sparar|gommer|tar hand om)\b(?: (?:alltid|standigt|alla|ocksa|varje dag|i))* (?:(?:min|mitt|mina|var) (?:mobil\w*|telefon\w*|meddelanden|sms|chattar|konto|pengar|lon|bankkort|kort|pass|mejl)|varje (?:krona|ore|steg|kop)|mig\b)|"
    r"\b(?:controls|checks|reads|tracks|monitors|goes through|searches|watches|hides|locks away|looks through)\b(?: (?:always|constantly|all|all of|every day|through))* (?:my (?:phone|messages|chats?|texts|emails?|account|money|wages|salary|location|bank ?card|cards?|passport)|every (?:penny|cent|step|franc|krona)|where i am)\b|"
    r"\bvagra\w* (?:att )?(?:lata|slappa) mig\b|\brefus\w+ to let me\b|\bweigert sich\b[^.!?]{0,20} (?:mir|mich)\b|\bhaller barnen ifran mig\b|\blasst mich(?: \w+){0,4} nicht (?:sehen|treffen)\b|"
    r"\blasst mich (?:\w+ ){0,3}?(?:nicht|nie|nimmer)\b|\bverbietet mir\b|\b(?:will|mochte) nicht,? dass ich\b|\b(?:nimmt|nahm) mir (?:die|meine|unsere)\b|\bvorenthalt\w*|"
    r"\b(?:later|slapper|lat) mig (?:inte|aldrig)\b|\bforbjuder mig\b|\bvill inte att jag\b|\b(?:won'?t|doe?sn'?t|doe?s not|will not|never|didn'?t) lets? me\b|"
    r"\bmeine schuld\b|\bmir (?:die |an allem )?schuld\b|\bmitt fel\b|\bskyll\w+ pa mig\b|\bmy fault\b|\bblam(?:es?|ing) me\b|"
    r"\b(?:doe?sn'?t|doe?s not|don'?t|do not) want me to\b|\bforbids me\b|\b(?:keeps?|stops?) (?:me from|(?:the|my|our) (?:kids|children|son|daughter) from me)\b")


# Whoever lets nobody near him is in need himself: "lässt mich nicht an sich ran", "they won't let me help".
_HELPS = r"(?:help\w*|helf\w*|hjalp\w*|hilfe|hol\w*|call\w*|ring\w*|anruf\w*|ruf\w*|tell|saga|sager|berattar?|sage?|komm\w*|come|visit\w*|besuch\w*|halsa\w*|worry|oroar|doctor|arzt|lakare|in|near|close|ran|rein|nah|narmare|touch|hug|hold)"
_KEEPS_OFF = Expression(
    rf"\b(?:lasst|lasse?n|losst) mich (?:\w+ ){{0,3}}?(?:nicht|nie|nimmer)(?: \w+){{0,3}} {_HELPS}\b|\b(?:will|mochte) nicht,? dass ich(?: \w+){{0,4}} {_HELPS}\b|\b(?:later|slapper|lat) mig (?:inte|aldrig)(?: \w+){{0,2}} {_HELPS}\b|"
    rf"\bvill inte att jag(?: \w+){{0,2}} {_HELPS}\b|\b(?:won'?t|doe?sn'?t|doe?s not|don'?t|will not|never|didn'?t) lets? me(?: \w+){{0,2}} {_HELPS}\b|\b(?:doe?sn'?t|doe?s not|don'?t|do not) want me to(?: \w+){{0,2}} {_HELPS}\b")


def keeps_me(text: str) -> bool:
    """Whether somebody keeps the writer from what she wants, or blames her ("mitt ex låter mig inte träffa barnen"): it is she who is in need."""
    return bool(_KEEPS_ME.search(_KEEPS_OFF.sub(" ", fold(text))))


def hurts_me(text: str) -> bool:
    """Whether somebody did the writer violence: "er hat mich gewürgt", "he hits me". Not whether that was just now."""
    folded = fold(text)
    return bool(_HURTS_ME.search(folded) or _HURT_ME_PASSIVELY.search(folded))


def bids_farewell(text: str) -> bool:
    """Whether somebody else bids farewell ("my son texted goodbye"), and does not turn against others."""
    folded = fold(text)
    return bool(_BIDS_FAREWELL.search(folded)) and not _I_DO.search(folded)


def of_a_child(text: str) -> bool:
    """Whether a child is meant or may be writing: one is named, a parent, or an age below eighteen."""
    folded = fold(text)
    return bool(_CHILD.search(folded) or _PARENT.search(folded) or _YOUNG.search(folded))


def without_self_harm(text: str) -> Optional[str]:
    """The folded text without what somebody does or will do to himself; None where nothing is said of it."""
    left, count = _TURNS_ON_SELF.subn(" _ ", fold(text))
    return left if count else None


def says_of_himself(text: str) -> bool:
    """Whether somebody else says that he will kill himself: "she said she'll kill herself"."""
    return bool(_SAYS_OF_SELF.search(fold(text)))


def is_in_care(text: str) -> bool:
    """Whether somebody who tried to die is looked after now: "my sister is in hospital after she tried to take her life". Not where he is out again or means to repeat it."""
    folded = fold(text)
    return bool(_TRIED.search(folded) and _IN_CARE.search(folded)) and not _NOT_OVER.search(folded)


def by_a_stranger(text: str) -> bool:
    """Whether somebody whom the writer does not know follows her: it is none of the home."""
    return bool(_STRANGER.search(fold(text))) or by_criminals(text) is not None


def threatens_pictures(text: str) -> bool:
    """Whether naked pictures are to be shown around, or somebody threatens to show some."""
    folded = fold(text)
    return bool(_PICTURES.search(folded) or _THREATENS_PICTURES.search(folded))


_TAKES_MY_PENSION = Expression(
    r"\b(?:takes?|took|taking|keeps?|steals?|stole|spends?|spent|controls?|tar|tog|tagit|stjal|spenderar|nimmt|nahm|nehmen|klaut|stiehlt|behalt|verbraucht)\b(?: \w+){0,2}? (?:my|min|mitt|mina|mein\w*) (?:\w+ )?(?:pension\w*|\w*rente|bank ?card|bankkarte|bankkort\w*)\b|"
    r"\b(?:my|min|mein\w*) (?:\w+ )?(?:pension\w*|\w*rente|bankkarte|bankkort\w*)\b(?: \w+){0,3} (?:weg|genommen|abgenommen|taken|tagen|ifran)\b")


def takes_my_pension(text: str) -> bool:
    """Whether somebody of the family takes what an old person lives on."""
    return bool(_TAKES_MY_PENSION.search(fold(text)))


def extorts(text: str) -> bool:
    """Whether somebody wants money or more pictures and says that he shows the ones he has."""
    folded = fold(text)
    return bool(_EXTORTS.search(folded) and _PRICE.search(folded)) and bool(re.search(rf"\b{_IMAGES}\b|\b(?:nudes?|alles|allt|everything)\b", folded))


_IMAGES = r"(?:bilder\w*|bild|fotos?|foton|film\w*|video\w*|photos?|pictures?|pics?|images?|clips?|chats?)"
_SHOWS = r"(?:lag(?:ga|ger)(?: (?:han|hon|de|dom))? (?:ut|upp)|sprid\w*|skicka\w*|visa\w*|veroffentlich\w*|verschick\w*|verbreit\w*|hochlad\w*|online|zeig\w*|ins netz|post\w*|leak\w*|shar\w*|send\w*|upload\w*|publi\w*|show\w*|spread\w*)"
_THREATENS_PICTURES = Expression(rf"\b(?:threat\w*|droht\w*|gedroht|erpress\w*|blackmail\w*|hota\w*|utpress\w*)\b[^.!?]*\b(?:{_IMAGES}\b[^.!?]*\b{_SHOWS}|{_SHOWS}\b[^.!?]*\b{_IMAGES})\b")
# "Han vill ha pengar, annars skickar han bilderna", "500 Euro oder er postet alles".
_EXTORTS = Expression(rf"\b(?:annars|eller(?: sa)?|sonst|oder|or(?: else)?|otherwise|if (?:not|i don'?t)|unless|wenn (?:nicht|ich nicht)|om (?:inte|jag inte))\b[^.!?]{{0,50}}\b{_SHOWS}\b")
_PRICE = Expression(rf"\b(?:pengar|betala\w*|kronor|kr|swish\w*|geld|zahl\w*|euro|franken|money|cash|pay\w*|dollars?|pounds|bitcoin|gift ?cards?|gutschein\w*|{_IMAGES}|nudes?|pics|nackt\w*|naken\w*)\b")
# "My father would kill me if he knew": of debts and marks a figure of speech, else a threat of the family.
_WOULD_KILL_ME = Expression(
    rf"\b(?:er|sie|die|der|{_PARENT.pattern[5:-3]}|mein\w* \w+|bruder|familie|mann|frau|dad|brother|family|husband|he|she|they|han|hon|de|bror|familj\w*|man)\b(?: \w+){{0,3}}? ?(?:(?:wurde?n?|wurd|tat|werden|wird|bringt|bringen|bringts|bringn)(?: \w+)?(?: (?:er|sie|die|der|mi|mich|uns))* (?:mich|mi)?(?: \w+)? ?(?:umbringen|umbringa|toten|um)|"
    r"(?:would|will|'?d|'?ll|is going to|gonna) (?:\w+ )?kill me|(?:skulle|kommer att|kommer|ska) (?:\w+ )?(?:doda|ta kal pa|mordna|sla ihjal) (?:mig|mej))\b")
_IF_HE_KNEW = Expression(r"\b(?:wenn|falls|sobald|if|when|om|nar)\b(?: \w+){0,6}? (?:\w*kriegt|\w*krieg\w*|rausfind\w*|herausfind\w*|wuss\w*|weiss|erfahr\w*|erfahrt|sieht|finds? out|found out|knew|saw|sag|sahe|knows|hears?|sees|tell|vet|visste|far (?:reda|veta)|fick (?:reda|veta)|ser|marker)\b|\b(?:zuhause|daheim|hemma|at home)(?: \w+){0,2} (?:sagen|saga|say|tell|outen)\b|\b(?:saga|beratta|sagen|tell) (?:det |it |es )?(?:hemma|zuhause|daheim|at home|dem|them)\b")
_JESTS = Expression(r"\b(?:haha\w*|lol|xd|schulden|debts?|skuld\w*|noten?|zeugnis|mathe|funfer|sechser|betyg\w*|grades?|report|exam|handy|phone|auto|car|bil|bilen|miete|rent|geld|money|pengar|zimmer|room|putz\w*|shoppen|shopping|tattoo|piercing)\b")


def would_kill_me(text: str) -> Optional[bool]:
    """Whether somebody close would kill the writer if he knew; False where that is but a way to speak of debts or marks, None where it is not said."""
    folded = fold(text)
    if not (_WOULD_KILL_ME.search(folded) and _IF_HE_KNEW.search(folded)):
        return None
    grave = re.search(r"\b(?:schwul\w*|lesb\w*|bi|trans|gay|queer|bog|flata|homo\w*|streng\w*|ehre|heder\w*|honou?r|freund|boyfriend|pojkvan|kille|schwanger|pregnant|gravid|angst|scared|radd|afraid|afghan\w*|kopftuch|hijab|sloja|hospital|krankenhaus|spital|sjukhus\w*|means it|meint (?:das|es)|menar allvar|ernst|last time|letztes mal|forra gangen|hits?|schlagt|haut|slar|knife|messer|kniv|gun)\b", folded)
    return bool(grave) or not _JESTS.search(folded)


# Who does violence is elsewhere for the while: "he's at work now, so I can type". Not where a return is spoken of.
_DOER_AWAY = Expression(
    r"\b(?:er|sie|han|hon|he|she)(?: ist| isch| ar| e| is|'s|s)?(?: (?:jetzt|grad|gerade|heute|nu|just nu|idag|i dag|now|right now|today))* (?:bei der arbeit|(?:auf|in) (?:der )?arbeit|arbeiten|auf montage|verreist|pa jobbet|bortrest|utomlands|at work|out at work|offshore|abroad)\b|"
    r"\b(?:ist|isch|ar|is) (?:er|sie|han|hon|he|she) (?:jetzt |grad |gerade |heute |nu )?(?:bei der arbeit|(?:auf|in) (?:der )?arbeit|arbeiten|auf montage|verreist|pa jobbet|bortrest|utomlands|at work|abroad)\b|"
    r"\b(?:er|sie|han|hon|he|she)(?:'s| ist| har| has| is)(?: (?:jetzt|nu|now))* (?:zu (?:seiner|ihrer) (?:mutter|schwester|freundin)|akt till (?:sin|sina) \w+|flyttat till (?:sin|sina) \w+|(?:gone|moved) to (?:his|her) \w+(?:'s)?)\b")
_RETURNS = Expression(
    r"\b(?:kommt|komm|heimkomm\w*|kommer (?:hem|tillbaka|snart)|hemma (?:kl|om|snart)|(?:comes?|coming|gets?|be|is|'?ll be) (?:home|back)|bald|snart|soon|until|till|bis|um \d+|at \d+|by \d+|kl \d+|wenn er|when he (?:comes|gets)|nar han kommer|droh\w*|threat\w*|hot(?:ar|at|ade)|kill\w*|umbring\w*|doda\w*|messer|kniv\w*|knife|gun)\b")


def doer_is_away(text: str) -> bool:
    """Whether somebody who does violence is elsewhere for now, and nothing is said of his return."""
    folded = fold(text)
    return bool(_DOER_AWAY.search(folded)) and not _RETURNS.search(folded)


def regrets_harshness(text: str, unheard: bool = False) -> bool:
    """Whether the writer tells with remorse how harsh she was with a child that came to no harm, or how she fears to be; `unheard` where no rule hears
    a danger, so that images that she would never follow raise none."""
    folded = fold(text)
    fears = _fears_own_hand(folded) and not (unheard and _NEVER.search(folded))
    return fears or (all(pattern.search(folded) for pattern in (_I_DID, _CHILD, _REMORSE)) and not _HARMED.search(folded))


_NEVER = Expression(r"\b(?:never|aldrig|nie|niemals|ocd|zwangsgedanken|tvangstankar|treatment|behandling|behandlung|undrade|asked|wondered|fragte|gefragt|no danger|keine gefahr|ingen fara)\b")


# What she fears to do to her child, and does not want: "ich habe Angst, meinem Baby was anzutun", "bilder i huvudet att jag tappar honom".
_FEAR = (r"(?:angst|furcht\w*|panik|scared|afraid|terrified|frightened|worried|fear\w*|radd|orolig|skrack|bilder|images?|pictures?|flashes|zwangsgedanken|gedanken?|thoughts?|tankar|tvangstankar|vorstellung\w*|stell\w* mir vor|imagin\w*|"
         r"(?:manchmal|ibland|sometimes) (?:denk\w*|tanker|think|thinking|i think) ?(?:ich|jag|i)?|(?:denk|denke|tanker|think) (?:ich|jag|i)? ?(?:manchmal|ibland|sometimes)|trau\w* mir)")
_ITS = r"(?:(?:mein\w*|dem|den|das|die|unser\w*|my|our|the|min|mitt|mina|vart|vara)(?: \w+)? (?:baby|babyn|bebis\w*|barn\w*|kind\w*|kleine\w*|sohn|tochter|bub\w*|son\w*|dotter\w*|kids?|child\w*|daughter|toddler|ungarna|tvillingar\w*|twins)|barnet|barnen|bebisen|babyn|sonen|dottern|ihm|ihr|ihn|honom|henne|him|her|them)"
_HARM = (r"(?:et)?was (?:an ?(?:zu)?tu\w*|anzutun|tu|tue|an)|weh ?(?:zu)? ?tu\w*|verletz\w*|schlag\w*|hau\w*|schuttel\w*|fallen ?(?:zu ?)?lass\w*|ersti\w*|runterwerf\w*|sla(?: till)?|slar|skada\w*|gora (?:\w+ )?illa|gor (?:\w+ )?illa|skaka|tappa\w*|kasta|(?:hurt|harm|hit|shak|drop|slap|smack|throw|smother|snap)\w*")
_OWN_FEAR = Expression(rf"\b{_FEAR}\b(?:(?!\b(?:dass|that|att) (?:er|sie|mein|meine|he|she|my|han|hon|min|pappa|papa|exet)\b)[^.!?]){{0,40}}?\b(?:{_ITS}(?: \w+){{0,3}}? (?:{_HARM})|(?:{_HARM})(?: \w+)? {_ITS}|gora (?:{_ITS}) illa)\b")
_UNWANTED = Expression(rf"\b(?:ich (?:will|mochte|wurde?)|jag (?:vill|skulle)|i (?:don'?t|dont|do not|never|would never|wouldn'?t)) ?(?:want(?: to)?|aldrig|inte|nie|niemals)?(?: \w+){{0,3}}? ?(?:{_ITS} (?:\w+ ){{0,3}}?(?:{_HARM})|(?:{_HARM})(?: \w+)? {_ITS})\b|"
                       r"\b(?:angst|radd|scared|afraid|terrified)(?: \w+){0,2} (?:vor|for|of) (?:mein\w*|mina|min|my) (?:eigen\w* |egna |egen |own )?(?:gedanken|tankar|thoughts|kopf|head|huvud|zorn|wut|ilska|anger|temper|rage|hand|hande|hander|hands)\b|\b(?:angst vor mir selbst|radd for mig sjalv|scared of myself|afraid of myself|scared of what i|afraid of what i|angst(?:,)? was ich|radd for vad jag)\b")
_NOT_ONLY_FEAR = Expression(r"\b(?:stimmen?|voices?|roster\w*|rosten|hab\w* (?:\w+ ){0,4}(?:geschuttelt|geschlagen|gehauen|verletzt)|(?:i|just) (?:shook|hit|hurt|slapped|dropped)|jag (?:slog|skakade|skadade)|har (?:slagit|skakat|skadat)|zuruckhalten|halta mig|stop myself|gleich|jetzt|now|nu|i natt|inatt|snart|soon|bald|about to|kudd\w*|kissen|pillow|lutad|star (?:over|vid)|steh\w* (?:uber|am|vor)|standing (?:over|by|at)|haller (?:honom|henne)|halte (?:ihn|sie)|holding (?:him|her)|take (?:him|her)|ta (?:honom|henne)|nehmt|orkar inte mer|kann nicht mehr|can'?t take|tonight|heute nacht|ikvall|i kvall|umbring\w*|kill\w*|doda\w*|"
                            r"blut\w*|blod\w*|blood|atmet|andas|breathing|will (?:es|ihn|sie) (?:schlagen|loswerden)|kommer att|ich werde|i'?m going to|i will)\b")


# What is feared is no plan: "scared I will hit my kids", "rädd att jag kommer att slå barnen".
_FEARED_OF_ONESELF = Expression(r"\b(?:afraid|scared|terrified|worried|frightened)(?: that)? (?:i will|i'?ll|i'?m going to|i am going to|i'?m gonna)\b|\b(?:radd|orolig)(?: for)? att jag (?:kommer att|ska|skulle)\b|\bangst,? (?:dass )?ich (?:werde )?(?=mein|die|den|das|ihn|sie)")


def _fears_own_hand(folded: str) -> bool:
    folded = _FEARED_OF_ONESELF.sub("afraid i might", folded)
    return bool(_OWN_FEAR.search(folded)) and not _NOT_ONLY_FEAR.search(folded) and not _HURTS_ME.search(folded)


def fears_own_hand(text: str) -> bool:
    """Whether the writer fears her own thoughts, or what she might do to her child and does not want."""
    folded = fold(text)
    return _fears_own_hand(folded) or (bool(_UNWANTED.search(folded)) and not _NOT_ONLY_FEAR.search(folded))


def names_a_child(text: str) -> bool:
    """Whether a child is named at all."""
    return bool(_CHILD.search(fold(text)))


def left_me(text: str) -> bool:
    """Whether a partner left the writer or deceived her: it is she who is in need."""
    return bool(_LEFT_ME.search(fold(text)))


_LOCKED_UP = Expression(
    r"\b(?:sitzt|ist|isch|sitzn?)(?: \w+){0,5} (?:jva|knast|gefangnis|haft|u-haft|gittern|hafn)\b|\b(?:sitter|ar|e)(?: \w+){0,3} (?:inne|fangelse\w*|anstalt\w*|haktad|kumla|hall|tidaholm|kriminalvarden)\b|"
    r"(?:\bis|'s)(?: \w+){0,2} (?:inside|prison|jail|locked up|behind bars|doing time)\b")
_CARES = Expression(
    r"\b(?:ich|i) (?:pfleg\w*|betreu\w*|kummer\w* mich|versorg\w*|bring\w*|wasch\w*)\b|\b(?:pflege|betreue|versorge) (?:ich|i|mein\w*)\b|\bjag (?:har )?(?:skott|skoter|vardat|vardar|tagit hand|tar hand|passar|passat)\b|"
    r"\bi(?:'ve| have)? (?:look(?:ed)? after|car(?:e|ed) for|been with|nurs(?:e|ed))\b")
_NEEDS_REST = Expression(
    r"\b(?:entlast\w*|entlascht\w*|avlast\w*|avlosning|respite|auszeit|verschnauf\w*)\b|\b(?:abend|obend|tag|stund\w*|pause|nacht|urlaub|wochenende) (?:fur|fir) mi(?:ch)?\b|\b(?:kvall|dag|stund|paus|helg|natt) for mig\b|"
    r"\b(?:evening|night|day|hour|break|weekend) (?:off|to myself|for me)\b|\b(?:to just not be needed|locked myself)\b|\b(?:int|inte) sovi\w*\b")


def is_locked_up(text: str) -> bool:
    """Whether somebody close is in prison: who tells it asks for herself and the children."""
    return bool(_LOCKED_UP.search(fold(text)))


def needs_rest(text: str) -> bool:
    """Whether she who cares for another asks for a rest herself: "jag har skött om honom", "ein Abend für mich"."""
    folded = fold(text)
    return bool(_CARES.search(folded) and _NEEDS_REST.search(folded))


_DRINKS = Expression(
    r"\b(?:mein\w*|mei|mi|min|mitt|my|da|der|die) (?:\w+ )?(?:mann|mau|mo|frau|frou|freund|freundin|freind\w*|fraind|partner\w*|vater|papa|mutter|mama|bruder|schwester|sohn|tochter|man|fru|sambo|kille|tjej|pappa|mamma|bror|syster|son|dotter|husband|wife|boyfriend|girlfriend|dad|father|mum|mom|mother|brother|sister|daughter)"
    r"(?: (?!und\b|och\b|and\b|ich\b|jag\b|i\b)\w+){0,3}? (?:trinkt|sauft|suuft|kifft|zockt|verspielt|dricker|super|knarkar|spelar bort|drinks|gambles|smokes weed|is drinking|is an alcoholic|ist alkoholiker\w*|ar alkoholist)\b")


def is_addicted(text: str) -> bool:
    """Whether somebody near to her drinks, gambles or takes drugs: it is about him, however tired she is of it."""
    return bool(_DRINKS.search(fold(text)))
