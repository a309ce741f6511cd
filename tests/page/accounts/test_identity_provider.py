"""Signing in with an organisation's own identity provider, against a real one on loopback."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.page.accounts import fake_provider

from lifecourse.accounts import api as accounts
from lifecourse.accounts.providers import socialaccount_providers

pytestmark = pytest.mark.page


@pytest.fixture
def provider():
    made = fake_provider.FakeProvider()
    made.says = {"sub": "42", "email": "analyst@council.example", "email_verified": True, "amr": ["pwd"]}
    yield made
    made.close()


@pytest.fixture
def configure(provider, settings, tmp_path):
    def write(*, trusted):
        secret = tmp_path / "secret"
        secret.write_text(fake_provider.SECRET)
        secret.chmod(0o600)
        path = tmp_path / "providers.toml"
        path.write_text(
            f'[[provider]]\nid = "council"\nname = "The Council"\nserver_url = "{provider.address}"\n'
            f'client_id = "{fake_provider.CLIENT}"\nclient_secret_file = "{secret}"\n'
            f'email_domains = ["council.example"]\ntrusts_second_factor = {str(trusted).lower()}\n'
        )
        settings.SOCIALACCOUNT_PROVIDERS = socialaccount_providers(str(path))
        settings.SOCIALACCOUNT_LOGIN_ON_GET = True

    write(trusted=False)
    return write


def sign_in(client, provider, process="login"):
    begin = reverse("openid_connect_login", args=["council"])
    away = client.get(f"{begin}?process={process}")
    return client.get(provider.sign_in_page(away.url))


def reads(client):
    return client.get("/").status_code == 200


@pytest.fixture
def invited(db, administrator):
    return accounts.invite(
        email="analyst@council.example", full_name="Analyst", by=administrator, at=timezone.now()
    ).account


def test_the_sign_in_page_offers_the_provider(db, client, configure):
    assert b"The Council" in client.get(reverse("account_login")).content


def test_an_invited_person_signs_in_and_sets_up_a_second_factor_here(client, provider, configure, invited):
    sign_in(client, provider)
    assert client.get("/").url == reverse("mfa_activate_totp")


def test_a_trusted_provider_that_used_a_second_factor_is_enough(client, provider, configure, invited):
    configure(trusted=True)
    provider.says["amr"] = ["pwd", "mfa"]
    sign_in(client, provider)
    assert reads(client)


def test_a_trusted_provider_that_used_none_is_not_enough(client, provider, configure, invited):
    configure(trusted=True)
    sign_in(client, provider)
    assert not reads(client)


def test_an_untrusted_provider_that_says_so_is_not_enough(client, provider, configure, invited):
    provider.says["amr"] = ["pwd", "mfa"]
    sign_in(client, provider)
    assert not reads(client)


def test_a_second_factor_held_here_is_asked_for(client, provider, configure, analyst):
    assert sign_in(client, provider).url == reverse("mfa_authenticate")
    analyst.give_code(client)
    assert reads(client)


def test_a_trusted_second_factor_is_not_asked_for_twice(client, provider, configure, analyst):
    configure(trusted=True)
    provider.says["amr"] = ["mfa"]
    sign_in(client, provider)
    assert reads(client)


def test_a_trusted_sign_in_does_not_outlast_its_session(client, provider, configure, invited):
    test_a_trusted_provider_that_used_a_second_factor_is_enough(client, provider, configure, invited)
    client.post(reverse("account_logout"))
    provider.says["amr"] = ["pwd"]
    sign_in(client, provider)
    assert not reads(client)


@pytest.mark.parametrize(
    "says",
    [
        {"email": "stranger@council.example"},  # nobody invited them
        {"email_verified": False},  # the provider has not checked the address
        {"email": "administrator@trust.example"},  # another organisation's person
    ],
)
def test_nobody_else_is_signed_in_or_made_an_account(client, provider, configure, invited, says):
    accounts.create_account(email="administrator@trust.example", full_name="Of the trust", at=timezone.now())
    provider.says |= says
    answer = sign_in(client, provider)
    assert answer.status_code == 403
    assert not reads(client)
    assert accounts.Account.objects.count() == 3


def test_a_leaver_is_not_signed_in(client, provider, configure, invited, administrator):
    sign_in(client, provider)
    accounts.end_access(account=invited, by=administrator, at=timezone.now(), reason="Left")
    assert sign_in(client, provider).status_code == 403


def test_a_provider_cannot_be_attached_to_somebody_signed_in(client, provider, configure, analyst):
    analyst.sign_in(client)
    provider.says["email"] = "somebody@trust.example"
    assert sign_in(client, provider, process="connect").status_code == 403


def test_a_sign_in_that_was_not_begun_here_is_refused(db, client, provider, configure, invited):
    callback = reverse("openid_connect_callback", args=["council"])
    assert client.get(f"{callback}?code=code-0&state=made-up").status_code == 403
    assert not reads(client)
