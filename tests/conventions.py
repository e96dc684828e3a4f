"""The conventions of the house as rules over syntax trees, each with a text that breaks it."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from PySide6 import QtCore, QtGui, QtWidgets

FORBIDDEN_WORDS = {"util", "utils", "manager", "helper", "helpers", "common", "misc"}
REJECTED_NOUNS = {
    *("Account", "Client", "Task", "Ticket", "Opportunity", "Activity", "Category", "Repository"),
}
ITEM_MODELS = {
    *("QAbstractItemModel", "QAbstractTableModel", "QAbstractListModel", "QStandardItemModel"),
    *("QAbstractProxyModel", "QSortFilterProxyModel", "QIdentityProxyModel"),
}
NETWORK = {
    *("socket", "ssl", "http", "urllib.request", "socketserver", "ftplib", "smtplib", "imaplib"),
    *("asyncio", "requests", "httpx", "aiohttp", "PySide6.QtNetwork", "xmlrpc", "webbrowser"),
}
# Words that only the traps of the libraries need, and none of our sources may hold.
TRAPS = (
    *("get_keyring", "AUTOCOMMIT", "pysqlcipher", "PRAGMA rekey", "echo=True"),
    *("OR REPLACE", "QUndo", "shell=True"),
)
# What may be called while a module is loaded: it makes a value and does nothing else.
PURE_MAKERS = {
    *(
        "abs",
        "any",
        "all",
        "any_of",
        "bytes",
        "chain",
        "chr",
        "dataclass_field",
        "date",
        "datetime",
    ),
    *("described", "dict", "encode", "enumerate", "escape", "field", "float", "format", "fromhex"),
    *("from_bytes", "from_iterable", "frozenset", "auto", "compile", "get", "getLogger", "hasattr"),
    *("int", "isascii", "items", "join", "keys", "len", "list", "lower", "maketrans", "map", "max"),
    *("mapped_column", "min", "ord", "property", "range", "relationship", "resolve", "reversed"),
    *("round", "set", "sorted", "split", "str", "sub", "sum", "text", "time", "timedelta", "tuple"),
    *(
        "accumulate",
        "insert",
        "aliased",
        "bindparam",
        "case",
        "coalesce",
        "exists",
        "label",
        "literal",
        "scalar_subquery",
    ),
    *("select", "subquery", "where", "dialect", "slice", "_replace"),
    *("values", "zip", "QColor", "QModelIndex", "QT_TRANSLATE_NOOP", "UUID"),
}
IRREGULAR_PAST = {"sent", "lost", "shown", "begun", "done", "left", "chosen", "found"}
SINGULAR_IN_S = {"Address", "Status", "Progress", "LoyaltyPoints"}


@dataclass(frozen=True, slots=True)
class Source:
    """One source file: its path from the top, its text and its syntax tree."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @property
    def room(self) -> tuple[str, ...]:
        """The folders below desktop_crm, the module last and without its ending."""
        return self.path.with_suffix("").parts[1:]

    def is_in(self, *rooms: str) -> bool:
        """Tell whether the file lies in one of the rooms, given as paths below desktop_crm."""
        here = "/".join(self.room)
        return any(here == room or here.startswith(f"{room}/") for room in rooms)


@dataclass(frozen=True, slots=True)
class Rule:
    """One convention: who breaks it, a text that does, and who is allowed to."""

    name: str
    offenders: Callable[[Source], Iterator[str]]
    offence: str
    offence_path: str = "desktop_crm/domain/wrong.py"
    allowed: frozenset[str] = frozenset()


def parse(path: str, text: str) -> Source:
    """Return a source for a text."""
    return Source(PurePosixPath(path), text, ast.parse(text))


