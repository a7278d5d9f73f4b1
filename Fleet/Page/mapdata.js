// The service's map: what every class of guests gets on every column of hosts, by numbers. Rows and columns are places; each distinct
// row of outcomes is there once.

import { countingKey, sortedByName } from "./format.js";

/** An answer of the form martlet.fleet-map, by places. */
export class MapData {
  #answer; #waived; #order;

  /** Takes an answer of the form martlet.fleet-map. */
  constructor(answer) {
    this.#answer = answer;
    this.#waived = new Map(answer.waived.map(one => [one.row, one.features]));
    /** How many letters a row of cells has. */
    this.width = answer.outcomes.length;
    /** The letters of all distinct rows, one after the other. */
    this.cells = lettersOf(answer.cells, this.width);
    this.rowPattern = Int32Array.from(answer.rows.patterns);
    this.columnPattern = Int32Array.from(answer.columns.patterns);
    this.rowGroup = Int32Array.from(answer.rows.vendors);
    this.columnGroup = Int32Array.from(answer.columns.pools);
    this.#order = byPool(this.columnGroup, answer.texts);
    this.guests = answer.rows.guests;
    this.hosts = answer.columns.hosts;
  }

  /** Every place of a row, in the service's order, and of a column, by pool as people order pools: alike beside alike. */
  get rows() { return places(this.rowPattern.length); }
  get columns() { return this.#order.slice(); }

  /** The text of a group, or null. */
  text(number) { return this.#answer.texts[number] || null; }

  /** The code of the letter of a row on a column. */
  code(row, column) { return this.cells[this.rowPattern[row] * this.width + this.columnPattern[column]]; }

  /** A row in words. */
  row(place) {
    const { examples, machines } = this.#answer.rows;
    return {
      place, example: examples[place], guests: this.guests[place], vendor: this.text(this.rowGroup[place]),
      machine: this.text(machines[place]), waived: this.#waived.get(place) ?? [],
    };
  }

  /** A column in words, with its guests by outcome. */
  column(place) {
    return {
      place, name: this.#answer.columns.names[place], hosts: this.hosts[place], pool: this.text(this.columnGroup[place]),
      ...this.#answer.outcomes[this.columnPattern[place]],
    };
  }

  /** The rows whose guest, machine or vendor has a text in lower case as a part. */
  rowsWith(text) {
    if (!text) return this.rows;
    const { examples, machines } = this.#answer.rows;
    const found = this.#answer.texts.map(one => one.toLowerCase().includes(text));
    return this.rows.filter(row => found[machines[row]] || found[this.rowGroup[row]] || examples[row].toLowerCase().includes(text));
  }

  /** The columns whose name or pool has a text in lower case as a part. */
  columnsWith(text) {
    if (!text) return this.columns;
    const found = this.#answer.texts.map(one => one.toLowerCase().includes(text));
    return this.columns.filter(column => found[this.columnGroup[column]] || this.#answer.columns.names[column].toLowerCase().includes(text));
  }

  /** Those rows that have one of some letters on one of the columns, or on none of them. */
  rowsThatHave(rows, columns, letters, isWanted = true) {
    const patterns = [...new Set(Array.from(columns, column => this.columnPattern[column]))];
    const wanted = new Uint8Array(128), known = new Int8Array(this.cells.length / Math.max(1, this.width)).fill(-1);
    for (const letter of letters) wanted[letter.charCodeAt(0)] = 1;
    return rows.filter(row => {
      const pattern = this.rowPattern[row], start = pattern * this.width;
      if (known[pattern] < 0) known[pattern] = patterns.some(column => wanted[this.cells[start + column]]) ? 1 : 0;
      return (known[pattern] === 1) === isWanted;
    });
  }

  /** Rows by the names of their guests, and columns by theirs. */
  rowsByName(rows) { return sorted(rows, this.#answer.rows.examples); }
  columnsByName(columns) { return sorted(columns, this.#answer.columns.names); }

  /** On how many of the columns each row has each letter. */
  counts(rows, columns) {
    const weight = new Int32Array(this.width);
    for (const column of columns) weight[this.columnPattern[column]]++;
    return Array.from(rows, row => {
      const start = this.rowPattern[row] * this.width, found = new Int32Array(128);
      for (let pattern = 0; pattern < this.width; pattern++) found[this.cells[start + pattern]] += weight[pattern];
      return Object.fromEntries("rwubm".split("").map(letter => [letter, found[letter.charCodeAt(0)]]));
    });
  }

  /** The place of the row of a guest, or of the column of a name, in a list of places; -1 where it is not. */
  findRow(rows, example) { return rows.findIndex(row => this.#answer.rows.examples[row] === example); }
  findColumn(columns, name) { return columns.findIndex(column => this.#answer.columns.names[column] === name); }
}

/** The letters of all rows, one after the other. A row is runs: how many columns, if there are several, and their letter, or `=` for what the row before has there. */
function lettersOf(rows, width) {
  const all = new Uint8Array(rows.length * width), same = 61, zero = 48;
  for (let row = 0, at = 0; row < rows.length; row++) {
    // Most of a row is as in the row before.
    if (row) all.copyWithin(at, at - width, at);
    const text = rows[row];
    let run = 0;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code >= zero && code < zero + 10) {
        run = run * 10 + code - zero;
        continue;
      }
      const end = at + (run || 1);
      if (code !== same) for (let letter = at; letter < end; letter++) all[letter] = code;
      at = end;
      run = 0;
    }
  }
  return all;
}

function places(count) {
  const all = new Int32Array(count);
  for (let place = 0; place < count; place++) all[place] = place;
  return all;
}

/** The places of columns by their pools, which people count; columns of one pool stay in their order. */
function byPool(groups, texts) {
  const pools = sortedByName([...new Set(groups)], group => texts[group]), starts = new Map();
  const sizes = new Int32Array(texts.length), all = new Int32Array(groups.length);
  for (const group of groups) sizes[group]++;
  let start = 0;
  for (const pool of pools) {
    starts.set(pool, start);
    start += sizes[pool];
  }
  const next = Int32Array.from(texts, (_, group) => starts.get(group) ?? 0);
  for (let place = 0; place < groups.length; place++) all[next[groups[place]]++] = place;
  return all;
}

function sorted(list, names) {
  const keys = new Map();
  for (const place of list) keys.set(place, countingKey(names[place]));
  return list.slice().sort((a, b) => {
    const one = keys.get(a), other = keys.get(b);
    return one < other ? -1 : one > other ? 1 : 0;
  });
}
