"""The network behind the offers: joining by mail, initiatives, groups, and bringing those together who can help each other."""
from __future__ import annotations

import logging
import math
from dataclasses import asdict
from datetime import date
from typing import Any, Callable, Dict, List, Mapping, Optional

from sqlalchemy.engine import Engine

from bot.desk.session import Sessions, is_loopback, secret_for
from bot.mail import Mail, MailError
from bot.network.digest import Told, tell_all
from bot.network.drafts import Draft, Drafts
from bot.network.entries import WAITING, Organisation, Work, name_of
from bot.network.form import Filled, Forms, new_id, organisation_of
from bot.network.matching import Matching
from bot.network.meeting import Meeting, Proposed
from bot.network.members import Joins, Member, Members
from bot.network.names import load_words
from bot.network.register import Register
from bot.network.shelf import Shelf
from bot.network.stock import Stock
from bot.network.tables import metadata
from bot.network.ties import Tie, Ties
from bot.partners.links import LASTS, LinkError, Links, Postage
from bot.partners.partners import Refused
from bot.partners.tables import metadata as link_tables
from bot.settings import Settings
from index.encoder import Encoder
from index.taxonomy import Taxonomy

log = logging.getLogger(__name__)
COOKIE, PATH = "network", "/network"
_ENTER = "network"


