// Numbers, sizes, times and lists as readers expect them.

import { el } from "./dom.js";

const natural = new Intl.Collator("en", { numeric: true });
const whole = new Intl.NumberFormat("en");
const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** 12,345 */
export const number = value => whole.format(value);

/** "1 guest", "2 guests" */
export const count = (value, one, many = one + "s") => number(value) + " " + (value === 1 ? one : many);

/** Bytes as GiB or MiB. */
export function bytes(value) {
  const gib = value / 2 ** 30;
  if (gib >= 1) return number(Math.round(gib * 10) / 10) + " GiB";
  return number(Math.round(value / 2 ** 20)) + " MiB";
}

/** Compares names as people order them: a2 before a10; what has no name comes last. */
export function byName(a, b) {
  if (a === b) return 0;
  if (a === undefined || a === null) return 1;
  if (b === undefined || b === null) return -1;
  return natural.compare(a, b);
}

/** Seconds as a rough length of time. */
export function duration(seconds) {
  const [size, word] = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]].find(([size]) => seconds >= size) ?? [1, "second"];
  return count(Math.floor(seconds / size), word);
}

/** How long ago a time was, roughly; nothing where there is none. */
export const age = text => text === undefined ? "" : duration(Math.max(0, (Date.now() - new Date(text).getTime()) / 1000));

/** A time in the reader's zone; its title is UTC. */
export function time(text) {
  const at = new Date(text);
  if (!text || Number.isNaN(at.getTime())) return el("span", {}, text ?? "unknown");
  return el("time", { datetime: text, title: at.toISOString().replace(".000Z", "Z") + " (UTC)" }, local.format(at));
}

/** "a, b and 3 more" */
export function names(list, limit = 8) {
  if (list.length <= limit + 1) return list.join(", ");
  return list.slice(0, limit).join(", ") + " and " + number(list.length - limit) + " more";
}

/** The words for outcomes and letters of a matrix, with the shape that stands for each besides its colour. */
export const outcomes = {
  r: { word: "runs", shape: "●" },
  w: { word: "runs with warnings", shape: "▲" },
  u: { word: "undetermined", shape: "?" },
  b: { word: "blocked", shape: "✕" },
  m: { word: "mixed", note: " (differs between hosts)", shape: "◐" },
};

const letters = { "runs": "r", "runs-with-warnings": "w", "runsWithWarnings": "w", "undetermined": "u", "blocked": "b", "mixed": "m" };

/** The letter of an outcome in the API's words. */
export const letter = outcome => letters[outcome] ?? "u";

/** A sentence with its full stop, which the API leaves out of some texts. */
export const sentence = text => /[.!?]$/.test(text) ? text : text + ".";

/** Words of the API as words of a sentence: "power-cycle" is "power cycle". */
export const plain = word => String(word).replaceAll("-", " ");
