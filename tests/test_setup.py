"""The set-up: a lock that names every package by hash and no host, and documents that keep what they promise."""
import os
import re
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def requirements():
    """The lock's entries, comments left out: one line each."""
    lines = (line for line in LOCK.splitlines() if not line.lstrip().startswith("#"))
    return "\n".join(lines).replace("\\\n", " ").splitlines()


def names(entries):
    return {re.split(r"[\[=]", entry)[0] for entry in entries}


def test_every_requirement_is_pinned_and_has_a_hash():
    assert len(requirements()) > 100
    for requirement in requirements():
        assert re.match(r"^[a-z0-9._-]+(\[[a-z0-9,_-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", requirement), requirement


def test_the_lock_names_no_host():
    assert "://" not in LOCK
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b", LOCK, re.MULTILINE)


def test_the_lock_holds_what_requirements_in_asks_for():
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    asked = {re.split(r"[\[=<>~ ]", line)[0].lower() for line in lines if line and not line.startswith("#")}
    assert asked <= names(requirements())


def setup(*arguments, script="setup.sh", **environment):
    return subprocess.run(["sh", str(ROOT / script), *arguments], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, env={**os.environ, **environment})


def test_torch_of_ones_own_leaves_out_torch_and_what_only_torch_asks_for():
    own = setup("requirements", TORCH="torch.whl").stdout
    left_out = names(requirements()) - names(line for line in own.splitlines() if line[0] not in " #")
    assert {"torch", "triton"} <= left_out
    assert all(re.match(r"(torch|triton)$|nvidia-|cuda-", name) for name in left_out)
    assert setup("requirements", TORCH="").stdout == LOCK


def test_a_step_says_what_it_does_and_fails_where_its_command_fails():
    done, failed = setup("step", "Counting", "true"), setup("step", "Counting", "false")
    assert re.fullmatch(r"→ Counting\n  took \d+ s\n", done.stdout) and done.returncode == 0
    assert failed.returncode != 0 and "took" not in failed.stdout


@pytest.mark.parametrize(("script", "shell"), [("setup.sh", "sh"), (".ci/run", "bash")])
def test_the_shell_scripts_can_be_read(script, shell):
    assert subprocess.run([shell, "-n", str(ROOT / script)], check=False).returncode == 0


def test_the_readme_opens_with_the_two_commands_and_one_picture():
    opening = README.split("```")
    assert re.fullmatch(r"# Lotse\n\n", opening[0])
    commands = [line.split("#")[0].strip() for line in opening[1].splitlines()[1:]]
    assert commands == ["make run", "make test"]
    assert re.match(r"\s*!\[Lotse on a phone[^]]+\]\(docs/screenshots/lotse\.webp\)\n", opening[2])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_in_documents_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
    local = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_every_setting_is_documented_as_it_is_declared():
    documented = (ROOT / "docs" / "settings.md").read_text("utf-8").splitlines()
    rows = [setting_row(name, field) for name, field in Settings.__fields__.items()]
    assert [line for line in documented if line.startswith("| `LOTSE_")] == rows


def setting_row(name, field):
    default = "`off`" if field.default is False else "" if field.default in (None, "", ()) else f"`{field.default}`"
    return f"| `LOTSE_{name.upper()}` | {default} | {field.field_info.description} |"
