"""What people say and ask once places stand there, in set words: what was tried, for whom it should be, a doubt, and questions that a head misses."""
from __future__ import annotations

import re
from typing import FrozenSet, Optional

from index.linear import fold

# A relation by itself or a pronoun, of somebody else.
_THEM = (r"(?:ihn|ihm|sie|ihr|ihra|eam|eana|denen|den kleinen|die kleine|honom|henne|hen|dom|dem|him|her|them|"
         r"(?:mei|mein|meine|meinen|unser|unsere|unseren|min|mitt|mina|var|vart|vara|my|our) (?!(?:alter|problem|fall|situation|stadt|gegend|ort|age|case|town|city|area)\b)\w+)")
_TOO = r"(?: (?:auch|a|ah|au|selber|selbst|sjalv|ocksa|me|too|as well|eh|eppis|was|wos|etwas|nat|nagot|something|anything))*"
_FOR = r"(?:fur|fia|fir|for|at|till|om|um)"
# "Und für ihn?", "eher für sie", "gibt es auch was für meine Tochter?", "nej glöm mig, det gäller honom".
_FOR_THEM = re.compile(
    rf"^(?:(?:und|u|oder|aber|och|eller|men|and|or|but|nein|nei|na|nej|no|ja|yes|also|so)[ ,]+)*(?:(?:eher|lieber|mehr|doch|hellre|mer|snarare|rather|more|was|wos|etwas|eppis|nat|nagot|something|anything|help|hilfe|hjalp|what|maybe|vielleicht|kanske)[ ,]+)*{_FOR} {_THEM}{_TOO}(?: (?:statt mir|statt fur mich|istallet|instead|not me|rather|lieber|da|denn|then))*[ ,?.!]*$|"
    rf"^(?:(?:und|och|and)[ ,]+)?what about (?!me\b){_THEM}[ ?.!]*$|^(?:och|men) {_THEM} da[ ?.!]*$|"
    rf"\b(?:gibt es|gibts|gibt's|git'?s|hast du|habt ihr|finns det|har du|har ni|is there|have you got|do you have)(?: \w+){{0,2}}? (?:was|wos|etwas|eppis|hilfe|jemand\w*|eine stelle|nat|nagot|nagon|nan|hjalp|stod|help|something|anything|anyone|someone|somewhere)(?: \w+){{0,2}}? {_FOR} {_THEM}{_TOO}(?: \w+){{0,3}}[ ?.!]*$|"
    rf"\b(?:vergiss mich|glom mig|forget (?:about )?me)\b.*\b{_THEM}\b|\b(?:nicht|ned|nod|inte|not) {_FOR} (?:mich|mi|mig|mej|me)\b[ ,]+(?:sondern |utan |but )?(?:{_FOR} )?{_THEM}[ .!]*$")
