"""What people tell while it is open whether somebody is safe: that it was harmless, that they promise, how long it goes on, where the other one is.
Each is a construction that holds in a longer message too, clause by clause. Needs no model."""
from __future__ import annotations

from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression, matching
from nlu.bedside import bedside
from nlu.calm import explains_shortly, holds_all_clear, is_all_clear
from nlu.controlled import is_looked_into
from nlu.deeds import fears_own_hand, names_a_child
from nlu.longing import wants_to_follow
from nlu.meanwhile import meanwhile
from nlu.retracting import denies_for_now, is_worn_out, plays_down, speaks_of_later
from nlu.threats import fears_at_home
from nlu.whose import is_another_s_word, is_missing, is_witness, names_another

_CLAUSE = Expression(r"[.!?;,\n]+| - | – |\b(?:aber|men|but)\b")
_I = r"(?:ich|i|jag|ja)"
_PLAIN = r"(?:jetzt|grad|gerade|schon|eh|hier|da|nu|just nu|har|hemma|now|here|right now|ok|okay|voll|ganz|ziemlich|zu hause|daheim|at home|enough|fine)"
_SAFE = Expression(
    rf"(?:(?:ja|joa|jo|yes|yeah|yep|japp|jep|doch),? )?(?:{_I} )?(?:bin|bi|ar|e|am|i'?m) (?:{_PLAIN} )*(?:safe|sicher|in sicherheit|trygg|i sakerhet|saker)(?: {_PLAIN})*|"
    rf"(?:nein|no|nej|nee|na|nope),? (?:(?:ich bin|i'?m|i am|jag ar|jag e) (?:{_PLAIN} )*(?:safe|sicher|in sicherheit|trygg|i sakerhet|saker)(?: {_PLAIN})*)|"
    rf"(?:ja|yes|jo) (?:ich )?bin(?: ich)?|(?:ja|jo) det ar jag|yes i am|(?:ja|yes|jo),? (?:safe|sicher|trygg)")
# A yes to the question at the beginning, with where she is: "ja jag sitter i köket och dricker te".
_YES = Expression(rf"^(?:ja|jo|joa|yes|yeah|yep)\b,? (?:{_I}(?:'m| am| bin| bi| ar| sitter| ligger| sitz\w*| lieg\w*| sit| 've| have)?|bin|sitze?|sitter) (?:\w+ ){{0,3}}(?:zu ?hause|daheim|hemma|home|kuche|koket|kitchen|sofa|soffan|couch|bett|bed|sangen|bus|bussen|train|zug)\b")
_NOT_SAFE = Expression(
    r"\b(?:ich|i|jag|ja|er|sie|es|han|hon|hen|he|she|they|it|det|mein\w* \w+|min \w+|my \w+)(?: (?:bin|ist|isch|sind|ar|e|am|is|are)|'m|'s|'re)(?: (?:gar|overhuvudtaget|really|at all|ju|wirklich))* (?:nicht|ned|net|nod|inte|int|ej|not) (?:\w+ )?(?:safe|sicher|in sicherheit|saker|i sakerhet|trygg)\b|\b(?:she|he|it|i)(?: is|'s| am)?n'?t safe\b")
_UNSURE = Expression(r"\b(?:nicht|ned|inte|int|not) (?:so )?(?:sicher|saker|sure)(?:,? (?:ob|dass|was|wie|om|att|vad|whether|if|that|what))\b")
# Words that make no alarm harmless: she fears, plays it down, or wants it forgotten.
_NO_EXPLANATION = Expression(
    r"\b(?:vergiss|vergessen sie|egal|wurscht|passt scho\w*|lass gut|schon gut|nicht so wichtig|glom det|strunta|skit i|spelar ingen roll|forget (?:it|i said)|never ?mind|doesn'?t matter|drop it|angst|furcht\w*|radd|vagar|afraid|scared of (?:him|her|dad|them)|"
    r"ingenstans|nowhere|nirgend\w*|nur noch (?:weg|ein|einmal)|will weg|want out|will nimmer|fehler|mistake|noch nie so|trotzdem|eigentlich|manchmal|sonst|normal(?:erweise)?|usually|mostly|egentligen|ibland|oftast|sometimes|versprochen|lovat mig|wieder gut|sorry gesagt|leid|fel|my fault|selber schuld|mitt fel|meine schuld)\b")
_DEATH_BESIDE = Expression(r"\b(?:sterben will|nicht mehr leben|nimmer leben|don'?t want to live|want to die|vill inte leva|vill do|umbringen|kill myself|ta livet)\b")
_GROUNDS = (
    # a move
    r"\b(?:umzug\w*|umzieh\w*|umziag\w*|ausgemistet|entrumpelt|uebersiedl\w*|ubersiedl\w*|zugle\w*|zuglete|ziehe?n? (?:\w+ ){0,3}(?:um|nach|ins|zu)|moving|move (?:house|home|to|out|back|in)|relocat\w*|emigrat\w*|fly(?:ing)? home|flight (?:back|home|to)|flytt\w*|rensat|stad\w* ut)\b",
    # a game, the hunt, a film
    r"\b(?:(?:ein|das|nur|im|ett|bara|a|the|just|only|it'?s|its) (?:ein |ett |a )?(?:\w+)?(?:spiel|computerspiel|game|spel|videospiel|datorspel|video game|film|serie|movie|show|lied|lat|song|text)|zockt|zocken|gamen|gamed|gamet|spelar|playing|minecraft|fortnite|cs|cod|roblox|gta|jagd|jager|jagt|algjakt\w*|hunt\w*|elks?|moose|theater\w*|teater\w*|larp)\b",
    # nobody does any harm
    r"\b(?:niemand|keiner|koaner)(?: \w+){0,2} (?:schlagt|haut|tut|verletzt|bedroht)\b|\bingen(?: \w+){0,2} (?:slar|skadar|ror|hotar)\b|\b(?:nobody|no ?one)(?: \w+){0,2} (?:hits?|hitting|hurts?|hurting|harms?|harming|beats?|beating|threatens?)\b|\b(?:schlagt|haut|tut) (?:mich |uns |hier |da |ja |ihm |ihr |mir )*(?:niemand|keiner|koaner)\b|"
    r"\b(?:he|she|er|sie|han|hon)(?:'s| is| isn'?t| ist| ar| e)? (?:not |nicht |inte |int )?(?:never |nie |aldrig )?(?:hits?|schlagt|slar|hurts?)? ?(?:me|mich|mig|anyone|niemanden|nan)? ?,? (?:gentle|harmless|harmlos|snall|ofarlig)\b",
    # nobody dies, or ever wanted to
    r"\b(?:niemand|niemads|keiner|koaner|koana|neamd|ingen|nobody|nobodys|no ?one)(?: \w+){0,3} (?:sterb\w*|sterba|stirbt|dor|do|doende|dying|dies|dead|tot|die)\b|\b(?:stirbt|stirbd|dor) (?:hier |da |do |ja |doch |eh )*(?:niemand|keiner|koaner|ingen)\b|"
    r"\b(?:never (?:\w+ )?wanted to|wollte (?:nie|gar nicht|nicht)|hab\w* nie|ville (?:aldrig|inte)|har aldrig velat) (?:\w+ ){0,2}(?:die|sterben|do|kill myself|umbringen)\b",
    # what the body does, and nothing was taken
    r"\b(?:hab\w*|i|i've|have|har|jag)(?: (?:ich|i|ja|gar|really|haven'?t|didn'?t|not|inte|int))* (?:nichts|nix|nothing|anything|inget|ingenting) (?:\w+ )?(?:genommen|geschluckt|taken|took|tagit)\b|\b(?:didn'?t|haven'?t|not) (?:take|taken) (?:anything|any)\b|"
    r"\b(?:nur|bloss|just|only|bara|det ar|its|it'?s)(?: \w+){0,2} (?:panik\w*|panic\w*|nervos\w*|nervous|nerves|anxiety|aufregung|die aufregung|stress|prufungsangst|tentaangest|angest|exam nerves|aufgeregt)\b",
    # a turn of speech, work, the everyday
    r"\b(?:nur (?:so )?(?:dahergesagt|dahingesagt|ein spruch|a spruch|spruch|gerede)|sagt man (?:halt |so )*|(?:just|only) (?:a )?(?:saying|expression|how i talk)|bara (?:ett uttryck|nat man sager)|redensart|langeweile|boredom|bored|tristess|altersheim|pflegeheim|care home|aldreboende\w*)\b")
