// One feature on one host: each observation point from the silicon to the guest, and where it was lost.

import { el, replace } from "./dom.js";
import { get } from "./api.js";
import { note } from "./router.js";
import { failure, loading } from "./parts.js";
import { plain, sentence } from "./format.js";
import { citation, commands } from "./commands.js";

const signs = { present: "●", absent: "✕", conflict: "◐", undetermined: "?" };
const letters = { present: "r", absent: "b", conflict: "m", undetermined: "u" };

/** A box for a feature's name, and its ladder below. */
export function ladderOf(host, feature, signal) {
  const place = el("div", { "aria-live": "polite" });
  const known = el("datalist", { id: "known-features" });
  const input = el("input", { name: "feature", value: feature ?? "", list: "known-features", autocomplete: "off", required: true, placeholder: "avx2" });
  async function show(name) {
    replace(place, loading("Loading …"));
    try {
      replace(place, ladder(await get(["hosts", host, "features", name], {}, signal)));
    } catch (error) {
      if (error.name !== "AbortError") replace(place, failure(error));
    }
  }
  input.addEventListener("input", async () => {
    try {
      const found = await get(["features"], { search: input.value.trim(), limit: 12 }, signal);
      replace(known, found.features.map(one => el("option", { value: one.name }, one.meaning)));
    } catch { replace(known); }
  });
  if (feature) show(feature);
  return [el("form", { class: "filters", on: { submit: event => {
    event.preventDefault();
    note({ feature: input.value.trim() });
    show(input.value.trim());
  } } }, el("label", {}, "Feature", input), known, el("button", { type: "submit" }, "Explain")), place];
}

/** The answer of `martlet explain FEATURE`, martlet.ladder. */
function ladder(answer) {
  const steps = answer.steps.map(step => el("li", { class: "step " + (letters[step.state] ?? "u") },
    el("span", { class: "shape", "aria-hidden": "true" }, signs[step.state] ?? "?"),
    el("span", {}, el("strong", {}, step.title), " ", step.state, step.basis === "measured" ? null : el("em", {}, " (" + step.basis + (step.rule ? ": " + step.rule : "") + ")"),
      el("span", { class: "soft small block" }, step.document))));
  return [
    el("p", { class: "lead-small" }, answer.summary),
    el("p", { class: "soft small" }, answer.feature, ", ", answer.location, ". ", el("a", { href: "#/features/" + encodeURIComponent(answer.feature) }, "The other hosts")),
    steps.length ? el("ol", { class: "ladder", "aria-label": "From the silicon up" }, steps) : el("p", {}, "No record shows any observation point."),
    answer.loss ? el("p", {}, el("strong", {}, "Lost "), answer.loss.lastPresent ? "after " + plain(answer.loss.lastPresent) + ", " : "", "before ", plain(answer.loss.firstAbsent),
      ". Candidates: ", answer.loss.candidates.map(plain).join(", "), ".") : null,
    el("dl", { class: "facts" }, exposure("Guests that start here", answer.newGuest), exposure("Guests that move here with it", answer.incoming)),
    answer.causes.length ? el("div", {}, el("h3", {}, "Causes"), answer.causes.map(cause => causeOf(cause, answer.platform))) : null,
    answer.notSeen.length ? el("details", {}, el("summary", {}, "Not read: " + answer.notSeen.length), el("ul", {}, answer.notSeen.map(one => el("li", {}, one.source, ": ", one.reason)))) : null,
  ];
}

function exposure(title, one) {
  return el("div", {}, el("dt", {}, title), el("dd", {}, el("strong", {}, one.state), " (" + one.basis + "): ", sentence(one.why)));
}

/** A cause with its evidence and, before its commands, what its cure can break. */
function causeOf(cause, platform) {
  return el("details", { class: "cause", open: cause.certainty === "proven" },
    el("summary", {}, el("span", { class: "tag " + cause.certainty }, cause.certainty), " ", cause.title, " ", el("span", { class: "soft" }, "(" + plain(cause.layer) + ")")),
    el("p", {}, sentence(cause.evidence)),
    cause.cure ? [el("p", { class: "risk" }, el("strong", {}, "Risk: "), sentence(cause.cure.risk || "none is known"), " ", cause.cure.guests),
      el("p", {}, el("strong", {}, "Cure: "), sentence(cause.cure.action), " Restarts: ", plain(cause.cure.restarts), "."),
      cause.cure.preconditions.length ? el("p", { class: "small" }, "Before: ", cause.cure.preconditions.join("; "), ".") : null,
      commands("Steps", cause.cure.commands, platform), commands("Check", cause.cure.check, platform), commands("Undo", cause.cure.undo, platform)] : null,
    commands("Settle it with", cause.collect, platform),
    citation(cause.citation));
}
