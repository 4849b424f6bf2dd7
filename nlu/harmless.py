"""Whole messages that cannot speak of danger, whatever a classifier makes of them: nothing but an age, a place, who left whom, who wants no help."""
from __future__ import annotations

from functools import lru_cache
from typing import FrozenSet

from index.gazetteer import load_gazetteer
from index.linear import fold
from index.sieve import Expression
from nlu.calm import is_all_clear
from nlu.everyday import wants_no_more_than_that

_WHO = (r"(?:ich|i|er|sie|es|wir|die|jag|han|hon|hen|vi|de|dom|he|she|they|we|(?:die |the )?(?:kinder|barnen|kids|children|jungs|pojkarna|flickorna|boys|girls)|"
        r"(?:mein\w*|unser\w*|der|die|das|min|mitt|mina|var|my|our|the) (?:[a-z]+ )?[a-z]+)")
_IS = r"(?:e|bin|ist|is|sind|werde?|wird|ar|blir|fyller|am|are|turned|turning|'m|'s|'re)"
_HOW = (r"(?:jetzt|grad|gerade|schon|erst|fast|knapp|nun|heute|halt|wohl|etwa|ungefahr|nu|redan|snart|bara|typ|ungefar|val|nog|ju|nyss|precis|now|already|nearly|almost|just|about|only|allein|alleine|ensam|sjalv|"
        r"alone|gern\w*|seit \w+(?: \w+)?|sedan \w+(?: \w+)?|still|immer noch|fortfarande)")
_AGE = rf"(?:{_WHO},? )?(?:{_IS} )?(?:{_HOW} )*\d{{1,3}}(?:(?:,| und| och| o| and| &|, und| oder| eller| or) \d{{1,3}})*(?: (?:jahre?|ar|years?|ars|j))?(?: (?:alt|gammal|gamla|old|gammel))?(?: (?:geworden|blivit))?(?: (?:bada(?: tva)?|beide|both(?: of us)?))?"
_LIVES = (rf"(?:{_WHO} )?(?:(?:wohne?n?|wohnt|lebe?n?|lebt|komme?n?|kommt|bin|ist|sind|bor|kommer|ar|lives?|living|am|'m|come|comes|is|are)(?: {_HOW})* )?"
          r"(?:in der nahe von|in|aus|bei|nahe|i|fran|utanfor|from|near|outside) (?P<place{n}>[a-z]+(?:[ -][a-z]+)?)")
_PARTNER = r"(?:mein\w*|min|mitt|my) (?:(?:ex-?)?(?:mann|frau|freund|freundin|partner|partnerin|verlobte\w*|sambo|pojkvan|flickvan|man|fru|kille|tjej|ex|husband|wife|boyfriend|girlfriend|fiancee?)|ex)"
_LEFT = (rf"(?:{_PARTNER}|er|sie|han|hon|he|she) (?:hat mich|har|has|'s)? ?(?:gestern |igar |just |plotzlich |einfach |precis |(?:nach|efter|after) \w+ (?:jahren|ar|years|monaten|manader|months) )*(?:verlassen|lamn(?:at|ade|a) me?[ij]g?|left me|gjort slut|gjorde slut|dumpat mig|dumpade mig|dumped me|broke up with me|schluss gemacht)"
         r"(?: (?:i \w+s|i helgen|igar|gestern|heute|idag|yesterday|today|(?:am|letzten?|vorigen?|last|on|this) \w+|(?:nach|efter|after) \w+ (?:jahren|ar|years|monaten|manader|months)))?"
         r"(?:[,. ]+(?:(?:och|und|and|jag|ja|ich|i) )*(?:fattar (?:ingenting|inte|inget)|begriper (?:ingenting|inte)|forstar (?:ingenting|inte)|versteh\w* (?:es |das |die welt )?(?:nicht|nix|nichts)(?: mehr)?|don'?t (?:get|understand)(?: it| why)?|(?:ar|bin|'m|am) (?:i chock|i chocktillstand|unter schock|geschockt|in shock|heartbroken|devastated)))?")
_OTHER_ONE = r"(?:er|sie|han|hon|hen|he|she)"
_OTHER = r"(?:er|sie|han|hon|hen|he|she|they)"
_NO_HELP = (rf"(?:(?:aber|men|but|ja|well) )?(?:{_OTHER} (?:says?|sagt|meint|sager|tycker|thinks),? (?:that |dass |att )?)?{_OTHER} (?:"
            r"(?:braucht|will|mochte|mag) (?:aber )?(?:niemand\w*|keine(?:n|m|r)?(?: (?:hilfe|arzt|arztin|therap\w+))?|nicht (?:zum arzt|zur therapie|reden))(?: (?:reden|sprechen|sehen))?|"
            r"(?:behover|vill(?: inte)?|vagrar)(?: (?:ha|ga|prata|soka))?(?: (?:med|till))? ?(?:ingen|nan|nagon|hjalp|ingen hjalp|lakare|psykolog)|"
            r"(?:needs|wants|need|want) (?:nobody|no ?one|no help)|(?:doe?sn'?t|don'?t|won'?t|will not)(?: (?:want|need|accept|take|see|have|go))?(?: to)?(?: (?:see|talk to|any|a))* (?:help|anyone|anybody|doctor|therapy))")
