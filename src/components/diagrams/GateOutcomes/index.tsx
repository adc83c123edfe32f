import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { firstAlert } from '@site/src/models/burnRate/model';
import { checkout, ending } from '@site/src/models/exposure/model';

interface GateOutcomesProps {
  /** Shares of requests the new version fails. */
  readonly errorRatios?: readonly number[];
}

const { service, steps, delays } = checkout;
const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const time = (minutes: number): string => (minutes < 120 ? `${Number(minutes.toPrecision(2))} min` : `${Number((minutes / 60).toPrecision(2))} h`);

/** Where the four gates of *checkout* end a fault, beside the burn-rate alert that would have told at full exposure. */
export function GateOutcomes({ errorRatios = checkout.faults }: GateOutcomesProps): ReactNode {
  const rows = errorRatios.map((errorRatio) => {
    const { step, minutes, failed, spent } = ending(errorRatio, steps, service, delays);
    const alert = firstAlert(errorRatio, service.objective);
    const share = step === null ? undefined : steps[step]?.share;
    return [
      percent(errorRatio),
      share === undefined ? 'none, it passes' : `${percent(share)} step`,
      time(minutes),
      `${Math.round(failed)} (${percent(spent)} of the budget)`,
      alert ? `${alert.alert.says} after ${time(alert.minutes)}` : 'never',
    ];
  });
  return <DataTable caption="Where the gates end a fault, by its size" head={['New version fails', 'Stopped in', 'Users back after', 'Failed requests', 'Alert, if everyone met it']} rows={rows} />;
}