# "Und wos für mi?", "nei, für mi sälber", "för egen del", and whoever tells how tired she is of worrying.
_FOR_ME = re.compile(
    rf"^(?:(?:und|u|oder|aber|och|eller|men|and|or|but|nein|nei|na|nej|no|ja|yes|doch|sorry|ok|eigentlich|egentligen|actually)[ ,]+)*(?:(?:was|wos|etwas|eppis|nat|nagot|something|anything|hilfe|hjalp|help|eher|lieber|hellre|rather)[ ,]+)*{_FOR} (?:mich|mi|mia|mir|mig|mej|me|myself|egen del)\b{_TOO}(?: s[ae]l[bw]er| saelber| allein| als \w+| som \w+| as (?:a |an |her |his |the )?\w+)?[ ?.!]*(?:$|[,;.?!])|"
    r"\b(?:fur|fia) mi(?:ch|r)?(?: \w+)? (?:s[ae]l[bw][ae]r?|saelb\w+|selwa|sewa|sejba)\b|\b(?:och|men|and|but) (?:jag|me) da\b[ ?.!]*$|\b(?:und|u) (?:ich|i) (?:denn|da)?\b ?\?|"
    r"\b(?:jemand\w*|wen|wer|opper|nagon|nan|someone|somebody|anyone)(?: \w+){0,4}? (?:ich|i|jag|ja) (?:sjalv|selber|selbst|sell?ber|myself)\b|\bnagon jag sjalv\b|\b(?:ich|i) (?:mochte|mocht|will|wurde|wett)(?: \w+){0,2}? (?:selber|selbst|sell?ber)(?: \w+){0,2}? (?:mit )?(?:jemand\w*|wem|opper\w*)\b|"
    r"\b(?:i(?:'d| would)? (?:like|want|need) to (?:talk|speak) to (?:someone|somebody) myself(?: first)?)\b|"
    r"\b(?:jag|ich|i)(?: \w+){0,3}? som (?:behover|skulle behova) (?:nan|nagon|hjalp|stod)\b|\b(?:fur uns (?:als )?eltern|for oss (?:som ar )?foraldrar|for us (?:as )?parents)\b|"
    # "själv är jag också rätt slut", "mir selber geht es auch nicht gut", "I'm exhausted myself"
    r"\bsjalv (?:ar|mar|orkar|kanner) ja?g? (?:\w+ )?(?:ocksa|inte|int|ratt|heller)\b|\bja?g (?:ar|mar) (?:ju )?(?:ocksa|sjalv)(?: \w+){0,2} (?:slut|trott|dalig|daligt|dalit|ledsen|knackt)\b|"
    r"\b(?:mir|ma) (?:selber |selbst )?(?:geht|gehts|geht's|gahts)(?: (?:es|ja|eh|aber|dabei))* (?:selber|selbst|auch|a|ah|au)\b(?: \w+)? (?:nicht|nimmer|ned|net|nod|schlecht)|\bgeht(?:'?s| es)? (?:es )?mir (?:selber|selbst|auch)(?: \w+)? (?:nicht|schlecht|nimmer)|\b(?:ich|i) bin (?:selber|selbst|auch|a|au)(?: \w+){0,2} (?:am ende|fertig|erschopft|kaputt|mude|ausgelaugt)\b|"
    r"\bi(?:'m| am) (?:also |really |pretty |quite )*(?:exhausted|worn out|tired|at my limit|struggling|knackered|drained)(?: \w+)? (?:myself|too|as well)\b|\bi(?:'m| am) (?:not (?:doing )?(?:so |too )?(?:well|great|good)|struggling) (?:either|myself)\b")
# "She, not me", "nicht ich, sie": who was named before is the one.
_SHE = r"(?:she|he|her|him|they|them|hon|han|hen|honom|henne|dom|sie|er|ihn|ihm|ihr|(?:my|mein\w*|min|mitt) \w+)"
_ME = r"(?:me|i|jag|mig|mej|ich|mich|mir)"
_NOT_ME = re.compile(rf"^(?:(?:nein|na|nej|no|sorry|doch|aber|men|but|it'?s|det ar|det galler|es geht|es ist|ok)[ ,]+)*(?:(?:um|om|for|fur|about) )?(?:{_SHE}(?:'?s| is| ar| ist)?,? (?:(?:und|och|and) )?(?:nicht|inte|int|not|ned|net|nid) (?:(?:um|om|for|fur|about) )?{_ME}|"
                     rf"(?:nicht|inte|int|not|ned|net|nid) (?:(?:um|om|for|fur|about) )?{_ME}[ ,.]+(?:(?:sondern|utan|but|it'?s|det ar|es ist|um|om|about|for|fur) )*{_SHE})[ .!]*$")
# What she says that it is about rather than what was understood: "actually it's more about the job", "inte ölen, jobbet!".
_MORE = r"(?:actually|really|more|rather|mainly|mostly|eigentlich|eher|mehr|vielmehr|hauptsachlich|wirklich|egentligen|mer|snarare|mest|framst|faktiskt|vor allem)"
_IT_IS = r"(?:it'?s|its|this is|that'?s|it is|es geht|geht es|geht'?s|gehts|det handlar|handlar det|det galler|galler det|det ar|es ist)"
_RATHER = (rf"(?:\b{_MORE},? (?:\w+ )?{_IT_IS}(?: {_MORE})*|\b{_IT_IS}(?: (?:mir|ju|ja))?(?: {_MORE})+) ?(?:about|um|om|because of|wegen|the|das|der|die)(?: (?:the|my|mein\w*|den|die|das|min|mitt|mina|losing|losing my|verlust))* ?",
           r"^(?:(?:no|nein|nej|na)[ ,]+)?(?:not|nicht|inte|ned)(?: (?:the|my|um|om|about|das|die|den|der|det|mein\w*))* \w+[ ,.]+(?:(?:but|sondern|utan|it'?s|um|om|about|the|my|das|die|den|der|det|mein\w*|min|mitt) ?)*")
