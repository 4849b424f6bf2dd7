"""The words beside a number that tell whether it is an age, and whose; folded, all languages together."""
from __future__ import annotations

import re
from typing import List, Optional

from index.linear import fold
from index.sieve import Expression

# after the number: years
YEARS = frozenset("""
    jahre jahr jahren jahrig jahriger jahrige jahrigen jahriges j ar aring aringen arig arige ariga years year yrs yr yo y aringar jarig
    jahrigem lenz ars bast
""".split())
# after the number: surely an age
AGE_UNITS = frozenset("jahrig jahriger jahrige jahrigen jahriges jahrigem jarig aring aringen arig arige ariga yo yrs aringar".split())
# after the years
OLD = frozenset("fyllda alt gammal gammel old gamla jung ung young alter gammalt".split())
# before the number: somebody is
IS = frozenset("""
    bin ist is ar am are im i'm she's he's hes shes wird werde turned fyllt fyller blir turning bi isch aged alter age alder war bins they're
    sind wurde werd 's ’s e blev was isser wars be fyller werds wirds
""".split())
# the same, behind "im" and "in"
AGE = frozenset("alter age alder".split())
# the writer
FIRST = frozenset("ich bin jag i i'm im me mir i' bi werde werd mig".split())
# behind "im", where it is the English one ("im a guy, 19"); "im Bett" is none
AFTER_IM = frozenset("a an the not so really also her his their your both male female".split())
# somebody else
THIRD = frozenset("""
    er sie ihm ihr han hon hen henne honom she he they her him hes shes he's she's der die ist wird isch es hans hennes ihn they're aged
""".split())
# before the number: a time, a length, a count
NOT_AGE_BEFORE = frozenset("""
    seit vor nach for sedan since uber over last past um kl klockan v vecka week woche ssw kw noch inom within alle every ungefahr letzten senaste de these etwa nummer nr
    die
""".split())
# after the number: something else is counted
UNIT_AFTER = frozenset("""
    uhr euro kr kronor mal stunden tage tagen wochen monate monaten minuten prozent kilo kg km timmar dagar veckor manader minuter ganger hours
    days weeks months minutes times pounds percent dollar dollars euros bier biere grad klasse klass
    semester lehrjahr schuljahr stock termin arskurs ol beers kinder barn kids children people
    monat month manad woche week vecka tag stunde hour timme minute minut trimester ssw schwangerschaftswoche semestern kapitel
    leute cigaretter zigaretten cigarettes ago sedan pm am jahrzehnte h std min st personen a o'clock stund lang
    grader degrees celsius mil kilometer kilometern kilometers meter metern metrar m miles mile quid stock stockwerk etage etagen vaning vaningen floor pfund pound tusen tausend thousand spann sek chf franken seiten sidor
    pages mails bus buss bussen linie linjen tram zimmer rum rooms liter cl flaschen flaskor bottles tabletten tabletter pills plats platz platze matcher spiele goals mal poang punkte points kalorien calories kvm qm mils
""".split())
# of these, what comes in no order: behind a full stop another sentence begins
MANY = frozenset("leute kinder barn kids children people personen mal tage wochen monate stunden minuten euro".split())
# before a German number with a full stop: the seventh
BEFORE_ORDINAL = frozenset("im am zum beim vom".split())
# after a number and a mark: where another clause begins
BEGINS = frozenset("min a am h st m mal ol in".split())
# after the years: what she has done for so long
OF_YEARS = frozenset("experience erfahrung erfarenhet left more to ago within inom behind kvar noch".split())
# before the number: the time of day
CLOCK_BEFORE = frozenset("kl klockan clock uhr".split())
# before the number: something is counted
COUNTING = frozenset("counts count counting zahlt zahle zahlen raknar rakna raknade counted gezahlt".split())
THE_YEAR_OLD = ("aringen", "aringarna")
MY = frozenset("meinen mina my".split())
MONTHS = frozenset("""
    januar februar marz april mai juni juli august september oktober november dezember janner feber sommer winter herbst fruhjahr fruhling januari februari mars maj augusti december sommaren hosten varen vintern
    january february march may june july october spring summer autumn
""".split())
# before them, and what else is ahead: "werde nächste Woche 50"
COMING = frozenset("im in i this next nasta nachste nachsten nachstes diese diesen kommende kommenden".split())
SPANS_AHEAD = frozenset("woche wochen wochn vecka veckan week monat manad manaden month jahr ar year".split())
WITH_MY = frozenset("mit meinen,mit seinen,mit ihren,med mina,med sina,with my".split(","))
# before the number: long ago
ONCE = frozenset("since seit als when nar sedan damals sen".split())
# before the years: they have passed
PASSED = frozenset("efter nach after".split())
# before the number: it is denied
NOT = frozenset("nicht not inte ned nit".split())
# between two numbers: the second holds
CORRECTS = frozenset("""
    sorry correction quatsch nein nee ne na nej nae vanta wait moment oops ups er ah ach verbessere korrigiere eller forlat mean corrected
    alltsa ha
""".split())
# after the number: somebody became it
BECOME = frozenset("geworden blivit werden blev isser fyllda vollendet".split())
# after the number: at present
NOW = frozenset("now nu jetzt inzwischen mittlerweile numera".split())
# before the number: a name
NAMED_BY = frozenset("heisse heiss heisst heter called name names name's".split())
# before the number: what age was reached, and whether it was lately
THE_AGE_OF = ("age of", "alter von", "alder av")
TODAY = frozenset("has hat har have habe haben is ist ar am i'm bin 's".split())
DIED = frozenset("died dead dog dott dod gestorben verstorben tot passed lost verloren forlorat".split())
# before the years: what has lasted so long
LASTS = frozenset("gift gifta verheiratet tillsammans zusammen ihop beziehung forhallande aktenskap ehe".split())
# after the years: a time that lasted
SPAN = frozenset("""
    ago sedan lang long later dabei nebeneinander zusammen verheiratet gift gifta married together of in i som als as auf bei pa hos at sober
    clean
""".split())
# before the number: a person in one word
SEX = frozenset("m w f tjej kille female male frau mann man kvinna woman madchen girl boy junge bub".split())
# people without a relation to the writer
PEOPLE = SEX | frozenset("""
    lad lass fellow bloke guy dude chap gent child kid lady patient patientin patienten bewohner bewohnerin boende pojke flicka flickan pojken schuler schulerin kind barn gubbe
    tant toddler baby teenager herr dame farbror killen tjejen mannen kvinnan grabb grabben gubben tanten tos tosen unge ungen
""".split())
# pronouns before the number, after the verb
PERSONS = frozenset("ich jag ja i me er sie han hon hen she he her him they es we du".split())
# before a round number: where in those ten years, and about how many years on
DECADE = {"anfang": 2, "mitte": 5, "ende": 8, "early": 2, "mid": 5, "middle": 5, "late": 8, "borjan": 2, "mitten": 5, "slutet": 8}
# before the number, behind "is": at least as old
OVER = frozenset("uber ueber over drygt gut uppemot".split())
# between person and number
ABOUT = frozenset("""
    now nu jetzt heut heute idag amoi barely also alltsa already mittlerweile inzwischen ju ja endast fast knapp grad grade gerade only just
    erst nyss val wohl nog halt ca circa almost nearly bald schon redan bara precis nur snart etwa ungefahr about around nastan runt kring uppat gegen round well
""".split())
# alone before it, and nothing behind it: "typ 23"
ONLY_ABOUT = ABOUT | frozenset("typ so like strax rund".split())
# between "is" and the number: as people say it
LIKE = frozenset("like typ so".split())
# before "die" and the number: about
ROUND = frozenset("um an".split())
# before the number: somebody turns it
TURNS = frozenset("turned turning turns fyllde fyllt fyller aged wurde hit".split())
# before the number: of two at once
BOTH = frozenset("both beide beid bada bagge".split())
# before the number: sums of money, and what is owed
MONEY = frozenset("owe owes owed owing debt debts lost won bet paid pay pays cost costs spent schulde schuldet schulden verzockt verloren gewonnen kostet zahlt zahle skyldig skuld skulder spelat vunnit betalat".split())
# before the number: at the age of
AT_AGE = frozenset("mit at vid pa".split())
# after the number: a time of day or a share
CLOCK = frozenset("am pm uhr o'clock in im on leuten personen kollegen anderen people personer procent %".split())
# after the number: the sentence goes on
JOINS = frozenset("""
    und och and geworden werden blir ar jahre - o u & years but aber men seit from aus komme wohne bor fran live with mit med geh gehe gar bald
    snart weiss in i att so sa w m f tjej kille madchen girl boy junge nu now jetzt
""".split())
# before the number: the writer in one word
OWN_SIGN = frozenset("m w f tjej kille female male".split())
# before a year: that of the birth
BORN = frozenset("jahrgang geboren geb fodd fodda fott born arskull".split())
# before the number: how old the writer was then
I_WAS = Expression(r"war (?:ich|i)|(?:ich|i) war|woa i|var jag|jag var|was i|i was")
# what somebody did or went through "at 19"
_THEN = Expression(
    r"\b(?:geflohen|gfloh\w*|geflucht\w*|hergekommen|gekommen|kumma|ausgezogen|weggelaufen|rausgeflogen|geheiratet|missbraucht|vergewaltigt|kam (?:ich|i)|floh (?:ich|i)|hatte (?:ich|i)|war (?:ich|i)|wurde (?:ich|i)|bin (?:ich|i) (?:\w+ ){0,4}(?:geflohen|gekommen|ausgezogen|abgehauen)|"
    r"fled|came|moved|left home|got married|was (?:raped|abused|sent)|i was|i had|ran away|flydde|flytt|kom(?: jag| hit)?|flyttade|gifte|rymde|hade jag|blev jag|var jag)\b")


