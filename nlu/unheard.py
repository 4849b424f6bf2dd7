"""Dangers that hold no word of a rule: an end that is put in order, somebody who will throw himself before a train (in dialect), tablets put by and the way known, or how many one dies of,
a medicine given up so that it is over, a mind that races for days. Needs no model, for the guard stands on it."""
from __future__ import annotations

import re
from typing import Optional

from index.linear import fold
from index.sieve import Expression
from nlu.alarms import Alarm

_LONGEST = 60  # words
_KIN = (r"(?:mann|frau|freund|freundin|kumpel|spezl|bruder|bruada|schwester|sohn|bua|bub|tochter|vater|papa|mutter|mama|oma|opa|tante|onkel|enkel\w*|neffe|nichte|cousin\w*|nachbar\w*|kolleg\w*|schuler\w*|partner\w*|ex|"
        r"man|fru|kille|tjej|pojkvan|flickvan|kompis\w*|van|bror|brorsa\w*|lillebror|storebror|syster|syrra\w*|son|dotter|pappa|farsan|mamma|morsan|mormor|farmor|morfar|farfar|barnbarn\w*|granne\w*|kollega|elev\w*|sambo\w*|"
        r"husband|wife|boyfriend|girlfriend|friend|mate|brother|sister|daughter|dad|father|mum|mom|mother|gran|nan|grand\w+|aunt|uncle|nephew|niece|neighbou?r|colleague|pupil|student|partner)")
_THIRD = rf"(?:er|sie|han|hon|hen|he|she|(?:mein\w*|mei|mi|min|mini|unser\w*|mitt|my|our|da|der|die) (?:\w+ )?{_KIN})"
_OTHER, _ME = Expression(rf"\b{_THIRD}\b"), Expression(r"\b(?:ich|i|jag|ja|i'?m|i'?ve|mi|mich|mir|mig|mej|me|myself)\b")

_LOVED = (r"(?:hund\w*|katt\w*|katz\w*|kater|kanin\w*|hast\w*|pferd\w*|haustier\w*|tiere?|djur\w*|husdjur\w*|dogs?|cats?|pets?|horse|rabbits?|gitarr\w*|guitars?|klavier|samlingen|sammlung|collection|skivor\w*|schallplatten|records|schmuck|smycken\w*|jewell?ery|rings?|ring\w*|"
          r"sachen|saker\w*|grejer\w*|things|stuff|belongings|klader\w*|kleider|clothes|bucher|bocker\w*|books|auto|bilen|car)")
_GIVEN = Expression(
    rf"\b(?:gett bort|gav bort|skankt(?: bort)?|lamnat bort|weggegeben|hergegeben|verschenkt|hergschenkt|hergeschenkt|weggschenkt|given away|gave away|been giving away|rehomed)\b(?: \w+){{0,4}}? {_LOVED}\b|"
    rf"\b{_LOVED}\b(?: \w+){{0,3}}? (?:weggegeben|hergegeben|verschenkt|hergschenkt|hergeschenkt|weggschenkt|abgegeben|weggebracht|given away|gett bort|bortskankt\w*|bortgiv\w*|rehomed)\b|\b(?:gave|given) (?:\w+ ){{0,2}}{_LOVED} away\b|"
    rf"\b{_LOVED} (?:hat|haben|har|has|have)(?: \w+){{0,2}} (?:neues (?:zuhause|daheim)|nytt hem|new home)\b|\b(?:nytt hem|neues (?:zuhause|daheim)|new homes?)\b(?: \w+){{0,2}}? (?:at|till|for|fur) (?:\w+ )?{_LOVED}\b|\bfur (?:\w+ ){{0,2}}{_LOVED}(?: \w+){{0,2}} neues (?:zuhause|daheim)\b")
