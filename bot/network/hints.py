"""The material that may help somebody who worries about another: named in the conversation, beside the offers.

Approved guides and recordings are held ready, so that no turn waits for the database. What was made up is never named: those who write
are real. Only ids come in here.
"""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple

from bot.network.entries import Material
from bot.network.register import Register
from index.languages import language_of

NAMED = ("guide", "recording")  # the kinds that are of use before a conversation
CARERS = ("relative", "friend", "colleague", "manager", "professional")
_PROFESSIONS = ("teacher", "trainer", "hr", "professional", "volunteer_lead")


class _Held(NamedTuple):
    state: int
    materials: Tuple[Material, ...]
    by: Dict[str, str]


class Hints:
    """`register()` is asked when `refresh` is called."""

    def __init__(self, register: Callable[[], Register]) -> None:
        self._open, self._held = register, _Held(-1, (), {})

    def refresh(self) -> None:
        """Takes over what was published since. Raises what the database raises; what was held stays."""
        register = self._open()
        state = register.state()
        if state != self._held.state:
            made, names = set(register.made()), {each.id: each.name for each in register.organisations()}
            kept = (each for each in register.materials() if each.kind in NAMED and each.who and each.organisation in names and each.id not in made)
            self._held = _Held(state, tuple(kept), names)

    def find(self, about: Mapping[str, Any], voice: str) -> Optional[Dict[str, str]]:
        """`about` holds who, role, setting and topics as ids. {"id", "kind", "title", "title_language", "by", "path"}; None where none fits."""
        held, language, readers = self._held, language_of(voice), _readers(about)
        scored = [(score, each.id, each) for each in held.materials if (score := _score(each, about, readers, language))]
        if not scored:
            return None
        *_, best = min(scored, key=lambda one: (-one[0], one[1]))
        return {"id": best.id, "kind": best.kind, "title": best.title(language), "title_language": best.spoken(language),
                "by": held.by[best.organisation], "path": f"/network/materials/{best.id}"}


def _readers(about: Mapping[str, Any]) -> List[str]:
    """What the writer is to the other, as materials say it; nobody where it is about herself."""
    if about.get("who") not in CARERS:
        return []
    role = about.get("role")
    return [str(about["who"]), *(["manager"] if role == "manager" else ["professional"] if role in _PROFESSIONS else [])]


def _score(each: Material, about: Mapping[str, Any], readers: List[str], language: str) -> int:
    """How closely it fits; 0 where it does not. What names no topic or setting is for all, and stands behind what names hers."""
    if language not in each.languages or not set(readers) & set(each.who):
        return 0
    if (each.topics and not set(about.get("topics") or ()) & set(each.topics)) or (each.settings and about.get("setting") not in each.settings):
        return 0
    return 1 + 4 * bool(each.topics) + 2 * bool(each.settings) + bool(readers and readers[-1] in each.who)
