import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { plan, stepMinutes } from '@site/src/models/canary-statistics/checkout';
import { minutesForSample, sampleNeeded, stopsAt } from '@site/src/models/canary-statistics/model';

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const count = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US');
const time = (minutes: number): string => (minutes < 1 ? `${Math.round(minutes * 60)} s` : minutes < 100 ? `${Number(minutes.toPrecision(2))} min` : `${Number((minutes / 60).toPrecision(2))} h`);

interface SampleTableProps {
  /** Error ratios of the new version. */
  readonly regressions?: readonly number[];
  /** Requests per second of a smaller service, for comparison. */
  readonly small?: number;
}

/** Requests and minutes that show a regression, at two rates. */
export function SampleTable({ regressions = [plan.small, plan.regression, 0.01, 0.05], small = 5 }: SampleTableProps): ReactNode {
  const rows = regressions.map((regression) => {
    const needed = sampleNeeded({ baseline: plan.baseline, regression, falseAlarm: plan.falseAlarms }, plan.power);
    return [`${percent(plan.baseline)} → ${percent(regression)}`, count(needed), time(stepMinutes(needed)), time(minutesForSample(needed, plan.share, small))];
  });
  return <DataTable caption="Sample that shows a regression" head={['Errors rise', 'Requests on each side', `at ${plan.perSecond}/s × ${percent(plan.share)}`, `at ${small}/s × ${percent(plan.share)}`]} rows={rows} />;
}

interface Baseline {
  readonly what: string;
  readonly perCanary: number;
  readonly confuses: string;
}

const baselines: readonly Baseline[] = [
  { what: 'A number (objective, last week)', perCanary: Infinity, confuses: 'a bad hour with a bad release' },
  { what: 'All old pods, 95%', perCanary: 19, confuses: 'a cold pod with a bad one' },
  { what: 'Fresh control, 15%', perCanary: 3, confuses: 'three slow nodes with a bad release' },
  { what: 'Fresh control, 5%', perCanary: 1, confuses: 'a slow node with a bad release' },
];

/** What each baseline asks of the canary, and what it mistakes for a bad release. */
export function BaselineSamples(): ReactNode {
  const rows = baselines.map(({ what, perCanary, confuses }) => {
    const needed = sampleNeeded({ baseline: plan.baseline, regression: plan.regression, falseAlarm: plan.falseAlarms, controlPerCanary: perCanary }, plan.power);
    return [what, count(needed), time(stepMinutes(needed)), confuses];
  });
  return <DataTable caption="Baselines for the canary" head={['Compare with', 'Requests on the canary', 'Minutes', 'Mistakes']} rows={rows} />;
}

/** Failures that stop the canary, by the failures of the control. */
export function StopTable({ metrics = plan.metrics, controls = [0, 1, 2, 3, 5, 10] }: { readonly metrics?: number; readonly controls?: readonly number[] }): ReactNode {
  const level = plan.falseAlarms / metrics;
  return (
    <DataTable
      caption="Failures that stop the canary"
      head={['Control failed', ...controls.map(String)]}
      rows={[
        ['One metric: canary stops at', ...controls.map((control) => stopsAt(control, plan.sample, plan.falseAlarms))],
        [`One of ${metrics}: canary stops at`, ...controls.map((control) => stopsAt(control, plan.sample, level))],
      ]}
    />
  );
}