_ASKS = r"(?:(?:und|och|and|aber|men|but|so|also|ok) )?(?:was (?:mach\w*|soll|kann)|vad (?:gor|ska|kan)|what (?:do|can|should)) (?:ich|jag|i)(?: (?:gora|do))?(?: (?:jetzt|nun|dann|da|heute|heute abend|nu|ikvall|i kvall|now|then|tonight|today))*(?: (?:tun|machen))?"
_AT_EASE = (r"(?:(?:ja|yes|yeah|yep|nein|no|nej),? )?(?:"
            r"(?:ich|jag|i) (?:hab|habe|have|har|'ve got|got)(?: (?:jetzt|nu|now))? (?:das baby|die kinder|den kleinen|die kleine|ihn|sie|barnet|bebisen|barnen|the baby|the kids|the children|him|her)(?: (?:jetzt|nu|now|bei mir|hos mig|with me|here|hier))*|"
            r"(?:ich|jag|i)(?: (?:bin|ar|am|'m))(?: (?:jetzt|gerade|grad|nu|now|wieder|again|igen))* (?:safe|in sicherheit|sicher|i sakerhet|i trygghet|trygg)(?: (?:jetzt|nu|now|zu hause|hemma|at home))*|"
            rf"{_OTHER_ONE} (?:schlaft|sover|is sleeping|is asleep)(?: (?:jetzt|nun|nu|schon|now|gerade|grad))*|"
            r"(?:ich|jag|i|(?:mein\w*|min|mitt|mina|my|our|var) \w+|mama|papa|mamma|pappa|mum|dad) (?:bin|ist|sind|ar|am|is|are|'m|'s)(?: (?:jetzt|gerade|grad|nu|now|right))* (?:bei|hos|with) (?:ihr|ihm|ihnen|henne|honom|her|him|them)|"
            rf"{_OTHER_ONE} (?:ist|ar|is|'s)(?: (?:jetzt|gerade|grad|nu|now|just))* (?:safe|bei mir|hos mig|with me|here|hier|har|ruhig|lugn|calm|ok|okay|okej|fine|asleep|sicher|in sicherheit)"
            r"(?: (?:jetzt|gerade|grad|nu|just nu|now|right now|at the moment|for now|im moment|there|dort|da|dar))?)")
# Whom she asks for, and that she does not know where: "jag behöver nåt för mig själv också, barnen är 9 och 12".
_FOR_WHOM = r"(?:fur|for) (?:mich|mig|me|myself|uns|oss|us|ihn|sie|honom|henne|him|her|(?:mein\w*|min|mitt|mina|my|unser\w*|var|vara|our|die|the) (?!ende|end\b|tod|death|slut|dod|grab|abschied)[a-z]+)(?: (?:selbst|selber|sjalv|auch|ocksa|too|as well|myself|also))*"
_NEEDS = (r"(?:(?:ich|jag|i|wir|vi|we) )?(?:brauche?n?|bruch|suche?n?|hatte gern|mochte|behover|soker|vill ha|need|want|would like|am looking for|'m looking for)(?: (?:auch|ocksa|just|bara|nur|noch|eher|also))* "
          r"(?:hilfe|unterstutzung|was|etwas|jemand\w*|beratung|nat|nagot|hjalp|stod|nan|nagon|help|support|something|someone|somebody|advice)(?: (?:auch|ocksa|too))? " + _FOR_WHOM)
_WHERE_TO = (r"(?:(?:det (?:ar|e)|es bin|it'?s|it is|das bin) (?:(?:val|ja|doch|just) )?(?:jag|ich|me|i)(?: som| der| die| who)? |(?:ich|jag|i) )?(?:behover|vill|muss|musste|mochte|will|need to|needs to|want to|weiss|vet|don'?t|do not|dont)(?: (?:nicht|inte|bara|nur|just))* ?"
             r"(?:veta |wissen |know )?,? ?(?:vart|var|wo|wohin|an wen|where|who|vem)(?: (?:jag|ich|i|man|mich|to|kan|ska|skall|can|should|hin|mig))*(?: (?:wenden|hin|hinwenden|turn|go|ask|vander|vanda|call|anrufen|ringa|ringer|kontakta|wende))?(?: (?:mig|mich|soll|kann|to|till|sollte|konnte))*(?: (?:wissen|veta))?")
