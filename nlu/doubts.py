"""What a message takes back of what is believed: it says no to it ("krebs hat hier niemand", "not money"), asks it back in surprise ("Debt? why
did you say debt", "seit wann bin ich schwul") or lets it be ("forget the cat"). Read against the topics that are believed, never alone."""
from __future__ import annotations

import re
from typing import AbstractSet, Callable, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from index.linear import fold
from index.sieve import Expression
from index.taxonomy import Taxonomy
from nlu.addicted import not_me_but_them
from nlu.lexicon import Lexicon
from nlu.words import words

_CLAUSES = Expression(r"(?<=[.,;!?…\n])\s+|\s+(?=(?:aber|sondern|jedoch|men|utan|fast|but|eher|instead|rather)\b)", re.IGNORECASE)
_LEAD = Expression(r"^(?:(?:nein|nee|ne|na|nej|nae|no|nope|nah|ach|ah|aeh|ahm|oh|hm|haha|ha|lol|sorry|also|aber|doch|und|och|men|men|and|but|so|ja|jo|yes|well|alltsa|assa|wait|moment|vanta|hallo|quatsch) )+")
_NO: FrozenSet[str] = frozenset("""
    nicht nich net ned nit nid nod nix nichts nie niemand niemanden niemandem neamand niemer keiner koaner inte int ej icke ingen inget inga ingenting aldrig not no never
    nobody noone none nothing neither isn't isnt ain't aint don't dont doesn't doesnt didn't didnt haven't havent hasn't hasnt wasn't wasnt aren't arent kein keine keinen
    keinem kei keni koa koan koane keinerlei varken weder without utan ohne
    """.split())
_NOT_ANY = frozenset("kein keine keinen keinem kei keni koa koan koane keiner koaner niemand niemanden niemandem neamand niemer ingen inget inga no nobody noone none don't dont doesn't doesnt haven't havent hasn't hasnt ohne utan without".split())
_ANY_NOUN = frozenset("kein keine keinen keinem kei keni koa koan koane ingen inget inga no".split())
# "nicht mehr", "not only", "inte tillräckligt": nothing is denied.
_LESS = frozenset("mehr mer mehi langre langer nur bara bloss only just any more anymore immer always genug nog enough sicher saker sure so sa viel much gut bra good well richtig gescheit ordentligt properly einmal mal even ens".split())
# Before a "not" that says what somebody cannot, may not or does not know.
_UNSURE = frozenset("""kann kannst konnte konnt kan can't cant could couldn't darf durfte may weiss weiß was vet know wenn if om ob whether will wott wui mag mochte vill want wants wanted wanna wish orkar
    pallar klarar schaff schaffe traue trau vagar dare hoffe hoppas hope soll should ska warum wieso why varfor damit bis bevor before innan trotzdem""".split())
_WITHIN = frozenset("""um uber wegen mit von vom vor bei zu zum an am im in das die der den dem des es ein eine einen s is it its it's the a an about of for to with because due om for av fran pa hos det den de en ett nagon nagot nagra
    direkt wirklich eigentlich really actually direkt sa ju ja doch halt eh auch aber alls faktiskt egentligen verkligen av grund pga any some irgendein""".split())
_COPULA = frozenset("""ist isch is ischs isses sind san ar e var war wars am are was were geht gaht gehts gahts goht goats handelt dreht liegt galler handlar rör ror beror it its it's that thats that's this these es das des dat det detta de dom sie they
    ich i jag wir vi we bin im i'm he she er sie han hon mein min mitt my""".split())
# What people have not got, and suffer from: "kein Geld", "no friends" deny nothing.
_LACKED = Expression(r"(?:geld|pengar|peng|money|cash|ekonom|freund|vanner|kompis|friend|schlaf|schlof|somn|sov|sleep|arbeit|job|work|kraft|lust|appetit|hunger|ess|iss|at|ater|mat|food|eat|hilf|hjalp|help|famil|wohn|bostad|home|"
                     r"hem|energ|ork|ruh|vertrau|tillit|trust|leb|lev|liv|life|live|kontakt|contact|liebe|karlek|love|beziehung|relation|kind|barn|child|sinn|mening|hoffnung|hopp|hope|selbst|sjalv|self)\w*")
