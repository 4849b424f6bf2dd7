"""The files in docs/deploy are what the programs they are for take, and name what there is."""
from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.cli import _KEPT_OPEN
from bot.evaluation.engines import _NGINX, program
from bot.settings import Settings

FOLDER = Path(__file__).parent.parent / "docs" / "deploy"
UNITS = sorted([*FOLDER.glob("*.service"), *FOLDER.glob("*.timer")])


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_takes_the_units(path, tmp_path):
    """Everything but that the programs are there: they are on the machine where Lotse is."""
    for each in UNITS:
        body = re.sub(r"/srv/lotse/\.venv/bin/lotse", "/bin/true", each.read_text("utf-8"))
        (tmp_path / each.name).write_text(body.replace("User=lotse", "User=daemon"), "utf-8")
    name = path.name.replace("@.", "@8001.")
    if "@." in path.name:
        (tmp_path / name).write_text((tmp_path / path.name).read_text("utf-8"), "utf-8")
    done = subprocess.run([program("systemd-analyze"), "verify", "--man=no", "--recursive-errors=no", tmp_path / name],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0 and str(tmp_path) not in done.stderr, done.stderr


@pytest.mark.parametrize("name", ["nginx.conf", "compose-nginx.conf"])
def test_nginx_takes_its_file(name, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "fullchain.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=lotse.example",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    site = (FOLDER / name).read_text("utf-8").replace("/etc/ssl/lotse/", f"{tmp_path}/")
    places = "".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (tmp_path / "whole.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ {places} {site} }}", "utf-8")
    done = subprocess.run([program("nginx"), "-t", "-q", "-p", tmp_path, "-e", tmp_path / "log", "-c", tmp_path / "whole.conf"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_compose_file_names_settings_and_services_that_there_are():
    composed = yaml.safe_load((FOLDER / "compose.yml").read_text("utf-8"))
    services = composed["services"]
    assert set(services) == {"postgres", "redis", "catalogue", "lotse", "nginx"}
    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in composed["volumes"] or (FOLDER / source).is_file(), volume
    given = {name.lower().removeprefix("lotse_") for name in services["lotse"]["environment"] if name.startswith("LOTSE_")}
    assert {"host", "database_url", "redis_url", "secret", "public_url"} <= given <= set(Settings.__fields__)
    assert (FOLDER / services["catalogue"]["build"]["context"] / services["catalogue"]["build"]["dockerfile"]).is_file()
    named = set(re.findall(r"\$\{(\w+):\?", (FOLDER / "compose.yml").read_text("utf-8")))
    assert all(name in (FOLDER / "compose.yml").read_text("utf-8").split("services:")[0] for name in named)


def test_nginx_lets_go_of_a_connection_before_lotse_does():
    """The other way round a message that goes down it just then is a 502: one of 60,000 in a soak."""
    for text in (_NGINX, (FOLDER / "nginx.conf").read_text("utf-8")):
        kept = re.search(r"keepalive_timeout (\d+)s", text)
        assert kept and int(kept[1]) < _KEPT_OPEN
