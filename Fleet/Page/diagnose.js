// A box for a log, and what it means.

import { el, replace } from "./dom.js";
import { get, post } from "./api.js";
import { failure, heading, loading } from "./parts.js";
import { diagnosis } from "./diagnosis.js";
import { findings } from "./findings.js";

/** The view that takes a log. */
export async function diagnose({ query, signal }) {
  const place = el("div", { "aria-live": "polite" });
  const known = el("datalist", { id: "known-hosts" });
  const log = el("textarea", { name: "log", rows: 10, required: true, spellcheck: "false", placeholder: "Unacceptable CPU info: CPU doesn't have compatibility." });
  const suggest = async event => {
    try {
      const found = await get(["hosts"], { search: event.target.value.trim(), limit: 12 }, signal);
      replace(known, found.hosts.map(host => el("option", { value: host.name })));
    } catch { replace(known); }
  };
  const hostBox = (name, title) => el("label", {}, title, el("input", { name, value: query[name] ?? "", list: "known-hosts", autocomplete: "off", on: { input: suggest } }));
  const form = el("form", { class: "stack wide-form", on: { submit: async event => {
    event.preventDefault();
    const body = Object.fromEntries([...new FormData(form)].filter(([, text]) => text.trim()));
    replace(place, loading("Reading the log …"));
    try {
      const answer = await post(["diagnoses"], body);
      if (signal.aborted) return;
      replace(place, answer.schema.startsWith("martlet.diagnosis") ? diagnosis(answer) : findings(answer));
      place.querySelector("h2")?.focus();
    } catch (error) {
      replace(place, failure(error));
    }
  } } }, el("label", {}, "Log of nova-compute, libvirt or QEMU", log),
  el("div", { class: "filters" }, hostBox("from", "From host (optional)"), hostBox("to", "To host (optional)")), known,
  el("p", { class: "soft small" }, "With both hosts, Martlet also compares their records and says which layer lost each feature."),
  el("button", { type: "submit", class: "main" }, "Explain"));
  return [heading("Diagnose a log"), form, place];
}
