import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import { applyEdits } from '#src/domain/policy/text/edits.ts';
import type { Finding, PolicyProfile, TextEdit } from '#src/domain/policy/text/codes/finding.ts';
import { parsePolicyText, type PolicyText } from '#src/domain/policy/text/text.ts';
import { toVisual } from '#src/domain/policy/visual/visual.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { scopeOf, servicesIn, type PolicyScope } from './scope.ts';
import { loadService, useCatalog, viewOf, type LoadedCatalog } from './useCatalog.ts';

export type PolicyView = 'visual' | 'json';

/** One policy text being edited, with everything that follows from it. The text is the only state; nothing rewrites it. */
export type PolicyDraft = {
  readonly text: string;
  /** Nobody has changed the text or asked for it to be saved yet. */
  readonly untouched: boolean;
  /** It has been asked for the text to be saved: what is incomplete counts as wrong from then on. */
  readonly submitted: boolean;
  readonly policy: PolicyText;
  readonly setText: (text: string) => void;
  /** Applies minimal edits made for the current text, as one step of Undo. */
  readonly edit: (edits: readonly TextEdit[]) => void;
  /** Takes the last edit back; undefined when there is none. */
  readonly undo: (() => void) | undefined;
  /** The last text that was JSON. */
  readonly lastValid: string;
  readonly profile: PolicyProfile;
  readonly dialect: Dialect;
  readonly services: readonly string[];
  readonly scope: PolicyScope;
  readonly catalog: LoadedCatalog;
  /** What `validate` and `lint` said of `checkedText`; nothing of a policy without statements that nobody has touched: it is not wrong, it has not begun. */
  readonly findings: readonly Finding[];
  /** The text the findings belong to; their offsets and fixes hold only while it is the current one. */
  readonly checkedText: string;
  /** Loads what is missing of the catalogue and checks the current text now, before it is saved. */
  readonly check: () => Promise<readonly Finding[]>;
};

type Options = {
  /** Text at the start. */
  readonly initial: string;
  /** Which rules the text is checked by; may follow from the text (agency policies of the old console). */
  readonly profileOf: (policy: PolicyText) => PolicyProfile;
};

/** Findings stand 200 ms after a keystroke at the latest; checking and drawing take the rest of the time. */
const PAUSE = 80;
const UNDO_STEPS = 100;
const none: readonly Finding[] = [];

/** A policy without statements. */
function isEmpty(text: string): boolean {
  const { blocks, unavailable } = toVisual(text);
  return blocks.length === 0 && unavailable === undefined;
}

/** Holds a policy text and checks it as it changes. */
export function usePolicyDraft({ initial, profileOf }: Options): PolicyDraft {
  const [text, replaceText] = useState(initial);
  const [beganEmpty] = useState(() => isEmpty(initial));
  const [changed, setChanged] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  if (!changed && text !== initial) setChanged(true);
  const untouched = !changed && !submitted;
  const [past, setPast] = useState<readonly string[]>([]);
  const policy = useMemo(() => parsePolicyText(text), [text]);
  const profile = profileOf(policy);
  const dialect = dialectOf(profile);
  const services = useMemo(() => servicesIn(policy), [policy]);
  const catalog = useCatalog(
    dialect.service === undefined ? services : [...services, dialect.service],
  );
  const { view } = catalog;
  const mixedScope: 'error' | 'warning' = dialect.oneClass ? 'error' : 'warning';
  const [checked, setChecked] = useState(() => ({
    text,
    findings: checkPolicy(policy, { profile, catalog: view, mixedScope }),
  }));

  const [lastValid, setLastValid] = useState(initial);
  if (policy.syntaxFindings.length === 0 && text !== lastValid) setLastValid(text);

  useEffect(() => {
    const timer = setTimeout(
      () =>
        setChecked({
          text: policy.text,
          findings: checkPolicy(policy, { profile, catalog: view, mixedScope }),
        }),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [policy, profile, view, mixedScope]);

  const newest = useRef({ text, policy, profile, mixedScope, services });
  useEffect(() => {
    newest.current = { text, policy, profile, mixedScope, services };
  });
  /** Typing has the code editor's own undo; steps from before it would take it away unseen. */
  const setText = useCallback((typed: string) => {
    setPast([]);
    replaceText(typed);
  }, []);
  const edit = useCallback((edits: readonly TextEdit[]) => {
    const before = newest.current.text;
    const after = applyEdits(before, edits);
    if (after === before) return;
    setPast((steps) => [...steps.slice(1 - UNDO_STEPS), before]);
    replaceText(after);
  }, []);
  const check = useCallback(async () => {
    setSubmitted(true);
    const now = newest.current;
    const files = await Promise.all(now.services.map(loadService));
    const loaded = viewOf(
      new Map(files.filter((file) => file !== undefined).map((file) => [file.service, file])),
    );
    const findings = checkPolicy(now.policy, {
      profile: now.profile,
      catalog: loaded,
      mixedScope: now.mixedScope,
    });
    setChecked({ text: now.text, findings });
    return findings;
  }, []);
  const before = past.at(-1);
  const undo =
    before === undefined
      ? undefined
      : () => {
          setPast(past.slice(0, -1));
          replaceText(before);
        };
  const scope = scopeOf(services);
  const findings = untouched && beganEmpty ? none : checked.findings;
  return {
    text,
    untouched,
    submitted,
    policy,
    setText,
    edit,
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
