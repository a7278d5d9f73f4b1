// The list of guests, and one guest: where it can go, and why not elsewhere.

import { el } from "./dom.js";
import { get } from "./api.js";
import { bytes, count, letter, number, plain, time } from "./format.js";
import { badge, cursorLinks, empty, facts, features, filters, heading, href, links, paged, reasons, section, table } from "./parts.js";

/** The guests, by parts. */
export async function guests({ query, signal }) {
  const answer = await get(["guests"], { search: query.search, host: query.host, pool: query.pool, cursor: query.cursor, limit: 100 }, signal);
  return [
    heading("Guests"),
    filters("/guests", query, [{ name: "search", title: "Name" }, { name: "host", title: "Host" }, { name: "pool", title: "Pool" }]),
    answer.guests.length ? [table("Guests", [
      { title: "Guest", cell: guest => el("a", { href: href("guests", guest.uuid ?? guest.name) }, guest.name) },
      { title: "Host", cell: guest => guest.host ? el("a", { href: href("hosts", guest.host) }, guest.host) : "unknown" },
      { title: "CPUs", numeric: true, cell: guest => guest.cpus ? number(guest.cpus) : "" },
      { title: "Memory", numeric: true, cell: guest => guest.memory ? bytes(guest.memory) : "" },
      { title: "Tags", cell: guest => Object.entries(guest.tags ?? {}).map(([key, value]) => key + "=" + value).join(", ") },
      { title: "Record", isShort: true, cell: guest => time(guest.taken) },
    ], answer.guests), cursorLinks("/guests", query, answer, answer.guests.length, "guest")]
      : empty("No guest matches.", el("a", { href: "#/guests" }, "Show all guests")),
  ];
}

/** One guest. */
export async function guest({ values: [name], query, signal }) {
  const [answer, targets] = await Promise.all([get(["guests", name], {}, signal), get(["guests", name, "targets"], { pool: query.pool }, signal)]);
  const guest = answer.guest;
  const ordered = Map.groupBy(targets.classes, one => one.outcome);
  const total = list => list.reduce((sum, one) => sum + one.count, 0);
  const pools = [...new Set(targets.classes.flatMap(one => one.pools))].sort();
  return [
    heading(guest.name, el("p", { class: "soft" }, "Record of ", time(guest.taken))),
    facts([["Host", guest.host ? el("a", { href: href("hosts", guest.host) }, guest.host) : "unknown"],
      ["CPUs", guest.cpus ? number(guest.cpus) : null], ["Memory", guest.memory ? bytes(guest.memory) : null],
      ...Object.entries(guest.tags ?? {}).map(([key, value]) => ["Tag " + key, value]), ["UUID", guest.uuid], ["Source", guest.source]]),
    answer.waivers.length ? section("Waivers", el("ul", {}, answer.waivers.map(waiver => el("li", {}, waiver)))) : null,
    section("Where it can go",
      el("form", { class: "filters" }, el("label", {}, "Only hosts of", el("select", { on: { change: event => {
        location.hash = href("guests", name) + (event.target.value ? "?pool=" + encodeURIComponent(event.target.value) : "");
      } } }, el("option", { value: "" }, "all pools"), (pools.includes(query.pool) || !query.pool ? pools : [query.pool, ...pools]).map(pool =>
        el("option", { value: pool, selected: pool === query.pool }, pool))))),
      targets.classes.length ? [...ordered].map(([outcome, classes], place) => el("details", { open: place === 0 },
        el("summary", {}, badge(letter(outcome)), " on ", count(total(classes), "host"), summaryOf(outcome, classes)),
        paged(classes, 20, some => table("Hosts: " + plain(outcome), [
          { title: "Hosts", cell: one => links(one.hosts, "hosts", 4) },
          { title: "Number", numeric: true, cell: one => number(one.count) },
          { title: "Pools", cell: one => one.pools.join(", ") },
          { title: "Why", cell: one => [reasons(one.reasons), features(one.lost, "Would lose", 10)] },
        ], some)))) : empty("The fleet has no other host" + (query.pool ? " in this pool." : "."))),
  ];
}

/** The reasons of a group by the number of hosts that they decide. */
function summaryOf(outcome, classes) {
  const counts = new Map();
  for (const one of classes) for (const reason of one.reasons) counts.set(reason.title, (counts.get(reason.title) ?? 0) + one.count);
  const list = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return list.length ? el("span", { class: "soft small block" }, list.map(([title, hosts]) => title + " (" + number(hosts) + ")").join("; ")) : null;
}
