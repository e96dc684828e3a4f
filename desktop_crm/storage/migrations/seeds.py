"""What a new vault begins with: the choices of the pick-lists and the stages of the pipeline.

Ids are made from the keys, so that two vaults agree on them. The rows are logged like any others,
with action 0: they belong to the fold, but nobody can undo them.
"""

import uuid

from sqlalchemy import Connection

from desktop_crm.domain.pick_lists import BUILT_IN

_NAMESPACE = uuid.UUID("6a5d8f0e-3c0b-5d0c-9a57-0d0c4352d001")

_DEAL_STAGES = (
    ("enquiry", "Enquiry", "询价", 10, "OPEN"),
    ("need-clear", "Need understood", "需求确认", 25, "OPEN"),
    ("offer", "Offer made", "方案报价", 50, "OPEN"),
    ("negotiation", "Negotiation", "商务谈判", 75, "OPEN"),
    ("won", "Won", "赢单", 100, "WON"),
    ("lost", "Lost", "输单", 0, "LOST"),
)


def seed_id(kind: str, *parts: str) -> bytes:
    """Return the fixed id of a row every vault begins with."""
    return uuid.uuid5(_NAMESPACE, "/".join((kind, *parts))).bytes


def plant(connection: Connection) -> None:
    """Insert what is not there yet."""
    for pick_list, items in BUILT_IN.items():
        for position, item in enumerate(items):
            connection.exec_driver_sql(
                "INSERT INTO pick_list_item"
                " (id, pick_list, key, label_en, label_zh, position, is_active)"
                " VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO NOTHING",
                (
                    seed_id("pick_list_item", pick_list, item.key),
                    pick_list,
                    item.key,
                    item.label_en,
                    item.label_zh,
                    position,
                ),
            )
    for position, (key, english, chinese, probability, outcome) in enumerate(_DEAL_STAGES):
        connection.exec_driver_sql(
            "INSERT INTO deal_stage"
            " (id, key, label_en, label_zh, position, probability, outcome, is_active)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO NOTHING",
            (seed_id("deal_stage", key), key, english, chinese, position, probability, outcome),
        )
