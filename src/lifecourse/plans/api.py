"""What other rooms may ask of plans."""

from lifecourse.plans.comparing import Change, Difference, compare
from lifecourse.plans.document import Cell, Place, PlanDocument, Row, Table
from lifecourse.plans.examples import BadExample, Example, read_example
from lifecourse.plans.models import Plan
from lifecourse.plans.naming import name_of_row, names_of_rows
from lifecourse.plans.operations.answers import write_answer
from lifecourse.plans.operations.changing import ChangedMeanwhile, UnableToChangePlan, writing_permission
from lifecourse.plans.operations.figures import FigureChange, change_figure, change_figures
from lifecourse.plans.operations.opening import open_plan, put_back_plan
from lifecourse.plans.operations.rows import add_row, change_texts, remove_row
from lifecourse.plans.operations.rule_pack import choose_rule_pack
from lifecourse.plans.pictures import PICTURES, Picture, draw
from lifecourse.plans.pictures.inpatients import implied_population
from lifecourse.plans.queries import (
    Changed,
    NoSuchPlan,
    answer_about,
    changes_of,
    document_of,
    find_plan,
    get_plan,
    plans_seen_by,
    rule_pack_of,
    section_states,
)
from lifecourse.plans.rules import (
    CannotRead,
    SectionState,
    Side,
    Verdict,
    read_day,
    read_number,
    read_step,
    weigh,
)
from lifecourse.plans.template import (
    BadTemplate,
    Column,
    ColumnKind,
    PlanTemplate,
    SectionTemplate,
    Sum,
    TableTemplate,
    template,
    template_ids,
)
from lifecourse.plans.wording import Piece, Said, word_differences

__all__ = [
    "PICTURES",
    "BadExample",
    "BadTemplate",
    "CannotRead",
    "Cell",
    "Change",
    "Changed",
    "ChangedMeanwhile",
    "Column",
    "ColumnKind",
    "Difference",
    "Example",
    "FigureChange",
    "NoSuchPlan",
    "Picture",
    "Piece",
    "Place",
    "Plan",
    "PlanDocument",
    "PlanTemplate",
    "Row",
    "Said",
    "SectionState",
    "SectionTemplate",
    "Side",
    "Sum",
    "Table",
    "TableTemplate",
    "UnableToChangePlan",
    "Verdict",
    "add_row",
    "answer_about",
    "change_figure",
    "change_figures",
    "change_texts",
    "changes_of",
    "choose_rule_pack",
    "compare",
    "document_of",
    "draw",
    "find_plan",
    "get_plan",
    "implied_population",
    "name_of_row",
    "names_of_rows",
    "open_plan",
    "plans_seen_by",
    "put_back_plan",
    "read_day",
    "read_example",
    "read_number",
    "read_step",
    "remove_row",
    "rule_pack_of",
    "section_states",
    "template",
    "template_ids",
    "weigh",
    "word_differences",
    "write_answer",
    "writing_permission",
]
