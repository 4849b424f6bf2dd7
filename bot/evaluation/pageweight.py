"""How heavy the pages are: bytes over the wire (bodies as sent, with compression, and headers) and requests, cold cache."""
from __future__ import annotations

import asyncio
import re
from typing import Any, Callable, Dict, Set, Tuple

import httpx

PAGES = ("/", "/help-now", "/kept", "/widget")
_NEEDED = re.compile(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"')
_STORED = re.compile(r"const FILES = (\[.*?\]);")


def measure_pages(app: Any, say: Callable[[str], None]) -> Dict[str, Dict[str, int]]:
    """{page: {"bytes", "requests", "elsewhere"}}; `elsewhere` counts requests that would leave the origin. The last row is all
    that a first visit may bring, with what the service worker stores. `app` is the whole service."""
    return asyncio.run(_measure(app, say))


async def _measure(app: Any, say: Callable[[str], None]) -> Dict[str, Dict[str, int]]:
    figures: Dict[str, Dict[str, int]] = {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lotse", headers={"accept-encoding": "gzip"}) as client:
        for page in PAGES:
            size, html = await _get(client, page)
            needed = set(_NEEDED.findall(html))
            figures[page] = await _sum(client, size, needed)
        size, html = await _get(client, "/")
        worker_size, worker = await _get(client, "/worker.js")
        stored = set(re.findall(r'"([^"]+)"', _STORED.search(worker)[1])) | {"/help-now", "/kept"}  # type: ignore[index]
        figures["/ and what is stored for times without internet"] = await _sum(client, size + worker_size, set(_NEEDED.findall(html)) | stored)
        figures["/ and what is stored for times without internet"]["requests"] += 1
    for page, row in figures.items():
        say(f"{page}: {row['bytes'] / 1000:.1f} kB over the wire, {row['requests']} requests, {row['elsewhere']} of them elsewhere")
    return figures


async def _sum(client: httpx.AsyncClient, size: int, needed: Set[str]) -> Dict[str, int]:
    own = {address for address in needed if address.startswith("/")}
    sizes = [(await _get(client, address))[0] for address in sorted(own)]
    elsewhere = len([address for address in needed - own if not address.startswith("data:")])
    return {"bytes": size + sum(sizes), "requests": 1 + len(own) + elsewhere, "elsewhere": elsewhere}


async def _get(client: httpx.AsyncClient, path: str) -> Tuple[int, str]:
    """(bytes of the answer with its headers, its text)."""
    answer = await client.get(path)
    answer.raise_for_status()
    heads = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    return heads + answer.num_bytes_downloaded, answer.text
