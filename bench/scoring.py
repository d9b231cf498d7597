"""How fast visits are scored, and how fast a generated form is shown.

`python3 dev.py bench scoring` prints one JSON line for each figure: value, limit, and value/limit.

`score.visits_per_core_s`: visits of 60 indicators per second of process time, reading the stored
answers from JSON included; the limit is the stated 20 000.
`form.render`: pages per second of the ten parts of OBS-SP, each form made from the definition and
the draft's answers; the limit is the same pages, same layout and bars, whose questions stand in
the template as constant text.
`form.generate`: the same pages again; the limit is the same template with forms made beforehand,
so this ratio is what making them costs.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from bench.pages import Parts, parts
from bench.sixty import VISITS, definition
from config import Settings
from unsera_watch.instruments.rules import score

STATED = 20_000
TURNS = 4
ROUNDS = 15


def main() -> None:
    """Measure scoring, then showing."""
    _tell("score.visits_per_core_s", TURNS * len(VISITS) / _fastest([_score_visits])[0], STATED)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        pages = parts(Settings.from_env({}, Path(folder)))
        _show_pages(pages)


def _show_pages(pages: Parts) -> None:
    """Measure the three ways to show the same pages in turns, so that they share any weather."""
    with pages.request():
        took = _fastest([pages.generate, pages.fill, pages.repeat])
    generated, filled, constant = (pages.count / seconds for seconds in took)
    _tell("form.render", generated, constant)
    _tell("form.generate", generated, filled)


def _score_visits() -> None:
    form = definition()
    for _ in range(TURNS):
        for answers in VISITS:
            score(form, json.loads(answers))


def _fastest(tasks: list[Callable[[], None]]) -> list[float]:
    """Return the process time of each task in its fastest round."""
    for task in tasks:
        task()
    rounds = [[_timed(task) for task in tasks] for _ in range(ROUNDS)]
    return [min(each) for each in zip(*rounds, strict=True)]


def _timed(task: Callable[[], None]) -> float:
    start = process_time()
    task()
    return process_time() - start


def _tell(name: str, value: float, limit: float) -> None:
    figure = {"value": value, "limit": limit, "ratio": value / limit}
    rounded = {key: round(number, 3) for key, number in figure.items()}
    print(json.dumps({"name": name, **rounded}), flush=True)


if __name__ == "__main__":
    main()
