/**
 * What `validate` and `lint` report. One shape for the editor's markers, the findings list, the
 * API's 400 and the command line.
 */

export type Severity = 'security' | 'error' | 'warning' | 'suggestion';

/** A replacement of one range of the text. Offsets are UTF-16 code units, `end` exclusive. */
export type TextEdit = { readonly offset: number; readonly end: number; readonly text: string };

/**
 * One thing that is wrong or doubtful in a text, where it stands, and how to repair it
 * if that is plain.
 */
export type Finding = {
  /**
   * Stable: `IAM.1033`, `JSON_SYNTAX_ERROR`, `DENY_ONLY`… Listed with meaning and source in
   * the code tables.
   */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence that names the element and the rule. */
  readonly message: string;
  /** JSON path, `$.Statement[0].Action[3]`. */
  readonly path: string;
  /** Where in the text; UTF-16 offsets, `end` exclusive. */
  readonly offset: number;
  readonly end: number;
  readonly explanation?: string;
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
};

/** Which API the text is meant for; decides version, limits and allowed elements. */
export type PolicyProfile = 'role' | 'custom' | 'agency' | 'identity' | 'trust' | 'scp';
