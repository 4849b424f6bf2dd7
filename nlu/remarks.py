"""What people say beside the matter: of this conversation, of the offers, of themselves beside the one they worry about."""
from __future__ import annotations

from typing import FrozenSet, Optional, Sequence

from index.linear import fold
from index.sieve import Expression, matching
from nlu.later import said_later
from nlu.lexicon import Hit
from nlu.wishes import PLEADS_FOR_NO_CALL
from nlu.words import Word

_READER = (r"(?:mein\w*|mei|mine?|mini|min|mina|mitt|my|our|unser\w*|die|der|the) (?:\w+ )?(?:papa|papi|mama|mami|vater|mutter|vati|mutti|eltern|mann|frau|freund\w*|partner\w*|ex|chef\w*|lehrer\w*|schule|bruder|schwester|oma|opa|familie|arzt|kind\w*|sohn|tochter|polizei|jugendamt|"
           r"pappa|mamma|foraldrar|far|mor|man|fru|sambo|kille|tjej|pojkvan|flickvan|chef|larare|skola|bror|syster|mormor|dotter|son|barn|dad|mum|mom|mam|parents|father|mother|husband|wife|boyfriend|girlfriend|partner|boss|teacher|school|brother|sister|family|doctor|kids?|son|daughter|police)|"
           r"mama|papa|mamma|pappa|mum|mom|dad|skolan|soc|chefen|foraldrarna|jemand|wer anders|someone|somebody|anyone|nagon|nan")
_ASKS_PRIVACY = Expression(
    r"\b(?:wird|werden|bleibt|ist|wurde)\b(?: \w+){0,5}? (?:gespeichert|aufbewahrt|aufgezeichnet|mitgelesen|weitergegeben|weitergeleitet|geheim|vertraulich)\b|"
    r"\b(?:speichert|speicherst)\b(?: \w+){0,3}? (?:das|mich|ihr|du|irgend\w*|jemand|was)\b|"
    r"\bwer (?:kann |alles )*(?:(?:das|hier|es|was ich|meine \w+) (?:\w+ ){0,3}?)?(?:mit)?(?:liest|lesen|sieht|sehen)\b|\b(?:liest|sieht) (?:das|hier) (?:\w+ ){0,2}?(?:jemand|wer|irgend\w+)\b|"
    r"(?:^|[.,?!] |\bund |\boder |\baber )(?:erfahrt|erfahren|merkt|merken|sieht|sehen) (?:das |es |da )?(?:mein\w*|jemand|irgend\w+|der|die|er|sie) |"
    rf"(?:^|[.,?!;] ?|\b(?:und|oder|aber|och|men|eller|and|but|or) )(?:kann|konnen|konnte|darf|wird|werden) (?:{_READER})(?: \w+){{0,3}}? (?:mit)?(?:lesen|sehen|einsehen|nachlesen|mitkriegen|mitbekommen|rauskriegen)\b|"
    rf"(?:^|[.,?!;] ?|\b(?:und|oder|aber) )(?:liest|sieht|lesen|sehen|kriegt|kriegen|bekommt|bekommen) (?:(?:das|hier|es|da|mit|des|alles|jetzt) )*(?:{_READER})\b(?! (?:nicht|nie|nix|kaum|oft|immer|zu|nur))|"
    rf"\bwer (?:alles )?(?:liest|schaut|sieht)(?: \w+){{0,3}} mit\b|\bkann (?:hier )?(?:wer|jemand|irgend\w+|man)(?: \w+){{0,3}} (?:mitlesen|mit lesen|mitschauen|lesen was ich)\b|"
    rf"(?:^|[.,?!;] ?|\b(?:och|men|eller) )(?:laser|ser|far|kan|kommer) (?:{_READER})(?: \w+){{0,4}}? ?(?:det har|detta|chatten|vad jag skriver|allt jag skriver|det jag skriver|lasa det|se det|lasa har)\b|"
    rf"(?:^|[.,?!;] ?|\b(?:and|but|or) )(?:can|could|will|does|do|is|are) (?:{_READER})(?: \w+){{0,4}}? (?:(?:read|see|open|check)(?: \w+)? (?:this|it|that|what|here|my)|(?:reading|seeing) (?:this|it)|able to (?:read|see))\b|"
    r"\b(?:sparas|lagras|loggas)\b|\bvem (?:ar det som )?(?:laser|ser|kan lasa|kan se)\b|(?:^|[.,?!] |\boch |\bmen )(?:laser|ser) (?:nan|nagon) \b|"
    r"(?:^|[.,?!] |\boch |\bmen )(?:far|kommer|kan) (?:min\w*|mitt|nan|nagon|han|hon|de|dom|mamma|pappa|chefen|skolan|soc)(?: \w+){0,3}? (?:veta|reda pa|se det|marka|lasa)\b|"
    r"(?:^|[.,?!;] |\band |\bbut |\bor )(?:is|will|are|doe?s|do|gets?)\b(?: \w+){0,6}? (?:saved|stored|recorded|kept|logged|confidential|passed on)\b|"
    r"\bwho (?:can |else |will )*(?:reads?|sees?)\b|(?:^|[.,?!;] |\band |\bbut )(?:will|can|doe?s|do|could) (?:my|he|she|they|anyone|anybody|somebody|someone|the)\b(?: \w+){0,4}? (?:find out|know about (?:this|me)|know (?:that )?i|see (?:this|that|what)|read (?:this|that))\b")
