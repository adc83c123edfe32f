/** Docusaurus id of a file under `docs/` (without extension): number prefixes of folders are stripped. */
export function docId(doc: string): string {
  return doc.split('/').map((segment) => segment.replace(/^\d+-/, '')).join('/');
}

/** Site path of a file under `docs/`, with a trailing slash and without the base URL. */
export function docPath(doc: string): string {
  const path = docId(doc).replace(/(^|\/)index$/, '');
  return path === '' ? '/' : `/${path}/`;
}
