"""What a message is for, where set words, the question asked or a doubt decide beside the classifier."""
from __future__ import annotations

import re
from typing import AbstractSet, Any, Dict, Mapping, Optional

from index.linear import fold
from index.sieve import Expression
from nlu.later import asked_later
from nlu.unmeant import is_unmeant

# Words without which a question for a place ("finns det en chatt?", "is there a union?") or a word alone does not ask who is speaking.
_OF_WHO_SPEAKS = Expression(r"mensch|mansch|person|human|manniska|manska|robo|\bbot|bot\b|\bki\b|\bai\b|gpt|program|maschin|maskin|machine|comput|dator|automat|echt|riktig|akta|verklig|real|fake|\bdu\b|\bdich\b|\bni\b|\byou\b|\bu\b|\bsie\b|\bihr\b|\bdig\b|"
                            r"wer\b|\bwem\b|vem\b|\bwho|jemand|nagon\b|nan\b|somebody|someone|anyone|anybody|sitter|sitzt|tippt|blut|blood|blod|flesh|live\b|here\b|dort\b|\bda\b|echo")
_A_PERSON_OR_NOT = Expression(r"mensch|mansch|person|human|manniska|manska|robo|\bbot|bot\b|\bki\b|\bai\b|gpt|program|maschin|maskin|machine|comput|dator|automat|echt|riktig|akta|verklig|real|fake|blut|blood|blod|flesh")
_ASKS_FOR_SOME = Expression(r"(?:(?:och|und|and|men|aber|but|hej|hallo|hi) )?(?:finns|gibt|gibts|git|gits|hat es|hats|is there|are there|have you got|har ni|habt ihr|has du|hast du)\b")
# Somebody who is away or does not answer the one who worries is no place that cannot be reached.
_ONE = r"(?:he|she|er|han|hon|hen|(?:my|our|mein|meine|unser|unsere|min|mitt|mina|var|vart) (?!call|e?mail|message|nachricht|anruf|mail|mejl|samtal)\w+)"
_IS_NOT = (r"(?:didn'?t|did not|hasn'?t|has not|haven'?t|doe?sn'?t|doe?s not|won'?t|isn'?t|wasn'?t|is not|ist|isch|is|kam|kommt|hat|antwortet|meldet|geht|war|reagiert|nimmt|hebt|kommer|kom|har|svarar|hor|ar|e|var|tar|dok|dyker|lyfter)")
_NO = r"(?:nicht|ned|net|nid|nod|nich|nimmer|nie|inte|int|ej|aldrig|not|never)"
_ABSENT = Expression(rf"\b{_ONE} (?:\w+ ){{0,2}}?(?:(?:didn'?t|hasn'?t|haven'?t|doe?sn'?t|won'?t|isn'?t|wasn'?t)\b|{_IS_NOT}(?: \w+){{0,4}}? {_NO}\b)")
_WHERE = r"(?:work|school|home|class|training|practice|arbeit|schule|hause|heim|training|jobbet|skolan|hem|traningen|lektionen)"
_AWAY = Expression(r"\b(?:they|folk|die|de|dom) (?:haven'?t|have not|didn'?t|did not|sind nicht|waren nicht|har inte|kom inte|kommer inte)(?: \w+){0,2}? (?:come|came|been|show\w*|turn\w*|seen|gekommen|aufgetaucht|erschienen|kommit|varit|synts|dykt)\b|"
                   rf"(?:\b{_NO}|n'?t) (?:\w+ ){{0,4}}?(?:come|came|been|turn(?:ed)? up|show(?:ed)? up|erschienen|aufgetaucht|gekommen|kommit|kom) (?:\w+ ){{0,3}}?{_WHERE}\b|"
                   rf"\b(?:kam|kommt|kommit|kom|kommer|come|came) (?:\w+ ){{0,2}}?{_NO} (?:\w+ ){{0,3}}?{_WHERE}\b|\b{_NO} (?:\w+ ){{0,3}}?{_WHERE} (?:gekommen|erschienen|aufgetaucht)\b")
_GONE = Expression(rf"\b{_ONE} (?:\w+ ){{0,2}}?(?:(?:didn'?t|hasn'?t|haven'?t|doe?sn'?t|won'?t|isn'?t|wasn'?t|is not|has not)|{_IS_NOT}(?: (?:seit|sedan|since|sen|schon|mir|mich|mig|me|auf|pa|til|till|uns|ans|mehr|langre|i|\w+tag\w*|\w+dag\w*))* {_NO})(?: (?:been|come|mir|mehr|langre|my|meine|mina|any|to|ans|back|the|pa|i|nach|zur|zu|till|seit|sedan|since|\w+day|\w+tag|\w+dag|gekommen|answered))*? ?"
                   r"(?:answer\w*|reply|replied|pick(?:ed)? up|respond\w*|come? (?:home|to (?:work|school|class|training)|in)|came|show(?:ed|n)? up|turn(?:ed)? up|been (?:seen|home)|home|write back|antwort\w*|melde\w*|gemeldet|\bran\b|dran|erreichbar|nach hause|heim ?gekommen|heim\b|zu ?hause|aufgetaucht|erschienen|svarat|svara|svarar|kommit|hem\b|hemma|hort av|dykt upp|telefon\w*)\b")
