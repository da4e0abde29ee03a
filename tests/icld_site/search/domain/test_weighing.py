from icld_site.search.domain.weighing import Words, weighed


def points(**texts) -> dict[str, int]:
    told = {name: [Words(text, "sv") for text in given] for name, given in texts.items() if name != "prior"}
    prior = {"prior": texts["prior"]} if "prior" in texts else {}
    return {word.stem: word.points for word in weighed(**{"titles": [], **told}, **prior)}


def test_a_word_says_most_in_a_short_title_then_in_a_long_one_then_lead_text_and_file():
    short = points(titles=["Zambia"])["zambi"]
    long = points(titles=["Nytt projekt i Zambia"])["zambi"]
    lead, body, file = (points(**{name: ["Zambia"]})["zambi"] for name in ("leads", "bodies", "files"))
    assert (short, long, lead, body, file) == (1350, 750, 160, 80, 30)


def test_another_name_counts_as_a_title_of_its_own():
    assert points(titles=["Nordmakedonien", "Makedonien"])["makedoni"] == 1350


def test_a_word_that_comes_again_says_a_little_more_and_not_without_end():
    assert points(bodies=["vatten"])["vatt"] < points(bodies=["vatten vatten"])["vatt"]
    assert points(bodies=["vatten " * 6])["vatt"] == points(bodies=["vatten " * 600])["vatt"]


def test_a_prior_is_taken_of_all_points():
    assert points(titles=["Zambia"], prior=150)["zambi"] == 2025


def test_each_text_is_stemmed_in_its_own_language_and_words_are_kept_apart_by_it():
    words = weighed([Words("Studies", "en")], [Words("studies", "sv")], [Words("municipalités", "fr")])
    assert [(word.language, word.stem, word.shown) for word in words] == [
        ("en", "studi", "studies"),
        ("sv", "studi", "studies"),
        ("", "municipalités", "municipalités"),
    ]
