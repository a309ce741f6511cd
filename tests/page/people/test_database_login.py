"""The command that lets an organisation's analysts read their own people."""

import pytest
from django.db import connection

from lifecourse.cli import main
from lifecourse.organisations.api import Organisation
from lifecourse.people.models import DatabaseLogin

pytestmark = pytest.mark.page


def test_a_login_belongs_to_one_organisation(
    council: Organisation, trust: Organisation, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["database-login", council.code, "analyst_marsh"])
    said = capsys.readouterr().out
    if connection.vendor != "postgresql":
        assert code == 2 and "Only PostgreSQL has logins" in said
        return
    assert code == 0 and 'CREATE ROLE "analyst_marsh" LOGIN NOSUPERUSER' in said
    assert "audit_entry" not in said and "accounts_" not in said
    assert DatabaseLogin.objects.get().organisation == council
    assert main(["database-login", trust.code, "analyst_marsh"]) == 2
    assert main(["database-login", council.code, "lifecourse_app"]) == 2
    assert main(["database-login", "nobody", "analyst_nobody"]) == 2
    assert DatabaseLogin.objects.count() == 1
