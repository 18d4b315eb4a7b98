"""The glossary holds together."""

import re

from thidua.books.glossary import avoided, terms


def test_terms_of_the_field():
    found = {key: terms()[key].vi for key in ("movement", "preliminary_review", "dossier", "post")}
    assert found == {
        "movement": "phong trào thi đua",
        "preliminary_review": "sơ kết",
        "dossier": "hồ sơ khen thưởng",
        "post": "chức trách",
    }


def test_keys_are_names_of_code_and_no_key_is_avoided():
    assert [key for key in terms() if not re.fullmatch(r"[a-z]+(_[a-z]+)*", key)] == []
    assert set(avoided()) & set(terms()) == set()
