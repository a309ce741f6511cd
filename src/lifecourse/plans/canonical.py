"""A plan as plain data, whole and in one order, so that the same plan is always the same bytes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

from lifecourse.figures.api import Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.document import Cell, PlanDocument, Row, Table
from lifecourse.plans.template import Column, ColumnKind, PlanTemplate, SectionTemplate, Sum, TableTemplate

# How the data is laid out. A later layout gets a new number, and this one is read for ever.
LAYOUT = 1


class BadDocument(Exception):
    """Data is not a plan: says what was found."""


def content_of(document: PlanDocument) -> str:
    """A plan as the text that is kept and hashed: sorted, without blanks, every letter as it is."""
    return json.dumps(
        document_to_data(document), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def document_in(content: str) -> PlanDocument:
    """The plan that a kept text holds. Raises BadDocument."""
    try:
        return document_from_data(json.loads(content))
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError) as problem:
        raise BadDocument(f"This is not a plan as it is kept: {problem}") from problem


def hash_of(content: str) -> str:
    """The SHA-256 of a kept text, in hexadecimal: what is printed on a version."""
    return sha256(content.encode()).hexdigest()


def document_to_data(document: PlanDocument) -> dict[str, Any]:
    """Everything in a plan, with the template it is on, as what JSON can say. Loses nothing."""
    return {
        "layout": LAYOUT,
        "slug": document.slug,
        "title": document.title,
        "dated": document.dated.isoformat(),
        "template": _plain(document.template),
        "answers": dict(document.answers),
        "tables": {
            key: [
                {"key": row.key, "cells": {column: _cell(cell) for column, cell in row.cells.items()}}
                for row in table.rows
            ]
            for key, table in document.tables.items()
        },
    }


def document_from_data(data: Mapping[str, Any]) -> PlanDocument:
    """The plan that such data came from, on the template that came with it. Raises BadDocument."""
    if data.get("layout") != LAYOUT:
        raise BadDocument(f"Expected a plan in layout {LAYOUT}, found {data.get('layout')!r}.")
    template = _template(data["template"])
    filled = {t.key: data["tables"][t.key] for t in template.tables if t.key in data["tables"]}
    return PlanDocument(
        slug=data["slug"],
        title=data["title"],
        template=template,
        dated=date.fromisoformat(data["dated"]),
        answers=dict(data["answers"]),
        tables={
            key: Table(template=template.table(key), rows=tuple(_row(row) for row in rows))
            for key, rows in filled.items()
        },
    )


def _plain(value: object) -> Any:
    """A template, a figure or a part of one, as what JSON can say."""
    if is_dataclass(value):
        return _parts(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        # As pairs: choices are offered in this order, which an object of JSON would lose.
        return [[key, _plain(one)] for key, one in value.items()]
    return _scalar(value)


def _parts(value: object) -> dict[str, Any]:
    """The fields that are not as they are by default, so that a field added later does not change the bytes
    of a plan that never used it."""
    return {
        field.name: _plain(getattr(value, field.name))
        for field in fields(value)  # type: ignore[arg-type]
        if getattr(value, field.name) != _default(field)
    }


def _scalar(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return _number(value) if isinstance(value, Decimal) else value


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _number(value: Decimal) -> str:
    """19.50 and 19.5 are one number, so they are written in one way."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _cell(cell: Cell) -> dict[str, Any]:
    said: dict[str, Any] = {"text": cell.text} if cell.text or cell.figure is None else {}
    return said if cell.figure is None else said | {"figure": _plain(cell.figure)}


def _row(data: Mapping[str, Any]) -> Row:
    return Row(
        key=data["key"],
        cells={
            column: Cell(text=cell.get("text", ""), figure=_figure(cell.get("figure")))
            for column, cell in data["cells"].items()
        },
    )


def _figure(data: Mapping[str, Any] | None) -> FigureValue | None:
    if data is None:
        return None
    read: dict[str, Callable[[str], object]] = {
        "value": Decimal,
        "rounded_to": Decimal,
        "unit": Unit,
        "confidence": Confidence,
        "qualifier": Qualifier,
        "as_at": date.fromisoformat,
        "period_start": date.fromisoformat,
    }
    stated: dict[str, Any] = {name: read.get(name, str)(value) for name, value in data.items()}
    return FigureValue(**stated)


def _template(data: Mapping[str, Any]) -> PlanTemplate:
    tables = tuple(_table(table) for table in data["tables"])
    sections = tuple(SectionTemplate(**section) for section in data["sections"])
    read = dict(data) | {"years": tuple(data["years"]), "sections": sections, "tables": tables}
    return PlanTemplate(**read | {"not_bound_by": tuple(data.get("not_bound_by", ()))})


def _table(data: Mapping[str, Any]) -> TableTemplate:
    columns = tuple(_column(column) for column in data["columns"])
    sums = tuple(_sum(one) for one in data.get("sums", []))
    return TableTemplate(**dict(data) | {"columns": columns, "sums": sums})


def _column(data: Mapping[str, Any]) -> Column:
    read = dict(data) | {"choices": dict(data.get("choices", []))}
    if "kind" in data:
        read["kind"] = ColumnKind(data["kind"])
    if "unit" in data:
        read["unit"] = Unit(data["unit"])
    return Column(**read)


def _sum(data: Mapping[str, Any]) -> Sum:
    lists = {name: tuple(data[name]) for name in ("columns", "parts", "beside") if name in data}
    return Sum(**dict(data) | lists | {"where": dict(data.get("where", []))})
