"""In which order conditions can be judged, and those that wait for each other."""

from unsera_watch.instruments.rules.expressions import referred
from unsera_watch.instruments.rules.shape import Definition

Edges = dict[str, set[str]]


def in_order(definition: Definition) -> list[str]:
    """Return the codes of sections and items, each after everything its condition looks at."""
    found: list[str] | None = definition.kept.get("order")
    if found is None:
        done: dict[str, None] = {}
        edges = _edges(definition)
        for start in edges:
            _walk(start, edges, done)
        found = definition.kept["order"] = list(done)
    return found


def circle(definition: Definition) -> list[str]:
    """Return the codes of one circle of conditions, first and last the same; empty if none."""
    edges = _edges(definition)
    done: dict[str, None] = {}
    for start in edges:
        found = _walk(start, edges, done)
        if found:
            return found
    return []


def _edges(definition: Definition) -> Edges:
    """Return what must be known before each item or repeated section can be."""
    edges: Edges = {}
    for section in definition.sections:
        edges[section.code] = set(referred(section.relevant))
        for item in section.items:
            edges[item.code] = {section.code, *referred(item.relevant)}
    return edges


def _walk(start: str, edges: Edges, done: dict[str, None]) -> list[str]:
    """Go from *start* as deep as it leads, without recursion: files can be long."""
    if start in done:
        return []
    way, left = [start], [sorted(edges.get(start, ()))]
    while way:
        if not left[-1]:
            left.pop()
            done[way.pop()] = None
            continue
        onward = left[-1].pop()
        if onward in way:
            return [*way[way.index(onward) :], onward]
        if onward not in done:
            way.append(onward)
            left.append(sorted(edges.get(onward, ())))
    return []
