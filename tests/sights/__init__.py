"""Every window, page and dialog in every state it has: what is pictured, and what is linted.

A dialog or page without an entry here fails `tests/test_architecture.py`: write a `Sight` for it
in `dialogs.py` or `windows.py`, and name its class there.
"""
