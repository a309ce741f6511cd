"""Papers: the plan as a document, as a workbook and as findings that a program can read."""
