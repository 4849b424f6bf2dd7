"""Who may sign in: passwords, roles, and wrong tries that are slowed down."""
from __future__ import annotations

import sqlite3

import pytest

from bot.desk.accounts import AccountError, Operator, Operators, Tries
from bot.desk.session import DEVELOPMENT_SECRET, SecretError, is_loopback, secret_for
from bot.desk.tables import create_tables
from index.catalogue import open_engine
from tests.server import lotse

PASSWORD = "korrekt pferd batterie"


@pytest.fixture
def operators(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/desk.db")
    create_tables(engine)
    return Operators(engine)


def test_a_password_opens_and_no_other_does(operators):
    operators.add("Ada", PASSWORD, "editor")
    assert operators.check("Ada", PASSWORD)[:2] == ("Ada", "editor")
    for name, password in (("Ada", PASSWORD + " "), ("Ada", ""), ("ada", PASSWORD), ("Bo", PASSWORD), ("' OR 1=1 --", "x")):
        assert operators.check(name, password) is None


def test_passwords_are_kept_as_argon2(operators, tmp_path):
    operators.add("Ada", PASSWORD)
    with sqlite3.connect(tmp_path / "desk.db") as connection:
        (kept,), = connection.execute("select password from operators")
    assert kept.startswith("$argon2id$") and PASSWORD not in kept


@pytest.mark.parametrize(("name", "password", "role"), [("", PASSWORD, "reader"), ("x" * 61, PASSWORD, "reader"), ("A\x00", PASSWORD, "reader"),
                                                        ("Ada", "short", "reader"), ("Ada", "x" * 201, "reader"), ("Ada", PASSWORD, "king")])
def test_what_cannot_be_an_account_is_refused_with_a_reason(operators, name, password, role):
    with pytest.raises(AccountError, match=r"\."):
        operators.add(name, password, role)
    assert operators.all() == []


def test_a_new_password_and_signing_out_end_the_sessions(operators):
    operators.add("Ada", PASSWORD)
    first = operators.find("Ada").seat
    operators.set_password("Ada", PASSWORD + "!")
    second = operators.find("Ada").seat
    operators.end_sessions("Ada")
    assert len({first, second, operators.find("Ada").seat}) == 3
    assert operators.check("Ada", PASSWORD) is None and operators.check("Ada", PASSWORD + "!")


@pytest.mark.parametrize(("role", "may"), [("reader", [True, False, False]), ("editor", [True, True, False]), ("administrator", [True, True, True])])
def test_a_role_may_do_what_those_before_it_may(role, may):
    assert [Operator("Ada", role, "").may(wanted) for wanted in ("reader", "editor", "administrator")] == may


def test_wrong_tries_wait_longer_and_longer():
    now = [0.0]
    tries, waits = Tries(lambda: now[0]), []
    for _ in range(10):
        waits.append(tries.wait("name ada"))
        now[0] += waits[-1]
        tries.wrong("name ada", "address 1")
    assert waits == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32] and tries.wait("name bo") == 0 < tries.wait("name bo", "address 1")
    tries.right("name ada", "address 1")
    assert tries.wait("name ada", "address 1") == 0


def test_old_wrong_tries_are_forgotten():
    now = [0.0]
    tries = Tries(lambda: now[0])
    for _ in range(40):
        tries.wrong("name ada")
    assert tries.wait("name ada") == 900
    now[0] = 4000
    assert tries.wait("name ada") == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_the_development_secret_serves_this_machine(host):
    assert is_loopback(host) and secret_for("", host) == DEVELOPMENT_SECRET


@pytest.mark.parametrize(("secret", "host"), [("", "0.0.0.0"), ("", "::"), ("", "lotse.example"), ("short", "127.0.0.1"), (DEVELOPMENT_SECRET, "0.0.0.0")])
def test_no_other_machine_is_served_with_a_secret_that_can_be_guessed(secret, host):
    with pytest.raises(SecretError, match="LOTSE_SECRET"):
        secret_for(secret, host)


def test_accounts_from_the_command_line(tmp_path):
    database = tmp_path / "desk.db"
    assert lotse(database, "operators", "add", "Ada", "--role", "administrator", given=f"{PASSWORD}\n").returncode == 0
    twice = lotse(database, "operators", "add", "Ada", given=f"{PASSWORD}\n")
    assert twice.returncode == 2 and "already" in twice.stderr and "Traceback" not in twice.stderr
    assert lotse(database, "operators", "list").stdout == "Ada\tadministrator\n"
    assert lotse(database, "operators", "remove", "Ada").returncode == 0
    assert lotse(database, "operators", "list").stdout == ""