_NEVER_JUST_NEGATED = frozenset(("sleep", "eating_disorder", "general", "crisis", "suicidality", "depression", "burnout", "stress"))
# Also denied out of fear: never taken back so (see nlu/denials.py).
# What somebody does: "jag spelar inte" denies it with the verb alone.
_DONE = frozenset(("addiction_alcohol", "addiction_drugs", "addiction_gambling", "addiction_tobacco", "addiction_media", "caring_for_relatives"))
# "Spelar ingen roll" tells of no game.
_NO_MATTER = Expression(r"\b(?:kein\w*|koa|kei) sorge?n?\b(?! (?:um|wegen|mit))[ .,!]*|\bspelar? (?:det |ju |val )*(?:ingen|inte nån|inte någon) roll\b[ .,!]*", re.IGNORECASE)
_STILL_SO = frozenset(("suicidality", "domestic_violence", "sexual_violence", "psychosis", "crisis", "self_harm"))
_ASKS_WHY = Expression(r"^(?:why|warum|wieso|weshalb|wie|was|varfor|hur|vad|va|what|how|who|wer|vem|where|woher|varifran)\b")
_SAYING = Expression(r"\b(?:you|du|ihr|ni|steht|star)\b(?: \w+){0,4} ?\b(?:say|said|saying|talk\w*|mention\w*|think|write|wrote|get|got|sagst|sagt|gesagt|schreibst|geschrieben|redest|kommst|kommt|meinst|fragst|sager|sade|sa|sagt|skriver|skrev|pratar|tror|"
                     r"kommer|menar|fick|kom|kamst|kam)\b|\b(?:say|said|saying|talk\w*|mention\w*|think|get|sagst|schreibst|redest|kommst|meinst|sager|sade|skriver|pratar|tror|menar|steht|star|kom)\b(?: \w+){0,3} ?\b(?:you|du|ihr|ni|da|dort|det)\b|"
                     r"\b(?:zu tun|to do with|att gora|(?:redet|spricht) (?:hier |da |denn )*(?:von|uber)|(?:hat|har|who)(?: \w+){0,2} (?:said|gesagt|sagt|mentioned))\b")
_SINCE = Expression(r"^(?:seit wann|sit wann|sid wann|sedan nar|sen nar|since when|how come)\b")
_MEANS = Expression(r"^(?:was|vad|wa|what) ?(?:heisst|soll|sell|betyder|menas med|menar du med|do you mean by|means?|is) ?(?:denn |da |jetzt |med )?(?:das|des|det|that|this|dat)(?: denn| heissen| da| sein| supposed to mean| mean| har)?[ ,:]*")
_LET_BE = Expression(r"^(?:(?:bitte|please|just|ok|okay|komm|tack) )*(?:vergiss|vergesst|vergessen sie|lass|lassen wir|lassen sie|forget|glom|skippa|skip|ignore|ignorera|never ?mind|drop|strunta i)\b(?P<what>.*)$|"
                     r"^(?P<it>.{2,40}?) (?:ist|isch|is|ar|e|war) (?:\w+ )?(?:egal|wurscht|unwichtig|nebensache|oviktigt|beside the point|irrelevant)\b|^(?P<that>.{2,40}?) (?:kannst du vergessen|can wait|spielt keine rolle|does ?n'?t matter|spelar ingen roll)\b")
_NOT_BINARY = Expression(r"\b(icke|nicht|non)[ -](?=bin[äa]r)", re.IGNORECASE)  # says what she is, and no to nothing
_STOP = frozenset("""
    ich i jag mir mich mi mig mej me my mein meine min mitt mina we wir vi uns oss our unser er sie es han hon hen he she it they him her his sein ihr the der die das den dem des ein eine einen einem einer en ett a an to zu zum mit med
    with bei hos at in an auf pa for fur om um av of von vom und och and oder eller or so sa ist isch is ar e bin am im are was war were be sein sei vara hat hab habe haben har have has had do does did tu tue tut gor doch ja ju halt eh auch
    ocksa aber men but hier here har da dar dort there this that these those det de dom denn nun jetzt nu now wirklich really verkligen eigentlich actually why warum wieso weshalb varfor wie was what how hur vad va wer who vem wann when nar
    seit sit since sedan sen say said saying sagst sagt gesagt sager sade sa steht star schreibst redest meinst kommst kommt du you ihr ni tun nothing nix nichts heisst mean means heissen soll thing sache grej direkt heller either noch mal nochmal
    alle alles all allt man nagon nagot jemand etwas someone something got get
    """.split())