_SILENT = Expression(rf"\b{_ONE} (?:svarar|antwortet|meldet sich|hor av sig|reagiert|kommer|kommt|kam|kom|kom inte) (?:\w+ ){{0,3}}?{_NO}\b(?! (?:gut|bra|well|zurecht|an mich))(?: (?:pa|auf|an|ran|dran|ans|hem|heim|nach|till|zur|mina|meine|mehr|langre|telefon\w*|sedan|seit|sen|i)\b|[ .!]*$)")
# Who tells of having tried says so; "ring ingen", "nur schreiben kein Telefon" wish, and "ingen akut" calms.
_WAS_TRIED = Expression(r"svar|answer|erreich|reach|abheb|abgehob|abnimmt|nimmt|hebt|lyft|pick|\bran\b|\bdran\b|besetzt|belegt|upptag|busy|engaged|warteschl|\bko\b|voicemail|mailbox|anrufbeantworter|\bband|telefonsvarare|durch(?:gekommen|kommen)|fram\b|melde|hort av|angerufen|versuch|probier|provat|provade|forsokt|tried|rang\b|called|ringt\b|ringde|rung|"
                        r"geschlossen|stangt|closed|tot\b|dead|keine? antwort|inget svar|no reply|response|reagier|offline|zuruck|tillbaka|\bback\b|geht (?:keiner|niemand)|keiner da|niemand da|nobody there|ingen dar")
_ONLY_CALMS = Expression(r"^(?:(?:det|das|es|it|its|it's|that|this) (?:ar|e|ist|is|war|was) )?(?:ingen?|inget|inte|kein\w*|nicht|nichts|nix|no|not|nothing)(?: (?:sa|an|so|direkt|wirklich|really|that))? (?:akut\w*|brad\w*|notfall|emergency|urgent|eilig\w*|dringend\w*|fara|panik)\b")
# Who says yes, or that it helped, says so; who wants all of it gone or begun anew names that; who asks for other places names what is other. "I was driving"
# and "the landlord does nothing" do not, however the classifier takes them.
_SAYS_YES = Expression(r"\b(?:ja\w{0,2}|jo\w{0,2}|jep|jap|jup|yes|yeah|yep|yup|ye|yea|si|aye|klar\w*|genau|stimmt|richtig|exakt|precis|just det|visst|sakert|absolut\w*|definitely|correct|right|true|sure|exactly|indeed|ok\w*|gut\w*|guat\w*|gern\w*|garna|bra|toppen|super\w*|prima|perfekt\w*|perfect\w*|great\w*|good|nice\w*|fine|cool|lovely|brilliant|awesome|amazing|wonderful|fantastic\w*|fantastisk\w*|excellent|"
                       r"spitze|klasse|geil|mega|schon|schoen|schee\w*|lieb|nett\w*|toll\w*|fein|freu\w*|froh|glad\w*|happy|gluck\w*|hilf\w*|helf\w*|half|geholfen|g?holf\w*|help\w*|hjalp\w*|dank\w*|merci|tack\w*|thank\w*|thx|ta|cheers|besser|besse|leichter|erleichter\w*|beruhig\w*|battre|lattad\w*|lattare|skon\w*|lugn\w*|better|easier|relie\w*|calm\w*|geklappt|klappt|funktionier\w*|erreicht|gelungen|lost|durchgekommen|gefunden|"
                       r"funka\w*|fungera\w*|kom fram|gick|worked|works|reached|got through|passt\w*|pass|passar|fits?|gebracht|bringt was|mitgenommen|wertvoll|nyttig\w*|useful|nutzlich|vardefull\w*|valuable|rekommend\w*|recommend\w*|empfehl\w*|empfohl\w*|listened|lyssnade|zugehort|kind|snall\w*|freundlich|verstanden|understood|forstod\w*|best|bast|beste\w*|spot on|bingo|top\w*|love|liked|glatt|gelohnt|worth|vart det|termin|appointment|tid|anfangen|\w*geholfen|klockren\w*|kanon|fint|finfint|topp\w*|helped|sorted|lucky|tur)\b|\U0001f44d|\u2764|:\)")
