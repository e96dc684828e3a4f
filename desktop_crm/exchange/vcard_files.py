"""Makes customers out of vCards of any dialect; one card is one customer."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    NewContact,
    NewMethod,
    NewOccasion,
    Record,
    Sheet,
    Warning,
)
from desktop_crm.domain.words import (
    CustomerKind,
    LifecycleStage,
    MethodKind,
    OccasionKind,
    Tier,
)
from desktop_crm.domain.words import (
    read as read_word,
)
from desktop_crm.exchange import cells, vcard_lines
from desktop_crm.exchange.cells import NOT_A_DATE
from desktop_crm.exchange.records import MAX_TEXT, NO_NAME, NO_NAME_GIVEN
from desktop_crm.exchange.vcard_lines import Card, Property

#: Who wrote a card of ours, and how our own fields are named in it.
PRODUCT = "-//Desktop CRM//"
OWN = "X-DESKTOPCRM-"
OWN_FIELDS = (
    "size_band", "source", "source_detail", "industry", "credit_code", "preferences", "treat_note",
    "do_not_contact",
)  # fmt: skip
ORIGINAL = "vCard"

LEFT_OUT = QT_TRANSLATE_NOOP("Import", "A picture or sound was left out")

_URN = "urn:uuid:"
#: Between the name of a contact and the label of the contact's number.
_WHOSE = "\ue001"
_NO_YEAR = {1604}
_LABEL_WRAP = re.compile(r"_\$!<(.*?)>!\$_")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_NO_YEAR_DAY = re.compile(r"--(\d{2})-?(\d{2})(?:[T ].*)?")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
_VALUE_BREAK = re.compile("[\ue000\n]")
_LABELS = {
    "cell": "mobile", "mobile": "mobile", "iphone": "mobile", "home": "home", "work": "work",
    "fax": "fax", "pager": "pager", "other": "other", "main": "main", "car": "car",
}  # fmt: skip
_SILENT = frozenset(
    "pref voice internet msg text video x400 postal parcel dom intl isdn bbs modem pcs uri".split()  # noqa: SIM905
)
_CHATS = {
    "X-QQ": MethodKind.QQ,
    "X-WECHAT": MethodKind.WECHAT,
    "X-WEIXIN": MethodKind.WECHAT,
}
_SERVICES = frozenset(
    {
        "X-SKYPE",
        "X-SKYPE-USERNAME",
        "X-AIM",
        "X-ICQ",
        "X-MSN",
        "X-YAHOO",
        "X-JABBER",
        "X-GOOGLE-TALK",
        "X-GTALK",
        "X-GADUGADU",
        "X-TWITTER",
        "X-FACEBOOK",
        "X-LINKEDIN",
        "X-WEIBO",
        "X-LINE",
        "X-TELEGRAM",
        "X-WHATSAPP",
        "X-SIP",
        "X-SOCIALPROFILE",
        "SOCIALPROFILE",
        "X-MESSAGING",
        "X-MS-IMADDRESS",
        "X-GROUPWISE",
        "X-KAKAO",
        "X-DINGTALK",
    }
)
#: Properties that `_take` puts in a place of their own, or that every card has.
_TAKEN = frozenset((
    "BEGIN", "END", "VERSION", "REV", "PRODID", "FN", "N", "NICKNAME", "ORG", "TITLE", "TEL",
    "EMAIL", "IMPP", "URL", "ADR", "LABEL", "BDAY", "NOTE", "CATEGORIES", "X-CATEGORIES", "X-GN",
    "UID", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "X-ANDROID-CUSTOM", "X-ABLABEL",
    "X-ABLABELTYPE", "X-ABADR",
))  # fmt: skip
#: What is worth a line of the note, with the word before it.
_NOTED = {
    "ROLE": "Role", "X-SPOUSE": "Spouse", "X-MS-SPOUSE": "Spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "Spouse",
    "X-MANAGER": "Manager", "X-MS-MANAGER": "Manager", "X-ASSISTANT": "Assistant",
    "X-MS-ASSISTANT": "Assistant", "X-EVOLUTION-SPOUSE": "Spouse", "X-EVOLUTION-MANAGER": "Manager",
    "X-EVOLUTION-ASSISTANT": "Assistant", "X-ABRELATEDNAMES": "Related", "RELATED": "Related",
    "X-MS-CHILD": "Child", "X-CHILDREN": "Children", "HOBBY": "Hobby", "INTEREST": "Interest",
    "EXPERTISE": "Expertise", "X-PROFESSION": "Profession", "X-EVOLUTION-OFFICE": "Office",
    "X-KADDRESSBOOK-X-PROFESSION": "Profession", "X-DEPARTMENT": "Department",
    "ANNIVERSARY": "Anniversary", "X-ANNIVERSARY": "Anniversary",
    "X-EVOLUTION-ANNIVERSARY": "Anniversary", "X-MS-ANNIVERSARY": "Anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "Anniversary", "X-ABDATE": "Date", "X-MS-INTERESTS": "Interest",
    "GENDER": "Gender", "X-GENDER": "Gender", "X-WAB-GENDER": "Gender", "GEO": "Place",
    "TZ": "Time zone", "LANG": "Language", "X-PHONETIC-FIRST-NAME": "Phonetic",
    "X-PHONETIC-MIDDLE-NAME": "Phonetic", "X-PHONETIC-LAST-NAME": "Phonetic",
    "X-PHONETIC-ORG": "Phonetic", "SORT-STRING": "Phonetic", "CALURI": "Calendar",
    "FBURL": "Calendar", "CALADRURI": "Calendar", "MAIDENNAME": "Maiden name",
    "X-MAIDENNAME": "Maiden name",
}  # fmt: skip
#: What a program notes for itself; it goes out again with the card but is nothing to read.
_MACHINE = frozenset((
    "BEGIN", "END", "VERSION", "REV", "CLASS", "MAILER", "SOURCE", "NAME", "PROFILE",
    "CLIENTPIDMAP", "XML", "CREATED", "LANGUAGE", "X-ABUID", "X-ABADR", "X-ABORDER",
    "X-IMAGEHASH", "X-IMAGETYPE", "X-CLASS", "X-REDUCTION", "X-NO", "X-GNO",
    "X-SHARED-PHOTO-DISPLAY-PREF", "X-MOZILLA-HTML", "X-EVOLUTION-FILE-AS", "X-ABPHOTO",
    "X-ABCROP-RECTANGLE", "X-LOTUS-CHARSET",
))  # fmt: skip
_READABLE = re.compile(r"[^\W\d_]{2}")
_TOKEN = re.compile(r"[0-9A-Fa-f-]{8,}|[\w+/=-]{24,}|true|false|yes|no|null", re.IGNORECASE)


def foreign(raw: bytes) -> tuple[Property, ...]:
    """Return what a card of another program holds beside what a customer has; photos too."""
    cards = vcard_lines.cards(raw)
    return tuple(item for item in cards[0].properties if is_foreign(item)) if cards else ()


def is_vcard(data: bytes) -> bool:
    """Tell whether a file holds vCards."""
    return vcard_lines.looks_like_vcard(data)


def read(
    data: bytes,
    file_name: str,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Sheet:
    """Read a file of vCards.

    Args:
        data: the file's bytes.
        file_name: its name, kept with the batch.
        progress: told (cards done, cards in all) now and then; may raise Cancelled.
    """
    cards = vcard_lines.cards(data)
    records = []
    for done, card in enumerate(cards):
        if done % 200 == 0:
            progress(done, len(cards))
        records.append(_record(card))
    return Sheet(
        file_name=file_name,
        encoding="vCard",
        delimiter="",
        headers=(),
        columns=(),
        records=tuple(records),
    )


@dataclass
class _Draft:
    """A customer while the properties of its card are read."""

    card: Card
    version: str
    labels: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    full_name: str = ""
    name_parts: tuple[str, ...] = ()
    nicknames: list[str] = field(default_factory=list)
    organisation: tuple[str, ...] = ()
    is_company: bool = False
    is_person: bool = False
    methods: list[tuple[bool, NewMethod, str]] = field(default_factory=list)
    contacts: list[NewContact] = field(default_factory=list)
    occasions: list[NewOccasion] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    uid: str = ""
    product: str = ""
    tier: Tier | None = None
    stage: LifecycleStage | None = None
    warnings: list[Warning] = field(default_factory=list)

    def warn(self, name: str, problem: str, value: str = "") -> None:
        """Note that a value could not be taken as it is."""
        self.warnings.append(Warning(self.card.row, name, problem, value[:200]))

    def label(self, item: Property) -> str:
        """Return what a value is called: a label of its group, else its types."""
        own = item.first("X-LABEL")
        if item.group in self.labels:
            return f"{self.labels[item.group]}{_WHOSE}{own}" if own else self.labels[item.group]
        if own:
            return own
        words = [
            _LABELS.get(word, word.removeprefix("x-")) for word in item.types if word not in _SILENT
        ]
        return " ".join(dict.fromkeys(words))

    def add(self, kind: MethodKind, value: str, item: Property, label: str | None = None) -> None:
        """Add a contact method, unless it is empty or there already."""
        text = value.strip()
        if not text or any(m.kind is kind and m.value == text for _, m, _ in self.methods):
            return
        is_preferred = "pref" in item.types or item.first("PREF") == "1"
        shown = self.label(item) if label is None else label
        self.methods.append((is_preferred, NewMethod(kind, text, shown or None), item.group))


def _record(card: Card) -> Record:
    """Return the customer of one card."""
    draft = _Draft(
        card,
        next((item.text for item in card.properties if item.name == "VERSION"), "2.1"),
        {
            item.group: _LABEL_WRAP.sub(r"\1", item.whole).strip()
            for item in card.properties
            if item.name in {"X-ABLABEL", "X-ABLABELTYPE"} and item.group and item.text
        },
    )
    for item in card.properties:
        _take(item, draft)
    kind, name = _who(draft)
    methods = [method for _, method, _ in sorted(draft.methods, key=lambda found: not found[0])]
    fields = {key: value[:MAX_TEXT] for key, value in draft.fields.items() if value}
    own_id = _own_id(draft)
    said = [note for note in dict.fromkeys(draft.notes) if note]
    # A card of ours says in its note already what another program knew.
    notes = [one for one in said if not any(one in other for other in said if other != one)]
    if notes:
        fields["note"] = "\n".join(notes)[:MAX_TEXT]
    raw = _without_binaries(card) if len(card.raw) > vcard_lines.MAX_BINARY else card.raw
    return Record(
        row=card.row,
        name=name,
        kind=kind,
        external_id=None if own_id else draft.uid or None,
        known_as=own_id,
        fields=fields,
        tier=draft.tier,
        stage=draft.stage,
        tags=tuple(dict.fromkeys(draft.tags)),
        contacts=tuple(draft.contacts) if kind is CustomerKind.COMPANY else (),
        methods=_given(methods, draft.contacts if kind is CustomerKind.COMPANY else ()),
        occasions=tuple(draft.occasions),
        original=((ORIGINAL, base64.b64encode(raw).decode("ascii")),),
        fingerprint=_fingerprint(card),
        warnings=tuple(draft.warnings),
    )


def _own_id(draft: _Draft) -> bytes | None:
    """Return the id a customer of ours had where the card was written."""
    if not (draft.product.startswith(PRODUCT) and draft.uid.startswith(_URN)):
        return None
    try:
        return UUID(draft.uid.removeprefix(_URN)).bytes
    except ValueError:
        return None


def _who(draft: _Draft) -> tuple[CustomerKind, str]:
    """Return kind and name of the customer, and put the rest of who it is in its fields."""
    company, *units = draft.organisation or ("",)
    name = draft.full_name or _composed(draft.name_parts)
    if not name and not company:
        name = next(iter(draft.nicknames), "") or next(
            (method.value for _, method, _ in draft.methods), ""
        )
        if not name or not draft.nicknames:
            draft.warn("name", NO_NAME_GIVEN)
    has_parts = any(draft.name_parts)
    is_company = draft.is_company or (
        not draft.is_person and bool(company) and (name in {"", company}) and not has_parts
    )
    if not is_company and not draft.is_person and not has_parts and not company:
        is_company = bool(name) and cells.looks_like_company(name)
    if is_company:
        own = name if name and draft.full_name else company or name
        if title := draft.fields.pop("job_title", ""):
            draft.notes.append(title)
        others = [company] if company and company != own else []
        draft.notes += [*others, *filter(None, units)]
    else:
        own = name or company
        if company:
            draft.fields["company"] = company
        draft.notes += filter(None, units)
        composed = _composed(draft.name_parts)
        if composed and _bare(composed) != _bare(own):
            # A display name that says something else, as "Dad": the real one is kept beside it.
            draft.notes.append(composed)
    spare = [nick for nick in draft.nicknames if nick != own]
    if spare:
        draft.fields.setdefault("short_name", spare[0])
        draft.notes += spare[1:]
    return (CustomerKind.COMPANY if is_company else CustomerKind.PERSON), own or NO_NAME


def _bare(name: str) -> str:
    return "".join(sorted(sign for sign in name.casefold() if sign.isalnum()))


def _composed(parts: Sequence[str]) -> str:
    """Join the parts of a name: Chinese, Japanese and Korean ones family first, no space."""
    family, given, middle, prefix, suffix = (*parts, "", "", "", "", "")[:5]
    if _CJK.search(family + given):
        return f"{family}{middle}{given}".strip()
    joined = " ".join(filter(None, (prefix, given, middle, family)))
    return ", ".join(filter(None, (joined, suffix)))


def _given(methods: Iterable[NewMethod], contacts: Sequence[NewContact]) -> tuple[NewMethod, ...]:
    """Give each contact the methods that are labelled with the contact's name."""
    places = {contact.name: place for place, contact in enumerate(contacts)}
    found = []
    for method in methods:
        person, _, label = (method.label or "").partition(_WHOSE)
        place = places.get(person)
        if place is None:
            label = " ".join(filter(None, (person, label)))
        found.append(NewMethod(method.kind, method.value, label or None, place))
    return tuple(found)


