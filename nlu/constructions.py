"""Constructions that name a topic as surely as its own word does, though no word of them does alone."""
from __future__ import annotations

from functools import lru_cache
from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression, matching
from nlu.controlled import is_controlled
from nlu.deeds import PARTED, names_a_child
from nlu.doers import hurts_others
from nlu.endangered import seeming_of_danger, topics_of_danger
from nlu.everyday import is_accident, is_startled
from nlu.ordinary import is_ordinary, only_says_no, scolds
from nlu.parents import is_worn_out_by_a_child
from nlu.seeming import meaning, seeming
from nlu.threats import speaks_of_being_killed, threatened_by_kin

# Somebody took his life, long ago or lately: whoever tells it grieves. "Wollte sich umbringen" and "hat versucht" are of the living.
TOOK_HIS_LIFE = (
    r"\b(?:hat|hatte|haben|hot) sich(?: (?!versucht|fast|beinahe)\w+){0,5}? (?:umgebracht|erhangt|erschossen|getotet|suizidiert|das leben genommen|vor den zug geworfen)\b(?! (?:will|wollen|wollte|hatte))|\bsich (?:umgebracht|das leben genommen|erhangt|erschossen) (?:hat|hatte)\b|"
    r"\b(?:nahm|brachte|erhangte|erschoss) sich(?: (?:selbst|das leben|damals|vor))*(?: um)?\b|\b(?:durch|wegen|nach|seit)(?: (?:seine[mnrs]?|ihre[mnrs]?|de[mnrs]|einen))? (?:suizid|selbstmord|freitod)\b|\bum (?:seinen|ihren|den) (?:suizid|selbstmord|freitod)\b|\ban suizid (?:gestorben|verstorben|verloren)\b|\b(?:suizid|selbstmord) (?:meine[srm]|von mein\w+|unsere[srm])\b|"
    r"\b(?:tog|tagit) (?:livet av (?:sig|sej)|sitt (?:eget )?liv)\b|\b(?:hangde|skot|dodade) (?:sig|sej)\b|\b(?:begick|begatt) sjalvmord\b|\b(?:hans|hennes|pappas|mammas|brors|brorsans|systers|sons|dotters) sjalvmord(?:et)?\b|"
    r"\b(?:killed|hanged|hung|shot) (?:himself|herself|themsel\w+)\b|\btook (?:his|her|their) own li(?:fe|ves)\b|\b(?:died|lost (?:\w+ ){1,4}(?:to|through)|death) ?(?:by|of|from|to|through)? suicide\b|\b(?:his|her|my \w+'?s?) suicide\b")
_NOT_DEAD = Expression(r"\b(?:fast|beinahe|almost|nearly|nastan|versuch\w*|tried|attempt\w*|forsok\w*|plan\w*|droht\w*|threat\w*|hotar\w*|will|vill|wants?|wenn|falls|om han|om hon|if|film|serie|buch|book|bok|roman|novel|character)\b")
# Losses that have no word of grief: a child before its birth, an accident.
_LOSS = Expression(
    r"\b(?:fehlgeburt\w*|totgeburt\w*|still ?geboren\w*|sternenkind\w*|missfall\w*|dodfod\w*|miscarr\w+|stillb(?:irth|orn)\w*)\b|"
    r"\b(?:lost|losing)(?: (?:the|my|our|her|a|their|another))? (?:unborn )?(?:baby|twins)\b|\b(?:das|unser|mein|ihr|ein) (?:ungeborenes )?(?:baby|kind) verloren\b|\bforlora(?:de|t) (?:barnet|bebisen|(?:vart|mitt|sitt|ett) (?:ofodda )?(?:barn|bebis))\b|"
    r"\b(?:freund\w*|kumpel\w*|bruder|schwester|cousin\w*|vater|papa|mutter|mama|sohn|tochter|kind|mann|frau|onkel|tante|opa|oma|neffe|kolleg\w*|er|sie|kompis\w*|polare|van|bror|brorsan|syster|syrra\w*|kusin\w*|pappa|mamma|son|dotter|barn|man|fru|"
    r"friends?|mate|brother|sister|dad|father|mum|mom|mother|daughter|child|husband|wife|uncle|nephew|he|she|han|hon)(?: \w+){0,8}? (?:ertrunken|ersoffen|ertrank|drunkna(?:de|t)?|drowned|(?:todlich )?verungluckt|forolycka[ts]\w*|forolyckades|omkom|omkommit)\b")
