"""Schemathesis over our own description of the API, against a real server: no 5xx, and answers as they are described."""
from __future__ import annotations

import os
import time

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


def operations(server):
    schema = schemathesis.openapi.from_url(f"{server.url}/api/openapi.json")
    return [operation.ok() for operation in schema.get_all_operations()]


def test_every_operation_answers_as_described(server):
    found = operations(server)
    assert {operation.label for operation in found} >= {"POST /api/conversations", "GET /api/offers"}
    end = time.monotonic() + 60 * float(os.environ.get("FUZZ_MINUTES", "0"))
    while True:
        for operation in found:
            run(operation)
        if time.monotonic() >= end:
            return


def run(operation):
    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def one(case):
        case.call_and_validate(checks=CHECKS)

    one()


@pytest.mark.parametrize("length", [0, 1, 4_000, 4_001])
def test_a_message_of_any_length_is_answered(server, length):
    id = server.client.post("/api/conversations", json={}).json()["id"]
    assert server.client.post(f"/api/conversations/{id}/messages", json={"text": "ä" * length}).status_code in (200, 422)
