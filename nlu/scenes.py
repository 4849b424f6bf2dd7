"""The setting that is told without its word, by what happens there: "kör ambulans", "put me on nights", "everyone knows everyone here"."""
from __future__ import annotations

from typing import Optional

from index.linear import fold
from index.sieve import Expression, matching

_TRADE = (r"(?:mechatronik\w*|mechatronics|elektronik\w*|elektriker\w*|electrician|electrics|mechanik\w*|mechaniker\w*|mechanics?|schreiner\w*|tischler\w*|maler\w*|koch|kochin|kok|kock|frisor\w*|friseur\w*|hairdress\w*|"
          r"maurer\w*|murare|snickare|carpent\w*|joiner\w*|plumb\w*|weld\w*|svetsare|schlosser\w*|rormokare|bricklay\w*|backer\w*|bagare|einzelhandel\w*|kaufmann|kauffrau|bankkauf\w*|industriekauf\w*|burokauf\w*|"
          r"pflegefach\w*|erzieher\w*|underskoterska|beautician|chef)")
_SCENES = {
    "vocational_training": Expression(
        rf"\b(?:\w*prufung|gesellenstuck|lehre|ausbildung|lap)(?: (?:als|zum|zur|im))+ (?:\w+ )?{_TRADE}\b|\b(?:gesellen|lehrabschluss|gehilfen)prufung\w*|\b(?:exam|exams|test|finals?) (?:for|in|as an?) {_TRADE}\b|"
        rf"\b(?:training|trains|train|studying|learning|qualifying) (?:as|to be|to become|for) an? {_TRADE}\b|\b(?:ich|er|sie) lern(?:e|t)? {_TRADE}\b|\b(?:gesallprov|yrkesprov|larlingsprov)\w*|"
        rf"\b(?:utbildar (?:mig|sig) till|(?:slut)?prov(?:et)? (?:som|till|for)) {_TRADE}\b"),
    "work": Expression(
        r"\b(?:put|puts|moved|switched|stuck)(?: \w+)? on(?:to)? (?:permanent )?(?:nights|night shifts?|earlies|lates)\b|\b(?:get|got|getting|given|denied|for) (?:the|a|that|my) promotion\b|\bpassed over for\b|\bgot promoted\b|"
        r"\b(?:befordert|beforderung|befordran|befordrad)\b|\b(?:kor|korde|kort) (?:ambulans|lastbil|taxi)\w*\b|\b(?:fahre?|fahr) (?:rettungswagen|rtw|lkw|taxi|krankenwagen)\b|"
        r"\b(?:drive|driving) (?:an? |the )?(?:ambulance|lorry|truck|taxi|cab)s?\b|\b(?:ich|i) (?:fuhre|leite) (?:\w+ )?(?:leute|mitarbeit\w*|menschen|ein team|teams?)\b|\b(?:ansvar for|chef over) \w+ personer\b|"
        r"\b(?:dubbla|dubbelt|extra|natt) ?pass\b|\bdubbelpass\b|\b(?:satt|satte|flyttad|flyttade)(?: \w+)? (?:pa|till) natt(?:skift\w*|pass\w*|en)?\b|\b(?:auf|in die) (?:nachtschicht|nachtdienst) (?:gesetzt|gesteckt|versetzt)\b|"
        r"\bwerkstor\b|\bbilde (?:\w+ )?(?:lehrlinge|azubis)\b"),
    "unemployment": Expression(
        r"\b(?:hab|habe|hat|haben|grad|gerade|immer noch|wieder) (?:\w+ ){0,2}(?:kein\w* (?:neue\w* )?(?:job|arbeit|stelle)|ohne (?:job|arbeit|stelle))\b|\b(?:har|utan|fortfarande|fatt|far) (?:\w+ )?(?:inget jobb|inget arbete)\b|"
        r"\b(?:utan|saknar) (?:jobb|arbete)\b|\b(?:no|without a|out of a|haven'?t got a|don'?t have a|can'?t find a) job\b|\bbetween jobs\b|\blaid off\b|"
        r"\b(?:shut|closed|schloss|zugemacht|lade ner)(?: \w+){0,2} (?:steelworks|factory|plant|mine|werk|fabrik\w*|bruket)\b"),
    "leisure": Expression(
        r"\bpfad(?:i|finder)\w*\b|\bscout\w*\b|\b(?:jakt|fiske|gym|tranings|golf)(?:kamrat|kompis|polare)\w*\b|\bjaktlag\w*\b|\b(?:hunting|fishing|gym|running|golf|cycling|bowling) (?:mate|buddy|pal|partner|friend)s?\b|"
        r"\b(?:jagd|angel|kegel|sport|trainings|tanz|wander|skat|lauf|segel)-?(?:freund|kumpel|kamerad|partner|bruder|kollege|kollegin)\w*\b|\b(?:freiwilligen? |jugend)feuerwehr\b"),
    "care": Expression(r"\b(?:beim|bei der|im) (?:krankenhaus|spital|pflegeheim|altenheim)\b|\b(?:in|at) (?:hospital|the (?:hospital|care home|nursing home))\b|\bpa (?:sjukhuset|aldreboendet)\b"),
    "school": Expression(
        r"\bpa komvux\b|\b(?:efter|pa|fran|infor) (?:skol)?gympan\b|\b(?:after|in|before|skip\w*) (?:pe|gym class)\b|\b(?:im|vorm|nach dem) (?:sportunterricht|schulsport)\b|"
        r"\b(?:missed|missing|failed|repeat\w*) (?:\w+ ){0,3}year (?:[7-9]|1[0-3])\b|\bgcses?\b|\ba-?levels?\b"),
    "university": Expression(
        r"\b(?:jura|medizin|bwl|staats)-?(?:examen|klausur\w*|prufung)\b|\b(?:dissertation|thesis|bachelorarbeit|masterarbeit|klausurenphase)\b|\btent(?:a|or|an|orna)\b|\b(?:law|medical|med school) (?:exam|exams|finals)\b"),
}
# Where somebody near to her is at school or in hospital, that is where the trouble is; where he works, it is the family's.
_OF_KIN = ("vocational_training", "unemployment", "care", "school", "university")
# "eine Kollegin aus dem Kirchenchor", "a lad from my scout troop": known from there, though she is called a colleague.
_FROM_CLUB = Expression(
    r"\b(?:aus|von|vom|im|in|from|i|fran) (?:\w+ )?(?:\w*chor|\w*choir|church choir|\w*koren|kyrkokor|gospelkor|\w*verein|\w*feuerwehr|pfad\w+|scout\w*|kegel\w*|orchester\w*|orkester\w*|orchestra|brass band|jaktlaget|allotment\w*|schrebergarten)\b")


def scene_of(text: str, who: Optional[str]) -> Optional[str]:
    """The setting that a message tells of by what happens there, where it is one alone."""
    folded = fold(text)
    if who in ("friend", "colleague") and _FROM_CLUB.search(folded):
        return "leisure"
    told = list(matching(_SCENES.items(), folded))
    if len(told) != 1 or (who == "relative" and told[0] not in _OF_KIN) or (who == "self" and told[0] == "care"):
        return None
    return told[0]
