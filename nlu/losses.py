"""Whom somebody lost, where it was a child or the one she lived with, and what kind of violence she lives with: some help is made for that alone."""
from __future__ import annotations

from typing import List, Tuple

from index.circumstances import (
    ASYLUM,
    BABY,
    FORCED,
    GUARDIANSHIP,
    HONOUR,
    LOST_CHILD,
    LOST_FAMILY,
    LOST_PARTNER,
    LOST_TO_SUICIDE,
    MUSLIM,
    ONLINE_HATE,
    RITUAL,
    SHELTER,
    STALKED,
    TRANS,
    UNDOCUMENTED,
)
from index.linear import fold
from index.sieve import Expression, matching
from nlu.circumstances import circumstances
from nlu.constructions import grieves_suicide, met_at_work
from nlu.lexicon import Hit
from nlu.seeming import is_forced_to_marry, meaning
from nlu.turns import dead
from nlu.words import Word

_OF_RELATION = {"partner": LOST_PARTNER, "ex_partner": LOST_PARTNER, "child": LOST_CHILD, "son": LOST_CHILD, "daughter": LOST_CHILD}
_FAMILY = frozenset(("mother", "father", "parents", "sibling", "partner", "ex_partner"))
_CHILD = r"(?:sohn\w*|tochter\w*|kind(?:es|er)?|baby|bub\w*|dotter\w*|barn(?:et)?|bebis(?:en)?|son(?:en)?|daughter|child|little (?:boy|girl))"
_PARTNER = r"(?:mann(?:es)?|frau|partner(?:in|s)?|lebensgefahrt\w+|man|fru|mak[ae]|hustru|sambo|husband|wife)(?:'?s)?"
_THE = r"(?:mein\w*|unser\w*|sein\w*|ihr\w*|ein\w*|das|min|mitt|var|vart|sin|sitt|hans|hennes|ett|en|my|our|his|her|their|a|the)(?: \w+)?"
_LOST = r"(?:lost|losing|forlora\w*|mist|miste|tod|death of|verlor\w*|verlier\w*)"
# Words that name the loss themselves, and who was lost: "Tod meines Mannes", "forlorade sitt barn", "a friend lost her baby".
_NAMED = {
    LOST_CHILD: Expression(
        r"\b(?:fehlgeb\w+|totgeburt\w*|stille geburt|still geboren\w*|sternenkind\w*|missfall\w*|dodfodd\w*|anglabarn\w*|miscarr\w+|still ?b(?:irth|orn)\w*|"
        r"no heartbeat|keine herztone|inga hjartljud|verwaiste (?:eltern|mutter|vater)|bereaved (?:mother|father|parent)s?|"
        rf"{_LOST} {_THE} {_CHILD}|{_THE} {_CHILD}[^!?]{{0,30}} verlor\w*)\b"),
    LOST_PARTNER: Expression(
        rf"\b(?:witwen?|witwer\w*|verwitwet\w*|ankling\w*|widow\w*|{_LOST} {_THE} {_PARTNER}|{_THE} {_PARTNER} (?:verlor\w*|death|dod|bortgang))\b"),
}
_ELDERS = r"(?:eltern|familie|mama|mutter|papa|vater|bruder|onkel|foraldrar(?:na)?|familj(?:en)?|mamma|pappa|bror|bruder|slakt(?:en)?|parents|family|mum|mom|dad|father|mother|brothers?|uncle)"
_TO_MARRY = r"(?:heirat\w*|verheirat\w*|hochzeit|gift(?:a|er|as|e|s)?|bortgift\w*|marry|marri(?:ed|age)|wed(?:ding)?)"
# The kinds of violence for which some help is made alone, and other circumstances that some help is made for.
_SUFFERED = {
    STALKED: Expression(
        r"\bstalk|\blauert\b|\bverfolgt mich\b|\bsteht (?:\w+ ){0,4}vor (?:meine[rm]?|unsere[rm]?|der) (?:tur|haustur|haus|wohnung|arbeit)|\blasst mich nicht (?:in ruhe|los)\b|"
        r"\bforfoljer mig\b|\bforfoljd\b|\bstar (?:\w+ ){0,3}utanfor (?:mitt|min|mit|var|jobbet)\b|\blamnar mig inte ifred\b|\bslutar inte (?:ringa|skriva|messa)\b|"
        r"(?<!\bit )(?<!\bthat )(?<!\bthis )\bfollow(?:s|ed|ing) me\b|\b(?:waits?|waiting|stands?|standing|shows? up|turns? up) (?:\w+ ){0,3}(?:outside|at) my\b|\b(?:won'?t|doesn'?t|refuses to) leave me alone\b|"
        r"\b(?:keeps|hort nicht auf) (?:calling|texting|messaging|mich anzurufen|mir zu schreiben)\b|\b\d\d+ (?:nachrichten|anrufe|sms|samtal|meddelanden|messages|texts|calls)\b"),
    HONOUR: Expression(
        r"\bheder|\bbortgift|\btvangs(?:gift|akt)|\b(?:gifta|gifter) (?:bort|mig|sig) med\b|\bkusin\b|\bkonsstymp|\bbroder(?:na)? (?:vaktar|kollar|foljer)|\breligios|\bslojan?\b|"
        r"\bzwangs(?:heirat|ehe|verheirat)|\b(?:familien)?ehre\b|\b(?:heiraten|verheiratet werden) (?:soll|muss)\b|\bkopftuch|\bstreng ?(?:glaubig|religios)|\bgenitalverstumm|"
        r"\bhonou?r\b|\bforced (?:to marry|marriage)\b|\barranged marriage\b|\bmarry (?:my|a) cousin\b|\bhijab|\bheadscarf|\breligious\b|\bmuslim"),
    SHELTER: Expression(
        r"\bfrauenhaus|\bfrauenhauser|\bwo (?:kann ich|ich|soll ich|konnen wir|sollen wir) (?:\w+ ){0,4}(?:schlafen|unterkommen|hin|bleiben|ubernachten)\b|\bplatz zum (?:schlafen|ubernachten)|"
        r"\bskydda[dt]e? (?:boe?nde|plats)|\bkvinnojour|\bkvinnohus|\bvar (?:kan|ska) (?:jag|vi) (?:\w+ ){0,3}(?:sova|bo|ta vagen)\b|\bnagonstans att (?:sova|bo)\b|"
        r"\bshelters?\b|\brefuges?\b|\bwhere (?:can |do |should |could )?(?:i|we) (?:can |could )?(?:\w+ )?(?:sleep|go|stay)\b|\b(?:somewhere|place|bed) (?:to (?:sleep|stay)|for tonight)\b|\bsafe house"),
    RITUAL: Expression(r"\britu[ae]l|\bsekte\b|\bsekten?\b|\bcult\b|\bsect\b|\borganisiert|\borganised abuse|\borganized abuse|\btater(?:ring|kreis)|\bmenschenhandel|\btrafficked\b"),
}
_TOLD = {
    FORCED: Expression(
        rf"\bzwangs?-?(?:heirat|ehe|verheirat)\w*|\btvangs-?(?:gift|aktenskap)\w*|\b(?:giftas|gifta|gifts?) (?:\w+ )?bort\b|\bbortgift\w*|\bforced (?:\w+ )?(?:marriage|to marry|into (?:a )?marriage)\b|"
        rf"\b{_ELDERS}\b[^.!?]{{0,40}}\b(?:will|wollen|wolln|mochte\w*|zwing\w*|verlang\w*|vill|tvingar|bestamt|kraver|want\w*|mak(?:e|ing)|forc\w+|expect\w*|arrang\w+)\b[^.!?]{{0,50}}\b{_TO_MARRY}\b|"
        rf"\b(?:ich|i|jag)\b[^.!?]{{0,30}}\b(?:soll|muss|maste|ska|have to|must|am supposed to|'m supposed to|got to)\b[^.!?]{{0,40}}\b{_TO_MARRY}\b[^.!?]{{0,40}}(?:\b(?:cousin|kusin|will (?:das |es |ihn )?nicht|vill inte|don'?t want|nicht kenne|inte kanner|never met)\b)|"
        rf"\b{_TO_MARRY}\b[^.!?]{{0,30}}\b(?:cousin|kusin)\b|\bverheiratet werden\b|\b(?:mich|mej|mig|me) (?:\w+ )?(?:verheiraten|gifta bort|married off)\b|\bmarr(?:y|ied|ying) (?:me )?off\b"),
    BABY: Expression(r"\b(?:baby|babys|babies|saugling\w*|neugeboren\w*|bebis\w*|spadbarn\w*|nyfodd\w*|newborn|infant|wochenbett|stillen|stille ich|breastfeed\w*|\d+ (?:wochen|monate|weeks?|months?|veckor|manader) (?:alt|old|gam\w+))\b"),
    GUARDIANSHIP: Expression(r"\b(?:kesb|jugendamt|beistand(?:in|schaft)?|sorgerecht\w*|umgangsrecht|obhut|vormund\w*|custody|child protection|guardian(?:ship)?|erwachsenenschutz)\b"),
    ASYLUM: Expression(
        r"\basyl\w*|\baufenthaltsgestattung\w*|\bduldung\b|\bgeduldet\b|\bbamf\b|\bmigrationsverket\b|\bfluchtling\w*|\bgefluchtet\w*|\bgefloh\w*|\brefugees?\b|\bfled\b|\bflykting\w*|\bflydd\w*|\bflyr\b|"
        r"\b(?:flytt|flykt|geflohen|flucht|escaped|krieg|kriget|war|aus|us|fran|from|hemland\w*|in|i) (?:\w+ )?(?:syri\w+|afgh?an\w+|ukrain\w*|eritrea|somali\w*|irak|iraq|iran|jemen|yemen|gaza|palastina|palestin\w*|sudan|athiopien|ethiopia)\b"
        r"(?=.*\b(?:krieg\w*|krig(?:et)?|war|front|flucht|flytt|flykt|flykting\w*|fled|bilder|bomb\w*|deutschland \d|heim|camp|lager|unterkunft))|\b(?:flytt|flykt) fran (?:syri\w+|afgh?an\w+|krig\w*)\b|\bukrain\w*"),
    UNDOCUMENTED: Expression(r"\b(?:papperslos\w*|ohne papiere|keine papiere|utan papper|undocumented|without papers|no papers|illegal hier|schwarz gearbeitet|gomd|ohne aufenthalt\w*|utan uppehallstillstand)\b"),
    MUSLIM: Expression(r"\b(?:muslim\w*|moslem\w*|islam\w*|moschee\w*|moske\w*|mosque|imam\w*|koran\w*|quran|ramadan|allah\w*|hijab|hidschab|kopftuch|headscarf|sloja\w*)\b"),
    TRANS: Expression(
        r"\btrans(?:sexuell\w*|gender\w*|mann|frau|kvinna|man|kille|tjej|ition\w*|person\w*|sein)?\b|\b(?:nicht|icke|ickebinar|non)-? ?bin\w+|\bnonbin\w+|\benby\b|\bim falschen korper\b|\bfel kropp\b|\bwrong body\b|\b(?:hormone|hormoner|puberty blockers|konskorrigering\w*|gender\w*|geschlechtsangleich\w*|geschlechtsidentitat|konsidentitet\w*|konsdysfori\w*|dysphoria)\b|"
        r"\b(?:bin|ar|am|i'm) (?:eigentlich|egentligen|actually|really) (?:ein junge|ein madchen|eine frau|ein mann|en kille|en tjej|a boy|a girl|a man|a woman)\b"),
    ONLINE_HATE: Expression(
        r"\b(?:nathat\w*|hass im netz|shitstorm|hasskommentar\w*|hatkommentar\w*|cyber-?(?:mobbing|bull\w+|stalking)|(?:nackt|nude|naken)-?(?:bild\w*|foto\w*|s)?|nudes?|(?:pictures?|photos?|pics|videos?|bilder|fotos?|filmer|filme) (?:\w+ )?(?:von|of|pa|av) (?:mir|me|mig|mej|uns|us|oss)|"
        r"postet|posts|posting|lagt ut|sprider|drohmail\w*|drohbrief\w*|hotbrev|hotmejl|threatening (?:letters|mails|emails))\b"),
}
# The net alone harms nobody ("online poker", "kein Internet", "hejdå på snap"): somebody does something with it.
_ON_THE_NET = Expression(r"\b(?:online|im (?:inter)?netz|internet\w*|insta(?:gram)?|snap(?:chat)?|tiktok|whatsapp|facebook|telegram|discord|twitter|x-?post|social media|sociala medier|pa natet|klassenchat|gruppenchat|gruppchatt\w*|group chat)\b")
_HARMS = Expression(
    r"\b(?:(?<!ich )(?<!ich da )hass\w*|(?<!\bi )(?<!i really )hate[ds]?|haters?|(?<!jag )hatar|hatisk\w*|beleidig\w*|beschimpf\w*|\w*mobb\w*|bull(?:y|ied|ies|ying)|\w*droh\w*|hot(?:ar|ade|ad|as|at|elser?|full\w*)|threat\w*|insult\w*|abus\w+|harass\w*|trakasser\w*|krank(?:ning\w*|er|ande)|belastig\w*|erpress\w*|blackmail\w*|"
    r"sextort\w*|utpress\w*|troll\w*|dox+\w*|fake-? ?(?:profile?\w*|accounts?|konto\w*)|falsk\w* (?:profil\w*|konto\w*)|\w*hack(?:t|ed|at|ade|ing)|stalk\w*|groom\w*|leak\w*|geleakt|geteilt|verbreite\w*|veroffentlicht\w*|hochgeladen|gepostet|delat|spridit|spreads?|spreading|shared|"
    r"posted|postar|postat|lasters?t|lastern|auslach\w*|ausgelacht|lachen (?:\w+ )?uber mich|skrattar at|laughs? at|geruchte?|rykten|rumou?rs|lies about|lugen uber|sprider|hor[ae]|hure|schlampe|slut|whore|kommentare\w*|kommentarer|comments|bloss?gestellt|\d\d+ (?:nachrichten|messages|meddelanden))\b")
