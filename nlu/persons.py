"""Who is affected: the writer herself or somebody she writes about, and in which role she writes."""
from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional

from index.linear import fold
from index.sieve import Expression
from index.taxonomy import Taxonomy
from nlu.age_words import PARENTS
from nlu.lexicon import Hit
from nlu.oneself import hailed, is_herself, is_of_an_addict, is_to_one_of_the_talk, only_describes_herself, tells_parent, tells_trade
from nlu.turns import in_passing, is_theirs, kin_of_kin, last_turn
from nlu.words import Word


class Persons(NamedTuple):
    """`who` and `relation` as ids of the vocabulary, `role` (audience_note) where the writer tells hers."""

    who: Optional[str]
    relation: Optional[str]
    role: Optional[str]
    certain: float


CORRECTED = 0.95  # the certainty of a person that a correction names
_NOT_ME = Expression(r"\bum mich geht(?:'?s| es)(?: \w+)? nicht\b|\b(?:nicht|ned|net|nit) (?:um |fur |wegen |bei )?(?:mich|mir|ich|mi)\b|\binte (?:for |om |till )?(?:mig|jag|mej)\b|"
                     r"\bnot (?:for |about |to )?(?:me|myself|i)\b|\bnicht ich\b|\bisn'?t (?:about |for )?me\b|\bnicht selbst\b|\binte mig sjalv\b|\binte jag\b")
_ME = Expression(r"\b(?:ich selbst|ich selber|mich selbst|mich selber|mir selbst|um mich|fur mich|fuer mich|wegen mir|bei mir|bin ich|bin's|ich bin es|jag sjalv|mig sjalv|for mig|om mig|"
                 r"det ar jag|for me|about me|myself|me myself|it'?s me|its me|i am the one|ich meine mich|mich persoenlich|actually me|mich$|mig$|me$|ich$|jag$|mir$|mi$)\b")
_HER = Expression(r"\b(?:um|fur|wegen|om|for|about) (?:sie|ihn|ihm|ihr|henne|honom|her|him)\b")
_I_MEAN = Expression(r"\b(?:mein\w* ich|menar jag)\b")  # "14 meine ich" is no "ich"
_NOT_THEM = r"\b(?:nicht|ned|net|inte|not|isn'?t)(?: (?:um|fur|for|about|om|wegen|the))? (?:mein\w*|ein\w*|min|mitt|mina|my|der|die|den|han|hon|him|her|them|sie|er|ihn|ihm|ihr|dem|unser\w*|honom|henne|en|ett|nagon|nan|a|an|any|some)\b"
_NEIN = Expression(r"^(?:ah,? |aeh,? |ach,? |oh,? |hm,? |sorry,? |entschuldigung,? |forlat,? |ursakta,? |no,? |nein,? |nej,? )?(?:ich mein\w*|ich meinte|meinte|jag menar|jag menade|menade|i mean\w*|i meant|meant|det ar (?:for|om)|es geht (?:doch |eher |eigentlich )?um|gemeint|gemeint ist|andersrum|omvant|nein|ne|nee|no|nej|na|doch|quatsch|falsch|stopp?|wait|warte|vanta|sorry|eigentlich|actually|"
                   r"egentligen|korrektur|korrigering|ups|oops|moment|halt|fel|hoppla|wrong|verschrieben|asch|hm|also)\b")
