"""What stray words only seem to name, and what the whole phrase means instead: who sleeps in a car has no home, and no trouble with sleep; who is talked about behind
her back hears no voices; who wants to quit her job does not smoke."""
from __future__ import annotations

from functools import lru_cache
from typing import AbstractSet, FrozenSet, Mapping, NamedTuple, Optional, Tuple

from index.linear import fold
from index.sieve import Expression, passing
from nlu.misread import MISREAD

_A_GUESS = 0.45  # how sure a topic is at most that is guessed from a word of shame


class _Phrase(NamedTuple):
    """A phrase, the topics that its words only `seem` to name, those that it `means`, and what next to it tells that it is meant as its words say (`unless`)."""

    said: Expression
    seem: FrozenSet[str]
    means: FrozenSet[str]
    unless: Optional[Expression] = None

    def holds(self, folded: str) -> bool:
        return bool(self.said.search(folded)) and not (self.unless and self.unless.search(folded))


def _phrase(said: str, seem: str, means: str = "", unless: str = "") -> _Phrase:
    return _Phrase(Expression(said), frozenset(seem.split()), frozenset(means.split()), Expression(unless) if unless else None)


_SMOKES = r"\b(?:smok\w*|cigar\w*|nicotin\w*|vap\w*|tobacco|puff\w*|rauch\w*|zigar\w*|kipp\w*|qualm\w*|nikotin\w*|dampf\w*|tschick\w*|rok\w*|cigg\w*|snus\w*|fimp\w*)\b"
_CANNABIS = r"(?:weed|pot|joints?|grass|hash|hashish|cannabis|spliffs?|bongs?|dope|ganja|marijuana|gras|haschisch|hasch|ott|tute|tuten|braj|brass|maja|zaza)"
_A_ROOM = (r"(?:car|van|truck|tent|shed|garage|cellar|basement|park|station|staircase|stairwell|office|hallway|caravan|camper|streets?|auto|wagen|zelt|keller|bahnhof|stadtpark|strasse|strass|platte|parkbank|bank|bruecke|brucke|treppenhaus|schuppen|gartenhaus|laube|"
           r"wohnwagen|bulli|notschlafstelle|notunterkunft|boden|buro|bil|bilen|talt|talte?t|trapphus\w*|trappuppgang\w*|kallaren?|garage\w*|gatan|parken|parkbank\w*|stationen|centralen|bron|husvagn\w*|skjul\w*|kontoret|golvet)")
_SLEEPS = r"(?:sleep|sleeps|sleeping|slept|live|living|stay|staying|camp|camping|schlaf\w*|penn\w*|ubernacht\w*|wohne?|leb|lebe|hause|sover|sov|sovit|sova|bor|ligger|nattar|overnattar)"
_NO_HOME = (
    rf"\b{_SLEEPS}(?: (?!not\b|nicht\b|inte\b)\w+){{0,4}}? (?:in|im|on|under|auf|unter|aufm|i|pa)(?: (?:a|an|the|my|our|his|her|einem|einer|nem|ner|dem|der|den|meinem|unserem|seinem|ihrem|en|ett|min|mitt|var|ein|dr|nam))?(?: (?!room\b)\w+)?? {_A_ROOM}\b|"
    rf"\b(?:im|in|auf|unter|aufm)(?: (?:einem|einer|nem|ner|dem|der|meinem|unserem))? {_A_ROOM} (?:schlaf\w*|penn\w*|ubernacht\w*|wohn\w*|leb\w*|gschlof\w*|gschlaf\w*)\b|"
    r"\b(?:sleep|sleeping|slept) rough\b|\b(?:sofa|couch)[ -]?surf\w*|\b(?:parents?|eltern|mum|mom|dad|mother|father|mama|papa|mutter|vater|stief\w+|step\w+|family|familie)\b[^.!?]{0,25}\b(?:(?:kicked|threw|chucked|thrown) me out|mich (?:\w+ ){0,2}(?:rausgeschmissen|rausgeworfen|rausgschmissn|vor die tur gesetzt))\b|\b(?:foraldrar\w*|mamma|pappa|familj\w*)\b[^.!?]{0,25}\b(?:kasta(?:de|t)|slangt?(?:de)?) ut mig\b|\b(?:kicked|thrown|chucked) out (?:by|of home|of the house)\b|\bsleep(?:ing)? (?:at|on) (?:a |my )?(?:friend|mate)\w*(?:'?s)? (?:couch|sofa|floor)\b|\bschlafe?(?: \w+){0,3} (?:bei|mal bei) (?:freunden|kumpels|bekannten)(?: auf der couch| auf dem sofa)?\b|\bsover (?:hos|runt hos) (?:kompisar|vanner|olika)\b|"
    r"\b(?:place|bed|somewhere|anywhere|nowhere|room) (?:to|where i can) (?:sleep|stay|live|crash)\b|\bnowhere to go\b|\b(?:schlafplatz\w*|platz zum (?:schlafen|pennen|wohnen)|dach uber(?:m| dem) kopf|sovplats\w*|tak over huvudet|nagonstans att (?:sova|bo))\b|"
    r"\b(?:obdachlos\w*|wohnungslos\w*|hemlos\w*|bostadslos\w*|uteliggare|homeless\w*|(?:kein\w*|ohne) (?:wohnung|bleibe|feste\w* wohnsitz|zuhause|dach)|(?:ingen|utan) (?:bostad|lagenhet)|no (?:home|place to live|roof|flat|fixed abode))\b")
_CALLED_BY_TOBACCO = r"\b(?:i |we )?(?:want|wanna|going|gonna|about|decided|have|need|think\w*|thought|am|ready) (?:to |of |about )?(?:just |finally |simply )?quit(?:ting)?\b"
_REFUSED = Expression(r"\b(?:will|wui|mag|mocht\w*|moechte|want|vill|wants)(?: \w+){0,2}? (?:nicht|ned|net|nid|inte|int)\b|\b(?:don'?t|do not|dont|doe?sn'?t) want\b|\b(?:nicht|inte|not) (?:will|vill|willing)\b|\bobwohl\b|\b(?:against|gegen|mot) (?:my|her|meinen|ihren|min|hennes) (?:will|willen|vilja)\b")
_KIN = r"(?:eltern|familie|family|familj\w*|parents|foraldrar\w*|vater|papa|mutter|mama|father|dad|mum|mom|mother|pappa|mamma|onkel|uncle|bruder|brothers?|broder|bror|verwandt\w*|relatives|slakt\w*|they|sie|die|de|dom)"
_ABROAD = Expression(r"\b(?:cousin\w*|kusin\w*|turk\w*|irak\w*|iraq|iran\w*|syri\w*|afghan\w*|pakistan\w*|somali\w*|kosovo|libanon|lebanon|marok\w*|morocco|indi\w*|bangla\w*|heimat\w*|hemland\w*|home country|back home|ausland|abroad|utomlands|ferien|sommer\w*|sommar\w*|summer|holiday\w*|flug\w*|flight|pass|passport)\b")
_FORCED_TO_MARRY = (
    r"\bzwangs ?(?:heirat|ehe|verheirat)\w*|\b(?:bort(?:gift|gifte)\w*|gifta(?:s)? bort|gifter bort|gifte bort|tvangs ?(?:gift|aktenskap)\w*)\b|\bforced (?:marriage|to marry|into (?:a )?marriage)\b|\bforc\w+ (?:me|her|us) (?:to (?:marry|get married)|into (?:a )?marr\w+)\b|"
    r"\bmarr(?:y|ying|ied) (?:me|her|us) off\b|\b(?:be|being|get|getting) married off\b|\barranged marriage\b|\b(?:mich|sie|mi)(?: \w+){0,7} (?:verheiraten|verheirate|vaheiratn|zur (?:heirat|ehe) zwingen)\b|\bverheiratet (?:werden|werde)(?: \w+)? (?:soll|sollen|muss)\b|"
    rf"\b{_KIN}(?: \w+){{0,3}} (?:want|wants|told|tell|tells|make|makes|making|force|forces|expect|expects) me to (?:marry|get married|get engaged)\b|\b(?:tvingar?|tvingas|ska|maste|vill att jag ska)(?: \w+){{0,4}} (?:gifta mig|giftas|gifta sig) med (?:en |min |nagon |honom)|"
    r"\b(?:zwing\w*|gezwungen)(?: \w+){0,6} (?:heirate\w*|zu heiraten|verlob\w*)\b|\b(?:muss|soll)(?: (?!ich)\w+){1,5} heiraten,? den ich\b|\b(?:found|chose|picked|arranged) (?:me )?a husband(?: for me)?\b|\b(?:man|mann|ehemann) fur mich (?:ausgesucht|gefunden)\b|\bhittat en man (?:at|till|for) mig\b")
