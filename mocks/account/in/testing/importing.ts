import { fullCatalogView } from '#src/catalog/view.ts';
import { AccountReader, type Imported } from '../importAccount.ts';

const catalog = await fullCatalogView();

/** When test accounts are brought in. */
export const importedAt = Date.UTC(2026, 10, 1, 12);

const bytesOf = (content: unknown): Uint8Array =>
  content instanceof Uint8Array
    ? content
    : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

/** Brings files in, given by name: bytes, text, or what is written as JSON. */
export function imported(files: Readonly<Record<string, unknown>>): Imported {
  const reader = new AccountReader();
  for (const [name, content] of Object.entries(files))
    reader.add({ name, bytes: bytesOf(content) });
  return reader.finish(importedAt, 'epoch', catalog);
}

/** A resource as Terraform prints it. */
export const resource = (
  type: string,
  name: string,
  values: object,
  more: object = {},
): Record<string, unknown> => ({
  address: `huaweicloud_${type}.${name}`,
  mode: 'managed',
  type: `huaweicloud_${type}`,
  name,
  provider_name: 'registry.terraform.io/huaweicloud/huaweicloud',
  schema_version: 0,
  values,
  sensitive_values: {},
  ...more,
});

/** A state as `terraform show -json` prints it. */
export const state = (...resources: readonly object[]): object => ({
  format_version: '1.0',
  terraform_version: '1.9.8',
  values: { root_module: { resources } },
});
