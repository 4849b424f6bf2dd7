"""What people say in set words, so that no classifier need weigh it."""
from __future__ import annotations

from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression, matching
from nlu.retracting import excuses

_PLEA = Expression(r"(?:bitte|please|pls|snalla|hallo|hej|hi|hello)?[ ,!]*(?:ich )?(?:brauche? (?:dringend |jetzt )?)?(?:hilfe|help(?: me)?|hjalp(?: mig)?|"
                   r"i need help|need help|(?:jag )?behover hjalp|kan (?:du|nagon) hjalpa mig|can (?:you|someone|anyone) help(?: me)?|"
                   r"kann (?:mir )?(?:jemand|wer|du) (?:mir )?helfen)"
                   r"(?: bitte| please| pls| tack| snalla)?[ .!?]*$")
_EVERYTHING = Expression(r"(?:(?:einfach|halt|eigentlich|irgendwie|na|ja|bara|typ|liksom|just|well)[ ,]+)*(?:alles|ois|alls|allt(?:ing)?|everything|all of it)(?: (?:halt|einfach|irgendwie|zusammen|gerade|grad|liksom|really|right now|at once))*[ .!…]*$")
_VERY = (r"(?:(?:gar|echt|so|grad|gerade|voll|richtig|total|einfach|ziemlich|sehr|halt|leider|heute|zurzeit|momentan|im moment|nur|wirklich|mega|ur|"
         r"immer|valdigt|jatte|ganska|riktigt|bara|just nu|helt|sa|really|very|just|pretty|quite|kinda|feeling|doing|right now|too|that|all|"
         r"at the moment|lately|a bit)[ ,]*)*")
_BADLY = (r"(?:nicht (?:so |besonders |wirklich |sehr |mehr )?(?:gut|toll|prickelnd|dolle)|ned (?:so )?guat|net (?:so )?gut|schlecht|scheisse|scheiss|"
          r"beschissen|mies|dreckig|elend|furchtbar|kacke|grottig|besch\w*|dalig\w*|skit\w*|piss|uselt|inte (?:sa |sarskilt |alls )?(?:bra|ok)|"
          r"inget bra|kasst|for javligt|bad|awful|terrible|horrible|shit|crap|rubbish|miserable|like (?:shit|crap|rubbish)|unwell|rough|"
          r"not (?:doing |feeling )?(?:so |too |very |that |really )?(?:ok|okay|good|well|great|alright|fine))")
_I_FEEL = r"\b(?:mir geht(?:'?s| es)?|geht(?:'?s)? mir|(?:ich )?fuhle? mich|(?:jag )?mar|(?:jag )?kanner mig|i'?m|i am|i feel|feeling|doing) "
_ALL_OF_IT = r"^(?:(?:es ist |ist )?(?:halt )?(?:gerade |grad )?alles|allt|everything|it'?s all)(?: ist| ar| is|'s| fuhlt sich)? "
_UNWELL, _BARE = Expression(_I_FEEL + _VERY + _BADLY + r"\b|" + _ALL_OF_IT + _VERY + _BADLY + r"(?: halt| grad| gerade| just nu| einfach| really| tbh)*[ .!…]*$"), Expression(r"[ ,.]*" + _BADLY + r"[ .!…]*$")
_HELP = (r"(?:hilfe\w*|helfen|polizei|anzeige\w*|therap\w*|beratung|arzt|arztin|hjalp\w*|polis\w*|anmal\w*|vard\w*|stod\w*|lakare\w*|psykolog\w*|"
         r"help|police|doctor|gp|support|counsell?ing|treatment)\b")
