const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Text inside quotes of HCL: `${` and `%{` would begin a template and are doubled; what precedes
 * them is kept from being read as such a doubling.
 */
export const hclText = (text: string): string =>
  text
    // Half a character is no text that HCL can hold.
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\\"\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (char) => {
      const short = escapes[char];
      return short ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .replace(/([$%]*)([$%])\{/g, (_, before: string, sign: string) => {
      const kept = before.replaceAll('$', '\\u0024').replaceAll('%', '\\u0025');
      return `${kept}${sign}${sign}{`;
    });

/** A text of HCL with its quotes. */
export const hclQuote = (text: string): string => `"${hclText(text)}"`;

/** The same for Terraform's JSON syntax, in which every text is a template. */
export const templateText = (text: string): string =>
  text.replace(/([$%])\{/g, (_, sign: string) => `${sign}${sign}{`);

/** A name of a block: letters, digits and underscores. */
export const hclName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\d)/, '_')
    .slice(0, 60) || 'unnamed';
