import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { listed, replaceFix, shown, type Report } from '../report/report.ts';
import { foreignKindOf, foreignNames } from './recognise.ts';
import { translate, type Translation } from './translate.ts';

/** So many elements are named one by one. */
const most = 4;

/**
 * One finding for a policy of another cloud, with what can be translated. Nothing else is told of
 * such a text: every rule would complain of a language that it is not written in.
 * @returns whether it is one
 */
export function reportForeign(model: PolicyModel, report: Report): boolean {
  const { root } = model;
  const kind = root && foreignKindOf(root);
  if (!root || !kind) return false;
  const opening = { offset: root.offset, end: root.offset + 1 };
  const said = `This is ${foreignNames[kind]}`;
  if (kind !== 'aws' && kind !== 'alibaba') {
    const next =
      kind === 'obsBucket' || kind === 'smnTopic'
        ? 'An identity permission names no principal, and its actions are written service:resourceType:operation'
        : 'Its actions have to be named anew';
    report('FOREIGN_POLICY', [], opening, `${said}. ${next}.`);
    return true;
  }
  const translation = translate(root, model.language === 'old' ? '1.1' : '5.0');
  const isWhole = translation.lost.length === 0 && translation.document.Statement.length > 0;
  const text = `${JSON.stringify(translation.document, null, 4)}`;
  report('FOREIGN_POLICY', [], opening, `${said}. ${words(translation)}`, {
    fix: isWhole ? replaceFix('Translate it', root, text) : undefined,
  });
  return true;
}

/** Whether a text has the finding. */
export const isForeign = ({ root }: PolicyModel): boolean =>
  root !== undefined && foreignKindOf(root) !== undefined;

function words({ carried, lost }: Translation): string {
  const pairs = carried.map(([from, to]) => `${shown(from)} as ${shown(to)}`);
  const can =
    pairs.length === 0 ? 'Only Effect can be taken over' : `Can be translated: ${some(pairs)}`;
  return lost.length === 0 ? `${can}.` : `${can}. Without a counterpart: ${some(lost.map(shown))}.`;
}

function some(names: readonly string[]): string {
  const once = [...new Set(names)];
  const more = once.length - most;
  return listed([...once.slice(0, most), ...(more > 0 ? [`${more} more`] : [])]);
}