_NOBODY = r"(?:niemand\w*|keine(?:n|m|r))\b"
# What she is unwell of, named in a noun or a clause of its own; "seit Wochen" is a time.
_SINCE = Expression(r"\b(?:seit|wegen|nach|weil|sen|sedan|efter|pga|pa grund av|for att|since|after|because|over|about)\b "
                    r"(?!(?:\w+ )?(?:tagen|wochen|monaten|jahren|langem|langerem|gestern|heute|tag|woche|monat|jahr|dagar|veckor|manader|ar|lange|igar|idag|days?|weeks?|months?|years?|ages|yesterday|a while)\b)\w+")
_REFUSES = Expression("|".join(r"(?<!\bich )(?<!\bjag )(?<!\bi )(?<!\bwir )(?<!\bvi )(?<!\bwe )" + pattern for pattern in (
    r"\b(?:will|wollen|mochte?|mochten|mag|nimmt|sucht|lasst|geht|braucht)\b(?: \w+){0,4}? (?:keine?|keinerlei|nicht|nix|net|ned|nie)\b(?: \w+){0,3}? " + _HELP,
    r"\b(?:lehnt|verweigert|weigert|wehrt)\b(?: \w+){0,5}? " + _HELP,
    r"\bhilfe\b(?: \w+){0,3} (?:lehnt|verweigert|ablehnt|abgelehnt|will (?:er|sie) nicht)\b",
    r"\b(?:vill|tar|soker|accepterar|gar)\b(?: \w+){0,2}? (?:inte|ingen|aldrig|inget)\b(?: \w+){0,4}? " + _HELP,
    r"\b(?:vagrar|avvisar|tackar nej)\b(?: \w+){0,4}? " + _HELP,
    r"\b(?:won'?t|doe?sn'?t|do(?:e)?s not|dont|don'?t|will not|wouldn'?t|refus\w+|rejects?)\b(?: \w+){0,6}? " + _HELP,
    # "sie sagt, sie braucht niemanden", "han vill inte prata med nån", "she won't talk to anyone"
    r"\b(?:er|sie) (?:braucht|will|mochte|mag) (?:\w+ ){0,3}?" + _NOBODY + r"(?: (?:reden|sprechen|sehen))?[.!, ]*$|"
    r"\b(?:er|sie) (?:redet|spricht) mit " + _NOBODY + r" (?:daruber|druber)|"
    r"\b(?:han|hon|hen) (?:behover ingen|vill (?:inte|int) (?:\w+ ){0,3}?(?:nan|nagon)|vill (?:\w+ ){0,3}?ingen|vagrar (?:\w+ ){0,3}?(?:nan|nagon))\b[.!, ]*$|"
    r"\b(?:he|she|they)(?:'s|'ve| has| have)? (?:told|tells|said|says)(?: (?:to )?me)?(?: that)?(?: i should)?(?: to)? (?:mind my own business|leave (?:him|her|them) alone|get lost|butt out|it'?s none of my business)\b|"
    r"\b(?:er|sie)\b[^.!?]{0,30} (?:geht mich (?:gar |doch )?(?:nichts|nix) an|(?:um|in) (?:mein\w*|die) eigene\w* (?:\w+ )?(?:kummern|sachen|angelegenheiten)|mich (?:raushalten|nicht einmischen|da raus\w*)|in ruhe lassen)\b|"
    r"\b(?:han|hon|hen|de|dom)\b[^.!?]{0,30} (?:inte (?:ska |skall |far )?lagga mig i|skota mitt|inte har med (?:det|saken) att gora|angar (?:mig )?inte|lamna (?:honom|henne|dem) ifred)\b|"
    r"\b(?:he|she|they) (?:needs?|wants?) (?:\w+ ){0,4}?(?:nobody|no ?one)\b|\b(?:he|she|they) (?:won'?t|will not|refuses? to|doe?sn'?t want to) (?:talk|speak|see|meet)(?: to)? (?:anyone|anybody|somebody|someone)\b")))


