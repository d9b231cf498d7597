"""Nobody is told what only the Ombudsman may say (domain.md §12), and everybody: DATA CONTOH."""

import re
import shutil
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from bs4 import BeautifulSoup

from tests import make
from tests.house import tree
from tests.house.quoted import QUOTED
from tests.house.reader import NOBODY, Reader
from tests.installations import Golden, installation
from tests.reports import reading
from unsera_watch import app as application
from unsera_watch.web.i18n import LANGUAGES

SAMPLE = "DATA CONTOH"
# The left column of domain.md §12, row by row, in both languages.
NEVER = {
    "a verdict of the Ombudsman": r"zona|zones?|opini|opinions?|lahp|\w*rekomendasi\w*|recommend\w*"
    r"|skor|kepatuhan|complian\w+|predikat|laporan (akhir )?hasil pemeriksaan"
    r"|kualitas (ter)?(tinggi|sedang|rendah)|(high|low)(est)? quality",
    "a product of the Ombudsman": r"saran perbaikan|suggest\w*|corrective actions?",
    "a letterhead of the Ombudsman": r"garuda|ombudsman r\.?i\.?|ombudsman republik indonesia",
    "an electronic signature": r"(ber)?tanda ?tangan(i)?( secara)? elektronik|bertanda tangan"
    r"|tte|bsre|sertifikat|certificates?|(electronic|digital)(ally)? sign\w+",
    "an agreement of theirs": r"(setujui|sahkan|akui)( oleh)? ombudsman|(approv|endors)ed by",
    "a finding where something is missing": r"mal-?administra\w+|dugaan|alleged\w*|suspected",
    "an agreement by silence": r"dianggap (setuju|menerima|benar)|diam berarti|silence (is|means)",
    "a legal basis that nobody confirmed": r"dasar hukum|legal basis",
    "a complaint": r"(?<!SP4N.)lapor!|nomor lapor|laporan masyarakat|(pe|ter)lapor",
}
REFUSED = {
    why: re.compile(rf"(?<!\w)(di)?(?:{never})(nya)?(?!\w)", re.IGNORECASE)
    for why, never in NEVER.items()
}
# Sentences that say what we are *not*; each whole, so that nothing else slips by.
DENIED = (
    *("not an assessment or opinion of the Ombudsman", "Not an approval, assessment or opinion"),
    "Bukan penilaian atau pendapat Ombudsman Republik Indonesia.",
    "Rujukan yang belum dikonfirmasi bukan dasar hukum laporan ini",
)
# On paper the words stand above a text only when its confirmation follows it.
BASIS = re.compile(r"Dasar hukum(?= .{1,300}? dikonfirmasi \d+ \w+ \d{4}; dicek pada: )")
BOX = re.compile(
    r"(Pembanding|Comparison) · .*(skala lama, sudah dicabut|old scale, since revoked)"
)
LABEL = "Pembanding · skala 2016–2021 skala lama, sudah dicabut"
JOINTS = re.compile(r"[-_/.?=&%+;]+")
ISSUED = re.compile(r"/v/UW-.+|/verify\?sha256=\w{64}")
GENUINE = {"id": "Asli, tetapi DATA CONTOH", "en": "Genuine, but SAMPLE DATA"}


@pytest.fixture(scope="module")
def read(demo_settings, tmp_path_factory):
    """Return a reader who read everything, in a copy of the demo world: signing in writes."""
    demo = Golden(demo_settings.database_url, demo_settings.keys_dir)
    with installation(demo, tmp_path_factory.mktemp("words")) as settings:
        shutil.copytree(demo_settings.evidence_dir, settings.evidence_dir)
        database = application.open_database(settings)
        app = application.create_app(settings, database)
        app.config.update(TESTING=True, CLOCK=lambda: make.NOON)
        yield Reader(app).read_all()
        database.engine.dispose()


@pytest.fixture(scope="module")
def pages(read):
    return [answer for answer in read.answers if answer.is_page]


@pytest.fixture(scope="module")
def papers(read):
    return [answer for answer in read.answers if answer.kind == "application/pdf"]


def words(text):
    return " ".join(text.split())