# In German it is one letter from being drunk.
_DROWNED = Expression(r"\b(?:ertrunken|ersoffen|ertrank\w*|vatrunken|drunknade|drunknat|drunknar? dog|drowned|drowning (?:took|killed)|death by drowning)\b")
_FEARED_DROWNED = Expression(r"\b(?:fast|beinahe|beinah|nearly|almost|nastan|gerade eben|grad eben|gerade jetzt|eben gerade|jetzt gerade|just now|right now|precis nu|just nu|alldeles nyss|atmet|puls|breathing|andas|hilfe|help|hjalp|ich will|mich|myself|wunschte ich|i wish|want to|mig|nicht mehr|nimmer|any ?more|inte mer|orkar)\b")
_DRINKS = Expression(r"\b(?:betrunken|trink\w*|sauf\w*|alkohol\w*|drunk|drink\w*|alcohol\w*|full|dricker|druckit|super|bier|wein|ol|vin|beer|wine|vodka|wodka|schnaps|sprit)\b")
_FEARED = Expression(r"\b(?:angst|radd|afraid|scared|risk\w*|fear|fast|beinahe|nearly|almost|nastan|could)\b(?: \w+){0,4} $")
# A death that somebody meets at work: what stays is the picture, it is no farewell of hers.
_DEATH = r"(?:gestorben|gstorbn|verstorben|stirbt|sterben|tot|umgebracht|erhangt|suizid\w*|selbstmord|leiche|died|dies|dying|dead|killed (?:him|her)self|suicide|took (?:his|her) (?:own )?life|erschossen|dog|dott|dor|dod|doda|livet av sig|hangde sig|hangt sig|skot sig|skjutit sig|sjalvmord)"
_CARED_FOR = r"(?:patient\w*|bewohner\w*|klient\w*|heimbewohner\w*|brukare\w*|vardtagare\w*|de boende|residents?|clients?)"
_AT_WORK = Expression(
    rf"\b(?:mein\w*|unser\w*|ein\w*|zwei|drei|vier|a|an|my|our|two|three|one of (?:my|our)|en|tva|tre|min|mina|var|vara) (?:\w+ )?{_CARED_FOR}\b[^.!?]{{0,60}}\b{_DEATH}\b|\b(?:im|beim|letzten|einen|unserem) (?:\w+ )?einsatz\b[^!?]{{0,80}}\b{_DEATH}\b|\b{_DEATH}\b[^!?]{{0,30}}\b(?:im einsatz|auf den gleisen|auf dem gleis)|"
    rf"\b(?:first (?:one )?(?:on (?:the )?scene|to arrive|there)|on a call(?:-?out)?|forst pa plats|pa (?:ett )?(?:larm|uppdrag)|utryckning\w*|als erste\w* (?:vor ort|da|dort|am \w+))\b[^?]{{0,80}}\b{_DEATH}\b")
_TRADE = (r"(?:hebamme|barnmorska|midwife|surgeon|chirurg\w*|kirurg\w*|nurse|krankenschwester|krankenpfleger\w*|sjukskoterska\w*|altenpfleger\w*|pflegekraft|underskoterska\w*|arzt|arztin|doctor|lakare|sanitater\w*|notfallsanitater\w*|paramedic|ambulanssjuk\w*|"
          r"feuerwehr\w*|firefighter|brandman|polizist\w*|policeman|policewoman|police officer|polis|lokfuhrer\w*|train driver|lokforare)")
_DIED_AT_WORK = Expression(  # "ich bin Hebamme, letzte Woche ist ein Baby gestorben", "I made a mistake and the patient died"
    rf"\b(?:ich bin|i'?m|i am|jag ar|bin|als|as|som)(?: \w+){{0,3}} {_TRADE}\b[^?]{{0,90}}\b(?:a|an|the|one|ein\w*|der|die|das|en|ett) (?:\w+ )?(?:baby|kind|child|barn|bebis|patient\w*|mother|frau|mann|man|person|mensch|boy|girl|junge|madchen|mamma|kvinna)\b[^.!?]{{0,30}}\b{_DEATH}\b|"
    rf"\b{_TRADE}\b[^?]{{0,90}}\b(?:patienten|barnet|bebisen) (?:\w+ )?{_DEATH}\b|\b(?:the|der|die) {_CARED_FOR} (?:\w+ ){{0,2}}{_DEATH}\b")
