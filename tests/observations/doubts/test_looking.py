"""What free text gives away, and what only looks like it."""

from time import process_time

import pytest

from unsera_watch.observations.rules.doubts import look_through


def found(text):
    return [(each.kind, text[each.start : each.end]) for each in look_through(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NIK 3673011203990001.", [("nik", "3673011203990001")]),
        ("3673 0112 0399 0001", [("nik", "3673 0112 0399 0001")]),
        ("no. 367301-120399-0001 itu", [("nik", "367301-120399-0001")]),
        ("hubungi 0812-3456-7890", [("phone", "0812-3456-7890")]),
        ("hp081234567890,081234567891", [("phone", "081234567890"), ("phone", "081234567891")]),
        ("+62 812 3456 7890", [("phone", "+62 812 3456 7890")]),
        ("(+62)812.3456.789", [("phone", "(+62)812.3456.789")]),
        ("WA 6281234567890", [("phone", "6281234567890")]),
        ("motor A 1234 BC hitam", [("plate", "A 1234 BC")]),
        ("mobil b1234xyz", [("plate", "b1234xyz")]),
        ("A-12-BC", [("plate", "A-12-BC")]),
        ("Nama petugas: Siti Aminah", [("name", "Nama petugas: Siti Aminah")]),
        ("nama : Budi, loket 3", [("name", "nama : Budi")]),
        ("petugas bernama Budi Raharjo yang", [("name", "bernama Budi Raharjo")]),
        ("surel budi.s@contoh.go.id", [("email", "budi.s@contoh.go.id")]),
        (
            "nama: Ayu 0812 3456 7890",
            [("name", "nama: Ayu"), ("phone", "0812 3456 7890")],
        ),
    ],
)
def test_what_may_name_a_person_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Hubungi 112, 119, 137 atau 1500-333.",
            "0800 1 222 111",
            "(0254) 200123",
            "+62 800 1 22 22",
        ),
        *("Rp 1.081.234.567.890", "Rp081.234.567", "Biaya Rp 25.000.000.000.000"),
        *("08.12.2026 09.30 sampai 10.00", "24-11-2026 08.15", "tahun 2025/2026"),
        *("K1.1, K10.1, P6, M01–M11, B-3673-0007", "UU 25/2009 Pasal 21", "PermenPANRB 15/2014"),
        *("lantai B 100 M", "gedung A 1200 cm", "kelas b 2026 di atas", "D 3 TI", "S 1 AN", "H1N1"),
        *(
            "nama loket: Tiga",
            "nama: tidak disebut",
            "nama: -",
            "namanya ada di papan",
            "bernama apa",
        ),
        *("pengaduan@contoh.go.id dan info@contoh.go.id", "a@b", "36730112039900012345"),
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize("piece", ["a", "a@", "0812 ", "1", "nama: a b ", "a@a.", "A-1-A", "+62 "])
def test_a_note_made_to_be_slow_is_not(piece):
    text = (piece * 2_000)[:2_000]
    start = process_time()

    look_through(text)

    assert process_time() - start < 0.5
