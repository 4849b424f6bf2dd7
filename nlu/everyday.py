"""What sounds like danger to a classifier and is everyday: a child's heaven, somebody else who should stop, a parent's anger, a sports accident, a fright at fireworks,
the fear of being forced into care. Each holds only where nothing grave stands beside it. Needs no model, for the guard stands on it."""
from __future__ import annotations

from index.linear import fold
from index.sieve import Expression

# Persons alone: "I want the pain to stop", "my head", "the voices will be angry" are something else.
_PERSON = (r"(?:mam[ai]|mutti|mutter|muatta|papa|papi|vati|vater|voda|oma|omi|opa|mamma|morsan|pappa|farsan|mormor|farmor|morfar|farfar|mum|mummy|mom|mother|dad|daddy|father|gran|granny|grandma|grandpa|grandad|nan|nana|uncle|aunt\w*|onkel|tante|moster|faster|"
           r"bruder|schwester|sohn|tochter|kind|junge|mann|frau|freund|freundin|partner\w*|ex|kumpel|kollege|kollegin|chef\w*|mitbewohner\w*|nachbar\w*|bror|brorsan|syster|syrran|son|sonen|dotter\w*|barn|man|fru|frugan|gubben|sambo\w*|kille|tjej|pojkvan|flickvan|kompis|van|kollega|granne|"
           r"brother|sister|daughter|kid|boy|girl|husband|wife|boyfriend|girlfriend|fiancee?|mate|friend|flatmate|roommate|housemate|colleague|boss|neighbou?r|stief\w+|styv\w+|step ?\w+|eltern|foraldrar\w*|parents|folks|lehrer\w*|larar\w*|teacher|trainer\w*|tranare\w*|coach)")
_KIN = rf"(?:(?:(?:mein|unser|dein)\w*|min|mitt|mina|var|vart|my|our|der|die|the) (?:\w+ )?)?{_PERSON}"
_SHE = r"(?:er|sie|der|die|han|hon|hen|he|she|they)"
_IS = r"(?:ist|isch|is|sind|war|ar|e|a|var|are|was|'s|s|wohnt|lebt|bor|lives?|sits?|sitzt|sitter|schaut|guckt|tittar|looks|hat|has|har|went|kam|gekommen|kom|gick)"
_ON_HIGH = r"(?:himmel\w*|heaven|himlen|himmeln|engel\w*|angels?|angel|angla\w*|angeln|sternenkind\w*|stern|sterne|sternen|sternchen|(?:a|the|bright\w*) stars?|stjarn\w*|regenbogenbrucke|rainbow bridge|(?:bei|beim|with|hos) (?:\w+ )?(?:jesus|gott|god|gud))"
_HEAVEN = Expression(rf"\b(?:{_SHE}|es|den|(?:mein|unser|min|mitt|var|my|our)\w* \w+|{_KIN})(?: \w+){{0,2}}? ?{_IS}(?: \w+){{0,4}}? {_ON_HIGH}\b")
# What takes a heaven its harmlessness: somebody wants to go there, too, or bids farewell.
_TO_GO = Expression(
    r"\b(?:will|wui|wott|mocht\w*|ware?|wunsch\w*|geh|gehe|komm|komme|folg\w*|bald|auch (?:hin|dort|dahin|in|zu|bei)|zu (?:ihm|ihr)|wart\w*|sterb\w*|tot sein|nicht mehr|nimmer\w*|leben|abschied\w*|"
    r"vill|onskar|langtar|snart|ocksa (?:dit|dar|vara)|till (?:honom|henne)|vantar|leva|livet|inte langre|(?:vill|att|ska|far|fa) do|"
    r"want\w*|wanna|wish\w*|would|i'?d|soon|join|with (?:him|her|them)|too|go to|waiting|live|living|(?:to|i|will|wanna|i'll|let me) die|dying|not any ?more|any ?more|goodbye|voices?|stimmen|roster|sagt mir|tells me|sager (?:at|till) mig|going|gonna|we|wir|vi|us|tonight|heute|heut|ikvall|i kvall|i natt|i dag|idag|holen|hamta|take|takes|tablett\w*|pills?|piller\w*|plan\w*)\b")

