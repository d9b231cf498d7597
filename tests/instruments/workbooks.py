"""Workbooks made for tests: from rows, from parts, and read by a converter of XLSForms."""

import io
import zipfile

from openpyxl import Workbook, load_workbook
from pyxform.xls2xform import convert

HEADINGS = ("type", "name", "label::Indonesia (id)", "label::English (en)")


def workbook(survey, choices=(), settings=(), headings=HEADINGS):
    """Return a workbook somebody else made: no columns of ours."""
    book = Workbook()
    book.worksheets[0].title = "survey"
    book.worksheets[0].append(headings)
    lists = book.create_sheet("choices")
    lists.append(("list_name", "name", *headings[2:4]))
    for sheet, rows in ((book.worksheets[0], survey), (lists, choices)):
        for row in rows:
            sheet.append(row)
    for row in settings:
        (book["settings"] if "settings" in book else book.create_sheet("settings")).append(row)
    return saved(book)


def opened(data):
    return load_workbook(io.BytesIO(data))


def saved(book):
    to = io.BytesIO()
    book.save(to)
    return to.getvalue()


def cell(book, sheet, name, column):
    """Return the cell in the row of a question, under a heading."""
    rows = book[sheet]
    headings = [each.value for each in rows[1]]
    at = next(row[0].row for row in rows.iter_rows() if row[1].value == name)
    return rows.cell(at, headings.index(column) + 1)


def with_part(data, name, part):
    """Return a workbook in which one part is another one, or comes in new."""
    to = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(to, "w", 8) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return to.getvalue()


def converted(data):
    """Return the XForm of a workbook, and what the converter warns about."""
    warnings = []
    found = convert(io.BytesIO(data), warnings=warnings, file_type=".xlsx")
    return found.xform, warnings