_MARRIED_OFF = Expression(_FORCED_TO_MARRY)
_MARRIAGE_WISHED = Expression(
    rf"\b{_KIN}\b(?: \w+){{0,4}} (?:wollen|will|wuin|want|vill|verlangen|bestehen|kraver),?(?: darauf,?| von mir,?)? (?:dass|das|that|att) (?:ich|i|jag)\b[^.!?]{{0,60}}\b(?:heirat\w*|marry|gifter? mig|gifta mig|verlob\w*|forlovar)\b")
# A drunken night is no drinking.
_EACH_TIME = r"\b(?:jeden|jede|jedes|taglich|every|each|daily|always|immer|oft|often|wieder|again|varje|alltid|ofta|igen|standig|weeks?|wochen\w*|veckor|meisten|most|morning|morgens|usually|zu viel|too much|for mycket|problem|alkoholiker\w*|alcoholic|alkoholist|saufe?|trinke?|drink|dricker|super|gefahren|drove|korde|mein\w* (?:mann|frau|freund\w*|vater|mutter)|my \w+ was)\b"
_SAID_NO = (
    r"\b(?:too|so) (?:drunk|wasted|out of it|high|hammered|tired|scared) to (?:say no|consent|move|push (?:him|her|them) (?:off|away)|stop (?:him|her|them|it)|fight)\b|\bzu (?:betrunken|besoffen|voll|dicht|high|mude) (?:um|zum) (?:\w+ )?(?:nein|wehren|zu wehren)\w*|\bfor (?:full|packad|berusad|hog|trott) for att (?:saga (?:nej|ifran)|gora motstand|fatta)\b|"
    r"\b(?:although|though|even though|after|but) i (?:\w+ )?(?:said|told (?:him|her|them)) (?:\w+ )?(?:no|stop)\b|\bi (?:said|kept saying) no (?:and|but) (?:he|she|they)\b|\b(?:obwohl|nachdem|aber|trotzdem) ich (?:\w+ ){0,2}nein (?:gesagt|gsagt|gsait)\b|\bich (?:hab|habe) nein gesagt,? (?:und|aber) (?:er|sie|die|der)\b|"
    r"\b(?:fast|fastan|trots att|aven om|men) jag (?:\w+ )?(?:sa|sade|sagt) nej\b|\bjag sa nej (?:och|men) (?:han|hon|de|dom)\b")
_UNCLEAN = (
    r"\b(?:feel|felt|feeling) (?:\w+ )?(?:dirty|disgusting|filthy|used|unclean)\b[^.!?]{0,20}\b(?:since|after|from|because of)\b[^.!?]{0,20}\b(?:party|night|date|evening|weekend|festival|trip|him|he|what happened|that day)\b|\b(?:since|after) (?:that|the|this) (?:party|night|date|evening|weekend|festival)\b[^.!?]{0,40}\b(?:dirty|disgusting|filthy|used|unclean)\b|"
    r"\b(?:dreckig|schmutzig|beschmutzt|benutzt|eklig)\b[^.!?]{0,20}\b(?:seit|nach|wegen)\b[^.!?]{0,20}\b(?:party|nacht|abend|date|feier|wochenende|festival|dem was|ihm)\b|\b(?:seit|nach) (?:der|dem|jener|diesem) (?:party|nacht|abend|date|feier|wochenende|festival)\b[^.!?]{0,40}\b(?:dreckig|schmutzig|beschmutzt|benutzt|eklig)\b|"
    r"\b(?:smutsig|acklig|utnyttjad|anvand)\b[^.!?]{0,20}\b(?:sen|sedan|efter)\b[^.!?]{0,20}\b(?:festen|fest|natten|kvallen|dejten|helgen|det som hande|honom)\b|\b(?:sen|sedan|efter) (?:den|festen|natten|kvallen|dejten|den dar)(?: \w+){0,2}\b[^.!?]{0,40}\b(?:smutsig|acklig|utnyttjad)\b")
_RAGES = (r"(?:(?:he|she|my (?:husband|wife|boyfriend|girlfriend|partner|ex|dad|father|stepdad|mum|mother)|dad|mum)(?: (?:just|always|often|then|only|sometimes|even|also|has|keeps))* (?:breaks?|breaking|broke|smash(?:es|ed|ing)?|trash(?:es|ed)?|destroy(?:s|ed)?|kick(?:s|ed)|punch(?:es|ed)|wreck(?:s|ed))"
          r"(?: (?:my|our|the|all|his|her|up|in|holes in))* (?:things|stuff|furniture|doors?|walls?|plates|dishes|phone|tv|house|flat|everything|crockery|belongings)|"
          r"(?:er|sie|mein\w* (?:mann|frau|freund|freundin|partner\w*|ex|vater|stiefvater|mutter)|papa|mama)(?: (?:dann|immer|oft|aber|mir|mia|uns|manchmal|auch|nur|halt))* (?:zerschlag\w*|zertrummer\w*|demolier\w*|schlagt|haut|tritt|macht|zerstor\w*)(?: (?:meine|die|alle|unsere|alles|gegen|gegn|in|dann|oft|immer))* "
          r"(?:sachen|mobel|turen?|tur|wande?|wand|geschirr|teller|handy|wohnung|einrichtung|zeug|dinge|locher|alles)(?: (?:kaputt|ein|kurz und klein|in die wand))?|"
          r"(?:han|hon|min (?:man|fru|sambo|kille|tjej|pojkvan|flickvan|partner)|pappa|mamma|styvpappa)(?: (?:da|alltid|ofta|men|ibland|bara|har|ocksa))* (?:slar|slog|slagit|sparkar|sparkade|krossar|krossade|har|river|kastar)(?: (?:mina|vara|alla|alltid|ofta|in|hal i|sonder|runt))* (?:saker|mobler\w*|dorrar?|dorren|vaggar|vaggen|tallrikar|porslin\w*|hemmet|mobilen|grejer|allt)(?: (?:sonder|i bitar))?)")
# Whom she lost, or who left her: which of both is not said.
ALL_SHE_HAD = (
        r"\b(?:er|sie|es|he|she|it|they|han|hon|den|det|de|mein \w+|meine \w+|min \w+|my \w+) (?:war|wor|was|were|var)(?: (?:halt|einfach|doch|ja|ju|really|just))*,? (?:mein ein und alles|(?:alles|all|everything|ois|allt|det enda|the only (?:one|thing|person|family)|das einzige),? (?:was |wos |that |som |dass )?(?:ich|i|jag) (?:hatte?|ghabt hab|had|hade|noch hatte)|mitt allt|everything to me|(?:my|meine) (?:whole|ganze) (?:world|welt)|hela mitt liv)\b|"
        r"\b(?:das|det) (?:einzige|enda),? (?:was |som )?(?:ich|jag) (?:noch )?(?:hatte|hade)\b")
# Homes: who lets them, and how they are lost.
_LANDLORD = r"(?:land ?lords?|land ?lad(?:y|ies)|vermieter\w*|hausbesitzer\w*|hauseigentumer\w*|eigenbedarf\w*|hyresvard\w*|hyresbolag\w*|bostadsbolag\w*|letting agent\w*|housing association)"
_HOME = r"(?:wohnung|woning|wohnig|bude|whg|haus|zimmer|mietwohnung|flat|apartment|house|home|place|room|lagenhet\w*|lagenheten|lya\w*|bostad\w*|huset|hem|hemmet|boendet)"
_LOSES_HOME = (
    rf"\b{_LANDLORD}\b|\b(?:evict\w*|vrak\w*|avhys\w*|zwangsraum\w*|raumungsklage\w*|raumungstermin\w*|delogier\w*)\b|"
    rf"\b(?:mussen|muss|verliere\w*|verlier|verlor\w*)(?: \w+){{0,5}} (?:aus|raus aus) (?:der|unserer|meiner|dem) {_HOME}|\b(?:verliere\w*|verlieren|verlier)(?: \w+){{0,3}} (?:die|unsere|meine|das|unser|mein) (?:wohnung|haus|zuhause|bude)\b|"
    rf"\b(?:blir|bli|blev|blivit) av med (?:var |vara |min |mitt |hela )?(?:{_HOME})\b|\b(?:uppsagd|sagt upp|utslangd|utkastad) (?:fran|ur|av) (?:\w+ )?(?:lagenhet\w*|bostad\w*|kontrakt\w*|hyreskontrakt\w*)|\b(?:wohnung|mietvertrag|miete)\w*(?: \w+){{0,3}} gekundigt\b|"
    rf"\b(?:losing|lose|lost|kicked out of|thrown out of|put out of|forced out of) (?:my|our|the) (?:\w+ )?(?:flat|apartment|house|home|room)\b|\b(?:can'?t|cannot|couldn'?t) pay (?:my |our |the )?rent\b|\b(?:miete|hyran?|rent)(?: \w+){{0,4}} (?:nicht|ned|net|inte|behind|arrears|schuldig|efter|in verzug)\b")
