"""How large the page of a map is, and how fast a browser shows it and answers a click.

Wants Chromium and its chromedriver, and `selenium`. Every quote stands in the text of a source, so that
the page has what is around each of them. Times are medians and maxima in a window of 1280 x 900.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import generate

from argmap.formats.core.reading import load
from argmap.model import ArgumentMap
from argmap.render.page import PageStyle, write

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.render.page.browser import WIDE, Reader, find_browser, start

SIZES = (1_000, 10_000)
OPENINGS, CLICKS = 5, 40

CLICK = """
const [claim, done] = arguments;
const from = performance.now();
document.querySelector(`.card[data-key="${claim}"]`).click();
// After the next frame the answer is on the screen.
requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = () => done(performance.now() - from);
  after.port2.postMessage(0);
});
"""
PAINT = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
USABLE = "return performance.timing.loadEventEnd - performance.timing.navigationStart"


def with_text(map: ArgumentMap, folder: Path) -> ArgumentMap:
    """The map with a text that all its quotes stand in, each in a paragraph of some length."""
    said = [u.quote for claim in map.claims.values() for u in claim.utterances if u.quote]
    filling = "This was said before a full house, and nobody left early. " * 4
    paragraphs = [f"{filling}“{quote}”, {filling}" for quote in said]
    (folder / "hearing.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    spans, offset = {}, 0
    for quote, paragraph in zip(said, paragraphs, strict=True):
        at = offset + paragraph.index("“") + 1
        spans[quote] = (at, at + len(quote))
        offset += len(paragraph) + 2
    for claim in map.claims.values():
        for utterance in claim.utterances:
            if utterance.quote:
                utterance.span = [spans[utterance.quote]]
    map.sources["hearing"].path = "hearing.txt"
    return map


def opened(reader: Reader, page: Path) -> tuple[float, float]:
    """Milliseconds until the first picture, and until the page has been built."""
    reader.open(page)
    paint = None
    while paint is None:
        time.sleep(0.05)
        paint = reader.script(PAINT)
    return paint, reader.script(USABLE)


def measure(reader: Reader, claims: int, folder: Path) -> None:
    """Print the figures of one size."""
    source = folder / "map.yaml"
    source.write_text(generate.generate(claims), encoding="utf-8")
    map = with_text(load(source), folder)
    page = folder / "page.html"
    page.write_text("".join(write(map, PageStyle(folder))), encoding="utf-8")
    print(f"{claims:,} claims: {page.stat().st_size / 1e6:.2f} MB")
    times = [opened(reader, page) for _ in range(OPENINGS)]
    for name, found in zip(("first picture", "usable"), zip(*times, strict=True), strict=True):
        print(f"  {name:14} {statistics.median(found):5.0f} ms, at most {max(found):.0f} ms")
    answers, work = [], []
    for i in range(CLICKS):
        # A reader looks before the next click.
        time.sleep(0.3)
        cards, before = reader.cards(), worked(reader)
        answers.append(reader.driver.execute_async_script(CLICK, cards[i * 7 % len(cards)]))
        work.append(worked(reader) - before)
    for name, found in (("a click", answers), ("of that, work", work)):
        print(f"  {name:14} {statistics.median(found):5.0f} ms, at most {max(found):.0f} ms")


def worked(reader: Reader) -> float:
    """Milliseconds that the page's main thread has worked, however busy the machine is."""
    found = reader.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(m["value"] for m in found if m["name"] == "TaskDuration") * 1000


def main() -> None:
    """Measure pages of two sizes."""
    programs = find_browser()
    if programs is None:
        raise SystemExit("no Chromium with a chromedriver is here")
    driver = start(*programs)
    try:
        reader = Reader(driver)
        reader.resize(WIDE)
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        for claims in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                measure(reader, claims, Path(folder))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
