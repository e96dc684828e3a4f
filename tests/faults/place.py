"""A folder with a customer file to be hurt: made once, copied for every trial."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_crm.domain.quick_line import parse
from desktop_crm.services import backups, customers, importing, quick_log, unit_of_work, vaults
from desktop_crm.services.vaults import Kdf, Vault
from desktop_crm.storage import reserve

CHEAP = Kdf(memory_mib=19, passes=1, lanes=1)
PASSPHRASE = "correct horse 正确的马"  # noqa: S105
OTHER_PASSPHRASE = "another horse 另一匹马"  # noqa: S105
CUSTOMERS = 60
#: The import, and a line about everybody.
ACTIONS = 1 + CUSTOMERS
NOW = datetime(2026, 11, 21, 12).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, the customer file in it, and the ways to open that."""

    root: Path
    recovery_code: str

    @property
    def vault(self) -> Path:
        """The customer file."""
        return self.root / "shop.crmvault"

    @property
    def restored(self) -> Path:
        """Where a backup is restored to."""
        return self.root / "restored.crmvault"

    @property
    def new(self) -> Path:
        """Where a new customer file is made."""
        return self.root / "new.crmvault"

    @property
    def backup(self) -> Path:
        """The backup of the customer file as it was made."""
        made = (self.vault / "backups").glob(f"[!.]*-{ACTIONS:06d}{backups.SUFFIX}")
        return min(made)

    def copy(self, root: Path) -> "Place":
        """Return the same place elsewhere."""
        shutil.copytree(self.root, root)
        return Place(root, self.recovery_code)

    def open(self, folder: Path | None = None) -> Vault:
        """Open the customer file in a way that costs no time."""
        return vaults.unlock_with_recovery_code(folder or self.vault, self.recovery_code)


def spare_the_disk() -> None:
    """Keep less room in reserve: every trial would write megabytes for it."""
    reserve.BYTES = 1 << 16


def make(root: Path) -> Place:
    """Make a customer file with some sixty customers, a line about each, and one backup."""
    root.mkdir(parents=True)
    created = vaults.create(root / "shop.crmvault", PASSPHRASE, kdf=CHEAP)
    vault = created.vault
    sheet = importing.read(write_sheet(root / "customers.csv", "基", CUSTOMERS))
    (root / "customers.csv").unlink()
    unit_of_work.write(vault, importing.store, sheet, now=NOW)
    for customer_id in customer_ids(vault):
        log(vault, customer_id, "打电话 谈了价格和交期，下周三寄样品")
    backups.make(vault)
    vault.close()
    return Place(root, created.recovery_code or "")


def write_sheet(path: Path, mark: str, rows: int) -> Path:
    """Write a sheet of customers nobody has yet."""
    lines = ["客户名称,手机,城市,标签,备注"]
    lines += [
        f"{mark}号{number}有限公司,1{3800000000 + hash_of(mark, number)},苏州市,老客户,对交期敏感"
        for number in range(rows)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def hash_of(mark: str, number: int) -> int:
    """Return a number that two sheets hardly share."""
    return (sum(ord(sign) * 7919 for sign in mark) * 1000 + number) % 90_000_000


def customer_ids(vault: Vault) -> list[bytes]:
    """Return the ids of all customers."""
    with vault.read() as session:
        found = session.connection().exec_driver_sql("SELECT id FROM customer ORDER BY n").all()
    return [bytes(row[0]) for row in found]


def log(vault: Vault, customer_id: bytes, line: str) -> None:
    """Log a line."""
    now = vault.clock()
    unit_of_work.write(vault, quick_log.save, customer_id, parse(line, now.astimezone()), now=now)


def add(vault: Vault, name: str) -> bytes:
    """Add a customer."""
    return unit_of_work.write(vault, customers.add, {"name": name}, now=vault.clock()).value
