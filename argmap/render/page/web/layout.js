// Where cards stand: a claim in the middle, what speaks for it to its left, and what else bears on it
// to its right; further on, each claim stands outside of what it bears on.

import { ROOT } from "./forest.js";
import { inColumns, onShelves, setOut } from "./packing.js";

export const CARD_WIDTH = 272;
const STACK_GAP = 12;
const INDENT = 26;
const MOST_INDENTS = 2;
const TO_THE_LEFT = ["supports", "restates"];

/**
 * Places by key, and the size of it all. A claim and what objects to its step make a *stack*, one
 * card below the other; what bears on any of them stands in columns beside the stack.
 *
 * A place is `{x, y, width, height, dir, port, bus, hub}`. `dir` is 1 where what bears on a card stands
 * to its right, else -1; `port` says how far down the edge of its parent its line ends, from 0 to 1;
 * where several columns stand beside the parent, lines run along `bus`, and along `hub` to the parent.
 *
 * `nodes` is what is open in the order of reading, `heightOf` the height of a node's card, `aspect` the
 * width of the frame by its height.
 */
export function layout(nodes, heightOf, aspect) {
  const stacks = stacked(nodes, heightOf);
  // What stands further out comes later in the list, so backwards every stack is complete when met.
  for (const stack of [...stacks].reverse()) {
    const sides = sidesOf(stack, aspect > 1);
    stack.areas = sides.map(({ dir, children }) => ({ dir, ...inColumns(children, aspect > 1 ? aspect / 2 : aspect) }));
    stack.width = stack.areas.reduce((sum, area) => sum + area.width, stack.cardsWidth);
    stack.height = Math.max(stack.cardsHeight, ...stack.areas.map((area) => area.height));
  }
  const roots = stacks.filter((stack) => stack.parent === null);
  const size = onShelves(roots, aspect);
  return { places: placed(roots, heightOf), ...size };
}

function stacked(nodes, heightOf) {
  /** By key of a node: its stack. */
  const of = new Map();
  const stacks = [];
  for (const node of nodes) {
    const above = node.parent === ROOT ? null : of.get(node.parent);
    let stack = above;
    if (!node.beside || !above) {
      const { key, via } = node;
      stack = { key, via, parent: above, cards: [], cardsHeight: 0, cardsWidth: CARD_WIDTH, children: [] };
      stacks.push(stack);
      above?.children.push(stack);
    }
    const beneath = stack.cards.find((card) => card.node.key === node.parent);
    const indent = beneath ? Math.min(beneath.indent + 1, MOST_INDENTS) : 0;
    stack.cards.push({ node, indent });
    stack.cardsHeight += heightOf(node) + (stack.cards.length > 1 ? STACK_GAP : 0);
    stack.cardsWidth = Math.max(stack.cardsWidth, CARD_WIDTH + indent * INDENT);
    of.set(node.key, stack);
  }
  return stacks;
}

/** The children of a stack by the side on which they stand: at the top there are two, where there is room. */
function sidesOf(stack, isWide) {
  const { children, parent } = stack;
  const left = isWide && parent === null ? children.filter(({ via }) => TO_THE_LEFT.includes(via?.kind)) : [];
  // One side alone stands where one begins to read.
  if (left.length === 0 || left.length === children.length) return children.length > 0 ? [{ dir: 1, children }] : [];
  return [
    { dir: -1, children: left },
    { dir: 1, children: children.filter((child) => !left.includes(child)) },
  ];
}

function placed(roots, heightOf) {
  const places = new Map();
  const waiting = roots.map((stack) => {
    const toTheLeft = stack.areas.find(({ dir }) => dir === -1)?.width ?? 0;
    return { stack, inner: stack.x + toTheLeft, top: stack.y, dir: 1, more: {} };
  });
  while (waiting.length > 0) {
    const { stack, inner, top, dir, more } = waiting.pop();
    const cardsTop = top + (stack.height - stack.cardsHeight) / 2;
    putStack(places, stack, { inner, top: cardsTop, dir, more }, heightOf);
    for (const area of stack.areas) {
      const way = stack.parent === null ? area.dir : dir;
      // At the top, what stands to the left begins at the left edge.
      const start = stack.parent === null && way === -1 ? inner : inner + way * stack.cardsWidth;
      const areaTop = top + (stack.height - area.height) / 2;
      const set = setOut(area);
      set.forEach(({ block, x, y }, i) => {
        const route = area.bus > 0 ? { bus: areaTop, hub: start + way * 30 } : {};
        const port = (i + 0.5) / set.length;
        waiting.push({ stack: block, inner: start + way * x, top: areaTop + y, dir: way, more: { port, ...route } });
      });
    }
  }
  return places;
}

/** Put the cards of a stack below one another, the first with what is known of its line. */
function putStack(places, stack, { inner, top, dir, more }, heightOf) {
  let y = top;
  for (const { node, indent } of stack.cards) {
    const edge = inner + dir * indent * INDENT;
    const height = heightOf(node);
    const own = node.key === stack.key ? more : {};
    places.set(node.key, { x: dir > 0 ? edge : edge - CARD_WIDTH, y, width: CARD_WIDTH, height, dir, ...own });
    y += height + STACK_GAP;
  }
}
