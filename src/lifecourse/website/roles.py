"""What each role does here, in words for whoever holds it; what it may do is decided by organisations."""

from lifecourse.organisations.api import Role

DOES: dict[Role, str] = {
    Role.PROGRAMME_MANAGER: "you write the plan and its figures, choose its rules, answer what the checks "
    "find, and print it; you keep measures with their targets and results, agree to what another "
    "organisation counted, and agree to what moves a pooled fund's money",
    Role.FINANCE_LEAD: "you keep the money and every other figure right, write the finance sections, answer "
    "what the checks find, and print the plan; you agree to a measure's result that another organisation "
    "counted, keep the books of a pooled fund, and agree for your organisation to what moves its money",
    Role.ANALYST: "you write the sections other than finance, keep the figures right, print the plan, and "
    "enter or confirm by when a policy wants reviews of people in hospital and how health is rated, "
    "write the stages of queues, and keep measures with their targets and results",
    Role.BOARD_MEMBER: "you read the plan and what the checks found, and print it; you change nothing by it",
    Role.BOARD_SECRETARY: "you keep meetings, decisions and actions, and record what the board of your "
    "organisation decided about the plan and that it signed an agreement about a pooled fund",
    Role.ASSURER: "you read the plan and what the checks found, comment on it section by section, and read "
    "the record of who changed what",
    Role.ADMINISTRATOR: "you invite people, give and end their roles, and read the record of those changes, "
    "and enter or confirm by when a policy wants reviews of people in hospital and how health is rated, "
    "and write the stages of queues; you do not read plans",
    Role.CARE_COORDINATOR: (
        "you find people whom your organisation supports, write down with them what others should know and "
        "who is around them, say whether two records are one person, write down "
        "what people agree to share, keep the register of people who may come to hospital, write down "
        "stays there, write down reviews and what came of each promise made at them, keep the plan of "
        "support with what it costs and who pays, compare a list of people in hospital that a commissioner "
        "or provider keeps with yours, and may open a record when harm is near"
    ),
    Role.RECORDS_OFFICER: (
        "you bring in records from other systems, say whether two records are one person, write down what "
        "people agree to share, compare a list of people in hospital that a commissioner or provider keeps "
        "with yours, take out what your council sends to the country about people's support, ask for or "
        "agree to erasing somebody by law, and enter or confirm how long your organisation keeps records"
    ),
    Role.TEAM_MANAGER: "you read who looked at whose record, judge what was opened because harm was "
    "near, may open a record so yourself, ask for or agree to erasing somebody by law, and enter or "
    "confirm how long your organisation keeps records",
    Role.REVIEW_CHAIR: "you find people whom your organisation supports, plan and lead reviews of their "
    "care, write down what was found and promised there and what came of each promise; you write nothing "
    "else about anybody",
}
