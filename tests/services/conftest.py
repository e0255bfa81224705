"""A desk with its people for every test of a service: in a file, on an office's server, and there
with a login for everybody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from receptionist.clock import SetClock
from receptionist.notifications import SilentNotifier
from receptionist.services.desk import Desk
from receptionist.settings import Settings
from tests.support.logins import OfficeOfLogins, give_logins
from tests.support.office import TEN, Reception, at_copy, make_reception, same_office
from tests.support.server import Server

_WORK = frozenset(
    {"test_close_message", "test_hand_over", "test_assign_message", "test_several", "test_undo"}
    | {"test_edit_message", "test_answer_caller", "test_move_promise", "test_find_messages"}
)
"""What people do to messages all day long."""

_SERVER_DECIDES = frozenset(
    [
        "test_a_call_taken_earlier_has_its_own_time_and_says_when_it_was_entered",
        "test_a_day_shows_itself_as_of_its_end_and_adds_up",
        "test_a_message_that_is_not_what_its_history_says_is_named",
        "test_a_message_that_was_left_out_is_seen_by_counting_a_second_way",
        "test_a_new_holiday_moves_an_untouched_proposal_and_says_which",
        "test_a_removed_department_keeps_its_name_and_its_messages_find_a_home",
        "test_a_state_nobody_expected_is_never_written_over",
        "test_an_office_without_anybody_gets_its_first_who_is_the_owner",
        "test_both_ways_count_what_was_reopened_and_undone",
        "test_figures_go_out_as_csv_all_or_one_list",
        "test_it_is_given_to_people_who_work_here",
        "test_the_log_itself_only_grows_and_names_what_may_go",
        "test_its_messages_may_go_to_somebody_else",
        "test_long_figures_can_be_stopped_while_they_are_read_and_while_they_are_judged",
        "test_the_four_numbers_and_their_lists",
        "test_two_changes_of_the_same_field_are_shown_to_both",
        "test_what_another_program_saved_is_noticed",
        "test_what_is_closed_long_enough_loses_its_caller_and_nothing_else",
        "test_what_the_caller_knows_stays",
        "test_who_acts",
    ]
)
"""Where the server refuses what these tests do past the program, keeps its own time, or knows by
the login who acts, and that another login is another program."""


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Reception:
    """An office that was made once and closed."""
    made = make_reception(tmp_path_factory.mktemp("office"))
    made.desk.close()
    return made


@pytest.fixture
def reception_in_file(made_office: Reception, tmp_path: Path) -> Iterator[Reception]:
    """A new office of its own in a SQLite file."""
    found = same_office(made_office, tmp_path)
    yield found
    found.desk.close()


@pytest.fixture
def reception_on_server(
    server: Server, made_on_server: tuple[str, Reception]
) -> Iterator[Reception]:
    """A new office of its own on the server."""
    original, made = made_on_server
    name = server.new_database(like=original)
    found = at_copy(made, server.address(name))
    yield found
    found.desk.close()
    server.drop(name)


@pytest.fixture(scope="session")
def made_with_logins(server: Server, made_on_server: tuple[str, Reception]) -> OfficeOfLogins:
    """The same where everybody has a login of their own."""
    return give_logins(server, server.new_database(like=made_on_server[0]))


@pytest.fixture
def reception_of_logins(
    made_with_logins: OfficeOfLogins, made_on_server: tuple[str, Reception]
) -> Iterator[Reception]:
    """A new office in which everybody acts by a login of their own."""
    server, made = made_with_logins.server, made_on_server[1]
    name = made_with_logins.copy()
    database = made_with_logins.open(name, owner=made.laura)
    clock, notifier = SetClock(TEN), SilentNotifier()
    desk = Desk(database, clock, notifier, Settings())
    found = replace(made, address=server.address(name), desk=desk, clock=clock, notifier=notifier)
    yield found
    found.desk.close()
    server.drop(name)


@pytest.fixture(params=["file", "server", "logins"])
def reception(request: pytest.FixtureRequest) -> Reception:
    """A new office of its own: every service must do the same everywhere."""
    where = {"file": "in_file", "server": "on_server", "logins": "of_logins"}[request.param]
    found: Reception = request.getfixturevalue(f"reception_{where}")
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """As logins of their own only what people do to messages; everything else with --full."""
    items[:] = [each for each in items if "[logins" not in each.name or _as_logins(each)]


def _as_logins(test: pytest.Item) -> bool:
    module, name = test.path.stem, test.name.partition("[")[0]
    return name not in _SERVER_DECIDES and (module in _WORK or "RECEPTIONIST_FULL" in os.environ)
