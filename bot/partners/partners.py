"""What the pages of institutions and the editors' pages work with: accounts, links, mail, proposals, on one database."""
from __future__ import annotations

import logging
import math
import threading
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional
from urllib.parse import urlsplit

from sqlalchemy.engine import Engine

from bot.desk.session import Sessions, is_loopback, secret_for
from bot.mail import Mail, MailError
from bot.partners.drafts import Drafts
from bot.partners.freshness import Freshness, Reminded
from bot.partners.institutions import Institution, Institutions
from bot.partners.links import LASTS, Links, Postage
from bot.partners.proposals import Proposal, Proposals
from bot.partners.sheet import Sheets
from bot.partners.tables import metadata
from bot.settings import Settings
from index.catalogue import Catalogue
from index.exchange.account import Parts
from index.offers import Offer
from index.taxonomy import LANGUAGES
from index.yml import read_yml

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
COOKIE, PATH = "institution", "/partners"
_ENTER = "enter"


class Refused(Exception):
    """`key` says why no mail goes out: address, closed, flood or mail."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Partners:
    """`kit()` gives the parts that read an offer, with the whole catalogue; `publish()` puts the catalogue into the search."""

    def __init__(self, settings: Settings, engine: Engine, catalogue: Catalogue, kit: Callable[[], Parts], publish: Callable[[], None]) -> None:
        metadata.create_all(engine)
        secret = secret_for(settings.secret, settings.host)  # raises SecretError
        self._settings, self._kit, self._publish, self._site = settings, kit, publish, settings.public_url.rstrip("/")
        self.catalogue, self.mail = catalogue, Mail(settings)
        self.institutions, self.proposals = Institutions(engine), Proposals(engine, catalogue, lambda offer: self.kit(offer).reader.problem(offer))
        self.drafts, self.sheets = Drafts(engine), Sheets(engine, catalogue, self.proposals)
        self.freshness = Freshness(engine, self.institutions, catalogue, self.proposals, secret, same_house)
        self.links, self.postage = Links(engine, secret), Postage(engine, secret)
        self.sessions: Sessions[Institution] = Sessions(self.institutions, secret, settings.public_url.startswith("https"), COOKIE, PATH)
        self._read: Optional[Parts] = None
        self._reading = threading.Lock()

    def invite(self, mail: str, provider: str, country: str, language: str, visitor: str) -> None:
        """Sends the link that lets an institution in. Raises Refused."""
        if not self._can_send():
            log.error("Institutions cannot register: LOTSE_MAIL_SERVER is not set.")
            raise Refused("closed")
        if not self.postage.allows(mail, visitor):
            raise Refused("flood")
        token = self.links.make(_ENTER, {"mail": mail, "provider": provider, "country": country, "language": language})
        try:
            self.send(mail, "invitation", language, link=f"{self._site}{PATH}/enter/{token}?lang={language}",
                      hours=str(math.floor(LASTS / 3600)))
        except MailError:
            raise Refused("mail") from None

    def check_link(self, token: str) -> Mapping[str, str]:
        """Raises LinkError."""
        return self.links.read(_ENTER, token)

    def let_in(self, token: str) -> Institution:
        """Raises LinkError."""
        carried = self.links.spend(_ENTER, token)
        return self.institutions.enter(carried["mail"], carried["provider"], carried["country"], carried["language"])

    def kit(self, offer: Optional[Offer]) -> Parts:
        """What reads a form: the vocabulary is kept, and of the catalogue only what the form is about is looked up."""
        with self._reading:
            if self._read is None:
                self._read = self._kit()._replace(known={})
        return self._read._replace(known={offer.id: offer} if offer else _Known(self.catalogue))

    def publish(self) -> bool:
        """False where the index could not follow; the log says why, and the next change or `lotse index build` makes it up."""
        try:
            self._publish()
        except Exception as error:
            log.error("An approved offer is in the catalogue, but not in the index yet (%s): run `lotse index build`.", error)
            return False
        return True

    def receipt(self, mail: str, language: str, name: str, visitor: str) -> bool:
        """Thanks somebody for saying that an offer is wrong. The address is used for this mail and kept nowhere."""
        if not self._can_send() or not self.postage.allows(mail, visitor):
            return False
        try:
            self.send(mail, "receipt", language, name=name)
        except MailError:
            return False
        return True

    def tell(self, proposal: Proposal) -> bool:
        """Writes to the institution what became of its proposal. False where no mail went out."""
        institution = self.institutions.get(proposal.institution)
        if institution is None or not self._can_send():
            return False
        try:
            self.send(institution.mail, proposal.state, institution.language, name=proposal.after.name, reason=proposal.reason,
                      link=f"{self._site}{PATH}")
        except MailError:
            return False
        return True

    def remind(self, today: date, dry_run: bool) -> Reminded:
        """Asks institutions whether their old offers are still right. Raises Refused where no mail can go out."""
        if not dry_run and not self._can_send():
            raise Refused("closed")

        def send(institution: Institution, offers: List[Offer], token: str) -> None:
            names = "\n".join(f"- {offer.name}" for offer in offers)
            self.send(institution.mail, "still_right", institution.language, offers=names, link=f"{self._site}{PATH}/still-right/{token}")

        return self.freshness.remind(send, today, dry_run)

    def _can_send(self) -> bool:
        return bool(self._settings.mail_server) or is_loopback(self._settings.host)

    def send(self, to: str, which: str, language: str, /, **values: str) -> None:
        """One of the mails of the texts. Raises MailError."""
        words = load_words()[language]["mails"]
        text = f"{words['greeting']}\n\n{words[which]['text'].format(**values)}\n\n{words['end'].format(site=self._site)}\n"
        self.mail.send(to, words[which]["subject"].format(**values), text)


class _Known(Dict[str, Offer]):
    """The offers of the catalogue by id, each read when it is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def get(self, id: str, default: Any = None) -> Any:
        return self._catalogue.get(id) or default

    def __contains__(self, id: object) -> bool:
        return self._catalogue.get(str(id)) is not None


def same_house(institution: Institution, offer: Offer) -> bool:
    """Whether an offer publishes the institution's mail address, or links to its domain: a hint for editors, no proof."""
    domain = institution.mail.rpartition("@")[2]
    hosts = [urlsplit(contact.value).hostname or "" for contact in offer.contacts if "://" in contact.value]
    published = any(contact.type == "email" and contact.value.lower() == institution.mail for contact in offer.contacts)
    return published or any(host == domain or host.endswith(f".{domain}") for host in hosts)


@lru_cache(maxsize=1)
def load_words() -> Mapping[str, Mapping[str, Any]]:
    """{language: its texts}, read once a process."""
    return {language: read_yml(HERE / f"texts/{language}.yml") for language in LANGUAGES}

