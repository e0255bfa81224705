"""Drafts of somebody else who sits at this PC at other times: they wait for them, out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ui.views.capture_form import CaptureForm

Do = Callable[[CaptureForm], None]


class Aside:
    """Holds the forms that are not of whoever sits here."""

    def __init__(self) -> None:
        self._forms: list[CaptureForm] = []

    def sort(self, me: str, shown: Iterable[CaptureForm], *, put_in: Do, take_out: Do) -> None:
        """Show what is `me`'s or nobody's; with nobody known, show all."""

        def own(form: CaptureForm) -> bool:
            return not me or form.draft.person in ("", me)

        others = [each for each in shown if not own(each)]
        back = [each for each in self._forms if own(each)]
        self._forms = [each for each in (*self._forms, *others) if each not in back]
        for form in others:
            take_out(form)
        for form in back:
            put_in(form)