_NO_LANDLORD = (  # what a landlord may do besides
    r"\b(?:angefasst|grapsch\w*|begrapsch\w*|belastig\w*|sexuell\w*|sex|anmach\w*|touch\w*|grop\w*|harass\w*|tafsa\w*|ofreda\w*|rass\w*|auslander\w*|kopftuch|racis\w*|foreign\w*|black|headscarf|invandrare|hautfarbe|skin|"
    r"schlag\w*|schlug|hit|hits|hitting|beat\w*|slog|slar)\b|\b(?:my|mein\w*|min) (?:boyfriend|husband|freund|mann|pojkvan|partner) (?:is|ist|ar)\b")
_PEERS = r"(?:they|everyone|everybody|classmates?|kids|girls|boys|someone|somebody|(?:my |the )?(?:class|year|team)|die|alle|mitschuler\w*|klassenkamerad\w*|jungs|madels|madchen|die aus der klasse|meine klasse|irgendwer|jemand|dom|de|alla|klasskompis\w*|klassen|killar\w*|tjejer\w*|nan|nagon)"
_SHOWN = r"(?:post\w*|gepostet|stell\w*|teil\w*|lad\w*|schick\w*|send\w*|sent|shar\w*|upload\w*|put|puts|spread\w*|lagger|lagt|la|laddar|skickar|delar|sprider|mach\w*|makes?|made|gor|tar|take|takes)"
_PICTURES = r"(?:pics?|pictures?|photos?|videos?|memes?|stickers?|bilder\w*|bild|fotos?|clips?|klipp|foton?|filmer|film)"
_SOMETHING_SEXUAL = r"\b(?:nackt\w*|nude\w*|naked|naken\w*|intim\w*|intimate|sex\w*|underwear|unterwasche|underklad\w*|oben ohne|topless|dickpic\w*|brust\w*|brost\w*|boobs?|titten|strip\w*|erpress\w*|blackmail\w*|utpress\w*|ex|droh\w*|threat\w*|hota\w*|dusche|shower|dusch\w*|umkleide\w*|changing room|omkladning\w*)\b"
_HEARS = (r"\b(?:stimm\w*|hore?|hort|horen|rost\w*|hor|voices?|hear\w*|heard|tv|fernseh\w*|radio|kamera\w*|camera\w*|verfolg\w*|forfolj\w*|follow\w*|hack\w*|gehackt|chip|spy\w*|uberwach\w*|overvak\w*|abgehort|abhor\w*|avlyssn\w*|mikrof\w*|geheimdienst|police|polizei|"
          r"kopf|huvudet|my head|wand|wande|vagg\w*|walls?|flust\w*|whisper\w*|viska\w*|beobacht\w*|watch\w*|gedanken|thoughts|tankar|fremde|strangers|frammande|leute auf der strasse|everyone in the street|alle leute|alla manniskor|psychose|psykos|paranoi\w*)\b")
_TALK_PEOPLE = r"(?:kolleg\w*|colleagues?|co-?workers?|workmates?|arbetskamrat\w*|nachbar\w*|neighbou?rs?|grannar\w*|mitschuler\w*|classmates?|klasskompis\w*|familie|family|slakten|schwieger\w*|in-?laws?|svar\w*|freund\w*|friends|kompisar\w*|vanner\w*|verwandt\w*|relatives|das ganze dorf|the whole village|hela byn|chef\w*|boss)"
_DEPENDENCE = (r"(?:zopiclon\w*|zolpidem\w*|imovane|stilnoct|ambien|stilnox|tavor|lorazepam|temesta|diazepam|valium|xanax|xanor|alprazolam|oxazepam|praxiten|sobril|stesolid|bromazepam|lexotan\w*|rivotril|clonazepam|benzos?|benzodiazepin\w*|tramadol\w*|tilidin\w*|codein\w*|kodein|citodon|"
               r"oxycodon\w*|oxycontin|oxynorm|fentanyl|morphin\w*|morfin|pregabalin|lyrica|opioid\w*|schlaftablette\w*|schlafmittel\w*|schmerzmittel\w*|schmerztablette\w*|beruhigungs\w*|somntablett\w*|somnmedicin\w*|vartablett\w*|lugnande|sleeping (?:pills?|tablets?)|sleepers|painkillers?)")
_CANNOT_STOP = (r"(?:(?:komm\w*|kimm)(?: \w+){0,4} (?:runter|los|weg|oba|davon)|(?:geht|schlaf\w*|kann)(?: \w+){0,4} (?:nicht|ned|nix|nimmer|net) (?:mehr )?ohne|ohne (?:\w+ ){0,3}(?:geht|schlaf\w*|kann|schaff\w*)|absetzen|abhangig\w*|suchtig|immer mehr|mehr als|zu viele?|"
                r"can'?t (?:stop|sleep without|do without|get off|come off)|cannot (?:stop|sleep without|get off|come off)|(?:get|come|getting|coming) off|hooked|addict\w*|depend\w*|more and more|too many|can'?t (?:\w+ ){0,3}without|"
                r"kan inte (?:sluta|sova utan|vara utan|leva utan)|klarar (?:mig )?inte (?:utan|av)|fastnat|fast i|sluta med|trappa ner|beroende|mer och mer|for manga)")
_SHOPS = (r"(?:kauf\w*sucht\w*|kaufrausch\w*|kaufzwang|shopping ?sucht|shopaholic\w*|compulsive (?:buying|shopping|spending)|shopping addict\w*|kopmissbruk\w*|shopp?ing ?beroende|kopberoende|kopgalen\w*|"
          r"(?:kaufe?|bestell\w*|shoppe?)(?: (?:ich|i|mir|ma|online|im internet|nur noch|halt|so|immer|dauernd|andauernd|wie verruckt|standig|nachts|sachen|zeug|jeden tag|viel|zu viel|vui)){0,5} (?:dauernd|standig|andauernd|nur noch|zu viel|zwanghaft|sachen die ich nicht brauche|zeug das ich nicht brauche|wie verruckt|jeden tag|jede nacht|immer weiter)|"
          r"(?:buy|buying|shop|shopping|order|ordering|spend|spending)(?: (?:online|stuff|things|clothes|so much|too much|money|it|on|all|and)){0,4} (?:all the time|constantly|every (?:day|night)|non-?stop|compulsively|i don'?t need|i do not need|like crazy|too much)|can'?t stop (?:buying|shopping|ordering|spending)|"
          r"(?:handlar|shoppar|koper|bestaller)(?: (?:jag|pa natet|online|saker|klader|grejer|massa|bara|en massa)){0,4} (?:hela tiden|jamt|varje (?:dag|natt|kvall)|for mycket|tvangsmassigt|som jag inte behover)|kan inte sluta (?:kopa|handla|shoppa)|"
          r"(?:kann|kaun|ka)(?: \w+)? (?:nicht|ned|net) aufhoren (?:zu kaufen|mit (?:dem )?(?:kaufen|shoppen|bestellen)|zu (?:shoppen|bestellen)))")
