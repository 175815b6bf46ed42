// The lines between cards: from what bears to what it bears on, with the relation's mark on them.

import { SIGNS } from "./debate.js";
import { svg, coloured } from "./dom.js";

/** How far left of a premise the mark of its relation stands; linked premises have it further out. */
const MARK_GAP = 18;
const JUNCTION_GAP = 40;
const MARK_RADIUS = 10;
/** How far from the corner of a card lines may end. */
const CORNER = 14;
const BEND = 10;
/** Lines of different kinds run side by side, so far from each other. */
const LANE = 4;
const LANES = Object.keys(SIGNS);

const DASHES = { undercuts: "7 4", qualifies: "2 4", restates: "1 5", contradicts: "10 3 2 3" };

/**
 * The lines of a map. What is drawn already is moved, which costs less than to draw it anew; and what
 * stands out is moved to a layer in front, so that the one behind is dimmed at one stroke.
 */
export class Lines {
  constructor(canvas, debate) {
    this.canvas = canvas;
    this.debate = debate;
    /** By relation: its way and its mark. */
    this.drawn = new Map();
    this.back = layer("back");
    this.front = layer("front");
    canvas.append(this.back.element, this.front.element);
  }

  /** Draw all relations whose ends are open, no more than `most` of them anew; whether that was all. */
  draw(nodes, places, most) {
    let left = most;
    const traced = new Map(traces(this.debate, nodes, places).map((trace) => [trace.relation.id, trace]));
    for (const [id, { way, mark }] of this.drawn) {
      if (traced.has(id)) continue;
      way.remove();
      mark.remove();
      this.drawn.delete(id);
    }
    for (const [id, trace] of traced) {
      if (!this.drawn.has(id)) {
        if (left-- <= 0) return false;
        const line = lineOf(this.debate, trace.relation);
        this.drawn.set(id, line);
        putOn(this.back, line);
      }
      follow(this.drawn.get(id), trace);
    }
    return true;
  }

  /** Let the lines stand out of which `isLit(relation)` is so; all alike without it. */
  light(isLit) {
    this.canvas.classList.toggle("dimmed", isLit !== null);
    for (const [id, line] of this.drawn) {
      const lit = isLit?.(this.debate.relations.get(id)) ?? false;
      putOn(lit ? this.front : this.back, line);
    }
  }
}

/** Ways, and in front of them marks. */
function layer(name) {
  const [ways, marks] = [svg("g"), svg("g", { class: "marks" })];
  return { ways, marks, element: svg("g", { class: name }, ways, marks) };
}

function putOn({ ways, marks }, { way, mark }) {
  if (way.parentNode === ways) return;
  ways.append(way);
  marks.append(mark);
}