_LEAD = r"(?:(?:ja|nein|nej|no|yes|also|aber|men|but|und|och|and|so|ok|na|bitte|please|snalla)[ ,]+)*"
_ONLY = r"(?:(?:ja|doch|nur|bloss|halt|einfach|so|so gern|endlich|echt|wirklich|bara|ju|verkligen|sa garna|helst|just|only|really|so|simply|dass|das|that|att)[ ,]*)*"
_HABIT = (r"(?:(?:damit|davon|mit dem \w+|med det|med \w+|with (?:it|the \w+)|it|that|this|zu|att|doing (?:it|that)|endlich|finally|antligen|now|jetzt|nu|trinken|saufen|trinkt|kiffen|rauchen|zocken|spielen|lugen|dricka|supa|roka|knarka|spela|ljuga|drinking|smoking|gambling|gaming|lying|vaping|using|drugs|drogen|for my sake|mir zuliebe)\b ?)*")
# Somebody else should stop what was told before. "It should stop" is not that.
_OTHER_STOPS = Expression(
    rf"{_LEAD}(?:(?:ich|i|jag|ja|wir|vi|we) )?(?:will|mochte|mecht|wui|wott|wunsch\w* (?:ich )?mir|hoff\w*|vill|onskar|hoppas|want|need|wish|hope)(?: (?:ich|i|jag))?[ ,]+{_ONLY}(?:{_SHE}|him|her|them|{_KIN}) {_HABIT}(?:(?:would|will|to|skulle|ska|kunde|could) )?(?:just |finally |endlich |bara )?"
    rf"(?:aufhort|aufhoren|aufhorn|aufhoert|slutar?|lagger av|lagga av|stops?|quits?){_HABIT.join((' ?', ''))}[ .!]*")
_ANGRY = (r"(?:bose|wutend|sauer|stinksauer|zornig|enttauscht|grantig|narrisch|hassig|\w*arg|\w*arga|forbannad\w*|sura?|besviken|besvikna|angry|mad|furious|cross|upset|disappointed|pissed(?: off)?|livid)")
_WILL_BE_ANGRY = Expression(
    rf"{_LEAD}(?:ich hab angst,? (?:dass )?|i'?m (?:so )?(?:scared|worried|afraid) (?:that )?|(?:jag )?(?:ar|e) (?:sa )?radd (?:att )?)?(?:{_KIN}|{_SHE})(?:'ll|'s| (?:will|would|is|are|gets?|wird|werden|wurde|ist|sind|is|blir|kommer(?: att)? bli|lar bli|ska bli|skulle bli|ar))(?: (?:be|get|going to|gonna|probably|definitely|sicher|bestimmt|nog|sakert|bli|so|sehr|total|mega|voll|richtig|echt|urgen|ur|sa|jatte|super|really|very|well|dann|then|da))*"
    rf" {_ANGRY}(?: (?:werden|sein|auf mich|mit mir|pa mig|with me|at me))*(?:,? (?:if|when|wenn|falls|om|nar|dass|att|that|weil|because|for)\b[^.!?]*)?[ .!]*")
_BLOWS = Expression(r"\b(?:hits?|hitting|beat\w*|hurt\w*|kill\w*|slap\w*|belt|schlag\w*|hau\w*|verprugel\w*|umbring\w*|slar?|slag\w*|doda\w*|rausschmeiss\w*|rauswerf\w*|kick\w*|throw\w*|kasta\w*|gurtel|balte\w*|lock\w*|sperr\w*|stryk|prugel|every time|immer wenn|again)\b")