_FRAUD = (r"(?:(?:lurad\w*|lurat|lurar|lura|blast|blasta|betrog\w*|abgezockt|reingelegt|ausgenommen|hereingelegt|scamm\w*|conned|tricked|cheated|defraud\w*|swindl\w*|abluchs\w*)(?: \w+){0,4} (?:pa|um|out of|for|of|mit)? ?(?:\w+ ){0,3}(?:pengar\w*|sparpengar\w*|geld|ersparte\w*|money|savings|kronor|kr|euro|\d[\d .]*)|"
          r"(?:online|natet|internet|dating\w*|dejt\w*|app|tinder|facebook|whatsapp|never met|nie getroffen|aldrig traffat|kennengelernt)\b[^.!?]{0,50}\b(?:geld|pengar|money|skicka\w* \d+|uberweis\w*|schick\w* (?:ihm|ihr) (?:geld|\d)|gift ?cards?|gutschein\w*|bitcoin\w*)|"
          r"(?:geld|pengar|money|uberwiesen|skickat|sent)\b[^.!?]{0,40}\b(?:online|natet|internet kennen\w*|dating\w*|dejt\w*|tinder|never met|nie getroffen|aldrig traffat))")
_SPEAKS_UP = (r"(?:lampenfieber\w*|redeangst|sprechangst|vortragsangst|talangst|tala infor folk|prata infor (?:folk|klassen|andra|manga)|scenskrack|rampfeber|prestationsangest|stage fright|public speaking|(?:speak|speaking|talk|present|presenting) in (?:front of|public)|vor (?:leuten|anderen|der klasse|allen|publikum|menschen) (?:\w+ )?(?:reden|sprechen|vortrag\w*)|"
              r"(?:presentation|presentations|prasentation\w*|vortrag|vortrage|referat\w*|redovisning\w*|foredrag\w*|speech|tal)\b[^.!?]{0,60}\b(?:zitter\w*|panik|panic\w*|blackout|angst|scham\w*|embarrass\w*|peinlich|knallrot|rot|stotter\w*|stammer\w*|shak\w*|shook|froze|freez\w*|skak\w*|darra\w*|radd|nervos|pinsamt|skam\w*|rodnar|red in the face|sweat\w*|schwitz\w*|svett\w*)|"
              r"(?:zitter\w*|panik|panic\w*|blackout|angst|scham\w*|embarrass\w*|peinlich|knallrot|stotter\w*|shak\w*|froze|freez\w*|skak\w*|darra\w*|radd|pinsam\w*|skam\w*)\b[^.!?]{0,40}\b(?:presentation|presentations|presenting|prasentation\w*|vortrag|vortrage|referat\w*|redovisning\w*|foredrag\w*|speech))")