_GROUND, _NOBODY = Expression("|".join(_GROUNDS)), Expression("|".join(_GROUNDS[2:4]))  # the latter name the danger only to deny it
# How somebody contradicts an alarm.
_CONTRADICTS = Expression(
    r"^(?:(?:ok(?:ay)?|oh|ah|ach|aha|sorry|hey|äh|alltsa|also|va|vafan|haha+|lol|hihi)[ ,!.]*)*(?:nein|no|nope|nej|nae|na|nee|nei|nah|ne|hahaha|haha|lol|niemand|keiner|ingen|nobody|no ?one|quatsch|schmarrn|blodsinn|missverstandnis|you misunderst\w*|du missforstar|das verstehst|falsch verstanden)\b|"
    r"\bhaha\w*\b|\blol\b|\b(?:hab|habe|ha|ho|hob) (?:ich |i )?(?:nur|bloss|lei)\b|\b(?:nur|bloss|just|only|bara) (?:weil|because|for att|fur|for|zum|wegen|om)\b|\b(?:i|jag|ich) (?:just|only|bara|mein\w*|menar|menade|mean|meant)\b|\b(?:es|det|das|it|this|i)(?:'s| is| was| war| ar| e| ist| geht|m| am| bin) (?:\w+ )?(?:nur|bloss|just|only|bara|um)\b|\b(?:nichts|nix|nothing|anything|inget|ingenting) (?:\w+ )?(?:genommen|geschluckt|taken|tagit)\b|\b(?:i never|never wanted|ich wollte nie|jag har aldrig)\b")
_PROMISES = Expression(
    r"\b(?:det lovar (?:jag|ja)|(?:jag|ja) lovar|lovar jag|versprech\w* (?:ich|i)?|(?:ich|i) versprech\w*|versprochen|i promise|promise you|pinky promise)\b|"
    r"\b(?:ich|i|jag|ja)(?:'m|'ll)? (?:tu|tue|tua|mach|mache|gor|ska|kommer|won'?t|will|am|wont|not|inte)(?: \w+){0,3}? (?:heut\w*|ikvall|i kvall|inatt|i natt|idag|tonight|today|jetzt|nu)(?: (?:nacht|abend))? (?:nichts|nix|ingenting|inget|nothing)(?: mehr)?\b|"
    r"\b(?:tu|tue|tua|mach|mache|gor)(?: (?:ich|i|jag|ja|mir|ma|mich|eh|ja|ju))* (?:ingenting|inget|nichts|nix|inte nat|inte nagot)(?: (?:an|dumt|dummes))?,? (?:\w+ )?(?:heut\w*|ikvall|i kvall|inatt|i natt|idag|nu)\b|"
    r"\b(?:won'?t|wont|not going to|not gonna) do (?:it|anything)(?: \w+){0,2} (?:tonight|today|now)\b|\b(?:not|won'?t be|ain'?t) (?:gonna |going to )?(?:doing|do|try|trying) (?:anything|nothing|it|something)(?: \w+)?(?: to myself)? (?:tonight|today|now|this evening)\b|\bnot (?:tonight|today)\b|\binte (?:ikvall|i kvall|inatt|i natt|idag)\b|\bnicht heute(?: nacht| abend)?\b")
_FOR_WEEKS = Expression(
    r"\b(?:seit|schon|scho|i|for|flera|sen|sedan|several|many|the last|past|since)(?: (?:ein paar|einigen|mehreren|vielen|paar|flera|manga|nagra|several|many|a few|some|last|zwei|drei|three|two|tva|tre|\d+|now|schon|i))* (?:wochen|monaten?|jahren|tagen|veckor|manader|ar|dagar|weeks|months|years|days)\b|\b(?:wochenlang|monatelang|veckovis|for ages|lange scho\w*|schon lange|lange nu|lange(?:r|re)? tid)\b")
_THINKS = Expression(r"\b(?:denk\w*|gedanke\w*|gedacht|dank\w*|tank\w*|tankt|tankarna|think\w*|thought\w*|uberleg\w*|plan\w*|planer\w*|so|that|this|det|das)\b")
_ALONE = Expression(rf"\b{_I}(?:'m| am| bin| bi| ar| e| sitz\w*| sitter| lebe| live| bor)?(?: (?:hier|da|ganz|halt|grad|gerade|jetzt|ju|helt|alldeles|nu|all|here|just|right now|completely|eh|in|at|home|hemma|daheim|zu hause))* (?:allein|alleine|alloa|elei|ensam|alone|on my own|by myself)\b|"
                    r"\b(?:niemand|keiner|ingen|nobody|no ?one)(?: (?:ist|isch|ar|is|else))? (?:hier|da|bei mir|hos mig|har|here|with me|hemma|home)\b")
_NOBODY_TO_CALL = Expression(
    r"\b(?:there(?: is|'s| was)?|i have|i'?ve|got|i'?ve got) (?:got )?(?:nobody|no ?one|not anyone|none) (?:left )?(?:to |i can |i could |who )?(?:call|ring|phone|talk to|turn to|ask|tell|i have)?\b|\b(?:ich|i) hab\w* (?:niemand\w*|neamd|(?:keinen|keine|koan\w*)(?=[ .,!?]*(?:$|(?:mehr|der|den|die|zum|auf der|sonst|wo)\b)))|\b(?:es gibt|gibt|s git|da ist|ha) (?:\w+ )?(?:niemand\w*|keinen?|neamd)(?:,? (?:den|der|dem|zum|wo))?|"
    r"\b(?:jag|ja) har ingen(?: (?:att|som|jag))?|\bdet finns ingen\b|\bfinns ingen (?:att|jag|som)\b|\bwho would i (?:call|ring)\b|\bwen (?:soll|sollte) ich (?:denn|schon)\b|\bvem skulle (?:jag|ja) ringa\b")
