"""Who is affected: the writer herself or somebody she writes about, and in which role she writes."""
from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional

from index.linear import fold
from index.taxonomy import Taxonomy
from nlu.lexicon import Hit
from nlu.words import Word


class Persons(NamedTuple):
    """`who` and `relation` as ids of the vocabulary, `role` (audience_note) where the writer tells hers."""

    who: Optional[str]
    relation: Optional[str]
    role: Optional[str]
    certain: float


CORRECTED = 0.95  # the certainty of a person that a correction names
_NOT_ME = re.compile(r"\b(?:nicht|ned|net|nit) (?:um |fur |wegen |bei )?(?:mich|mir|ich|mi)\b|\binte (?:for |om |till )?(?:mig|jag|mej)\b|"
                     r"\bnot (?:for |about |to )?(?:me|myself|i)\b|\bnicht ich\b|\bisn'?t (?:about |for )?me\b|\bnicht selbst\b|\binte mig sjalv\b|\binte jag\b")
_ME = re.compile(r"\b(?:ich selbst|ich selber|mich selbst|mich selber|mir selbst|um mich|fur mich|fuer mich|wegen mir|bei mir|bin ich|bin's|ich bin es|jag sjalv|mig sjalv|for mig|om mig|"
                 r"det ar jag|for me|about me|myself|me myself|it'?s me|its me|i am the one|ich meine mich|mich persoenlich|actually me|mich$|mig$|me$|ich$|jag$|mir$|mi$)\b")
_NOT_THEM = r"\b(?:nicht|ned|net|inte|not|isn'?t)(?: (?:um|fur|for|about|om|wegen|the))? (?:mein\w*|min|mitt|mina|my|der|die|den|han|hon|him|her|them|sie|er|ihn|ihm|ihr|dem|unser\w*|honom|henne)\b"
_NEIN = re.compile(r"^(?:ah,? |aeh,? |ach,? |oh,? |hm,? |sorry,? |entschuldigung,? |forlat,? |ursakta,? |no,? |nein,? |nej,? )?(?:ich mein\w*|ich meinte|meinte|jag menar|jag menade|menade|i mean\w*|i meant|meant|det ar (?:for|om)|es geht (?:doch |eher |eigentlich )?um|gemeint|gemeint ist|andersrum|omvant|nein|ne|nee|no|nej|na|doch|quatsch|falsch|stopp?|wait|warte|vanta|sorry|eigentlich|actually|"
                   r"egentligen|korrektur|korrigering|ups|oops|moment|halt|fel|hoppla|wrong|verschrieben|asch|hm|also)\b")
_THEY = re.compile(r"\b(?:er|han|hon|hen|he|she|he's|she's|hes|shes|he'll|she'll|he'd|she'd|de ar|they|they're)\b|\bsie (?!mich|mir|uns)\w+t\b|\b(?:ihr|ihm|ihn|honom|henne|him|her|hans|hennes|sein|seine|his|their)\b|"
                   r"\b(?:jemand\w*|jmd|nagon|someone|somebody) (?:der|die|den|aus|som|i min|who|from|in my|ich kenne|jag kanner|i know|bei uns|hos oss|at my)\b|^(?:er|sie|han|hon|he|she|they)\b")
_I = re.compile(r"\b(?:ich|i|jag|i'm|im|i've|ive|i'd|id|wir|vi|we|we're|mir|mich|mig|me|mej|my|mein\w*|min|mina|mitt|bin|hab)\b")
_FOR_THEM = re.compile(r"\b(?:sorge\w*|angst|angstlich|hilfe|unterstutzung|was) (?:um|fur|wegen|uber) (?:ihn|sie|ihm|ihr|ihnen|jemand\w*)\b|\b(?:ihm|ihr|ihnen) (?:\w+ ){0,3}(?:helfen|hilft|helf)\b|"
                       r"\b(?:worried|worry|worries|concerned|scared|help|support|something) (?:about |for |to help )?(?:him|her|them)\b|\b(?:orolig|radd|hjalp|stod|nagot) (?:for|at|till|om) (?:honom|henne|hen|dem|han|hon)\b|"
                       r"\bhjalpa (?:honom|henne|hen|dem)\b|\bhelp (?:him|her|them)\b|\bhelfen (?:wir|ich) (?:ihm|ihr)\b|\bwie (?:ich|wir) (?:ihm|ihr)\b")
