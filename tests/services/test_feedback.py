"""Feedback led through its steps."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import FeedbackKind, FeedbackState
from desktop_crm.queries import feedback as feedback_queries
from desktop_crm.services import feedback, history
from desktop_crm.storage.vault import Vault
from tests.factories import TODAY, ask, card, customer, days, do, moment, told

S = FeedbackState


def test_a_complaint_goes_its_way_with_dated_steps(vault: Vault) -> None:
    complaint = told(vault, customer(vault), ago=3)
    do(vault, feedback.advance, complaint, S.IN_PROGRESS, at=moment(-2), note="照片已收")
    do(vault, feedback.advance, complaint, S.ANSWERED, at=moment(-1))
    do(vault, feedback.close, complaint, outcome="已补发", told_on=TODAY, at=moment(0))
    row = ask(vault, feedback_queries.one, complaint)
    assert [(step.state, step.at, step.note) for step in row.steps] == [
        (S.RECEIVED, moment(-3), None),
        (S.IN_PROGRESS, moment(-2), "照片已收"),
        (S.ANSWERED, moment(-1), None),
        (S.CLOSED, moment(0), "已补发"),
    ]
    assert (row.state, row.outcome, row.told_on) == (S.CLOSED, "已补发", TODAY)


def test_nothing_is_written_when_closing_is_refused(vault: Vault) -> None:
    complaint = told(vault, customer(vault))
    before = ask(vault, feedback_queries.one, complaint)
    with pytest.raises(Refused) as refusal:
        do(vault, feedback.close, complaint, outcome="done", told_on=None, at=moment(0))
    assert refusal.value.field == "told_on"
    with pytest.raises(Refused) as refusal:
        do(vault, feedback.close, complaint, outcome=" ", told_on=TODAY, at=moment(0))
    assert refusal.value.field == "outcome"
    assert ask(vault, feedback_queries.one, complaint) == before


def test_reopening_counts_and_keeps_what_was_done(vault: Vault) -> None:
    complaint = told(vault, customer(vault), ago=3)
    for _ in range(2):
        do(vault, feedback.close, complaint, outcome="已补发", told_on=TODAY, at=moment(0))
        do(vault, feedback.reopen, complaint, at=moment(0), note="又坏了")
    row = ask(vault, feedback_queries.one, complaint)
    assert (row.reopened, row.state, row.told_on) == (2, S.IN_PROGRESS, None)
    assert len(row.steps) == 5
    with pytest.raises(Refused):
        do(vault, feedback.reopen, complaint, at=moment(0))


def test_a_crisis_stands_first_and_closed_ones_are_left_out(vault: Vault) -> None:
    customer_id = customer(vault)
    old = told(vault, customer_id, ago=9)
    crisis = told(vault, customer_id, ago=1, is_crisis=True)
    praise = told(vault, customer_id, kind=FeedbackKind.PRAISE)
    do(vault, feedback.close, praise, outcome="thanks", at=moment(0))
    rows = ask(vault, feedback_queries.by_state)
    assert [row.id for row in rows] == [crisis, old]
    everything = ask(vault, feedback_queries.by_state, include_closed=True)
    assert [row.id for row in everything] == [crisis, old, praise]


def test_an_edit_and_a_removal_are_undone_whole(vault: Vault) -> None:
    customer_id = customer(vault)
    complaint = told(vault, customer_id, sentiment=-1)
    before = card(vault, customer_id)
    do(vault, feedback.edit, complaint, {"sentiment": -9, "due_on": days(2), "is_crisis": True})
    row = card(vault, customer_id).feedback[0]
    assert (row.sentiment, row.due_on, row.is_crisis) == (-2, days(2), True)
    do(vault, feedback.remove, complaint)
    assert card(vault, customer_id).feedback == ()
    do(vault, history.undo)
    do(vault, history.undo)
    assert card(vault, customer_id) == before


def test_the_state_has_its_own_steps(vault: Vault) -> None:
    complaint = told(vault, customer(vault))
    with pytest.raises(Refused):
        do(vault, feedback.edit, complaint, {"state": "CLOSED"})
    with pytest.raises(Refused):
        do(vault, feedback.edit, complaint, {"text": ""})
    with pytest.raises(Refused):
        do(vault, feedback.advance, bytes(16), S.ANSWERED, at=moment(0))
    with pytest.raises(Refused):
        do(vault, feedback.advance, complaint, S.CLOSED, at=moment(0))
