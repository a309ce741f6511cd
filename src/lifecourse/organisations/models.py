"""Organisations, the areas they serve, their partnerships and boards, and who holds which role."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecourse.accounts.api import Account
from lifecourse.organisations.kinds import AreaKind, OrganisationKind, Part
from lifecourse.organisations.rules import Holding, Role


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(to_date__isnull=True) | Q(from_date__isnull=True) | Q(to_date__gte=F("from_date")),
    )


class Organisation(models.Model):
    """Any body that pays for, gives, oversees or speaks for support."""

    PERSONAL_DATA: ClassVar[str] = "none"

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=OrganisationKind)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            ends_after_it_begins("organisation_ends_after_it_begins"),
            models.CheckConstraint(
                name="organisation_does_not_succeed_itself", condition=~Q(successor=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A place on the map that an organisation serves."""

    PERSONAL_DATA: ClassVar[str] = "none"

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=AreaKind)
    organisations = models.ManyToManyField(Organisation, through="OrganisationArea", related_name="areas")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OrganisationArea(models.Model):
    """One organisation serves one area."""

    PERSONAL_DATA: ClassVar[str] = "none"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    area = models.ForeignKey(Area, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "area"], name="organisation_serves_area_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} serves {self.area}"


class Partnership(models.Model):
    """Organisations that plan together."""

    PERSONAL_DATA: ClassVar[str] = "none"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    lead_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="partnerships_led", null=True, blank=True
    )
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    members = models.ManyToManyField(Organisation, through="PartnershipMember", related_name="partnerships")

    class Meta:
        ordering = ["name"]
        constraints = [ends_after_it_begins("partnership_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class PartnershipMember(models.Model):
    """One organisation's part in one partnership."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    part = models.CharField("Part played", max_length=20, choices=Part)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["partnership__name", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "part"], name="member_plays_each_part_once"
            ),
            ends_after_it_begins("membership_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.partnership}"


class Board(models.Model):
    """A body that decides for a partnership."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="boards")
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    reports_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["partnership__name", "name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="board_named_once_in_partnership")
        ]

    def __str__(self) -> str:
        return self.name


class BoardSeat(models.Model):
    """One seat on a board: a role title, never an officer's name."""

    PERSONAL_DATA: ClassVar[str] = "none"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="seats")
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True)
    chairs = models.BooleanField(default=False)

    class Meta:
        ordering = ["board__name", "-chairs", "title"]

    def __str__(self) -> str:
        return f"{self.title}, {self.board}"


class RoleHolding(models.Model):
    """A role somebody holds for an organisation: in one partnership, or in all of the organisation's."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account", "given_by")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="role_holdings")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="role_holdings")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="role_holdings"
    )
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="roles_given"
    )

    class Meta:
        ordering = ["account__full_name", "role", "from_date", "id"]
        constraints = [
            ends_after_it_begins("role_ends_after_it_begins"),
            models.CheckConstraint(
                name="nobody_gives_themselves_a_role", condition=~Q(account=F("given_by"))
            ),
            models.CheckConstraint(
                name="role_is_one_we_know", condition=Q(role__in=[role.value for role in Role])
            ),
        ]

    def __str__(self) -> str:
        return f"{Role(self.role).label} for {self.organisation}"

    def as_holding(self) -> Holding:
        return Holding(
            role=Role(self.role),
            organisation=self.organisation.code,
            partnership=self.partnership.slug if self.partnership else None,
            from_date=self.from_date,
            to_date=self.to_date,
        )