# Without anybody of whom it is said, it is she who refuses: "will keine Polizei", "dont call the police", "vill inte ha hjälp".
_NOBODY_ELSE = Expression(r"^(?:(?:nein|nee|nej|no|na|aber|men|but|bitte|please|snalla|und|och|and|also|ok)[ ,]+)*(?:will|mag|mochte?|mecht|wui|brauch\w*|keine?|vill|behover|ingen|inte|don'?t|dont|do not|no|won'?t)\b(?! (?:er|sie|han|hon|hen|he|she|they)\b)")
# "He won't go anywhere", "sie geht da nicht hin": a refusal of whatever help there is.
_GOES_NOWHERE = Expression(
    r"\b(?:er|sie|mein \w+|meine \w+) (?:(?:geht|will|mag|wurde)(?: (?:aber|auch|ja|halt|einfach))* (?:nirgends|nirgendwo|nirgendwohin|da nicht|dort nicht)(?: hin\w*| gehen)?|weigert sich)[ .!]*$|"
    r"\b(?:han|hon|hen) (?:vill|tanker|vagrar)(?: (?:ju|bara|inte|aldrig|att|ga|aka|soka|sig))* (?:nan ?stans|nagonstans|dit)[ .!]*$|"
    r"\b(?:he|she|they) (?:(?:won'?t|will not|doe?sn'?t want to|don'?t want to) go|refuses to go)(?: anywhere| there)[ .!]*$")
# Of ending what, is not said: a love or a life.
_ENDS_WHAT = Expression(
    r"^(?:(?:ich|i|jag|ja|also|men|ok) )*(?:(?:tanker|ska|vill|kommer att|maste|overvager att|will|werde|mochte|mocht|wui|wu|muss|mach|mache|moch|bin am|want to|wanna|am going to|'?m going to|'?m gonna|will) )?(?:(?:jetzt|nu|snart|bald|einfach|bara|heute|idag|endlich|nur noch) )*(?:gora slut|schluss machen|(?<=mach )schluss|(?<=mache )schluss|(?<=moch )schluss|end it)(?: (?:jetzt|nu|now|bald|snart))*[ .!…]*$")


_WHAT_TO_DO = Expression(
    r"\bwho(?:m)? (?:do|should|can|could) (?:i|we) (?:call|ring|phone|turn to|go to|ask|contact)\b|\b(?:an wen|wen) (?:ruf\w*|kann|soll\w*|wend\w*|frag\w*) (?:ich|wir|i|ma)\b|\bvem (?:ska|kan|bor) (?:jag|vi|man) (?:ringa|vanda|prata|fraga|kontakta)\b|"
    r"\b(?:was|wos|wie|wia) (?:kann|ka|cha|chan|ko|kon|kau|soll|soi|solli|soll i) (?:ich|i|ma|mer|wir)\b(?: \w+){0,3}? (?:tun|tuan|tue|doa|doan|machen?|mach|mache|mochn|mocha)\b|"
    r"\b(?:was|wie) (?:kann|soll|sollen|konnen|konnten|konnte|muss|mussen) (?:ich|wir|i|ma)\b(?: \w+){0,4}? "
    r"(?:tun|machen|helfen|unterstutzen|umgehen|reagieren|verhalten|sagen|ansprechen|anfangen)\b|"
    r"\b(?:was|wie) (?:mach\w*|tu\w*|sag\w*|red\w*|bring\w*|sprech\w*|geh\w*|reagier\w*|verhalt\w*) (?:ich|wir|i|ma)\b|\b(?:weiss nicht|keine ahnung|unsicher|frag\w* mich),? ob (?:ich|wir)\b(?: \w+){0,8}? soll\w*\b|"
    r"\bwie (?:helfe|unterstutze) ich\b|\bweiss nicht,? (?:was|wie) ich\b(?: \w+){0,3}? (?:tun|machen|helfen|sagen|ansprechen) (?:soll|kann)\b|"
    r"\b(?:vad|hur) (?:kan|ska|skall|bor) (?:jag|vi)\b(?: \w+){0,3}? ?(?:gora|hjalpa|stotta|bemota|saga|prata)\b|\b(?:vad|hur) (?:gor|sager|pratar|borjar|tar) (?:jag|vi|man)\b|\bvet inte om (?:jag|vi) (?:ska|borde|bor)\b|"
    r"\b(?:what|how) (?:can|should|do|could|must) (?:i|we)\b(?: \w+){0,3}? ?(?:do|help|support|handle|react|say|tell|talk|speak|start|deal|approach|bring (?:it|this) up)\b|"
    r"\b(?:not sure|don'?t know|wonder\w*) (?:if|whether) (?:i|we) should\b|"
    r"\b(?:was|wie) (?:ich|wir|man)(?: (?:mich|mir|als \w+|da|jetzt|nun|denn|noch|am besten|richtig))*(?: (?:tun|machen|reagieren|verhalten|vorgehen|helfen))? (?:kann|soll|sollte|konnte|verhalte|umgehe|reagiere|vorgehe|mache)\b|"
    r"\b(?:vad|hur) (?:jag|vi|man)(?: (?:som \w+|da|nu|bast))* (?:kan|ska|bor|borde) (?:gora|hjalpa|bete mig|agera|bemota|hantera|saga)\b|\b(?:what|how) (?:i|we)(?: (?:as \w+ \w+|then|now))* (?:can|could|should|ought to) (?:do|help|react|behave|handle|say|act|respond)\b")