_IN_ORDER = Expression(
    r"\b(?:ordnat|fixat|rett ut|gjort klart|skott|planerat|betalat|avslutat)(?: \w+){0,2}? allt(?:ing)?\b|\ballt(?:ing)?(?: (?:ar|e|har jag))?(?: (?:nu|redan))? (?:ordnat|klart|fixat|forberett|i ordning|avslutat)\b|\b(?:skrivit|betalat) (?:breven|brev till alla|alla rakningar\w*|rakningarna)\b|"
    r"\balles (?:\w+ )?(?:geregelt|erledigt|geordnet|vorbereitet|gregelt|greglet|beinand|in ordnung gebracht|abgeschlossen)\b|\b(?:briefe|rechnungen) (?:sind |alle |schon )*(?:geschrieben|bezahlt)\b|"
    r"\beverything(?:s| is| has been)?(?: (?:all|now|already))* (?:arranged|sorted|taken care of|in order|set|settled|prepared|put in order)\b|\b(?:sorted|arranged|settled)(?: \w+)? everything\b|\b(?:bills|letters) (?:are )?(?:all )?(?:paid|written)\b")
# A move, a journey, an illness of the animal: things go away for many reasons.
_FOR_A_GROUND = Expression(
    r"\b(?:umzug\w*|umzieh\w*|umgezogen|ausgewander\w*|auswander\w*|auslandsjahr|weltreise|reise\w*|allerg\w*|entrumpel\w*|ausgemistet|flohmarkt|altersheim|pflegeheim|flytt\w*|utomlands|resa\w*|reser|rensat|loppis|aldreboende\w*|backpack\w*|mov(?:e|ed|ing)|abroad|trip|travel\w*|declutter\w*|nursing home|care home|"
    r"wohnung (?:zu klein|neue)|neue wohnung|new (?:flat|job|house)|nya lagenheten|ny lagenhet|wedding|hochzeit|brollop\w*|urlaub|ferien|semester|holiday|vacation|baby (?:kommt|is coming)|kita|spedition|chef|boss)\b")


def puts_her_end_in_order(text: str) -> bool:
    """Whether what was loved is given away and all else put in order: a farewell, however calm it sounds."""
    folded = fold(text).replace("'", "")  # "herg'schenkt"
    return bool(_GIVEN.search(folded) and _IN_ORDER.search(folded)) and not _FOR_A_GROUND.search(folded)


_SELF_OTHER, _SELF_ME = r"(?:si|sich|sech|seh|sig|sej|himself|herself|themselves|themself)", r"(?:mi|mich|mig|mej|myself)"
_FALL = (r"(?:(?:vorn|vorm|vor|voan|vur|unter|untern|unters|in|aufs?|auf|von|vom|vo|framfor|fran|inunder|under|in front of|off|before|ut fran)(?: (?:den|dem|der|die|da|de|an|am|em|a|ein\w*|nen|the|an?|ett|en|nasta|next|nachsten?))*"
         r" (?:zug|bahn|u-?bahn|s-?bahn|tram|strassenbahn|lkw|laster|gleis\w*|bruck\w*|brugg\w*|dach|balkon|hochhaus|tag|taget|tunnelbana\w*|sparvagn\w*|lastbil\w*|spar\w*|bron?|taket?|balkongen|train|tube|tram|lorry|truck|tracks|bridge|roof|balcony))")
_THROWS = (r"(?:haut|hau|hauen|schmeisst|schmeiss|schmeisse|schmeissen|schmeist|wirft|werf|werfen|legt|legen|stellt|sturzt|sturzen|stirzt|hupft|hupf|hupfen|hechtet|gheit|ghei|gheie|ghit|gump\w*|springt|spring|springen|wirf|jumps?|throws?|throwing|jumping|chucks?|"
           r"kastar?|slanger?|slanga|lagger|lagga|hoppar?|staller|stalla|stortar)")
_BEFORE_A_TRAIN = Expression(
    rf"\b(?P<self>{_SELF_OTHER}|{_SELF_ME})(?: \w+){{0,2}}? {_FALL}(?: \w+)? {_THROWS}\b|\b{_THROWS}(?: \w+)? (?P<self2>{_SELF_OTHER}|{_SELF_ME})(?: \w+){{0,2}}? {_FALL}\b|\b{_THIRD}(?:'ll|'s| will| would| is| wants to| is going to| is gonna| vill| ska| tanker| will| wu| wui| mochte)(?: \w+){{0,2}}? (?:jump|jumping|hoppa) {_FALL}\b|"
    rf"\b{_THIRD} (?:hupft|springt|hoppar|jumps) (?:\w+ )?{_FALL}\b")
