"""What takes words back: the words before `|` or behind it are left out."""

from __future__ import annotations

import pytest

from argmap.attribution.clipping import clip

TAKEN_BACK = [
    "It would be a lie to say | that we are broke.",
    "It is simply not true that | we are broke.",
    "It is a myth that | we are broke.",
    "I do not believe | we are broke.",
    "I never said that | we are broke.",
    "We did not promise you | we would pay.",
    "I don't think anyone really believes that | we are broke.",
    "No one in this town has ever claimed | we are broke.",
    "There is no evidence that | we are broke.",
    "I doubt that | we are broke.",
    "It would be absurd to suggest | we are broke.",
    "He should stop pretending that | we are broke.",
    "We will never | sell the harbour to them.",
    "We refuse to | sell the harbour to them.",
    "We failed to | sell the harbour to them.",
    "If | we are broke by then, we will say so.",
    "Unless they pay us, | we are broke.",
    "I wish | we were as rich as they are.",
    "Nobody knows whether | we are broke.",
    "They say | we are broke.",
    "My opponents keep telling you that | we are broke.",
    "John Smith claims | we are broke.",
    "The papers all said: '| We are broke.'",
]
TAKEN_BACK_BEHIND = [
    "We are all broke|, they say.",
    "We are all broke|, my opponents keep saying, and they are wrong.",
    "We are all broke |if the bank says so.",
    "That we are all broke |is a lie.",
    "We are all broke |— not.",
]
KEPT = [
    "We know that | we are broke.",
    "I say to you: | we are broke.",
    "I believe | we are broke.",
    "There is no doubt that | we are broke.",
    "I do not doubt that | we are broke.",
    "Nobody can deny that | we are broke.",
    "It is not a lie to say | we are broke.",
    "I am not afraid to say | we are broke.",
    "It is wrong that | we are broke.",
    "Not only | are we broke, we are sad.",
    "No, | we are broke.",
    "We never wanted this, but | we are broke.",
    "That is not what he said. | We are broke.",
    "As they say, | we are broke.",
    "If anything, | we are broke.",
    "It is the one thing I say | when we are broke.",
    "It is not just | that we are broke.",
    "He is a man who failed in | that we are broke.",
    "I heard what John Smith said | when we were broke.",
    "No one can imagine the | pain of the whole town.",
    "We did this without any | help from the whole town.",
    "We have no | big donors in the whole town.",
    "Because of him | we are broke.",
    "|We are all broke, and they say nothing.",
    "|We are all broke. They say so.",
]


def found(marked: str) -> bool:
    before, behind = marked.split("|", 1)
    if before.strip():
        text, words = before + behind.lstrip(), (len(before), len(before + behind.lstrip()) - 1)
    else:
        text, words = behind, (0, behind.index(".") if ". " in behind else len(behind) - 1)
    return clip(text, words, (0, len(text))) is not None


@pytest.mark.parametrize("marked", TAKEN_BACK)
def test_words_before_that_take_it_back(marked: str) -> None:
    assert found(marked)


@pytest.mark.parametrize("marked", TAKEN_BACK_BEHIND)
def test_words_behind_that_take_it_back(marked: str) -> None:
    words, _ = marked.split("|", 1)
    text = marked.replace("|", "")
    taken = clip(text, (0, len(words.rstrip())), (0, len(text)))
    assert taken is not None
    assert taken.before


@pytest.mark.parametrize("marked", KEPT)
def test_words_that_leave_it_as_it_is(marked: str) -> None:
    assert not found(marked)


def test_a_piece_of_a_sentence_has_no_condition_of_its_own() -> None:
    text = "We lack the stomach for what will come if we start this."
    words = "the stomach for what will come"
    at = text.index(words)
    assert clip(text, (at, at + len(words)), (0, len(text))) is None


def test_words_of_another_quotation_do_not_count() -> None:
    text = "“It is a lie.” “We are broke.”"
    at = text.index("We")
    assert clip(text, (at, at + 12), (at - 1, len(text))) is None