_BARE, _A_SENTENCE_OF_HERS = 3, 0.5  # words that only name somebody; from here on a sentence ("my husband hides my bank card") is about the writer
_SURE_OF_KIN, _NAMED = 0.2, 0.3
_ROLE_NOUNS = {
    "teacher": "lehrer|lehrerin|lehrkraft|klassenlehrer|klassenlehrerin|klassleitung|larare|lararinna|lararen|mentor|teacher|headteacher|form tutor|dozent|dozentin|schulsozialarbeiterin?|"
               "klasslehrer|klasslehrerin|professor|professorin|fritidspedagog|forskollarare|erzieherin|erzieher|klassforestandare|rektor|tutor|lecturer|vertrauenslehrerin?|specialpedagog",
    "manager": "chef|chefin|teamleiter|teamleiterin|teamleitung|fuhrungskraft|vorgesetzter|vorgesetzte|abteilungsleiter|abteilungsleiterin|gruppenleiter|gruppenleiterin|manager|team lead|teamlead|"
               "team leader|supervisor|boss|enhetschef|gruppchef|arbetsledare|avdelningschef|filialleiter|filialleiterin|schichtleiter|schichtleiterin|leitung|geschaftsfuhrer|geschaftsfuhrerin|line manager|"
               "teamledare|business owner|foreman|vd|forman|arbeitgeber|arbeitgeberin|inhaberin|inhaber|unternehmer|unternehmerin|meister|ceo|ledare pa jobbet|head of department|platschef|butikschef",
    "hr": "hr|personalabteilung|personalerin|personaler|personalchef|personalchefin|personalleiterin|personalleiter|hr-manager|hr manager|human resources|personalansvarig|hr-chef|personalrat|personalreferentin|"
          "betriebsrat|betriebsratin|works council(?: rep)?|hr-partner|personalavdelningen|bem|bem-beauftragte",
    "trainer": "trainer|trainerin|ausbilder|ausbilderin|coach|tranare|tranaren|handledare|ubungsleiter|ubungsleiterin|fussballtrainer|fotbollstranare|instructor|ausbildungsleiter|ausbildungsleiterin|praxisanleiterin",
    "professional": "krankenschwester|pfleger|pflegerin|pflegekraft|arzt|arztin|therapeut|therapeutin|sozialarbeiter|sozialarbeiterin|sozialpadagogin|sozialpadagoge|psychologe|psychologin|hausarzt|hausarztin|hebamme|"
                    "sanitater|sanitaterin|sjukskoterska|underskoterska|lakare|kurator|socionom|socialsekreterare|psykolog|nurse|doctor|gp|social worker|therapist|psychologist|midwife|carer by profession|"
                    "physio|physiotherapist|paramedic|betreuer|betreuerin|boendestodjare|personlig assistent|behandlare|pastor|pfarrer|pfarrerin|prast|diakon|seelsorger|seelsorgerin|polizist|polizistin|polis|"
                    "counsellor|counselor|educators?|support worker|youth worker|barnmorska|skolskoterska|schulpsychologin|care worker|altenpfleger|altenpflegerin|medarbetare pa boende|apothekerin|distriktsskoterska|case worker|vardbitrade",
    "volunteer_lead": "jugendleiter|jugendleiterin|gruppenleiter im verein|vereinsvorstand|volontar|ehrenamtliche[rn]?|besokstjanst|ungdomsledare|scoutledare|youth leader|scout leader|ehrenamtlich|volunteer|ideell|vereinsvorsitzende|vereinsvorsitzender|"
                      "jugendwart|juleica|forening\\w* ledare|scouterna|gemeindeleiter|frivillig|pfadfinderleiter\\w*|konfi-?leiter\\w*|ideellt",
}
_SELF_ROLE = {role: Expression(
    r"\b(?:ich bin|i bin|bin|ich arbeite als|arbeite als|als|jag ar|jag e|ja e|ar|som|jobbar som|arbetar som|i am|i'm|im|as|i work as|work as|ich als|wir als|here as|jag jobbar som|ich leite als|ich mach\w*|vi ar)"
    r"(?: (?:ein|eine|einer|en|ett|a|an|the|selbst|selber|sjalv|auch|die|der|his|her|their|hans|hennes|seine|ihre|ihr|sein|grad|gerade|nur|one of the|en av|neu\w*|unga?|junge\w*|frisch\w*|ansvarig|vanlig|normal\w*|hier|schon|ny|nybliven|new|young)){0,3}"
    r" (?:\w+[- ])?(?:" + nouns + r")\b|\b(?:" + nouns + r") (?:hier|here|har)\b|^(?:" + nouns + r")\b(?=[ ,:.])(?! (?:said|says|gave|told|tells|wants?|has|had|is|was|thinks|won'?t|doe?sn'?t|sagt\w*|gab|gibt|meint\w*|hat|ist|will|war|findet|sager|sa|gav|ger|har|ar|vill|tycker|trodde)\b)") for role, nouns in _ROLE_NOUNS.items()}
# Whom the writer means who tells her role, where the classifier finds somebody at work: "bin Chef, einer kommt betrunken".
_RELATION_OF_ROLE = {"manager": "employee", "hr": "employee", "teacher": "pupil", "trainer": "apprentice", "professional": "client"}
_ROLE_OF_RELATION = {"employee": "manager", "team_member": "manager", "pupil": "teacher", "client": "professional", "student": "teacher",
                     "apprentice": "trainer"}


