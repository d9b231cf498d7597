"""Who is acting."""

from dataclasses import dataclass
from uuid import UUID

from unsera_watch.kernel.errors import NotAllowed
from unsera_watch.kernel.permissions import GRANTS, Permission, Role

SYSTEM_ID = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with roles, or the installation itself."""

    id: UUID
    roles: frozenset[Role] = frozenset()

    def may(self, permission: Permission) -> bool:
        """Say whether any of the actor's roles grants *permission*."""
        return self.is_system or any(permission in GRANTS[role] for role in self.roles)

    def require(self, permission: Permission) -> None:
        """Refuse with :class:`NotAllowed` unless the actor holds *permission*."""
        if not self.may(permission):
            raise NotAllowed(f"needs-{permission.replace(':', '-')}")

    @property
    def is_system(self) -> bool:
        """Say whether a command of the operator acts, not a person."""
        return self.id == SYSTEM_ID


SYSTEM = Actor(SYSTEM_ID)
