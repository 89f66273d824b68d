import { withoutSecrets } from '#mocks/account/in/facts/secrets.ts';
import type { SdkAnswer, SdkCall, SdkGet } from '#mocks/testing/sdk.ts';
import { BadInput } from '../policy/badInput.ts';

/** One answer, with the address that says what it is about. */
export type Read = { readonly url: string; readonly body: unknown };
export type Left = { readonly operation: string; readonly url: string; readonly reason: string };
type Fields = Readonly<Record<string, unknown>>;

/** A value inside an answer, by its path. */
export const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
export const rowsAt = (answer: unknown, at: string): readonly unknown[] => {
  const rows = within(answer, at);
  return Array.isArray(rows) ? rows : [];
};
export const idsAt = (answers: readonly Read[], at: string, id: string): readonly string[] =>
  answers.flatMap(({ body }) =>
    rowsAt(body, at).flatMap((row) => {
      const found = within(row, id);
      return typeof found === 'string' ? [found] : [];
    }),
  );

/** Whether an answer holds anything: no empty list, nor a protection that is off. */
export const saysAnything = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.entries(body).some(([name, value]) =>
    Array.isArray(value)
      ? value.length > 0
      : typeof value === 'object' &&
        !['links', 'page_info'].includes(name) &&
        within(value, 'enabled') !== false,
  );

/** What the SDK throws: the service's own status and words. */
function reasonOf(error: unknown): { readonly status: number | undefined; readonly words: string } {
  const status = within(error, 'httpStatusCode');
  const told = within(error, 'errorMsg');
  const words =
    typeof told === 'string' ? told : error instanceof Error ? error.message : 'no answer';
  return typeof status === 'number'
    ? { status, words: `${status} ${words}` }
    : { status: undefined, words };
}

/** Reads an account call by call; what is refused is left and told. */
export class Puller {
  readonly files = new Map<string, Read[]>();
  readonly left: Left[] = [];
  readonly #v3: SdkCall;
  readonly #v5: SdkCall;
  readonly #eps: SdkGet;

  constructor({
    v3,
    v5,
    eps,
  }: {
    readonly v3: SdkCall;
    readonly v5: SdkCall;
    readonly eps: SdkGet;
  }) {
    this.#v3 = v3;
    this.#v5 = v5;
    this.#eps = eps;
  }

  /** @param absent whether 404 only says that there is none */
  async #one(operation: string, url: string, fields: Fields, absent: boolean): Promise<Read[]> {
    const call = url.startsWith('/v5/') ? this.#v5 : this.#v3;
    try {
      return [this.#keep(operation, url, await call(operation, fields))];
    } catch (error) {
      const { status, words } = reasonOf(error);
      if (status === 401 || status === undefined)
        throw new BadInput('NOT_PULLED', words, null, operation);
      if (!(absent && status === 404)) this.left.push({ operation, url, reason: words });
      return [];
    }
  }

  #keep(operation: string, url: string, { httpStatusCode: _status, ...answer }: SdkAnswer): Read {
    const read = { url, body: withoutSecrets(answer).value };
    this.files.set(operation, [...(this.files.get(operation) ?? []), read]);
    return read;
  }

  /** Enterprise projects have a service of their own; where it does not answer, that is told. */
  async enterpriseProjects(): Promise<void> {
    const [operation, url, limit] = ['listEnterpriseProject', '/v1.0/enterprise-projects', 1000];
    try {
      for (let offset = 0; ; offset += limit) {
        const read = this.#keep(operation, url, await this.#eps(url, { limit, offset }));
        if (rowsAt(read.body, 'enterprise_projects').length < limit) return;
      }
    } catch (error) {
      this.left.push({ operation, url, reason: reasonOf(error).words });
    }
  }

  one(operation: string, url: string, fields: Fields = {}): Promise<Read[]> {
    return this.#one(operation, url, fields, true);
  }

  /** A list whose pages are asked for one after the other. */
  async pages(operation: string, url: string, at: string, size: number, fields: Fields = {}) {
    const all: Read[] = [];
    for (let page = 1; ; page += 1) {
      const read = await this.#one(operation, url, { ...fields, page, perPage: size }, false);
      all.push(...read);
      if (rowsAt(read[0]?.body, at).length < size) return all;
    }
  }

  /** A list of v5, by markers. */
  async marked(operation: string, url: string, fields: Fields = {}): Promise<Read[]> {
    const all: Read[] = [];
    for (let marker: unknown; ;) {
      const more = { ...fields, limit: 200, ...(marker !== undefined && { marker }) };
      const read = await this.#one(operation, url, more, true);
      all.push(...read);
      marker = within(read[0]?.body, 'page_info', 'next_marker');
      if (typeof marker !== 'string') return all;
    }
  }
}
