"""One part of a year that stands: said otherwise, or taken out where it was added by mistake."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.db.models import ProtectedError

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.outline import WORDED, PartKind
from lifecourse.finance.models import (
    Contribution,
    FundYear,
    LedgerAccount,
    Output,
    PartReworded,
    Priority,
    Scheme,
    SchemeLine,
    SharingRule,
)
from lifecourse.finance.models.risk_share import RISK_SHARE
from lifecourse.finance.operations.keeping import SENT_BEFORE, check_of, same
from lifecourse.finance.queries.risk_share import name_of
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.outline import changed_words
from lifecourse.finance.rules.sharing_data import names_line
from lifecourse.finance.setting_up.outline import kept

type Said = str | Decimal | None
type Part = Contribution | Priority | Scheme | SchemeLine | Output

KIND_OF: dict[type[Part], PartKind] = {
    Contribution: PartKind.CONTRIBUTION,
    Priority: PartKind.PRIORITY,
    Scheme: PartKind.SCHEME,
    SchemeLine: PartKind.LINE,
    Output: PartKind.OUTPUT,
}


@transaction.atomic
def reword_part(
    *, year: FundYear, part: Part, said: Mapping[str, Said], why: str, stamp: Stamp
) -> PartReworded:
    """Say a part otherwise; its money, its number and whatever was posted stay, and the old words are kept.

    `said` gives words by the name of their column (WORDED). Raises NotAllowed or CannotHold.
    """
    year = kept(year, stamp)
    check_of(year, _where(part))
    standing = PartReworded.objects.filter(key=stamp.key).first()
    kind = KIND_OF[type(part)]
    if standing is not None:
        if any(name in said and _plain(said[name]) != words for name, words in standing.says.items()):
            raise CannotHold(SENT_BEFORE)
        return same(standing, kind=kind.value, part=part.pk, why=why.strip())
    was = {name: getattr(part, name) for name in WORDED[kind]}
    says = changed_words(was, said)
    if not why.strip():
        raise CannotHold("Say why it is said otherwise.")
    _check_free(year, part, says)
    for name, words in says.items():
        setattr(part, name, words)
    part.save(update_fields=list(says))
    return PartReworded.objects.create(
        year=year,
        key=stamp.key,
        kind=kind.value,
        part=part.pk,
        was={name: _plain(was[name]) for name in says},
        says={name: _plain(words) for name, words in says.items()},
        why=why.strip(),
        by=stamp.by,
        at=stamp.at,
    )


def _check_free(year: FundYear, part: Part, says: Mapping[str, Said]) -> None:
    """Raises CannotHold where other words are taken, or something hangs on the words that stand."""
    name = says.get("name")
    beside = {
        Contribution: year.contributions.all(),
        Priority: year.priorities.all(),
        Scheme: Scheme.objects.filter(priority__year=year),
    }.get(type(part))
    if isinstance(part, Output):
        beside = part.scheme.outputs.all()
        if "unit" in says and part.results.exists():
            raise CannotHold(
                f"What was counted of “{part.name}” was counted in {part.unit}. Add what is counted "
                "otherwise as another output."
            )
    if name and beside is not None and beside.filter(name__iexact=name).exclude(pk=part.pk).exists():
        raise CannotHold(f"“{name}” is taken: call it otherwise.")
    if isinstance(part, SchemeLine) and "provider" in says:
        _check_provider(year, part, str(says["provider"]))


def _check_provider(year: FundYear, line: SchemeLine, provider: str) -> None:
    same = SchemeLine.objects.filter(scheme=line.scheme, lead=line.lead, contribution=line.contribution)
    if same.filter(provider=provider).exclude(pk=line.pk).exists():
        raise CannotHold(f"{line} from {line.contribution} by that provider stands already.")
    for rule in SharingRule.objects.filter(year=year, kind=RISK_SHARE):
        if names_line(rule.data, name_of(line)):
            raise CannotHold(
                f"The rule “{rule.data['name']}” names this line by its provider, and partners agreed to its "
                "words. The provider stays as it is in this year."
            )


def _plain(words: Said) -> str | None:
    """As JSON keeps it."""
    return format(words.normalize(), "f") if isinstance(words, Decimal) else words


@transaction.atomic
def take_out_part(*, year: FundYear, part: Part, stamp: Stamp) -> None:
    """Take out something that was added by mistake, to which nothing was posted and on which nothing hangs.

    Raises NotAllowed or CannotHold.
    """
    year = kept(year, stamp)
    check_of(year, _where(part))
    posted: dict[type, dict[str, Part]] = {
        Contribution: {"contribution": part},
        SchemeLine: {"line": part},
    }
    at = posted.get(type(part))
    if at and LedgerAccount.objects.filter(**at).exists():
        raise CannotHold(
            f"Something was posted to {part}, so it stays. Take what it has to nothing instead: change the "
            "contribution, or move the line's budget away."
        )
    if isinstance(part, Scheme) and part.lines.exists():
        raise CannotHold(f"{part} has lines: take them out first.")
    try:
        part.delete()
    except ProtectedError:
        raise CannotHold(
            f"{part} is used elsewhere, by a scheme, a line or a rule: take that out first."
        ) from None


def _where(part: Part) -> Contribution | Priority:
    """What a part stands under that knows its year."""
    if isinstance(part, SchemeLine):
        return part.contribution
    if isinstance(part, Output):
        return part.scheme.priority
    return part.priority if isinstance(part, Scheme) else part
