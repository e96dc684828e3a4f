"""The dated steps of feedback."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.feedback import (
    check_close,
    check_reopen,
    check_step,
    hours_open,
    next_states,
)
from desktop_crm.domain.words import FeedbackKind, FeedbackState

S = FeedbackState
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (S.RECEIVED, S.IN_PROGRESS),
        (S.RECEIVED, S.ANSWERED),
        (S.IN_PROGRESS, S.ANSWERED),
        (S.ANSWERED, S.IN_PROGRESS),
    ],
)
def test_steps_lead_on(state: FeedbackState, wanted: FeedbackState) -> None:
    check_step(state, wanted)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("wanted", S)
def test_other_steps_are_refused(state: FeedbackState, wanted: FeedbackState) -> None:
    if wanted in next_states(state):
        return
    with pytest.raises(Refused) as refusal:
        check_step(state, wanted)
    assert refusal.value.field == "state"


def test_closing_wants_an_outcome_and_for_a_complaint_the_day_it_was_told() -> None:
    with pytest.raises(Refused) as refusal:
        check_close(FeedbackKind.COMPLAINT, S.ANSWERED, "  ", date(2026, 11, 20))
    assert refusal.value.field == "outcome"
    with pytest.raises(Refused) as refusal:
        check_close(FeedbackKind.COMPLAINT, S.ANSWERED, "已补发", None)
    assert refusal.value.field == "told_on"
    check_close(FeedbackKind.PRAISE, S.RECEIVED, "已转达", None)


def test_only_what_is_closed_is_reopened_and_only_what_is_open_is_closed() -> None:
    check_reopen(S.CLOSED)
    with pytest.raises(Refused):
        check_reopen(S.ANSWERED)
    with pytest.raises(Refused):
        check_close(FeedbackKind.PRAISE, S.CLOSED, "done", None)


def test_the_clock_counts_whole_hours() -> None:
    assert hours_open(NOW - timedelta(hours=51, minutes=59), NOW) == 51
    assert hours_open(NOW + timedelta(hours=1), NOW) == 0