# "Er will selber aufhören": that somebody wants to stop is good news; what, was told before.
_WANTS_TO_STOP = rf"{_OTHER} (?:(?:ja|eh|ju|selbst|selber|sjalv|really|actually) )*(?:will|mochte|wollte|wu|vill|wants to|want to|would like to)(?: (?:ja|eh|ju|selbst|selber|sjalv|auch|ocksa|really|damit|davon|it))* (?:(?:mit dem \w+|damit|med det|with it) )?(?:aufhoren|aufhorn|sluta|stop|quit|give (?:it )?up|loskommen|weg davon)(?: (?:med det|with it|it|himself|herself|sjalv|too|selbst|selber))*"
_ABOUT = r"(?:(?:nein|nej|no|nee|nei)[, ]+)?(?:(?:es geht|geht es|det galler|det handlar|it'?s|it is|this is|s geht|det ar|es ist)(?: (?:ja|doch|ju|eher))* ?(?:um|om|about|for|fur)? )?(?:(?:mein\w*|min|mitt|mina|my) )?[a-z]+,? (?:nicht|inte|not|ned|net)(?: (?:um|for|about|fur))? (?:mich|mig|mej|me|mi)"
# The other way round: "nicht um mich, um meinen Bruder".
_NOT_ME_BUT = (r"(?:(?:nein|nej|no|nee|nei|na)[, ]+)?(?:(?:es geht|geht|det galler|galler|det handlar|it'?s|it is|this is) )?(?:nicht|inte|int|not|ned|net|nid|nod)(?: (?:um|om|for|about|fur))? (?:mich|mig|mej|me|mi)[,. ]+(?:(?:sondern|utan|but|es geht|det galler|det ar|it ?'?s|it is) )?"
               r"(?:(?:it ?'?s|um|om|for|about|fur) )*(?:mein\w*|unser\w*|min|mitt|mina|my|our|en|ein\w*|a) [a-z]+(?: (?:von mir|of mine))?")
_TOLD_AGE = r"(?:(?:ich|i) )?(?:hab\w*|ho|han|have|har)(?: (?:ich|i|jag|ja|doch|schon|already|redan|ju))* (?:gsagt|gesagt|gseit|said|told you|sagt),? (?:(?:dass|das|that|att) )?(?:i|ich|jag|i'?m)(?: am| ar)? \d{1,3}(?: (?:bin|ar|am|years old|jahre alt))?(?:,? (?:und )?(?:kein|net a|inget|inte ett|not a) (?:kind|barn|child|kid)(?: mehr| langre)?)?"
# A promise between the two of them: "she'll stop if I don't tell dad".
_STOPS_IF = (rf"(?:{_OTHER} (?:says?|sagt|sager|said|sa|meint|promised|verspricht|lovar|lovade),? (?:that |dass |att )?)?{_OTHER}(?:'ll| will| would|'d)? (?:hort|slutar|ska sluta|kommer sluta|stop|quit|aufhoren)(?: (?:auf|it|damit|med det|cutting|doing it))*,? (?:wenn|if|om|ifall) "
             r"(?:ich|jag|i) (?:(?:es|das|det|it|nicht|inte|don'?t|do not|niemandem|keinem|ned|ingen) ?)*(?:tell|sage|sag|beratta|berattar|sager|erzahle|verrate|say)(?: [a-z]+){0,4}(?: (?:nicht|nichts) (?:sage|erzahle))?")
_AWAY = (r"(?:er|sie|han|hon|he|she)(?: (?:ist|ar|e|is|bor|wohnt|lives)|'s)(?: (?:jetzt|gerade|grad|nu|now|right now|far away|weit weg|langt bort))* (?:(?:in|i) (?:einer |einem |en |a |an )?(?:anderen?|annan|annat|different|another|other) (?:stadt|ort|land|stad|city|town|country)|weit weg|langt bort|far away|abroad|utomlands|im ausland)")
# Somebody is out; "he's not here any more" is not that.
_NOT_HERE = (r"(?:(?:ja|nein|nej|no|yes|aber|men|but),? )?(?:er|sie|han|hon|he|she)(?: (?:ist|isch|ar|e|is)| ?'s) (?:(?:jetzt|gerade|grad|grade|eh|nu|just nu|just|heute|idag|zum gluck|ju) )*(?:nicht (?:da|hier|zu ?hause|daheim)|inte (?:hemma|har)|not (?:here|home|at home|in)|at work|out|bei der arbeit|in der arbeit|auf (?:der )?arbeit|pa jobbet|unterwegs)"
             r"(?: (?:now|right now|at the moment|just now|today|tonight|jetzt|gerade|grad|heute|nu|just nu|idag|i dag))?")