_HAVE = frozenset("hab habe hat haben ha hand han har have has had hatte got hier da dar here heller auch ocksa mir bei hos uns oss us we wir vi".split())
_DEFINES = frozenset("means mean meaning bedeutet bedeuten betyder heisst is ist isch ar e".split())
_AGREES = Expression(r"^(?:und |och |and )?(?:das auch|auch|too|also|det ocksa|ocksa|that too|ja|jo|joa|jep|yes|yeah|yep|genau|precis|exakt|exactly|stimmt|stammer|right|correct)\b")
_ABOUT = frozenset("um wegen mit about om because due for fur von av pga pa".split())
_MOST, _BARE, _NEAR, _FRONT = 11, 3, 4, 1  # words
_STEM = 5  # letters in which two words begin alike that are one: "pfleg", "pflegen"
_MEANT = Expression(r"\b(?:meant|mean|meinte?|menade|menar|mostly|mainly|mest|hauptsachlich|vor allem)\b")
_THE_SAME = 0.4  # probability of a topic that is denied from which what was meant instead is about it all the same
_PLAINLY = 0.3  # probability of a believed topic from which a clause, without its "no", is about it


class Doubted(NamedTuple):
    """`topics` that a message takes back or says no to, the `left` of its text, and the `words` of the clauses that say no, for the names of places."""

    topics: List[str]
    left: str
    words: List[str]


class _Clause(NamedTuple):
    """The words of a clause, the place of its "no" (-1 where it is asked back or let be), whether all of it is a no to what it names (`plain`), and
    whether it says so of the matter ("it's not about money"), so that it need not be named by a term (`of_matter`); `let_be`: "forget the cat"; `of_name`: "debt?"."""

    about: List[str]
    no: int
    plain: bool
    of_matter: bool
    let_be: bool = False
    of_name: bool = False


