"""The guard's rules: what in a message says danger, and what says that it is none. No model, no encoder.

The rules themselves are data (guard_rules.yml). A text is read in three steps: its words are folded, typos of key
words put right, and it becomes one line of plain words; then what plainly says "no danger" (idiom, denial) is cut out
of the line; what is left is searched for alarms, unless a frame (past, study, media) holds the whole message. Where
nothing alarms, words of everyday life (calm) tell the classifier to be surer.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from index.sieve import Expression
from index.yml import read_yml
from nlu.alarms import LEVELS as LEVELS
from nlu.alarms import NO_DANGER as NO_DANGER
from nlu.alarms import Alarm as Alarm
from nlu.alarms import Hint, Settled
from nlu.bedside import was_long_ago
from nlu.between_lines import outweighs_a_hint, told_between_the_lines
from nlu.constructions import only_grieves_suicide
from nlu.deeds import (
    bids_farewell,
    doer_is_away,
    hurts_me,
    of_a_child,
    says_of_himself,
    without_self_harm,
    would_kill_me,
)
from nlu.doers import against_others, hits_himself, owns_up
from nlu.everyday import is_everyday
from nlu.harmless import breathes_oddly, is_harmless, speaks_gravely
from nlu.longing import wishes_not_to_wake
from nlu.observed import is_suspected, observes_child
from nlu.ordinary import is_ordinary, wants_out
from nlu.phrases import Line, Phrase, Vocabulary, read_line
from nlu.put_right import put_right
from nlu.replies import relieves
from nlu.retracting import denies_all, denies_for_now, without_denials
from nlu.seen import only_seen
from nlu.whose import is_another_s_word, quotes_another, tells_what_was

RULES = Path(__file__).with_name("guard_rules.yml")
# Of two alarms of one level the more special one tells the kind: "voices say I must kill myself".
_KINDS = ("psychosis_acute", "medical", "child_danger", "violence_now", "self_harm", "suicidality")
_NAME = Expression(r"<(\w+)>")
_LATELY, _LONGEST = 8, 4000  # messages whose answer is kept for a moment; characters that are read from the beginning, and from the end, of a longer one

# Of the words before a danger the last that names somebody tells whose it is, unless the danger itself does ("himself", "mich").
_MINE = frozenset("mich mi mir myself me meself myslf mysel mig mej ich i im ive id ill jag ja ick".split())
_MY_DEED = _MINE - frozenset("mich mi mir me mig mej".split())
_THEIRS = frozenset("sich himself herself themselves themself hisself sig sej".split())
_WHOM = frozenset("him her ihn ihm honom henne".split())
_OF_PERSONS, _OF_WISH = ("suicidality", "self_harm", "medical"), ("suicidality", "self_harm")
_AGAINST_OTHERS = ("violence_now", "child_danger")
_NO_PERSON = frozenset("es wer einer eine man de her mo".split())  # stand where nobody is named, or in another language for something else
# Classes of words beside which nothing is taken for a look-alike, and what no class holds.
_GRAVE = ("slang", "suicide", "hurt", "pills", "overdose", "wound", "unconscious", "hit", "weapon", "weapon2", "voices", "touch", "bruise", "fear", "urge",
          "kill", "die", "dead", "means", "farewell")
_OF_OTHER_LANGUAGES = frozenset("die do hit off end gone no".split())  # are harmless in one language; speaks_gravely looks at what stands before them


class _Rule(NamedTuple):
    phrase: Phrase
    alarm: Alarm
    language: str
    sure: bool  # "+": holds against every frame (film, essay, past): nobody says it of something else
    hint: bool  # "~": of the taught sentences in which it was found first, three in ten or more were harmless


class _Shelf:
    """Phrases by how their rarest word begins: few of thousands can stand in a message, a look at each would cost more."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self._begun: dict[str | None, list[int]] = {}  # None: by anything
        for place, phrase in enumerate(phrases):
            for start in (None,) if phrase.starts is None else phrase.starts:
                self._begun.setdefault(start, []).append(place)

    def places(self, line: Line) -> list[int]:
        """The places of the phrases that may stand in the line, in their order."""
        begun = {place for start in (None, *line.starts) for place in self._begun.get(start, ())}
        return sorted(place for place in begun if self.phrases[place].may_be_in(line))

    def any(self, line: Line) -> bool:
        return any(self.phrases[place].pattern.search(line.text) for place in self.places(line))