_MEANT_OTHERWISE = Expression(
    r"\b(?:nicht|ned|net|nit) (?:so |ernst )?(?:ge|g)?meint\b|\bmein(?:e|te)? (?:ich |i )?(?:das |es )?(?:nicht|ned|net)\b|"
    r"\b(?:falsch|miss) ?verstanden\b|\banders gemeint\b|"
    r"^(?:nein,? |na,? |nej,? |no,? )?(?:nicht so|ned so|inte sa|not like that)\b(?= *(?:$|[.,!;]|wie\b|som\b|schlimm\b|wild\b|illa\b))|"
    r"\bmenade? (?:inte|nagot annat|annat)\b|\binte (?:sa|det|vad) jag men(?:ade|ar)\b|\bmissforst\w+|\bforstod (?:mig )?fel\b|"
    r"\bnot (?:quite )?what i mea?nt?\b|\bdid ?n'?t mean (?:it|that|to)\b|\bmisunderst\w+|\bgot (?:that|it|me) wrong\b")
# Nothing but that she is safe now, with who is there or gone: one word more, and the watch decides.
_GONE = (r"(?:er|sie|han|hon|he|she|der|die)(?: ist| ar|'?s| is)(?: (?:jetzt|nun|gerade|grad|ja|nu|just nu|now|schon|heute|idag|today))* "
         r"(?:weg|fort|nicht da|nicht (?:mehr )?hier|ausser haus|arbeiten|bei der arbeit|in der arbeit|auf (?:der )?arbeit|ausgezogen|in haft|borta|inte hemma|inte har|pa jobbet|utflyttad|"
         r"(?:in|i) (?:einer |einem |en |a |an )?(?:anderen?|annan|annat|different|another) (?:stadt|ort|land|stad|city|town|country)|weit weg|langt bort|far away|gone|out|away|at work|not (?:here|home)|in custody)(?: now| jetzt| nu)?")
_WITH = (r"(?:ich bin|bin|jag ar|i ?'?a?m)(?: (?:jetzt|nun|gerade|grad|nu|now|heute|schon|zu ?hause|daheim|hemma|home))* "
         r"(?:safe|(?:bei|hos|at|with) (?:mama|papa|mamma|pappa|mum|dad|oma|opa|mormor|farmor|freunden|vanner|friends|nachbarn|grannar)|(?:bei|zu|hos|at|with|med) (?:einer?|einem|meine\w*|ner|nem|en|min|mina|mitt|a|my|the)(?: \w+)? \w+(?:'s)?|im frauenhaus|allein|alleine|in sicherheit|sicher|ok(?:ay)?|okej|ensam|trygg|alone|fine)(?: now| jetzt| nu)?")
