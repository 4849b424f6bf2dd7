"""Phrases by whose words the classifier is misled, beside those of `nlu/seeming.py`: (what is said, topics that it only seems to name, those that it means, what speaks against it)."""
from __future__ import annotations

from typing import Tuple

_ELDERS = r"(?:oma|omi|opa|opi|grossmutter|grossvater|nana?|gran|granny|grand(?:ma|pa|ad|dad|mother|father)|mormor|morfar|farmor|farfar|mama|papa|mutter|vater|mamma|pappa|mum|mom|dad|mother|father|tante|onkel|auntie?|uncle)"
_PRISON = r"(?:haft|u-haft|gefangnis|knast|jva|hafn|prison|jail|fangelse\w*|anstalten|haktad|locked up|behind bars|hinter gittern)"
_HARMFUL_STOP = (r"(?:zopiclon\w*|zolpidem\w*|imovane|tavor|lorazepam|temesta|diazepam|valium|xan(?:ax|or)|alprazolam|oxazepam|praxiten|sobril|stesolid|bromazepam|rivotril|clonazepam|benzos?|bensos?|benzodiazepin\w*|bensodiazepin\w*|tramadol\w*|tilidin|oxycodon\w*|pregabalin|lyrica|opio\w+|"
                 r"heroin\w*|kokain\w*|cocaine|speed|amphetamin\w*|amfetamin\w*)")
_PORN = r"(?:porno?s?|pornograf\w*|pornograph\w*|porr\w*|porn)"
_TOO_MUCH = (r"(?:exzessiv\w*|excessiv\w*|stunden\w*|sucht\w*|zu viel|standig|dauernd|jeden tag|jede nacht|taglich|aufhor\w*|nicht lassen|timmar|hela tiden|beroende|for mycket|varje|sluta|titta bort|hours|too much|addict\w*|every|all (?:day|the time)|stop|constantly)")
_OFFICE = r"(?:job ?center|sozialamt|arbeitsamt|arbeitsagentur|das amt|vom amt|ams|burgergeld|sozialhilfe|mindestsicherung|notstandshilfe|forsakringskassan|f-?kassan|a-?kassan|socialen|socialtjansten|job ?centre|benefits?|welfare)"
_CUT = r"(?:gestrichen|streicht|gekurzt|kurzt|gesperrt|sperrt|eingestellt|sanktion\w*|drar in|dragit in|drog in|indragen|indraget|nekat|nekad|avslag|cut (?:off|my)|stopped (?:my|paying)|sanctioned)"
_TOLD_OF = r"^(?=.*\b(?:{})\b)(?=.*\b(?:{})\b)"
_CRYING = r"(?:heul\w*|wein\w*|traurig\w*|niedergeschlagen|grat\w*|ledsen|nere|cry\w*|tearful|weepy|sad|low)"
_CHANGE = r"(?:wechseljahr\w*|menopaus\w*|perimenopaus\w*|klimakteri\w*|hitzewallung\w*|vallningar|overgangsalder\w*|ovrgangsalder\w*|hot fl(?:ush|ash)\w*)"
_LEFT = r"(?:verlassen|sitzen ?lassen|schluss gemacht|getrennt|left me|dumped me|broke up|walked out|lamnat mig|lamnade mig|gjort slut|gjorde slut|stuckit)"

