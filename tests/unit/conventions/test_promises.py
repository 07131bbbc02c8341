"""What an answer or a text promises is what is true: each sentence that speaks of secrecy, of data, of time, of opening
again or of who decides stands in one table beside the test that shows it, or the clause of the policy that says it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast

from bot.core.case import Status
from bot.policy.languages import LANGUAGES
from faq.entries import load
from tests.contract import test_store_disk as disk
from tests.contract import test_store_staff as invitations
from tests.contract import test_store_takebacks as takebacks
from tests.integration import test_audit as trail
from tests.integration import test_breach as breach
from tests.integration import test_contacts as addresses
from tests.integration import test_erased_backups as erased_backups
from tests.integration import test_init as setting_up
from tests.integration import test_learning as learnt
from tests.integration import test_mail_by_oauth as by_oauth
from tests.integration import test_mailbox as mailboxes
from tests.integration import test_person_command as person_command
from tests.integration import test_quiet as quiet
from tests.integration import test_restore_command as restoring
from tests.integration import test_whatsapp_recycled as recycled
from tests.integration.runtime import test_config_reload as reloading
from tests.integration.runtime import test_full_disk as full_disk
from tests.integration.runtime import test_outages as outages
from tests.integration.runtime import test_reported_failures as reported_failures
from tests.integration.runtime import test_retention as retention
from tests.integration.runtime import test_self_check as self_check
from tests.integration.runtime import test_turns as turns
from tests.integration.telegram import test_connect as connecting
from tests.integration.telegram import test_connect_groups as connected_groups
from tests.integration.telegram import test_hidden_numbers as hiding
from tests.integration.telegram import test_silence as silence
from tests.integration.telegram import test_staff as staff_group
from tests.integration.telegram import test_standing as standing
from tests.integration.telegram import test_taken_back as taken_back
from tests.integration.web import test_chat as chat
from tests.integration.web import test_demo as demo
from tests.integration.web import test_health_page as health_page
from tests.integration.web import test_metrics as scraping
from tests.integration.web import test_privacy_page as privacy_page
from tests.integration.web import test_sessions as sessions
from tests.integration.whatsapp import test_receiving as receiving
from tests.integration.whatsapp import test_who_is_who as who_is_who
from tests.integration.whatsapp import test_window as window
from tests.unit.case_room import test_deadlines as deadlines
from tests.unit.case_room import test_drawing as drawing
from tests.unit.case_room import test_emergency_in_the_room as crying
from tests.unit.case_room import test_goodwill as goodwill
from tests.unit.case_room import test_identity as identity
from tests.unit.case_room import test_incidents as incidents
from tests.unit.case_room import test_related as related
from tests.unit.conventions import test_privacy as privacy
from tests.unit.desk import test_check_in as door
from tests.unit.desk import test_places as places
from tests.unit.desk import test_triage as triage
from tests.unit.person import test_acts as acts
from tests.unit.person import test_additions as about
from tests.unit.person import test_appeals as appeals
from tests.unit.person import test_complaint as complaint
from tests.unit.person import test_disclosure as disclosure
from tests.unit.person import test_edits as edits
from tests.unit.person import test_emergency as emergency
from tests.unit.person import test_flood_control as gathering
from tests.unit.person import test_forwarding as forwarding
from tests.unit.person import test_guardian as guardian
from tests.unit.person import test_mail as mails
from tests.unit.person import test_my_cases as my_cases
from tests.unit.person import test_names as names
from tests.unit.person import test_next_step as next_step
from tests.unit.person import test_privacy_notice as notice
from tests.unit.person import test_private_cries as cries
from tests.unit.person import test_rating as outcome
from tests.unit.person import test_reach as reach
from tests.unit.person import test_registration as registration
from tests.unit.person import test_rights as rights
from tests.unit.person import test_unsigned as unsigned
from tests.unit.person.test_complaint import complain
from tests.unit.staff_private import test_intake as recording
from tests.unit.staff_private import test_readers as readers
from tests.unit.staff_private import test_recorded_number as renumbered
from tests.unit.world import STAFF, World, person, room

# What no other test shows -------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [("resolve",), ("resolve", "rate-as", "solved-yes")])
def test_what_was_done_is_opened_again_from_my_requests(end: tuple[str, ...]) -> None:
    world = World()
    complain(world)
    world.press(room(), end[0], by="agent")
    world.write(room(), "زارك الموظف", by="agent")
    for press in end[1:]:
        world.press(person(), press)
    world.write(person(), "طلباتي")
    world.press(person(), "case", "1001")
    assert "reopen" in [button.action for button in world.said[person()][-1].buttons]
    world.press(person(), "reopen", "1001")
    assert world.cases[1001].status is Status.REOPENED


def test_what_was_withdrawn_is_not_opened_again_as_it_was_said() -> None:
    world = World()
    complain(world)
    world.write(person(), "طلباتي")
    world.press(person(), "case", "1001")
    world.press(person(), "withdraw", "1001")
    assert "لا نعيد فتحه" in world.said[person()][-1].text
    world.press(person(), "withdraw-yes")
    world.write(person(), "طلباتي")
    world.press(person(), "case", "1001")
    assert "reopen" not in [button.action for button in world.said[person()][-1].buttons]


def test_staff_read_the_rating_with_the_request() -> None:
    world = World()
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "زارك الموظف", by="agent")
    world.press(person(), "rate-as")
    world.press(person(), "solved-yes")
    assert "room-rated" in [message.key for message in world.said[room()]]


# The words, and what shows them ---------------------------------------------------------------------------

Shown = Callable[..., Any] | str
"""The test that shows it, or the clause of the policy that says it (C24)."""

WORDS = {
    "who sees it": (
        r"\bسري\b|\bسرية|\bالسرية|وحد(?:ه|هم|ك)\b|\bفقط\b|\bل[ان] [يت]راه|لا يظهر|لا تحجب|لا تصل إلى المستفيد|"
        r"لا تصل إلى صاحب|لا يفتحها أحد|confidential|\bsecret|\balone\b|\bonly\b|never (?:see|reach)|\bnot shown|"
        r"in private|nobody can open"
    ),
    "what becomes of data": (
        r"\b[ويتن]?حذف|[يتن]حذف|احذفوا|[نتي]مسح ما|\b[نتي]نسى|نسخة من بيانات|نسخة منها|محفوظ|حفظنا|\b[نيت]حفظ|"
        r"لا يضيع|لن يضيع|لم يضع|\berase|\bdelete|\bforg[eo]t|copy of (?:my|it)|(?:is|are|was|were|stays?) (?:all )?kept|"
        r"\bwe kept|and is kept|nothing (?:of it )?is lost|(?:is|are) safe"
    ),
    "when": (
        r"خلال|\bدقيقة|\bدقائق|\bحالا\b|\bفورا\b|في الحال\b|أيام عمل\b|ربع ساعة|within (?:\{|[0-9]|three|one)|"
        r"minutes?\b|\bat once\b|three working days"
    ),
    "opening again": r"[أن]عيد فتح|إعادة فتح الطلب|إعادة فتحه|يعاد فتح|open (?:it|that|your request) again|reopen",
    "who decides": r"يقرر|[يت]راجع(?:ها|ه) |مراجعة|ترتفع|\bdecide|\breview\b|\brises\b|somebody higher",
}
"""Of each kind of promise the words that give it away, folded, in both languages."""

SHOWN: Mapping[str, Mapping[Shown, str]] = {
    "who sees it": {
        incidents.test_what_may_be_one_person_s_own_is_looked_at_once_more: "room-incident-own-words",
        incidents.test_what_each_of_them_reads_is_shown_before: "room-resolve-others",
        related.test_what_was_split_off_meanwhile_stays_where_it_is: "room-unmerge-split",
        recording.test_what_is_confidential_goes_to_its_readers_and_is_no_case: "intake-is-private",
        setting_up.test_a_script_brings_its_answers_by_name: "init-passphrase-keep",
        places.test_a_press_and_a_yes_give_nothing_until_a_leader_chooses_the_number: "desk-place-claimed desk-places",
        connected_groups.test_the_first_group_wins_and_a_second_one_is_left: "connect-other-group",
        scraping.test_who_may_read_them: "metrics-refused",
        invitations.test_it_admits_once_until_its_end: "staff-invited staff-link",
        restoring.test_the_configuration_and_its_secrets_come_along_where_there_is_none: "restore-config-laid",
        reach.test_before_it_is_filed_the_way_in_confidence_is_offered: "about-member",
        reach.test_whoever_it_is_about_does_not_read_it_and_the_person_hears_who_does: (
            "private-open faq/complaint-confidential faq/complaint-about-staff"
        ),
        cries.test_the_numbers_stand_first_and_no_room_sees_it: "emergency-private",
        cries.test_where_it_is_told_without_a_name_it_stays_without: "emergency-unsigned",
        unsigned.test_an_edit_while_it_is_open_goes_along_and_later_it_is_known_to_be_gone: "edit-forgotten",
        unsigned.test_the_receipt_is_shown_so_that_it_is_kept_with_who_reads_it: "receipt-made",
        unsigned.test_it_is_shown_again_where_they_ask: "receipt-shown",
        unsigned.test_once_they_have_kept_it_nothing_leads_to_it: "receipt-asked receipt-left",
        unsigned.test_the_receipt_opens_it_from_another_telephone: (
            "private-open-unsigned faq/complaint-confidential"
        ),
        breach.test_it_counts_what_the_trail_shows_of_that_time: "breach-counted-by-trail",
        identity.test_no_room_no_desk_and_no_mail_ever_names_the_person: (
            "faq/complaint-confidential faq/privacy privacy-shown"
        ),
        person_command.test_the_page_is_readable_and_the_zip_has_the_files: (
            "copy-confided copy-without-confided"
        ),
        hiding.test_of_a_voice_note_that_was_written_out_too: "numbers-hidden faq/privacy",
        identity.test_whoever_may_hears_it_in_private: "room-identity-ask room-identity-sent",
        identity.test_a_member_without_a_private_talk_is_told_what_to_do: (
            "room-identity-no-private room-member-no-talk"
        ),
        complaint.test_a_note_never_reaches_the_person: "room-note-ask web-staff-note",
        crying.test_a_false_alarm_ends_it_with_a_word_of_reason_and_who_said_so: "room-false-alarm-why",
        sessions.test_an_ended_conversation_is_opened_by_no_copy_of_its_cookie: (
            "web-end-explain faq/delete-data"
        ),
        addresses.test_apart_each_keeps_what_was_opened_in_it_and_shows_nothing_else: (
            "unlinked unlinked-there"
        ),
        addresses.test_a_number_alone_a_code_alone_and_a_wrong_pair_find_nothing_and_tell_nothing: "number-code",
        addresses.test_the_number_is_seen_by_whoever_may_and_with_a_reason: (
            "number-ask number-share-ask number-shared"
        ),
        recycled.test_staff_are_told_not_to_call_that_number_and_nothing_is_sent_there: "room-number-taken",
        disclosure.test_it_is_told_to_its_reader_in_private_and_to_nobody_else: (
            "private-offer private-offer-again private-tell private-told"
        ),
        drawing.test_the_person_is_told_who_reads_it_and_that_the_promise_stands: "case-drawn",
        drawing.test_its_words_are_gone_where_cases_are_and_its_number_is_none_of_the_cases: "room-draw-ask",
        readers.test_a_recusal_by_the_last_goes_outside_with_no_word_of_it: (
            "letter-private-outside letter-private-outside-subject letter-private-outside-danger "
            "letter-private-outside-danger-subject"
        ),
        disclosure.test_who_will_see_it_is_true: "private-offer private-opened private-opened-call",
        disclosure.test_whoever_is_named_later_reads_no_further_and_the_person_hears_who_does: "private-readers",
        standing.test_without_topics_words_reach_the_person_by_reply_and_others_are_told_how: "desk-group-topics",
        rights.test_a_copy_goes_to_the_person_alone_at_once_and_is_kept_as_done: "data-copy-sent",
        rights.test_restricted_data_is_marked_for_staff_and_lifted_again: (
            "data-restricted data-restricted-already"
        ),
        rights.test_a_withdrawn_consent_restricts_and_says_what_follows: "data-withdrawn data-withdrawn-open",
        rights.test_what_is_open_is_named_and_asked_about: "data-erase-ask-open",
        rights.test_it_is_prolonged_once_with_a_reason: "request-prolonged-before",
        "C12": "faq/donate",
    },
    "what becomes of data": {
        mailboxes.test_a_mailbox_that_is_down_for_days_loses_nothing_and_is_told_once: "ails-mailbox",
        by_oauth.test_a_host_of_tokens_that_is_away_is_an_outage_and_nothing_is_lost: (
            "ails-mailbox-oauth-away"
        ),
        recording.test_cancel_keeps_nothing: "intake-cancelled intake-heard",
        recording.test_with_their_no_nothing_comes_there_any_more: "room-intake-not-theirs",
        renumbered.test_a_number_that_nobody_knows_is_forgotten: "room-telephone-forgotten",
        recording.test_a_colleague_writes_it_down: "room-rated-for",
        recording.test_what_is_not_solved_for_them_is_open_again: "room-rated-for-unsolved",
        mails.test_two_programs_that_answer_each_other_end: "desk-mail-stopped desk-mail-stopped-case",
        related.test_nothing_that_was_agreed_is_lost_in_another_case: "room-merge-own-way",
        related.test_one_goes_on_with_all_words_and_the_earlier_promise: "cases-merged",
        related.test_messages_become_a_case_with_the_same_promise: "case-split",
        related.test_it_comes_out_again_with_its_words_and_its_own_promise: "case-apart-again",
        person_command.test_nothing_is_erased_that_nobody_confirmed: (
            "person-asked person-say-yes person-type person-not-erased"
        ),
        person_command.test_a_person_is_erased_while_rida_does_not_run: "person-erased",
        person_command.test_a_person_is_erased_beside_a_running_rida: "person-unfinished",
        unsigned.test_an_edit_while_it_is_open_goes_along_and_later_it_is_known_to_be_gone: "edit-forgotten",
        unsigned.test_it_has_no_person_and_its_receipt_is_kept_as_a_digest_alone: "receipt-made",
        cries.test_what_they_write_next_goes_to_it: "emergency-private",
        cries.test_where_it_is_told_without_a_name_it_stays_without: "emergency-unsigned",
        reach.test_a_notice_says_nothing_of_the_matter_until_they_ask: "private-reach-neutral",
        reach.test_where_nothing_may_be_written_nothing_is_and_it_waits: "private-reach-none",
        guardian.test_whoever_is_not_the_guardian_loses_nothing: "registration-guardian-needed",
        breach.test_an_erased_person_is_counted_and_cannot_be_told: "breach-count-unreachable",
        breach.test_what_is_said_to_have_got_out_is_counted_whole: "breach-counted-by-us",
        rights.test_a_copy_goes_to_the_person_alone_at_once_and_is_kept_as_done: "data-copy-sent",
        rights.test_restricted_data_is_marked_for_staff_and_lifted_again: (
            "data-restricted data-restricted-already request-what-restrict"
        ),
        rights.test_it_is_asked_once_and_then_done_with_one_last_word: (
            "faq/privacy faq/delete-data data-erase-ask data-erased"
        ),
        rights.test_what_is_open_is_named_and_asked_about: "data-erase-ask-open",
        rights.test_it_is_erased_by_itself_once_what_is_open_is_done: (
            "data-erase-awaits data-erase-ask-waits"
        ),
        rights.test_anything_else_keeps_everything_and_says_so: "data-kept",
        rights.test_what_was_asked_for_later_can_be_called_off: "data-erase-stopped",
        rights.test_only_what_is_unfinished_goes_and_the_case_stays: "data-rest-erased",
        privacy.test_it_says_after_how_many_days_a_question_is_erased: "privacy-shown web-privacy-days web-privacy-months",
        privacy_page.test_it_shows_what_the_configuration_says: (
            "web-privacy-intro web-privacy-line web-privacy-why web-privacy-right-copy "
            "web-privacy-right-restrict web-privacy-right-erase"
        ),
        notice.test_it_says_who_why_how_long_through_what_and_what_may_be_asked_for: "privacy-notice",
        learnt.test_what_was_asked_is_forgotten_after_its_days_and_what_was_taught_is_not: "privacy-shown",
        retention.test_old_cases_that_are_over_lose_their_words_and_no_others: "privacy-shown",
        retention.test_what_is_not_set_is_kept_for_good: "privacy-shown",
        complaint.test_leaving_keeps_the_draft_and_it_is_taken_up_again_once: (
            "cancelled-draft-kept complaint-unfinished draft-reminder"
        ),
        registration.test_what_was_begun_is_taken_up_gently_once: (
            "cancelled-registration-kept registration-reminder registration-unfinished registration-begun-line"
        ),
        registration.test_closing_between_begin_and_confirm_is_told_kindly_and_keeps_what_was_written: (
            "registration-draft-kept"
        ),
        registration.test_a_photo_answers_nothing_and_is_kept: "registration-words-please",
        gathering.test_many_messages_at_once_are_the_answer_to_no_field: "registration-wrong-many",
        gathering.test_more_than_is_kept_is_a_few_lines_and_one_kind_word: "burst-kept told-others",
        forwarding.test_a_forwarded_number_fills_no_field: "forwarded-kept",
        about.test_where_several_are_open_rida_asks_and_keeps_the_words: "about-which",
        about.test_of_a_withdrawn_case_the_words_wait_for_where_they_shall_go: "case-was-withdrawn withdraw-ask",
        outcome.test_anything_else_is_a_comment_and_asked_again: "comment-kept comment-kept-rate",
        next_step.test_a_telling_is_in_the_case_that_follows_it: "complaint-begin-told",
        my_cases.test_what_was_begun_stands_there_and_goes_on_with_one_press: (
            "cases-begun cases-begun-complaint cases-begun-registration"
        ),
        names.test_a_telling_waits_its_way_stands_beside_the_field_and_the_form_goes_on: (
            "form-told-complain form-told-other"
        ),
        names.test_the_way_of_each_act_can_be_pressed_and_typed_beside_the_field: (
            "form-told-delay form-told-need form-told-status form-told-suggest"
        ),
        acts.test_a_draft_that_was_left_is_offered_first_with_concern_and_the_new_words_go_along: (
            "complaint-concern"
        ),
        complaint.test_every_message_photo_and_place_is_listened_to: "complaint-file-added",
        edits.test_an_edit_after_the_case_was_opened_reaches_the_staff: "edit-kept-case",
        disclosure.test_what_is_written_meanwhile_goes_along: (
            "private-offer-again private-opened private-opened-call"
        ),
        disclosure.test_a_typed_no_is_the_press_and_the_words_wait_for_the_next_step: "private-not-this",
        disclosure.test_one_may_write_again: "private-left",
        drawing.test_whoever_may_be_meant_is_left_out_and_its_person_keeps_their_words: "case-drawn-nobody",
        drawing.test_what_was_shown_is_taken_back_and_whoever_drew_it_hears_what_is_left: "room-draw-ask",
        readers.test_a_danger_is_told_at_once_with_its_words_and_again_until_somebody_wrote_or_called: (
            "private-called-noted"
        ),
        readers.test_the_first_notice_holds_no_word_and_each_look_is_kept_with_its_reason: "private-why",
        readers.test_who_it_is_is_told_for_a_reason_and_of_the_nameless_never: "private-why-identity",
        edits.test_a_staff_edit_is_asked_for_permission: "room-edit-noted",
        emergency.test_in_the_middle_of_a_complaint_the_words_stay_in_it_and_reach_staff_too: "form-waits",
        turns.test_a_turn_given_up_is_kept_and_the_person_and_the_staff_hear_of_it: "turn-failed desk-turn-failed",
        complaint.test_a_note_never_reaches_the_person: "room-noted",
        crying.test_a_false_alarm_ends_it_with_a_word_of_reason_and_who_said_so: "room-false-alarm-why",
        identity.test_the_reason_is_kept_with_the_case: "room-identity-sent",
        hiding.test_of_a_complaint_no_number_is_kept_and_the_person_is_told: "numbers-hidden faq/privacy",
        outages.test_days_without_a_server_lose_nothing_and_tell_once: "desk-channel-down desk-channel-back health-sent-red",
        reported_failures.test_what_the_society_must_mend_is_told_once_and_nothing_is_lost: (
            "desk-channel-mend"
        ),
        window.test_staff_read_before_and_after_they_write_that_it_is_kept: "card-window-closed room-kept",
        window.test_alternatives_that_are_offered_late_are_kept_and_chosen_from: "room-offered-kept",
        window.test_held_called_pressed_and_told_in_order: (
            "room-window-held room-window-shown held-all-shown"
        ),
        window.test_whose_turn_it_is_not_today_is_called_when_it_comes_or_writes_before: "room-window-turn",
        window.test_a_template_that_is_not_taken_leaves_it_held_and_is_told_once: (
            "desk-template-failed room-window-refused room-window-uncalled"
        ),
        window.test_what_the_platform_tells_of_a_template_is_kept_told_and_followed: (
            "desk-template-unusable desk-template-approved"
        ),
        window.test_what_is_answered_in_confidence_waits_too_and_its_notice_says_nothing_of_it: (
            "private-answer-held"
        ),
        receiving.test_what_nobody_could_read_is_kept_for_thirty_days: "desk-payload-unread",
        who_is_who.test_whoever_shows_no_telephone_is_offered_to_share_it_and_is_found_by_it: (
            "number-share-ask"
        ),
        full_disk.test_below_the_reserve_files_are_refused_and_words_are_taken: (
            "desk-disk-scarce letter-disk-scarce"
        ),
        standing.test_a_muted_bot_tells_it_by_mail_and_the_group_when_it_may_write: (
            "desk-group-muted desk-group-muted-mended"
        ),
        standing.test_hours_of_patience_that_telegram_asks_for_are_told: "desk-group-patience",
        staff_group.test_a_bot_that_is_removed_loses_nothing_and_says_so_by_e_mail_once: (
            "letter-group-closed desk-group-opened"
        ),
        silence.test_a_silence_of_a_day_is_told_and_counted: "words-missed",
        addresses.test_a_number_and_its_code_find_ones_cases_on_a_new_telephone: "number-ask number-code",
        addresses.test_the_offer_comes_once_with_the_first_case_of_the_page: "number-not-left",
        taken_back.test_without_the_right_ours_are_deleted_and_those_of_staff_are_left_and_told: (
            "taken-back taken-back-left taken-back-why-rights"
        ),
        taken_back.test_of_what_is_two_days_old_the_words_are_wiped_and_what_the_person_wrote_is_left: (
            "faq/delete-data taken-back-emptied taken-back-why-age taken-back-by-hand"
        ),
        taken_back.test_a_chat_that_is_gone_is_told_as_left: "taken-back-why-refused",
        takebacks.test_what_a_telephone_shows_stays_there_and_is_told_as_such: "taken-back-why-phone",
        person_command.test_the_page_is_readable_and_the_zip_has_the_files: "copy-about",
        trail.test_a_running_rida_tells_of_a_break_once_and_goes_on: (
            "desk-trail-cut desk-trail-missing desk-trail-other desk-trail-unguarded"
        ),
        silence.test_where_nothing_is_missing_nobody_is_asked: "silent-missing",
        quiet.test_nothing_goes_out_by_itself_until_it_is_released: (
            "desk-quiet quiet-messages quiet-unread restore-quiet restore-held-head health-quiet-yellow"
        ),
        quiet.test_what_is_dropped_is_never_sent: "restore-dropped",
        restoring.test_it_is_quiet_and_a_word_releases: "restore-not-quiet restore-nothing-held",
        restoring.test_words_that_do_not_go_together_are_refused: "restore-not-there",
        erased_backups.test_the_default_backup_is_cleaned_when_it_is_restored: "restore-erased",
        erased_backups.test_without_a_journal_it_says_so: "restore-no-journal restore-no-journal-there",
        chat.test_the_longest_message_is_taken_whole_and_a_longer_one_is_told_its_limit: "web-error-too-long",
        disk.test_what_was_written_outlives_a_power_cut: "web-offline",
        demo.test_starting_over_empties_everything_and_every_page_is_told: "web-restart-explain",
    },
    "when": {
        connected_groups.test_what_is_no_code_of_today_takes_no_group: "connect-link",
        connecting.test_from_the_token_to_the_first_case_without_an_id_or_a_restart: "connect-running",
        health_page.test_each_light_says_what_it_means: (
            "health-promises-yellow health-read-green health-read-yellow health-sent-green health-sent-yellow"
        ),
        invitations.test_it_admits_once_until_its_end: "staff-invited staff-link",
        places.test_whoever_was_let_in_by_mistake_is_put_out_by_a_leader_at_once: (
            "desk-place-undone staff-disconnected"
        ),
        reloading.test_a_member_who_is_new_in_the_file_counts_at_once_and_whoever_is_gone_does_not: (
            "staff-in-config"
        ),
        self_check.test_whoever_asks_hears_what_is_found_and_after_a_restart_too: "desk-check-begun",
        "C11": "faq/inquiry-time faq/talk-to-human",
        "C24": (
            "faq/complaint-duration faq/complaint-how faq/policy-text faq/service-delay telegram-description "
            "letter-opened letter-opened-delay letter-opened-suggestion"
        ),
        complaint.test_the_number_and_the_promised_date_come_in_the_same_turn: (
            "faq/complaint-duration faq/complaint-how"
        ),
        acts.test_one_press_files_it_with_its_number_and_date: "delay-heard",
        addresses.test_forged_used_and_old_codes_are_answered_with_one_sentence: "link-code",
        addresses.test_a_number_alone_a_code_alone_and_a_wrong_pair_find_nothing_and_tell_nothing: "number-code",
        deadlines.test_a_question_is_flagged_at_ten_minutes_and_goes_up_at_twenty: "human-soon",
        emergency.test_the_numbers_come_first_and_a_talk_with_staff_begins: (
            "emergency emergency-asked letter-urgent"
        ),
        disclosure.test_until_somebody_has_seen_it_it_is_told_again_in_office_hours: "letter-private",
        readers.test_whoever_is_invited_from_outside_gets_it_with_the_next_telling: "letter-private-outside",
        readers.test_a_danger_is_told_at_once_with_its_words_and_again_until_somebody_wrote_or_called: (
            "letter-private-danger private-danger"
        ),
        registration.test_a_registration_from_the_first_word_to_the_number: "faq/how-to-register",
        door.test_the_pass_comes_with_the_number_in_the_same_turn_and_opens_the_door: "faq/registration-result",
        door.test_a_lost_pass_is_replaced_and_the_old_one_opens_nothing: "faq/lost-pass",
        outcome.test_not_solved_opens_it_again_at_once_whatever_the_rating: (
            "faq/complaint-appeal unsolved-which"
        ),
        goodwill.test_the_person_is_told_in_their_own_language: "room-goodwill-ask",
        privacy_page.test_it_shows_what_the_configuration_says: "web-privacy-how",
        rights.test_a_correction_is_a_request_with_thirty_days: "privacy-shown faq/privacy faq/delete-data",
        rights.test_it_is_one_message_away: "faq/privacy faq/delete-data",
        triage.test_whoever_was_dismissed_is_told_and_comes_back_first: "triage-dismissed",
        deadlines.test_a_new_date_must_be_a_later_working_date: "room-late-not-then",
    },
    "opening again": {
        outcome.test_their_wish_opens_it: "reopen-offer missing-kept left-closed",
        test_what_was_done_is_opened_again_from_my_requests: "thanks-for-rating left-closed",
        test_what_was_withdrawn_is_not_opened_again_as_it_was_said: "withdraw-ask",
        outcome.test_not_solved_opens_it_again_at_once_whatever_the_rating: (
            "answer-draft-appeal faq/complaint-appeal unsolved-which room-unsolved member-unsolved"
        ),
        outcome.test_silence_closes_without_claiming_what_nobody_knows: "closed-quietly closed-quietly-rated",
        about.test_of_a_case_that_was_done_it_is_kept_and_can_be_opened_again: "added-to-done",
        appeals.test_afterwards_no_press_opens_it_and_a_new_complaint_is_open: "appeal-over",
    },
    "who decides": {
        deadlines.test_nobody_acts_and_everybody_hears_in_turn: "faq/complaint-duration",
        appeals.test_every_way_of_opening_it_again_goes_to_somebody_else: (
            "card-appeal card-appeal-decided card-appeal-last letter-appeal-subject "
            "member-appeal report-appeals room-appeal-barred room-appeal-for-leaders "
            "room-appeal-said-already room-appeal-stands room-appeal-upheld"
        ),
    },
}
"""Of each kind: the test or the clause, and the texts and answers (`faq/`) that it stands for."""

NO_PROMISE: Mapping[str, str] = {
    "who sees it": "answer-in-arabic person-given qr-code-alone connect-ask-token connect-ask-token-again export-month-or-days restore-held-how restore-needs-passphrase restore-one-word registration-wrong-many report-unreadable parked-held down-whatsapp-test-number "
    "desk-channel-silent desk-account-fewer desk-template-quality role-confidential web-role-confidential mail-choices mail-too-large "
    "ails-mailbox-oauth-secret well-mailbox-oauth-secret down-mail-oauth-secret",
    "what becomes of data": "qr-code-alone bot-lacks-admin bot-lacks-delete desk-config-overrules letter-config-overrules export-made "
    "health-database-green health-database-red init-ask-backup init-passphrase-keep desk-data-asked-how request-kind-erase request-what-copy request-what-erase faq/certificate learn-dropped parked-file-missing report-promises room-gone "
    "room-unreachable room-unreachable-resolved web-discard desk-channel-silent",
    "when": "data-correct-what closure-ahead faq/about-society holiday-instead-how holiday-withdrawn letter-triage "
    "case-dismissed room-action-too-far registration-wrong-many report-answer report-assessed status-ask-number",
    "opening again": "letter-outcome-left member-outcome-left report-reopened room-reopened-by-staff status-reopened",
    "who decides": "backup-not-noted upgrade-older desk-account-restricted desk-template-category desk-template-category-later",
}
"""Where such a word says something else: that nothing is erased by itself, what staff did, the name of a role,
what to ask of a platform."""

ENTRIES = {entry.id: entry for entry in load()}
SENSITIVE = ("privacy", "delete-data", "complaint-confidential", "complaint-about-staff")
UNTRUE = (
    *("سرية:", "لا يراها إلا", "المعنيون بطلبك فقط", "شخص مؤتمن", "ثم نحذفه", "يُحذف بعد", "ينفذ طلبك"),
    *("لا يتولاها الشخص نفسه", "لا يؤثر", "لا تؤثر"),
    *(
        "is confidential",
        "only the team",
        "only the staff",
        "trusted person",
        "then erase it",
        "is erased",
    ),
    *("not handled by that person", "does not affect"),
)
"""Secrecy from one of the team, erasure by itself and for a time, and what nobody here can see to."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", SENSITIVE)
def test_no_answer_promises_what_does_not_exist(entry: str, language: str) -> None:
    said = ENTRIES[entry].answer[language]
    assert not [untrue for untrue in UNTRUE if untrue.casefold() in said.casefold()]


