import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { nano, rankForEviction, samples } from '@site/src/models/resources/model';

const mib = (value: number): string => `${value}Mi`;
const { checkout, mailer } = samples;
const pods = [
  { name: 'checkout', priority: 1000, request: mib(checkout.memory.request), usage: mib(checkout.memory.peak), limit: mib(checkout.memory.limit), kind: 'Burstable' },
  { name: 'ledger', priority: 1000, request: '4Gi', usage: '3900Mi', limit: '4Gi', kind: 'Guaranteed' },
  { name: 'mailer', priority: 500, request: mib(mailer.memory.request), usage: mib(mailer.memory.peak), limit: mib(mailer.memory.limit), kind: 'Burstable' },
  { name: 'report', priority: 0, request: '1Gi', usage: '900Mi', limit: '1Gi', kind: 'Burstable' },
  { name: 'debug', priority: 500, request: null, usage: '60Mi', limit: null, kind: 'BestEffort' },
] as const;
type Sample = (typeof pods)[number];

const raised = mib(mailer.memory.limit);
const now = rankForEviction<Sample>(pods);
const after = rankForEviction(pods.map((pod) => ({ name: pod.name, priority: pod.priority, usage: pod.usage, request: pod.name === 'mailer' ? raised : pod.request }))).map(({ name }) => name);
const above = ({ usage, request }: Sample): string => {
  const over = Number((nano(usage) - nano(request ?? '0')) / 10n ** 9n) / 2 ** 20;
  return `${over > 0 ? '+' : '−'}${Math.abs(over)}\u00a0MiB`;
};

const place = (index: number): string => ['first', 'second', 'third', 'fourth', 'last'][index] ?? '';

/** Five pods of a node in the order in which memory pressure takes them. */
export function EvictionTable(): ReactNode {
  return (
    <DataTable
      caption="One node short of memory, five pods (samples), first to leave on top"
      head={['Pod, class', 'Uses', 'Above request', 'Request / limit', 'Priority', 'Leaves', `When mailer requests ${raised}`]}
      rows={now.map((pod, index) => [`${pod.name}, ${pod.kind}`, pod.usage, above(pod), `${pod.request ?? 'none'} / ${pod.limit ?? 'none'}`, String(pod.priority), place(index), place(after.indexOf(pod.name))])}
    />
  );
}