_NOT_MEANT = Expression(r"\b(?:film|serie|game|spiel|spel|buch|bok\w*|book|novel|roman|nicht|ned|net|nid|inte|never|nie|aldrig|didn'?t|doe?sn'?t|won'?t|wouldn'?t|bungee\w*|fallschirm\w*|parachut\w*|video|tiktok|katze|katt\w*|hund|dog|cat|ball|selfie\w*|see|sea|sjon?|pool|wasser|vatt\w*|water|damals|vor \w+ jahren|years ago|for \w+ ar sen)\b")


def goes_before_a_train(text: str) -> Optional[Alarm]:
    """Whoever says that he throws himself before a train or off a roof, in whatever dialect."""
    folded = fold(text)
    found = _BEFORE_A_TRAIN.search(folded)
    if not found or _NOT_MEANT.search(folded):
        return None
    whom = found["self"] or found["self2"]
    third = bool(_OTHER.search(folded)) if whom is None else bool(re.fullmatch(_SELF_OTHER, whom))
    return Alarm("acute", "suicidality", third)


_MEANS = r"(?:tablett\w*|tablette\w*|pille\w*|pulver|medis|medikament\w*|schlofmittel|schlafmittel|piller\w*|medicin\w*|somnmed\w*|pills|tablets|meds|medication|painkillers)"
_PUT_BY = r"(?:gsammlet|gsammelt|gesammelt|sammle|sammel|zusammengespart|zamgspart|zammgspart|gehortet|ghortet|aufgehoben|aufgspart|aufgespart|uf d siite|beiseite|samlat|sparat|hamstrat|lagt undan|saved up|saving up|been saving|collected|collecting|stockpil\w*|hoard\w*|stashed|put aside|set aside)"
_STORE = Expression(rf"\b{_MEANS}(?: \w+){{0,3}}? {_PUT_BY}\b|\b{_PUT_BY}(?: \w+){{0,3}}? {_MEANS}\b")
_KNOWS_HOW = Expression(
    r"\b(?:weiss|weis|woass|wois|waas|vet|know)(?: (?:ich|i|jag|nu|jetzt|scho|schon|gnau|genau|auch|au|precis|exactly|now|exakt))*,? (?:wie|wia|wieviel|wie viel|wann|hur|nar|how|how much|how many|when)(?: \w+){0,3}? (?:mach\w*|moch\w*|tu|tue|tua|brauch\w*|gora|gor|goras|behov\w*|do|need\w*|takes?)\b|"
    r"\b(?:es sind|hab\w*|ha|jetzt|ho) (?:\w+ ){0,2}(?:genug|gnueg|gnua|gnuag|genua)\b|\b(?:reicht|reichts|langt|racker|it'?s enough|is enough|have enough|got enough|har tillrackligt|ar tillrackligt)\b")
_FOR_HEALTH = Expression(r"\b(?:apothek\w*|entsorg\w*|zuruckgebracht|zuruckbringen|apotek\w*|lamna in|lamnat in|pharmacy|dispose|chemist|abgelaufen\w*|utgang\w*|expired|recycling|urlaub|resan|trip|holiday|spend\w*|afrika|ukraine)\b")


def has_put_by_enough(text: str) -> bool:
    """Whether she has put tablets by and knows how, or that they are enough."""
    folded = fold(text)
    return bool(_STORE.search(folded) and _KNOWS_HOW.search(folded)) and not _FOR_HEALTH.search(folded)


