// The list of hosts, and one host.

import { el, replace } from "./dom.js";
import { get } from "./api.js";
import { bytes, count, letter, names, number, plain, time } from "./format.js";
import { firstQuestions } from "./questions.js";
import { askedFor, badge, cursorLinks, empty, facts, failure, features, filters, heading, href, loading, pagedByService, reasons, section, table } from "./parts.js";
import { ladderOf } from "./ladder.js";
import { timeline } from "./drift.js";

/** The hosts, by parts. */
export async function hosts({ query, signal }) {
  const answer = await get(...firstQuestions.hosts(query), signal);
  return [
    heading("Hosts"),
    filters("/hosts", query, [{ name: "search", title: "Name" }, { name: "pool", title: "Pool" }]),
    answer.hosts.length ? [table("Hosts", [
      { title: "Host", cell: host => el("a", { href: href("hosts", host.uuid ?? host.name) }, host.name) },
      { title: "Pool", isShort: true, cell: host => host.tags?.pool ?? "" },
      { title: "CPU model", isShort: true, cell: host => host.facts?.model ?? "" },
      { title: "Kernel", isShort: true, cell: host => host.facts?.kernel ?? "" },
      { title: "QEMU", isShort: true, cell: host => host.facts?.qemu ?? "" },
      { title: "libvirt", isShort: true, cell: host => host.facts?.libvirt ?? "" },
      { title: "Guests", numeric: true, cell: host => number(host.guests) },
      { title: "Memory", numeric: true, cell: host => host.memory ? bytes(host.memory) : "" },
      { title: "Record", isShort: true, cell: host => time(host.taken) },
    ], answer.hosts), cursorLinks("/hosts", query, answer, answer.hosts.length, "host")]
      : empty("No host matches.", el("a", { href: "#/hosts" }, "Show all hosts")),
  ];
}

/** One host: facts, a feature from the silicon to the guest, what changed, and what it can take. */
export async function host({ values: [name], query, signal }) {
  const [answer, drift] = await Promise.all([get(["hosts", name], {}, signal), get(["hosts", name, "drift"], {}, signal).catch(orProblem)]);
  const host = answer.host;
  const words = { "command-line": "Kernel command line", map: "CPU map", qemu: "QEMU", libvirt: "libvirt", model: "CPU model", signature: "Family/model/stepping", pages: "Page sizes (KiB)" };
  return [
    heading(host.name, el("p", { class: "soft" }, "Record of ", time(host.taken))),
    facts([["Pool", host.tags?.pool ? el("a", { href: "#/hosts?pool=" + encodeURIComponent(host.tags.pool) }, host.tags.pool) : "none"],
      ["Guests", el("a", { href: "#/guests?host=" + encodeURIComponent(host.name) }, count(host.guests, "guest"))],
      ["CPUs", host.cpus ? number(host.cpus) + " (guests have " + number(host.guestCPUs) + ")" : null],
      ["Memory", host.memory ? bytes(host.memory) + " (guests have " + bytes(host.guestMemory) + ")" : null],
      ...Object.entries(host.facts ?? {}).map(([key, value]) => [words[key] ?? capital(key), value]),
      ...Object.entries(host.tags ?? {}).filter(([key]) => key !== "pool").map(([key, value]) => ["Tag " + key, value]),
      ["UUID", host.uuid], ["Source", host.source]]),
    answer.waivers.length ? section("Waivers", el("ul", {}, answer.waivers.map(waiver => el("li", {}, waiver)))) : null,
    section("A feature, from the silicon to the guest", ladderOf(name, query.feature, signal)),
    section("What changed", drift.problem ? failure(drift.problem) : timeline(drift)),
    section("Guests it can take", onDemand("Judge the fleet's guests on this host", "Judging all classes of guests …", () => takes(name, signal))),
    section("Features by observation point", onDemand("Load the features", "Loading …", () => points(name, signal))),
    section("Records", table("Records", [
      { title: "Taken", isShort: true, cell: record => time(record.taken) },
      { title: "Added", isShort: true, cell: record => time(record.added) },
      { title: "Origin", isShort: true, cell: record => record.origin },
      { title: "Format", isShort: true, cell: record => record.format },
      { title: "Counts", cell: record => record.isCurrent ? "yes" : "no: later records cover it" },
      { title: "Observation points", cell: record => names(record.points.map(plain)) },
    ], answer.records)),
  ];
}

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

function orProblem(error) {
  if (error.name === "AbortError") throw error;
  return { problem: error };
}

/** A button that its answer replaces, because that is large. */
function onDemand(title, waiting, load) {
  const place = el("div", {});
  const start = async () => {
    replace(place, loading(waiting));
    try {
      replace(place, await load());
    } catch (error) {
      if (error.name !== "AbortError") replace(place, failure(error, start));
    }
  };
  return replace(place, el("button", { type: "button", on: { click: start } }, title));
}

async function takes(name, signal) {
  const ask = (outcome, cursor, limit = 25) => get(["hosts", name, "guests"], { outcome, cursor, limit }, signal);
  const answer = await ask(null, null, 1);
  return answer.outcomes.map(share => askedFor(
    [badge(letter(share.outcome)), " ", count(share.count, "guest"), ", ", count(share.classes, "class", "classes")],
    async () => pagedByService(await ask(share.outcome), cursor => ask(share.outcome, cursor), 25, page => table("Guests: " + plain(share.outcome), [
      { title: "Guests like", cell: one => el("a", { href: href("guests", one.example) }, one.example) },
      { title: "Guests", numeric: true, cell: one => number(one.count) },
      { title: "Here now", numeric: true, cell: one => number(one.here) },
      { title: "Machine", isShort: true, cell: one => one.machine ?? "" },
      { title: "Why", cell: one => [reasons(one.reasons), features(one.lost, "Would lose", 8)] },
    ], page.classes))));
}

async function points(name, signal) {
  const answer = await get(["hosts", name, "features"], {}, signal);
  const host = answer.hosts[0];
  return ["present", "absent", "conflicting", "undetermined"].map(state => el("details", {},
    el("summary", {}, capital(state) + ": " + count(host[state].length, "feature")),
    el("p", { class: "chips" }, host[state].map(feature => el("a", { href: href("hosts", name, { feature }) }, feature)))));
}
