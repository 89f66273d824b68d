import { readOperatorName } from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import { keyType } from '#src/domain/policy/language/conditions/keys.ts';
import { serviceKeyTypes } from '#src/domain/policy/language/conditions/serviceKeys.ts';
import { propertyOf, type JsonNode, type ObjectNode } from '#src/domain/policy/text/jsonTree.ts';
import { likelyKey } from '../report/likelyKey.ts';
import { listedStrings } from '#src/domain/policy/language/statementModel.ts';

/**
 * What becomes of a policy of Amazon Web Services or Alibaba Cloud here. Object storage has the
 * same operations under nearly the same names, and global condition keys have counterparts; the
 * rest has to be written anew. Ours.
 */
export type Translation = {
  /** The document; incomplete where something is lost. */
  readonly document: {
    readonly Version: string;
    readonly Statement: readonly Record<string, unknown>[];
  };
  /** Element of the other cloud, and what it is here. */
  readonly carried: readonly (readonly [from: string, to: string])[];
  readonly lost: readonly string[];
};

/** Operations of object storage on buckets; all others that name an object are on objects. */
const onBuckets =
  /^(List(Bucket|AllMyBuckets|BucketVersions|BucketMultipartUploads)|(Create|Delete|Head)Bucket|.+Bucket.+)$/;
const onObjects =
  /^((Get|Put|Delete|Restore)Object.*|ListMultipartUploadParts|AbortMultipartUpload)$/;

const operators: ReadonlyMap<string, string> = new Map([
  ['StringLike', 'StringMatch'],
  ['StringNotLike', 'StringNotMatch'],
  ['ArnLike', 'StringMatch'],
  ['ArnEquals', 'StringMatch'],
  ['ArnNotLike', 'StringNotMatch'],
  ['ArnNotEquals', 'StringNotMatch'],
]);

/** Translates what can be translated. `version`: the language to write. */
export function translate(root: ObjectNode, version: '1.1' | '5.0'): Translation {
  const carried: (readonly [string, string])[] = [];
  const lost: string[] = [];
  const note = (from: string, to: string | undefined): string[] => {
    if (to === undefined) lost.push(from);
    else if (from !== to) carried.push([from, to]);
    return to === undefined ? [] : [to];
  };
  const list = propertyOf(root, 'Statement')?.value;
  const nodes = list?.type === 'array' ? list.items : list ? [list] : [];
  const statements = nodes.flatMap((node) =>
    node.type === 'object' ? [statementOf(node, version, note)] : [],
  );
  return { document: { Version: version, Statement: statements }, carried, lost };
}

type Note = (from: string, to: string | undefined) => string[];

function statementOf(
  node: ObjectNode,
  version: '1.1' | '5.0',
  note: Note,
): Record<string, unknown> {
  const translated: Record<string, unknown> = {};
  for (const { name, value } of node.properties) {
    const strings = listedStrings(value).map((item) => item.value);
    if (name === 'Effect' && value?.type === 'string') translated[name] = value.value;
    else if (name === 'Sid' && version === '5.0' && value?.type === 'string')
      translated[name] = value.value;
    else if (name === 'Action' || name === 'NotAction')
      translated[name] = strings.flatMap((action) => note(action, actionOf(action, version)));
    else if (name === 'Resource') {
      if (!strings.includes('*'))
        translated[name] = strings.flatMap((resource) => note(resource, resourceOf(resource)));
    } else if (name === 'Condition' && value?.type === 'object')
      translated[name] = conditionOf(value, note);
    else if (name !== 'Sid') note(name, undefined);
  }
  return translated;
}

function actionOf(action: string, version: '1.1' | '5.0'): string | undefined {
  if (action === '*') return version === '1.1' ? '*:*:*' : '*';
  const [service = '', operation = ''] = action.split(':');
  if (!/^(s3|oss)$/i.test(service)) return undefined;
  if (/^\w*\*$/.test(operation)) return `obs:*:${operation}`;
  if (onObjects.test(operation)) return `obs:object:${operation}`;
  return onBuckets.test(operation) ? `obs:bucket:${operation}` : undefined;
}

function resourceOf(resource: string): string | undefined {
  const name = /^(?:arn:aws[\w-]*:s3:::|acs:oss:[^:]*:[^:]*:)(.+)$/i.exec(resource)?.[1];
  if (name === undefined) return undefined;
  return `obs:*:*:${name.includes('/') ? 'object' : 'bucket'}:${name.replaceAll(/\$\{([^}]+)\}/g, (whole, key: string) => variableOf(whole, key))}`;
}

const variableOf = (whole: string, key: string): string => {
  const meant = likelyKey(key);
  return meant === undefined ? whole : `\${${meant}}`;
};

function conditionOf(condition: ObjectNode, note: Note): Record<string, Record<string, string[]>> {
  const translated: Record<string, Record<string, string[]>> = {};
  for (const { name: written, value: keys } of condition.properties) {
    const [operator] = note(written, operatorOf(written));
    for (const { name, value } of keys?.type === 'object' ? keys.properties : []) {
      const [key] = note(name, keyOf(name));
      if (operator !== undefined && key !== undefined)
        translated[operator] = { ...translated[operator], [key]: textsOf(value) };
    }
  }
  return translated;
}

function operatorOf(written: string): string | undefined {
  const [, prefix = '', base = '', suffix = ''] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  const name = `${prefix}${operators.get(base) ?? base.replace(/^Numeric/, 'Number')}${suffix}`;
  return readOperatorName(name) ? name : undefined;
}

function keyOf(written: string): string | undefined {
  const meant = likelyKey(written);
  return meant !== undefined && (keyType(meant) ?? serviceKeyTypes.get(meant.toLowerCase()))
    ? meant
    : undefined;
}

/** Values as the strings that conditions compare, with every digit. */
function textsOf(node: JsonNode | undefined): string[] {
  const items = node?.type === 'array' ? node.items : node ? [node] : [];
  return items.flatMap((item) =>
    item.type === 'number'
      ? [item.written]
      : item.type === 'string' || item.type === 'boolean'
        ? [String(item.value)]
        : [],
  );
}
