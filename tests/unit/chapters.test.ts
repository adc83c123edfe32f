import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import matter from 'gray-matter';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';

import { contract, keywordsIn } from '../../src/contract';
import { parts } from '../../src/contract/chapters';
import { chapterProblems, fencesOf, promqlProblems, yamlProblems } from '../../src/site/chapterChecks';
import { resolveFrontMatter } from '../../src/site/frontMatter';
import { filesBelow } from '../files';

const chapters = filesBelow('docs', (path) => path.endsWith('.mdx') && !path.includes('_partials')).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const planned = new Set(parts.flatMap((part) => part.chapters.map(({ doc }) => `docs/${doc}.mdx`)).concat('docs/index.mdx'));

describe('every chapter', () => {
  it.each(chapters)('$file keeps the rules for text and code', ({ file, text }) => {
    expect(chapterProblems(file, text)).toEqual([]);
  });

  it.each(chapters)('$file has front matter that resolves', ({ file, text }) => {
    expect(() => resolveFrontMatter(matter(text).data, file)).not.toThrow();
  });

  it.each(chapters)('$file stands in the table of contents', ({ file }) => {
    expect([...planned]).toContain(file);
    expect(basename(file)).toMatch(/^[a-z0-9-]+\.mdx$/);
  });

  it('all seven parts have their index page', () => {
    const files = chapters.map(({ file }) => file);
    for (const { folder } of parts.filter((part) => part.folder !== 'start')) expect(files).toContain(`docs/${folder}/index.mdx`);
  });
});

describe('code in the data', () => {
  const proofs = [...contract.clauses.map(({ id, proof }) => ({ id, proof })), ...contract.failureModes.map(({ id, confirm }) => ({ id: id as string, proof: confirm }))];
  it.each(proofs.filter(({ proof }) => proof.language === 'promql'))('PromQL of $id parses', ({ proof }) => {
    expect(proof.run.split(/\n\s*\n/).flatMap(promqlProblems)).toEqual([]);
  });
  it('keywords stand in clauses only', () => {
    for (const mode of contract.failureModes) expect(keywordsIn(JSON.stringify(mode)), mode.id).toEqual([]);
    for (const { id, service, platform, levels, workloads, ...rest } of contract.clauses) {
      void [service, platform, levels, workloads];
      expect(keywordsIn(JSON.stringify(rest)), id).toEqual([]);
    }
  });
});

describe('Mermaid drawings', () => {
  const drawings = chapters.flatMap(({ file, text }) => fencesOf(text).filter(({ language }) => language === 'mermaid').map((fence) => ({ file, ...fence })));
  let parse: (text: string) => Promise<unknown>;
  beforeAll(async () => {
    // Mermaid wants a document even to parse.
    const { window } = new JSDOM('');
    Object.assign(globalThis, { window, document: window.document });
    const mermaid = (await import('mermaid')).default;
    parse = (text) => mermaid.parse(text);
  });
  it('parse', async () => {
    for (const { file, line, code } of drawings) await expect(parse(code), `${file}:${line}`).resolves.toBeTruthy();
  });
  it('are refused when broken', async () => {
    await expect(parse('stateDiagram-v2\n  a --> ')).rejects.toThrow();
  });
});

describe('the checks refuse', () => {
  const page = (body: string): string => `---\ntitle: x\n---\n\n${body}\n`;
  it.each([
    ['# Second title', 'a second h1'],
    ['## No id', 'heading without an explicit id → write "## No id {#an-id}"'],
    ['#### Deep {#deep}', 'heading of level 4'],
    ['The service MUST do it.', 'a keyword in capitals outside a clause'],
    ['TODO write this', 'leftover'],
    ['```yaml\na: 1\na: 2\n```', 'Map keys must be unique'],
    ['```yaml\na: [1\n```', 'fix the yaml block'],
    ['```promql\nsum by (pod (rate(x[5m]))\n```', 'PromQL does not parse'],
    ['```json\n{a: 1}\n```', 'fix the json block'],
  ])('%s', (body, message) => {
    expect(chapterProblems('docs/x.mdx', page(body)).join('\n')).toContain(message);
  });
  it('names the line in the file, front matter included', () => {
    expect(chapterProblems('docs/x.mdx', page('## No id'))[0]).toMatch(/^docs\/x\.mdx:5:/);
  });
  it('accepts what is right', () => {
    expect(chapterProblems('docs/x.mdx', page('## Fine {#fine}\n\n```yaml\na: 1 # MUST in code is fine\n```\n'))).toEqual([]);
    expect(yamlProblems('a: 1\n---\nb: 2\n')).toEqual([]);
  });
});

describe('front matter', () => {
  const good = { title: 'T', description: 'd', kind: 'principle', audience: ['platform'], decision: 'x', reviewed: '2026-11-23' };
  it('resolves ids to what the page shows', () => {
    const resolved = resolveFrontMatter({ ...good, clauses: ['H2'], sources: ['k8s-probes'] }, 'docs/x.mdx');
    expect(resolved.clauses[0]).toMatchObject({ id: 'H2', path: '/runtime-model/service-runtime-contract/#h2' });
    expect(resolved.sources[0]?.url).toMatch(/^https:/);
  });
  it.each([
    [{ clauses: ['H99'] }, 'docs/x.mdx: front matter field "clauses": unknown clause "H99"; did you mean'],
    [{ sources: ['nope'] }, 'front matter field "sources": unknown source "nope"'],
    [{ failureModes: ['FM-99'] }, 'unknown failure mode "FM-99"'],
    [{ decision: undefined }, '"decision" is required'],
    [{ audience: ['everyone'] }, '"audience[0]" must be one of [platform, development, leadership]'],
    [{ colour: 'red' }, '"colour" is not allowed'],
    [{ description: 'x'.repeat(161) }, '"description" length must be less than or equal to 160'],
  ])('refuses %j', (change, message) => {
    expect(() => resolveFrontMatter({ ...good, ...change }, 'docs/x.mdx')).toThrow(message);
  });
});

describe('the front door', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'LICENSE-TEXT.md'])('%s links to files that exist', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] as string);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});
