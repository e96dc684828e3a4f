"""How a person wants customers taken out: the kind of file, the style of a document."""

from dataclasses import dataclass
from enum import StrEnum


class ExportFormat(StrEnum):
    """Kinds of file customers can be written to."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    VCF = "vcf"


class VcardVersion(StrEnum):
    """Versions of vCard that can be written."""

    V3 = "3.0"
    V4 = "4.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a person wants a document: language, paper, and who may see what.

    `is_masked` leaves out phones, amounts and free text; `recipient` is printed in the footer.
    """

    language: str = "en"
    paper: str = "A4"
    is_masked: bool = False
    recipient: str = ""
    printed_by: str = ""