_CAME = Expression(r"\b(?:floh|kam|i fled|i came|i moved|i left home|fled from|flydde|jag kom|kom (?:hit|till)|flyttade)\b")


def was_then(before: List[str], after: List[str]) -> bool:
    """Whether what stands around "at 19" tells of long ago: "bin mit 19 aus Eritrea geflohen", "I came here at 17"."""
    ends = (".", "!", "?", ";", "\n")
    clause = after[:next((n for n, word in enumerate(after) if word in ends), len(after))]
    ahead = before[len(before) - next((n for n, word in enumerate(reversed(before)) if word in ends), len(before)):]
    return bool(_THEN.search(" ".join(clause)) or _CAME.search(" ".join(ahead)))


# the writer as subject
I = frozenset("ich jag ja i".split())  # noqa: E741
I_AM = frozenset("bin am i'm im ar".split())
# before a town, behind which the age may stand
IN_A_TOWN = frozenset("in i aus fran from near bei nara".split())
# after a number: what is weighed or measured
MEASURES = frozenset("""
    kilos kilon kilogramm kilogram kgs cm centimeter zentimeter zentimetern centimetres centimeters tall lbs lb stone gramm gram grams mg ml hoch gross gr bmi puls bpm watt volt inch inches feet ft kcal
""".split())
# before a number, in the same clause: it is a weight or a size
MEASURED = frozenset("wiegt wiege wieg gewogen weigh weighs weighed weighing vager vagde vagt vikt gewicht weight bmi konfektion storlek blutdruck blodtryck kleidergrosse iq".split())
# after a number: people who are counted
STAFF = Expression(r"(?:mit)?arbeiter\w*|angestellte\w*|beschaftigte\w*|kolleg\w+|kollegor|medarbetare|anstallda|employees|staff|colleagues|coworkers|workers|teammitglied\w*|schuler(?:n|innen)?|elever|pupils|students|bewohner(?:n|innen)?|boende|residents|"
                   r"patient(?:en|innen|er|s)|klient(?:en|innen|er)|clients|kunden|kunder|customers|betten|sangar|beds|gaste|followers?|bewerbung\w*|applications|ansokningar|kuhe|kuhen|cows|hektar|hectares|acres")