class Guard:
    """Reads the rules once; `look` and `calms` are then free of state. All languages' rules look at every message: people mix them, and a miss costs most."""

    def __init__(self, path: Path = RULES) -> None:
        tree = read_yml(path)
        self.vocabulary = Vocabulary(tree["classes"], tree["typos"], tree["no_typos"])
        self._names: dict[str, dict[str, str]] = tree["names"]
        self._harmless, self._frames, self._calm = (
            _Shelf([self._phrase(text, language) for name, group in tree[part].items() if name != "lookalike"
                    for language, texts in group.items() for text in texts]) for part in ("harmless", "frames", "calm"))
        self._lookalikes = _Shelf([self._phrase(text, language) for language, texts in tree["harmless"]["lookalike"].items() for text in texts])
        grave = {word for name in _GRAVE for language in ("de", "en", "sv") for word in self.vocabulary.words_of(name, language)}
        self._grave = frozenset(grave - _OF_OTHER_LANGUAGES)
        self._idioms = _Shelf([self._phrase(text, language) for language, texts in tree["harmless"]["idiom"].items() for text in texts])
        self._rules: list[_Rule] = []
        for group in tree["alarms"]:
            alarm = Alarm(group["level"], group["kind"], bool(group.get("third")))
            for language in ("any", "de", "en", "sv"):
                for text in group.get(language, ()):
                    self._rules.append(_Rule(self._phrase(text.lstrip("+~ "), language), alarm, language, text.startswith("+"), text.startswith("~")))
        self._graver = {kind: [self._phrase(text, language) for language, texts in group.items() for text in texts]
                        for kind, group in tree["graver"].items()}
        self._rules.sort(key=lambda rule: (-LEVELS.index(rule.alarm.level), _KINDS.index(rule.alarm.kind)))
        self._others = frozenset(word for language in ("de", "en", "sv") for word in self.vocabulary.words_of("other", language)) - _MINE - _NO_PERSON
        self._alarms = _Shelf([rule.phrase for rule in self._rules])
        self._judged = lru_cache(maxsize=_LATELY)(self._judge)

    def look(self, text: str, language: str | None = None) -> Alarm | None:
        """The gravest alarm that the rules find, or None. `language` is a hint that the rules do not need."""
        alarm = self.judge(text)[0]
        return None if alarm is NO_DANGER else alarm

    def calms(self, text: str, language: str | None = None) -> bool:
        """True where the text itself plainly says idiom, denial, quotation, past or question about the subject, and no
        alarm stands beside it."""
        return self.judge(text)[1]

    def is_figure(self, text: str) -> bool:
        """Whether death is a figure of speech in a text that holds no alarm: "Ich könnte den Nachbarn umbringen"."""
        # the idiom first: few texts hold one, and `judge` keeps one answer alone, that of the text as it was typed
        return self._idioms.any(self._line(text)) and self.judge(text)[0] is None

    def judge(self, text: str) -> tuple[Alarm | None, bool]:
        """(what `look` says, what `calms` says), in one reading. `NO_DANGER` for a whole message that cannot speak of any.
        Each message is asked about two or three times, while others are on their way: the last few answers are kept."""
        return self._judged(text)

    def _judge(self, text: str) -> tuple[Alarm | None, bool]:
        line = self._line(text)
        rest, cut = self._cut(line)
        framed = self._frames.any(line)
        outward: Line | None = None  # what is left of it where nobody turns against himself; made where it is needed
        denied: Alarm | None = None  # what alarms only in a clause that says what she will not do
        hint: Hint | None = None
        undenied = None if (left := without_denials(text)) is None else self._cut(self._line(left))[0]
        for place in self._alarms.places(rest):
            rule = self._rules[place]
            if (framed and not rule.sure) or (hint and rule.hint) or not (found := rule.phrase.pattern.search(rest.text)):
                continue
            if rule.alarm.kind in _AGAINST_OTHERS and (others := without_self_harm(text)) is not None:
                outward = outward or self._cut(self._line(others))[0]
                if rule.phrase.pattern.search(outward.text) is None:
                    continue  # "she said she'll kill herself and locked the door" threatens nobody else
            if rule.alarm.kind in _OF_WISH and undenied is not None and rule.phrase.pattern.search(undenied.text) is None:
                denied = denied or rule.alarm
                continue
            graver = not framed and any(phrase.find(undenied if undenied is not None and rule.alarm.kind in _OF_WISH else rest) for phrase in self._graver.get(rule.alarm.kind, ()))
            mine = rule.alarm.kind == "violence_now" and hurts_me(text)
            alarm = rule.alarm._replace(level="acute" if graver else rule.alarm.level, mine=mine)
            if alarm.kind == "medical" and not alarm.third and self._others.isdisjoint(rest.text.split()) and breathes_oddly(found[0], text):
                return Settled("concern", "medical", False, True), False
            if alarm.kind == "medical" and wishes_not_to_wake(text):
                continue
            if alarm.kind == "medical" and was_long_ago(text):
                return Settled("concern", "medical", alarm.third), False
            alarm = self._of_whom(alarm, rule, rest, text)
            if not rule.hint or isinstance(alarm, Settled):  # what stands beside a graver hint bears it out; a slighter one takes nothing from it
                return alarm._replace(level=max(alarm.level, hint.level, key=LEVELS.index)) if hint else alarm, False
            hint = Hint(*alarm)
        return (hint, False) if hint is not None and not outweighs_a_hint(text) else self._without_rule(text, line, rest, cut, framed, denied)

    def _without_rule(self, text: str, line: Line, rest: Line, cut: bool, framed: bool, denied: Alarm | None) -> tuple[Alarm | None, bool]:
        if denied is not None and (unsaid := self._unsaid(denied, text)):
            return unsaid, unsaid is NO_DANGER
        if (left := only_seen(text)) is not None and self.judge(left)[0] in (None, NO_DANGER):
            return NO_DANGER, True  # "the crime film yesterday, a girl cuts herself, my daughter cannot sleep since"
        if owns_up(text):
            return Settled("concern", "violence_now", True), False
        if hits_himself(text):
            return Settled("concern", "self_harm", True), False
        if wants_out(text):
            return Settled("concern", "suicidality", False), False
        if is_harmless(text) or is_everyday(text) or is_ordinary(text) or relieves(text) or only_grieves_suicide(text):
            return NO_DANGER, True
        return self._told(text, line, rest, cut, framed, cut or framed or denied is not None or self._calm.any(rest))

    @staticmethod
    def _unsaid(denied: Alarm, text: str) -> Alarm | None:
        """What is left of an alarm that stands only in what she says she will not do."""
        if denies_for_now(text):
            return Settled("concern", denied.kind, denied.third)
        return NO_DANGER if denies_all(text) else None

    def _told(self, text: str, line: Line, rest: Line, cut: bool, framed: bool, calm: bool) -> tuple[Alarm | None, bool]:
        """What no rule found but a construction tells: somebody's farewell, one who is looked after, pictures, a parent's remorse."""
        # a goodbye to colleagues is cut out as harmless, another beside it stays
        if (bids_farewell(rest.text if cut else text) or (says_of_himself(text) and not cut)) and not framed:
            return Alarm("acute", "suicidality", True), False
        if (alarm := told_between_the_lines(text)) is not None:
            return alarm, alarm is NO_DANGER
        return (NO_DANGER, True) if self._only_looks_so(line, rest) else (None, calm)

    def _only_looks_so(self, line: Line, rest: Line) -> bool:
        """Whether something only looks like danger (a child that wets the bed, somebody who cannot be left alone) and nothing grave stands
        beside it in what the harmless spans leave."""
        if not self._lookalikes.any(line):
            return False
        text = rest.text
        for place in self._lookalikes.places(rest):
            text = self._lookalikes.phrases[place].pattern.sub("_ ", text)
        return not speaks_gravely(text) and not any(word in self._grave for word in text.split())

    def _of_whom(self, alarm: Alarm, rule: _Rule, rest: Line, text: str) -> Alarm:
        """The alarm with its person: "hon står på bron" is said of her, though the rule would say it of the writer as well."""
        if alarm.kind in _OF_WISH and (killed := would_kill_me(text)) is not None:
            return Settled("concern", "violence_now", False, True) if killed else NO_DANGER
        if (right := put_right(alarm, text)) is not None:
            return right
        if alarm.kind == "violence_now" and rule.alarm.level == "concern" and doer_is_away(text):
            return Settled("concern", "violence_now", alarm.third, alarm.mine)
        if alarm.kind in _AGAINST_OTHERS and observes_child(text):
            settled = rule.alarm.level == "concern" and is_suspected(text)  # she looks on: nobody does her harm
            return Settled("concern", "child_danger", True) if settled else alarm._replace(kind="child_danger", third=True, mine=False)
        if alarm.kind == "child_danger" and hurts_me(text) and not of_a_child(text):
            return Alarm(alarm.level, "violence_now", False, True)  # "she strangled me, I don't dare to go home"
        if alarm.kind in _AGAINST_OTHERS and not alarm.mine and (other := against_others(alarm, text)) is not None:
            return other
        if alarm.kind == "violence_now" and not alarm.mine and tells_what_was(text):
            return Settled("concern", "violence_now", True)
        if alarm.third or alarm.kind not in _OF_PERSONS:
            return alarm
        return alarm._replace(third=True) if quotes_another(text) else self._by_its_words(alarm, rule, rest)

    def _by_its_words(self, alarm: Alarm, rule: _Rule, rest: Line) -> Alarm:
        """Whose danger it is by what stands in the phrase that was found, else by whom the clause before it names."""
        if (found := rule.phrase.pattern.search(rest.text)) is None:
            return alarm
        mine = _MINE - {"i"} if rule.language == "sv" else _MINE  # "skär sig i armarna"
        inside = rest.text[found.start():found.end()].split()
        if alarm.kind == "medical" and not _WHOM.isdisjoint(inside):
            return alarm._replace(third=True)  # "I can't wake him"
        if not mine.isdisjoint(inside):
            return alarm
        clause = re.split(r"[.,]", rest.text[:found.start()])[-1].split()
        named = next((word for word in reversed(clause) if word in mine or word in self._others or word.removesuffix("s") in self._others), None)  # "my dad's mouth"
        others = self._others - {"they"} if named in mine else self._others  # "I have enough pills, they are in my drawer"
        if alarm.kind in _OF_WISH and named not in _MY_DEED and is_another_s_word(rest.text[:found.end()].split(" . ")[-1].replace(" ,", ",")):
            return alarm._replace(third=True)  # "he has not come home and wrote me: farewell"
        third = not _THEIRS.isdisjoint(inside) or not others.isdisjoint(inside) or (named is not None and named not in mine)
        return alarm._replace(third=third)

    def hits(self, text: str) -> dict[str, list[str]]:
        """For those who write rules: what matched, by its source."""
        line = self._line(text)
        rest, _ = self._cut(line)
        return {"harmless": [p.source for p in self._harmless.phrases if p.find(line)],
                "frames": [p.source for p in self._frames.phrases if p.find(line)],
                "calm": [p.source for p in self._calm.phrases if p.find(line)],
                "alarms": [f"{rule.alarm.level} {rule.phrase.source}" for rule in self._rules
                           if rule.phrase.find(rest)]}

    def _phrase(self, source: str, language: str) -> Phrase:
        """The phrase with the names of groups of words ("<when>") replaced by the groups themselves."""
        def group(found: re.Match[str]) -> str:
            words = self._names.get(found[1], {}).get(language)
            if words is None:
                return found[0]
            return words if source.count("(", 0, found.start()) > source.count(")", 0, found.start()) else f"({words})"

        phrase = Phrase(_NAME.sub(group, source), language, self.vocabulary)
        phrase.source = source
        return phrase

    def _line(self, text: str) -> Line:
        if len(text) > 2 * _LONGEST:
            text = f"{text[:_LONGEST]} . {text[-_LONGEST:]}"
        return read_line(text, self.vocabulary)

    def _cut(self, line: Line) -> tuple[Line, bool]:
        """The line with harmless spans blanked, and whether there were any. Each is looked for in the whole line: "goodbye to all, last day at
        the firm" is one, whatever "last day at the firm" is by itself."""
        spans = sorted(found.span() for place in self._harmless.places(line) for found in self._harmless.phrases[place].pattern.finditer(line.text))
        left, end = "", 0
        for start, stop in spans:
            if start >= end:
                left += line.text[end:start] + "_ "
            end = max(end, stop)
        return Line(left + line.text[end:], line.starts), bool(spans)


@lru_cache(maxsize=1)
def open_guard() -> Guard:
    """The guard with the rules that ship with Lotse, one for the whole process."""
    return Guard()