def _take(item: Property, draft: _Draft) -> None:  # noqa: PLR0912, PLR0915 - a table of properties
    """Put one property where it belongs."""
    if item.is_binary and item.binary is None:
        draft.warn(item.name.lower(), LEFT_OUT)
        return
    if not item.text:
        return
    if item.name == "SOUND":
        # Japanese phones write how a name is read.
        spoken = " ".join(" ".join(item.parts).split())
        draft.notes.append(f"Phonetic: {spoken}")
        return
    if item.name in _CHATS:
        for value in _VALUE_BREAK.split(item.whole):
            draft.add(_CHATS[item.name], value, item)
        return
    if item.name in _SERVICES:
        word = item.first("TYPE") or item.name.removeprefix("X-").partition("-")[0].lower()
        for value in _VALUE_BREAK.split(item.whole):
            draft.add(MethodKind.OTHER, value, item, word.lower())
        return
    if item.name in _NOTED:
        value = " ".join(item.whole.split())
        if value:
            draft.notes.append(f"{draft.labels.get(item.group) or _NOTED[item.name]}: {value}")
        return
    match item.name:
        case "FN":
            draft.full_name = draft.full_name or " ".join(item.whole.split())
        case "N":
            if not any(draft.name_parts):
                draft.name_parts = tuple(_name_part(part, draft) for part in item.parts[:5])
        case "NICKNAME":
            draft.nicknames += filter(None, (nick.strip() for nick in item.items))
        case "ORG":
            if not draft.organisation:
                draft.organisation = tuple(" ".join(part.split()) for part in item.parts)
            else:
                draft.notes += filter(None, item.parts)
        case "TITLE":
            title = " ".join(item.whole.split())
            if draft.fields.setdefault("job_title", title) != title:
                draft.notes.append(title)
        case "TEL":
            _phone(item, draft)
        case "EMAIL":
            value = item.whole.strip()
            draft.add(MethodKind.EMAIL, re.sub("^mailto:", "", value, flags=re.IGNORECASE), item)
        case "IMPP":
            _chat(item, draft)
        case "URL":
            _site(item, draft)
        case "ADR":
            _address(item, draft)
        case "LABEL":
            if "address" not in draft.fields and not any(
                other.name == "ADR" for other in draft.card.properties
            ):
                draft.fields["address"] = " ".join(item.whole.split())
        case "BDAY":
            _birthday(item, draft)
        case "NOTE":
            draft.notes.append(item.whole.strip())
        case "CATEGORIES" | "X-CATEGORIES" | "X-GN":
            draft.tags += [
                tag.strip()
                for tag in item.items
                if tag.strip() and tag.strip().lower() not in {"mycontacts", "* mycontacts"}
            ]
        case "UID":
            draft.uid = item.whole.strip()
        case "PRODID":
            draft.product = item.whole.strip()
        case "KIND" | "X-ADDRESSBOOKSERVER-KIND":
            draft.is_company |= item.text.lower() in {"org", "organization"}
            draft.is_person |= item.text.lower() == "individual"
        case "X-ABSHOWAS":
            draft.is_company |= item.text.upper() == "COMPANY"
        case "X-ANDROID-CUSTOM":
            _android(item, draft)
        case _ if item.name.startswith(OWN):
            _own(item, draft)
        case _ if is_foreign(item):
            _note_foreign(item, draft)