class DoubtReader:
    """Reads a message against what is believed."""

    def __init__(self, taxonomy: Taxonomy, lexicon: Lexicon) -> None:
        self._taxonomy, self._lexicon = taxonomy, lexicon
        self._terms: Dict[Tuple[str, str], Set[str]] = {}

    def read(self, text: str, typed: str, language: str, believed: Sequence[str], likely: Callable[[str], Mapping[str, float]]) -> Doubted:
        """A message as it is spelt, and where that takes nothing back as it was `typed`; `believed` are the topics so far, `likely` gives the
        probabilities of topics of a few words."""
        if not_me_but_them(text):
            return Doubted([], text, [])
        text, typed = _NOT_BINARY.sub(r"\1", text), _NOT_BINARY.sub(r"\1", typed)
        doubted = self._read(text, language, believed, likely)
        if doubted.topics or not believed or typed == text:
            return doubted
        as_typed = self._read(typed, language, believed, likely)
        return as_typed if as_typed.topics else doubted

    def _read(self, text: str, language: str, believed: Sequence[str], likely: Callable[[str], Mapping[str, float]]) -> Doubted:
        denied: List[str] = []
        kept: List[str] = []
        said: List[str] = []
        clauses = _joined([part for part in _CLAUSES.split(_NO_MATTER.sub(" ", text)) if part.strip()])
        for clause, behind in zip(clauses, [*clauses[1:], ""]):
            read = _said_of(clause)
            if read is None or (read.no < 0 and not read.let_be and _AGREES.match(fold(behind))):
                kept.append(clause)
                continue
            topics = self._topics(clause, read, language, believed, likely)
            if read.of_name and (not behind.strip() or behind.rstrip().endswith("?") or _ASKS_WHY.match(_plain_words(behind))):
                topics = [topic for topic in topics if self._echoes(topic, read, language)]  # "antabus?", "skuldsanering?" ask for something, "debt?" asks back
            said += _content(self._named(read, behind) if not topics else read.about)
            denied += topics
            if not topics and not read.let_be and not (believed and self._asks_back(clause, behind, read, language)):
                kept.append(clause)
        if denied and _MEANT.search(fold(text)):  # "I meant sports betting, not slots": the matter is the same
            meant = likely(" ".join(kept) or text)
            denied = [topic for topic in denied if meant.get(topic, 0.0) < _THE_SAME]
        return Doubted(list(dict.fromkeys(denied)), " ".join(kept).strip(), list(dict.fromkeys(said)))

    def _topics(self, clause: str, read: _Clause, language: str, believed: Sequence[str], likely: Callable[[str], Mapping[str, float]]) -> List[str]:
        hits = [hit.id for hit in self._lexicon.find(words(clause), language) if hit.facet == "topics"]
        found = []
        for topic in dict.fromkeys([*believed, *(hits if read.no >= 0 else ())]):
            places = {i for i, word in enumerate(read.about) if self._names(topic, word, language, topic in believed)}
            if read.plain and (places or topic in hits) and (read.of_matter or topic not in _NEVER_JUST_NEGATED):
                found.append(topic)
            elif read.no >= 0 and topic not in _NEVER_JUST_NEGATED and _is_denied(read, places, topic == "parenting"):
                found.append(topic)
        about = _content(read.about)
        does = read.no > 0 and len(about) == 1 and bool(_DONE & set(believed))
        if not found and believed and about and (read.of_matter or does):
            weights = likely(" ".join(about))
            best = next(iter(weights), None)
            found = [best] if best and best in believed and weights[best] >= _PLAINLY and (read.of_matter or best in _DONE) else []
        return [topic for topic in found if topic not in _STILL_SO]

    @staticmethod
    def _named(read: _Clause, behind: str) -> List[str]:
        """The words of a clause that may name a place that is shown: "personligt ombud? hon har ingen diagnos", "inte fängelse"."""
        if read.no < 0:
            return read.about if behind.strip() and not behind.rstrip().endswith("?") or read.let_be else []
        behind_no = [word for word in read.about[read.no + 1:] if word not in _WITHIN]
        return behind_no if read.plain or read.no == 0 or len(behind_no) <= 2 else []

    def _asks_back(self, clause: str, behind: str, read: _Clause, language: str) -> bool:
        """Whether a topic that nobody told is asked back, of a place that is shown: "schizophrenia? he has Down's"."""
        hits = {hit.id for hit in self._lexicon.find(words(clause), language) if hit.facet == "topics"}
        return read.no < 0 and bool(hits) and not hits & (_STILL_SO - {"psychosis"}) and bool(behind.strip()) and not behind.rstrip().endswith("?")

    def _echoes(self, topic: str, read: _Clause, language: str) -> bool:
        """Whether all that is asked back is what the topic is called when it is said back."""
        said, label = _content(read.about), re.findall(r"\w+", fold(self._taxonomy.label("topics", topic, language)))
        return bool(said) and all(any(own == word or (len(word) >= _STEM and own.startswith(word)) for own in label) for word in said)

    def _names(self, topic: str, word: str, language: str, believed: bool) -> bool:
        """Whether a word is one of the topic's: a term, a part of its label, or what begins like one."""
        if word in _STOP or word in _NO or len(word) < 3:
            return False
        own = self._words(topic, language)
        return word in own or (believed and len(word) >= _STEM and any(len(each) >= _STEM and (each.startswith(word) or word.startswith(each)) for each in own))

    def _words(self, topic: str, language: str) -> Set[str]:
        key = (topic, language)
        if key not in self._terms:
            label = [word for word in re.findall(r"\w+", fold(self._taxonomy.label("topics", topic, language))) if len(word) > 3 and word not in _VAGUE]
            terms = [fold(term) for term in self._taxonomy.synonyms("topics", topic, language)]
            self._terms[key] = {*label, *(term for term in terms if " " not in term and len(term) > 2)}
        return self._terms[key]


# Words of labels that name no topic alone.
_VAGUE = frozenset("alles allt everything viel mycket much krise kris trouble arger jemanden nagon someone something schlimmes erlebt terrible happened neue neuer skada oneself selbst sjalv nicht inte wanting leben ohne "
                   "utan without worries sorgen kraft kropp familie family familj arbeit arbete work bereich".split())


def _joined(clauses: List[str]) -> List[str]:
    """ "was heisst das, liebe und geschlecht?" is one clause."""
    result: List[str] = []
    for clause in clauses:
        before = _plain_words(result[-1]) if result else ""
        if before and (head := _MEANS.match(before)) and head.end() >= len(before) and len(clause.split()) <= 5:
            result[-1] += " " + clause
        else:
            result.append(clause)
    return result


def _plain_words(clause: str) -> str:
    """The folded words of a clause, without the "no" or "well" that it begins with."""
    return _LEAD.sub("", " ".join(re.findall(r"[\w']+", fold(clause))) + " ").strip()