_BEGINS_ANEW = Expression(r"\b(?:neu\w*|nei|nomal|nochmal\w*|noch ?mal|nomol|nommal|vorn\w*|vorne\w*|anfang\w*|beginn\w*|start\w*|vergiss|vergess\w*|losch\w*|weg|zuruck\w*|reset\w*|clear|wipe\w*|eras\w*|delet\w*|scratch|forget|again|anew|afresh|fresh|over|begin\w*|restart\w*|new|clean|tabula|blank|quit|cancel|stopp?|abbrech\w*|bort\w*|borja\w*|om\b|igen|ny\w*|glom\w*|radera\w*|rensa\w*|nolla\w*|noll|ta bort|fran scratch|andere frage|anderes|annat problem|rubbet|alles|allt|everything|all of it|nollst\w*|scrap|from the top|en gang till|nix von dem|nichts davon|ignorier\w*|ignore)\b")
_OF_OTHERS = Expression(r"\b(?:ander\w*|aner\w*|anner\w*|andra|annan|annat|nan annan|others?|else|different\w*|another|alternat\w*|mehr|mer|mera|meh|more|weiter\w*|nachst\w*|next|nasta|fler\w*|noch|nu meh|neue\w*|nya|nytt|new|sonst\w*|ovrig\w*|ytterligare|besser\w*|battre|better|rest\w*|gibt\w*|gits|git|finns|got|have you|har (?:ni|du)|habt|hast|show|zeig\w*|visa\w*|nicht|nix|nichts|ned|net|nid|kein\w*|inte|int|inget|ingen|inga|not|no|none|nah|nope|nein|nej|nee|na|\w+n'?t|schon|redan|already|kenn\w*|kanner|know|list\w*|option\w*|vorschl\w*|forslag|suggest\w*|offers?|stell\w*|stall\w*|places?|jemand\w*|nan|nagon|some\w*|any\w*|was|etwas|wos|nat|nagot|lieber|hellre|rather|ausser|utom|except|such\w*|sok\w*|search|look)\b|\+|^\?+$")
_GREETS = Expression(r"\b(?:gomorron|gokvall|goddag|hiya+|hall?o\w*|hal+[oå]|hey+|hei|hej+\w*|hi+|hello\w*|yo|huhu|moin\w*|servus|servas|griass?\w*|gruss\w*|gruess?\w*|gruezi\w*|gruzi\w*|hoi\w*|sali\w*|salu\w*|salut|tach\w*|tag|tagchen|guten|gude|guude|gute[nr]?|gud\w*|god\w*|good|morgen\w*|morning|mornin|evening|afternoon|abend|tjena\w*|tja\w*|tjo\w*|hall[ao]\w*|morsning\w*|morron|dag\w*|hiya|howdy|greetings|sup|wassup|what'?s up|g'?day|da|ahoi|ahoj|mahlzeit|na|n'abend|welcome|salve|ciao|ey|oi|alright|dear|liebe\w*|sehr geehrte\w*|there|anybody|jemand|nagon|nan|are you|bist du|ar du)\b|\U0001f44b")
_CHATS = Expression(r"\b(?:wie|wia|how|hur|what'?s|laget|\w*wetter|\w*vadret|varen|sommar\w*|sunshine|sunny|sun|rain\w*|spring|snow\w*|regn\w*|sno\w*|gell|gelt|was (?:machst|geht)|du|dir|dich|di|dei\w*|ihr|sie|dig|ni|din|you|u|ur|your|wetter|weather|vader\w*|witz|joke|skamt\w*|haha\w*|lol|hihi|hehe|rofl|schon\w*|nice|cool|lustig|rolig\w*|funny|hallo|hej|hi|hello|danke|tack|thanks|langweil\w*|bored|boring|tra[kå]kig\w*|uttrakad|test\w*|hm+|ok\w*|aha|oh|ah|wow|xd|na|tja|egal|bla\w*|fredag|wochenende|weekend|helg\w*|kaffe\w*|coffee|pizza|essen|song|lied|musik|music|fussball|fotboll|football|katze|cat|hund|dog|siri|alexa|chatgpt|liebst|love|heirat\w*|marry|gift\w*)\b|^\W*$|[\U0001f300-\U0001faff]")
_LAUGHS_IT_OFF, _FEW = Expression(r"^(?:(?:haha\w*|lol|hehe|hihi|xd)[ ,]+)*(?:nein|nee|nej|nae|na|no|nope|quatsch)\b[ ,]+(?:naturlich|sicher|klar|selbstverst\w*|bara|nur|just|only|of course|sklart|sjalvklart|natural\w*|inte|nicht|not)\b"), 6
_IN_PERSON = Expression(r"^(?:(?:und|och|and|aber|men|but|also|or|oder|eller|maybe|vielleicht|kanske|rather|lieber|hellre|can it be|could it be|geht das|auch|gar det|also) )*(?:in ?-?person|i person|personlich|live|face to face|vor ort|pa plats|irl)\b(?: (?:please|bitte|tack|too|auch|ocksa|instead))*[ ?.!]*$")
# Without such a word a sentence with a "not" is no farewell: "jag hör inte hemma här längre".
_DENIES = Expression(r"\b(?:nicht|ned|net|nid|nod|nich|kein\w*|inte|int|ej|ingen|inget|not|no|never|aldrig|nie)\b|n't\b")
# What a message without any known word has to reach at least, so that "blubb krmpf" does not report a wrong number: the two
# likeliest intents together ("thanks, that helped" is two), or any of them where it may be about something.
_LIKELY_INTENTS, _AN_INTENT, _AN_INSULT, _A_CONSEQUENCE = 0.72, 0.35, 0.75, 0.4
_OF_CONSEQUENCE = ("nobody_answered", "number_wrong", "restart")  # they change something, so they have to be likely by themselves
_SURELY, _LIKELY = 0.75, 0.5
# What nobody leaves out who tells that nobody answered, or that a number is wrong, unless the classifier is sure.
_EVIDENCE = {
    "nobody_answered": Expression(r"klingel|\bring|rings|\bkon?\b|queue|on hold|engaged|\bhold\b|\bmail|\bmejl|e-?post|\bskrev|skrivit till|wrote|emailed|schrieb|geschrieben|telefon|\bline\b|linje|angeruf|warteschleife|besetz|pip\b|niemand|keiner|koaner|nix|ingen|nobody|no ?one|noone|antwort|erreich|abheb|abgehob|rang|\bran\b|besetzt|warteschl|svar|upptag|answer|pick|busy|"
                                  r"voicemail|mailbox|anrufbeantworter|telefonsvarare|reach|durch|zuruck|tillbaka|back|kam|tot|dead|geschlossen|stangt|closed"),
    "number_wrong": Expression(r"numm|number|falsch|stimmt|wrong|\bfel\b|incorrect|existier|finns|gibt|anschluss|veralt|gammal|old|outdated|adress|\blinks?\b|seite|sida|site|page|work|fungerar|funktion|"
                               r"vergeben|dead|tot\b|hanvis|abonnent|unknown|unbekannt|not in use"),
    "goodbye": Expression(r"tschu|tschau|ciao|bye\b|spater (?:noch|wieder)|wir horen|ar jag klar|ha de\b|gotta|\bcome back|\bbis (?:dann|bald|spater|morgen|nachste|demnachst|die tage|zum)|mach'?s? (?:gut|es gut)|machs|wiederseh|wiederschau|pfiat|servus|\bade\b|adieu|salu|hej ?d|hejda|vi hors|vi ses|\bses\b|ha det|adjo|"
                          r"(?:gute?|god|good) ?(?:nacht|natt|night)|see (?:you|ya)|cu\b|later|laters|take care|got(?:ta| to) go|have to go|must go|should go|off now|i'?m off|(?:muss|mus|maste|ska) (?:jetzt |nu |dann |mal |los|weg|weiter|aufhor|schluss|ga|sluta|sticka|dra)|"
                          r"schluss|das (?:war'?s|wars|reicht)|genug|nog for|racker|det var allt|that'?s (?:all|it|enough)|enough|farval|farewell|cheers|so long|logg|stang|close|schliess|bin (?:dann |jetzt )?weg|hau ab|haut rein|hau rein|drar nu|sticker nu|hors|\bbin raus|\bbb\b|baba|widerluege|schon(?:en|es|e) (?:tag|abend|wochenende)|\boffline|geh (?:dann|jetzt|mal|wieder)|"
                          r"sieht sich|verabschied|schreib (?:ein )?andermal|schlaf gut|\bnatti|ska sova|avsluta|hej sa lange|kila|klart\b|trevlig|morsning|god ?kvall|nice (?:day|weekend|evening)|gtg|ttyl|\bcya|talk (?:to you )?later|leaving|next time|\bend\b|\bexit|\bquit|done for|done here|everything i needed|\bnite|leave it there|\bstop now|signing off|hoppar av|loggar|tack for idag|horna"),
    "who_runs": Expression(r"\b(?:wer|wem|wen|vem|vems|who\w*|vilka|welche\w*|vilken|which|what|woher|varifran|where|var)\b|\bni\b|\bihr\b|\bseids?\b|dahinter|dehinter|hinter|bakom|behind|betreib|trager\b|impress|imprint|staat|offi[sz]iell|official|kirche|kyrka|church|gehor|tillhor|belong|firma|foretag|company|startup|charit|serios|legit|trau|trust|lita|"
                           r"(?:bezahl|zahlt|betala|pay|paid|sponsor|finan[sz]i|verdien|tjanar|werbung|reklam|advert)|caritas|diakonie|krankenkasse|google|sekt|source|organisation|ansvarig|kontaktperson|ansprechpartner|klag|beschwer|complain|forsk|regionen|staten|kommunen|myndighet|socialen|bup|bris|1177|lakare|experts|university|city|red cross|health service|regierung|government|gepruft|prufen|independent|american|german"),
    "back": Expression(r"zuruck|zruck|zrugg|ruck|tillb|tebak|\bback|bakat|vorherig|vorige|davor|vorhin|eben|schritt|letzte|vertippt|falsch|verklickt|nicht so|undo|redo|return|angra|andra|ander|korrig|correct|change|fix|previous|before|forra|innan|foregaende|igen|nochmal|again|fel\b|knapp|button|click|klick|mis|wrong|mistake|hoppsan|oops|ups|vanta|hang on|moment|senaste|last|steg|step|svar"),
    "why_ask": Expression(r"warum|wieso|weshalb|wozu|wofur|fur was|zweck|varfor|hurs[ao]|hur sa|why|how come|what.{0,24} for\b|for what|till\b|reason|grund|anledning|purpose|point|mening|spielt|spelar|rolle?|roll\b|relevan|wichtig|viktig|important|matter|notig|nodvandig|necess|behov|brauchst|brauchen|need|muss|maste|must|have to|geht (?:dich|euch|sie)|damit zu tun|med saken|with (?:it|my|the)|sache|angar|unterschied|skillnad|difference|help|hjalper|nytta|"
                          r"frag|fragor|question|interview|interrog|verhor|curious|antwort|svaret|answer|changes?|andert|vet(?:a|en)? det|das wissen|personal|bringt dir|business|to you"),
    "insult": Expression(r"du |\bdu$|dich|\bsie\b|ihr\b|\bni\b|dig|\byou|\bu\b|\bur\b|your|\bbot|robot|program|maschin|maskin|machine|seite|sida|site|dumm|dum\b|dumb|stupid|idiot|scheis|shit|skit|fuck|fick|fan\b|javl|jav|arsch|ass\b|maul|fresse|kaft|nutzlos|useless|vardelos|mull|schrott|trash|garbage|rubbish|mist\b|kass|samst|suck|suger|depp|trottel|tubel|pfosten|unfahig|inkompet|korka|"
                         r"moron|loser|bastard|dick|hurensohn|affe|wtf|stfu|shut up|piss|hell\b|helvete|crap|hass|hat(?:e|ar)\b|verpiss|hau ab|leck|kiss|tyst|stick\b|dra\b|sopa|pucko|nuss|spast|abzock|verarsch|laber|schwachsinn|donkey|brain|hjarn|skallen?|onodig|joke|screw|bugger|bullshit|worst|schlecht|daliga?"),
}
# A goodbye wants such a word however sure it seems ("jag ser det om nätterna"), unless it is of a word or two.
_ALWAYS, _A_WORD = ("goodbye", "insult", "who_runs", "back", "why_ask"), 2
_OF_PRIVACY = Expression(r"speicher|daten|anonym|erfahr|wissen|weiss|wei.s|les|liest|seh|sieht|sichtbar|vertraulich|geheim|name|namn|losch|spar|lagra|veta|reda pa|\blas|\bser\b|syn|hemlig|radera|"
                         r"stor|sav|know|find out|found out|read|\bsee|privat|confiden|secret|delet|record|track|data|gdpr|dsgvo|sagt? (?:das|es) (?:weiter|jemand)|weiter|tell|sager|schweig|tystnad|mitbekomm|bekomm\w* (?:\w+ ){0,4}mit\b|merk|kept|keep|\bse (?:att|det|vad)|hear (?:about|of)|(?:was|what|det|dem|that|vad) (?:ich|jag|i)\b(?: \w+)? (?:schreib|skriv|writ|typ)")
