import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify, transform } from '@swc/core';

/** Bytes the loader may have, minified: it stands in every page. */
export const loaderLimitBytes = 2720;

/**
 * Compiles `loader.ts` for inlining.
 * @throws Error when the result is larger than `loaderLimitBytes` or could end the script element.
 */
export async function buildLoader(): Promise<string> {
  const source = (await readFile(join(__dirname, 'loader.ts'), 'utf8')).replace('export {};', '');
  const { code } = await transform(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, isModule: false });
  const { code: small } = await minify(code, { compress: { passes: 3 }, mangle: { toplevel: true }, module: false, ecma: 2020 });
  const bytes = Buffer.byteLength(small);
  if (bytes > loaderLimitBytes) throw new Error(`src/site/staticFirst/loader.ts: ${bytes} bytes minified, limit ${loaderLimitBytes}: move something into the app`);
  if (/<\/script/i.test(small)) throw new Error('src/site/staticFirst/loader.ts: contains "</script", which would end the inline script');
  return small;
}
