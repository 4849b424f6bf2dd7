"""/metrics for Prometheus: totals without labels, in steps of five, so that no scrape tells of one conversation."""
from __future__ import annotations

from typing import Callable, Iterator, Optional, Protocol

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy import case, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.record import BEFORE
from bot.desk.small import SMALLEST
from bot.desk.tables import conversations, create_tables


class Stream(Protocol):
    """What is counted of the event stream."""

    sent: int
    dropped: int
    up: bool


class _Totals:
    """Reads the totals of real conversations when it is asked for them."""

    def __init__(self, engine: Callable[[], Engine], stream: Callable[[], Optional[Stream]]) -> None:
        self._make, self._stream = engine, stream
        self._engine: Optional[Engine] = None

    def collect(self) -> Iterator[Metric]:
        yield from self._of_the_stream()
        try:
            if self._engine is None:
                self._engine = self._make()
                create_tables(self._engine)
            ended = conversations.c.ended
            reached = case((ended.in_(BEFORE), 0), else_=1)
            opened = case((ended.in_((*BEFORE, "offers")), 0), else_=1)
            helped = case((ended == "helped", 1), else_=0)
            query = select(func.count(), func.sum(conversations.c.turns), func.sum(reached), func.sum(opened), func.sum(helped),
                           func.sum(conversations.c.misses)).where(conversations.c.made == 0)
            with self._engine.connect() as connection:
                totals = [int(total or 0) for total in connection.execute(query).one()]
        except SQLAlchemyError:
            yield GaugeMetricFamily("lotse_database_up", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("lotse_database_up", "Whether the database answers.", 1)
        for total, (name, meaning) in zip(totals, (
                ("conversations", "Conversations that were recorded"), ("turns", "Messages in them"),
                ("conversations_with_offers", "Conversations that saw an offer"), ("conversations_with_contact", "Conversations that opened a contact"),
                ("conversations_that_helped", "Conversations in which somebody said that it helps"), ("misses", "Messages that were not understood"))):
            yield CounterMetricFamily(f"lotse_{name}", f"{meaning}, in steps of {SMALLEST}.", total - total % SMALLEST)


    def _of_the_stream(self) -> Iterator[Metric]:
        """Of this process alone. Drops are rounded up, so that none is missed."""
        stream = self._stream()
        if stream is not None:
            yield GaugeMetricFamily("lotse_stream_up", "Whether the broker of the event stream takes events.", int(stream.up))
            yield CounterMetricFamily("lotse_stream_sent", f"Events that were streamed, in steps of {SMALLEST}.", stream.sent - stream.sent % SMALLEST)
            yield CounterMetricFamily("lotse_stream_dropped", f"Events that were not streamed, in steps of {SMALLEST}, rounded up.",
                                      -(-stream.dropped // SMALLEST) * SMALLEST)


def metrics(engine: Callable[[], Engine], stream: Callable[[], Optional[Stream]] = lambda: None) -> APIRouter:
    """The route; `engine` is asked for at the first scrape, `stream` at each."""
    router, registry = APIRouter(include_in_schema=False), CollectorRegistry()
    registry.register(_Totals(engine, stream))

    @router.get("/metrics", response_class=Response)
    def scrape() -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return router
