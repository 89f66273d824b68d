import { actionOf, keyOf, type Difference, type ItemChange } from '../model/difference.ts';
import {
  isContentUnknown,
  kindWords,
  kinds,
  refOf,
  textOf,
  type Item,
  type Kind,
} from '../model/items.ts';
import { settingKinds } from '../model/settingItems.ts';
import { changeAccountSetting } from './accountSettings.ts';
import { changeOf, type Kept } from './changes.ts';
import { endsOf, linkCalls, whenSeen } from './links.ts';
import { removalsComeFirst, type Limits } from './removalsFirst.ts';
import { renamesInOrder } from './renames.ts';
import { refTo, ScriptBuilder } from './scriptBuilder.ts';
import { isRoot, standings } from './standings.ts';
import { changeSettings, removeSettings } from './settings.ts';
import type { Operand, Script } from './steps.ts';
import { removeThing } from './removals.ts';
import { createThing, durationOf } from './things.ts';
import { changeVersions } from './versions.ts';

const things: ReadonlySet<Kind> = new Set([
  'enterpriseProject',
  'project',
  'user',
  'group',
  'agency',
  'trustAgency',
  'serviceAgency',
  'role',
  'identityPolicy',
]);
const links: ReadonlySet<Kind> = new Set(['tag', 'membership', 'grant', 'attachment']);
const settings: ReadonlySet<Kind> = new Set(['loginProfile', 'loginProtect']);

const isKept = (change: ItemChange): change is Kept =>
  change.before !== undefined && change.after !== undefined;

/** Why nothing creates a thing of a kind, where nothing does. */
const creationByHand: Partial<Record<Kind, string>> = {
  accessKey: 'An access key is made by whom it is for: its secret is shown once, to him alone.',
  mfaDevice: 'Only its user binds an MFA device.',
  scp: 'The organization is changed in its own console, or by Terraform.',
  scpAttachment: 'The organization is changed in its own console, or by Terraform.',
};
const removalByHand: Partial<Record<Kind, string>> = {
  project: 'No published call deletes a project.',
  enterpriseProject: 'Enterprise projects can only be disabled, in their own console.',
  mfaDevice: 'Only its user unbinds an MFA device.',
  scp: 'The organization is changed in its own console, or by Terraform.',
  scpAttachment: 'The organization is changed in its own console, or by Terraform.',
};

/** Settings that bind whoever runs the script. */
const bindsLast = ({ kind, fields }: Item): boolean =>
  kind === 'consoleAccess' || kind === 'apiAccess' || fields['operation_protection'] === true;

class Planner {
  readonly #difference: Difference;
  readonly #build: ScriptBuilder;
  readonly #gone: ReadonlySet<string>;

