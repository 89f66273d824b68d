import { keyType } from '#src/domain/policy/language/conditions/keys.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import { isForeignPrefix, likelyKey } from '../report/likelyKey.ts';
import { variablePlaces, type VariablePlace } from '../validate/variablePlaces.ts';
import { parseTemplate, templateBlank } from '#src/domain/policy/language/variables.ts';

/**
 * Policy variables `${key}` in resources and condition values: in a place where they count, of a
 * key that is fed.
 */
export function lintVariables(model: PolicyModel, report: Report): void {
  for (const place of variablePlaces(model)) {
    // A blank left by a template is told as such.
    if (templateBlank.test(place.item.value)) continue;
    if (place.before.includes('${'))
      report(
        'VARIABLE_PLACE',
        place.path,
        place.item.node,
        `${shown(place.item.value)} has a variable before its fifth part.`,
      );
    lintTemplate(model, place, report);
  }
}

function lintTemplate(
  model: PolicyModel,
  { item, path, text }: VariablePlace,
  report: Report,
): void {
  const template = parseTemplate(text, {
    star: true,
    questionMark: true,
    version: model.language === 'old' ? '1.1' : '5.0',
  });
  if (template.broken) return; // an error, which the validator tells
  for (const part of template.parts) {
    if (part.type !== 'variable') continue;
    const { key } = part;
    const known = keyType(key) ?? model.catalog.conditionKey(key);
    const service = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
    if (known?.multiValued)
      report(
        'VARIABLE_KEY',
        path,
        item.node,
        `${shown(key)} can have several values and cannot be filled in.`,
      );
    else if (!known && (service === '' || service === 'g' || isForeignPrefix(service)))
      reportUnknown(item, path, key, report);
  }
}

function reportUnknown(
  item: VariablePlace['item'],
  path: VariablePlace['path'],
  key: string,
  report: Report,
): void {
  const meant = likelyKey(key);
  const fix =
    meant && item.value.includes(key)
      ? replaceFix(`Write ${meant}`, item.node, JSON.stringify(item.value.replaceAll(key, meant)))
      : undefined;
  report(
    'VARIABLE_KEY',
    path,
    item.node,
    `No request carries the key ${shown(key)}${meant ? `; ${meant} is one` : ''}.`,
    { fix },
  );
}
