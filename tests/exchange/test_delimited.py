"""One broken row never costs the others."""

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.exchange import delimited


def cells(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a table given as text."""
    return [line.cells for line in delimited.read(text.encode()).lines]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    """The steadiest column count decides."""
    text = "\n".join(delimiter.join(row) for row in (("a", "b", "c"), ("1, 2", "x", "y; z")))
    table = delimited.read(text.replace("1, 2", '"1, 2"').replace("y; z", '"y; z"').encode())
    assert table.delimiter == delimiter
    assert table.lines[1].cells == ("1, 2", "x", "y; z")


def test_a_sep_line_is_obeyed() -> None:
    """The line Excel writes first names the delimiter and is no row."""
    table = delimited.read(b"sep=;\r\na;b\r\n1,5;2\r\n")
    assert [line.cells for line in table.lines] == [("a", "b"), ("1,5", "2")]


def test_quoted_breaks_and_doubled_quotes_stay() -> None:
    """A cell keeps its lines and its quotes, whatever ends its rows."""
    assert cells('a,b\r\n"x\r\ny","say ""hi"""\r\n') == [("a", "b"), ("x\r\ny", 'say "hi"')]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_is_known(ending: str) -> None:
    """Unix, Windows and old Mac files give the same rows."""
    assert cells(f"a,b{ending}1,2{ending}3,4{ending}") == [("a", "b"), ("1", "2"), ("3", "4")]


def test_an_open_quote_is_one_bad_row() -> None:
    """A quote that is never closed takes its own row only, at the end and in the middle."""
    table = delimited.read(b'a,b,c\n1,"open,x\n2,ok,y\n3,fine,z\n')
    assert [bad.row for bad in table.bad_rows] == [2]
    assert [line.row for line in table.lines] == [1, 3, 4]
    pair = delimited.read(b'a,b,c\n1,"open,x\n2,ok,y\n3,"open too,z\n4,ok,y\n')
    assert [bad.row for bad in pair.bad_rows] == [2, 4]
    assert [line.row for line in pair.lines] == [1, 3, 5]
    last = delimited.read(b'a,b\n1,2\n3,"x')
    assert [bad.row for bad in last.bad_rows] == [3]


def test_a_giant_cell_is_one_bad_row() -> None:
    """A cell of a hundred megabytes is refused, its neighbours are kept."""
    table = delimited.read(b"a,b\n1," + b"x" * 5_000_000 + b"\n2,y\n")
    assert [bad.row for bad in table.bad_rows] == [2]
    assert len(table.bad_rows[0].cells[0]) < 2_000
    assert table.lines[-1].cells == ("2", "y")


def test_nul_characters_are_dropped() -> None:
    """NULs cost nothing but themselves."""
    assert cells("a,b\n1\0,2\n") == [("a", "b"), ("1", "2")]


def test_five_hundred_columns_are_read_and_too_many_are_named() -> None:
    """Wide tables are fine; absurd rows are listed."""
    assert len(cells(",".join(map(str, range(500))))[0]) == 500
    table = delimited.read(b"a,b\n" + b"," * 3_000 + b"\n1,2\n")
    assert [bad.reason for bad in table.bad_rows] == [delimited.MANY_COLUMNS]
    assert table.lines[-1].cells == ("1", "2")


@given(
    st.lists(
        st.lists(
            st.text(
                alphabet=st.characters(blacklist_characters="\0\r", blacklist_categories=["Cs"]),
                max_size=12,
            ),
            min_size=3,
            max_size=3,
        ).filter(lambda row: any(cell.strip() for cell in row)),
        min_size=1,
        max_size=8,
    )
)
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    """A well-written table comes back cell by cell, wherever its cells have no line breaks."""
    rows = [["head", "ing", "row"], *([cell.replace("\n", " ") for cell in row] for row in rows)]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    table = delimited.read(out.getvalue().encode("utf-8-sig"), "utf-8-sig")
    assert table.bad_rows == ()
    expected = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [line.cells for line in table.lines] == expected


@given(st.binary(max_size=600))
def test_any_bytes_are_a_table(data: bytes) -> None:
    """Whatever a file holds, reading it raises nothing and loses no line."""
    table = delimited.read(data)
    numbers = [line.row for line in table.lines] + [bad.row for bad in table.bad_rows]
    assert len(numbers) == len(set(numbers))


def test_reading_can_be_stopped() -> None:
    """Progress may say stop."""

    def stop(done: int, total: int) -> None:
        assert done < total
        raise Cancelled

    with pytest.raises(Cancelled):
        delimited.read(b"a,b\n" + b"1,2\n" * 10_000, progress=stop)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A file that is not there, or is no file, is a clear sentence."""
    with pytest.raises(Unavailable, match=r"no file nothing\.csv") as problem:
        delimited.read_file(tmp_path / "nothing.csv")
    assert problem.value.fault is Fault.FILE_UNREADABLE
    with pytest.raises(Unavailable, match="cannot be read"):
        delimited.read_file(tmp_path)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    """The size is looked at before anything is read."""
    path = tmp_path / "huge.csv"
    path.touch()
    os.truncate(path, delimited.MAX_BYTES + 1)
    with pytest.raises(Unavailable, match="larger than 512 MB") as problem:
        delimited.read_file(path)
    assert problem.value.fault is Fault.TOO_LARGE
