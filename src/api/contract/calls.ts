type Path = `/${string}`;

/** The rows of most calls begin alike. Method, path and status of a call that reads. */
export const reads = <const P extends Path>(path: P) =>
  ({ method: 'GET', path, status: 200 }) as const;

/** A call that makes a thing and answers with it. */
export const creates = <const P extends Path>(path: P) =>
  ({ method: 'POST', path, status: 201 }) as const;

/** A call that does something to what is there and answers with what came of it. */
export const acts = <const P extends Path>(path: P) =>
  ({ method: 'POST', path, status: 200 }) as const;

/** A call that replaces a thing, or a part of it, and answers with the new state. */
export const replaces = <const P extends Path>(path: P) =>
  ({ method: 'PUT', path, status: 200 }) as const;

/** A call that removes a thing and answers nothing. */
export const removes = <const P extends Path>(path: P) =>
  ({ method: 'DELETE', path, status: 204 }) as const;
