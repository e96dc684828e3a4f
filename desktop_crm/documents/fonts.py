"""One reportlab font that is an ordered chain of faces, so that every name prints right.

reportlab's own TTFont cannot read CFF outlines, draws variable fonts at their default weight, has
no fallback and writes a wrong ToUnicode beyond U+FFFF. `ChainFont` keeps to reportlab's protocol of
dynamic fonts, in which reportlab only hands back the subset number it was given: here that number
is the number of a face in the chain, so fallback happens for each character below every caller.
"""

import importlib.util
import re
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, cast
from weakref import WeakKeyDictionary

import uharfbuzz as hb  # type: ignore[import-untyped]
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfdoc, pdfmetrics

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

NO_FONT = QT_TRANSLATE_NOOP(
    "Faults",
    "No Chinese font found. Reinstall the package justmytype-intl-cjk, or install Noto Sans CJK.",
)
REGULAR: Final = 400
BOLD: Final = 700

#: Common signs of GB 2312 and ASCII that every usable chain must draw.
_SAMPLE = (
    "的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都"
    "ABCXYZabcxyz0189 .,:;()+-/@"
)
_PACKAGE = "justmytype_intl_cjk"
_PACKAGE_FACES = (
    "notosanssc/NotoSansSC[wght].ttf",
    "notosanskr/NotoSansKR[wght].ttf",
    "notosansjp/NotoSansJP[wght].ttf",
    "notosanstc/NotoSansTC[wght].ttf",
)
#: Faces of the machine, asked last: (regular, bold or None, index in the collection).
_SYSTEM_FACES: Mapping[str, tuple[tuple[str, str | None, int], ...]] = {
    "linux": (
        (
            "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
            "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
            2,
        ),
        (
            "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
            "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
            2,
        ),
        ("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", None, 0),
        ("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", None, 0),
        ("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf", None, 0),
        (
            "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
            0,
        ),
    ),
    "win32": (
        ("C:/Windows/Fonts/msyh.ttc", "C:/Windows/Fonts/msyhbd.ttc", 0),
        ("C:/Windows/Fonts/simsunb.ttf", None, 0),
        ("C:/Windows/Fonts/malgun.ttf", "C:/Windows/Fonts/malgunbd.ttf", 0),
        ("C:/Windows/Fonts/segoeui.ttf", "C:/Windows/Fonts/segoeuib.ttf", 0),
        ("C:/Windows/Fonts/seguisym.ttf", None, 0),
    ),
    "darwin": (
        ("/System/Library/Fonts/Supplemental/Songti.ttc", None, 0),
        ("/System/Library/Fonts/AppleSDGothicNeo.ttc", None, 0),
        ("/System/Library/Fonts/Apple Symbols.ttf", None, 0),
    ),
}
#: Signs that Chinese faces set a full em wide; English documents take narrow forms of them.
_NARROW_FEATURE = "“”‘’…"
_NARROW_FACE = "·•"
_FORBIDDEN_FS_TYPE = 0x0002 | 0x0100 | 0x0200
_DROPPED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "BASE", "kern", "VORG", "vhea", "vmtx", "name", "OS/2", "post"),
    *("DSIG", "STAT", "gasp", "meta", "cmap"),
)
_INVISIBLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200d\\u2060\\ufeff\\ufe00-\\ufe0f\\U000e0100-\\U000e01ef]"
)
_MAX_CODES = 0xFFFF
_CMAP_BLOCK = 100
_REGISTERING: Final = Lock()


@dataclass(frozen=True, slots=True)
class FaceFile:
    """Where a face is found: file, index in a collection, and the axes to pin."""

    path: Path
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()