_DOSE = Expression(
    rf"\b(?:wie ?viele?|wievui|wie vui|hur manga|hur mycket|how many|how much|welche|vilka|which|what)(?: \w+)? (?:{_MEANS}|alvedon|panodil|paracetamol|ibuprofen|aspirin|insulin|schlaftablett\w*|somntablett\w*|sleeping (?:pills|tablets))(?: \w+){{0,4}}? "
    r"(?:todlich|tedlich|lethal|deadly|fatal|kill (?:you|me|someone|somebody)|dodlig\w*|dodar|zum sterben|to die|for att do|umbringen|bringen einen um)\b|\b(?:todliche|lethal|deadly|dodlig|dodliga) (?:dosis|dose|dos|menge|mangd|amount)\b")
_DRUG = rf"(?:{_MEANS}|alvedon|panodil|ipren|paracetamol|ibuprofen|aspirin|tramadol|antidepress\w*|schlaftablett\w*|somntablett\w*|sleeping (?:pills|tablets))"
_A_PACK = r"(?:packs?|packets?|box(?:es)?|strips?|bottles?|blister\w*|packung\w*|schachtel\w*|streifen|kartor|karta|kartan|askar|ask|asken|burk\w*|paket)"
_TOOK_PACKS = Expression(
    rf"\b(?:took|taken|swallowed|downed|tog|tagit|svalt|svalde|nahm|schluckte)(?: \w+){{0,3}} {_A_PACK} (?:of |av |med |mit |von )?(?:\w+ )?{_DRUG}\b|"
    rf"\b{_A_PACK} (?:of |av |med |mit |von )?(?:\w+ )?{_DRUG}(?: \w+){{0,3}} (?:genommen|geschluckt|gschluckt|eingenommen|gnumma|gno)\b")
_CARRIED = Expression(r"\b(?:with me|med mig|mitgenommen|mit ?genommen|along|home|hem|from (?:him|her|them|my)|ifran|away|weggenommen|abgenommen|weg|bort|back|tillbaka|zuruck)\b")
_OF_A_PET_OR_CASE = Expression(r"\b(?:hund\w*|katz\w*|katt\w*|dogs?|cats?|roman|krimi|novel|thriller|deckare|studium|vorlesung|lecture|exam|prufung|tenta\w*|film|serie|patient\w*|pflegeheim|verschluckt|gegessen|swallowed|svalt)\b")


def took_packs(text: str) -> bool:
    """Whether somebody has taken whole packs of a medicine, and not only with her on a trip."""
    folded = fold(text)
    return bool(_TOOK_PACKS.search(folded)) and not _CARRIED.search(folded)


def asks_what_is_lethal(text: str) -> bool:
    """Whether somebody asks how much of a medicine one dies of."""
    folded = fold(text)
    return bool(_DOSE.search(folded)) and not _OF_A_PET_OR_CASE.search(folded)


# Without it one dies, sooner or later: given up so that it is over.
_VITAL = (r"(?:insulin\w*|blutverdunn\w*|marcumar|eliquis|xarelto|waran|blodfortunn\w*|blood thinners?|warfarin|herztablett\w*|herzmedi\w*|hjartmedicin\w*|heart (?:pills|tablets|medication|medicine|meds)|dialys\w*|hiv[- ]?(?:medi\w*|tablett\w*|meds)|"
          r"antiepilept\w*|epilep\w+medi\w*|cortison|kortison|immunsuppress\w*|immunosuppress\w*)")
_GIVES_UP = Expression(
    rf"\b(?:stopped|quit|stopping|skip\w*|not taking|don'?t take|do not take|won'?t take|refuse to take|no longer take|slutat|slutade|sluta|tar inte|tagit bort|struntar i|skiter i|hoppar over|abgesetzt|weggelassen|aufgehort|lass\w*|nehm\w*|nimm\w*|spritz\w*|geh\w*|gar inte)(?: \w+){{0,4}}? {_VITAL}\b|"
    rf"\b{_VITAL}(?: \w+){{0,4}}? (?:nicht mehr|nimmer|nimma|num\w*|abgesetzt|weggelassen|aufgehort|weg|slutat|inte langre|inte mer|any ?more|stopped)\b")
