"""Reads the Treasury's rules of appraisal from TOML, and refuses what has no source, status or date."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from lifecourse.standards.appraisal.values import (
    AppraisalPack,
    DiscountBand,
    DiscountSchedule,
    HopefulAbout,
    OptimismBound,
)
from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry


def read_appraisal_pack(data: Mapping[str, Any], *, where: str) -> AppraisalPack:
    """A file of rules from its parsed TOML. Raises BadPack naming the entry that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    schedules = tuple(
        _schedule(raw, f"{where}, {raw.get('id', 'a schedule without an id')}")
        for raw in data.get("schedules", ())
    )
    bounds = tuple(
        _bound(raw, f"{where}, {raw.get('id', 'a bound without an id')}") for raw in data.get("bounds", ())
    )
    pack = read_entry(AppraisalPack, {**data, "schedules": schedules, "bounds": bounds}, where)
    if pack.next_review <= pack.reviewed_on:
        raise BadPack(f"{where}: the next review ({pack.next_review}) is not after the last.")
    ids = [one.id for one in (*schedules, *bounds)]
    if not ids or len(set(ids)) < len(ids):
        raise BadPack(f"{where}: expected schedules or bounds, each with an id of its own.")
    return pack


def _schedule(raw: Mapping[str, Any], where: str) -> DiscountSchedule:
    bands = tuple(_band(one, where) for one in raw.get("bands", ()))
    expected = 1
    for number, band in enumerate(bands, start=1):
        if band.first != expected:
            raise BadPack(f"{where}: band {number} begins in year {band.first}; expected {expected}.")
        if (band.last is None) is not (number == len(bands)):
            raise BadPack(f"{where}: band {number}: expected a last year in every band but the last.")
        if band.last is not None and band.last < band.first:
            raise BadPack(f"{where}: band {number} ends in year {band.last}, before it begins.")
        expected = (band.last or 0) + 1
    if not bands:
        raise BadPack(f"{where}: it has no bands; expected one from year 1 on.")
    return read_entry(DiscountSchedule, {**raw, "bands": bands}, where)


def _band(raw: Mapping[str, Any], where: str) -> DiscountBand:
    if unknown := set(raw) - {"first", "last", "percent"}:
        raise BadPack(f"{where}: {', '.join(sorted(unknown))} is not known; expected first, last, percent.")
    years = (raw.get("first"), raw.get("last", 1))
    if any(type(year) is not int for year in years):
        raise BadPack(f"{where}: a band's years are {years}; expected whole numbers.")
    return DiscountBand(first=raw["first"], last=raw.get("last"), rate=_part(raw, "percent", where))


def _bound(raw: Mapping[str, Any], where: str) -> OptimismBound:
    if raw.get("on") not in set(HopefulAbout):
        raise BadPack(f"{where}: on is {raw.get('on')!r}; expected one of {', '.join(HopefulAbout)}.")
    read = {**raw, "on": HopefulAbout(raw["on"])}
    read |= {end: _part(raw, end, where) for end in ("upper", "lower")}
    if read["lower"] > read["upper"]:
        raise BadPack(f"{where}: lower ({raw['lower']}) is above upper ({raw['upper']}).")
    return read_entry(OptimismBound, read, where)


def _part(raw: Mapping[str, Any], key: str, where: str) -> Fraction:
    # TOML's own decimals are binary: 3.5 would be, but 1.29 would not be 1.29.
    typed = raw.get(key)
    try:
        percent = Decimal(typed) if isinstance(typed, str) else Decimal("NaN")
    except InvalidOperation:
        percent = Decimal("NaN")
    if not percent.is_finite() or percent < 0:
        raise BadPack(f"{where}: {key} is {typed!r}; expected a percentage in quotes, from 0 up.")
    return Fraction(percent) / 100
