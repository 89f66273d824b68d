const KEY = 'editor.plainText';

/** Whether this reader wants plain text areas. Storage may be blocked; then the answer is no. */
export function readPlainText(): boolean {
  try {
    return localStorage.getItem(KEY) === 'true';
  } catch {
    return false;
  }
}

/** Remembers the wish for the next visit; silently not, when storage is blocked. */
export function rememberPlainText(plain: boolean): void {
  try {
    localStorage.setItem(KEY, String(plain));
  } catch {
    // A preference that cannot be stored still holds for this page.
  }
}