_SURE_OF_OTHER = 0.85
_ROLE_NOUNS = {
    "teacher": "lehrer|lehrerin|lehrkraft|klassenlehrer|klassenlehrerin|klassleitung|larare|lararinna|lararen|mentor|teacher|headteacher|form tutor|dozent|dozentin|schulsozialarbeiterin?|"
               "klasslehrer|klasslehrerin|professor|professorin|fritidspedagog|forskollarare|erzieherin|erzieher|klassforestandare|rektor|tutor|lecturer|vertrauenslehrerin?|specialpedagog",
    "manager": "chef|chefin|teamleiter|teamleiterin|teamleitung|fuhrungskraft|vorgesetzter|vorgesetzte|abteilungsleiter|abteilungsleiterin|gruppenleiter|gruppenleiterin|manager|team lead|teamlead|"
               "team leader|supervisor|boss|enhetschef|gruppchef|arbetsledare|avdelningschef|filialleiter|filialleiterin|schichtleiter|schichtleiterin|leitung|geschaftsfuhrer|geschaftsfuhrerin|line manager|"
               "teamledare|business owner|foreman|vd|forman|arbeitgeber|arbeitgeberin|inhaberin|inhaber|unternehmer|unternehmerin|meister|ceo|ledare pa jobbet|head of department|platschef|butikschef",
    "hr": "hr|personalabteilung|personalerin|personaler|personalchef|personalchefin|personalleiterin|personalleiter|hr-manager|hr manager|human resources|personalansvarig|hr-chef|personalrat|personalreferentin|"
          "betriebsrat|betriebsratin|hr-partner|personalavdelningen|bem|bem-beauftragte",
    "trainer": "trainer|trainerin|ausbilder|ausbilderin|coach|tranare|tranaren|handledare|ubungsleiter|ubungsleiterin|fussballtrainer|fotbollstranare|instructor|ausbildungsleiter|ausbildungsleiterin|praxisanleiterin",
    "professional": "krankenschwester|pfleger|pflegerin|pflegekraft|arzt|arztin|therapeut|therapeutin|sozialarbeiter|sozialarbeiterin|sozialpadagogin|sozialpadagoge|psychologe|psychologin|hausarzt|hausarztin|hebamme|"
                    "sanitater|sanitaterin|sjukskoterska|underskoterska|lakare|kurator|socionom|socialsekreterare|psykolog|nurse|doctor|gp|social worker|therapist|psychologist|midwife|carer by profession|"
                    "physio|physiotherapist|paramedic|betreuer|betreuerin|boendestodjare|personlig assistent|behandlare|pastor|pfarrer|pfarrerin|prast|diakon|seelsorger|seelsorgerin|polizist|polizistin|polis|"
                    "counsellor|counselor|support worker|youth worker|barnmorska|skolskoterska|schulpsychologin|care worker|altenpfleger|altenpflegerin|medarbetare pa boende|apothekerin|distriktsskoterska|case worker|vardbitrade",
    "volunteer_lead": "jugendleiter|jugendleiterin|gruppenleiter im verein|vereinsvorstand|ungdomsledare|scoutledare|youth leader|scout leader|ehrenamtlich|volunteer|ideell|vereinsvorsitzende|vereinsvorsitzender|"
                      "jugendwart|juleica|forening\\w* ledare|scouterna|gemeindeleiter|frivillig|pfadfinderleiter\\w*|konfi-?leiter\\w*|ideellt",
}
_SELF_ROLE = {role: re.compile(
    r"\b(?:ich bin|i bin|bin|ich arbeite als|arbeite als|als|jag ar|ar|som|jobbar som|arbetar som|i am|i'm|im|as|i work as|work as|ich als|wir als|here as|jag jobbar som|ich leite als|ich mach\w*|vi ar)"
    r"(?: (?:ein|eine|einer|en|ett|a|an|the|selbst|selber|sjalv|auch|die|der|his|her|their|hans|hennes|seine|ihre|ihr|sein|grad|gerade|nur|neu\w*|unga?|junge\w*|frisch\w*|ansvarig|vanlig|normal\w*|hier|schon|ny|nybliven|new|young)){0,3}"
    r" (?:\w+[- ])?(?:" + nouns + r")\b|\b(?:" + nouns + r") (?:hier|here|har)\b|^(?:" + nouns + r")\b(?=[ ,:.])") for role, nouns in _ROLE_NOUNS.items()}