def package_folder() -> Path | None:
    """Return the folder of the Chinese faces that are installed with the program."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "fonts" / "ofl"


def package_faces(weight: int) -> Iterator[FaceFile]:
    """Yield the faces that are installed with the program, pinned to `weight`."""
    folder = package_folder()
    if folder is not None:
        for name in _PACKAGE_FACES:
            yield FaceFile(folder / name, axes=(("wght", float(weight)),))


def system_faces(weight: int) -> Iterator[FaceFile]:
    """Yield faces of the machine for rare signs; one without a bold sibling serves both weights."""
    for regular, bold, index in _SYSTEM_FACES.get(sys.platform, ()):
        chosen = bold if bold is not None and weight >= BOLD else regular
        yield FaceFile(Path(chosen), index)


def open_faces(files: Sequence[FaceFile]) -> tuple["Face", ...]:
    """Open what exists and may be embedded; refuse a chain that cannot print common Chinese."""
    faces = tuple(face for file in files if (face := Face.opened(file)) is not None)
    if not faces or not all(any(ord(sign) in face for face in faces) for sign in _SAMPLE):
        raise Unavailable(Fault.NO_FONT, NO_FONT)
    return faces


@cache
def font(language: str, weight: int) -> "ChainFont":
    """Return the registered font of a language at 400 or 700, opened once per process.

    English documents have a font of their own because their quotes are narrow.
    """
    with _REGISTERING:
        name = f"{'zh' if language.startswith('zh') else 'en'}-{weight}"
        faces = open_faces([*package_faces(weight), *system_faces(weight)])
        pdfmetrics.registerFont(ChainFont(name, faces, narrow=name.startswith("en")))
        # reportlab keeps the first font of a name: that one is the font.
        return cast("ChainFont", pdfmetrics.getFont(name))


def pinned(weight: int) -> bytes:
    """Return the main Chinese face as a static font file of one weight, for the screen."""
    for file in package_faces(weight):
        if file.path.is_file():
            blob = hb.Blob.from_file_path(str(file.path))
            face = hb.Face(blob, file.index)
            chosen = hb.SubsetInput()
            chosen.keep_everything()
            _pin(chosen, face, file.axes)
            return bytes(hb.subset(face, chosen).blob.data)
    raise Unavailable(Fault.NO_FONT, NO_FONT)


def _pin(chosen: hb.SubsetInput, face: hb.Face, axes: tuple[tuple[str, float], ...]) -> None:
    """Make a variable font static in the same step as the subset."""
    wanted = dict(axes)
    for axis in face.axis_infos:
        if axis.tag in wanted:
            chosen.pin_axis_location(face, axis.tag, wanted[axis.tag])
        else:
            chosen.pin_axis_to_default(face, axis.tag)


def _tag_number(tag: str) -> int:
    """Return a table tag as the number HarfBuzz keeps it by."""
    return int.from_bytes(tag.encode().ljust(4), "big")


def is_invisible(character: str) -> bool:
    """Tell whether a character has neither width nor code (controls, joiners, selectors)."""
    return _INVISIBLE.match(character) is not None


def _blocks(kind: str, lines: Sequence[str]) -> str:
    """Return mapping lines in blocks of the size the format allows."""
    parts = []
    for start in range(0, len(lines), _CMAP_BLOCK):
        block = lines[start : start + _CMAP_BLOCK]
        parts.append(f"{len(block)} begin{kind}\n" + "\n".join(block) + f"\nend{kind}\n")
    return "".join(parts)


def _character_map(name: str, system: tuple[str, str], kind: int, body: str) -> bytes:
    """Return a CMap around `body`."""
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({system[0]}) /Ordering ({system[1]}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType {kind} def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _unicode_map(characters: Sequence[str]) -> bytes:
    """Return the ToUnicode CMap; beyond U+FFFF a character is a surrogate pair."""
    lines = [
        f"<{code:04X}> <{character.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    return _character_map("Adobe-Identity-UCS", ("Adobe", "UCS"), 2, _blocks("bfchar", lines))


def _code_map(glyphs: Sequence[int]) -> bytes:
    """Return the CMap code -> glyph of a CFF face."""
    lines = [f"<{code:04X}> {glyph}" for code, glyph in enumerate(glyphs, 1)]
    return _character_map("Codes", ("Adobe", "Identity"), 1, _blocks("cidchar", lines))


class Face:
    """One opened face: what it covers, its widths, and how to embed a part of it."""

    def __init__(self, file: FaceFile, face: hb.Face) -> None:
        self.file = file
        self._face = face
        self._font = hb.Font(face)
        if file.axes:
            self._font.set_variations(dict(file.axes))
        self._scale: float = 1000 / face.upem
        self._covered = face.unicodes
        self.is_cff = "CFF " in face.table_tags
        extents = self._font.get_font_extents("ltr")
        self.ascent: int = round(extents.ascender * self._scale)
        self.descent: int = round(extents.descender * self._scale)

    @classmethod
    def opened(cls, file: FaceFile) -> "Face | None":
        """Open `file`, or return None if it is not there or may not be embedded."""
        if not file.path.is_file():
            return None
        try:
            face = hb.Face(hb.Blob.from_file_path(str(file.path)), file.index)
        except hb.HarfBuzzError:
            return None
        tables = set(face.table_tags)
        if not tables & {"glyf", "CFF "} or "hvgl" in tables:
            return None
        if "OS/2" in tables:
            embedding = int.from_bytes(face.reference_table("OS/2").data[8:10], "big")
            if embedding & _FORBIDDEN_FS_TYPE:
                return None
        return cls(file, face)

    def __contains__(self, code: int) -> bool:
        return code in self._covered

    def glyph(self, code: int) -> int:
        """Return the glyph of a code point; 0 is the visible box for a missing one."""
        return int(self._font.get_nominal_glyph(code) or 0)

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph, rounded once to whole per mille."""
        return int(self._font.get_glyph_h_advance(glyph) * self._scale + 0.5)

    def narrow_glyph(self, character: str) -> int:
        """Return the proportional form of a character."""
        buffer = hb.Buffer()
        buffer.add_str(character)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, {"pwid": True})
        return int(buffer.glyph_infos[0].codepoint)

    def post_script_name(self) -> str:
        """Return the name for the PDF; a pinned face is named after its weight, not its default."""
        name = str(self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Face").replace(
            " ", ""
        )
        if not self.file.axes:
            return name
        return f"{name.partition('-')[0]}-{dict(self.file.axes).get('wght', 0):.0f}"

    def bounding_box(self) -> list[int]:
        """Return the font box in per mille."""
        head = self._face.reference_table("head").data
        corners = (head[at : at + 2] for at in range(36, 44, 2))
        return [
            round(int.from_bytes(corner, "big", signed=True) * self._scale) for corner in corners
        ]

    def cap_height(self) -> int:
        """Return the height of capitals in per mille."""
        if "OS/2" in self._face.table_tags:
            data = self._face.reference_table("OS/2").data
            if len(data) >= 90:  # noqa: PLR2004 - version 2 has the field
                height = int.from_bytes(data[88:90], "big", signed=True)
                return round(height * self._scale)
        return round(self.ascent * 0.75)

    def subset(self, glyphs: Sequence[int]) -> tuple[bytes, Mapping[int, int]]:
        """Return a font program of `glyphs` alone, and the new number of each."""
        chosen = hb.SubsetInput()
        chosen.glyph_set.update({0, *glyphs})
        chosen.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        )
        chosen.drop_table_tag_set.update({_tag_number(tag) for tag in _DROPPED_TABLES})
        chosen.name_id_set.clear()
        _pin(chosen, self._face, self.file.axes)
        plan = hb.SubsetPlan(self._face, chosen)
        numbers = dict(plan.old_to_new_glyph_mapping)
        part = plan.execute()
        if self.is_cff:
            return bytes(part.reference_table("CFF ").data), numbers
        return bytes(part.blob.data), numbers


