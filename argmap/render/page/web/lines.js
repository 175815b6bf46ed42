// The lines between cards: from what bears to what it bears on, with the relation's mark on them.

import { SIGNS } from "./debate.js";
import { svg, coloured } from "./dom.js";

/** How far left of a premise the mark of its relation stands; linked premises have it further out. */
const MARK_GAP = 18;
const JUNCTION_GAP = 40;
const MARK_RADIUS = 10;

const DASHES = { undercuts: "7 4", qualifies: "2 4", restates: "1 5", contradicts: "10 3 2 3" };

/** The lines of a map. What is drawn already is moved, which costs less than to draw it anew. */
export class Lines {
  constructor(parent, debate) {
    this.parent = parent;
    this.debate = debate;
    /** By relation: its group of lines, with its mark. */
    this.groups = new Map();
  }

  /** Draw all relations whose ends are open. */
  draw(nodes, places) {
    const traced = new Map(traces(this.debate, nodes, places).map((trace) => [trace.relation.id, trace]));
    for (const [id, group] of this.groups) {
      if (traced.has(id)) continue;
      group.remove();
      this.groups.delete(id);
    }
    for (const [id, trace] of traced) {
      if (!this.groups.has(id)) {
        const group = lineGroup(this.debate, trace.relation);
        this.groups.set(id, group);
        this.parent.append(group);
      }
      follow(this.groups.get(id), trace);
    }
  }
}

/** By relation: where its mark stands and which ways its lines take. */
function traces(debate, nodes, places) {
  const open = new Map(nodes.filter((node) => node.id !== null).map((node) => [node.id, node]));
  const marks = new Map();
  const entries = new Map();
  const drawn = relationsBetween(debate, open);
  const premisesOf = (relation) => relation.premises.filter((id) => open.has(id));
  for (const relation of drawn) {
    marks.set(relation.id, markOf(relation, premisesOf(relation), open, places));
  }
  return drawn.map((relation) => {
    const mark = marks.get(relation.id);
    const target = places.get(relation.target);
    const end = target ? entry(target, mark) : marks.get(relation.target);
    const ways = waysOf(premisesOf(relation).map((id) => places.get(id)), mark, end, !target);
    return { relation, mark, ways };
  });
}

/** The relations with an open premise whose target is open, be it a claim or such a relation. */
function relationsBetween(debate, open) {
  const found = new Set();
  const waiting = [...open.keys()].flatMap((id) => debate.aimedAt(id));
  while (waiting.length > 0) {
    const relation = waiting.pop();
    if (found.has(relation) || !relation.premises.some((id) => open.has(id))) continue;
    found.add(relation);
    waiting.push(...debate.aimedAt(relation.id));
  }
  return [...found];
}

/** Where the mark of a relation stands: before its premise, or before all that stand there for it. */
function markOf(relation, premises, open, places) {
  const own = premises.filter((id) => open.get(id).via === relation);
  // A symmetric relation may have put its target after its premise.
  const turned = own.length === 0 && open.get(relation.target)?.via === relation;
  const before = (turned ? [relation.target] : own.length > 0 ? own : premises).map((id) => places.get(id));
  const x = Math.min(...before.map((place) => place.x));
  const top = Math.min(...before.map(middle));
  const bottom = Math.max(...before.map(middle));
  const linked = premises.length > 1;
  const shift = own.length > 0 || turned ? 0 : 26;
  return {
    x: x - (linked ? JUNCTION_GAP : MARK_GAP),
    y: linked ? (top + bottom) / 2 : top + shift,
    beside: own.length > 0 && open.get(own[0]).beside,
    turned,
    crossing: own.length === 0 && !turned,
  };
}

function middle(place) {
  return place.y + place.height / 2;
}

/** Where a line meets the card it leads to: lines from far up and down do not all end in one point. */
function entry(place, mark) {
  const reach = place.height / 2 - 14;
  const slope = (mark.y - middle(place)) / 12;
  return { x: place.x + place.width, y: middle(place) + Math.max(-reach, Math.min(reach, slope)) };
}

/** The lines of a relation: from its premises to its mark, and last the one that has the head. */
function waysOf(premises, mark, end, atRelation) {
  if (mark.turned) return [curve({ x: mark.x + MARK_GAP, y: mark.y }, end)];
  return [...premises.map((place) => toMark(place, mark)), atRelation ? toStep(mark, end) : curve(mark, end)];
}

function lineGroup(debate, relation) {
  const { verb, colour } = debate.kinds[relation.kind];
  const label = `${debate.names(debate.drawnBy(relation))} ${verb}`;
  const mark = svg(
    "g",
    { class: "mark" },
    svg("circle", { r: MARK_RADIUS }),
    svg("text", {}, SIGNS[relation.kind]),
  );
  const group = svg("g", { class: "line", "data-relation": relation.id }, svg("title", {}, label), mark);
  return coloured(group, { "--kind": colour });
}

/** Lead the lines of a group along their ways. */
function follow(group, { relation, mark, ways }) {
  const paths = [...group.querySelectorAll("path")];
  while (paths.length > ways.length) paths.pop().remove();
  while (paths.length < ways.length) {
    const path = svg("path", { "stroke-dasharray": DASHES[relation.kind] });
    group.lastChild.before(path);
    paths.push(path);
  }
  paths.forEach((path, i) => {
    path.setAttribute("d", ways[i]);
    if (i === paths.length - 1) path.setAttribute("marker-end", `url(#arrow-${relation.kind})`);
    else path.removeAttribute("marker-end");
  });
  group.lastChild.setAttribute("transform", `translate(${mark.x},${mark.y})`);
}

function toMark(place, mark) {
  const y = mark.crossing ? mark.y : middle(place);
  const bend = mark.x + MARK_GAP / 2;
  if (Math.abs(y - mark.y) < 1) return `M${place.x},${y}H${mark.x}`;
  return `M${place.x},${y}H${bend + 10}Q${bend},${y} ${bend},${y + Math.sign(mark.y - y) * 10}V${mark.y}`;
}

/** From a mark to the mark of the step it aims at: up along the column, or across the map. */
function toStep(mark, end) {
  if (mark.beside && end.y < mark.y && end.x <= mark.x) {
    const tip = end.y + MARK_RADIUS + 3;
    return `M${mark.x},${mark.y}H${end.x + 8}Q${end.x},${mark.y} ${end.x},${mark.y - 8}V${tip}`;
  }
  return curve(mark, { x: end.x + MARK_RADIUS + 3, y: end.y });
}

function curve(from, to) {
  // A target that does not stand to the left is reached round its corner.
  const reach = from.x > to.x ? (from.x - to.x) / 2 : 90;
  return `M${from.x},${from.y}C${from.x - reach},${from.y} ${to.x + reach},${to.y} ${to.x + 2},${to.y}`;
}

/** The heads of lines, one for each kind and colour. */
export function arrowHeads(kinds) {
  return svg(
    "defs",
    {},
    Object.entries(kinds).map(([kind, { colour }]) => {
      const head = { id: `arrow-${kind}`, viewBox: "0 0 10 10", refX: 9, refY: 5 };
      const size = { markerWidth: 6, markerHeight: 6, orient: "auto-start-reverse" };
      return svg("marker", { ...head, ...size }, svg("path", { d: "M0,0L10,5L0,10z", fill: colour }));
    }),
  );
}