/** By relation: where its mark stands and which ways its lines take. */
function traces(debate, nodes, places) {
  const open = new Map(nodes.filter((node) => node.id !== null).map((node) => [node.id, node]));
  const marks = new Map();
  const drawn = relationsBetween(debate, open);
  const premisesOf = (relation) => relation.premises.filter((id) => open.has(id));
  for (const relation of drawn) {
    marks.set(relation.id, markOf(relation, premisesOf(relation), open, places));
  }
  return drawn.map((relation) => {
    const mark = marks.get(relation.id);
    const target = places.get(mark.turned ? open.get(relation.target).parent : relation.target);
    const end = target ? entry(target, mark, relation) : marks.get(relation.target);
    const premises = premisesOf(relation).map((id) => ({ ...places.get(id), own: open.get(id).via === relation }));
    const ways = waysOf(premises, mark, end, !target);
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
  const { dir, port, bus, hub } = before[0];
  const inner = before.map(innerEdge).reduce((one, other) => (dir > 0 ? Math.min(one, other) : Math.max(one, other)));
  const top = Math.min(...before.map(middle));
  const bottom = Math.max(...before.map(middle));
  const linked = premises.length > 1;
  const crossing = own.length === 0 && !turned;
  return {
    kind: relation.kind,
    x: inner - dir * (linked ? JUNCTION_GAP : MARK_GAP),
    y: linked ? (top + bottom) / 2 : top + (crossing ? 26 : 0),
    beside: own.length > 0 && open.get(own[0]).beside,
    dir,
    turned,
    crossing,
    ...(!crossing && { port, bus, hub }),
  };
}

function middle(place) {
  return place.y + place.height / 2;
}

/** The edge of a card that is turned to what the claim bears on. */
function innerEdge({ x, width, dir }) {
  return dir > 0 ? x : x + width;
}

/** Where a line meets the card it leads to, and from which side: lines spread over the edge. */
function entry(place, mark, relation) {
  const dir = mark.port === undefined ? Math.sign(mark.x - place.x - place.width / 2) || 1 : mark.dir;
  const x = dir > 0 ? place.x + place.width : place.x;
  const room = place.height - 2 * CORNER;
  if (mark.bus !== undefined) return { x, y: place.y + CORNER + (room * (LANES.indexOf(relation.kind) + 1)) / (LANES.length + 1), dir };
  const slope = Math.max(0, Math.min(1, 0.5 + (mark.y - middle(place)) / (12 * room)));
  return { x, y: place.y + CORNER + room * (mark.port ?? slope), dir };
}

/** The lines of a relation: from its premises to its mark, and last the one that has the head. */
function waysOf(premises, mark, end, atRelation) {
  const last = atRelation ? toStep(mark, end) : mark.bus === undefined ? curve(mark, end) : alongBus(mark, end);
  // What stands further out is what it leads to: the head is at that end.
  if (mark.turned) return [last, `M${mark.x},${mark.y}h${mark.dir * (MARK_GAP - 2)}`];
  return [...premises.map((place) => toMark(place, mark)), last];
}

function lineOf(debate, { id, kind }) {
  const { colour } = debate.kinds[kind];
  const head = { "stroke-dasharray": DASHES[kind], "marker-end": `url(#arrow-${kind})` };
  const way = svg("path", { class: "line", "data-relation": id, ...head });
  const mark = svg("g", { class: "mark" }, svg("circle", { r: MARK_RADIUS }), svg("text", {}, SIGNS[kind]));
  for (const part of [way, mark]) coloured(part, { "--kind": colour });
  return { way, mark };
}

/** The ways that lines take already. */
const taken = new WeakMap();

/** Lead a line along its ways, the last of which has the head. */
function follow({ way, mark }, trace) {
  const words = trace.ways.join("");
  if (taken.get(way) === words) return;
  taken.set(way, words);
  way.setAttribute("d", words);
  const { x, y } = trace.mark;
  // Attributes of place, since a transform would cost the browser a layer for each mark.
  const [circle, sign] = mark.children;
  for (const [part, names] of [[circle, ["cx", "cy"]], [sign, ["x", "y"]]]) {
    part.setAttribute(names[0], x);
    part.setAttribute(names[1], y);
  }
}

function toMark(place, mark) {
  const y = mark.crossing ? mark.y : middle(place);
  const x = innerEdge(place);
  // A linked premise that stands elsewhere comes across the map.
  if (!place.own && !mark.crossing) return curve({ x, y, dir: place.dir }, mark);
  if (Math.abs(y - mark.y) < 1) return `M${x},${y}H${mark.x}`;
  const bend = mark.x + (mark.dir * MARK_GAP) / 2;
  return `M${x},${y}H${bend + mark.dir * BEND}Q${bend},${y} ${bend},${y + Math.sign(mark.y - y) * BEND}V${mark.y}`;
}

/** From a mark to the mark of the step it aims at: up along the column, or across the map. */
function toStep(mark, end) {
  if (mark.beside && end.y < mark.y && mark.dir * (end.x - mark.x) <= 0) {
    const tip = end.y + MARK_RADIUS + 3;
    return `M${mark.x},${mark.y}H${end.x + mark.dir * 8}Q${end.x},${mark.y} ${end.x},${mark.y - 8}V${tip}`;
  }
  const side = Math.sign(mark.x - end.x) || 1;
  return curve(mark, { x: end.x + side * (MARK_RADIUS + 3), y: end.y, dir: side });
}

/** From a mark in one of several columns: up, along above them, and to the card they stand beside. */
function alongBus(mark, end) {
  const { dir } = mark;
  const lane = LANE * LANES.indexOf(mark.kind);
  const gutter = mark.x - dir * (26 + lane);
  const bus = mark.bus + 8 + lane;
  const hub = mark.hub + dir * lane;
  return polyline([
    [mark.x, mark.y],
    [gutter, mark.y],
    [gutter, bus],
    [hub, bus],
    [hub, end.y],
    [end.x + dir * 2, end.y],
  ]);
}

/** A line along the axes whose corners are round. */
function polyline(points) {
  const parts = [`M${points[0]}`];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, at, after] = [points[i - 1], points[i], points[i + 1]];
    parts.push(`L${towards(at, before)}Q${at} ${towards(at, after)}`);
  }
  return `${parts.join("")}L${points.at(-1)}`;
}

function towards([x, y], [toX, toY]) {
  const length = Math.abs(toX - x) + Math.abs(toY - y);
  const share = length === 0 ? 0 : Math.min(BEND, length / 2) / length;
  return [x + (toX - x) * share, y + (toY - y) * share];
}

function curve(from, to) {
  const apart = to.dir * (from.x - to.x);
  // A card that stands on the other side is reached round its corner.
  const reach = apart > 0 ? apart / 2 : 90;
  const start = from.x - (from.dir ?? to.dir) * reach;
  return `M${from.x},${from.y}C${start},${from.y} ${to.x + to.dir * reach},${to.y} ${to.x + to.dir * 2},${to.y}`;
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
