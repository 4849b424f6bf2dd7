"""The service: one FastAPI application with the pages, the API, Rasa's REST channel and the health checks."""
from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from contextlib import asynccontextmanager
from datetime import date
from functools import cache, partial
from typing import Any, AsyncIterator, Callable, Dict, List, Optional

from anyio import from_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from bot.api import Problem, api, on_http, on_invalid, on_problem, problem
from bot.clusters.pages import ClusterPages
from bot.describing import described
from bot.desk.answers import PageAnswers
from bot.desk.metrics import metrics
from bot.desk.pages import desk_pages
from bot.desk.session import SecretError
from bot.dialogue.agent import ModelError
from bot.dialogue.reception import Reception
from bot.dialogue.render import Renderer
from bot.faq.pages import faq_pages
from bot.house import House
from bot.hsds_api import hsds_api
from bot.network.editing import NetworkEditing
from bot.network.front import NetworkFront
from bot.network.material_pages import MaterialPages
from bot.network.names import TEMPLATES as NETWORK_TEMPLATES
from bot.network.own import OwnPages
from bot.network.pages import NetworkPages
from bot.network.programmes import programmes
from bot.partners.contacts import ContactPages
from bot.partners.editing import EditingPages
from bot.partners.front import PartnerFront
from bot.partners.pages import PartnerPages
from bot.partners.partners import TEMPLATES, Partners
from bot.partners.sheet_pages import SheetPages
from bot.protect import Protection
from bot.query import near
from bot.replicas import Replicas
from bot.restchannel import Shared, rest_channel
from bot.review.pages import ReviewPages
from bot.website import website
from bot.website.lost import lost
from bot.website.overview import Source
from bot.website.reporting import Reports
from bot.website.view import View
from bot.wording.notices import Notices
from bot.wording.pages import WordingPages
from bot.wording.preview import Preview
from index.offers import Offer
from index.snapshot import SnapshotError
from nlu.guard import open_guard

log = logging.getLogger(__name__)
_TIDY_EVERY = 300  # seconds between looking for conversations that have expired
_TRY_EVERY = 3  # seconds between tries to start while the database is not there
_LOOK_EVERY = 20  # seconds between looking for a newer index
_WORDS_EVERY = 1  # seconds between looking for words that were changed at the desk


def create_app(house: House) -> FastAPI:
    """Pages and emergency contacts are served at once; the dialogue loads beside them, and answers as soon as it can."""
    settings = house.settings
    parts: Dict[str, Any] = {}

    def offer_of(id: str) -> Optional[Offer]:
        return house.offer(id) if "assistant" in parts else None

    texts, emergency, notices = house.wording.texts, house.wording.emergency, Notices(house.wording)
    renderer = Renderer(house.taxonomy, offer_of, emergency, house.wording.phrases, house.faq.answer, house.hints.find)
    reception = Reception(open_guard(), renderer, notices=notices)
    replicas = Replicas(settings.redis_url, settings.secret) if settings.redis_url else None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        work = (_start(house, parts, reception), _tidy(house, parts), _renew(house, parts, replicas), _reword(house))
        beside = [asyncio.create_task(each) for each in work]
        yield
        for task in beside:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if "assistant" in parts:
            parts["assistant"].stop()
        if replicas:
            await replicas.close()

    def offers() -> List[Offer]:
        if "assistant" not in parts:
            raise Problem(503, "The offers are not ready", "Try again in a moment. In danger, call the emergency number.")
        return house.finder.snapshot.present()

    def answered(page: str, offer: str, language: str, answer: str) -> None:
        PageAnswers(house.engine).add(page, offer, language, answer, date.today())

    app = FastAPI(title="Lotse", version="0.1.0", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.knows = reception.knows
    app.include_router(api(reception, renderer, offers, offer_of, settings))
    app.include_router(described(app))
    app.include_router(rest_channel(reception, settings, texts, emergency))
    source = Source(lambda: house.finder.snapshot if "assistant" in parts else None, lambda: house.cluster_book.clusters(),
                    lambda words: near(house.finder, house.taxonomy, from_thread.run(reception.understand, words), words))
    partners = cache(lambda: Partners(settings, house.engine, house.catalogue, house.exchange_parts, lambda: house.publish(log.info)))
    app.include_router(website(reception, offer_of, settings, texts, house.taxonomy, emergency, source,
                               Reports(lambda: house.findings, _receipt(partners)), notices, answered,
                               (partial(faq_pages, house.faq),)))
    app.include_router(hsds_api(offers, lambda: house.catalogue.imported(), house.taxonomy))
    # Pages of institutions and of the network say the same notices as those of the site.
    front_of_partners = PartnerFront(partners, View(settings, texts, house.taxonomy, emergency, templates=(TEMPLATES,), notices=notices, answering=True))
    app.include_router(PartnerPages(front_of_partners).routes())
    app.include_router(SheetPages(front_of_partners).routes())
    network = cache(house.network)
    view = View(settings, texts, house.taxonomy, emergency, True, (NETWORK_TEMPLATES, TEMPLATES), notices=notices, answering=True, asking=True)
    front = NetworkFront(network, view)
    app.include_router(OwnPages(front).routes())
    app.include_router(NetworkPages(front).routes())
    app.include_router(MaterialPages(front, settings.public_url).routes())
    # What an editor approves is searched in this process at once.
    contacts = ContactPages(partners, lambda: house.findings, house.taxonomy)
    words = WordingPages(house.wording, Preview(settings, house.wording, house.taxonomy, offer_of), house.is_retired, house.faq)
    app.include_router(desk_pages(settings, lambda: house.engine, EditingPages(partners, house.taxonomy), contacts, NetworkEditing(network, house.taxonomy),
                                  words, ClusterPages(lambda: house.cluster_book, lambda: house.cluster_edits),
                                  ReviewPages(settings, lambda: house.review_book, house.taxonomy),
                                  initiatives=lambda: network().register.initiatives(),
                                  programmes=lambda: programmes(network().register)))
    app.include_router(metrics(lambda: house.engine, lambda: house.stream if "assistant" in parts else None))
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, lost(view, on_http))
    # Safe with secrets in the page (BREACH): a form of another site is refused, so nobody else can put words beside them.
    app.add_middleware(GZipMiddleware, minimum_size=600)
    app.add_middleware(Shared, settings=settings)
    app.add_middleware(Protection, settings=settings, replicas=replicas)

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> Dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", include_in_schema=False)
    async def readyz() -> JSONResponse:
        return _readiness(house, parts)

    @app.exception_handler(Exception)
    async def on_error(request: Request, error: Exception) -> Response:
        log.error("%s %s failed: %s", request.method, request.scope.get("route") and request.scope["route"].path, type(error).__name__)
        return problem(503, "Something went wrong on our side", "Try again in a moment. In danger, call the emergency number.")

    return app


