/** A file: its path below `src` and its text. */
export type Source = { readonly path: string; readonly text: string };

const draws = ({ text }: Source, component: string): boolean =>
  new RegExp(`<${component}\\b`).test(text);

/** The components a file exports: what begins with a capital letter and is no type. */
const componentsOf = ({ text }: Source): readonly string[] =>
  [...text.matchAll(/^export (?:function|class|const) ([A-Z]\w*[a-z]\w*)/gm)].flatMap(
    ([, name]) => name ?? [],
  );

/**
 * Which components of `ui` the gallery lacks. One that pages draw stands in the gallery itself; one
 * that only other components draw may be seen as a part of these.
 * @param users the files that draw components: pages and what they are made of
 * @returns `file: component` for each that is missing
 */
export function missingFrom(
  gallery: readonly Source[],
  ui: readonly Source[],
  users: readonly Source[],
): readonly string[] {
  const all = ui.flatMap((file) => componentsOf(file).map((name) => ({ file, name })));
  const isShown = (name: string) => gallery.some((file) => draws(file, name));
  const seen = new Set(all.filter(({ name }) => isShown(name)));
  const isPart = ({ file, name }: (typeof all)[number]) =>
    !users.some((user) => draws(user, name)) &&
    [...seen].some((whole) => whole.file !== file && draws(whole.file, name));
  for (let before = -1; before < seen.size;) {
    before = seen.size;
    for (const component of all) if (isPart(component)) seen.add(component);
  }
  return all
    .filter((component) => !seen.has(component))
    .map(({ file, name }) => `${file.path}: ${name}`);
}
