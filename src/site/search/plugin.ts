/** Publishes the search under `/search/`, and serves the same files while developing, where the app bundles the box itself. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

import { buildSearch, searchIndex } from './build';

interface Response { type(name: string): { send(text: string): void } }
interface Server { readonly app?: { get(path: string, handle: (request: unknown, response: Response, next: (error: unknown) => void) => void): void } }

export default function search(context: LoadContext): Plugin {
  const served: Readonly<Record<string, readonly [type: string, text: () => Promise<string>]>> = {
    'index.json': ['json', async () => searchIndex(context.siteDir)],
    'box.css': ['css', () => readFile(join(__dirname, 'box.css'), 'utf8')],
  };
  return {
    name: 'search',
    configureWebpack: () => ({
      devServer: {
        setupMiddlewares: (middlewares: unknown[], server: Server) => {
          for (const [name, [type, text]] of Object.entries(served)) {
            server.app?.get(`${context.baseUrl}search/${name}`, (_, response, next) => { text().then((body) => response.type(type).send(body), next); });
          }
          return middlewares;
        },
      },
    }) as never,
    async postBuild({ outDir }) {
      const { files } = await buildSearch(context.siteDir);
      await mkdir(join(outDir, 'search'), { recursive: true });
      for (const [name, text] of files) await writeFile(join(outDir, 'search', name), text);
    },
  };
}
