/**
 * Stands in for the cookie store of msw: the backend sets no cookies and reads none, and msw's own
 * asks for localStorage while it is loaded, which throws where a browser blocks storage.
 */
export const cookieStore = {
  getCookies: (): readonly never[] => [],
  setCookie: (): Promise<undefined> => Promise.resolve(undefined),
};
