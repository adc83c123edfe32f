import { pageStyles } from './pageStyles';
import { scriptHash } from './scriptHash';

interface Options {
  /** Minified code of the loader. */
  readonly loader: string;
  readonly baseUrl: string;
  /** The site's style sheet, by its address in the page. */
  readonly styles: (href: string) => string;
  /** Address of the search box's module. */
  readonly search: string;
  /** For messages. */
  readonly file: string;
}

const appScript = /<script\b[^>]*\bsrc="?([^"\s>]+\/assets\/js\/[^"\s>]+|\/assets\/js\/[^"\s>]+)"?[^>]*><\/script>/g;
const styleSheet = /<link\b(?=[^>]*\brel="?stylesheet\b)[^>]*\bhref="?([^"\s>]+)"?[^>]*>/g;
const inlineScript = /<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g;

/** Prefetch on hover, prerender on press; the browser decides whether it can afford it. */
const speculation = (baseUrl: string): string =>
  JSON.stringify({
    prefetch: [{ where: { href_matches: `${baseUrl}*` }, eagerness: 'moderate' }],
    prerender: [{ where: { href_matches: `${baseUrl}*` }, eagerness: 'conservative' }],
  });

/**
 * Turns a page that Docusaurus rendered into one that starts without the client app.
 * @returns the page and the hashes of its inline scripts.
 * @throws Error when the page has no app scripts where they are expected: then Docusaurus changed its template.
 */
export function rewritePage(html: string, { loader, baseUrl, styles, search, file }: Options): { html: string; scriptHashes: readonly string[] } {
  if (!html.includes('id="__docusaurus"') && !html.includes('id=__docusaurus')) return { html, scriptHashes: [] };
  const scripts = [...html.matchAll(appScript)].map((match) => match[1] as string);
  if (scripts.length === 0) throw new Error(`${file}: found no app scripts; the template of Docusaurus changed, adapt src/site/staticFirst/rewritePage.ts`);

  const sheets = [...html.matchAll(styleSheet)].map((match) => match[1] as string);
  if (sheets.length === 0) throw new Error(`${file}: found no style sheet; the template of Docusaurus changed, adapt src/site/staticFirst/rewritePage.ts`);

  let page = html.replace(appScript, '').replace(styleSheet, '');
  // The theme's icon sprite carries a style attribute and is used by none of our components.
  page = page.replace(/<svg style="display: none;">[\s\S]*?<\/svg>(?=\s*<script|\s*<div id="?__docusaurus)/, '');
  // Nothing here talks to DocSearch, and there is one language.
  page = page.replace(/<meta\b[^>]*\bname="?(docsearch:\w+|docusaurus_\w+)"?[^>]*>/g, '');
  page = page.replace(/<link\b[^>]*\bhreflang=[^>]*>|<meta\b[^>]*\bproperty="?og:locale"?[^>]*>/g, '');
  page = page.replace(
    '</head>',
    `<style>${pageStyles(sheets.map(styles).join('\n'), html)}</style><script data-app="${[...sheets, ...scripts].join(' ')}" data-box="${search}">${loader}</script><script type="speculationrules">${speculation(baseUrl)}</script></head>`,
  );

  const hashes = [...page.matchAll(inlineScript)]
    .filter((match) => !/type="?application\/(ld\+)?json/.test(match[1] ?? ''))
    .map((match) => scriptHash(match[2] ?? ''));
  // Mermaid, where a page has one, writes style elements: inline styles stay allowed, inline scripts only by hash.
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${[...new Set(hashes)].map((hash) => `'${hash}'`).join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  page = page.replace(/(<meta charset="?UTF-8"?\s*\/?>)/i, `$1<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  return { html: page, scriptHashes: [...new Set(hashes)] };
}
