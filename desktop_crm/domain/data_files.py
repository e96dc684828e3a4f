"""Where the files that are not Python are: in the package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKED = _PACKAGE / "_data"


def data_file(name: str) -> Path:
    """Return the path of a resource, given by its path below resources/."""
    return (_PACKED if _PACKED.is_dir() else _PACKAGE.parent / "resources") / name


def translations_folder() -> Path:
    """Return the folder of the translations: .ts files, and in a wheel the .qm files too."""
    return (_PACKED if _PACKED.is_dir() else _PACKAGE.parent) / "translations"
