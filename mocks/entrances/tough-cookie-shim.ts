/**
 * Stands in for the cookie jar that msw carries: the backend sets no cookies and reads none,
 * and a jar with every rule of the web's cookies is a tenth of its code. Only what msw's own
 * store calls is here.
 */
export class MemoryCookieStore {
  idx: object = {};
}

/** A jar that stays empty. */
export class CookieJar {
  getCookiesSync(): readonly never[] {
    return [];
  }
  setCookie(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** A cookie of an earlier visit: there is none. */
export const Cookie = { fromJSON: (): undefined => undefined };
