"""Drafts."""

from desktop_crm.queries import drafts as stored
from desktop_crm.services import drafts, unit_of_work
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, ask, do, moment


def test_a_draft_is_kept_replaced_and_discarded(vault: Vault) -> None:
    do(vault, drafts.keep, "customer:new", {"name": "张"}, now=NOW)
    do(vault, drafts.keep, "log:1", {"line": "电话"}, now=moment(1))
    do(vault, drafts.keep, "customer:new", {"name": "张伟"}, now=moment(2))
    assert ask(vault, stored.draft, "customer:new") == {"name": "张伟"}
    assert ask(vault, stored.forms) == ("customer:new", "log:1")
    do(vault, drafts.discard, "log:1")
    do(vault, drafts.keep, "customer:new", {}, now=NOW)
    assert ask(vault, stored.forms) == ()
    assert ask(vault, stored.draft, "customer:new") is None


def test_a_draft_is_nobody_elses_business(vault: Vault) -> None:
    done = unit_of_work.write(vault, drafts.keep, "x", {"a": 1}, now=NOW)
    assert done.changes.txn is None
