"""All checks of rule packs by their ids. Each has a page in `docs/checks/`."""

from __future__ import annotations

from checker.lint.checks.acts import cite_not_in_act, cite_without_place, quote_not_in_act, term_without_basis
from checker.lint.checks.bands import band_gap, band_overlap
from checker.lint.checks.editions import edition_gap
from checker.lint.checks.firing import always_met, never_chosen, never_failed, never_met
from checker.lint.checks.numbers import number_not_in_act
from checker.lint.checks.parts import dead_branch, hollow_comparison, idle_part
from checker.lint.checks.tested import untested_rule
from checker.lint.checks.unread import unread_fact, unused_name
from checker.lint.checks.wording import missing_language, placeholders_differ
from checker.lint.model import Check

CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        Check("never-met", "error", "a rule that no dossier can meet", never_met),
        Check("always-met", "warning", "a rule that every dossier meets", always_met),
        Check("never-failed", "warning", "a requirement that no dossier can fail", never_failed),
        Check("never-chosen", "error", "an outcome that others always take the place of", never_chosen),
        Check("dead-branch", "error", "an alternative, guard or exemption that can never be met", dead_branch),
        Check("idle-part", "warning", "a condition without which every verdict is the same", idle_part),
        Check("hollow-comparison", "warning", "a comparison that holds for every value", hollow_comparison),
        Check("band-overlap", "error", "two bands of sizes that one number falls in", band_overlap),
        Check("band-gap", "error", "a number that no band of sizes is for", band_gap),
        Check("edition-gap", "error", "an edition in which a rule, number, norm or form is missing", edition_gap),
        Check("unread-fact", "warning", "a fact or list that nothing reads", unread_fact),
        Check("unused-name", "warning", "a pattern, value, quantity or table that nothing uses", unused_name),
        Check("missing-language", "error", "a wording that is empty in one language", missing_language),
        Check("placeholders-differ", "error", "a wording whose placeholders differ by language", placeholders_differ),
        Check("cite-not-in-act", "error", "a cited place that the text of the act does not have", cite_not_in_act),
        Check("quote-not-in-act", "error", "a quote that does not stand in the act", quote_not_in_act),
        Check("number-not-in-act", "error", "a number that the cited place does not say", number_not_in_act),
        Check("term-without-basis", "error", "a term whose basis names no place in an act", term_without_basis),
        Check("cite-without-place", "warning", "a rule whose cite names no place in an act", cite_without_place),
        Check("untested-rule", "warning", "a rule that no rule test expects anything of", untested_rule),
    )
}
# What is wrong with the waivers themselves; it cannot be waived.
OF_WAIVERS: dict[str, str] = {
    "bad-waiver": "a waiver that cannot be read",
    "waiver-without-reason": "a waiver that gives no reason",
    "unused-waiver": "a waiver that waives nothing",
}