_ASKS_TRUST = Expression(r"\b(?:kann|darf|soll) (?:ich|man|ma|i) (?:dir|euch|ihnen|dem|dia)(?: \w+){0,2} (?:ver)?trauen\b|\bkan (?:jag|man) lita pa\b|\bvagar (?:jag|man) lita pa\b|\b(?:can|could|should) i (?:really )?trust (?:you|this)\b|"
                        r"^(?:und |och |and |aber |men |but )?(?:wer bist du|wer seid ihr|wer sind sie|was bist du|vem ar du|vad ar du|who are you|what are you)(?: eigentlich| egentligen)?[ ?]*(?:$|[?.!,])|\bis this (?:legit|a scam)\b")
# A plea to tell nobody: "snälla säg inget till soc", "bitte sag's nicht meiner Mutter", "please don't report us".
_PLEA_BEGINS = r"(?:^|[.,!?;:] ?|\b(?:bitte|please|pls|plz|snalla|aber|men|but|och|und|and|nur|just|bara) )"
_ASKS_SILENCE = Expression(
    rf"{_PLEA_BEGINS}(?:sag|sagt|sags|erzahlt?|erzahls|verrat|verratet|meldet?|sagen sie|erzahlen sie)(?:'?s)?(?! (?:ich|man|er|sie (?!bitte|es|das|nicht)|mein)\b)(?: (?!mir\b|mich\b|uns\b)\w+){{0,4}} (?:nicht|nichts|nix|net|ned|niemand\w*|keinem)\b|"
    rf"{_PLEA_BEGINS}(?:bitte )?(?:nicht|nichts|nix|niemand\w*|keinem)(?: \w+){{0,4}} (?:sagen|erzahlen|verraten|melden|weitersagen)\b|"
    r"\bdu darfst(?: \w+){0,3} (?:niemand\w*|keinem|nicht\w*)(?: \w+){0,3} (?:sagen|erzahlen|verraten|weitersagen)\b|"
    rf"{_PLEA_BEGINS}(?:sag|saj|beratta|anmal|skvallra)\b(?: (?:det|nat|nagot|dom|de|for|till|min|mamma|pappa))*? (?:inte|int|inget|ingenting|aldrig)\b(?! (?:till )?(?:mig|oss)\b)|\b(?:du|ni) far inte (?:saga|beratta|anmala|skvallra)\b|"
    rf"{_PLEA_BEGINS}(?:please |pls )?(?:do not|don'?t|dont|never) (?:ever )?(?:tell|report|inform|contact|snitch|let)(?! (?:me|us)\b)\b|{_PLEA_BEGINS}(?:do not|don'?t|dont) say (?:anything|a word|it)\b|\byou (?:must|may|can)(?:n'?t| not|not) (?:tell|report)\b(?! me)")
# Who is not insured here asks whether that is a hindrance.
_NO_INSURANCE = Expression(
    r"\b(?:no|not|don'?t have|dont have|haven'?t got|without|only|kein\w*|nicht|net|ned|ohne|nur|ingen|inte|inga|utan|bara|private?|privat|foreign|travel)(?: (?:\w+)){0,3} (?:(?:health|kranken|sjuk)?-?(?:insur\w*|versicher\w*|forsakr\w*)|krankenkasse)\b|\buninsured\b|\bunversichert\b|\boforsakrad\b|\b(?:ingen|inget|utan|saknar|har inte) personnummer\b|\bprivat ?versichert\b")
