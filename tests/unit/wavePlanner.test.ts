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
    const [planned, halved] = [0, 1].map((column) => weeks.filter((_, index) => index % 2 === column)) as [number[], number[]];
    expect(planned[0]).toBe(finishWeek);
    expect(halved).toHaveLength(4);
    // What the chapter says of the table: three fifths is fastest, and only four fifths survives teams that give half.
    const finish = (platformShare: number): number => burnUp({ ...samplePlan, platformShare }).finishWeek ?? Infinity;
    expect(Math.min(...planned)).toBe(finish(0.6));
    const all = Array.from({ length: 101 }, (_, percent) => finish(percent / 100));
    expect(finish(0.6) - Math.min(...all)).toBeLessThanOrEqual(1);
    expect((halved[0] as number) - (planned[0] as number)).toBe(1);
    expect(halved.slice(1).every((week, index) => week - (planned[index + 1] as number) > 15)).toBe(true);
    expect(halved.indexOf(Math.min(...halved))).toBe(0);
    expect(burnUp({ ...samplePlan, platformShare: 0.5 }).bottleneck).toBe('teams');
  });
});

describe('harm and ease', () => {
  it('place every clause of the application once', () => {
    const html = renderToStaticMarkup(createElement(HarmEase, { view: harmEaseView() }));
    for (const { name, clauses, counted } of harmEaseView().rows) expect(html, name).toContain(`Files show ${counted} of ${clauses}.`);
    expect(harmEaseView().rows.reduce((sum, { clauses }) => sum + clauses, 0)).toBe(contract.clauses.filter(({ binds }) => binds === 'application').length);
    for (const { id, binds } of contract.clauses) expect(html.split(`>${id}</a>`).length - 1, id).toBe(binds === 'application' ? 1 : 0);
  });
  it('count an incident once per clause', () => {
    const both = incidentsOf(['FM-13', 'FM-14']);
    expect(both).toBeLessThanOrEqual(incidentsOf(['FM-13']) + incidentsOf(['FM-14']));
    expect(both).toBeGreaterThan(0);
    expect(() => incidentsOf(['FM-99'])).toThrow('unknown failure mode "FM-99"');
  });
});
