import type { Area, ClauseId } from './types';

/** What a change can touch, as somebody who brings it to a review would say it. */
export interface ReviewTopic {
  /** Kebab-case and permanent: it stands in shared addresses. */
  readonly id: string;
  readonly title: string;
  /** Areas whose clauses all apply, or every area. */
  readonly areas: readonly Area[] | 'all';
  /** Clauses of other areas that such a change can break. */
  readonly also: readonly ClauseId[];
}

/** In the order the form shows them. Every clause is reached by at least one narrow topic; a test holds that. */
export const reviewTopics: readonly ReviewTopic[] = [
  { id: 'launch', title: 'Everything: a first launch or a change of tier', areas: 'all', also: [] },
  { id: 'start-stop', title: 'Probes, start or shutdown', areas: ['H', 'L'], also: ['V9'] },
  { id: 'resources', title: 'CPU, memory, disk or scaling', areas: ['R', 'S'], also: ['P5'] },
  { id: 'placement', title: 'Replicas, zones or disruption', areas: ['D'], also: ['S2', 'P7'] },
  { id: 'calls', title: 'A dependency, a timeout or a retry', areas: [], also: ['N1', 'N3', 'N5', 'H2', 'S4', 'O1', 'I2'] },
  { id: 'edge', title: 'A route, a port or long connections', areas: ['N'], also: ['L2', 'I2'] },
  { id: 'configuration', title: 'Configuration, a secret or a flag', areas: ['C'], also: ['V5', 'V6', 'V3'] },
  { id: 'release', title: 'How it is released or taken back', areas: ['V'], also: ['C1', 'S3'] },
  { id: 'data', title: 'Data, a schema or a volume', areas: ['T'], also: ['V1', 'V3', 'J1', 'D4'] },
  { id: 'work', title: 'A queue, a schedule or a job', areas: ['J'], also: ['L4', 'S1', 'O1'] },
  { id: 'signals', title: 'Metrics, logs or alerts', areas: ['O'], also: ['V2', 'J2'] },
  { id: 'permissions', title: 'Identity, permissions or images', areas: ['I'], also: ['C3', 'V7', 'N7'] },
  { id: 'platform', title: 'The cluster or a service many share', areas: ['P'], also: ['V8', 'H4', 'D1'] },
];