def _said_of(clause: str) -> Optional[_Clause]:
    """What a clause says no to, asks back or lets be; None where it does none of these."""
    asks, said = clause.rstrip().endswith("?"), _plain_words(clause)
    tokens = said.split()
    if not tokens or len(tokens) > _MOST:
        return None
    if let := _LET_BE.match(said):
        return _Clause((let["what"] or let["it"] or let["that"] or "").split(), -1, True, True, True)
    head = _MEANS.match(said)
    if head and head.end() < len(said):
        return _Clause(said[head.end():].split(), -1, True, True)
    if _SINCE.match(said) or (_ASKS_WHY.match(said) and _SAYING.search(said)):
        return _Clause(tokens, -1, True, True)
    if asks and not _NO & set(tokens) and not (_ASKS_WHY.match(said) and _DEFINES & set(tokens)) and len([token for token in tokens if token not in _STOP]) <= _BARE and len(tokens) <= _BARE + bool(_ASKS_WHY.match(said)):
        return _Clause(tokens, -1, True, False, of_name=True)
    no = next((i for i, token in enumerate(tokens) if token in _NO), None)
    if no is None or asks or _UNSURE & set(tokens[:no]) or set(tokens[no + 1:no + 2]) & _LESS:
        return None
    before, behind = set(tokens[:no]), [token for token in tokens[no + 1:] if token not in _WITHIN]
    plain = before <= (_COPULA | _WITHIN) and 0 < len(behind) <= 2 and tokens[no] not in _NOT_ANY
    return _Clause(tokens, no, plain, plain and bool(_ABOUT & set(tokens[no + 1:no + 2])))


def _is_denied(read: _Clause, places: AbstractSet[int], whatever: bool) -> bool:
    """`whatever` where even what is missed is denied ("I have no children", of parenting). Whether a word at one of these places is what the "no" denies: nothing stands between but what joins them."""
    joins = _COPULA | _WITHIN | _HAVE
    for at in places:
        if not whatever and _LACKED.fullmatch(read.about[at]):
            continue
        between = [word for i, word in enumerate(read.about) if (min(at, read.no) < i < max(at, read.no)) and i not in places]
        first = read.about[:min(at, read.no)] if at > read.no and read.about[read.no] not in _ANY_NOUN else []
        if set(between) | set(first) <= joins and abs(at - read.no) <= _NEAR and (at > read.no or at <= _FRONT):
            return True
    return False


def _content(about: List[str]) -> List[str]:
    return [word for word in about if word not in _STOP and word not in _NO]


# Who says so puts another matter in the place of what she told: "det är inte det, det är ångesten", "eigentlich geht es um meine Ehe".
_CHANGES = Expression(
    r"\b(?:det ar inte|handlar inte om|galler inte)(?: \w+){1,3}[ ,.]+(?:utan |men )?(?:det ar|det handlar|det galler|om)\b|\b(?:es ist|ist es|das ist|es geht|gehts?|es liegt)(?: \w+)? nicht(?: \w+){0,4}[ ,.]+(?:sondern|es ist|es geht|es sind)\b|"
    r"\b(?:it'?s|it is|that'?s|its) not(?: \w+){1,4}[ ,.]+(?:it'?s|it is|but|its)\b|\b(?:eigentlich|egentligen|actually|really) (?:geht'?s|geht es|ist es|isses|belastet|handlar|ar det|galler|it'?s|it is|the)\b|\b(?:the|my|mein|das|mitt|det) (?:real|main|actual|biggest|eigentliche\w*|wirkliche\w*|grosste\w*|verkliga|egentliga|storsta) (?:problem|issue|thing|matter|thema|sache|problemet|thing)\b|"
    r"\b(?:hauptproblem|hauptsachlich|huvudproblem\w*|framfor allt|mainly|mostly)\b|\b(?:das schlimmste|the worst (?:thing|part)|det varsta) (?:ist|is|ar)\b|\b(?:es geht|geht) (?:mir )?(?:eher|mehr|vor allem) (?:um|darum)\b|\bhandlar (?:mer|snarare) om\b|\b(?:it'?s|it is) (?:more|rather) (?:about|the)\b|\b(?:was ganz anderes|nagot helt annat|something (?:completely )?different|anderes thema|annan sak)\b")


def changes_matter(text: str) -> bool:
    """Whether a message puts what it tells in the place of what was told before."""
    return bool(_CHANGES.search(fold(text)))
