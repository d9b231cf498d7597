"""Promises about sizes: nothing here needs scrolling to be understood."""

from collections import Counter

from tests.house import tree

# Numbered, listed or grown by nature: one file per migration, page, test or decision.
ROOMY = ("migrations/versions", "templates/", "tests/", "docs/")


def lengths(paths):
    return {tree.name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}


def longer(measured, limit):
    return {name: size for name, size in measured.items() if size > limit}


def test_functions_stay_below_thirty_lines():
    measured = {
        f"{tree.name(path)}:{name}": size
        for path in tree.python()
        for name, size in tree.functions(path)
    }

    assert longer(measured, 29) == {}


def test_tests_stay_within_twenty_lines():
    measured = {
        f"{tree.name(path)}:{name}": size
        for path in tree.under("tests", ".py")
        for name, size in tree.functions(path)
        if name.startswith("test_")
    }

    assert longer(measured, 20) == {}


def test_python_files_stay_within_two_hundred_lines():
    assert longer(lengths(tree.python()), 200) == {}


def test_scripts_and_styles_stay_within_two_hundred_lines():
    ours = [path for end in (".ts", ".mjs", ".css") for path in tree.under(".", end)]

    assert longer(lengths(ours), 200) == {}


def test_templates_stay_within_one_hundred_and_twenty_lines():
    assert longer(lengths(tree.under("templates", ".html")), 120) == {}


def test_the_shared_fixtures_stay_within_one_hundred_and_fifty_lines():
    assert longer(lengths([tree.ROOT / "tests" / "conftest.py"]), 150) == {}


def test_folders_hold_at_most_twelve_files():
    held = Counter(
        tree.name(path.parent)
        for path in tree.files()
        if path.parent != tree.ROOT and path.name != "__init__.py"
    )

    crowded = longer(held, 12)

    assert {n: size for n, size in crowded.items() if not f"{n}/".startswith(ROOMY)} == {}
