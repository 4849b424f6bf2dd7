"""Clusters at the desk: looked up, named in three languages, merged with a preview, split again; every change can be taken back."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.calm import Stop
from bot.clusters.shelf import MOST, Shelf
from bot.desk.door import Door, Visitor, desk_route
from bot.desk.view import View
from index.cluster_edits import LONGEST_NAME, ClusterEdits, ClusterError, Edit, Said
from index.clusters import ClusterBook
from index.taxonomy import LANGUAGES
from index.yml import read_yml

_HERE = Path(__file__).parent
_ROOT = "/operators/clusters"
Form = Dict[str, str]


class Told(NamedTuple):
    """A version in words: the cluster's name, and what stood there before and after."""

    edit: Edit
    name: str
    before: List[str]
    after: List[str]


class ClusterPages:
    """`/operators/clusters`, for editors; `book` and `edits` are asked for when the first of them comes."""

    templates: Path = _HERE / "templates"

    def __init__(self, book: Callable[[], ClusterBook], edits: Callable[[], ClusterEdits]) -> None:
        self._book, self._edits = book, edits
        self._shelf = Shelf(lambda: book().clusters())

    def routes(self, door: Door, view: View) -> APIRouter:
        self._door, self._view = door, view
        router = APIRouter(route_class=desk_route(view))
        for path, work in (("", self.list), ("/edit", self.edit), ("/changes", self.changes)):
            router.add_api_route(f"/clusters{path}", work, methods=["GET"], response_class=Response)
        for path, take in (("/edit", self._change), ("/preview", self._preview), ("/changes", self._undo)):
            self._take(router, f"/clusters{path}", take)
        return router

    def list(self, request: Request) -> Response:
        visitor, words = self._door.enter(request, "editor"), request.query_params.get("q", "")[:100]
        lines = self._shelf.lines(visitor.look.words.language, words)
        return self._page(visitor, "clusters.html", lines=lines[:MOST], total=len(lines), shown=MOST, q=words)

    def edit(self, request: Request) -> Response:
        visitor = self._door.enter(request, "editor")
        return self._form(visitor, self._known(visitor, request.query_params.get("id", "")), request.query_params.get("q", "")[:100],
                          note=request.query_params.get("note", ""))

    def changes(self, request: Request) -> Response:
        return self._changes(self._door.enter(request, "editor"), request.query_params.get("note", ""))

    def _change(self, request: Request, form: Form) -> Response:
        """Keeps the names, or what the preview showed, or that a part stands alone again."""
        visitor = self._door.enter_with_form(request, form, "editor")
        id = self._known(visitor, form.get("id", ""))
        said, step = self._edits().said(id), form.get("step", "")
        if "split" in form:
            value, back = said._replace(into=""), id
        elif "merge" in form:
            value, back = said._replace(into=form.get("into", "")), form.get("into", "")
        else:
            value, back = said._replace(names=_names(form)), id
        if value == said:
            return self._back(visitor, f"{_ROOT}/edit", id=back, note="same")
        try:
            self._edits().put(id, value, visitor.operator.name, int(step) if step.isdecimal() and len(step) < 9 else 0)
        except ClusterError as error:
            return self._form(visitor, id, note=error.key, status=409, names=_names(form) if "save" in form else None)
        return self._back(visitor, f"{_ROOT}/edit", id=back, note="split" if "split" in form else "merged" if "merge" in form else "saved")

    def _preview(self, request: Request, form: Form) -> Response:
        """What would stand together, before anything is kept."""
        visitor = self._door.enter_with_form(request, form, "editor")
        id, into = self._known(visitor, form.get("id", "")), form.get("into", "")
        if into not in self._shelf.clusters().known or into == id:
            return self._form(visitor, id, form.get("q", "")[:100], note="choose", status=422)
        language = visitor.look.words.language
        return self._page(visitor, "cluster_preview.html", one=self._line(id, language), other=self._line(into, language), step=self._edits().step(id),
                          names=self._named(into), offers=self._shelf.offers_of(visitor.desk.offers(), id, into))

    def _undo(self, request: Request, form: Form) -> Response:
        visitor, number = self._door.enter_with_form(request, form, "editor"), form.get("number", "")
        try:
            self._edits().undo(int(number) if number.isdecimal() and len(number) < 10 else -1, visitor.operator.name)
        except ClusterError as error:
            return self._changes(visitor, error.key, 404 if error.key == "missing" else 409)
        return self._back(visitor, f"{_ROOT}/changes", note="undone")

    def _form(self, visitor: Visitor, id: str, q: str = "", note: str = "", status: int = 200, names: Optional[Mapping[str, str]] = None) -> Response:
        language, edits = visitor.look.words.language, self._edits()
        now, book = self._shelf.clusters().now(id), self._book()
        others = [line for line in self._shelf.lines(language, q) if line.id != id][:MOST] if q else self._shelf.like(id, language)
        return self._page(visitor, "cluster_edit.html", status, one=self._line(id, language), now=self._line(now, language) if now != id else None,
                          names=names or edits.said(id).names, own={code: book.own_name(id, code) for code in LANGUAGES}, step=edits.step(id),
                          parts=[(self._line(part, language), edits.step(part)) for part in edits.parts(id)], others=others, q=q, note=note,
                          offers=self._shelf.offers_of(visitor.desk.offers(), id), history=self._told(edits.edits(id, 20), language), longest=LONGEST_NAME)

    def _changes(self, visitor: Visitor, note: str = "", status: int = 200) -> Response:
        edits = self._edits().edits()
        latest = {edit.cluster: edit.number for edit in reversed(edits)}
        return self._page(visitor, "cluster_changes.html", status, versions=self._told(edits, visitor.look.words.language), latest=latest, note=note)

    def _told(self, edits: List[Edit], language: str) -> List[Told]:
        def lines(said: Said) -> List[str]:
            into = [load_words()[language]["belongs"].format(name=self._line(said.into, language).name)] if said.into else []
            return [f"{code}: {said.names[code]}" for code in LANGUAGES if code in said.names] + into

        return [Told(edit, self._line(edit.cluster, language).name, lines(edit.before), lines(edit.after)) for edit in edits]

    def _line(self, id: str, language: str) -> Any:
        line = self._shelf.one(id, language)
        return line if line.name else line._replace(name=self._book().own_name(id, language))

    def _named(self, id: str) -> Dict[str, str]:
        return {code: self._line(id, code).name for code in LANGUAGES}

    def _known(self, visitor: Visitor, id: str) -> str:
        clusters = self._shelf.clusters()
        if id not in clusters.known and id not in clusters.merged and not self._edits().step(id):
            text = visitor.look.words["errors"]["missing"]
            raise Stop(self._view.page(visitor.look, "trouble.html", 404, visitor.operator, visitor.token, text=text))
        return id

    def _back(self, visitor: Visitor, path: str, **more: str) -> Response:
        return RedirectResponse(visitor.look.link(path, **more), 303)

    def _take(self, router: APIRouter, path: str, work: Callable[[Request, Form], Response]) -> None:
        async def taken(request: Request) -> Response:
            form = {name: str(value) for name, value in (await request.form()).items()}
            return await run_in_threadpool(work, request, form)

        router.add_api_route(path, taken, methods=["POST"], response_class=Response)

    def _page(self, visitor: Visitor, template: str, status: int = 200, **more: Any) -> Response:
        look = visitor.look
        return self._view.page(look, template, status, visitor.operator, visitor.token, section="clusters", c=load_words()[look.words.language],
                               LANGUAGES=LANGUAGES, **more)


def _names(form: Mapping[str, str]) -> Dict[str, str]:
    given = {code: " ".join(form.get(f"name.{code}", "").split())[:LONGEST_NAME] for code in LANGUAGES}
    return {code: name for code, name in given.items() if name}


@lru_cache(maxsize=1)
def load_words() -> Mapping[str, Mapping[str, Any]]:
    """{language: the texts of these pages}, read once a process."""
    return {language: read_yml(_HERE / f"texts/{language}.yml") for language in LANGUAGES}
