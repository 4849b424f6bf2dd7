"""What people reply where they were asked whether somebody is safe: help is there, it was a slip, they will not call. Needs no model, for the guard
reads it too."""
from __future__ import annotations

from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression, matching
from nlu.deeds import by_a_stranger
from nlu.moments import moments
from nlu.retracting import denies_all, excuses

_HELPERS = (r"(?:(?:die |der |das |den |the |an |de )?(?:polizei|rettung|rettungswagen|krankenwagen|notarzt|notarztin|sanitater\w*|sani|ambulanz|feuerwehr|arzt|arztin|polis(?:en)?|ambulans(?:en)?|raddningstjansten|lakaren?|"
            r"police|cops|ambulance|paramedics?|medics?|doctors?|fire ?brigade)|(?:mein\w*|min|mina|mitt|my) \w+|hilfe|hjalp(?:en)?|help)")
_NOW = r"(?:(?:jetzt|nun|grad|gerade|schon|endlich|inzwischen|auch|nu|redan|just nu|antligen|now|already|here|finally|just|both|all)\b ?)*"
_IS = r"(?:ist|isch|is|sind|san|ar|e|are|was|war|waren|var|'s|'re)"
_IS_NOW = r"(?:ist|isch|is|sind|san|ar|e|are|'s|'re)"  # "the police were here" is over
_THEM = r"(?:sie|ihn|ihm|ihr|henne|honom|dem|dom|her|him|them)"
_HELP_THERE = Expression(
    rf"\b{_HELPERS} {_IS_NOW} {_NOW}(?:da|hier|dort|det|do|vor ort|angekommen|gekommen|eingetroffen|bei (?:ihm|ihr|ihnen|mir|uns)|dar|har|framme|pa plats|hos (?:honom|henne|mig|oss|dem)|"
    rf"there|here|with (?:her|him|me|them|us)|arrived)\b|\b{_HELPERS} (?:har kommit|kom nyss|(?:has|have) (?:arrived|come)|got (?:here|there)|(?:hat|haben) {_THEM}\b)|"
    rf"\b(?:sie|de|dom|they)(?: haben| har| have|'ve| got| found)(?: got| found| hittat| tagit hand om| nu| jetzt| now)* {_THEM}(?: safe| gefunden| mitgenommen| abgeholt| hittat| nu| jetzt| now| out)*[ .,!]*(?:$|[.,])|"
    rf"(?<!muss )(?<!maste )(?<!have to )(?<!do )(?<!soll )\b(?:er|sie|han|hon|he|she|ich|jag|i)(?:'m|'s)?(?: {_IS}| bin| am)? {_NOW}(?:(?:im|ins|auf dem weg ins|i|pa|pa vag till|in|at|in the|on the way to) (?:krankenhaus|spital|klinik|rettungswagen|krankenwagen|sjukhuset?|ambulansen|akuten|psykakuten|hospital|the hospital|ambulance|a&e))\b")
_HELP_COMING = Expression(
    rf"\b{_HELPERS} {_IS}? ?{_NOW}(?:kommt|kommen|unterwegs|auf (?:dem |'?m )?weg|kommer|pa vag|pa gang|coming|on (?:the|their|its|her|his) way|en route)\b|\b(?:sie|de|dom|they|er|han|hon|he|she)(?: are| is|'re|'s| sind| ist| ar)? (?:auf dem weg|unterwegs|pa vag|on (?:the|their|her|his) way|coming)\b|"
    r"\b(?:hab|habe|haben|han|ha)\b(?! (?:noch )?(?:niemand\w*|keine\w*|nicht|net))(?: \w+){0,5}? (?:angerufen|gerufen|verstandigt|alarmiert|agluet|aglutet|ogruafn|a{0,2}gruf\w*|gruafn)\b|\b(?:har|jag)\b(?: \w+){0,2}? (?:ringt|ringde|larmat|larmade)\b(?! inte)|\b(?:i|we)(?:'ve| have)?(?: just| already| now)? (?:called|rang|rung|phoned|dialled|dialed)\b")
_OFFICIAL = Expression(r"\b(?:polizei|rettung\w*|krankenwagen|notarzt\w*|notruf|sanitater\w*|ambulan\w*|feuerwehr|arzt|arztin|polis|polisen|raddningstjansten|lakar\w*|police|cops|paramedics?|medics?|doctors?|112|144|110|117|133|999|911|poison|giftnotruf|giftinfo\w*|"
                       r"krankenhaus|spital|klinik|sjukhus\w*|akuten|psykakuten|hospital|a&e|emergency)\b")
# "My flatmate is calling the ambulance."
_CALLS_HELP = Expression(
    r"\b(?:is|'s|am|'m|are) (?:just |already |now )*(?:calling|phoning|ringing|getting) (?:(?:for )?(?:an? |the )?(?:ambulance|police|doctor|paramedics|help)|112|144|110|999|911|emergency)|"
    r"\b(?:ruft|rufe|rufen|holt|hole|verstandigt|alarmiert)(?: (?:jetzt|grad|gerade|schon|nun|gleich|den|die|einen|eine|das|beim))* (?:krankenwagen|notarzt|notruf|rettung\w*|polizei|arzt|arztin|hilfe|112|144|110)(?: an)?(?! nicht| net| ned)\b|"
    r"\b(?:ringer|ringa|larmar|tillkallar|hamtar)(?: (?:nu|just|precis|redan|efter|pa|till|en))* (?:ambulans\w*|polis\w*|112|hjalp|lakare\w*|larmcentralen)(?! inte)\b")
