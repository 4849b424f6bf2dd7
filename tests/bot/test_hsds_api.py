"""The catalogue under /hsds/ in the words of HSDS 3.0: pages, filters, one service, and errors that say what would do."""

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.api import Problem, on_problem
from bot.house import SHIPPED_OFFERS
from bot.hsds_api import hsds_api
from index.offers import OfferReader
from index.taxonomy import load_taxonomy

ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


@pytest.fixture(scope="module")
def offers():
    return OfferReader(load_taxonomy().vocabulary()).read(sorted(SHIPPED_OFFERS.glob("*.jsonl"))).taken


@pytest.fixture(scope="module")
def get(offers):
    app = FastAPI()
    times = {offer.id: datetime(2026, 1 if offer.country == "SE" else 3, 1, tzinfo=timezone.utc) for offer in offers}
    app.include_router(hsds_api(lambda: offers, lambda: times, load_taxonomy()))
    app.add_exception_handler(Problem, on_problem)
    client = TestClient(app)

    def of(path, status=200, **query):
        answer = client.get(f"/hsds/{path}", params=query)
        assert answer.status_code == status, answer.text
        return answer.json()

    return of


def names(page):
    return {service["name"] for service in page["contents"]}


def test_it_says_what_it_is(get):
    assert get("")["version"] == "3.0" and set(get("")) == {"version", "profile", "openapi_url"}


def test_the_pages_hold_every_service_once(get, offers):
    first = get("services", per_page=100)
    assert set(first) == ENVELOPE and (first["total_items"], first["total_pages"], first["first_page"], first["last_page"]) == (
        len(offers),
        6,
        True,
        False,
    )
    ids = [service["id"] for page in range(1, 7) for service in get("services", per_page=100, page=page)["contents"]]
    assert len(ids) == len(set(ids)) == len(offers) and ids == sorted(ids)
    beyond = get("services", page=99)
    assert beyond["empty"] and beyond["contents"] == []


def test_lists_are_brief_and_one_service_is_whole(get):
    brief = get("services", per_page=1)["contents"][0]
    assert not any(isinstance(value, (list, dict)) for value in brief.values()) and brief["last_modified"].endswith("Z")
    whole = get(f"services/{brief['id']}")
    assert {**whole, **brief} == whole and whole["organization"]["id"] == brief["organization_id"]
    assert get("services", per_page=1, full=True)["contents"][0] == whole
    assert set(get("services", per_page=1, minimal=True)["contents"][0]) == {"id", "last_modified"}
    assert get("services/nothing", 404)["field"] == "id"


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"topic": "grief"}, lambda offer: "grief" in offer.topics),
        ({"language": "sv"}, lambda offer: "sv" in offer.languages),
        ({"country": "at"}, lambda offer: offer.country == "AT"),
        ({"age": 15}, lambda offer: (offer.age_min or 0) <= 15 <= (offer.age_max or 200)),
        ({"minimum_age": 70}, lambda offer: (offer.age_max or 200) >= 70),
        (
            {"text": "telefonseelsorge"},
            lambda offer: "telefonseelsorge" in " ".join([offer.name, offer.provider, *offer.summary.values()]).casefold(),
        ),
        ({"modified_after": "2026-02-01"}, lambda offer: offer.country != "SE"),
        ({"modified_after": "2026-03-01T00:00:01Z"}, lambda offer: False),
    ],
)
def test_a_filter_keeps_just_those_that_fit(get, offers, query, holds):
    assert get("services", **query)["total_items"] == sum(map(holds, offers))


def test_terms_are_filters_and_the_vocabulary_names_them(get, offers):
    terms = [term for page in (1, 2) for term in get("taxonomy_terms", per_page=50, page=page)["contents"]]
    grief = next(term for term in terms if term["code"] == "grief")
    assert get("services", taxonomy_term_id=grief["id"])["total_items"] == get("services", topic="grief")["total_items"] > 0
    assert grief["taxonomy_id"] in {each["id"] for each in get("taxonomies")["contents"]}
    assert get("services", taxonomy_id=grief["taxonomy_id"])["total_items"] == len(offers)
    assert get(f"taxonomy_terms/{grief['id']}") == grief and get(f"taxonomies/{grief['taxonomy_id']}")["id"] == grief["taxonomy_id"]
    assert get("taxonomy_terms/nothing", 404)["field"] == get("taxonomies/nothing", 404)["field"] == "id"


