"""The house keeps its shape: imports go down the floors, modules stay short, names say what they hold."""
import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {
    "index": (),
    "retrieval": ("index",),
    "nlu": ("index",),
    "actions": ("retrieval", "index"),
    "bot": ("actions", "retrieval", "index"),
}
# The guard's rules need no model, so they also answer where there is none; the encoder is taught with our messages.
OPEN_TO_BOT = ("nlu.guard", "nlu.teaching")
# Who may know a library at all.
KNOWN_TO = {"rasa": ("bot", "nlu"), "rasa_sdk": ("actions", "bot.dialogue")}
LONGEST = 300
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

MODULES = sorted(path for floor in BELOW for path in (ROOT / floor).rglob("*.py"))


def name_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path):
    """The dotted names that a module imports, wherever in it; `from a import b` gives a.b."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def within(name, part):
    return name == part or name.startswith(part + ".")


def may_import(module, name):
    floor, other = module.split(".")[0], name.split(".")[0]
    if other in KNOWN_TO:
        return any(within(module, part) for part in KNOWN_TO[other])
    if other not in BELOW or other == floor or other in BELOW[floor]:
        return True
    return floor == "bot" and name.startswith(OPEN_TO_BOT)


def test_every_floor_has_modules():
    assert {name_of(path).split(".")[0] for path in MODULES} == set(BELOW)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_floors_below(path):
    wrong = [name for name in imported(path) if not may_import(name_of(path), name)]
    assert not wrong, f"{name_of(path)} may not import {', '.join(wrong)}: see docs/architecture.md"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_no_longer_than_a_reader_can_hold(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_named_for_what_it_holds(path):
    assert not EMPTY_NAMES & set(name_of(path).split("."))


@pytest.mark.parametrize(
    ("module", "name", "allowed"),
    [
        ("index.build", "index.offers", True),
        ("index.build", "retrieval.finder", False),
        ("retrieval.finder", "index.offers", True),
        ("retrieval.finder", "nlu.words", False),
        ("nlu.meaning", "index.encoder", True),
        ("nlu.meaning", "retrieval.answers", False),
        ("actions.results", "retrieval.finder", True),
        ("actions.results", "nlu.words", False),
        ("actions.results", "bot.app", False),
        ("bot.app", "actions.results", True),
        ("bot.app", "nlu.guard.read", True),
        ("bot.app", "nlu.guard_rules.read", True),
        ("bot.app", "nlu.heads", False),
        ("nlu.meaning", "rasa.shared.nlu", True),
        ("retrieval.finder", "rasa.core", False),
        ("actions.results", "rasa_sdk.Action", True),
        ("actions.results", "rasa.core", False),
        ("bot.dialogue.hosting", "rasa_sdk.Action", True),
        ("bot.app", "rasa_sdk.Action", False),
        ("index.build", "numpy", True),
    ],
)
def test_the_rule_itself(module, name, allowed):
    assert may_import(module, name) is allowed


def test_relative_imports_are_read_too(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    path = tmp_path / "bot" / "website" / "pages.py"
    path.parent.mkdir(parents=True)
    lines = ["from . import view", "from .. import app", "from ..desk.pages import desk", "import rasa.core"]
    path.write_text("\n".join(lines), "utf-8")
    assert list(imported(path)) == ["bot.website.view", "bot.app", "bot.desk.pages.desk", "rasa.core"]
