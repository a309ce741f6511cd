"""What an installation chooses in its environment is read, or refused in words."""

from pathlib import Path

import pytest

from lifecourse.settings import installation
from lifecourse.settings.installation import BadSetting

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("value", "expected"),
    [("yes", True), ("On", True), ("1", True), ("no", False), ("off", False), ("", False), ("FALSE", False)],
)
def test_yes_and_no_are_read(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("LIFECOURSE_HTTPS", value)
    assert installation.flag("LIFECOURSE_HTTPS") is expected


def test_what_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFECOURSE_HTTPS", "perhaps")
    with pytest.raises(BadSetting, match=r"LIFECOURSE_HTTPS is 'perhaps'; expected yes or no"):
        installation.flag("LIFECOURSE_HTTPS")


def test_a_database_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFECOURSE_DATABASE", "postgresql://ann:p%40ss@db.example:5433/life")
    read = installation.database()
    assert (read["NAME"], read["USER"], read["PASSWORD"]) == ("life", "ann", "p@ss")
    assert (read["HOST"], read["PORT"]) == ("db.example", "5433")


def test_a_sqlite_file_is_made_for_its_owner_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "kept" / "life.sqlite3"
    monkeypatch.setenv("LIFECOURSE_DATABASE", f"sqlite://{file}")
    assert installation.database()["NAME"] == file
    assert file.stat().st_mode & 0o077 == 0


def test_an_unknown_kind_of_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFECOURSE_DATABASE", "mysql://x/y")
    with pytest.raises(BadSetting, match=r"begins 'mysql'; expected postgresql:// or sqlite://"):
        installation.database()


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtp://localhost:25", 25, False, False),
    ],
)
def test_mail_that_leaves_this_machine_is_encrypted(
    monkeypatch: pytest.MonkeyPatch, address: str, port: int, tls: bool, ssl: bool
) -> None:
    monkeypatch.setenv("LIFECOURSE_EMAIL", address)
    options = installation.mailers()["default"]["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, tls, ssl)


def test_an_unknown_kind_of_mail_server_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFECOURSE_EMAIL", "pigeon://roof")
    with pytest.raises(BadSetting, match="expected smtp://"):
        installation.mailers()


def test_the_signing_key_is_made_once_and_kept_for_its_owner_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LIFECOURSE_SECRET_KEY", raising=False)
    monkeypatch.setenv("LIFECOURSE_SECRET_KEY_FILE", str(tmp_path / "key"))
    first = installation.secret_key()
    assert len(first) > 60
    assert installation.secret_key() == first
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_a_signing_key_that_is_given_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFECOURSE_SECRET_KEY", "given")
    assert installation.secret_key() == "given"
