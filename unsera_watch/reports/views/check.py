"""Periksa keaslian: anybody may ask about a code or a file; no person is named."""

from collections.abc import Mapping
from typing import Any, Final

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts.service import throttling
from unsera_watch.kernel.words import N_
from unsera_watch.reports import service
from unsera_watch.reports.forms import CheckForm
from unsera_watch.reports.rules import Verdict
from unsera_watch.reports.service import Checked
from unsera_watch.reports.views.blueprint import bp
from unsera_watch.web.guard import open_to_all
from unsera_watch.web.i18n import day, told
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, db, remote_address

LOOK_UP: Final = "verify"
Words = tuple[str, str]
BY_FILE: Final[Mapping[Verdict, Words]] = {
    Verdict.GENUINE: (N_("Genuine"), N_("This is exactly the file that was issued.")),
    Verdict.REPLACED: (
        N_("Replaced"),
        N_("This file was issued, but a newer version took its place. Ask for the newer one."),
    ),
    Verdict.ALTERED: (
        N_("Altered"),
        N_("The code is ours, but this is not the file that was issued. Do not rely on it."),
    ),
    Verdict.UNKNOWN: (
        N_("Altered or unknown"),
        N_(
            "We issued no file like this. It was changed after it was issued, or it is not ours."
            " Saving or printing a PDF anew changes it too."
        ),
    ),
}
BY_CODE: Final[Mapping[Verdict, Words]] = {
    Verdict.GENUINE: (
        N_("Genuine code"),
        N_("A report with this code was issued. Compare the facts below, or check its file."),
    ),
    Verdict.UNKNOWN: (
        N_("Unknown"),
        N_("No report was issued with this code. Please check each sign of it."),
    ),
}
SAMPLE: Final[Words] = (
    N_("Genuine, but SAMPLE DATA"),
    N_("This report holds sample data. It says nothing about any office."),
)


@bp.get("/verify")
@open_to_all
def verify() -> ResponseReturnValue:
    """Show the form and, when something was asked, the answer."""
    return _answered(CheckForm(request.args))


@bp.get("/v/<code>")
@open_to_all
def verify_code(code: str) -> ResponseReturnValue:
    """Answer the QR code on a paper."""
    return _answered(CheckForm(data={"code": code}))


def _answered(form: CheckForm) -> str:
    form.validate()
    code, sha256 = form.to_code(), form.to_digest()
    found = _looked_up(code, sha256) if code or sha256 else None
    return render(
        "reports/verify.html",
        form=form,
        verdict=_verdict(found, is_file=bool(sha256)) if found else None,
        facts=_facts(found) if found else [],
        drop_url=url_for("reports.verify", code=code or None),
    )


def _looked_up(code: str, sha256: str) -> Checked:
    """Count the try first and give it back when it was right: nobody guesses codes."""
    key = throttling.address_key(LOOK_UP, remote_address())
    with db.work() as session:
        throttling.take(session, key, now=clock())
    with db.work() as session:
        found = service.check(session, code=code, sha256=sha256)
        if found.verdict in {Verdict.GENUINE, Verdict.REPLACED}:
            throttling.give_back(session, key, now=clock())
    return found


def _verdict(found: Checked, *, is_file: bool) -> dict[str, Any]:
    title, text = (BY_FILE if is_file else BY_CODE)[found.verdict]
    words = told(text)
    if found.verdict is Verdict.GENUINE and current_app.config["IS_DEMO"]():
        title, words = SAMPLE[0], f"{told(SAMPLE[1])} {words}"
    return {"kind": found.verdict.value, "title": told(title), "text": words}


def _facts(found: Checked) -> list[tuple[str, str]]:
    """Say what can be compared with the paper; of people nothing."""
    report, version = found.report, found.version
    if report is None or version is None:
        return []
    in_force = N_("Replaced") if found.verdict is Verdict.REPLACED else N_("In force")
    return [
        (told(N_("Title")), report.title),
        (told(N_("Number")), report.number or ""),
        (told(N_("Issued")), day(version.frozen_at)),
        (told(N_("State")), told(in_force)),
        (told(N_("Fingerprint of the file (SHA-256)")), version.file_digest),
    ]
