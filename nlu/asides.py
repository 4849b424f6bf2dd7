"""Questions that people ask beside the matter, each of which has an answer of its own: a referral, the wait, "do you report him?", "he could see this"."""
from __future__ import annotations

import re
from typing import Dict, List, Pattern

from index.linear import fold

_AM = r"(?:bin ich|bin i|ar jag|ar det(?: har)?|e ja|e de|am i|is this|is it)"
_I = r"(?:ich|i|jag|ja|man|ma|wir|vi|we|one|you)"
_MUST = r"(?:muss|mus|musst|mussen|soll|sollt|sollte|sollten|darf|brauch|brauche|braucht|maste|ska|skall|bor|borde|behover|far|do|must|should|shall|need|have to|am i obliged to|bin ich verpflichtet)"
_HIDDEN = (r"(?:merk\w*|erfahr\w*|mitkrieg\w*|mitbekomm\w*|sehen|seh|sieht|lesen|liest|finden|findet|wissen|weiss|rauskrieg\w*|herausfind\w*|kontrollier\w*|nachschau\w*|"
           r"marka|veta|se|ser|lasa|laser|hitta|hittar|fa reda pa|kolla|kollar|upptacka|find(?:s)? out|find(?:s)?|know|see(?:s)?|read(?:s)?|notice|check(?:s)?|get wind|goe?s? through)")
_AT_HOME = (r"(?:er|sie|han|hon|he|she|(?:mein|min|mitt|mina|my)\w*(?: \w+)? ?(?:mann|frau|freund|freundin|partner|partnerin|mutter|mama|vater|papa|eltern|bruder|familie|sambo|kille|tjej|man|fru|pojkvan|flickvan|mamma|pappa|foraldrar|bror|familj|"
            r"husband|wife|boyfriend|girlfriend|partner|mum|mom|mother|dad|father|parents|brother|family|ex))")
