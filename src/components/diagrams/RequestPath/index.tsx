import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { wrapText } from '../wrapText';
import styles from './styles.module.css';

/** One station of a request, in the order it meets them. */
export interface PathHop {
  readonly name: string;
  /** What it chooses, and how often: selection. */
  readonly selects: string;
  /** What it holds when it chooses. */
  readonly knows: string;
  /** How news of a pod reaches it: membership. */
  readonly learns: string;
  /** What its caller sees when it cannot go on. */
  readonly says: string;
}

interface RequestPathProps {
  readonly id?: string;
}

const hops: readonly [PathHop, PathHop, PathHop, PathHop, PathHop] = [
  { name: 'Resolver', selects: 'an address, once per lookup', knows: 'cached names', learns: 'when the record’s TTL ends', says: 'name not found' },
  { name: 'Edge', selects: 'an origin, once per request', knows: 'configured origins', learns: 'at its own deploy or health check', says: '502, 503 or 504' },
  { name: 'Cloud LB', selects: 'a target, per connection or request', knows: 'node or pod IPs', learns: 'cloud API: seconds to tens of seconds', says: '502, 503, 504 or a reset' },
  { name: 'Gateway', selects: 'a pod, once per request', knows: 'pod IPs and routes', learns: 'watch: about 2 s here', says: '404, 502, 503 or 504' },
  { name: 'Pod', selects: 'nothing: accepts or refuses', knows: 'its own queue', learns: 'at once: it is the news', says: 'its own status, or refused' },
];

const nodeRules: PathHop = {
  name: 'Service VIP',
  selects: 'a pod, once per connection, for callers in the cluster',
  knows: 'pod IPs as node rules',
  learns: 'watch and rule sync: 1–2 s here',
  says: 'refused, or silence',
};

const conclusion =
  'A request runs left to right and each hop selects with what it knows; membership runs from the pod through the EndpointSlices to each hop on that hop’s own clock, and the resolver and the edge hear nothing of it.';

const boxWidth = 124;
const gap = (720 - 5 * boxWidth) / 4;
const boxX = (index: number): number => index * (boxWidth + gap);
const middle = (index: number): number => boxX(index) + boxWidth / 2;

interface LinesProps {
  readonly text: string;
  readonly limit: number;
  readonly x: number;
  readonly y: number;
  readonly className: string | undefined;
  readonly anchor?: 'start' | 'middle' | 'end';
}

function Lines({ text, limit, x, y, className, anchor = 'start' }: LinesProps): ReactNode {
  return (
    <text className={className} x={x} y={y} textAnchor={anchor}>
      {wrapText(text, limit).map((line, index) => <tspan key={line} x={x} dy={index === 0 ? 0 : 17}>{line}</tspan>)}
    </text>
  );
}

/** The way of one request, and the separate way news of a pod takes to each hop. */
export function RequestPath({ id = 'request-path' }: RequestPathProps): ReactNode {
  const arrow = `url(#${id}-request)`;
  const news = `url(#${id}-news)`;
  return (
    <FigureFrame
      id={id}
      question="Which hop chose this pod, and when did that hop last hear about it?"
      conclusion={conclusion}
      table={{
        head: ['Hop', 'Selects', 'Knows', 'Learns of a change', 'When it cannot, its caller sees'],
        rows: [...hops.slice(0, 4), nodeRules, hops[4]].map((hop) => [hop.name, hop.selects, hop.knows, hop.learns, hop.says]),
      }}
      minWidth={640}
      source="Gateway and rule times are the sample figures of the membership budget below; measure your own."
    >
      <svg viewBox="0 0 720 458" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <defs>
          <marker id={`${id}-request`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto"><path className={styles.requestHead} d="M0 0 10 5 0 10z" /></marker>
          <marker id={`${id}-news`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto"><path className={styles.newsHead} d="M0 0 10 5 0 10z" /></marker>
        </defs>

        <text className={styles.requestLabel} x={0} y={18}>Selection: one request, left to right</text>
        {hops.map((hop, index) => (
          <g key={hop.name}>
            <rect className={index === 4 ? styles.pod : styles.hop} x={boxX(index) + 1} y={34} width={boxWidth - 2} height={146} rx={3} />
            <text className={styles.name} x={boxX(index) + 10} y={57}>{hop.name}</text>
            <Lines className={styles.text} text={hop.selects} limit={15} x={boxX(index) + 10} y={78} />
            <Lines className={styles.soft} text={`knows ${hop.knows}`} limit={15} x={boxX(index) + 10} y={137} />
            {index < 4 ? <line className={styles.request} x1={boxX(index) + boxWidth} x2={boxX(index + 1) - 1} y1={60} y2={60} markerEnd={arrow} /> : null}
          </g>
        ))}

        <g transform="translate(0 30)">
          <rect className={styles.hop} x={boxX(3) + 1} y={176} width={boxWidth - 2} height={106} rx={3} />
          <text className={styles.name} x={boxX(3) + 10} y={198}>{nodeRules.name}</text>
          <Lines className={styles.text} text={nodeRules.selects} limit={15} x={boxX(3) + 10} y={218} />
          <path className={styles.request} d={`M${boxX(3) + boxWidth} 218 H${middle(4) - 30} V151`} markerEnd={arrow} />

          <rect className={styles.slices} x={boxX(2) - 40} y={352} width={720 - boxX(2) + 39} height={42} rx={3} />
          <text className={styles.name} x={boxX(2) - 28} y={378}>API server: EndpointSlices of checkout</text>
          <text className={styles.newsLabel} x={0} y={418}>Membership: one piece of news, right to left, each hop on its own clock</text>

          <line className={styles.news} x1={middle(4) + 34} x2={middle(4) + 34} y1={151} y2={350} markerEnd={news} />
          <Lines className={styles.newsText} text="readiness or deletion" limit={10} x={middle(4) + 26} y={276} anchor="end" />
          <line className={styles.news} x1={middle(3)} x2={middle(3)} y1={352} y2={284} markerEnd={news} />
          <Lines className={styles.newsText} text={nodeRules.learns} limit={12} x={middle(3) + 8} y={304} />
          <path className={styles.news} d={`M${boxX(3) - 16} 352 V164 H${boxX(3) + 20} V152`} markerEnd={news} />
          <Lines className={styles.newsText} text={hops[3].learns} limit={12} x={boxX(3) - 24} y={222} anchor="end" />
          <line className={styles.news} x1={middle(2) - 44} x2={middle(2) - 44} y1={352} y2={152} markerEnd={news} />
          <Lines className={styles.newsText} text={hops[2].learns} limit={14} x={middle(2) - 52} y={296} anchor="end" />
          <Lines className={styles.text} text={`Hears no news; learns ${hops[0].learns}`} limit={17} x={boxX(0) + 2} y={176} />
          <Lines className={styles.text} text={`Hears no news; learns ${hops[1].learns}`} limit={17} x={boxX(1) + 2} y={176} />
        </g>
      </svg>
    </FigureFrame>
  );
}