_PHRASES = (
    _phrase(_NO_HOME, "sleep", "", r"\b(?:can'?t|cannot|couldn'?t|kann|konn\w*|kan|hardly|kaum|knappt|badly|schlecht|daligt|poorly|barely)(?: \w+){0,4}? (?:sleep|schlaf\w*|penn\w*|sova|sovit)\b|\b(?:baby|only falls?|falls? asleep|schlaft nur|nur .* ein\b|somnar)\b|\b(?:wir|we|vi) (?:live|leben|wohnen|bor)\b|\b(?:ferien|urlaub|semester|camping|holiday|vacation)\w*\b"),
    _phrase(r"\b(?:sehe?|seh|ser|see|seeing|saw)(?: (?:ich|i|jag|still|immer|noch|nur|fortfarande|alltid|always|mir|nachts|all|alle|alla)){0,3} (?:the|their|his|her|those|die|ihre?|seine?|das|deras|hans|hennes|patienternas)(?: \w+)? ?(?:faces?|eyes|bodies|gesichter?|augen|leichen|ansikten?a?|ansiktet|ogon|kroppar\w*)\b[^.!?]{0,40}\b(?:at night|nachts|in der nacht|im traum|beim einschlafen|augen (?:zu|schliesse)|om natten|om natterna|pa natten|natterna|blundar|drommer|close my eyes|in my (?:dreams|sleep)|every night|immer wieder|hela tiden|all the time|nicht (?:mehr )?los)\b|"
            r"\b(?:nachts|at night|jede nacht|every night|om natterna|varje natt)\b[^.!?]{0,20}\b(?:sehe?|seh|see|ser)\b[^.!?]{0,12}\b(?:faces?|eyes|bodies|gesichter?|augen|leichen|ansikten?a?|ogon)\b", "body_image psychosis sleep", "trauma", r"\b(?:stimm\w*|voices?|rost\w*|roster|wall|wand|vagg\w*|befehl\w*|teufel|devil|demon\w*)\b"),
    _phrase(r"\b(?:nein gesagt|sagt nej|sa nej|said no|say no) (?:zu|zum|zur|till|to|hat|haben)\b(?! (?:sex|ihm|him|honom|mich|me|es|det|it|er)\b)|\b(?:zum|zur|zu mein\w*|to my|to the|till min|till) (?:chef\w*|boss|arbeit|mutter|mama|schwieger\w*|kolleg\w*|uberstunden|overtime|chefen|mamma) (?:nein gesagt|sagt nej)\b", "sexual_violence", "",
            r"\b(?:sex\w*|anfass\w*|angefasst|touch\w*|ror|rorde|kuss\w*|kiss\w*|kyss\w*|bett|bed|sang\w*|nackt|naked|naken|trotzdem|anyway|anda|weiter ?gemacht|fortsatte|kept going|party|festen|date|dejt\w*)\b"),
    _phrase(r"^(?=.*\b(?:schwul\w*|lesbisch\w*|gay|lesbian|queer|bog|lesbisk\w*|homosex\w*|bisex\w*)\b)(?=.*\b(?:partner\w*|mann|frau|freund|freundin|lebensgefahrt\w*|husband|wife|boyfriend|girlfriend|man|fru|sambo|pojkvan|flickvan)\b(?: \w+){0,5} (?:gestorben|gstorbn|verstorben|tot|died|dead|passed away|dog|dott|gick bort|gatt bort|dod)\b)", "coming_out", "grief"),
    _phrase(r"^(?=(?:\S+ ?){1,8}$).*(?:\b(?:bin|fuhl\w* mich|so|nur noch|innerlich|einfach|ganz|total|vollig|wie) (?:\w+ )?leer\b|\bleere? in mir\b|\b(?:feel|feeling|felt|i'?m|am|so|just|completely) (?:\w+ )?empty(?: inside)?\b|\b(?:kanner mig|ar|sa|bara|helt) (?:\w+ )?tom(?: inuti| pa insidan)?\b)", "burnout", "depression",
            r"\b(?:arbeit\w*|job\w*|chef\w*|\w*schicht\w*|feierabend|erzieh\w*|slutkord|station|dienst\w*|intensiv|pfleg\w*|lehr\w*|ausgebrannt|burn-?out|akku\w*|batter\w*|tank|konto|geldbeutel|kuhlschrank|kasse|haus|wohnung|flasche|work\w*|shift\w*|ward|teach\w*|house|flat|fridge|account|wallet|nest|jobb\w*|arbet\w*|utbrand|kontot|kylen|huset|lagenheten|tom pa|essen|binge\w*|kinder sind|kids (?:have|are))\b"),
    _phrase(r"\b(?:mann|freund|partner\w*|frau|freundin|er|husband|boyfriend|wife|girlfriend|he|she|man|kille|sambo|pojkvan|flickvan|fru|tjej|han|hon|ex)(?: (?:immer|standig|dauernd|always|constantly|alltid|jamt|auch|also|heimlich|mir|mich|mig))* (?:kontrolliert|uberwacht|checkt|controls?|checks?|monitors|tracks?|kontrollerar|kollar|bevakar|liest|reads?|laser|versteckt|hides?|gommer|takes|nimmt|tar)(?: (?:immer|auch|alle|all|alla|of))* (?:mein\w*|jede\w*|every|my|min|mitt|mina|varje) (?:\w+ )?(?:handy|cent|geld|konto\w*|karte|bankkarte|ec ?karte|chats?|nachrichten|telefon\w*|standort|phone|penny|money|bank ?card|card|account|messages|texts|mobil\w*|bankkort\w*|kort|kortet|krona|pengar\w*|meddelanden|sms|mejl)\b",
            "ocd addiction_gambling relationship addiction_media", "domestic_violence", r"\b(?:vater|papa|mutter|mama|eltern|dad|mum|mom|parents|father|mother|pappa|mamma|foraldrar\w*|sohn|tochter|kind|son|daughter|kid|dotter|barn|chef\w*|boss|lehrer\w*|teacher)\b"),
    _phrase(r"\b(?:schrei\w*|schimpf\w*|mecker\w*|motz\w*|nervt|rastet\w* aus|yell\w*|shout\w*|nags?|nagging|tells? me off|skrik\w*|tjat\w*|skall\w*|gnall\w*)\b[^.!?]{0,30}\b(?:wegen|weil|about|over|because of|for|om|pga|over|pa grund av)(?: \w+){0,2} (?:handy\w*|hausaufgab\w*|noten|zeugnis|zimmer|aufraum\w*|zocken|bildschirm\w*|phone|homework|grades|room|tidy\w*|gaming|screen ?time|chores|mobil\w*|laxor\w*|betyg\w*|rummet|stad\w*|skarmtid\w*|disken)\b|"
            r"\b(?:mutter|mama|mami|vater|papa|eltern|mum|mom|dad|parents|mother|father|mamma|pappa|foraldrar\w*|morsan|farsan)(?: (?:ist|is|sind|are|ar|so|just|total|voll|echt|mich|really|always|immer|nur|ju|sa|bara))* (?:nervt|nerven|stresst|stressen|annoy\w*|(?:gets?|getting) on my nerves|driv\w* me (?:crazy|mad|nuts)|jobbig\w*|tjatar|irriterande|anstrengend|peinlich|embarrassing|pinsam\w*)\b", "domestic_violence", "relationship",
            r"\b(?:schlag\w*|schlug|haut|angst|hit|hits|hitting|beat\w*|scared|afraid|throw\w*|threw|wirft|slar|slog|radd|kasta\w*|betrunken|drunk|full|sauft|trinkt|drinks|dricker|demen\w*|krank|sjuk|ill|pfleg\w*|care)\b"),
    _phrase(r"\b(?:kann|konnte|darf|geht|can|could|may|kan|far|gar)(?: (?:ich|man|i|jag|one|das|det|it|we|wir|auch|also|even|ocksa|da|dort|there))* (?:allein\w*|alone|on my own|by myself|ensam|sjalv)(?: \w+)? ?(?:hin|hingehen|hinkommen|kommen|gehen|come|go|komma|ga|dit|auch|too)?\b", "loneliness", "", r"\b(?:leben|live|leva|schlafen|sleep|sova|sein|be|vara|nicht|not|inte)\b"),
    _phrase(ALL_SHE_HAD, "sexual_violence domestic_violence", ""),
    _phrase(_LOSES_HOME, "discrimination sexual_violence workplace_conflict separation domestic_violence bullying addiction_drugs", "debt", _NO_LANDLORD),
    _phrase(rf"\b{_PEERS}\b(?: \w+){{0,8}}? {_SHOWN}\b(?: \w+){{0,4}}? {_PICTURES}\b|\b{_PEERS}\b(?: \w+){{0,4}}? {_PICTURES} (?:von|of|pa|av) (?:mir|me|mig|mej)\b", "sexual_violence", "bullying", _SOMETHING_SEXUAL),
    _phrase(rf"\b{_TALK_PEOPLE}\b(?: \w+){{0,3}} (?:reden|red|redet|redn|lastern|lastert|tuscheln|talk\w*|gossip\w*|pratar|snackar|skvallrar)(?: \w+){{0,2}} (?:uber|about|om) (?:mich|mi|uns|me|us|mig|mej|oss)\b", "psychosis", "bullying", _HEARS),
    _phrase(r"\b(?:reden|red|redet|redn|quatscht|quatschen|mischt|mischen|labert) (?:\w+ ){0,2}(?:uberall|alles|allem|dauernd|standig|immer) (?:\w+ )?(?:rein|drein|mit|ein|dazwischen)\b|\b(?:interfer\w*|meddl\w*|(?:stick|put)\w* (?:\w+ )?(?:nose|oar) in|have a say in everything)\b|\b(?:lagger|blandar) sig i\b|\b(?:ska|vill) bestamma (?:over )?allt\b", "psychosis", "relationship",
            _HEARS + r"|\b(?:keiner|niemand|nicht|ned|net|kaum|nobody|inte|ingen|mit (?:mir|uns|ihm|ihr|niemand\w*))\b"),
    _phrase(rf"\b{_DEPENDENCE}\b[^.!?]{{0,60}}\b{_CANNOT_STOP}\b|\b{_CANNOT_STOP}\b[^.!?]{{0,40}}\b{_DEPENDENCE}\b", "", "addiction_drugs", r"\b(?:umbringen|sterben|die|kill|do|overdos\w*|uberdosis)\b"),
    _phrase(rf"\b{_SHOPS}\b|\b(?:cards?|credit cards?|kreditkarte\w*|konto|kort|kortet|overdraft|dispo\w*) (?:is|are|ist|sind|ar)(?: (?:alle|all|both|already|completely|schon|total|am|full|ganz|redan|helt))* (?:maxed(?: out)?|limit|uberzogen|gesperrt|leer|ausgereizt|overdrawn|declined|sparrat|tomt|max)\b", "addiction_media ocd bipolar anxiety", "debt", r"\b(?:mani\w*|bipol\w*|hypoman\w*|gambl\w*|spiel\w*|spel\w*|zock\w*|casino|wett\w*)\b"),
    _phrase(rf"\b{_FRAUD}\b", "sexual_violence addiction_gambling domestic_violence bullying relationship", "debt trauma",
            r"\b(?:nackt\w*|nude\w*|naked|naken\w*|bilder?|pics?|pictures?|photos?|fotos?|casino\w*|kasino|wett\w*|bets?|betting|bettar|slots?|automat\w*|poker|gambl\w*|spiel\w*|spel\w*)\b"),
    _phrase(rf"\b{_SPEAKS_UP}\b", "grief workplace_conflict sexual_violence", "anxiety"),
    _phrase(r"\b(?:sekte\w*|sects?|cults?|sekt|sekten)\b(?! (?:glas|flasche|trinken))", "separation relationship coming_out addiction_drugs addiction_alcohol migration loneliness", "general", r"\b(?:glas|flasche|trink\w*|trank|schlag\w*|hit\w*|slog|slar|stimmen|voices|roster)\b"),
    _phrase(r"\b(?:gave|giv\w*|signed|schenk\w*|geschenkt|uberschrieb\w*|vermacht\w*|skankt?\w*|gett|gav)(?: \w+){0,3} (?:them|denen|ihnen|dom|dem|away|over|bort|weg) ?(?:\w+ ){0,3}(?:house|haus|flat|wohnung|savings|ersparte\w*|money|geld|everything|alles|huset|hus|pengar|allt)\b", "separation bullying", ""),
    _phrase(r"\b(?:byta|andra|korrigera|bytt|korrigerat) (?:mitt |juridiskt |legalt )?kon(?:et)?\b|\bkons(?:korrigering\w*|byte\w*|dysfori\w*)\b|\b(?:geschlechts ?(?:angleich\w*|umwandl\w*|anpass\w*|dysphori\w*)|(?:mein )?geschlecht (?:andern|angleichen|wechseln|anpassen))\b|\b(?:change|changing|transition\w*) (?:my )?(?:gender|sex)\b|\bgender (?:dysphori\w*|transition\w*|reassign\w*|clinic\w*)\b|\bi (?:want|am going|'?m going|need) to transition\b", "", "coming_out"),
    _phrase(r"\b(?:elev|elever|schuler\w*|kind|kinder|barn|barnet|barnen|pupil\w*|student|child\w*|kid|kids|madchen|junge|flicka|pojke|klasskompis|nachbarskind\w*)\b[^!?]{0,60}\b(?:hungrig\w*|hunger|hungry|kein (?:pausenbrot|essen|fruhstuck)|nichts zu essen|no (?:lunch|breakfast|food)|ingen (?:mat|frukost|matsack)|same clothes|samma klader|(?:die )?selben? (?:sachen|klamotten|kleider)|gleichen? (?:sachen|klamotten|kleider)|ungewaschen|unwashed|otvattad|smutsig\w*|schmutzig\w*|dirty clothes|verwahrlost\w*|neglected|vanvardad\w*)\b", "eating_disorder body_image self_harm psychosis", "domestic_violence",
            r"\b(?:abnehm\w*|kalorien|dick|fett|erbrich\w*|kotz\w*|calorie\w*|fat|throws? up|vomit\w*|krak\w*|spy\w*|banta\w*|tjock|magersucht|anore\w*|bulimi\w*|mein (?:kind|sohn)|meine tochter|my (?:child|son|daughter|kid)|mitt barn|min (?:son|dotter))\b"),
    _phrase(r"\b(?:haha\w*|lol|lmao|xd|hihi|hehe|lmfao|rofl)\b[^.!?]{0,40}\b(?:dor|sterbe?|dying|dead|tot|ded|dod)\b|\b(?:dor|sterbe?|dying|dead|tot|ded|dod)\b[^.!?]{0,20}\b(?:haha\w*|lol|lmao|xd|hihi|hehe|lmfao|rofl)\b|,? (?:dor|ich sterbe|i'?m dead|i'?m dying|bin tot|jag dor)$|^(?:dor|sterbe),? ", "grief suicidality self_harm", "",
            r"\b(?:mamma|pappa|mor|far|mormor|morfar|farmor|farfar|mama|papa|mutter|vater|oma|opa|mum|mom|dad|mother|father|gran\w*|hund\w*|katt\w*|katze|dog|cat|er|sie|he|she|han|hon|(?:will|vill|want\w*)(?: \w+){0,2} (?:do|die|dead|sterben|tot)|wenn|nar|when|bald|soon|snart|cancer|krebs|krank|sjuk|ill)\b"),
    _phrase(r"\b(?:behind (?:my|our|his|her|their|your|each other'?s) backs?|hinter (?:\w+ )?rucken|hinterm rucken|bakom (?:\w+ )?rygg(?:en|ar)?)\b", "psychosis", "bullying",
            r"\b(?:stimm\w*|hore?|hort|rost\w*|hor|voices?|hear|heard|tv|radio|kamera\w*|camera\w*|verfolg\w*|forfolj\w*|hacked|gehackt|chip|spy\w*|uberwach\w*|overvak\w*|abgehort|mikrof\w*|everyone in the street|alle leute|alla manniskor|geheimdienst|police|polizei|ueberall)\b"),
    _phrase(r"\b(?:orka\w*|orkat|kommer|kommit|komma|kan|kunnat|ids|pallar|lyckas|svart|int|inte|knappt|tagit|ta|tar)(?: \w+){0,4}? (?:(?:stiga?|stigit|kliva|klivit|ga|gatt|kom\w*|resa|ta) (?:mig |mej |me )?(?:upp|opp)|(?:upp|opp) (?:ur|om|pa))\b", "bipolar", "depression",
            r"\b(?:mani\w*|bipol\w*|hypoman\w*|litium|och ner|o ner|upp och ned)\b"),
    _phrase(r"\b(?:(?:bin|bi|sind|fuhl\w* mich|am|so|total|vollig|komplett|ganz|echt|einfach|richtig|absolut|voll|nur noch|unendlich|gesamt) )(?:so |total |vollig |komplett |ganz |echt |einfach |richtig |absolut |voll |nur noch |grad |gerade |halt )*(?:fertig|fertich|alle|kaputt|am arsch|durch|platt|hinuber|ausgelaugt)$|"
            r"\b(?:total|vollig|komplett|ganz|echt|richtig|absolut|so) (?:fertig|kaputt|ausgelaugt|platt)(?=[.,!]| und| i)|\b(?:totally|completely|so|utterly|absolutely) (?:done in|spent|wiped out|knackered|drained|wrecked|shattered|burned out|worn out)\b", "adhd parenting", "burnout",
            r"\b(?:mit (?:dem|der|ihm|ihr|meinem|meiner|den)|ausbildung|schule|studium|prufung\w*|hausaufgab\w*|kochen|essen|handy|auto|beziehung|with (?:him|her|work|school))\b"),
    _phrase(_CALLED_BY_TOBACCO + r"|\bvill (?:bara )?sluta\b|\bwill (?:einfach |nur )?(?:kundigen|hinschmeissen|aufhoren)\b|\b(?:ich |i )?(?:hab|habe) gekundigt\b|\b(?:har|ska|vill) (?:sagt|saga) upp (?:mig|mej)\b|\bquit (?:my|the|this|school|uni\w*|college|work|everything|training|it)\b", "addiction_tobacco bipolar", "",
            _SMOKES + r"|\bmani\w*|\bbipol\w*"),
    _phrase(rf"\b(?:smok\w*|rauch\w*|roker|roka|rokt|rokte|vap\w*)(?: \w+){{0,4}}? {_CANNABIS}\b|\b{_CANNABIS}(?: \w+){{0,2}} (?:smok\w*|rauch\w*|geraucht|roker|roka)\b", "addiction_tobacco", "addiction_drugs", r"\b(?:cigar\w*|zigar\w*|kippen|cigg\w*|nikotin\w*|nicotin\w*|snus\w*|tobacco|tabak)\b"),
    _phrase(r"\b(?:mich|mi|selber|selbst) (?:\w+ ){0,2}sperren(?: lassen)?\b|\b(?:spieler?|eigen|selbst)sperre\b|\b(?:exclude|ban|bar|block) myself\b|\bself[- ]?exclu\w*|\b(?:sparra|stanga av|sparrar|stanger av) (?:mig|mej)\b|\bspelpaus\b", "domestic_violence parenting", ""),
    _phrase(_FORCED_TO_MARRY, "coming_out ocd relationship separation suicidality addiction_gambling", "domestic_violence", r"\b(?:film|serie|series|buch|book|bok|referat|essay)\b"),
    _phrase(_SAID_NO + "|" + _UNCLEAN, "addiction_alcohol addiction_drugs ocd coming_out", "sexual_violence", r"\b(?:promoted|promotion|job|arbeit|uberstunden|overtime|pengar|geld|money|loan)\b"),
    _phrase(r"\b(?:i was|i'd been|i had been|ich war|war ich|i wor|jag var|var jag|we were|wir waren)(?: (?:so|too|very|really|pretty|quite|totally|a bit|just|zu|sehr|total|ziemlich|echt|halt|auch|nur|ja|for|valdigt|ganska|lite|ju|bara|ocksa))* (?:drunk|tipsy|wasted|hammered|betrunken|besoffen|bsoffn|full|packad|berusad|dicht|angetrunken)\b|"
            r"^(?:ja |yes |well |naja |also |ok )?(?:war|was|var) (?:\w+ ){0,2}(?:drunk|tipsy|betrunken|besoffen|full|packad)\b|\b(?:hatte|hatten|had|hade)(?: \w+){0,2} (?:getrunken|was getrunken|drunk|been drinking|druckit)\b", "addiction_alcohol", "", _EACH_TIME),
    _phrase(rf"\b{_RAGES}\b", "self_harm bipolar", "domestic_violence", r"\b(?:mein\w* (?:sohn|tochter|kind|kleine\w*)|my (?:son|daughter|kid|child|toddler)|min (?:son|dotter)|mitt barn|vart barn|vase|versehen|accident|misstag|toddler|\d (?:jahre|years|ar))\b"),
    _phrase(r"\b(?:heard|hear|hearing|hor|hore|hort\w*|gehort|horde)(?: \w+){0,2} (?:the |den |die |das |ihren |her |his |seinen |ein\w* |deras |hans |hennes )?(?:tv|telly|television|fernseher|glotze|radio|radion|music|musik|musiken|tv:?n|teven|dog|hund|hunden|footsteps|schritte|steg|turen?|door|dorren|washing machine)\b", "psychosis trauma", "",
            r"\b(?:talk\w*|speak\w*|sprech\w*|spricht|red\w*|pratar|prata|about me|uber mich|om mig|zu mir|to me|till mig|messages?|botschaft\w*|meddeland\w*|tells?|sagt|sager|stimm\w*|voices?|roster|even when|obwohl)\b"),
    _phrase(r"\b(?:beim|im|wahrend|bei der|in der|nach dem) (?:\w+ )?(?:sport\w*|fussball\w*|training|spiel|laufen|ski\w*|turnen|joggen|wandern|klettern|handball\w*|tanzen|yoga|gym|fitness\w*|arbeit|kochen|turnier|match)(?: \w+){0,4} (?:verletzt|wehgetan|gezerrt|gerissen|gebrochen|verknackst)\b|\bverletzt(?: \w+){0,3} (?:beim|im) (?:\w*sport|training|\w*ball|turnen|laufen|ski\w*|spiel)\b|"
            r"\b(?:hurt|injured|tore|broke|twisted|sprained|pulled) (?:myself|my \w+)(?: \w+){0,3} (?:playing|at|during|in|while|doing|on) (?:\w+ )?(?:football|soccer|rugby|sports?|training|gym|match|game|cooking|running|climbing|skiing|practice|pe|work|tennis|hockey|dance|workout)\b|\bsports? injur\w*|\bsportverletz\w*|\bidrottsskad\w*|"
            r"\b(?:skada\w*|gjorde|gjort)(?: (?:illa|mig|mej))*(?: \w+){0,2} (?:pa|under|i|nar jag) (?:\w+ )?(?:tran\w*|fotboll\w*|match\w*|gymmet|jobbet|idrott\w*|skid\w*|lopning\w*|hockey\w*|gympa\w*|spelade|sprang|lagade)\b", "self_harm suicidality", "", r"\b(?:absichtlich|extra|on purpose|deliberately|med flit|ritz\w*|cut\w*|skar\w*)\b"),
    _phrase(r"\b(?:begrav\w*|buried|drown\w*|drunkn\w*|erstick\w*|ertrink\w*|versink\w*|untergeh\w*)(?: \w+)? (?:in|i|under|unter|im|av|bland)(?: \w+)? (?:rakning\w*|skuld\w*|lan|bills?|debts?|loans?|rechnung\w*|mahnung\w*|schulden|kredit\w*)\b", "grief suicidality", "debt"),
    _phrase(r"\b(?:lurad(?:e)? (?:pa|av)|blivit (?:lurad|bedragen)|bedragar\w*|bedrageri\w*|(?:scam|slam)(?:med out of|mer|mers)?|scammed|defrauded|conned|swindl\w*|con ?man|love scam|romance scam|phishing|betruger\w*|betrug\w*|abgezockt|enkeltrick|heiratsschwindl\w*|ubers ohr gehauen)\b", "addiction_gambling", "trauma",
            r"\b(?:casino\w*|kasino|wett\w*|bet|bets|betting|bettar|slots?|automat\w*|poker|gambl\w*|spiel\w*|spel\w*)\b"),
    _phrase(r"\b(?:ritalin|medikinet|concerta|elvanse|adderall|methylphenidat\w*|amphetamin\w*|amfetamin\w*)\b[^.!?]{0,40}\b(?:geballert|gezogen|eingeworfen|geschmissen|reingezogen|snort\w*|popp\w*|knark\w*|tryckt|zu viel|too much|for mycket|(?:fur\w*|zum|for|infor|to) (?:\w+ )?(?:lernen|abi|prufung\w*|exams?|study\w*|plugg\w*|tentan?|klausur\w*))\b|"
            r"\b(?:geballert|gezogen|eingeworfen|snort\w*|popp\w*|too much|too many|zu viel)(?: \w+){0,2} (?:ritalin|medikinet|concerta|elvanse|adderall)\b", "adhd", "addiction_drugs", r"\b(?:verschrieben|prescribed|utskriv\w*|wirkt nicht)\b"),
    _phrase(r"\b(?:ropar|skriker|schreit|ruft|shouts?|shouting|screams?|screaming|calls? (?:out )?for help|irrt|vandrar|wanders?)\b[^.!?]{0,30}\b(?:om natterna|pa natterna|pa natten|nachts|in der nacht|jede nacht|at night|every night|nattetid)\b", "sleep", "",
            r"\b(?:can'?t|cannot|kann|kan|hardly|kaum|knappt)(?: \w+){0,3} (?:sleep|schlaf\w*|sova)\b|\b(?:baby|bebis\w*|kind|kleine\w*|child|barn\w*|toddler|son|sohn|dotter|tochter|daughter)\b"),
    _phrase(r"\b(?:moved|moving|moves) in (?:with|to)\b|\bwieder (?:bei mir|bei uns) eingezogen\b|\b(?:bei mir|bei uns) eingezogen\b|\bflytta\w* in (?:hos|till)\b", "separation", ""),
    _phrase(r"\b(?:on paper|auf dem papier|pa papp(?:e)?ret)\b", "exam_stress", "", r"\b(?:exam\w*|prufung\w*|prov|tent\w*|studi\w*|plugg\w*|essay|thesis)\b"),
    _phrase(r"\b(?:finlandssvensk\w*|finnlandschwed\w*|finland[- ]swed\w*|sverigefin\w*|tornedaling\w*)\b", "migration", "", r"\b(?:ny i|nyinflytt\w*|ensam har|invandra\w*)\b"),
    _phrase(r"\b(?:illa|schlecht|mies|badly|poorly|rough) (?:behandl\w*|treated|umgegangen)|\b(?:mistreat\w*|neglect\w*|vernachlassig\w*|vanvard\w*|misshandel\w*|misshandl\w*)\b|\b(?:personal\w*|pfleger\w*|staff|carers?|heim)\b[^.!?]{0,30}\b(?:schrei\w*|skrik\w*|shout\w*|yell\w*|grob|hardhant\w*|rough)\b", "dementia workplace_conflict", "",
            r"\b(?:demen\w*|alzheim\w*|verges\w*|glom\w*|forget\w*|verwirrt\w*|forvirra\w*|confused)\b"),
    _phrase(r"\b(?:kissa\w*|pissa\w*|bajsa\w*|kissar) (?:pa |ner )(?:mig|mej)\b|\b(?:wet|peed|pissed|shat|soiled|pooped) (?:on |in )?(?:myself|my (?:pants|trousers))\b|\bin die hosen? (?:gemacht|gepinkelt|gepisst|gschissn|geschissen|gmacht)\b|\beingenasst\b|\beingepinkelt\b", "sexual_violence bullying coming_out self_harm domestic_violence psychosis", "",
            r"\b(?:gezwungen|forced|made me|tvinga\w*|lachen|laugh\w*|skratta\w*|er hat|he|han)\b"),
    _phrase(r"\b(?:seit|since|sen|sedan|nach|after|efter|during|wahrend|under)(?: (?:the|der|dem|die))? (?:covid|corona|korona|pandem\w*|lockdown\w*)\b", "chronic_illness", "",
            r"\b(?:long ?covid|post ?covid|fatigue|me/?cfs|mud\w*|miad|tired|trott|erschopf\w*|exhaust\w*|utmatta\w*|krank\w*|sjuk\w*|sick|ill|geruch\w*|smell|taste|lukt\w*|atem\w*|luft|breath\w*|andas|symptom\w*|schmerz\w*|pain|ont|herz\w*|kopf\w*|brain fog)\b"),
    _phrase(r"^(?=.*\b(?:group|gruppe|chatgruppe|grupp|gruppen|chat|snap\w*|insta\w*|tiktok|whatsapp)\b)(?=.*\b(?:they|alle|alla|everyone|everybody|die|dom)\b)(?=.*\b(?:ugly|hasslich\w*|ful|fett|fat|tjock|fette?|dick|weird|komisch|konstig)\b(?! (?:on|in) )).*\b(?:i am|i'm|ich bin|bin|jag ar|am)\b|\b(?:class|klass\w*|everyone|everybody|alle|alla|they|die|dom|mitschuler\w*|jungs|girls|boys|killar\w*|tjejer\w*|kollegen|kollegor\w*)\b[^.!?]{0,60}\b(?:group|gruppe|chatgruppe|grupp|gruppen|chat|snap\w*|insta\w*|tiktok|whatsapp|video\w*|posts?|posten|lach\w*|laugh\w*|skratta\w*|garva\w*|laster\w*|call me|calls me|nennen mich|kallar mig|mobb\w*)\b"
            r"[^.!?]{0,40}\b(?:ugly|hasslich\w*|ful|fula|fett|fat|tjock|fette?|dick|weird|komisch|konstig|about me|uber mich|om mig|stink\w*)\b", "", "bullying", r"\b(?:dating|single|i laugh|ich lache)\b"),
    *(_phrase(*each) for each in MISREAD),
)
_BY_WORDS = tuple((each, each.said) for each in _PHRASES)
# What somebody tells of her life beside the matter: that she has children, or brings them up alone, is no trouble with them.
_A_PARENT = Expression(
    r"\b(?:alleinerzieh\w*|alloaerziah\w*|single (?:mum|mom|mother|dad|father|parent)|ensamsta?nde(?: (?:mamma|pappa|foralder|mor|far))?|(?:mamma|pappa|mor|far) till \w+|(?:mutter|mama|vater|papa) von \w+|(?:mum|mom|mother|father|dad) (?:of|to) (?:\w+|\d)|"
    r"(?:habe?|haben|han|have|has|got|har|mit|med|with|wir|vi)(?: \w+)? (?:ein|zwei|drei|vier|funf|a|two|three|four|five|ett|tva|tre|fyra|fem|\d|kleine|small|young|little|sma)(?: \w+)? (?:kind\w*|kids?|child\w*|barn|jungs|madchen|sohne?|tochter|sons?|daughters?|boys?|girls?|soner|dottrar|ungar))\b")
