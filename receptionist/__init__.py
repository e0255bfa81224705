"""The front desk without any window: messages, promises, reminders and the page that adds up.

Whoever answers the phone writes down who called, what they want, what was promised and by when;
a colleague is reminded until the message is closed; the owner prints a page that balances.
"""

__version__ = "0.1.0"