# "ok calling", and nothing more.
_DIALS = Expression(r"(?:(?:ok(?:ay)?|okej|ja|yes|gut|bra|alright|fine|jo),? )*(?:(?:i ?'?m|i am|im|am) )?(?:(?:calling|ringing|dialling|phoning)(?: (?:now|them|right now|already))*|(?:ich |i )?(?:ruf|rufe|ruaf)(?: (?:jetzt|gleich|da|dort|sie|schon|grad|gerade))* an|(?:jag |ja )?(?:ringer|ringde)(?: (?:nu|dit|dem|dom|direkt))*)")
_THEY_ARE_HERE = Expression(r"^(?:(?:ok(?:ay)?|ja|yes|so|now|nu|jetzt),? )?(?:they|de|dom|sie|die)(?:'re| are| ar| e| sind)(?: (?:jetzt|grad|gerade|schon|nun|nu|redan|now|just|already|finally|endlich|antligen))* (?:here|there|with (?:me|us|him|her)|har|hos (?:mig|oss)|framme|da|hier|bei (?:mir|uns))(?: (?:now|nu|jetzt))?\b")
# Somebody was out of reach and is not any more: "she opened, she is sitting with me".
_WITH_THEM = Expression(
    r"\b(?:she|he|they|mum|dad|my \w+)(?:'s|s|'ve| has| have| is| just)?(?: (?:just|now|finally|sitting|back))* (?:opened(?: up| the door)?|came (?:out|home|back)|come (?:out|back|home)|(?:is |are )?(?:out|back)(?: home)?|called (?:me )?back|answered|replied|texted back|(?:is |are )?(?:sitting |lying |staying )?(?:with|next to|beside) me|(?:safe) with me)\b|"
    r"\b(?:hat|haben) (?:sie|ihn) (?:\w+ )?(?:gesehen|getroffen|gesprochen)\b|\b(?:har|sag)(?: \w+)? (?:sett|traffat|pratat med) (?:henne|honom)\b|\b(?:has|have|'s|just|neighbour) (?:just |already )?(?:seen|saw|spotted) (?:her|him)\b|"
    r"\b(?:i|we)(?:'ve| have)? (?:found|reached|got hold of|am with|'m with) (?:her|him|them)\b|"
    r"\b(?:er|sie|mein\w* \w+)(?: (?:hat|ist|sitzt|liegt))(?: (?:sich|jetzt|grad|gerade|nun|endlich|wieder|doch|die tur|mir))* (?:aufgemacht|geoffnet|aufgesperrt|gemeldet|geantwortet|zuruckgerufen|zuruckgeschrieben|rausgekommen|heimgekommen|(?:da|hier|zu ?hause|zuruck|bei (?:mir|uns)|neben mir))\b|\bhab\w* (?:ich )?(?:sie|ihn) (?:gefunden|erreicht)\b|"
    r"\b(?:hon|han|de|dom|min \w+)(?: (?:har|ar|e|sitter|ligger))?(?: (?:nu|antligen|just|precis|tillbaka))* (?:oppnade|oppnat|kom ut|kommit ut|kom hem|kommit hem|ringde upp|ringt upp|svarade|svarat(?! inte)|hort av sig|horde av sig|tillbaka|hemma|hos (?:mig|oss)|bredvid mig)\b|\b(?:hittade|hittat|fick tag (?:pa|i)|fatt tag (?:pa|i)) (?:henne|honom)\b")
_STILL_GRAVE = Expression(r"\b(?:not|nicht|ned|net|inte|int|kein\w*|never|\w+n'?t|pills?|tablets?|tablett\w*|blut\w*|blod\w*|blood|bleed\w*|bewusst\w*|medvetslos|unconscious|atmet|andas|breath\w*|knife|messer|kniv|gun|armed|wasted|weapon|whisper\w*|flustert|viskar|leise|tyst|drunk|getrunken|betrunken|besoffen|full|druckit|angry|wutend|arg)\b")
# The writer is with somebody now who does her no harm.
_REFUGE = (r"(?:schwester|schwagerin|bruder|mutter|mama|eltern|vater|papa|oma|opa|tante|onkel|freundin|freundinnen|freunden|kumpel|nachbar\w*|kollegin|cousine|tochter|frauenhaus|hotel|polizei|"
           r"syster|syrra\w*|svagerska|bror|brorsan|mamma|pappa|foraldrar|kompis\w*|van|vaninna|vanner|granne\w*|grannar|moster|faster|mormor|farmor|kvinnojour\w*|polisen|hotell|dotter|kollega|kusin|"
           r"sister|brother|mum|mom|parents|mother|father|dad|friends?|mates?|neighbours?|aunt|auntie|gran|nan|grandma|shelter|refuge|police|colleague|cousin|daughter)(?:'?s)?")
