"""How a result was computed: shown down to each indicator, and the same again."""

from tests import make
from tests.observations.interviews.asking import RESPONDENT, USERS
from unsera_watch.instruments import queries as instruments

UNSEEN = "tidak_dapat_diamati"


def test_the_page_says_what_counted_and_what_left_the_denominator(browser, database, world):
    with database.work() as session:
        answers = {"K4_2": UNSEEN, "K10_1": "tidak_berlaku", "K1_5": "tidak_ada"}
        sent = make.sent(session, world, answers=make.answers(session, **answers))

    page = browser.as_(world.supervisor).get(f"/observations/{sent}/result")

    left = [" ".join(li.get_text(" ").split()) for li in page.soup.select(".left-out li")]
    assert len(left) == 2
    assert left[0].startswith("K4.2")
    assert left[0].endswith("could not be observed")
    assert left[1].endswith("does not apply here")
    assert "the same" in page.words


def test_each_step_can_be_done_again_by_hand(browser, database, world):
    with database.work() as session:
        answers = make.answers(session, K1_5="tidak_ada")
        sent = make.sent(session, world, answers=answers)

    page = browser.as_(world.supervisor).get(f"/observations/{sent}/result")

    assert "100 × 32.00 points ÷ 40.00 weight that applies = 80.00" in page.words


def test_old_scales_stand_in_boxes_that_say_so(browser, database, world):
    with database.work() as session:
        sent = make.sent(session, world)

    page = browser.as_(world.supervisor).get(f"/observations/{sent}/result")

    boxes = [" ".join(box.get_text(" ").split()) for box in page.soup.select(".comparison")]
    assert len(boxes) == 2
    assert all("since revoked" in box for box in boxes)


def test_a_composite_says_which_dimensions_are_missing(browser, database, world):
    with database.work() as session:
        sent = make.sent(session, world)

    page = browser.as_(world.supervisor).get(f"/observations/{sent}/result")

    composite = page.text_of(".composite")
    assert "Incomplete: not assessed are" in composite
    assert "Cannot be scored" in composite
    assert "proposal of this project" in composite


def test_many_respondents_are_shown_together_never_one_by_one(browser, database):
    with database.work() as session:
        world = make.world(session, also=(USERS,))
        version = instruments.newest(session, USERS).id
        rows = [RESPONDENT | {"M06": "ya", "M06A": "uang"}, *([RESPONDENT] * 11)]
        facts = {"version_id": version, "answers": {"RESP": rows}}
        sent = make.sent(session, world, **facts)

    page = browser.as_(world.supervisor).get(f"/observations/{sent}/result")

    assert "75.00" in page.text_of(".score-value")
    assert "12 respondents counted" in page.words


def test_somebody_else_does_not_see_it(browser, database, world):
    with database.work() as session:
        sent = make.sent(session, world)
        stranger = make.student(session)

    assert browser.as_(stranger).get(f"/observations/{sent}/result").status == 404


def test_answers_of_fewer_than_five_are_not_shown_even_together(browser, database):
    with database.work() as session:
        world = make.world(session, also=(USERS,))
        version = instruments.newest(session, USERS).id
        sent = make.sent(session, world, version_id=version, answers={"RESP": [RESPONDENT] * 4})

    page = browser.as_(world.supervisor).get(f"/observations/{sent}")

    assert "4 answers, too few to show" in page.words
    assert "mean" not in page.words
