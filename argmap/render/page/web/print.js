// What paper needs: the map as wide as the page, and the list unfolded.

/** A map that would have to be smaller than this to fit is not printed; the list is. */
const SMALLEST_PRINT = 0.3;
/** The width of a page of paper, in pixels of CSS, as browsers lay it out. */
const PAPER = 700;
const PAPER_ASPECT = 0.75;
/** Longer lists stay as they are folded. */
const MOST_PRINTED = 1000;

/** Get an app's page ready whenever it is printed, and put it back afterwards. */
export function preparePrint(app) {
  let folded = [];
  addEventListener("beforeprint", () => {
    // A map that cannot be seen has no measures.
    const { pane } = document.body.dataset;
    document.body.dataset.pane = "map";
    app.drawing.remeasure();
    app.drawing.shape(PAPER_ASPECT);
    document.body.dataset.pane = pane;
    const { width, height } = app.drawing.size;
    const scale = Math.min(PAPER / Math.max(width, 1), 1);
    document.body.classList.toggle("map-too-large", scale < SMALLEST_PRINT);
    app.drawing.frame.style.setProperty("--print-scale", scale);
    app.drawing.frame.style.setProperty("--print-height", `${Math.ceil(height * scale)}px`);
    if (app.debate.claims.size > MOST_PRINTED) return;
    folded = [...document.querySelectorAll("#list-body details:not([open])")];
    for (const block of folded) block.open = true;
  });
  addEventListener("afterprint", () => {
    app.drawing.shape();
    for (const block of folded) block.open = false;
    folded = [];
  });
}
