"""Writing an agreement: a version is written, put forward to be signed, and then never changes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.finance.kinds.fund import Arrangement
from lifecourse.finance.models import Agreement, AgreementDraft, AgreementVersion, Party
from lifecourse.finance.queries.agreement import draft_of, latest_version, terms_to_write
from lifecourse.finance.queries.signing import signed_versions
from lifecourse.finance.rules.agreement import (
    Bound,
    Says,
    Terms,
    check_terms,
    fingerprint,
    from_data,
    to_data,
    with_particular,
    with_party,
    with_sum,
)
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    check_may,
    looks_like_a_name,
    members_of,
    organisations_acted_for,
)
from lifecourse.standards.api import particular_slugs


@transaction.atomic
def begin_agreement(
    *,
    partnership: Partnership,
    slug: str,
    name: str,
    arrangement: Arrangement,
    host: Organisation,
    parties: Collection[Organisation],
    first: date,
    last: date | None,
    by: Account,
    at: datetime,
) -> Agreement:
    """Begin to write an agreement, with or without a fund under it. Raises NotAllowed or CannotHold."""
    on = localdate(at)
    check_may(by, Permission.AUTHORISE_FUND, partnership=partnership, on=on)
    if host not in organisations_acted_for(by, Permission.AUTHORISE_FUND, partnership=partnership, on=on):
        raise NotAllowed(f"An agreement is begun by whoever acts for {host}, which answers for the accounts.")
    if (
        slug in {"", "begin", "set-up"}
        or Agreement.objects.filter(partnership=partnership, slug=slug).exists()
    ):
        raise CannotHold(f"Found the short name “{slug}”, which is taken: give it another name.")
    if last is not None and last < first:
        raise CannotHold("The last day is before the first: mend one of them.")
    members = {one.organisation for one in members_of(partnership, on=on)}
    bound = {host, *parties}
    if len(bound) < 2:
        raise CannotHold("Found one party, expected two or more: choose another.")
    if strangers := sorted(str(one) for one in bound - members):
        raise CannotHold(f"Found {', '.join(strangers)}, expected members of {partnership}.")
    agreement = Agreement.objects.create(
        partnership=partnership,
        slug=slug,
        name=name.strip(),
        arrangement=arrangement.value,
        host=host,
        from_date=first,
        to_date=last,
    )
    for one in sorted(bound, key=lambda each: each.name):
        Party.objects.create(agreement=agreement, organisation=one)
    write_first(agreement=agreement, by=by, at=at)
    return agreement


def write_first(*, agreement: Agreement, by: Account | None, at: datetime, **said: Any) -> None:
    """Begin the first version of an agreement of which nothing was written yet; `said`: more of its Terms."""
    if draft_of(agreement) is None and latest_version(agreement) is None:
        _write(agreement, replace(terms_to_write(agreement), **said), by=by, at=at)


@transaction.atomic
def vary(*, agreement: Agreement, by: Account, at: datetime) -> AgreementDraft:
    """Begin the next version, which says what the last one says until it is changed. Raises NotAllowed."""
    agreement = _locked(agreement, by=by, at=at)
    return draft_of(agreement) or _write(agreement, terms_to_write(agreement), by=by, at=at)


@transaction.atomic
def frame(
    *,
    agreement: Agreement,
    holds_from: date,
    first: date,
    last: date | None,
    pool_manager: str,
    manager_pence: int | None,
    partner_pence: int | None,
    by: Account,
    at: datetime,
) -> None:
    """Say the days, the pool manager and who decides that budget moves. Raises NotAllowed or CannotHold."""
    agreement, terms = _to_write(agreement, by=by, at=at)
    check_role(pool_manager)
    terms = replace(
        terms,
        holds_from=holds_from,
        first=first,
        last=last,
        pool_manager=pool_manager.strip(),
        manager_pence=manager_pence,
        partner_pence=partner_pence,
    )
    _write(agreement, terms, by=by, at=at)


@transaction.atomic
def say(
    *, agreement: Agreement, particular: str, words: str, stands_in: str, by: Account, at: datetime
) -> None:
    """Say what the law wants said of one thing, or with no words that nothing is said of it.

    Raises NotAllowed or CannotHold.
    """
    agreement, terms = _to_write(agreement, by=by, at=at)
    if particular not in particular_slugs():
        raise CannotHold(f"Found “{particular}”, which the law does not want in an agreement.")
    words, stands_in = words.strip(), stands_in.strip()
    if words and not stands_in:
        raise CannotHold("Say where in the paper it stands, such as its clause.")
    said = Says(words=words, stands_in=stands_in) if words else None
    _write(agreement, with_particular(terms, particular, said), by=by, at=at)


@transaction.atomic
def bind(
    *, agreement: Agreement, party: Organisation, bound: Bound | None, by: Account, at: datetime
) -> None:
    """Bind a party from a day to a day, or (None) name it no more. Raises NotAllowed or CannotHold."""
    agreement, terms = _to_write(agreement, by=by, at=at)
    members = {one.organisation for one in members_of(agreement.partnership, on=localdate(at))}
    if party.code not in terms.parties and party not in members:
        raise CannotHold(f"Found {party}, expected a member of {agreement.partnership}.")
    _write(agreement, with_party(terms, party.code, bound), by=by, at=at)


@transaction.atomic
def say_sum(
    *, agreement: Agreement, year: str, party: Organisation, pence: int | None, by: Account, at: datetime
) -> None:
    """Say how much a party puts in in a year such as 2016-17, or (None) that nothing is said of it.

    Raises NotAllowed or CannotHold.
    """
    agreement, terms = _to_write(agreement, by=by, at=at)
    if party.code not in terms.parties:
        raise CannotHold(f"Found {party}, expected a party: name it first.")
    _write(agreement, with_sum(terms, year.strip(), party.code, pence), by=by, at=at)


@transaction.atomic
def put_forward(*, agreement: Agreement, why: str, by: Account, at: datetime) -> AgreementVersion:
    """Put the version that is written forward to be signed: from here on it never changes.

    Raises NotAllowed or CannotHold.
    """
    agreement, terms = _to_write(agreement, by=by, at=at)
    before = latest_version(agreement)
    if before is not None and not why.strip():
        raise CannotHold("Say why the agreement is varied.")
    signed = [one.terms for one in signed_versions(agreement) if one.from_day is not None]
    check_terms(
        terms,
        host=agreement.host.code,
        before=from_data(before.content) if before else None,
        bound=frozenset(signed[-1].parties) if signed else frozenset(),
    )
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=before.number + 1 if before else 1,
        content=to_data(terms),
        content_hash=fingerprint_of(agreement, terms),
        why=why.strip() if before else "",
        made_by=by,
        made_at=at,
    )
    AgreementDraft.objects.filter(agreement=agreement).delete()
    return version


@transaction.atomic
def throw_away(*, agreement: Agreement, by: Account, at: datetime) -> None:
    """Stop writing the next version: what was put forward stands. Raises NotAllowed or CannotHold."""
    agreement, _ = _to_write(agreement, by=by, at=at)
    if latest_version(agreement) is None:
        raise CannotHold("It is the first version: change it instead.")
    AgreementDraft.objects.filter(agreement=agreement).delete()


def fingerprint_of(agreement: Agreement, terms: Terms) -> str:
    """What a signature is bound to: the terms, and which agreement of which partnership it is."""
    return fingerprint(
        terms,
        partnership=agreement.partnership.slug,
        slug=agreement.slug,
        name=agreement.name,
        arrangement=agreement.arrangement,
        host=agreement.host.code,
    )


def check_role(title: str) -> None:
    """Raises CannotHold for what looks like somebody's name: what is signed is kept for ever."""
    if looks_like_a_name(title.strip()):
        raise CannotHold(
            f"Found “{title.strip()}”, which looks like a name, expected a role such as chief executive. "
            "If it is a role, write it in small letters."
        )


