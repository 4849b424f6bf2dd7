"""An acute turn that is still open: what she says is answered, the contacts stay, and the question is asked again, in other words each time."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.action import Doc, FinderAction
from actions.asides import answer_asides
from actions.asking import ask_again, go_on, mirror
from actions.bedside import says_of
from actions.concern import hears_denial, is_only_denied, take_denied, takes_in, tells_facts, told_wishes
from actions.growing import grown
from actions.lines import line_for
from actions.need import Need
from actions.offering import fitting, for_danger, show_offers
from actions.relief import DANGERS, OF_WISH, is_about_another, keep_danger, relief, settle
from actions.say import Voice
from retrieval.finder import Finder
from retrieval.matches import Match

_HELD, _HELD_MEDICAL = 2, 4  # times that it is asked again after an answer that tells nothing of safety
# What she says, by the phrase that answers it; the first that applies.
_ANSWERS = {"drives_there": "stay_drives", "again_now": "stay_now", "means_near": "stay_means", "doer_sleeps": "stay_sleeps", "steps_in": "stay_step_in",
            "no_police": "stay_no_police", "no_phone": "stay_no_phone",
            "excuses": "stay_excuses", "put_away": "stay_put_away", "calls_kin": "stay_calls_kin", "keep_quiet": "stay_tells_nobody", "reason": "stay_reason",
            "abroad": "stay_abroad", "help_coming": "stay_coming", "called_for_me": "stay_coming",
            "comes_later": "stay_until", "nobody_to_call": "stay_nobody",
            "for_weeks": "stay_weeks", "alone_now": "stay_alone", "for_later": "stay_later", "unreachable": "stay_unreachable", "asks_whom": "stay_whom",
            "asks_to_tell": "stay_tell", "talk_to_you": "stay_talk", "wants_talk": "stay_whom", "queue": "stay_queue",
            "at_peace": "stay_calm", "will_call": "stay_will_call", "asks_use": "stay_use",
            "no_call": "stay_no_call", "asks_for_police": "stay_police", "asks_what_to_do": "stay_what"}
_WRITES = ("stay_no_call", "stay_queue", "stay_talk", "stay_no_phone")  # answers beside which it is shown who writes
_OF_VIOLENCE = frozenset(("stay_excuses", "stay_now", "stay_sleeps"))
_GOES_ON = ("stay_1", "stay_2", "stay_3")  # said in turn where she says nothing that has an answer of its own
_NOT_MEDICAL = frozenset(("stay_whom", "stay_later", "stay_means", "stay_now", "stay_queue"))  # they would take somebody for the emergency number
_OF_ANOTHER = frozenset(("stay_unreachable", "stay_tell"))
_OF_HERSELF = frozenset(("stay_calm", "stay_will_call", "stay_use", "stay_weeks", "stay_reason", "stay_alone", "stay_nobody", "stay_until"))
_ANSWERED = ("privacy", "cost", "are_you_human", "who_runs", "what_can_you_do", "why_ask", "find_therapist")  # intents that are a question
_SURELY_ASKED = 0.8  # probability from which one of these is answered, however open her safety is
_SMALL = ("small_talk", "greet", "out_of_scope", "insult")
_FOR_NOW = ("helpline", "chat", "information", "training")
_BEST, _MOST = 2, 3  # offers where one can write, and that fit what she told
_WITH_OFFERS = ("stay_put_away", "stay_whom", "stay_nobody", "stay_no_call", "stay_no_police", "stay_no_phone")
_WITH_PLACES = ("stay_whom", "stay_where")
_OTHERWISE = ("meant_otherwise", "explained", "denied")


def raise_alarm(voice: Voice, need: Need, kind: Optional[str], third: Optional[bool] = None) -> None:
    """The contacts, and the question whether she (or the other person) is safe; a second alarm is not told in the words of the first."""
    third = is_about_another(need) if third is None else third
    kind = kind or "suicidality"
    first = f"crisis_acute_{kind}"
    if first in need.get("answered", []):
        _press(voice, need, kind, third, _unsaid(need, ("stay_1", "stay_2", "crisis_no")))
        return
    need.note(first)
    _ask_whether_safe(voice, need, kind, third)


def press(voice: Voice, need: Need) -> None:
    """She says that she (or the other person) is not safe: the emergency number, somebody near, one small step."""
    _press(voice, need, need.get("crisis_kind"), is_about_another(need), _unsaid(need, ("crisis_no", "stay_2", "stay_1")), answered=True)


def stay(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], text: str = "") -> None:
    """Answer what she asked and told, and stay: the contacts, beside them what fits her, and the question once more. After two rounds she is asked no
    more: the offers follow, under the numbers."""
    kind, third, says = need.get("crisis_kind") or "suicidality", is_about_another(need), set(meant.get("says", ()))
    if "official" in says and {"help_coming", "called_for_me"} & says:
        need.note("help_called")
    count = sum(name.startswith("held_") for name in need.get("answered", []))
    need.note(f"held_{count + 1}")
    asked = "steps_in" not in says and answer_asides(voice, need, meant, finder, text)
    noted, told = tells_facts(meant), _answers(need, meant, kind, third, asked)
    if "at_ease" in says and kind in OF_WISH and not third:
        told = ["stay_calm", *told]
    new = [phrase for phrase in [*told, *(("stay_noted",) if noted else ())] if phrase not in need.get("answered", [])]
    phrase = new[0] if new else _GOES_ON[count % len(_GOES_ON)]
    if "not_safe" in says and "abroad" not in says:
        phrase = _unsaid(need, ("crisis_no", phrase))
    lost = "unreachable" in says and third
    if lost and phrase in _GOES_ON:
        phrase = "stay_unreachable"  # nobody knows where she is: said once more
    if count < (_HELD_MEDICAL if kind == "medical" else _HELD) or lost or {"help_coming", "again_now", "means_near"} & says:
        fits = noted or phrase in _WITH_OFFERS or bool(told and told[0] in _WITH_OFFERS)
        _press(voice, need, kind, third, phrase, _beside(need, finder, kind, phrase, fits), "not_safe" in says)
        return
    _tell(voice, need, phrase)
    need.set(shown=[])
    show_offers(voice, need, finder)


def _answers(need: Need, meant: Mapping[str, Any], kind: str, third: bool, asked: bool) -> List[str]:
    """The phrases that answer what she said; `asked` where a question beside the matter was answered."""
    says = set(meant.get("says", ()))
    heard = {*says, *(("no_call",) if "phone" in ((meant.get("wishes") or {}).get("contact_not") or ()) else ())}
    if "nobody_to_call" in says:
        heard.discard("no_call")  # she would call, but whom?
    if asked or "asks_whom" in says:
        heard.discard("asks_what_to_do")  # "how do I tell my children" has its answer
    if third and "stay_abroad" in need.get("answered", []) and "asks_what_to_do" in heard:
        heard = (heard - {"asks_what_to_do", "asks_for_police"}) | {"asks_whom"}  # "what can I do from here?"
    if "unreachable" in says:
        heard.discard("no_call")  # it is she who does not pick up
    if "asks_what_to_do" in heard and "stay_coming" in need.get("answered", []):
        return ["stay_after_call"]  # help is on its way: now it is about her
    if kind == "medical":
        heard -= {name for name in heard if _ANSWERS.get(name) in _NOT_MEDICAL}
    if kind == "medical" and "help_called" in need.get("answered", []) and not heard & {"not_safe", "again_now", "no_call", "help_coming", "with_them"}:
        return ["stay_after_call"]  # help is coming: "I feel so guilty"
    if kind == "medical" and "official" not in heard and {"help_coming", "help_there", "went_to", "with_them"} & heard:
        return ["stay_kin"]  # a sister is no ambulance
    return [phrase for name, phrase in _ANSWERS.items() if name in heard and (third or phrase not in _OF_ANOTHER)
            and (phrase not in _OF_VIOLENCE or kind in ("violence_now", "child_danger"))
            and (phrase != "stay_means" or kind in OF_WISH)
            and (phrase not in _OF_HERSELF or (not third and kind in OF_WISH))]


def _beside(need: Need, finder: Finder, kind: str, phrase: str, fits: bool) -> List[Match]:
    """The places that are shown beside an answer: where one can write for who will not call, and those that fit what she told or asked."""
    if kind == "medical":
        return []
    if phrase in _WRITES and kind != "child_danger":
        return for_danger(need, finder, writing=True)[:1 if kind == "violence_now" else _BEST]
    if phrase == "stay_later":  # what goes on for longer than one call
        return [match for match in for_danger(need, finder) if match.offer.kind not in _FOR_NOW][:_BEST]
    return fitting(need, finder)[:_MOST] if fits else []


def calm_down(voice: Voice, need: Need, finder: Finder, answer: str) -> None:
    """She is safe, or meant it otherwise: the search goes on. After an intake help has to be there first, however she feels."""
    if answer == "yes" and need.get("crisis") == "acute" and need.get("crisis_kind") == "medical":
        if "stay_coming" not in need.get("answered", []):
            _press(voice, need, "medical", is_about_another(need), "stay_coming")
            return
        answer = "help_there"
    settle(voice, need, answer)
    go_on(voice, need, finder)


def go_on_calmed(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], calm: str) -> None:
    """Said what calms an alarm: what was told beside it is heard, and where it was meant otherwise that is the matter ("only tired of work")."""
    settle(voice, need, calm)
    need.set(shown=[])
    before, otherwise = list(need.get("topics", [])), calm in _OTHERWISE
    topics = [topic for topic in meant.get("topics") or () if (otherwise and topic not in DANGERS) or topic in before or meant.get("names_topic")]
    helper = {} if is_about_another(need) or meant.get("corrects_person") else {"who": None, "relation": None}  # she is at a friend's: it is not about him
    if "doer_gone" in meant.get("says", ()):
        helper["setting"] = None  # it is he who is at work
    changed = need.understand({**meant, "topics": topics, "wishes": told_wishes(meant), **helper}, "topic" if otherwise and not before else "safe")
    mirror(voice, need, [slot for slot in changed if slot in ("age", "place", "region")])
    keep_danger(need, before, meant.get("topics_not") or ())
    go_on(voice, need, finder)


class WhileAcute(Action):
    """An action beside which an open question of safety comes first: it acts where there is none."""

    def __init__(self, action: FinderAction) -> None:
        self._action = action

    def name(self) -> str:
        return self._action.name()

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Doc) -> List[EventType]:
        voice, need = Voice(dispatcher), Need.of(tracker)
        if comes_first(voice, need, self._action.finder, tracker.latest_message):
            return need.events()
        return list(await self._action.run(dispatcher, tracker, domain))


def comes_first(voice: Voice, need: Need, finder: Finder, message: Mapping[str, Any]) -> bool:
    """Whether the turn was about safety: relief after an alarm, or an acute turn that is still open."""
    meant: Dict[str, Any] = message.get("understanding") or {}
    hears_denial(meant)
    says, open_now = says_of(need, meant), need.get("crisis") == "acute" and need.get("question") == "safe"
    denies = bool(DANGERS & set(need.get("topics", [])[0 if {"no_danger", "denies", "means_other", "explains"} & set(says) else 1:]))
    unsays = bool(need.get("topics")) and {"no_danger", "meant_otherwise"} <= set(says)  # "it was only a figure of speech, I'd do nothing to him"
    if not meant.get("choice") and is_only_denied(need, meant):
        take_denied(voice, need, meant, finder)
        return True
    if meant.get("choice") or not (need.get("crisis") or denies or unsays):
        return False
    if _grows(voice, need, finder, meant, says, open_now):
        return True
    if calm := relief(says, need, (meant.get("crisis") or {}).get("level", "none")):
        go_on_calmed(voice, need, finder, meant, calm)
        return True
    intent = str((message.get("intent") or {}).get("name"))
    if "bye" in says and _was_acute(need) and not need.get("opened"):
        return _says_bye(voice, need)
    if need.get("crisis") == "acute" and not open_now and (intent in _SMALL or {"asks_use", "will_call"} & set(says)):
        _hear_out(voice, need, says)
        return True
    if not open_now or (_is_about_places(need, meant, intent) and not {"help_coming", "no_call", "queue"} & set(says)):
        return False
    if is_about_another(need) and "for_me" in says:
        return False  # "I need advice myself"
    asks_us = intent in _ANSWERED and dict(meant.get("intents") or ()).get(intent, 0.0) >= _SURELY_ASKED
    if asks_us and not tells_facts(meant) and not meant.get("asides") and "asks_whom" not in says:
        return False  # "what does it cost?" has an answer
    if meant.get("lang"):
        need.speak(meant["lang"], ())
    takes_in(need, meant)
    if intent == "feedback_no" and not {"at_ease", "holds_clear", "at_peace", "not_quite"} & set(says):
        press(voice, need)
    else:
        stay(voice, need, finder, meant, message.get("text") or "")
    return True


def _was_acute(need: Need) -> bool:
    """Whether she is in danger, or was and said since that it is calmer."""
    kind = need.get("crisis_kind")
    return need.get("crisis") == "acute" or (kind in OF_WISH and f"crisis_acute_{kind}" in need.get("answered", []))


def _says_bye(voice: Voice, need: Need) -> bool:
    """Whether she is sent off with the numbers, once."""
    if "bye_acute" in need.get("answered", []):
        return False
    _tell(voice, need, "bye_acute")
    need.set(question=None)
    return True


def _grows(voice: Voice, need: Need, finder: Finder, meant: Mapping[str, Any], says: Sequence[str], open_now: bool) -> bool:
    """Whether a danger that was no open question (any more) is one now: a gun in the cupboard, it begins again; or she asks who helps in it."""
    if (now := grown(need, meant, says, open_now)) is None:
        return False
    kind, phrase = now
    if phrase in _WITH_PLACES:
        _tell(voice, need, phrase)
        need.set(shown=[])
        takes_in(need, meant)
        show_offers(voice, need, finder)
    elif phrase is None:
        raise_alarm(voice, need, kind, is_about_another(need))
    else:
        _press(voice, need, kind, is_about_another(need), phrase)
    return True


def _is_about_places(need: Need, meant: Mapping[str, Any], intent: str) -> bool:
    """Whether it speaks of the places that are shown, rather than of the danger: "die sind so laut" asks for no others."""
    surely = dict(meant.get("intents") or ()).get(intent, 0.0) >= _SURELY_ASKED and bool(need.get("offered")) and need.get("crisis_kind") != "medical"
    return intent == "feedback_yes" or (intent in ("other_offers", "show_contact") and surely)


def _hear_out(voice: Voice, need: Need, says: Sequence[str]) -> None:
    """A word or two while the offers stand: nobody in danger is told to take her time."""
    of_hers = [_ANSWERS[name] for name in ("will_call", "asks_use") if name in says and not is_about_another(need) and need.get("crisis_kind") in OF_WISH]
    left = [phrase for phrase in (*of_hers, "stay_2", "stay_1", "crisis_no") if phrase not in need.get("answered", [])]
    if left:
        _tell(voice, need, left[0])
    else:
        voice.say("heard_3")
    ask_again(voice, need, need.get("question"))


def _tell(voice: Voice, need: Need, phrase: str) -> None:
    """The contacts once more, without a question."""
    need.note(phrase)
    voice.crisis("acute", need.get("crisis_kind"), is_about_another(need), phrase, line_for(need, need.get("crisis_kind")))


def _press(voice: Voice, need: Need, kind: Optional[str], third: bool, phrase: str, offers: Sequence[Match] = (), answered: bool = False) -> None:
    need.note(phrase)
    if offers:
        need.set(offered=[match.offer.id for match in offers])
    _ask_whether_safe(voice, need, kind or "suicidality", third, phrase, offers, answered)


def _ask_whether_safe(voice: Voice, need: Need, kind: str, third: bool, phrase: Optional[str] = None, offers: Sequence[Match] = (),
                      answered: bool = False) -> None:
    """The contacts, and whether she is safe; where she has just told that she is not (`answered`), whether somebody is coming."""
    asked = "ask_safe_other" if third else "ask_safe"
    own = {"medical": ["ask_help", "ask_help_2", "ask_help_3"], "child_danger": ["ask_safe_child", "ask_safe_child_2", "ask_safe_child_3"] if third else [],
           # nobody is sent to who is dangerous
           "violence_now": ["ask_safe_both", "ask_safe_both_2", "ask_safe_both_3"] if third and need.get("who") != "colleague" else []}.get(kind, [])
    own = ["ask_missing", "ask_missing_2", "ask_missing_3"] if third and "missing" in need.get("answered", []) else own
    asks = _unsaid(need, own or [asked, *(f"{asked}_{n}" for n in (2, 3, 4))])
    asks = "ask_coming" if answered and kind != "medical" and own[:1] != ["ask_missing"] and "ask_coming" not in need.get("answered", []) else asks
    need.note(asks)
    choices = ["safe=yes", "safe=no", "safe=meant_otherwise"]
    need.set(crisis="acute", crisis_kind=kind, question="safe", choices=choices)
    voice.crisis("acute", kind, third, phrase, line_for(need, kind))
    if offers:
        writes = phrase in _WRITES or "phone" in (need.get("wishes") or {}).get("contact_not", ())
        voice.show(offers, "offers_writing" if writes else "offers", None, count=len(offers))
    voice.ask("safe", choices, asks)


def _unsaid(need: Need, phrases: Sequence[str]) -> str:
    """The first phrase not yet said; the last where all were."""
    return next((phrase for phrase in phrases if phrase not in need.get("answered", [])), phrases[-1])