_WIDOW = Expression(r"\bänk(?:a|an|or|orna)\b")  # without its dots it is a duck
_CUSTODY = Expression(r"sorgerecht|umgangsrecht|jugendamt|vardnad|socialtjanst|\bsoc\b|custody")


def lost(text: str, found: List[Word], hits: List[Hit]) -> Tuple[str, ...]:
    """Ids of circumstances: whose death a message tells and what violence, the writer's or that of the one she writes about."""
    folded = fold(text)
    told = {_OF_RELATION[hit.id] for hit in dead(found, hits) if hit.id in _OF_RELATION}
    told |= set(matching(_NAMED.items(), folded)) | ({LOST_PARTNER} if _WIDOW.search(text.lower()) else set())
    told |= {LOST_TO_SUICIDE} if grieves_suicide(text) else set()
    told |= set(matching((*_SUFFERED.items(), *_TOLD.items()), folded))
    told |= circumstances(folded)
    told |= {ONLINE_HATE} if _ON_THE_NET.search(folded) and _HARMS.search(folded) else set()
    told |= {HONOUR} if is_forced_to_marry(text) else set()
    told |= {LOST_FAMILY} if _FAMILY & {hit.id for hit in dead(found, hits)} else set()
    told -= {LOST_CHILD} if _CUSTODY.search(folded) else set()
    told -= {LOST_CHILD, LOST_PARTNER, LOST_FAMILY} if met_at_work(text) else set()  # the nurse's patient
    told -= {STALKED, ONLINE_HATE} if "separation" in meaning(text) else set()  # it is she who looks at what the other one shows
    return tuple(sorted(told))