def test_day_and_time(get):
    night = names(get("services", country="DE", day="SU", time="03:00", per_page=200))
    noon = names(get("services", country="DE", day="TU", time="11:00", per_page=200))
    assert "TelefonSeelsorge" in night and "TelefonSeelsorge" in noon and len(noon) > len(night)


def test_nearness(get):
    near, far = get("services", place="Köln", proximity=30, per_page=200), get("services", place="Köln", proximity=300, per_page=200)
    assert "Nightline Köln" in names(near) and names(near) < names(far)


def test_organizations_have_their_services(get, offers):
    page = get("organizations", per_page=200)
    assert page["total_items"] == len({offer.provider.casefold() for offer in offers})
    found = get("organizations", search="telefonseelsorge")["contents"][0]
    whole = get(f"organizations/{found['id']}")
    assert whole["services"] and get("services", organization_id=found["id"])["total_items"] == len(whole["services"])
    get("organizations/nothing", 404)


# The official schemas are not ours to ship: this test exists where a folder hsds/ with them lies beside the checkout.
_BESIDE = sorted(Path(__file__).parents[3].glob("*/hsds/schema/service_with_definitions.json"))

if _BESIDE:

    @pytest.mark.parametrize(
        ("path", "kind", "query"),
        [("services", "service", {}), ("services", "service", {"full": True}), ("organizations", "organization", {}),
         ("organizations", "organization", {"full": True}), ("taxonomies", "taxonomy", {}), ("taxonomy_terms", "taxonomy_term", {})],
    )
    def test_every_page_is_valid(get, path, kind, query):
        from jsonschema import Draft7Validator, FormatChecker

        schema = json.loads(_BESIDE[0].read_text("utf-8"))
        valid = Draft7Validator(schema if kind == "service" else {**schema["definitions"][kind], "definitions": schema["definitions"]},
                                format_checker=FormatChecker())
        number, last = 0, False
        while not last:
            number += 1
            page = get(path, page=number, per_page=100, **query)
            last = page["last_page"]
            assert page["contents"] and [error.message for each in page["contents"] for error in valid.iter_errors(each)] == []
        one = page["contents"][0]["id"]
        assert not list(valid.iter_errors(get(f"{path}/{one}")))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page": 0}, "page"),
        ({"per_page": 0}, "per_page"),
        ({"per_page": 1000}, "per_page"),
        ({"day": "XX"}, "day"),
        ({"time": "25:00"}, "time"),
        ({"place": "Nirgendwo"}, "place"),
        ({"modified_after": "gestern"}, "modified_after"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(get, query, field):
    assert get("services", 422, **query)["field"] == field


def test_the_service_has_it_under_hsds(server):
    page = server.client.get("/hsds/services", params={"per_page": 3}).json()
    assert page["total_items"] == 544 and page["size"] == 3


@pytest.mark.parametrize(("path", "query", "field"), [
    ("services", {"country": "FR"}, "country"), ("services", {"topic": "nonsense"}, "topic"), ("services", {"taxonomy_term_id": "abc"}, "taxonomy_term_id"),
    ("services", {"taxonomy_id": "abc"}, "taxonomy_id"), ("taxonomy_terms", {"taxonomy_id": "abc"}, "taxonomy_id"),
    ("services", {"minimum_age": 50, "maximum_age": 10}, "minimum_age"), ("services", {"place": "München", "country": "SE"}, "place")])
def test_a_filter_that_means_nothing_is_refused(get, path, query, field):
    assert get(path, 422, **query)["field"] == field


@pytest.mark.parametrize("name", ["country", "topic", "taxonomy_id", "taxonomy_term_id", "place", "day"])
def test_an_empty_filter_is_none(get, offers, name):
    assert get("services", **{name: ""})["total_items"] == len(offers)