_IS_SAFE = Expression(
    r"^(?:(?:ja|yes|ok(?:ay)?|nein|nej|no),? )?(?:" + _GONE + r"(?:[,.;]? (?:und |och |and )?" + _WITH + r")?|" + _WITH + r"(?:[,.;]? (?:und |och |and )?" + _GONE + r")?)[.! ]*$|"
    r"^(?:ja,? |yes,? |ok(?:ay)?,? )?(?:\w+ )?"
    r"(?:\w+ (?:ist|is|ar) (?:jetzt |nun |now |nu )?(?:da|hier|bei mir|here|with me|har|hos mig)(?: now| jetzt| nu)?(?:,| und| and| och)+ )?"
    r"(?:ich bin (?:jetzt |nun |gerade |grad )?(?:in sicherheit|sicher)|"
    r"i ?'?a?m (?:now )?safe|jag ar (?:nu )?(?:i sakerhet|trygg|saker))(?: now| jetzt| nu)?[.! ]*$")
# She asks for the number, address or page of an offer; "Telefon" in it is no wish to be called.
_WAY_TO_REACH = (
    r"(?:(?:telefon|handy|ruf|mobil)?nummern?|tel(?:efon)?nr|kontakt\w*|(?:e-?mail|mail|web)?-?adresse|(?:e-?)?mail(?: address)?|webseite|"
    r"website|homepage|hemsida\w*|web ?page|url|link|lank\w*|(?:telefon|mobil)?num(?:ret|mer)|mejl\w*|e-?post(?:adress\w*)?|adress\w*|"
    r"(?:(?:phone|telephone|contact) )?(?:number|details?|address|info)|contact)")
_ASKING = (
    r"(?:wie (?:ist|lautet|heisst|war)|was ist|welche ist|hast du|habt ihr|gibt'?s|gibt es|kann ich|kriege? ich|bekomme ich|"
    r"(?:gib|sag|zeig|schick) mir|brauche?|ich (?:brauche?|hatte gern|mochte)|wo (?:finde ich|finde|steht|ist)|"
    r"vad (?:ar|var|har)|vilket (?:ar|nummer)|har (?:du|ni|de)|kan jag fa|far jag|ge mig|visa(?: mig)?|skicka(?: mig)?|"
    r"jag (?:behover|vill ha)|var (?:hittar jag|hittar|ar|finns|star)|"
    r"what(?:'?s| is| are| was)|do (?:you|they) have|have you got|(?:can|could) (?:i|you)(?: please)? (?:have|get|give me|show me|send me|tell me)|"
    r"(?:give|show|send|tell) me|i (?:need|want)|where(?:'?s| is| can i find| do i find))")
_LITTLE = r"(?: (?:bitte|mal|denn|noch|nochmal|please|again|a|an|the|their|die|der|das|den|dem|eine?n?|ne|ihre|deren|mir|ett|en|deras))"
_THEIRS = (
    r"(?: (?:von|vom|zu|zum|der|des|dem|denen|da|ersten?|zweiten?|dritten?|letzten?|till|pa|for|den|det|deras|forsta|andra|tredje|sista|"
    r"of|to|their|the|them|first|second|third|last|one|bitte|please|again|nochmal|igen|tack))")
_ASKS_FOR_CONTACT = Expression(
    r"^(?:und |och |and |ja,? |yes,? |ok(?:ay)?,? |bitte |please )*(?:" + _ASKING + _LITTLE + r"{0,4} " + _WAY_TO_REACH + _THEIRS + r"*|"
    r"(?!(?:e-?)?(?:mail|mejl|post)(?: (?:bitte|please|pls|tack))+[ ?!.]*$)(?:die |den |the )?" + _WAY_TO_REACH + _THEIRS + r"{1,5})[ ?!.]*$")
