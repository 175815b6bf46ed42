// Where cards stand: what bears on a claim to its right, the first of it beside the claim.

import { ROOT } from "./forest.js";

export const CARD_WIDTH = 272;
const COLUMN_GAP = 96;
const ROW_GAP = 18;
const STACK_GAP = 12;
const INDENT = 26;
const MOST_INDENTS = 2;

/**
 * Places by key, and the size of it all. A claim and what objects to its step make a *stack*, one
 * card below the other; the stacks of what bears on any of them stand in the next column.
 *
 * `nodes` is what is open in the order of reading, `heightOf` the height of a node's card.
 */
export function layout(nodes, heightOf) {
  const stacks = stacked(nodes, heightOf);
  // What stands below comes later in the list, so backwards every stack is complete when met.
  for (const stack of [...stacks.values()].reverse()) {
    stack.height = Math.max(stack.cards, stack.after);
    if (stack.parent) stack.parent.after += stack.height + (stack.parent.after > 0 ? ROW_GAP : 0);
  }
  return placed(nodes, stacks, heightOf);
}

function stacked(nodes, heightOf) {
  /** By key of a node: its stack. */
  const of = new Map();
  const stacks = new Map();
  for (const node of nodes) {
    const above = node.parent === ROOT ? null : of.get(node.parent);
    let stack = above;
    if (!node.beside || !above) {
      const column = above ? above.column + 1 : 0;
      stack = { key: node.key, parent: above, column, cards: 0, after: 0, indents: new Map() };
      stacks.set(node.key, stack);
    }
    const indents = stack === above ? above.indents.get(node.parent) + 1 : 0;
    stack.indents.set(node.key, Math.min(indents, MOST_INDENTS));
    stack.cards += heightOf(node) + (stack.cards > 0 ? STACK_GAP : 0);
    of.set(node.key, stack);
    node.stack = stack;
  }
  return stacks;
}

function placed(nodes, stacks, heightOf) {
  const places = new Map();
  let bottom = 0;
  let right = 0;
  for (const node of nodes) {
    const stack = node.stack;
    if (stack.key === node.key) {
      const top = stack.parent ? stack.parent.nextChild : bottom;
      stack.nextCard = top;
      stack.nextChild = top;
      if (stack.parent) stack.parent.nextChild += stack.height + ROW_GAP;
      else bottom += stack.height + 2 * ROW_GAP;
    }
    const indent = stack.indents.get(node.key) * INDENT;
    const x = stack.column * (CARD_WIDTH + COLUMN_GAP) + indent;
    const height = heightOf(node);
    places.set(node.key, { x, y: stack.nextCard, width: CARD_WIDTH, height });
    stack.nextCard += height + STACK_GAP;
    right = Math.max(right, x + CARD_WIDTH);
  }
  return { places, width: right, height: Math.max(bottom - 2 * ROW_GAP, 0) };
}