_WITH_THEM = Expression(  # what makes it a matter of theirs
    r"\b(?:komm\w*|schaff\w*|uberford\w*|ueberford\w*|erschopf\w*|overwhelm\w*|cope|coping|exhaust\w*|manage|hantera|klarar|orkar|utmatta\w*|slut|fertig|ende|kraft|hilf\w*|help|hjalp\w*|streit\w*|fight\w*|brak\w*|schrei\w*|scream\w*|skrik\w*|trotz\w*|erzieh(?:ung|en)\w*|weint|cries|grater|hort nicht|listen|lyssnar|schlaft|sleeps?|sover|schule|school|skola\w*|"
    r"sorge\w*|worr\w*|orolig\w*|custody|sorgerecht|vardnad|unterhalt|jugendamt|kita|krippe|betreuung|babysit\w*|barnvakt|entlast\w*|avlast\w*|allein mit|alone with|ensam med|ihnen|ihm|mit den kindern|with the (?:kids|children)|med barnen|er ist|sie ist|er hat|he is|she is|he'?s|han ar|hon ar|baby|geburt|birth|schwanger|gravid|pregnant)\b")
_NO_MONEY = Expression(r"^(?:(?:but|and|aber|und|men|och|also|sorry|i|ich|jag|we|wir|vi|hab|habe|have|got|har|haben|bin|am|ar|really|halt|echt) )*(?:no|kein|koa|kei|keine|without|ohne|utan|inga?|inte nagra|not much|wenig|lite|little|broke|pleite|blank|pank)(?: (?:money|geld|gold|gerd|pengar|cash|kohle|ahnung))?"
                       r"(?: (?:left|mehr|kvar|either|for (?:therapy|that|it|a therapist|treatment)|fur (?:therapie|sowas|eine? \w+|das)|for (?:terapi|sant|det)|at all|now|jetzt|nu|for|om)){0,2}[ .!]*$")
