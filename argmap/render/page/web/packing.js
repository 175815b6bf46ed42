// Rectangles set out in columns and on shelves, so that all of them have the shape that is wanted.

const COLUMN_GAP = 96;
const ROW_GAP = 18;
const SHELF_GAP = 48;
/** The room above several columns, in which lines run to those that are further out. */
const BUS = 44;
/** As long as one column is no higher than this, there is one. */
const ONE_COLUMN = 460;
const MOST_PACKED = 9;

/**
 * Blocks in as many columns as come nearest to `aspect`, width by height: `{columns, width, height, bus}`,
 * a column being `{blocks, width, height}`. Blocks of one relation stay together.
 */
export function inColumns(blocks, aspect) {
  let best = columnsOf(blocks, Infinity);
  if (best.height <= ONE_COLUMN) return best;
  const total = best.height;
  for (let count = 2; count <= Math.min(MOST_PACKED, blocks.length); count++) {
    const tried = columnsOf(blocks, total / count);
    if (measure(tried, aspect) < measure(best, aspect)) best = tried;
  }
  return best;
}

/** How much a frame of an aspect has to be filled by. */
function measure({ width, height }, aspect) {
  return Math.max(width / aspect, height);
}

function columnsOf(blocks, limit) {
  const columns = [];
  let column = null;
  for (const block of blocks) {
    const together = column && block.via !== null && block.via === column.blocks.at(-1).via;
    if (!column || (!together && column.height + block.height / 2 > limit)) {
      column = { blocks: [], width: 0, height: 0 };
      columns.push(column);
    }
    column.height += block.height + (column.blocks.length > 0 ? ROW_GAP : 0);
    column.width = Math.max(column.width, block.width);
    column.blocks.push(block);
  }
  const bus = columns.length > 1 ? BUS : 0;
  const width = columns.reduce((sum, { width }) => sum + width + COLUMN_GAP, 0);
  const height = Math.max(0, ...columns.map((each) => each.height)) + bus;
  return { columns, width, height, bus };
}

/** Put blocks on shelves, in their order, where a frame of an aspect holds them: `{width, height}`. */
export function onShelves(blocks, aspect) {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + SHELF_GAP) * (height + SHELF_GAP), 0);
  const limit = Math.max(Math.sqrt(area * aspect), ...blocks.map((block) => block.width));
  let [x, y, high, wide] = [0, 0, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > limit) [x, y, high] = [0, y + high + SHELF_GAP, 0];
    Object.assign(block, { x, y });
    x += block.width + SHELF_GAP;
    high = Math.max(high, block.height);
    wide = Math.max(wide, block.x + block.width);
  }
  return { width: wide, height: y + high };
}

/** Where each block of some columns begins: `{block, x, y}`, with x as a distance from the start. */
export function setOut({ columns, height, bus }) {
  let x = 0;
  return columns.flatMap((column) => {
    x += COLUMN_GAP;
    const at = x;
    x += column.width;
    let y = bus + (columns.length > 1 ? 0 : (height - bus - column.height) / 2);
    return column.blocks.map((block) => {
      const placed = { block, x: at, y };
      y += block.height + ROW_GAP;
      return placed;
    });
  });
}
