import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import { DataTable } from '@site/src/components/ui/DataTable';
import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { Rich } from '@site/src/components/ui/Rich';
import { effects, failureDomains, momentText, type Effect, type FailureDomain, type Part } from '@site/src/contract/failure-domains';

import styles from './styles.module.css';

/** The axis: 0 has its own place, then a logarithm from one second to one hour. */
const span = [1, 3600] as const;
const zeroWidth = 5;
const ticks = [
  { seconds: 1, text: '1 s' }, { seconds: 10, text: '10 s' }, { seconds: 60, text: '1 min' }, { seconds: 600, text: '10 min' }, { seconds: 3600, text: '1 h' },
] as const;
/** Narrowest segment, in percent of the lane, that still holds its word on a phone. */
const wordWidth = 13;
const strip = 24;
const height = strip + 20;

/** Percent of the lane, so that one drawing fits a phone and a desk without scaling its text. */
const x = (seconds: number): number =>
  seconds < span[0] ? 0 : zeroWidth + (Math.log(Math.min(seconds, span[1]) / span[0]) / Math.log(span[1] / span[0])) * (100 - zeroWidth);
const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

const heights: Readonly<Record<Effect, number>> = { whole: 5, frozen: 10, thin: 16, fails: strip };
const words: Readonly<Record<Effect, string>> = { whole: 'whole', frozen: 'frozen', thin: 'thin', fails: 'fails' };
const meanings: Readonly<Record<Effect, string>> = {
  whole: 'as before', frozen: 'all served, nothing changes or heals', thin: 'all served, less to spare', fails: 'some requests hang or fail',
};

function Lane({ domain: { name, events } }: { readonly domain: FailureDomain }): ReactNode {
  return (
    <svg className={styles.lane} width="100%" height={height} role="img" aria-label={`${name}: ${events.map(({ at, effect }) => `${momentText(at)} ${words[effect]}`).join(', ')}`}>
      {ticks.map(({ seconds, text }) => (
        <g key={seconds}>
          <line className={styles.grid} x1={percent(x(seconds))} x2={percent(x(seconds))} y1={0} y2={strip + 3} />
          <text className={styles.tick} x={percent(x(seconds))} y={height - 3} textAnchor={seconds === span[1] ? 'end' : 'middle'}>{text}</text>
        </g>
      ))}
      {events.map(({ at, effect }, index) => {
        const from = x(at);
        const to = x(events[index + 1]?.at ?? span[1]);
        const tall = heights[effect];
        return (
          <g key={at}>
            <rect className={styles[effect]} x={percent(from)} y={strip - tall} width={percent(to - from)} height={tall} />
            {tall >= 16 && to - from >= wordWidth ? <text className={styles.word} x={percent((from + to) / 2)} y={strip - tall / 2 + 4.5} textAnchor="middle">{words[effect]}</text> : null}
            <line className={styles.event} x1={percent(from)} x2={percent(from)} y1={0} y2={strip} />
          </g>
        );
      })}
    </svg>
  );
}

const partText = ({ name, seconds, kind, version }: Part): string =>
  `${name}: ${momentText(seconds)}, ${kind}${version ? ` (${/^\d/.test(version) ? `v${version}` : version})` : ''}`;

const alone = failureDomains.slice(0, 4).map(({ events }) => events.findLast(({ effect }, index) => effect === 'whole' && events[index - 1]?.effect !== 'whole')?.at ?? 0);
const late = failureDomains.filter(({ events }) => events.at(-1)?.effect === 'fails');
const conclusion = `A process, a pod and a node are replaced without a person, at the latest after ${momentText(Math.max(...alone))}. ${late.map(({ name }) => name).join(' and ')} look harmless for ${momentText(late[0]?.events.find(({ effect }) => effect === 'fails')?.at ?? 0)} and then fail until somebody repairs them.`;

/** One lane per failure domain: what callers get, from the loss to one hour later. */
export function DomainLanes({ id = 'domain-lanes' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="What happens, and who acts, after each loss?"
      conclusion={conclusion}
      table={{
        head: ['Domain', 'After', 'Who', 'What', 'The time consists of'],
        rows: failureDomains.flatMap(({ name, events }) =>
          events.map(({ at, who, what, parts }) => [name, momentText(at), who, what, parts.map(partText).join('; ')])),
      }}
      source="Times of the worked example: a sample stands for your own reading, a default carries the version it was read from."
    >
      <ul className={styles.legend}>
        {[...effects].reverse().map((effect) => (
          <li key={effect}>
            <svg width="18" height={strip} aria-hidden="true"><rect className={styles[effect]} x={0} y={strip - heights[effect]} width={18} height={heights[effect]} /></svg>
            <span><b>{words[effect]}</b> {meanings[effect]}</span>
          </li>
        ))}
      </ul>
      <ul className={styles.domains}>
        {failureDomains.map((domain) => (
          <li key={domain.id}>
            <p className={styles.head}><b>{domain.name}</b> {domain.scene}</p>
            <Lane domain={domain} />
            <ol className={styles.events}>
              {domain.events.map(({ at, who, what }) => (
                <li key={at}><b>{momentText(at)}</b><span><i>{who}</i> {what}</span></li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </FigureFrame>
  );
}

/** Where the clause list lives; the build checks the anchor. */
const clausePath = (clause: string): string => `/runtime-model/service-runtime-contract/#${clause.toLowerCase()}`;

/** What each loss leaves and takes, who carries it and who accepts it. */
export function DomainTable(): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label="What each loss leaves and takes">
      <table>
        <caption className="hidden">What each loss leaves and takes</caption>
        <thead><tr>{['You lose', 'Keeps working', 'Stops', 'Users see', 'Carried by', 'Accepted by'].map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr></thead>
        <tbody>
          {failureDomains.map(({ id, name, keeps, stops, users, clauses, accepts }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td><Rich text={keeps} /></td>
              <td><Rich text={stops} /></td>
              <td><Rich text={users} /></td>
              <td>{clauses.map((clause, index) => <span key={clause}>{index > 0 ? ', ' : ''}<Link to={clausePath(clause)}>{clause}</Link></span>)}</td>
              <td>{accepts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The drills, the frequent ones first. */
export function DrillLadder(): ReactNode {
  const order = ['hour', 'week', 'month', 'quarter', 'year'] as const;
  return (
    <DataTable
      caption="Drills, the frequent ones first"
      head={['Every', 'Drill', 'Passed when']}
      rows={order.flatMap((every) => failureDomains.filter(({ drill }) => drill.every === every).map(({ drill }) => [every, drill.what, drill.passed]))}
    />
  );
}