_WENT_TO = Expression(
    rf"\b(?:bin|sind|war)(?: (?:ich|wir|jetzt|nun|schon|grad|gerade|inzwischen|mit den kindern))* (?:zu|bei|im|ins|in ein|in einem|zur)(?: (?:meine[rmn]?|unsere[rmn]?|einer?|einem|ner|nem|der|den))? {_REFUGE}\b|"
    rf"\b(?:jag|vi)(?: (?:ar|har|e))?(?: (?:nu|redan|akt|gatt|flytt|kommit|akte|gick|sprang|flydde|kort|korde|tagit mig|stuckit|stack))* (?:till|hos|pa)(?: (?:min|mina|mitt|en|ett|vara))? {_REFUGE}\b|"
    rf"\b(?:i|we)(?:'m|'ve|'re| am| are| have)?(?: (?:safe|now|gone|went|driven|drove|ran|run|got|staying|already|fled|just|taken the kids|took the kids))* (?:to|at|with|in)(?: (?:my|a|the|our))? {_REFUGE}\b")
_FOLLOWED = Expression(r"\b(?:er|der|he|han|hon|she)(?:'?s)?\b(?: \w+){0,4} (?:kommt|weiss|draussen|outside|knows|coming|kommer|vet|utanfor|tur|door|dorren|folgt|follow\w*|foljer|hier|here|har)\b")
# What could have been dangerous to her is out of her hand.
_PUT_AWAY = Expression(
    r"\b(?:bin|bi|sind)(?: \w+){0,3} (?:weg|runter|herunter|abe|drunten|zuruck)(?: (?:von|vo|vom))?(?: (?:der|de|dem|em))? (?:brucke|brugg|dach|gleis\w*|gelander)\b|"
    r"\b(?:i'?m|i am|i'?ve|came|got|stepped|climbed|walked)(?: \w+){0,3} (?:off|away from|down from|back from) (?:the )?(?:bridge|roof|tracks|ledge|edge|railing)\b|"
    r"\b(?:gatt|gick|klattrat|ar|kommit|kom)(?: \w+){0,2} (?:ner|ned|bort|undan)(?: (?:fran|ifran))? (?:bron|taket|sparet|racket)\b|"
    r"\b(?:i|i've|ive|have|just)(?: (?:have|just|already))* (?:put|gave|given|flushed|threw|thrown|locked|handed|poured|binned|got rid of|taken)(?: (?:them|it|all|of|the|my|\w+))?(?: \w+){0,4} (?:away|back|down the \w+|out|to (?:my|a|the) \w+|in the bin|bathroom|up)\b|\bi (?:flushed|binned|got rid of) (?:them|it|the \w+)\b|"
    r"\bhab\w*(?: (?:ich|sie|es|das|die|alles|mein\w*|jetzt|wieder|schon|zug|\w+)){1,7}? (?:weggelegt|weggetan|weggeworfen|weggeschmissen|weggesperrt|weggestellt|weggeraumt|zuruckgelegt|zuruckgebracht|zuruckgestellt|(?:ins \w+|in den \w+|in die \w+|in der \w+) (?:gelegt|getan|gesperrt)|runtergespult|hinuntergespult|entsorgt|abgegeben|weggegeben|weggeschuttet)\b|"
    r"\b(?:jag|har|ja)(?: (?:har|nu|precis))* (?:la|lagt|lade|stallt|stallde|last)(?: (?:dem|dom|det|den|allt|tabletterna|pillren|kniven))? (?:undan|bort|tillbaka|in)\b|\b(?:slangt|slangde|spolat|spolade|kastat|kastade|gomt|gett bort|lamnat)(?: (?:ner|ned|bort|ut))? (?:dem|dom|det|den|allt|tabletterna|pillren|kniven|rakbladen)\b")