# Those who coach say so with a verb: "ich trainier die b-jugend", "jag tränar ett flicklag".
_TRAINS = Expression(r"\b(?:ich|i|jag|vi|wir) (?:trainiere?n?|coache?n?|tranar|coachar|coach|train)\b|\b(?:trainiere?|tranar|coache?) (?:ich|jag|i)\b|"
                     r"^(?:trainiere?|tranar|coachar|coache?) (?:ein\w*|ett|en|an?|die|the)\b")
_NOBODY_ELSE = Expression(r"\b(?:nicht|inte|not|net|ned)(?: (?:um|for|fur|om|about))? (?:jemand\w*|nan|nagon|someone|somebody|anyone|anybody) (?:ander\w*|annan|else)\b")
# "det gäller min fru", "für meine Mutter": nothing else is told.
_IT_IS_FOR = Expression(r"^(?:(?:hi|hej|hallo|hello|also|ja|nein|well|so|nej|no|oh)[,.!]? )*(?:es geht (?:eigentlich |eher |doch )?um|geht um|det (?:galler|ar for|handlar om)|it'?s (?:about|for)|it is (?:about|for)|for|fur|about) (?:mein\w*|unser\w*|min|mitt|mina|var|vara|my|our|en|ett|eine?n?|a|an) ")
# "I'm here because of my brother", "maybe help for mum rather": whom she writes for.
_HERE_FOR = Expression(
    r"\b(?:i'?m|i am|am) (?:only |really |actually )?(?:here|writing|asking) (?:because of|about|for|on behalf of)(?: (?:my|our))?(?: \w+)?$|\b(?:bin|schreib\w*|frag\w*)(?: (?:ich|hier|da|eigentlich|nur))* wegen (?:mein|unser)\w*(?: \w+)?$|"
    r"\bjag (?:ar har|skriver)(?: bara| egentligen)? (?:pa grund av|for) (?:min|mitt|mina)(?: \w+)?$|\b(?:help|hilfe|hjalp|support|stod) (?:for|fur|till|at)(?: (?:my|our|mein\w*|unser\w*|min|mitt|mina|var))?$")
# "actually it's for my brother, I'm fine", "it's about my mum, my stepdad …": said in so many words, wherever it stands.
_SAID_FOR = Expression(
    r"(?:^|[.,;:!?()\-] |\b(?:actually|sorry|eigentlich|egentligen|alltsa|ubrigens|oh|ah|also|well|so|hi|hej|hallo|nein|nej|no|asa) )(?:(?:it ?'?s|its|it is|this is)(?: (?:actually|really|all|just|more))* (?:about|for)(?: (?:my|our|a|an)(?: \w+)?)?|"
    r"(?:es )?geht ?(?:'?s|es)?(?: (?:eigentlich|eher|mir|ubrigens|hier|doch|ja))* um (?:mein|unser|ein)\w*(?: \w+)?|(?:det )?(?:galler|handlar om|ar for)(?: (?:alltsa|egentligen|ju|faktiskt))* (?:min|mitt|mina|var|vart|vara|en|ett)(?: \w+)?)$")
_AND_ME = Expression(r"\b(?:and|und|och) (?:me|mich|mig|myself|i|ich|jag|um mich|about me)\b")
_BY = Expression(r"\b(?:von|vom|av|by)(?: (?:mein\w*|unser\w*|sein\w*|ihr\w*|d(?:er|em|en)|ein\w*|min|mitt|mina|var|vara|sin|sitt|hennes|hans|en|my|our|his|her|their|the|a))?$")
_IS_DONE = Expression(r"\b(?:wird|werd\w*|wurd\w*|worden|blir|blev|blivit|is|are|was|were|being|been|gets?|got|getting)\b")
_NO_ROLE = Expression(r"\b(?:inte|ej|not|nicht|ned|net|kein\w*|ingen)(?: (?:der|die|das|seine?|ihre?|hans|hennes|his|her|their|the|a|an|en|nan|even|really|mal|auch))* \w+")  # "jag är inte chef"
_OWN_CHILD = Expression(r"\b(?:own|egen|egna|eget|eigen\w*)\b|\b(?:my|our|min|var|mein\w*|unser\w*) (?:lad|boy|girl|kid|pojke|flicka|grabb|tos|jung\w*|bub\w*|madel\w*|klein\w*)\b")
_THIRD = Expression(r"\b(?:er|sie|ihm|ihn|ihr|han|hon|hen|honom|henne|hans|hennes|he|she|him|her|his|som|who|whose)\b")
# The child of drinkers who drinks herself asks for herself.
_DOES_TOO = Expression(r"\b(?:trinke|saufe|kiffe|zocke|nehme|spiele)\b|\b(?:i|jag|ja|now|nu) (?:\w+ )?(?:drink|drank|use|smoke|gamble|dricker|super|roker|spelar|knarkar)\b")
_NONE = frozenset("kein keine keinen keiner keinem koa koan koane kane koi kei inga ingen no without ohne utan".split())
_OF_WHOM = {"mother": "child", "father": "child", "parents": "child", "partner": "partner", "sibling": "sibling", "grandparent": "grandchild"}
_OF_CHILDREN, _BEHIND = Expression(r"(?:till|at|to|von|vom|of|med|mit|with|och|und|and)(?: (?:\w+ )?\w+)? (?:barn|kindern?|kids|children)(?: [.,;:!?]| och| und| and| $)"), 4
_INSTEAD = frozenset("sondern utan but but it's its es det eher".split())
CHILDREN = frozenset(("child", "son", "daughter", "grandchild"))
_HER_OWN_TROUBLE = ("boss", "ex_partner")  # "it's about my boss" is about her
_ARTICLES = frozenset("der die das dem den des the his her their sein seine seinen seiner ihr ihre ihren ihrem ihrer seinem hans hennes deras".split())
_THE = frozenset("foraldrarna barnet barnen mamman pappan mannen kvinnan sonen dottern".split())
_OWN = frozenset("""
    mein meine meinem meinen meiner meines unser unsere unserem unseren unserer min mitt mina var vart vara my our
""".split())


