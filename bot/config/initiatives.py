"""The section `initiatives`: what people may register for (C13), and what its form asks.

The rule this module guards: no form asks for an identity number; `rida check` names the key that does.
"""

from typing import Self

from pydantic import model_validator

from bot.config.section import Localised, Name, Section, texts, unless_entry
from bot.config.values import Link, ShownDay, Slug, Wrong
from bot.core.registration import USUAL_FORM, FieldKind, FormField, Initiative
from bot.policy.languages import FIRST, LANGUAGES
from bot.policy.refusal import Findings
from faq.detect.identity_numbers import asks_for_identity


class FormFieldSection(Section):
    """One question of a form. A choice has options, the others have none; of a date the year may be
    enough."""

    id: Slug
    label: Name
    kind: FieldKind = FieldKind.TEXT
    options: tuple[Name, ...] = ()
    optional: bool = False
    year_alone: bool = False

    @model_validator(mode="after")
    def _can_be_asked(self) -> Self:
        findings = Findings("")
        labels = [self.label[language] for language in LANGUAGES]
        for key, text in (("id", self.id), *(("label", label) for label in labels)):
            if asks_for_identity(text):
                mend = "take the field out: Rida asks for no identity number and keeps none"
                findings.add(key, "asks for an identity number", mend)
                break
        if not all(label.strip() for label in labels):
            findings.add("label", "is empty", "write what the person is asked, in each language")
        if self.year_alone and self.kind is not FieldKind.DATE:
            findings.add("year_alone", "belongs to a date only", "set kind to date, or take it out")
        self._options(findings)
        return unless_entry(findings, self)

    def _options(self, findings: Findings) -> None:
        names = [option[FIRST] for option in self.options]
        if self.kind is not FieldKind.CHOICE and names:
            findings.add("options", "belong to a choice only", "set kind to choice, or take them out")
        if self.kind is FieldKind.CHOICE and not 2 <= len(names) <= 8:
            findings.add("options", "are not between two and eight", "write the options, or another kind")
        if len(set(names)) < len(names) or not all(name.strip() for name in names):
            findings.add("options", "are not all different", "give each option a name of its own")

    @property
    def built(self) -> FormField:
        options = tuple(option.model_dump() for option in self.options)
        label = self.label.model_dump()
        return FormField(self.id, label, self.kind, options, self.optional, self.year_alone)


class InitiativeSection(Section):
    """Open on the days from `opens` to `closes`; without them, always."""

    id: Slug
    name: Name
    link: Link = ""
    opens: ShownDay | None = None
    closes: ShownDay | None = None
    terms: Localised = texts(ar="")
    form: tuple[FormFieldSection, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.opens and self.closes and self.closes < self.opens:
            raise Wrong("closes before it opens", "write the earlier date as opens")
        findings, ids = Findings(""), [each.id for each in self.form]
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                problem = f"{id_!r} is taken by a field before it"
                findings.add(f"form[{index}].id", problem, "give each field an id of its own")
        return unless_entry(findings, self)

    @property
    def built(self) -> Initiative:
        """With the usual form where neither a form nor a link is written."""
        form = tuple(each.built for each in self.form) or (() if self.link else USUAL_FORM)
        name, terms = self.name.model_dump(), self.terms.model_dump()
        return Initiative(self.id, name, self.link, terms, self.opens, self.closes, form)
