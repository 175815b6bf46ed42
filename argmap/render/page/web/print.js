// What paper needs: the map as wide as the page, and the list unfolded.

/** A map that would have to be smaller than this to fit is not printed; the list is. */
const SMALLEST_PRINT = 0.25;
/** The width of a page of paper, in pixels of CSS, as browsers lay it out. */
const PAPER = 700;
/** The height that is left for the map on one. */
const MOST_HEIGHT = 840;
const PAPER_ASPECT = 0.75;

/** Get an app's page ready whenever it is printed, and put it back afterwards. */
export function preparePrint(app) {
  addEventListener("beforeprint", () => {
    app.list.draw(true);
    // A map that cannot be seen has no measures.
    const { pane } = document.body.dataset;
    document.body.dataset.pane = "map";
    app.drawing.remeasure();
    app.drawing.shape(PAPER_ASPECT);
    document.body.dataset.pane = pane;
    const { width, height } = app.drawing.size;
    const scale = Math.min(PAPER / Math.max(width, 1), MOST_HEIGHT / Math.max(height, 1), 1);
    document.body.classList.toggle("map-too-large", scale < SMALLEST_PRINT);
    app.drawing.frame.style.setProperty("--print-scale", scale);
    app.drawing.frame.style.setProperty("--print-height", `${Math.ceil(height * scale)}px`);
  });
  addEventListener("afterprint", () => {
    app.drawing.shape();
    app.list.draw();
  });
}
