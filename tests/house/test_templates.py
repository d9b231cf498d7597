"""Promises about templates: they parse, import what is there, and keep to the policy."""

import re

import pytest
from jinja2 import Environment, nodes

from tests.house import tree

TEMPLATES = tree.under("templates", ".html") + tree.under("templates", ".txt")
PARSER = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
# Refused by the content security policy, so it would fail in the browser only.
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=\"|javascript:")
RAW_CONTROL = re.compile(r"<(input|select|textarea)\b")

every_template = pytest.mark.parametrize("path", TEMPLATES, ids=tree.name)


def parsed(path):
    return PARSER.parse(path.read_text(encoding="utf-8"))


def macros(path):
    return {macro.name for macro in parsed(path).find_all(nodes.Macro)}


def imported(path):
    for found in parsed(path).find_all(nodes.FromImport):
        for entry in found.names:
            name, alias = (entry, entry) if isinstance(entry, str) else entry
            yield found.template.value, name, alias


@every_template
def test_every_template_parses(path):
    assert parsed(path)


@every_template
def test_no_macro_is_imported_for_nothing(path):
    used = {name.name for name in parsed(path).find_all(nodes.Name)}

    assert [alias for _, _, alias in imported(path) if alias not in used] == []


@every_template
def test_every_imported_macro_exists(path):
    missing = [
        f"{source}: {name}"
        for source, name, _ in imported(path)
        if name not in macros(tree.ROOT / "templates" / source)
    ]

    assert missing == []


@every_template
def test_no_script_or_style_is_inline(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


def test_controls_are_written_in_components_only():
    pages = [p for p in TEMPLATES if p.parent.name not in {"components", "layouts", "mail"}]

    assert [tree.name(p) for p in pages if RAW_CONTROL.search(p.read_text(encoding="utf-8"))] == []