# What concerns this conversation however it is said, and what only a question makes of it ("the boss says" is none).
_OF_LOTSE = Expression(r"speicher|daten|anonym|vertraulich|geheim|losch|spar[at]|lagra|radera|hemlig|sekret|\b(?:mit)?les\w*|liest|\blas[ae]|\bstor|\bsav|privat|privacy|confiden|secret|delet|record|track|data|gdpr|dsgvo|verlauf|histor|weiter(?:sag|geb|leit)|schweig|tystnad|tell (?:any|no)|niemand|ingen|nobody|no ?one|anyone|\bread|\bsees?\b|\bsieh|\bser\b|veta|erfahr|find out|found out|\bknows?\b|wissen|name|namn")
_FOR_NOTHING = Expression(r"\b(?:danke|dankeschon|tack|thanks?(?: you)?|thx|merci)(?: \w+){0,2}? (?:fur|for) (?:nichts|nix|nuet|gar nichts|ingenting|inget|nada|nothing)\b")
_ASKS_FOR_A_THING = Expression(r"(?:(?:und|och|and) )?(?:finns(?: det)?|gibt(?: e?s|s)?|is there|are there)(?: (?:auch|da|hier|dort|ocksa|en|ein\w*|a|an|any))* (?!et|et?was|nat|nagot|nagra|nan|nagon|andere?\w*|andra|annat|fler|mer|mehr|weitere\w*|other|others|more|something|some|anything|jemand\w*|someone|anyone|alternativ\w*|stellen?|stallen?|places?)\w{4,}\?")
_KNOWS_NOT_WHY = Expression(r"\b(?:weiss|woass|vet|know|dunno|keine ahnung|ingen aning|no idea|versteh\w*|forstar|understand)\b(?: \w+){0,4} (?:warum|wieso|weshalb|varfor|why)\b")
_ASKS_A_REASON = Expression(r"\b(?:warum|wieso|weshalb|wozu|wofur|zweck|varfor|hur ?sa|why|how come|what.{0,24} for|\bva\w?\b.{0,24} till|reason|grund|anledning|purpose|frag\w*|fraga\w*|question\w*|ask\w*|need to know|wissen|geht (?:dich|euch|sie)|angar|business)\b")
_OF_A_NUMBER = Expression(r"numm|number|adress|address|\blinks?\b|seite|sida|site|page|telefon|phone|anschluss|vergeben|abonnent")
_A_YES_OR_NO = 4  # words; who writes more tells something besides, unless the classifier is sure
_PLACE_IN_LIST = Expression(r"(?:nr\.? ?|no\.? ?|nummer |number )?[1-3][.)]?", re.IGNORECASE)
# It begins with the place of one, and goes on: "nr 2. men anonymt?", "the second one, but is it anonymous".
_BEGINS_WITH_PLACE = Expression(r"^(?:ok(?:ay)?,? |ja,? |yes,? |dann |also )?(?:nr\.? ?|no\.? ?|nummer |number )[1-3]\b[ .,:)]+(?!(?:inte|nicht|not|no|nein|nej|passt|hilft|is|ist|ar)\b)", re.IGNORECASE)
_ORDINALS = (r"\b(?:erste\w*|1\b\.?|first|forsta|number one|nummer eins|nummer ett)\b", r"\b(?:zweite\w*|2\.?|second|andra|number two|nummer zwei|nummer tva|mittlere\w*)\b",
             r"\b(?:dritte\w*|3\.?|third|tredje|letzte\w*|last|sista|number three|nummer drei|nummer tre)\b")
