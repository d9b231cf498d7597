"""How many XLSForms of a folder become instruments, and what is left out of them.

Run as: python -m tools.inside.xlsform FOLDER. Old .xls workbooks are made .xlsx first, cell by
cell, only for this count: the application reads .xlsx alone. `docs/xlsform.md` keeps the result.
"""

import io
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import xlrd  # type: ignore[import-untyped]  # comes with pyxform, and without types
from openpyxl import Workbook

from unsera_watch.instruments.export import Imported, LeftOut, from_xlsform
from unsera_watch.kernel.errors import Invalid

ONE_LANGUAGE: Final = "Texts in one language; they stand for both."


def main(folder: Path) -> int:
    """Print a line for each workbook, and the reasons with their counts."""
    warnings.simplefilter("ignore")
    outcomes: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for path, data in _workbooks(folder):
        outcome, found = _tried(data)
        outcomes[f"{path.suffix} {outcome}"] += 1
        reasons.update(f"{outcome}: {reason}" for reason in found)
        print(f"{outcome:8} {path.name}: {'; '.join(sorted(found))[:300]}")
    for title, counts in (("outcome", outcomes), ("reason", reasons)):
        print(f"\n| {title} | forms |\n|---|---|")
        for name, count in counts.most_common():
            print(f"| {name} | {count} |")
    return 0


def _tried(data: bytes) -> tuple[str, set[str]]:
    """Return what became of a workbook, and each reason once."""
    try:
        imported: Imported = from_xlsform(data)
    except Invalid as refusal:
        return "refused", {what.text for what in refusal.problems.values()}
    found = {_reason(one) for one in imported.left_out}
    return ("partly" if found - {ONE_LANGUAGE} else "clean"), found


def _reason(left_out: LeftOut) -> str:
    """Return why, with the function or the type; names of questions would make each one its own."""
    message = left_out.what
    kinds = message.values.get("what") or message.values.get("type") or ""
    return f"{message.text} {kinds}".strip()


def _workbooks(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*.xls*")):
        if path.suffix == ".xlsx":
            yield path, path.read_bytes()
        elif path.suffix == ".xls":
            yield path, _made_new(path)


def _made_new(path: Path) -> bytes:
    """Return an old workbook as a new one."""
    old, new = xlrd.open_workbook(path), Workbook()
    for at, sheet in enumerate(old.sheets()):
        copy = new.worksheets[0] if at == 0 else new.create_sheet()
        copy.title = sheet.name
        for row in range(sheet.nrows):
            copy.append(sheet.row_values(row))
    to = io.BytesIO()
    new.save(to)
    return to.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
