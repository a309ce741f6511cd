"""A frozen version never changes, whoever asks and however."""
# ruff: noqa: S608  (the SQL here is made of names of columns)

import pytest
from django.db import DatabaseError, connection, transaction
from tests.building import NOON, one_partnership, one_ward_plan, somebody

from lifecourse.assurance.api import freeze_version
from lifecourse.audit import triggers
from lifecourse.audit.api import Entry
from lifecourse.cli import main
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import (
    CannotFreeze,
    PlanVersion,
    SectionState,
    VersionKind,
    document_of,
    get_version,
    verify_version,
    versions_of,
    write_answer,
)

pytestmark = pytest.mark.page
TODAY = NOON.date()


@pytest.fixture
def plan(db):
    return one_ward_plan(one_partnership())


@pytest.fixture
def manager(plan):
    return somebody(Role.PROGRAMME_MANAGER, plan.partnership)


@pytest.fixture
def first_cut(plan, manager):
    return freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=manager, at=NOON)


def test_a_version_holds_the_plan_as_it_was_with_its_hash_and_findings(plan, manager, first_cut):
    before = document_of(plan)
    write_answer(
        plan=plan,
        section="2.2",
        text="Two people.",
        state=SectionState.DRAFTING,
        seen="Three people are in hospital.",
        by=manager,
        at=NOON,
    )
    plan.refresh_from_db()
    kept = get_version(plan, 1, seen_by=manager, on=TODAY)
    assert kept.document == before != document_of(plan)
    assert (kept.number, kept.name, kept.rule_pack_id) == (
        1,
        "First cut (version 1)",
        "transforming-care-2015",
    )
    assert len(kept.content_hash) == 64 and verify_version(kept)
    assert kept.must_mend == plan.findings.filter(state="open", severity="must-mend").count() > 0


ALTERING = [
    "UPDATE plans_planversion SET note = 'Another'",
    "UPDATE plans_planversion SET content = '{}' WHERE number = 1",
    "DELETE FROM plans_planversion",
]


@pytest.mark.parametrize("sql", ALTERING)
def test_the_database_itself_refuses_to_alter_a_version(first_cut, sql):
    with (
        pytest.raises(DatabaseError, match="never altered"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert verify_version(PlanVersion.objects.get(pk=first_cut.pk))


def test_no_version_is_put_in_the_place_of_another(first_cut):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite replaces a row while adding one")
    columns = ", ".join(f.column for f in PlanVersion._meta.local_concrete_fields)
    with (
        pytest.raises(DatabaseError, match="never altered"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT OR REPLACE INTO plans_planversion ({columns}) SELECT {columns} FROM plans_planversion"
        )


def test_a_table_of_versions_is_not_emptied_on_postgresql(first_cut):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with (
        pytest.raises(DatabaseError, match="never altered"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE plans_planversion CASCADE")


@pytest.mark.parametrize(
    "alter",
    [
        lambda version: PlanVersion.objects.update(kind="final"),
        lambda version: PlanVersion.objects.all().delete(),
        lambda version: PlanVersion.objects.bulk_update([version], ["note"]),
        lambda version: version.delete(),
        lambda version: version.save(),
    ],
    ids=["update", "delete all", "bulk update", "delete", "save"],
)
def test_no_way_of_the_code_alters_a_version(first_cut, alter):
    first_cut.note = "Another"
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        alter(first_cut)


def test_a_missing_guard_is_noticed(first_cut):
    assert triggers.unwatched(connection) == []
    with connection.cursor() as cursor:
        name = (
            "record_refuse_delete_plans_planversion"
            if connection.vendor == "sqlite"
            else "record_refuse_change"
        )
        table = "" if connection.vendor == "sqlite" else " ON plans_planversion"
        cursor.execute(f"DROP TRIGGER {name}{table}")
    assert triggers.unwatched(connection) == ["plans_planversion"]


def test_the_record_keeps_the_hash_and_not_the_whole_plan(first_cut):
    entry = Entry.objects.filter(table="plans_planversion").latest("id")
    assert (entry.action, entry.after["content_hash"]) == ("insert", first_cut.content_hash)
    assert entry.after["content"] == "not kept"


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.PROGRAMME_MANAGER] + [None])
def test_only_a_programme_manager_freezes(plan, role):
    with pytest.raises(NotAllowed):
        freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=somebody(role, plan.partnership), at=NOON)
    assert not PlanVersion.objects.exists()


def test_versions_are_numbered_in_turn_and_no_first_cut_follows_a_final(plan, manager, first_cut):
    for kind in (VersionKind.MODERATED, VersionKind.FINAL):
        freeze_version(plan=plan, kind=kind, by=manager, at=NOON)
    assert [v.number for v in versions_of(plan, seen_by=manager, on=TODAY)] == [1, 2, 3]
    with pytest.raises(CannotFreeze, match="cannot follow"):
        freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=manager, at=NOON)
    with pytest.raises(NotAllowed):
        versions_of(plan, seen_by=somebody(None, plan.partnership), on=TODAY)


def test_from_the_command_line(plan, capsys):
    assert main(["plan", "versions", plan.slug]) == 0
    assert "No version" in capsys.readouterr().out
    assert main(["plan", "freeze", plan.slug, "--kind", "moderated"]) == 2
    assert "Freeze a first cut" in capsys.readouterr().err
    assert main(["plan", "freeze", plan.slug, "--kind", "first-cut"]) == 0
    assert main(["plan", "versions", plan.slug]) == 0
    version = PlanVersion.objects.get()
    assert capsys.readouterr().out.count(version.content_hash) == 2
    assert main(["plan", "verify", plan.slug]) == 0
    assert "as it was frozen" in capsys.readouterr().out
    assert main(["plan", "compare", f"{plan.slug}@first-cut", plan.slug]) == 0
    assert main(["plan", "compare", f"{plan.slug}@9", plan.slug]) == 2
    assert "it has 1 (first-cut)" in capsys.readouterr().err