_GAMES = Expression(r"\b(?:spiel\w*|zock\w*|spela\w*|game\w*|gaming|gamar|gamt|lol|wow|fortnite|minecraft|roblox|valorant|league of legends|cs|konsole|playstation|ps[345]|xbox|scroll\w*|tiktok|instagram|handy|mobilen|phone|netflix|youtube|porno?s?)\b")
_OWN_DEAD = Expression(r"\b(?:mein\w*|min|mitt|my) (?:\w+ )?(?:vater|mutter|bruder|schwester|mann|frau|sohn|tochter|freund\w*|oma|opa|pappa|mamma|bror|syster|man|fru|son|dotter|mormor|morfar|farmor|farfar|father|dad|mother|mum|brother|sister|husband|wife|daughter|friend)\b")
# Figures of speech: who is tired of a role is not tired of life, and who laughed so that he died has lost nobody.
_TIRED_OF_A_ROLE = Expression(
    r"\b(?:tired|sick|fed up|exhausted|worn out) (?:of|with|from|by)(?: always| constantly)? (?:being|having to be|playing) (?:the|everyone'?s|everybody'?s|a|their|his|her)\b|"
    r"\b(?:trott|less|utmattad|slut) (?:pa|av)(?: att)? (?:alltid |jamt |standigt )?(?:(?:behova |fa |maste )?vara (?:den|en|familjens|allas|alltid|hans|hennes))\b|"
    r"\b(?:mude|satt|leid|uberdrussig|keine? (?:lust|bock|kraft) mehr)\b,?(?: davon)?,?(?: \w+)? ?(?:immer|standig|dauernd|stets)?(?: nur)? (?:die|der|diejenige|derjenige|das)(?: \w+){0,4} (?:zu sein|sein zu mussen|sein muss)\b|\b(?:mude|satt|leid),? (?:immer|standig|dauernd) (?:die|der|diejenige|derjenige)\b")
_LAUGHED = Expression(r"\b(?:laugh\w*|lach\w*|gelacht|skratt\w*)\b[^.!?]{0,40}\b(?:died|dying|die|dead|death|tot|totgelacht|gestorben|sterb\w*|dog|dor|dod|doende|ihjal)\b")
_OLD = Expression(r"\b(?:oma|opa|omi|grossmutter|grossvater|grosstante|mormor|morfar|farmor|farfar|gran|granny|grandma|grandad|grandmother|grandfather|grandpa|nan|schwiegermutter|svarmor|svarfar|(?:mother|father)[ -]in[ -]law|elderly|"
                  r"alte[rnm]? (?:nachbar\w*|frau|dame|mann|herr)|(?<!ar )(?:ganska |valdigt |ar )?gammal\b(?! (?:van|kompis))|(?<!years )(?<!year )old (?:lady|man|woman|neighbour)|(?:[78]\d|9\d))\b")
_DELUDED = Expression(
    r"\b(?:sagt|behauptet|glaubt|meint|denkt|says?|claims?|thinks?|believes?|accuses?|convinced|sager|pastar|tror|anklagar|redt|red)\b[^.!?]{0,60}?\b(?:klau\w*|stehl\w*|stiehlt|bestiehlt|bestehl\w*|beklau\w*|gestohlen|geklaut|stjal\w*|stulit|snor|snott|steal\w*|stole|"
    r"stolen|robb\w*|vergift\w*|forgift\w*|poison\w*|fremde leut\w*|leute (?:rein|in der wohnung|im haus)|kommer in (?:folk|nagon|man)|folk (?:i huset|kommer)|(?:people|somebody|someone|men) (?:in (?:the|her|his)|come|comes|coming|getting) ?(?:in|house|room|flat)?)")
