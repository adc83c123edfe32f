import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { HarmEase } from '../../src/components/contract/HarmEase';
import { WaveShares } from '../../src/components/diagrams/WaveShares';
import { WavePlanner } from '../../src/components/explorables/WavePlanner';
import { contract } from '../../src/contract';
import { burnUp, samplePlan } from '../../src/models/adoption-waves/model';
import { harmEaseView, incidentsOf } from '../../src/site/adoptionViews';

describe('the wave planner on the page of adoption', () => {
  const { finishWeek } = burnUp(samplePlan);
  it('starts, without JavaScript, with the sample plan in time', () => {
    const html = renderToStaticMarkup(createElement(WavePlanner));
    expect(html).toContain(`180 of 200 services in week ${finishWeek}, in time`);
    expect(html).toContain('data-island="use"');
    expect(html.match(/<input /g)).toHaveLength(9);
  });
  it('agrees with the table beside it, where the platform’s share shortens the plan', () => {
    const html = renderToStaticMarkup(createElement(WaveShares));
    const weeks = [...html.matchAll(/week (\d+)/g)].map((match) => Number(match[1]));
    expect(weeks[0]).toBe(finishWeek);
    expect(weeks).toEqual([...weeks].sort((a, b) => a - b));
    expect(burnUp({ ...samplePlan, platformShare: 0.5 }).bottleneck).toBe('teams');
  });
});

describe('harm and ease', () => {
  it('place every clause of the application once', () => {
    const html = renderToStaticMarkup(createElement(HarmEase, { view: harmEaseView() }));
    for (const { id, binds } of contract.clauses) expect(html.split(`>${id}</a>`).length - 1, id).toBe(binds === 'application' ? 1 : 0);
  });
  it('count an incident once per clause', () => {
    const both = incidentsOf(['FM-13', 'FM-14']);
    expect(both).toBeLessThanOrEqual(incidentsOf(['FM-13']) + incidentsOf(['FM-14']));
    expect(both).toBeGreaterThan(0);
    expect(() => incidentsOf(['FM-99'])).toThrow('unknown failure mode "FM-99"');
  });
});
