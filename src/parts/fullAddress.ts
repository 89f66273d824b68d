/**
 * An address of the console (from `paths`) with host and base path: what is copied into a message
 * to somebody else.
 */
export const fullAddress = (path: string): string =>
  `${window.location.origin}${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
