"""Everything that can be said to have happened, `thing:happened`."""

from enum import StrEnum


class Tag(StrEnum):
    """One kind of event; a tag is never renamed, because old entries carry it for ever."""

    ACCOUNT_CREATED = "account:created"
    ACCOUNT_ROLES_CHANGED = "account:roles-changed"
    ACCOUNT_SIGNED_IN = "account:signed-in"
    ACCOUNT_SIGNED_OUT = "account:signed-out"
    ACCOUNT_LOCKED = "account:locked"
    ACCOUNT_DISABLED = "account:disabled"
    ACCOUNT_PASSWORD_CHANGED = "account:password-changed"  # noqa: S105  (an event, no secret)
    SESSION_REVOKED = "session:revoked"
    INVITATION_MADE = "invitation:made"
    INVITATION_ACCEPTED = "invitation:accepted"

    REGION_CREATED = "region:created"
    BODY_CREATED = "body:created"
    OFFICE_CREATED = "office:created"
    OFFICE_CHANGED = "office:changed"
    INSTRUMENT_PUBLISHED = "instrument:published"
    CITATION_RECORDED = "citation:recorded"
    CITATION_CONFIRMED = "citation:confirmed"

    PROGRAMME_CREATED = "programme:created"
    PROGRAMME_CHANGED = "programme:changed"
    PERIOD_CREATED = "period:created"
    TEAM_CREATED = "team:created"
    TEAM_CHANGED = "team:changed"
    MEMBER_ADDED = "member:added"
    MEMBER_REMOVED = "member:removed"
    LETTER_RECORDED = "letter:recorded"
    LETTER_REVOKED = "letter:revoked"
    ASSIGNMENT_MADE = "assignment:made"
    ASSIGNMENT_CANCELLED = "assignment:cancelled"
    ASSIGNMENT_CHANGED = "assignment:changed"

    EVIDENCE_KEPT = "evidence:kept"
    EVIDENCE_SWEPT = "evidence:swept"
    PHOTO_LINKED = "photo:linked"
    VISIT_STARTED = "visit:started"
    VISIT_ENDED = "visit:ended"
    VISIT_RECORDED = "visit:recorded"
    PRESENCE_STATED = "presence:stated"
    PRESENCE_CONFIRMED = "presence:confirmed"
    PRESENCE_DENIED = "presence:denied"
    OBSERVATION_SUBMITTED = "observation:submitted"
    OBSERVATION_RESUBMITTED = "observation:resubmitted"
    OBSERVATION_WITHDRAWN = "observation:withdrawn"
    OBSERVATION_DECIDED = "observation:decided"

    REMARK_WRITTEN = "remark:written"
    REMARK_ANSWERED = "remark:answered"
    FLAG_ANSWERED = "flag:answered"

    LOGBOOK_WRITTEN = "logbook:written"
    LOGBOOK_SUBMITTED = "logbook:submitted"
    LOGBOOK_VALIDATED = "logbook:validated"
    LOGBOOK_APPROVED = "logbook:approved"
    LOGBOOK_RETURNED = "logbook:returned"

    REPORT_DRAFTED = "report:drafted"
    REPORT_ISSUED = "report:issued"
    REPORT_READ = "report:read"
    REPORT_RECEIVED = "report:received"

    CHECKPOINT_MADE = "checkpoint:made"
    DEMO_MADE = "demo:made"
