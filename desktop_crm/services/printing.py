"""Makes documents: reads what they are about, in the language that was asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from desktop_crm.documents import (
    book,
    brief,
    day_sheet,
    filter_words,
    finish,
    labels,
    list_report,
    privacy_copy,
    profile,
    survey_form,
    worker,
)
from desktop_crm.documents.styles import Look, Missing, Rendered, translator
from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.exporting import Style
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import (
    ENVELOPES,
    GRIDS,
    MOST,
    MOST_COLUMNS,
    Choices,
    Kind,
    Section,
)
from desktop_crm.queries import (
    contact_methods,
    customers,
    purchases,
    tags,
    today,
)
from desktop_crm.queries import printing as printing_queries
from desktop_crm.queries.settings import settings
from desktop_crm.services.exporting import phrases, pick_labels, replacing, silent

__all__ = ["LONG", "Missing", "Rendered", "document", "encrypted", "replacing"]

#: From so many customers on a document is made in a process of its own.
LONG: Final = 20
_LONG_LIST = 500

NOBODY = QT_TRANSLATE_NOOP("Refused", "Choose at least one customer.")
TOO_MANY = QT_TRANSLATE_NOOP(
    "Refused",
    "{count} customers are too many for one document; {most} are the most. Filter them first.",
)
TOO_MANY_COLUMNS = QT_TRANSLATE_NOOP(
    "Refused", "A page has room for {most} columns. Leave out {count} of them."
)
NOBODY_WITH_ADDRESS = QT_TRANSLATE_NOOP("Refused", "None of these customers has an address.")


def document(
    session: Session,
    kind: Kind,
    ids: Sequence[bytes],
    style: Style,
    *,
    now: datetime,
    choices: Choices | None = None,
    criteria: Criteria | None = None,
    progress: Callable[[int, int], object] = silent,
) -> Rendered:
    """Return a document as PDF, in memory alone.

    Args:
        session: a reading session.
        kind: which document.
        ids: the customers, in their order; a brief, a profile and a privacy copy take the first.
        style: language, paper and mask; who prints is the user of the customer file if not said.
        now: the moment of the data.
        choices: what was chosen of this kind of document.
        criteria: the filter the customers come from; None if they were picked one by one.
        progress: told (customers done, customers in all); may raise Cancelled.
    """
    chosen = choices or Choices()
    _check(kind, ids, chosen)
    if not style.printed_by:
        style = replace(style, printed_by=settings(session).user_name)
    return _MAKERS[kind](_Request(session, ids, style, chosen, criteria, now, progress))


def encrypted(pdf: bytes, password: str) -> bytes:
    """Return a document that opens with `password` alone (AES-256)."""
    return finish.encrypted(pdf, password)


def _check(kind: Kind, ids: Sequence[bytes], choices: Choices) -> None:
    needs_nobody = kind in {Kind.DAY_SHEET, Kind.LIST, Kind.SURVEY} or choices.is_calibration
    if not ids and not needs_nobody:
        raise Refused(NOBODY, field="customers")
    most = MOST.get(kind, len(ids))
    if len(ids) > most:
        raise Refused(TOO_MANY, field="customers", count=f"{len(ids):,}", most=f"{most:,}")
    if len(choices.columns) > MOST_COLUMNS:
        count = len(choices.columns) - MOST_COLUMNS
        raise Refused(TOO_MANY_COLUMNS, field="columns", most=MOST_COLUMNS, count=count)


class _Request:
    """One wish for a document, with what every kind needs of it."""

    def __init__(
        self,
        session: Session,
        ids: Sequence[bytes],
        style: Style,
        choices: Choices,
        criteria: Criteria | None,
        now: datetime,
        progress: Callable[[int, int], object],
    ) -> None:
        self.session = session
        self.ids = ids
        self.style = style
        self.choices = choices
        self.criteria = criteria
        self.now = now
        self.progress = progress
        self.look = Look(
            language=style.language,
            translate=translator(phrases(style.language)),
            paper=style.paper,
            mask=style.is_masked,
            recipient=style.recipient,
            picks=pick_labels(session, style.language),
        )
        self.today = self.look.today(now)

    @property
    def company(self) -> str:
        """Whose documents these are."""
        return settings(self.session).company_name

    def words(self) -> str:
        """Return who is meant, in words."""
        if self.criteria is None:
            return self.look.say(QT_TRANSLATE_NOOP("Documents", "Customers chosen one by one"))
        named = {tag.id: tag.name for tag in tags.all_tags(self.session)}
        return filter_words.of(self.criteria, self.look, named)

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield items and tell how many are done."""
        for done, item in enumerate(items):
            self.progress(done, len(self.ids))
            yield item
        self.progress(len(self.ids), len(self.ids))

    def made(
        self, render: Callable[..., Rendered], items: Iterable[Any], long: int, **kwargs: Any
    ) -> Rendered:
        """Render here, or in a process of its own if it takes long."""
        counted = self.counted(items)
        if len(self.ids) < long:
            return render(counted, look=self.look, now=self.now, **kwargs)
        return worker.made(
            render,
            counted,
            waiting=lambda: self.progress(len(self.ids), len(self.ids)),
            look=self.look,
            now=self.now,
            **kwargs,
        )


