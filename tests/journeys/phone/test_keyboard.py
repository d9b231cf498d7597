"""The whole visit with a keyboard and a screen reader, from the assignment to the receipt."""

from playwright.sync_api import expect

from tests.journeys.hands import Hands
from tests.journeys.phone.found import records

NOTE = "Papan persyaratan di dinding loket dua, hanya tertulis KTP lama dan KK."
OFFICE = "Unit Contoh"  # its number, and the partner's, depend on what was made before
ONE_PART = [
    'heading "Maklumat pelayanan"',
    'radio "Ada"',
    'checkbox "Sanggup melayani sesuai standar"',
    'checkbox "Memperbaiki layanan terus-menerus"',
    'checkbox "Menerima sanksi atau memberi kompensasi"',
    'textbox "Catatan untuk K2.1 (boleh dikosongkan)"',
    'button "Kamera K2.1"',
    "text: Cara lain untuk menunjukkannya K2.1",
    "text: Rujukan",
    'button "Kembali"',
    'button "Berikutnya"',
]
LATER_PARTS = [
    "Sistem informasi pelayanan publik",
    "Sarana dan prasarana",
    "Pelayanan khusus",
    "Pengelolaan pengaduan",
    "Penilaian kinerja",
    "Visi, misi, dan moto",
    "Atribut petugas",
    "Pelayanan terpadu",
]


def begins(hands):
    """Open the assignment, start, say who is there, and go to the first part."""
    hands.enter(f'link "{OFFICE}')
    hands.page.wait_for_url("**/assignments/*")
    hands.enter('link "Mulai kunjungan"')
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Mulai kunjungan")
    hands.reach('checkbox "Mahasiswa Contoh')
    hands.press("Space")
    hands.enter('button "Mulai"')
    expect(hands.page.get_by_role("dialog", name="Lindungi isi ponsel ini?")).to_be_visible()
    hands.enter('button "Lanjut tanpa PIN"')
    hands.arrives(OFFICE)
    hands.enter('link "Berikutnya"')


def shows_it_with_a_note(hands):
    """Choose the second answer with an arrow, and describe what no photo shows."""
    hands.reach('radio "Ada"')
    hands.press("Space", "ArrowDown")
    assert hands.hears() == 'radio "Tidak ada"'
    hands.enter("text: Cara lain untuk menunjukkannya K1.1")
    hands.enter('button "Tulis catatan"')
    assert hands.hears() == 'textbox "Catatan untuk K1.1 (boleh dikosongkan)"'
    hands.page.keyboard.type(NOTE)


def answers_all(hands):
    """Answer every part, each of which says by the focus that it is there."""
    hands.arrives("Standar pelayanan")
    shows_it_with_a_note(hands)
    hands.answer_part()
    hands.arrives("Maklumat pelayanan")
    assert hands.answer_part() == ONE_PART
    for title in LATER_PARTS:
        hands.arrives(title)
        hands.answer_part()


def test_a_visit_is_made_from_the_assignment_to_the_receipt(device, site):
    hands = Hands(device.page)

    begins(hands)
    answers_all(hands)
    hands.arrives("Akhiri dan kirim")
    device.without_signal()
    hands.enter('button "Simpan dan kirim"')

    announced = device.page.locator("#queue").get_by_role("status").first
    expect(announced).to_contain_text("Pengiriman berlanjut begitu ada sinyal")
    device.with_signal()
    expect(announced).to_contain_text("Diterima: 1.")
    hands.reach('link "Buka di server"')
    (record,) = records(site.settings)
    assert record.answers["K1.1"] == "tidak_ada"
    assert record.contents[0]["notes"] == {"K1.1": NOTE}


def test_what_is_missing_is_where_the_keyboard_goes(device):
    hands = Hands(device.page)
    begins(hands)
    hands.arrives("Standar pelayanan")
    hands.reach('radio "Ada"')
    hands.press("Space")
    hands.page.go_back()
    hands.arrives(OFFICE)
    hands.enter('link "Akhiri dan kirim"')
    hands.arrives("Akhiri dan kirim")

    hands.enter('button "Simpan dan kirim"')

    expect(device.page.get_by_role("region", name="Belum lengkap")).to_be_focused()
    hands.enter('link "')
    expect(device.page.get_by_role("heading", level=1)).to_have_text("Standar pelayanan")
    assert hands.hears() in {'radio "Ada"', 'heading "Standar pelayanan"'}
