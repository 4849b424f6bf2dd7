"""Directories in HSDS of several versions and forms become offers of their own source; ours go out as HSDS 3.0 and come back."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.exchange.account import OUTCOMES, ExchangeError
from index.exchange.hsds import read_hsds
from index.exchange.hsds_out import organization_of, service_of, write_hsds
from index.exchange.ids import uuid_of
from index.offers import Contact
from tests.index.exchange.conftest import TODAY

ID = "0b2f6f4e-2d0c-4d55-8a39-8d0a0d0c1a11"
SERVICE = {
    "id": ID,
    "name": "Riverside listening line",
    "description": "We listen to people with anxiety or grief.",
    "status": "active",
    "email": "hello@riverside.example",
    "url": "https://riverside.example",
    "minimum_age": 16,
    "maximum_age": 25,
    "assured_date": "2026-01-15",
    "fees_description": "Free of charge",
    "phones": [{"id": "p", "number": "020 7946 0018", "extension": 7, "description": "Front desk"}],
    "schedules": [
        {"id": "s", "freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "09:00", "closes_at": "17:00"},
        {"id": "t", "byday": "SA", "opens_at": "10:00:00", "closes_at": "12:00:00"},
    ],
    "contacts": [
        {
            "id": "c",
            "name": "Ann Persona",
            "title": "Manager",
            "email": "ann@riverside.example",
            "phones": [{"id": "q", "number": "+44 20 7946 0019"}],
        }
    ],
    "languages": [{"id": "l", "name": "Polish", "code": "pl"}],
    "service_at_locations": [
        {
            "id": "a",
            "location": {
                "id": "o",
                "location_type": "physical",
                "name": "Riverside Hall",
                "addresses": [
                    {
                        "id": "d",
                        "attention": "Ann Persona",
                        "address_1": "1 Dock Road",
                        "city": "Bristol",
                        "state_province": "Avon",
                        "postal_code": "BS1 4ST",
                        "country": "GB",
                        "address_type": "physical",
                    }
                ],
            },
        }
    ],
    "organization": {"id": "r", "name": "Riverside Trust", "description": "A charity", "website": "https://trust.example"},
    "attributes": [{"id": "x", "taxonomy_term": {"id": "y", "name": "Bereavement", "code": "B1", "taxonomy": "openEligibility"}}],
}


@pytest.fixture
def read(parts, tmp_path):
    """Writes what is given as JSON and reads it as the directory `river`; gives the account."""

    def of(found, name="river.json", country=None, known=None):
        path = tmp_path / name
        path.write_text(found if isinstance(found, str) else json.dumps(found), "utf-8")
        return read_hsds(path, parts._replace(known=known or {}), "river", country, TODAY)

    return of


def only(account):
    assert len(account.offers) == 1, [entry.reasons for entry in account.entries]
    return next(iter(account.offers.values()))


def test_a_service_of_3_0_becomes_an_offer_of_its_directory(read):
    offer = only(read(SERVICE))
    assert (offer.id, offer.directory, offer.country, offer.provider, offer.cost) == (
        f"hsds:river:{ID}",
        "river",
        "GB",
        "Riverside Trust",
        "free",
    )
    assert (offer.age_min, offer.age_max, offer.languages, str(offer.verified_on)) == (16, 25, ("pl",), "2026-01-15")
    assert offer.foreign_terms == ("Bereavement",) and offer.topics == ("grief",)
    assert [(contact.type, contact.value, contact.national, contact.label, contact.hours) for contact in offer.contacts] == [
        ("phone", "+44 20 7946 0018", "020 7946 0018", "Front desk, ext. 7", None),
        ("phone", "+44 20 7946 0019", None, None, None),
        ("email", "ann@riverside.example", None, None, None),
        ("email", "hello@riverside.example", None, None, None),
        ("address", "1 Dock Road, Bristol, Avon BS1 4ST", None, "Riverside Hall", "Mo-We 09:00-17:00; Sa 10:00-12:00"),
        ("web", "https://riverside.example", None, None, None),
    ]


def test_names_of_private_persons_are_not_taken(read):
    assert "Persona" not in only(read(SERVICE)).json()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda s: [s],
        lambda s: {"contents": [s], "total_items": 1},
        lambda s: {"items": [s]},
        lambda s: {"service": s},
        lambda s: {"id": "r", "name": "Riverside Trust", "services": [{k: v for k, v in s.items() if k != "organization"}]},
        lambda s: json.dumps(s) + "\n",
    ],
)
def test_a_service_is_found_in_a_list_a_page_an_organization_or_lines(read, wrap):
    assert only(read(wrap(SERVICE))).provider == "Riverside Trust"


def test_open_referral_uk_2_x_is_lifted(read):
    older = {
        "id": "77",
        "name": "Talk",
        "description": "Talking together about what weighs on you, once a week.",
        "status": "active",
        "contacts": [{"id": "1", "name": "Ann Persona", "phones": [{"number": "020 7946 0018"}]}],
        "eligibilitys": [{"minimum_age": 18, "maximum_age": 65}],
        "regular_schedules": [{"weekday": "Monday", "opens_at": "9:00", "closes_at": "17:00"}],
        "cost_options": [{"amount": 4, "option": "per hour"}],
        "service_taxonomys": [{"taxonomy": {"id": "t", "name": "Loneliness", "vocabulary": "esd"}}],
        "languages": [{"language": "English"}],
        "service_at_locations": [
            {"location": {"physical_addresses": [{"address_1": "1 Dock Road", "city": "Bristol", "postal_code": "BS1 4ST"}]}}
        ],
        "organization": {"name": "Trust"},
    }
    offer = only(read([older]))
    assert (offer.age_min, offer.age_max, offer.cost, offer.topics, offer.languages, offer.country) == (
        18,
        65,
        "charged",
        ("loneliness",),
        ("en",),
        "GB",
    )
    assert offer.id == "hsds:river:77" and {contact.hours for contact in offer.contacts if contact.type == "address"} == {"Mo 09:00-17:00"}


TABLES = {
    "organizations": [{"id": "o1", "name": "Help Inc", "email": "info@help.example", "url": "https://help.example"}],
    "services": [
        {
            "id": "1",
            "organization_id": "o1",
            "name": "Grief group",
            "description": "A group for people who grieve and want company.",
            "fees": "Free to everyone",
        },
        {"id": "2", "organization_id": "o1", "name": "Intake", "description": "First talk"},
        {"id": "", "organization_id": "o1", "name": "Nameless"},
        {"id": "4", "organization_id": "none", "name": "Unreachable", "status": "active"},
        {"id": "5", "organization_id": "o1", "name": "Over", "status": "defunct"},
    ],
    "phones": [
        {"service_id": "1", "number": "(312) 555-0175 ext. 12"},
        {"location_id": "l1", "number": "(312) 555-0176 or (312) 555-0177"},
    ],
    "locations": [{"id": "l1", "organization_id": "o1", "name": "Main office"}],
    "services_at_location": [{"id": "x", "service_id": "1", "location_id": "l1"}],
    "physical_addresses": [
        {"location_id": "l1", "address_1": "5 Lake St", "city": "Chicago", "state_province": "IL", "postal_code": "60601"}
    ],
    "regular_schedules": [
        {"location_id": "l1", "weekday": "Monday", "opens_at": "9:00", "closes_at": "17:00"},
        {"location_id": "l1", "weekday": "Sunday", "opens_at": "", "closes_at": ""},
    ],
}


def write_tables(folder):
    folder.mkdir()
    for name, rows in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
            writer.writeheader()
            writer.writerows(rows)
    return folder


@pytest.mark.parametrize("form", ["folder", "zip", "file"])
def test_tables_of_1_1_are_joined_and_lifted(parts, tmp_path, form):
    path = write_tables(tmp_path / "tables")
    if form == "zip":
        with zipfile.ZipFile(tmp_path / "tables.zip", "w") as archive:
            for each in sorted(path.glob("*.csv")):
                archive.write(each, f"data/{each.name}")
        path = tmp_path / "tables.zip"
    account = read_hsds(path / "services.csv" if form == "file" else path, parts, "lake", None, TODAY)
    assert [entry.outcome for entry in account.entries] == ["repaired", "repaired", "refused", "refused", "refused"]
    assert ["no id", "no phone, mail", "defunct"] == [
        word for word, entry in zip(["no id", "no phone, mail", "defunct"], account.entries[2:]) if word in entry.reason
    ]
    first, second = account.offers["hsds:lake:1"], account.offers["hsds:lake:2"]
    assert (first.country, first.topics, first.cost, first.region) == ("US", ("grief",), "free", ("US-IL",))
    assert [(contact.value, contact.label) for contact in first.contacts if contact.type == "phone"] == [
        ("+1 312-555-0175", "ext. 12"),
        ("+1 312-555-0176", None),
        ("+1 312-555-0177", None),
    ]
    assert next(contact.hours for contact in first.contacts if contact.type == "address") == "Mo 09:00-17:00"
    assert [contact.value for contact in second.contacts] == ["info@help.example", "https://help.example"]


def test_one_service_in_two_rows_is_merged_and_two_with_one_id_are_not(read):
    account = read(
        [
            {"id": "1", "name": "Talk", "status": "active"},
            {"id": "1", "name": "Talk", "url": "https://a.example"},
            {"id": "1", "name": "Other", "url": "https://b.example"},
        ]
    )
    assert [entry.outcome for entry in account.entries] == ["repaired", "merged", "refused"] and only(account).contacts[
        0
    ].value == "https://a.example"


def test_the_same_directory_twice_changes_nothing(read):
    first = read([SERVICE, {**SERVICE, "id": "2"}])
    again = read([SERVICE, {**SERVICE, "id": "2"}], known=first.offers)
    assert again.offers == first.offers and again.counts()["unchanged"] == 2


def test_a_directory_cannot_change_an_offer_of_ours(parts, shipped, read):
    ours = shipped["de-telefonseelsorge"]
    account = read([{**SERVICE, "id": str(uuid_of(ours.id)), "name": "Something else"}], known=shipped)
    assert account.counts()["unchanged"] == 1 and not account.offers


@pytest.mark.parametrize("found", ["", "{", "[]", "{}", "[[[[", "null", "12", '{"contents": []}', '"words"', "[" * 3000])
def test_what_holds_no_services_is_one_sentence(read, found):
    with pytest.raises(ExchangeError) as error:
        read(found)
    assert "river.json" in str(error.value)


def test_a_folder_without_tables_and_a_zip_bomb(parts, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExchangeError, match="no services"):
        read_hsds(tmp_path / "empty", parts, "x", None, TODAY)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", b"0" * 60_000_000)
    with pytest.raises(ExchangeError, match="unpacks"):
        read_hsds(tmp_path / "bomb.zip", parts, "x", None, TODAY)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["+44 20 7946 0018", "https://a.example", "MO"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                sorted(
                    {
                        *SERVICE,
                        "number",
                        "location",
                        "addresses",
                        "taxonomy_term",
                        "taxonomy",
                        "code",
                        "value",
                        "byday",
                        "opens_at",
                        "closes_at",
                        "eligibility",
                    }
                )
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    services=st.lists(
        st.one_of(
            JSON,
            st.fixed_dictionaries(
                {"id": st.sampled_from(["1", "2"]), "name": st.just("Talk"), "url": st.just("https://a.example")},
                optional={name: JSON for name in SERVICE if name not in ("id", "name", "url")},
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_a_directory_holds_its_rows_add_up(read, services):
    account = read({"contents": services})
    counts = account.counts()
    assert counts["rows"] == sum(counts[outcome] for outcome in OUTCOMES)
    assert all(entry.reason for entry in account.entries if entry.outcome == "refused")
    assert {entry.id for entry in account.entries if entry.outcome != "refused"} == set(account.offers)


@pytest.mark.parametrize("name", ["all.json", "all.jsonl"])
def test_export_import_export_is_identical(parts, shipped, tmp_path, name):
    write_hsds(tmp_path / name, shipped.values(), parts.taxonomy)
    account = read_hsds(tmp_path / name, parts, "back", None, TODAY)
    assert account.counts() == {"rows": len(shipped), "taken": len(shipped), "merged": 0, "repaired": 0, "refused": 0, "unchanged": 0}
    (tmp_path / "again").mkdir()
    write_hsds(tmp_path / "again" / name, account.offers.values(), parts.taxonomy)
    assert (tmp_path / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    by_uuid = {uuid_of(offer.id): offer for offer in account.offers.values()}
    for offer in shipped.values():
        back = by_uuid[uuid_of(offer.id)]
        assert back.copy(update={"id": offer.id, "directory": None}) == offer


def test_languages_of_a_phone_and_a_location_are_those_of_that_way_in(read):
    place = SERVICE["service_at_locations"][0]
    account = read(
        {
            **SERVICE,
            "phones": [{**SERVICE["phones"][0], "languages": [{"id": "1", "code": "tr"}, {"id": "2", "name": "Elvish"}]}],
            "service_at_locations": [{**place, "location": {**place["location"], "languages": [{"id": "3", "name": "Arabic"}]}}],
        }
    )
    offer = only(account)
    assert {contact.type: contact.languages for contact in offer.contacts if contact.languages} == {"phone": ("tr",), "address": ("ar",)}
    assert offer.languages == ("pl", "tr", "ar") and offer.contacts[1].languages is None


def test_languages_of_every_kind_of_contact_come_back(parts, shipped, tmp_path):
    every = [("phone", "+49 30 123456"), ("sms", "+49 30 123457"), ("email", "a@a.example"), ("email", "https://b.example/mail"), ("chat", "https://c.example"),
             ("form", "https://d.example"), ("app", "https://e.example"), ("web", "https://f.example"), ("address", "Weg 1, 10115 Berlin")]  # fmt: skip
    contacts = tuple(Contact(type=kind, value=value, languages=("tr", "ar") if place % 2 else ("uk",)) for place, (kind, value) in enumerate(every))
    offer = shipped["de-telefonseelsorge"].copy(update={"contacts": contacts, "languages": ("de", "ar", "tr", "uk")})
    write_hsds(tmp_path / "one.json", [offer], parts.taxonomy)
    back = only(read_hsds(tmp_path / "one.json", parts, "back", None, TODAY))
    assert back.copy(update={"id": offer.id, "directory": None}) == offer
    write_hsds(tmp_path / "two.json", [back], parts.taxonomy)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_tables_name_the_languages_of_a_phone(parts, tmp_path):
    folder = write_tables(tmp_path / "tables")
    phones = [{"id": "p1", "service_id": "1", "number": "(312) 555-0175"}, {"id": "p2", "service_id": "1", "number": "(312) 555-0176"}]
    for name, rows in {"phones": phones, "languages": [{"id": "l", "phone_id": "p2", "language": "Spanish"}]}.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    offer = read_hsds(folder, parts, "lake", None, TODAY).offers["hsds:lake:1"]
    assert [contact.languages for contact in offer.contacts if contact.type == "phone"] == [None, ("es",)] and offer.languages == ("es",)


# The official schemas and others' directories are not ours to ship: the tests below exist where a folder hsds/ with them lies beside the checkout.
_BESIDE = sorted(Path(__file__).parents[4].glob("*/hsds/schema/service_with_definitions.json"))

if _BESIDE:
    HSDS = _BESIDE[0].parent.parent

    @pytest.fixture(scope="module")
    def problems():
        """What the official schema finds wrong with a service or an organization."""
        from jsonschema import Draft7Validator, FormatChecker

        schema = json.loads((HSDS / "schema" / "service_with_definitions.json").read_text("utf-8"))
        whole = Draft7Validator(schema, format_checker=FormatChecker())
        owner = Draft7Validator(
            {**schema["definitions"]["organization"], "definitions": schema["definitions"]}, format_checker=FormatChecker()
        )
        return lambda found, kind="service": [error.message for error in (whole if kind == "service" else owner).iter_errors(found)]

    def test_everything_exported_is_valid(parts, shipped, problems):
        for offer in shipped.values():
            assert not problems(service_of(offer, parts.taxonomy, "2026-01-01T00:00:00Z"))
            assert not problems(organization_of([offer], True), "organization")
        spoken = [contact.copy(update={"languages": ("de",)}) for offer in shipped.values() for contact in offer.contacts]
        assert not problems(service_of(shipped["de-telefonseelsorge"].copy(update={"contacts": tuple(spoken)}), parts.taxonomy))

    @pytest.mark.parametrize(("name", "rows", "merged", "refused"), [("ilao", 430, 0, 1), ("oruk", 128, 127, 0)])
    def test_directories_of_others_are_taken_whole(parts, problems, tmp_path, name, rows, merged, refused):
        account = read_hsds(HSDS / name, parts, name, None, TODAY)
        counts = account.counts()
        assert (counts["rows"], counts["merged"], counts["refused"]) == (rows, merged, refused)
        assert rows == sum(counts[outcome] for outcome in OUTCOMES) and len(account.offers) == rows - merged - refused
        assert not [problem for offer in account.offers.values() for problem in problems(service_of(offer, parts.taxonomy))]
        write_hsds(tmp_path / "a.json", account.offers.values(), parts.taxonomy)
        back = read_hsds(tmp_path / "a.json", parts, "back", None, TODAY)
        write_hsds(tmp_path / "b.json", back.offers.values(), parts.taxonomy)
        assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()

    @pytest.mark.parametrize("example", ["examples/service_full.json", "examples/csv"])
    def test_the_official_examples_are_read(parts, example):
        offer = only(read_hsds(HSDS / example, parts, "example", None, TODAY))
        assert offer.name == "Community Counselling" and "Persona" not in offer.json() and {"anxiety", "depression"} <= set(offer.topics)