class _State:
    """What one document has drawn with one chain: the codes of each face, in order of first use."""

    def __init__(self, faces: int) -> None:
        self.name = ""
        self.codes: dict[str, tuple[int, bytes]] = {}
        self.drawn: list[list[tuple[str, int]]] = [[] for _ in range(faces)]


class _Identity:
    """The little reportlab wants to know of a face or an encoding."""

    builtIn = 0  # noqa: N815 - reportlab's name

    def __init__(self, name: bytes | str, ascent: int = 0, descent: int = 0) -> None:
        self.name = name
        self.ascent = ascent
        self.descent = descent


class _Widths(dict[str, int]):
    """Width of each character in per mille, looked up in the chain once."""

    def __init__(self, chain: "ChainFont") -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> int:
        width = 0 if is_invisible(character) else self._chain.find(character)[2]
        self[character] = width
        return width


class ChainFont:
    """A dynamic font for reportlab that asks its faces in order for every character.

    Args:
        name: reportlab's name of the font.
        faces: opened faces; the first one is the look of the document.
        narrow: give quotes, dots and bullets their proportional forms.
    """

    _dynamicFont = 1  # noqa: N815 - reportlab's name
    _multiByte = 1  # noqa: N815 - reportlab's name
    shapable = False

    def __init__(self, name: str, faces: Sequence[Face], *, narrow: bool = False) -> None:
        self.fontName = name
        self.faces = tuple(faces)
        main = self.faces[0]
        self.face = _Identity(f"chain-{name}".encode(), main.ascent, main.descent)
        self.encoding = _Identity("UTF-8")
        #: Characters that were asked for and that no face has.
        self.gaps: set[str] = set()
        self._found: dict[str, tuple[int, int, int]] = {}
        self._widths = _Widths(self)
        self._states: WeakKeyDictionary[Any, _State] = WeakKeyDictionary()
        if narrow:
            self._take_narrow_forms()

    def find(self, character: str) -> tuple[int, int, int]:
        """Return (face number, glyph, width) of a character; glyph 0 of face 0 if nobody has it."""
        found = self._found.get(character)
        if found is None:
            code = 0x20 if character == "\xa0" else ord(character)
            holders = (number for number, face in enumerate(self.faces) if code in face)
            number = next(holders, -1)
            if number < 0:
                self.gaps.add(character)
                found = (0, 0, self.faces[0].advance(0))
            else:
                face = self.faces[number]
                glyph = face.glyph(code)
                found = (number, glyph, face.advance(glyph))
            self._found[character] = found
        return found

    def stringWidth(  # noqa: N802 - reportlab's name
        self, text: str | bytes, size: float, encoding: str = "utf8"
    ) -> float:
        """Return the width of `text` in points."""
        if isinstance(text, bytes):
            text = text.decode(encoding)
        return sum(map(self._widths.__getitem__, text)) * size / 1000

    def splitString(  # noqa: N802 - reportlab's name
        self, text: str | bytes, doc: Any, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return `text` as runs of one face each: (face number, codes of two bytes)."""
        if isinstance(text, bytes):
            text = text.decode(encoding)
        state = self._state(doc)
        known = state.codes
        runs: list[tuple[int, bytes]] = []
        current, codes = -1, b""
        for character in text:
            pair = known.get(character)
            if pair is None:
                if is_invisible(character):
                    continue
                pair = self._assign(state, character)
            number, code = pair
            if number == current:
                codes += code
            else:
                if codes:
                    runs.append((current, codes))
                current, codes = number, code
        if codes:
            runs.append((current, codes))
        return runs

    def shown(self, text: str, size: str, doc: Any) -> str:
        """Return the operators that show `text`; reportlab's own way there takes twice as long."""
        return " ".join(
            f"{self.getSubsetInternalName(face, doc)} {size} Tf ({escapePDF(codes)}) Tj"
            for face, codes in self.splitString(text, doc)
        )

    def getSubsetInternalName(  # noqa: N802 - reportlab's name
        self, subset: int, doc: Any
    ) -> str:
        """Return the PDF name of a face; the first call for a document reserves it."""
        state = self._state(doc)
        if not state.name:
            state.name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = f"/{state.name}"
            doc.delayedFonts.append(self)
        return f"/{state.name}+{subset}"

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Embed what the document used; reportlab calls it once, when the document is saved."""
        state = self._states.pop(doc)
        shared = doc.idToObject["BasicFonts"].dict
        for number, drawn in enumerate(state.drawn):
            if drawn:
                name = f"{state.name}+{number}"
                shared[name] = doc.Reference(self._embed(doc, number, drawn), name)

    def _state(self, doc: Any) -> _State:
        state = self._states.get(doc)
        if state is None:
            state = self._states[doc] = _State(len(self.faces))
        return state

    def _assign(self, state: _State, character: str) -> tuple[int, bytes]:
        number, glyph, _ = self.find(character)
        drawn = state.drawn[number]
        if len(drawn) >= _MAX_CODES:
            raise ValueError("more different characters than one PDF font can hold")
        drawn.append((character, glyph))
        pair = state.codes[character] = (number, len(drawn).to_bytes(2, "big"))
        return pair

    def _take_narrow_forms(self) -> None:
        main = self.faces[0]
        for sign in _NARROW_FEATURE:
            if ord(sign) in main:
                glyph = main.narrow_glyph(sign)
                self._found[sign] = (0, glyph, main.advance(glyph))
        for sign in _NARROW_FACE:
            candidates = []
            for number, face in enumerate(self.faces[:4]):
                if ord(sign) in face:
                    glyph = face.glyph(ord(sign))
                    candidates.append((face.advance(glyph), number, glyph))
            if candidates:
                width, number, glyph = min(candidates)
                self._found[sign] = (number, glyph, width)

    def _embed(self, doc: Any, number: int, drawn: list[tuple[str, int]]) -> pdfdoc.PDFDictionary:
        face = self.faces[number]
        program, numbers = face.subset([glyph for _, glyph in drawn])
        mark = zlib.crc32(repr((self.fontName, number, drawn)).encode())
        letters = "".join(chr(65 + mark // 26**at % 26) for at in range(6))
        name = f"{letters}+{face.post_script_name()}"
        new_glyphs = [numbers[glyph] for _, glyph in drawn]
        widths = [self._widths[character] for character, _ in drawn]

        def stream(key: str, data: bytes, **entries: object) -> pdfdoc.PDFObjectReference:
            made = pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), data)
            if doc.compression:
                made.filters = [pdfdoc.PDFZCompress]
            reference: pdfdoc.PDFObjectReference = doc.Reference(made, f"{key}:{name}")
            return reference

        if face.is_cff:
            font_file = (
                "FontFile3",
                stream("file", program, Subtype=pdfdoc.PDFName("CIDFontType0C")),
            )
        else:
            font_file = ("FontFile2", stream("file", program, Length1=len(program)))
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray(face.bounding_box()),
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.cap_height(),
            "StemV": 80,
            "ItalicAngle": 0,
            font_file[0]: font_file[1],
        }
        descendant = {
            "Type": "/Font",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": 1000,
            "FontDescriptor": doc.Reference(pdfdoc.PDFDictionary(descriptor), f"descriptor:{name}"),
        }
        if face.is_cff:
            # With the identity charset a CID is a glyph number, so widths go by glyph.
            by_glyph = sorted(dict(zip(new_glyphs, widths, strict=True)).items())
            descendant["Subtype"] = "/CIDFontType0"
            descendant["W"] = pdfdoc.PDFArray(
                [part for glyph, width in by_glyph for part in (glyph, pdfdoc.PDFArray([width]))]
            )
            encoding: object = stream(
                "encoding",
                _code_map(new_glyphs),
                Type=pdfdoc.PDFName("CMap"),
                CMapName=pdfdoc.PDFName("Codes"),
                CIDSystemInfo=descendant["CIDSystemInfo"],
            )
        else:
            descendant["Subtype"] = "/CIDFontType2"
            descendant["W"] = pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)])
            descendant["CIDToGIDMap"] = stream(
                "glyphs", b"".join(glyph.to_bytes(2, "big") for glyph in [0, *new_glyphs])
            )
            encoding = "/Identity-H"
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": encoding,
                "DescendantFonts": pdfdoc.PDFArray(
                    [doc.Reference(pdfdoc.PDFDictionary(descendant), f"descendant:{name}")]
                ),
                "ToUnicode": stream("unicode", _unicode_map([sign for sign, _ in drawn])),
            }
        )
