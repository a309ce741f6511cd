"""Recording that a party signed a version of an agreement, or that a record of it was wrong."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.delivery.api import Decision, agreed_by
from lifecourse.finance.models import Agreement, AgreementSigned, AgreementVersion, Party
from lifecourse.finance.operations.agreement import check_role, fingerprint_of
from lifecourse.finance.queries.signing import current_signature, signed_versions
from lifecourse.finance.rules.agreement import from_data, who_signs
from lifecourse.finance.rules.books import day_words
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    check_may,
    organisations_acted_for,
)


@dataclass(frozen=True, kw_only=True)
class Signature:
    """What a secretary records: the role of whoever signed, when, what the board decided, and the paper.

    `recorded` is the decision in the record of meetings, if it stands there; then its words may be left out.
    `signed` False says that an earlier record was wrong; `reason` says why a record takes another's place.
    """

    signatory: str
    signed_on: date
    kept_in: str
    decision: str = ""
    recorded: Decision | None = None
    file_hash: str = ""
    signed: bool = True
    reason: str = ""


@transaction.atomic
def sign(
    *, version: AgreementVersion, party: Organisation, signature: Signature, by: Account, at: datetime
) -> AgreementSigned:
    """Record for a party that it signed a version. Raises NotAllowed or CannotHold."""
    kept = Agreement.objects.select_for_update(of=("self",)).select_related("partnership", "host")
    agreement = kept.get(pk=version.agreement_id)
    check_may_sign(agreement, party, by=by, at=at)
    terms = from_data(version.content)
    if party.code not in who_signs(terms):
        raise CannotHold(f"{party} does not sign this version: it is not bound by it.")
    if version.content_hash != fingerprint_of(agreement, terms):
        raise CannotHold(
            "The version is not what was put forward. Somebody wrote to the database past the site."
        )
    earlier = current_signature(version, party.pk)
    check_role(signature.signatory)
    _check_decision(signature, agreement, party)
    _check(signature, today=localdate(at), earlier=earlier)
    found = AgreementSigned.objects.create(
        version=version,
        party=party,
        content_hash=version.content_hash,
        signed=signature.signed,
        signatory=signature.signatory.strip(),
        signed_on=signature.signed_on,
        decision=_decided(signature),
        recorded=signature.recorded,
        kept_in=signature.kept_in.strip(),
        file_hash=signature.file_hash,
        supersedes=earlier,
        reason=signature.reason.strip() if earlier else "",
        by=by,
        at=at,
    )
    _take_up(agreement)
    return found


def check_may_sign(agreement: Agreement, party: Organisation, *, by: Account, at: datetime) -> None:
    """Raises NotAllowed unless this person is board secretary of the party, in this partnership."""
    on = localdate(at)
    check_may(by, Permission.SIGN_AGREEMENT, partnership=agreement.partnership, on=on)
    acts_for = organisations_acted_for(
        by, Permission.SIGN_AGREEMENT, partnership=agreement.partnership, on=on
    )
    if party not in acts_for:
        raise NotAllowed(f"Only a board secretary of {party} records that {party} signed.")


def can_sign(agreement: Agreement, party: Organisation, *, by: Account, at: datetime) -> bool:
    """Whether a page offers this person to record the signature of a party."""
    try:
        check_may_sign(agreement, party, by=by, at=at)
    except NotAllowed:
        return False
    return True


def _check(signature: Signature, *, today: date, earlier: AgreementSigned | None) -> None:
    if earlier is None and not signature.signed:
        raise CannotHold("Nothing was recorded for this party that could be wrong.")
    if earlier is not None and not signature.reason.strip():
        raise CannotHold("It is recorded already. Say why this record takes its place.")
    if signature.signed_on > today:
        raise CannotHold("It is signed on a day that has come: give the day on the paper.")
    if not signature.signatory.strip() or not _decided(signature) or not signature.kept_in.strip():
        raise CannotHold(
            "Say the role of whoever signed, what the board decided and when, and where the paper is."
        )


def _check_decision(signature: Signature, agreement: Agreement, party: Organisation) -> None:
    """Raises CannotHold unless a decision that is named was agreed for this party before it signed."""
    found = signature.recorded
    if found is None:
        return
    if not agreed_by(agreement.partnership, party).filter(pk=found.pk).exists():
        raise CannotHold(f"Found “{found}”, expected something that was agreed for {party} and still stands.")
    if found.decided_on > signature.signed_on:
        raise CannotHold(
            f"Found a decision of {day_words(found.decided_on)}, expected one by the day of the signature, "
            f"{day_words(signature.signed_on)}: mend one of them."
        )


def _decided(signature: Signature) -> str:
    """What the board decided and when, in words: as typed, or as the record of meetings has it."""
    found = signature.recorded
    if signature.decision.strip() or found is None:
        return signature.decision.strip()
    return f"{found.board or found.organisation}, {day_words(found.decided_on)}: {found}"[:300]


def _take_up(agreement: Agreement) -> None:
    """Give the agreement the days, manager and parties of the newest version that all have signed."""
    signed = [one for one in signed_versions(agreement) if one.from_day is not None]
    if not signed:
        return
    terms = signed[-1].terms
    agreement.from_date, agreement.to_date = terms.first, terms.last
    agreement.pool_manager = terms.pool_manager
    agreement.save()
    # Who left stays named: what it put in and spent while it was bound stands in the books.
    for one in Organisation.objects.filter(code__in=list(terms.parties)):
        Party.objects.get_or_create(agreement=agreement, organisation=one)
