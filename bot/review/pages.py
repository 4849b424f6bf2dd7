"""The review of wording at the desk: the messages that people allowed to be read, with one click to what they meant."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.view import View
from bot.review.book import LABELS, Kept, Reading, ReviewBook, as_example
from bot.settings import Settings
from index.taxonomy import LANGUAGES, Taxonomy

_PATH = "/operators/review"
_SHOWN = 50  # at once, so that a page stays a page
_NO_MEANING = ("begin", "crisis")  # intents that come from Lotse itself
_NOTES = ("noted", "thrown_away", "gone")


class ReviewPages:
    """`/operators/review` and its export, for editors; `book` is asked for when the first of them comes."""

    templates: Path = Path(__file__).parent / "templates"

    def __init__(self, settings: Settings, book: Callable[[], ReviewBook], taxonomy: Taxonomy) -> None:
        self._settings, self._book, self._taxonomy = settings, book, taxonomy

    def routes(self, door: Door, view: View) -> APIRouter:
        self._door, self._view = door, view
        router = APIRouter(route_class=desk_route(view))
        router.add_api_route("/review", self.show, methods=["GET"], response_class=Response)
        router.add_api_route("/review", self.take, methods=["POST"], response_class=Response)
        router.add_api_route("/review/examples/{language}.{form}", self.examples, methods=["GET"], response_class=Response)
        return router

    def show(self, request: Request) -> Response:
        note = request.query_params.get("note", "")
        return self._page(self._door.enter(request, "editor"), note if note in _NOTES else "")

    async def take(self, request: Request) -> Response:
        given = {key: str(value) for key, value in (await request.form()).items()}
        return await run_in_threadpool(self._take, request, given)

    def examples(self, request: Request, language: str, form: str) -> Response:
        """What was labelled, as new training examples of one language."""
        visitor = self._door.enter(request, "editor")
        if language not in LANGUAGES or form != "jsonl":
            text = visitor.look.words["errors"]["missing"]
            raise Stop(self._view.page(visitor.look, "trouble.html", 404, visitor.operator, visitor.token, text=text))
        lines = [json.dumps(as_example(each), ensure_ascii=False) + "\n" for each in self._messages() if each.meant and each.language == language]
        return Response("".join(lines), media_type="application/x-ndjson",
                        headers={"Content-Disposition": f'attachment; filename="messages_review_{language}.jsonl"', "Cache-Control": "no-store"})

    def _take(self, request: Request, given: Mapping[str, str]) -> Response:
        visitor = self._door.enter_with_form(request, given, "editor")
        key = given.get("key", "")
        if "throw" in given:
            done, note = self._book().throw_away(key), "thrown_away"
        else:
            meant = self._meant(given, self._options(visitor))
            if meant is None:
                return self._page(visitor, "bad", 422)
            done, note = self._book().label(key, meant), "noted"
        return RedirectResponse(visitor.look.link(_PATH, note=note if done else "gone"), 303)

    def _page(self, visitor: Visitor, note: str = "", status: int = 200) -> Response:
        found = self._messages()
        waiting, labelled = [each for each in found if not each.meant], [each for each in found if each.meant]
        words = visitor.look.words["review"]
        return self._view.page(visitor.look, "review.html", status, visitor.operator, visitor.token, section="understanding", on=self._settings.review,
                               days=self._settings.review_days, lists=(("waiting", waiting[:_SHOWN]), ("labelled", labelled[:_SHOWN])),
                               counts={"waiting": len(waiting), "labelled": len(labelled)}, options=self._options(visitor),
                               note=str(words[note]) if note else "", LABELS=LABELS,
                               exports=[language for language in LANGUAGES if any(each.language == language for each in labelled)])

    def _messages(self) -> List[Kept]:
        """Where the review is off, what was kept is on its way out and is not shown any more."""
        return self._book().all() if self._settings.review else []

    def _options(self, visitor: Visitor) -> Dict[str, List[Tuple[str, str]]]:
        """{label: [(id, its name)]}, by name; intents first by how often they are meant."""
        words = visitor.look.words
        intents = [id for id in words["labels"]["intent"] if id not in _NO_MEANING]
        options = {"intent": [(id, words.label("intent", id)) for id in intents]}
        for label, facet in (("topic", "topics"), ("who", "who"), ("setting", "settings")):
            options[label] = sorted(((id, words.label(label, id)) for id in self._taxonomy.ids(facet)), key=lambda option: option[1].casefold())
        return options

    @staticmethod
    def _meant(given: Mapping[str, str], options: Mapping[str, List[Tuple[str, str]]]) -> Optional[Reading]:
        """What the form says, where all of it is of the vocabulary and an intent is among it."""
        chosen: Dict[str, Any] = {label: given.get(label) or None for label in LABELS}
        known = all(value is None or value in dict(options[label]) for label, value in chosen.items())
        return Reading(**chosen) if known and chosen["intent"] else None
