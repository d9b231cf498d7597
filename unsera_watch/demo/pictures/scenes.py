"""The scenes of the drawn photos: boards, frames, counters, seats, doors, ramps and boxes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from unsera_watch.demo.pictures.paint import INK, MARK, PAPER, SHADE, Sheet
from unsera_watch.demo.rules.signs import Scene, Sign

WHITE: Final = (255, 255, 255)
WOOD: Final = (134, 98, 66)
MOODS: Final = ((76, 150, 90), (222, 178, 70), (198, 96, 82))
SMALL: Final = 30
BODY: Final = 42
TITLE: Final = 58


def _plate(sheet: Sheet, corners: tuple[int, int, int, int], title: str, size: int = TITLE) -> None:
    """Hang a plate with its title band on the wall."""
    left, top, right, bottom = corners
    sheet.shadow(corners)
    sheet.box(corners, PAPER, 10)
    sheet.box((left, top, right, top + 112), sheet.palette.accent, 10)
    sheet.box((left, top + 90, right, top + 112), sheet.palette.accent)
    sheet.words(((left + right) / 2, top + 56), title, size, WHITE, "mm")
    sheet.words((right - 22, bottom - 18), "DATA CONTOH", SMALL - 4, MARK, "rs")


def _board(sheet: Sheet, sign: Sign) -> None:
    _plate(sheet, (180, 120, 1100, 740), sign.title)
    for n, line in enumerate(sign.lines):
        y = 300 + n * 100
        sheet.disc((250, y), 26, sheet.palette.accent)
        sheet.words((250, y), str(n + 1), SMALL, WHITE, "mm")
        sheet.words((300, y), line, BODY, INK, "lm")
        sheet.line([(300, y + 42), (1040, y + 42)], (222, 220, 212), 2)


def _flow(sheet: Sheet, sign: Sign) -> None:
    _plate(sheet, (140, 110, 1140, 760), sign.title)
    for n, line in enumerate(sign.lines):
        y = 252 + n * 116
        sheet.box((330, y, 950, y + 80), (228, 236, 236), 18)
        sheet.edge((330, y, 950, y + 80), sheet.palette.accent, 4, 18)
        sheet.words((640, y + 40), line, BODY - 4, INK, "mm")
        if n:
            sheet.shape([(622, y - 30), (658, y - 30), (640, y - 6)], sheet.palette.accent)


def _frame(sheet: Sheet, sign: Sign) -> None:
    corners = (230, 90, 1050, 770)
    sheet.shadow(corners, 16)
    sheet.box(corners, WOOD, 8)
    sheet.box((262, 122, 1018, 738), PAPER)
    sheet.edge((286, 146, 994, 714), sheet.palette.accent, 3)
    sheet.words((640, 226), sign.title, TITLE, sheet.palette.accent, "mm")
    sheet.line([(420, 280), (860, 280)], sheet.palette.accent, 4)
    for n, line in enumerate(sign.lines):
        sheet.words((640, 362 + n * 76), line, BODY, INK, "mm")
    sheet.words((640, 680), "DATA CONTOH", SMALL, MARK, "mm")


def _seats(sheet: Sheet, sign: Sign) -> None:
    _plate(sheet, (390, 90, 890, 290), sign.title, TITLE - 6)
    for row, (y, size) in enumerate(((560, 108), (700, 140))):
        for n in range(8):
            left = 90 + row * -40 + n * (size + 44)
            sheet.box((left, y - size, left + size, y), sheet.palette.accent, 16)
            sheet.box((left - 6, y, left + size + 6, y + 28), (70, 78, 88), 8)
            for leg in (left + 12, left + size - 20):
                sheet.box((leg, y + 28, leg + 10, y + 28 + size * 0.6), (96, 102, 110))


def _door(sheet: Sheet, sign: Sign) -> None:
    sheet.box((420, 110, 860, 800), (110, 84, 60))
    sheet.box((446, 136, 834, 800), (160, 124, 90))
    for top in (380, 600):
        sheet.edge((494, top, 786, top + 170), (128, 96, 68), 6, 6)
    sheet.box((480, 176, 800, 336), PAPER, 10)
    sheet.words((640, 228), sign.title, TITLE - 6, sheet.palette.accent, "mm")
    sheet.words((640, 296), sign.lines[0], SMALL - 8, INK, "mm")
    sheet.disc((806, 560), 16, (214, 190, 110))
    sheet.words((640, 362), "DATA CONTOH", SMALL - 6, MARK, "mm")


def _counter(sheet: Sheet, sign: Sign) -> None:
    _plate(sheet, (330, 70, 950, 300), sign.title)
    sheet.words((640, 222), sign.lines[0], BODY - 6, INK, "mm")
    sheet.box((150, 350, 1130, 600), (198, 218, 224), 6)
    for left in (150, 470, 800, 1114):
        sheet.box((left, 350, left + 16, 600), (120, 130, 138))
    sheet.box((90, 590, 1190, 640), WOOD, 8)
    sheet.box((120, 640, 1160, 860), sheet.palette.accent)
    for left in (200, 530, 860):
        sheet.box((left, 556, left + 150, 590), PAPER, 4)


def _ramp(sheet: Sheet, sign: Sign) -> None:
    _plate(sheet, (100, 90, 520, 270), sign.title, TITLE - 10)
    sheet.box((760, 150, 1130, 560), (120, 146, 156))
    sheet.edge((760, 150, 1130, 560), (92, 98, 104), 12)
    sheet.box((700, 560, 1280, 760), (188, 184, 178))
    sheet.shape([(80, 820), (700, 560), (1280, 560), (1280, 700), (760, 900)], (204, 200, 192))
    for left, top in ((200, 590), (400, 510), (600, 424)):
        sheet.box((left, top, left + 14, top + 180), (104, 110, 116))
    sheet.line([(170, 606), (640, 416)], (104, 110, 116), 16)


def _box(sheet: Sheet, sign: Sign) -> None:
    corners = (400, 230, 880, 720)
    sheet.shadow(corners, 18)
    sheet.box(corners, sheet.palette.accent, 14)
    sheet.box((470, 268, 810, 286), INK, 6)
    sheet.box((430, 340, 850, 640), PAPER, 8)
    sheet.words((640, 420), sign.title, BODY + 4, sheet.palette.accent, "mm")
    sheet.words((640, 560), sign.lines[0], SMALL, INK, "mm")
    sheet.words((640, 610), "DATA CONTOH", SMALL - 4, MARK, "mm")
    sheet.line([(640, 720), (640, 800)], SHADE, 20)


def _survey(sheet: Sheet, sign: Sign) -> None:
    _box(sheet, sign)
    for n, mood in enumerate(MOODS):
        sheet.disc((540 + n * 100, 494), 30, mood)


PAINTERS: Final[Mapping[Scene, Callable[[Sheet, Sign], None]]] = MappingProxyType(
    {
        Scene.BOARD: _board,
        Scene.FLOW: _flow,
        Scene.FRAME: _frame,
        Scene.SEATS: _seats,
        Scene.DOOR: _door,
        Scene.COUNTER: _counter,
        Scene.RAMP: _ramp,
        Scene.BOX: _box,
        Scene.SURVEY: _survey,
    }
)
