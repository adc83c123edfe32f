import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

type Gate = 'baseline' | 'restricted' | 'contract' | 'start';

interface Row {
  readonly pod: string;
  readonly gate: Gate;
  readonly fix: string;
}

const gates: readonly { readonly id: Gate; readonly title: string; readonly x: number }[] = [
  { id: 'baseline', title: 'baseline', x: 252 },
  { id: 'restricted', title: 'restricted', x: 342 },
  { id: 'contract', title: 'I1', x: 442 },
  { id: 'start', title: 'at start', x: 502 },
];

const rows: readonly Row[] = [
  { pod: 'privileged, hostPath', gate: 'baseline', fix: 'agents only, in a platform namespace, one reason per field' },
  { pod: 'hostNetwork, hostPort', gate: 'baseline', fix: 'a Service and a route (N7)' },
  { pod: 'host set in a probe', gate: 'baseline', fix: 'leave it empty; refused since policy version v1.34' },
  { pod: 'no seccomp profile', gate: 'restricted', fix: 'seccompProfile: RuntimeDefault, once per pod' },
  { pod: 'capabilities kept', gate: 'restricted', fix: 'drop: [ALL], in every container' },
  { pod: 'escalation not forbidden', gate: 'restricted', fix: 'allowPrivilegeEscalation: false, likewise' },
  { pod: 'runAsNonRoot not set', gate: 'restricted', fix: 'true, once per pod; then see the image' },
  { pod: 'root file system writable', gate: 'contract', fix: 'read-only, /tmp as a volume' },
  { pod: 'image’s user is root', gate: 'start', fix: 'a number: USER 10001' },
  { pod: 'image’s user is a name', gate: 'start', fix: 'its number instead' },
  { pod: 'listens below 1024', gate: 'start', fix: 'listen on 8080' },
];

const left = 190;
const right = 719;
const rowHeight = 30;
const top = 30;
const height = top + rows.length * rowHeight + 4;
const gateOf = (id: Gate): (typeof gates)[number] => gates.find((gate) => gate.id === id) ?? { id, title: id, x: left };

const conclusion = 'Baseline refuses host access, restricted refuses what is left unset, this contract adds the read-only root, and three faults of the image pass every admission check and appear when the container starts.';

/** Which gate first refuses which property of a pod, with the change that passes. */
export function RefusalLevels({ id = 'refusal-levels' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which gate refuses which pod, and what passes?"
      conclusion={conclusion}
      table={{ head: ['The pod has', 'First refused', 'What passes'], rows: rows.map(({ pod, gate, fix }) => [pod, gateOf(gate).title, fix]) }}
      minWidth={640}
      source="Pod Security checks of Kubernetes 1.37. The read-only root is this contract’s own rule; Pod Security does not ask for it. The kubelet compares the image’s user only where runAsNonRoot is true. Whether a low port fails at start depends on the container runtime’s setting."
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.head} x={0} y={16}>The pod has</text>
        {gates.map(({ id: gate, title, x }) => (
          <g key={gate}>
            <line className={styles.gate} x1={x} x2={x} y1={24} y2={height - 4} />
            <text className={styles.head} x={x} y={16} textAnchor="middle">{title}</text>
          </g>
        ))}
        {rows.map(({ pod, gate, fix }, row) => {
          const y = top + row * rowHeight;
          const { x } = gateOf(gate);
          return (
            <g key={pod}>
              <text className={styles.pod} x={0} y={y + 19}>{pod}</text>
              <line className={styles.passes} x1={left} x2={x} y1={y + 14} y2={y + 14} />
              <rect className={styles.refused} x={x} y={y + 2} width={right - x} height={rowHeight - 6} rx={3} />
              <text className={styles.mark} x={x + 13} y={y + 19} textAnchor="middle">✕</text>
              <text className={styles.fix} x={x + 26} y={y + 19}>{fix}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
