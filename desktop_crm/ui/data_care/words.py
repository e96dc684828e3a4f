"""The words of import: verdicts, fields, nouns, encodings."""

from collections import Counter
from collections.abc import Callable, Mapping

from desktop_crm.domain.importing import (
    CUSTOMERS,
    EntryKind,
    FieldDiff,
    OnMatch,
    Proposal,
    Verdict,
    Warning,
)
from desktop_crm.domain.words import LifecycleStage, Tier, read
from desktop_crm.ui.kit.language import number, tier_word, translate, word

VERDICT_TONES: Mapping[Verdict, str] = {
    Verdict.CREATE: "ok_ink",
    Verdict.UPDATE: "accent_ink",
    Verdict.UNCHANGED: "text3",
    Verdict.SKIP: "text3",
    Verdict.POSSIBLE_DUPLICATE: "warn_ink",
    Verdict.BAD: "danger_ink",
}
_FIELDS: Mapping[str, Callable[[], str]] = {
    "": lambda: translate("ImportField", "Only kept"),
    "external_id": lambda: translate("ImportField", "External ID"),
    "customer": lambda: translate("ImportField", "Customer name"),
    "name": lambda: translate("ImportField", "Name"),
    "company": lambda: translate("ImportField", "Company"),
    "short_name": lambda: translate("ImportField", "Short name"),
    "person": lambda: translate("ImportField", "Person's name"),
    "contact": lambda: translate("ImportField", "Contact"),
    "contacts": lambda: translate("ImportField", "Contact"),
    "family_name": lambda: translate("ImportField", "Family name"),
    "given_name": lambda: translate("ImportField", "Given name"),
    "middle_name": lambda: translate("ImportField", "Middle name"),
    "job_title": lambda: translate("ImportField", "Job title"),
    "department": lambda: translate("ImportField", "Department"),
    "phone": lambda: translate("ImportField", "Phone"),
    "methods": lambda: translate("ImportField", "Contact method"),
    "fax": lambda: translate("ImportField", "Fax"),
    "email": lambda: translate("ImportField", "Email"),
    "wechat": lambda: translate("ImportField", "WeChat"),
    "qq": lambda: translate("ImportField", "QQ"),
    "website": lambda: translate("ImportField", "Website"),
    "address": lambda: translate("ImportField", "Address"),
    "house_number": lambda: translate("ImportField", "House number"),
    "region_province": lambda: translate("ImportField", "Region"),
    "region_city": lambda: translate("ImportField", "City"),
    "district": lambda: translate("ImportField", "District"),
    "postcode": lambda: translate("ImportField", "Postcode"),
    "country": lambda: translate("ImportField", "Country"),
    "birthday": lambda: translate("ImportField", "Birthday"),
    "lunar_birthday": lambda: translate("ImportField", "Lunar birthday"),
    "occasions": lambda: translate("ImportField", "Occasion"),
    "tier": lambda: translate("ImportField", "Tier"),
    "stage": lambda: translate("ImportField", "Lifecycle stage"),
    "kind": lambda: translate("ImportField", "Company or person"),
    "industry": lambda: translate("ImportField", "Industry"),
    "size_band": lambda: translate("ImportField", "Size"),
    "source": lambda: translate("ImportField", "Source"),
    "source_detail": lambda: translate("ImportField", "Source detail"),
    "tags": lambda: translate("ImportField", "Tags"),
    "note": lambda: translate("ImportField", "Note"),
    "preferences": lambda: translate("ImportField", "Preferences"),
    "credit_code": lambda: translate("ImportField", "Credit code"),
    "treat_note": lambda: translate("ImportField", "How to treat"),
    "do_not_contact": lambda: translate("ImportField", "Do not contact"),
    "birth_year": lambda: translate("ImportField", "Year of birth"),
    "birth_month": lambda: translate("ImportField", "Month of birth"),
    "birth_day": lambda: translate("ImportField", "Day of birth"),
    "on": lambda: translate("ImportField", "Date"),
    "text": lambda: translate("ImportField", "Text"),
    "author": lambda: translate("ImportField", "Author"),
    "word": lambda: translate("ImportField", "Kind"),
    "state": lambda: translate("ImportField", "State"),
    "order": lambda: translate("ImportField", "Order no."),
    "product": lambda: translate("ImportField", "Product"),
    "quantity": lambda: translate("ImportField", "Quantity"),
    "unit_price": lambda: translate("ImportField", "Unit price"),
    "amount": lambda: translate("ImportField", "Amount"),
    "currency": lambda: translate("ImportField", "Currency"),
    "interactions": lambda: translate("ImportField", "Interaction"),
    "purchases": lambda: translate("ImportField", "Purchase"),
    "follow-ups": lambda: translate("ImportField", "Follow-up"),
    "follow_ups": lambda: translate("ImportField", "Follow-up"),
    "feedback": lambda: translate("ImportField", "Feedback"),
    "deals": lambda: translate("ImportField", "Deal"),
    "needs": lambda: translate("ImportField", "Need"),
    "consents": lambda: translate("ImportField", "Consent"),
    "survey_answers": lambda: translate("ImportField", "Survey answer"),
    "originals": lambda: translate("ImportField", "Original row"),
}


