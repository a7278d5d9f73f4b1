// What the service is working on.

import { el, replace, announce } from "./dom.js";
import { address, get, identifier, remove } from "./api.js";
import { count, number, plain, time } from "./format.js";
import { empty, failure, heading, href, paged, table } from "./parts.js";

/** All jobs. */
export async function jobs({ signal }) {
  const { jobs } = await get(["jobs"], {}, signal);
  return [heading("Jobs"), jobs.length ? paged(jobs, 50, some => table("Jobs", [
    { title: "Job", cell: job => el("a", { href: href("jobs", job.id) }, job.id) },
    { title: "Kind", isShort: true, cell: job => plain(job.kind) }, { title: "State", isShort: true, cell: job => job.state },
    { title: "Made", cell: job => job.made ? time(job.made) : "" }, { title: "By", isShort: true, cell: job => job.caller ?? "" },
    { title: "Progress", cell: job => job.progress?.sentence ?? "" },
  ], some), job => [job.id, job.kind, job.state, job.progress?.sentence].join(" ")) : empty("No job has run since the service started.", el("a", { href: "#/plans" }, "Make a plan"))];
}

/** One job, with its progress. */
export async function job({ values: [id], signal }) {
  let current = await get(["jobs", id], {}, signal);
  const place = el("div", {}), report = el("div", {});
  const stop = el("button", { type: "button", on: { click: async () => {
    stop.disabled = true;
    try {
      update(await remove(["jobs", id]) ?? await get(["jobs", id], {}, signal));
    } catch (error) { replace(place, failure(error)); }
  } } }, "Stop");
  const isOpen = () => current.state === "waiting" || current.state === "running";
  function update(next) {
    const before = current;
    current = { ...current, ...next };
    const { progress, state, result, problem } = current;
    if (state !== before.state || progress?.sentence !== before.progress?.sentence) announce(state + ". " + (progress?.sentence ?? ""));
    replace(place, el("p", { class: "lead-small" }, el("strong", {}, plain(state)), progress?.sentence ? ": " + progress.sentence : ""),
      progress?.total ? [el("progress", { max: progress.total, value: progress.done, "aria-label": "Progress" }), el("p", { class: "soft" }, number(progress.done) + " of " + number(progress.total))]
        : isOpen() ? el("progress", { "aria-label": "Progress, of unknown length" }) : null,
      problem ? failure({ message: problem.title, detail: problem.detail }) : null,
      result?.includes("/plans/") ? el("p", {}, el("a", { class: "button main", href: href("plans", identifier(result)) }, "Show the plan")) : null, report);
    if (result?.endsWith("/result") && !before.isShown) {
      current.isShown = true;
      get(["jobs", id, "result"], {}, signal).then(answer => replace(report, outcome(answer)), error => error.name === "AbortError" || replace(report, failure(error)));
    }
    stop.hidden = !isOpen();
  }
  update(current);
  if (isOpen()) follow(id, signal, update, isOpen);
  return [heading("Job: " + plain(current.kind), el("a", { href: "#/jobs" }, "All jobs")), place, el("p", {}, stop)];
}

/** What a job ended with: the guests that moved and that did not, or what was added. */
function outcome(answer) {
  if (answer.schema.startsWith("martlet.drain-result")) {
    return [answer.left.length ? el("p", { class: "bad-text" }, count(answer.left.length, "guest") + " did not move.") : el("p", {}, "All guests moved."),
      paged(answer.guests, 50, some => table("Guests", [
        { title: "Guest", cell: guest => el("a", { href: href("guests", guest.guest) }, guest.guest) },
        { title: "From", isShort: true, cell: guest => guest.from }, { title: "To", isShort: true, cell: guest => guest.to },
        { title: "Outcome", isShort: true, cell: guest => plain(guest.outcome ?? "not begun") },
        { title: "Notes", cell: guest => guest.notes.map(note => el("p", {}, note)) },
      ], some)), el("p", { class: "soft small" }, "The journal is ", el("code", {}, answer.journal), ".")];
  }
  const of = changes => number(changes.added) + " added, " + number(changes.changed) + " changed, " + number(changes.unchanged) + " unchanged";
  return [el("p", {}, "Hosts: " + of(answer.hosts) + ". Guests: " + of(answer.guests) + "."),
    answer.refused.length ? [el("p", { class: "bad-text" }, "Not added:"), el("ul", {}, answer.refused.map(one => el("li", {}, one.name + ": " + one.reason)))] : null];
}

/** Follows the job's events; asks instead if the stream breaks. */
function follow(id, signal, update, isOpen) {
  const events = new EventSource(address(["jobs", id, "events"]));
  const end = () => events.close();
  signal.addEventListener("abort", end);
  events.addEventListener("progress", event => update({ progress: JSON.parse(event.data) }));
  events.addEventListener("state", event => {
    const data = JSON.parse(event.data);
    update(typeof data === "string" ? { state: data } : data);
    if (!isOpen()) { end(); ask(); }
  });
  events.addEventListener("error", () => { end(); ask(); });
  async function ask() {
    if (signal.aborted) return;
    try {
      update(await get(["jobs", id], {}, signal));
    } catch { /* the next time */ }
    if (isOpen()) setTimeout(ask, 2000);
  }
}
