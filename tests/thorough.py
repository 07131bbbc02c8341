"""What `make test` leaves to `make test-rest`, and what shows the same rule in the meantime.

Every rule of the house is shown within minutes by `make test`. What stands here on the left shows one of them again: by real
kills, in a real browser, at many places instead of one. It is marked as `thorough` and is part of `make test-rest`, of
`make test-all` and so of what `.ci/run` runs. What stands on the right is never left out. The talks are the other half:
`make test` plays each of them through one channel, in turns (tests/transcripts/turns.py).
"""

LEFT = {
    "tests/crash/test_crash.py": ("tests/crash/test_crash_briefly.py",),
    "tests/crash/test_backups.py": (
        "tests/integration/backups/test_beside.py::test_cancelled_it_ends_its_process",
        "tests/integration/test_backup.py::test_a_restore_that_was_cut_off_is_begun_anew",
    ),
    "tests/integration/backups/test_beside.py::test_a_stop_or_a_kill_in_the_middle_leaves_no_half_file": (
        "tests/integration/backups/test_beside.py::test_cancelled_it_ends_its_process",
        "tests/unit/backups/test_nights.py::test_a_stop_in_the_middle_ends_it_and_the_next_start_makes_it",
    ),
    "tests/integration/backups/test_beside.py::test_why_it_was_not_made_is_known_and_told": (
        "tests/unit/backups/test_nights.py::test_what_is_told",
    ),
    "tests/integration/deploy/test_proxies.py::test_a_restart_behind_it": (
        "tests/integration/deploy/test_proxies.py::test_a_restart_behind_it_loses_nothing_and_says_so_meanwhile[nginx]",
    ),
    "tests/integration/telegram/test_connect_later.py::test_a_token_that_is_revoked_in_the_middle": (
        "tests/integration/telegram/test_connect_later.py::test_in_webhook_mode_a_revoked_token_is_noticed_too",
    ),
    "tests/integration/telegram/test_connect.py": (
        "tests/integration/telegram/test_connect_groups.py",
        "tests/integration/telegram/test_connect_later.py::test_config_yaml_counts_before_what_was_connected",
    ),
    "tests/integration/web/test_strangers.py::test_a_crowd_takes_the_places_of_nobody": (
        "tests/integration/web/test_strangers.py::test_a_crowd_takes_the_places_of_nobody[]",
        "tests/integration/web/test_strangers.py::test_the_oldest_stream_of_a_session_makes_room",
        "tests/integration/web/test_strangers.py::test_strangers_never_get_all_descriptors",
    ),
    "tests/unit/channels/test_drawing.py::test_every_poster_is_one_page_that_a_reader_reads_at_150_dpi": (
        "tests/unit/channels/test_drawing.py::test_every_poster_is_one_page_that_a_reader_reads_at_150_dpi[ibda",
    ),
    "tests/unit/channels/test_drawing.py::test_no_word_runs_over_an_edge_or_into_the_code": (
        "tests/unit/channels/test_drawing.py::test_no_word_runs_over_an_edge_or_into_the_code[ibda",
        "tests/unit/channels/test_drawing.py::test_no_word_runs_over_an_edge_or_into_the_code[long]",
    ),
    "tests/unit/conventions/test_wheel.py::test_a_wheel": (
        "tests/unit/conventions/test_wheel.py::test_what_the_dockerfile_copies_is_not_kept_from_it",
    ),
    "tests/e2e/": (
        "tests/e2e/test_journey.py",
        "tests/e2e/test_accessible.py::test_a_page_as_it_opens[light-",
    ),
    "tests/integration/test_backup.py::test_killed_in_the_middle_of_a_restore": (
        "tests/integration/test_backup.py::test_a_restore_that_was_cut_off_is_begun_anew",
        "tests/integration/test_backup.py::test_a_restore_that_ended_between_two_names_is_seen_and_begun_anew",
    ),
    "tests/integration/test_backup.py::test_killed_in_the_middle_there_is_no_half_file": (
        "tests/integration/backups/test_beside.py::test_cancelled_it_ends_its_process",
    ),
}
"""By how names of tests begin."""


def is_left(test: str) -> bool:
    """Whether the test of this name is left to `make test-rest`."""
    stand_ins = tuple(each for row in LEFT.values() for each in row)
    return test.startswith(tuple(LEFT)) and not test.startswith(stand_ins)
