/**
 * Trimmed Monaco 0.57: the editor's core, the features this console uses and our own registration
 * of JSON. Its JSON language service is left out (its findings would compete with ours, and its
 * worker is never needed).
 */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/wordOperations/register';
// features/suggest/register of 0.57 leaves out the suggest controller, so the contribution
// itself is imported.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
// oxlint-disable-next-line import/default -- Vite makes the default export of a ?worker import
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { registerJson } from './language.ts';
import { registerProviders } from './providers.ts';

declare global {
  interface Window {
    MonacoEnvironment?: import('monaco-editor/editor').Environment | undefined;
  }
}

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerJson();
registerProviders();

export { editor, Uri } from 'monaco-editor/editor';
