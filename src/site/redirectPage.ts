const attribute = (value: string): string => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/**
 * A page that forwards without JavaScript, and by a plain link where refresh is off.
 * @param path target with base URL, may carry a fragment.
 * @param canonical the same as an absolute URL.
 */
export function redirectPage(path: string, canonical: string): string {
  const to = attribute(path);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Moved</title><link rel="icon" href="data:,"><meta name="robots" content="noindex"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${attribute(canonical)}"></head><body><p>This address forwards to <a href="${to}">${to}</a>.</p></body></html>\n`;
}