class Network:
    """`encoder()` reads what is searched for; `matching(initiatives)` finds who can help whom."""

    def __init__(self, settings: Settings, engine: Engine, taxonomy: Taxonomy, encoder: Callable[[], Encoder], matching: Callable[[], Matching]) -> None:
        metadata.create_all(engine)
        link_tables.create_all(engine)
        secret = secret_for(settings.secret, settings.host)  # raises SecretError
        self._settings, self._site = settings, settings.public_url.rstrip("/")
        self.register, self.members = Register(engine), Members(engine)
        self.forms, self.mail = Forms(taxonomy, lambda: [each.id for each in self.register.groups()]), Mail(settings)
        self.drafts, self.ties = Drafts(engine, self.register), Ties(engine)
        self.shelf = Shelf(self.register, encoder)
        self.stock = Stock(self.shelf)
        self.meeting = Meeting(self.shelf, self.ties, matching)
        self.shelf.beside.append(self.meeting.prepare)
        self.links, self.postage, self._joins = Links(engine, secret), Postage(engine, secret), Joins(engine, LASTS)
        self.sessions: Sessions[Member] = Sessions(self.members, secret, settings.public_url.startswith("https"), COOKIE, PATH)

    def ask_in(self, filled: Filled, mail: str, visitor: str) -> None:
        """Keeps the form for a day and sends the link that confirms it. An address that has an account gets a link to that one,
        so that nobody learns who is in the network. Raises Refused."""
        language = str(filled["language"])
        self._may_send(mail, visitor)
        if self.members.find(mail):
            self._send_link(mail, "sign_in", language, {"mail": mail}, str(filled["name"]))
            return
        key = self._joins.keep({**filled, "mail": mail})
        try:
            self._send_link(mail, "join", language, {"join": key, "mail": mail}, str(filled["name"]))
        except Refused:
            self._joins.drop(key)
            raise

    def send_key(self, mail: str, language: str, visitor: str) -> None:
        """A link for an account; where there is none, a mail that says so. Raises Refused."""
        self._may_send(mail, visitor)
        if self.members.find(mail):
            self._send_link(mail, "sign_in", language, {"mail": mail}, "")
        else:
            self.send_or_refuse(mail, "no_account", language, link=f"{self._site}{PATH}/join?lang={language}")

    def check_link(self, token: str) -> Mapping[str, str]:
        """Raises LinkError."""
        return self.links.read(_ENTER, token)

    def let_in(self, token: str) -> Member:
        """Whoever follows a link; a new organisation then waits for the desk. Raises LinkError."""
        carried = self.links.spend(_ENTER, token)
        member, filled = self.members.find(carried["mail"]), self._joins.read(carried.get("join", ""))
        if member is None and filled is not None:
            id = new_id(str(filled["name"]))
            self.drafts.save(id, organisation_of(filled, id, carried["mail"], WAITING), send=True)
            member = self.members.enter(id, carried["mail"], str(filled["person"]), str(filled["phone"]), str(filled["language"]))
            if member is None:  # two links of one address were followed at the same moment
                self.drafts.forget(id)
                member = self.members.find(carried["mail"])
        self._joins.drop(carried.get("join", ""))
        if member is None:
            raise LinkError("used")
        return member

    def organisation(self, member: Member) -> Optional[Organisation]:
        """As it is published, else as it waits."""
        published = self.register.get("organisation", member.organisation)
        if published is None:
            waiting = self.drafts.latest(member.organisation, "organisation", member.organisation)
            published = waiting.after if waiting else None
        return published if isinstance(published, Organisation) else None

    def change_organisation(self, member: Member, filled: Filled) -> bool:
        """The person and her number at once, what everybody reads by way of the desk; whether the desk has anything to do."""
        self.members.change(member.organisation, filled["person"], filled["phone"])
        known = self.register.get("organisation", member.organisation)
        state = known.state if isinstance(known, Organisation) else WAITING
        wanted = organisation_of(filled, member.organisation, member.mail, state)
        waiting = self.drafts.latest(member.organisation, "organisation", member.organisation)
        if wanted == known and waiting is None:
            return False
        self.drafts.save(member.organisation, wanted, send=True)
        return True

    def tell(self, draft: Draft) -> bool:
        """Writes to the organisation what became of its draft. False where no mail went out."""
        member = self.members.of(draft.organisation)
        if member is None or not self.can_send():
            return False
        try:
            self.send(member.mail, draft.state, member.language, name=name_of(draft.after), reason=draft.reason, link=f"{self._site}{PATH}/own")
        except MailError:
            return False
        return True

    def tell_other(self, tie: Tie) -> bool:
        """Writes to the other side that somebody would like to meet, or that both agreed: no contact stands in the mail, and no flood
        arises. False where no mail went out; the page says it all the same."""
        mine, other = self.shelf.initiative(tie.mine), self.shelf.initiative(tie.other)
        member = self.members.of(other.organisation) if other else None
        if mine is None or member is None or not self.can_send() or not self.postage.allows(member.mail, f"organisation {mine.organisation}"):
            return False
        try:
            self.send(member.mail, "agreed" if tie.agreed else "interested", member.language, name=mine.title, link=f"{self._site}{PATH}/own/suggestions")
        except MailError:
            return False
        return True

    def digest(self, today: date, dry_run: bool) -> Told:
        """Tells organisations of what is new for them. Raises Refused where no mail can go out."""
        if not dry_run and not self.can_send():
            raise Refused("closed")

        def send(member: Member, proposed: List[Proposed]) -> None:
            names = "\n".join(dict.fromkeys(f"- {each.other.title}" for each in proposed))
            self.send(member.mail, "digest", member.language, names=names, link=f"{self._site}{PATH}/own/suggestions")

        return tell_all(self.members, self.meeting, self.ties, send, today, dry_run)

    def export(self, member: Member) -> Dict[str, Any]:
        """All that is kept of an organisation, to take along."""
        own, organisation = self.register.initiatives(member.organisation), self.organisation(member)
        written = [{"state": draft.state, "kind": draft.kind, "reason": draft.reason, **asdict(draft.after)} for draft in self.drafts.of(member.organisation)]
        said = [{key: getattr(tie, key) for key in ("mine", "other", "says", "outcome")} for each in own for tie in self.ties.of(each.id)]
        materials = [asdict(each) for each in self.register.materials(member.organisation)]
        return {"organisation": asdict(organisation) if organisation else None,
                "contact": {key: getattr(member, key) for key in ("person", "mail", "phone", "language")},
                "initiatives": [asdict(each) for each in own], "materials": materials, "drafts": written,
                "groups": self.register.groups_of(member.organisation), "meetings": said}

    def forget(self, member: Member) -> None:
        """The organisation leaves: nothing is kept of it."""
        drafts = {draft.entry for draft in self.drafts.of(member.organisation)}
        published: List[Work] = [*self.register.initiatives(member.organisation), *self.register.materials(member.organisation)]
        ids = {member.organisation, *drafts, *(entry.id for entry in published)}
        self.ties.forget(member.organisation, sorted(ids))
        self.register.forget(sorted(ids))
        self.drafts.forget(member.organisation)
        self._joins.forget(member.mail)
        self.members.forget(member.organisation)

    def can_send(self) -> bool:
        return bool(self._settings.mail_server) or is_loopback(self._settings.host)

    def send(self, to: str, which: str, language: str, /, **values: str) -> None:
        """One of the mails of the texts. Raises MailError."""
        words = load_words()[language]["mails"]
        text = f"{words['greeting']}\n\n{words[which]['text'].format(**values)}\n\n{words['end'].format(site=self._site)}\n"
        self.mail.send(to, words[which]["subject"].format(**values), text)

    def send_or_refuse(self, to: str, which: str, language: str, /, **values: str) -> None:
        try:
            self.send(to, which, language, **values)
        except MailError:
            raise Refused("mail") from None

    def _send_link(self, mail: str, which: str, language: str, carried: Mapping[str, str], name: str) -> None:
        link = f"{self._site}{PATH}/enter/{self.links.make(_ENTER, carried)}?lang={language}"
        self.send_or_refuse(mail, which, language, link=link, hours=str(math.floor(LASTS / 3600)), name=name)

    def _may_send(self, mail: str, visitor: str) -> None:
        if not self.can_send():
            log.error("Organisations cannot join the network: LOTSE_MAIL_SERVER is not set.")
            raise Refused("closed")
        if not self.postage.allows(mail, visitor):
            raise Refused("flood")