def said(soup):
    """Return what a page says outside its labelled comparison boxes."""
    for box in soup.select("section.comparison"):
        if BOX.match(words(box.get_text(" "))):
            box.extract()
    return words(soup.get_text(" "))


def named(soup):
    """Return what a page calls things in its attributes: names, columns, addresses, colours."""
    values = (value for tag in soup.find_all() for value in tag.attrs.values())
    return {" ".join(each) if isinstance(each, list) else str(each) for each in values}


def printed(data):
    """Return what a PDF says, and what it says about itself."""
    with pikepdf.open(BytesIO(data)) as pdf:
        about = [str(value) for value in pdf.docinfo.values()]
    return " | ".join([reading.words(reading.pages(data)), *about])


@cache
def offences(text):
    """Return each word that is not ours to say, with why."""
    text = BASIS.sub("", text)
    for sentence in (*DENIED, *QUOTED):
        text = text.replace(sentence, "")
    parts = f"{text} | {JOINTS.sub(' ', text)}"
    hits = ((why, never.search(parts)) for why, never in REFUSED.items())
    return tuple(f"{hit[0]}: {why}" for why, hit in hits if hit)


def refused(soup):
    return [found for text in (said(soup), *named(soup)) for found in offences(text)]


def told(places):
    """Return the places that have something to tell."""
    return {place: found for place, found in places.items() if found}


def test_no_page_says_what_only_the_ombudsman_may_say(pages):
    assert told({each.place: refused(each.soup) for each in pages}) == {}


def test_no_file_says_what_only_the_ombudsman_may_say(read, papers):
    names = {each.place: offences(each.file_name) for each in read.answers}
    inside = {each.place: offences(printed(each.data)) for each in papers}

    assert told(names) == told(inside) == {}
    assert len(papers) >= 6


def test_every_page_file_and_map_says_that_it_is_a_sample(pages, papers):
    maps = [(each.place, drawn) for each in pages for drawn in each.soup.select("svg.map-picture")]
    sheets = [(each.place, sheet) for each in papers for sheet in reading.pages(each.data)]

    assert [each.place for each in pages if SAMPLE not in each.soup.get_text()] == []
    assert [place for place, sheet in sheets if SAMPLE not in sheet] == []
    assert [place for place, drawn in maps if SAMPLE not in drawn.get_text()] == []
    assert len(maps) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issued_report_is_genuine_but_a_sample(pages, language):
    mine = [each for each in pages if (each.who, each.language) == (NOBODY, language)]
    answers = [each for each in mine if ISSUED.fullmatch(each.address)]

    assert len(answers) == 4
    assert [each.place for each in answers if GENUINE[language] not in said(each.soup)] == []


def test_a_receipt_never_reads_like_agreement(pages):
    shelf = [each for each in pages if each.address.startswith("/shelf/")]
    never = {"id": "Bukan persetujuan, penilaian, atau pendapat", "en": "Not an approval"}

    assert {each.language for each in shelf} == set(LANGUAGES)
    assert [each.place for each in shelf if never[each.language] not in said(each.soup)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_there_is_was_read(read, language):
    files = tree.under("templates", ".html")
    whole = {
        path.relative_to(tree.ROOT / "templates").as_posix()
        for path in files
        if path.parent.name != "layouts" and "{% extends" in path.read_text(encoding="utf-8")
    }

    assert whole - {name for spoken, name in read.templates if spoken == language} == set()


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("<p>ZONA <b>hijau</b></p>", True),
        ('<p class="chart zona-hijau">83,71</p>', True),
        ('<a href="/reports?sort=skor_kepatuhan">83,71</a>', True),
        ('<img alt="Opini Ombudsman">', True),
        ('<section class="comparison"><h2>Zona hijau</h2></section>', True),
        (f'<section class="comparison"><h2>{LABEL}</h2><p>zona hijau</p></section>', False),
        ("<p>It is not an assessment or opinion of the Ombudsman.</p>", False),
        ("<p>This is an opinion of the Ombudsman.</p>", True),
        ("<p>Sarana dan prasarana, nilai indikatif, segel digital sistem</p>", False),
    ],
)
def test_the_words_are_refused_wherever_they_stand(text, is_refused):
    assert bool(refused(BeautifulSoup(text, "lxml"))) == is_refused
