import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder of the repository whose name passes, as paths from the root, sorted. */
export function filesBelow(folder: string, passes: (path: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(passes)
    .sort();
}
