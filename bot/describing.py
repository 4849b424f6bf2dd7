"""The description of the API, for programs and for people: at the addresses where one looks for it."""
from __future__ import annotations

from html import escape
from typing import Any, Dict

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse, JSONResponse


def described(app: FastAPI) -> APIRouter:
    """/openapi.json beside /api/openapi.json, and /docs and /api/docs as a plain page: the routes, what they take, and a line to try them with."""
    router = APIRouter(include_in_schema=False)

    async def schema() -> JSONResponse:
        return JSONResponse(app.openapi())

    async def page() -> HTMLResponse:
        return HTMLResponse(_page(app.openapi()))

    router.add_api_route("/openapi.json", schema, methods=["GET"])
    for path in ("/docs", "/api/docs"):
        router.add_api_route(path, page, methods=["GET"], response_class=HTMLResponse)
    return router


def _page(schema: Dict[str, Any]) -> str:
    parts = [_route(method, path, route, schema) for path, methods in schema["paths"].items() for method, route in methods.items()]
    return ('<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
            '<title>The API of Lotse</title></head><body><main><h1>The API of Lotse</h1>'
            '<p>For programs: <a href="/openapi.json">openapi.json</a>. To try a route, send its line from a terminal.</p>'
            f'{"".join(parts)}</main></body></html>')


def _route(method: str, path: str, route: Dict[str, Any], schema: Dict[str, Any]) -> str:
    fields = [(each["name"], each["in"], each.get("description", "")) for each in route.get("parameters", ())]
    body = route.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    model = schema.get("components", {}).get("schemas", {}).get(str(body.get("$ref", "")).rpartition("/")[2], {})
    fields += [(name, "body", each.get("description", "")) for name, each in model.get("properties", {}).items()]
    listed = "".join(f"<li><code>{escape(name)}</code> ({escape(where)}) {escape(meaning)}</li>" for name, where, meaning in fields)
    sent = " -H 'Content-Type: application/json' -d '{}'" if body else ""
    line = f"curl -X {method.upper()} 'http://localhost:8000{path}'{sent}"
    return (f"<h2>{method.upper()} {escape(path)}</h2><p>{escape(route.get('description', ''))}</p>"
            f"<ul>{listed}</ul><pre>{escape(line)}</pre>")
