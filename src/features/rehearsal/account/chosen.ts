import type { ChosenFile } from '#src/api/accountFiles.ts';

/** A file of the browser's own picker or of a drop, with its folders. */
export const chosenFile = (file: File, path?: string): ChosenFile => ({
  path: path ?? (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath),
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** Text that was pasted, as a file. */
export function pastedFile(text: string, no: number): ChosenFile {
  // Made anew each time: whoever reads the bytes takes them over.
  const bytes = (): Uint8Array => new TextEncoder().encode(text);
  return { path: `pasted-${no}`, size: bytes().length, bytes: () => Promise.resolve(bytes()) };
}

/** What is chosen twice counts once: the later one. */
export const withFiles = (
  before: readonly ChosenFile[],
  more: readonly ChosenFile[],
): readonly ChosenFile[] => [
  ...before.filter(({ path }) => !more.some((one) => one.path === path)),
  ...more,
];

/** A size in words. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.ceil(kib)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

const filesOfEntry = async (entry: FileSystemEntry): Promise<readonly ChosenFile[]> => {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [chosenFile(file, entry.fullPath.replace(/^\//, ''))];
  }
  if (!entry.isDirectory) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, until it gives none.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesOfEntry))).flat();
};

/** Everything that was dropped, folders with what is in them. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null))
    return [...transfer.files].map((file) => chosenFile(file));
  return (
    await Promise.all(entries.flatMap((entry) => (entry === null ? [] : [filesOfEntry(entry)])))
  ).flat();
}

/** What is wrong with the name of a workspace; undefined when nothing is. */
export const workspaceProblem = (name: string): string | undefined =>
  /^[A-Za-z0-9_-]{1,40}$/.test(name)
    ? undefined
    : 'Enter 1 to 40 letters, digits, hyphens or underscores.';

/** A workspace to propose for an account. */
export const proposedWorkspace = (account: string): string =>
  `live-${account.replace(/[^A-Za-z0-9_-]+/g, '-')}`.slice(0, 40);
