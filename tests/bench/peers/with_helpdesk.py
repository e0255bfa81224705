"""django-helpdesk through Django's own models: stores messages, then does P16 when asked.

A message is created as its window for the staff does it (`CreateTicketView` in
`helpdesk/views/staff.py`), without HTTP, session and page: its form checks what was typed and saves
it, as there in as many transactions as it likes. No mail is sent: nobody there has an address. Its
lists are the bare queries.

Run by its own interpreter: folder, how many stored. See `answering.py`.
"""

# mypy: ignore-errors
from __future__ import annotations

import os
import sys
from pathlib import Path

from answering import answer


def main(folder: str, stored: int) -> None:
    """Make its tables, fill them, do what is asked."""
    _set_up(Path(folder, "helpdesk.sqlite3"))
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from django.db.models import Q
    from helpdesk.forms import TicketForm
    from helpdesk.models import FollowUp, Queue, Ticket
    from helpdesk.views.staff import get_user_queues

    user = get_user_model().objects
    names = [user.create_user(f"user{number}") for number in range(5)]
    queue = Queue.objects.create(title="Desk", slug="desk")

    def make(number: int, to) -> None:
        words = "Pregunta por la caldera" if number % 50 == 0 else "Pregunta por la factura"
        status = Ticket.OPEN_STATUS if number % 50 < 1 else Ticket.CLOSED_STATUS
        ticket = Ticket.objects.create(
            title=f"María López {number}",
            queue=queue,
            assigned_to=to,
            description=f"{words}, 655123456",
            status=status,
        )
        FollowUp.objects.create(ticket=ticket, title="Taken", comment=words, user=to)

    with transaction.atomic():
        for number in range(stored):
            make(number, names[number % 5])
    number = iter(range(stored, 10**9))

    def create() -> None:
        typed = {
            "queue": str(queue.id),
            "title": f"María López {next(number)}",
            "body": "Pregunta por la caldera, 655123456",
            "priority": "3",
            "assigned_to": str(names[0].id),
        }
        form = TicketForm(data=typed, queue_choices=get_user_queues(names[1]))
        if not form.is_valid():
            raise ValueError(form.errors)
        form.save(user=names[1])

    def mine() -> None:
        wanted = Ticket.objects.select_related("queue", "assigned_to")
        list(wanted.filter(assigned_to=names[0], status=Ticket.OPEN_STATUS).order_by("id")[:50])

    def search() -> None:
        # As its own list does: each column by itself.
        columns = ("title", "description", "submitter_email", "resolution")
        found = Q()
        for column in columns:
            found |= Q(**{f"{column}__icontains": "caldera"})
        list(Ticket.objects.select_related("queue", "assigned_to").filter(found)[:50])

    answer(create, mine, search)


def _set_up(file: Path) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.configure(
        SECRET_KEY="x",  # noqa: S106 -- nobody logs in
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.sites",
            "django.contrib.humanize",
            "django.contrib.admin",
            "rest_framework",
            "helpdesk",
        ],
        SITE_ID=1,
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        USE_TZ=True,
        HELPDESK_TEAMS_MODE_ENABLED=False,
        HELPDESK_KB_ENABLED=False,
        MEDIA_ROOT=str(file.parent),
    )
    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    main(sys.argv[1], int(sys.argv[2]))
