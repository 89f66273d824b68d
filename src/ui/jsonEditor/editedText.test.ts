import { describe, expect, it } from 'vitest';
import { editedText } from './editedText.ts';

/**
 * One who shows the text, as an editor does: notes what it finds whenever it is told of a change.
 */
function shown(text: ReturnType<typeof editedText>) {
  const seen: string[] = [];
  const listener = () => void seen.push(text.now());
  return { seen, listener, leave: text.subscribe(listener) };
}

describe('a text while it is edited', () => {
  it('is the newest at once, and everyone but the writer has been told of it', () => {
    const text = editedText('a');
    const editor = shown(text);
    const page = shown(text);
    text.write('ab', editor.listener);
    expect(text.now()).toBe('ab');
    expect(editor.seen).toEqual([]);
    expect(page.seen).toEqual(['ab']);
  });
  it('tells an editor what somebody else writes', () => {
    const text = editedText('a');
    const editor = shown(text);
    text.write('b');
    expect(editor.seen).toEqual(['b']);
  });
  it('tells nobody when nothing changes, nor one who has left', () => {
    const text = editedText('a');
    const editor = shown(text);
    text.write('a');
    editor.leave();
    text.write('b');
    expect(editor.seen).toEqual([]);
  });
  it('never shows an older text to one who is told late', () => {
    const text = editedText('a');
    // as an editor that keeps one kind of line end
    const editor = () => text.write(text.now().replaceAll('\r', ''), editor);
    text.subscribe(editor);
    const page = shown(text);
    text.write('a\r\nb');
    expect(text.now()).toBe('a\nb');
    expect(new Set(page.seen)).toEqual(new Set(['a\nb']));
  });
});
