import type { FindingCode } from '#src/domain/policy/text/codes/findingCodes.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import type { Report } from '../report/report.ts';

const suspicious =
  /[\u00a0\u00ad\u061c\u2000-\u200f\u2018\u2019\u201c\u201d\u2028-\u202f\u2060-\u206f\u3000\ufeff\uff01-\uff5e]|\\u(00[aA][0dD]|061[cC]|20|3000|[fF][eEfF])/;

/** An escaped backslash is consumed first, so that `\\u202e` is not taken for an escape. */
const each =
  /\\\\|\\u([0-9a-fA-F]{4})|[\u00a0\u00ad\u061c\u2000-\u200f\u2018\u2019\u201c\u201d\u2028-\u202f\u2060-\u206f\u3000\ufeff\uff01-\uff5e]/g;

/**
 * Characters that make a policy look different from what it says. Looked for in the whole text,
 * escapes included.
 */
export function lintCharacters(model: PolicyModel, report: Report): void {
  const { text } = model.source;
  if (model.source.plain || !suspicious.test(text)) return;
  for (const match of text.matchAll(each)) {
    // A byte order mark at the start has a finding of its own.
    if (match[0] === '\\\\' || (match.index === 0 && match[0] === '\ufeff')) continue;
    const code = match[1] === undefined ? match[0].charCodeAt(0) : Number.parseInt(match[1], 16);
    const kind = kindOf(code);
    if (!kind || (kind.code !== 'BIDI_CHARACTER' && model.source.told.has(match.index))) continue;
    const at = { offset: match.index, end: match.index + match[0].length };
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const ascii =
      code >= 0xff01 && code <= 0xff5e
        ? String.fromCharCode(code - 0xfee0)
        : code === 0xa0 || code === 0x3000
          ? ' '
          : undefined;
    const fix =
      kind.code === 'LOOKALIKE_CHARACTER'
        ? ascii === undefined || ascii === '"' || ascii === '\\'
          ? undefined
          : { title: `Write “${ascii}”`, edits: [{ ...at, text: ascii }] }
        : { title: 'Remove it', edits: [{ ...at, text: '' }] };
    report(kind.code, [], at, `${name} ${kind.does}.`, { fix, aboutText: true });
  }
}

function kindOf(code: number): { readonly code: FindingCode; readonly does: string } | undefined {
  if (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  ) {
    return { code: 'BIDI_CHARACTER', does: 'changes the direction in which the text is shown' };
  }
  if (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200d) ||
    (code >= 0x2060 && code <= 0x2065) ||
    (code >= 0x206a && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0x2028 ||
    code === 0x2029
  ) {
    return { code: 'INVISIBLE_CHARACTER', does: 'is invisible, but counts in comparisons' };
  }
  if (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x3000 ||
    (code >= 0xff01 && code <= 0xff5e) ||
    (code >= 0x2018 && code <= 0x201d && code !== 0x201a && code !== 0x201b)
  ) {
    return { code: 'LOOKALIKE_CHARACTER', does: 'resembles an ASCII character but is another' };
  }
  return undefined;
}