def test_a_complaint_goes_to_the_staff_s_group_and_to_the_supervisor_by_mail() -> None:
    world = World()
    complain(world)
    assert "card" in [message.key for message in world.said[room()]]
    assert [to for to, _ in world.mails] == [STAFF[0].email]


def test_neither_name_nor_address_of_the_person_is_shown_with_the_complaint() -> None:
    world = World()
    complain(world)
    shown = [m.text for m in world.said[room()]] + [mail.text for _, mail in world.mails]
    assert not [text for text in shown if re.search(rf"\b{person().address}\b", text)]


@pytest.mark.parametrize("wish", ["أريد نسخة من بياناتي"])
def test_a_wish_about_one_s_data_reaches_a_person_of_the_staff(wish: str) -> None:
    world = World()
    world.write(person(), "موظف")
    world.write(person(), wish)
    assert [words.text for case in world.cases.values() for words in case.words] == [wish]


def test_the_buttons_that_the_answers_name_exist() -> None:
    labels = "\n".join(path.read_text("utf-8") for path in Path("bot/texts").glob("*/*.ftl"))
    for entry in SENSITIVE:
        for answer in ENTRIES[entry].answer.values():
            for label in re.findall("«([^»]*)»|“([^”]*)”", answer):
                named = "".join(label)
                assert named in labels or "بيانات" in named or "data" in named, named


