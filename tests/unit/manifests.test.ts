import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { fencesOf } from '../../src/site/chapterChecks';
import { filesBelow } from '../files';
import { manifestsOf, schemaProblems } from '../kubernetes';

const shown = filesBelow('docs', (path) => path.endsWith('.mdx')).flatMap((file) =>
  fencesOf(readFileSync(file, 'utf8')).filter(({ language }) => language === 'yaml').flatMap(({ code, line }) => manifestsOf(`${file}:${line}`, code)));
/** The broken example that is about a field in the wrong place; tests/unit/goldenPaths.test.ts asks that the checker says so. */
const misplaced = 'static/broken/misplaced-field.yaml';
const shipped = filesBelow('static', (path) => /\.ya?ml$/.test(path) && path !== misplaced).flatMap((file) => manifestsOf(file, readFileSync(file, 'utf8')));

describe('Kubernetes objects', () => {
  it('shown in chapters and shipped as files fit the schema, unknown fields refused', async () => {
    expect(shown.length).toBeGreaterThan(0);
    expect(await schemaProblems([...shown, ...shipped])).toEqual([]);
  });

  it.each([
    ['an unknown field', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\nsetting: {}\n', '"setting"\' does not exist'],
    ['a misplaced field', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec:\n  selector: {}\n  template:\n    spec:\n      containers:\n        - name: a\n          terminationGracePeriodSeconds: 40\n', '"terminationGracePeriodSeconds"\' does not exist'],
    ['a missing field', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec:\n  selector: {}\n', 'template'],
    ['a wrong type', 'apiVersion: v1\nkind: Service\nmetadata: { name: x }\nspec:\n  ports: [{ port: "80" }]\n', 'ports'],
    ['a field Flagger does not have', 'apiVersion: flagger.app/v1beta1\nkind: Canary\nspec:\n  analysis: { stepWeight: 5 }\n', 'no field spec.analysis.stepWeight is known'],
    ['a Flagger duration without a unit', 'apiVersion: flagger.app/v1beta1\nkind: Canary\nspec:\n  analysis: { interval: "5" }\n', 'spec.analysis.interval cannot be "5"'],
    ['a Flagger canary without a target', 'apiVersion: flagger.app/v1beta1\nkind: Canary\nspec: { provider: istio }\n', 'spec.targetRef.name is required'],
    ['a kind nobody knows', 'apiVersion: example.org/v1\nkind: Widget\n', 'no schema for example.org/v1 Widget'],
  ])('are refused with %s', async (_, yaml, message) => {
    expect((await schemaProblems(manifestsOf('x.yaml', yaml))).join('\n')).toContain(message);
  });
});
