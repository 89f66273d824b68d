import { markdownBlock, markdownCode } from '../quote/markdown.ts';
import type { Configuration } from './tree.ts';

const list = (items: readonly string[]): readonly string[] => items.map((item) => `- ${item}`);

/** What applying a configuration does, for whoever applies it. Markdown. */
export function planNotes(
  { blocks, imports, variables, notes }: Configuration,
  difference: readonly string[],
): string {
  const taken = new Set(imports.map(({ to }) => to));
  const resources = blocks.filter(({ mode }) => mode === 'resource');
  const made = resources.filter(({ type, name }) => !taken.has(`${type}.${name}`));
  return [
    '# Plan',
    '',
    `${imports.length} resources exist and are taken over by import blocks (Terraform 1.5 or newer), ${made.length} are created or have no import form. \`terraform plan\` shows the rest before anything is changed.`,
    '',
    ...(variables.length === 0
      ? []
      : [
          `Set ${variables.map(({ name }) => `\`TF_VAR_${name}\``).join(', ')}: no password is in these files, but Terraform writes them into its state.`,
          '',
        ]),
    ...(notes.length === 0
      ? []
      : ['## What applying does besides', '', ...list(notes.map(markdownCode)), '']),
    '## The change',
    '',
    markdownBlock(difference, 'diff'),
    '',
  ].join('\n');
}