_ABROAD = Expression(
    r"\b(?:ich|i|jag|ja|wir|vi|we)(?:'m|'re)?(?: (?:bin|bi|wohn\w*|leb\w*|sitz\w*|ar|e|bor|sitter|befinner mig|am|are|live|living|leb))?(?: (?:aber|selber|selbst|ja|ju|sjalv|jetzt|nu|now|grad|gerade|myself|here|hier|har))* (?:in|i|aus|von|pa|over in|nere i|uppe i|i) "
    r"(?:finnland|finland|norwegen|norge|norway|danemark|danmark|denmark|schweden|sverige|sweden|deutschland|tyskland|germany|osterreich|osterrike|austria|der schweiz|schweiz|switzerland|italien|italy|frankreich|frankrike|france|spanien|spain|polen|poland|holland|niederlande\w*|netherlands|belgien|belgium|england|scotland|wales|uk|the uk|london|manchester|birmingham|edinburgh|glasgow|paris|lyon|madrid|barcelona|rom|rome|mailand|milan|amsterdam|rotterdam|brussel|brussels|bryssel|prag|prague|budapest|warschau|warsaw|warszawa|oslo|bergen|kopenhagen|copenhagen|kopenhamn|helsinki|helsingfors|dublin|istanbul|new york|boston|chicago|toronto|sydney|melbourne|dubai|australien|australia|neuseeland|irland|ireland|ungarn|hungary|"
    r"tschechien|kroatien|croatia|griechenland|greece|turkei|turkey|estland|usa|den usa|the us|kanada|canada|aland|ausland|abroad|utomlands|another country|einem anderen land|ett annat land)\b|\b(?:abroad|utomlands|im ausland)\b")
_WITH_OTHER = Expression(
    r"\b(?:mum|mom|mam|dad|gran|nan|mama|papa|mutti|oma|opa|mamma|pappa|mormor|farmor|morfar|farfar|(?:the |die |der |mein\w* |unser\w* |min |my |his |her |our |hans |hennes )?(?:neighbour|neighbor|nachbar\w*|granne\w*|wife|husband|frau|mann|fru|man|brother|sister|bruder|schwester|bror|brorsan|syster|syrran|friend|freund\w*|kompis\w*|mother|father|mutter|vater|uncle|aunt|onkel|tante|son|sohn|tochter|daughter|dotter|flatmate))"
    r"(?:'s|s| is| ist| isch| sitzt| ar| e| sitter|'re| are| stays| bleibt| stannar)(?: (?:now|jetzt|grad|gerade|nu|schon|already|right|sitting|eh|redan|inzwischen))* (?:with|bei|hos|next to|beside|there with) (?:him|her|them|me|us|ihm|ihr|ihnen|mir|uns|honom|han|henne|mig|oss)\b")
_IN_CARE = Expression(
    r"\b(?:they|sie|de|dom|die)(?:'re| are)? (?:keep(?:ing)?|kept|behalten|behielten|holden|haller|behaller|lagt in|la in|admitted|are keeping) (?:me|mich|mig|her|him|ihn|sie|henne|honom)\b|\b(?:muss|darf|soll|far|maste|have to|must) (?:ich |jag |i )?(?:noch )?(?:\w+ ){0,2}(?:dableiben|hier bleiben|bleiben|stanna kvar|stanna|stay here|stay in)(?: (?:two|zwei|tva|\d|over|uber|for) \w+)?|"
    r"\b(?:bin|lieg\w*|ligger|am|i'?m|ar|jag ar)(?: \w+){0,3} (?:auf (?:der )?(?:station|intensiv|notaufnahme)|pa (?:avdelning\w*|akuten|iva|sjukhus\w*)|on (?:the|a) ward|in (?:hospital|a&e|the er)|im (?:spital|krankenhaus))\b|\b(?:inlagd|eingeliefert|aufgenommen worden|admitted)\b")
_CALLED_FOR_ME = Expression(
    r"\b(?:she|he|they|mum|mom|dad|my \w+)(?:'s| has| have)?(?: just| already)? (?:called|rang|rung|phoned)(?: (?:somebody|someone|them|an ambulance|the ambulance|for help|112|144|911|999|the doctor|the hospital|poison\w*))\b|\b(?:hon|han|de|dom|mamma|pappa|min \w+) (?:har )?(?:ringt|ringde)(?: (?:nan|nagon|efter|112|ambulans\w*|sjukhus\w*|dit|dem))|\b(?:sie|er|mama|papa|mein\w* \w+) (?:hat|haben)(?: \w+){0,3} (?:angerufen|gerufen|verstandigt|geholt)\b")
# "Hon är hos sin syster nu": the one who is feared for is with somebody of her own.
_WITH_HER_OWN = Expression(
    r"\b(?:she|he|they|er|sie|han|hon|hen)(?:'s| is| are| ist| isch| ar| e|'re| bleibt| schlaft| sover)(?: (?:safe|now|jetzt|grad|gerade|nu|schon|already|heute|ikvall|tonight|staying|redan|just nu))* (?:with|at|bei|hos) (?:her|his|their|seine[rmn]?|ihre[rmn]?|sin|sina|sitt|hans|hennes|ein\w*|der|den|en|a) "
    r"(?:\w+ )?(?:sister|brother|mum|mom|mother|dad|father|parents|friends?|aunt|uncle|gran\w*|cousin|neighbours?|schwester|bruder|mutter|mama|vater|papa|eltern|freund\w*|tante|onkel|oma|opa|cousin\w*|nachbar\w*|syster|syrra\w*|bror|brorsa\w*|mamma|pappa|foraldrar|kompis\w*|vaninna|van|vanner|moster|faster|mormor|farmor|kusin|granne\w*)(?:'s?)?\b")
# Somebody comes, but later: at four, after work.
_COMES_LATER = Expression(
    r"\b(?:kommt|kimmt|chunt|kommen|kommer|comes|coming|is coming|will come)(?: \w+){0,3} (?:um|kl|klockan|at|gegen|runt|vid|around|nach|efter|after|in|om|erst|spater|later|senare|heute abend|tonight|ikvall|i kvall|morgen|imorgon|tomorrow)(?: (?:der|the|einer|an|ein|en|jobbet|work))? ?(?:\d+\w*|ein\w*|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|four|five|six|seven|eight|half|arbeit|schule|schicht|work|school|shift|jobbet|skolan|fyra|fem|sex|sju|atta|hour|stunde\w*|timme|minuten|halb\w*)?\b")
_LATER = Expression(
    r"\b(?:for |fur |for )?(?:the |die |de )?(?:weeks|wochen|veckorna|months|monate|manaderna|days|tage|dagarna|time|zeit|tiden) (?:later|after|afterwards|danach|nachher|darauf|efterat|efter|sen|ahead)\b|\b(?:what|was|vad) (?:comes|kommt|hander|kommer|happens)(?: \w+){0,2} (?:after|danach|nachher|afterwards|sen|sedan|efterat|efter)\b|"
    r"\b(?:after|nach) (?:tonight|today|heute|diese\w* nacht|the hospital|hospital|krankenhaus|dem (?:krankenhaus|spital))\b|\befter (?:ikvall|i kvall|i natt|sjukhuset)\b|\b(?:danach|nachher|afterwards|efterat)\b.*\?|\blongterm|long term|langfristig|pa langre sikt\b")
