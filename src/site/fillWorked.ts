/**
 * Remark plugin: numbers of the worked example in chapters.
 *
 * A chapter writes `{checkout.graceNeeded}` where a reader sees “36 s”. The expression becomes plain text before any other
 * plugin runs, so headings, the table of contents and the page’s bundle hold only the text. Front matter uses the same spelling.
 */
import { relative } from 'node:path';
import type { Parent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

import { workedNumber } from './workedNumbers';

/** Services of the worked example; an expression that begins with one is a number and nothing else. */
const services = 'checkout|platform|mailer|ledger|pricing|dispatcher';
const path = new RegExp(`^(?:${services})\\.[A-Za-z0-9.]+$`);
const inText = new RegExp(`\\{((?:${services})\\.[A-Za-z0-9.]+)\\}`, 'g');

/** Replaces `{checkout.rate}` in a string, wherever it stands. @throws Error naming the id and the valid ones. */
export function fillText(text: string): string {
  return text.replace(inText, (_, id: string) => workedNumber(id).text);
}

/** The same for every string inside a value of plain data. */
export function fillDeep<T>(value: T): T {
  if (typeof value === 'string') return fillText(value) as T;
  if (Array.isArray(value)) return value.map(fillDeep) as T;
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, fillDeep(child)])) as T;
  }
  return value;
}

function idOf(node: { readonly type: string; readonly value?: unknown }): string | undefined {
  const expression = node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
  return expression && typeof node.value === 'string' && path.test(node.value.trim()) ? node.value.trim() : undefined;
}

/** @throws Error naming file, line, id and the valid ids. */
export function fillWorked() {
  return (tree: Root, file: { path?: string }): void => {
    visit(tree, (node, index, parent) => {
      try {
        const id = idOf(node as { type: string; value?: unknown });
        if (id === undefined || parent === undefined || index === undefined) return undefined;
        (parent as Parent).children[index] = { type: 'text', value: workedNumber(id).text };
        return [SKIP, index];
      } catch (cause) {
        const where = `${relative(process.cwd(), file.path ?? 'unknown file')}:${node.position?.start.line ?? '?'}`;
        throw new Error(`${where}: ${(cause as Error).message}`, { cause });
      }
    });
  };
}
