"""Words as they are searched for: what counts as one, what it is in its basic form, and which say nothing."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

#: Runs of letters and digits. Nothing else of a text reaches the index, or a query of the database.
WORD = re.compile(r"[^\W_]+")
#: A longer run is no word, and is cut where it gets too long for a column.
LONGEST_WORD = 60

#: The languages whose words are brought to a basic form, and by what. Those of another are searched for as they stand.
STEMMED = {"sv": "swedish", "en": "english"}

#: Words that nearly every text has, so that asking for them finds nothing in particular.
_EMPTY = {
    "sv": frozenset(
        """
        i och på för av en ett som att till med om det den de är vi ni jag du man kan vad hur när var vilka vilken ska
        eller från vid under har ha hos oss vår vårt våra er ert era vara bli göra måste få finns något mer än
        """.split()  # noqa: SIM905 - words are read more easily so
    ),
    "en": frozenset(
        """
        the of and in a an to for on is are be by with at from or as it i we you our your how what when where which can
        may do does have has must should there more than one if get
        """.split()  # noqa: SIM905
    ),
}
#: Endings that the Swedish algorithm leaves on, so that `demokratin`, `projektet`, `ansökan`, `kommunalt`, `Malmös`
#: would be others than `demokrati` and so on: how many letters go, and how many have to be left to say something.
_ENDINGS = (
    *(("ttnet", 3, 4), ("in", 1, 5), ("an", 2, 4), ("ning", 4, 5), ("alt", 1, 5), ("et", 2, 4)),
    *(("ös", 1, 4), ("ås", 1, 4), ("äs", 1, 4), ("ön", 1, 4), ("ån", 1, 4)),
)
#: `jämlikhet` is no definite form.
_NO_ENDINGS = ("het",)


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in small letters: letters and digits, and nothing else."""
    return [word[:LONGEST_WORD] for word in WORD.findall(unicodedata.normalize("NFC", text).casefold())]


@lru_cache(maxsize=4_000)
def stem(word: str, language: str) -> str:
    """The basic form of a word in small letters, the same on every database: `kommunernas` and `kommun` are one."""
    if word.isdigit() or language not in STEMMED:
        return word
    # A stemmer holds the word that it is at, so each has one of its own: threads would get each other's.
    stemmed = str(snowballstemmer.stemmer(STEMMED[language]).stemWord(word))
    if language == "en":
        return stemmed
    shorter = _without_ending(stemmed)
    return word if shorter == word else stem(shorter, language)


def _without_ending(word: str) -> str:
    if word.endswith(_NO_ENDINGS):
        return word
    for ending, letters, left in _ENDINGS:
        if word.endswith(ending) and len(word) - letters >= left:
            return word[:-letters]
    return word


def folded(word: str) -> str:
    """A word without dots, rings and accents, as it is typed on a keyboard that lacks them: `Malmö` is `malmo`."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("ø", "o").replace("æ", "a").replace("ß", "ss"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def is_empty(word: str, language: str) -> bool:
    """Whether a word says nothing by itself in a language."""
    return word in _EMPTY.get(language, ())
