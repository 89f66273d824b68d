import { describe, expect, it } from 'vitest';
import corpus from '../cases/corpus.json' with { type: 'json' };
import { applyEdits } from '../text/edits.ts';
import { toVisual } from './visual.ts';
import { visualEdits } from './visualEdits.ts';
import type { VisualCondition } from './visualTypes.ts';
import {
  editable,
  edited,
  type Json,
  layouts,
  list,
  type StatementJson,
  statementsOf,
} from '../testing/visualCases.ts';

const valid: readonly { readonly id: string; readonly document: Json }[] = corpus.flatMap((row) =>
  row.valid && row.document ? [{ id: row.id, document: row.document }] : [],
);

/** An expectation that names the policy it is about. */
function agree(id: string, actual: unknown, expected: unknown): void {
  expect({ id, actual }).toEqual({ id, actual: expected });
}

describe.each(Object.entries(layouts))('every valid policy of the collection, %s', (_, layout) => {
  it('is shown block by block, and stays what it is', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      const visual = toVisual(text);
      agree(id, visual.unavailable, undefined);
      const statements = statementsOf(text);
      for (const [index, statement] of statements.entries()) {
        const blocks = visual.blocks.filter((block) => block.address.statement === index);
        agree(id, blocks.length > 0, true);
        const shown = blocks.flatMap((block) => (block.readOnly ? [] : block.actions.names));
        if (!blocks.some((block) => block.readOnly))
          agree(id, shown.sort(), [...list(statement.Action)].sort());
      }
      agree(id, applyEdits(text, []), text);
    }
  });

  it('changes in one place when one action is added, and back when it is removed', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const { address, service } of editable(text)) {
        const name = `${service ?? 'ecs'}:probe:addedHere`;
        const result = edited(text, visualEdits.addActions(text, address, [name]));
        const expected = statementsOf(text).map((statement, index) =>
          index === address.statement
            ? { ...statement, Action: [...list(statement.Action), name] }
            : statement,
        );
        agree(id, statementsOf(result), expected);
        const back = edited(
          result,
          visualEdits.removeActions(
            result,
            { statement: address.statement, service: service ?? 'ecs' },
            [name],
          ),
        );
        if (Array.isArray(statementsOf(text)[address.statement]?.Action)) agree(id, back, text);
      }
    }
  });

  it('loses just the removed action, block, resource', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const block of editable(text)) {
        const [name] = block.actions.names;
        const before = statementsOf(text);
        const own = before[block.address.statement];
        if (name !== undefined) {
          const result = statementsOf(
            edited(text, visualEdits.removeActions(text, block.address, [name])),
          );
          agree(
            id,
            list(result[block.address.statement]?.Action),
            list(own?.Action).filter((action) => action.toLowerCase() !== name.toLowerCase()),
          );
        }
        const removed = statementsOf(edited(text, visualEdits.removeBlock(text, block.address)));
        if (block.sharedWith.length === 0)
          agree(
            id,
            removed,
            before.filter((_statement, index) => index !== block.address.statement),
          );
        const path =
          block.resources.kind === 'specific' ? block.resources.types[0]?.paths[0] : undefined;
        if (path !== undefined && block.sharedWith.length === 0) {
          const without = statementsOf(
            edited(text, visualEdits.removeResource(text, block.address, path)),
          );
          agree(
            id,
            list(without[block.address.statement]?.Resource),
            list(own?.Resource).filter((item) => item !== path),
          );
        }
      }
    }
  });

  it('turns round its effect, and gets and loses a resource and a condition', () => {
    const row: VisualCondition = {
      operator: 'StringEquals',
      ifExists: true,
      key: 'g:DomainName',
      values: ['one', 'two'],
    };
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const block of editable(text)) {
        if (block.sharedWith.length > 0) continue;
        const { address } = block;
        const at = (result: string): StatementJson | undefined =>
          statementsOf(result)[address.statement];
        const turned = block.effect === 'Allow' ? 'Deny' : 'Allow';
        agree(id, at(edited(text, visualEdits.setEffect(text, address, turned)))?.Effect, turned);

        const conditioned = edited(text, visualEdits.addCondition(text, address, row));
        agree(id, at(conditioned)?.Condition?.['StringEqualsIfExists']?.['g:DomainName'], [
          'one',
          'two',
        ]);
        const rowAddress = { operator: 'StringEqualsIfExists', key: 'g:DomainName' };
        const back = edited(
          conditioned,
          visualEdits.removeCondition(conditioned, address, rowAddress),
        );
        // A null that was there made room for the row and is gone with it.
        if (at(text)?.Condition === null) agree(id, at(back)?.Condition, undefined);
        else agree(id, back, text);
        const renamed = edited(
          conditioned,
          visualEdits.changeCondition(conditioned, address, rowAddress, {
            ...row,
            operator: 'StringMatch',
            ifExists: false,
            values: ['one'],
          }),
        );
        agree(id, at(renamed)?.Condition?.['StringMatch']?.['g:DomainName'], ['one']);
        agree(id, at(renamed)?.Condition?.['StringEqualsIfExists'], undefined);

        if (block.resources.kind === 'agencies') {
          const probe = '/iam/agencies/probe';
          const more = edited(text, visualEdits.addAgency(text, address, probe));
          agree(id, edited(more, visualEdits.removeAgency(more, address, probe)), text);
          continue;
        }
        const path = `${block.service ?? 'obs'}:*:*:thing:probe`;
        const limited = edited(text, visualEdits.addResource(text, address, path));
        agree(id, list(at(limited)?.Resource), [
          ...list(at(text)?.Resource).filter((item) => item !== '*'),
          path,
        ]);
        agree(
          id,
          at(edited(limited, visualEdits.setAllResources(limited, address)))?.Resource,
          undefined,
        );
      }
    }
  });

  it('keeps the other services of a statement as they were', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const block of editable(text)) {
        if (block.sharedWith.length === 0) continue;
        const path = `${block.service ?? ''}:*:*:thing:probe`;
        const before = statementsOf(text);
        const after = statementsOf(
          edited(text, visualEdits.addResource(text, block.address, path)),
        );
        agree(id, after.length, before.length + 1);
        agree(id, list(after.at(-1)?.Action), block.actions.names);
        agree(id, list(after.at(-1)?.Resource).includes(path), true);
        const rest = after[block.address.statement];
        const own = before[block.address.statement];
        agree(id, { ...rest, Action: [] }, { ...own, Action: [] });
        agree(
          id,
          list(rest?.Action),
          list(own?.Action).filter((name) => !block.actions.names.includes(name)),
        );
      }
    }
  });
});