# Who stopped eating after an operation or under chemotherapy is ill first of all.
_AFTER_TREATMENT = Expression(
    r"\b(?:seit|nach|sen|sedan|efter|since|after)\b (?:(?:der|dem|seiner|ihrer|meiner|einer|sin|hans|hennes|min|en|ett|the|his|her|my|an|a|their) )?(?:\w+ )?"
    r"(?:\w*op|\w*operation\w*|chemo\w*|bestrahlung\w*|cellgift\w*|stralning\w*|surgery|radiotherapy|mastectomy)\b")
_EATS = Expression(r"\b(?:isst|esse|essen|gegessen|ater|ata|atit|eats?|eating|appetit\w*|aptit\w*)\b")


_EATS_LITTLE = Expression(
    r"\b(?:isst|esst|esse|ess|iss)(?: \w+){0,3} (?:kaum|nichts|nix|nimmer|nicht mehr|fast nichts|wenig|nur noch wenig)\b|\b(?:kaum|nichts|nix|fast nichts) (?:mehr )?(?:isst|esse|zu essen)\b|\bkein\w* (?:appetit|hunger)\b|"
    r"\b(?:ater|atit)(?: \w+){0,2} (?:knappt|nastan inget|nastan ingenting|inget|ingenting|inte|lite|daligt)\b|\bknappt (?:nat |nagot )?(?:ater|atit)\b|\b(?:ingen|inte nagon) (?:aptit|matlust)\b|"
    r"\b(?:hardly|barely|scarcely) (?:eats?|ate|eating|eaten)\b|\b(?:eats?|ate|eating) (?:hardly|barely|almost nothing|nothing|next to nothing|very little|little)\b|\b(?:doe?sn'?t|don'?t|won'?t|not) (?:eat(?:ing)?|want to eat)\b|\bno appetite\b")
_GRIEVES = Expression(
    r"\b(?:seit|nach|sen|sedan|efter|since|after)\b(?: \w+){0,6}? (?:tod|gestorben|gstorbn|tot|beerdigung|dog|dott|dod|doden|gick bort|begravning\w*|died|death|passed|funeral|dead)\b|\b(?:witwer?\w*|anka|ankling|widow\w*|trauer\w*|sorj\w*|sorg\w*|griev\w*|mourn\w*)\b")
_LETS_GO = Expression(
    r"\b(?:wascht sich|duscht|zieht sich|tvattar sig|duschar|kommer inte upp|stirrar|starrt|stares?|wash(?:es)?|shower\w*|get out of bed|aus dem bett|ur sangen|rentner|pension\w*|ruhestand|retired|retirement)\b")
_OF_WEIGHT = Expression(r"\b(?:dick|fett|abnehm\w*|kalorien|gewicht|erbrich\w*|kotz\w*|waage|tjock|banta\w*|kalorier|vikt\w*|krak\w*|spy\w*|vag(?:en|er sig)|fat|calorie\w*|weight|vomit\w*|purg\w*|skinny|magersucht|anore\w*|bulimi\w*|atstorning\w*|essstorung\w*)\b")
_MEDICINE = (r"(?:tablette?n?|tabletterna|tabletter|medikamente?n?|medizin|medicin\w*|medis|pillen|piller|pillerna|pille|antidepressiva\w*|pills?|meds|medication|medicine|tablets?|ssri|sertralin\w*|escitalopram|citalopram|venlafaxin\w*|fluoxetin\w*|mirtazapin\w*|bupropion|lithium|litium|ritalin|concerta|elvanse)")
_OWN_MEDICINE = Expression(
    rf"\b(?:vergessen|vergess|glomde?r?|glomt|forgot\w*|missed|verpasst)\b[^.!?]{{0,30}}\b{_MEDICINE}\b|\b{_MEDICINE}\b[^.!?]{{0,20}}\b(?:vergessen|vergess|glomt|forgotten)\b|"
    rf"\b{_MEDICINE}\b[^.!?]{{0,25}}\b(?:wirk\w* (?:nicht|nix|kaum|nichts)|hilft (?:nicht|nix)|helfen nicht|hjalper inte|fungerar inte|funkar inte|gor ingen skillnad|biverkning\w*|nebenwirkung\w*|side ?effects?|(?:doe?sn'?t|don'?t|isn'?t|aren'?t|not) (?:help|work)\w*|stopped working)\b|"
    rf"\b(?:nehme?|nimm|tar|ater|fatt|fick|take|taking|on|put on|started|began|bekomme|verschrieben|utskrivet|prescribed|borjade|borjat)(?: \w+){{0,3}} (?:sertralin\w*|escitalopram|citalopram|venlafaxin\w*|fluoxetin\w*|mirtazapin\w*|antidepressiva\w*|antidepressants?|ssri|lithium|litium)\b|"
    rf"\b(?:my|mein\w*|min|mina)(?: \w+)? {_MEDICINE} (?:wie immer|as usual|as always|som vanligt|wie verordnet)\b")
