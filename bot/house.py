"""Everything built in one place and handed in: settings in, the parts of one process out."""
from __future__ import annotations

import csv
import secrets
import threading
from contextlib import nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Callable, List, Optional

from sqlalchemy.engine import Engine

from bot.faq.faq import Faq
from bot.network.hints import Hints
from bot.network.register import Register
from bot.redaction import Redactor, load_redactor
from bot.redaction.public import public_contacts
from bot.review.book import ReviewBook
from bot.settings import Settings
from bot.stream.address import read_address
from bot.stream.stream import EventStream
from bot.wording.live import Wording
from index.catalogue import Catalogue, open_engine
from index.cluster_edits import ClusterEdits
from index.clusters import ClusterBook
from index.encoder import SHIPPED, Encoder, open_encoder
from index.findings import Findings
from index.gazetteer import load_gazetteer
from index.lean import without
from index.offers import Intake, Offer, OfferReader
from index.snapshot import Manifest, Snapshot, current_name
from index.taxonomy import DATA, Taxonomy, load_taxonomy
from index.vectors import FaissShelf, Shelf
from retrieval.finder import Finder

SHIPPED_OFFERS = DATA / "offers"
Progress = Callable[[str], None]


class House:
    """The parts of one process, each built when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._renewing = threading.RLock()

    @cached_property
    def taxonomy(self) -> Taxonomy:
        return load_taxonomy()

    @cached_property
    def encoder(self) -> Encoder:
        return open_encoder(self.settings.encoder)

    @cached_property
    def engine(self) -> Engine:
        """The database for everything but the conversations, whose turns have connections of their own; its tables are
        those that this version needs."""
        from bot.migrations import upgrade

        engine = open_engine(self.settings.database_url)
        upgrade(engine)
        return engine

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.engine)

    @cached_property
    def wording(self) -> Wording:
        """The words in use, and the contacts in danger: those that ship with Lotse until the database was asked."""
        return Wording(lambda: self.engine)

    @cached_property
    def faq(self) -> Faq:
        return Faq(self.wording, lambda: self.encoder, self.settings.store / "questions.npz")

    @cached_property
    def hints(self) -> Hints:
        """Materials of the network that are named beside the offers."""
        return Hints(lambda: Register(self.engine))

    @cached_property
    def redactor(self) -> Redactor:
        """Keeps what the catalogue publishes, or, where nothing was taken in yet, what ships with Lotse."""
        return load_redactor(public_contacts(self.shown_offers() or self.read_offers(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken))

    @cached_property
    def review_book(self) -> ReviewBook:
        return ReviewBook(self.engine)

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.snapshot(), self.encoder)

    def snapshot(self, known: Optional[Snapshot] = None) -> Snapshot:
        """The index in use. Raises SnapshotError with a remedy. What `known` has loaded already is not read again."""
        return Snapshot.open(self.settings.store, self.encoder.identity, self.taxonomy.identity, known, self._shelf)

    @cached_property
    def _shelf(self) -> Shelf:
        if self.settings.search == "pgvector":
            from index.pgvectors import PgShelf

            return PgShelf(self.engine)
        return FaissShelf()

    def refresh(self) -> bool:
        """Take a newer index into use, if there is one. Raises SnapshotError where it cannot be used; the old one stays."""
        with self._renewing:
            in_use = self.finder.snapshot
            if current_name(self.settings.store) == in_use.manifest.name:
                return False
            self.finder.swap(self.snapshot(in_use))
            return True

    def publish(self, progress: Progress) -> None:
        """Bring the index up to the catalogue, and take it into use at once where this process searches. Raises SnapshotError."""
        with self._renewing:
            self.build_index(progress, at_once=True)
            if "finder" in self.__dict__:
                self.refresh()

    def read_offers(self, paths: List[Path]) -> Intake:
        return self._offer_reader.read(paths)

    def is_retired(self, number: str) -> bool:
        """Whether a telephone number is not answered any more."""
        return self._offer_reader.is_retired(number)

    @cached_property
    def _offer_reader(self) -> OfferReader:
        with (DATA / "retired_numbers.csv").open(encoding="utf-8", newline="") as file:
            retired = [row["number"] for row in csv.DictReader(file)]
        return OfferReader(self.taxonomy.vocabulary(), retired)

    def network(self) -> Any:
        """The network of organisations (`bot.network.network.Network`). Raises SecretError."""
        from bot.network.matching import Matching
        from bot.network.network import Network

        return Network(self.settings, self.engine, self.taxonomy, lambda: self.encoder, lambda: Matching(self.encoder))

    def exchange_parts(self) -> Any:
        """What the readers of other people's files need (`index.exchange.account.Parts`)."""
        from index.exchange.account import Parts
        from index.exchange.terms import Terms, load_words

        terms = Terms(self.taxonomy, load_words(), lambda: self.encoder)
        return Parts(self.taxonomy, terms, load_gazetteer(), self._offer_reader, {offer.id: offer for offer in self.catalogue.offers()})

    def build_index(self, progress: Progress, at_once: bool = False) -> Manifest:
        """Bring the index in the store up to the catalogue (`_build`), and tell other replicas of it."""
        manifest = self._build(progress, at_once)
        if self.settings.redis_url:
            from bot.replicas import tell_news

            tell_news(self.settings.redis_url)
        return manifest

    def _build(self, progress: Progress, at_once: bool) -> Manifest:
        """The index for the catalogue as it is. A few offers that changed are kept beside the one in use; where nothing
        changed, or much, or that one cannot be read, it is built whole. `at_once` leaves the faster whole one for another
        time as long as it can, since somebody waits."""
        from index.build import build_snapshot
        from index.changes import MOST, few_enough, since, write_changes
        from index.snapshot import SnapshotError

        version, today = self._version(), date.today()

        def shown(offer: Offer) -> bool:
            return offer.is_shown(self.settings.directories, today)

        try:
            finder: Optional[Finder] = self.__dict__.get("finder")  # what a running service has loaded is not read again
            snapshot = self.snapshot(finder.snapshot if finder else None)
            put, withdrawn = since(self.settings.store, snapshot, self.catalogue.checksums())
            same_directories = snapshot.manifest.catalogue.partition("+")[2] == version.partition("+")[2]
        except SnapshotError:
            put, withdrawn, same_directories = [], [], False
        if at_once and same_directories and not (put or withdrawn):
            return snapshot.manifest
        changes = len(put) + len(withdrawn) + (len(snapshot.fresh) if same_directories else 0)
        if same_directories and (put or withdrawn) and (few_enough(changes, len(snapshot.offers)) or (at_once and changes <= MOST)):
            offers = [offer for offer in map(self.catalogue.get, put) if offer and shown(offer)]
            withdrawn += [offer.id for offer in snapshot.offers if not shown(offer)]  # those whose time is over
            return write_changes(self.settings.store, snapshot, offers, withdrawn, self.encoder, self.taxonomy,
                                 load_gazetteer(), version, progress)
        return build_snapshot(self.settings.store, filter(shown, self.catalogue.each()), self.encoder, self.taxonomy,
                              load_gazetteer(), version, progress, shelf=self._shelf, readings=self.settings.model)

    def index_is_current(self) -> bool:
        from index.build import is_current

        return is_current(self.settings.store, self.encoder.identity, self.taxonomy.identity, self._version(), self._shelf)

    def shown_offers(self) -> List[Offer]:
        """The offers people may be given: our own, and those of the directories that are switched on."""
        today = date.today()
        return [offer for offer in self.catalogue.offers() if offer.is_shown(self.settings.directories, today)]

    def _version(self) -> str:
        return "+".join([self.catalogue.version(), *sorted(self.settings.directories)])

    @cached_property
    def findings(self) -> Findings:
        return Findings(self.engine)

    @cached_property
    def cluster_book(self) -> ClusterBook:
        return ClusterBook(self.engine, self.taxonomy)

    @cached_property
    def cluster_edits(self) -> ClusterEdits:
        return ClusterEdits(self.engine)

    def build_clusters(self, progress: Progress) -> int:
        """Put what is new among the offers into clusters. Returns how many were."""
        return self.cluster_book.build(self.shown_offers(), lambda: self.encoder, self.exchange_parts().terms, progress)

    def offer(self, id: str) -> Optional[Offer]:
        return self.finder.offer(id)

    @cached_property
    def stream(self) -> Optional[EventStream]:
        """The event stream, where there is one. Replicas know a conversation by the same number in it, which only their secret leads to."""
        if not self.settings.events_url:
            return None
        key = self.settings.secret.encode() if self.settings.redis_url and self.settings.secret else secrets.token_bytes(32)
        return EventStream(read_address(self.settings.events_url), self.settings.events_name, key)

    def assistant(self) -> Any:
        """The dialogue, with the trained model. Raises ModelError or SnapshotError with a remedy."""
        from bot.dialogue import quiet
        from bot.dialogue.assistant import Assistant
        from bot.dialogue.locks import LocalLocks, RedisLocks
        from bot.dialogue.render import Renderer
        from bot.review.consent import Consent
        from nlu.guard import open_guard

        agent = self.newer_agent("")
        assert self.engine is not None  # the tables first
        quiet.install()
        from bot.dialogue.memory import WordlessTrackerStore

        store = WordlessTrackerStore(self.settings.database_url, stream=self.stream)
        renderer = Renderer(self.taxonomy, self.offer, self.wording.emergency, self.wording.phrases, self.faq.answer, self.hints.find)
        locks = RedisLocks(self.settings.redis_url) if self.settings.redis_url else LocalLocks()
        review = Consent(lambda: self.redactor, lambda: self.review_book, self.settings.review_days) if self.settings.review else None
        return Assistant(agent, store, lambda: self.finder, renderer, open_guard(), self.taxonomy, locks, self.faq, review)

    def newer_agent(self, known: str) -> Any:
        """Rasa's agent with the newest model; None where that is the one that is `known` by its file's name. Raises ModelError."""
        from bot.dialogue.agent import load_agent, newest_model

        model = newest_model(self.settings.model)
        if model.name == known:
            return None
        # spaCy takes torch where it is there, half a gigabyte for nothing: our words and our encoder need none of it.
        with without("torch") if self.settings.encoder == SHIPPED else nullcontext():
            return load_agent(model, lambda: self.finder)