_ROLE_OF_RELATION = {"employee": "manager", "team_member": "manager", "pupil": "teacher", "client": "professional", "student": "teacher",
                     "apprentice": "trainer"}


class PersonReader:
    """Joins the classifier's view with the nouns, the corrections and the roles in the message."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    def read(self, text: str, found: List[Word], hits: List[Hit], likely: Dict[str, float], asked: bool = False) -> Persons:
        """`likely` are the classifier's probabilities of who; with `asked` a bare noun or "ich" is the answer."""
        folded = fold(text)
        relations = [hit for hit in hits if hit.facet == "relations" and not self._negated(found, hit)]
        count = sum(1 for word in found if not word.is_break)
        scores = dict(likely)
        correction = bool(_NEIN.search(folded)) or bool(_NOT_ME.search(folded)) or len(relations) < len(
            [hit for hit in hits if hit.facet == "relations"])
        if _NOT_ME.search(folded) and (correction or relations):
            if relations:
                return self._other(relations[-1:] if correction else relations, scores, folded, CORRECTED)
            if not _ME.search(re.sub(_NOT_ME, " ", folded)):
                return Persons("unknown", None, self._role(folded, None), 0.6)
        said_me = _ME.search(folded)
        if correction and said_me and not _NOT_ME.search(folded) and not relations and count <= 14:
            return Persons("self", None, self._role(folded, None), CORRECTED)
        if (asked or correction) and count <= 6 and relations and likely.get("self", 0) < 0.97:
            return self._other(relations[-1:], scores, folded, 0.9)
        if asked and count <= 4 and said_me:
            return Persons("self", None, None, 0.95)
        who = max(scores, key=lambda id: scores[id])
        if not relations and self._only_they(folded):
            other = max(("relative", "friend", "colleague"), key=lambda id: scores.get(id, 0.0))
            sure = scores.get(other, 0.0) >= _SURE_OF_OTHER
            return Persons(other if sure else "unknown", None, self._role(folded, None), 0.7)
        if who in ("self", "unknown"):
            return Persons(who, None, self._role(folded, None), scores[who])
        if relations:
            return self._other(relations, scores, folded, 1 - scores.get("self", 0.0))
        # Nobody was named: somebody else, but who is still to be asked.
        return Persons(who if scores[who] >= _SURE_OF_OTHER else "unknown", None, self._role(folded, None), scores[who])

    def other(self, hits: List[Hit], persons: Persons) -> Persons:
        """The somebody else of the message, where other evidence says that it is not about the writer."""
        relations = [hit for hit in hits if hit.facet == "relations"]
        if not relations:
            return Persons("unknown", None, persons.role, 0.6)
        return self._other(relations, {}, "", 0.8)

    @staticmethod
    def _only_they(folded: str) -> bool:
        """A pronoun carries it: he or she acts and no "I" does, or the worry or the help is for him or her."""
        return bool(_FOR_THEM.search(folded) or (_THEY.search(folded) and not _I.search(folded)))

    def _other(self, relations: List[Hit], scores: Dict[str, float], folded: str, certain: float) -> Persons:
        chosen = max(relations, key=lambda hit: (scores.get(self._who(hit, scores), 0.0) + 0.15 * hit.sure, -hit.start))
        who = self._who(chosen, scores)
        relation = chosen.id if chosen.sure else ("partner" if who == "relative" else "friend")
        role = self._role(folded, relation) if who == "colleague" else None
        return Persons(who, relation, role, certain)

    def _who(self, hit: Hit, scores: Dict[str, float]) -> str:
        if not hit.sure and hit.id in ("partner", "friend"):
            return "relative" if scores.get("relative", 0.0) >= scores.get("friend", 0.0) else "friend"
        return self._taxonomy.who_of(hit.id)

    @staticmethod
    def _negated(found: List[Word], hit: Hit) -> bool:
        before = " ".join(word.folded for word in found[max(0, hit.start - 4):hit.start])
        return bool(re.search(_NOT_THEM + r"$|\b(?:nicht|inte|not)(?: (?:um|fur|for|about|om|wegen))?$", before))

    @staticmethod
    def _role(folded: str, relation: Optional[str]) -> Optional[str]:
        for role, pattern in _SELF_ROLE.items():
            if pattern.search(folded):
                return role
        return _ROLE_OF_RELATION.get(relation or "")
