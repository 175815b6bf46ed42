// The flow sheet: a column for each speech, and each argument followed to the right.

import { claimAddress } from "./debate.js";
import { coloured, el, plural } from "./dom.js";

/** A sheet of more columns is shown as an outline: what hangs on a point stands below it. */
const MOST_COLUMNS = 24;

/** How each cell is read out where its sign says little. */
const MEANINGS = { dropped: "not answered in time", grouped: "answered with what it supports" };

/** The sheet of a debate, where it has one. */
export function flowSheet(debate) {
  const { columns, sides, parts, leftOut } = debate.flow;
  const sparse = columns.length > MOST_COLUMNS;
  const key = sides.map((side, i) => coloured(el("li", { class: "cell", dir: "auto" }, named(debate, side.name)), groundOf(sides, i)));
  return el(
    "div",
    { class: sparse ? "flow outline" : "flow" },
    el("ul", { class: "flow-key", "aria-label": "The sides" }, key, MARKS.map(meaning)),
    parts.map((part) => sheetOf(debate, part, sparse)),
    leftOut > 0 && el("p", { class: "where" }, `Left out: ${plural(leftOut, "claim")} that nobody makes in a speech of a side.`),
  );
}

/** A side by its name; whoever has none is a side of their own. */
function named(debate, side) {
  return debate.speakers.get(side)?.name ?? side;
}

const MARKS = [
  ["[!] 4", "4 was dropped"],
  ["(4)", "answered with what it supports"],
  ["4 = again", "said again"],
];

function meaning([mark, words]) {
  return el("li", {}, el("b", {}, mark), ` ${words}`);
}

function groundOf(sides, number) {
  return { "--ground": sides[number]?.ground ?? "transparent" };
}

function sheetOf(debate, { section, rows }, sparse) {
  const { columns } = debate.flow;
  const heads = columns.map((name) => el("th", { scope: "col", role: "columnheader", dir: "auto" }, named(debate, name)));
  const table = el(
    "table",
    { role: "table", "aria-label": section || "The flow sheet" },
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)),
    el("tbody", { role: "rowgroup" }, rows.map((row) => rowOf(debate, row, sparse))),
  );
  return [section && el("h3", { dir: "auto" }, section), table];
}

function rowOf(debate, { opens, cells }, sparse) {
  const { columns } = debate.flow;
  const numbers = sparse ? Object.keys(cells) : columns.keys();
  return el(
    "tr",
    { class: opens && "opens", role: "row" },
    [...numbers].map((number) =>
      el(
        "td",
        { role: "cell", "data-column": cells[number] && named(debate, columns[number]) },
        (cells[number] ?? []).map((entry) => entryOf(debate, entry)),
      ),
    ),
  );
}

function entryOf(debate, { claim, kind, side, head }) {
  const { title, text } = debate.claims.get(claim);
  const link = el(
    "a",
    { href: claimAddress(claim), class: `cell ${kind}`, "data-claim": claim, dir: "auto", title: kind === "made" ? null : (title ?? text) },
    el("b", {}, head),
    kind === "made" && ` ${title ?? text}`,
    MEANINGS[kind] && el("span", { class: "unseen" }, ` ${MEANINGS[kind]}`),
  );
  return coloured(link, groundOf(debate.flow.sides, side));
}