_NOT_DONE = Expression(r"\b(?:not|nicht|ned|net|inte|int|\w+n'?t|kein\w*)\b")
# She does not want to die: it only feels so, or it was said of something else.
_DENIES = Expression(
    r"\b(?:don'?t|dont|do not|never|wouldn'?t|would never|not going to|not gonna|not planning to)(?: (?:really|actually|want|wanted|wanna|wish|wished|to|at all))* (?:die|be dead|kill myself|killing myself|end it|end my life|hurt myself|take my life)\b|\bnot (?:suicidal|that way|like that)\b|\bnothing like that\b|"
    r"\b(?:umbringen|sterben|sterm|antun|do|ta livet av mig)(?: (?:will|wui|wott|mochte|tu|tua|tue|werde?|vill|tanker))(?: (?:ich|i|mich|mi|mir|ma|jag|aber|sicher|eh|ja|doch))+ (?:nichts?|ned|net|nid|nod|nit|inte|int)\b|\b(?:wott|wett|will|mag|mecht|wui)(?: (?:ich|i|mi|mich|ja|doch|aber|eh|sicher))* (?:nid|nod|nit|ned|net)(?: (?:mi|mich))? (?:sterbe\w*|sterm|umbringe\w*)\b|"
    r"\b(?:nicht|kein|ned|nid|net|not|inte|ingen) (?:suizid|selbstmord|suicide|sjalvmord)(?=[ .,!]*(?:$|[.,!]))|"
    r"\b(?:will|mocht\w*|wollte|wu|wui|wott|werd\w*|wiu)(?: (?:ich|ick|i|ja|doch|gar|eigentlich|mich|mi|wirklich|mir|ma|auch))* (?:nicht|nich|nech|ned|net|nod|nix|nie)(?: (?:wirklich|gleich|mich|mir))? (?:sterben|sterbn|tot sein|umbringen|was antun|antun|verletzen)\b|\b(?:nicht|ned|net) (?:suizidal|selbstmordgefahrdet|lebensmude)\b|\b(?:nichts|nix|nein) (?:so (?:et)?was|dergleichen|derartiges|in der art|solches)\b|(?:^|[.,!] |\bnein,? )so ?(?:et)?was (?:nicht|net|ned|nein)\b|\bnicht so ?(?:et)?was\b|"
    r"\b(?:vill|ville|velat|tanker|ska|skulle)(?: (?:jag|ja|ju|alls|verkligen|egentligen))* (?:inte|int|ej|aldrig)(?: alls| verkligen)? (?:do|ta livet (?:av|a|utav) (?:mig|mej|me)|skada (?:mig|mej)|gora (?:mig|mej) (?:illa|nat|nagot))\b|\b(?:inte|ej|int) (?:sjalvmordsbenagen|sjalvmordsnara|suicidal)\b|\b(?:inget|inte nat|inte nagot|ingenting|nej|inga) (?:sant|sadant|sana tankar|sadana tankar)\b|"
    r"\b(?:bring|bringe|bringa)(?: (?:ich|i|mich|mi|eh|sicher|ja|doch))* (?:nicht|nich|ned|net|nid|nit) um\b|\bdo vill jag (?:inte|int)\b|\b(?:umbringen|umbringa|umbringe|was antun|antun|sterben|sterbn|tot sein) (?:will|tu|tue|tua|wui|werde?|mag|mog|wott) (?:ich|i)(?: (?:mich|mi|mir|ma|sicher|ja|doch|eh))* (?:nicht|ned|net|nid|nod|nix|nichts)\b|\bwott (?:\w+ )?n(?:i|o)d (?:sterb\w*|umbring\w*)|"
    r"\b(?:nicht|kein\w*|not|inte|no|inga|ingen|ohne|utan) (?:suizid\w*|selbstmord\w*|suicid\w*|sjalvmord\w*)\b|\b(?:ska|vill|tanker|kommer)(?: (?:ju|ja|jag|verkligen))* (?:inte|int|aldrig) (?:att )?(?:skjuta|hanga|doda|dranka) (?:mig|mej)\b|"
    r"\b(?:not|never) (?:going to |gonna )?(?:shoot|hang|drown|kill) myself\b|\bi'?m not (?:going to |gonna )?(?:kill|hurt|harm|off) myself\b")
# "I don't want to die, I only want it to stop" denies nothing.
_ALL_THE_SAME = Expression(
    r"\b(?:aufhor\w*|ruhe|frieden|weg sein|nicht mehr|nimmer|nimma|kann nicht|verschwind\w*|schlafen und|sluta\w*|slippa|forsvinna|orkar inte|orkar int|vara har|borta|langre|stop|stops|end|ends|over|disappear|gone|peace|any ?more|exactly|genau|direkt|wouldn'?t|though|dodge|whether|might|schneid\w*|ritz\w*|cutting|skar\w*|aufwachen|vakna|can'?t|cannot|wake|live|leben|leva)\b")
_MEANS_OTHER = Expression(
    r"^(?:(?:nein|nej|no|nee|na|nae|nope)[ ,]+)*(?:(?:nicht|net|ned|inte|int|not) (?:tot|sterben|do|dod|doda|dead|die|dying|gone)[ ,]+)?(?:nur|bloss|just|only|bara|einfach|weg|away)(?: (?:nicht mehr|weg|raus|away|gone|out|not|inte|langre|bort|ut|in|an|von|aus|at|of|from|i|pa|fran|ur|auf))+ (?:diese[rmn]?|der|dem|die|den(?: har)?|det(?: har)?|this|that|the|my|meine[rmn]?|min|mitt|hier) ?"
    r"(?:schule|klasse|arbeit|firma|stadt|wohnung|dorf|heim|wg|familie|skolan?|klassen|jobbet|stan|staden|byn|hemmet|familjen|school|class|job|work|town|city|village|house|flat|place|home|family)\b|"
    r"^(?:(?:nein|nej|no|nee|na|nae|nope|ne|sorry|haha|lol),? )*(?:ich mein\w*|i mein|mein\w* ich|jag menar|jag menade|i mean|i meant|assa|alltsa|also|das war|det var|it was)(?: (?:ja|doch|ju|bara|nur|just|halt|med|mit|with|von|about|uber|om|den|die|das|der|dem|my|the|mein\w*|min|mitt|mina|vart|meiner|meinem)){0,4} "
    r"(?:job\w*|arbeit\w*|arbete\w*|jobb\w*|skol\w*|schul\w*|studi\w*|uni\w*|work|school|course|beziehung|relationship|forhallande\w*|freund\w*|pojkvan\w*|flickvan\w*|kille\w*|tjej\w*|boyfriend|girlfriend|vertrag|abo|training|traning\w*|chef\w*|boss|ausbildung|utbildning\w*|prufung\w*|exam\w*|tenta\w*)\b")
