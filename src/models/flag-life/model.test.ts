import { describe, expect, it } from 'vitest';

import { deleteFrom, hurtByDeletion, newPricing, warnFrom } from './model';

describe('the life of a release flag', () => {
  it('is deleted a rollback window after the code stops reading it', () => {
    expect(deleteFrom(newPricing)).toBe(21);
    expect(deleteFrom(newPricing)).toBeLessThanOrEqual(newPricing.ends);
  });
  it('warns 14 days before its end', () => {
    expect(warnFrom(newPricing)).toBe(16);
  });
  it.each([[1, 'nobody'], [2, 'everyone'], [13, 'everyone'], [14, 'a rollback'], [20, 'a rollback'], [21, 'nobody']] as const)('deleted on day %i hurts %s', (day, who) => {
    expect(hurtByDeletion(newPricing, day)).toBe(who);
  });
  it('with no rollback window is deleted with the deploy', () => {
    expect(hurtByDeletion({ ...newPricing, rollbackWindow: 0 }, 14)).toBe('nobody');
  });
});
