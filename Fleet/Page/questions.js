// What views ask first, so that it is asked while they are still being loaded: segments of the path and parameters, from a view's query.

/** How many rows a list has on one page. */
export const pageSize = query => [100, 250, 1000].find(size => String(size) === query.limit) ?? 100;

export const firstQuestions = {
  overview: () => [["overview"], {}],
  matrix: query => [["matrix", "map"], { by: query.by || "class" }],
  hosts: query => [["hosts"], { search: query.search, pool: query.pool, cursor: query.cursor, limit: pageSize(query) }],
  guests: query => [["guests"], { search: query.search, host: query.host, pool: query.pool, cursor: query.cursor, limit: pageSize(query) }],
  ledger: query => [["ledger"], { pool: query.pool, owner: query.owner, window: query.window, cursor: query.cursor, limit: pageSize(query) }],
};
