import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { checkout } from '../../../contract/worked-example';
import { podsSeen, seriesCounts, seriesPerPod, versionsSeen } from '../../../models/cardinality/model';
import styles from './styles.module.css';

/** Samples: read yours from one scrape. */
const instruments = { routes: 6, codes: 5, bounds: 12, gauges: 2 };
const churn = { pods: checkout.replicas, releasesPerDay: checkout.releasesPerDay, days: checkout.objectiveDays };
const users = 10_000;
const counts = seriesCounts(instruments, churn, users);
const each = seriesPerPod(instruments);
const period = `${churn.days} days`;

interface Choice {
  readonly kept: string;
  readonly when: string;
  readonly series: number;
  readonly sum: string;
  readonly verdict: string;
}

const choices: readonly Choice[] = [
  { kept: 'Indicator, per version', when: period, series: counts.indicator, sum: `2 × ${versionsSeen(churn)} versions`, verdict: 'keep' },
  { kept: 'Everything, per pod', when: 'now', series: counts.active, sum: `${each} × ${churn.pods} pods`, verdict: 'keep for days' },
  { kept: 'Everything, per version', when: period, series: counts.perVersion, sum: `${each} × ${versionsSeen(churn)} versions`, verdict: 'only with a reader' },
  { kept: 'Everything, per pod', when: period, series: counts.perPod, sum: `${each} × ${podsSeen(churn).toLocaleString('en-US')} pods`, verdict: 'drop the pod first' },
  { kept: 'Everything, per pod and user', when: 'now', series: counts.perUser, sum: `${each} × ${churn.pods} pods × ${users.toLocaleString('en-US')} users`, verdict: 'never: that is a log' },
];

const left = 214;
const head = 30;
const rowHeight = 46;
const height = head + choices.length * rowHeight + 6;
/** Pixels per power of ten. */
const decade = 36;
const say = (series: number): string => series.toLocaleString('en-US');
const conclusion = `The same instruments make ${say(counts.indicator)} series or ${say(counts.perPod)} in ${period}: each release replaces all ${churn.pods} pods, and every pod name is a new value of a label.`;

/** What five ways of keeping the same instruments cost in series. */
export function LabelCost({ id = 'label-cost' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="What does one more label cost?"
      conclusion={conclusion}
      table={{ head: ['Kept', 'Counted', 'Series', 'Sum', 'Verdict'], rows: choices.map(({ kept, when, series, sum, verdict }) => [kept, when, series.toLocaleString('en-US'), sum, verdict]) }}
      minWidth={640}
      source={`checkout with ${instruments.routes} routes, ${instruments.codes} codes, ${instruments.bounds} histogram bounds and ${instruments.gauges} gauges (samples), ${churn.releasesPerDay} releases a day. Upper bounds: every route meets every code. Logarithmic scale.`}
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.head} x={0} y={15}>Kept</text>
        <text className={styles.head} x={left} y={15}>Series, logarithmic</text>
        {choices.map(({ kept, when, series, sum, verdict }, row) => {
          const y = head + row * rowHeight;
          const width = Math.log10(series) * decade;
          return (
            <g key={`${kept}${when}`}>
              <text className={styles.name} x={0} y={y + 16}>{kept}</text>
              <text className={styles.when} x={0} y={y + 33}>{when}</text>
              <rect className={row === 0 ? styles.keep : series > counts.perPod ? styles.never : styles.bar} x={left} y={y + 4} width={width} height={30} rx={2} />
              <text className={styles.name} x={left + width + 8} y={y + 16}>{say(series)}: {verdict}</text>
              <text className={styles.when} x={left + width + 8} y={y + 33}>{sum}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
