"""The log of erasures: what was erased, when and by whom; only what it names may lose its words."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Text, Uuid, text

from receptionist.storage.tables import Moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing was erased yet."""
    op.create_table(
        "erasures",
        Column("id", Uuid, primary_key=True),
        Column("at", Moment, nullable=False),
        Column("by", Uuid, ForeignKey("people.id"), nullable=False),
        Column("message", Uuid),
        Column("contact", Uuid),
        Column("files", Text, nullable=False, server_default=""),
    )
    op.create_index("erasures_message", "erasures", ["message"])
    if op.get_context().dialect.name == "postgresql":
        schema = op.get_bind().execute(text("SELECT quote_ident(current_schema())")).scalar_one()
        _only_named_on_server(schema)
        _erase_on_server(schema)
        _log_only_grows_on_server()
        return
    op.execute("DROP TRIGGER event_texts_no_delete")
    op.execute(
        "CREATE TRIGGER event_texts_no_delete BEFORE DELETE ON event_texts WHEN NOT EXISTS "
        "(SELECT 1 FROM events JOIN erasures ON erasures.message = events.message "
        "WHERE events.id = OLD.event) BEGIN SELECT RAISE(ABORT, 'history only grows'); END"
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER erasures_no_{verb.lower()} BEFORE {verb} ON erasures "
            "BEGIN SELECT RAISE(ABORT, 'history only grows'); END"
        )


def _only_named_on_server(schema: str) -> None:
    op.execute("DROP TRIGGER event_texts_only_grow ON event_texts")
    op.execute(
        "CREATE TRIGGER event_texts_only_grow BEFORE UPDATE OR TRUNCATE ON event_texts "
        "FOR EACH STATEMENT EXECUTE FUNCTION history_only_grows()"
    )
    op.execute(f"""
        CREATE FUNCTION only_erased_words_go() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM gone) OR EXISTS (
                SELECT FROM gone JOIN {schema}.events e ON e.id = gone.event
                WHERE NOT EXISTS (SELECT FROM {schema}.erasures x WHERE x.message = e.message)
            ) THEN
                RAISE EXCEPTION 'history only grows';
            END IF;
            RETURN NULL;
        END $$""")  # noqa: S608 -- quoted by the server itself
    op.execute(
        "CREATE TRIGGER event_texts_only_erased_go AFTER DELETE ON event_texts REFERENCING OLD "
        "TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_erased_words_go()"
    )


def _log_only_grows_on_server() -> None:
    op.execute(
        "CREATE TRIGGER erasures_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures "
        "FOR EACH STATEMENT EXECUTE FUNCTION history_only_grows()"
    )
    op.execute(
        "CREATE TRIGGER erasures_tell AFTER INSERT ON erasures "
        "FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change()"
    )


def _erase_on_server(schema: str) -> None:
    """Who has a login of their own must be an owner, and is who did it, by the server's clock."""
    op.execute(f"""
        CREATE FUNCTION receptionist_erase(
            erasure uuid, at timestamptz, who uuid, of_message uuid, of_contact uuid, files text
        ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DECLARE
            person uuid := {schema}.receptionist_person();
        BEGIN
            IF person IS NOT NULL THEN
                IF (SELECT role FROM {schema}.people WHERE id = person) <> 'owner' THEN
                    RAISE EXCEPTION 'only the owner erases' USING ERRCODE = '42501';
                END IF;
                who := person;
                at := clock_timestamp();
            END IF;
            INSERT INTO {schema}.erasures (id, at, by, message, contact, files)
                VALUES (erasure, at, who, of_message, of_contact, files);
            IF EXISTS (
                SELECT FROM {schema}.event_texts t JOIN {schema}.events e ON e.id = t.event
                WHERE e.message = of_message
            ) THEN
                DELETE FROM {schema}.event_texts t USING {schema}.events e
                    WHERE e.id = t.event AND e.message = of_message;
            END IF;
            UPDATE {schema}.messages SET contact = NULL, to_remember = false
                WHERE id = of_message;
            DELETE FROM {schema}.contact_numbers WHERE contact = of_contact;
            DELETE FROM {schema}.contact_search s USING {schema}.contacts c
                WHERE c.id = of_contact AND s.rowid = c.place;
            DELETE FROM {schema}.contacts WHERE id = of_contact;
        END $$""")  # noqa: S608 -- quoted by the server itself
