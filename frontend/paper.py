"""Make the paper fonts: Source Sans 3 as TrueType files that ReportLab can embed.

The npm package carries web fonts cut by script; papers need Latin and extended Latin in one file,
and none of the layout tables, which ReportLab does not read. Run by `python3 dev.py assets`.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

HERE: Final = Path(__file__).parent
SOURCE: Final = HERE / "node_modules" / "@fontsource" / "source-sans-3"
PAPER: Final = HERE.parent / "unsera_watch" / "static" / "dist" / "paper"
FACES: Final = {
    "SourceSans3-Regular.ttf": "400-normal",
    "SourceSans3-Semibold.ttf": "600-normal",
    "SourceSans3-Bold.ttf": "700-normal",
    "SourceSans3-It.ttf": "400-italic",
}
# Layout and hinting tables: not read by ReportLab, and in the way of a merge.
DROPPED: Final = ("GDEF", "GPOS", "GSUB", "STAT", "DSIG", "cvt ", "fpgm", "prep", "gasp")


def main() -> None:
    PAPER.mkdir(parents=True, exist_ok=True)
    for name, cut in FACES.items():
        _join([f"source-sans-3-{script}-{cut}.woff2" for script in ("latin", "latin-ext")], name)
    # The licence asks to travel with the fonts.
    shutil.copyfile(SOURCE / "LICENSE", PAPER / "OFL.txt")


def _join(parts: list[str], name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = [_plain(SOURCE / "files" / part, Path(folder)) for part in parts]
        font = Merger().merge([str(path) for path in plain])
    # The same input gives the same bytes: no moment of making inside.
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(PAPER / name)


def _plain(source: Path, folder: Path) -> Path:
    font = TTFont(source)
    for table in DROPPED:
        if table in font:
            del font[table]
    font.flavor = None
    target = folder / f"{source.stem}.ttf"
    font.save(target)
    return target


if __name__ == "__main__":
    main()
