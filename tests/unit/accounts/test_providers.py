"""The file of identity providers: complete, spelt right, and safe, or refused with a reason."""

import pytest

from lifecourse.accounts.providers import BadProviderFile, socialaccount_providers

pytestmark = pytest.mark.unit


def write(tmp_path, *, without="", extra="", server="https://login.council.example", mode=0o600):
    secret = tmp_path / "secret"
    secret.write_text("a secret\n")
    secret.chmod(mode)
    lines = [
        'id = "council"',
        'name = "The Council"',
        f'server_url = "{server}"',
        'client_id = "lifecourse"',
        f'client_secret_file = "{secret}"',
        'email_domains = ["council.example"]',
    ]
    kept = [line for line in lines if not (without and line.startswith(without))]
    path = tmp_path / "providers.toml"
    path.write_text("\n".join(["[[provider]]", *kept, extra]))
    return str(path)


def test_no_file_is_no_provider():
    assert socialaccount_providers("")["openid_connect"]["APPS"] == []


def test_a_provider_is_read_with_its_secret_from_a_file(tmp_path):
    (app,) = socialaccount_providers(write(tmp_path))["openid_connect"]["APPS"]
    assert app["secret"] == "a secret"
    assert app["settings"]["trusts_second_factor"] is False


def test_pkce_is_always_used(tmp_path):
    assert socialaccount_providers(write(tmp_path))["openid_connect"]["OAUTH_PKCE_ENABLED"] is True


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"without": "email_domains"}, "missing email_domains"),
        ({"extra": "trust_second_factor = true"}, "trust_second_factor is not known"),
        ({"server": "http://login.council.example"}, "must begin https://"),
        ({"mode": 0o644}, "can be read by everybody"),
    ],
)
def test_an_incomplete_misspelt_or_unsafe_entry_is_refused(tmp_path, choices, said):
    with pytest.raises(BadProviderFile, match=said):
        socialaccount_providers(write(tmp_path, **choices))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadProviderFile, match="cannot be read"):
        socialaccount_providers(str(tmp_path / "nowhere.toml"))


def test_two_providers_with_one_id_are_refused(tmp_path):
    path = tmp_path / "providers.toml"
    path.write_text('[[provider]]\nid = "a"\n[[provider]]\nid = "a"\n')
    with pytest.raises(BadProviderFile, match="same id"):
        socialaccount_providers(str(path))
