"""The section `privacy`: who answers for people's data, why and how long it is kept, and through whose
hands it goes. The notice, the page /privacy and the register of processing are made from it.

The rule this module guards: a fresh configuration works, and what it says is what Rida does.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field

from bot.config.network import host_of, is_loopback
from bot.config.retention import Retention
from bot.config.section import Localised, Name, Section, texts
from bot.config.values import Email, Link, Slug
from bot.core.privacy import PAGE, Privacy, Processing, Service
from bot.policy.languages import in_each, worded
from bot.policy.refusal import Findings


class Basis(StrEnum):
    """On what the law lets data be processed (PDPL, articles 5, 6 and 10)."""

    CONSENT = "consent"
    EXPLICIT = "explicit_consent"
    INTEREST = "legitimate_interest"
    VITAL = "vital_interest"
    LAW = "law"


class PrivacyContact(Section):
    """Whom people ask about their data, besides writing here. An empty key is left out."""

    name: Name = texts(ar="مسؤول حماية البيانات", en="Data protection officer")
    email: Email = ""
    phone: str = ""


class ProcessingPurpose(Section):
    """One line of the register. `retention` names the key of the section `retention` that says for how
    many days it is kept; `kept` says it in words, where days do not say it all."""

    id: Slug
    name: Name
    basis: Basis
    data: Localised
    recipients: Localised
    kept: Localised = texts(ar="", en="")
    retention: str = ""

    def built(self, retention: Retention) -> Processing:
        name, data, recipients = _each(self.name), _each(self.data), _each(self.recipients)
        span = getattr(retention, self.retention) if self.retention else None
        days, months = (None, span) if self.retention.endswith("_months") else (span, None)
        kept, basis = _each(self.kept), self.basis.value
        return Processing(self.id, name, basis, data, recipients, kept, days, months)


class ServiceSection(Section):
    """Whose servers the data goes through."""

    id: Slug
    name: Name
    does: Localised
    country: Localised
    abroad: bool

    @property
    def built(self) -> Service:
        name, does, country = _each(self.name), _each(self.does), _each(self.country)
        return Service(self.id, name, does, country, self.abroad)


def _each(text: Any) -> dict[str, str]:
    dumped: dict[str, str] = text.model_dump()
    return dumped


class PrivacySection(Section):
    """`outside` is where a confidential matter goes that nobody in the society may read."""

    controller: Name = texts(ar="", en="")
    contact: PrivacyContact = Field(default_factory=PrivacyContact)
    outside: Email = ""
    notice_version: str = Field(default="1", max_length=32)
    authority: Localised = texts(
        ar="الهيئة السعودية للبيانات والذكاء الاصطناعي (سدايا)",
        en="the Saudi Data and AI Authority (SDAIA)",
    )
    authority_link: Link = "https://dgp.sdaia.gov.sa"
    purposes: tuple[ProcessingPurpose, ...] = Field(default_factory=lambda: _default_purposes())
    services: tuple[ServiceSection, ...] = Field(default_factory=lambda: _default_services())

    def built(
        self,
        society: Mapping[str, str],
        public_url: str,
        retention: Retention,
        *,
        on_whatsapp: bool = False,
        by_mail: bool = False,
    ) -> Privacy:
        """As talks know it. An address of this machine alone leads nobody anywhere. `society` is the
        society's name, where nobody else is the controller. `on_whatsapp`: people write there, so that
        it is named, also where the society's own list does not name it yet. `by_mail`: people write
        mails, so that it carries more than the letters to staff."""
        named = _with_mail(_with_whatsapp(self.services, is_used=on_whatsapp), is_used=by_mail)
        services = tuple(each.built for each in named)
        here = next((each for each in services if each.id == PAGE), None)
        site = "" if is_loopback(host_of(public_url)) else public_url.rstrip("/")
        stays = here is not None and not here.abroad
        return Privacy(
            version=self.notice_version,
            controller=in_each({k: v for k, v in _each(self.controller).items() if v} or society),
            contact=_each(self.contact.name),
            email=self.contact.email,
            phone=self.contact.phone,
            outside=self.outside,
            authority=_each(self.authority),
            authority_link=self.authority_link,
            services=services,
            purposes=tuple(each.built(retention) for each in self.purposes),
            page=f"{site}/privacy" if site else "",
            chat=f"{site}/chat" if site and stays else "",
        )


def add_unknown_days(
    findings: Findings, purposes: tuple[ProcessingPurpose, ...], retention: Retention
) -> None:
    """A purpose that names days which nobody set would promise nothing."""
    known = type(retention).model_fields
    for index, purpose in enumerate(purposes):
        if purpose.retention and purpose.retention not in known:
            mend = f"write one of {', '.join(known)}, or leave it out and say it in kept"
            findings.add(f"privacy.purposes[{index}].retention", "no such key of retention", mend)


# What the first society says --------------------------------------------------------------------------

_STAFF = worded(
    ar="موظفو الجمعية الذين يعملون على الطلب", en="the society's staff who work on the request"
)
_TRUSTED = worded(
    ar="المكلّفون بالأمور الخاصة وحدهم، ولا يقرؤها من تعنيه",
    en="those trusted with private matters alone, and nobody whom it is about",
)

PURPOSES: tuple[Mapping[str, Any], ...] = (
    {
        "id": "questions",
        "name": worded(
            ar="الرد على الأسئلة وتحسين الإجابات", en="Answering questions, and better answers"
        ),
        "basis": Basis.INTEREST,
        "data": worded(
            ar="ما يُكتب هنا، وما لم نجد جوابه يُحفظ بلا صاحبه",
            en="what is written here; a question without an answer is kept without whose it was",
        ),
        "recipients": _STAFF,
        "retention": "questions_days",
    },
    {
        "id": "complaint",
        "name": worded(
            ar="حل الشكاوى والطلبات ومتابعتها", en="Solving and following complaints and requests"
        ),
        "basis": Basis.CONSENT,
        "data": worded(
            ar="ما يرويه صاحب الطلب وما يرسله، وتقييمه",
            en="what the person tells and sends, and their rating",
        ),
        "recipients": _STAFF,
        "kept": worded(
            ar="حتى تنتهي حاجة الطلب إليه، أو حتى يطلب صاحبه حذفه",
            en="until the request needs it no more, or the person asks for its erasure",
        ),
        "retention": "cases_months",
    },
    {
        "id": "registration",
        "name": worded(ar="التسجيل في المبادرات", en="Registering for initiatives"),
        "basis": Basis.CONSENT,
        "data": worded(
            ar="أجوبة نموذج المبادرة، كالاسم والجوال",
            en="the answers to the initiative's form, as name and mobile",
        ),
        "recipients": worded(
            ar="من يدير المبادرة في الجمعية", en="whoever runs the initiative for the society"
        ),
        "kept": worded(
            ar="حتى تنتهي المبادرة وتوثيقها، أو حتى يطلب صاحبه حذفه",
            en="until the initiative and its records are over, or the person asks for its erasure",
        ),
        "retention": "registrations_months",
    },
    {
        "id": "sensitive",
        "name": worded(ar="الأمور الخاصة", en="What is confided"),
        "basis": Basis.EXPLICIT,
        "data": worded(ar="ما يُحكى سرًّا", en="what is told in confidence"),
        "recipients": _TRUSTED,
        "kept": worded(
            ar="حتى ينتهي الأمر وما يترتب عليه، أو حتى يطلب صاحبه حذفه",
            en="until the matter and what follows from it is over, or the person asks for its erasure",
        ),
        "retention": "disclosures_months",
    },
    {
        "id": "danger",
        "name": worded(ar="الاستجابة لمن هو في خطر", en="Help for whoever is in danger"),
        "basis": Basis.VITAL,
        "data": worded(ar="رسالة الاستغاثة وما يتبعها", en="the cry for help and what follows it"),
        "recipients": worded(
            ar="قيادة الجمعية والموظف المستجيب", en="those who lead, and whoever answers"
        ),
        "kept": worded(ar="كما تُحفظ الطلبات", en="as requests are kept"),
    },
    {
        "id": "record",
        "name": worded(
            ar="سجل من اطّلع ومن غيّر، وطلبات أصحاب البيانات",
            en="The record of who looked and who changed, and people's requests about their data",
        ),
        "basis": Basis.LAW,
        "data": worded(
            ar="من ومتى وماذا، بلا كلمات وبلا أسماء المستفيدين",
            en="who, when and what, without words and without names of people",
        ),
        "recipients": worded(
            ar="إدارة الجمعية والجهة الرقابية", en="the society's direction and the authority"
        ),
        "kept": worded(
            ar="ما دام الإثبات مطلوبًا، وما يدل منه على صاحبه يُحذف مع بياناته",
            en="as long as proof is asked for; what leads to a person is erased with their data",
        ),
    },
)
SERVICES: tuple[Mapping[str, Any], ...] = (
    {
        "id": PAGE,
        "name": worded(ar="خادم الجمعية وصفحة المحادثة", en="The society's own server and web chat"),
        "does": worded(ar="يعمل عليه رضا وتُحفظ فيه البيانات", en="runs Rida and keeps the data"),
        "country": worded(ar="السعودية", en="Saudi Arabia"),
        "abroad": False,
    },
    {
        "id": "telegram",
        "name": worded(ar="تيليجرام", en="Telegram"),
        "does": worded(
            ar="ينقل رسائل من يكتب لنا فيه، ورسائل الموظفين في مجموعتهم",
            en="carries the messages of whoever writes to us there, and those of staff in their group",
        ),
        "country": worded(ar="خارج المملكة", en="outside the Kingdom"),
        "abroad": True,
    },
    {
        "id": "email",
        "name": worded(ar="البريد الإلكتروني", en="e-mail"),
        "does": worded(
            ar="ينقل الخطابات الرسمية إلى الموظفين", en="carries the official letters to staff"
        ),
        "country": worded(ar="خارج المملكة", en="outside the Kingdom"),
        "abroad": True,
    },
)


WHATSAPP: Mapping[str, Any] = {
    "id": "whatsapp",
    "name": worded(ar="واتساب (شركة ميتا)", en="WhatsApp (Meta)"),
    "does": worded(
        ar="ينقل رسائل من يكتب لنا فيه وملفاته",
        en="carries the messages of whoever writes there",
    ),
    "country": worded(ar="خارج المملكة", en="outside the Kingdom"),
    "abroad": True,
}


MAIL: Mapping[str, Any] = {
    "id": "email",
    "name": worded(ar="البريد الإلكتروني", en="e-mail"),
    "does": worded(
        ar="ينقل رسائل من يكتب لنا بالبريد وردودنا عليها، والخطابات الرسمية إلى الموظفين",
        en="carries the mails of whoever writes to us and our answers, and the official letters to staff",
    ),
    "country": worded(ar="خارج المملكة", en="outside the Kingdom"),
    "abroad": True,
}


def _with_whatsapp(services: tuple[ServiceSection, ...], *, is_used: bool) -> tuple[ServiceSection, ...]:
    if not is_used or any(each.id == WHATSAPP["id"] for each in services):
        return services
    return (*services, ServiceSection.model_validate(WHATSAPP))


def _with_mail(services: tuple[ServiceSection, ...], *, is_used: bool) -> tuple[ServiceSection, ...]:
    """What the society wrote of it in words of its own stays as it is."""
    mail = ServiceSection.model_validate(MAIL)
    letters = next(each for each in _default_services() if each.id == mail.id)
    if not is_used or any(each.id == mail.id and each.does != letters.does for each in services):
        return services
    others = tuple(each for each in services if each.id != mail.id)
    return (*others, mail)


def _default_purposes() -> tuple[ProcessingPurpose, ...]:
    return tuple(ProcessingPurpose.model_validate(each) for each in PURPOSES)


def _default_services() -> tuple[ServiceSection, ...]:
    return tuple(ServiceSection.model_validate(each) for each in SERVICES)