def is_foreign(item: Property) -> bool:
    """Tell whether a property has no place in a customer: it goes out again as it came in."""
    known = item.name in _TAKEN or item.name in _NOTED or item.name in _CHATS
    return not (known or item.name in _SERVICES or item.name.startswith(OWN))


def _note_foreign(item: Property, draft: _Draft) -> None:
    """Keep what a person wrote under a name that nobody else knows."""
    value = " ".join(item.whole.split())
    is_machine = item.name in _MACHINE or item.name.startswith(("X-MS-OL-", "X-APPLE-"))
    if not is_machine and _READABLE.search(value) and not _TOKEN.fullmatch(value):
        word = item.name.removeprefix("X-").replace("-", " ").capitalize()
        draft.notes.append(f"{word}: {value}")


def _name_part(part: str, draft: _Draft) -> str:
    """Return one part of a name; several values in it stand side by side."""
    text = part if draft.version == "2.1" else part.replace(",", " ")
    return " ".join(text.split())


def _phone(item: Property, draft: _Draft) -> None:
    value = item.whole.strip()
    lower = value.lower()
    if lower.startswith(("sip:", "sips:")):
        draft.add(MethodKind.OTHER, value, item, "sip")
        return
    if lower.startswith("tel:"):
        value = value[4:]
        number, *parameters = value.split(";")
        extension = next((text[4:] for text in parameters if text.lower().startswith("ext=")), "")
        value = f"{number};ext={extension}" if extension else number
    draft.add(MethodKind.PHONE, value, item)


