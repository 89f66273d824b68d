/** An object of an answer whose shape nobody here has checked. */
export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text at a place, or an empty one. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads an address of the service, as whoever asks. @throws Problem */
export type Read = (url: URL) => Promise<Json>;

/** Whether the service itself, and no server before it that knows nothing of the path, speaks. */
export const isJson = (response: Response): boolean =>
  response.headers.get('Content-Type')?.includes('json') === true;
