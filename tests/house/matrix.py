"""Who may do what, written by hand from the plan; it knows nothing of the table in the kernel."""

from unsera_watch.kernel.permissions import Role

STUDENT, SUPERVISOR = frozenset({Role.STUDENT}), frozenset({Role.SUPERVISOR})
LECTURER, COORDINATOR = frozenset({Role.LECTURER}), frozenset({Role.COORDINATOR})
OMBUDSMAN, ADMIN = frozenset({Role.OMBUDSMAN}), frozenset({Role.ADMIN})

ANYBODY = None  # also without an account
CAMPUS = STUDENT | SUPERVISOR | LECTURER | COORDINATOR | ADMIN
EVERYBODY = CAMPUS | OMBUDSMAN
OFFICE_STAFF = COORDINATOR | ADMIN
READERS = STUDENT | SUPERVISOR | LECTURER | COORDINATOR

MATRIX = {
    # Everyone, without an account: the door, the health of the process, Periksa keaslian.
    "static": ANYBODY,
    "home.healthz": ANYBODY,
    "home.readyz": ANYBODY,
    "accounts.sign_in": ANYBODY,
    "accounts.enter": ANYBODY,
    "accounts.sign_out": ANYBODY,
    "accounts.language": ANYBODY,
    "accounts.invitation": ANYBODY,
    "accounts.accept": ANYBODY,
    "programs.letter": ANYBODY,
    "reports.verify": ANYBODY,
    "reports.verify_code": ANYBODY,
    # Accounts: one's own; a coordinator invites into hers; the administrator all.
    "home.show": EVERYBODY,
    "accounts.show": EVERYBODY,
    "accounts.password": EVERYBODY,
    "accounts.change_password": EVERYBODY,
    "accounts.revoke": EVERYBODY,
    "accounts.revoke_others": EVERYBODY,
    "accounts.people": OFFICE_STAFF,
    "accounts.person": OFFICE_STAFF,
    "accounts.new_person": OFFICE_STAFF,
    "accounts.create_person": OFFICE_STAFF,
    "accounts.invite": OFFICE_STAFF,
    "accounts.shut_out": ADMIN,
    "accounts.let_in_again": ADMIN,
    # Offices: the campus reads, the coordinator and the administrator write.
    "offices.index": CAMPUS,
    "offices.show": CAMPUS,
    "offices.new": OFFICE_STAFF,
    "offices.create": OFFICE_STAFF,
    "offices.edit": OFFICE_STAFF,
    "offices.update": OFFICE_STAFF,
    # Instruments: the campus reads versions; who may write them sees and changes drafts.
    "instruments.index": CAMPUS,
    "instruments.show": CAMPUS,
    "instruments.preview": CAMPUS,
    "instruments.difference": CAMPUS,
    "instruments.as_json": CAMPUS,
    "instruments.as_xlsform": CAMPUS,
    "instruments.copy": OFFICE_STAFF,
    "instruments.ask_retire": OFFICE_STAFF,
    "instruments.retire": OFFICE_STAFF,
    "instruments.upload": OFFICE_STAFF,
    "instruments.take_upload": OFFICE_STAFF,
    "instruments.draft": OFFICE_STAFF,
    "instruments.save_draft": OFFICE_STAFF,
    "instruments.draft_preview": OFFICE_STAFF,
    "instruments.draft_difference": OFFICE_STAFF,
    "instruments.draft_as_json": OFFICE_STAFF,
    "instruments.replace": OFFICE_STAFF,
    "instruments.take_replacement": OFFICE_STAFF,
    "instruments.publish_draft": OFFICE_STAFF,
    "instruments.ask_discard": OFFICE_STAFF,
    "instruments.discard_draft": OFFICE_STAFF,
    "instruments.group": OFFICE_STAFF,
    "instruments.save_group": OFFICE_STAFF,
    # References: the campus reads them; who may confirm one may also correct and withdraw.
    "instruments.citations": CAMPUS,
    "instruments.citation": CAMPUS,
    "instruments.decide_citation": OFFICE_STAFF,
    "instruments.withdraw_citation": OFFICE_STAFF,
    # Programmes, teams, letters, assignments: the campus reads its own, the coordinator writes.
    "programs.index": CAMPUS,
    "programs.show": CAMPUS,
    "programs.team": CAMPUS,
    "programs.assignments": CAMPUS,
    "programs.assignment": CAMPUS,
    "programs.new": OFFICE_STAFF,
    "programs.create": OFFICE_STAFF,
    "programs.new_period": OFFICE_STAFF,
    "programs.create_period": OFFICE_STAFF,
    "programs.limits": OFFICE_STAFF,
    "programs.set_limits": OFFICE_STAFF,
    "programs.new_team": OFFICE_STAFF,
    "programs.create_team": OFFICE_STAFF,
    "programs.new_letter": OFFICE_STAFF,
    "programs.create_letter": OFFICE_STAFF,
    "programs.ask_revoke": OFFICE_STAFF,
    "programs.revoke_letter": OFFICE_STAFF,
    "programs.choose_office": OFFICE_STAFF,
    "programs.new_assignment": OFFICE_STAFF,
    "programs.create_assignment": OFFICE_STAFF,
    "programs.cancel_assignment": OFFICE_STAFF,
    # The phone's door: who is signed in is said to anybody; the rest is the observers'.
    "sync.session": ANYBODY,
    "sync.worker": ANYBODY,
    "sync.manifest": ANYBODY,
    "sync.upload": STUDENT,
    "sync.add_piece": STUDENT,
    "sync.put": STUDENT,
    "sync.take": STUDENT,
    "sync.queue": STUDENT,
    "sync.help_page": STUDENT,
    "sync.away": STUDENT,
    "sync.data": STUDENT,
    # Drafts, visits, observations: students write; those around them read.
    "observations.start": STUDENT,
    "observations.draft": STUDENT,
    "observations.discard": STUDENT,
    "observations.section": STUDENT,
    "observations.save_section": STUDENT,
    "observations.row": STUDENT,
    "observations.save_row": STUDENT,
    "observations.remove_row": STUDENT,
    "observations.finish": STUDENT,
    "observations.send": STUDENT,
    "observations.add_photo": STUDENT,
    "observations.remove_photo": STUDENT,
    "observations.presence": STUDENT,
    "observations.correct": STUDENT,
    "observations.take_back": STUDENT,
    "observations.stay": STUDENT,
    "observations.capture": STUDENT,
    "observations.index": READERS,
    "observations.show": READERS,
    "observations.result": READERS,
    "observations.photo": READERS,
    # Decide, remark; the student answers.
    "observations.original": SUPERVISOR,
    "verification.desk": SUPERVISOR,
    "verification.show": SUPERVISOR,
    "verification.decide": SUPERVISOR,
    "verification.answer": STUDENT,
    # Logbooks: the student writes, those around read, the lecturer approves.
    "credit.logbook": STUDENT,
    "credit.new": STUDENT,
    "credit.create": STUDENT,
    "credit.edit": STUDENT,
    "credit.update": STUDENT,
    "credit.read": READERS,
    "credit.students": LECTURER,
    "credit.student": LECTURER,
    "credit.decide": LECTURER,
    # Reports: the coordinator makes and issues; issued ones are read and received.
    "reports.create": COORDINATOR,
    "reports.preview": COORDINATOR,
    "reports.issue": COORDINATOR,
    "reports.index": STUDENT | SUPERVISOR | COORDINATOR | OMBUDSMAN,
    "reports.show": STUDENT | SUPERVISOR | COORDINATOR | OMBUDSMAN,
    "reports.paper": STUDENT | SUPERVISOR | COORDINATOR | OMBUDSMAN,
    "reports.shelf": OMBUDSMAN,
    "reports.on_shelf": OMBUDSMAN,
    "reports.receive": OMBUDSMAN,
}

# Addresses of things that everybody of the right role may know: offices belong to no programme,
# a coordinator may invite anybody's student, and nobody's session stands in the world. What a phone
# sends is named by the phone itself: an id it drew, or the SHA-256 of its own photo.
OF_ALL = frozenset(
    {
        *("offices.show", "offices.edit", "offices.update"),
        *("accounts.person", "accounts.invite", "accounts.revoke"),
        *("sync.put", "sync.upload", "sync.add_piece"),
    }
)