_SO_THAT_IT_ENDS = Expression(
    r"\b(?:what'?s the point|what is the point|no point|pointless|vad ar (?:poangen|meningen|det for mening)|ingen mening|meningslost|wozu (?:auch|noch|denn)?|was soll'?s (?:noch)?|was bringt'?s|was bringt (?:es|das)|sinnlos|kein\w* sinn)\b|"
    r"\b(?:then|dann|da|sa|so|that way)\b[^.!?]{0,25}\b(?:over|vorbei|ende|rum|umma|schneller|schnell|quicker|faster|sooner|slut|over|fortare|snabbare|done with)\b|\b(?:over|gar|goes|geht|ends|slut|vorbei)(?: \w+)? (?:quicker|faster|sooner|schneller|fortare|snabbare)\b|"
    r"\b(?:just wait\w*|vantar bara|warte nur|wart nur|on purpose|absichtlich|mit absicht|med flit|let it (?:end|happen)|nature take|want it to (?:end|be over)|ready to go)\b")


def gives_up_what_she_lives_by(text: str) -> Optional[Alarm]:
    """Insulin, or what thins the blood, given up so that it is over."""
    folded = fold(text)
    if not (_GIVES_UP.search(folded) and _SO_THAT_IT_ENDS.search(folded)):
        return None
    return Alarm("acute", "suicidality", bool(_OTHER.search(folded)) and not _ME.search(folded))


_COUNT = r"(?:drei|vier|funf|sechs|sieben|mehreren|vielen|dreu|vieri|foif|tre|fyra|fem|sex|sju|flera|three|four|five|six|seven|several|[3-9])"
_DAYS = r"(?:tag\w*|nacht\w*|natten|dygn\w*|natter\w*|dagar\w*|days?|nights?)"
_AWAKE = Expression(
    rf"\b(?:seit|scho|schon|sid|die letzten) {_COUNT} {_DAYS}(?: \w+){{0,3}}? (?:wach|munter|nicht|nimmer|nid|ned|net|kaum|ohne schlaf|kein auge)\b|\b(?:schlaf\w*|schlof\w*|gschlafe|geschlafen|wach|munter)(?: \w+){{0,3}}? (?:seit|sid|scho) {_COUNT} {_DAYS}\b|"
    rf"\b(?:inte|knappt|int|vaken|uppe|osovd)(?: \w+){{0,2}}? (?:pa|i|sedan|sen|under) (?:over )?{_COUNT} {_DAYS}\b|\b(?:vaken|inte sovit|sovit)\b[^.!?]{{0,12}}\b{_COUNT} {_DAYS}\b|"
    rf"\b(?:awake|up|slept|sleep|sleeping|sleepless)(?: \w+){{0,2}}? (?:for|in|since) (?:the (?:last|past) |over |about )?{_COUNT} {_DAYS}\b|\b{_COUNT} {_DAYS} (?:awake|without (?:any )?sleep|ohne schlaf|utan somn|wach|vaken)\b")
_RACES = Expression(
    r"\b(?:manisch\w*|manie|manic|mania|manisk\w*|auserwahlt\w*|utvald|chosen(?: one)?|mission\w*|messias|messiah|prophet\w*|profet\w*|unbesiegbar\w*|invincible|unstoppable|oovervinnerlig\w*|osarbar\w*|genie|genial\w*|superkraft\w*|superpowers?|weltformel)\b|"
    r"\b(?:gott|god|gud|jesus|allah|engel|angels?|anglar\w*) (?:\w+ )?(?:hat|has|har|spricht|speaks|talar|told|sagt|chose|wants)\b|\b(?:von|from|fran|av) (?:gott|god|gud|jesus)\b|"
    r"\b(?:brauch\w*|behover|need)(?: \w+){0,2}? (?:kein\w*|kan|nicht|nimmer|inte|ingen|no) (?:\w+ )?(?:schlaf\w*|schlofa?|somn|sova|sleep)\b|\b(?:don'?t|doe?sn'?t|do not) need (?:to |any |much )?sleep\b|\bschlaf (?:brauche?|braucht) (?:\w+ )?(?:nicht|nimmer)\b|"
    r"\b(?:voller|so viel|full of|so much|full av|sa mycket|endlos\w*|endless|unendlich\w*) energ\w*\b|\b(?:verschenkt|verschenke|gibt|git|gebe|verprasst|haut|koper|kopt|kopte|handlar|shoppar|kauf\w*|kauft|bestell\w*|buys?|buying|bought|spend\w*|spent|giving away|gives away|skanker|ger bort)\b[^.!?]{0,40}\b(?:geld|gald|tausend\w*|autos?|alles|pengar|hundratusen\w*|tusentals|tusen|bilar|money|thousands?|cars?|savings|ersparn\w*|sparpengar\w*|kreditkort\w*|credit cards?)\b")