def field_word(name: str) -> str:
    """Return what people read for a field a column can be taken for."""
    kind, dot, inner = name.partition(".")
    if dot:
        return translate("ImportField", "{kind}: {field}").format(
            kind=field_word(kind), field=field_word(inner)
        )
    found = _FIELDS.get(name)
    return name if found is None else found()


def noun_word(noun: str) -> str:
    """Return what the rows of a sheet are."""
    known = {
        CUSTOMERS: translate("ImportNoun", "Customers"),
        EntryKind.INTERACTIONS: translate("ImportNoun", "Interactions"),
        EntryKind.PURCHASES: translate("ImportNoun", "Purchases"),
        EntryKind.FOLLOW_UPS: translate("ImportNoun", "Follow-ups"),
        EntryKind.FEEDBACK: translate("ImportNoun", "Feedback"),
    }
    return known.get(noun, noun)


def verdict_word(verdict: Verdict) -> str:
    """Return what would be done with a row."""
    match verdict:
        case Verdict.CREATE:
            return translate("ImportVerdict", "New")
        case Verdict.UPDATE:
            return translate("ImportVerdict", "Update")
        case Verdict.UNCHANGED:
            return translate("ImportVerdict", "Unchanged")
        case Verdict.SKIP:
            return translate("ImportVerdict", "Skipped")
        case Verdict.POSSIBLE_DUPLICATE:
            return translate("ImportVerdict", "Possible duplicate")
        case Verdict.BAD:
            return translate("ImportVerdict", "Bad")


def on_match_word(choice: OnMatch) -> str:
    """Return what to do with a customer that is known."""
    match choice:
        case OnMatch.UPDATE:
            return translate("ImportMatch", "Update")
        case OnMatch.SKIP:
            return translate("ImportMatch", "Skip")
        case OnMatch.CREATE:
            return translate("ImportMatch", "Add again")


def encoding_word(name: str) -> str:
    """Return what people call an encoding."""
    known = {
        "auto": translate("Encoding", "Recognise"),
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "gb18030": translate("Encoding", "Chinese (GB18030, GBK)"),
        "utf-16": "UTF-16",
        "big5": translate("Encoding", "Traditional Chinese (Big5)"),
        "shift_jis": translate("Encoding", "Japanese (Shift JIS)"),
        "euc-kr": translate("Encoding", "Korean (EUC-KR)"),
        "cp1252": translate("Encoding", "Western (Windows-1252)"),
        "latin-1": translate("Encoding", "Western (Latin-1)"),
    }
    return known.get(name, name)


def delimiter_word(sign: str) -> str:
    """Return what people call a delimiter."""
    known = {
        ",": translate("Delimiter", "comma"),
        ";": translate("Delimiter", "semicolon"),
        "\t": translate("Delimiter", "tab"),
        "|": translate("Delimiter", "bar"),
    }
    return known.get(sign, sign)


def warning_text(warning: Warning) -> str:
    """Return what could not be taken as it is."""
    return translate("Import", warning.problem).replace("{value}", warning.value)


def changes_text(proposal: Proposal) -> str:
    """Return what a row brings, in one line."""
    if proposal.verdict is Verdict.UPDATE:
        return "  ·  ".join(difference_text(each) for each in proposal.differences)
    record = proposal.record
    if proposal.verdict is Verdict.BAD:
        return translate("Import", proposal.note)
    parts = [warning_text(each) for each in record.warnings]
    if proposal.note:
        parts.append(proposal.note)
    if not parts:
        parts = [contact.name for contact in record.contacts]
        parts += [method.value for method in record.methods]
        parts += [f"#{tag}" for tag in record.tags]
        counts = Counter(entry.kind for entry in record.entries)
        parts += [f"{field_word(kind)}: {number(count)}" for kind, count in counts.items()]
    return "  ·  ".join(" ".join(part.split()) for part in parts)


def difference_text(difference: FieldDiff) -> str:
    """Return what an update would change, in one line."""
    name = field_word(difference.name)
    after = _value(difference.name, difference.after)
    if difference.before:
        return f"{name}: {_value(difference.name, difference.before)} → {after}"
    return f"{name}: + {after}"


def _value(name: str, value: str) -> str:
    """Return a value of a difference as people read it."""
    if name == "tier":
        return tier_word(read(Tier, value)) or value
    if name == "stage":
        return word(read(LifecycleStage, value)) or value
    return " ".join(value.split())
