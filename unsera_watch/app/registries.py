"""What the rooms put in: pages, parts of other rooms' pages, places to go."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint

from unsera_watch.accounts.views import bp as accounts_bp
from unsera_watch.credit import views as credit_views
from unsera_watch.home.views import bp as home_bp
from unsera_watch.instruments.views import bp as instruments_bp
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations import views as observations_views
from unsera_watch.offices.views import bp as offices_bp
from unsera_watch.programs.views import bp as programs_bp
from unsera_watch.reports import views as reports_views
from unsera_watch.sync import views as sync_views
from unsera_watch.verification import views as verification_views
from unsera_watch.web import pages

BLUEPRINTS: Final[Sequence[Blueprint]] = (
    accounts_bp,
    offices_bp,
    instruments_bp,
    programs_bp,
    observations_views.bp,
    verification_views.bp,
    credit_views.bp,
    reports_views.bp,
    sync_views.bp,
    home_bp,
)
SLOTS: Final[pages.Slots] = {
    "assignment.actions": (observations_views.assignment_part,),
    "assignment.safety": (observations_views.safety_part,),
    "draft.remarks": (verification_views.draft_part,),
    "home.start": (
        sync_views.home_part,
        observations_views.home_part,
        verification_views.home_part,
        credit_views.home_part,
        reports_views.home_part,
        sync_views.home_foot_part,
    ),
    "observation.remarks": (verification_views.remarks_part,),
    "page.phone": (sync_views.phone_part, observations_views.phone_part),
    "question.remark": (verification_views.question_part,),
    "record.timeline": (observations_views.timeline_part,),
    "team.more": (credit_views.team_part,),
}
PLACES: Final[Sequence[pages.Place]] = (
    pages.Place(N_("Today"), "home.show", "house-door", Permission.HOME_READ),
    pages.Place(N_("Queue"), "sync.queue", "send", Permission.OBSERVATION_SUBMIT),
    pages.Place(N_("Desk"), "verification.desk", "clipboard-check", Permission.OBSERVATION_DECIDE),
    pages.Place(
        N_("Observations"), "observations.index", "card-checklist", Permission.OBSERVATION_SUBMIT
    ),
    pages.Place(N_("Programmes"), "programs.index", "people", Permission.PROGRAMME_WRITE),
    pages.Place(N_("Logbook"), "credit.logbook", "journal-text", Permission.LOGBOOK_WRITE),
    pages.Place(N_("Credit"), "credit.students", "mortarboard", Permission.LOGBOOK_APPROVE),
    pages.Place(N_("Reports"), "reports.index", "file-earmark-text", Permission.REPORT_MAKE),
    pages.Place(N_("Shelf"), "reports.shelf", "inbox", Permission.REPORT_RECEIVE),
    pages.Place(N_("Instruments"), "instruments.index", "ui-checks", Permission.INSTRUMENT_WRITE),
    pages.Place(N_("Offices"), "offices.index", "building", Permission.OFFICE_WRITE),
    pages.Place(N_("People"), "accounts.people", "person-plus", Permission.ACCOUNT_INVITE),
)