MISREAD: Tuple[Tuple[str, ...], ...] = (
    (r"\b(?:came|come|comes|coming|got|been|just|am|i'm|is|get|gets) out of (?:\w+ )?(?:rehab|hospital|prison|jail|detox|the clinic|clinic|treatment|care|a ward|a coma|therapy|room|bedroom|bed|house|flat|home|apartment|shell)\b", "coming_out", ""),
    (r"\b(?:therap\w*|psycholog\w*|psykolog\w*|counsell?or|terapeut\w*|psychiater\w*)\b[^.!?]{0,50}\b(?:dumped|ended|dropped|beendet|aufgehort|avslutat|avslutade|slutat|slutade|abgebrochen)\b", "separation relationship", "",
     r"\b(?:mann|frau|freund|freundin|husband|wife|boyfriend|girlfriend|man|fru|sambo|kille|tjej|pojkvan|flickvan|ex|partner\w*|scheidung|divorce|skilsmassa)\b"),
    (_TOLD_OF.format(r"[78]\d|9\d|" + _ELDERS[3:-1] + r"|demen\w*|alzheim\w*", r"forget\w*|vergiss\w*|vergess\w*|glom\w*|verleg\w*"), "adhd", "", r"\b(?:ad(?:h|d)s?|adhd|konzentr\w*|koncentr\w*|focus\w*|prufung\w*|exam\w*)\b"),
    (rf"\b{_CHANGE}\b", "autism bipolar adhd migration pregnancy_birth psychosis ocd", ""),
    (_TOLD_OF.format(_CHANGE, _CRYING), "autism", "depression"),
    (_TOLD_OF.format(_ELDERS[3:-1] + r"|mann|frau|bruder|schwester|sohn|man|bror|son|husband|wife|brother|er|he|han", _PRISON), "coming_out separation grief migration discrimination", "",
     r"\b(?:trenn\w*|scheid\w*|separat\w*|divorc\w*|skilj\w*|skilsm\w*|gestorben|tot|died|dead|dog|dod|schwul|lesbisch|gay|asyl\w*|raus|entlassen|released|out of|slappt\w*)\b"),
    (_TOLD_OF.format(_PRISON, r"(?:mit|with|med|for|to|till|prata)[^.!?]{0,30}(?:kindern|kinder|kids|children|barnen|barn)"), "coming_out", "parenting", r"\b(?:ich war|i was|jag satt|jag var)\b"),
    (r"\b(?:ob|sind|ist|gibt|seid|is|are|om|finns|ar)\b[^.!?]{0,50}\b(?:fur|for|till) (?:auch )?(?:so )?(?:alt\w* (?:leute|menschen)|altere\w*|aldre|gamla|gamlingar|old\w* (?:people|folks?|persons?)|the elderly|senior\w*|rentner\w*|pensionar\w*)\b", "dementia caring_for_relatives", "",
     r"\b(?:vergess\w*|vergiss\w*|demen\w*|alzheim\w*|glom\w*|forget\w*|pfleg\w*|vard\w*)\b"),
    (r"\b(?:har|fatt|have|has|got|with|fick|diagnosed with|diagnosen?) (?:als|ms|kol|copd|crohns?|ulceros kolit|lupus|reumatism\w*|parkinsons?|fibromyalgi\w*|me/?cfs|cfs|chronic fatigu\w*|long ?covid|endometrios\w*)\b|\b(?:habe?|hat|mit) (?:die diagnose )?(?:ms|copd|morbus \w+|long ?covid|post ?covid|me/?cfs|cfs)\b",
     "discrimination migration exam_stress burnout", "chronic_illness", r"\b(?:min \w+|mein\w* \w+|my \w+|unser\w* \w+|var \w+|han|hon|he|she|er|sie) (?:har|hat|has|got|fick)\b|\b(?:als (?:kind|einzig\w*|mutter|vater|frau|mann)|ms (?:word|teams|office))\b"),
    (r"\b(?:essen?|isst|ata|ater|eat(?:ing)?)\b(?: \w+){0,2} (?:vor|framfor|infor|in front of)(?: \w+)? (?:andere[nr]?|anderen|leuten|menschen|allen|andra|folk|others?|people|anyone|everyone)\b", "exam_stress eating_disorder", "anxiety",
     r"\b(?:kalori\w*|calori\w*|abnehm\w*|banta\w*|dick|fett|fat|tjock|krak\w*|kotz\w*|erbrich\w*|vomit\w*|gewicht|weight|kilo\w*|anore\w*|bulimi\w*)\b"),
    (r"\b(?:hoard\w*|messies?|vermullt\w*|zugemullt\w*|samlarsyndrom\w*|samlar pa allt|full to the ceiling|bis (?:unter|an) die decke (?:voll|zu))\b", "", "ocd", r"\b(?:schulden|debts?|skulder)\b"),
    (_TOLD_OF.format(r"i|ich|jag|ja", r"(?:check(?:e|ing)?|look(?:ing)? at|stalke?r?|kollar|kolla|schau\w*|guck\w*|scroll\w*)[^.!?]{0,30}(?:insta\w*|profile?n?|story|stories|snap\w*|facebook|fb|account|konto|status|last seen|online)") + r"(?=.*\b(?:ex|exe?t|exet|exfreund\w*|hers?|his|ihr\w*|sein\w*|hennes|hans)\b)",
     "domestic_violence addiction_media", "separation", r"\b(?:er|sie|he|she|han|hon|mein \w+|my \w+|min \w+) (?:check\w*|kontroll\w*|schaut|guckt|stalk\w*|kollar)\b|\b(?:folgt|follows?|lauert|droh\w*|threat\w*|hot\w*|angst|radd|scared)\b"),
    (rf"\b{_ELDERS}\b(?: \w+){{0,2}} (?:is|ist|isch|liegt|ar|'s) (?:\w+ )?(?:dying|im sterben|doende|terminal)\b|\b{_ELDERS}\b(?: \w+){{0,2}} (?:stirbt|haller pa att do|ligger for doden|lays dying)\b", "pregnancy_birth coming_out", "grief"),
    (rf"\b{_OFFICE}\b[^.!?]{{0,50}}\b{_CUT}\b|\b{_CUT}\b[^.!?]{{0,30}}\b{_OFFICE}\b", "eating_disorder", "debt"),
    (r"\b(?:trinke?|saufe?) (?:ich |i )?(?:seitdem |jetzt |nun )?wieder\b|\b(?:dricker|super) (?:jag )?(?:nu )?igen\b|\b(?:drinking|drink|drank) again\b|\b(?:wieder|again|igen) (?:mit dem trinken|angefangen zu trinken|borjat dricka|started drinking)\b", "", "addiction_alcohol",
     r"\b(?:wasser|kaffee|tee|water|coffee|tea|vatten|kaffe|genug|enough|mit ihm|mit ihr|er|sie|he|she|han|hon|mein \w+|my \w+|min \w+)\b"),
    (_TOLD_OF.format(r"(?:bin|bi|i'?m|am|jag ar|ar)(?: \w+){0,2} (?:schwanger|pregnant|gravid|expecting)", _LEFT), "", "pregnancy_birth"),
    (rf"\b{_PORN}\b[^.!?]{{0,40}}\b{_TOO_MUCH}\b|\b{_TOO_MUCH}\b[^.!?]{{0,40}}\b{_PORN}\b", "sexual_violence self_harm body_image stress", "addiction_media", r"\b(?:gezwung\w*|zwing\w*|forc\w*|tving\w*|kinder ?porn\w*|barnporr\w*|child porn\w*|rache ?porn\w*|revenge|hamnd ?porr|gefilmt|filmed|filmat|\d{1,2} ?jahrig\w* angefasst)\b"),
    (rf"\b{_HARMFUL_STOP}\b", "addiction_tobacco", "", r"\b(?:smok\w*|cigar\w*|nicotin\w*|vap\w*|tobacco|rauch\w*|zigar\w*|nikotin\w*|rok\w*|cigg\w*|snus\w*)\b"),
    (r"\b(?:nicht|inte|ej|not|kein\w*|inget) (?:\w+ )?(?:akut\w*|acute|urgent|notfall|emergency|dringend|brattom)\b", "crisis", ""),
    (r"\b(?:orkar|pallar|klarar|kan) inte (?:\w+ )?(?:att )?(?:lyfta|duscha|tvatta|bara|bada) (?:honom|henne|pappa|mamma|min \w+)\b|\b(?:kann|schaff\w*)(?: (?:es|\w+))? (?:ihn|sie|mein\w* \w+) (?:nicht|ned|nimmer|kaum)(?: mehr)? (?:zu )?(?:heben|tragen|waschen|duschen|pflegen)\b|"
     r"\b(?:can'?t|cannot|can not) (?:lift|wash|shower|carry|bathe) (?:him|her|my (?:husband|wife|mum|mom|dad|mother|father))\b", "", "caring_for_relatives"),
    (r"\b(?:lappjav\w*|svartskall\w*|blatte\w*|n-?ordet|n-?wort|neger\w*|kanak\w*|zigeuner\w*|nigger\w*|n-?word|p-?word)\b", "", "discrimination"),
    (r"\b(?:lehrling\w*|azubis?|auszubildende\w*|apprentice\w*|larling\w*)\b[^!?]{0,80}\b(?:packt (?:es|das|'?s)? ?(?:nicht|ned|nimmer)|schafft (?:es|das) (?:nicht|ned|nimmer)|pallar inte|klarar (?:det )?inte|orkar inte|can'?t (?:cope|hack it|do it|manage|take it))\b", "addiction_drugs sexual_violence bullying", "stress"),
    (r"\b(?:sexu?ell\w*|sexull\w*|sexual\w*) (?:tankar|gedanken|fantasie\w*|thoughts?|feelings?|fantas\w*|kanslor)(?: \w+){0,2} (?:om|uber|von|about|for|mit|till|an) (?:\w+ )?(?:barn|kinder\w*|children|kids|minderjahrige\w*|minors)\b|"
     r"\b(?:bin|ar|am|i'?m|vara|sein|being|be|ich|jag)(?: \w+){0,2} (?:pedofil\w*|padophil\w*|paedophil\w*|p(?:a)?edophile?)\b|\b(?:tander|steh\w*|attracted|hingezogen|dragen)(?: \w+){0,2} (?:pa|auf|to|zu|till) (?:\w+ )?(?:barn|kinder\w*|children|kids)\b",
     "psychosis anxiety coming_out", "sexual_violence", r"\b(?:er|han|he|vater|nachbar\w*|onkel|stiefvater|styvpappa|granne\w*|neighbour|uncle|trainer\w*) (?:ist|ar|is|war|var|was)\b"),
)
