// Looking at a picture that is larger than its frame: drag, wheel, pinch, keys and buttons move it.

const LEAST_SCALE = 0.05;
/** Text that would be smaller than this, in pixels, is drawn as bars. */
const LEAST_TEXT = 6;
const TEXT = 14;
const MOST_SCALE = 2.5;
const FRAME_MARGIN = 28;
/** What is framed is not made smaller than this. */
const LEAST_READABLE = 0.5;
/** How far a pointer may move, in pixels, before it drags rather than clicks. */
const STILL = 5;

export class Viewport {
  constructor(frame, stage) {
    this.frame = frame;
    this.stage = stage;
    this.x = FRAME_MARGIN;
    this.y = FRAME_MARGIN;
    this.scale = 1;
    this.pointers = new Map();
    this.dragged = false;
    /** Called when the picture has been moved. */
    this.moved = () => {};
    frame.tabIndex = -1;
    this.measure();
    new ResizeObserver(() => this.measure()).observe(frame);
    frame.addEventListener("pointerdown", (event) => this.#down(event));
    frame.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      frame.addEventListener(name, (event) => this.#up(event));
    }
    // What ends a drag is no click.
    frame.addEventListener("click", (event) => this.dragged && event.stopPropagation(), true);
    frame.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    // A browser scrolls what gets the focus into view, which would move the stage a second time.
    frame.addEventListener("scroll", () => frame.scrollTo(0, 0));
  }

  /** Take the frame's measures, which costs a layout of the page and so is not done for each move. */
  measure() {
    this.room = { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }

  zoom(factor, at = this.#middle()) {
    // A map that is fitted may be smaller than one is led by the buttons.
    const scale = Math.min(Math.max(this.scale * factor, Math.min(LEAST_SCALE, this.scale)), MOST_SCALE);
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.touched = true;
    this.#put();
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.touched = true;
    this.#put();
  }

  /** Show all of a picture of this size. */
  fit(width, height) {
    const { width: wide, height: high } = this.room;
    const fitting = Math.min((wide - 2 * FRAME_MARGIN) / width, (high - 2 * FRAME_MARGIN) / height);
    // A frame that cannot be seen has no room.
    this.scale = fitting > 0 ? Math.min(fitting, 1) : LEAST_SCALE;
    this.x = Math.max((wide - width * this.scale) / 2, 0);
    this.y = Math.max((high - height * this.scale) / 2, 0);
    this.#put();
  }

  /** Show a picture from its middle, `first`, as much of it as can still be read. */
  begin(width, height, first, readable = 0.65) {
    const { width: wide, height: high } = this.room;
    this.fit(width, height);
    if (this.scale >= readable) return;
    this.scale = readable;
    // Nothing is gained by empty room beside the picture.
    this.x = within(wide / 2 - (first.x + first.width / 2) * this.scale, width * this.scale, wide);
    this.y = within(high / 2 - (first.y + first.height / 2) * this.scale, height * this.scale, high);
    this.#put();
  }

  /** What can be seen of the picture, in its own measures. */
  get seen() {
    const { x, y, scale, room } = this;
    return { x: -x / scale, y: -y / scale, width: room.width / scale, height: room.height / scale };
  }

  /** Bring a point of the picture into the middle. */
  centre(x, y) {
    this.x = this.room.width / 2 - x * this.scale;
    this.y = this.room.height / 2 - y * this.scale;
    this.#put();
  }

  /** Move the picture as little as is needed to show a place in it. */
  reveal(place) {
    const { width: wide, height: high } = this.room;
    this.x += shift(place.x * this.scale + this.x, place.width * this.scale, wide);
    this.y += shift(place.y * this.scale + this.y, place.height * this.scale, high);
    this.#put(true);
  }

  /** Show a place in the middle, as large as can be; whether there is room for it where it can still be read. */
  frameAll(place) {
    const { width: wide, height: high } = this.room;
    const fitting = Math.min((wide - 2 * FRAME_MARGIN) / place.width, (high - 2 * FRAME_MARGIN) / place.height);
    if (!(fitting >= LEAST_READABLE)) return false;
    this.scale = Math.min(Math.max(this.scale, LEAST_READABLE), fitting, 1);
    this.x = (wide - place.width * this.scale) / 2 - place.x * this.scale;
    this.y = (high - place.height * this.scale) / 2 - place.y * this.scale;
    this.#put(true);
    return true;
  }

  /** Keep what stood at one place where it was on the screen, now that it stands at another. */
  hold(before, after) {
    this.x += (before.x - after.x) * this.scale;
    this.y += (before.y - after.y) * this.scale;
    this.#put();
  }

  /** Take over how another picture was looked at. */
  follow(other) {
    Object.assign(this, { x: other.x, y: other.y, scale: other.scale, touched: other.touched });
    this.#put();
  }

  #middle() {
    return { x: this.room.width / 2, y: this.room.height / 2 };
  }

  #put(smoothly = false) {
    const far = this.scale * TEXT < LEAST_TEXT;
    if (far !== this.far) this.#jump();
    this.far = far;
    this.stage.classList.toggle("gliding", smoothly && !this.jumping);
    this.stage.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.stage.classList.toggle("far", far);
    this.moved();
  }

  /** Do not glide to what is shown next: out of the distance, that would render all cards on the way. */
  #jump() {
    this.jumping = true;
    requestAnimationFrame(() => (this.jumping = false));
  }

  #at(event) {
    const box = this.frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event) {
    if (event.button !== 0) return;
    if (this.pointers.size === 0) this.dragged = false;
    this.pointers.set(event.pointerId, this.#at(event));
    this.start = this.#at(event);
  }

  #move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const at = this.#at(event);
    if (!this.dragged && this.pointers.size === 1) {
      if (distance(at, this.start) < STILL) return;
      this.dragged = true;
      this.frame.setPointerCapture(event.pointerId);
    }
    this.pointers.set(event.pointerId, at);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      this.dragged = true;
      this.zoom(distance(at, other) / Math.max(distance(before, other), 1), between(at, other));
    }
    const share = other ? 0.5 : 1;
    this.pan((at.x - before.x) * share, (at.y - before.y) * share);
  }

  #up(event) {
    this.pointers.delete(event.pointerId);
  }

  #wheel(event) {
    // Within another page the wheel scrolls that one, unless somebody is at work in the map.
    if (document.body.classList.contains("embed") && !this.frame.contains(document.activeElement)) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
    if (event.ctrlKey || event.metaKey) {
      this.zoom(Math.exp(-event.deltaY * unit * 0.0035), this.#at(event));
    } else if (event.shiftKey) {
      this.pan(-(event.deltaX || event.deltaY) * unit, 0);
    } else {
      this.pan(-event.deltaX * unit, -event.deltaY * unit);
    }
  }
}

/** Where a picture begins that is to begin at `start`, but for room that would be left beside it. */
function within(start, length, room) {
  if (length + 2 * FRAME_MARGIN < room) return (room - length) / 2;
  return Math.max(Math.min(start, FRAME_MARGIN), room - length - FRAME_MARGIN);
}

function shift(start, length, room) {
  const low = FRAME_MARGIN;
  const high = room - FRAME_MARGIN - length;
  if (high < low) return low - start;
  return Math.min(Math.max(start, low), high) - start;
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
