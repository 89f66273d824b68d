/** Stands in for the public-suffix list that msw's cookie jar pulls in: a same-origin backend has no foreign cookies. */
export const getDomain = (hostname: string): string => hostname;