_MATTERS = {"about_work": r"(?:job\w*|work\w*|arbeit\w*|jobb\w*|arbet\w*|unemploy\w*|arbeitslos\w*|chef\w*|boss|studies|studium|studier\w*|schule|skolan|school|uni)",
            "about_family": r"(?:famil\w*|ehe|marriage|aktenskap\w*|beziehung|relationship|forhallande\w*|relation\w*|trennung|kinder|kids|barnen|children|eltern|parents|foraldrar\w*)"}
_ABOUT_MATTER = {name: re.compile("|".join(rf"{rather}{matter}\b[ .!]*$" for rather in _RATHER)) for name, matter in _MATTERS.items()}
# Somebody was asked for help before, in vain: the next places. "I tried to sleep" tells how it is.
_PLACE = r"(?:dort|da|denen|dom|dem|dit|dar|them|there|hausarzt\w*|\w*praxis|beratung\w*|\w*ambulanz|therap\w+|psycholog\w*|psykolog\w*|kurator\w*|bup|vardcentral\w*|mottagning\w*|\w*telefon\w*|hotline|(?:help)?lines?|jour\w*|gruppe?n?|chat\w*|krisenchat|clinic|counsel\w+|doctor|gp|arzt\w*|stellen?|platz|plats\w*|psykiatri\w*|psychiat\w+|service|soc\w*|\w*amt)"
_TRIED = re.compile(
    rf"\b(?:haben|hab|ham|habe|hatten|waren|war|bin|sind) (?:wir|ich|i|ma)?(?: \w+){{0,5}}? ?\b{_PLACE}\b(?: \w+){{0,4}}? (?:probiert|versucht|angerufen|gefragt|gewesen|gemeldet|geschrieben)\b|\b{_PLACE} (?:haben wir |hab ich |hamma )?(?:schon |bereits |scho )?(?:probiert|versucht|gefragt)\b|"
    r"\b(?:war|waren)(?: (?:ich|wir))? (?:schon|bereits|scho)(?: \w+){0,3}? (?:bei|beim|bein|in der|dort)\b|\b(?:wart\w*liste|aufnahmestopp|nehmen (?:niemand\w*|keine \w+)(?: mehr| neuen?)*|keine(?:n)? (?:freien? )?(?:platz|platze|termin|termine|kapazitat\w*)\b|sind (?:alle )?(?:voll|ausgebucht)|ist (?:voll|ausgebucht))\b|"
    r"\b(?:konnten|konnte|kunnten|haben) (?:uns |mir |ihm |ihr |auch |da |leider )*(?:nicht|nix|nichts|ned|net|kein\w*) (?:weiter)?(?:helf\w*|geholfen|zustandig|machen)\b|\b(?:haben |hat )?(?:mich|uns) (?:wieder )?(?:weggeschickt|abgewiesen|abgelehnt|weiterverwiesen|weitergeschickt)\b|"
    rf"\b(?:vi|jag|ja) (?:har )?(?:redan |ju )?(?:provat|testat|ringt|kontaktat|varit (?:hos|pa|i kontakt)|pratat med|sokt|mejlat)(?: \w+){{0,3}}? ?\b{_PLACE}\b|\b(?:vantetid\w*|kon|koerna|kotid\w*)(?: \w+){{0,3}} (?:lang\w*|manad\w*|over ett ar|flera ar|ett ar|evig\w*)\b|\b(?:de|dom|det) (?:kunde|kan) (?:tyvarr )?inte hjalpa\b|\b(?:de|dom|det|gruppen)(?: ar| har)? (?:fullt?|fulla|inga platser|ingen plats|inga tider|stangt ko\w*)\b|\btar inte emot (?:nya|fler)\b|\bskickade? (?:oss|mig) vidare\b|\bhanvisa\w* (?:oss|mig) (?:vidare|till)\b|"
    rf"\b(?:we|i)(?:'ve| have)? (?:already )?(?:tried|called|rang|contacted|asked|been to|went to|emailed)(?: \w+){{0,3}}? ?\b{_PLACE}\b|\bi tried (?=\w+chat)|\b(?:they|the (?:group|course|chat|clinic|line|service|practice|therapist|counsell?or|centre|center|place)s?)(?:'re| are| is|'s) (?:all |completely )?(?:full|fully booked|booked up|not taking)\b|\bwaiting (?:list|time)s?\b|\b(?:couldn'?t|could not|can'?t|didn'?t) (?:really )?help (?:us|me|him|her)\b|\bthey (?:couldn'?t|could not|can'?t) help\b|\b(?:turned|sent) (?:us|me) away\b|\bno (?:free )?(?:places|spaces|appointments|slots)\b|\bim too old they said\b")
