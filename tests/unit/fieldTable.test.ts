import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { fieldTable, fieldTableText } from '../../scripts/fieldTable';

describe('fields.json', () => {
  it('is what the installed type packages say; run npm run fields after an update', () => {
    expect(readFileSync(join(process.cwd(), 'src/checker/fields.json'), 'utf8')).toBe(fieldTableText(fieldTable()));
  }, 30_000);

  it('knows fields of this release and no others', () => {
    const { types } = fieldTable();
    expect(types.SleepAction).toEqual({ seconds: 'int' });
    expect(types.PodSpec).not.toHaveProperty('replicas');
  }, 30_000);
});
