"""Two at once: one wins, the other is told, and nothing of theirs stays."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from unsera_watch.kernel.errors import Conflict
from unsera_watch.observations.rules import Action
from unsera_watch.verification import queries


def outcome_of(judge, sent, start, action, **said):
    start.wait()
    try:
        judge(sent, action, **said)
    except Conflict as refusal:
        return refusal.code
    return action


def test_two_opposite_decisions_at_once(database, sent, judge):
    start = Barrier(2)
    ways = [(Action.VERIFY, {}), (Action.RETURN, {"remarks": {"K1.1": "Ulangi."}})]

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(outcome_of, judge, sent, start, how, **said) for how, said in ways]
        told = [each.result() for each in asked]

    with database.reading() as session:
        (decision,) = queries.decisions(session, sent)
        remarks = queries.remarks(session, sent)
    assert sorted(told) == sorted([decision.action, "decided-meanwhile"])
    assert len(remarks) == (decision.action is Action.RETURN)