_NOBODY_THERE = re.compile(r"(?:^|[,.;:] ?|\band |\bbut |\bund |\baber |\boch |\bmen )(?:da |es |dort |det |there )?(?:(?:ist|ging|hat|var|har|was) )?(?:niemand|keiner|koaner|ingen|nobody|no one|noone)(?: (?:ist|ging|hat|har|has|there|da|som))*"
                           r" (?:ran|dran|rangegangen|drangegangen|abgehoben|geantwortet|svarade|svarat|svarar|answered|picked up|answers|picks up)(?: (?:the phone|there|dort|da|nu|heute|idag|today))*[ .!]*$|\bging (?:da )?(?:niemand|keiner) (?:ran|dran)[ .!]*$|\bkom inte fram[ .!]*$")
_BRIEF = 20  # words; who writes more tells something else
_STILL_THERE = re.compile(r"\b(?:niemand|keiner|koaner|ingen|nobody|no one)(?: (?:ist|ging|ar|has|hat|har|da|is))* (?:ran|dran|rangegangen|drangegangen|abgehoben|da|svarade|svarat|svarar|answered|answers|picked up|there|erreicht\w*|gemeldet)\b|\bbesetzt\b|\bupptaget\b|\bnicht (?:probiert|versucht|angerufen)|\bnoch nie\b|\baldrig\b|\bhaven'?t\b|\bnever\b|\btrau|\bvagar\b|\bwie lang|\bhur lang|\bhow long|\bhow (?:would|do|can|could)|\bgibt es (?:eine )?wart|\brings\b|\bcuts off|voicemail|anrufbeantworter|telefonsvarare")
_ANOTHER_MATTER = re.compile(
    r"\b(?:es geht|geht es|geht'?s|gehts|gehts? mir|geat'?s)(?: \w+){0,4} um (?:et)?was (?:ganz )?ander(?:e)?s\b[ .!]*$|\bdet (?:handlar|galler)(?: \w+){0,3} (?:om )?(?:nagot|nat) (?:helt )?annat\b[ .!]*$|"
    r"\b(?:it'?s|it is|this is)(?: \w+){0,2} about something (?:else|different)\b[ .!]*$|\bthat'?s not (?:really )?what (?:it'?s|this is) about\b[ .!]*$")