_MONEY = Expression(r"\b(?:money|geld|gold|pengar|cash|kohle|broke|pleite|pank|blank)\b")
_CRIES = Expression(
    r"\b(?:wein\w*|heul\w*|plarrt|grein\w*|rear\w*) (?:nur(?: noch)?|bloss noch|nonstop|dauernd|standig|die ganze zeit|den ganzen tag|jeden tag|jede nacht|immer|viel|so viel|sich in den schlaf)\b|\bnur noch (?:am )?(?:\w+ )?(?:wein\w*|heul\w*)\b|\b(?:grat\w*|grater)(?: \w+)? (?:bara|jamt|hela tiden|varje (?:dag|natt|kvall)|mycket|hela dagarna|sig till somns)\b|\bbara (?:grater|gratit)\b|"
    r"\b(?:cry|cries|crying|cried)(?: \w+)? (?:all (?:the time|day|night)|every (?:day|night|evening)|constantly|non-?stop|a lot|(?:him|her|my)self to sleep)\b|\b(?:only|just|does nothing but|do nothing but) (?:cry|cries|crying|weeps?)\b|\balways crying\b")


@lru_cache(maxsize=4)  # a message is asked for what it seems and for what it means
def _held(text: str) -> Tuple[_Phrase, ...]:
    folded = fold(text)
    return tuple(each for each, _ in passing(_BY_WORDS, folded) if each.holds(folded))


