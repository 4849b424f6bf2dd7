"""What happens while it is open whether somebody is safe: tablets are taken after all, they drive to the hospital, they ask where to go. Needs no model."""
from __future__ import annotations

from typing import FrozenSet

from index.linear import fold
from index.sieve import Expression
from nlu.bedside import says_long_ago

_SOME = (r"(?:some|a few|a couple|most|all|half|them|two|three|four|five|six|ten|the (?:pills|tablets|lot)|a handful|the whole \w+|nagra(?: stycken)?|en (?:hel )?del|en massa|en hog|en nave|alla|allihop|allihopa|dem|dom|tabletterna|pillren|hela (?:kartan|kartorna|burken|asken|forpackningen)|halften|"
         r"welche|ein paar|a paar|es paar|einige|alle|sie|die (?:halfte|tabletten|pillen|halbe packung|ganze packung|packung)|d (?:tablette|pille)|eine handvoll|\d+)")
_TOOK_SOME = Expression(
    rf"\b(?:i|i'?ve|just|already|have)(?: (?:just|already|have|now))* (?:took|taken|swallowed|had) {_SOME}\b(?! (?:walks?|days?|time|weeks?|breaths?|exams?|courses?|pictures?|photos?|sessions?))|"
    rf"\b(?:jag|ja|har|nu)(?: (?:har|jag|nu|redan|precis|nyss|just))* (?:tagit|svalt|tog|svalde) (?:nu |redan )?{_SOME}\b(?! (?:promenader|dagar|kurser|djupa|steg|bilder))|"
    rf"\b(?:ich|i|hab\w*|ha|han|ho)\b(?: (?:ich|i|hab\w*|ha|jetzt|iatz|schon|scho|grad|gerade|eben|nun|vorhin))* {_SOME}(?: (?:davon|jetzt|schon|scho|grad|gerade|von den \w+))* (?:genommen|geschluckt|gnoh|gno|gschluckt|gnumma|gnommen|genumma|eingeworfen|eingenommen)\b")
_NOT_SO = Expression(r"\b(?:nicht|ned|net|nid|nie|kein\w*|inte|int|aldrig|ingen|not|never|n'?t|weggeworfen|zuruck|away|undan|bort|wie (?:immer|verordnet|verschrieben)|as (?:prescribed|usual|always)|som (?:vanligt|ordinerat|vanlig)|vom arzt|prescribed|ordinerad\w*|letzte\w* (?:woche|monat|jahr)|last (?:week|month|year)|forra|ferien|urlaub|holiday|semester|vitamin\w*)\b")
_DRIVES_THERE = Expression(
    r"\b(?:she|he|they|we|mum|mom|dad|my \w+|i)(?:'s|'re|'m| is| are| am)?(?: (?:now|just|already))* (?:driving|taking|bringing|going|rushing|on (?:the|my|our) way)(?: (?:me|us|her|him|them|now|straight))* (?:to|in to) (?:the )?(?:hospital|a&e|er|emergency|doctor'?s?|clinic)\b|"
    r"\b(?:fahrt|fahren|fahre|bringt|bringen|fuhrt|fahrn|fiart|faart)(?: (?:mich|mi|uns|sie|ihn|wir|ich|jetzt|gerade|grad|gleich|schon))* (?:ins|in die|in das|zur|zum|i d|i s) (?:krankenhaus|spital|klinik|notaufnahme|ambulanz|arzt|notfall)\b|"
    r"\b(?:kor|skjutsar|tar|aker|ar pa vag)(?: (?:mig|oss|henne|honom|nu|jag|vi|precis|just))* (?:till|in till) (?:akuten|sjukhuset|psykakuten|vardcentralen|lakaren|akutmottagningen)\b")
_ASKS_WHERE = Expression(
    r"\b(?:vart|var|wohin|where|wo)\b(?: (?:ska|skall|kan|bor|maste|sollen|soll|konnen|kann|mussen|muss|do|should|can|must|shall|to))+(?: (?:we|wir|vi|i|ich|jag|man))?(?: (?:now|jetzt|nu|denn|da|hier|honom|henne|mit ihr|mit ihm|him|her|them))* ?(?:aka|fara|ta honom|ta henne|fahren|hinfahren|hingehen|hin|drive|go|take (?:her|him|them)|bring\w*)\b")
_WAS = Expression(r"\b(?:det|das|des|es|it|that|this) (?:var|war|was|hande|hant|happened|ist passiert|ist)\b|\bwar (?:schon|das)\b")
_NOWHERE = Expression(r"\b(?:leben|live|leva|sterben|die|do|wohnen|stay|sova|schlafen|sleep)\b")
_HINDERED = Expression(r"\b(?:nicht|ned|net|inte|not|n'?t|refus\w*|weigert|vagrar|never|nie|aldrig|wenn|if|om|yesterday|gestern|igar)\b")


def meanwhile(text: str) -> FrozenSet[str]:
    """`took_some` (of what was within reach), `long_over` ("that was last week"), `drives_there` (to a hospital, now), `asks_where` (to go with somebody in danger)."""
    folded = fold(text)
    told = {"took_some": bool(_TOOK_SOME.search(folded)) and not _NOT_SO.search(folded),
            "drives_there": bool(_DRIVES_THERE.search(folded)) and not _HINDERED.search(folded),
            "long_over": bool(_WAS.search(folded)) and says_long_ago(folded),
            "asks_where": bool(_ASKS_WHERE.search(folded)) and not _NOWHERE.search(folded)}
    return frozenset(name for name, so in told.items() if so)