# What was within reach is locked away: "i just moved the key".
_LOCKED_AWAY = Expression(
    r"\b(?:took|taken|got|have|'ve)(?: (?:got|taken|the|his|her|my|all))* (?:keys?|rifle|gun|shotgun|pills|tablets|knives|knife|rope)(?: \w+)?? (?:back|away|off (?:him|her)|from (?:him|her))\b|\b(?:schlussel|gewehr|waffe|tabletten|messer|munition)(?: \w+){0,4} (?:abgenommen|zuruckgeholt|zruckgholt|an mich genommen|bei mir)\b|"
    r"\b(?:tagit|tog|hamtat|har)(?: (?:tillbaka|ifran honom|fran honom|ifran henne|av honom|undan|med mig))* (?:nyckeln|nycklarna|gevaret|vapnet|vapnen|tabletterna|medicinen|knivarna)(?: (?:tillbaka|ifran honom|fran honom|ifran henne|hos mig|med mig))\b|"
    r"\b(?:moved|hid|hidden|locked (?:up|away)|got rid of)(?: \w+){0,3} (?:keys?|rifle|gun|pills|tablets|knives)\b(?! (?:in|out|here|with me|ready))|\b(?:schlussel|gewehr|waffe|tabletten|messer|munition)(?: \w+){0,4} (?:versteckt|weggenommen|weggetan|weggesperrt|weggeraumt|mitgenommen|woanders hin)\b|"
    r"\b(?:gomt|gomde|flyttat|flyttade|tagit undan|tog undan|last in)(?: \w+){0,2} (?:nyckeln|nycklarna|gevaret|vapnet|tabletterna|medicinen|knivarna)\b")
_BYE = Expression(r"^(?:(?:ok(?:ay)?|thanks?|thank you|danke\w*|merci|tack|gut|na gut|alright|ja|yes|so)[ ,!.]*)*(?:bye|bye bye|tschuss\w*|tschau|ciao|hejda|hej da|servus|pfiat\w*|baba|ade|ad[ei]e|good ?night|gute nacht|god natt|see you|bis dann|vi hors|ha det bra?|take care)(?:[ ,!.]+(?:danke\w*|thanks|tack|merci|bye))?[ !.]*$")

# Of the writer alone: nobody else is spoken of.
_I_ALONE = Expression(r"\b(?:ich|i|jag|i'?m|i'?ve|mir|mich|mig|mej|myself|me)\b")
_OTHERS_TOO = Expression(r"\b(?:er|sie|ihm|ihn|ihr\w*|sein(?:e|en|er|em|es)|han|hon|hen|henne\w*|honom|hans|he|she|him|his|her|they|them|de|dom|dem|(?:mein|min|my|mitt|mina|unser|our)\w* (?!leben|liv|life|tod|death|kopf|head|korper|kropp|body|huvud)\w+)\b")
# The danger comes from somebody close: fear of her, a blow, a knife, somebody at the door.
_FROM_OTHER = Expression(
    r"\b(?:angst|schiss) (?:\w+ )?(?:vor|von) (?:ihm|ihr|ihnen|mein\w* \w+)\b|\b(?:furchte|fuercht\w*) mich (?:\w+ )?vor (?:ihm|ihr|mein\w*)\b|\bradd for (?:honom|henne|dom|dem|min \w+|mamma|pappa)\b|\b(?:scared|afraid|frightened|terrified) of (?:him|her|them|my \w+|mum|dad)\b|"
    r"\b(?:wirft|warf|schmeisst|schmiss|geworfen|geschmissen|schleudert|kastar|kastade|kastat|slanger|slangde|threw|throws?|throwing|thrown|chucks?|hurls?)\b|\b(?:tritt|trat|getreten|sparkar?|sparkade|sparkat|kick(?:s|ed)|stosst|schubst|geschubst|knuffar|knuffade|push(?:es|ed)|shov(?:es|ed)|slar|slog|slagit|schlagt|schlug|haut|hits?|beats?|punch(?:es|ed)) (?:mich|mig|mej|me|uns|oss|us|nach mir)\b|"
    r"\b(?:am hals|an der kehle|am kragen|om halsen|i halsen|by the (?:throat|neck)|round (?:my|the) neck|strypgrepp|wurgt|gewurgt|strangl\w*|chok(?:es|ed|ing) me)\b|"
    r"\b(?:lauert|stellt|passt) mir (?:\w+ )?(?:auf|nach|ab)\b|\b(?:verfolgt|stalkt|bedroht|forfoljer|stalkar|hotar|follows|stalks|stalking|threatens|threatened) (?:mich|mig|mej|me|us|uns|oss)\b|\b(?:mein|min|my) stalker\b|"
    r"\b(?:vor|utanfor|outside|at) (?:meine[rmn]?|unserer|der|dem|min|mitt|my|the|dorren)?(?: \w+)? ?(?:porten|garden|huset|jobbet|skolan|gate|building|work|office|arbeit|buro|tor|tur|haus|haustur|fenster|wohnung|dorr|fonster|hus|door|house|window|flat)\b")
# What speaks of violence at all: without it, a classifier that heard some has heard another danger.
_OF_VIOLENCE = Expression(
    r"\b(?:schlag\w*|schlug\w*|geschlagen|hau\w*|prugel\w*|verprugel\w*|gewalt\w*|wurg\w*|gewurgt|droh\w*|bedroh\w*|gedroht|misshandel\w*|verfolg\w*|stalk\w*|lauer\w*|angst|furcht\w*|\w*waffe\w*|messer\w*|axt|pistole\w*|\w*gewehr\w*|flinte|umbring\w*|toten|vergewaltig\w*|zwing\w*|eingesperrt|sperrt|wut\w*|aggressi\w*|"
    r"sla|slar|slog|slagit|slagen|vald\w*|hot\w*|misshandl\w*|strup\w*|stryp\w*|sparka\w*|kniv\w*|yxa\w*|\w*vapen\w*|bossan?|pistol\w*|\w*gevar\w*|doda\w*|mord\w*|radd|radda|tving\w*|inlast|forfolj\w*|ta dom|giftas?|gifta|arg|hits?|hitting|beat\w*|threat\w*|violen\w*|abus\w*|strangl\w*|chok\w*|kick\w*|punch\w*|slap\w*|rape\w*|weapon\w*|"
    r"kni(?:fe|ves)|axe|gun\w*|\w*gun|rifle\w*|shoot\w*|shot|kill\w*|murder\w*|stab\w*|afraid|scared of|fear\w*|forc\w*|locked|stalk\w*|follow\w*|hurt\w*|attack\w*|aggress\w*|angry|rage|smash\w*|throw\w*|threw|vor der tur|outside)\b")
# Who needs her: a reason to stay.
_REASON = Expression(
    r"\b(?:mein\w*|min|mina|mitt|my|the|der|die|das|unser\w*|our) (?:\w+ )?\w+ (?:braucht|brauchen|behover|needs?) (?:mich|mig|mej|me)(?: (?:ja|doch|ju|noch|still|anda))?[ .!]*$|\b(?:hunden|katten|kissen|barnen|ungarna|djuren|hastarna|hasten|valpen|mamma|pappa|mama|papa|mum|dad) (?:braucht|brauchen|behover|needs?) (?:mich|mig|mej|me)(?: (?:ju|anda|ja|doch))?[ .!]*$|\b(?:kann|konnte|kan|can'?t|cannot|couldn'?t) (?:ich )?(?:mein\w*|min|mina|mitt|my) \w+ (?:doch |ja )?(?:nicht |inte )?(?:das antun|allein lassen|im stich lassen|lamna|leave|do that to)\b|"
    r"\b(?:wegen|for|fur|because of|on account of|pga|skull) (?:mein\w*|min|mina|my|der|the) (?:kinder\w*|katze\w*|hund\w*|tochter|sohn|mama|mutter|barn\w*|katt\w*|dotter|son|mamma|kids|children|cat|dog|daughter|mum)(?: (?:bleib|bin|mach|lebe|stay|am)\w*)?")
