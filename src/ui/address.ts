/**
 * The query string as it is now. What the router hands to components, also to the updating function of `setSearchParams`,
 * is that of the last render: a second change in between (a search text sent after its pause, a quick click) would undo
 * the first one.
 */
export const searchNow = (): URLSearchParams => new URLSearchParams(window.location.search);