_ASKS_WHOM = Expression(
    r"\bwer (?:hilft|hulft|berat|macht|kommt|kann|konnte|konnt|unterstutzt|entlastet|kennt sich)\b(?! mich (?:umbring|find)\w*)(?: \w+){0,6}\?*$|\bvem (?:kan|kunde|hjalper|tar|avlastar|avloser|gor)\b(?: \w+){0,6}\?*$|\bwho (?:can|could|helps?|would|does|looks after)\b(?: \w+){0,6}\?*$|"
    r"\b(?:something|someone|somebody|anything|etwas|was|jemand\w*|nat|nagot|nan|nagon) (?:for|fur|till|that'?s|who'?s)? ?(?:open |da |offen |oppet )?(?:today|tonight|this week|this evening|right now|heute|heut|diese woche|heute abend|sofort|idag|i dag|ikvall|i kvall|den har veckan|nu)\b|"
    r"\b(?:nummer|telefonnummer|number|numret|stelle|stalle|place|someone|somebody|anyone|jemand\w*|nan|nagon|chatt?|linie|line)\b(?: \w+){0,3} (?:ringa|anrufen|call|ring|phone|vanda mig|wenden|turn to|radgora|prata med|reden|fraga|fragen|ask|beraten|hingehen|ga till)\b|"
    r"\b(?:who|whom|wem|wen|wer|vem|where|wo|wohin|vart|var)\b(?: (?:do|can|could|should|kan|ska|kann|konnen|konnte|soll|sollen|far))* (?:we|wir|vi|i|ich|jag|man)(?: (?:can|kan|kann|konnen|da|hier|denn|jetzt|nu|now))* ?(?:see|go|sleep|stay|live|hide|schlafen|ubernachten|unterkommen|sova|bo|gomma|call|ring|turn|hin\w*|treffen|traffa|ringa|vanda|anrufen|wenden|aufsuchen|soka)\b|"
    r"\b(?:vem|vilka) kan (?:da )?hjalpa(?: mig| oss)?\b|\bwer kann (?:mir |uns |da |denn )*helfen\b|\bwho (?:can|could|should|do|will) (?:i|help|talk)\b|\b(?:someone|somebody|anyone|anybody) (?:i can|to|who) (?:talk|speak|write|call|listen)\w*|\b(?:mit wem|an wen|bei wem|wem|wen) (?:kann|konnte|soll|sollte|darf) (?:ich|i)\b|\bwer (?:hilft|hort)(?: jetzt| denn)? mir\b|\b(?:vem|vart) (?:kan|ska|skulle|far|bor) (?:jag|ja|man)\b|\bvem (?:hjalper|lyssnar)\b|\b(?:nan|nagon) (?:jag kan|att) (?:prata|ringa|snacka|skriva)\b")
_NO_DANGER = Expression(
    r"\b(?:er|sie|han|hon|he|she) (?:wurde|would|skulle)(?: (?:das|ihm|ihr|es|det|ihnen|mir|ja|doch))* (?:never|nie|niemals|aldrig|nicht wirklich)(?: (?:really|actually|wirklich|det|das))* ?(?:do|tun|machen|antun|gora|hurt|harm|weh)?\b|"
    r"\b(?:keine? gefahr|niemand (?:ist )?in gefahr|nicht in gefahr|ingen fara|ingen (?:ar|e) i fara|inte i fara|(?:no|not in(?: any)?|n'?t in(?: any)?) danger|no ?(?:one|body)(?:'s| is)? in danger)\b|"
    r"\b(?:ich|i)(?: (?:tu|tue|tua|mach|mache|werd|werde|wurd|wurde|tat|tate))(?: (?:ihm|ihr|ihnen|mir|mer|ma|eam|ihra|niemandem|keinem|denen|uns|ja|eh|doch|schon|sicher|nie|niemandem was))* (?:nichts?|nix|nut|nuet|nie(?: was| etwas)?)(?: (?:an|aa|a|tun|antun|machen|atue|aatue))?\b|"
    r"\b(?:i ?'?m|i am|im|he'?s|she'?s|i was) (?:not|never) (?:(?:actually|really) )?(?:gonna|going to|planning (?:on|to)) (?:do|hurt|kill|harm|try|act)\w*\b|\bi (?:wouldn'?t|won'?t|would never|will never|'?d never) (?:\w+ )?(?:do|hurt|kill|harm) (?:it|that|anything|anyone|myself|him|her|them)\b|"
    r"\b(?:ska|skulle|kommer|tanker) (?:jag )?(?:inte|aldrig) (?:att )?(?:gora|skada) (?:nat|nagot|det|mig|honom|henne|nan|nagon)\b|\bjag gor (?:honom|henne|mig|dem|nan|nagon) (?:inget|ingenting|inte nat)\b|"
    r"\b(?:nein|nej|no|nee),? (?:nicht|inte|not) (?:heute|jetzt|gerade|idag|i dag|just nu|nu|today|now|right now|tonight)\b|\b(?:er|sie|han|hon|ich|jag) (?:meint|meinte|mein|meine|menar|menade)(?: (?:das|es|det|ja|doch))* (?:nicht|net|ned|inte)\b|\b(?:he|she|i) (?:doe?s ?n'?t|did ?n'?t|don'?t|doe?s not|did not) (?:really |actually )?mean\b")
