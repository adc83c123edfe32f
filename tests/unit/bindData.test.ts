import { compile } from '@mdx-js/mdx';
import { describe, expect, it } from 'vitest';

import { bindData } from '../../src/site/bindData';
import { codeHighlight, highlight } from '../../src/site/codeHighlight';

async function build(mdx: string): Promise<string> {
  return String(await compile({ value: mdx, path: 'docs/x.mdx' }, { remarkPlugins: [bindData], rehypePlugins: [codeHighlight], jsx: true }));
}

describe('components in MDX are given their data at build time', () => {
  it('hands over the entry and nothing else', async () => {
    const code = await build('See <ClauseRef id="H2" />.');
    expect(code).toContain('Readiness speaks for this replica only');
    expect(code).not.toContain('Liveness fails only when a restart cures');
  });

  it.each([
    ['text\n\n<ClauseRef id="H22" />', 'docs/x.mdx:3: <ClauseRef>: unknown clause "H22"; did you mean "H2"?'],
    ['<ClauseRef />', 'docs/x.mdx:1: <ClauseRef>: needs the attribute id="…"'],
    ['<FailureRef id="FM-5" />', 'unknown failure mode "FM-5"; did you mean "FM-'],
    ['<FeatureBadge id="sidecars" />', 'unknown feature "sidecars"; did you mean'],
    ['<Term id="propagation">x</Term>', 'unknown term "propagation"; did you mean'],
    ['<SourceRef id="k8s-probe" />', 'unknown source "k8s-probe"; did you mean "k8s-probes"?'],
    ['<QuantityTable clauses="H1" />', '<QuantityTable>: needs clauses={[\'…\']}, a literal list of ids'],
    ["<QuantityTable clauses={['H1', 'X9']} />", 'unknown clause "X9"'],
    ['<FeatureTable area="trafic" />', 'no feature has area "trafic"; areas are'],
    ['<PartMap part="08-x" />', 'unknown part "08-x"; parts are start,'],
    ["<OwnershipTable ids={['nope']} />", 'unknown ownership row "nope"; rows are'],
  ])('%s fails with file, value and the nearest valid one', async (mdx, message) => {
    await expect(build(mdx)).rejects.toThrow(message);
  });
});

describe('code is colored at build time', () => {
  it('marks tokens and keeps the text', () => {
    const html = highlight('a: "1" # why', 'yaml');
    expect(html).toContain('token');
    expect(html.replace(/<[^>]+>/g, '')).toBe('a: "1" # why');
    expect(highlight('rate(x[5m])', 'promql')).toContain('token');
  });
  it('escapes what could be markup', () => {
    expect(highlight('<script>alert(1)</script>', 'text')).not.toContain('<script');
    expect(highlight('a: "<img src=x onerror=alert(1)>"', 'yaml')).not.toContain('<img');
  });
  it('becomes a CodeBlock, with its title', async () => {
    const code = await build('```yaml title="x.yaml"\na: 1\n```');
    expect(code).toContain('<CodeBlock');
    expect(code).toContain('title="x.yaml"');
  });
  it('refuses a fence without a known language', async () => {
    await expect(build('```\nx\n```')).rejects.toThrow('code fence names "no language"; use one of bash');
    await expect(build('```yml\nx\n```')).rejects.toThrow('code fence names "yml"');
  });
});
