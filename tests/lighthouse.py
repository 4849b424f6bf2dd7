"""Lighthouse 12 (by npm, in Debian's Chromium, its phone profile) over the pages that people meet: `make lighthouse`.

Ends with 1 where a page misses what is asked for: 98 for accessibility and best practices, 95 for performance.
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx

from tests.browser import WORRY, chromium_path
from tests.server import fresh_server

LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node 20
ASKED = {"performance": 95, "accessibility": 98, "best-practices": 98}
TIMES = {"first paint": "first-contentful-paint", "largest paint": "largest-contentful-paint", "blocked": "total-blocking-time"}
PAGES = {"start": "/?lang=de&country=DE", "help now": "/help-now?lang=sv&country=SE", "offer": "/offers/de-telefonseelsorge?lang=de&country=DE",
         "overview": "/overview?lang=de&country=DE", "offers of the overview": "/overview/offers?lang=en&country=DE",
         "institutions": "/partners?lang=de", "widget": "/widget?lang=de-x-einfach&country=DE"}


def conversation(client: httpx.Client) -> str:
    """The id of a conversation whose last turn shows offers."""
    id = client.post("/api/conversations", json={"lang": "de", "country": "DE"}).json()["id"]
    said = client.post(f"/api/conversations/{id}/messages", json={"text": WORRY["de"]}).json()["messages"]
    while not any(message["type"] == "offers" for message in said):
        skip = next(choice["id"] for message in said for choice in message.get("choices", []) if choice["id"].startswith("skip="))
        said = client.post(f"/api/conversations/{id}/messages", json={"choice": skip}).json()["messages"]
    return str(id)


def measure(url: str, report: Path, cookie: str = "") -> dict[str, object]:
    """Runs Lighthouse on one address; raises RuntimeError where it could not."""
    npx = shutil.which("npx")
    assert npx, "npx is missing: apt-get install npm"
    argv = [npx, "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(ASKED)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu", *([f"--extra-headers={json.dumps({'Cookie': cookie})}"] if cookie else [])]
    done = subprocess.run(argv, env={**os.environ, "CHROME_PATH": chromium_path()}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Lighthouse could not look at {url}: {done.stderr[-2000:]}")
    found = json.loads(report.read_text("utf-8"))
    if found["finalDisplayedUrl"] != url:
        raise RuntimeError(f"{url} led to {found['finalDisplayedUrl']}")
    return found  # type: ignore[no-any-return]


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    missed = False
    sys.stdout.write(f"| page | {' | '.join([*ASKED, *TIMES])} |\n|---|{'---:|' * (len(ASKED) + len(TIMES))}\n")
    with fresh_server() as server:
        places = [(name, path, "") for name, path in PAGES.items()] + [("chat with offers", "/chat", f"conversation={conversation(server.client)}")]
        for name, path, cookie in places:
            found = measure(server.url + path, folder / f"{name.replace(' ', '-')}.json", cookie)
            scores = {category: round(100 * found["categories"][category]["score"]) for category in ASKED}
            missed |= any(scores[category] < asked for category, asked in ASKED.items())
            times = [str(found["audits"][audit]["displayValue"]).replace("\xa0", " ") for audit in TIMES.values()]
            sys.stdout.write(f"| {name} | {' | '.join([*map(str, scores.values()), *times])} |\n")
            sys.stdout.flush()
            troubles = [f"{audit['id']}: {audit.get('displayValue') or audit['title']}" for category in found["categories"].values()
                        for audit in (found["audits"][each["id"]] for each in category["auditRefs"] if each["weight"])
                        if audit["score"] is not None and audit["score"] < 0.9]
            sys.stdout.writelines(f"  {trouble}\n" for trouble in troubles)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