# Who does violence is away: "he's not here now, but he checks my phone".
_DOER_GONE = Expression(
    r"^(?:(?:ja|nein|nej|no|yes|ok(?:ay)?|na),? )?(?:(?:(?:heute|heut|jetzt|gerade|grad|idag|i dag|just nu|nu|today|now|right now|at the moment) )?(?:nicht|ned|net|inte|int|not)(?: (?:heute|heut|jetzt|gerade|grad|idag|i dag|just nu|nu|today|now|right now|at the moment))?[ ,.]+)?(?:er|sie|han|hon|he|she|mein \w+|min \w+|my \w+)(?: (?:ist|isch|ar|e|is)|'s)(?: (?:jetzt|nun|gerade|grad|nu|just nu|now|schon|heute|idag|today|grade))* "
    r"(?:weg|fort|nicht (?:mehr )?(?:da|hier|zu ?hause|daheim)|arbeiten|bei der arbeit|auf (?:der )?arbeit|borta|inte (?:hemma|har)|pa jobbet|gone|out|away|at work|not (?:here|home|at home)|asleep|eingeschlafen)\b")
_SLIP = Expression(
    r"\b(?:haha\w*|hihi|hehe|lol|xd)[ ,!.]+(?:(?:nein|ne|nee|nej|no|nah|na)[ ,]+)?(?:naturlich|selbstverstandlich|of course|sjalvklart|klart|obviously) (?:nicht|ned|net|not|inte)\b|\b(?:nein|ne|nee|nej|no|nah|na)[ ,]+(?:naturlich|of course|sjalvklart|klart) (?:nicht|not|inte)[ ,]+(?:haha\w*|lol|xd)\b|"
    r"\b(?:nur|bloss|halt) so (?:da(?:he|hi)r?n?)?(?:ge)?sagt\b|\b(?:bara|mest) (?:nat|nagot|en grej) (?:man|jag) (?:bara )?(?:sager|sa)\b|\bjust (?:an expression|a saying|something (?:you|people|we) say)\b|\b(?:skrev fel|skriver fel|felskrivning|skamta\w*|skoja\w*|pa skamt|(?:bara|nur|only|just) (?:ett |ein |a )?(?:skamt|skoj|spass|scherz|witz|joke|kidding|joking)|war (?:ein |nur )?(?:spass|scherz|witz)|verschrieben|vertippt|verlesen|"
    r"kidding|joking|jk|typo|figure of speech|figur\w* of speech|redewendung|sagt man (?:halt |so )+|nicht ernst|net ernst|ned ernst|inte pa allvar|inte allvarligt menat|menade? inte|not serious\w*)\b|\b(?:nicht|net|ned|nit|nod) (?:so |ernst )?(?:g?e?meint|gmoant)\b")
_CALLS = r"(?:anrufen|anrufe|telefonieren|telefoniere|aalute|alute|ringa|ringer|prata i telefon|call|calling|ring|phone|dial|speak to|talk to)"
_NO_CALL = Expression(
    rf"\b(?:nicht|net|ned|nod|niemand\w*|keine?n?|nirgend\w*|inte|int|ingen|aldrig|don'?t|dont|won'?t|wont|can'?t|cant|cannot|not|never|not gonna)\b(?: \w+){{0,4}}? {_CALLS}\b|\bruf\w* (?:da |dort |die |den )?(?:nicht|net|ned|niemand\w*|keine?n?)\b|"
    r"\btraue? mich (?:\w+ )?(?:nicht|net|ned|nod)\b|\b(?:trau|traue|torr?s|vagar|orkar|pallar|schaff|schaffe|kann|kan)\b(?: \w+){0,4}? (?:nicht|inte|int|net|ned)(?: \w+){0,3}? (?:an|anrufen|telefonieren|ringa|reden|prata)\b|\b(?:ohne|kein|ingen|utan|no) (?:telefon\w*|phone|anruf)\b|"
    r"\b(?:nicht|net|ned|inte|don'?t|not)\b(?: \w+){0,3} (?:mit (?:niemand\w*|jemand\w*|wem|fremden)|med (?:nan|nagon|ingen)|to (?:anyone|anybody|strangers))\b")
_QUEUE = Expression(
    r"\b(?:warteschl\w*|besetzt|upptaget|engaged|on hold|telefonko|i ko|kon ar|(?:all )?waiting lists?|vantelist\w*|voicemail|mailbox|anrufbeantworter)\b|"
    r"\b(?:da |dort |eh )*(?:geht|hebt|nimmt|ist|isch) (?:da |dort |eh |sowieso |doch )*(?:niemand|keiner|kaner|koaner) (?:ran|ab|da|dran|hin)\b|\b(?:nobody|no ?one)(?: ever)? (?:picks? up|answers|there)\b|\bingen (?:svarar|tar|lyfter)\b|\b(?:svarar|lyfter) ingen\b")
