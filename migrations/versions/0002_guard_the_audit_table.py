"""Guard the audit table: entries are only ever added, each at the head of the chain.

On SQLite, INSERT OR REPLACE passes by a trigger on DELETE unless recursive triggers are on;
the guard on INSERT holds for every connection. On PostgreSQL, TRUNCATE needs a trigger of its
own, ENABLE ALWAYS keeps all of them in force under session_replication_role, and the
application's role (attribute or -x app_role) may only read and add.
"""

from alembic import context, op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = (
    """
    CREATE TRIGGER audit_entries_never_updated BEFORE UPDATE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END
    """,
    """
    CREATE TRIGGER audit_entries_never_deleted BEFORE DELETE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END
    """,
    """
    CREATE TRIGGER audit_entries_extend_head BEFORE INSERT ON audit_entries
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_entries)
      OR NEW.prev IS NOT coalesce(
        (SELECT hash FROM audit_entries ORDER BY seq DESC LIMIT 1), printf('%064d', 0)
      )
    BEGIN SELECT RAISE(ABORT, 'an audit entry must extend the head'); END
    """,
)
SQLITE_DOWN = (
    "DROP TRIGGER audit_entries_extend_head",
    "DROP TRIGGER audit_entries_never_deleted",
    "DROP TRIGGER audit_entries_never_updated",
)

POSTGRESQL = (
    """
    CREATE FUNCTION audit_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'audit entries are never changed' USING ERRCODE = 'insufficient_privilege';
    END $$
    """,
    """
    CREATE FUNCTION audit_entries_check_head() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE last_seq bigint; last_hash text;
    BEGIN
      SELECT seq, hash INTO last_seq, last_hash FROM audit_entries ORDER BY seq DESC LIMIT 1;
      IF NEW.seq IS DISTINCT FROM coalesce(last_seq, 0) + 1
        OR NEW.prev IS DISTINCT FROM coalesce(last_hash, repeat('0', 64))
      THEN
        RAISE EXCEPTION 'an audit entry must extend the head'
        USING ERRCODE = 'insufficient_privilege';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER audit_entries_never_changed BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION audit_entries_refuse()
    """,
    """
    CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_refuse()
    """,
    """
    CREATE TRIGGER audit_entries_extend_head BEFORE INSERT ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION audit_entries_check_head()
    """,
    "ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_changed",
    "ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_emptied",
    "ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_extend_head",
)
POSTGRESQL_DOWN = (
    "DROP TRIGGER audit_entries_extend_head ON audit_entries",
    "DROP TRIGGER audit_entries_never_emptied ON audit_entries",
    "DROP TRIGGER audit_entries_never_changed ON audit_entries",
    "DROP FUNCTION audit_entries_check_head()",
    "DROP FUNCTION audit_entries_refuse()",
)

# Later tables belong to the same owner, so the default privileges reach them too.
GRANTS = (
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    """
    ALTER DEFAULT PRIVILEGES IN SCHEMA {schema}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}
    """,
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    "REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries FROM {role}",
    "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON alembic_version FROM {role}",
)
GRANTS_DOWN = (
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE ALL ON SEQUENCES FROM {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE ALL ON TABLES FROM {role}",
    "REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
    "REVOKE USAGE ON SCHEMA {schema} FROM {role}",
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _run(SQLITE)
        return
    _run(POSTGRESQL)
    _run_for_role(GRANTS)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _run(SQLITE_DOWN)
        return
    _run_for_role(GRANTS_DOWN)
    _run(POSTGRESQL_DOWN)


def _run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.execute(statement)


def _run_for_role(statements: tuple[str, ...]) -> None:
    """Nothing to do while the application uses the owner's own role."""
    bind = op.get_bind()
    role = context.config.attributes.get("app_role")
    role = role or context.get_x_argument(as_dictionary=True).get("app_role")
    if role and role != bind.exec_driver_sql("SELECT current_user").scalar_one():
        quote = bind.dialect.identifier_preparer.quote
        names = {"role": quote(role), "schema": quote(bind.dialect.default_schema_name)}
        _run(tuple(statement.format(**names) for statement in statements))