_LEAVE_ME = re.compile(r"^(?:(?:bitte|ach|ey|na|jetzt|just|please|snalla|men|bara|einfach|und)[ ,]+)*(?:lass(?:t|en sie)? mich(?: (?:einfach|bitte|doch|jetzt|mal|endlich))* (?:in ruhe|in frieden|allein)|lat mich (?:in ruhe|allein)|lamna mig(?: i fred| ifred| ensam)|lat mig vara(?: i fred| ifred)?|leave me (?:alone|be)|geh weg|ga harifran|go away|loss mi in ruah?|la mi i rueh?)[ ,.!]*(?:bitte|please|snalla)?[ .!]*$")
_SHOW_ONE = re.compile(r"^(?:(?:ach|ja|na|ok|okay|please|bitte|snalla|then|dann|da|men|und|och)[ ,]+)*(?:(?:just|einfach|bara|mal)[ ,]+)*(?:zeig\w*(?: mir| ma)?|gib(?: mir)?|visa(?: mig)?|ge mig|show me|give me)(?: (?:einfach|mal|halt|bara|just|doch))* (?:irgend\w*|was|etwas|irgendwas|eine?s?|nagot|nat|nan|nagon|en|something|anything|one|any of them)(?: (?:jetzt|nu|now|bitte|tack|please))*[ .!]*$")
_WILL_TALK = re.compile(r"\b(?:wenn|falls|om|ifall|if)(?: \w+){0,2}? (?:ich|i|jag|ja)(?: \w+){0,3}? (?:reden|sprechen|telefonieren|anrufen|prata|ringa|snacka|talk|call|phone|speak)\b|\b(?:wenn|om|if) (?:ich|jag|i) (?:anda |doch |still |actually )?(?:vill|will|want to) (?:anda )?(?:prata|ringa|reden|talk|call)\b|\b(?:doch lieber|doch|anda|kanske anda|after all) (?:reden|telefonieren|anrufen|prata|ringa|talk|call)\b")
_HESITATES = re.compile(r"^(?:ah+|eh+|aeh+|oh+|hm+|mh+|tja+|naja|na ja|nja+|pff+|meh|nun ja|well|uh+|um+|er+m*|jaa+|nj[ao]e?)[ .…!]*$")
_SINCERE = r"(?:wahr|sicher|richtig|so ist|stimmt|passiert|sant|sa|stammer|true|right|real|happening)"
_SUBJECT = r"(?:er|sie|es|han|hon|hen|det|he|she|it|they|der|die|mein\w* \w+|min \w+|mitt \w+|my \w+)"
# Questions beside the matter, and worries that want an answer, each of which has a phrase ("answer_" and its name).
_ASKED = {
    "dare": r"\b(?:trau(?:e|en)?|getrau\w*)(?=.*(?:anruf|anzuruf|anzuruaf|oaruaf|hingeh|hinzugeh|hinschreib|zu schreiben|melden|telefon)) (?:ich |i )?(?:mich|mi|mir|ma|uns) (?:da |dort |dann |einfach |aber |halt |gar )*(?:nicht|ned|net|nod|nid|nimmer)\b|\b(?:mich|mi|mir)(?=.*(?:anruf|anzuruf|hingeh|hinzugeh|melden|telefon|\bdort\b|\bda\b)) (?:da |dort |dann |aber |einfach )*(?:nicht|ned|net|nod|nid) (?:ge)?traue?\b|(?:^|^och |\bjag |\bja |\bi )vagar (?:jag |ja )?(?:inte|int|knappt)(?: \w+){0,2}? (?:ringa|ga dit|skriva|hora av|prata med d)|\b(?:jag |ja )(?:inte|int) vagar?(?: \w+){0,2}? (?:ringa|ga dit|skriva)\b|\b(?:too|so) (?:scared|afraid|nervous|shy|anxious) to (?:call|ring|phone|go there|write|ask) ?(?:$|there|them|him|her|you|any\w*|for|[,.?!])|\b(?:don'?t|do not) dare (?:to )?(?:call|ring|phone|go there|write|ask)|\b(?:angst|radd|scared) (?:davor |for att |of )?(?:anzurufen|anzuruafn|da anzurufen|ringa (?:dit|dem|dom)|ringa$|calling|phoning)\b",
    "if_worse": rf"\b(?:was|wos|vad|va|what)(?: (?:mache? ich|mach i|tun|tu ich|gor (?:jag|man|vi)|ska jag gora|do i do|should i do|passiert))?[, ]*(?:wenn|wann|om|ifall|if|when)(?: (?:{_SUBJECT}|ich|jag|i))?(?: \w+){{0,4}}? (?:umkipp\w*|umfall\w*|zusammenbr\w*|zusammenklapp\w*|ohnmachtig|bewusstlos|kollabier\w*|nicht mehr (?:atmet|aufwacht|reagiert)|schlimmer|krampf\w*|svimmar?|svimma\w*|kollapsar?|faller ihop|slutar andas|inte vaknar|varre|samre|faints?|passes out|pass out|collapses?|stops breathing|worse|doesn'?t wake)\b",
    "betrays": r"\b(?:bin|war|waer) (?:ich|i) (?:dann |da |denn |daran |selber |jetzt )*(?:schuld|ein verrater|eine verraterin|eine petze)\b|\b(?:verrat\w*|verpfeif\w*|verpetz\w*|anschwarz\w*)\b|\b(?:is|ist) (?:das |es |des )?(?:dann )?(?:verrat|petzen)\b|\b(?:ar|blir) det (?:da )?(?:mitt fel|att skvallra|att svika|forraderi)\b|\b(?:skvallra|gola|tjalla|svika|svek)\b|\b(?:is|would|will) (?:it|that|this)(?: then)? (?:be )?(?:my fault|betray\w*|snitching|telling on)\b|\b(?:snitch\w*|grass(?:ing)? (?:on|him|her|them)|rat (?:him|her|them) out|betray (?:him|her|them|my \w+))\b",
    "not_sure": rf"\b(?:bin (?:mir )?|ich )?(?:nicht|ned|nod|net) (?:ganz |hundertprozentig )?sicher,? ob (?:(?:das|es|des|da)(?: \w+){{0,3}} )?{_SINCERE}|\bvielleicht (?:bilde|bild) ich (?:mir|es)|\b(?:inte|int) (?:helt |alls )?(?:saker|sakert)(?: pa)?,? (?:om|att)? ?(?:det )?(?:\w+ ){{0,2}}{_SINCERE}|\bvet inte om det (?:ar|stammer) ?{_SINCERE}?[ .!]*$|\bkanske (?:bara )?inbillar\b|\b(?:not|n'?t) (?:really |completely |100% )?(?:sure|certain),? (?:if |whether |that )?(?:it'?s|it is|that'?s|this is|he|she|any of (?:it|this))(?: \w+){{0,2}} ?{_SINCERE}|\bmaybe i(?:'m| am) (?:just )?imagining\b",
    "place_secret": r"\b(?:will|do|would) they (?:tell|report|inform|pass)\b|\b(?:sagen|melden|erzahlen|petzen) (?:die|sie) (?:das|es|mich|uns)(?: \w+){0,2}? ?(?:der|dem|den|an|weiter|meine\w*|seine\w*|ihre\w*)\b|\b(?:sager|berattar|anmaler|skvallrar) (?:de|dom) (?:det|mig|oss|nagot)(?: \w+)? (?:till|for|vidare)\b|\b(?:findet|erfahrt|erfahren|merkt|kriegt)(?: \w+){0,3} (?:d |die |der )?(?:schuel|schule|behorde|amt|lehrer\w*|chef\w*|vorgesetzte\w*)\b",
    "insurance": r"\b(?:no|keine?|koa|ka|ingen|private?|without|ohne|utan|don'?t have|dont have|hab\w* nicht)(?: (?!wort\b)\w+)? (?:insurance|versicherung|versichert|krankenkasse|krankenversicherung|forsakring|forsakrad|insured)\b",
    "phone_bill": r"\b(?:(?:telefon|handy)rechnung|auf der rechnung|einzelverbindung\w*|telefonrakning\w*|pa rakningen|phone bill|on the bill|call (?:list|log|history)|anrufliste|samtalslista\w*)\b",
    "take_down": r"^(?=.*\b(?:can|could|how|where|get|wo|wie|kann|kan|gar|hur|var|will|want|mochte|vill)\b).*\b(?:foto\w*|bild\w*|video\w*|film\w*|photos?|pics?|pictures?|clips?|das|des|es|det|it|that|them|dom|die|nacktbild\w*)\b(?: (?:dort|da|wieder|irgendwie|aus dem netz|bort|ned|from \w+|back))* ?(?:losch\w*|weg ?(?:bekomm\w*|krieg\w*|mach\w*)|runter ?(?:nehm\w*|bekomm\w*|krieg\w*)|entfern\w*|bort(?:tagna|tagen|taget)?|raderad?e?|nerplockad\w*|taken down|removed?|deleted?|off (?:the )?(?:internet|net|web|insta\w*|tik ?tok|snap\w*))\b",
    "company": r"^(?:(?:und|aber|also) )?(?:hat|haben|gibt es|gibt's|gibts|git'?s|habts)(?: \w+){0,3}? (?:betrieb|firma|unternehmen|werk|chef|arbeitgeber|konzern)\w*(?: \w+){0,3}? (?:jemand\w*|wen|wer|was|hilfe|eine stelle)|^(?:(?:und|aber|also) )?(?:gibt es|gibt's|gibts|hat)(?: \w+){0,3}? (?:jemand\w*|wen|was)(?: \w+){0,3}? (?:im|in (?:der|unserem|unserer|meiner)) (?:betrieb|firma|werk|arbeit)|^(?:(?:und|aber|also) )?(?:gibt es|gibt's|gibts|hat)(?: \w+){0,4}? (?:betrieb|firma|werk)(?: \w+){0,2}? (?:jemand\w*|wen)|\b(?:finns|har)(?: \w+){0,3}? (?:nan|nagon|nat|nagot|hjalp|stod)(?: \w+){0,2}? (?:pa|hos|inom|i) (?:jobbet|foretaget|arbetsplatsen|firman|min arbetsgivare|arbetsgivaren|var arbetsgivare)|\bhar (?:vart|mitt) (?:foretag|jobb)(?: \w+){0,3}? (?:nan|nagon|nat|nagot)|\b(?:is there|does|has)(?: \w+){0,3}? (?:someone|anyone|somebody|anybody|anything|something|help)(?: \w+){0,3}? (?:at|in|within) (?:our|my|the) (?:work|company|firm|job|workplace|office|plant|factory)|\bdoes (?:our|my|the) (?:company|firm|employer|work)(?: \w+){0,2}? (?:have|offer)\b",
    "difference": r"\b(?:unterschied|unterscheiden|skillnad\w*|skiljer|difference|differ)\b(?: \w+){0,3}? (?:denen|den (?:drei|stellen|dreien)|die drei|diesen|dom|dem|de (?:har|dar|tre)|dessa|stallena|them|these|those|the (?:three|places|two))\b|\b(?:welche|welches|vilken|vilket|which)(?: (?:davon|von denen|von den drei\w*|one|of (?:them|these)|av (?:dom|dem)))? (?:passt|ist (?:besser|die beste|am besten)|ar (?:bast|battre)|passar bast|is (?:best|better)|fits best|would you take)\b",
    "both_go": r"\b(?:konnen|durfen|kinnan|chonn\w*|kan|far|can|could|may) (?:wir|ma|mer|vi|we)(?: \w+){0,3}? (?:beide|zu zweit|zusammen|gemeinsam|mitanand|bada|tillsammans|ihop|both|together)\b|\b(?:kann|darf|kan|far|can|may)(?: \w+){0,2} (?:mein\w* (?:mann|frau|mama|mutter|freund\w*)|min (?:man|fru|sambo|mamma|kompis|van)|my (?:husband|wife|mum|mother|friend|partner))(?: \w+)? (?:mit(?:kommen|gehen)?|folja med|folja|come (?:with|along|too))\b",
    "no_trace": r"\b(?:er|sie|han|hon|he|she|mein\w* \w+|min \w+|my \w+|niemand|ingen|nobody|no one) (?:darf|soll|far|ska|must|should|can|may|mustn'?t|shouldn'?t|can'?t)(?: (?:das|es|auf keinen fall|ja|absolut|det))* ?(?:nicht|nix|inte|int|aldrig|never|not)? ?(?:sehen|mitbekommen|merken|lesen|mitkriegen|rausfinden|se|marka|lasa|veta|see|find out|notice|know|read)(?: \w+)?,? (?:dass|was|das|wo|att|vad|that|what)? ?(?:ich|i|jag|ja)\b(?: \w+){0,3} (?:schreib\w*|bin|gemacht|such\w*|skriv\w*|ar|varit|sok\w*|writ\w*|am|was|here|hier|har)|\b(?:sieht|merkt|ser|marker) (?:er|sie|han|hon|man)(?: \w+){0,2},? (?:dass|att|was|vad) (?:ich|jag)(?: \w+){0,2} (?:hier|har)\b|\bcan (?:he|she|they)(?: \w+)? (?:see|tell|find out)(?: that)? i(?:'ve| was| am| have)?(?: \w+){0,2} here\b",
    "wait": r"^(?:(?:und|och|and|aber|men|but) )?(?:was )?(?:wenn|om|if|falls)(?: \w+){0,4}? (?:monat\w*|woch\w*|jahr\w*|manad\w*|veck\w*|ar|months?|weeks?|years?|ewig|forever)(?: \w+){0,2}? (?:dauer\w*|tar|takes?|wart\w*|vanta)\b|^(?:(?:und|och|and) )?(?:om|if) (?:det|it)(?: \w+)? (?:tar|takes?) (?:\w+ ){0,2}?(?:manad\w*|veck\w*|ar|months?|weeks?|years?)\b|^(?:und |och |and )?(?:bis dahin|tills dess|until then|in the meantime|under tiden|sa lange)[ ?.!]*$",
    "may_tell": r"^(?:(?:hallo|hi|hej|hello|du)[ ,]+)?(?:kann|darf|chan|kan|far|can|could|may) (?:ich|i|jag|ja)(?: (?:dir|dia|euch|mal|dig|er|you))* (?:was|etwas|eppis|wos|nat|nagot|en sak|tell you something|beratta|something)(?: (?:erzahl\w*|verzell\w*|dazoehl\w*|sagen|beratta|saga|for dig|fragen|fraga))*[ ?.!]*$|^(?:can|could|may) i (?:just )?(?:tell you|talk to you about) (?:something|a thing)[ ?.!]*$|^(?:far|kan) jag (?:beratta|saga) (?:nat|nagot|en sak)(?: for dig)?[ ?.!]*$",
    "human": r"^(?:und |och |and )?(?:wie heisst du|wie heissen sie|wie ist dein name|wer bist du|vad heter du|vem ar du|what(?:'s|s| is) your name|whats ur name|do you have a name|hast du (?:einen|n) namen)[ ?.!]*$",
}
_ASKS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_SAYS = {"for_them": _FOR_THEM, "for_me": _FOR_ME, "another_matter": _ANOTHER_MATTER, "not_me": _NOT_ME, "leave_me": _LEAVE_ME, "shows_one": _SHOW_ONE, "hesitates": _HESITATES, "will_talk": _WILL_TALK, "nobody_there": _NOBODY_THERE}
# What a question of a kind cannot be asked without: a head alone is not believed.
_NEEDS = {
    "wait": re.compile(r"wart|lang|lange|dauer|wann|schnell|snabb|vant|kotid|\bko\b|\bnar\b|wait|soon|quick|month|week|monat|woch|veck|manad|jahr|\bar\b|how fast|termin|\btid\b|appointment|sofort|direkt|gleich|platz"),
    "place_secret": re.compile(r"erfahr|erfaehr|wiss|weiss|sag|geheim|schweig|verrat|meld|veta|vet\b|sag|beratt|tyst|sekret|hemlig|find|know|tell|secret|confiden|merk|mitbekomm|hor|hear|privat|unter uns|weiter|vidare|report|anmal|mellan oss|between|kont|bescheid|informier|reda|use\b|petz|vertrau|pass|leit|ruf|ring|call|phone|akt|papier|papper|notier|record|behalt|behaller|keep|teil|share"),
}
_NOT_FOR_ME = re.compile(r"\b(?:ist|is|isch|ar|ist ja|e) (?:nix|nichts|nuet|nut|inget|inte|not|nothing|no good) (?:fur|fia|for) (?:mich|mi|mig|mej|me|uns|oss|us)\b")