# "Jag alltså", "ok its me", "bin ich selber lol", "it's about me actually"; not "ich auch", "mig?", "für mich?".
_ONLY_ME = Expression(r"^(?:(?:ok(?:ay|ej)?|nej|na|nein|nee|ne|no|ja|jo|yes|yeah|fine|well|sorry|alltsa|asså|assa|also|naja|haha|lol|quatsch|fel|falsch|wrong|eller|oder|oops|fast|men|aber|but|egentligen|eigentlich|actually|honestly|arligt talat|ehrlich gesagt)[ ,.!]+)*"
                      r"(?:(?:(?:det|it|es|das|this|that)(?:'?s| ar| e| is| ist| bin| geht| galler| handlar| var| va| was)? |its |thats |'s |gehts? |geht's |galler |handlar |is |bin )(?:(?:ju|ja|nog|val|faktiskt|egentligen|eigentlich|halt|doch|wohl|actually|really|just|all|nur|bara|alltsa) )*)?"
                      r"(?:(?:fur|wegen|um|for|about|om|till) )?(?:ich|mich|jag|mig|mej|me|myself|mir)(?:[ ,]+(?:selbst|selber|sjalv|alltsa|da|dann|som ar det|der das ist|who that is|ju|faktiskt|halt|also|eben|bin'?s|actually|tbh|lol|haha|really|though|i mean|mein ich|menar jag|det galler|det handlar om|det ar|es geht|um die es geht))*[.! ]*$")
_OKAY = Expression(r"^(?:(?:ok(?:ay|ey|ej|i)?|okidoki|alles klar|aha+|achso|ach so|hm+|mhm+|m+h|verstehe?|verstanden|gut|na gut|jo+|joa|passt|in ordnung|bra|jaha|jassa|fint|uppfattat|forstar|"
                   r"jag forstar|all ?right|right|fine|got it|i see|sure|great|super|prima|cool|schon|nice|good|toll|perfekt|perfect|kk?)[ ,.!]*){1,2}$")
_SAYINGS = {"okay": _OKAY, "is_safe": _IS_SAFE, "asks_for_contact": _ASKS_FOR_CONTACT, "only_me": _ONLY_ME,
            "refuses_help": _REFUSES, "ends_what": _ENDS_WHAT, "asks_what_to_do": _WHAT_TO_DO, "meant_otherwise": _MEANT_OTHERWISE, "unwell": _UNWELL}


def said(text: str, asked: bool = False) -> FrozenSet[str]:
    """Which of these a message says: `plea` ("Hilfe" and nothing else), `unwell` ("mir geht's scheiße", where she was `asked`
    a bare "not good" too), `refuses_help` ("sie will aber keine Hilfe"), `asks_what_to_do`, `meant_otherwise`,
    `is_safe`, `ends_what` ("jag tänker göra slut": with whom, or with what?), `okay` (and nothing else), `only_me` ("ich", and nothing else), `asks_for_contact` ("Wie ist die Nummer vom ersten?")."""
    folded = fold(text)
    found = set(matching(_SAYINGS.items(), folded))
    if "meant_otherwise" in found and excuses(text):
        found.remove("meant_otherwise")  # "he didn't mean it": that is his deed, not her word
    if _GOES_NOWHERE.search(folded):
        found.add("refuses_help")
    if "refuses_help" in found and _NOBODY_ELSE.match(folded):
        found.add("bare_refusal")
    if "unwell" in found and _SINCE.search(folded):
        found.remove("unwell")  # "jag mår piss sen kejsarsnittet" tells what it is
    if _PLEA.match(folded) or (asked and _EVERYTHING.match(folded)):
        found.add("plea")
    if asked and _BARE.match(folded):
        found.add("unwell")
    return frozenset(found)
