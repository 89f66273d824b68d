import type { TextEdit } from '../text/codes/finding.ts';
import type { ArrayNode, JsonNode, ObjectNode, TextRange } from '../text/jsonTree.ts';
import { indentAt, renderValue, styleOf, type TextStyle } from './textStyle.ts';

/** Appends values to an array in the layout of its items. */
export function appendItems(
  text: string,
  array: ArrayNode,
  values: readonly unknown[],
): TextEdit[] {
  if (values.length === 0) return [];
  const style = styleOf(text);
  return appendMembers(text, array, array.items, style, (indent) =>
    values.map((value) => renderValue(value, style, indent)),
  );
}

/** Adds a property at the end of an object, in the layout of the properties before it. */
export function appendProperty(
  text: string,
  object: ObjectNode,
  name: string,
  value: unknown,
): TextEdit[] {
  const style = styleOf(text);
  const members = object.properties.map(({ key, value: node }) => ({
    offset: key.offset,
    end: node?.end ?? key.end,
  }));
  return appendMembers(text, object, members, style, (indent) => [
    `${JSON.stringify(name)}:${style.colonGap}${renderValue(value, style, indent)}`,
  ]);
}

/** Puts a value in place of a node, laid out for the line it stands on. */
export function replaceNode(text: string, node: JsonNode, value: unknown): TextEdit[] {
  const style = styleOf(text);
  return [
    {
      offset: node.offset,
      end: node.end,
      text: renderValue(value, style, style.multiLine ? indentAt(text, node.offset) : undefined),
    },
  ];
}

/**
 * `indent` of the renderer is that of the new member's line; undefined where members
 * stand on one line.
 */
function appendMembers(
  text: string,
  parent: TextRange,
  members: readonly TextRange[],
  style: TextStyle,
  render: (indent: string | undefined) => readonly string[],
): TextEdit[] {
  const last = members.at(-1);
  if (!last) {
    const indent = style.multiLine ? indentAt(text, parent.offset) : undefined;
    if (indent === undefined)
      return [
        {
          offset: parent.offset + 1,
          end: parent.end - 1,
          text: render(undefined).join(`,${style.commaGap}`),
        },
      ];
    const lead = style.eol + indent + style.unit;
    return [
      {
        offset: parent.offset + 1,
        end: parent.end - 1,
        text: `${lead}${render(indent + style.unit).join(`,${lead}`)}${style.eol}${indent}`,
      },
    ];
  }
  const before = members.at(-2);
  const gap = text.slice(before ? before.end : parent.offset + 1, last.offset);
  const newline = gap.lastIndexOf('\n');
  if (newline < 0) {
    const separator = before ? gap : `,${style.commaGap}`;
    return [
      {
        offset: last.end,
        end: last.end,
        text: render(undefined)
          .map((member) => separator + member)
          .join(''),
      },
    ];
  }
  const indent = gap.slice(newline + 1);
  return [
    {
      offset: last.end,
      end: last.end,
      text: render(indent)
        .map((member) => `,${style.eol}${indent}${member}`)
        .join(''),
    },
  ];
}