_THIS = r"(?:das|es|hier|dies|davon|was ich|det|detta|har|vad jag|this|that|it|what i|anything|any of|dass ich|att jag|where i)"
_DEVICE = r"(?:handy|smartphone|laptop|rechner|computer|pc|verlauf|tablet|mobil\w*|telefonen|datorn?|historik\w*|phone|browser|history)"
_NOT = r"(?:nicht|nichts|nix|niemals|net|ned|nie|inte|int|inget|ej|aldrig|not|never|nothing|cannot|can'?t|mustn'?t|must not|won'?t|shouldn'?t)"
# In the order of what counts most where more than two are asked.
_KINDS: Dict[str, Pattern[str]] = {name: re.compile(pattern) for name, pattern in {
    "no_trace": (
        rf"\b{_AT_HOME} (?:konnte|kann|wird|darf|soll|sollte|kan|kunde|far|ska|skulle|could|can|will|might|would|must|may|should)\b(?: \w+){{0,3}}? ?\b{_HIDDEN}\b(?: \w+){{0,4}}? ?\b(?:{_THIS}|{_DEVICE})\b|"
        rf"\b{_AT_HOME} (?:konnte|kann|darf|soll|kan|kunde|far|ska|could|can|might|must|may)\b(?: \w+){{0,3}}? ?\b(?:{_THIS}|{_NOT})\b(?: \w+){{0,5}}? ?\b{_HIDDEN}\b|"
        rf"\b(?:darf|soll|kann|dass|wenn|damit|far|kan|ska|om|att|if|so(?: that)?|could|can|will|doe?s|make sure|dont want|don'?t want)\b(?: \w+){{0,2}}? {_AT_HOME}(?: \w+){{0,4}}? {_HIDDEN}\b(?: \w+){{0,3}}? ?\b(?:{_DEVICE}|{_THIS})\b|"
        rf"\b{_AT_HOME} (?:{_HIDDEN}|checkt|durchsucht|schaut|guckt|looks)\b(?: \w+){{0,4}}? (?:was|what|vad) (?:ich|i|jag) (?:\w+ )?(?:schreib\w*|writ\w*|typ\w*|skriv\w*|google\w*|search\w*)|"
        r"\b(?:wie|hur|how)\b(?: \w+){0,4}? (?:losch\w*|verlauf|spuren?|radera\w*|ta bort|spar|delete|erase|clear|trace|history)\b(?: \w+){0,4}? ?\b(?:hier|das|verlauf|spur\w*|har|det|chat\w*|samtal\w*|historik\w*|this|that|it|history|conversation)\b|"
        r"\b(?:keine|ohne|inga|utan|no|without)(?: a)? (?:spuren?|spar|traces?)\b|\b(?:heimlich|i smyg|secretly|in secret)\b(?: \w+){0,3}? (?:schreib\w*|chatt\w*|skriv\w*|writ\w*)|\b(?:schreib\w*|chatt\w*|skriv\w*|chat|write)\b(?: \w+){0,2}? (?:heimlich|i smyg|secretly|in secret)\b"),
    "report": (
        r"\b(?:meldest|meldet|verpetzt|verrat\w*) (?:du|ihr|sie)\b(?: \w+){0,4}? ?\b(?:das|es|ihn|sie|mich|uns|jemand\w*)\b|\b(?:zeigst|zeigt|gibst|gebt|sagst|sagt) (?:du|ihr|sie) (?:das|es|ihn|sie|mich|uns)(?: \w+){0,3} (?:an|weiter)\b|\b(?:werd\w*|wird) (?:das|es|er|sie|ich|mein\w* \w+)(?: \w+){0,3} (?:gemeldet|angezeigt|weitergegeben)\b|"
        r"\b(?:anmaler|rapporterar|skvallrar|berattar) (?:du|ni)\b(?: \w+){0,4}?(?: det| honom| henne| mig| detta| vidare)|\b(?:blir|kommer) (?:jag|han|hon|det)\b(?: \w+){0,4} (?:anmald|anmalt|rapporterad)\b|"
        r"\b(?:do|will|would|are|gonna) (?:you|u|ya)(?: \w+){0,2}? (?:report|reporting|grass|dob|tell on|snitch)\b|\b(?:will|doe?s|do) (?:he|she|i|it|this)(?: \w+){0,2} (?:get|be) reported\b"),
    "name": (
        rf"\b{_MUST} {_I}\b(?: \w+){{0,5}}? ?\b(?:(?:mein\w*|sein\w*|sitt|mitt|my|your|ones?|real|full|den) )+(?:\w+ )?(?:namen?|namn|name)\b|\b{_MUST} {_I}\b(?: \w+){{0,3}}? (?:sagen,? )?(?:vad (?:man|jag) heter|wie ich heisse?|wer ich bin|vem jag ar|who i am)\b|"
        r"\b(?:fragen|fragt|wollen|wollt|fragar|vill)\b(?: \w+){0,4}? (?:nach (?:meinem|dem) namen|wie ich heisse?|(?:efter )?(?:mitt namn|vad (?:man|jag) heter))|\b(?:do|will) they (?:ask|want|need)(?: \w+){0,2} (?:my name|who i am)\b|\bohne (?:meinen )?namen\b ?\?"),
    "referral": r"\b(?:uberweisung|uberweisungsschein|remiss|egenremiss|referr?al|referr?ed by)\b",
    "insurance": (
        r"\b(?:krankenkasse|krankenversicherung|kassenpatient\w*|privatversichert|gesetzlich versichert|nicht versichert|keine versicherung|grundversicherung|forsakringskassan|forsakring(?:en)?|hogkostnadsskydd\w*|health insurance|insurance|insured)\b|"
        r"\b(?:zahlt|ubernimmt|bezahlt)(?: \w+){0,2} (?:die |meine )?(?:kasse|aok|tk|barmer|dak|ogk|versicherung)\b|\b(?:bei der|bin bei|is|with) (?:aok|tk|barmer|dak|ikk|bkk|ogk|bvaeb|svs|helsana|css|swica)\b|^(?:aok|tk|barmer|dak|ogk)[.! ]*$"),
    "wait": (
        r"\b(?:wie lange?|wia lang|wie lang|wie viel\w* (?:wochen|monate|zeit)) (?:\w+ ){0,4}?(?:warte\w*|wartet|wartezeit\w*|dauer\w* (?:das |es |da )?bis)|\b(?:wie lang|wie)(?: \w+){0,3} (?:wartezeit\w*|warteliste\w*)\b|\bhur (?:lang\w*|mycket)(?: \w+){0,4} (?:vantetid\w*|vanta|vantan|ko|kon|kotid\w*|drojer|tar det)\b|"
        r"\b(?:how long|how much time)(?: \w+){0,5} (?:wait\w*|queue|waiting list\w*|take(?:s)? to (?:get|see|be))\b|\b(?:how long|what)(?:'?s| is| are)(?: \w+){0,3} (?:wait\w*|waiting (?:times?|lists?))\b|\b(?:gibt es|gibts|habt ihr|haben die|finns det|ar det|is there|do they have)(?: \w+){0,3} (?:warteliste\w*|wartezeit\w*|ko|vantetid\w*|waiting lists?|wait)\b"),
    "home_help": (
        r"(?:^|[.,!?:] |\bund |\boch |\band |\bob |\bif |\bom )(?:kann|konnte|kommt|kommen|gibt'?s|gibt es|kan|kommer|finns|could|can|will|doe?s|do|is there)\b(?: \w+){0,5}? (?:nach ?hause|zu (?:uns|mir|ihr|ihm|ihnen)(?: nach ?hause| heim)?|heim|vorbei(?:kommen)?|hem(?: till (?:oss|mig|henne|honom))?|hemma hos (?:oss|mig)|to (?:the|our|my|her|his) (?:house|home|place|flat)|home to (?:us|her|him)|(?:to|at) (?:us|our place)|round to (?:us|ours))"
        r"(?: (?:kommen|komma|come))?[ ?.!]*$|\b(?:haushaltshilfe|hauslich\w* pflege|mobile\w* dienst\w*|spitex|hemtjanst\w*|home ?care|home ?help)\b"),
    "tell_parents": (
        rf"\b{_MUST} (?:ich|i|jag|ja|we|wir|vi)\b(?: \w+){{0,4}}? (?:(?:den|die|ihren|ihre|seinen|seine|deren|hennes|hans|hens|deras|the|her|his|their) (?:eltern|mutter|vater|mama|papa|foraldrar|mamma|pappa|parents|mum|mom|mother|dad|father|family|familie|familj)|foraldrarna)\b(?: \w+){{0,3}}? ?(?:sagen|informieren|anrufen|erzahlen|einschalten|\?|$|know|now)|"
        rf"\b{_MUST} (?:ich|i|jag|ja|we|wir|vi) (?:\w+ ){{0,2}}?(?:tell|inform|call|phone|beratta(?: det)? for|informera|ringa|kontakta) (?:the |her |his |their |hennes |hans |deras )?(?:parents|mum|mom|mother|dad|father|family|foraldrar\w*|mamma\w*|pappa\w*|familj\w*)\b|"
        r"\b(?:ob|om|whether|if) (?:ich|jag|i)(?: \w+){0,2} (?:die|deren|ihre|seine|the|her|his|their|ska|borde|should|must|maste)(?: \w+){0,3}? ?\b(?:eltern|foraldrar\w*|parents)\b"),
    "duty": (
        r"\b(?:ob|om|whether|if) (?:ich|jag|i) (?:das|es|det|that|have|maste|must|ihn|sie|him|her)(?: \w+){0,3}? ?\b(?:muss|maste|have to|must|to|melden\w*)\b|"
        r"\b(?:muss|musst?e?|bin ich verpflichtet|maste|ar jag skyldig|do i have to|am i obliged|must i|do i need to)\b(?: (?:ich|i|jag))?(?: \w+){0,4}? (?:melden|anzeigen|einschreiten|eingreifen|anmala|rapportera|report|intervene|notify)\b|\b(?:meldepflicht|anzeigepflicht|anmalningsplikt\w*|mandatory report\w*|duty to report)\b"),
    "what_to_say": (
        r"\b(?:kann|soll|darf|konnte|kan|ska|far|borde|can|should|could|may) (?:ich|i|jag|man|we|wir|vi)\b(?: \w+){0,4}? (?:(?:etwas|was|nagot|nat|something|anything) (?:sagen|saga|say)|(?:say|saga) (?:something|anything|nagot|nat)|ansprechen|drauf ansprechen|ta upp det|bring it up|speak to (?:her|him)|talk to (?:her|him)|mit (?:ihm|ihr) reden|prata med (?:honom|henne))\b|"
        r"\b(?:was|vad|what) (?:sage?|sager|do) (?:ich|jag|i)(?: say| saga)? (?:ihm|ihr|zu|till|dann|to)\b|\b(?:angst|radd|scared|afraid|worried|sorge)\b(?: \w+){0,4} (?:was falsches|etwas falsches|das falsche|nagot fel|fel sak\w*|fel|the wrong thing|something wrong)(?: zu)? (?:sag\w*|say)\b|\b(?:radd|afraid|scared|worried)(?: \w+){0,3} (?:saga|say|saying) (?:fel|nagot fel|nat fel|the wrong thing|something wrong)\b|\b(?:how do i|hur) (?:tar jag upp|borjar jag prata|(?:even )?(?:bring|begin to tell|start (?:talking|a conversation)|tell) (?:it|this|that|her|him|them|my \w+|talking|to))\b|\bwie (?:sprech\w*|sag\w*|red\w*) ich\b(?: \w+){0,4}? (?:das|es|ihn|sie|ihm|ihr|mit|darauf|drauf)\b"),
    "messenger": r"\b(?:kann|geht|gibt|kan|gar|finns|can|could|is|do|does|har|hat|haben|habt|via|per|over|uber)\b(?: \w+){0,5} (?:whats ?app\w*|telegram|messenger|instagram|insta|snapchat|discord)\b",
    "right_place": (
        rf"\b{_AM} (?:\w+ )?(?:hier |da |har )?(?:bei (?:dir|euch|ihnen) )?(?:(?:uberhaupt|denn|even) )?(?:richtig|falsch|ratt|ratt stalle|fel|the right (?:place|person|spot)|in the right place|right here|richtige\w* (?:stelle|ort))\b|\b(?:hier|da) (?:uberhaupt )?richtig\b ?\?|\bdarf ich (?:hier|auch hier) (?:schreiben|fragen)\b|\bkan (?:man|jag) skriva (?:har|om det har)\b|\bcan i (?:ask|write) (?:here|about this)\b"),
    "why_these": (
        r"\b(?:warum|wieso|weshalb) (?:zeig\w*|schlagst|empfiehlst|gibst|schickst) (?:du|ihr)\b|\bwarum (?:genau |gerade )?diese\b|\bvarfor (?:visar|far jag|foreslar|kommer)\b(?: \w+){0,4}|\bwhy (?:are you|do you|did you|do i get|am i getting|is it|these|those)\b(?: \w+){0,2}? ?\b(?:show\w*|suggest\w*|giv\w*|send\w*|getting|these|those)\b"),
    "human": r"\b(?:bist|ist|sind|seid|e|ar|are|is)\b (?:du|das|sie|ihr|det|you|this|u)\b(?: \w+){0,4}? (?:mensch|echt\w*|roboter|maschine|bot|ki|manniska|robot|maskin|ai|human|person|real|machine|computer)\b|\b(?:sprech\w*|red\w*|schreib\w*|pratar|snackar|skriver|talking|speaking|chatting)(?: \w+){0,3} (?:mit|med|to|with) (?:\w+ )?(?:mensch\w*|manniska|human|person|bot|robot\w*|maschine)\b",
    "privacy": (
        r"\b(?:was|vad|what)\b(?: \w+){0,2}? (?:passiert|geschieht|macht ihr|machst du|hander|gor ni|gor du|happens|do you do|are you doing)\b(?: \w+){0,3}? (?:daten|dem|das|uppgifter\w*|det|data|info\w*|what|this|that)\b|\bdatenschutz\b|\bmeine daten\b|\bmina uppgifter\b|\bmy data\b|\bwho (?:can )?(?:sees?|reads?) (?:this|what)\b|"
        r"\b(?:will|doe?s|do|can|could) (?:the |my )?(?:uni\w*|school|work|boss|employer|gp|doctor|college)(?: \w+){0,3} (?:find out|know|hear|see)\b|\b(?:erfahrt|erfahren|sieht|merkt) (?:das |es )?(?:die |der |mein\w* )?(?:uni|schule|arbeit\w*|chef\w*|firma|hausarzt|klinik)\b|"
        r"\b(?:vill|ska|far|will|soll|darf)(?: \w+){0,3}? (?:inte|ej|nicht|not|int)(?: \w+){0,3}? (?:jobbet|chefen|skolan|arbetsgivaren|facket)(?: \w+){0,2} (?:veta|fa reda|fa veta|marka)\b|\b(?:jobbet|chefen|skolan|arbetsgivaren) (?:far|ska|kan) (?:inte|ej|int|aldrig)(?: \w+)? (?:veta|fa veta|fa reda)|"
        r"\b(?:die|meine?|der) (?:arbeit|klinik|firma|chef\w*|schule|uni|lehrer\w*)(?: \w+)? (?:darf|soll|soll\w*)(?: \w+){0,3} (?:nicht|nichts|nix)(?: \w+){0,3} (?:wissen|erfahren|mitkriegen|merken|mitbekommen)\b|\b(?:my )?(?:work|boss|job|school|employer)(?: \w+)? (?:can'?t|must not|mustn'?t|shouldn'?t|can not|cannot)(?: \w+)? (?:know|find out|hear)\b"),
    "who_runs": r"\b(?:wer) (?:bezahlt|zahlt|finanziert|steckt|betreibt|macht)\b(?: \w+){0,3}? (?:dich|euch|das|dahinter|hinter|lotse|hier|diese)\b|\bvem (?:betalar|driver|star bakom|ligger bakom)\b(?: \w+)?|\bwho (?:pays|funds|runs|is behind|made|owns)\b(?: \w+)?",
    "cost": r"\b(?:kostet|kosten|kost) (?:das|es|des|denn|was|etwas|eigentlich) ?(?:\w+ )?(?:was|etwas|geld|denn|eigentlich|nichts|\?|$)|\bwas (?:kostet|kost)\b|\b(?:ist|is|ar|e) (?:das|es|des|det|de|it|this|that) (?:\w+ )?(?:kostenlos|umsonst|gratis|free)\b|\b(?:kostar det|vad kostar|kostar de|kostar nat)\b|\b(?:doe?s|do|will|would) (?:it|this|that|they) (?:\w+ )?cost\b|\bwhat (?:doe?s|would|will|do)(?: \w+){1,2} cost\b|\bhow much (?:is|doe?s|do|will)\b",
}.items()}
_ORDER = list(_KINDS)
_LONG = 26  # words; who writes more tells what weighs on her, and asks beside it
_ONLY_SHORT = 14  # of these only where little else is said
_BRIEFLY = frozenset(("insurance", "privacy", "who_runs", "human", "home_help", "cost", "messenger"))
_AT_MOST = 2
_OF_PARENTS = re.compile(r"\b(?:mutter|mama|vater|papa|eltern|mamma|pappa|foraldrar\w*|mum|mom|mother|dad|father|parents)\b")
_SEES = re.compile(rf"\b(?:{_DEVICE}|schreib\w*|geschrieben|skriv\w*|skrev|writ\w*|wrote|typ(?:e|ed|ing)|seh\w*|sieht|se|ser|lasa|laser|see(?:s)?|read(?:s)?)\b")
_AT_WORK_THERE = re.compile(r"\b(?:arbeite|arbeitet|jobbe|arbetar|jobbar|work|works)\b")


def asked_beside(text: str) -> List[str]:
    """What a message asks beside the matter, in the order in which it is asked, two at most."""
    folded = fold(text).replace("?", " ? ")
    folded = re.sub(r" +", " ", folded).strip()
    count = len(folded.split())
    if count > _LONG:
        return []
    found = {name: match.start() for name, pattern in _KINDS.items() if (match := pattern.search(folded)) and (count <= _ONLY_SHORT or name not in _BRIEFLY)}
    if "no_trace" in found and _OF_PARENTS.search(folded) and not _SEES.search(folded):
        found["privacy"] = found.pop("no_trace")  # what the parents learn of, not what they see
    if "no_trace" in found or "report" in found:
        found.pop("privacy", None)  # the same, and less
    if _AT_WORK_THERE.search(folded):
        found.pop("insurance", None)
    if "tell_parents" in found:
        found.pop("duty", None)
    return sorted(sorted(found, key=_ORDER.index)[:_AT_MOST], key=lambda name: found[name])