# The table ----------------------------------------------------------------------------------------------


def _folded(text: str) -> str:
    return re.sub("[\u064b-\u0652]", "", text).casefold()


def _patterns(file: Path) -> dict[str, str]:
    source = file.read_text("utf-8")
    entries = FluentParser().parse(source).body
    said = {e.id.name: e for e in entries if isinstance(e, ast.Message) and e.value}
    return {name: source[e.value.span.start : e.value.span.end] for name, e in said.items()}  # type: ignore[union-attr]


NOT_PROMISES = (
    *("choice-", "telegram-command-", "audit-", "copy-consent-", "copy-request-"),
    *("verb-", "usage-", "wrong-", "check-", "backup-refused-", "export-channel-", "export-status-"),
)
"""What stands on buttons, what the audit trail tells that somebody did, and what somebody agreed to or asked for;
what a verb is for, what the check found and how that is mended, why a backup was refused, and the cells of a sheet."""


def _everything() -> dict[str, str]:
    """Every answer and text in both languages by its key; what stands on a button promises nothing."""
    said = {f"faq/{entry.id}": "\n".join(entry.answer.values()) for entry in ENTRIES.values()}
    for file in sorted(Path("bot/texts").glob("*/*.ftl")):
        for name, text in _patterns(file).items():
            said[name] = f"{said.get(name, '')}\n{text}"
    return {k: _folded(text) for k, text in said.items() if not k.startswith(NOT_PROMISES)}


