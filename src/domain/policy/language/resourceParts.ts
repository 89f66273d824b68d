/**
 * The parts of a path or URN: at most five, for names behind the fourth colon may hold colons
 * themselves. Colons inside `${…}` do not count.
 */
export function splitPath(path: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let inVariable = false;
  for (let i = 0; i < path.length && parts.length < 4; i++) {
    const code = path.charCodeAt(i);
    if (code === 36 && path.charCodeAt(i + 1) === 123) inVariable = true;
    else if (code === 125) inVariable = false;
    else if (code === 58 && !inVariable) {
      parts.push(path.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(path.slice(from));
  return parts;
}