def check_may_write(agreement: Agreement, *, by: Account, at: datetime) -> None:
    """Raises NotAllowed unless this person acts for a party to the agreement."""
    on = localdate(at)
    check_may(by, Permission.AUTHORISE_FUND, partnership=agreement.partnership, on=on)
    acts_for = organisations_acted_for(
        by, Permission.AUTHORISE_FUND, partnership=agreement.partnership, on=on
    )
    parties = set(agreement.parties.values_list("organisation", flat=True)) | {agreement.host_id}
    if not any(one.pk in parties for one in acts_for):
        raise NotAllowed("You act for no party to this agreement.")


def can_write(agreement: Agreement, *, by: Account, at: datetime) -> bool:
    """Whether a page offers this person to write the next version."""
    try:
        check_may_write(agreement, by=by, at=at)
    except NotAllowed:
        return False
    return True


def _locked(agreement: Agreement, *, by: Account, at: datetime) -> Agreement:
    """The agreement, with everybody else who would write it waiting, for somebody who may."""
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("partnership", "host")
    agreement = rows.get(pk=agreement.pk)
    check_may_write(agreement, by=by, at=at)
    return agreement


def _to_write(agreement: Agreement, *, by: Account, at: datetime) -> tuple[Agreement, Terms]:
    """The agreement, locked, and the version that is being written. Raises CannotHold where none is."""
    agreement = _locked(agreement, by=by, at=at)
    if draft_of(agreement) is None and latest_version(agreement) is not None:
        raise CannotHold("This version was put forward already, and does not change. Begin a variation.")
    return agreement, terms_to_write(agreement)


def _write(agreement: Agreement, terms: Terms, *, by: Account | None, at: datetime) -> AgreementDraft:
    kept, _ = AgreementDraft.objects.update_or_create(
        agreement=agreement, defaults={"content": to_data(terms), "changed_by": by, "changed_at": at}
    )
    return kept