# "ja det får bli den första", "then the second one please": nothing stands behind the place but a courtesy.
_CHOSEN = Expression(r"\b(?:(?:dann |also |lieber )?(?:das|die|den|der|dem|det|the|nummer|number|nr) (?:erste\w*|zweite\w*|dritte\w*|letzte\w*|mittlere\w*|forsta|andra|tredje|sista|first|second|third|last|eins|zwei|drei|ett|tva|tre|one|two|three|[1-3]))"
                     r"(?: (?:one|stelle|angebot|da|dann|bitte|please|tack|then|nehm\w*|nehmen|klingt gut|passt|ist gut|tar jag|verkar bra|lat\w* bra|sounds (?:good|ok\w*)|looks (?:good|ok\w*)))*[ .!]*$")
_A_NO, _MISREAD = ("feedback_no", "refuse"), ("cost", "find_therapist", "privacy", "who_runs", "out_of_scope", "small_talk", "dont_know")
_OF_HELPING = Expression(r"hilf|help|hjalp|passt|passar|\bpass\b|\bfit|gebracht|bringt|brought|gefall|like it|erreich|reach|nag gen|\bnatt fram|antwort|svar|answer|schlecht|dalig|bad\b|useless|nutz|sinnlos|meningslos")
_TAKE_AWAY = Expression(r"\b(?:ta bort|stryk|weg|streich\w*|remove|leave out|take)\b|^(?:(?:und|aber|och|men|and|but) )?(?:nein|nej|no|kein\w*|ingen|inget|inga|inte|nicht|not|will|vill)\b")
_SURE_OF_NO, _SHORT_NO = 0.9, 7
_ONLY_LESS = Expression(r"\b(?:nur|bloss|einfach|lieber|just|only|bara|hellre|rather)(?: \w+){0,2} (?:weniger|mindre|less|cut(?:ting)? down|dra ner|reduzieren|trappa ner|kontrolliert)\b")
# "Something with other mothers who lost a baby" asks for people like her.
_WITH_PEERS = Expression(r"\b(?:with|among|mit|unter|med|bland) (?:some )?(?:other|ander\w+|andra) (?!ones?\b|places?|options?|offers?|stellen|angebote|worten|stallen|ord\b|words)\w+")
_WOULD_RATHER = Expression(r"\b(?:rather|prefer|lieber|eher|am liebsten|hellre|helst|snarare|foredrar|only|nur|bara)\b")
_STOPS, _FOR_WHOM = ("leave_me", "hesitates"), ("for_them", "for_me", "another_matter", "will_talk")
_UNREACHED = ("number_wrong", "nobody_answered")
_UNSAID = {"feedback_yes": _SAYS_YES, "nobody_answered": _EVIDENCE["nobody_answered"], "greet": _GREETS, "other_offers": _OF_OTHERS, "small_talk": _CHATS}
_BEYOND_DOUBT = 0.95
_OF_REACHING = ("offers", "helped", "contact")
_OF_FACTS = ("place", "age_group", "contact", "setting", "topic", "who", "safe")
_BESIDE_FACTS = ("show_contact", "cost", "feedback_no", "other_offers", "nobody_answered", "find_therapist", "why_ask", "who_runs", "what_can_you_do")
_NOT_CHOSEN = ("nobody_answered", "number_wrong", "refuse", "feedback_no", "insult")


