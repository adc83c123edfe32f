import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { alertHolds, delayText, signalConsumers, signalLosses } from '@site/src/contract/signals';
import { checkout } from '@site/src/contract/worked-example';
import { mixinAlerts } from '@site/src/models/burnRate/model';
import { checkoutFault, failuresThatPage, firstTold } from '@site/src/models/detection/model';

const pager = signalConsumers.find(({ id }) => id === 'pager');
/** Worst case of collection, evaluation and notification; the hold differs by alert. */
const aroundSeconds = (pager?.links ?? []).filter(({ stage }) => stage === 'collect' || stage === 'look' || stage === 'tell').reduce((sum, { to }) => sum + to, 0);
const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** For each size of a fault: which alert is told first, when, and what has failed by then. */
export function BurnLadder({ errorRatios = [1, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002] }: { readonly errorRatios?: readonly number[] }): ReactNode {
  const rows = errorRatios.map((errorRatio) => {
    const rung = firstTold(checkoutFault(errorRatio), alertHolds, aroundSeconds, checkout.objectiveDays);
    if (!rung) return [percent(errorRatio), 'none', '–', 'never', '–', '–'];
    return [
      percent(errorRatio), `${rung.alert.says}, ${rung.alert.threshold}\u00a0×`, delayText(rung.fillSeconds), delayText(rung.toldSeconds), count(rung.failed), percent(rung.spent),
    ];
  });
  return <DataTable caption="Time until an alert is told, by the size of the fault" head={['Requests that fail', 'Told first', 'Windows full', 'Told, at worst', 'Failed by then', 'Budget spent']} rows={rows} />;
}

/** Failed requests behind the fastest page, by traffic. */
export function TrafficFloor({ perHour = [180_000, 7200, 360, 20] }: { readonly perHour?: readonly number[] }): ReactNode {
  const [fast] = mixinAlerts;
  const rows = perHour.map((requests) => {
    const failures = fast ? failuresThatPage(fast, checkout.objective, requests / 3600) : 0;
    return [`${requests.toLocaleString('en-US')}/h`, failures.toLocaleString('en-US'), percent(1 / requests), failures === 1 ? 'no ratio: count, or probe' : failures < 10 ? 'ratio and a count of 10' : 'the ratio alone'];
  });
  return <DataTable caption="Failed requests behind the fastest page, by traffic" head={['Requests', 'Failures that page', 'One failure is', 'Page on']} rows={rows} />;
}

/** Five consumers, what each reads and what silence does to it. */
export function ConsumerTable(): ReactNode {
  const rows = signalConsumers.map(({ name, reads, aggregation, window, silence, borrowed }) => [name, reads, aggregation, window, silence.does, borrowed]);
  return <DataTable caption="Consumers of a service’s signals" head={['Consumer', 'Reads', 'Joined over', 'Window', 'On silence', 'If borrowed']} rows={rows} />;
}

/** What is lost by design, and the question that goes with it. */
export function LossTable(): ReactNode {
  const versionText = (version: string): string => (/^\d/.test(version) ? `v${version}` : version);
  const rows = signalLosses.map(({ what, limit, kind, version, question, keep }) => [what, limit, version ? `${kind}, ${versionText(version)}` : kind, question, keep]);
  return <DataTable caption="Signals that are lossy by design" head={['Lost', 'Limit', 'Kind', 'Then nobody can say', 'What keeps the answer']} rows={rows} />;
}