def _chat(item: Property, draft: _Draft) -> None:
    """Take an address of a chat service: the service is in the scheme or in a parameter."""
    scheme, colon, name = item.whole.strip().partition(":")
    service = item.first("X-SERVICE-TYPE") or (scheme if colon else "")
    value = name if colon and scheme.isalnum() else item.whole
    known = {"qq": MethodKind.QQ, "wechat": MethodKind.WECHAT, "weixin": MethodKind.WECHAT}
    kind = known.get(service.lower(), MethodKind.OTHER)
    if kind is MethodKind.OTHER:
        draft.add(
            kind, value if item.first("X-SERVICE-TYPE") else item.whole, item, service.lower()
        )
    else:
        draft.add(kind, value, item)


def _site(item: Property, draft: _Draft) -> None:
    value = item.whole.strip()
    if "website" not in draft.fields and not item.first("X-METHOD"):
        draft.fields["website"] = value
    elif item.first("X-METHOD") or value != draft.fields["website"]:
        draft.add(MethodKind.WEB, value, item)


def _address(item: Property, draft: _Draft) -> None:
    """Take the first address apart; further ones are kept whole."""
    parts = [
        " ".join(part.split())
        if draft.version == "2.1"
        else " ".join(part.replace(",", ", ").split())
        for part in (*item.parts, *("",) * 7)[:7]
    ]
    box, extended, street, city, region, postcode, country = parts
    if not any(parts):
        return
    lines = ", ".join(filter(None, (street, extended, box)))
    if item.first("X-METHOD"):
        draft.add(MethodKind.ADDRESS, item.parts[2], item)
        return
    if not any(key in draft.fields for key in ("address", "region_city", "postcode", "country")):
        pairs = {
            "address": lines,
            "region_city": city,
            "region_province": region,
            "postcode": postcode,
            "country": country,
        }
        draft.fields |= {key: value for key, value in pairs.items() if value}
        return
    whole = ", ".join(filter(None, (lines, city, region, postcode, country)))
    draft.add(MethodKind.ADDRESS, whole, item)