# What a child does in its rage; a grown-up who is named may be the one who does it.
_LASHES_OUT = Expression(
    r"\b(?:schlagt|haut|tritt|beisst|boxt|kratzt|wirft|schmeisst|zerstort|zertrummert|schlug|trat|biss|getreten|gehauen|gebissen|schreit mich|slar|sparkar|biter|kastar|river|forstor|slog|sparkade|bet|kastade|knuffar|skriker at|"
    r"hits?|kick(?:s|ed)|bit(?:es)?|punch(?:es|ed)|scratch(?:es|ed)|throws?|threw|breaks?|broke|smash(?:es|ed)|destroys?|spits?|screams? at|screamed at)\b|\b(?:macht|haut|slar|har)(?: \w+){0,4} (?:kaputt|sonder)\b")
# What the writer does to the children herself, or did once.
_OWN_RAGE = Expression(
    r"^(?:(?:ja|och|und|and|aber|men|but) )?(?:jag |ich |i )?(?:har |hab |habe |have |'ve )?(?:skrikit|skrek|skriker|vralat|shouted|yelled|screamed|shout|yell) (?:at|pa) (?:dom|dem|ungarna|barnen|them|the kids|my kids|my \w+)\b|^(?:(?:ja|und|och|and) )?(?:ich |i )?(?:hab|habe) (?:sie|die kinder|die kleinen|ihn|meine \w+)(?: \w+){0,2} (?:angeschrien|angebrullt)\b|"
    r"\b(?:jag|ich|i)(?: (?:hab|habe|har|have|'ve|did|nog|ju|ofta|ibland|oft|manchmal|sometimes|often|once|just|einmal|en gang|too|zu viel|kind of))* ?(?:threw|smashed|punched the|snapped|lost it|lost my temper|kastade|slangde|smallde|warf|schmiss|exploderade|tappade humoret|bin ausgerastet|ausgerastet|rastade|bin explodiert|shook|skakade|skriker|skrek|skrikit|gormar|brolar|puttade|puttat|knuffade|knuffat|slog|slagit|ryckte|tar i|tog i|schrei\w*|brull\w*|schubs\w*|geschubst|schlug|haute|pack\w*|shout\w*|yell\w*|scream\w*|push(?:ed)?|shov(?:ed|e)|smack\w*|slap\w*|hit|grab\w*)\b"
    r"(?: \w+){0,10}? (?:\d+[- ]?(?:year|yr|ar|jahr)\w*|baby\w*|bebis\w*|newborn|crib|cot|spjalsang\w*|gitterbett|barn\w*|kind\w*|kinder\w*|ungarna|sonen|dottern|son|sohn|tochter|den (?:stora|lilla|aldsta|yngsta)|kids?|children|(?:the|my) (?:eldest|oldest|youngest|big one|little one|boy|girl|son|daughter)|die (?:grosse|kleine)|den (?:grossen|kleinen))\b|"
    r"\b(?:schrei\w*|brull\w*|schnauz\w*|fahr\w*|motz\w*) (?:ich )?(?:dann |oft |manchmal |immer |auch )*(?:sie|ihn|meine\w* \w+|mama|papa|oma|opa)\b[^.!?]*\b(?:scham\w*|leid|gewissen|schuldig\w*|hasse mich|bereu\w*)|\b(?:shout|yell|snap|scream)(?:ed)? at (?:him|her|them|my \w+|mum|dad)\b[^.!?]*\b(?:asham\w*|guilt\w*|sorry|hate myself|regret\w*|awful)|"
    r"\b(?:skriker|skrek|fraser|snaser)(?: \w+)? (?:at|pa) (?:henne|honom|min\w* \w+|mamma|pappa)\b[^.!?]*\b(?:skam\w*|skams|angrar|samvete|skuld\w*)|"
    r"\b(?:schrei|schreie|brull|brulle) (?:ich|i) (?:\w+ ){0,2}(?:kinder|kind|kleinen?|sohn|tochter)\b|\b(?:puttade|knuffade|slog|ryckte) jag (?:\w+ )?(?:barn\w*|sonen|dottern|den (?:stora|lilla|aldsta|yngsta)|min (?:son|dotter))\b|\b(?:hab|habe) ich (?:\w+ ){0,3}(?:kind\w*|sohn|tochter|gross\w*|klein\w*) (?:\w+ ){0,4}(?:geschubst|gestossen|geschlagen|angeschrien|angebrullt|gepackt)\b")
_GROWN_UP = Expression(r"\b(?:papa|mama|vater|mutter|stief\w+|pappa|mamma|styv\w+|dad|mum|mom|father|mother|step\w+|mein\w* (?:mann|frau|ex|freund|partner\w*)|min (?:man|fru|ex|sambo|kille|tjej)|my (?:husband|wife|ex|partner|boyfriend|girlfriend|bf|gf)|"
                       r"lehrer\w*|larare\w*|teacher|trainer|coach|opa|oma|morfar|farfar|grandpa|uncle|onkel|wird|werd\w*|blir|gets|being|been|knife|messer|kniv\w*|gun|axe|axt|yxa)\b")
# What she wants, or has not: no police, only to talk, a phone of her own; and whether to go between.
_NO_POLICE = Expression(
    r"\b(?:no|keine?|ohne|ingen|without|kei|koa|ka|not the|utan)(?: \w+){0,2} (?:police|polizei|polis\w*|cops|anzeige|polisanmalan)\b|\b(?:polizei|polis\w*|police|anzeige)(?: bitte| please| snalla)? (?:nicht|net|ned|inte)\b(?! (?:geholfen|gekommen|kommen|hjalpt|kommit))|"
    r"\b(?:don'?t|dont|do not|will|mochte|mag|vill|trau\w*|vagar)(?: (?:nicht|inte|keine?|ingen|want|to|zur|die|till|the|go|make|file|a|gora|en|ha|involve|inblanda|gehen|call|anrufen|ringa|mich|mit|med))+ (?:report|police|polizei|polis\w*|anzeige|anmalan|anmala|anzeigen)\b")
_WANTS_TALK = Expression(r"\b(?:i (?:just |only |rather )?want|(?:i )?would like|want|(?:ich )?(?:will|mochte|wui)|(?:jag )?(?:vill|skulle vilja))(?: (?:to|just|only|nur|lieber|bloss|einfach|erst|bara|hellre|mit|jemand\w*|med|nagon|nan))* (?:talk|reden|sprechen|prata|snacka)\b")
_NO_PHONE = Expression(
    r"\b(?:have|got|hab|habe|hob|har)(?: (?:i|ich|jag|ja|aber|auch|just|still|even))* (?:no|not|kein\w*|ingen|inte|inget|koa)(?: (?:own|eigen\w*|egen|eget|a|any|nan|nagon|proper))* (?:phone|handy|telefon|mobil\w*|smartphone|natel)\b|\b(?:don'?t|dont) have (?:a |my own |my |any )+(?:phone|mobile)\b|"
    r"\b(?:tar|nimmt|takes|took|tagit|weggenommen|checks?|kontrollerar|kontrolliert|kollar)(?: \w+){0,3} (?:phone|handy|telefon\w*|mobil\w*)(?: weg)?\b")