_ASKS_TO_STAY_UNKNOWN = Expression(r"\b(?:darf|kann|will|mochte|far|kan|vill|can|could|may|want)\b(?: \w+){0,5} anonym")
_GOES = Expression(
    r"^(?:(?:ok(?:ay)?|ja|nein|nee|nej|na|no|hm+|danke|tack|thanks|thank you|mal|also|gut|bra|good)[ ,.!]+)*"
    r"(?:(?:nicht|inte|not) (?:heute|jetzt|idag|i dag|nu|just nu|today|now|right now|yet|tonight)|(?:heute|jetzt) (?:noch )?nicht|"
    r"(?:vielleicht|kanske|maybe|perhaps) (?:morgen|spater|ein andermal|imorgon|i morgon|senare|en annan gang|tomorrow|later|another time|some other time|next week)|"
    r"(?:ich )?(?:muss|will|werde|uberleg\w*)(?: \w+){0,4}? (?:uberlegen|nachdenken|drubernachdenken|schlafen)|ich uberleg\w*(?:'?s)?(?: \w+){0,3}|"
    r"(?:ich )?(?:mach|meld|schau)\w*(?: \w+){0,3} (?:spater|morgen)(?: wieder)?|jag (?:ska|far|maste|vill) (?:nog )?(?:fundera|tanka|sova)(?: \w+){0,4}|jag (?:aterkommer|horde av mig)|"
    r"(?:i'?ll|i will|let me|i need to|i have to|i'?d like to) (?:have a think|think|sleep on|come back|sort it later)(?: \w+){0,4}|"
    r"(?:das )?reicht (?:mir )?(?:fur )?(?:heute|erst ?mal)(?: \w+)?|(?:det )?racker (?:for )?(?:nu|idag|i dag)|that'?s enough for (?:now|today))\b"
    r"(?:[ ,.!]+(?:vielleicht|kanske|maybe|perhaps)? ?(?:morgen|spater|imorgon|i morgon|senare|tomorrow|later|danke|tack|thanks))*[ .!…]*$")
_OTHERS = Expression(
    r"\b(?:et)?was ander(?:es|s)\b|\b(?:noch|gibt es|gibts|hast du|habt ihr|zeig\w*)(?: \w+){0,2} (?:andere\w*|weitere\w*|mehr)\b|\bandere (?:stellen?|angebote?|vorschlage?|adressen?)\b|"
    r"^(?:nein |nej |no )?(?:das|des|det|that'?s?|this) (?:\w+ ){0,2}(?:nix|nichts|inget|nothing|not) (?:fur|for) (?:mi|mich|mig|me)\b|"
    r"\bkein\w* (?:davon|von (?:denen|den \w+))\b|\b(?:passt|hilft|taugt|bringt) (?:mir )?(?:alles |das alles |alle )?(?:nicht|nix|nichts)\b|"
    r"\b(?:nagot|nat|nagra|nan|nagon) (?:annat|andra|annan)\b|\bandra (?:stallen?|forslag|alternativ)\b|\b(?:ingen|inget|inga) av (?:dem|dom|de)\b|\b(?:finns|har du) (?:det )?(?:nat|nagot|nagra|fler)\b(?: mer| fler| annat)?|"
    r"\b(?:something|anything|someone|anyone) else\b|\b(?:any|some|show me|got|have you) (?:others?|more|different ones)\b|\b(?:none|neither|not any) of (?:these|those|them)\b|\bother (?:places?|options?|ones|offers?)\b")