_PLACE_OF_PLAY = (
    r"(?:(?:beim|im|am|auf (?:dem|der)|bei(?: der| dem| einem)?|in der|beim?) (?:\w*sport\w*|\w*training|turnen|schwimmen|fuss?ball\w*|handball|volleyball|basketball|tennis|reiten|laufen|joggen|klettern|wandern|ski\w*|snowboard\w*|rad\w*|fahrrad\w*|\w*fahren|tanzen|boxen|yoga|fitness\w*|arbeit\w*|job|kochen|putzen|umzug|spielen|spiel|match|garten\w*|stapler|bau|kuche)|"
    r"(?:pa|i|under|vid|nar jag (?:spelade|trana\w*|lag|akte)) (?:\w*sport\w*|\w*traning\w*|gymmet|\w*boll\w*|innebandy\w*|hockey\w*|ridning\w*|skid\w*|backen|cykel\w*|jobbet|matchen|match|dans\w*|gympa\w*|matlagning\w*|kok\w*|tradgard\w*)|"
    r"(?:at|in|on|during|while|from|playing|doing|when i was) (?:(?:the|a|my|playing|doing) )*(?:gym|sports?|p ?e|training|practice|football|soccer|rugby|hockey|tennis|basketball|volleyball|handball|match|game|running|jogging|skiing|snowboarding|climbing|riding|cycling|bike|dancing|ballet|yoga|lifting|work|cooking|kitchen|garden|gardening|stairs)|"
    r"(?:(?:cooking|gardening|skiing|climbing|running|jogging|cycling|dancing|skateboarding|playing \w+)|die treppe|trappan|the stairs|down the stairs|mit dem (?:rad|fahrrad|hammer)|med cykeln))")
_GOT_HURT = r"(?:verletzt|verletzte|weh ?getan|gebrochen|gezerrt|verstaucht|verdreht|geprellt|geschnitten|gestossen|verbrannt|skad\w*|brot|brutit|stukade|stukat|vrickade|hurt|injured|broke|broken|sprained|twisted|tore|cut|burn(?:t|ed))"
_ACCIDENT = Expression(rf"\b{_PLACE_OF_PLAY}\b(?: \w+){{0,6}}? {_GOT_HURT}\b|\b{_GOT_HURT}\b(?: \w+){{0,4}}? {_PLACE_OF_PLAY}\b")
_ON_PURPOSE = Expression(r"\b(?:absicht\w*|extra|purpose|deliberately|intentionally|selbst verletz\w*|mich selbst|mich selber|mig sjalv\w*|avsiktligt|med flit|ritz\w*|skar mig|skara mig|rasier\w*|rakblad\w*|razor|blade|klinge\w*|druck|pressure|gefuhl\w*|strafe|straff\w*|punish\w*|schlag\w*|slog|slar|hits?|"
                         r"geschubst|pushed|knuff\w*|leben|leva|live|die|sterb\w*|bewusst\w*|medvet\w*|unconscious|blut\w*|blod\w*|bleed\w*|wieder geritzt)\b")

_SPARES = Expression(
    rf"{_LEAD}(?:(?:ich|i|jag|ja) )?(?:will|mochte|mag|wollte|wui|vill|ville|want|wanted|do ?n'?t want|don'?t wanna|do not want)(?: (?:ich|i|jag|nur|ja|aber|auch|halt|doch|just|to|inte|int|not|nicht|ned|net|never|nie|aldrig))* "
    rf"(?:(?:ihn|sie|ihr|ihm|honom|henne|dem|dom|him|her|them|niemand\w*|keinen|nan|nagon|anyone|{_KIN}) )?(?:(?:nicht|ned|net|nie|inte|int|not|auch|jetzt|da|damit|med det|to)[ ,]*)*"
    r"(?:verpetzen|petzen|verraten|anschwarzen|verpfeifen|reinreiten|krank[ea]n|enttauschen|belasten|vor den kopf stossen|verletzen|tjalla|skvallra|gola|satta dit|hanga ut|sara|svika|belasta|snitch|grass|rat|tell on|betray|upset|disappoint|offend|shame|burden)"
    rf"(?: (?:on|out|pa))*(?: (?:ihn|sie|honom|henne|him|her|them|anyone|nan|nagon|{_KIN}))?(?: (?:damit|med det|with it|with this|though|aber|men))*[ .!]*")