_STEPS_IN = Expression(
    r"\b(?:should i|shall i|do i|can i|soll ich|sollte ich|kann ich|muss ich|darf ich|ska jag|bor jag|borde jag|kan jag|far jag)(?: \w+){0,4}? (?:step in|intervene|interfere|get involved|go (?:over|in|there|round)|knock|ring the bell|einmischen|einschreiten|eingreifen|dazwischen\w*|ruber\w*|ubere\w*|hingehen|klopfen|klingeln|lauten|lagga mig i|ga (?:dit|in|over|emellan)|ingripa|knacka|ringa pa)\b")
# A means that is near, by itself harmless ("a gun in the cupboard"): beside a wish to die it is not.
_MEANS_NEAR = Expression(
    r"\b(?:hab\w*|hat|hot|steht|liegt|hangt|gibt|besitz\w*|have|has|got|'ve|there'?s|own|owns|keeps?|har|finns|star|ligger|hanger|ager)\b(?: \w+){0,6}? (?:\w*gewehr|flinte|pistole|revolver|\w*waffe|strick|bossan?|\w*gevar\w*|pistol\w*|studsare\w*|\w*vapen\w*|snara\w*|shotgun|rifle|handgun|gun|guns|noose)\b|"
    r"\b(?:hab\w*|have|got|'ve|har)\b(?: \w+){0,3}? (?:genug|alle|enough|all the|tillrackligt(?: med)?|alla)(?: \w+){0,2} (?:tabletten|pillen|pills|tablets|tabletter|piller)\b|\b(?:tabletten|pillen|pills|tablets|tabletter\w*|piller\w*)(?: \w+){0,3} (?:vor mir|neben mir|in der hand|in front of me|next to me|in my hand|framfor mig|bredvid mig|i handen)\b")
# It begins again, at this moment.
_AGAIN_NOW = Expression(
    r"\b(?:happening|going on|started|starting|at it|doing it|screaming|shouting|hitting)(?: \w+){0,2}? (?:right now|again|now)\b|\b(?:es|das|er|sie) (?:passiert|geht|fangt|schreit|schlagt|macht)(?: \w+){0,3}? (?:gerade|grad|jetzt|wieder|schon wieder)\b|\b(?:jetzt|gerade|grad) (?:passiert|geht|schreit|schlagt|fangt)\b[^.!?]*\b(?:wieder|los)\b|"
    r"\b(?:det hander|det borjar|de borjar|han borjar|hon borjar|det ar igang|skriker|slar)(?: \w+){0,2}? (?:nu|just nu|igen)\b|\bnu (?:hander|borjar|ar|skriker|slar)(?: \w+){0,3} igen\b")
# Who does harm sleeps, and is in the house.
_DOER_SLEEPS = Expression(r"^(?:(?:nein|nej|no|ja|yes|ok|okej|na|jo)[ ,]+)?(?:er|sie|han|hon|he|she|(?:mein|min|my)\w* \w+|papa|pappa|dad|mama|mamma)(?: (?:ist|is|ar|har)|'s)?(?: (?:jetzt|gerade|grad|schon|nu|just nu|redan|now|already))* (?:schlaft|sover|sleeps|asleep|sleeping|eingeschlafen|somnat|somnade|fell asleep)(?: (?:jetzt|gerade|schon|nu|just nu|now|already|igen|wieder))*[ .!]*$")
_IS_DRUNK = Expression(r"^(?:\w+ ){0,3}?(?:er|sie|han|hon|he|she|mama|papa|mamma|pappa|mum|mom|dad|mutter|vater)(?: (?:ist|is|ar|e|isch)|'s)(?: (?:schon|wieder|jetzt|gerade|grad|nu|just nu|redan|igen|now|already|again|so|total|voll|really))* (?:full|fulla|berusad|packad|betrunken|besoffen|blau|drunk|wasted|plastered|hammered)(?: (?:nu|just nu|igen|jetzt|gerade|wieder|now|right now|again|tonight|ikvall|heute))*[ .!]*$")
_PARTNER_HAS = Expression(r"\b(?:husband|boyfriend|ex\w*|mann|freund|man|sambo\w*|kille\w*|pojkvan\w*|dad|father|vater|papa|pappa)\b(?: \w+){0,3}? (?:has|got|took|takes|hat|nimmt|nahm|har|tog|tar)\b")
# She has a plan, whatever she says of when.
_HAS_PLAN = Expression(
    r"\b(?:hab\w*|have|got|i'?ve|har|made|gibt)(?: (?:ich|i|jag|schon|auch|aber|einfach|already|redan|ju|eh|got))* (?:einen|nen|an|en|a|ein|the) (?:\w+ )?plan\b(?! (?:b|fur (?:die|das|den) (?:schule|arbeit|therapie|urlaub|alltag)|for (?:school|work|the)|for (?:skolan|jobbet)))|"
    r"\b(?:weiss|know|vet)(?: (?:ich|i|jag|schon|genau|auch|already|exactly|redan|precis))* (?:wie|wo|womit|how|where|hur|var) (?:ich|i|i'?d|i would|i'?ll|jag)(?: (?:es|das|it|det|skulle|ska|would|will))* (?:mach\w*|tu\w*|do|gor\w*)\b")
_NO_PLAN = Expression(r"\b(?:kein\w*|keinen|no|not|don'?t have|haven'?t|ingen|inte|ohne|utan|nicht) (?:\w+ )?(?:plan|wie|how|hur)\b")
# Of somebody who is said to do no harm: "nein, der schlägt nicht", "he's never violent", "hon är snäll".
_DOES_NO_HARM = Expression(
    r"^(?:(?:nein|nej|nae|no|nope|nee|na|ne|doch|aber|men|but|ach|oh)[ ,!.]+)*(?:er|sie|der|die|han|hon|hen|he|she|they|(?:mein|min|my)\w* \w+|papa|pappa|mama|mamma|dad|mum)(?:'s|'d| is| ist| isch| ar| e| wurde| wird| hat| har| has| would| skulle| kommer)?(?: (?:schlagt|haut|slar|tut|hits|hurts|macht|gor))?(?: (?:mich|uns|mir|me|us|mig|oss|ja|doch|aber|eh|ju|really|gar|uberhaupt|auch|sonst|noch|so|bisher|actually|att))*"
    r" ?(?:nicht|nie|niemals|niemand\w*|keiner fliege|keinem|ned|net|inte|int|aldrig|ingen|not|never|n'?t|isn'?t|doesn'?t|hasn'?t|wouldn'?t|won'?t|doe?s not|harmlos|harmless|ofarlig|snall|lieb|gentle)"
    r"(?: (?:mehr|me|us|mich|uns|mig|oss|anyone|anybody|a fly|nan|nagon|jemand\w*|niemand\w*|was|etwas|nat|nagot|really|wirklich|so|egentligen|been|ever|den|die|das|the|kindern|barnen|kids|at all|alls|and|und|och|to|gegen|mot|against|andere\w*|andra|others|ihr\w*|get|bli|sich|sjalv|selbst|nie|aldrig|never))*"
    r" ?(?:schlagt|geschlagen|haut|hauen|schlagen|aggressiv\w*|gewalttatig\w*|gefahrlich|getan|tun|tut|bose|handgreiflich|angefasst|slar|slagit|sla|valdsam\w*|aggressiv|farlig|gjort|gora|elak|hits?|hit|hitting|violent|aggressive|dangerous|hurt|hurts|harm|touch\w*|threaten\w*|abusive|physical|mean)?(?: ?(?:me|us|mich|uns|mig|oss|anyone|anybody|a fly|nan|nagon|jemand\w*|niemand\w*|zu|mehr|at all|alls|was|illa|the kids|barnen|kindern)\b)*[ .!]*$")
