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


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("'Sell it,' she said. 'We don't need it.'", ["'Sell it,'", "'We don't need it.'"]),
        ("‘Sell it,’ she said of the sailors’ boat.", ["‘Sell it,’"]),
        ("'The sailors' boat is old,' she said.", ["'The sailors' boat is old,'"]),
        ("‘The sailors’ boat is old,’ she said.", ["‘The sailors’ boat is old,’"]),
        ("The sailors' boat and the bakers' shop.", []),
        ("Rock 'n' roll of the '90s, 'tis said, got 'em.", []),
        ("She called it 'old' and 'slow'.", ["'old'", "'slow'"]),
        ("He said “yes”. She said ‘no’ and left.", ["“yes”", "‘no’"]),
        ("'He said \"yes\" to me,' she said.", ["'He said \"yes\" to me,'"]),
        ("“He said ‘yes’ to me,” she said.", ["“He said ‘yes’ to me,”"]),
        ("It's Ada's and James' boat, isn't it?", []),
        ("'It's Ada's boat,' he said.", ["'It's Ada's boat,'"]),
        ("‘First this.\n\n‘Then that,’ she said.", ["‘First this.|‘Then that,’"]),
        ("Lund: 'No new ferry'", ["'No new ferry'"]),
        ("The minister ('a fool') left.", ["'a fool'"]),
        ("'What now?' he asked.", ["'What now?'"]),
        ("“One,” he said. ‘Two,’ she said. 'Three,' they said.", ["“One,”", "‘Two,’", "'Three,'"]),
    ],
)  # fmt: skip
def test_single_marks_are_told_from_apostrophes_place_by_place(text, passages):
    assert found(text) == passages
