import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { filesBelow } from '../files';
import { importProblem, roomOf, type Import } from '../../src/site/importRules';

const root = process.cwd();
const files = [...filesBelow('src', (path) => /\.tsx?$/.test(path)), ...filesBelow('docs', (path) => path.endsWith('.mdx'))];

function importsOf(from: string, text: string): Import[] {
  const code = from.endsWith('.mdx') ? text.split('\n').filter((line) => /^(import|export)\s/.test(line)).join('\n') : text;
  const source = ts.createSourceFile(from, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const named = clause?.namedBindings;
      const typeOnly = ts.isExportDeclaration(node)
        ? node.isTypeOnly
        : clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || (clause !== undefined && clause.name === undefined && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly));
      found.push({ from, specifier: node.moduleSpecifier.text, typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('rooms and doors', () => {
  it('are kept by every file under src and docs', () => {
    expect(files.length).toBeGreaterThan(50);
    const problems = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8'))).map(importProblem).filter(Boolean);
    expect(problems).toEqual([]);
  });

  it('have no cycles between rooms', () => {
    const edges = new Map<string, Set<string>>();
    for (const file of files.filter((name) => !name.includes('.test.'))) {
      for (const { specifier, typeOnly } of importsOf(file, readFileSync(file, 'utf8'))) {
        const target = specifier.startsWith('@site/') ? roomOf(`${specifier.slice(6)}/`) : specifier.startsWith('.') ? roomOf(`${relative(root, new URL(specifier, `file://${root}/${file}`).pathname)}/`) : undefined;
        const room = roomOf(file);
        if (room && target && room !== target && !typeOnly) edges.set(room, (edges.get(room) ?? new Set()).add(target));
      }
    }
    const walk = (room: string, path: readonly string[]): void => {
      expect(path, `cycle ${[...path, room].join(' → ')}`).not.toContain(room);
      for (const next of edges.get(room) ?? []) walk(next, [...path, room]);
    };
    for (const room of edges.keys()) walk(room, []);
  });

  it.each([
    ['src/contract/index.ts', 'react', false, 'contract is a leaf'],
    ['src/contract/index.ts', '../site/views', false, 'contract may import from nothing, not from site'],
    ['src/models/retry/model.ts', '../../contract', false, 'models may import from nothing'],
    ['src/components/contract/Clause/index.tsx', '../../../contract', false, 'whole contract into the reader’s browser'],
    ['src/components/contract/Clause/index.tsx', '../../../site/views', false, 'components may import from'],
    ['src/components/ui/Rich/index.tsx', 'node:fs', false, 'only src/site runs in Node'],
    ['src/checker/engine.ts', '../components/ui/Rich', false, 'checker may import from contract, models, not from components'],
    ['src/theme/Navbar/index.tsx', '../../site/views', false, 'runs in Node'],
    ['docs/start/glossary.mdx', '@site/src/contract', false, 'docs may import from components'],
    ['src/components/ui/Rich/index.tsx', '../../../../scripts/x', false, 'in no room'],
  ])('refuse %s importing %s', (from, specifier, typeOnly, message) => {
    expect(importProblem({ from, specifier, typeOnly })).toContain(message);
  });

  it.each([
    ['src/components/contract/Clause/index.tsx', '../../../site/views', true],
    ['src/components/contract/Clause/index.tsx', '../../../contract/register', false],
    ['docs/start/glossary.mdx', '@site/src/components/ui/Tabs', false],
    ['src/contract/index.ts', './ledger.json', false],
    ['src/checker/environment.ts', '../models/quantity/model', false],
  ])('allow %s importing %s', (from, specifier, typeOnly) => {
    expect(importProblem({ from, specifier, typeOnly })).toBeUndefined();
  });
});
