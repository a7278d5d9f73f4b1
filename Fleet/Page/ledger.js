// Guests that are due for a power cycle.

import { el, svg } from "./dom.js";
import { address, get } from "./api.js";
import { count, number, sortedByName } from "./format.js";
import { firstQuestions } from "./questions.js";
import { cursorLinks, empty, filters, heading, href, links, paged, section, table } from "./parts.js";

/** The ledger, by parts. */
export async function ledger({ query, signal }) {
  const chosen = { pool: query.pool, owner: query.owner, window: query.window };
  const [answer, history] = await Promise.all([get(...firstQuestions.ledger(query), signal),
    get(["ledger", "history"], {}, signal).catch(error => { if (error.name === "AbortError") throw error; return null; })]);
  const csv = address(["ledger", "csv"], chosen);
  return [
    heading("Power cycles", el("a", { class: "button", href: csv, download: "ledger.csv" }, "Download as CSV")),
    el("p", { class: "lead-small" }, count(answer.due, "guest runs", "guests run") + " with another CPU than a power cycle would give them; " + number(answer.current) + " are up to date; "
      + number(answer.undetermined) + " undetermined."),
    el("p", { class: "soft" }, "A power cycle is stop and start, or Nova's hard reboot. A reboot from inside the guest keeps the old CPU."),
    history?.days?.length > 1 ? section("Still due by their definition, day by day", days(history.days)) : null,
    filters("/ledger", query, [{ name: "pool", title: "Pool" }, { name: "owner", title: "Owner" }, { name: "window", title: "Window" }]),
    answer.progress.length ? paged(sortedByName(answer.progress, one => one.value), 20, some => table("Progress by " + answer.tag, [
      { title: answer.tag, cell: one => one.value }, { title: "Due", numeric: true, cell: one => number(one.due) }, { title: "Guests", numeric: true, cell: one => number(one.guests) }], some), one => one.value) : null,
    answer.entries.length ? [table("Guests that are due", [
      { title: "Guest", cell: one => el("a", { href: href("guests", one.uuid ?? one.guest) }, one.guest) },
      { title: "Host", cell: one => one.host ? el("a", { href: href("hosts", one.host) }, one.host) : "" },
      { title: "Pool", isShort: true, cell: one => one.pool ?? "" },
      { title: "Owner", isShort: true, cell: one => one.owner ?? "" },
      { title: "Window", isShort: true, cell: one => one.window ?? "" },
      { title: "Gains", cell: one => links(one.gained, "features", 6) },
      { title: "Loses", cell: one => links(one.lost, "features", 6) },
      { title: "Above its pool", cell: one => links(one.abovePool, "features", 6) },
      { title: "Below the policy", cell: one => links(one.belowPolicy, "features", 6) },
    ], answer.entries), cursorLinks("/ledger", query, answer, answer.entries.length, "guest"),
      answer.next ? el("p", { class: "soft small" }, "The CSV has all " + count(answer.total, "guest") + " that these filters leave: ", el("a", { href: csv, download: "ledger.csv" }, "ledger.csv"), ".") : null]
      : empty("No guest is due.", query.pool || query.owner || query.window ? el("a", { href: "#/ledger" }, "Show all pools, owners and windows") : ""),
  ];
}

/** Bars of guests still due by day. */
function days(list) {
  const width = 640, height = 120, most = Math.max(1, ...list.map(day => day.due)), step = width / list.length;
  return el("figure", {}, svg("svg", { class: "curve", viewBox: "0 0 " + width + " " + (height + 20), role: "img",
    "aria-label": list.map(day => day.day + " " + number(day.due)).join(", ") },
  list.map((day, place) => {
    const tall = day.due / most * (height - 16);
    return [svg("rect", { class: "column", x: place * step + 2, width: Math.max(1, step - 4), y: height - tall, height: tall },
      svg("title", {}, day.day + ": " + count(day.due, "guest") + " due, " + number(day.cycled) + " power cycles so far")),
    list.length <= 16 ? svg("text", { x: place * step + step / 2, y: height + 14, "text-anchor": "middle" }, day.day.slice(5)) : null];
  })), el("figcaption", { class: "soft small" }, "At most " + number(most) + ", from " + list[0].day + " to " + list.at(-1).day + " (UTC)."));
}
