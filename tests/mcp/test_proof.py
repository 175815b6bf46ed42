"""What an assistant writes into somebody's mouth stands in the source, or does not get into the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap import load
from argmap.mcp.desk import Desk
from tests.mcp.conftest import Ask


def add(ask: Ask, **claim: Any) -> dict[str, Any]:
    return ask("add", map="street.yaml", what="claim", dry_run=False, **claim)


def test_a_proven_quote_is_written_with_whom_the_claim_is_by(ask: Ask, folder: Path) -> None:
    answer = add(
        ask, text="Shops keep their trade.", speaker="Vane", quote="Most of them come on foot",
        rebuts="lose",
    )  # fmt: skip
    assert answer["written"]
    assert answer["proof"] == {"proven": 1, "unproven": [], "unsure": []}
    claim = load(folder / "street.yaml").claims["shops-keep-their-trade"]
    assert claim.extra == {"by": "ada's helper"}
    assert claim.speakers == ["vane"]
    # The rest of the file stays as it was.
    assert "# nobody says it in so many words" in (folder / "street.yaml").read_text("utf-8")


def test_a_forged_quote_is_refused_with_what_the_source_says(refused: Ask, folder: Path) -> None:
    before = (folder / "street.yaml").read_bytes()
    error = add(refused, text="X.", speaker="lind", quote="We would lose half of our customers")
    [found] = error["unproven"]
    assert found["verdict"] == "altered"
    assert found["source_says"] == ["We would lose a third of our customers"]
    assert found["line"] == 3
    assert (folder / "street.yaml").read_bytes() == before


def test_words_of_another_are_refused_with_whose_they_are(refused: Ask) -> None:
    error = add(refused, text="X.", speaker="lind", quote="Most of them come on foot")
    [found] = error["unproven"]
    assert found["verdict"] == "other-speaker"
    assert "Tom Vane" in " ".join(found["remarks"])


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("add", {"what": "utterance", "claim": "lose", "speaker": "vane",
                 "quote": "We would lose a third of our customers"}),
        ("set", {"id": "lose", "values": {"quote": "We would lose everything we have"}}),
        ("set", {"id": "lose", "values": {"speaker": "vane"}}),
        ("set", {"id": "lind", "values": {"name": "Tom Vane"}}),
        ("set", {"id": "hearing", "values": {"path": "other.txt"}}),
        ("set", {"id": "lose", "values": {"source": ""}}),
    ],
    ids=["another voice", "other words", "another speaker", "another name", "another text", "no text"],
)  # fmt: skip
def test_no_other_way_leads_to_a_wrong_mouth(
    refused: Ask, folder: Path, tool: str, arguments: dict[str, Any]
) -> None:
    (folder / "other.txt").write_text("Nothing of the kind.\n", encoding="utf-8")
    error = refused(tool, map="street.yaml", dry_run=False, **arguments)
    assert [found["claim"] for found in error["unproven"]] == ["lose"]


def test_reported_words_are_proven_too(ask: Ask, refused: Ask) -> None:
    words = {"text": "Buses would be late.", "speaker": "lind"}
    assert add(ask, reported="the buses would be late", **words)["proof"]["proven"] == 1
    error = add(refused, reported="the buses would be early", **words)
    assert error["unproven"][0]["words"] == "reported"


def test_nobody_is_given_a_claim_without_words_where_there_is_a_text(refused: Ask) -> None:
    error = add(refused, text="Rents will rise.", speaker="vane")
    assert error["unproven"][0]["verdict"] == "no-words"
    assert "`quote` or `reported`" in error["unproven"][0]["means"]


def test_a_claim_without_source_is_allowed_and_counted(ask: Ask) -> None:
    answer = add(ask, text="Rents will rise.", supports=["lose"])
    assert (answer["claims"], answer["claims_without_source"]) == (3, 2)


def test_what_is_not_sure_is_said(ask: Ask) -> None:
    # The words stand in the text, but in nobody's quotation marks.
    answer = add(ask, text="Buses late.", speaker="lind", quote="the buses would be late")
    [unsure] = answer["proof"]["unsure"]
    assert "are these the reporter's words" in unsure["remarks"][0]


def test_words_lent_by_an_alias_or_a_go_between_are_told(ask: Ask) -> None:
    ask("set", map="street.yaml", id="lind", values={"aliases": ["Tom Vane"]}, dry_run=False)
    words = {"text": "On foot.", "speaker": "Rosa Lind", "quote": "Most of them come on foot"}
    [unsure] = add(ask, **words)["proof"]["unsure"]
    assert unsure["remarks"] == ["the source gives these words to Tom Vane: is that an alias?"]
    [unsure] = add(ask, via="vane", **words)["proof"]["unsure"]
    assert "is that whom it is `via`?" in unsure["remarks"][0]


def test_trust_writes_what_is_not_proven_with_a_mark(desk: Desk, ask: Ask, folder: Path) -> None:
    desk.is_trusted = True
    answer = add(
        ask, id="x", text="X.", speaker="lind", quote="We would lose half of our customers"
    )
    assert answer["proof"]["unproven"][0]["claim"] == "x"
    [utterance] = load(folder / "street.yaml").claims["x"].utterances
    assert utterance.extra == {"unproven": "altered"}
    # Words that are proven later lose the mark.
    values = {"quote": "We would lose a third of our customers"}
    ask("set", map="street.yaml", id="x", values=values, dry_run=False)
    assert load(folder / "street.yaml").claims["x"].utterances[0].extra == {}


def test_what_was_not_proven_before_is_no_obstacle(ask: Ask, refused: Ask, folder: Path) -> None:
    file = folder / "street.yaml"
    text = file.read_text("utf-8").replace("a third", "a quarter")
    file.write_text(text, encoding="utf-8")
    answer = ask("rename", map="street.yaml", old="lose", new="loses", dry_run=False)
    assert [found["verdict"] for found in answer["proof"]["unproven"]] == ["altered"]
    ask("set", map="street.yaml", id="lind", values={"role": "owner"}, dry_run=False)
    # But nobody else is given such words.
    refused("set", map="street.yaml", id="loses", values={"speaker": "vane"}, dry_run=False)


def test_a_draft_is_proven(ask: Ask, folder: Path) -> None:
    answer = ask("draft", map="draft.yaml", files=["hearing.txt"], dry_run=False)
    assert answer["proof"]["proven"] == answer["claims"] == 4
    assert answer["claims_without_source"] == 0
    map = load(folder / "draft.yaml")
    assert all(claim.extra["by"] == "ada's helper" for claim in map.claims.values())
