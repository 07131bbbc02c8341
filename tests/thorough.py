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
        "tests/integration/telegram/test_connect_later.py::test_at_a_terminal_in_arabic_the_token_is_never_shown",
    ),
    "tests/integration/telegram/test_connect_later.py::test_a_bot_that_is_thrown_out": (
        "tests/integration/telegram/test_connect_groups.py",
    ),
    "tests/integration/telegram/test_connect_later.py::test_config_yaml_counts_before": (
        "tests/integration/telegram/test_connect_groups.py",
    ),
    "tests/integration/telegram/test_connect_later.py::test_nobody_gains_a_place": (
        "tests/integration/telegram/test_joining.py",
    ),
    "tests/integration/telegram/test_pace.py::test_among_thirty_complaints": (
        "tests/integration/telegram/test_pace.py::test_a_cry_is_answered_before_two_hundred_queued_answers",
    ),
    "tests/integration/telegram/test_rivals.py::test_a_new_start_in_the_midst_of_it": (
        "tests/integration/telegram/test_rivals.py::test_a_short_overlap_tells_nobody",
    ),
    "tests/integration/deploy/test_proxies.py::test_the_port_and_the_address_of_the_files": (
        "tests/integration/deploy/test_proxies.py::test_our_own_page_writes_and_a_foreign_one_does_not",
    ),
    "tests/integration/test_demo_data.py::test_the_same_seed_makes_the_same_book": (
        "tests/integration/test_demo_data.py::test_every_table_that_a_year_fills_has_rows",
    ),
    "tests/integration/test_mailbox.py::test_a_mail_that_ends_us_each_time": (
        "tests/integration/test_mailbox.py::test_a_mail_that_fails_again_and_again_holds_up_nobody",
    ),
    "tests/integration/test_mailbox.py::test_a_mailbox_that_is_down_for_days": (
        "tests/integration/test_mailbox.py::test_what_came_while_rida_was_off_is_taken_at_its_start",
    ),
    "tests/integration/backups/test_beside.py::test_it_is_made_by_itself_once_a_night": (
        "tests/unit/backups/test_nights.py::test_a_night_gets_one_even_over_restarts",
    ),
    "tests/integration/whatsapp/test_reports.py::test_what_was_accepted_without_an_answer": (
        "tests/integration/whatsapp/test_reports.py::test_a_process_that_ends_between_send_and_mark_leaves_it_to_the_status",
    ),
    "tests/unit/faq/test_kept.py::test_what_is_taught_is_built_beside_too": (
        "tests/unit/faq/test_kept.py::test_two_at_once_build_what_both_can_ask",
    ),
    "tests/unit/faq/test_kept.py::test_a_server_builds_once": (
        "tests/unit/faq/test_kept.py::test_the_second_process_builds_nothing_and_answers_the_same",
    ),
    "tests/unit/desk/test_learning.py::test_what_one_builds": (
        "tests/unit/faq/test_kept.py::test_what_staff_taught_is_kept_for_the_society_alone",
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
        "tests/e2e/test_accessible.py::test_a_page_as_it_opens[light-]",
        "tests/e2e/test_accessible.py::test_a_page_as_it_opens[light-privacy]",
        "tests/e2e/test_accessible.py::test_a_page_as_it_opens[light-pass/none]",
        "tests/e2e/test_accessible.py::test_a_page_as_it_opens[light-health]",
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
