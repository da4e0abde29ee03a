"""What a search is answered with at once: whether a country is a partner country, or a local government may apply."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES, address
from icld_site.languages.sorting import swedish_key
from icld_site.publishing.versions import keeper
from icld_site.search.answers import DirectAnswer
from icld_site.search.domain.words import stem, words_of

from . import bodies
from .answer_page import AnswerPage
from .asking import EDIT
from .body_page import body_path
from .country_page import CountryPage, country_path
from .domain.eligibility import answer
from .domain.judging import Question
from .frame import Frame, frame
from .models import CountryName, Programme
from .names import spellings
from .nations import nations
from .wording import country_name

#: So many bodies of one name are answered for.
MOST_BODIES = 3
#: What is asked in these words is answered by the page of windows, or by the checker: one of the first, and besides
#: nothing but the second ones.
_OF_WINDOWS = {
    "sv": (
        "när ansökningsperiod ansökningsomgång ansökningstid kalender öppnar stänger deadline",
        "är sista dag datum för att ansökan ansökningar ansöka söka kan får man vi nästa partnerskap",
    ),
    "en": (
        "when window deadline calendar opens closes",
        "is are the last next day date for to do application apply can may we partnership",
    ),
}
_OF_THE_CHECKER = {
    "sv": ("får kan behörig vem vilka", "vi man ni ansöka söka om partnerskap med"),
    "en": ("may can eligible eligibility who", "we you is apply for a partnership with"),
}


def answers(request: HttpRequest, typed: str) -> list[DirectAnswer]:
    """What is known of the country or of the local governments that go by what was typed."""
    current = frame(request)
    if current is None:
        return []
    found = [*_of_a_country(request, typed, current), *_of_bodies(request, typed, current)]
    return found or list(_of_applying(typed, current))


def _of_applying(typed: str, current: Frame) -> Iterator[DirectAnswer]:
    """When applications are taken, or where one is told whether one may apply, for who asks in so many words."""
    if _asks(typed, _OF_WINDOWS):
        text = f"{current.notice.heading} {current.notice.heading_tail}".strip()
        title = pgettext("title", "Application windows")
        yield DirectAnswer(title, f"{text.rstrip('.')}.", address("application-windows"))
    if _asks(typed, _OF_THE_CHECKER):
        text = _("The answer comes at once, with the reasons and the dates.")
        yield DirectAnswer(_("May we apply?"), text, address("checker"))


def _asks(typed: str, words: Mapping[str, tuple[str, str]]) -> bool:
    language = get_language() or LANGUAGES[0]
    telling, beside = ({stem(word, language) for word in some.split()} for some in words[language])
    said = {stem(word, language) for word in words_of(typed)}
    return bool(said & telling) and said <= telling | beside


def _of_a_country(request: HttpRequest, typed: str, current: Frame) -> Iterator[DirectAnswer]:
    codes = keeper(request, Programme)("country codes", _codes)
    code = codes.get(bodies.folded(typed))
    if code is None:
        return
    if country := current.book.countries.get(code):
        page = CountryPage(country, current, request.today)
        text = " ".join(filter(None, [page.lead, page.paragraphs[0] if page.paragraphs else ""]))
        yield DirectAnswer(str(page.name), text, country_path(current.book.programme, code))
    else:
        name = country_name(code, request.today, current.book)
        text = _("%(name)s is not a partner country.") % {"name": name}
        yield DirectAnswer(name, text, f"{address('checker')}?{urlencode({'country': code, EDIT: 1})}")


def _codes() -> dict[str, str]:
    """The code of every country of the world, by each name that it goes by in either language."""
    found = {name: code for code, names in spellings().items() for name in names}
    found |= {names[language]: code for code, names in nations().items() for language in LANGUAGES}
    for row in CountryName.objects.select_related("country"):
        found |= {name: row.country.code for name in (row.title_sv, row.title_en) if name}
    return {bodies.folded(name): code for name, code in found.items()}


def _of_bodies(request: HttpRequest, typed: str, current: Frame) -> Iterator[DirectAnswer]:
    found = bodies.find(typed)
    if len(found) > MOST_BODIES:
        return
    for body in sorted(found, key=lambda body: (body.kind, swedish_key(body.name_sv))):
        question = Question(applicant=bodies.applicant(body))
        told = AnswerPage(
            answer(question, request.today, current.book.rules), current.book, request.today, asked_on=None
        )
        yield DirectAnswer(told.name, f"{told.heading} {told.description}", body_path(body))
