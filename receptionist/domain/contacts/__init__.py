"""The people and companies that call, and how one is recognised by what somebody types."""

from receptionist.domain.contacts.certain import certain_contact, is_worth_keeping
from receptionist.domain.contacts.contact import Contact, ContactNumber, same_name

__all__ = ["Contact", "ContactNumber", "certain_contact", "is_worth_keeping", "same_name"]