_KIN = r"(?:mamma|pappa|mama|papa|mutti|mum|mam|dad|oma|opa|mormor|farmor|morfar|farfar|eltern|mutter|vater|schwester|bruder|syster|bror|brorsan|syrran|freund\w*|kumpel|kompis\w*|van|vaninna|tante|tant|onkel|foraldrar|parents|mother|father|sister|brother|friend|mate|aunt|uncle|gran|nan|grandma|nachbar\w*|granne|neighbours?)(?:'s)?"
_AT_HOME = (rf"(?:ich|jag|i)(?: (?:bin|ar|e|am)|'m)(?: (?:jetzt|gerade|grad|nu|now|right now|schon))* (?:(?:zu ?hause|daheim|dahoam|hemma|(?:at )?home)(?: (?:bei|hos|with|at)(?: (?:meine[rmn]?|min|mina|mitt|my|einer?|einem|en|a))? {_KIN})?|"
            rf"(?:bei|hos|with|at)(?: (?:meine[rmn]?|min|mina|mitt|my|einer?|einem|en|a))? {_KIN})(?: (?:jetzt|nu|now))?")
# Somebody who worries tells that the other one sees nothing in it, goes nowhere, wants it kept secret, or blames her: hard to bear, and no danger by itself.
_SOMEBODY = rf"(?:{_OTHER}|(?:mein\w*|min|mitt|my) [a-z]+|mama|papa|mamma|pappa|mum|mom|dad)"
_TELLS = rf"(?:{_SOMEBODY} (?:just |only |bara |nur |halt )?(?:says?|said|sagt|meint|sager|tycker|thinks?|claims?|behauptet|pastar|insists?),? (?:that |dass |att |bara |nur )?)"
_SEES_NOTHING = (rf"{_TELLS}?(?:{_OTHER},? )?(?:(?:doe?sn'?t|don'?t|does not) (?:have|see) (?:a|any|the) problem|(?:has|have) no problem|(?:it ?'?s|it is) (?:all )?(?:nothing|fine|normal|not a problem|no big deal)|(?:is|are|'s|'re)(?: all| just)? (?:fine|ok|okay|alright|all right|tired)|everything(?: ?'s| is) (?:fine|ok|okay)|"
                 r"(?:hat|habe|hatte)(?: ja| doch| gar)? kein(?:e)? problem(?:e)?|(?:es|das) (?:ist|sei|is|war)(?: ja| doch| alles)? (?:nichts|nix|normal|kein problem|nicht so schlimm|halb so wild)|alles(?: ist| sei)? (?:gut|ok|okay|in ordnung|normal|bestens)|(?:ist|sei)(?: ja| doch| nur| ganz)? (?:ok|okay|mude|gesund)|"
                 r"(?:har|hade)(?: ju)? (?:inget|inga) problem|det (?:ar|e|var)(?: ju| bara)? (?:inget|ingenting|lugnt|normalt|inget problem|ingen fara|inte sa farligt)|(?:ar|e|mar)(?: ju| bara| helt)? (?:okej|ok|bra|trott|frisk))")
_HELPERS = r"(?:arzt|arztin|doktor|therap\w+|psycholog\w+|psychiat\w+|beratung\w*|klinik|lakaren?|doktorn|vardcentralen|psykologen?|kurator|terapi|bup|doctors?|gp|therap\w+|psychologist|counsell?\w+|hospital|clinic|group)"
_NOWHERE = (r"(?:just |simply |einfach |bara |also |auch |aber |ju )?(?:"
                 rf"(?:wo|will|does|do|did|would)(?:n'?t| not) (?:want to )?(?:go|come|see|leave|get)(?: out)?(?: (?:anywhere|there|with me|along|to|out|any|a|the|anyone|anybody|house|flat|help|{_HELPERS}))+|refuses to (?:go|see|get|leave)(?: (?:anywhere|there|to|any|a|the|anyone|house|help|{_HELPERS}))+|(?:goes|is going) nowhere|"
                 rf"(?:geht|will|mag|mochte|wurde)(?: (?:aber|auch|ja|da|dort|halt|einfach|freiwillig))* (?:nirgends|nirgendwo|nirgendwohin|nicht|nie|zu keinem|zu keiner|in keine|da nicht|dort nicht)(?: (?:hin|hingehen|mitgehen|mitkommen|gehen|da|dort|zum|zu|zur|einem|einer|in|eine|mit|raus|aus dem haus|{_HELPERS}))*|weigert sich(?: (?:hinzugehen|zu gehen|mitzukommen|irgendwo hinzugehen))|"
                 rf"(?:vill|tanker|kommer|gar|vagrar)(?: (?:ju|bara|absolut))*(?: inte| aldrig)?(?: (?:att|ga|aka|folja|med|soka|sig|dit|ut|nan ?stans|nagonstans|till|en|nan|nagon|hjalp|lamna|huset|{_HELPERS}))+)")