def _named(kind: str) -> set[str]:
    return {*NO_PROMISE[kind].split(), *(key for keys in SHOWN[kind].values() for key in keys.split())}


@pytest.mark.parametrize("kind", WORDS)
def test_no_word_of_a_promise_stands_without_what_shows_it(kind: str) -> None:
    found = {key for key, text in _everything().items() if re.search(WORDS[kind], text)}
    assert sorted(found - _named(kind)) == []


@pytest.mark.parametrize("kind", WORDS)
def test_the_table_names_only_what_is_said(kind: str) -> None:
    assert sorted(_named(kind) - set(_everything())) == []


@pytest.mark.parametrize("kind", WORDS)
def test_what_shows_it_is_a_test_or_a_clause_of_the_policy(kind: str) -> None:
    shown = [by if isinstance(by, str) else by.__name__ for by in SHOWN[kind]]
    assert all(re.fullmatch(r"C([1-9]|1\d|2[0-8])|test_\w+", each) for each in shown)


@pytest.mark.parametrize(
    ("kind", "new"),
    [
        ("who sees it", "شكواك سريّة"),
        ("who sees it", "لن يراه أحد"),
        ("who sees it", "It is confidential."),
        ("who sees it", "Only the supervisor sees it."),
        ("what becomes of data", "يُحذف بعد شهر"),
        ("what becomes of data", "نمسح ما كتبته"),
        ("what becomes of data", "نسخة من بياناتك"),
        ("what becomes of data", "We erase it."),
        ("what becomes of data", "It is deleted."),
        ("when", "سنرد خلال ساعة"),
        ("when", "We answer within 5 hours."),
        ("opening again", "يُعاد فتحه"),
        ("opening again", "It can be reopened."),
        ("who decides", "يقرر الفريق لاحقًا"),
        ("who decides", "The team decides later."),
    ],
)
def test_a_new_promise_would_be_seen(kind: str, new: str) -> None:
    assert re.search(WORDS[kind], _folded(new))