_DRAWN = Expression(
    r"\b(?:sexu?ell\w*|sexull\w*|sexual\w*) (?:tankar|gedanken|fantasie\w*|thoughts?|feelings?|fantas\w*|kanslor)(?: \w+){0,2} (?:om|uber|von|about|for|mit|till|an) (?:\w+ )?(?:barn|kinder\w*|children|kids|minderjahrige\w*|minors)\b|"
    r"\b(?:ich (?:\w+ ){0,3}(?:bin|sei)|bin ich|dass ich|jag (?:\w+ ){0,2}ar|att jag(?: \w+)? ar|i(?:'?m| am| might be| may be))(?: (?:vielleicht|kanske|ein|en|a|maybe))* (?:pedofil|padophil|paedophil|p(?:a)?edophile)\w*|"
    r"\b(?:jag tander|ich steh\w*|i'?m attracted|i am attracted|fuhle? mich(?: \w+)? (?:zu|von) kindern hingezogen|jag dras)(?: \w+){0,2} (?:pa|auf|to|till) (?:\w+ )?(?:barn|kinder\w*|children|kids)\b")


def is_drawn_to_children(text: str) -> bool:
    """Whether she fears her own thoughts of children: there are places for just that, and none of those for who was hurt."""
    return bool(_DRAWN.search(fold(text)))