_GOES_NOWHERE = rf"{_TELLS}?{_OTHER},? {_NOWHERE}"
_NOR_GOES = rf"(?=[a-z ']*\b(?:nirgend\w*|anywhere|nowhere|nan ?stans|nagonstans)\b){_NOWHERE}"  # "and won't go anywhere"
_TELLS_NOBODY = (r"(?:(?:dass |das |that |att )?(?:ich |jag |i )?(?:(?:es|das|it|det|to|att|not|inte|nicht|nichts|nix|niemand\w*|keinem|was|etwas|weiter|ingen|ingenting|never|aldrig|wouldn'?t|won'?t|ikke|zu|ska|skulle|would|will) ?)+"
                 r"(?:tell|say|sagen?|sage|erzahlen?|weitersagen?|weiterzusagen|verraten|verrate|saga|beratta|berattar|sager|for nagon)(?: (?:anyone|anybody|a soul|anything|it|that|mum|dad|parents|teachers?|nagon|nan|nagot|nat|det|vidare|for|till|(?:her|his|my|the|sin|sina|min|mina|hans|hennes) [a-z]+))*)")
_PROMISED = (rf"(?:(?:but|aber|men|and|und|och) )?(?:{_SOMEBODY} (?:has |have |had |hat |har )?(?:made me|makes me|asked me|begged me|got me|wants me|mich gebeten|gebeten|fick mig att|bett mig|bad mig)(?: (?:promise|swear|to promise|to swear|lova|svara|schworen))?(?: (?:him|her|them))?|"
             r"(?:ich|jag|i) (?:'ve |have |hab |habe |musste |har |fick |var tvungen att |had to )?(?:ihm |ihr |ihnen |es |honom |henne |dem )*(?:promised?|swore|versprochen|versprechen|geschworen|schworen|lovat|lovade|lova|svurit)(?: (?:him|her|them|honom|henne|dem|dom))?),? " + _TELLS_NOBODY)
_BLAMES = (rf"(?:{_SOMEBODY} (?:just |only |always |immer |nur |bara |alltid )?(?:says?|said|told me|tells me|keeps (?:saying|telling me)|thinks?|claims?|sagt|meint|hat gesagt|findet|behauptet|sager|sa|har sagt|tycker|pastar),? (?:that |dass |att )?(?:(?:it|this|everything|it all)(?: ?'s| is|s| was)? (?:all |only |just )?(?:my fault|because of me|on me)|its (?:all )?my fault|"
           r"(?:es|das|alles|ich|i)(?: (?:ist|sei|is|war|ware|bin|sei an allem|bin an allem|allein|alles|nur|ja))* (?:meine schuld|schuld|schuld daran|an allem schuld|wegen mir)(?: (?:bin|ist|sei|war|daran))?|det (?:ar|e|var)(?: bara| allt)? (?:mitt fel|pa grund av mig|jag som ar skulden))(?: (?:all|now|again|alltihop|alles|igen|wieder))?|"
           rf"{_SOMEBODY} (?:blames me|gibt mir(?: immer| an allem)? die schuld|skyller(?: allt)? pa mig)(?: (?:for|an|for) [a-z]+)?)")
# "Not Bris, I wrote to them already": a place that she knows.
_BEEN_THERE = (r"(?:(?:nein|nej|no|bitte|please|aber|men|but),? )?(?:nicht|inte|int|not|no|kein\w*|ned|net|ej) (?!mehr|mer|any|leb|lev|liv|aufwach|wak)[a-z]+(?: [a-z]+){0,2}?,? (?:(?:jag|ja|ich|i|i'?ve|har|hab|habe|have|had|da|dort|redan|schon|already|ju|ja|eh) )+"
               r"(?:(?:me|med|mit|bei|da|dort|denen|dem|dom|them|there|dit|till|to|with|schon|redan|already|zweimal|tva ganger|twice) )*(?:skrivit|ringt|pratat|varit|snackat|geschrieben|angerufen|geredet|gesprochen|written|wrote|called|rung|rang|talked|spoken|been|texted|chatted|gechattet|chattat)(?: (?:me|med|mit|bei|da|dort|denen|dem|dom|them|there|dit|till|to|with|schon|redan|already))*")
# What keeps people from asking for help: being locked in on a ward, or taken from home as a child.
FEARS_LOCKED = (
    r"\b(?:(?:ich |i )?(?:will|mochte|mag|wui) (?:aber |auch |ja |halt )*(?:nicht|ned|net),? (?:dass (?:die|sie|man|mich jemand) )?|(?:ich hab|habe|hab) (?:\w+ )?angst,? (?:dass |vor )?(?:der |die |sie |man )?|(?:werd|werde|wird) (?:ich|man) (?:da |dann |dort )*|(?:die|sie|man) )(?:mich |in die |in der |auf die )*(?:\w+ )?"
    r"(?:eingesperrt|einsperr\w*|sperrn? (?:mich|mi) (?:\w+ )?(?:ein|weg)|eingewiesen|einweis\w*|zwangseingewiesen|zwangseinweis\w*|weggesperrt|wegsperr\w*|geschlossenen?)(?: (?:werden|werd|wird|abteilung|station))*\b|\bsperr(?:en|t) (?:die|man|sie|ihr) mich (?:\w+ )?(?:ein|weg)\b|"
    r"\b(?:vill inte|vill int|radd (?:for )?att|tank om|blir jag|bli|kommer de att|kommer dom att|kan de|kan dom)(?: (?:att|de|dom|nan|bli|ska|de ska|dom ska|jag))* (?:laser? in mig|lasa in mig|tvingar? in mig|tvinga in mig|tvingas in|lpt|inlast|sparrar? in mig|tvangsvard\w*|tvangsinlagd|inlagd mot min vilja)\b|\b(?:laser|sparrar) (?:de|dom|ni) in mig\b|"
    r"\b(?:don'?t want|dont want|do not want|scared|afraid|worried|what if|will|would|can|do|might)(?: (?:them|they|they'?ll|to|that|anyone|somebody|the|doctors?|be|get|being|getting|of|i|will|might|going|just|then))* (?:lock(?:ed|ing)? (?:me )?(?:in|up|away)|section(?:ed|ing)?(?: me)?|commit(?:ted|ting)?(?: me)?(?= to\b|$|[.?!])|put (?:me )?(?:in|on) a (?:psych\w* |locked )?ward)\b")