def is_beside(found: List[Word], hits: List[Hit]) -> bool:
    """Whether all who are named belong to somebody of whom the talk was: "das Baby ist drei Monate", "föräldrarna vill inte"."""
    named = [hit for hit in hits if hit.facet == "relations"]
    return bool(named) and all(_belongs_to_another(found, hit) for hit in named)


def names_own(found: List[Word]) -> bool:
    """Whether she speaks of somebody of hers: "my", "mein", "min"."""
    return any(word.folded in _OWN for word in found)


def names_one_of_hers(found: List[Word], hits: List[Hit]) -> bool:
    """Whether somebody is named as hers: "min son", "my best friend"."""
    return any(hit.facet == "relations" and not _OWN.isdisjoint(word.folded for word in found[max(0, hit.start - 2):hit.end]) for hit in hits)


def _belongs_to_another(found: List[Word], hit: Hit) -> bool:
    around = [word.folded for word in found[max(0, hit.start - 3):hit.end]]
    if not _OWN.isdisjoint(around):
        return False
    return hit.id in CHILDREN or found[hit.start].folded in _THE or (hit.start > 0 and found[hit.start - 1].folded in _ARTICLES)


def _is_hers(found: List[Word], own: List[Hit], hit: Hit) -> bool:
    """Whether the children are only told of to say whose mother she is: "mamma till två barn", "Mutter von drei Kindern"."""
    return hit.id in CHILDREN and any(0 < hit.start - each.end <= _BEHIND and _OF_CHILDREN.match(" ".join(word.folded for word in found[each.end:hit.end + 1]) + " ") for each in own)


def _is_nobody(found: List[Word], hit: Hit) -> bool:
    """Whether there is none of them: "habe keine Freunde", "har inga riktiga vänner". Who has no mother any more speaks of her."""
    if hit.id in CHILDREN and hit.start and len(found) <= _BEHIND and (found[hit.start - 1].folded.isdecimal() or found[hit.start - 1].folded in COUNTS) and not names_own(found):
        return True  # "två barn", "2 kids": a fact of hers
    return hit.id in ("friend", "partner") and any(word.folded in _NONE for word in found[max(0, hit.start - 2):hit.start])


COUNTS = frozenset("two three four five zwei drei vier funf tva tre fyra fem".split())


