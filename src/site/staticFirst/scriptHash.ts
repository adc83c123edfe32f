import { createHash } from 'node:crypto';

/** `sha256-…` of an inline script, as a content security policy writes it. */
export const scriptHash = (code: string): string => `sha256-${createHash('sha256').update(code).digest('base64')}`;