FEARS_TAKEN = (
    r"\b(?:was(?: ist)?,? wenn|wenn|angst,? dass|und wenn) (?:die|sie|das jugendamt|jemand) mich (?:\w+ ){0,3}?(?:wegnehm\w*|weghol\w*|mitnehm\w*|abhol\w*|wegbring\w*|rausnehm\w*)\b|\b(?:muss|komm|komme) ich (?:dann |jetzt |da )*(?:ins heim|in ein heim|von zu ?hause weg|in eine pflegefamilie)\b|"
    r"\b(?:tank om|radd att|om) (?:de|dom|soc|socialen) (?:ska )?(?:tar?|hamtar?|flyttar?) (?:mig|oss)(?: (?:harifran|hemifran|fran (?:mamma|pappa|hemmet)|till (?:ett )?(?:hem|fosterhem)))\b|\b(?:hamnar? jag|maste jag|far jag)(?: \w+){0,2} (?:fosterhem|familjehem|flytta hemifran)\b|"
    r"\b(?:what if|scared|afraid|worried)(?: that)? (?:they|social services|someone)(?:'ll| will| might)? take me (?:away|from (?:home|here|mum|dad|my \w+))\b|\b(?:will|do) i (?:have to|get put|be put|go)(?: \w+){0,2} (?:in(?:to)? (?:care|foster care|a home)|foster family)\b")
_FEARS = rf"(?:(?:und|aber|och|men|and|but|ich|jag|i|so|ok) )*(?:{FEARS_LOCKED}|{FEARS_TAKEN})(?: (?:da|dann|dort|nur|halt|there|then|or anything|again|dar|da|sen|igen|eller nat|wieder|oder so))*"
# Somebody who was sent: "I want no help, it's my wife who makes me".
_SENDER = r"(?:mein\w*|min|mitt|my|der|die|the) (?:frau|mann|mutter|chef\w*|freundin|freund|eltern|tochter|sohn|fru|man|sambo|chef|mamma|dotter|wife|husband|mum|mother|boss|girlfriend|boyfriend|partner\w*|daughter|son|doctor|arzt)"
_MADE_TO = (
    r"(?:(?:ich|i|jag) (?:will|brauch\w*|mochte|vill|behover|want|need|don'?t want|don'?t need)(?: (?:eigentlich|gar|egentligen|inte|really|any|not))* (?:keine |ingen |inte ha |ha )?(?:hilfe|hjalp|help|nat|any help)[,. ]+)?(?:(?:nur|bara|only|just|aber|men|but) )?"
    rf"(?:{_SENDER} (?:zwingt|schickt|drangt|nervt|notigt|tvingar|skickar|tjatar|makes|is making|forces|is forcing|sent|sends)(?: (?:mich|mig|me|pa|dazu|hier|hit|her|here|hierher|zu|att|to|do|this|skriva|schreiben|come|ask|soka|hjalp|get|help|mir|hilfe|suchen|holen|da|darum))*|"
    rf"(?:det (?:ar|e)|es ist|it'?s|it is|'s ist|it ?'s) {_SENDER},? (?:som|die|der|who|that)(?: (?:mich|mig|me|tvingar|zwingt|schickt|makes|is making|forces|sent|skickade|skickar|vill att jag|will dass ich|wants me to|hit|hierher|here|dazu|att|to|skriva|schreiben|schreibe|write|skriver|do|this|come|soker|soka|hjalp|help|hilfe|hole))+)")
_NO_DANGER_BESIDE = rf"(?:{_SEES_NOTHING}|{_GOES_NOWHERE}|{_NOR_GOES}|{_PROMISED}|{_BLAMES}|{_NO_HELP})"
_JOINED = r" ?(?:,|\.|;|und|och|o|and|&|-|–) ?(?:,|und |och |o |and )?"


