/**
 * Static first: every page is complete as HTML and CSS, and the client app is brought in only when something on the
 * page needs it.
 *
 * Why: measured on 40 equal pages, a default Docusaurus chapter costs a reader 165 KB (brotli) and 380–510 ms of blocked
 * main thread on a slow phone. The same page without the client app costs about 12 KB and none. A chapter is text, tables
 * and SVG; nothing in it needs React after the build. So `postBuild` rewrites each page:
 *
 * 1. the app's `<script>` tags leave the HTML; their addresses go into an attribute of one small inline loader
 *    (`loader.ts`), which is byte-identical on every page and can therefore be allowed by hash;
 * 2. the loader appends them when an element marked `data-island="visible"` comes near the viewport, or when a control
 *    inside `data-island="use"` is first used; that first use is repeated once the app has hydrated;
 * 3. colour mode, menu, copy buttons and tabs are handled by the loader itself, or by HTML (`details`, `popover`);
 * 4. a speculation-rules block lets the browser prefetch and prerender the next document on hover, so that navigation by
 *    documents feels instant;
 * 5. the rules of the style sheet that the page can use stand in the page (`pageStyles.ts`); the full sheet comes with the
 *    app. One request less before the first paint, and a figure's rules reach only the pages that show it;
 * 6. a content security policy forbids every other script and every other host.
 *
 * What it costs: navigation is a document load, client-side transitions do not exist in the built site. `npm start` keeps
 * the ordinary development server, where the app is loaded from the start and nothing here runs.
 */
import { readFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

import { buildSearch } from '../search/build';
import { buildLoader } from './buildLoader';
import { rewritePage } from './rewritePage';

async function htmlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map((entry) => join(entry.parentPath, entry.name));
}

export default function staticFirst(context: LoadContext): Plugin {
  return {
    name: 'static-first',
    getClientModules: () => [join(__dirname, 'client.ts')],
    // Infima and the theme's client-side Prism are replaced by `src/css` and by colouring at build time.
    configureWebpack: () => ({
      resolve: {
        alias: {
          [`${require.resolve('infima/dist/css/default/default.css')}$`]: join(__dirname, 'empty.css'),
          [`${join(require.resolve('@docusaurus/theme-classic'), '..', 'prism-include-languages')}$`]: join(__dirname, 'empty.ts'),
          [`${join(require.resolve('@docusaurus/theme-classic'), '..', 'nprogress')}$`]: join(__dirname, 'empty.ts'),
        },
      },
    }),
    async postBuild({ outDir }) {
      const loader = await buildLoader();
      const search = `${context.baseUrl}search/box.js${(await buildSearch(context.siteDir)).version}`;
      const hashes = new Set<string>();
      const sheets = new Map<string, string>();
      for (const file of await htmlFiles(outDir)) {
        const html = await readFile(file, 'utf8');
        const styles = (href: string): string => {
          const path = join(outDir, href.slice(context.baseUrl.length));
          const css = sheets.get(path) ?? readFileSync(path, 'utf8');
          sheets.set(path, css);
          return css;
        };
        const page = rewritePage(html, { loader, baseUrl: context.baseUrl, styles, search, file });
        page.scriptHashes.forEach((hash) => hashes.add(hash));
        if (page.html !== html) await writeFile(file, page.html);
      }
      // For hosts that set the policy as a header: the complete list of inline scripts of the site.
      await writeFile(join(outDir, 'csp-hashes.txt'), `${[...hashes].sort().join('\n')}\n`);
    },
  };
}