# A job that is gone, or about to be: "jag blev uppsagd idag", "mir wurde gekündigt", "they let me go".
_JOB = r"(?:job|jobb|jobbet|arbete\w*|tjansten|anstallning\w*|arbeit|arbeitsplatz|stelle|stell|hackn|hockn|lehrstelle|work|position)"
_JOB_GONE = Expression(
    rf"\b(?:blivit|blev|bli|ar|e|har blivit|vart) (?:\w+ )?(?:uppsagd|sparkad|varslad|fristalld|avskedad|arbetsbefriad|utkopt)\b|\bvarslad\b|\b(?:fick|fatt|far) (?:\w+ )?(?:sparken|kicken|foten)\b|\b(?:blivit|blev|bli) av med (?:mitt |min )?{_JOB}\b|"
    rf"\b(?:forlora\w*|mist|miste) (?:mitt |min )?{_JOB}\b|\b(?:de|dom|chefen|foretaget) (?:har )?(?:sagt|sa|sade) upp mig\b|\bmin provanstallning (?:avbrots|fick inte)\b|"
    rf"\b(?:mir|ich|mia|ma) (?:\w+ ){{0,3}}(?:gekundigt|kundigt|gekundet|kundet) (?:worden|wordn|bekommen)\b|\bmir (?:wurde|wurd|ist|is|hat (?:man|mein\w* \w+|der \w+|die \w+)|haben s\w*)(?: (?:heute|gestern|grad|gerade|fristlos|einfach|betriebsbedingt|die|zum \w+))* (?:gekundigt|kundigt)\b|\b(?:bin|wurde|wurd|werde)(?: \w+){{0,3}} (?:entlassen|gefeuert|rausgeworfen|rausgschmissn|gekundigt|freigestellt)(?: (?:worden|wordn))?\b(?!(?: \w+){{0,2}} (?:aus|klinik|krankenhaus))|"
    rf"\b(?:die |meine? )?(?:kundigung)(?: \w+){{0,2}} (?:bekommen|gekriegt|kriegt|erhalten|im briefkasten)\b|\b(?:mein\w*|den|die|d|mi) {_JOB}(?: (?:gestern|heute|vor \w+ \w+|einfach|letzte \w+))* (?:verloren|verlorn|verlore|los|weg)\b|\b{_JOB} (?:is |ist |isch )?(?:verloren|verlorn|verlore|weg|los)\b|"
    rf"\b(?:got|been|was|were|getting|being|get) (?:\w+ )?(?:fired|sacked|laid off|made redundant|let go|canned|axed)\b|\bmade redundant\b|\b(?:lost|losing|lose) (?:my|the) {_JOB}\b|\b(?:they|my (?:boss|company|employer)) (?:let me go|fired me|sacked me|laid me off)\b|\bgot the (?:sack|boot)\b")
