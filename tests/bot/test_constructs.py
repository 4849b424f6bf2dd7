"""What docs/security.md says is never used is never used."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCES = [path for folder in ("bot", "actions", "nlu", "retrieval", "index") for path in sorted((ROOT / folder).rglob("*"))
           if path.suffix in (".py", ".js", ".html")]
NEVER = {
    "html from strings": re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\|\s*safe\b|\bMarkup\("),
    "code from strings": re.compile(r"(?<![\w.])(?:eval|exec)\s*\(|new Function\("),
    "pickle": re.compile(r"\bpickle\b(?!=False)|allow_pickle=True|joblib"),
    "unsafe YAML": re.compile(r"yaml\.(?:load|unsafe_load|full_load)\((?!.*SafeLoader)"),
    "a shell": re.compile(r"shell=True|os\.system|os\.popen"),
    "anything from elsewhere": re.compile(r"(?:src|href)=[\"'](?:https?:)?//(?!www\.w3\.org)"),
}


@pytest.mark.parametrize("name", NEVER)
def test_it_is_never_used(name):
    assert len(SOURCES) > 100
    found = [f"{path.relative_to(ROOT)}:{number}" for path in SOURCES
             for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if NEVER[name].search(line)]
    assert found == []
