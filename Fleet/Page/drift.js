// What changed on hosts from record to record.

import { el } from "./dom.js";
import { get } from "./api.js";
import { count, number, time } from "./format.js";
import { empty, features, filters, heading, href, links, paged, reasons, table } from "./parts.js";

/** Changes of the whole fleet. */
export async function drift({ query, signal }) {
  const answer = await get(["drift"], { since: query.since }, signal);
  return [
    heading("Drift"),
    filters("/drift", query, [{ name: "since", title: "Since (UTC)", hint: "2026-11-28" }], "Compare"),
    el("p", { class: "lead-small" }, count(answer.hosts.length, "host") + " changed against " + (answer.since ? "the records of " : "the record before the newest one"),
      answer.since ? time(answer.since) : null, "; " + number(answer.unchanged) + " did not; " + number(answer.withoutRecord) + " have no earlier record."),
    answer.added.length ? el("p", {}, "New since then: ", links(answer.added, "hosts"), ".") : null,
    answer.hosts.length ? paged(answer.hosts, 50, some => table("Hosts that changed", [
      { title: "Host", cell: host => el("a", { href: href("hosts", host.host) }, host.host) },
      { title: "Changed", cell: host => host.facts.map(changed) },
      { title: "Guests gained", cell: host => links(host.gained, "features") },
      { title: "Guests lost", cell: host => links(host.lost, "features") },
      { title: "Only one record tells", cell: host => links(host.undetermined, "features") },
      { title: "Guests in trouble", cell: trouble },
    ], some)) : empty("No host changed.", "Hosts are compared once they have two records: ", el("code", {}, "martlet fleet refresh"), " takes new ones."),
  ];
}

const changed = fact => el("p", { class: "small" }, fact.what + " ", el("del", {}, fact.from), " → ", el("ins", {}, fact.to));

/** Guests that the change leaves without a way. */
function trouble(host) {
  return [group(host.stranded, "could not start or arrive here as the host is now"), group(host.noReturn, "cannot go to hosts that are as this one was")];
}

function group(list, words) {
  return list.map(one => el("div", { class: "small" }, el("strong", {}, count(one.count, "guest")), " like ",
    el("a", { href: href("guests", one.example) }, one.example), " " + words, reasons(one.reasons)));
}

/** The changes of one host from record to record, the newest first: martlet.fleet-history. */
export function timeline(history) {
  const records = el("p", { class: "soft" }, count(history.records, "record"), history.first ? [" since ", time(history.first)] : "", ".");
  if (!history.changes.length) {
    return [records, history.records > 1 ? el("p", {}, "Nothing changed from one record to the next.")
      : empty("A change shows once there are two records.", "Add a newer record with ", el("code", {}, "martlet fleet refresh"), " or ", el("code", {}, "martlet fleet add"), ".")];
  }
  return [records, el("ol", { class: "timeline" }, history.changes.map(change => el("li", {},
    el("p", {}, el("strong", {}, time(change.taken)), el("span", { class: "soft small" }, " against the record of ", time(change.before))),
    change.facts.map(changed), features(change.gained, "Guests gained"), features(change.lost, "Guests lost"),
    features(change.undetermined, "Only one of both records tells"))))];
}
