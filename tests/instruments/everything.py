"""A definition that says everything the language can say, and some of it in odd ways."""

from typing import Any

SCORED = {"weight": "10", "sumber": "usulan"}
SAYS_ALL = {
    "evidence": {"id": "Foto papan", "en": "Photo of the board"},
    "help": {"id": "Cari di depan", "en": "Look in front"},
    "photo": "required",
    "component": "SY",
    "maladministration": ["M01", "M11"],
    "seen": ["site", "web"],
    "citations": ["uu-25-2009-ps-21", "kode dengan spasi"],
}


def text(said: str) -> dict[str, str]:
    return {"id": said, "en": f"{said} (en)"}


def option(value: str, score: str | None = None) -> dict[str, Any]:
    return {"value": value, "label": text(f"Pilih {value}"), "score": score}


def item(code: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "kind": kind, "text": text(f"Butir {code}"), **more}


def answer(code: str) -> dict[str, str]:
    return {"answer": code}


def call(op: str, *of: Any) -> dict[str, Any]:
    return {"op": op, "of": list(of)}


PARTS = {
    "parts": [{"value": "ram", "label": text("Ram")}, {"value": "lift", "label": text("Lift")}],
    "parts_title": text("Yang terlihat"),
}
LEVELS = [{"least": 0, "score": "0"}, {"least": 3, "score": "0.5"}, {"least": "5", "score": "1"}]
STEPS = [text(each) for each in ("0", "1. Satu", "=2", "Tiga", "Empat", "Lima")]
ALWAYS = True
NEVER = False
ALL_OPERATORS = call(
    "or",
    call("and", call("=", answer("A.1"), "ada"), call("!=", answer("A.4"), "belum")),
    call("not", call("ticked", answer("A.1"), "ram")),
    call("ticked", answer("A.7"), "tidak_tahu"),
    call("<", answer("A.5"), 12),
    call("<=", answer("A.6"), "2.50"),
    call(">", answer("A.8"), "2026-01-31"),
    call(">=", answer("A.9"), "09:30"),
    call("and", call("answered", answer("A.7"))),
    call("=", call("count", answer("A.2")), 2),
    call(">=", call("count", answer("R")), 1),
    call("=", answer("A.10"), """Kata "siapa" itu 'dia'"""),
    call("=", answer("A.10"), ""),
    answer("A.11"),
    ALWAYS,
)

PLAIN = [
    item("A.1", "one", choices="ada", **PARTS, **SCORED, **SAYS_ALL),
    item("A.2", "many", choices="diperiksa", **PARTS, **SCORED, photo="expected"),
    item(
        "A.3",
        "scale",
        least=1,
        most=3,
        anchors=[text("Buruk"), text("Cukup"), text("Baik")],
        choices="tanpa_nilai",
        **SCORED,
        photo="forbidden",
    ),
    item("A.4", "scale", most=5, anchors=STEPS, element="biaya", **{**SCORED, "weight": "20.50"}),
    item(
        "A.5", "count", most=60, levels=LEVELS, choices="tanpa_nilai", weight="9.50", sumber="resmi"
    ),
    item("A.6", "decimal", least="-2.5", most="7.5"),
    item("A.7", "integer", least=-3, choices="tanpa_nilai", required=False, help=None),
    item("A.8", "date", seen=[], component=None),
    item("A.9", "time", required=True),
    item("A.10", "text", most=500, dimension="D2"),
    item("A.11", "photo", photo="expected"),
    item("A.12", "point", photo="allowed"),
    item("A.13", "note"),
]
RULED = [
    item("B-1", "one", choices="ada", relevant=ALL_OPERATORS, **{**SCORED, "weight": "40"}),
    item(
        "b-1",
        "integer",
        least=0,
        most=99,
        constraint=call("and", call("<=", answer("."), answer("A.5")), call("!=", answer("."), 7)),
        message=text("Tidak boleh lebih"),
    ),
    item("B_9", "integer", constraint=call("<=", answer("."), 5), message=text("Paling banyak 5")),
    item(
        "B.2",
        "one",
        choices="ada",
        **PARTS,
        constraint=call("ticked", answer("."), "ram"),
        message=text("=1+1"),
        relevant=None,
    ),
]
ROWS = [
    item("R.1", "one", choices="dengar", dimension="D3", relevant=call("answered", answer("A.1"))),
    item(
        "R.2",
        "scale",
        least="1",
        most=4,
        anchors=STEPS[2:],
        element="waktu",
        relevant=call("=", answer("R.1"), "ya"),
    ),
]

EVERYTHING: dict[str, Any] = {
    "code": "SEMUA-1.0",
    "version": 7,
    "title": text("Segala sesuatu"),
    "about": text("Tentang ini"),
    "citations": ["uu-25-2009-ps-21"],
    "choices": {
        "ada": [option("ada", "1"), option("belum", "0.25"), option("tidak_berlaku")],
        "diperiksa": [option("diperiksa", "1"), option("tidak_dapat_diamati")],
        "tanpa_nilai": [{"value": "tidak_tahu", "label": text("Tidak tahu")}],
        "dengar": [option("ya"), option("tidak"), option("tidak_tahu")],
        "tidak dipakai": [option("x"), option("x")],
    },
    "dimensions": [
        {"code": "D1", "title": text("Satu"), "weight": "100", "sumber": "resmi"},
        {"code": "D2", "title": text("Dua"), "measure": "none"},
        {"code": "D3", "title": text("Tiga"), "measure": "perception", "fewest": 12},
    ],
    "scoring": {
        "total": "dimensions",
        "top": 5,
        "weights_sum": "100",
        "scales": ["ipp-2022"],
    },
    "sections": [
        {"code": "A", "title": text("Umum"), "dimension": "D1", "items": PLAIN, "repeat": None},
        {
            "code": "1",
            "title": text("${A_1} bukan rujukan"),
            "about": text("  Baris\r\nkedua \x07 _x000D_ "),
            "relevant": call("!=", answer("A.1"), "belum"),
            "dimension": "D1",
            "items": RULED,
        },
        {
            "code": "R",
            "title": text("Responden"),
            "repeat": {"noun": text("Orang"), "least": 2, "most": 60, "anonymous": True},
            "relevant": call("=", answer("A.4"), 5),
            "items": ROWS,
        },
    ],
}
