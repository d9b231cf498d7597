"""What the darkroom sees in a picture and what its copies look like."""

import pytest
from PIL import Image, ImageCms

from tests import photos
from unsera_watch.evidence.rules import MAX_PIXELS, sniff
from unsera_watch.evidence.store import developing


@pytest.fixture
def develop(tmp_path):
    developing.prepare()

    def run(photo, *sides):
        (tmp_path / "in").write_bytes(photo)
        mime = sniff(photo[:64])
        copies = [[str(tmp_path / f"{side}"), side] for side in sides or (1000, 480)]
        job = {"picture": str(tmp_path / "in"), "mime": mime, "copies": copies}
        seen = developing.develop(job | {"max_pixels": MAX_PIXELS[mime]})
        opened = [Image.open(path) for path, _ in copies if "trouble" not in seen]
        return seen, *(image.copy() for image in opened)

    return run


def corner(image):
    """Return the colour near the top left."""
    return image.getpixel((image.width // 8, image.height // 8))


def is_dark(image):
    return max(corner(image)) < 80


def test_copies_keep_the_shape_and_are_never_larger(develop):
    seen, report, thumb = develop(photos.jpeg(3000, 2000))

    assert (seen["width"], seen["height"]) == (3000, 2000)
    assert report.size == tuple(seen["copies"][0]) == (1000, 667)
    assert thumb.size == (480, 320)
    assert develop(photos.jpeg(300, 200), 999)[1].size == (300, 200)


def test_the_camera_s_time_and_place_are_read(develop):
    photo = photos.jpeg(taken_at=photos.TAKEN_AT, offset="+07:00", position=photos.SERANG)

    exif = develop(photo)[0]["exif"]

    assert exif["taken_at"] == "2026:11:20 09:15:00+07:00"
    assert (exif["lat"], exif["lon"]) == pytest.approx(photos.SERANG, abs=1e-6)
    assert set(exif) == {"taken_at", "lat", "lon"}


def test_a_photo_without_exif_says_nothing(develop):
    assert develop(photos.jpeg())[0]["exif"] == {}


@pytest.mark.parametrize(
    "broken",
    [
        {"taken_at": "gestern"},
        {"taken_at": "\0" * 19},
        {"position": (-95.0, 10.0)},
        {"position": (0.0, 0.0)},
        {"offset": "+07:00"},
    ],
)
def test_what_makes_no_sense_is_not_read(develop, broken):
    assert develop(photos.jpeg(**broken))[0]["exif"] == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_shown_upright(develop, orientation):
    seen, report = develop(photos.jpeg(640, 480, orientation=orientation), 1000)

    upright = (640, 480) if orientation < 5 else (480, 640)
    assert (seen["width"], seen["height"]) == report.size == upright
    assert is_dark(report) == (orientation in {1, 5})


def test_copies_carry_nothing_of_the_original(develop, tmp_path):
    photo = photos.jpeg(taken_at=photos.TAKEN_AT, position=photos.SERANG, comment=b"rahasia")

    _, report, _ = develop(photo)

    assert dict(report.getexif()) == {}
    assert set(report.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"rahasia" not in (tmp_path / "1000").read_bytes()
    assert b"Kamera" not in (tmp_path / "480").read_bytes()


def test_copies_are_baseline_and_the_same_each_time(develop, tmp_path):
    develop(photos.jpeg(), 1000)
    first = (tmp_path / "1000").read_bytes()
    (tmp_path / "1000").unlink()

    develop(photos.jpeg(), 1000)

    assert (tmp_path / "1000").read_bytes() == first
    assert b"\xff\xc0" in first
    assert b"\xff\xc2" not in first


@pytest.mark.parametrize(
    "photo",
    [
        photos.jpeg(mode="CMYK"),
        photos.jpeg(mode="L"),
        photos.jpeg(progressive=True),
        photos.png(mode="P"),
        photos.png(mode="1"),
        photos.png(mode="LA"),
        photos.png_16_bit(),
        photos.webp(),
        photos.webp(frames=3),
    ],
    ids=["cmyk", "grey", "progressive", "palette", "1-bit", "grey-alpha", "16-bit", "webp", "film"],
)
def test_every_kind_of_picture_becomes_rgb(develop, photo):
    _, report, _ = develop(photo)

    assert (report.mode, report.format) == ("RGB", None)
    assert is_dark(report)
    assert min(report.getpixel((report.width * 3 // 4, report.height * 3 // 4))) > 140


def test_a_heic_is_turned_by_its_own_box(develop):
    seen, report, _ = develop(photos.heic())

    assert report.size == (seen["width"], seen["height"]) == (48, 64)
    assert seen["exif"] == {"taken_at": photos.TAKEN_AT}


def test_what_is_transparent_becomes_paper(develop):
    _, report, _ = develop(photos.transparent_png())

    assert min(report.getpixel((60, 30))) > 240


def test_colours_are_brought_to_srgb(develop):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    good, _ = develop(photos.jpeg(icc_profile=lab), 1000)
    broken, report = develop(photos.jpeg(icc_profile=b"no profile"), 999)

    assert "trouble" not in good | broken
    assert "icc_profile" not in report.info


@pytest.mark.parametrize("photo", [photos.jpeg(), photos.png(), photos.webp(), photos.heic()])
def test_half_a_photo_is_refused(develop, photo):
    assert develop(photos.truncated(photo))[0] == {"trouble": "photo-broken"}


def test_a_photo_in_name_only_is_refused(develop):
    assert develop(b"\xff\xd8\xff" + photos.HTML)[0] == {"trouble": "photo-broken"}


def test_pixels_are_counted_before_they_are_unpacked(develop):
    assert len(photos.png_bomb()) < 20_000
    assert develop(photos.png_bomb())[0] == {"trouble": "photo-too-many-pixels"}
