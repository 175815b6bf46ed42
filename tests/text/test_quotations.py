import pytest

from argmap.text.quotations import quotations
from argmap.text.sentences import paragraphs
from argmap.words.normal import normal


def found(text):
    """The quoted passages, the parts of one joined by |."""
    plain = normal(text)
    return ["|".join(text[a:b] for a, b in q.parts) for q in quotations(plain, paragraphs(plain))]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ('He said "yes" and "no."', ['"yes"', '"no."']),
        ("He said “yes” and “no.”", ["“yes”", "“no.”"]),
        ("He said ''yes'' and left.", ["''yes''"]),
        ("He said ``yes'' and left.", ["``yes''"]),
        ("He said «yes» and left.", ["«yes»"]),
        ("He said „yes“ and „no” today.", ["„yes“", "„no”"]),
        ("‘Sell it,’ she said. ‘We don’t need it.’ ‘So be it.’", ["‘Sell it,’", "‘We don’t need it.’", "‘So be it.’"]),
        ("She said, \"I heard 'no' twice.\"", ["\"I heard 'no' twice.\""]),
        ("“He said “no” to me,” she said.", ["“He said “no” to me,”"]),
        ("''I would use the word 'old-school,''' he said.", ["''I would use the word 'old-school,'''"]),
        ("nothing quoted, don't worry", []),
    ],
)  # fmt: skip
def test_passages_in_every_style_are_found(text, passages):
    assert found(text) == passages


def test_a_mark_repeated_at_each_paragraph_and_closed_once_is_one_quotation():
    text = "“First this.\n\n“Then that.\n\n“And the end,” she said."
    assert found(text) == ["“First this.|“Then that.|“And the end,”"]


def test_a_mark_never_closed_quotes_the_rest_of_a_paragraph_it_begins():
    assert found('"We will sell it.\n\nNobody else spoke.') == ['"We will sell it.']


def test_a_mark_never_closed_in_the_middle_quotes_nothing():
    assert found('The 12" pipe broke.\n\nThey said "yes" later.') == ['"yes"']


def test_a_new_opening_mark_gives_up_one_that_was_never_closed():
    assert found('"We will sell, he said. "It is old," she said.') == ['"It is old,"']


def test_a_closing_mark_alone_is_passed_over():
    assert found("It is old,” she said. “Very old.”") == ["“Very old.”"]
