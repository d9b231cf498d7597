"""Which questions are asked, given what was answered; in rows and outside."""

from tests.instruments.forms import form, item, rows, says, scale, section
from unsera_watch.instruments.rules import Scene, answered, check_answers
from unsera_watch.instruments.rules.scene import asked_only


def asked(definition, answers):
    scene = Scene(definition, answers)
    return {each.code for each in definition.items if scene.asks(each)}


def test_a_question_is_asked_when_its_condition_holds():
    definition = form(section("S", item("A"), item("B", relevant=says("A", "ada"))))

    assert asked(definition, {"A": "ada"}) == {"A", "B"}
    assert asked(definition, {"A": "tidak_ada"}) == {"A"}
    assert asked(definition, {}) == {"A"}


def test_an_answer_no_longer_asked_counts_as_none():
    chain = [item("A"), item("B", relevant=says("A", "ada")), item("C", relevant=says("B", "ada"))]
    definition = form(section("S", *chain))

    assert asked(definition, {"A": "tidak_ada", "B": "ada"}) == {"A"}


def test_a_later_answer_may_decide_about_an_earlier_question():
    definition = form(section("S", item("A", relevant=says("B", "ada")), item("B")))

    assert asked(definition, {"B": "ada"}) == {"A", "B"}


def test_four_hundred_conditions_in_a_chain_are_judged():
    chain = [item(f"Q{n}", relevant=says(f"Q{n + 1}", "ada")) for n in range(400)]
    definition = form(section("S", *chain, item("Q400")))
    answers = {f"Q{n}": "ada" for n in range(401)}

    assert len(asked(definition, answers)) == 401
    assert asked(definition, answers | {"Q400": "tidak_ada"}) == {"Q400"}


def test_a_section_that_is_not_asked_takes_its_questions_with_it():
    definition = form(section("S", item("A")), section("T", item("B"), relevant=says("A", "ada")))

    assert check_answers(definition, {"A": "tidak_ada"}, {}, {}) == {}
    assert set(check_answers(definition, {"A": "ada"}, {}, {})) == {"B"}


def test_each_row_is_judged_by_its_own_answers_and_those_outside():
    both = {"op": "and", "of": [says("B", "ada"), says("A", "ada")]}
    inner = section("T", item("B"), item("C", relevant=both), repeat=rows())
    definition = form(section("S", item("A")), inner)
    people = [{"B": "ada"}, {"B": "tidak_ada"}]

    found = check_answers(definition, {"A": "ada", "T": people}, {}, {})

    assert set(found) == {"T[0].C"}


def test_rows_can_be_counted():
    enough = {"op": ">=", "of": [{"op": "count", "of": [{"answer": "T"}]}, 2]}
    definition = form(
        section("T", item("B"), repeat=rows()), section("S", item("A", relevant=enough))
    )

    assert not Scene(definition, {"T": [{}]}).asks(definition.item("A"))
    assert Scene(definition, {"T": [{}, {}]}).asks(definition.item("A"))


def test_every_problem_of_every_row_is_told_at_once():
    definition = form(section("T", item("B"), scale("C", 2), repeat=rows(least=3, most=4)))

    found = check_answers(definition, {"T": [{"C": 9}, {"B": "ada", "C": 1, "Z": 1}]}, {}, {})

    assert set(found) == {"T", "T[0].B", "T[0].C", "T[1].Z"}
    assert set(check_answers(definition, {"T": [{}] * 5}, {}, {})) == {"T"}


def test_rows_that_are_none_are_refused():
    definition = form(section("T", item("B"), repeat=rows()))

    assert set(check_answers(definition, {"T": "many"}, {}, {})) == {"T"}
    assert set(check_answers(definition, {"T": [7]}, {}, {})) == {"T[0]", "T[0].B"}
    assert set(check_answers(definition, {"B": "ada"}, {}, {})) == {"B"}


def test_only_the_hour_of_a_row_is_kept():
    definition = form(section("T", item("B"), repeat=rows()))

    assert check_answers(definition, {"T": [{"B": "ada", "_hour": 10}]}, {}, {}) == {}
    assert set(check_answers(definition, {"T": [{"B": "ada", "_hour": 24}]}, {}, {})) == {
        "T[0]._hour"
    }


def test_what_is_not_asked_is_not_counted_as_missing():
    definition = form(section("S", item("A"), item("B", relevant=says("A", "ada"))))

    assert answered(definition, {"A": "tidak_ada"}) == (1, 1)
    assert answered(definition, {"A": "ada"}) == (1, 2)


def test_a_question_inside_a_section_waits_for_the_section():
    early = section("E", item("Z", relevant=says("B", "ada")))
    late = section("T", item("B"), relevant=says("A", "ada"))
    definition = form(early, section("S", item("A")), late)

    assert asked(definition, {"A": "ada", "B": "ada"}) == {"Z", "A", "B"}
    assert asked(definition, {"A": "tidak_ada", "B": "ada"}) == {"A"}


def test_what_a_hidden_question_still_holds_nobody_said():
    inner = section("T", item("C"), item("D", relevant=says("C", "ada")), repeat=rows())
    definition = form(section("S", item("A"), item("B", relevant=says("A", "ada"))), inner)
    people = [{"C": "tidak_ada", "D": "ada", "_hour": 9}, {"C": "ada", "D": "ada"}]

    found = asked_only(definition, {"A": "tidak_ada", "B": "ada", "T": people})

    assert found == {"A": "tidak_ada", "T": [{"C": "tidak_ada", "_hour": 9}, people[1]]}


def test_nothing_is_answered_where_nothing_is_asked():
    definition = form(section("S", item("A", "note"), item("B", "photo", required=False)))

    assert set(check_answers(definition, {"A": "Budi", "B": "x"}, {}, {})) == {"A", "B"}
