// The list of guests, and one guest: where it can go, and why not elsewhere.

import { el } from "./dom.js";
import { get } from "./api.js";
import { bytes, count, letter, number, plain, sortedByName, time } from "./format.js";
import { firstQuestions } from "./questions.js";
import { askedFor, badge, cursorLinks, empty, facts, features, filters, heading, href, links, pagedByService, reasons, section, table } from "./parts.js";

/** The guests, by parts. */
export async function guests({ query, signal }) {
  const answer = await get(...firstQuestions.guests(query), signal);
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
  const ask = (outcome, cursor) => get(["guests", name, "targets"], { pool: query.pool, outcome, cursor, limit: 20 }, signal);
  const [answer, targets] = await Promise.all([get(["guests", name], {}, signal), ask()]);
  const guest = answer.guest, pools = sortedByName(targets.pools);
  // The best outcome comes first, so that its first page is here already.
  const best = share => {
    const classes = targets.classes.filter(one => one.outcome === share.outcome);
    return { ...targets, classes, total: share.classes, next: share.classes > classes.length ? targets.next : undefined };
  };
  return [
    heading(guest.name, el("p", { class: "soft" }, "Record of ", time(guest.taken))),
    facts([["Host", guest.host ? el("a", { href: href("hosts", guest.host) }, guest.host) : "unknown"],
      ["CPUs", guest.cpus ? number(guest.cpus) : null], ["Memory", guest.memory ? bytes(guest.memory) : null],
      ...Object.entries(guest.tags ?? {}).map(([key, value]) => ["Tag " + key, value]), ["UUID", guest.uuid], ["Source", guest.source]]),
    answer.waivers.length ? section("Waivers", el("ul", {}, answer.waivers.map(waiver => el("li", {}, waiver)))) : null,
    section("Where it can go",
      el("form", { class: "filters" }, el("label", {}, "Only hosts of", el("select", { on: { change: event => {
        location.hash = href("guests", name) + (event.target.value ? "?pool=" + encodeURIComponent(event.target.value) : "");
      } } }, el("option", { value: "" }, "all pools"), (pools.includes(query.pool) || !query.pool ? pools : sortedByName([query.pool, ...pools])).map(pool =>
        el("option", { value: pool, selected: pool === query.pool }, pool))))),
      targets.outcomes.length ? targets.outcomes.map((share, place) => {
        const load = async () => pagedByService(place === 0 ? best(share) : await ask(share.outcome), cursor => ask(share.outcome, cursor), 20, page => table("Hosts: " + plain(share.outcome), [
          { title: "Hosts", cell: one => [links(one.hosts, "hosts", 4, one.count)] },
          { title: "Number", numeric: true, cell: one => number(one.count) },
          { title: "Pools", cell: one => sortedByName(one.pools).join(", ") },
          { title: "Why", cell: one => [reasons(one.reasons), features(one.lost, "Would lose", 10)] },
        ], page.classes));
        return askedFor([badge(letter(share.outcome)), " on ", count(share.count, "host"), summaryOf(share)], load, place === 0);
      }) : empty("The fleet has no other host" + (query.pool ? " in this pool." : "."))),
  ];
}

/** The reasons of a group by the number of hosts that they decide. */
function summaryOf(share) {
  const list = share.reasons.slice(0, 3);
  return list.length ? el("span", { class: "soft small block" }, list.map(one => one.title + " (" + number(one.count) + ")").join("; ")) : null;
}
