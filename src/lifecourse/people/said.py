"""What one system says about somebody: the shape of `SourceRecord.said`, whatever file it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class SaidName:
    """A name as a system keeps it; `use` is usual, maiden, nickname or old."""

    given: str = ""
    family: str = ""
    use: str = "usual"


@dataclass(frozen=True, kw_only=True)
class SaidAddress:
    """Where somebody lives or lived: lines without the postcode, and the days, where they are known."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """Everything that one system says about somebody: text as given, trimmed; empty where it says nothing."""

    names: tuple[SaidName, ...] = ()
    birth_date: date | None = None
    death_date: date | None = None
    gender: str = ""
    nhs_number: str = ""
    nhs_number_is_verified: bool = False
    addresses: tuple[SaidAddress, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    gp_practice: str = ""
    languages: tuple[str, ...] = ()
    # Codes of the organisations that the system says are responsible, by part played.
    responsible: Mapping[str, str] = field(default_factory=dict)

    @property
    def usual_name(self) -> SaidName:
        """The name to call them by in a list: the usual one, or else the first."""
        return next((name for name in self.names if name.use == "usual"), (*self.names, SaidName())[0])

    def as_json(self) -> dict[str, Any]:
        """Plain values for the database; days as 2016-03-04."""
        # One by one, and only what is said: far quicker than to go through all that could be.
        found: dict[str, Any] = {}
        if self.names:
            found["names"] = [
                {"given": one.given, "family": one.family, "use": one.use} for one in self.names
            ]
        for name in ("birth_date", "death_date"):
            if day := getattr(self, name):
                found[name] = day.isoformat()
        if self.gender:
            found["gender"] = self.gender
        if self.nhs_number:
            found["nhs_number"] = self.nhs_number
        found["nhs_number_is_verified"] = self.nhs_number_is_verified
        if self.addresses:
            found["addresses"] = [
                {
                    "lines": list(one.lines),
                    "postcode": one.postcode,
                    "from_date": one.from_date.isoformat() if one.from_date else None,
                    "to_date": one.to_date.isoformat() if one.to_date else None,
                }
                for one in self.addresses
            ]
        for name in ("phones", "emails"):
            if several := getattr(self, name):
                found[name] = list(several)
        if self.gp_practice:
            found["gp_practice"] = self.gp_practice
        if self.languages:
            found["languages"] = list(self.languages)
        if self.responsible:
            found["responsible"] = dict(self.responsible)
        return found

    @staticmethod
    def from_json(said: Mapping[str, Any]) -> "Said":
        """The value that `as_json` wrote."""
        return Said(
            names=tuple(SaidName(**name) for name in said.get("names", ())),
            birth_date=_day(said.get("birth_date")),
            death_date=_day(said.get("death_date")),
            gender=said.get("gender", ""),
            nhs_number=said.get("nhs_number", ""),
            nhs_number_is_verified=said.get("nhs_number_is_verified", False),
            addresses=tuple(
                SaidAddress(
                    lines=tuple(one.get("lines", ())),
                    postcode=one.get("postcode", ""),
                    from_date=_day(one.get("from_date")),
                    to_date=_day(one.get("to_date")),
                )
                for one in said.get("addresses", ())
            ),
            phones=tuple(said.get("phones", ())),
            emails=tuple(said.get("emails", ())),
            gp_practice=said.get("gp_practice", ""),
            languages=tuple(said.get("languages", ())),
            responsible=dict(said.get("responsible", {})),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
