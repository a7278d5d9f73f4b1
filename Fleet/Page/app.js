// Starts the page: routes, navigation, theme, keys.

import { el, replace, announce } from "./dom.js";
import { askAhead, Problem } from "./api.js";
import { failure, loading, empty, heading } from "./parts.js";
import { firstQuestions } from "./questions.js";
import { match, parse } from "./router.js";
import { startTheme } from "./theme.js";
import { forgetSession, session } from "./session.js";

const routes = [
  { path: "", title: "Overview", load: async () => (await import("./overview.js")).overview, asks: firstQuestions.overview, key: "o" },
  { path: "matrix", title: "Heat map", load: async () => (await import("./matrix.js")).matrix, asks: firstQuestions.matrix, key: "m" },
  { path: "hosts", title: "Hosts", load: async () => (await import("./hosts.js")).hosts, asks: firstQuestions.hosts, key: "h" },
  { path: "guests", title: "Guests", load: async () => (await import("./guests.js")).guests, asks: firstQuestions.guests, key: "g" },
  { path: "pools", title: "Pools", load: async () => (await import("./pools.js")).pools, key: "p" },
  { path: "plans", title: "Plans", load: async () => (await import("./plans.js")).plans, key: "l" },
  { path: "ledger", title: "Power cycles", load: async () => (await import("./ledger.js")).ledger, asks: firstQuestions.ledger, key: "c" },
  { path: "drift", title: "Drift", load: async () => (await import("./drift.js")).drift, key: "r" },
  { path: "diagnose", title: "Diagnose a log", load: async () => (await import("./diagnose.js")).diagnose, key: "d" },
  { path: "hosts/:name", load: async () => (await import("./hosts.js")).host, under: "hosts" },
  { path: "guests/:name", load: async () => (await import("./guests.js")).guest, under: "guests" },
  { path: "features/:name", load: async () => (await import("./feature.js")).feature, under: "hosts" },
  { path: "stuck", load: async () => (await import("./attention.js")).stuck, under: "" },
  { path: "labels", load: async () => (await import("./attention.js")).labels, under: "" },
  { path: "waivers", load: async () => (await import("./attention.js")).waivers, under: "" },
  { path: "plans/:id", load: async () => (await import("./plans.js")).plan, under: "plans" },
  { path: "jobs", load: async () => (await import("./jobs.js")).jobs, under: "plans" },
  { path: "jobs/:id", load: async () => (await import("./jobs.js")).job, under: "plans" },
  { path: "sign-in", load: async () => (await import("./session.js")).signIn, under: null },
];

/** Opens the search, or the list of keys; what they need is loaded then. */
const openSearch = async () => (await import("./search.js")).openSearch();
const openHelp = async () => (await import("./help.js")).openHelp(routes);

/** A route's view. A service of another version has other files. */
async function viewOf(route) {
  try {
    return await route.load();
  } catch {
    throw new Problem(0, "A part of the page is missing", "The service was updated or does not answer. Load the page again.");
  }
}

const main = document.getElementById("main");
const views = document.getElementById("views");
let leaving = new AbortController();
let isFirst = true;

for (const route of routes.filter(r => r.title)) {
  views.append(el("li", {}, el("a", { href: "#/" + route.path, "data-path": route.path }, route.title)));
}

function mark(route) {
  const path = route ? route.under === undefined ? route.path : route.under : null;
  for (const link of views.querySelectorAll("a")) {
    if (link.dataset.path === path) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else link.removeAttribute("aria-current");
  }
}

/** Shows the view of the current address. */
async function show() {
  if (location.hash === "#main") return;
  leaving.abort();
  leaving = new AbortController();
  const signal = leaving.signal;
  const { parts, query } = parse(location.hash);
  const found = match(routes, parts);
  mark(found?.route);
  if (!found) return place([heading("No such view"), empty("This address leads nowhere.", el("a", { href: "#/" }, "Go to the overview"))]);
  askAhead(found.route.asks?.(query), signal);
  main.setAttribute("aria-busy", "true");
  const wait = setTimeout(() => { if (!signal.aborted) replace(main, loading("Loading …")); }, 150);
  try {
    const view = await viewOf(found.route);
    const nodes = await view({ values: found.values, query, signal, again: show });
    clearTimeout(wait);
    if (!signal.aborted) place(nodes);
  } catch (error) {
    clearTimeout(wait);
    if (signal.aborted) return;
    const problem = error instanceof Problem ? error : new Problem(-1, "This view failed", String(error));
    if (!(error instanceof Problem)) console.error(error);
    if (problem.status === 401) forgetSession();
    place([heading(found.route.title ?? found.values.at(-1) ?? "Not shown"), failure(problem, show)]);
  }
}

function place(nodes) {
  replace(main, nodes);
  main.removeAttribute("aria-busy");
  const title = main.querySelector("h1");
  document.title = (title ? title.textContent + " – " : "") + "Martlet";
  if (!isFirst && !document.querySelector("dialog[open]") && !main.contains(document.activeElement)) {
    title?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  // Keys must not wait for files.
  if (isFirst) setTimeout(() => { import("./search.js"); import("./help.js"); });
  isFirst = false;
  if (title) announce(title.textContent);
}

/** Says who is signed in. */
async function showSession() {
  const link = document.getElementById("session");
  try {
    const current = await session();
    link.textContent = current?.name ?? "Sign in";
    if (current) link.title = "Scopes: " + current.scopes.join(", ");
    else link.removeAttribute("title");
  } catch {
    link.textContent = "Sign in";
  }
}

document.getElementById("search").addEventListener("click", openSearch);
document.getElementById("help").addEventListener("click", openHelp);
startTheme(document.getElementById("theme"));

let waitsForView = 0;
document.addEventListener("keydown", event => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return openSearch(); }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "/") { event.preventDefault(); return openSearch(); }
  if (event.key === "?") { event.preventDefault(); return openHelp(); }
  const now = performance.now();
  if (event.key === "g" && now > waitsForView) { waitsForView = now + 1500; return; }
  if (now < waitsForView) {
    waitsForView = 0;
    const route = routes.find(r => r.key === event.key);
    if (route) { event.preventDefault(); location.hash = "#/" + route.path; }
  }
});

document.querySelector(".skip").addEventListener("click", event => { event.preventDefault(); main.focus(); });
addEventListener("hashchange", show);
addEventListener("sessionchange", showSession);
show();
showSession();
