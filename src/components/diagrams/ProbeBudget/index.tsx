import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { checkout, checkoutProbes, detectionBudget, probeDefaults, recoveryByRestart, startupWindow, type Probe, type Range } from '@site/src/models/probe/model';

const span = ({ earliest, latest }: Range, more = 0): string => `${earliest + more}–${latest + more}\u00a0s`;
const back = (probe: Probe): string => `${checkout.propagation}–${checkout.propagation + probe.periodSeconds}\u00a0s`;
const hung = (probe: Probe): Range => detectionBudget(probe, probe.timeoutSeconds);
const refused = (probe: Probe): Range => detectionBudget(probe, 0);
const { startup, readiness, liveness } = checkoutProbes;

function window(probe: Probe): string {
  const { guaranteed, nominal } = startupWindow(probe);
  return `${guaranteed}\u00a0s (${nominal}\u00a0s with luck)`;
}

const rows: readonly (readonly string[])[] = [
  ['Longest start that survives', '(F − 1) × P', window(probeDefaults), window(startup)],
  ['Hang: out of rotation', '(F − 1) × P + t to F × P + t, + d', span(hung(probeDefaults), checkout.propagation), span(hung(readiness), checkout.propagation)],
  ['Refused: out of rotation', 't = 0', span(refused(probeDefaults), checkout.propagation), span(refused(readiness), checkout.propagation)],
  ['Fault over: back in rotation', '0 to P, + d', back(probeDefaults), back(readiness)],
  [
    'Hang: restarted and ready, if liveness is kept',
    'hang + grace + start + 0 to P',
    span(recoveryByRestart(hung(probeDefaults), { termination: checkout.defaultGrace, start: checkout.start, noticedEvery: probeDefaults.periodSeconds })),
    span(recoveryByRestart(hung(liveness), { termination: checkout.probeGrace, start: checkout.start, noticedEvery: startup.periodSeconds })),
  ],
];

/** The consequences of probe values, defaults beside the choice for *checkout*. */
export function ProbeBudget(): ReactNode {
  return <DataTable caption="What the probe values amount to" head={['Event', 'Arithmetic', 'Defaults (v1.37)', 'checkout, chosen']} rows={rows} />;
}
