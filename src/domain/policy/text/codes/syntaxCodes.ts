import { everyProfile, type CodeRow } from './codeRow.ts';

/** Findings about the text as such: is it JSON, are its characters what they seem. */
export const syntaxCodes = {
  JSON_SYNTAX_ERROR: {
    severity: 'error',
    title: 'Not valid JSON',
    explanation:
      'A policy is one JSON object: no comments, no comma after the last item, names and strings in double quotes on one line, no name twice in one object.',
    source: 'docs/sources/policy-grammar.md#4 and docs/sources/policy-grammar.md#4-5; RFC 7159',
    profiles: everyProfile,
  },
  JSON_TOO_DEEP: {
    severity: 'error',
    title: 'Nested too deeply',
    explanation: 'A policy needs six levels of nesting. Deeper ones are not read.',
    source: 'ours',
    profiles: everyProfile,
  },
  BYTE_ORDER_MARK: {
    severity: 'error',
    title: 'Byte order mark',
    explanation:
      'Some editors write an invisible mark before the text. Readers of JSON disagree about it, so it is refused in every way by which a policy can come.',
    source: 'RFC 8259 section 8.1',
    profiles: everyProfile,
  },
  FOREIGN_POLICY: {
    severity: 'error',
    title: 'Policy of another cloud',
    explanation:
      'Every cloud has a policy language of its own. Names of actions, resources and condition keys of another one mean nothing here.',
    source: 'docs/sources/policy-grammar.md#0; policy references of the other clouds',
    profiles: everyProfile,
  },
  LONE_SURROGATE: {
    severity: 'error',
    title: 'Broken character',
    explanation:
      'Half of a UTF-16 surrogate pair cannot be encoded as UTF-8, so the document cannot be sent as it stands.',
    source: 'RFC 7159 section 8.2',
    profiles: everyProfile,
  },
  BIDI_CHARACTER: {
    severity: 'security',
    title: 'Character that changes the reading direction',
    explanation:
      'With direction marks a policy can be made to look different from what it says. Policies have no use for them.',
    source: 'ours; CVE-2021-42574',
    profiles: everyProfile,
  },
  INVISIBLE_CHARACTER: {
    severity: 'warning',
    title: 'Invisible character',
    explanation:
      'A zero-width or otherwise invisible character makes two equal-looking strings different, so the entry will not match what it seems to match.',
    source: 'ours',
    profiles: everyProfile,
  },
  LOOKALIKE_CHARACTER: {
    severity: 'warning',
    title: 'Full-width or unusual character',
    explanation:
      'Full-width punctuation and non-breaking blanks come from pasted text. They are not equal to the ASCII characters they resemble.',
    source: 'ours; seen in collected policies',
    profiles: everyProfile,
  },
} as const satisfies Record<string, CodeRow>;