_TALK_TO_YOU = Expression(
    r"\b(?:mit|bei) dir (?:\w+ )?(?:reden|schreiben|sprechen|chatten|bleiben)|\b(?:prata|skriva|snacka|chatta|vara) (?:\w+ )?(?:med|hos) dig\b|\b(?:talk|speak|write|chat|stay) (?:\w+ )?(?:to|with) you\b|\b(?:bleib|stanna|stay) (?:du )?(?:bitte )?(?:bei mir|hos mig|with me)\b|\bred (?:du )?mit mir\b|\bprata du\b|\btalk to me\b")
_UNREACHABLE = Expression(
    r"\b(?:er|sie|es|han|hon|hen|he|she|they|mein\w* \w+|min \w+|my \w+)\b(?:'s|'re)?(?: \w+){0,3}? (?:nicht (?:mehr )?(?:ran|erreichbar|ans (?:telefon|handy))|reagiert (?:\w+ )?nicht|antwortet (?:\w+ )?nicht|svarar (?:\w+ )?(?:inte|int)|ej svarar|"
    r"(?:not|isn'?t|doe?s ?n'?t|won'?t|wont|isnt|doesnt|ain'?t) (?:answer|pick|respond|reply|text)\w*)|\b(?:handy|telefon|mobil\w*|phone|telefonen)(?:'s)?(?: \w+){0,2} (?:aus|off|avstangd|av|dead|abgeschaltet|tot|weg)\b|\b(?:erreiche|erreich) (?:ihn|sie) nicht|\b(?:geht|hebt|nimmt)(?: \w+){0,2} (?:nicht|ned|net|nit|nod)(?: mehr)? (?:ran|ab|ob|o|hin|dran)\b|\b(?:weiss|was|woass|vet|know)(?: \w+){0,2},? (?:wo (?:er|sie|da|de|s)|var (?:han|hon|de|dom)|where (?:he|she|they))\b|\b(?:can'?t|cannot|cant) (?:reach|get hold of|get through to) (?:him|her|them)\b|\bfar inte tag (?:pa|i)\b")
_ASKS_FOR_POLICE = Expression(
    r"\b(?:soll|sollt|sollte|soel|sol|kann|darf|muss|ska|skall|bor|borde|kan|far|maste|should|can|do|shall|may|must)\b(?: \w+){0,4}? (?:polizei|polis\w*|notruf|112|117|144|110|rettung|krankenwagen|ambulan\w*|police|999|911|emergency|anrufen|ringa|call|ring)\b[^.!]*|\bsoll ich (?:da |wen |jemand\w* )?(?:\w+ )?(?:rufen|anrufen)\b")
_ASKS_TO_TELL = Expression(
    r"\b(?:soll|sollte|kann|darf|muss|ska|borde|bor|far|kan|should|can|do|may)\b (?:ich|i|jag|man|wir|vi|we)\b(?: \w+){0,6}? (?:sagen|sage|erzahlen|sag|verraten|saga|beratta|tell|say)\b|\b(?:sagen|erzahlen|beratta|tell)\b[^?]*\b(?:mutter|mama|eltern|vater|lehrer\w*|mamma|pappa|foraldrar\w*|larar\w*|mum|dad|mother|father|parents|teacher)\b[^?]*\?")
_NO_HELPERS = Expression(
    r"\b(?:don'?t|dont|do not|doesn'?t|didn'?t|no|without|keine?|nicht|nix|ned|net|nid|nod|ohne|vill inte|ingen|inga|inte|utan)\b(?: \w+){0,4} (?:polizei|rettung|krankenwagen|notarzt|sanitater|polis\w*|ambulans\w*|police|cops|ambulance)\b|"
    r"\b(?:polizei|rettung|krankenwagen|notarzt|polis\w*|ambulans\w*)(?: \w+){0,3} (?:nicht|ned|net|nid|nod|inte)\b")
# She wants nobody to hear of it.
_KEEP_QUIET = Expression(
    r"\b(?:bitte|please|pls|snalla|du darfst|ni far|you mustn'?t)\b[ ,]*(?:\w+ ){0,2}?(?:sag\w*|erzahl\w*|verrat\w*|tell|say|sag|saga|beratta)(?: (?:es|das|nix|det|it|this))*(?: (?:ihr|ihm|ihnen|niemand\w*|keinem|her|him|them|anyone|anybody|my \w+|mum|dad|nothing|meine[rmn]? \w+|mama|papa|inget|ingenting|inte|till|honom|henne|nan|mamma|pappa|soc|skolan|anything))+\b|"
    r"\b(?:don'?t|dont|do not|nicht|inte)(?: want)? (?:tell|say)(?: (?:her|him|them|anyone|anybody|my \w+|mum|dad|the \w+))\b(?! (?:what|how|why))|\bsag\w* (?:es |das |ihr |ihm |bitte )*(?:niemand\w*|keinem|nicht weiter)\b|\bsag (?:inget|ingenting|inte) (?:nat )?(?:till|at)\b|"
    r"\b(?:don'?t|dont|do not) want (?:anyone|anybody|them|my \w+|mum|dad) to (?:know|find out|hear)\b|\b(?:niemand|keiner|koaner|sie|er|meine \w+|mama|papa) (?:soll|darf|sollen|durfen|derf)(?: \w+){0,3} (?:wissen|erfahren|merken|mitkriegen)\b|\bingen (?:far|ska) (?:fa )?(?:veta|reda)\b|\bvill inte att (?:nan|nagon|ngn|de|dom|mamma|pappa|min \w+|mina \w+) (?:ska )?(?:fa )?(?:vet\w*|reda)\b")