def without_misread(intents: Dict[str, float], text: str, of_another: bool, wishes: Mapping[str, Any], typed: str = "") -> Dict[str, float]:
    """The intents, `inform` first where the likeliest cannot be meant; `of_another` where it is about somebody else, `typed` before it was spelt."""
    best, folded = next(iter(intents)), fold(text)
    if best == "restart" and not (_BEGINS_ANEW.search(folded) and (_BEGINS_ANEW.search(fold(typed or text)) or intents[best] >= _BEYOND_DOUBT)):
        return _without(intents, best)  # nothing is ever forgotten but at a plain wish
    if best in _UNSAID and intents[best] < _BEYOND_DOUBT and not _UNSAID[best].search(folded) or _cannot_be(best, folded, of_another, wishes):
        return {"inform": intents[best], **{intent: p for intent, p in intents.items() if intent not in (best, "inform")}}
    return intents


def _without(intents: Dict[str, float], intent: str) -> Dict[str, float]:
    left = 1.0 - intents[intent]
    return {each: p / left if left else p for each, p in intents.items() if each != intent}


def is_absent(text: str) -> bool:
    """Whether somebody is told to be away, or not to answer the one who worries: "he didn't come to work", "hon svarar inte sen i söndags"."""
    folded = fold(text)
    return bool(_AWAY.search(folded) or _GONE.search(folded) or _SILENT.search(folded))


