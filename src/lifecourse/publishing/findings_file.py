"""What the checks found, as a file for programs. Its form: docs/reference/findings-json.md."""

import json
from collections.abc import Sequence
from typing import Any

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.paper import Facts, PaperFinding

FORM = "lifecourse-findings/1"


def findings_file(document: PlanDocument, *, facts: Facts, findings: Sequence[PaperFinding]) -> bytes:
    """The findings as JSON, in the order given."""
    content = {
        "form": FORM,
        "plan": {
            "slug": document.slug,
            "title": document.title,
            "partnership": facts.partnership,
            "dated": document.dated.isoformat(),
            "template": document.template.id,
            "revision": facts.revision,
            "content_id": facts.content_id,
        },
        "rule_pack": {"id": facts.rules_id, "name": facts.rules_name, "citation": facts.rules_citation},
        "generated_on": facts.made_on.isoformat(),
        "findings": [_finding(finding) for finding in findings],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _finding(finding: PaperFinding) -> dict[str, Any]:
    place, accepted = finding.place, finding.accepted
    return {
        "check_id": finding.check_id,
        "family": finding.family,
        "severity": finding.severity,
        "state": finding.state,
        "place": {
            "section": place.section,
            "table": place.table,
            "row": place.row,
            "column": place.column,
            "path": place.path,
            "words": finding.place_words,
        },
        "other_places": list(finding.other_places),
        "found": finding.found,
        "expected": finding.expected,
        "difference": finding.difference,
        "sentence": finding.sentence,
        "mend": finding.mend,
        "accepted": accepted
        and {"reason": accepted.reason, "by_role": accepted.by_role, "at": accepted.at.isoformat()},
    }
