"""The relevant and constraint cells of an item."""

from unsera_watch.instruments.export.columns import both
from unsera_watch.instruments.export.writing.plan import Plan
from unsera_watch.instruments.export.xpath.writer import quoted, write
from unsera_watch.instruments.rules.shape import Item, Kind

Cells = dict[str, str]


def relevant(item: Item, plan: Plan) -> str:
    """Return when an item is asked."""
    return "" if item.relevant is None else write(item.relevant, plan.known())


def with_value(item: Item, plan: Plan) -> str:
    """Return when an item is asked and answered with something that gives points."""
    main = f"${{{plan.items[item.code].main}}}"
    giving = [f"{main} = {quoted(each.value)}" for each in item.options if each.score]
    return _all_of(relevant(item, plan), " or ".join(giving))


def constraint(item: Item, plan: Plan) -> Cells:
    """Return the limits and the rule of an item, and what is said when they are broken."""
    rule = item.constraint
    test = "" if rule is None else write(rule.test, plan.known(item))
    message = {} if rule is None else both("constraint_message", rule.message)
    return {"constraint": _all_of(*_limits(item), test), **message}


def _limits(item: Item) -> list[str]:
    least, most = item.limits.least, item.limits.most
    if item.kind is Kind.SCALE:
        return []
    if item.kind is Kind.TEXT:
        return [] if most is None else [f"string-length(.) <= {most:f}"]
    found = [] if least is None else [f". >= {least:f}"]
    return found if most is None else [*found, f". <= {most:f}"]


def _all_of(*tests: str) -> str:
    """Join tests so that each keeps its meaning."""
    found = [test for test in tests if test]
    if len(found) == 1:
        return found[0]
    return " and ".join(
        f"({test})" if " or " in test or " and " in test else test for test in found
    )
