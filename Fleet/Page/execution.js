// Moving guests: what can hurt comes first, then the steps, then the question.

import { el, replace } from "./dom.js";
import { identifier, post } from "./api.js";
import { count } from "./format.js";
import { failure, href, loading, paged, table } from "./parts.js";

/** The moves in their order; a host without a URI cannot be reached. */
function stepTable(steps) {
  return paged(steps, 10, some => table("Moves", [
    { title: "Guest", isShort: true, cell: step => step.guest },
    { title: "From", cell: step => [step.from, el("span", { class: "soft small block" }, step.fromURI ?? "no URI known")] },
    { title: "To", cell: step => [step.to, el("span", { class: "soft small block" }, step.toURI ?? "no URI known")] },
  ], some), step => [step.guest, step.from, step.to].join(" "));
}

/** Asks before a plan of a drain is carried out; then shows its job. */
export function confirmExecution(id, plan) {
  const said = el("div", {}), list = el("div", {}, loading("Asking for the steps …"));
  const agreed = el("input", { type: "checkbox", on: { change: () => { go.disabled = !agreed.checked; } } });
  const go = el("button", { type: "button", class: "danger", disabled: true, on: { click: async () => {
    go.disabled = true;
    try {
      const { job } = await post(["plans", id, "execution"]);
      dialog.close();
      location.hash = href("jobs", identifier(job));
    } catch (error) {
      replace(said, failure(error));
      go.disabled = false;
    }
  } } }, "Move " + count(plan.moves.length, "guest"));
  const risks = el("ul", {},
    el("li", {}, "Running guests slow down while they move."),
    el("li", {}, "A guest that does not move stays where it is; the rest is planned again."),
    el("li", {}, "There is no undo: a guest moves back by another plan only, and only if its former host still takes it."));
  const dialog = el("dialog", { "aria-labelledby": "confirm-title", on: { close: () => dialog.remove() } },
    el("h2", { id: "confirm-title" }, "Move " + count(plan.moves.length, "guest") + "?"),
    el("div", { class: "risk" }, el("h3", {}, "What can hurt"), risks),
    list, el("label", { class: "check" }, agreed, "I have read what can hurt."), said,
    el("div", { class: "actions" }, el("button", { type: "button", autofocus: true, on: { click: () => dialog.close() } }, "Keep everything as it is"), go));
  document.body.append(dialog);
  dialog.showModal();
  post(["plans", id, "execution"], {}, { "dry-run": "true" }).then(answer => {
    const lost = answer.steps.filter(step => !step.fromURI || !step.toURI).length;
    replace(list, lost ? el("p", { class: "bad-text" }, "The service knows no URI of a host of " + count(lost, "move") + "; these cannot be carried out.") : null,
      el("details", {}, el("summary", {}, count(answer.steps.length, "step")), stepTable(answer.steps)));
  }, error => {
    replace(list, failure(error));
    agreed.disabled = true;
  });
}