_OTHER_GROUND = Expression(r"\b(?:baby|bebis\w*|saugling|newborn|nyfodd\w*|zahn\w*|schmerz\w*|ont|pain|nachtschicht\w*|nattskift\w*|night shifts?|klausur\w*|prufung\w*|exam\w*|tenta\w*)\b")


def races(text: str) -> Optional[Alarm]:
    """A mind that races for days: no sleep for three nights or more, and a mission, no need of it, or money thrown about."""
    folded = fold(text)
    if not (_AWAKE.search(folded) and _RACES.search(folded)) or _OTHER_GROUND.search(folded):
        return None
    return Alarm("concern", "psychosis_acute", bool(_OTHER.search(folded)))


# Somebody else says that he will end it, should she leave him; a brother in prison who writes that he cannot bear it any more.
_ENDS_IT = Expression(
    rf"\b{_THIRD}(?: \w+){{0,2}}? (?:says?|said|told|texted|wrote|writes|threatens?|sagt|schreibt|droht|hat gesagt|hat geschrieben|sager|sa|skrev|skriver|hotar)\b[^.!?]{{0,20}}?\b(?:(?:he|she)(?:'ll| ?ll| will| would|'s going to|'s gonna)|to|hell|shell) ['\"]?end (?:it|it all|everything|things|his life|her life)\b(?! with (?:her|him|the|my|his|that))")
_PRISON = Expression(r"\b(?:prison|jail|inside|locked up|gefangnis|knast|haft|jva|hafn|chischte|fangelse\w*|anstalt\w*|haktad|haktet|inne pa|kumla|hall|tidaholm|salberga)\b")
_BEARS_NO_MORE = Expression(
    r"\b(?:can'?t|cannot|can not|couldn'?t) (?:take|do|bear|stand|go on|cope)(?: (?:it|this|with it))?(?: (?:any ?more|any longer))?\b|\b(?:halt|haltet|halte|packt|schafft)(?: \w+){0,3}? (?:nicht|nimmer|nimma|ned|net|nid)(?: \w+)?(?: aus)?\b|\b(?:kann|ka|ko) (?:nicht mehr|nimmer|nimma|numme)\b|\b(?:orkar|pallar|klarar|star)(?: \w+)? (?:inte|int) (?:ut )?(?:mer|langre|ut|med)\b|\b(?:inte|int) (?:orkar|pallar|klarar)(?: \w+)? (?:mer|langre)\b")


def announces_his_end(text: str) -> Optional[Alarm]:
    folded = fold(text)
    if _ENDS_IT.search(folded):
        return Alarm("acute", "suicidality", True)
    if _OTHER.search(folded) and _PRISON.search(folded) and (told := _BEARS_NO_MORE.search(folded)):
        before = folded[:told.start()].split()[-4:]
        return None if {"i", "ich", "jag"} & set(before) else Alarm("concern", "suicidality", True)
    return None


def unheard(text: str) -> Optional[Alarm]:
    """The first of these that a message tells."""
    if len(text.split()) > _LONGEST:
        return None
    if puts_her_end_in_order(text):
        return Alarm("acute", "suicidality", False)
    if took_packs(text):
        return Alarm("acute", "medical", False)
    if asks_what_is_lethal(text) or has_put_by_enough(text):
        folded = fold(text)
        return Alarm("acute", "suicidality", bool(_OTHER.search(folded)) and not _ME.search(folded))
    return goes_before_a_train(text) or gives_up_what_she_lives_by(text) or announces_his_end(text) or races(text)