# What follows "something else" is told, not asked for: "something else though, I think he hits her".
_OTHER_MATTER = Expression(r"\b(?:ander(?:es|s)|annat|else)\b[^.?!]*[,:–-] ?\w+(?: \w+){2,}|\b(?:es geht|geht es) um (?:et)?was anderes\b|\bdet galler nagot annat\b")
_FOR_ME = Expression(
    r"\b(?:fur|mit) mi(?:ch)? (?:selbst|selber|selba|sell?ber|auch|a)\b|(?:^|[.,!?] |\bund |\baber )(?:was ist mit mir|und ich\b ?\?|(?:was |etwas )?fur mich\b ?(?:[?,.!]|$))|\bhilft mir\b(?: \w+)? selbst\b|"
    r"\b(?:ich|i) (?:brauch\w*|bräuchte|konnte|hatte)(?: gern\w*)?(?: auch| selber| selbst)+(?: \w+)? (?:hilfe|jemand\w*|unterstutzung|wen|was)\b|\bwer hilft (?:denn )?mir\b|"
    r"\b(?:ich|i) bin(?:'?s| es) (?:,? )?(?:die|der)(?: \w+){0,4} (?:hilfe|jemand\w*|wen|unterstutzung) (?:braucht|brauche|brauch|sucht)|\bdet (?:ar|e) (?:\w+ )?jag som (?:behover|vill (?:ha|prata|veta))|\bit'?s (?:really |actually )?me (?:who|that) (?:needs?|wants?|could)|"
    r"\b(?:ja|jag|ja'|i|ich) (?:sjalv|selber|selbst|sell?ber|myself)(?: \w+){0,2} (?:behov\w*|vill|brauch\w*|bruch\w*|mocht\w*|need|could do with|want)\b|\b(?:behover|skulle behova|vill) ja(?:g)? (?:ocksa|sjalv)\b|"
    r"\b(?:nat|nagot|nan|nagon) (?:for|at) mi[gj]\b|\bnat for mej\b|\b(?:something|anything|someone|somebody|help|advice) for (?:me|myself)\b|\b(?:was|etwas|jemand\w*|hilfe) fur mi(?:ch)?(?: selbst| selber| auch|[.?!,]|$)|"
    r"\bfor mi[gj] (?:sjalv|ocksa|med)\b|(?:^|[.,!?] |\boch |\bmen )(?:for mig|jag da)\b ?(?:[?,.!]|$)|\bjag (?:behover|skulle behova)(?: ocksa| sjalv)+(?: \w+)? (?:hjalp|stod|nagon|nan)\b|\bvem hjalper mig\b|"
    r"\b(?:for|help) (?:me|myself) (?:too|as well|myself)\b|\bfor myself\b|(?:^|[.,!?] |\band |\bbut )(?:what about me|(?:anything |something )?for me)\b ?(?:[?,.!]|$)|"
    r"\bi (?:need|could use|could do with|want)(?: some| a bit of)? (?:help|support|advice|someone) (?:too|myself|as well)\b|\bwho helps me\b")
_ASHAMED = Expression(
    r"\b(?:klingt|hort sich|later|sounds?|kommt mir)(?: \w+){0,3}? (?:blod|doof|dumm|albern|lacherlich|bescheuert|kindisch|lojligt?|fanigt?|dumt|barnsligt|tontigt|silly|stupid|ridiculous|daft|childish|dumb)\b|\b(?:peinlich|schame?|schamst|beschamend|unangenehm zu|pinsamt|skams|skammer|skammigt|genant|embarrass\w*|ashamed|humiliat\w*)\b")
_HARD_TO_SAY = Expression(
    r"\b(?:kompliziert|komplizierter|complicated|komplicerat|krangligt)\b|\b(?:schwer|schwierig|svart|hard|difficult) (?:zu |att |to )(?:sagen|erklaren|beschreiben|saga|forklara|beskriva|say|explain|describe|put)\b|"
    r"\b(?:weiss|vet|know)\b(?: \w+){0,3} (?:nicht|inte|gar nicht|not|how)?(?: \w+)?(?: ?wie ich| ?wo ich| ?hur jag| ?var jag| ?how to| ?where to)(?: \w+){0,3}? ?(?:anfang\w*|sagen|ausdruck\w*|borja|saga|start|begin|say|put it)\b")
_WILL_NOT_SAY = Expression(
    r"^(?:(?:nein|nee|na|nej|no|ich|jag|i|das|det|that)[ ,]+)*(?:(?:will|mochte|mag|werd\w*) (?:ich )?(?:(?:das|dazu|da|es|druber|daruber|jetzt|lieber|einfach) )*(?:nicht|nix|nichts)(?: mehr)?(?: (?:druber|daruber|dazu))? ?(?:reden|sagen|sprechen|erzahlen|verraten|antworten)|"
    r"sag\w* (?:ich )?(?:(?:dir|das|lieber|jetzt) )*(?:nicht|nix|nichts)|geht (?:dich|euch|niemanden) (?:nichts|nix) an|ist (?:doch )?(?:mir )?egal|spielt keine rolle|keine angabe|"
    r"(?:vill|tanker) (?:(?:helst|nog|bara) )?inte (?:prata|saga|beratta|svara|skriva)(?: om (?:det|saken))?(?: nagot)?(?: mer)?|sager (?:jag )?inte|angar (?:dig|er) inte|spelar ingen roll|"
    r"(?:don'?t|do not) want to (?:talk|say|tell|answer|write)(?: (?:about )?(?:it|that|you))?(?: any ?more| more| anything else)?|(?:would |'d |i'd )?rather not(?: (?:say|talk|tell|answer)(?: (?:about )?(?:it|that))?)?|(?:am )?not saying|none of your business|doe?sn'?t matter|prefer not to (?:say|answer))"
    r"(?: (?:(?:das|it|det|you) )?(?:wo|wie alt|wer|woher|welche|var|hur gammal|vem|vilken|where|how old|who|which)(?: \w+){1,4}| (?:mein|meinen|min|mitt|my) (?:\w+ )?(?:ort|alter|namen?|stadt|wohnort|alder|stad|namn|age|town|name|city))?[ .!]*$")
