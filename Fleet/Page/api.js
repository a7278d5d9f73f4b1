// The service's API: JSON in and out, problems as errors.

const base = "/api/v1";

/** What the service answered instead of what was asked for (RFC 9457), or that it did not answer. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(title);
    this.status = status;
    this.detail = detail;
  }
}

async function request(method, path, { body, signal } = {}) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-Martlet"] = "1";
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(base + path, {
      method, headers, signal, credentials: "same-origin", body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "The service does not answer", "Check that martlet serve runs and that this machine reaches it.");
  }
  if (response.status === 204) return null;
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    throw new Problem(response.status, "The service's answer is not JSON", "A proxy between may have answered.");
  }
  if (!response.ok) {
    throw new Problem(response.status, answer?.title ?? "The request failed with " + response.status, answer?.detail ?? "");
  }
  return answer;
}

/** A path with parameters; those that are empty are left out. */
export function path(segments, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, value);
  }
  const text = query.toString();
  return "/" + segments.map(encodeURIComponent).join("/") + (text ? "?" + text : "");
}

/** Answers that were asked for before their view was there, by path. */
const ahead = new Map();

/** Asks what the next view will ask first, its segments and parameters, if it is known, and forgets what the view before asked. */
export function askAhead(question, signal) {
  ahead.clear();
  if (!question) return;
  const asked = path(...question), answer = request("GET", asked, { signal });
  answer.catch(() => {});
  ahead.set(asked, answer);
}

/** The answer to a question, which may be on its way. */
export function get(segments, parameters, signal) {
  const asked = path(segments, parameters), answer = ahead.get(asked);
  ahead.delete(asked);
  return answer ?? request("GET", asked, { signal });
}

export const post = (segments, body, parameters) => request("POST", path(segments, parameters), { body: body ?? {} });
export const remove = segments => request("DELETE", path(segments));

/** The address of a download, or of a stream of events. */
export const address = (segments, parameters) => base + path(segments, parameters);

/** The identifier at the end of a link such as `/api/v1/plans/ID`, or the identifier itself. */
export function identifier(link) {
  if (link && typeof link === "object") return identifier(link.id ?? link.job ?? link.link);
  return decodeURIComponent(String(link).split("?")[0].split("/").filter(Boolean).at(-1) ?? "");
}