_NO_JOB = Expression(r"\b(?:klinik\w*|krankenhaus|spital|psychiatrie|station|haft|sjukhus\w*|wohnung|lagenhet\w*|vertrag|versicherung|flat|apartment|hospital)\b")
_OF_ANOTHER = Expression(r"\b(?:min|mitt|mein\w*|my|unser\w*|var|our) (?:\w+ )?(?:man|fru|sambo|pappa|mamma|son|dotter|bror|syster|van|kompis|mann|frau|freund\w*|vater|mutter|sohn|tochter|bruder|schwester|husband|wife|partner|dad|mum|mom|brother|sister|friend|boyfriend|girlfriend|daughter|colleague|co-?worker|boss|kolleg\w*|chef\w*)\b(?: \w+){0,3} (?:har|hat|has|blev|blivit|fick|wurde|lost|got|was|is|ist|ar)\b")
# Asked, not told: "can I lose my job if I ask for help?"
_MAY_BE = Expression(r"^(?:\w+ )?(?:kan|kann|konnte|can|could|will|would|werd\w*|riskerar|darf|ska|skulle|do|is it) (?:jag|ich|i|mir|man|ja|they|die|de|dom)\b.*\b(?:om|wenn|if|when|nar|sobald|fur|for)\b")


def lost_job(text: str) -> bool:
    """Whether the writer lost her job, or soon will."""
    folded = fold(text)
    return bool(_JOB_GONE.search(folded)) and not any(beside.search(folded) for beside in (_OF_ANOTHER, _NO_JOB, _MAY_BE))


_FIRM_CLOSED = Expression(
    r"\b(?:firma|betrieb|fabrik|werk|laden|geschaft|company|factory|plant|foretaget|firman|fabriken|bruket|butiken)\b(?: (?:hat|haben|ist|is|isch|has|was|had|har|bei \w+|wo ich \w+))*(?: \w+)? (?:zugemacht|zuagsperrt|zugesperrt|dichtgemacht|geschlossen|insolvent|pleite|konkurs|pleitegegangen|closed(?: down)?|shut(?: down)?|went (?:bust|under|bankrupt)|lagts ner|lades ner|la ner|gick i konkurs|gatt i konkurs|stangt|lagt ner)\b")


def is_firm_closed(text: str) -> bool:
    """Whether the place where somebody worked is closed: "kann nicht schlafen, seit die Firma zugemacht hat"."""
    return bool(_FIRM_CLOSED.search(fold(text)))