_ASKS_TO_ACT = Expression(
    r"\b(?:kannst|konntest|wurdest|kann|konnen) (?:du|sie|ihr)\b(?: \w+){0,6}? (?:fur mich|fur uns|an ?meiner stelle|dort|da|denen|ihnen|die)\b(?: \w+){0,3}? ?(?:anrufen|anschreiben|schreiben|hinschreiben|kontaktieren|einen termin|buchen|anmelden|ausmachen)|"
    r"\b(?:rufst|schreibst|meldest) du\b(?: \w+){0,4} (?:fur mich|an|dort|denen)\b|"
    r"\bkan du\b(?: \w+){0,4}? (?:ringa|skriva|mejla|kontakta|boka)\b(?: \w+){0,4}? ?(?:at mig|for mig|dem|dom|dit|tid|at oss)\b|"
    r"\b(?:could|can|would|will) you\b(?: \w+){0,3}? (?:call|ring|phone|write|email|contact|text|book|message)\b(?: \w+){0,4}? ?(?:for me|for us|them|on my behalf|an appointment)\b")
# She asks what happens then, before anybody failed to answer.
_IF_NOBODY = Expression(
    r"\b(?:wenn|falls)\b(?: \w+){0,2}? (?:niemand|keiner|keine|koaner)\b(?: \w+)?? ?(?:\b(?:ran|dran)|abheb\w*|abnimm\w*|antwort\w*|erreichbar|da ist|meldet)|"
    r"\b(?:om|ifall) ingen\b(?: \w+)?? (?:svarar|tar|lyfter|ar dar|hor av)|"
    r"\b(?:if|in case|when) (?:no ?one|nobody|they (?:don'?t|do not))\b(?: \w+)?? (?:answers?|picks? up|reply|replies|is there|responds?|gets? back)|"
    r"\b(?:wenn|falls|om|ifall|if|when|in case)\b(?: \w+){0,2}? (?:besetzt|upptaget|busy|engaged|nur (?:die|der|ne|eine?) (?:mailbox|band|anrufbeantworter))\b")
_NOBODY_THERE = 10  # words
# Many leave the mark away: "how long do we have to wait".
_A_QUESTION = Expression(r"(?:und |och |and |aber |men |but )?(?:wie|wo|wer|wohin|hur|var|vem|where|who|how) (?:kann|konnte|geht|gibt|find\w*|bekomm\w*|krieg\w*|hilft|hor\w*|kan|gar|far|finns|hittar|slutar|borjar|ska|can|could|do|does|should|would)\b|(?:und |och |and |aber |men |but )?(?:wie (?:lange?|viel\w*|oft|weit|schnell|funktioniert|geht das|lauft)|wann|welche\w*|was (?:passiert|brauch\w*|muss)|braucht man|muss (?:ich|man)|kann (?:ich|man) (?:da|dort)|"
                         r"hur (?:lang\w*|mycket|ofta|manga|snabbt|fungerar|gar det)|nar (?:har|ar|kan|oppnar)|vad hander|behover (?:jag|man)|maste (?:jag|man)|kan (?:jag|man) (?:ga|komma|boka) dit|"
                         r"how (?:long|much|many|often|far|soon|does (?:it|this|that) work|do they)|when (?:do|are|is|can)|which|what happens|do (?:i|we) (?:need|have) to|can (?:i|we) (?:go|come|bring)|do they|are they|is it)\b")
