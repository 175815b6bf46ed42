// Who answers whom: a row for who objects, a column for who is met, and behind each cell the objections.

import { claimAddress, signMark, speakerChip } from "./debate.js";
import { coloured, el, figure, fill, plural } from "./dom.js";

/** The matrix of a debate, with a place below it for the objections of one cell. */
export function answerMatrix(debate) {
  const { rows, columns, cells, leftOut } = debate.matrix;
  const below = el("section", { class: "objections", tabindex: "-1", "aria-live": "polite" });
  const byPair = new Map(cells.map((cell) => [pairOf(cell.row, cell.column), cell]));
  const cellAt = (row, column) => {
    const cell = byPair.get(pairOf(row, column));
    return el("td", {}, cell && pairButton(debate, cell, below));
  };
  const head = columns.map((id) => el("th", { scope: "col" }, voice(debate, id)));
  const body = rows.map((row) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, voice(debate, row)),
      columns.map((column) => cellAt(row, column)),
      total(cells.filter((cell) => cell.row === row)),
    ),
  );
  const foot = columns.map((column) => total(cells.filter((cell) => cell.column === column)));
  const table = el(
    "table",
    { class: "matrix" },
    el("thead", {}, el("tr", {}, el("td", { class: "corner" }, "objects to →"), head, el("th", { scope: "col" }, "in all"))),
    el("tbody", {}, body),
    el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, "in all"), foot, total(cells))),
  );
  return el(
    "div",
    { class: "answering" },
    el("p", { class: "where" }, "Each row says to whom somebody objects. A click on a number lists the objections. ", shareKey()),
    el("div", { class: "pairs" }, el("div", { class: "matrix-frame" }, table), below),
    leftOut > 0 && el("p", { class: "where" }, `Left out: ${plural(leftOut, "speaker")} who object and are met least.`),
  );
}

function pairOf(row, column) {
  return JSON.stringify([row, column]);
}

/** A speaker, or nobody where the map does not say who speaks. */
function voice(debate, id) {
  return id === null ? el("span", { class: "role" }, "nobody") : speakerChip(debate, id);
}

function pairButton(debate, cell, below) {
  const { row, column, answered, unanswered } = cell;
  const count = answered.length + unanswered.length;
  const show = () => {
    for (const other of button.closest("table").querySelectorAll(".pair")) other.setAttribute("aria-pressed", other === button);
    fill(below, objections(debate, cell));
    below.firstChild.scrollIntoView({ block: "nearest" });
  };
  const button = el(
    "button",
    { type: "button", class: "pair", "aria-pressed": "false", title: told(debate, row, column), onclick: show },
    el("span", { "aria-hidden": "true" }, el("b", {}, figure(count)), unanswered.length > 0 && el("span", { class: "open" }, ` ${figure(unanswered.length)}!`)),
    shareBar(answered.length, unanswered.length),
    el("span", { class: "unseen" }, `${plural(count, "objection")}, ${figure(unanswered.length)} unanswered`),
  );
  return button;
}

function told(debate, row, column) {
  const name = (id) => debate.names(id === null ? [] : [id]);
  return row === column ? `${name(row)} to themselves` : `${name(row)} to ${name(column)}`;
}

/** How many are answered and how many are not, as the two parts of a bar. */
function shareBar(answered, unanswered) {
  const part = (name, count) => count > 0 && coloured(el("i", { class: name }), { "flex-grow": count });
  return el("span", { class: "share", "aria-hidden": "true" }, part("met", answered), part("left", unanswered));
}

function shareKey() {
  const entry = (name, word) => el("span", { class: "share-key" }, el("i", { class: name, "aria-hidden": "true" }), ` ${word}`);
  return [entry("met", "answered"), " ", entry("left", "unanswered")];
}

/** How many objections stand in some cells; what two speakers make together counts once. */
function total(cells) {
  const open = new Set(cells.flatMap((cell) => cell.unanswered)).size;
  const all = new Set(cells.flatMap((cell) => [...cell.answered, ...cell.unanswered])).size;
  return el("td", { class: "total" }, figure(all), open > 0 && el("span", { class: "open" }, ` ${figure(open)} unanswered`));
}

function objections(debate, { row, column, answered, unanswered }) {
  const relations = [...debate.relations.values()];
  const items = [...unanswered, ...answered].map((number) => objection(debate, relations[number]));
  const counted = `${plural(items.length, "objection")}, ${figure(unanswered.length)} unanswered`;
  return [
    el("h3", {}, voice(debate, row), " to ", row === column ? "themselves" : voice(debate, column), el("span", { class: "count" }, ` ${counted}`)),
    el("ul", {}, items),
  ];
}

function objection(debate, relation) {
  const step = debate.relations.get(relation.target);
  const aims = step ? step.premises : [relation.target];
  const state = relation.unanswered
    ? el("span", { class: "tag alert" }, "! unanswered")
    : el("span", { class: "tag" }, "answered");
  return el(
    "li",
    {},
    relation.premises.map((id) => el("p", {}, claimLine(debate, id, "claim"))),
    el(
      "p",
      { class: "does" },
      signMark(debate, relation.kind),
      ` ${debate.kinds[relation.kind].verb}${step ? " the step from" : ""} `,
      aims.map((id, i) => [i > 0 && " + ", claimLine(debate, id, "aim")]),
      " ",
      state,
    ),
  );
}

function claimLine(debate, id, name) {
  const text = debate.claims.get(id)?.text ?? id;
  return el("a", { href: claimAddress(id), class: name, "data-claim": id, dir: "auto" }, text);
}
