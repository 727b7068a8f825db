"""Every change to a child's file: decide, change, record, return."""

from residents.actions.agreements import give_consent, withdraw_consent
from residents.actions.arrival import (
    admit,
    change_referral,
    decide,
    list_belongings,
    note_paper,
    refer,
    refer_again,
    tell_story,
)
from residents.actions.copies import number_copy
from residents.actions.file import (
    change_code_name,
    change_floor_card,
    change_identity,
    keep_words,
    open_part,
    set_legal_status,
)
from residents.actions.notes import add_to_note, change_note, words_of_note, write_note
from residents.actions.stays import begin_aftercare, change_bed, come_back, discharge, end_aftercare, go_away, move_home
from residents.actions.team import assign, end_assignment

__all__ = [
    "add_to_note", "admit", "assign", "begin_aftercare", "change_bed", "change_code_name", "change_floor_card",
    "change_identity", "change_note", "change_referral", "come_back", "decide", "discharge", "end_aftercare",
    "end_assignment", "give_consent", "go_away", "keep_words", "list_belongings", "move_home", "note_paper",
    "number_copy", "open_part", "refer", "refer_again", "set_legal_status", "tell_story", "withdraw_consent",
    "words_of_note", "write_note",
]  # fmt: skip
