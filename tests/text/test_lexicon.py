import pytest

from argmap.text.lexicon import build, lexicon
from tests.text.helpers import tokens_of

WORDS = lexicon()


@pytest.mark.parametrize(
    ("form", "base", "kind"),
    [
        ("says", "say", "present"),
        ("said", "say", "past"),
        ("denies", "deny", "present"),
        ("denied", "deny", "past"),
        ("agreeing", "agree", "gerund"),
        ("writing", "write", "gerund"),
        ("known", "know", "participle"),
        ("stresses", "stress", "present"),
        ("argued", "argue", "past"),
        ("second-guessed", "second-guess", "past"),
    ],
)
def test_every_form_of_a_verb_is_known(form, base, kind):
    assert (WORDS.verbs[form].base, WORDS.verbs[form].form) == (base, kind)


def test_a_verb_has_the_frames_of_all_its_classes():
    plain = WORDS.verbs["warned"].tails[-1]
    assert {"quote", "that", "object"} <= plain.frames
    assert plain.confidence == "high"


def test_a_verb_that_can_quote_is_no_surer_for_that():
    tail = WORDS.verbs["promised"].tails[-1]
    assert {"quote", "to"} <= tail.frames
    assert tail.confidence == "low"


def test_longer_tails_come_first():
    lengths = [len(tail.words) for tail in WORDS.verbs["made"].tails]
    assert lengths == sorted(lengths, reverse=True)


def test_every_noun_has_its_plural():
    assert WORDS.nouns["theories"] == WORDS.nouns["theory"]


def test_no_form_is_left_to_a_wrong_rule():
    # Verbs that double their last letter have to be listed with their forms.
    doubling = {
        "plan",
        "slam",
        "admit",
        "commit",
        "refer",
        "prefer",
        "regret",
        "quip",
        "snap",
        "rip",
        "concur",
        "extol",
        "nod",
        "sob",
    }
    assert not {f"{verb}ed" for verb in doubling} & WORDS.verbs.keys()


def test_a_lexicon_is_built_from_data():
    data = {
        "verbs": {"saying": {"frames": ["that"], "confidence": "high", "words": "bark growl-at"}},
        "forms": {},
        "nouns": {"clause": "bark"},
        "adjectives": {"feeling": "cross"},
        "words": dict.fromkeys(lexicon().words, ""),
        "people": {},
        "outlets": {},
        "given": {},
        "force": {"keep": "refuse", "keeping": "unable"},
        "relating": {
            "contrast": "but by-contrast",
            "grounds": "cite",
            "agree-verbs": "agree back-up",
            "disagree-verbs": "hit-back",
            "attack-verbs": "slam",
        },
        "transcripts": {"small": "of"},
        "stating": {"greetings": "good-evening"},
        "participles": {"irregular": "send-sent"},
        "clipping": {"untrue": "fib"},
        "nicknames": {"names": "william-bill"},
    }
    made = build(data)
    assert made.verbs["barked"].tails[0].frames == {"that"}
    assert made.verbs["growling"].tails[0].words == ("at",)
    assert made.nicknames == (frozenset({"william", "bill"}),)
    assert {"refused", "refusing", "unable"} <= made.force["keeping"]
    assert made.relating["contrast"] == {"but", "by-contrast"}
    assert {"agreed", "backed-up", "backing-up"} <= made.relating["agree-verbs"]


def test_tags_have_one_letter_for_each_token():
    tokens = tokens_of("Lund said that it sank.")
    assert len(tokens.tags) == len(tokens.word) == 6
