"""While somebody is typed in, the bar names who it may be already."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.words import MethodKind
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.buttons import Button
from desktop_crm.ui.kit.similar_bar import SimilarBar
from desktop_crm.ui.kit.workspace import Workspace
from tests import factories as make


@pytest.fixture
def bar(qtbot: QtBot, vault: Vault) -> Iterator[SimilarBar]:
    make.customer(
        vault, "杭州云帆机械有限公司", methods=[NewMethod(MethodKind.PHONE, "13800138000")]
    )
    workspace = Workspace(vault)
    found = SimilarBar(workspace)
    qtbot.addWidget(found)
    yield found
    workspace.close()


def names(bar: SimilarBar) -> list[str]:
    return [each.text() for each in bar.findChildren(Button) if not each.isHidden()]


@pytest.mark.parametrize(
    ("name", "phones"),
    [
        ("杭州雲帆機械", ()),
        ("云帆", ()),
        ("", ("+86 138 0013 8000",)),
        ("某人", ("１３８００１３８０００",)),  # noqa: RUF001
    ],
)
def test_who_is_known_is_named(
    qtbot: QtBot, bar: SimilarBar, name: str, phones: tuple[str, ...]
) -> None:
    bar.look_for(name, phones)
    qtbot.waitUntil(lambda: names(bar) == ["杭州云帆机械有限公司"])
    with qtbot.waitSignal(bar.chosen) as told:
        bar.findChildren(Button)[-1].click()
    assert told.args[0].name == "杭州云帆机械有限公司"


def test_what_is_too_short_asks_for_nobody(qtbot: QtBot, bar: SimilarBar) -> None:
    bar.look_for("云帆", ())
    qtbot.waitUntil(lambda: len(names(bar)) == 1)
    bar.look_for("云", ("138",))
    assert bar.isHidden()
    assert names(bar) == []
