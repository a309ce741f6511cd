"""The first administrator, and what pages also do, from the command line."""

import argparse

import pytest

from lifecourse.accounts.api import Account, has_second_factor
from lifecourse.audit import api as audit
from lifecourse.organisations import commands
from lifecourse.organisations.api import Role, RoleHolding

pytestmark = pytest.mark.page


@pytest.fixture
def run(capsys):
    """`run("list")`: the exit code, and what was said."""

    def type_in(*words):
        parser = argparse.ArgumentParser()
        commands.add_to(parser.add_subparsers())
        args = parser.parse_args(words)
        code = args.run(args)
        said = capsys.readouterr()
        return code, said.out + said.err

    return type_in


def test_the_first_administrator_is_invited_and_named_in_the_record(run, council, client):
    code, said = run(
        "invite", "first@council.example", "--name", "First", "--role", "administrator",
        "--organisation", "E10", "--site", "https://plans.example/",
    )  # fmt: skip
    assert code == 0
    link = said.split("https://plans.example")[1].strip()
    assert b"first@council.example" in client.get(link).content
    assert RoleHolding.objects.get().role == Role.ADMINISTRATOR
    made = audit.Entry.objects.filter(table="organisations_roleholding").get()
    assert made.actor.startswith("command line (")


def test_an_organisation_that_is_not_there_is_refused_with_those_that_are(run, council):
    code, said = run("invite", "a@b.example", "--name", "A", "--role", "analyst", "--organisation", "X")
    assert code == 2
    assert "There is no organisation 'X'. There are: E10." in said
    assert not Account.objects.exists()


def test_who_holds_what_is_listed(run, somebody, council):
    account = somebody("analyst", council)
    assert account.email in run("list")[1]


def test_access_is_ended_and_a_second_factor_reset_with_a_reason(run, somebody, council, today):
    account = somebody("analyst", council)
    assert run("reset-second-factor", account.email, "--reason", "Lost phone")[0] == 0
    assert not has_second_factor(account)
    assert run("end-access", account.email, "--reason", "Left")[0] == 0
    account.refresh_from_db()
    assert not account.may_sign_in(today=today)
    assert run("end-access", "nobody@council.example", "--reason", "Left")[0] == 2
