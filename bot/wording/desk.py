"""What the pages under /operators/words have in common: who may enter, their words, saving a version with a kind answer."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop
from bot.desk.door import Door, Visitor
from bot.desk.view import View
from bot.wording.book import Overtaken
from bot.wording.checks import Note
from bot.wording.live import Wording
from index.taxonomy import LANGUAGES
from index.yml import read_yml

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
Form = Dict[str, str]


class DeskPages:
    """Draws pages with the words of this folder, and takes forms."""

    def __init__(self, door: Door, view: View, wording: Wording, retired: Callable[[str], bool]) -> None:
        self.door, self.view, self.wording, self.retired = door, view, wording, retired

    def page(self, visitor: Visitor, template: str, status: int = 200, **more: Any) -> Response:
        w = load_words()[visitor.look.words.language]
        return self.view.page(visitor.look, template, status, visitor.operator, visitor.token, section="words", w=w, LANGUAGES=LANGUAGES,
                              language_names={code: words["own_name"] for code, words in load_words().items()}, **more)

    def missing(self, visitor: Visitor) -> Stop:
        text = visitor.look.words["errors"]["missing"]
        return Stop(self.view.page(visitor.look, "trouble.html", 404, visitor.operator, visitor.token, text=text))

    def step(self, entry: str) -> int:
        """The step of an entry's newest version, as its form carries it; read anew, so that a form is not old from the start."""
        newest = self.wording.book.newest(entry)
        return newest.step if newest else 0

    def save(self, visitor: Visitor, entry: str, value: Any, form: Mapping[str, str]) -> bool:
        """False where somebody else has changed the entry since the form was drawn."""
        step = form.get("step", "")
        try:
            self.wording.book.put(entry, value, visitor.operator.name, int(step) if step.isdecimal() and len(step) < 9 else 0)
        except Overtaken:
            return False
        self.wording.refresh()
        return True

    def back(self, visitor: Visitor, path: str, **more: str) -> Response:
        return RedirectResponse(visitor.look.link(path, **more), 303)

    def said(self, visitor: Visitor, notes: List[Note]) -> List[str]:
        """Notes as sentences in the operator's language."""
        words = load_words()[visitor.look.words.language]["checks"]
        return [str(words[note.key]).format(what=note.what[:120]) for note in notes]

    def take(self, router: APIRouter, path: str, work: Callable[..., Response]) -> None:
        """A form: `work(request, form, **path)` outside the event loop, with the last value of each field, and lists under "name[]"."""
        async def taken(request: Request) -> Response:
            given = await request.form()
            form: Dict[str, Any] = {name: str(value).replace("\r\n", "\n") for name, value in given.items()}
            return await run_in_threadpool(work, request, form, **request.path_params)

        router.add_api_route(path, taken, methods=["POST"], response_class=Response)

    def show(self, router: APIRouter, path: str, work: Callable[..., Response]) -> None:
        def shown(request: Request) -> Response:
            return work(request, **request.path_params)

        router.add_api_route(path, shown, methods=["GET"], response_class=Response)


@lru_cache(maxsize=1)
def load_words() -> Mapping[str, Mapping[str, Any]]:
    """{language: the texts of these pages}, read once a process."""
    return {language: read_yml(_HERE / f"texts/{language}.yml") for language in LANGUAGES}
