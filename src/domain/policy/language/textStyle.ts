/** How the surrounding text is laid out, so that what is added looks like what is there. */
export type TextStyle = {
  readonly eol: '\n' | '\r\n';
  /** One level of indentation. */
  readonly unit: string;
  readonly multiLine: boolean;
  /** Behind a colon, and behind a comma on one line. */
  readonly colonGap: string;
  readonly commaGap: string;
};

/** Reads the layout off a text; four blanks a level where it has none. */
export function styleOf(text: string): TextStyle {
  const newline = text.indexOf('\n');
  const indented = /\n([ \t]+)\S/.exec(text);
  const colon = /"\s*:( ?)/.exec(text);
  const compact = newline < 0 && colon?.[1] === '';
  return {
    eol: newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n',
    unit: indented?.[1] ?? '    ',
    multiLine: newline >= 0,
    colonGap: colon && colon[1] === '' ? '' : ' ',
    commaGap: compact ? '' : ' ',
  };
}

/** The white space a line begins with, for the line that holds the offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}

/**
 * A JSON value as text. `indent` is that of the line it begins on; undefined writes it on one line.
 */
export function renderValue(value: unknown, style: TextStyle, indent: string | undefined): string {
  if (Array.isArray(value))
    return renderMembers(
      '[',
      ']',
      value.map((item) => renderValue(item, style, inner(indent, style))),
      style,
      indent,
    );
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) =>
        `${JSON.stringify(name)}:${style.colonGap}${renderValue(member, style, inner(indent, style))}`,
    );
    return renderMembers('{', '}', members, style, indent);
  }
  return JSON.stringify(value);
}

function inner(indent: string | undefined, style: TextStyle): string | undefined {
  return indent === undefined ? undefined : indent + style.unit;
}

function renderMembers(
  open: string,
  close: string,
  members: readonly string[],
  style: TextStyle,
  indent: string | undefined,
): string {
  if (members.length === 0) return open + close;
  if (indent === undefined) return open + members.join(`,${style.commaGap}`) + close;
  const lead = style.eol + indent + style.unit;
  return `${open}${lead}${members.join(`,${lead}`)}${style.eol}${indent}${close}`;
}