_OF_LOW_SPIRITS = Expression(r"\b(?:sertralin\w*|escitalopram|citalopram|venlafaxin\w*|fluoxetin\w*|mirtazapin\w*|bupropion|antidepressiv\w*|antidepressants?|ssri)\b")
_TOO_MUCH_OF_IT = Expression(r"\b(?:zu viele?|for manga|for mycket|too many|too much|abhangig|suchtig|beroende|addict\w*|hooked|missbruk\w*|ohne rezept|without (?:a )?prescription|mehr als|more than|mer an|sucht)\b")
_DEAD_THING = Expression(r"\b(?:phone|laptop|computer|battery|wi-?fi|internet|tv|car|tablet|xbox|console|handy|akku|auto|rechner|fernseher|mobil\w*|telefon\w*|dator\w*|batteri\w*|bil|bilen)(?: \w+)? (?:is|ist|isch|ar|e|'s|just|has|har|died|dog)(?: \w+)? ?(?:dead|died|tot|gestorben|dod|dott)\b|\b(?:phone|laptop|battery|car|computer) (?:just )?died\b")
_OWN_DEAD_NOW = Expression(_OWN_DEAD.pattern + rf"[^.!?]{{0,30}}\b{_DEATH}\b")
_OF_AGE = (r"(?:mann|frau|mutter|mama|mutti|muatta|vater|papa|eltern|oma|opa|schwieger\w+|partner\w*|lebensgefahrt\w*|schwester|bruder|tante|onkel|man|fru|make|maka|mamma|pappa|mor|far|foraldrar|mormor|morfar|farmor|farfar|sambo|"
           r"svar(?:mor|far)|syster|bror|husband|wife|mother|mum|mom|father|dad|parents|gran|nan|grandm\w+|grandf\w+|sister|brother|(?:mother|father)[ -]in[ -]law)")