# "It's about my brother": whom she names now is the one it is about.
_ABOUT_ANOTHER = Expression(r"\b(?:es geht|geht es|geht'?s|geht) (?:\w+ )?um (?!mich)|\bfur (?:mein|unser|ihr|sein)\w* (?:\w+ ){1,2}(?:ist|isch|is|war|ware|geht|brauch\w*|such\w*) (?:das|es|des|ich|ma|i)\b|\bdas (?:ist|is|isch|war) (?:\w+ )?fur (?!mich)|"
                            r"\b(?:brauch\w*|such\w*|frag\w*) (?:ich )?(?:das |es |was |etwas |hilfe )?fur (?:mein|unser)\w*|\b(?:till|at|for) (?:min|mitt|mina|var) (?:\w+ ){1,2}(?:ar|e) det\b|\bdet (?:ar|e) (?:\w+ )?(?:till|at) (?!mig|mej)|\b(?:det galler|galler det|handlar (?:\w+ )?om|det ar for) (?!mig)|\b(?:it'?s|it is|this is) (?:\w+ )?(?:about|for) (?!me\b)|"
                            r"\b(?:i'?m|i am) (?:only |really |actually )?(?:here|writing|asking) (?:because of|about|for|on behalf of) (?!me|myself)|\b(?:ich )?(?:bin|schreib\w*|frag\w*)(?: ich)?(?: (?:hier|da|eigentlich|nur))* wegen (?!mir)|\bjag (?:ar har|skriver)(?: bara| egentligen)? (?:pa grund av|for) (?:min|mitt|mina)\b|"
                            r"\b(?:help|hilfe|hjalp|stod|support) (?:for|fur|till|at) (?:my |our |mein\w* |min |mitt |mina )?(?!me\b|mich\b|mir\b|mig\b|myself)\w+(?: rather| instead| lieber| eher| hellre| snarare| i stallet)|\b(?:rather|lieber|eher|hellre|snarare)(?: \w+)? (?:help|hilfe|hjalp) (?:for|fur|till|at) (?!me\b|mich\b|mig\b)|"
                            r"\b(?:sorgen? um|mir sorgen|worried about|worry about|orolig for|oroar mig|frag\w* (?:ich )?(?:fur|wegen)|asking for|fragar for|schreib\w* wegen)\b|"
                            r"^(?:nein |no |nej |also |well |so )?(?:for|fur) (?:mein|unser|my|our|min|mitt|var)\w* (?:\w+ ?){1,2}$")
# Somebody who worries holds a secret, is blamed, or fears what comes of telling it.
_PROMISED = Expression(
    r"\b(?:made|makes|asked|begged|got) me (?:to )?(?:promise|swear|not to (?:tell|say))\b|\bi(?:'ve| have| had to)? promised?(?: (?:him|her|them))?(?: not to| i wouldn'?t| to not| that i)|\bswore (?:not to|i wouldn'?t|to keep)|"
    r"\b(?:versprochen|versprechen|geschworen|schworen)\b,?(?: \w+){0,6} (?:nicht\w*|niemand\w*|keinem|nix|fur mich behalt\w*)\b|\bgebeten\b(?: \w+){0,4} (?:niemandem|nicht weiter\w*|keinem)\b|\b(?:lovat|lovade|lova|svurit)\b(?: \w+){0,4} (?:inte|ingen|hemligt)\b|\bbett mig(?: \w+){0,3} inte (?:saga|beratta)")
_BLAMED = Expression(
    r"\b(?:says?|said|told me|tells me|thinks?|saying) (?:that |it'?s |its |it is |it was |all )*my fault\b|\bblames me\b|\b(?:sagt|meint|gesagt|behauptet),?(?: \w+){0,4} (?:meine schuld|schuld bin|schuld)\b|\bgibt mir (?:\w+ ){0,3}schuld\b|\b(?:sager|sa|tycker|sagt)(?: \w+){0,4} mitt fel\b|\bskyller (?:\w+ )?pa mig\b")
_NO_TROUBLE = Expression(
    r"\b(?:don'?t|dont|do not) want (?:them|him|her|my \w+|mum|dad|anyone)(?: \w+){0,2} (?:to )?(?:get|be|getting|end up) in(?:to)? (?:any )?trouble\b|\b(?:get|getting) (?:them|him|her|my \w+|mum|dad|anyone) in(?:to)? trouble\b|"
    r"\b(?:will|mochte|mocht) (?:\w+ )?nicht,? (?:dass|das) (?:\w+ ){1,4}(?:arger|probleme|schwierigkeiten|stress|bestraft|ins gefangnis)\b|\b(?:soll|sollen) (?:keinen|kein|keine) (?:arger|stress|probleme)\b|"
    r"\b(?:vill inte att|radd att) (?:\w+ ){1,4}(?:fa|far|hamna i|hamnar i|rakar?) (?:problem|trubbel|illa ut|skit|straff)\b|\b(?:satta|sattar) dit (?:dem|dom|honom|henne|mamma|pappa)\b")
