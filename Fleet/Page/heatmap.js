// The picture of a matrix on a canvas: each outcome has a colour and a texture, so that colour is not the only
// difference.

import { el } from "./dom.js";

/** How much of the texture's colour a pixel of an 8 × 8 tile has, by outcome. */
const diagonal = [1, 0.4, 0, 0, 0, 0, 0, 0.4];
const textures = {
  r: () => 0,
  w: (x, y) => (x === 1 || x === 2) && (y === 1 || y === 2) || (x === 5 || x === 6) && (y === 5 || y === 6) ? 1 : 0,
  u: (x, y) => y % 4 === 1 ? 1 : 0,
  b: (x, y) => diagonal[(x + y) % 8],
  m: (x, y) => Math.max(diagonal[(x + y) % 8], diagonal[(x - y + 8) % 8]),
};
const bandTop = 20, bandLeft = 20;

/** Draws what is visible of `rows` × `columns`; tells which cell is under the pointer or the keys. */
export class HeatMap {
  #data; #area; #spacer; #canvas; #draw; #columns = []; #rows = []; #cell = { width: 4, height: 4 }; #size = 0; #current = null; #isKept = false; #waits = false;

  /** `data` has the outcomes; `onCell(cell, isKept)` gets { row, column } as places in the lists, or null. */
  constructor(data, onCell) {
    this.#data = data;
    this.onCell = onCell;
    this.#canvas = el("canvas", { "aria-hidden": "true" });
    this.#spacer = el("div", { class: "spacer" }, this.#canvas);
    this.#area = el("div", { class: "map", tabindex: "0", role: "application", "aria-describedby": "cell",
      "aria-label": "Heat map. Arrow keys move, Page keys move by ten, Enter keeps the reasons, Escape lets go." }, this.#spacer);
    this.#draw = this.#canvas.getContext("2d");
    this.#area.addEventListener("scroll", () => this.redraw());
    this.#area.addEventListener("pointermove", event => { if (!this.#isKept && event.pointerType !== "touch") this.#point(event, false); });
    this.#area.addEventListener("click", event => this.#point(event, true));
    this.#area.addEventListener("keydown", event => this.#key(event));
    this.observer = new ResizeObserver(() => this.#fit());
    this.observer.observe(this.#area);
  }

  get node() { return this.#area; }

  /** Shows columns and rows, which are lists of places in the data, in their order; size 0 fits them. */
  show(columns, rows, size) {
    this.#columns = columns;
    this.#rows = rows;
    this.#size = size;
    this.#current = null;
    this.#isKept = false;
    this.#fit();
  }

  /** Marks a cell and scrolls it into the middle. */
  keep(row, column) {
    this.#current = { row, column };
    this.#isKept = true;
    this.#fit();
    this.#area.scrollTop = (row + 0.5) * this.#cell.height - (this.#area.clientHeight - bandTop) / 2;
    this.#area.scrollLeft = (column + 0.5) * this.#cell.width - (this.#area.clientWidth - bandLeft) / 2;
    this.redraw();
    this.onCell(this.#current, true);
  }

  #fit() {
    const top = this.#area.getBoundingClientRect().top + scrollY;
    this.#area.style.height = Math.max(340, innerHeight - top - 24) + "px";
    const width = this.#area.clientWidth - bandLeft, height = this.#area.clientHeight - bandTop;
    if (width <= 0) return;
    const fit = (room, count, most) => {
      const size = Math.max(2, Math.min(most, room / Math.max(1, count)));
      return size > 6 ? Math.floor(size) : size;
    };
    this.#cell = this.#size ? { width: this.#size, height: this.#size } : { width: fit(width, this.#columns.length, 120), height: fit(height, this.#rows.length, 22) };
    this.#spacer.style.width = Math.max(bandLeft + this.#columns.length * this.#cell.width, this.#area.clientWidth) + "px";
    this.#spacer.style.height = Math.max(bandTop + this.#rows.length * this.#cell.height, this.#area.clientHeight) + "px";
    this.redraw();
  }

  /** Draws at the next frame. */
  redraw() {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => { this.#waits = false; this.#paint(); });
  }

  #paint() {
    const area = this.#area, width = area.clientWidth, height = area.clientHeight, ratio = devicePixelRatio || 1, draw = this.#draw;
    if (!width || !height) return;
    if (this.#canvas.width !== width * ratio || this.#canvas.height !== height * ratio) {
      this.#canvas.width = width * ratio;
      this.#canvas.height = height * ratio;
      this.#canvas.style.width = width + "px";
      this.#canvas.style.height = height + "px";
    }
    const style = getComputedStyle(document.documentElement), color = name => style.getPropertyValue(name).trim();
    draw.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw.clearRect(0, 0, width, height);
    const { width: cw, height: ch } = this.#cell, x0 = area.scrollLeft, y0 = area.scrollTop;
    const c0 = Math.floor(x0 / cw), c1 = Math.min(this.#columns.length, Math.ceil((x0 + width - bandLeft) / cw));
    const r0 = Math.floor(y0 / ch), r1 = Math.min(this.#rows.length, Math.ceil((y0 + height - bandTop) / ch));
    if (c1 > c0 && r1 > r0) {
      this.#cells(color, [r0, r1, c0, c1], x0, y0, width, height, ratio);
      draw.save();
      draw.beginPath();
      draw.rect(bandLeft, bandTop, width - bandLeft, height - bandTop);
      draw.clip();
      this.#lines(color("--bg"), r0, r1, c0, c1, x0, y0);
      if (this.#current) {
        draw.lineWidth = 2;
        const { row, column } = this.#current, x = bandLeft + column * cw - x0, y = bandTop + row * ch - y0;
        draw.strokeStyle = color("--bg");
        draw.strokeRect(x - 3, y - 3, cw + 6, ch + 6);
        draw.strokeStyle = color("--ink");
        draw.strokeRect(x - 1, y - 1, cw + 2, ch + 2);
      }
      draw.restore();
    }
    this.#bands(color, r0, r1, c0, c1, x0, y0, width, height);
  }

  /** All visible cells, pixel by pixel: the colour of the outcome with its texture. */
  #cells(color, [r0, r1, c0, c1], x0, y0, width, height, ratio) {
    const { width: cw, height: ch } = this.#cell, data = this.#data;
    const wide = Math.round(Math.min(width - bandLeft, this.#columns.length * cw - x0) * ratio);
    const tall = Math.round(Math.min(height - bandTop, this.#rows.length * ch - y0) * ratio);
    if (wide <= 0 || tall <= 0) return;
    const tiles = [];
    for (const letter of Object.keys(textures)) tiles[letter.charCodeAt(0)] = tile(letter, color);
    const image = this.#draw.createImageData(wide, tall), words = new Uint32Array(image.data.buffer);
    const columnAt = new Uint16Array(wide), tileAt = new Uint8Array(wide);
    for (let x = 0; x < wide; x++) {
      columnAt[x] = Math.min(c1 - 1, Math.floor((x / ratio + x0) / cw)) - c0;
      tileAt[x] = Math.floor(x / ratio + x0) & 7;
    }
    const found = new Array(c1 - c0);
    for (let y = 0, at = 0, last = -1; y < tall; y++) {
      const row = Math.min(r1 - 1, Math.floor((y / ratio + y0) / ch)), line = (Math.floor(y / ratio + y0) & 7) << 3;
      if (row !== last) {
        const start = data.rowPattern[this.#rows[row]] * data.width;
        for (let column = c0; column < c1; column++) found[column - c0] = tiles[data.cells[start + data.columnPattern[this.#columns[column]]]];
        last = row;
      }
      for (let x = 0; x < wide; x++) words[at++] = found[columnAt[x]][line | tileAt[x]];
    }
    this.#draw.putImageData(image, Math.round(bandLeft * ratio), Math.round(bandTop * ratio));
  }

  /** Gaps between large cells, and between pools. */
  #lines(color, r0, r1, c0, c1, x0, y0) {
    const { width: cw, height: ch } = this.#cell, draw = this.#draw, tall = (r1 - r0) * ch, wide = (c1 - c0) * cw;
    const { columnGroup, rowGroup } = this.#data, columns = this.#columns, rows = this.#rows;
    draw.fillStyle = color;
    const top = bandTop + r0 * ch - y0, left = bandLeft + c0 * cw - x0;
    for (let column = c0; column < c1; column++) {
      const isEdge = column > 0 && columnGroup[columns[column]] !== columnGroup[columns[column - 1]];
      if (isEdge || cw > 6) draw.fillRect(bandLeft + column * cw - x0 - 1, top, isEdge ? 2 : 1, tall);
    }
    for (let row = r0; row < r1; row++) {
      const isEdge = row > 0 && rowGroup[rows[row]] !== rowGroup[rows[row - 1]];
      if (isEdge || ch > 6) draw.fillRect(left, bandTop + row * ch - y0 - 1, wide, isEdge ? 2 : 1);
    }
  }

  /** The pools over the columns, and the groups beside the rows. */
  #bands(color, r0, r1, c0, c1, x0, y0, width, height) {
    const draw = this.#draw, { width: cw, height: ch } = this.#cell;
    draw.fillStyle = color("--panel");
    draw.fillRect(0, 0, width, bandTop);
    draw.fillRect(0, 0, bandLeft, height);
    draw.font = "12px system-ui, sans-serif";
    draw.textBaseline = "middle";
    runs(this.#columns, c0, c1, this.#data.columnGroup, (group, from, to) => {
      const left = Math.max(bandLeft, bandLeft + from * cw - x0), right = Math.min(width, bandLeft + to * cw - x0);
      label(draw, this.#data.text(group) ?? "no pool", left + 3, bandTop / 2, right - left - 6, color("--soft"));
      draw.fillStyle = color("--line");
      draw.fillRect(right - 1, 0, 1, bandTop);
    });
    draw.save();
    draw.rotate(-Math.PI / 2);
    runs(this.#rows, r0, r1, this.#data.rowGroup, (group, from, to) => {
      const top = Math.max(bandTop, bandTop + from * ch - y0), bottom = Math.min(height, bandTop + to * ch - y0);
      label(draw, this.#data.text(group) ?? "unknown", -bottom + 3, bandLeft / 2, bottom - top - 6, color("--soft"));
    });
    draw.restore();
    draw.fillStyle = color("--panel");
    draw.fillRect(0, 0, bandLeft, bandTop);
  }

  #point(event, keep) {
    const box = this.#area.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left - this.#area.clientLeft + this.#area.scrollLeft - bandLeft) / this.#cell.width);
    const row = Math.floor((event.clientY - box.top - this.#area.clientTop + this.#area.scrollTop - bandTop) / this.#cell.height);
    if (row < 0 || column < 0 || row >= this.#rows.length || column >= this.#columns.length) return;
    if (!keep && this.#current?.row === row && this.#current?.column === column) return;
    this.#current = { row, column };
    this.#isKept = keep;
    this.redraw();
    this.onCell(this.#current, keep);
  }

  #key(event) {
    if (event.key === "Escape") { this.#isKept = false; this.onCell(this.#current, false); return; }
    if (event.key === "Enter" && this.#current) { this.#isKept = true; this.onCell(this.#current, true); return; }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], PageUp: [0, -10], PageDown: [0, 10], Home: [-1e9, 0], End: [1e9, 0] }[event.key];
    if (!step || !this.#columns.length || !this.#rows.length || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const clamp = (value, most) => Math.max(0, Math.min(most - 1, value));
    this.#current = this.#current
      ? { column: clamp(this.#current.column + step[0], this.#columns.length), row: clamp(this.#current.row + step[1], this.#rows.length) }
      : { column: 0, row: 0 };
    this.#isKept = false;
    this.#reveal();
    this.redraw();
    this.onCell(this.#current, false);
  }

  #reveal() {
    const { row, column } = this.#current, { width: cw, height: ch } = this.#cell, area = this.#area;
    const wide = area.clientWidth - bandLeft, tall = area.clientHeight - bandTop;
    if (column * cw < area.scrollLeft) area.scrollLeft = column * cw;
    if ((column + 1) * cw > area.scrollLeft + wide) area.scrollLeft = (column + 1) * cw - wide;
    if (row * ch < area.scrollTop) area.scrollTop = row * ch;
    if ((row + 1) * ch > area.scrollTop + tall) area.scrollTop = (row + 1) * ch - tall;
  }
}

/** The 64 pixels of an outcome's tile, as words of red, green, blue and opacity from the lowest byte up. */
function tile(letter, color) {
  const parts = name => [1, 3, 5].map(at => parseInt(color(name).slice(at, at + 2), 16));
  const ground = parts(letter === "b" ? "--map-b" : "--" + letter), mark = letter === "r" ? ground : parts("--texture-" + letter);
  return Uint32Array.from({ length: 64 }, (_, place) => {
    const share = textures[letter](place & 7, place >> 3);
    const [red, green, blue] = ground.map((value, part) => Math.round(value + (mark[part] - value) * share));
    return (255 << 24 | blue << 16 | green << 8 | red) >>> 0;
  });
}

/** Calls with each visible run of places that are of one group. */
function runs(list, from, to, groups, action) {
  for (let start = from; start < to;) {
    const group = groups[list[start]];
    let end = start + 1;
    while (end < to && groups[list[end]] === group) end++;
    action(group, start, end);
    start = end;
  }
}

function label(draw, text, x, y, room, color) {
  if (room < 14) return;
  draw.fillStyle = color;
  let shown = text;
  for (let rest = text; shown && draw.measureText(shown).width > room; shown = rest ? "…" + rest : "") rest = rest.slice(1);
  if (shown.length >= Math.min(3, text.length)) draw.fillText(shown, x, y);
}