  constructor(difference: Difference) {
    this.#difference = difference;
    this.#build = new ScriptBuilder(standings(difference));
    this.#gone = new Set(
      difference.changes.flatMap(({ before, after }) =>
        before !== undefined && after === undefined ? [keyOf(before)] : [],
      ),
    );
  }

  #of(action: ReturnType<typeof actionOf>, wanted: ReadonlySet<Kind>): readonly ItemChange[] {
    return this.#difference.changes.filter(
      (change) => actionOf(change) === action && wanted.has(change.kind),
    );
  }

  /** Agencies that are made here: policies that name them by id get the new one. */
  #newAgencies(): ReadonlyMap<string, Operand> {
    const made = this.#difference.changes.flatMap(({ before, after }) =>
      before === undefined && after?.kind === 'agency' ? [after] : [],
    );
    const used = made.filter(({ id }) =>
      this.#difference.after.some(
        ({ kind, fields }) => kind === 'role' && JSON.stringify(fields).includes(id),
      ),
    );
    return new Map(used.map((agency) => [agency.id, this.#build.idOf(refTo(agency))]));
  }

  /** Creates and changes things, each kind before what needs it. */
  things(): void {
    const isThere = ({ kind, fields, name }: Item): boolean =>
      isRoot({ kind, fields, name, id: '' }) ||
      (kind === 'project' && fields['region'] === name) ||
      (kind === 'enterpriseProject' && name === 'default');
    let ids: ReadonlyMap<string, Operand> = new Map();
    for (const kind of kinds) {
      if (kind === 'role') ids = this.#newAgencies();
      const [only, create] = [new Set([kind]), creationByHand[kind]];
      for (const { after } of this.#of('create', only)) {
        if (after === undefined || isThere(after)) continue;
        if (this.#isUnknown(after, 'Create')) continue;
        if (create !== undefined)
          this.#build.byHand(`Create ${kindWords(kind)} ${after.name}`, create);
        if (kind === 'agency' && durationOf(after) === undefined)
          this.#build.byHand(
            `Limit agency ${after.name} to ${textOf(after, 'duration')}`,
            'It is made without a limit: no call takes hours.',
          );
        const first = this.#versionsOf(after.id, this.#difference.after)[0];
        createThing(after, this.#build, ids, first);
      }
      const kept = this.#of('update', only)
        .filter(isKept)
        .filter(({ after }) => !this.#isUnknown(after, 'Change'));
      for (const one of renamesInOrder(kept, this.#build)) changeOf[kind]?.(one, this.#build, ids);
      if (kind === 'policyVersion') this.#versions();
    }
  }

  /**
   * Settings of the account: what binds whoever runs this (protection, addresses) comes last, what
   * is loosened first.
   */
  accountSettings(when: 'first' | 'last'): void {
    for (const change of this.#difference.changes) {
      const { after, before } = change;
      if (after === undefined || !settingKinds.has(after.kind)) continue;
      const wasOn = before?.fields['operation_protection'] === true;
      if (wasOn && when === 'first')
        this.#build.byHand(
          'Prove yourself before this runs',
          'Operation protection is on: critical calls need a session that has been verified.',
        );
      if ((bindsLast(after) && !wasOn ? 'last' : 'first') === when)
        changeAccountSetting({ ...change, after }, this.#build);
    }
  }

  /** Leaves to people what no file tells enough of. */
  #isUnknown(item: Item, verb: string): boolean {
    if (isContentUnknown(item))
      this.#build.byHand(
        `${verb} ${kindWords(item.kind)} ${item.name}`,
        'No file holds its content.',
      );
    return isContentUnknown(item);
  }

  #versionsOf(policy: string, items: readonly Item[]): readonly Item[] {
    return items.filter(
      (one) => one.kind === 'policyVersion' && refOf(one, 'policy').id === policy,
    );
  }

  #versions(): void {
    const changes = this.#difference.changes.filter(({ kind }) => kind === 'policyVersion');
    const policyOf = ({ before, after }: ItemChange): string => {
      const one = after ?? before;
      return one === undefined ? '' : refOf(one, 'policy').id;
    };
    for (const policy of new Set(changes.map(policyOf))) {
      if (this.#gone.has(`identityPolicy/${policy}`)) continue;
      changeVersions(
        changes.filter((change) => policyOf(change) === policy),
        {
          before: this.#versionsOf(policy, this.#difference.before),
          after: this.#versionsOf(policy, this.#difference.after),
        },
        this.#build,
      );
    }
  }

  /** Settings of people and what joins things. */
  links(): void {
    const rooted = new Set(
      this.#difference.changes.flatMap(({ before, after }) =>
        before === undefined && after !== undefined && isRoot(after) ? [keyOf(after)] : [],
      ),
    );
    const ofRoot = (item: Item): boolean =>
      endsOf(item).some(({ ref, id }) => rooted.has(`${ref}/${id}`));
    for (const change of [...this.#of('create', settings), ...this.#of('update', settings)])
      if (change.after !== undefined && !ofRoot(change.after))
        changeSettings(change, change.after, this.#build);
    for (const { after } of [...this.#of('create', links), ...this.#of('update', links)]) {
      if (after === undefined || ofRoot(after)) continue;
      const calls = linkCalls(after, this.#build, false);
      if (calls === undefined)
        this.#build.byHand(
          `Add ${kindWords(after.kind)} ${after.name}`,
          'No published call grants this.',
        );
      else
        this.#build.write({
          title: `Add ${kindWords(after.kind)} ${after.name}`,
          unless: [whenSeen(calls.seen, false)],
          call: calls.add,
        });
    }
  }

  /** Takes away what joins things, then the things, in the order that asks for nothing twice. */
  removals(): void {
    for (const { before } of this.#of('delete', settings))
      if (before !== undefined && !this.#goesWithItsOwner(before))
        removeSettings(before, this.#build);
    for (const { before } of this.#of('delete', links)) {
      if (before === undefined || this.#goesWithItsOwner(before)) continue;
      const calls = linkCalls(before, this.#build, true);
      if (calls === undefined)
        this.#build.byHand(
          `Remove ${kindWords(before.kind)} ${before.name}`,
          'No published call revokes this.',
        );
      else
        this.#build.write({
          title: `Remove ${kindWords(before.kind)} ${before.name}`,
          unless: [{ missing: calls.ends }, whenSeen(calls.seen, true)],
          call: calls.remove,
        });
    }
    for (const { before } of this.#of('delete', new Set<Kind>(['accessKey'])))
      if (before !== undefined && !this.#goesWithItsOwner(before)) this.#removeKey(before);
    for (const kind of kinds.toReversed())
      for (const { before } of this.#of('delete', new Set([kind]))) {
        const why = removalByHand[kind];
        if (before === undefined || this.#goesWithItsOwner(before)) continue;
        if (why !== undefined) this.#build.byHand(`Delete ${kindWords(kind)} ${before.name}`, why);
        if (things.has(kind)) removeThing(before, this.#build);
      }
  }

  #removeKey({ id, name }: Item): void {
    const path = '/v3.0/OS-CREDENTIAL/credentials/{access_key}';
    const params = { access_key: id };
    const at = { family: 'v3', path, params } as const;
    this.#build.write({
      title: `Delete access key ${name}`,
      unless: [
        {
          answered: { ...at, operation: 'showPermanentAccessKey', method: 'GET' },
          absent: true,
        },
      ],
      call: { ...at, operation: 'deletePermanentAccessKey', method: 'DELETE' },
    });
  }

  /** A user, group or agency takes what is his along; attachments have to be taken off before. */
  #goesWithItsOwner(item: Item): boolean {
    return (
      item.kind !== 'attachment' &&
      endsOf(item).some(
        ({ ref, id }) =>
          ['user', 'group', 'agency', 'trustAgency', 'serviceAgency'].includes(ref) &&
          this.#gone.has(`${ref}/${id}`),
      )
    );
  }

  script(): Script {
    return this.#build.script();
  }
}

/**
 * The documented calls that lead from before to after, in an order that works: what is new comes
 * first, so that nobody loses in between what he keeps, unless a name or a quota has to become free.
 * @param limits quotas that additions may meet
 */
export function scriptOf(difference: Difference, limits: Limits = {}): Script {
  const planner = new Planner(difference);
  const first = removalsComeFirst(difference, limits);
  planner.accountSettings('first');
  if (first) planner.removals();
  planner.things();
  planner.links();
  if (!first) planner.removals();
  planner.accountSettings('last');
  return planner.script();
}
