"""The directory of callers of one desk comes into another; it is made findable there anew."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select

from receptionist.storage.contacts.rows import add_contact, contacts_by_id
from receptionist.storage.tables import CONTACTS

_AT_ONCE: Final = 500


def bring_contacts(old: Connection, new: Connection) -> int:
    """Every contact of `old` that is not in `new` yet, in the order they came."""
    query = select(CONTACTS.c.id)
    known = {row.id for row in new.execute(query)}
    coming = [row.id for row in old.execute(query.order_by(CONTACTS.c.place))]
    coming = [id_ for id_ in coming if id_ not in known]
    for start in range(0, len(coming), _AT_ONCE):
        for contact in contacts_by_id(old, coming[start : start + _AT_ONCE]):
            add_contact(new, contact)
    return len(coming)