def _cannot_be(intent: str, folded: str, of_another: bool, wishes: Mapping[str, Any]) -> bool:
    """Whether the words of a message or what it wishes for speak against an intent."""
    count = len(folded.split())
    if is_unmeant(intent, folded, wishes):
        return True
    if intent == "small_talk":
        return bool(_LAUGHS_IT_OFF.search(folded))
    if intent == "privacy":
        return bool(wishes.get("anonymous")) and bool(_ASKS_FOR_SOME.match(folded))  # "gibts da was Anonymes"
    if intent == "what_can_you_do":
        return bool(wishes.get("contact")) and count <= _FEW  # "kan jag skriva nån"
    if intent == "are_you_human":
        return _is_no_question_of_who(folded, wishes, count)
    if intent == "nobody_answered":
        wishes_no_call = "phone" in wishes.get("contact_not", ()) and not _WAS_TRIED.search(folded)
        return wishes_no_call or bool(_AWAY.search(folded) or _ONLY_CALMS.search(folded)) or (of_another and bool(_ABSENT.search(folded)))
    if intent == "goodbye":
        return not _EVIDENCE["goodbye"].search(folded) and (bool(wishes) or (count > _A_WORD and bool(_DENIES.search(folded))))
    if intent in ("feedback_yes", "feedback_no"):
        return folded.rstrip().endswith("?") and count <= _A_WORD  # "AA?" asks of a name
    return intent == "show_contact" and bool(wishes.get("contact")) and bool(_WOULD_RATHER.search(folded))


def _is_no_question_of_who(folded: str, wishes: Mapping[str, Any], count: int) -> bool:
    """Whether what was taken for "are you human?" asks for a meeting or a chat, or is of a word or two that ask for somebody."""
    if wishes.get("contact") and (_IN_PERSON.match(folded) or _ASKS_FOR_SOME.match(folded)):
        return bool(_IN_PERSON.match(folded)) or not _A_PERSON_OR_NOT.search(folded)  # "in person?", "finns nån chatt"
    return not _OF_WHO_SPEAKS.search(folded) and (bool(wishes) or bool(_ASKS_FOR_SOME.match(folded)) or count <= _A_WORD)


# Of 2,840 remarks and 1,379 first messages by writers who had taught nothing, rules took an intent of .65 and more away 144 times wrongly and 11 times
# rightly, one of .5 to .65 45 times and 12; some need more, since a story may sound like them.
_SURE_ENOUGH = 0.5
_SURER = {"goodbye": 0.85, "greet": 0.85, "insult": 0.85, "privacy": 0.65, "number_wrong": 0.65, "back": 0.65, "why_ask": 0.65, "who_runs": 0.65, "show_contact": 0.65}


def sure_intent(intents: Dict[str, float], question: Optional[str], tells: bool, places: bool) -> Optional[str]:
    """The likeliest intent where it is beyond doubt, so that no lack of a set word speaks against it; None where it is `inform`, where what she
    `tells` answers the question that was asked, and where she names an age or a place (`places`)."""
    intent, p = next(iter(intents.items()))
    if intent == "inform" or places or p < _SURER.get(intent, _SURE_ENOUGH) or (tells and (question in _OF_FACTS or intent not in _BESIDE_FACTS)):
        return None
    return intent


def plain_intent(intent: str, says: AbstractSet[str], question: Optional[str], named: bool, facts: bool,
                 wishes_for_somebody: bool = False) -> Optional[str]:
    """The intent that set words (`says`) settle, None where they do not. `named`: a topic is named beside them."""
    if not says.isdisjoint(_STOPS) and question != "safe":
        return "small_talk"
    of_the_list = _of_the_list(intent, says, facts, wishes_for_somebody) if question in ("offers", "helped") else None
    if of_the_list or ("okay" in says and question != "safe"):
        return of_the_list or "small_talk"
    if "asks_trust" in says and not named:
        return "are_you_human"
    if says & {"asks_privacy", "asks_silence"} and not named:
        return "privacy"
    if "no_insurance" in says and not named and not facts:
        return "cost"
    if "will_not_say" in says and not facts and not named:
        return "refuse"
    if "if_nobody" in says and question in _OF_REACHING and not named and not facts:
        return "nobody_answered"
    return None


def _of_the_list(intent: str, says: AbstractSet[str], facts: bool, wishes_for_somebody: bool) -> Optional[str]:
    """The intent that set words settle once places stand there."""
    if not says.isdisjoint(_FOR_WHOM) or (intent == "find_therapist" and wishes_for_somebody):
        return "inform"  # "gibt es auch was für meine Tochter?" asks for no other places; "en kvinnlig terapeut"
    if "shows_one" in says or "nobody_there" in says:
        return "show_contact" if "shows_one" in says else "nobody_answered"
    if "goes" in says and not facts:
        return "goodbye"
    return "other_offers" if "tried" in says or ("wants_others" in says and intent not in _UNREACHED) else None