def _facts(parts: int) -> str:
    """So many facts, one after the other; what begins with whom it is about needs no mark before it."""
    one = [rf"(?:{_AGE}|{_AWAY}|{_AT_HOME}|{_LIVES.format(n=n)}|{_NEEDS})" for n in range(parts)]
    return rf"(?:{_JOINED}| (?={_WHO} {_IS}\b))".join(one)


# Who asks not to be rung, since others would hear: a wish, and no danger by itself.
_OVERHEARD = (r"(?:(?:nein|nej|no|bitte|please|snalla),? )*(?:nicht|bitte nicht|kein|inte|int|ej|don'?t|no|not) (?:anruf\w*|telefon\w*|ring\w*|call\w*|phon\w*)(?: (?:mig|mich|me|an|bitte|please|tack))*[ !.,]+(?:denn |weil |da |for |because |cause |cos )?"
              rf"(?:{_OTHER}|(?:(?:mein\w*|min|mitt|mina|my) )?(?:{_KIN}|alla|alle|everyone|everybody))(?: (?:kann|kan|can|could|would|wurde|skulle|might))? (?:hort|horen|hore|hor|hora|hears?|hear)(?: (?:alles|allt|everything|mich|mig|me|mit|det|das|it|es|uns|oss|us))*")
# Who comes back only to say thanks, and that it goes well.
_WELL = r"(?:(?:ich |i |jag )?(?:hab|habe|had|have|having|hatte|har|hade|'m having)(?: \w+){0,3} (?:schonen|guten|good|lovely|great|nice|bra|fin|harlig) (?:\w+ )?(?:tag|day|dag)|mir geht(?: es|'?s|s)? (?:heute |wieder |jetzt )?(?:gut|besser)|jag mar (?:bra|battre)|i(?: ?'m| am|'m)? (?:feel(?:ing)? )?(?:good|better|well|fine))"
_THANKS = (rf"(?:{_WELL}(?: heute| today| idag)?[,.]? (?:und |and |och )?)?(?:(?:ich|i|jag|ja) )?(?:wollte|wollt|will|mocht\w*|ville|vill|wanted to|want to|just wanted to)(?: (?:mich|nur|einfach|bloss|dir|euch|noch|mal|kurz|bara|just|only|also))* "
           rf"(?:danke sagen|bedanken|danke schon sagen|saga tack|tacka(?: dig| er)?|say (?:thanks|thank you)|thank you)(?:[,.]? {_WELL})?")
_WHOLE = [Expression(rf"(?:{_facts(parts)})") for parts in (1, 2, 3)] + [Expression(rf"(?:{_LEFT}|{_NO_HELP}|{_ASKS}|{_WHERE_TO}|{_WANTS_TO_STOP}|{_ABOUT}|{_NOT_ME_BUT}|{_TOLD_AGE}|{_STOPS_IF}|{_BEEN_THERE}|{_THANKS}|{_AT_EASE}(?:{_JOINED}{_AT_EASE})?)"),
    Expression(rf"{_NO_DANGER_BESIDE}(?:(?:{_JOINED}| (?:but|aber|men) ){_NO_DANGER_BESIDE}){{0,2}}"), Expression(rf"{_FEARS}|{_NOT_HERE}|{_MADE_TO}|{_OVERHEARD}")]


# Of these the classifier makes a matter of their own, which they are not: it was told before.
# A phone that is dead, and the boredom of it.
_DEAD_PHONE = (r"(?:my|mein\w*|min|mitt) (?:\w+ )?(?:phone|handy|mobil\w*|telefon|laptop|computer|dator|akku|batter\w*|wifi|wlan|internet|konsole|ps[45]|xbox)(?: (?:is|ist|isch|ar|e|'s|went|hat)| has)? ?(?:dead|died|tot|dod|dott|kaputt|broken|trasig|leer|tom|slut|aus|urladdad)"
               r"(?:[,.]? (?:and |och |und |so )?(?:i ?'?m|ich|i|jag|mir|dor|sterb\w*|dying)(?: \w+){0,4}? (?:bored\w*|boredom|langweil\w*|langeweile|uttrak\w*|trakigt|ledsnad))?")
_NO_MATTER = Expression(rf"(?:{_FEARS}|{_DEAD_PHONE}|{_NOT_HERE}|{_MADE_TO}|{_NO_DANGER_BESIDE}(?:(?:{_JOINED}| (?:but|aber|men) ){_NO_DANGER_BESIDE}){{0,2}}|{_BEEN_THERE}|{_STOPS_IF}|{_WANTS_TO_STOP}|{_ABOUT}|{_NOT_ME_BUT}|{_TOLD_AGE}|{_WHERE_TO}|{_AT_HOME}(?:{_JOINED}{_AWAY})?|{_AWAY}(?:{_JOINED}{_AT_HOME})?)")
_REASSURES = Expression(rf"{_AT_EASE}(?:{_JOINED}{_AT_EASE})?")


