import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** Latin-1 as people type it, and the marks that the console itself writes. */
const letters =
  Array.from({ length: 0x100 - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at)).join('') +
  '–—‘’“”•…‹›€−×→←↑↓≤≥™œŒ';

/**
 * Leaves of the bundled font what the console shows: its letters, from regular to bold. The file
 * keeps its name; the licence allows parts of it.
 * @param file what the font's file name begins with
 */
export const fontOfOurLetters = (file: string): Plugin => ({
  name: 'font-of-our-letters',
  apply: 'build',
  async generateBundle(_, bundle) {
    for (const asset of Object.values(bundle)) {
      if (asset.type !== 'asset' || !asset.fileName.includes(file)) continue;
      asset.source = await subsetFont(Buffer.from(asset.source), letters, {
        targetFormat: 'woff2',
        variationAxes: { wght: { min: 400, max: 700 } },
      });
    }
  },
});