_TOPICS = {
    "caring_for_relatives": Expression(
        rf"\b(?:ich |i )?(?:pflege|pfleg)(?: (?!nicht)\w+){{0,5}}? (?:meine[nm]?|mein|mei|unsere?) (?:\w+ )?{_OF_AGE}\b|\b(?:meine[nm]?|mein|mei) (?:\w+ )?{_OF_AGE}(?: (?!nicht)\w+){{0,5}}? (?:pflege ich|zu pflegen|pflegen muss)\b|"
        rf"\b(?:vardar|skoter om)(?: (?!inte)\w+){{0,3}}? (?:min|mina|mitt|var|vara) (?:\w+ )?{_OF_AGE}\b|\b(?:i|i'm|i am|i've been) (?:\w+ )?(?:care|caring|carer) for my (?:\w+ )?{_OF_AGE}\b"),
    "grief": Expression(TOOK_HIS_LIFE),
    "domestic_violence": Expression(
        r"\b(?:dad|daddy|father|stepdad|mum|mom|mother|stepmum|he|she|my (?:husband|boyfriend|wife|girlfriend)) (?:has |just |always )?(?:threw|throws|thrown|chucked|hurled) (?:a |the |his |her |some )?(?:plates?|dish\w*|glass\w*|cups?|mugs?|chairs?|bottles?|phone|vases?|knife|shoes?|pans?|pot|things|stuff|ashtray) (?:at|towards) (?:mum|mom|mam|dad|me|us|her|him|my)\b|"
        r"\b(?:teller|glas|glaser|tassen?|stuhl|flaschen?|handy|vase|messer|aschenbecher|geschirr|schuhe?|topf|pfanne) (?:nach|auf|gegen) (?:mama|mami|mutter|mir|mich|ihr|ihm|uns|papa|mein\w*)(?: \w+)? (?:geworfen|gworfn|geschmissen|gschmissn)\b|"
        r"\b(?:er|sie|mein\w* (?:freund\w*|mann|frau|partner\w*|vater|mutter))\b[^.!?]{0,50}? (?:wirft|schmeisst|schmeist) (?:\w+ ){0,2}(?:sachen|dinge|zeug|teller|glaser|stuhle?|geschirr|handys?) (?:nach|auf|gegen) (?:mi[rch]+|uns|ihr|ihm)\b|"
        r"\b(?:pappa|farsan|styvpappa|mamma|morsan|han|hon|min (?:man|kille|fru|sambo|tjej|flickvan|pojkvan|partner))\b(?: [^.!?]{0,50}?)? (?:har |hade )?(?:kasta\w*|slang\w*) (?:\w+ ){0,2}(?:tallrik\w*|glas\w*|kopp\w*|stol\w*|flask\w*|mobil\w*|vas\w*|kniv\w*|porslin|sko\w*|gryta\w*|saker) (?:pa|mot|efter) (?:mamma|pappa|mig|mej|henne|honom|oss|min)\b"),
    "separation": Expression(PARTED),
    "pregnancy_birth": Expression(
        r"\b(?:seit|nach|sen|sedan|efter|since|after)\b (?:(?:der|dem|die|das|unser\w*|mein\w*|ihr\w*|min|mitt|var|vart|the|my|our|her|a) )?(?:\w+ )?"
        r"(?:geburt|entbindung|kaiserschnitt|baby (?:da|auf der welt|gekommen)|wochenbett|fehlgeburt|forlossning\w*|kejsarsnitt\w*|bebisen|missfall\w*|birth|c-section|"
        r"baby(?: came| arrived| was born)?|miscarriage)\b|\b(?:seit|sen|sedan|since) (?:das |unser |the |our )?(?:baby|kind|bebisen|kleine\w*) (?:da ist|kam|fods?|came|arrived|was born)\b"),
    "sexual_violence": Expression(
        r"\b(?:greift|griff|fasst|fasste|langt|grapscht|grabscht|tatscht|packt|gegriffen|gefasst)(?: (?!nicht|nie)\w+){0,5}? (?:an den|an die|an|auf den|auf die|unter den|unter die|unters|unter|zwischen die|zwischen|in den|in die) (?:\w+ )?(?:arsch|po|popo|hintern|hinten|brust|bruste|busen|titten|schritt|rock|beine|pulli|shirt|hose|unterhose|oberschenkel)\b|"
        r"\b(?:begrapscht|begrabscht|betatscht|befummelt|fummelt)\b|\b(?:arsch|hintern|brust|busen|titten|schritt)(?: \w+){0,2} (?:gegrapscht|gegrabscht|angefasst|gegriffen|gefasst|getatscht)\b|"
        r"\b(?:tafsa\w*|antasta\w*)\b|\b(?:tar|tog|tagit|klammer|klamde|nyper|nop|rorde|ror) (?:mig |mej |han |chefen )*(?:pa|i) (?:\w+ )?(?:rumpan|rompan|roven|brosten|brostet|tuttarna|skrevet|laret|lar(?:en)?|stjarten)\b|"
        r"\b(?:grop(?:es|ed|ing)|fondl(?:es|ed))\b|\b(?:grab(?:s|bed|bing)?|touch(?:es|ed)?|squeez(?:es|ed)|slap(?:s|ped)|pinch(?:es|ed)) my (?:\w+ )?(?:arse|ass|bum|butt|boobs?|tits?|breasts?|chest|crotch|thighs?|backside)\b|\bput(?:s|ting)? (?:his|her) hands? (?:up|under|down|between) my\b|"
        r"\b(?:nackt\w*|intim\w*|naken\w*|nude\w*|naked) ?(?:bild\w*|foto\w*|video\w*|photos?|pictures?|pics?)\b|"
        r"\b(?:sprida|sprider|spritt|skicka runt|verschick\w*|verbreit\w*|rumgeschickt|herumgeschickt|spread|spreading|leak|leaked|share|sharing|post)\b(?: \w+){0,3} (?:bilder\w*|fotos?|videos?|photos?|pictures?|pics|nudes)\b|"
        r"\b(?:bilder|fotos?|videos?)(?: \w+){0,4} (?:verschick\w*|verbreit\w*|rumschick\w*|ins netz|online stell\w*)\b"),
    "addiction_media": Expression(
        r"\b(?:playstation|ps ?[345]|xbox|nintendo|konsole|fortnite|minecraft|roblox|tiktok|instagram|zock\w*|gamet?|gamar|dataspel\w*|tv-?spel\w*|gaming|pc|datorn|mobilen|phone)\b"
        r"(?: \w+){0,4} (?:bis|till|tills|until|til) (?:\w+ ){0,2}?(?:\d+|nachts|spat|fruh|morgen\w*|sent|natten|midnatt|mitternacht|midnight|morning|late)\b"),
    "addiction_alcohol": Expression(
        r"\b(?:han|hon|pappa|mamma|farsan|morsan|svager\w*|svagerska|bror|brorsan|syster|syrran|son|sonen|dotter|man|fru|sambo|kompis|polare|chef|kollega) (?:som )?(?:super|supit|sop)\b(?! (?:bra|kul|gott|fin|snall|glad|sot|trevlig|trott|ledsen|arg|orolig|illa|hjalp))|"
        r"\bsuper (?:sig|ner sig|varje|igen|for mycket|hela|nat|nagot)\b"),
    "burnout": Expression(
        r"\b(?:arbeite?|schufte?|jobbar|arbetar|jobbat|work|working|hackle?)\b(?: \w+){0,4} (?:1[2-9]|zwolf|vierzehn|sexton|tolv|fjorton|twelve|fourteen) ?(?:stund\w*|std|h|timmar|hours?)\b|"
        r"\b(?:1[2-9]|zwolf|vierzehn|tolv|fjorton|twelve|fourteen) ?(?:stund\w*|std|h|timmar|hours?) (?:am|pro|jeden|om|per|a|varje) (?:tag|tog|dan|dag|dagen|day|shift)\b"),
}


