"""Every kind of fault that can be planted, a file a family."""

from lifecourse.assurance.planting.fault import Kind
from lifecourse.assurance.planting.faults import (
    activity,
    agreement,
    beds,
    bids,
    flows,
    fund,
    milestones,
    money,
    parts,
    ranges,
    sums,
    wholes,
)

KINDS: tuple[Kind, ...] = (
    *parts.KINDS,
    *sums.KINDS,
    *wholes.KINDS,
    *agreement.KINDS,
    *beds.KINDS,
    *ranges.KINDS,
    *activity.KINDS,
    *bids.KINDS,
    *money.KINDS,
    *fund.KINDS,
    *flows.KINDS,
    *milestones.KINDS,
)
