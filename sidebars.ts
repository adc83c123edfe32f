import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';

import { parts } from './src/contract/chapters';
import { docId } from './src/site/paths';

const published = (doc: string): boolean => existsSync(join(__dirname, 'docs', `${doc}.mdx`));

/** The table of contents, reduced to what is written: a planned chapter has no entry, its part's index names it. */
const sidebars: SidebarsConfig = {
  book: parts.flatMap((part) => {
    const chapters = part.chapters.filter((chapter) => published(chapter.doc));
    if (chapters.length === 0) return [];
    const index = chapters.find((chapter) => chapter.doc.endsWith('/index'));
    return [{
      type: 'category' as const,
      label: part.title,
      ...(index ? { link: { type: 'doc' as const, id: docId(index.doc) } } : {}),
      items: chapters.filter((chapter) => chapter !== index).map((chapter) => ({ type: 'doc' as const, id: docId(chapter.doc) })),
    }];
  }),
};

export default sidebars;