# after a number that begins a line: what the writer is
KIN = frozenset("mama mutter mamma mum mom dad vater papa pappa chef manager".split())
# what a mother or a father calls herself or himself
PARENTS = KIN - {"chef", "manager"} | frozenset("mami papi mutti vati mummy daddy mother father mor far morsa farsa muddi mamsen".split())
STATUS = SEX | KIN | frozenset("""
    azubi azubine auszubildende auszubildender auszubildene larling apprentice student studentin studi studerande studierende schuler schulerin elev pupil rentner rentnerin pensionar pensioner retired hausfrau hemmafru
    arbeitslos arbetslos unemployed jobless single singel ledig verheiratet gift married geschieden skild divorced verwitwet witwe witwer anka ankling widow widower widowed alleinerziehend ensamstaende nonbinary nonbinar ickebinar divers
    trans queer schwul lesbisch gay bi lesbian bog flata lesbisk lesbe homo hbtq bisexuell bisexual lehrer lehrerin larare teacher nurse sjukskoterska underskoterska krankenschwester pfleger pflegerin engineer ingenieur ingenjor
    verkauferin saljare landwirt bauer bonde farmer soldat soldier conscript polizist polis koch kock cook trucker fahrer beamter beamtin erzieherin handwerker mechaniker projektledare
""".split())
# several children, whose age no single number is
CHILDREN = frozenset("kids kinder barn children sons sohne soner dottrar daughters".split())
SEVERAL = CHILDREN | frozenset("kindern barnen tochtern sohnen jungs jungen madels boys girls pojkar flickor killar grabbar tvillingar twins zwillinge drillinge teenagers teenies smabarn kleinkinder kinners kiddies ungar grandchildren".split())
# between the ages of several
AND = frozenset("och und and o u &".split())
# before a child that somebody has: "hat einen Sohn, 4"
HAS = frozenset("har hat has hatte hade had".split())
ARTICLES = frozenset("en ett ein eine einen a an two zwei tva liten little kleine kleinen barn".split())
# before a name
YOUNG = frozenset("tonaring tonaringen teenager teenie teen jugendlicher jugendliche".split())
# before an "I" that is not the one of whom the number is said
WHOM = frozenset("som den die whom who that".split())


