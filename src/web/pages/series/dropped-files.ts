const photoName = /\.(jpe?g|png|webp|tiff?|avif|hei[cf])$/i;

/** Files of a drop, those in folders included, in the order of their names: a camera counts up. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  // Entries must be asked for before anything is waited for: the drop is empty afterwards.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return byName([...files]);
  const found = (await Promise.all(entries.map(filesIn))).flat();
  return byName(found.filter(({ name }) => photoName.test(name)));
}

const byName = (files: File[]): File[] =>
  files.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A reader gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    for (const inner of some) found.push(...(await filesIn(inner)));
  }
}