# She waves it aside, which takes nothing back: "glöm det", "not so bad", "ist ja egal".
_WAVES_ASIDE = Expression(
    r"^(?:(?:nein|nej|no|nee|na|ach|ah|oh|ok|okay|okej|ja|yes|sorry|forlat|haha|egal|also|asch|aber|men|but|well|na ja|naja|nja)[ ,!.]+)*(?:(?:det|es|das|it|that|this)(?:'s| is| ar| e| ist)? )?(?:(?:nog|ja|doch|wohl|val|eh|ju|just|bara|really|schon) )*"
    r"(?:vergiss(?: es| das| was ich \w+ \w+| bitte)?|vergessen (?:sie|wir) (?:es|das)|schon gut|egal|passt schon|lass (?:gut sein|mal|ma)|nicht so (?:wichtig|schlimm|wild|tragisch)|halb so (?:wild|schlimm)|so (?:schlimm|wild|wichtig|ernst) (?:ist|is|war) (?:es|das)(?: ja| eh| auch)? (?:nicht|ned|net)|sa (?:farligt|illa|allvarligt) (?:ar|var) det inte|glom (?:det|bort det|vad jag \w+)|strunta i det|skit i det|spelar ingen roll|inte sa (?:farligt|viktigt|illa|allvarligt)|ingen fara|"
    r"forget (?:it|that|i said \w+|about it|what i said)|never ?mind|doesn'?t matter|not (?:that|so) (?:bad|important|serious)|no big deal|drop it|ignore (?:that|me))"
    r"(?:[ ,.!]+(?:(?:det|es|das|it|that)(?:'s| is| ar| e| ist)? )?(?:(?:nog|ja|doch|ju|just|bara|really|schon|einfach|bitte|please|snalla) )*(?:vergiss(?: es| das)?|schon gut|egal|passt schon|nicht so (?:wichtig|schlimm|wild)|halb so wild|glom det|strunta i det|inte sa (?:farligt|viktigt|illa)|ingen fara|forget (?:it|that)|never ?mind|not (?:that|so) (?:bad|important|serious)|no big deal|drop it))*(?:[ ,.;-]+(?:i'?m|i am|i was|ich (?:bin|war|hab)|jag (?:ar|var)|ich|jag)(?: (?:nur|bloss|bara|just|being|so|wohl|nog|ja|a bit|lite|zu|too|halt|wieder|da))* (?:dramatic|silly|stupid|overreacting|exaggerating|tired|emotional|ubertreibe?|ubertrieben|dramatisch|blod|mude|doof|empfindlich|overdriver|overdrev|dum|dramatisk|trott|fanig|larvig|kanslig))?[ .!]*$")
# Peace after a decision is no all-clear.
_AT_PEACE = Expression(r"\b(?:(?:skont|schon|gut|good|relief|relieved|erleichtert|lattad|lattnad)(?: \w+){0,2}?,? (?:att|dass|das|that|it'?s|nar) (?:det|es|allt|alles|it'?s|everything'?s?|it|everything)(?: (?:ist|is|ar|e))?(?: (?:nu|jetzt|now|endlich|antligen|finally|all))* (?:klart|klar|over|vorbei|done|geregelt|ordnat|erledigt|sorted|slut|bestamt|entschieden|decided|geschafft)|(?:ich )?hab\w* (?:jetzt |nun |auch )?keine angst mehr|(?:es|das) ist (?:jetzt |schon |ja )?(?:gut|besser|richtig) so|im reinen|meinen frieden|inte radd (?:langre|mer)|ingen radsla (?:langre|kvar)|det (?:ar|blir) (?:bra|bast|battre) sa(?: har)?|frid med (?:det|mig)|at peace|not (?:scared|afraid) (?:any ?more|any longer)|no longer (?:scared|afraid)|(?:it'?s|it is) (?:ok|okay|fine|better|good|right) (?:this way|like this|that way))\b")
# What would be the use of it.
_ASKS_USE = Expression(r"^(?:(?:und|och|and|but|aber|men|ja|yes|ok|naja|well|ach)[ ,]+)*(?:was (?:soll|wird|wurde|bringt|nutzt|hilft)(?: (?:mir|mi|das|des|es|denn|schon|dann|jetzt|da|ein anruf|anrufen))*(?: (?:bringen|nutzen|helfen|andern))?|(?:das|des|es|ein anruf) (?:bringt|nutzt|hilft)(?: (?:mir|mi|eh|ja|doch|auch))* (?:nichts|nix)|"
                       r"vad (?:ska|skulle|hjalper|tjanar)(?: (?:det|nu|da|jag|mig))*(?: (?:hjalpa|tjana|ge|gora for nytta|leda till))?(?: till)?(?: nat| nagot)?|det (?:hjalper|tjanar)(?: (?:anda|ju|val))* (?:inte|inget|ingenting)(?: till)?(?: nat)?|"
                       r"what(?:'s| is| would be| good (?:would|will|does)| use (?:is|would))(?: (?:the|that|it|this))*(?: (?:point|use|good|do|help|be|change))?(?: (?:in|of) (?:that|it|this|calling))?|(?:it|that)(?: won'?t|'s not going to| doesn'?t)? (?:help|change|do)(?: (?:me|anything|any good|nothing))?)[ .!?]*$")
# "Ok, maybe I'll call."
_WILL_CALL = Expression(r"^(?:(?:ok(?:ay)?|okej|gut|na gut|ja|yes|yeah|jo|bra|alright|fine|also|dann|vielleicht|kanske|maybe|perhaps)[ ,.]*)*(?:(?:ich |i )?(?:ruf|rufe|ruaf|meld|melde)(?: (?:ich|i|mich|da|dort|halt|jetzt|gleich|doch|mal|vielleicht|eh|sie|dann|morgen|spater))* an?|(?:i ?'?ll|i will|i might|i could|i can|i should)(?: (?:maybe|just|try|to|and))* (?:call|ring|phone|give them a (?:call|ring))(?: (?:them|there|now|then|that|the number|someone))*|"
                        r"(?:jag |ja )?(?:ringer|ska ringa|kan ringa|far ringa|borde ringa|testar att ringa|provar att ringa|kanske ringer)(?: (?:dit|dom|dem|val|nog|kanske|da|nu|sen))*|(?:da |dann )?(?:ringer jag|ruf ich|call then)(?: (?:an|dit|dort|da|dom|dem|val|nog|kanske|doch|halt|mal))*)[ .!]*$")