_NOT = Expression(r"\b(?:nicht|ned|net|nie|niemand\w*|keinen|inte|int|aldrig|not|never|n'?t|\w+n'?t|dont)\b")

_DOWN = r"(?:(?:am|auf dem) boden|(?:auf|zu|unter|hinter|in) (?:den |dem |die |das )?(?:boden|tisch|deckung|bett|sofa|fussboden)|(?:ner |ned )?(?:pa|under|bakom|i) (?:golvet|marken|bordet|sangen|soffan|skydd)|(?:on|to|under|behind|onto|down) (?:the )?(?:floor|ground|table|bed|sofa)|for cover|flach hin|ner)"
_STARTLES = Expression(rf"\b(?:werf\w*|wirf\w*|schmeiss\w*|lieg\w*|kastar?|slanger?|ligger|dyker?|throw\w*|hit|drop|dive|duck|lie|end up)\b(?: (?:mich|mi|mig|mej|myself|ich|i|jag|me|dann|sofort|direkt|then|down|ned|ner|flat))* {_DOWN}\b|\b(?:hit the (?:floor|deck|ground)|duck for cover)\b")
_BANG = Expression(r"\b(?:knall\w*|boller\w*|feuerwerk\w*|silvester\w*|rakete\w*|tur\w*|laut\w*|gerausch\w*|schuss|hubschrauber\w*|small\w*|raket\w*|fyrverkeri\w*|nyar\w*|dorr\w*|ljud\w*|helikopter\w*|bang\w*|firework\w*|door\w*|slam\w*|loud|noise\w*|backfire\w*|helicopter\w*|crackers?|new year\w*|kracht|dundrar|braket)\b")
_COMPELLED = Expression(
    rf"{_LEAD}(?:(?:ich|jag|i'?m|i am|i|ja) )?(?:(?:hab\w*|ar|e|am) )?(?:(?:auch |so |ju |bara |just |really )*(?:angst|radd|scared|afraid|worried|frightened)(?: (?:for|davor|dafor))?,? )?(?:(?:dass|that|att|of) )?"
    r"(?:(?:die|sie|man|der arzt|de|dom|lakaren|doktorn|they|doctors?|the hospital)(?:'ll)? (?:ska |will |might |wollen |kommer (?:att )?|kan |could |can )?(?:mich |mig |me )?(?:zwing\w*|tvinga\w*|tvangsvarda\w*|forc\w*|section|commit)(?: (?:in|till|into|me|mig|mich|zu|to|in|vard|nat|nagot|was|etwas|care|treatment|hospital|behandlung|klinik|die|der|eine|einer|the|a|be|go|psyk\w*|medicin|tablett\w*|medikamente\w*|tabletten|nehmen|ta))*|"
    r"(?:kan|kann|can|could|konnen|konnte|blir|wird|werd\w*|far|darf|durfen|do|will)(?: (?:man|jag|ich|i|they|die|de|dom|sie|you|einen|mich|mig|me|be|get|bli|da|dort|there|dar|einfach|just|bara|gegen meinen willen|mot min vilja|against my will|to))* (?:gezwungen|zwing\w*|tvingad|tvingas|tvinga|forced?|made?|make|sectioned|committed|tvangsinlagd|inlagd|eingewiesen|eingeliefert|zwangseingewiesen|zwangsbehandelt)"
    r"(?: (?:werden|in|till|into|zu|to|att|nat|nagot|was|etwas|irgendwas|anything|something|vard|care|treatment|hospital|therapie|terapi|therapy|mich|mig|me|go|there|hin|da|dort|medikamente\w*|medicin|tabletten|medication|nehmen|ta|take))*)[ .?!]*")
