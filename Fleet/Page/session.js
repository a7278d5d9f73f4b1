// Signing in with a token, and who is signed in.

import { el } from "./dom.js";
import { get, post, remove, Problem } from "./api.js";
import { facts, heading } from "./parts.js";
import { time } from "./format.js";

let known = null;

/** Who asks and what is allowed, asked once; null for nobody. */
export function session() {
  known ??= get(["session"]).catch(error => {
    if (error instanceof Problem && error.status === 401) return null;
    known = null;
    throw error;
  });
  return known;
}

/** Asks again the next time, and lets the page know by `sessionchange`. */
export function forgetSession() {
  known = null;
  dispatchEvent(new Event("sessionchange"));
}

/** The view that takes a token for a cookie, and gives it back. */
export async function signIn({ again }) {
  const current = await session();
  const said = el("p", { class: "bad-text", role: "alert" });
  const input = el("input", { type: "password", name: "token", required: true, autocomplete: "current-password", "aria-describedby": "token-note" });
  const form = el("form", { class: "stack", on: { submit: async event => {
    event.preventDefault();
    said.textContent = "";
    try {
      await post(["session"], { token: input.value.trim() });
      forgetSession();
      location.hash = "#/";
    } catch (error) {
      said.textContent = error.message + (error.detail ? ". " + error.detail : "");
      input.select();
    }
  } } }, el("input", { name: "username", value: "martlet", autocomplete: "username", hidden: true, "aria-label": "Account" }), el("label", {}, "Token", input),
  el("p", { id: "token-note", class: "soft small" }, "Whoever runs the service makes tokens with ", el("code", {}, "martlet token new"), ", or accepts those of an identity provider (", el("code", {}, "--oidc"), "). The page keeps no copy of it."),
  said, el("button", { type: "submit", class: "main" }, "Sign in"));
  return [
    heading(current ? "Session" : "Sign in"),
    current ? [facts([["Name", current.name], ["Scopes", current.scopes.join(", ")], ["Expires", current.expires ? time(current.expires) : "never"],
      ["Moving guests", current.execute ? "allowed" : "not allowed"]]),
    el("p", {}, el("button", { type: "button", on: { click: async () => { await remove(["session"]); forgetSession(); again(); } } }, "Sign out")),
    el("h2", {}, "Sign in with another token")] : null,
    form,
  ];
}
