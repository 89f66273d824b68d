import type { PolicyDocument, RawPolicy } from '#src/domain/policy/language/document.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';

const documents = new WeakMap<object, PolicyDocument | undefined>();

/** Reads once per key; a content that cannot be read grants nothing. */
function readOnce(key: object, content: () => unknown): PolicyDocument | undefined {
  if (documents.has(key)) return documents.get(key);
  const document = (() => {
    try {
      return readDocument(content());
    } catch {
      return undefined;
    }
  })();
  documents.set(key, document);
  return document;
}

/** What stands for a document that nobody knows. */
export const emptyDocument: PolicyDocument = { version: '5.0', statements: [], depends: [] };

/**
 * The typed document of a stored policy, read once per content; undefined when it has
 * no policy's shape.
 */
export const documentOf = (policy: RawPolicy): PolicyDocument | undefined =>
  readOnce(policy, () => policy);

/** The same for a policy that a row keeps as text. */
export const textDocument = (row: object, text: string): PolicyDocument | undefined =>
  readOnce(row, (): unknown => JSON.parse(text));
