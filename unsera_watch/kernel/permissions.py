"""Who may do what, on one page. Scope (whose?) is always a row in `programs`."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What a person is here; one person may be several."""

    STUDENT = "student"
    SUPERVISOR = "supervisor"
    LECTURER = "lecturer"
    COORDINATOR = "coordinator"
    OMBUDSMAN = "ombudsman"
    ADMIN = "admin"


class Permission(StrEnum):
    """One thing somebody may be allowed to do."""

    HOME_READ = "home:read"
    ACCOUNT_OWN = "account:own"
    ACCOUNT_INVITE = "account:invite"
    ACCOUNT_MANAGE = "account:manage"
    OFFICE_READ = "office:read"
    OFFICE_WRITE = "office:write"
    INSTRUMENT_READ = "instrument:read"
    INSTRUMENT_WRITE = "instrument:write"
    CITATION_CONFIRM = "citation:confirm"
    EVIDENCE_KEEP = "evidence:keep"
    PROGRAMME_READ = "programme:read"
    PROGRAMME_WRITE = "programme:write"
    OBSERVATION_SUBMIT = "observation:submit"
    OBSERVATION_READ = "observation:read"
    OBSERVATION_DECIDE = "observation:decide"
    LOGBOOK_WRITE = "logbook:write"
    LOGBOOK_READ = "logbook:read"
    LOGBOOK_VALIDATE = "logbook:validate"
    LOGBOOK_APPROVE = "logbook:approve"
    REPORT_MAKE = "report:make"
    REPORT_READ = "report:read"
    REPORT_RECEIVE = "report:receive"
    AUDIT_READ = "audit:read"


_P = Permission
_EVERYBODY: Final = frozenset({_P.HOME_READ, _P.ACCOUNT_OWN})
_CAMPUS: Final = _EVERYBODY | {
    _P.OFFICE_READ,
    _P.INSTRUMENT_READ,
    _P.PROGRAMME_READ,
}

GRANTS: Final[Mapping[Role, frozenset[Permission]]] = MappingProxyType(
    {
        Role.STUDENT: _CAMPUS
        | {
            _P.EVIDENCE_KEEP,
            _P.OBSERVATION_SUBMIT,
            _P.OBSERVATION_READ,
            _P.LOGBOOK_WRITE,
            _P.LOGBOOK_READ,
            _P.REPORT_READ,
        },
        Role.SUPERVISOR: _CAMPUS
        | {
            _P.OBSERVATION_READ,
            _P.OBSERVATION_DECIDE,
            _P.LOGBOOK_READ,
            _P.LOGBOOK_VALIDATE,
            _P.REPORT_READ,
        },
        Role.LECTURER: _CAMPUS | {_P.OBSERVATION_READ, _P.LOGBOOK_READ, _P.LOGBOOK_APPROVE},
        Role.COORDINATOR: _CAMPUS
        | {
            _P.ACCOUNT_INVITE,
            _P.OFFICE_WRITE,
            _P.INSTRUMENT_WRITE,
            _P.CITATION_CONFIRM,
            _P.PROGRAMME_WRITE,
            _P.OBSERVATION_READ,
            _P.LOGBOOK_READ,
            _P.REPORT_MAKE,
            _P.REPORT_READ,
        },
        Role.OMBUDSMAN: _EVERYBODY | {_P.REPORT_READ, _P.REPORT_RECEIVE},
        Role.ADMIN: _CAMPUS
        | {
            _P.ACCOUNT_INVITE,
            _P.ACCOUNT_MANAGE,
            _P.OFFICE_WRITE,
            _P.INSTRUMENT_WRITE,
            _P.CITATION_CONFIRM,
            _P.PROGRAMME_WRITE,
            _P.AUDIT_READ,
        },
    }
)


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """Return the roles that hold *permission*, in the order of :class:`Role`."""
    return tuple(role for role in Role if permission in GRANTS[role])