# Whoever is sure to die whenever her heart races or the train comes, as people are who panic; a heart that hurts is looked at elsewhere.
_PANICS = Expression(r"\b(?:heart|hjart\w*|herz\w*|puls\w*|panic\w*|panik\w*|attacks?|attack\w*|breath\w*|atem\w*|luft|andas|andning\w*|zitter\w*|skakar|shak\w*|schwindel\w*|schwindlig|yr|dizzy|subway|underground|tube|bus|bussen|tunnelbana\w*|u-?bahn|s-?bahn|supermarkt|lift|hiss\w*|elevator|plane|flugzeug)\b")
_SURE_TO_DIE = Expression(r"\b(?:think|thinks|thinking|thought|feel|feels|feeling|felt|sure|afraid|scared|fear|convinced|denk\w*|dacht\w*|glaub\w*|mein\w*|angst|uberzeugt|tror|trodde|tankte|kanns|kandes|radd|overtygad)\b[^.!?]{0,25}\b(?:i'?m dying|im dying|i am dying|dying|gonna die|going to die|i will die|i'?ll die|sterben|sterbe|stirb|sterb|dor|ska do|doende)\b")
_NO_PANIC = Expression(r"\b(?:want\w*|wish\w*|will(?: (?:nur|nicht|nimmer|lieber))|mochte|vill|onskar|better|besser|battre|kill\w*|umbring\w*|pills?|tablet\w*|piller|overdose|arm|brust|brost\w*|chest|numb|taub\w*|domn\w*|jaw|kiefer|blood|blut\w*|blod\w*|krebs|cancer|knife|messer|kniv|plan|goodbye|abschied|farval)\b")
_LONGEST = 30  # words


def is_everyday(text: str) -> bool:
    """Whether a short message tells one of these, and nothing grave beside it."""
    folded = fold(text).strip()
    if len(folded.split()) > _LONGEST:
        return False
    return is_panic(text) or wants_no_more_than_that(text) or is_in_heaven(text) or is_accident(text) or is_startled(text)


def wants_no_more_than_that(text: str) -> bool:
    """Whether the whole of a message is that another should stop, will be angry, is not to be betrayed, or that nobody should be forced: no matter of its own."""
    folded = fold(text).strip()
    if _OTHER_STOPS.fullmatch(folded) or _COMPELLED.fullmatch(folded):
        return True
    if _WILL_BE_ANGRY.fullmatch(folded):
        return not _BLOWS.search(folded)
    return bool(_SPARES.fullmatch(folded)) and bool(_NOT.search(folded))


def is_in_heaven(text: str) -> bool:
    """Whether somebody who died is said to be in heaven, and nobody wants to follow: "mein Opa ist ein Stern", "mormor är hos änglarna"."""
    folded = fold(text)
    return bool(_HEAVEN.search(folded)) and not _TO_GO.search(folded)


def is_accident(text: str) -> bool:
    """Whether somebody got hurt at sports, at work or at home: "hab mir beim Turnen das Knie verdreht"."""
    folded = fold(text)
    return bool(_ACCIDENT.search(folded)) and not _ON_PURPOSE.search(folded)


def is_panic(text: str) -> bool:
    """Whether somebody is sure to die when her heart races or the bus comes: "mein Herz rast in der U-Bahn, ich denk ich sterbe"."""
    folded = fold(text)
    return bool(_PANICS.search(folded) and _SURE_TO_DIE.search(folded)) and not _NO_PANIC.search(folded)


def is_startled(text: str) -> bool:
    """Whether somebody throws himself down at a bang, as people do who were in a war."""
    folded = fold(text)
    return bool(_STARTLES.search(folded) and _BANG.search(folded))