def asked_later(clause: str) -> Optional[str]:
    """The kind of question beside the matter that a clause asks in set words; "" for one that asks nothing, None where no set word decides."""
    folded = fold(clause).strip()
    if _NOT_FOR_ME.search(folded):
        return ""  # "der Betriebsarzt ist nix für mich" refuses
    return next((kind for kind, pattern in _ASKS.items() if pattern.search(folded)), None)


def lacks(kind: str, clause: str) -> bool:
    """Whether a clause has no word without which nobody asks that."""
    return kind in _NEEDS and not _NEEDS[kind].search(fold(clause))


def said_later(text: str) -> FrozenSet[str]:
    """Which of these a message says: `tried` (somebody in vain), `for_them` ("und für ihn?"), `for_me`, `not_me` ("she, not me"), `another_matter` (and not which), `about_work`, `about_family` ("it's more about the job"), `leave_me`,
    `shows_one` ("just show me something"), `hesitates` ("äh"), `will_talk` ("and if I'd rather talk after all?"),
    `nobody_there`, `not_for_me` ("der Betriebsarzt ist nix für mich")."""
    folded = fold(text)
    found, brief = {name for name, pattern in _SAYS.items() if pattern.search(folded)}, len(folded.split()) <= _BRIEF
    if not brief:
        found.discard("will_talk")
    if brief and _TRIED.search(folded) and not _STILL_THERE.search(folded):
        found.add("tried")
    if _NOT_FOR_ME.search(folded):
        found.add("not_for_me")
    if brief:
        found |= {name for name, pattern in _ABOUT_MATTER.items() if pattern.search(folded)}
    if "for_me" in found:
        found.discard("for_them")
    return frozenset(found)
