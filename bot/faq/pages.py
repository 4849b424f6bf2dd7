"""The public page of questions and answers; all of it can be read without JavaScript."""
from __future__ import annotations

from fastapi import APIRouter, Request, Response

from bot.faq.faq import Faq
from bot.website.view import View


def faq_pages(faq: Faq, view: View) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/questions", response_class=Response)
    def questions(request: Request) -> Response:
        here = view.visit(request)
        listed = [(each.key, each.question[here.language], each.answer[here.language]) for each in faq.entries().values()]
        return view.page(here, "questions.html", listed=listed)

    return router
