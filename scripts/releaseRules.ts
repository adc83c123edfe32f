/** Writes the generated rule files below `static/release`. Run it after a change of the burn-rate or exposure model. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { releaseRuleFiles } from '../src/site/releaseRules';

for (const { path, text } of releaseRuleFiles()) {
  writeFileSync(join('static', path), text);
  console.log(`static/${path}`);
}