def _birthday(item: Property, draft: _Draft) -> None:
    text = item.text.strip()
    if found := _NO_YEAR_DAY.fullmatch(text):
        checked = cells.birthday(f"{int(found[1])}-{int(found[2])}")
    elif found := _DAY.fullmatch(text):
        checked = cells.birthday(f"{found[1]}-{found[2]}-{found[3]}")
    else:
        checked = cells.birthday(text)
    if checked is None:
        draft.warn("birthday", NOT_A_DATE, text)
        draft.notes.append(f"Birthday: {item.whole}")
        return
    year, month, day = checked
    omitted = item.first("X-APPLE-OMIT-YEAR")
    if year in _NO_YEAR or (omitted and str(year) == omitted):
        year = None
    draft.occasions.append(NewOccasion(OccasionKind.BIRTHDAY, month, day, year))


def _android(item: Property, draft: _Draft) -> None:
    """Take what Android has no property for: its kind, then its values."""
    kind, *values = (part.strip() for part in item.parts)
    value = next((text for text in values if text), "")
    word = kind.rpartition("/")[2]
    if not value:
        return
    if word == "nickname":
        draft.nicknames.append(value)
    else:
        draft.notes.append(f"{word.replace('_', ' ').capitalize()}: {value}")


def _own(item: Property, draft: _Draft) -> None:
    """Take a field of ours that vCard has no property for."""
    name = item.name.removeprefix(OWN).lower().replace("-", "_")
    if name in OWN_FIELDS:
        draft.fields[name] = item.whole
    elif name == "tier":
        draft.tier = read_word(Tier, item.text)
    elif name == "stage":
        draft.stage = read_word(LifecycleStage, item.text)
    elif name == "other":
        draft.add(MethodKind.OTHER, item.whole, item)
    elif name == "lunar_birthday" and (lunar := cells.lunar_birthday(item.text)):
        month, day, is_leap = lunar
        draft.occasions.append(
            NewOccasion(OccasionKind.BIRTHDAY, month, day, is_lunar=True, is_leap=is_leap)
        )
    elif name == "contact":
        person, title = (*item.parts, "", "")[:2]
        if person:
            draft.contacts.append(NewContact(person, title or None))


def _without_binaries(card: Card) -> bytes:
    """Return a card that is too large to be kept without its pictures and sounds."""
    kept = [f"{item.name}:{item.text}" for item in card.properties if not item.is_binary]
    return "\r\n".join(["BEGIN:VCARD", *kept, "END:VCARD"]).encode("utf-8", "replace")[
        : vcard_lines.MAX_BINARY
    ]


def _fingerprint(card: Card) -> str:
    """Return the SHA-256 of what a card says, whatever the order and the time it was written."""
    said = sorted(_said(card.properties))
    return hashlib.sha256("\x1e".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _said(properties: Iterable[Property]) -> Iterator[str]:
    for item in properties:
        if item.name not in {"REV", "PRODID", "VERSION", "BEGIN", "END"}:
            types = ",".join(sorted(item.types))
            binary = hashlib.sha256(item.binary).hexdigest() if item.binary else ""
            yield f"{item.name}\x1f{types}\x1f{item.text}\x1f{binary}"
