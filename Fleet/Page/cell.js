// The reasons of one cell of the matrix, as the service gives them for the guest.

import { el, replace } from "./dom.js";
import { get } from "./api.js";
import { count } from "./format.js";
import { badge, features, href, reasons } from "./parts.js";
import { letter } from "./format.js";

const known = new Map();
let turn = 0;

/** Shows who and where at once, and the reasons when the service has answered; the latest cell wins. */
export async function cellReasons(place, outcome, row, column, by, isKept, signal) {
  const mine = ++turn;
  const why = el("div", {}, el("p", { class: "soft" }, "Asking for the reasons …"));
  replace(place, el("h2", {}, badge(outcome)),
    el("p", {}, count(row.guests, "guest"), row.guests === 1 ? " " : " such as ", el("a", { href: href("guests", row.example) }, row.example), " (" + [row.vendor ?? "vendor unknown", row.machine].filter(Boolean).join(", ") + ")"),
    el("p", {}, "on " + count(column.hosts, "host"), by === "pool" ? " of pool " : column.hosts === 1 ? " " : " such as ",
      by === "pool" ? el("a", { href: "#/hosts?pool=" + encodeURIComponent(column.name) }, column.name) : el("a", { href: href("hosts", column.name) }, column.name),
      by !== "pool" && column.pool ? ", pool " + column.pool : ""),
    why, row.waived.length ? el("p", { class: "small" }, "Waived: ", row.waived.join(", ")) : null, isKept ? el("p", { class: "soft small" }, "Kept. Escape lets go.") : null);
  await new Promise(done => setTimeout(done, isKept ? 0 : 120));
  if (mine !== turn || signal.aborted) return;
  try {
    const answer = await targets(row.example, by === "pool" ? { pool: column.name } : { host: column.name });
    if (mine !== turn || signal.aborted) return;
    const here = answer.classes;
    if (!here.length) return replace(why, el("p", {}, answer.host === column.name ? "This is the host that " + answer.guest + " runs on." : "The service gives no reasons for this cell."));
    replace(why, here.map(one => [here.length > 1 ? el("p", { class: "small" }, badge(letter(one.outcome)), " on " + count(one.count, "host")) : null,
      reasons(one.reasons), features(one.lost, "Would lose", 16)]), answer.total > here.length ? el("p", { class: "soft small" }, "and " + count(answer.total - here.length, "other class", "other classes") + " of hosts") : null);
  } catch (error) {
    if (mine === turn) replace(why, el("p", { class: "bad-text" }, error.message));
  }
}

/** The first classes of hosts that a guest is judged on, of a pool or with a host. */
function targets(guest, where) {
  const key = JSON.stringify([guest, where]);
  if (!known.has(key)) {
    if (known.size > 200) known.delete(known.keys().next().value);
    const answer = get(["guests", guest, "targets"], { ...where, limit: 6 });
    answer.catch(() => known.delete(key));
    known.set(key, answer);
  }
  return known.get(key);
}
