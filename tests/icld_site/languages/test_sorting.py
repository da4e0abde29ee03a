from icld_site.languages.sorting import swedish_key


def test_the_swedish_letters_come_last_in_their_own_order():
    names = ["Öckerö", "Älmhult", "Åre", "Ydre", "Ale", "Zambia"]
    assert sorted(names, key=swedish_key) == ["Ale", "Ydre", "Zambia", "Åre", "Älmhult", "Öckerö"]


def test_case_and_foreign_accents_dont_count():
    assert swedish_key("Moçambique") == swedish_key("mocambique")
    assert swedish_key("A\u030are") == swedish_key("åre")