def words(name: str) -> list[str]:
    """Split snake_case and CamelCase into lower-case words."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def name_of(node: ast.expr) -> str:
    """Return the last part of a dotted name, of what is called, or nothing."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    if isinstance(node, ast.Subscript):
        return name_of(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def definitions(source: Source) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Walk through all classes and functions."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def classes(source: Source) -> Iterator[ast.ClassDef]:
    """Walk through all classes."""
    return (node for node in definitions(source) if isinstance(node, ast.ClassDef))


def targets(node: ast.ClassDef) -> Iterator[ast.expr]:
    """Walk through what the body of a class gives a value to."""
    for part in node.body:
        if isinstance(part, ast.Assign):
            yield from part.targets
        elif isinstance(part, ast.AnnAssign):
            yield part.target


def calls(source: Source) -> Iterator[ast.Call]:
    """Walk through all calls."""
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def names(source: Source) -> Iterator[str]:
    """Walk through all names that are read, written, imported or asked of something."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rsplit(".", 1)[-1]


def loaded(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Walk through what runs while a module is loaded: not the bodies of functions."""
    pending: list[ast.AST] = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            pending += [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            pending += node.body
        elif isinstance(node, ast.If) and name_of(node.test) == "TYPE_CHECKING":
            pending += node.orelse
        else:
            pending += ast.iter_child_nodes(node)


# The rules


def forbidden_names(source: Source) -> Iterator[str]:
    """Names without an owner."""
    for name in [*source.room, *(node.name for node in definitions(source))]:
        if FORBIDDEN_WORDS & set(words(name)) or re.match(r"[Bb]ase(_|[A-Z]|$)", name):
            yield name


def rejected_nouns(source: Source) -> Iterator[str]:
    """Classes named with a word that the glossary gave to something else."""
    for node in classes(source):
        if {noun.lower() for noun in REJECTED_NOUNS} & set(words(node.name)):
            yield node.name


def busy_packages(source: Source) -> Iterator[str]:
    """Packages that do more than say what they are."""
    if source.path.name == "__init__.py" and (
        len(source.tree.body) != 1 or not ast.get_docstring(source.tree)
    ):
        yield "__init__"


def work_at_load(source: Source) -> Iterator[str]:
    """Calls made while a module is loaded."""
    if source.path.name == "__main__.py":
        return
    makers = PURE_MAKERS | pure_functions(source)
    for node in loaded(source.tree.body):
        if isinstance(node, ast.Call) and not makes_a_value(node, makers):
            yield name_of(node)


def makes_a_value(call: ast.Call, makers: set[str]) -> bool:
    """Tell whether a call makes a value: by its name, or because it names a class of ours."""
    name = name_of(call)
    return name in makers or bool(re.fullmatch(r"(?!Q[A-Z])_?[A-Z][A-Za-z]*[a-z]", name))


def pure_functions(source: Source) -> set[str]:
    """Return the functions of a module that call nothing but makers of values."""
    functions = {node.name: node for node in source.tree.body if isinstance(node, ast.FunctionDef)}
    pure: set[str] = set()
    grown = True
    while grown:
        found = {
            name
            for name, function in functions.items()
            if all(
                makes_a_value(call, PURE_MAKERS | pure)
                for call in loaded(function.body)
                if isinstance(call, ast.Call)
            )
        }
        grown, pure = found != pure, found
    return pure


def early_translation(source: Source) -> Iterator[str]:
    """Texts translated while a module is loaded: the language would be frozen."""
    for node in loaded(source.tree.body):
        if isinstance(node, ast.Call) and name_of(node) == "translate":
            yield "translate"


def lost_translation(source: Source) -> Iterator[str]:
    """Texts that lupdate cannot extract, or that stay untranslated in a subclass."""
    for call in calls(source):
        if name_of(call) == "tr":
            yield "tr"
        if name_of(call) in {"translate", "QT_TRANSLATE_NOOP"} and any(
            isinstance(argument, ast.JoinedStr) for argument in call.args
        ):
            yield name_of(call)


def item_models(source: Source) -> Iterator[str]:
    """Item models outside the kit."""
    if not source.is_in("ui/kit"):
        for node in classes(source):
            if ITEM_MODELS & {name_of(parent) for parent in node.bases}:
                yield node.name


def clever_entities(source: Source) -> Iterator[str]:
    """Entities with rules, with another name than their file, or with a plural name."""
    if not source.is_in("storage/entities") or source.path.name in {"__init__.py", "base.py"}:
        return
    for node in classes(source):
        if "__tablename__" not in {name_of(target) for target in targets(node)}:
            continue
        if words(node.name) != source.path.stem.split("_"):
            yield node.name
        if node.name.endswith("s") and node.name not in SINGULAR_IN_S:
            yield node.name
        for part in node.body:
            if isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
                yield f"{node.name}.{part.name}"


def classes_of_actions(source: Source) -> Iterator[str]:
    """Classes where functions do; a frozen value is none."""
    if not source.is_in("services", "queries"):
        return
    for node in classes(source):
        is_value = any("frozen=True" in ast.unparse(made) for made in node.decorator_list) or any(
            name_of(parent).endswith(("Enum", "NamedTuple")) for parent in node.bases
        )
        if not (node.name.startswith("_") or is_value):
            yield node.name


def signals_in_no_past(source: Source) -> Iterator[str]:
    """Signals that are not facts, or that hide one of Qt's names."""
    for node in classes(source):
        for part in node.body:
            if not isinstance(part, ast.Assign) or name_of(part.value) != "Signal":
                continue
            name = name_of(part.targets[0])
            is_fact = any(w.endswith("ed") or w in IRREGULAR_PAST for w in words(name))
            if not (name.startswith("_") or is_fact) or any(
                hasattr(getattr(module, name_of(parent), None), name)
                for parent in node.bases
                for module in (QtCore, QtGui, QtWidgets)
            ):
                yield name


def rich_labels(source: Source) -> Iterator[str]:
    """Labels that could show the text of a customer as HTML."""
    if "QLabel" in set(names(source)) and not (
        source.is_in("ui/kit") and "PlainText" in set(names(source))
    ):
        yield "QLabel"


def loose_text_on_paper(source: Source) -> Iterator[str]:
    """Text that reaches paper around the one place that makes it safe."""
    homes = {
        "Paragraph": "documents/text",
        "drawString": "documents/page",
        "drawRightString": "documents/page",
        "drawCentredString": "documents/page",
        "beginText": "documents/page",
    }
    found = set(names(source))
    yield from (name for name, home in homes.items() if name in found and not source.is_in(home))


def traps(source: Source) -> Iterator[str]:
    """Words of library features that do harm here."""
    yield from (trap for trap in TRAPS if re.search(rf"(?<!\w){trap}", source.text))


def network(source: Source) -> Iterator[str]:
    """Doors to the network."""
    for node in ast.walk(source.tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for module in modules:
            if module in NETWORK or module.split(".")[0] in NETWORK:
                yield module


def service_locators(source: Source) -> Iterator[str]:
    """Things found from anywhere."""
    for node in definitions(source):
        if node.name in {"instance", "get_instance"}:
            yield node.name
    if not source.is_in("app"):
        for call in calls(source):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "instance":
                yield "instance()"


def misnamed_times(source: Source) -> Iterator[str]:
    """Days that do not end in _on and moments that do not end in _at."""
    if not source.is_in("domain", "storage/entities"):
        return
    for node in classes(source):
        for part in node.body:
            if not isinstance(part, ast.AnnAssign):
                continue
            name, kind = name_of(part.target), ast.unparse(part.annotation)
            kind = kind.removeprefix("Mapped[").removesuffix("]").removesuffix(" | None")
            endings = {"date": r"(on|from|since|day)$", "datetime": r"(at|now)$"}.get(kind, "")
            if not re.search(rf"(^|_){endings}" if endings else "", name):
                yield name


def changeable_values(source: Source) -> Iterator[str]:
    """Values of the domain that can change after they are made."""
    if not source.is_in("domain"):
        return
    for node in classes(source):
        for decorator in node.decorator_list:
            if name_of(decorator) == "dataclass":
                given = decorator.keywords if isinstance(decorator, ast.Call) else []
                if not node.name.startswith("_") and not {"frozen", "slots"} <= {
                    keyword.arg for keyword in given
                }:
                    yield node.name


def plain_domain(source: Source) -> Iterator[str]:
    """Modules of the domain that import more than Python itself."""
    if not source.is_in("domain"):
        return
    for node in ast.walk(source.tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        for module in modules:
            if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith(
                "desktop_crm."
            ):
                yield module


# Labels that hold a picture and never a text.
PICTURES = frozenset({"desktop_crm/ui/kit/empty_state.py: QLabel"})

RULES = (
    Rule(
        "things have names with owners",
        forbidden_names,
        "def text_helper(): ...",
        # SQLAlchemy's declarative base is called so.
        allowed=frozenset(
            f"desktop_crm/storage/entities/base.py: {name}" for name in ("base", "Base")
        ),
    ),
    Rule(
        "one word per thing",
        rejected_nouns,
        "class OpenTask: ...",
        # Long work that the workspace does; no screen shows the word.
        allowed=frozenset({"desktop_crm/ui/kit/workspace.py: Task"}),
    ),
    Rule(
        "packages hold a docstring only",
        busy_packages,
        "from desktop_crm.domain import words",
        "desktop_crm/wrong/__init__.py",
    ),
    Rule(
        "loading a module does nothing",
        work_at_load,
        "X = connect()",
    ),
    Rule(
        "loading a class does nothing",
        work_at_load,
        "class X:\n    y = [start()]",
    ),
    Rule("text is translated when shown", early_translation, 'X = {1: translate("A", "b")}'),
    Rule("text can be extracted", lost_translation, 'def f(): translate("A", f"b {1}")'),
    Rule("text has one way to be translated", lost_translation, 'def f(self): self.tr("b")'),
    Rule("models are made in the kit", item_models, "class X(QtCore.QAbstractTableModel): ..."),
    Rule(
        "entities have no rules",
        clever_entities,
        "class Customer(Base):\n    __tablename__ = 'x'\n    def is_late(self): ...",
        "desktop_crm/storage/entities/customer.py",
    ),
    Rule(
        "entities stand in a file of their name",
        clever_entities,
        "class Tag(Base):\n    __tablename__ = 'tag'",
        "desktop_crm/storage/entities/customer.py",
    ),
    Rule(
        "services and queries are functions",
        classes_of_actions,
        "class AddCustomer: ...",
        "desktop_crm/services/customers.py",
        # What is counted once and kept between two keystrokes.
        allowed=frozenset(
            f"desktop_crm/queries/facets.py: {name}" for name in ("Shelf", "Snapshot")
        )
        # What an import reads once of the vault, and collects before it writes a table at once.
        | frozenset(
            f"desktop_crm/services/{name}"
            for name in (
                "import_matching.py: Phones",
                "import_matching.py: Known",
                "import_matching.py: Current",
                "import_batches.py: SourceRows",
                "import_rows.py: Rows",
                "entry_writing.py: KnownEntries",
                "entry_writing.py: EntryRows",
                "card_importing.py: CardRows",
            )
        ),
    ),
    Rule("signals are facts", signals_in_no_past, "class X(QObject):\n    update_row = Signal()"),
    Rule(
        "signals hide nothing of Qt",
        signals_in_no_past,
        "class X(QObject):\n    destroyed = Signal()",
    ),
    Rule(
        "labels show plain text",
        rich_labels,
        "from PySide6.QtWidgets import QLabel",
        allowed=PICTURES,
    ),
    Rule(
        "labels show plain text in the kit too",
        rich_labels,
        "def f(): return QLabel()",
        "desktop_crm/ui/kit/wrong.py",
        allowed=PICTURES,
    ),
    Rule("paper has one way for text", loose_text_on_paper, "def f(): return Paragraph('')"),
    Rule("traps are avoided", traps, 'X = "INSERT OR " + "x"  # OR REPLACE'),
    Rule(
        "there is no network",
        network,
        "from urllib import request",
        # A second start calls the first through a socket of this user on this machine.
        allowed=frozenset({"desktop_crm/ui/shell/single_instance.py: PySide6.QtNetwork"}),
    ),
    Rule("nothing is found from anywhere", service_locators, "def get_instance(): ..."),
    Rule("there is no global application", service_locators, "def f(): QApplication.instance()"),
    Rule("days and moments are told apart", misnamed_times, "class X:\n    due: date | None"),
    Rule("values do not change", changeable_values, "@dataclass(frozen=True)\nclass X: ..."),
    Rule("the domain is plain Python", plain_domain, "import click"),
)
