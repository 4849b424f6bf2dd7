"""The catalogue under /hsds/ as Open Referral HSDS 3.0: services, institutions and the vocabulary, page by page, to read."""
from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, Callable, Dict, Iterable, List, Optional

from fastapi import APIRouter, Depends, Query

from bot.api import PROBLEM, Problem
from bot.hsds_filters import FACETS, Wanted, fits, known_taxonomy, taxonomy_of, wanted_services
from index.exchange.hsds_out import OPENAPI, PROFILE, VERSION, brief, organization_id, organization_of, service_of, term_id
from index.exchange.hsds_words import PREFIX
from index.exchange.ids import uuid_of
from index.offers import Offer
from index.taxonomy import Taxonomy

_LARGEST_PAGE = 200
Record = Dict[str, Any]


def hsds_api(offers: Callable[[], List[Offer]], imported: Callable[[], Dict[str, datetime]], taxonomy: Taxonomy) -> APIRouter:
    """The routes. `offers` gives those that people may be given, `imported` when each was taken in."""
    router = APIRouter(prefix="/hsds", responses={code: {"description": "A problem (RFC 9457)", "content": {PROBLEM: {}}} for code in (404, 422)})

    @router.get("/")
    def about() -> Record:
        """Which version of HSDS this is, and where it is described."""
        return {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI}

    @router.get("/services")
    def services(wanted: Wanted = Depends(wanted_services), page: int = 1, per_page: int = 50, full: bool = False, minimal: bool = False) -> Record:
        """Services in the order of their ids; `full` with all their parts, `minimal` only id and last_modified."""
        times = imported()
        found = sorted((offer for offer in offers() if fits(offer, wanted, times)), key=lambda offer: str(uuid_of(offer.id)))

        def show(offer: Offer) -> Record:
            service = service_of(offer, taxonomy, _stamp(times.get(offer.id)))
            if minimal:
                return {name: service[name] for name in ("id", "last_modified") if name in service}
            return service if full else brief(service)

        return _page(found, page, per_page, show)

    @router.get("/services/{id}")
    def service(id: str) -> Record:
        """One service with its organization and all its parts."""
        offer = next((offer for offer in offers() if id in (str(uuid_of(offer.id)), offer.id)), None)
        if offer is None:
            raise Problem(404, "There is no such service", "Look it up in GET /hsds/services.", "id")
        return service_of(offer, taxonomy, _stamp(imported().get(offer.id)))

    @router.get("/organizations")
    def organizations(search: Optional[str] = Query(None, max_length=200), page: int = 1, per_page: int = 50, full: bool = False) -> Record:
        """Institutions in the order of their ids."""
        found = _organizations(offers())
        kept = [each for id, each in sorted(found.items()) if not search or search.casefold() in each[0].provider.casefold()]
        return _page(kept, page, per_page, lambda theirs: organization_of(theirs, full))

    @router.get("/organizations/{id}")
    def organization(id: str) -> Record:
        """One institution and the services it has."""
        theirs = _organizations(offers()).get(id)
        if theirs is None:
            raise Problem(404, "There is no such organization", "Look it up in GET /hsds/organizations.", "id")
        return organization_of(theirs, True)

    _vocabulary(router, taxonomy)
    return router


def _vocabulary(router: APIRouter, taxonomy: Taxonomy) -> None:
    @router.get("/taxonomies")
    def taxonomies(page: int = 1, per_page: int = 50) -> Record:
        """The facets of our vocabulary by which services can be narrowed."""
        return _page(list(FACETS), page, per_page, taxonomy_of)

    @router.get("/taxonomies/{id}")
    def taxonomy_by_id(id: str) -> Record:
        """One facet of our vocabulary."""
        return _one((taxonomy_of(facet) for facet in FACETS), id, "taxonomy", "taxonomies")

    @router.get("/taxonomy_terms")
    def terms(taxonomy_id: Optional[str] = None, page: int = 1, per_page: int = 50) -> Record:
        """The words of our vocabulary; their ids are what `taxonomy_term_id` takes."""
        known_taxonomy(taxonomy_id)
        return _page([term for term in every_term() if not taxonomy_id or taxonomy_id == term["taxonomy_id"]], page, per_page, lambda term: term)

    @router.get("/taxonomy_terms/{id}")
    def term(id: str) -> Record:
        """One word of our vocabulary."""
        return _one(every_term(), id, "term", "taxonomy_terms")

    def every_term() -> List[Record]:
        return [show(facet, id) for facet in FACETS for id in taxonomy.ids(facet)]

    def show(facet: str, id: str) -> Record:
        described = taxonomy.description(id, "en") if facet == "topics" else taxonomy.label(facet, id, "en")
        return {"id": term_id(facet, id), "code": id, "name": taxonomy.label(facet, id, "en"), "description": described,
                "taxonomy": PREFIX + facet, "taxonomy_id": taxonomy_of(facet)["id"], "language": "en"}


def _one(found: Iterable[Record], id: str, what: str, path: str) -> Record:
    for each in found:
        if each["id"] == id:
            return each
    raise Problem(404, f"There is no such {what}", f"Look it up in GET /hsds/{path}.", "id")


def _organizations(offers: List[Offer]) -> Dict[str, List[Offer]]:
    found: Dict[str, List[Offer]] = {}
    for offer in offers:
        found.setdefault(organization_id(offer.provider), []).append(offer)
    return found


def _page(found: List[Any], page: int, per_page: int, show: Callable[[Any], Record]) -> Record:
    """The envelope of HSDS around one page."""
    if page < 1 or not 1 <= per_page <= _LARGEST_PAGE:
        wrong = "page" if page < 1 else "per_page"
        raise Problem(422, "The page is out of range", f"Send page from 1 and per_page from 1 to {_LARGEST_PAGE}.", wrong)
    part, pages = found[(page - 1) * per_page:page * per_page], -(-len(found) // per_page)
    return {"total_items": len(found), "total_pages": pages, "page_number": page, "size": len(part), "first_page": page == 1,
            "last_page": page >= pages, "empty": not part, "contents": [show(each) for each in part]}


def _stamp(time: Optional[datetime]) -> Optional[str]:
    return time.astimezone(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z") if time else None
