"""Notes as people write them, with and without what may name somebody, and their near misses."""

from random import Random

PIECES = (
    *("3673011203990001", "3673 0112 0399 0001", "3673-0112-0399-0001", "367301 120399 0001"),
    *("36730112039900012", "367301120399000", "0812-3456-7890", "081234567890", "0812 3456 789"),
    *("+62 812 3456 7890", "(+62) 812.3456.7890", "+62 (0) 812 3456 789"),
    *("6281234567890", "+62 800 1"),
    *("0254 200123", "0800 1 222 111", "110", "1500-333", "Rp 1.081.234.567.890", "Rp081.234.567"),
    *("08.12.2026 09.30", "24-11-2026", "0812", "A 1234 BC", "a 1234 bc", "B1234XYZ", "b 2026 di"),
    *("A-12-B", "D 3 TI", "K1.1", "M01-M11", "B-3673-0007", "S 1 AN", "F 1234 KM"),
    *("lantai B 100 M", "B 2026 DAN", "A 99 KM", "L300D"),
    *("nama: Budi Santoso", "Nama petugas : Siti Aminah", "NAMA: ÉLODIE", "nama:"),
    *("nama: tidak ada", "name = Ann O’Neil", "bernama Budi Raharjo", "bernama budi"),
    *("bernama: Ayu", "nama loket: Tiga"),
    *("budi.s@dinas.go.id", "info@dinas.go.id", "a@b", "x@y.co.id", "@", "pengaduan@kota.go.id"),
    *("ada", "di loket", "petugas", "😀", "é", "\u00a0", "\u2013", "\ud83d", "Rp", "İ", "ǅ"),
)  # fmt: skip
JOINTS = (" ", " ", " ", ", ", ".", "-", "\n", "", "/", ": ", "\t", "\u00a0")
LETTERS = "0123456789 aAbBnama:.-+@()8æ😀"


def text(chance: Random) -> str:
    """Return a text of several pieces, now and then with a slip of the pen."""
    found = ""
    for _ in range(chance.randint(0, 5)):
        found += chance.choice(PIECES) + chance.choice(JOINTS)
    for _ in range(chance.choice((0, 0, 1, 2))):
        place = chance.randint(0, len(found))
        found = found[:place] + chance.choice(LETTERS) + found[place + chance.randint(0, 1) :]
    return found


def digits(chance: Random) -> str:
    """Return a text of digits and what stands between them, where numbers begin and end."""
    return "".join(chance.choice("0001236880123456789 .-+,") for _ in range(chance.randint(8, 40)))
