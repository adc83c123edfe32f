import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rspack } from '@rspack/core';

import { searchEntries } from './entries';

/** Files of the search, by name in the folder `search/`, and what to append to the address of the first. */
export interface BuiltSearch {
  readonly files: ReadonlyMap<string, string>;
  /** `?v=` and a hash over all files, so that a new index is never read by an old box. */
  readonly version: string;
}

/** One module from `box.ts`, MiniSearch included. Rspack, because it is the bundler that builds the site anyway. */
async function bundle(): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'search-'));
  try {
    await new Promise<void>((resolve, reject) => {
      rspack({
        mode: 'production',
        context: __dirname,
        entry: join(__dirname, 'box.ts'),
        target: ['web', 'es2022'],
        experiments: { outputModule: true },
        output: { path: out, filename: 'box.js', module: true, library: { type: 'module' } },
        resolve: { extensions: ['.ts', '.js'] },
        module: {
          parser: { javascript: { importMeta: false } },
          rules: [{ test: /\.ts$/, loader: 'builtin:swc-loader', options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }, type: 'javascript/auto' }],
        },
      }, (error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(`src/site/search/box.ts: ${stats.toString({ all: false, errors: true })}`));
        else resolve();
      });
    });
    return await readFile(join(out, 'box.js'), 'utf8');
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The published index: entries as JSON. @param root folder of the repository. */
export function searchIndex(root: string): string {
  return JSON.stringify(searchEntries(root));
}

let built: Promise<BuiltSearch> | undefined;

/** Builds once per process. @param root folder of the repository. */
export function buildSearch(root: string): Promise<BuiltSearch> {
  return (built ??= (async () => {
    const files = new Map([
      ['box.js', await bundle()],
      ['box.css', await readFile(join(__dirname, 'box.css'), 'utf8')],
      ['index.json', searchIndex(root)],
    ]);
    const hash = createHash('sha256');
    for (const text of files.values()) hash.update(text);
    return { files, version: `?v=${hash.digest('hex').slice(0, 8)}` };
  })());
}
