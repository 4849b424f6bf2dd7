"""What stands beside a name: titles, relations, farewells and the small words of the three languages."""
from __future__ import annotations

import regex

from index.linear import fold


def folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


CALLED = folded("heiße heisse heise heiss heißt heist heter hette hetter namens called named")
TITLES = folded("herr herrn hr frau fr fru fröken dr doktor doctor prof professor mr mrs ms miss mister sir pastor pfarrer pater imam schwester familie familjen family nurse father oberarzt chefarzt oberärztin dekan")
DEGREES = folded("med rer nat phil dent jur h c psych")
ROLES = folded("chef chefin boss manager lehrer lehrerin lärare läraren fröken teacher tutor trainer trainerin tränare tränaren coach kollege kollegin kollegen kollega "
                 "kollegan colleague coworker mate pal buddy kumpel kumpeline freund freundin freundinnen kompis kompisen vän vännen bästis friend bestie bff therapeut "
                 "therapeutin terapeut terapeuten therapist psychologe psychologin psykolog psykologen psychologist betreuer betreuerin handläggare handläggaren kurator "
                 "kuratorn sozialarbeiter sozialarbeiterin soc socialsekreterare socialworker nachbar nachbarin nachbarn granne grannen neighbour neighbor mitbewohner "
                 "mitbewohnerin roommate flatmate housemate cousin cousine kusin kusinen onkel tante uncle aunt auntie moster faster morbror farbror neffe nichte nephew "
                 "niece tjej kille flickvän pojkvän girlfriend boyfriend wife husband son sohn mann frau man fru ex exet exfreund exfreundin exmann exfrau sambo arzt ärztin läkare "
                 "läkaren doctor nurse vermieter vermieterin hyresvärd landlord azubi mitschüler mitschülerin klassenkameradin klassenkamerad elev student hund katze")
WIDE = ("mutter", "vater", "bruder", "schwester", "lehrer", "lehrerin", "leiter", "leiterin", "freund", "freundin", "kollege", "kollegin", "trainer", "mamma", "pappa", "syster",
         "bror", "larare", "chef", "kompis", "sohn", "tochter")
DETERMINERS = folded("mein meine meiner meinen meinem dein deine sein seine ihr ihre unser unsere eine einer die der den dem das keine als my your his her our their the a an "
                       "min mitt mina din sin hans hennes vår en ett zur zum jede ne ner")
SMALL = folded("und oder aber nicht auch ist sind war hat habe ich du er sie es wir ihr mein meine der die das den dem ein eine bitte danke mit von zu zum für auf in im an am so "
                 "was wie wo wer och eller men inte är var har jag du han hon det den vi ni de ett en min mitt på med av till för i om som att vad hur and or but not is are was has "
                 "have i you he she it we they my your the a an of to for on in at with that this what how who me him her them so too if er es mal lg vg vlg mfg glg mvh vh hälsningar hälsn gruß grüße schon noch ja nej yes no nein sehr "
                 "hat hatte kann nu då just ju")
FAREWELLS = regex.compile(r"(?:\b(?:lg|vg|vlg|mfg|glg|hdl|mvh|vh|bh|hälsn)\b|\b(?:liebe[nr]?|viele[n]?|freundliche[nr]?|schöne[n]?|beste[n]?|herzliche[nr]?|mit|gruß|gruss|dein[e]?|eure?)\s+(?:gr[üu]e?(?:ß|ss)e?n?)\b"
                           r"|\b(?:gr[üu]e?(?:ß|ss)e?)\b|\bgez\b|\b(?:vänliga|vanliga|bästa|basta|varma|många|manga|glada)?\s?(?:h[äa]lsningar?|hälsar)\b|\b(?:kind|best|warm|many)?\s?regards\b|\b(?:best|warm)\s?(?:wishes)\b"
                           r"|\b(?:yours\s)?(?:sincerely|truly|faithfully)\b|\b(?:cheers|thanks|thx|ta|love|hugs|kram(?:ar)?|tack|tackar|danke|dank|yours|dein[e]?|xo+x?o?|x{1,3}|puss)\b)"
                           r"[\s,.!:;<3♥❤️/xX-]*(?:fr[åa]n|von|from|/)?[\s]*$", regex.IGNORECASE)
SLASH = regex.compile(r"(?:^|[\s.!?,])(?:/{1,2}|[-–—~])\s?$")
I_AM = regex.compile(r"\b(?:ich\sbin|bin|hier\s(?:ist|schreibt)|jag\s(?:är|e)|det\s(?:är|e)|här\sär|i\s(?:['’]\s?)?a?m|i['’]m|this\sis|it['’]?s|its|das\sist|wir\ssind|ich\s*,|jag\s*,|i\s*,|me\s*,)(?:\s(?:die|der|de))?\s$", regex.IGNORECASE)
IM = regex.compile(r"\bim\s$", regex.IGNORECASE)  # "I'm" in English, "in the" in German
ITS_NAME = regex.compile(r"\b(?:name[n]?|namn|names)(?:['’]?s|\sist|\sis|\sär|:)?\s*$", regex.IGNORECASE)
IS_MINE = regex.compile(r"^\s*(?:,\s*)?(?:ist|war|is|was|är|var)\s(?:mein|my|min|mitt)(?:er?)?\s(?!name|namn)\w|^\s?,\s(?:mein|my|min)(?:er?)?\s", regex.IGNORECASE)
HERE = regex.compile(r"^\s(?:hier|här|here|heter\sjag|heiße\sich|heisse\sich)\b|^\s(?:und|and|och)\s(?:ich|i|me|jag)\b", regex.IGNORECASE)
FROM_MINE = regex.compile(r"^\s(?:aus\smeine[rmn]|from\smy|från\smin|in\smy|i\smin|in\smeine[rm])\s", regex.IGNORECASE)
DOES = folded("ist hat war sagt meint trinkt schreibt ruft schlagt weint redet spielt is was has says said drinks hit hits told ar har sager sa dricker slar skriver ringer ringde")
# Open names that are German nouns, and so have their capital in any sentence
OWNS = regex.compile(r"^['’]s\b")
NOUNS = folded("wolf ernst rose heide linde mark august tor mine anker chance sultan flora mai mercedes asia kuba roman jihad tuba hagen basel linden jade salam sturm honor tea april")
SPEAKS = folded("dass weil wenn ob liebe lieber hallo hi hey hej dear")
FROM = folded("in aus nach i från till near from bei wohne bor live to")
INITIALS = regex.compile(r"(?<![\p{L}.])(?:\p{Lu}\.[-\s]?){1,3}(?P<name>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)")
SURNAME = regex.compile(r"(?:czyk|wski|wska|cki|cka|ski|ska|sson|oglu|enko|tschuk|chuk|ovic|ović|vić|vic|qvist|kvist|berger|mann|huber|meier|meyer|maier|ström|strom|gren|lund|stedt|hoff|idze|schvili|yan|ishvili)$", regex.IGNORECASE)
TRADE = regex.compile(r"(?:er|in|ung|ist|ent|ant|mann|frau|kraft|nde|ner|or|eur|heit|keit|los|ig)$")
PARTICLES = folded("von van de del al el bin ben la le af da dos")