def seeming(text: str) -> FrozenSet[str]:
    """The topics that the words of a message only seem to name."""
    found = frozenset(topic for each in _held(text) for topic in each.seem)
    folded = fold(text)
    parent = _A_PARENT.search(folded) and not _WITH_THEM.search(folded)
    return found | (frozenset(("parenting",)) if parent else frozenset())


def meaning(text: str) -> FrozenSet[str]:
    """The topics that such a phrase means instead."""
    found = frozenset(topic for each in _held(text) for topic in each.means)
    return found | (frozenset(("domestic_violence",)) if is_forced_to_marry(text) else frozenset())


def is_forced_to_marry(text: str) -> bool:
    """Whether somebody is to be married whom she did not choose."""
    folded = fold(text)
    wished = _MARRIAGE_WISHED.search(folded) and (_REFUSED.search(folded) or _ABROAD.search(folded))
    return bool(wished or _MARRIED_OFF.search(folded))


def is_short_of_money(text: str) -> bool:
    """Whether a few words say that she has no money to pay with: beside another matter a wish that it be free, and no debts."""
    folded = fold(text).replace(",", " ").strip()
    return bool(_NO_MONEY.match(folded) and _MONEY.search(folded))


def only_cries(text: str) -> bool:
    """Whether it is told of somebody that she cries all the time: low spirits, where nothing else is told."""
    return bool(_CRIES.search(fold(text)))


# By those she lived with: who is thrown out at work or from school has a home.
_THEY = (r"(?:eltern|mama|mami|papa|mutter|vater|stiefvater|familie|freund|freundin|mann|frau|partner\w*|ex|foraldrar\w*|mamma|pappa|morsan|farsan|styvpappa|familj\w*|pojkvan|flickvan|kille|tjej|man|fru|sambo\w*|"
         r"parents|mum|mom|mother|dad|father|stepdad|stepfather|family|folks|boyfriend|girlfriend|husband|wife|flatmates?|roommates?)")
_THROWN_OUT = Expression(
    rf"\b{_THEY} (?:\w+ ){{0,2}}?(?:kicked|threw|chucked|thrown|turfed) (?:me|us) out\b(?! (?:of|from) (?:the )?(?:school|class|club|band|team|group|car|bar|bath))|\b(?:kicked|thrown|chucked) out (?:by my \w+|of (?:my |the )?(?:home|house|flat))\b|"
    rf"\b{_THEY} (?:hat|haben|hom|hot|ham) (?:mich|mi|uns)(?: \w+){{0,4}}? ?(?:rausgeschmiss\w*|rausgeschmiß\w*|rausgworf\w*|rausgeworf\w*|rausgehaut|aussigschmiss\w*|vor die tur gesetzt)\b|\b(?:bin|wurde|wurd) (?:\w+ ){{0,3}}?(?:(?:von )?(?:zu ?hause|daheim)) (?:rausgeflogen|rausgeworfen|rausgeschmissen)\b|"
    rf"\b{_THEY} (?:har )?(?:kastade?|kastat|slangde|slangt) ut (?:mig|mej|oss)\b|\b{_THEY} (?:har )?(?:kastade?|kastat|slangde|slangt) (?:mig|mej|oss) ut\b|\b(?:blev|blivit|ar) (?:utkastad|utslangd)(?: \w+)? hemifran\b")


def is_homeless(text: str) -> bool:
    """Whether somebody has no place of her own to sleep."""
    folded = fold(text)
    return _PHRASES[0].holds(folded) or bool(_THROWN_OUT.search(folded))


_PRISON = r"(?:prison|jail|gaol|gefangnis|knast|haft|hafn|fangelse\w*)"
_NOT_IN_PRISON = Expression(
    rf"\b(?:don'?t|do not|dont|not|nicht|inte|never|nie|aldrig|afraid|scared|angst|radd|fear|damit|might|could|konnte|kunde|would|should|soll|ska|gehort|belongs)\b[^.!?]{{0,40}}\b{_PRISON}\b|"
    rf"\b(?:i|i've|i'm|i was|ich|bin|wurde|jag|har)\b[^.!?]{{0,25}}\b(?:out of|released from|aus(?: dem| der)?|ut (?:fran|ur)|slappt (?:fran|ur)|ur) (?:\w+ )?{_PRISON}\b")


def is_not_in_prison(text: str) -> bool:
    """Whether a message speaks of prison where nobody near to her is in one: it is only feared or refused, or she was there herself."""
    return bool(_NOT_IN_PRISON.search(fold(text)))


def only_shame(says: AbstractSet[str], weights: Mapping[str, float], sure: float) -> bool:
    """Whether she says that she is ashamed, or that it is hard to say, and what of is no more than a guess."""
    return bool({"ashamed", "hard_to_say"} & says) and sure * max(weights.values(), default=0.0) < _A_GUESS