_AGE_WORDS = {
    "child": r"\b(?:kleinkind|grundschulkind|kleines kind|kleinen kind|bebis|smabarn|toddler|little kid|kindergartenkind|"
             r"forskolebarn|lagstadiet|grundschuler\w*|primary school)\b",
    "young": r"\b(?:teenager|teenie|jugendliche\w*|tonaring\w*|tonars\w*|teen|teenage|teens|ungdom|pubertat|pubertet\w*|adolescent)\b",
    "adult": r"\b(?:(?:mid|early|late)(?: |-)(?:thirties|forties|fifties)|in (?:his|her|their|my) (?:thirties|forties|fifties)|"
             r"(?:anfang|mitte|ende) (?:dreissig|vierzig|funfzig)|(?:trettio|fyrtio|femtio)ars?aldern)\b",
    "older": r"\b(?:late sixties|(?:mid |early |late |in (?:his|her|their|my) )(?:seventies|eighties|nineties)|"
             r"(?:anfang|mitte|ende) (?:siebzig|achtzig|neunzig)|"
             r"(?:sjuttio|attio|nittio)ars?aldern|rentner\w*|senior\w*|pensionar\w*|pensioner|hochbetagt\w*|elderly|im ruhestand|retired)\b",
}


# "in der 8b", "går i åttan", "8th grade", "Year 9", "p13": about as old as they are in it; what the number is of, and how many years to add.
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "ettan": 1, "tvaan": 2, "trean": 3, "fyran": 4, "femman": 5, "sexan": 6,
             "sjuan": 7, "attan": 8, "nian": 9, "funfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9, "zehnte": 10}
_NTH = "|".join(_ORDINALS)
_IN_CLASS = Expression(rf"\b(?:in d(?:er|ie)|in meiner|aus der|i|pa) (?P<a>[1-9]|1[0-3]) ?[a-f]\b|\b(?P<b>[1-9]|1[0-3])(?:\. ?| ?te[rn]? |[a-f]? )(?:klasse|schulstufe|klass)\b|"
                       rf"\b(?:klasse|klass|arskurs|ak|grade) (?P<c>[1-9]|1[0-3])\b|\b(?P<d>[1-9]|1[0-2])(?:st|nd|rd|th) ?grade|\b(?:i|gar|in der|in die|in) (?P<e>{_NTH})(?:[nr]?)(?: (?:klasse|grade))?\b|\b(?P<f>{_NTH})[rn]? (?:klasse|grade)|"
                       r"\byear (?P<y>[1-9]|1[0-3])\b(?! old)|\b(?:under |u ?|[pf])(?P<t>[6-9]|1[0-9])s?\b(?= |$)(?! (?:jahr|ar|year|euro))")
_TEAM = Expression(r"\b(?:train\w*|coach\w*|tranar\w*|lag\w*|team|fu(?:ss|s)ball|fotboll|football|handboll|handball|innebandy|hockey|mannschaft|jungs|killar|tjejer|madels|boys|girls|match\w*|verein|klubb\w*)\b")


def said_class(text: str) -> Optional[int]:
    """About how old those are whose class at school or whose team is named: 14 of "in der 8b"."""
    folded = fold(text)
    for found in _IN_CLASS.finditer(folded):
        of, number = next((of, number) for of, number in found.groupdict().items() if number)
        years = _ORDINALS.get(number) or int(number)
        if of == "t" and not _TEAM.search(folded):
            continue
        if of in "ef" and not re.search(r"\b(?:klasse|grade|gar i|gar jag i|borjat i|schule|skola\w*|school)\b", folded):
            continue
        return years if of == "t" else years + (5 if of == "y" else 6)
    return None


def said_age_group(text: str) -> Optional[str]:
    """The age group that a word names: "ein Teenager", "småbarn", "a pensioner"."""
    folded = fold(text)
    return next((group for group, pattern in _AGE_WORDS.items() if re.search(pattern, folded)), None)