# What was told before should stop: "I just want it to stop".
_IT_TO_STOP = Expression(r"^(?:.*[,.;] ?)?(?:(?:ich|i|jag) )?(?:(?:just|only|really|bara|nur) )*(?:will|mochte|wunsch\w*|hoffe|vill|onskar|want|wish|need)(?: (?:ja|doch|nur|bloss|halt|einfach|so|bara|ju|verkligen|just|only|really|mir|endlich))*,? (?:dass |att |for )?(?:es|das|det|it|this|that|all this|das alles|det har)(?: (?:endlich|alles|ganze|einfach|ska|skulle|to|all|finally|would|mal|nu|jetzt))* (?:aufhort|sluta\w*|stops?|ends?|vorbei ist|vorbei geht|tar slut|be over)(?: (?:now|jetzt|nu|endlich|happening))*[ .!]*$")
# To "are you safe?": neither a yes nor a no.
_NOT_QUITE = Expression(r"(?:(?:na|nein|nej|nja|no|ja|hm+|naja|well|also|ach|weiss nicht|vet inte)[ ,]+)*(?:(?:nicht|nich|ned|net|nid|nod|inte|int|not) (?:so )?(?:direkt|konkret|unmittelbar|directly|exactly|immediately|as such)|jein|nja|teils teils|wie man'?s nimmt|sadar|bade och|kommer an|depends|kommt drauf an|yes and no|ja und nein|ja och nej)[ .!]*")
_MORE_THAN_SURE = Expression(r"\b(?:but|aber|men|tomorrow|morgen|imorgon|tonight|heute nacht|i natt|inatt|sterb\w*|die|do|leben|live|leva|tablett\w*|pills?|piller|bruck\w*|bridge|bron|abschied\w*|goodbye|decided|entschieden|bestamt|when|wenn|nar|until|bis|tills)\b")
_MOMENTS = {"not_safe": _NOT_SAFE, "promises": _PROMISES, "alone_now": _ALONE, "nobody_to_call": _NOBODY_TO_CALL, "abroad": _ABROAD, "kin_with_them": Expression(f"{_WITH_OTHER.pattern}|{_WITH_HER_OWN.pattern}"),
            "in_care": _IN_CARE, "called_for_me": _CALLED_FOR_ME, "comes_later": _COMES_LATER, "for_later": _LATER, "put_away": _LOCKED_AWAY, "bye": _BYE,
            "no_police": _NO_POLICE, "wants_talk": _WANTS_TALK, "no_phone": _NO_PHONE, "steps_in": _STEPS_IN, "partner_has": _PARTNER_HAS,
            "means_near": _MEANS_NEAR, "again_now": _AGAIN_NOW, "does_no_harm": _DOES_NO_HARM, "waves_aside": _WAVES_ASIDE, "at_peace": _AT_PEACE, "asks_use": _ASKS_USE, "it_to_stop": _IT_TO_STOP, "will_call": _WILL_CALL, "doer_sleeps": _DOER_SLEEPS, "is_drunk": _IS_DRUNK}
_READ = {"plays_down": plays_down, "worn_out": is_worn_out, "theirs": is_another_s_word, "witness": is_witness, "names_other": names_another, "missing": is_missing,
         "at_ease": is_all_clear, "holds_clear": holds_all_clear, "own_fear": fears_own_hand, "names_child": names_a_child,
         "looked_into": is_looked_into}
_LONGEST = 60  # words


def asks_to_step_in(text: str) -> bool:
    """Whether she asks if she is to go between: "should I knock?"."""
    return bool(_STEPS_IN.search(fold(text)))


def moments(text: str) -> FrozenSet[str]:
    """Which of these a message tells: `is_sure` ("bin sicher", "ja, ich sitze daheim"), `not_safe`, `explains` (a harmless ground, beside a no or a laugh), `denies_harm` (nobody hits, nobody dies), `promises` (nothing tonight),
    `for_weeks` (such thoughts), `alone_now`, `nobody_to_call`, `abroad`, `kin_with_them` ("mum's with him"), `in_care` ("they keep me here"), `called_for_me`, `comes_later` ("at four"), `for_later`, `put_away`, `bye`,
    `plays_down` ("no, just tired"), `worn_out` (and nothing else), `of_me` (nobody else is spoken of), `from_other` (the danger comes from somebody close), `lashes_out` (as a child in its rage),
    `theirs` (words that another said or wrote), `witness` (of what is done to others), `names_other` (and nothing else), `missing` (another is), `at_ease` (an all-clear, and nothing else), `holds_clear` (one stands in it),
    `own_fear` (of what she might do to her child), `no_police`, `wants_talk`, `no_phone`, `steps_in` ("should I knock?"), `no_violence` (no word of it), `reason` ("my cat needs me"), `own_rage` ("I shout at the children"),
    `has_plan`, `does_no_harm` (another, and nothing else), `waves_aside` ("forget it"), `at_peace` ("I'm not afraid any more"), `asks_use` ("what good would that do"), `it_to_stop`, `only_sure`, `will_call` ("ok, maybe I'll call"), `means_near` ("a gun in the cupboard"), `again_now` ("it's happening again"), `doer_sleeps` ("he's asleep", and nothing else), `is_drunk` (another is, and nothing else)."""
    folded = fold(text)
    if len(folded.split()) > _LONGEST:
        return frozenset()
    found = set(matching(_MOMENTS.items(), folded))
    if _UNSURE.search(folded):
        found.discard("not_safe")
    found |= _told_of_danger(text, folded)
    if denies_for_now(text):
        found.add("promises")
    if "promises" in found and (speaks_of_later(text) or "has_plan" in found):
        found.discard("promises")  # "not tonight, tomorrow"
    found |= {name for name, says in _READ.items() if says(text)}
    found |= bedside(text) | meanwhile(text)
    if _NOT_QUITE.fullmatch(folded.strip()):
        found.add("not_quite")
    if explains_shortly(text):
        found.add("plays_down")
    found |= _whose(folded)
    if _FOR_WEEKS.search(folded) and _THINKS.search(folded):
        found.add("for_weeks")
    if _GROUND.search(folded) and _CONTRADICTS.search(folded) and not _NO_EXPLANATION.search(folded) and not _DEATH_BESIDE.search(folded):
        found.add("explains")
        if _NOBODY.search(folded):
            found.add("denies_harm")
    if "at_ease" in found:
        found -= {"explains", "denies_harm"}  # "nobody got hurt, I'm calm again" unsays nothing
    if "not_safe" not in found and _says_safe(folded):
        found |= {"is_sure"} if _MORE_THAN_SURE.search(folded) else {"is_sure", "only_sure"}
    return frozenset(found)


def _told_of_danger(text: str, folded: str) -> FrozenSet[str]:
    """A plan; that the danger is hers, for nothing is feared of her who died; that it comes from somebody close."""
    told = {"has_plan": bool(_HAS_PLAN.search(folded)) and not _NO_PLAN.search(folded), "of_me": wants_to_follow(text) == "self", "from_other": fears_at_home(text)}
    return frozenset(name for name, so in told.items() if so)


def _whose(folded: str) -> FrozenSet[str]:
    """Whose danger it is, and from whom it comes."""
    told = {"of_me": bool(_I_ALONE.search(folded)) and not _OTHERS_TOO.search(folded), "from_other": bool(_FROM_OTHER.search(folded)),
            "no_violence": not _FROM_OTHER.search(folded) and not _OF_VIOLENCE.search(folded), "reason": bool(_REASON.search(folded)),
            "own_rage": bool(_OWN_RAGE.search(folded)),
            "lashes_out": bool(_LASHES_OUT.search(folded)) and not _GROWN_UP.search(folded)}
    return frozenset(name for name, so in told.items() if so)


def _says_safe(folded: str) -> bool:
    """Whether one clause says that she is safe, and the next does not turn it round: "bin sicher, dass ich es tue"."""
    if _NO_EXPLANATION.search(folded):
        return False
    clauses = [clause.strip() for clause in _CLAUSE.split(folded)]
    after = [clauses[place + 1] if place + 1 < len(clauses) else "" for place in range(len(clauses))]
    sure = any(_SAFE.fullmatch(clause) and not after[place].startswith(("dass", "das ", "that", "att ", "ob ", "om ")) for place, clause in enumerate(clauses))
    return sure or bool(_YES.search(folded))
