"""How sign-in behaves: nobody signs up; an identity provider speaks only for people we invited."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class InvitedOnly(DefaultAccountAdapter):
    pass


class InvitedOnlyByProvider(DefaultSocialAccountAdapter):
    pass


class SealedSecrets(DefaultMFAAdapter):
    pass
