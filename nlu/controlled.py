"""Control without a blow: a partner, an ex or somebody at home who reads the messages, counts the money, keeps the card or tells whom she may see. It is about the one
who is controlled. And what is said of a device that somebody looks into, which takes a word on writing safely."""
from __future__ import annotations

from index.linear import fold
from index.sieve import Expression

_KIN = (r"(?:freund|freundin|mann|frau|partner\w*|verlobte\w*|ex(?:freund|mann|freundin|frau)?|lebensgefahrte|gatte|vater|papa|mutter|mama|eltern|bruder|schwiegermutter|schwiegereltern|familie|"
        r"man|fru|sambo|sambon|kille|killen|tjej|pojkvan|flickvan|make|maka|respektive|pappa|mamma|foraldrar|bror|svarmor|familj|husband|wife|boyfriend|girlfriend|bf|gf|fiancee?|spouse|dad|father|mum|mom|mother|parents|brother|mother-in-law|family)")
_DOER = rf"(?:er|sie|han|hon|he|she|(?:(?:mein|unser|min|mitt|mina|var|my|our)\w* )(?:\w+ )?{_KIN}|papa|mama|pappa|mamma|dad|mum|mom)"
_OFTEN = r"(?: (?:immer|standig|dauernd|jeden tag|heimlich|auch|ja|alle?|jede[nrs]?|jeden abend|wieder|alltid|hela tiden|jamt|varje dag|i smyg|ocksa|always|constantly|keeps?|secretly|often|also|every day|has|is|just|even|will|hat|har))*"
_WATCHES = (r"(?:kontrolliert|uberwacht|durchsucht|checkt|liest|ortet|trackt|filzt|verfolgt|will (?:jeden tag |immer )?(?:sehen|lesen|wissen)|kontrollerar|kollar|laser|overvakar|sparar|gar igenom|snokar i|vill (?:alltid )?(?:se|lasa)|"
            r"checks?|checking|controls?|controlling|reads?|reading|monitors?|tracks?|tracking|goes through|going through|looks through|searches|spies on|wants to see)")
_MY = r"(?:mein\w*|min|mitt|mina|my|all my|alla mina|alle meine|all meine|jede meiner|every one of my)"
_PRIVATE = (r"(?:handy|smartphone|telefon|telefonen|mobil\w*|chats?|nachrichten|chattar|sms|meddelanden|mejl|mails?|emails?|whatsapp|messages?|texts?|phone|location|standort|plats|tagebuch|dagbok|diary|konto|account\w*|posts?|post|brief\w*|computer|laptop|dator)")
_MONEY = (r"(?:jeden (?:cent|euro|rappen|franken|einkauf|beleg|kassenbon)|meine ausgaben|(?:mein|das|unser) (?:ganzes )?(?:geld|konto|lohn|gehalt)|varje (?:krona|kvitto|ore)|mina (?:pengar|utgifter|inkop)|(?:min|hela min) lon|mitt konto|alla (?:mina )?pengar|"
          r"every (?:cent|penny|receipt|euro|krona|purchase)|(?:all )?my (?:money|spending|wages|salary|pay|account)|(?:all )?the money)")
