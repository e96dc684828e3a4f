"""Writes the golden vault of the current schema: `python -m tests.storage.golden_vault`.

Golden vaults of released schemas are never written again; they must open for ever.
"""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.services import unit_of_work, vaults
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.vaults import Kdf
from desktop_crm.storage import schema
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.tag import Tag

FOLDER = Path(__file__).parent.parent / "data" / "vaults"
PASSPHRASE = "golden 金库"  # noqa: S105 - opens test data only
_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Fill"))
def fill(session: Session) -> None:
    """Put a row of every common kind into a vault."""
    customer = Customer(name="海纳机械有限公司", kind="COMPANY", tier="A", created_at=_AT)
    tag = Tag(name="老客户", colour=3)
    session.add_all([customer, tag])
    session.flush()
    own = {"customer_id": customer.id}
    session.add_all(
        [
            Contact(**own, name="李雷", role="DECIDES"),
            ContactMethod(**own, kind="PHONE", value="138 0013 8000", normalised="+8613800138000"),
            CustomerTag(**own, tag_id=tag.id),
            Interaction(**own, kind="CALL", happened_at=_AT, text="问了报价"),
            FollowUp(**own, kind="CHECK_IN", title="寄样品", due_on=date(2026, 3, 9), state="OPEN"),
            Feedback(**own, kind="PRAISE", text="发货快", received_at=_AT, state="CLOSED"),
            Purchase(**own, bought_on=date(2026, 2, 1), total_minor=123400, currency="CNY"),
        ]
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change"))
def change(session: Session) -> None:
    """Change one value, so that the journal holds an update too."""
    session.query(Customer).one().tier = "B"


def main() -> None:
    """Write the golden vault anew."""
    folder = FOLDER / f"schema-{schema.text_of(schema.version())}.crmvault"
    shutil.rmtree(folder, ignore_errors=True)
    made = vaults.create(folder, PASSPHRASE, kdf=Kdf(memory_mib=19, passes=1, lanes=1))
    try:
        unit_of_work.write(made.vault, fill)
        unit_of_work.write(made.vault, change)
        made.vault.checkpoint()
    finally:
        made.vault.close()


if __name__ == "__main__":
    main()
