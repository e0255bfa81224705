"""Dialogs about several messages at once."""

from ui.dialogs.several.hand_over import HandOverSeveral
from ui.dialogs.several.move_promise import MoveSeveral

__all__ = ["HandOverSeveral", "MoveSeveral"]
