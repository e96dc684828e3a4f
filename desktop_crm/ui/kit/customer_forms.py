"""The forms of a customer: a new one in a few fields, an existing one with all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from desktop_crm.domain.customers import CustomerCard, CustomerRow, NewMethod
from desktop_crm.domain.fields import FieldInfo, FieldKind, infos
from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.pick_lists import PickItem
from desktop_crm.domain.quick_capture import Captured, capture
from desktop_crm.domain.words import CustomerKind, LifecycleStage, MethodKind, PickList, Tier
from desktop_crm.queries import pick_lists
from desktop_crm.queries import tags as tag_queries
from desktop_crm.services import customers
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.editors import open_form, window_of
from desktop_crm.ui.kit.field_doubts import watch_code, watch_method
from desktop_crm.ui.kit.field_inputs import ChoiceInput, Choices, choices_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, field_label, is_chinese, tier_word, translate, word
from desktop_crm.ui.kit.layouts import box, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.similar_bar import SimilarBar

_PAUSE_MS = 120
_TITLE_ROOM = 80

#: Fields that stand beside each other; a field that is not here gets a row of its own.
_BESIDE: tuple[tuple[str, ...], ...] = (
    ("kind", "short_name"),
    ("company", "job_title"),
    ("external_id", "credit_code"),
    ("tier", "stage"),
    ("industry", "size_band"),
    ("source", "source_detail"),
    ("region_province", "region_city"),
    ("postcode", "country"),
)


#: Own fields of the short form that every kind of customer has.
_OWN = (
    "name",
    "kind",
    "tier",
    "stage",
    "source",
    "industry",
    "region_province",
    "region_city",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a form offers: the pick-lists and the tags of the customer file."""

    picks: Mapping[str, tuple[PickItem, ...]]
    tags: tuple[str, ...]

    def of(self, pick_list: str) -> list[tuple[str, str]]:
        """Return a pick-list as (key, words in the language of the screen)."""
        return [
            (item.key, item.label_zh if is_chinese() else item.label_en)
            for item in self.picks.get(pick_list, ())
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stays from one new customer to the next."""

    source: str | None = None
    tags: tuple[str, ...] = ()


def offers(session: Any) -> Offers:
    """Return what forms offer; a query."""
    return Offers(
        picks={name.value: pick_lists.items(session, name) for name in PickList},
        tags=tuple(tag.name for tag in tag_queries.all_tags(session)),
    )


def with_offers(desk: Desk, then: Callable[[Offers], object]) -> None:
    """Ask for what forms offer."""
    desk.workspace.ask(offers, then=then, owner=window_of(desk), key="offers")


def tier_choices() -> Choices:
    """Return the tiers with letter and word, and none."""
    return (
        (None, lambda: translate("CustomerForm", "No tier")),
        *((tier, lambda tier=tier: tier_word(tier)) for tier in Tier),
    )


def stage_choices(suggested: LifecycleStage | None = None) -> Choices:
    """Return the lifecycle stages, first the one that is suggested."""

    def first() -> str:
        if suggested is None:
            return translate("CustomerForm", "As suggested")
        return translate("CustomerForm", "As suggested ({stage})").format(stage=word(suggested))

    return choices_of(LifecycleStage, none=first)


def new_customer(
    desk: Desk,
    captured: Captured | None = None,
    *,
    then: Callable[[bytes], object] | None = None,
    kept: Kept | None = None,
    name: str = "",
) -> None:
    """Add a customer; what was captured from a line or a signature is filled in.

    Args:
        desk: the desk.
        captured: what a text told already.
        then: gets the id of the new customer, unless another one is to follow.
        kept: what stays from the one before.
        name: the name, if only that is known.
    """
    with_offers(
        desk, lambda found: _NewCustomer(desk, found, then, kept or Kept()).open(captured, name)
    )


def edit_customer(desk: Desk, card: CustomerCard) -> None:
    """Change the own fields of a customer."""
    with_offers(desk, lambda found: _open_edit(desk, card, found))


def _open_edit(desk: Desk, card: CustomerCard, found: Offers) -> FormDialog:
    form = Form(desk.theme, desk.icons)
    known = {info.name: info for info in infos(CustomerCard) if info.is_editable}
    waiting = dict(known)
    group = ""
    for info in known.values():
        if info.name not in waiting:
            continue
        if info.group != group:
            group = info.group
            form.add_heading(_HEADINGS[group])
        beside = next((names for names in _BESIDE if info.name in names), (info.name,))
        if len(beside) > 1:
            form.begin_row()
        for name in beside:
            if name in waiting:
                _add(desk, form, waiting.pop(name), found, card)
        form.end_row()
    _follow_kind(
        form,
        {
            CustomerKind.PERSON: ("company", "job_title"),
            CustomerKind.COMPANY: ("short_name", "credit_code", "size_band"),
        },
    )
    watch_code(form, "credit_code")
    form.put({name: getattr(card, name) for name in known})

    return open_form(
        desk,
        lambda: translate("CustomerForm", "Edit customer"),
        form,
        lambda dialog: dialog.do_changes(customers.edit, card.id),
        draft=f"customer:{card.id.hex()}",
        width=640,
    )


_HEADINGS: Mapping[str, Text] = {
    "identity": lambda: translate("CustomerForm", "Who it is"),
    "classification": lambda: translate("CustomerForm", "Classification"),
    "address": lambda: translate("CustomerForm", "Where"),
    "care": lambda: translate("CustomerForm", "How to treat"),
}


def _add(desk: Desk, form: Form, info: FieldInfo, found: Offers, card: CustomerCard) -> None:
    def title() -> str:
        return field_label(info.label)

    if info.name == "tier":
        form.add_choice(info.name, title, tier_choices())
    elif info.name == "stage":
        form.add_choice(info.name, title, stage_choices(card.stage_suggested))
    elif info.kind is FieldKind.CHOICE and info.choices is not None:
        form.add_choice(info.name, title, choices_of(info.choices))
    elif info.kind is FieldKind.PICK:
        form.add_pick(info.name, title, found.of(info.pick_list))
    elif info.kind is FieldKind.LONG_TEXT:
        form.add_long_text(info.name, title, lines=3)
    elif info.kind is FieldKind.DAY:
        form.add_day(info.name, title, desk.workspace.now, is_past=True)
    elif info.kind is FieldKind.FLAG:
        form.add_flag(info.name, title)
    else:
        form.add_text(info.name, title, is_required=info.name == "name")


def _follow_kind(form: Form, fields: Mapping[CustomerKind, Sequence[str]]) -> None:
    """Show only the fields that make sense for the kind of customer that is chosen."""
    kind = form.widget("kind")
    if not isinstance(kind, ChoiceInput):
        return

    def arrange() -> None:
        for each, names in fields.items():
            for name in names:
                form.show_field(name, shown=kind.value == each)

    kind.currentIndexChanged.connect(lambda _at: arrange())
    arrange()


class _NewCustomer:
    """The form of a new customer, with the bar that names possible duplicates."""

    def __init__(
        self,
        desk: Desk,
        found: Offers,
        then: Callable[[bytes], object] | None,
        kept: Kept,
    ) -> None:
        self._desk = desk
        self._offers = found
        self._then = then
        self._kept = kept
        self.form = Form(desk.theme, desk.icons)
        self._bar = SimilarBar(desk.workspace)
        self._bar.chosen.connect(self._go_to)
        self._build()
        self._dialog = FormDialog(
            window_of(desk),
            desk.workspace,
            lambda: translate("CustomerForm", "New customer"),
            self.form,
            self._save,
            draft="customer:new",
            saves_and_new=True,
            width=600,
        )
        self._timer = QTimer(self._dialog, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._look_for_similar)
        self.form.edited.connect(self._timer.start)

    def open(self, captured: Captured | None, name: str) -> None:
        """Show the form."""
        self.form.put(
            {
                "kind": CustomerKind.COMPANY,
                "tier": None,
                "stage": None,
                "source": self._kept.source,
                "tags": self._kept.tags,
            }
        )
        if captured is not None:
            self._put(captured)
        elif name:
            self.form.put({"name": name}, as_first=False)
        self._dialog.open()
        self.form.widget("name").setFocus()

    def _build(self) -> None:
        form = self.form
        paste = button(
            lambda: translate("CustomerForm", "Fill in from the clipboard"),
            self._paste,
            look="link",
            icon=(self._desk.icons, "clipboard-paste"),
        )
        hint = label(
            lambda: translate("CustomerForm", "Only a name is needed."), "hint", wraps=False
        )
        form.add_widget(box(row(hint, None, paste)))
        form.begin_row()
        form.add_text("name", _title("name"), is_required=True)
        form.add_text("phone", lambda: word(MethodKind.PHONE))
        form.end_row()
        form.add_widget(self._bar)
        form.begin_row()
        form.add_choice("kind", _title("kind"), choices_of(CustomerKind))
        form.add_text("wechat", lambda: word(MethodKind.WECHAT))
        form.add_text("email", lambda: word(MethodKind.EMAIL))
        watch_method(self._desk, form, "phone", lambda: MethodKind.PHONE)
        watch_method(self._desk, form, "email", lambda: MethodKind.EMAIL)
        form.end_row()
        form.begin_row()
        form.add_text("contact_name", lambda: translate("CustomerForm", "Contact"))
        form.add_text(
            "contact_title", lambda: translate("CustomerForm", "Job title of the contact")
        )
        form.end_row()
        form.begin_row()
        form.add_text("company", _title("company"))
        form.add_text("job_title", _title("job_title"))
        form.end_row()
        form.begin_row()
        form.add_choice("tier", _title("tier"), tier_choices())
        form.add_choice("stage", _title("stage"), stage_choices())
        form.end_row()
        form.begin_row()
        form.add_pick("source", _title("source"), self._offers.of("source"))
        form.add_pick("industry", _title("industry"), self._offers.of("industry"))
        form.end_row()
        form.begin_row()
        form.add_pick("region_province", _title("region_province"), self._offers.of("region"))
        form.add_text("region_city", _title("region_city"))
        form.end_row()
        form.add_tags("tags", lambda: translate("CustomerForm", "Tags"), self._offers.tags)
        form.begin_row()
        form.add_text("next_title", lambda: translate("CustomerForm", "What is to be done next"))
        form.add_day(
            "next_on",
            lambda: translate("CustomerForm", "On"),
            self._desk.workspace.now,
            holidays=self._desk.workspace.holidays,
        )
        form.end_row()
        form.add_long_text("note", _title("note"), lines=2)
        _follow_kind(
            form,
            {
                CustomerKind.PERSON: ("company", "job_title"),
                CustomerKind.COMPANY: ("contact_name", "contact_title"),
            },
        )

    def _put(self, found: Captured) -> None:
        is_company = found.company is not None
        values: dict[str, Any] = {
            "kind": CustomerKind.COMPANY if is_company else CustomerKind.PERSON,
            "name": found.company if is_company else found.name,
            "contact_name": found.name if is_company and found.name != found.company else None,
            "contact_title": found.job_title if is_company else None,
            "job_title": None if is_company else found.job_title,
            "phone": "; ".join(found.phones) or None,
            "email": "; ".join(found.emails) or None,
            "wechat": found.wechat,
            "tier": found.tier,
            "source": found.source or self._kept.source,
            "tags": tuple(dict.fromkeys((*self._kept.tags, *found.tags))),
            "note": found.rest or None,
            "next_on": found.due.on if found.due else None,
        }
        self.form.put({name: value for name, value in values.items() if value}, as_first=False)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            now = self._desk.workspace.now().astimezone()
            self._put(capture(text, now, tags=self._offers.tags))

    def _look_for_similar(self) -> None:
        values = self.form.values()
        self._bar.look_for(str(values["name"] or ""), _several(values["phone"]))

    def _go_to(self, found: CustomerRow) -> None:
        self._dialog.reject()
        self._desk.navigator.open_customer(found.id)

    def _save(self, dialog: FormDialog) -> None:
        values = self.form.values()
        is_person = values["kind"] == CustomerKind.PERSON
        names: tuple[str, ...] = _OWN
        if is_person:
            names += ("company", "job_title")
        fields = {name: values[name] for name in names if values[name] is not None}
        contact = None
        if not is_person and values["contact_name"]:
            contact = {"name": values["contact_name"], "title": values["contact_title"]}
        follow_up = None
        if values["next_on"] is not None:
            title = values["next_title"] or translate("CustomerForm", "First contact")
            follow_up = NextFollowUp(on=values["next_on"], title=title[:_TITLE_ROOM])
        dialog.do(
            customers.add,
            fields,
            methods=_methods(values),
            tags=values["tags"],
            contact=contact,
            follow_up=follow_up,
            now=self._desk.workspace.now(),
            then=self._on_saved,
        )

    def _on_saved(self, customer_id: bytes) -> None:
        values = self.form.values()
        self._dialog.finish()
        if self._dialog.wants_new:
            kept = Kept(source=values["source"], tags=values["tags"])
            new_customer(self._desk, then=self._then, kept=kept)
        elif self._then is not None:
            self._then(customer_id)


def _title(name: str) -> Text:
    info = next(info for info in infos(CustomerCard) if info.name == name)
    return lambda: field_label(info.label)


def _several(text: str | None) -> list[str]:
    """Return the parts of a field that may hold several values."""
    plain = (text or "").replace("；", ";").replace("、", ";")
    return [part.strip() for part in plain.split(";") if part.strip()]


def _methods(values: Mapping[str, Any]) -> list[NewMethod]:
    kinds = (
        ("phone", MethodKind.PHONE),
        ("wechat", MethodKind.WECHAT),
        ("email", MethodKind.EMAIL),
    )
    return [
        NewMethod(kind, value, is_primary=at == 0)
        for name, kind in kinds
        for at, value in enumerate(_several(values[name]))
    ]
