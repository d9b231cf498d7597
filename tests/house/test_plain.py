"""Promises about what the plain parts import: an allow-list, where the contracts forbid."""

import re
import sys
import tomllib

from tests.house import tree

PLAIN = re.compile(r"^unsera_watch/\w+/(rules|wire|document|definition)(/|\.py$)")
PLAIN_MODULE = re.compile(r"^unsera_watch\.(kernel|\w+\.(rules|wire|document|definition))\b")


def strangers(paths, allowed):
    return [
        f"{tree.name(path)} imports {module}"
        for path in paths
        for module in tree.imports(path)
        if module.split(".")[0] not in sys.stdlib_module_names and not allowed.match(module)
    ]


def test_rules_import_the_standard_library_the_kernel_and_other_rules():
    rules = [path for path in tree.python() if PLAIN.match(tree.name(path))]

    assert strangers(rules, PLAIN_MODULE) == []


def test_the_kernel_and_the_settings_import_the_standard_library():
    plain = [*tree.under("unsera_watch/kernel", ".py"), tree.ROOT / "config.py"]

    assert strangers(plain, re.compile(r"unsera_watch\.kernel\b")) == []


def test_the_two_commands_import_the_standard_library():
    tools = [path for path in tree.under("tools", ".py") if path.parent.name != "inside"]

    assert strangers([tree.ROOT / "dev.py", *tools], re.compile(r"tools\b")) == []


def test_each_room_with_forms_has_its_contract():
    settings = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    bound = {module for contract in contracts for module in contract.get("protected_modules", ())}

    rooms = {path.relative_to(tree.ROOT).parts[1] for path in tree.python() if "forms" in f"{path}"}

    assert {room for room in rooms if f"*.{room}.forms" not in bound} == set()
