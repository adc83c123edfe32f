import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Site paths of the sitemap, without host and base URL. */
export function sitemapPaths(folder: string): readonly string[] {
  const xml = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  return [...xml.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map((match) => match[1] ?? '/').sort();
}

/** Anchors a page offers: ids of headings, sections, articles, figures and glossary entries. */
export function anchorsOf(html: string): readonly string[] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return [...main.matchAll(/<(?:h2|h3|article|figure|section|div)\b[^>]*?\sid="?([a-z][a-z0-9-]*)"?/g)]
    .map((match) => match[1] as string)
    .filter((id) => !id.startsWith('clause-'));
}

/** Every page of a built site and every anchor on it: `/start/glossary/`, `/start/glossary/#tier`. */
export function publishedUrls(folder: string): readonly string[] {
  return sitemapPaths(folder).flatMap((path) => {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    return [path, ...anchorsOf(html).map((anchor) => `${path}#${anchor}`)];
  });
}