class PersonReader:
    """Joins the classifier's view with the nouns, the corrections and the roles in the message."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy, self._ids = taxonomy, frozenset(taxonomy.ids("relations"))

    def read(self, text: str, found: List[Word], hits: List[Hit], likely: Dict[str, float], kin: Dict[str, float],
             asked: bool = False, known: bool = False) -> Persons:
        """`known` whether it is known whom the talk is about; `likely` are the classifier's probabilities of who, `kin` those of the relation; with `asked` a bare noun or
        "ich" is the answer."""
        folded = fold(text)
        named = [hit for hit in kin_of_kin(found, hits) if hit.facet == "relations"]
        own = [hit for hit in named if is_herself(found, hit) or tells_trade(found, hit)]
        others = [hit for hit in named if hit not in own and not _is_hers(found, own, hit) and not _is_nobody(found, hit)]
        if len(others) < 2 and (hail := hailed(found)) and all(hit.end <= hail for hit in others):
            return Persons("self", None, self._role(folded, None), 0.9)  # "bro ich zock jeden Tag"
        parent = tells_parent(found)
        asked_of_her = asked and not (parent and found[-1].folded in PARENTS)  # "Bonn 29 dad" is no answer to whom it is about
        if parent and not asked_of_her and not known:
            return Persons("self", None, None, 0.9)  # "mamma 33"
        if only_describes_herself(found) and not names_own(found) and not (parent and asked_of_her):  # "kille 24" is nobody's boyfriend
            return Persons("self", None, None, 0.95) if asked else Persons("unknown", None, None, 0.6)
        if not others and (said := self._of_herself(found, own, folded, known)):
            return said
        if any(is_of_an_addict(found, hit) for hit in own) and not _DOES_TOO.search(folded):
            return self._other([Hit("relations", "parents", 0, 0)], likely, kin, folded, 0.9)  # "jag är dotter till en alkoholist"
        kin = {id: p for id, p in kin.items() if id not in {hit.id for hit in own} - {hit.id for hit in others}}
        return self._of_others(text, found, others, likely, kin, folded, asked, known)

    def _of_others(self, text: str, found: List[Word], named: List[Hit], likely: Dict[str, float], kin: Dict[str, float], folded: str, asked: bool, known: bool) -> Persons:
        """Who it is about, by the words for somebody else."""
        relations = [hit for hit in named if not self.negated(found, hit)]
        mentioned = [hit for hit in relations if in_passing(found, hit) or self._does_it(found, hit, folded) or (known and is_theirs(found, hit))]
        if mentioned and (known or len(mentioned) < len(relations)):
            relations = [hit for hit in relations if hit not in mentioned]
            named = [hit for hit in named if hit not in mentioned]
            if not relations and known:
                return Persons("unknown", None, self._role(folded, None), 0.6)
        count = sum(1 for word in found if not word.is_break)
        turn = last_turn(found, relations, [hit for hit in named if hit not in relations])
        if turn is not None:
            return self._other([turn.relation], likely, kin, folded, CORRECTED) if turn.relation else Persons("self", None, self._role(folded, None), CORRECTED)
        not_me, said_me = _NOT_ME.search(folded), _ME.search(_I_MEAN.sub(" ", folded))
        if said_for := self._said_for(found, relations, folded):
            return self._other(said_for, likely, kin, folded, 0.9 if said_for[0].id == "partner" else CORRECTED)
        correction = bool(_NEIN.search(folded) or not_me or len(relations) < len(named))
        if not_me and relations:
            return self._other(relations[-1:] if correction else relations, likely, kin, folded, CORRECTED)
        if not_me and _HER.search(folded):
            return Persons("relative", None, self._role(folded, None), CORRECTED)  # "um mich geht's nicht, um sie"
        if not_me and not _ME.search(_NOT_ME.sub(" ", folded)):
            return Persons("unknown", None, self._role(folded, None), 0.6)
        if correction and said_me and not not_me and not relations and count <= 14:
            return Persons("self", None, self._role(folded, None), CORRECTED)
        here_for = [hit for hit in relations if len(named) == 1 and _HERE_FOR.search(" ".join(word.folded for word in found[:hit.start]))]
        if here_for or relations and count <= 6 and len(mentioned) < len(relations) and ((asked or correction) and likely.get("self", 0) < (0.97 if correction or count <= _BARE else _A_SENTENCE_OF_HERS) or _IT_IS_FOR.search(folded)):
            return self._other((here_for or relations)[-1:], likely, kin, folded, 0.9)
        if asked and count <= 4 and said_me:
            return Persons("self", None, None, 0.95)
        who = self._likeliest(likely, named, folded)
        if who in ("self", "unknown"):
            return Persons(who, None, self._role(folded, None), likely[who])
        other = self._other(relations, likely, kin, folded, 1 - likely.get("self", 0.0), who)
        return other if relations or not known else other._replace(relation=None)  # who it is was told before, and here is not

    def _of_herself(self, found: List[Word], own: List[Hit], folded: str, known: bool) -> Optional[Persons]:
        """Who it is about where she names nobody but herself, by `own`; None where that does not tell."""
        if not own or any(is_of_an_addict(found, hit) for hit in own):
            return Persons("self", None, None, 0.9) if own and _DOES_TOO.search(folded) else None
        if known:
            return Persons("unknown", None, self._role(folded, None), 0.6)
        if any(is_to_one_of_the_talk(found, hit) for hit in own):
            return Persons("relative", _OF_WHOM.get(own[0].id), None, 0.6)  # "I'm his dad"
        return None if _THIRD.search(folded) else Persons("self", None, self._role(folded, None), 0.9)

    @staticmethod
    def _said_for(found: List[Word], relations: List[Hit], folded: str) -> List[Hit]:
        """The first of those for whom she says that it is, if any."""
        said = (hit for hit in relations if hit.id not in _HER_OWN_TROUBLE and _SAID_FOR.search(" ".join(word.folded for word in found[:hit.start])))
        return [] if _AND_ME.search(folded) else list(said)[:1]

    def other(self, hits: List[Hit], persons: Persons) -> Persons:
        """The somebody else of the message, where other evidence says that it is not about the writer."""
        relations = [hit for hit in hits if hit.facet == "relations"]
        if not relations:
            return Persons("unknown", None, persons.role, 0.6)
        return self._other(relations, {}, {}, "", 0.8)

    def _likeliest(self, likely: Dict[str, float], named: List[Hit], folded: str) -> str:
        """The likeliest of who; she who tells her role and names nobody near to her writes of those whom she has it for: "half the under-15s gang up on one
        lad. I'm the trainer"."""
        who = max(likely, key=lambda id: likely[id])
        return "colleague" if who in ("relative", "friend") and not any(hit.sure for hit in named) and not _OWN_CHILD.search(folded) and self._role(folded, None) else who

    def _other(self, relations: List[Hit], likely: Dict[str, float], kin: Dict[str, float], folded: str, certain: float,
               who: Optional[str] = None) -> Persons:
        """The likeliest relation, those that the message names before others; of `who` where that is decided."""
        if who is None:
            chosen = max(relations, key=lambda hit: (kin.get(hit.id, 0.0) + 0.1 * hit.sure, -hit.start))
            who = self._who(chosen, likely)
            relation: Optional[str] = chosen.id if chosen.sure else ("partner" if who == "relative" else "friend")
        else:
            named = {hit.id for hit in relations}
            possible = {id: p + _NAMED * (id in named) for id, p in kin.items() if id in self._ids and self._taxonomy.who_of(id) == who}
            best = max(possible, key=lambda id: possible[id], default=None)
            relation = best if best is not None and possible[best] >= _SURE_OF_KIN else None
        role = self._role(folded, relation) if who == "colleague" else None
        if relation == "boss" and role in _RELATION_OF_ROLE:
            relation = _RELATION_OF_ROLE[role]  # the noun told who she is herself
        return Persons(who, relation, role, certain)

    def _who(self, hit: Hit, scores: Dict[str, float]) -> str:
        if not hit.sure and hit.id in ("partner", "friend"):
            return "relative" if scores.get("relative", 0.0) >= scores.get("friend", 0.0) else "friend"
        return self._taxonomy.who_of(hit.id)

    def denies(self, found: List[Word], hits: List[Hit]) -> bool:
        """Whether she says whom it is not about, and not only who shall not be called: "nicht um eine Freundin"."""
        if _NOBODY_ELSE.search(" ".join(word.folded for word in found)):
            return True
        return any(hit.facet == "relations" and self.negated(found, hit) and (hit.end >= len(found) or found[hit.end].is_break or found[hit.end].folded in _INSTEAD)
                   for hit in hits)

    @staticmethod
    def _does_it(found: List[Word], hit: Hit, folded: str) -> bool:
        """Whether it is somebody by whom it is done to another: "meine Kollegin wird von unserem Chef fertiggemacht"."""
        before = " ".join(word.folded for word in found[max(0, hit.start - 3):hit.start])
        return bool(_BY.search(before) and _IS_DONE.search(folded))

    @staticmethod
    def negated(found: List[Word], hit: Hit) -> bool:
        before = " ".join(word.folded for word in found[max(0, hit.start - 4):hit.start])
        return bool(re.search(_NOT_THEM + r"$|\b(?:nicht|inte|not)(?: (?:um|fur|for|about|om|wegen))?$", before))

    @staticmethod
    def _role(folded: str, relation: Optional[str]) -> Optional[str]:
        folded = _NO_ROLE.sub(" ", folded)
        if _TRAINS.search(folded):
            return "trainer"
        for role, pattern in _SELF_ROLE.items():
            if pattern.search(folded):
                return role
        return _ROLE_OF_RELATION.get(relation or "")
