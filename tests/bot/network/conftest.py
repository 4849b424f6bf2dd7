"""A site with a network of its own: organisations that joined by mail, an editor at the desk; the matching and the encoder are the real ones."""
from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from bot.network.entries import Initiative, Material, Organisation
from tests.bot.partners.conftest import Site as PartnerSite
from tests.bot.partners.conftest import made, token  # noqa: F401

JOIN = {"name": "Seglerverein Windstill e.V.", "sector": "civil_society", "areas": ["promotion", "individuals"], "country": "DE",
        "about": "Wir segeln mit jungen Menschen.",
        "region": "DE-SH", "place": "Kiel", "web": "https://www.windstill.example", "person": "Anna Beispiel",
        "phone": "+49 431 555 0101", "mail": "anna@windstill.example", "language": "de"}
NEED = {"title": "Segeln gegen Einsamkeit", "summary": "Junge Menschen segeln gemeinsam und finden Freunde.", "goals": "Weniger junge Menschen sind einsam.",
        "work": "Jeden Samstag fährt ein Boot.",
        "needs": "Geschulte Freiwillige, die mit jungen Menschen über Einsamkeit sprechen\nRäume für Treffen im Winter",
        "gives": "Ein Boot mit Platz für acht Menschen", "areas": ["promotion"], "themes": ["loneliness", "youth"], "settings": ["leisure"],
        "topics": ["loneliness"], "groups": ["young_people"], "country": "DE", "regions": ["DE-SH"], "audience": "Menschen von 14 bis 25", "state": "running",
        "begins": "2026-01-01", "ends": "",
        "links": "Film: https://www.windstill.example/film", "language": "de"}
GIVE = {**NEED, "title": "Unga möter unga", "summary": "Unga volontärer träffar unga som är ensamma.",
        "goals": "Ingen ung ska behöva vara ensam.", "work": "Vi utbildar volontärer.", "needs": "Båtar eller andra platser för utflykter med unga",
        "gives": "Utbildade volontärer som pratar med unga om ensamhet",
        "country": "SE", "regions": ["SE-M"], "audience": "Unga", "links": "", "language": "sv"}
GUIDE = {"kind": "guide", "title_de": "Mit jungen Menschen über Einsamkeit sprechen", "text_de": "Ein Leitfaden mit Sätzen für den Anfang.",
         "title_sv": "Prata med unga om ensamhet", "text_sv": "En vägledning med ord för början.", "title_en": "", "text_en": "",
         "link": "https://www.windstill.example/leitfaden.pdf", "licence": "cc_by", "languages": ["de", "sv"], "starts": "", "until": "",
         "zone": "Europe/Berlin", "venue": "", "who": ["friend", "relative"], "settings": ["leisure"], "topics": ["loneliness"], "group": "", "country": "DE"}
EVENT = {**GUIDE, "kind": "event", "title_de": "Segeltag; offen, für alle", "text_de": "Wir fahren hinaus.\nKommt vorbei!", "title_sv": "", "text_sv": "",
         "licence": "", "starts": "2031-07-01T14:00", "until": "2031-07-01T16:30", "venue": "Hafen, Kiel", "languages": ["de"]}


class Site(PartnerSite):
    """`member(mail, …)` is a browser in which a new organisation is signed in; `agree()` is what the desk does with all that waits."""

    def network(self):
        return self.house.network()

    def link(self):
        return re.search(r"http://127\.0\.0\.1:8000(/network/enter/\S+)", self.mails()[-1].get_content())[1]

    def member(self, mail="anna@windstill.example", lang="de", **given):
        visitor = self.visitor(lang)
        sent = visitor.post("/network/join", data={**JOIN, "mail": mail, **given})
        assert sent.status_code == 200, re.findall(r'class="wrong"[^>]*>([^<]*)', sent.text)
        assert visitor.post(self.link()).status_code == 200
        return visitor

    def agree(self, editor, **given):
        """Approves everything that waits; how many."""
        for draft in (waiting := self.network().drafts.open()):
            page = editor.get(f"/operators/network/drafts/{draft.number}")
            seen = re.search(r'name="mark" value="([^"]*)"', page.text)[1]
            done = editor.post(f"/operators/network/drafts/{draft.number}", data={"token": token(page), "mark": seen, "approve": "1", **given})
            assert done.status_code == 200 and "desk" not in str(done.url), done.text
        return len(waiting)

    def write(self, visitor, given, path="/network/own/initiatives/new", **more):
        return visitor.post(path, data={**given, "token": token(visitor.get(path)), **more})

    def reset(self):
        """Empties the network and the mails that were counted."""
        network = self.network()
        for member in network.members.all():
            network.forget(member)
        network.register.forget([each.id for each in (*network.register.organisations(), *network.register.initiatives(), *network.register.groups(),
                                               *network.register.materials())])
        with network.register._engine.begin() as connection:
            connection.execute(text("DELETE FROM partner_mails"))
            connection.execute(text("DELETE FROM network_joins"))


@pytest.fixture(scope="module")
def network_site(made):  # noqa: F811
    return Site(made)


@pytest.fixture
def site(network_site):
    network_site.reset()
    return network_site


def organisation(id="haus", **given):
    return Organisation(**{"id": id, "name": f"Haus {id}", "sector": "public", "areas": ("promotion",), "country": "DE", "region": "", "place": "Bremen",
                           "about": "", "web": "", "mail": f"{id}@haus.example", "language": "de", "state": "partner", **given})


def initiative(id="gruppe", organisation="haus", **given):
    return Initiative(**{"id": id, "organisation": organisation, "title": f"Initiative {id}", "summary": "Kurz.", "goals": "Ziel.", "work": "", "needs": (),
                         "gives": (), "areas": ("promotion",), "themes": ("loneliness",), "settings": (), "topics": (), "groups": (), "regions": (),
                         "country": "DE", "audience": "", "state": "running", "begins": "", "ends": "", "links": (), "language": "de", **given})


def material(id="leitfaden", organisation="haus", **given):
    blank = {name: "" for name in ("title_sv", "title_en", "text_sv", "text_en", "group", "starts", "until", "zone", "venue")}
    return Material(**{**blank, "id": id, "organisation": organisation, "kind": "guide", "title_de": f"Material {id}", "text_de": "Kurz gesagt.", "who": (),
                       "settings": (), "topics": (), "languages": ("de",), "licence": "cc0", "link": f"https://haus.example/{id}", "country": "DE", **given})
