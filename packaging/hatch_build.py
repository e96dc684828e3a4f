"""Put resources and compiled translations into the wheel as desktop_crm/_data."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface):  # type: ignore[type-arg]  # its config type is not exported
    """Adds what is not Python to the wheel; an editable install reads it from the checkout."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # type: ignore[explicit-override]  # a build has no typing_extensions
        """Compile the translations and place them with the resources."""
        if version == "editable":
            return
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory()
        include = build_data["force_include"]
        # The screen reads the compiled files, paper and tables read the sources.
        compiled = compile_translations(root / "translations", Path(self._folder.name))
        for file in (*compiled, *sorted((root / "translations").glob("*.ts"))):
            include[str(file)] = f"desktop_crm/_data/translations/{file.name}"
        include[str(root / "resources")] = "desktop_crm/_data"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # type: ignore[explicit-override]  # see above
        """Remove the compiled translations: they are in the wheel now."""
        if version != "editable":
            self._folder.cleanup()


def compile_translations(sources: Path, target: Path) -> list[Path]:
    """Compile every .ts file of a folder into another folder and return the .qm files."""
    compiled = []
    for source in sorted(sources.glob("*.ts")):
        made = target / f"{source.stem}.qm"
        subprocess.run([_lrelease(), "-silent", source, "-qm", made], check=True)
        compiled.append(made)
    return compiled


def _lrelease() -> Path:
    import PySide6  # noqa: PLC0415  an editable install does without it

    folder = Path(PySide6.__file__).parent
    for candidate in (folder / "lrelease", folder / "lrelease.exe", folder / "Qt/libexec/lrelease"):
        if candidate.exists():
            return candidate
    return sys.exit(f"PySide6 has no lrelease in {folder}")
