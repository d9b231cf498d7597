"""What every definition must pass before it is published, whatever its kind."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from unsera_watch.instruments import queries
from unsera_watch.instruments.definition import is_composite, parse, parse_composite
from unsera_watch.instruments.definition.editing import MOST_NUMBER
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.composites import CompositeDefinition
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

AnyDefinition = Definition | CompositeDefinition


def check_definition(raw: object) -> AnyDefinition:
    """Return what *raw* JSON says, a composite or a form, or refuse with every problem."""
    return parse_composite(raw) if is_composite(raw) else parse(raw)


def ensure_cited(session: Session, definition: AnyDefinition) -> None:
    """Refuse a definition that rests on a citation nobody has recorded."""
    problems = _unknown_citations(session, definition)
    if problems:
        raise Invalid(problems, "unknown-citation")


def problems_of(session: Session, raw: object) -> dict[str, Message]:
    """Return everything that keeps *raw* from being published, by place; nothing: it is sound."""
    try:
        definition = check_definition(raw)
    except Invalid as refusal:
        return dict(refusal.problems)
    return {**_unknown_citations(session, definition), **number_problem(session, definition)}


def number_problem(session: Session, definition: AnyDefinition) -> dict[str, Message]:
    """Say what is wrong with the number: each new version has a larger one than all before."""
    if definition.version > MOST_NUMBER:
        return {"version": say(N_("The number is at most %(most)s."), most=MOST_NUMBER)}
    versions = (one for one in queries.published(session) if one.instrument.code == definition.code)
    newest = next(versions, None)
    if newest is None or definition.version > newest.number:
        return {}
    problem = say(
        N_("Version %(newest)s is published. A new version needs a larger number."),
        newest=newest.number,
    )
    return {"version": problem}


def _unknown_citations(session: Session, definition: AnyDefinition) -> Mapping[str, Message]:
    cited = definition.cited if isinstance(definition, Definition) else definition.citations
    unknown = sorted(set(cited) - queries.citations(session, cited).keys())
    return {code: say(N_("No citation has this code.")) for code in unknown}