@lru_cache(maxsize=8)  # a message's topics, its intent and what only seems to be one ask for it
def topics_said(text: str, of_old: bool = False) -> FrozenSet[str]:
    """The topics that a construction of the message names: "seit der Geburt", "han ska sprida bilder", "14 Stunden am Tag"; `of_old` where the one it
    is about is known to be old."""
    folded = fold(text)
    found = set(matching(_TOPICS.items(), folded))
    if "grief" in found and _NOT_DEAD.search(folded):
        found.remove("grief")
    if any(not _FEARED.search(folded[:loss.start()]) and not _FEARED.search(folded[:loss.end()].rpartition(" ")[0] + " ") for loss in _LOSS.finditer(folded)):
        found.add("grief")
    if threatened_by_kin(text) or is_controlled(text):
        found.add("domestic_violence")
    found |= topics_of_danger(text)
    if _AFTER_TREATMENT.search(folded) and _EATS.search(folded):
        found.add("chronic_illness")
    if met_at_work(text):
        found = {*found, "trauma"} - {"grief"}
    if (of_old or _OLD.search(folded)) and _DELUDED.search(folded):
        found.add("dementia")
    if eats_little_for_another_ground(text) and "grief" not in found:
        found.add("depression")
    if _OF_LOW_SPIRITS.search(folded) and _OWN_MEDICINE.search(folded):
        found.add("depression")
    if is_worn_out_by_a_child(text):
        found.add("parenting")
    found = (found - seeming(text) if "bullying" in meaning(text) else found) | meaning(text)  # classmates who post pictures of her: no sexual violence
    if "burnout" in found and _TOPICS["burnout"].search(folded) and _GAMES.search(folded):
        found = {*found, "addiction_media"} - {"burnout"}  # "spelar 14 timmar om dagen"
    if hurts_others(text):
        found |= {"domestic_violence", "parenting"} if names_a_child(text) else {"domestic_violence"}
    return frozenset(found)


