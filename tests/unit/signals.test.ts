import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import {
  alertHolds, delayText, signalConsumers, signalLosses, signalStages, type SignalConsumer, type SignalLink, type SignalLoss,
} from '../../src/contract/signals';
import { platform } from '../../src/contract/worked-example';
import { mixinAlerts } from '../../src/models/burnRate/model';
import { checkoutFault, detection, effect, fixedSpan } from '../../src/models/detection/model';
import { checkout as exposure } from '../../src/models/exposure/model';
import { workedNumber } from '../../src/site/workedNumbers';
import { signalProblems } from '../../src/contract/rules/signals';

const known = { sources: contract.sources.map(({ id }) => id), clauses: contract.clauses.map(({ id }) => id), failureModes: contract.failureModes.map(({ id }) => id) };
const problemsOf = (consumers: readonly SignalConsumer[], losses: readonly SignalLoss[] = signalLosses): readonly string[] => signalProblems(consumers, losses, known);
const consumer = (id: string): SignalConsumer => {
  const found = signalConsumers.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const change = (id: string, edit: (one: SignalConsumer) => SignalConsumer): readonly SignalConsumer[] => signalConsumers.map((one) => (one.id === id ? edit(one) : one));
const link = (id: string, stage: SignalLink['stage'], edit: (one: SignalLink) => SignalLink): readonly SignalConsumer[] =>
  change(id, (one) => ({ ...one, links: one.links.map((entry) => (entry.stage === stage ? edit(entry) : entry)) }));
const loss = (id: string, edit: (one: SignalLoss) => SignalLoss): readonly SignalLoss[] => signalLosses.map((one) => (one.id === id ? edit(one) : one));

describe('signals', () => {
  it('hold together', () => {
    expect(problemsOf(signalConsumers)).toEqual([]);
  });

  it('are five consumers, each later than the one before', () => {
    const worst = signalConsumers.map((one) => detection(one, checkoutFault(0.2))?.worst ?? Number.NaN);
    expect(worst).toHaveLength(5);
    expect([...worst].sort((a, b) => a - b)).toEqual(worst);
  });

  it('sum to what the stages say, without the fill', () => {
    for (const one of signalConsumers) {
      const sum = signalStages.filter((stage) => stage !== 'act' && stage !== 'fill').reduce((total, stage) => total + (one.links.find((entry) => entry.stage === stage)?.to ?? 0), 0);
      expect(fixedSpan(one).worst, one.id).toBe(sum);
    }
    expect(fixedSpan(consumer('pager'))).toEqual({ best: 150, worst: 210 });
  });

  it('agree with the worked example, the gates and the mixin', () => {
    expect(effect(consumer('autoscaler'), checkoutFault(0))?.worst).toBe(platform.signalAgeSeconds + platform.autoscalerSyncSeconds + 75);
    expect(workedNumber('checkout.timeToCapacity').text).toBe('120\u00a0s');
    expect(consumer('rollout-gate').fill).toEqual({ by: 'count', stopAt: exposure.steps[0]?.stopAt, share: exposure.steps[0]?.share });
    expect(consumer('rollout-gate').links.find(({ stage }) => stage === 'look')?.to).toBe(exposure.delays.lookMinutes * 60);
    expect(consumer('rollout-gate').links.find(({ stage }) => stage === 'act')?.to).toBe(exposure.delays.abortMinutes * 60);
    expect(consumer('pager').fill).toMatchObject({ threshold: mixinAlerts[0]?.threshold, longMinutes: mixinAlerts[0]?.longMinutes, shortMinutes: mixinAlerts[0]?.shortMinutes });
    expect(alertHolds.map(({ threshold }) => threshold)).toEqual(mixinAlerts.map(({ threshold }) => threshold));
    expect(consumer('pager').links.find(({ stage }) => stage === 'hold')?.to).toBe(alertHolds[0]?.seconds);
  });

  it('print delays with a unit', () => {
    expect([30, 120, 261.84, 13_950, 604_800].map(delayText)).toEqual(['30\u00a0s', '120\u00a0s', '4.4\u00a0min', '3.9\u00a0h', '7\u00a0days']);
  });
});

describe('the check refuses', () => {
  it.each<[string, readonly SignalConsumer[], string]>([
    ['one id twice', [...signalConsumers, consumer('pager')], 'pager: two entries share this id'],
    ['a default without a version', link('pager', 'tell', (entry) => ({ stage: entry.stage, name: entry.name, from: 30, to: 30, unit: 's', kind: 'default', source: 'alertmanager-route' })), 'pager: group_wait: a default names its version and source'],
    ['an unknown source', link('pager', 'tell', (entry) => ({ ...entry, source: 'a-blog' })), 'pager: group_wait: unknown source "a-blog"'],
    ['a source missing from its list', change('pager', (one) => ({ ...one, sources: ['kubernetes-mixin'] })), 'pager: group_wait: its source is missing from the consumer’s sources'],
    ['an unknown clause', change('pager', (one) => ({ ...one, clauses: ['O9'] })), 'pager: unknown clause "O9"'],
    ['a worst case below the best', link('pager', 'hold', (entry) => ({ ...entry, to: 60 })), 'a delay is not negative, and its worst case is not below its best'],
    ['links out of order', change('pager', (one) => ({ ...one, links: [...one.links].reverse() })), 'pager: links stand in the order of the stages'],
    ['two links of one stage', change('pager', (one) => ({ ...one, links: one.links.flatMap((entry) => [entry, entry]) })), 'pager: links stand in the order of the stages'],
    ['a chain without a look', change('pager', (one) => ({ ...one, links: one.links.filter(({ stage }) => stage !== 'look') })), 'pager: nobody looks'],
    ['windows the wrong way round', change('pager', (one) => ({ ...one, fill: { by: 'burn-rate', threshold: 14.4, longMinutes: 5, shortMinutes: 60 } })), 'pager: the short window is shorter'],
    ['a count of nothing', change('rollout-gate', (one) => ({ ...one, fill: { by: 'count', stopAt: 3, share: 0 } })), 'rollout-gate: a count needs a share'],
  ])('%s', (_, consumers, message) => {
    expect(problemsOf(consumers).join('\n')).toContain(message);
  });

  it.each<[string, readonly SignalLoss[], string]>([
    ['a loss without a question', loss('event-ttl', (one) => ({ ...one, question: 'Causes.' })), 'event-ttl: names the question'],
    ['a limit without a number', loss('event-ttl', (one) => ({ ...one, limit: 'short' })), 'event-ttl: a limit is a number'],
    ['a measurement without a source', loss('first-count', ({ source, ...one }) => (void source, one)), 'first-count: 1 event: a measurement names its source'],
    ['an unknown failure mode', loss('event-ttl', (one) => ({ ...one, failureModes: ['FM-99'] })), 'event-ttl: unknown failure mode "FM-99"'],
  ])('%s', (_, losses, message) => {
    expect(problemsOf(signalConsumers, losses).join('\n')).toContain(message);
  });
});
