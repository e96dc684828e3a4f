"""What every test shares: no screen, no key ring, no home of a person."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from desktop_crm.services.vaults import Vault

MUST_HOLD = "must hold"
PASSPHRASE = "correct horse 正确的马"  # noqa: S105  opens nothing but the vaults of tests

# Before any Qt import: parallel tests would take the focus from each other on one screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

settings.register_profile(
    "desktop_crm",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("desktop_crm"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desktop_crm"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of what was held in the face of faults, whichever process counted it."""
    counted = [
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == MUST_HOLD
    ]
    if counted:
        from tests.faults.rows import ROWS  # noqa: PLC0415  most runs count none
        from tests.faults.tally import from_json, table  # noqa: PLC0415

        found = {name: tally for one in counted for name, tally in from_json(one).items()}
        terminalreporter.section("what must hold")
        terminalreporter.write_line(
            table([(row, found[row.name]) for row in ROWS if row.name in found])
        )


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home, so that none reads or writes a person's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name, below in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_STATE_HOME", ".local/state"),
    ):
        monkeypatch.setenv(name, str(folder / below))
    monkeypatch.delenv("DESKTOP_CRM_VAULT", raising=False)
    return folder


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def vault_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed empty vault with the cheapest keys allowed, made once and then copied."""
    from desktop_crm.services import vaults  # noqa: PLC0415  most tests need no database

    folder = tmp_path_factory.mktemp("template") / "template.crmvault"
    vaults.create(folder, PASSPHRASE, kdf=vaults.Kdf(19, 1, 1)).vault.close()
    return folder


@pytest.fixture
def vault(vault_template: Path, tmp_path: Path) -> Iterator["Vault"]:
    """Return an open empty vault of the test's own."""
    from desktop_crm.services import vaults  # noqa: PLC0415  most tests need no database

    folder = tmp_path / "shop.crmvault"
    shutil.copytree(vault_template, folder)
    opened = vaults.unlock(folder, PASSPHRASE)
    yield opened
    opened.close()