# "I'll ring my sister": somebody of her own.
_CALLS_KIN = Expression(
    r"\b(?:ich|i) (?:ruf|rufe|ruaf)(?: (?:jetzt|gleich|mal|dann|halt))* (?:mein\w*|die|den) (?:\w+ )?\w+ an\b|\bjag (?:ringer|ska ringa|tanker ringa)(?: (?:nu|till|pa))* (?:min|mina|mitt|mamma|pappa)\b|\b(?:i'?ll|i will|i'?m going to|i'?m gonna|i'?m) (?:just )?(?:call|ring|phone|calling|ringing|text) (?:my|mum|mom|dad)\b|"
    r"\b(?:ich |i )?(?:schreib|schreibe) (?:jetzt |gleich )?(?:meiner|meinem) \w+\b")
_IN_VAIN = Expression(r"\b(?:nichts|nix|inget|ingenting|nothing|not (?:do|help)|didn'?t (?:do|help|believe|care)|wieder (?:weg|gegangen|gefahren)|left again|went away|akte igen|gick igen|gjorde inte)\b")
_AND_YET = Expression(r"\b(?:aber|men|but|trotzdem|nur dass|doch (?:ich|jag)|fast|noch nicht|trodde|tror|thought|dacht\w*|glaub\w*|wenn|falls|sobald|innan|bevor|om|nar|when|before|until|after|if)\b")
_SHORT, _BARE = 16, 24  # words; who writes more tells something besides

_REPLIES = {"help_there": _HELP_THERE, "help_coming": _HELP_COMING, "no_danger": _NO_DANGER, "slip": _SLIP, "doer_gone": _DOER_GONE, "no_call": _NO_CALL, "queue": _QUEUE,
            "talk_to_you": _TALK_TO_YOU, "unreachable": _UNREACHABLE, "asks_for_police": _ASKS_FOR_POLICE, "asks_to_tell": _ASKS_TO_TELL, "official": _OFFICIAL,
            "they_are_here": _THEY_ARE_HERE, "asks_whom": _ASKS_WHOM, "means_other": _MEANS_OTHER, "keep_quiet": _KEEP_QUIET, "calls_kin": _CALLS_KIN}
# Each holds only where what stands behind it is not said as well.
_UNLESS = {"with_them": (_WITH_THEM, _STILL_GRAVE), "went_to": (_WENT_TO, _FOLLOWED), "put_away": (_PUT_AWAY, _NOT_DONE), "denies": (_DENIES, _ALL_THE_SAME)}
_RELIEF = ("help_there", "no_danger", "slip")


def replied(text: str) -> FrozenSet[str]:
    """Which of these a message says: `help_there` ("polisen är där nu, de har henne"), `help_coming`, `no_danger` ("nein, ich tu ihm nichts"),
    `slip` ("jag skrev fel", "just kidding"), `no_call`, `queue`, `talk_to_you`, `unreachable` ("his phone is off"), `asks_for_police`, `asks_to_tell`, `doer_gone`, `by_a_stranger`,
    `official` (an ambulance, the police or a hospital is named), `they_are_here`, `with_them` ("she opened, she is with me"), `went_to` ("I'm at my sister's"), `put_away` (what could be dangerous), `denies` ("nothing
    like that"), `means_other` ("I meant the job"), `asks_whom` ("who can I talk to?"), `excuses` ("he didn't mean it"), `keep_quiet` ("please don't tell her"), `calls_kin`."""
    folded = fold(text)
    if len(folded.split()) > _BARE:
        return moments(text)
    found = set(moments(text)) | set(matching(_REPLIES.items(), folded))
    found |= {name for name, (pattern, unless) in _UNLESS.items() if (told := pattern.search(folded)) and not unless.search(folded[:told.start()] + " " + folded[told.end():])}
    if "drives_there" in found:
        found |= {"help_coming", "official"}
    if _CALLS_HELP.search(folded):
        found.add("help_coming")
    if _DIALS.fullmatch(folded.strip(" .!")):
        found |= {"help_coming", "official"}  # the number that she was told to
    if by_a_stranger(text):
        found.add("by_a_stranger")
    if _NO_HELPERS.search(folded) or _IN_VAIN.search(folded):
        found -= {"help_coming", "help_there"}  # "I don't want the police coming here", "they came and did nothing"
    if excuses(text):
        found = (found - {"slip", "no_danger", "explains"}) | {"excuses"}
    if denies_all(text):
        found.add("denies")
    if "promises" in found:
        found.discard("asks_whom")  # "not doing anything tonight" asks for nobody
    if "asks_whom" in found:
        found.discard("asks_for_police")  # "is there a number I can ring?"
    if "help_coming" in found:
        found -= {"asks_for_police", "no_call"}
    return frozenset(found)


def relieves(text: str) -> bool:
    """Whether a short message plainly says that there is no danger (any more), and nothing against it."""
    folded = fold(text)
    if len(folded.split()) > _SHORT or _AND_YET.search(folded):
        return False
    return any(_REPLIES[name].search(folded) for name in _RELIEF) or "denies" in replied(text)