def settled_intent(intent: str, intents: Dict[str, float], text: str, known: bool, facts: bool, senseless: bool) -> str:
    """The intent, or another where too little speaks for it. `intents` likeliest first; `known` where a word of the message is;
    `facts` where it tells one."""
    folded = fold(text)
    doubted = (len(folded.split()) > _A_WORD or intents[intent] < _SURELY) if intent in _ALWAYS else facts or intents[intent] < _SURELY
    lacking = intent in _EVIDENCE and doubted and not _EVIDENCE[intent].search(folded)
    if intent == "number_wrong" and facts and not _OF_A_NUMBER.search(folded):
        return "inform"  # "nein, falsch, wir wohnen jetzt in Münster"
    if intent == "privacy" and intents[intent] < _SURELY and not _OF_PRIVACY.search(folded):
        return "inform"  # "do I have to report him?"
    if intent in ("feedback_yes", "feedback_no", "refuse", "dont_know") and len(folded.split()) > _A_YES_OR_NO and intents[intent] < _LIKELY:
        return "inform"
    if lacking or _is_in_doubt(intent, intents, known, facts, senseless):
        return "inform" if known and not senseless and (facts or intents.get("inform", 0.0) > 0.0 and len(folded.split()) > 2) else "out_of_scope"
    return intent


def not_meant(intent: str, text: str, question: Optional[str], asks: bool) -> str:
    """The intent, or another where a message cannot mean it: thanks for nothing, a "why" that nobody asks, privacy in a sentence that asks nothing of it."""
    folded, listed = fold(text), question in ("offers", "helped")
    if intent in ("thanks", "feedback_yes") and _FOR_NOTHING.search(folded):
        return "feedback_no" if listed else "insult"
    if intent == "other_offers" and listed and _ASKS_FOR_A_THING.fullmatch(folded.strip()):
        return "inform"  # "gibt es Essenspakete?"
    if question == "safe" and intent in ("show_contact", "what_can_you_do", "who_runs") and asked_later(text) == "whom_first":
        return "inform"
    if intent == "why_ask" and (_KNOWS_NOT_WHY.search(folded) or (listed and not _ASKS_A_REASON.search(folded))):
        return "inform"
    if intent == "privacy" and not _OF_LOTSE.search(folded) and not (asks and _OF_PRIVACY.search(folded)):
        return "inform" if asks or not listed else "small_talk"  # more of the story
    return intent


def with_content(intent: str, intents: Dict[str, float], text: str, question: Optional[str], rejects: Optional[Mapping[str, Any]], denies: bool) -> str:
    """`inform` where a "no" tells what is not so or what is not wanted: "nein er schlägt nicht", "no AA", "ta bort det där om budget".
    `denies`: a topic or a person was denied or corrected."""
    if question not in ("offers", "helped") and not (denies and intent == "feedback_no"):
        return intent
    folded = fold(text)
    if intent == "other_offers" and (_ONLY_LESS.search(folded) or _WITH_PEERS.search(folded)):
        return "inform"  # "i wü ned entzug, nur weniger" asks for no other offers
    if rejects and rejects["any"] and not denies and intent in (*_A_NO, "inform", "other_offers") and len(folded.split()) <= _SHORT_NO:
        return "other_offers"
    if rejects and (rejects["kinds"] or rejects["groups"]) and intent in (*_A_NO, *_MISREAD):
        return "inform"
    if rejects and rejects["words"] and (intent in _A_NO and not _OF_HELPING.search(folded) or (intent in _MISREAD and _TAKE_AWAY.search(folded))):
        return "inform"
    if intent == "feedback_no" and denies:
        return "inform"
    if intent == "feedback_no" and intents[intent] < _SURE_OF_NO and len(folded.split()) > 3 and not _OF_HELPING.search(folded):
        return "inform"
    return intent


def _is_in_doubt(intent: str, intents: Dict[str, float], known: bool, facts: bool, senseless: bool) -> bool:
    """Whether too little speaks for an intent to act on it."""
    first, second = list(intents.values())[:2]
    if (intent in _OF_CONSEQUENCE and first < _A_CONSEQUENCE) or (senseless and not known and intent in ("back", *_OF_CONSEQUENCE)):
        return True
    if intent == "inform" or facts:
        return False
    least = _AN_INSULT if intent == "insult" and not known else _AN_INTENT
    return first < least or (senseless and first + second < _LIKELY_INTENTS)


def ordinal(text: str) -> Optional[int]:
    """1 to 3 where a short message names an offer by its place in the list."""
    folded = fold(text)
    if begun := _BEGINS_WITH_PLACE.match(text.strip()):
        folded = begun.group()
    elif len(folded.split()) > 7:
        return None
    return next((i for i, pattern in enumerate(_ORDINALS, 1) if re.search(pattern, folded)), None)


def chooses(text: str, intent: str) -> bool:
    """Whether a message picks one of the offers by its place; `intent` is what it was taken for until now."""
    folded = fold(text)
    return bool(_PLACE_IN_LIST.fullmatch(text.strip()) or _BEGINS_WITH_PLACE.match(text.strip()) or (intent not in _NOT_CHOSEN and ordinal(text) and _CHOSEN.search(folded)))


def wishes_for_a_way(intent: str, wishes: Dict[str, Any], sure: bool, after_offers: bool) -> bool:
    """ "Jag vill prata med nån i telefon" asks for none of those that are shown, "I don't want to call anyone" refuses no answer, and "men
    ingen präst eller kyrka tack" does not ask who runs this. Once places stand there a `sure` intent is what it is; before, no number was given that could be wrong."""
    told = {"show_contact": "contact", "refuse": "contact_not", "who_runs": "secular"}
    if after_offers and sure or not wishes:
        return False
    return bool(wishes.get(told.get(intent, ""))) or (intent == "number_wrong" and not after_offers)
