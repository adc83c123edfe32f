/**
 * Rehype plugin: fenced code is coloured at build time and reaches the page as inert HTML.
 *
 * Why not the theme's code block: it ships Prism to the reader (17 % of the client script) and colours again in the
 * browser. Here `prism-react-renderer`'s own Prism runs once, in Node, and the page carries `<span class="token …">`.
 * The node is emitted as an element of our `CodeBlock` component, not as `pre`, so that MDX cannot swap it back.
 */
import { Prism } from 'prism-react-renderer';
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { createRequire } from 'node:module';
import { visit } from 'unist-util-visit';

import { expressionAttribute } from './bindData';

// prism-react-renderer bundles few languages; the others register themselves on a global `Prism`.
const load = createRequire(`${process.cwd()}/package.json`);
(globalThis as { Prism?: unknown }).Prism = Prism;
for (const language of ['bash', 'promql']) load(`prismjs/components/prism-${language}`);

/** Languages a fence may name. `text` and `cel` stay uncoloured. */
export const codeLanguages = ['bash', 'cel', 'json', 'promql', 'text', 'tsx', 'typescript', 'yaml', 'mermaid'] as const;
type CodeLanguage = (typeof codeLanguages)[number];

function escape(code: string): string {
  return code.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** HTML of a piece of code with Prism's token classes; the text content equals the input. */
export function highlight(code: string, language: string): string {
  const grammar = Prism.languages[language];
  return grammar ? Prism.highlight(code, grammar, language) : escape(code);
}

/** @throws Error naming file and line when a fence has no language or one we do not know. */
export function codeHighlight() {
  return (tree: Root, file: { path?: string }): void => {
    visit(tree, 'element', (node: Element, index, parent) => {
      if (node.tagName !== 'pre' || !parent || index === undefined) return;
      const code = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
      if (!code) return;
      const classes = (code.properties.className ?? []) as string[];
      const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length);
      if (language === 'mermaid') return;
      if (!codeLanguages.includes(language as CodeLanguage)) {
        throw new Error(`${file.path ?? 'unknown file'}:${node.position?.start.line ?? '?'}: code fence names "${language ?? 'no language'}"; use one of ${codeLanguages.join(', ')}`);
      }
      const meta = String((code.data as { meta?: string } | undefined)?.meta ?? '');
      const title = /title="([^"]*)"/.exec(meta)?.[1];
      const source = toString(code).replace(/\n$/, '');
      parent.children[index] = {
        type: 'mdxJsxFlowElement',
        name: 'CodeBlock',
        attributes: [
          expressionAttribute('html', highlight(source, language as string)),
          { type: 'mdxJsxAttribute', name: 'language', value: language },
          ...(title ? [{ type: 'mdxJsxAttribute', name: 'title', value: title }] : []),
        ],
        children: [],
      } as never;
    });
  };
}
