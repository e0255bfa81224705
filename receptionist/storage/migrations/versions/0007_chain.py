"""The chain that proves each history whole, and from which computer something was written down."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, LargeBinary, Text, text

from receptionist.storage.chains.link import line_in_sql
from receptionist.storage.chains.make_all import chain_all

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Every history there is gets its chain; from now on it can only go on."""
    op.add_column("messages", Column("chain", LargeBinary, nullable=False, server_default=""))
    op.add_column("events", Column("computer", Text, nullable=False, server_default=""))
    op.add_column("events", Column("texts_digest", LargeBinary))
    op.add_column("events", Column("digest", LargeBinary, nullable=False, server_default=""))
    op.add_column("event_texts", Column("salt", LargeBinary, nullable=False, server_default=""))
    if op.get_context().dialect.name == "postgresql":
        _chain_on_server()
    else:
        _chain_in_file()


def _chain_in_file() -> None:
    for table in ("events", "event_texts"):
        op.execute(f"DROP TRIGGER {table}_no_update")
    chain_all(op.get_bind())
    for table in ("events", "event_texts"):
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'history only grows'); END"
        )


def _chain_on_server() -> None:
    for table in ("events", "event_texts"):
        op.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_only_grow")
    chain_all(op.get_bind())
    for table in ("events", "event_texts"):
        op.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_only_grow")
    schema = op.get_bind().execute(text("SELECT quote_ident(current_schema())")).scalar_one()
    _make_chain(schema)
    _hold_words_to_it(schema)


def _make_chain(schema: str) -> None:
    """Whoever has a login of their own is who did it, by the server's clock.

    An office of one login, or whoever brings a history along, is believed. The number is given
    anew once the message is held, so that the order of the numbers is that of the chain.
    """
    # It is called from within the function below, which looks nowhere by itself.
    op.execute(f"ALTER FUNCTION tell_of_change() SET search_path = {schema}, pg_temp")
    op.execute(f"""
        CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
        DECLARE
            person uuid := {schema}.receptionist_person();
            before bytea;
            nothing bytea := decode(repeat('00', 32), 'hex');
        BEGIN
            SELECT chain INTO before FROM {schema}.messages WHERE id = NEW.message FOR UPDATE;
            IF person IS NOT NULL THEN
                NEW."by" := person;
                NEW.recorded_at := clock_timestamp();
                NEW.happened_at := least(NEW.happened_at, NEW.recorded_at);
            END IF;
            NEW.seq := nextval('{schema}.events_seq_seq');
            NEW.digest := sha256(
                coalesce(nullif(before, ''), nothing) || coalesce(NEW.texts_digest, nothing)
                || convert_to({line_in_sql("postgresql", "NEW")}, 'UTF8'));
            UPDATE {schema}.messages SET chain = NEW.digest WHERE id = NEW.message;
            RETURN NEW;
        END $$""")  # noqa: S608 -- quoted by the server itself
    op.execute(
        "CREATE TRIGGER events_chain BEFORE INSERT ON events "
        "FOR EACH ROW EXECUTE FUNCTION chain_event()"
    )


def _hold_words_to_it(schema: str) -> None:
    """Words are those that their event was chained with, or they are refused."""
    op.execute(f"""
        CREATE FUNCTION hold_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM {schema}.events
                WHERE id = NEW.event
                AND texts_digest = sha256(NEW.salt || convert_to(NEW.data, 'UTF8'))
            ) THEN
                RAISE EXCEPTION 'these words are not those of their event';
            END IF;
            RETURN NEW;
        END $$""")
    op.execute(
        "CREATE TRIGGER event_texts_chain BEFORE INSERT ON event_texts "
        "FOR EACH ROW EXECUTE FUNCTION hold_words()"
    )