def _receipt(partners: Callable[[], Partners]) -> Callable[[str, str, str, str], bool]:
    """Sends a receipt, where this site can send mail."""

    def send(mail: str, language: str, name: str, visitor: str) -> bool:
        try:
            return partners().receipt(mail, language, name, visitor)
        except (SecretError, SQLAlchemyError) as error:
            log.error("A receipt could not be sent: %s", type(error).__name__)
            return False

    return send


def _readiness(house: House, parts: Dict[str, Any]) -> JSONResponse:
    """Whether this process can answer, and with which index and model."""
    if not parts.get("ready"):
        return JSONResponse({"ready": False, "reason": parts.get("reason", "starting")}, 503)
    try:
        index = house.finder.snapshot.manifest.name
    except SnapshotError as error:
        return JSONResponse({"ready": False, "reason": str(error)}, 503)
    return JSONResponse({"ready": True, "index": index, "model": parts["assistant"].model})


async def _start(house: House, parts: Dict[str, Any], reception: Reception) -> None:
    """Loads the dialogue, and where the database is not there yet tries again until it is."""
    while not parts.get("ready"):
        try:
            assistant = await asyncio.to_thread(house.assistant)
            await assistant.warm_up()
            _settle()
            parts.update(assistant=assistant, ready=True)
        except Exception as error:
            # People still get the pages with the emergency contacts; the reason goes to whoever runs this.
            away = isinstance(error, DBAPIError)
            log.error("The dialogue did not start: %s", type(error).__name__ if away else error)
            parts["reason"] = str(error) if isinstance(error, (SnapshotError, RuntimeError, OSError)) else type(error).__name__
            if not away:
                break
            reception.open_for(None)
            await asyncio.sleep(_TRY_EVERY)
    reception.open_for(parts.get("assistant"))


def _settle() -> None:
    """What is loaded by now stays: Python's collector need not go through it again and again. What it took the place of goes."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def _tidy(house: House, parts: Dict[str, Any]) -> None:
    """Deletes conversations that have expired, and messages that may not be looked at any more."""
    while True:
        if parts.get("ready"):
            try:
                await parts["assistant"].expire(house.settings.expire_hours)
                # Where the review was switched off, what it kept goes.
                await asyncio.to_thread(lambda: house.review_book.expire(house.settings.review_days if house.settings.review else 0))
            except Exception as error:
                log.error("Tidying up failed: %s", type(error).__name__)
        await asyncio.sleep(_TIDY_EVERY if parts.get("ready") else 5)


async def _reword(house: House) -> None:
    """Takes over what editors changed and organisations published. Where the database is away, what was known last is said; the log
    says so once."""
    said = False
    while True:
        try:
            await asyncio.to_thread(house.wording.refresh)
            await asyncio.to_thread(house.hints.refresh)
            said = False
        except Exception as error:
            if not said:
                log.error("What was changed at the desk could not be read: %s", type(error).__name__)
            said = True
        await asyncio.sleep(_WORDS_EVERY)


async def _renew(house: House, parts: Dict[str, Any], replicas: Optional[Replicas]) -> None:
    """Takes a newer index or model into use, at once where it is told of it; what cannot be read leaves the one in use, and the
    log says so once."""
    said: Dict[str, str] = {}

    async def index() -> None:
        if await asyncio.to_thread(house.refresh):
            _settle()

    async def model() -> None:
        agent = await asyncio.to_thread(house.newer_agent, parts["assistant"].model)
        if agent is not None:
            await parts["assistant"].take(agent)
            _settle()
            log.warning("The model %s is in use.", parts["assistant"].model)

    while True:
        await (replicas.news(_LOOK_EVERY) if replicas else asyncio.sleep(_LOOK_EVERY))
        for name, work in (("index", index), ("model", model)) if parts.get("ready") else ():
            try:
                await work()
                said.pop(name, None)
            except Exception as error:
                reason = str(error) if isinstance(error, (SnapshotError, ModelError)) else type(error).__name__
                if reason != said.get(name):
                    log.error("The %s in use stays, since the new one was refused. %s", name, reason)
                said[name] = reason