_CARD = r"(?:(?:bank|ec-|konto|kredit)?karte|bankkort\w*|kort|kontokort|(?:bank |credit |debit )?card|geld|pengar|money|lohn|lon|wages|pass|ausweis|papiere|passport|papers|id|schlussel|nycklar|keys|handy|mobil|phone|telefon)"
_TAKES = r"(?:versteckt|nimmt|nahm|sperrt|behalt|gibt|teilt|verwaltet|gommer|gomde|tar|tog|beslagtar|haller inne|behaller|hides?|hid|takes?|took|keeps?|kept|withholds|locks)"
_CONTROLS = Expression(
    rf"\b{_DOER}{_OFTEN} {_WATCHES}{_OFTEN} (?:{_MY} )(?:\w+ )?{_PRIVATE}\b|"
    rf"\b{_DOER}{_OFTEN} (?:{_WATCHES}|verwaltet|zahlt|raknar|styr over|bestammer over|counts?|decides over){_OFTEN} {_MONEY}\b|"
    rf"\b{_DOER}{_OFTEN} {_TAKES}{_OFTEN} (?:mir |mig |me )?(?:{_MY} |das |die |den |nur |bara |only )?{_CARD}(?: (?:weg|ein|ab|vor mir|ifran mig|fran mig|from me|away|off me|for mig))?\b(?! (?:fur (?:drogen|alkohol|spiel\w*)|for (?:drugs|drink|gambling)))|"
    rf"\b{_DOER}{_OFTEN} (?:gibt|lasst|ger|lets?|gives|allows|later|slapper|erlaubt|verbietet|forbjuder|forbids)(?: (?:mir|mich|mig|me|not|nicht|inte|doesn't|kein\w*|inga|inget|no|to|att|let|any))* (?:kein (?:eigenes )?geld|eigenes geld|egna pengar|money of my own|own money|(?:meine )?freunde? (?:treffen|sehen)|traffa (?:mina )?(?:vanner|kompisar|familj)|see my (?:friends|family|sister|mum)|allein (?:raus|weg)\w*|ga ut (?:ensam|sjalv)|go out (?:alone|on my own)|arbeiten|jobba|work)\b|"
    rf"\b{_DOER}{_OFTEN} (?:bestimmt|entscheidet|bestammer|decides|controls?|kontrolliert|kontrollerar|styr)(?: (?:over|uber|about))? (?:alles|allt|everything|over allt)\b[^.!?]{{0,60}}\b(?:pengar\w*|geld|money|telefon\w*|handy|phone|mobil\w*|klader\w*|kleid\w*|clothes|wen ich|(?:vilka|vem) jag|whom? i|freunde|vanner|friends)\b|"
    rf"\b(?:ich|i|jag) (?:darf|durfte|far|muss|maste|have to|has to|am not allowed to|'m not allowed to|can't)(?: (?:ihm|ihr|meine[mr] \w+|for honom|min \w+|visa honom|show him|show my \w+|immer|alltid|always|everything|jeden|varje|every))* (?:(?:cent|kassenbon|beleg|quittung\w*|kvitto\w*|receipts?|standort|location)\b[^.!?]{{0,20}})(?:zeigen|vorlegen|schicken|visa|skicka|show|share|send)?\b|"
    rf"\b{_DOER}{_OFTEN} (?:bestimmt|entscheidet|sagt mir|bestammer|decides|tells me|dictates){_OFTEN},? (?:was ich (?:anziehe\w*|anziehen|trag\w*|kauf\w*)|wen ich (?:treff\w*|seh\w*)|mit wem ich|vad jag (?:ska )?(?:ha pa mig|tar pa mig|koper)|vem jag (?:far )?traffa\w*|what i (?:wear|can wear|buy)|who i (?:see|can see|meet|talk to)|whom i)\b")
_PAST_OR_ILL = Expression(r"\b(?:dement\w*|demenz|demens|dementia|alzheimer\w*|verwirrt|forvirrad|confused|schizo\w*|psychos\w*|verfolgungswahn|paranoi\w*|lehrer\w*|chef\w*|boss|teacher)\b")
# A phone or a page that somebody looks into.
_LOOKED_INTO = Expression(
    rf"\b{_DOER}{_OFTEN} {_WATCHES}{_OFTEN} (?:(?:all )?{_MY} \w+(?:,| and| und| och)(?: \w+)?? )(?:{_MY} )?{_PRIVATE}\b|"
    rf"\b{_DOER}{_OFTEN} {_WATCHES}{_OFTEN} (?:(?:{_MY} )(?:\w+ )?{_PRIVATE}|it|es|det|den|das|alles|allt|everything|mit)\b|\b(?:darf|soll|will|vill|far|ska|want|must|should|can|could|kann|konnte|kan)\b[^.!?]{{0,30}} (?:{_DOER}|him|her) (?:das|es|det|to|this|it|nicht|inte|not|not to|hier|har|ser|mitliest|liest|merkt|marker|laser)* ?(?:sieht|sehen|mitliest|mitlesen|lesen|merkt|merken|ser|se|lasa|laser|marker|see|sees|read|notice|find) ?(?:this|it|det|das|es|mit)?|"
    rf"\bwh?at (?:if|happens if) {_DOER} (?:sees?|finds?|reads?) (?:this|it)\b|\b(?:was (?:ist|passiert|wenn)|was|vad hander om|tank om|und wenn|what if)(?:,? wenn)? {_DOER} (?:das|det|this|it|es)? ?(?:hier |har )?(?:sieht|findet|liest|ser|hittar|laser)\b")


def is_controlled(text: str) -> bool:
    """Whether somebody close controls what she writes, spends, wears or whom she sees: "mein Mann kontrolliert jeden Cent", "he hides my bank card"."""
    folded = fold(text)
    return bool(_CONTROLS.search(folded)) and not _PAST_OR_ILL.search(folded)


def is_looked_into(text: str) -> bool:
    """Whether somebody looks into her phone, or must not see what she writes here."""
    return bool(_LOOKED_INTO.search(fold(text)))
