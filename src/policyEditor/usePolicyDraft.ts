import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import { kindOf, repairAll } from '#src/domain/policy/findings/repairAll.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Finding, PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { parsePolicyText, type PolicyText } from '#src/domain/policy/text/text.ts';
import { toVisual } from '#src/domain/policy/visual/visual.ts';
import type { EditedText } from '#src/ui/jsonEditor/editedText.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { scopeOf, servicesIn, type PolicyScope } from './scope.ts';
import { sameFinding } from './findingList.ts';
import { loadService, useCatalog, viewOf, type LoadedCatalog } from './useCatalog.ts';
import { useDraftText, type Change } from './useDraftText.ts';

export type PolicyView = 'visual' | 'json';

/**
 * What a policy text was judged to be before it is saved: save this text, whatever is
 * typed meanwhile.
 */
export type CheckedPolicy = {
  readonly text: string;
  readonly scope: PolicyScope;
  readonly findings: readonly Finding[];
};

/**
 * One policy text being edited, with everything that follows from it. The text is the only state;
 * nothing rewrites it.
 */
export type PolicyDraft = {
  /** The text itself. What is sent or compared when somebody acts is read from here. */
  readonly source: EditedText;
  /**
   * The text as drawn; all below is said of it. While somebody types it may be some letters
   * behind `source`.
   */
  readonly text: string;
  /** Nobody has changed the text or asked for it to be saved yet. */
  readonly untouched: boolean;
  /**
   * It has been asked for the text to be saved: what is incomplete counts as wrong from then on.
   */
  readonly submitted: boolean;
  readonly policy: PolicyText;
  /** Changes the text by minimal edits cut for what it is at that moment, as one step of Undo. */
  readonly edit: (change: Change) => void;
  /**
   * Repairs what was found. Cut anew for the text as it is now; nothing happens when the finding is
   * not there any more.
   */
  readonly repair: (finding: Finding) => void;
  /** Makes every repair of a finding's kind in the text as it is now, as one step of Undo. */
  readonly fixAll: (finding: Finding) => void;
  /** Takes the last edit back; undefined when there is none. */
  readonly undo: (() => void) | undefined;
  /** The last text that was JSON. */
  readonly lastValid: string;
  readonly profile: PolicyProfile;
  readonly dialect: Dialect;
  readonly services: readonly string[];
  readonly scope: PolicyScope;
  readonly catalog: LoadedCatalog;
  /**
   * What `validate` and `lint` said of `checkedText`; nothing of a policy without statements that
   * nobody has touched: it is not wrong, it has not begun.
   */
  readonly findings: readonly Finding[];
  /**
   * The text the findings belong to; their offsets and fixes hold only while it is the current one.
   */
  readonly checkedText: string;
  /**
   * Loads what is missing of the catalogue and checks the text as it is now, before it is saved.
   */
  readonly check: () => Promise<CheckedPolicy>;
};

type Options = {
  /** Text at the start. */
  readonly initial: string;
  /**
   * Which rules the text is checked by; may follow from the text (agency policies of
   * the old console).
   */
  readonly profileOf: (policy: PolicyText) => PolicyProfile;
  /** The account the policy is for; without it no resource is called another account's. */
  readonly accountId?: string | undefined;
};

/**
 * Findings stand 200 ms after a keystroke at the latest; checking and drawing take the
 * rest of the time.
 */
const PAUSE = 80;
const none: readonly Finding[] = [];

/** A policy without statements. */
function isEmpty(text: string): boolean {
  const { blocks, unavailable } = toVisual(text);
  return blocks.length === 0 && unavailable === undefined;
}

/** What a text is checked against. */
type Rules = Pick<Options, 'profileOf' | 'accountId'> & { readonly catalog: CatalogView };

/** Everything there is to say about a text. */
function findingsIn(
  policy: PolicyText,
  { profileOf, accountId, catalog }: Rules,
): readonly Finding[] {
  const profile = profileOf(policy);
  return checkPolicy(policy, {
    profile,
    catalog,
    mixedScope: dialectOf(profile).oneClass ? 'error' : 'warning',
    accountId,
  });
}

/** Holds a policy text and checks it as it changes. */
export function usePolicyDraft({ initial, profileOf, accountId }: Options): PolicyDraft {
  const { source, text, edit, undo, catchUp } = useDraftText(initial);
  const [beganEmpty] = useState(() => isEmpty(initial));
  const [changed, setChanged] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  if (!changed && text !== initial) setChanged(true);
  const untouched = !changed && !submitted;
  const policy = useMemo(() => parsePolicyText(text), [text]);
  const profile = profileOf(policy);
  const dialect = dialectOf(profile);
  const services = useMemo(() => servicesIn(policy), [policy]);
  const catalog = useCatalog(
    dialect.service === undefined ? services : [...services, dialect.service],
  );
  const { view } = catalog;
  const [checked, setChecked] = useState(() => ({
    text,
    findings: findingsIn(policy, { profileOf, accountId, catalog: view }),
  }));

  const [lastValid, setLastValid] = useState(initial);
  if (policy.syntaxFindings.length === 0 && text !== lastValid) setLastValid(text);

  const newest = useRef({ catalog: view, profileOf, accountId });
  useEffect(() => {
    newest.current = { catalog: view, profileOf, accountId };
  });
  useEffect(() => {
    const timer = setTimeout(
      () => setChecked({ text: policy.text, findings: findingsIn(policy, newest.current) }),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [policy, profile, view, accountId]);

  const repair = useCallback(
    (finding: Finding) =>
      edit((now) => {
        const policy = parsePolicyText(now);
        const found = findingsIn(policy, newest.current);
        return found.find((other) => sameFinding(other, finding))?.fix?.edits ?? [];
      }),
    [edit],
  );
  const fixAll = useCallback(
    (finding: Finding) =>
      edit((now) => {
        const recheck = (text: string) => findingsIn(parsePolicyText(text), newest.current);
        return [{ offset: 0, end: now.length, text: repairAll(now, kindOf(finding), recheck) }];
      }),
    [edit],
  );
  const check = useCallback(async () => {
    setSubmitted(true);
    catchUp();
    const policy = parsePolicyText(source.now());
    const services = servicesIn(policy);
    const files = await Promise.all(services.map(loadService));
    const loaded = viewOf(
      new Map(files.filter((file) => file !== undefined).map((file) => [file.service, file])),
    );
    const findings = findingsIn(policy, { ...newest.current, catalog: loaded });
    // What has been typed meanwhile is checked in its turn.
    if (source.now() === policy.text) setChecked({ text: policy.text, findings });
    return { text: policy.text, scope: scopeOf(services), findings };
  }, [source, catchUp]);
  const scope = scopeOf(services);
  const findings = untouched && beganEmpty ? none : checked.findings;
  return {
    source,
    text,
    untouched,
    submitted,
    policy,
    edit,
    repair,
    fixAll,
    undo,
    lastValid,
    profile,
    dialect,
    services,
    scope,
    catalog,
    findings,
    checkedText: checked.text,
    check,
  };
}