def topics_only_seeming(text: str) -> FrozenSet[str]:
    """The topics that the words of a message only seem to name: "laughed so hard I died", "trött på att vara den som fixar allt", a patient's death."""
    folded = fold(text)
    found = {"suicidality", "self_harm"} if grieves_suicide(text) or _TIRED_OF_A_ROLE.search(folded) else set()
    found |= {"grief"} if _LAUGHED.search(folded) else set()
    found |= {"suicidality", "self_harm"} if speaks_of_being_killed(text) else set()  # "my mother would kill me", a figure or a threat
    found |= {"suicidality", "self_harm"} if is_accident(text) or is_startled(text) else set()
    found |= {"suicidality", "self_harm", "psychosis"} if is_ordinary(text) else set()
    found |= {"sexual_violence"} if only_says_no(text) else set()
    found |= {"grief", "caring_for_relatives"} if scolds(text) else set()
    found |= {"ocd"} if is_controlled(text) else set()
    found |= seeming_of_danger(text)
    found |= {"addiction_alcohol"} if is_drowned(text) and not _DRINKS.search(folded) else set()
    found |= {"addiction_drugs", "bipolar", "dementia"} if takes_her_medicine(text) else set()
    found |= {"eating_disorder", "body_image"} if eats_little_for_another_ground(text) else set()
    found |= {"grief"} if is_of_a_thing(text) else set()
    found |= seeming(text) - topics_said(text)
    return frozenset(found | ({"grief", "suicidality", "self_harm", "parenting", "pregnancy_birth"} if met_at_work(text) else set()))


def is_drowned(text: str) -> bool:
    """Whether somebody is told of who drowned, and not of the very moment."""
    folded = fold(text)
    return bool(_DROWNED.search(folded)) and not _FEARED_DROWNED.search(folded)


def is_of_a_thing(text: str) -> bool:
    """Whether only a thing is dead ("my phone is dead"), or friends have gone somewhere."""
    folded = fold(text)
    return bool(_DEAD_THING.search(folded)) and not _OWN_DEAD_NOW.search(folded)


def takes_her_medicine(text: str) -> bool:
    """Whether the medicine is what a doctor prescribed, forgotten or of no effect: no drug, and no upheaval of moods. Not where she takes too much of it."""
    folded = fold(text)
    return bool(_OWN_MEDICINE.search(folded)) and not _TOO_MUCH_OF_IT.search(folded)


def eats_little_for_another_ground(text: str) -> bool:
    """Whether somebody hardly eats who grieves, is old, or lets all of herself go: no illness of eating."""
    folded = fold(text)
    return bool(_EATS_LITTLE.search(folded) and (_OLD.search(folded) or _GRIEVES.search(folded) or _LETS_GO.search(folded))) and not _OF_WEIGHT.search(folded)


def met_at_work(text: str) -> bool:
    """Whether she tells of a death that she met at work, and of none of her own."""
    folded = fold(text)
    return bool(_AT_WORK.search(folded) or _DIED_AT_WORK.search(folded)) and not _OWN_DEAD.search(folded)


def grieves_suicide(text: str) -> bool:
    """Whether somebody is told of who took his own life: it is grief, and no danger of the one who tells it."""
    folded = fold(text)
    return bool(_TOPICS["grief"].search(folded)) and not _NOT_DEAD.search(folded)


_FEARS_IT = Expression(r"\b(?:angst|radd|orolig\w*|scared|afraid|worried|think|thinks|tror|glaub\w*|furcht\w*|fears?|whether|om han|om hon|maybe|vielleicht|kanske|weiss nicht|vet inte|don'?t know)\b")
_HER_OWN_END = Expression(
    r"\b(?:ich|i|jag|ja)\b(?: \w+){0,3}? (?:auch|ocksa|too|nicht mehr|nimmer|langre|inte mer|any ?more|leben|leva|live|sterben|die|do|folgen|folja|follow|can'?t|cannot|orkar|pallar)\b|\b(?:me too|mich auch|mig ocksa|zu (?:ihm|ihr)|be with (?:him|her)|till (?:honom|henne))\b")


def only_grieves_suicide(text: str) -> bool:
    """Whether a message tells of that and of no end of the writer's own: "min kollega har tagit livet av sig", not "... und ich will auch nicht mehr"."""
    folded = fold(text)
    return grieves_suicide(text) and not _HER_OWN_END.search(folded) and not _FEARS_IT.search(folded)