def _brief(request: _Request) -> Rendered:
    customer_id = request.ids[0]
    return brief.render(
        customers.card(request.session, customer_id, today=request.today),
        purchases.summary(request.session, customer_id, today=request.today),
        request.look,
        now=request.now,
        printed_by=request.style.printed_by,
    )


def _profile(request: _Request) -> Rendered:
    session, customer_id, day = request.session, request.ids[0], request.today
    # Who changed what is for the screen; paper goes to people who never asked.
    usual = frozenset(Section) - {Section.JOURNAL}
    chosen = request.choices.sections
    return profile.render(
        customers.card(session, customer_id, today=day, most_interactions=None),
        purchases.summary(session, customer_id, today=day),
        request.look,
        now=request.now,
        printed_by=request.style.printed_by,
        sections=usual if chosen is None else chosen & usual,
    )


def _privacy_copy(request: _Request) -> Rendered:
    card = customers.card(
        request.session, request.ids[0], today=request.today, most_interactions=None
    )
    return privacy_copy.render(
        card,
        request.look,
        now=request.now,
        company=request.company,
        printed_by=request.style.printed_by,
    )


def _list(request: _Request) -> Rendered:
    return request.made(
        list_report.render,
        printing_queries.listed(request.session, request.ids, today=request.today),
        _LONG_LIST,
        criteria=request.words(),
        printed_by=request.style.printed_by,
        columns=request.choices.columns,
        grouping=request.choices.grouping,
    )


def _book(request: _Request) -> Rendered:
    names = printing_queries.names(request.session, request.ids)

    def entries() -> Iterator[book.Entry]:
        for name in names:
            yield book.Entry(
                customers.card(request.session, name.id, today=request.today),
                purchases.summary(request.session, name.id, today=request.today),
            )

    return request.made(
        book.render,
        entries(),
        LONG,
        index=[book.Indexed(name.initial, name.name, name.number) for name in names],
        criteria=request.words(),
        printed_by=request.style.printed_by,
        company=request.company,
    )


def _day_sheet(request: _Request) -> Rendered:
    session = request.session
    agenda = today.agenda(session, today=request.today, now=request.now)
    ids = list(dict.fromkeys(row.customer_id for row in agenda.rows))
    phones = contact_methods.main_phones(session, ids)
    places = printing_queries.addresses(session, ids)
    reach = {
        customer_id: day_sheet.Reach(phones.get(customer_id, ""), labels.one_line(place))
        for customer_id, place in zip(ids, places, strict=True)
    }
    return day_sheet.render(
        agenda, request.look, reach=reach, now=request.now, printed_by=request.style.printed_by
    )


def _labels(request: _Request) -> Rendered:
    grid = GRIDS[request.choices.grid]
    shift = request.choices.shift
    if request.choices.is_calibration:
        return labels.calibration(request.look, grid=grid, shift=shift, now=request.now)
    made = request.made(
        labels.render,
        printing_queries.addresses(request.session, request.ids),
        _LONG_LIST,
        grid=grid,
        start=request.choices.start,
        shift=shift,
    )
    return _with_somebody(made, request)


def _envelopes(request: _Request) -> Rendered:
    made = request.made(
        labels.envelopes,
        printing_queries.addresses(request.session, request.ids),
        _LONG_LIST,
        envelope=ENVELOPES[request.choices.envelope],
        sender=(request.company,),
        shift=request.choices.shift,
    )
    return _with_somebody(made, request)


def _with_somebody(made: Rendered, request: _Request) -> Rendered:
    """Return the document, or refuse one that nobody is in."""
    if len(made.left_out) >= len(request.ids):
        raise Refused(NOBODY_WITH_ADDRESS, field="customers")
    return made


def _survey(request: _Request) -> Rendered:
    known = printing_queries.questions(request.session)
    by_id = {name.id: name for name in printing_queries.names(request.session, request.ids)}
    asked = [by_id[customer_id] for customer_id in request.ids if customer_id in by_id]
    return request.made(
        survey_form.render,
        [survey_form.Asked(name.name, name.number) for name in asked],
        LONG,
        question=known[0] if known else survey_form.DEFAULT,
        company=request.company,
    )


_MAKERS: Final[dict[Kind, Callable[[_Request], Rendered]]] = {
    Kind.BRIEF: _brief,
    Kind.PROFILE: _profile,
    Kind.LIST: _list,
    Kind.BOOK: _book,
    Kind.DAY_SHEET: _day_sheet,
    Kind.LABELS: _labels,
    Kind.ENVELOPES: _envelopes,
    Kind.SURVEY: _survey,
    Kind.PRIVACY: _privacy_copy,
}