_SHORTLY = 9  # words; who writes more tells something besides
_I_AM = Expression(r"\b(?:ich bin|bin ich|jag ar|ar jag|i am|i'?m)(?: (?:selbst|selber|sjalv|eigentlich|die|der|das|den|det|dieser?|jene|denna|the|that|this|ja|ju|actually))* $|\b(?:jag|ich|me|i) (?:som|der|die|who) (?:ar|e|bin|ist|is|am)(?: (?:ju|ja|eigentlich|egentligen|faktiskt|actually|die|der|den|the|this|that|dieser|denna))* $")
# "Kompisen är jag", "the friend is me", "die Freundin bin ich".
_IS_ME = Expression(r"^ (?:(?:ar|e|is|'s|bin|ist|var|was)(?: (?:ju|ja|nog|eigentlich|egentligen|faktiskt|actually|really|halt|doch|alltsa|also|wohl))* (?:jag|ich|me|myself)|(?:det|das|that)(?: (?:ar|e|bin|is|'s))? (?:jag|ich|me))(?: (?:sjalv|selbst|selber|lol|haha|alltsa|actually))*[ .!]*$")


_REMARKS = {
    "asks_privacy": _ASKS_PRIVACY, "asks_silence": _ASKS_SILENCE, "no_insurance": _NO_INSURANCE, "asks_trust": _ASKS_TRUST,
    "asks_to_stay_unknown": _ASKS_TO_STAY_UNKNOWN, "will_not_say": _WILL_NOT_SAY, "about_another": _ABOUT_ANOTHER, "asks_to_act": _ASKS_TO_ACT,
    "promised": _PROMISED, "blamed": _BLAMED, "no_trouble": _NO_TROUBLE, "goes": _GOES, "for_me": _FOR_ME}


def remarked(text: str, hits: Sequence[Hit] = ()) -> FrozenSet[str]:
    """Which of these a message says: `asks_privacy`, `asks_silence` ("please tell nobody"), `no_insurance`, `asks_trust` ("who are you?"), `asks_to_stay_unknown`, `will_not_say`, `about_another`,
    `asks_to_act` ("could you call them for me?"), `goes` ("not today"), `wants_others` ("none of these"), `for_me` ("and for
    me?"), `promised` (to tell nobody), `blamed` ("he says it's my fault"), `no_trouble` ("I don't want them to get in trouble"), `ashamed`, `hard_to_say` ("it's complicated"), `if_nobody` ("and if nobody answers?"), `asks` (anything). The last six but one only where it says little else."""
    folded = fold(text)
    count, named = len(folded.split()), any(hit.facet == "topics" for hit in hits)
    brief = count <= _SHORTLY and not named
    found = set(matching(_REMARKS.items(), folded))
    if PLEADS_FOR_NO_CALL.search(folded):
        found.add("asks_silence")
    if brief and _OTHERS.search(folded) and not _OTHER_MATTER.search(folded):
        found.add("wants_others")
    if brief:
        found |= {name for name, pattern in (("ashamed", _ASHAMED), ("hard_to_say", _HARD_TO_SAY)) if pattern.search(folded)}
    if count <= _NOBODY_THERE and not named and _IF_NOBODY.search(folded):
        found.add("if_nobody")
    if folded.endswith("?") or _A_QUESTION.match(folded):
        found.add("asks")
    return frozenset(found) | said_later(text)


def is_the_one(found: Sequence[Word], hits: Sequence[Hit]) -> Optional[str]:
    """The relation that she says is herself ("also ehrlich gesagt bin ich die Kollegin"); None where she says none."""
    for hit in hits:
        before = " ".join(word.folded for word in found[max(0, hit.start - 5):hit.start]) + " "
        behind = " ".join(["", *(word.folded for word in found[hit.end:hit.end + 6])])
        if hit.facet == "relations" and (_I_AM.search(before) or _IS_ME.match(behind)):
            return hit.id
    return None