def is_at_ease(text: str) -> bool:
    """Whether a message says that somebody is safe for now, and nothing more: "sie schläft jetzt, meine Frau ist bei ihr"."""
    return is_all_clear(text) or (len(text) <= _LONGEST and bool(_REASSURES.fullmatch(_bare(text))))


def tells_no_matter(text: str) -> bool:
    """Whether a message names nothing that weighs on somebody: "sie hört auf, wenn ich es nicht sage", "er will selber aufhören"."""
    return is_all_clear(text) or wants_no_more_than_that(text) or (len(text) <= _LONGEST and bool(_NO_MATTER.fullmatch(_bare(text))))


def is_harmless(text: str) -> bool:
    """Whether this is the whole of a message that holds no danger: "Er ist 12, ich bin 70", "jag är 84 år och bor ensam i Hudiksvall",
    "min sambo har lämnat mig", "she says she needs nobody". A place has to be one of the gazetteer's: "ich lebe in Angst" is none."""
    if is_all_clear(text):
        return True
    if len(text) > _LONGEST:
        return False
    folded = _bare(text)
    for pattern in _WHOLE:
        found = pattern.fullmatch(folded)
        if found and all(place is None or place in _places() for place in found.groupdict().values()):
            return True
    return False


def _bare(text: str) -> str:
    """Folded, "I'm" as two words, without marks at its ends."""
    return _CONTRACTED.sub(r" \1", fold(text)).strip(" .!,?")


_LONGEST = 120  # signs
_CONTRACTED = Expression(r"(?<=[a-z])('(?:m|s|re)\b)")


@lru_cache(maxsize=1)
def _places() -> FrozenSet[str]:
    return frozenset(fold(name) for name in load_gazetteer().names()) - _NO_PLACES


# Municipalities are called like them.
_NO_PLACES = frozenset(("not", "tod", "angst", "rache", "gefahr", "au", "elend", "holle", "wut", "qual", "grab", "brand", "ende"))


# Beside these nothing is taken for a look-alike (nlu/guard.py), whatever its classes of words say.
_GRAVE_BESIDE = Expression(r"\b(?:(?:to|i|i'd|ill|i'll|will|would|wanna|might|could|let me|rather|he|she|they) die|(?:jag|ja|vill|ska|fa|att|vilja|bara) do|(?:he|she|dad|mum|they|who|gets?|got|was|been|i|him|her|me) hits?|at night .*(?:comes|came|room)|alive|lebend|levande|never again|nie wieder|aldrig mer|drunk|betrunken|full|packade|verschwind\w*|disappear\w*|forsvinn\w*|"
                           r"nicht mehr|nimmer|not any ?more|no longer|orkar inte mer|geheim\w*|secret|hemlis\w*|onkel|uncle|morfar|farfar|farbror|styvpappa|stepdad|stiefvater|trainer|coach|stalker|droht\w*|threat\w*|hot[ae]\w*|find\w* (?:me|us|mich|uns)|hitta\w* (?:mig|oss)|finish\w*|heimkomm\w*|comes home|kommer hem|sonst|annars|otherwise|or else|(?:he|she|er|sie|han|hon)(?:'ll| will| ska| wird))\b")
# Odd breath of her own, with nothing taken and nobody else named, is panic more often than danger.
_ODD_BREATH = Expression(r"\b(?:(?:breath\w*|atme\w*|atmung|schnauf\w*|anda\w*|andetag)\b.*\b(?:funny|weird\w*|strange\w*|odd\w*|shallow|komisch|seltsam|konstigt|ytligt|flach|knapp))\b")
_MORE_THAN_BREATH = Expression(r"\b(?:took|taken|swallow\w*|pills?|tablet\w*|overdos\w*|od|drank|vodka|genommen|geschluckt|gschluckt|eingeworfen|pille\w*|tablett\w*|medikament\w*|tagit|svalt|piller|medicin\w*|"
                               r"chest|brust|brost\w*|blue|blau|bla|lips|lippen|lappar|faint\w*|ohnmacht\w*|svimm\w*|blood|blut\w*|blod\w*|unconscious|wake|wakes|waking|baby|bebis\w*|allerg\w*|bee|wasp|wespe\w*|biene\w*|geting|stick|stich|choking|verschluckt|gas|smoke|rauch|rok|asthma|schwanger|pregnant|gravid|he|she|they|him|her|er|sie|ihn|ihm|han|hon|hen|dom|barn\w*|kind|child|kid|bebis)\b")


def speaks_gravely(folded: str) -> bool:
    """Whether something stands beside a look-alike that takes its harmlessness away: a threat, an uncle, "never again"."""
    return bool(_GRAVE_BESIDE.search(folded))


def breathes_oddly(found: str, text: str) -> bool:
    """Whether an alarm (`found` is what it matched) comes from the writer's odd breath alone: "not hurt, just sitting. breathing funny"."""
    return bool(_ODD_BREATH.search(found)) and not _MORE_THAN_BREATH.search(fold(text))
