/**
 * Numbers of the worked example as prose shows them: inputs as they stand, and results computed from them.
 *
 * Why here: `{checkout.graceNeeded}` in a chapter is filled at build, so a change of one input changes every page, and a
 * page’s bundle holds the text alone. Add a result with its formula; never type a result into a chapter.
 */
import { controlLoops } from '../contract/control-loops';
import { releasePatterns, type PatternId } from '../contract/release-patterns';
import { delayText, signalConsumers } from '../contract/signals';
import { checkout, dispatcher, ledger, mailer, platform, pricing, workedInputs, workedIds, workedValue } from '../contract/worked-example';
import { checkout as policyExample, inSeries, sampleBurn, slowed, slowingSaves, staircaseMinutes } from '../models/budget-policy/model';
import { alertsFor, failuresToFire, firesAt, mixinAlerts } from '../models/burnRate/model';
import { checkout as capacity, floor, fullestZone as inFullestZone, growth, highestTargetShare, loadPerReplicaAtArrival, timeToCapacity } from '../models/capacity/model';
import { rolloutSeconds as oneByOne } from '../models/config-rollout/model';
import { followUpdate, handshakesPerSecond, slowestToNotice } from '../models/connection-age/model';
import { deploymentDefaults, minReadyFor, race, rolloutTimeline, secondsToShare, type Race, type Rollout, type Timeline } from '../models/deployment-rollout/model';
import { checkoutFault, detection, effect, fillSeconds, fixedSpan, holdFiltersBelow, logSpanSeconds, oneFailurePagesBelow, type Chain } from '../models/detection/model';
import { checkoutRollouts, rollOut } from '../models/exposure/model';
import { hpaDefaults } from '../models/hpa/model';
import { courseOf, recreateGap, sampleFault, sampleService } from '../models/pattern-exposure/model';
import { podRequests } from '../models/pod-resources/model';
import { backfillHours, lockWait } from '../models/schema-ladder/model';
import { reached } from '../models/change-classes/model';
import { startupWindow } from '../models/probe/model';
import { concurrencyLimit, dnsQueries } from '../models/retry/model';
import { example as zoneLoss, hangingUntilNoticed, healTimes, loseFullest, replicasNeeded } from '../models/zone-loss/model';
import { canaryNumbers } from './canaryNumbers';
import { releaseNumbers } from './releaseNumbers';

/** A number with its unit, and where it comes from. */
export interface WorkedNumber {
  readonly id: string;
  /** `36 s`, `99.9%`: value and unit with a space that does not break. */
  readonly text: string;
  readonly meaning: string;
  /** The arithmetic with names, or what kind of input it is. */
  readonly formula: string;
}

const shares = /(objective|tolerance|Share)$/;

/** `25 s`, `1,600m`, `99.9%`: at most `digits` decimals, no trailing zero. */
export function quantityText(value: number, unit: string, digits = 1): string {
  const number = value.toLocaleString('en-US', { maximumFractionDigits: digits });
  if (unit === '') return number;
  return unit === 'm' || unit === '%' ? `${number}${unit}` : `${number}\u00a0${unit}`;
}

const percent = (share: number, digits = 1): string => quantityText(share * 100, '%', digits);

const timeToCapacitySeconds = timeToCapacity(capacity.parts);
const grown = growth(timeToCapacitySeconds, checkout.doublingSeconds);
const graceNeeded = checkout.preStopSeconds + checkout.longestSeconds + checkout.cleanupSeconds + checkout.marginSeconds;
const budgetShare = 1 - checkout.objective;
const budgetMinutes = budgetShare * checkout.objectiveDays * 24 * 60;
const budgetRequests = budgetShare * checkout.objectiveDays * 86_400 * checkout.rate;
const ratePerReplica = checkout.rate / checkout.replicas;
const refusedPerPod = ratePerReplica * checkout.propagationSeconds;
const refusedPerRelease = refusedPerPod * checkout.replicas;
const fullestZone = inFullestZone(checkout.replicas, checkout.zones);
const left = checkout.replicas - fullestZone;
const rolloutSeconds = oneByOne(checkout);

const podSeconds = platform.scheduleSeconds + platform.pullSeconds + checkout.startSeconds;
/** Tier 3 without an autoscaler: the peak, and one pod that a drain may take. */
const fixedReplicas = Math.ceil(checkout.rate / checkout.knee) + checkout.maxDisrupted;
const healSeconds = (toleration: number): number => platform.nodeGraceSeconds + toleration + platform.nodeSeconds + podSeconds;
const resetSeconds = platform.signalAgeSeconds + platform.autoscalerSyncSeconds + podSeconds;
const selfHealCap = controlLoops.find(({ id }) => id === 'argo-cd')?.times[0]?.to ?? Number.NaN;

const chainOf = (id: string): Chain => {
  const found = signalConsumers.find((consumer) => consumer.id === id);
  if (!found) throw new Error(`"${id}" is no consumer; see src/contract/signals.ts`);
  return found;
};
const [fastPage, slowPage] = mixinAlerts as readonly [(typeof mixinAlerts)[number], (typeof mixinAlerts)[number]];
/** Minutes of full outage that spend what an alert asks for over its long window. */
const pageMinutes = ({ threshold, longMinutes }: (typeof mixinAlerts)[number]): number => threshold * budgetShare * longMinutes;
const pager = chainOf('pager');
const gate = chainOf('rollout-gate');
const outage = checkoutFault(1);
const fifth = checkoutFault(0.2);
const worst = (span: { readonly worst: number } | null): number => span?.worst ?? Number.NaN;
/** *checkout* one pod at a time; the presets of the chapter on rolling updates differ in the wait only. */
const oneByOneRollout: Omit<Rollout, 'minReadySeconds'> = { replicas: checkout.replicas, maxSurge: checkout.maxSurge, maxUnavailable: checkout.maxUnavailable, readinessDelaySeconds: checkout.startSeconds, progressDeadlineSeconds: deploymentDefaults.progressDeadlineSeconds };
const ruleReady = minReadyFor(oneByOneRollout, 2 * worst(detection(pager, fifth))) ?? Number.NaN;
/** Slowest honest rollout: the autoscaler’s maximum, one pod at a time. */
const longestWith = (minReadySeconds: number, readinessDelaySeconds: number = checkout.startSeconds): number => rolloutTimeline({ ...oneByOneRollout, replicas: checkout.maxReplicas, minReadySeconds, readinessDelaySeconds }).completeAtSeconds ?? Number.NaN;
const longestRollout = longestWith(checkout.minReadySeconds);
/** Limit of a wait for an outcome, minutes: the slowest honest rollout and the deadline, up to the next five. */
const statusTimeout = (rolloutSeconds: number): number => Math.ceil((rolloutSeconds + deploymentDefaults.progressDeadlineSeconds) / 300) * 5;
/** A rollout, and two faults that only an alert notices. @throws RangeError when the fast page does not fire. */
const raced = (rollout: Rollout): { readonly timeline: Timeline; readonly fifth: Race; readonly outage: Race } => {
  const timeline = rolloutTimeline(rollout);
  const told = (errorRatio: number): Race => {
    const fires = firesAt(timeline.curve.map(({ second, share }) => ({ from: second / 60, errorRatio: share * errorRatio })), checkout.objective, fastPage);
    const ending = race(timeline, { perSecond: checkout.rate, errorRatio, firesAtSeconds: fires === null ? null : fires * 60, delaySeconds: fixedSpan(pager).worst, undoSeconds: checkout.undoMinutes * 60 });
    if (ending === null) throw new RangeError(`${fastPage.name} does not fire at ${errorRatio}`);
    return ending;
  };
  return { timeline, fifth: told(0.2), outage: told(1) };
};
const rolloutRaces = {
  defaults: raced({ ...oneByOneRollout, ...deploymentDefaults, replicas: checkout.replicas }),
  oneByOne: raced({ ...oneByOneRollout, minReadySeconds: checkout.minReadySeconds }),
  rule: raced({ ...oneByOneRollout, minReadySeconds: ruleReady }),
};
/** CPU that one pod of *checkout* asks for with these init containers, started after these sidecars. */
const asked = (inits: readonly string[], sidecars: readonly string[]): string => {
  const of = (cpu: string, restartPolicy: string | null) => ({ requests: { cpu }, limits: {}, restartPolicy });
  return podRequests({ containers: [of(`${checkout.cpu.requestMilli}m`, null)], initContainers: [...sidecars.map((cpu) => of(cpu, 'Always')), ...inits.map((cpu) => of(cpu, null))] }).cpu ?? '';
};
const stageSeconds = (chain: Chain, stage: string): number => chain.links.find((link) => link.stage === stage)?.to ?? Number.NaN;
const holdSeconds = stageSeconds(pager, 'hold');
const scrapeSeconds = stageSeconds(pager, 'collect');
const gateShare = gate.fill.by === 'count' ? gate.fill.share : Number.NaN;

const retriedFleet = { ...zoneLoss.fleet, load: zoneLoss.fleet.load * (1 + checkout.retryShare) };

const gapSeconds = (recreateGap().to - recreateGap().from) * 60;
/** Failed requests of one fault of 20%, released by a pattern. */
const failedBy = (id: PatternId): string => {
  const found = releasePatterns.find((pattern) => pattern.id === id);
  if (!found) throw new Error(`"${id}" is no release pattern; see src/contract/release-patterns.ts`);
  return quantityText(courseOf({ profile: found.profile, judge: found.detectsBy.judge, undoSeconds: found.undo.seconds }, sampleFault, sampleService).failed, '', 0);
};

const callerConnections = (checkout.maxReplicas + checkout.maxSurge) * pricing.replicas;
/** Time-to-capacity of *pricing*: a new replica serves when the slowest client has noticed it. */
const noticed = (age: number): number => timeToCapacitySeconds + slowestToNotice(age, pricing.ageJitterShare, pricing.dnsSeconds);
const grownUntilNoticed = (age: number): number => growth(noticed(age), checkout.doublingSeconds);
const wholePercentBelow = (share: number): string => percent(Math.floor(share * 100) / 100, 0);
const updateOf = (age: number | null): ReturnType<typeof followUpdate> => followUpdate({ replicas: pricing.replicas, stepSeconds: checkout.startSeconds + checkout.minReadySeconds, ageSeconds: age, afterSeconds: pricing.connectionAgeSeconds });
const unbound = updateOf(null);
const bound = updateOf(pricing.connectionAgeSeconds);

/** @throws Error naming the result when its arithmetic has no finite value, so that no page ever prints one. */
export function result(id: string, text: string, meaning: string, formula: string): WorkedNumber {
  if (/NaN|∞|Infinity|undefined/.test(text)) throw new Error(`"${id}" has no value (${text}): one of its inputs is missing, see ${formula}`);
  return { id, text, meaning, formula };
}

/** Everything that follows from the inputs. */
const results: readonly WorkedNumber[] = [
  result('checkout.graceNeeded', quantityText(graceNeeded, 's'), 'grace needed', 'wait + longest request + clean-up + margin'),
  result('checkout.graceSpare', quantityText(checkout.graceSeconds - graceNeeded, 's'), 'spare in the grace period', 'grace − grace needed'),
  result('checkout.ratePerReplica', quantityText(ratePerReplica, 'requests/s'), 'load per replica at peak', 'load ÷ replicas'),
  result('checkout.refusedPerPod', quantityText(refusedPerPod, ''), 'requests refused per leaving replica without a wait, at most', 'load per replica × propagation window'),
  result('checkout.refusedPerRelease', quantityText(refusedPerRelease, ''), 'the same for a release of all replicas', 'refused per replica × replicas'),
  result('checkout.deletedPerDay', quantityText(checkout.replicas * checkout.releasesPerDay, ''), 'replicas a day of releases deletes', 'replicas × releases a day'),
  result('checkout.refusedBudgetShare', percent((refusedPerRelease * checkout.releasesPerDay * checkout.objectiveDays) / budgetRequests, 0), 'share of the error budget those refusals spend', 'refused per release × releases a day × days ÷ budget'),
  result('checkout.objectivePercent', percent(checkout.objective, 2), 'objective', 'objective as a percentage'),
  result('checkout.budgetMinutes', quantityText(budgetMinutes, 'min'), 'error budget, in minutes of full outage', '(1 − objective) × days × 1,440'),
  result('checkout.budgetRequests', quantityText(budgetRequests, '', 0), 'error budget, in requests', '(1 − objective) × days × 86,400 × load'),
  result('checkout.startupWindow', quantityText(startupWindow({ initialDelaySeconds: 0, ...checkout.startup }).nominal, 's'), 'startup window, nominal', 'failureThreshold × period'),
  result('checkout.startupNeeded', quantityText(1.5 * checkout.startSeconds, 's'), 'startup window needed', '1.5 × slowest honest start'),
  result('checkout.timeToCapacity', quantityText(timeToCapacitySeconds, 's'), 'time-to-capacity, p99 of its parts added up', 'signal age + sync + schedule + node + pull + start'),
  result('checkout.timeToCapacityPlatform', quantityText(timeToCapacitySeconds - checkout.startSeconds, 's'), 'platform’s part of time-to-capacity', 'time-to-capacity − start'),
  result('checkout.growth', quantityText(grown, '', 2), 'growth of load until capacity serves', '2^(time-to-capacity ÷ doubling time)'),
  result('checkout.loadAtArrival', quantityText(loadPerReplicaAtArrival(checkout.target, checkout.tolerance, grown), 'requests/s', 2), 'load per replica when capacity arrives', 'target × (1 + tolerance) × growth'),
  result('checkout.targetShare', percent(checkout.target / checkout.knee), 'target as a share of the knee', 'target ÷ knee'),
  result('checkout.targetInFlight', quantityText(checkout.target * checkout.meanSeconds, '', 1), 'target in requests in flight', 'target × mean time in flight'),
  result('checkout.kneeInFlight', quantityText(checkout.knee * checkout.meanSeconds, '', 1), 'knee in requests in flight', 'knee × mean time in flight'),
  result('checkout.quietGrown', quantityText(checkout.quietRate * grown, 'requests/s'), 'quiet load after it has grown', 'quiet load × growth'),
  result('checkout.floor', quantityText(floor({ quietLoad: checkout.quietRate, growth: grown, capacityPerReplica: checkout.knee, zones: checkout.zones, lowest: 3 }).replicas, ''), 'replicas the floor needs with one zone gone', 'quiet load × growth ÷ knee, rounded up, plus the fullest zone'),
  result('checkout.maxConnections', quantityText((checkout.maxReplicas + checkout.maxSurge) * checkout.poolPerReplica, ''), 'connections at the maximum, surge included', '(maximum + surge) × pool'),
  result('checkout.sparedConnections', quantityText(checkout.grantedConnections - (checkout.maxReplicas + checkout.maxSurge) * checkout.poolPerReplica, ''), 'connections kept for draining pods', 'granted − connections at the maximum'),
  result('checkout.fullestZone', quantityText(fullestZone, ''), 'replicas in the fullest zone', 'replicas ÷ zones, rounded up'),
  result('checkout.leftAfterZone', quantityText(left, ''), 'replicas left without it', 'replicas − fullest zone'),
  result('checkout.loadAfterZone', quantityText(checkout.rate / left, 'requests/s'), 'load per replica without it, at peak', 'load ÷ replicas left'),
  result('checkout.rolloutSeconds', quantityText(rolloutSeconds, 's', 0), 'a rollout, one pod after the other', 'replicas × (start + minReadySeconds)'),
  result('checkout.rolloutMinutes', quantityText(rolloutSeconds / 60, 'min'), 'a rollout, in minutes', 'replicas × (start + minReadySeconds) ÷ 60'),
  result('checkout.defaultRollout', quantityText(rollOut(checkoutRollouts.defaults).completeSeconds, 's', 0), 'a rollout with a Deployment’s defaults (v1.37)', '25% surge, 25% unavailable, 0 s ready'),
  result('checkout.defaultHalf', quantityText(secondsToShare(rolloutRaces.defaults.timeline, 0.5) ?? NaN, 's'), 'half of the ready pods are new, with the defaults (v1.37)', 'first wave: start'),
  result('checkout.halfExposed', delayText(secondsToShare(rolloutRaces.oneByOne.timeline, 0.5) ?? NaN), 'half of the ready pods are new, one at a time', '5 × (start + minReadySeconds)'),
  result('checkout.ruleReady', quantityText(ruleReady, 's'), 'minReadySeconds that keeps half of the pods old for twice the detection time', 'smallest that does, from the model'),
  result('checkout.ruleRollout', delayText(rolloutRaces.rule.timeline.completeAtSeconds ?? NaN), 'a rollout with that wait', 'replicas × (start + minReadySeconds)'),
  result('checkout.ruleFifthRings', delayText(rolloutRaces.rule.fifth.toldAt), 'a fault of 20% until the phone rings, with the longer wait', 'windows on this rollout + delays'),
  result('checkout.ruleFifthShare', percent(rolloutRaces.rule.fifth.shareThen, 0), 'ready pods that are new by then', 'share of ready pods'),
  result('checkout.ruleOutageRings', delayText(rolloutRaces.rule.outage.toldAt), 'a version that fails everything until the phone rings, with the longer wait', 'windows on this rollout + delays'),
  result('checkout.ruleOutageShare', percent(rolloutRaces.rule.outage.shareThen, 0), 'ready pods that are new by then', 'share of ready pods'),
  result('checkout.oneOutageShare', percent(rolloutRaces.oneByOne.outage.shareThen, 0), 'the same one at a time', 'share of ready pods'),
  result('checkout.longestRollout', quantityText(longestRollout / 60, 'min'), 'a rollout at the autoscaler’s maximum', 'maximum × (start + minReadySeconds) ÷ 60'),
  result('checkout.statusTimeout', quantityText(statusTimeout(longestRollout), 'min'), 'longest wait for a rollout’s outcome', 'rollout at the maximum + deadline, up to 5 min'),
  result('checkout.timeoutStart', quantityText((statusTimeout(longestRollout) * 60) / checkout.maxReplicas - checkout.minReadySeconds, 's', 0), 'start that this limit allows at the maximum', 'limit ÷ maximum − minReadySeconds'),
  result('checkout.slowTimeout', quantityText(statusTimeout(longestWith(checkout.minReadySeconds, startupWindow({ initialDelaySeconds: 0, ...checkout.startup }).nominal)), 'min'), 'longest wait when each start takes its whole budget', 'maximum × (startup window + minReadySeconds) + deadline, up to 5 min'),
  result('checkout.ruleTimeout', quantityText(statusTimeout(longestWith(ruleReady)), 'min'), 'the same with the longer wait', 'rollout at the maximum + deadline, up to 5 min'),
  result('checkout.defaultsFifthFailed', quantityText(rolloutRaces.defaults.fifth.failed, '', 0), 'failed requests of a 20% fault, defaults', 'until users are back'),
  result('checkout.oneFifthFailed', quantityText(rolloutRaces.oneByOne.fifth.failed, '', 0), 'the same one at a time', 'until users are back'),
  result('checkout.ruleFifthFailed', quantityText(rolloutRaces.rule.fifth.failed, '', 0), 'the same with the longer wait', 'until users are back'),
  result('checkout.defaultsOutageFailed', quantityText(rolloutRaces.defaults.outage.failed, '', 0), 'failed requests of a version that fails everything, defaults', 'until users are back'),
  result('checkout.oneOutageFailed', quantityText(rolloutRaces.oneByOne.outage.failed, '', 0), 'the same one at a time', 'until users are back'),
  result('checkout.ruleOutageFailed', quantityText(rolloutRaces.rule.outage.failed, '', 0), 'the same with the longer wait', 'until users are back'),
  result('checkout.fifthSeen', delayText(worst(detection(pager, fifth))), 'detection of a 20% fault at full exposure', 'windows + delays'),
  result('checkout.lockWaiting', quantityText(lockWait(90, null, 0.1, checkout.rate).waiting, '', 0), 'requests held up by one schema change', '(90 s + 0.1 s) × load'),
  result('checkout.lockWaitingBounded', quantityText(lockWait(90, 3, 0.1, checkout.rate).waiting, '', 0), 'the same with a lock timeout of 3 s', '3 s × load'),
  result('checkout.backfill', quantityText(backfillHours(40_000_000, 1_000, 0.2, 0.3), 'h'), 'backfill of 40 million rows', 'batches × (0.2 s + 0.3 s)'),
  result('platform.reachedAtOnce', quantityText(reached({ instances: 300, stages: 1, pauseSeconds: 0, detectSeconds: 240 }), '', 0), 'instances a change reaches in one step', 'all of 300'),
  result('platform.reachedStaged', quantityText(reached({ instances: 300, stages: 3, pauseSeconds: 600, detectSeconds: 240 }), '', 0), 'the same by zone, ten minutes apart, halted after four', '300 ÷ 3'),
  result('checkout.batchSeconds', quantityText(checkout.startSeconds + checkout.minReadySeconds, 's'), 'one step of a rollout', 'start + minReadySeconds'),
  result('checkout.retryLoad', quantityText(checkout.rate * (1 + checkout.retryShare), 'requests/s'), 'load with every client’s retry budget used up', 'load × (1 + retries)'),
  result('checkout.bears', quantityText(checkout.replicas * checkout.knee, 'requests/s'), 'load all replicas bear inside the objective', 'replicas × knee'),
  result('checkout.bearsAtMax', quantityText(checkout.maxReplicas * checkout.knee, 'requests/s'), 'load the autoscaler’s maximum bears', 'maximum × knee'),
  result('checkout.eagerLoad', quantityText(checkout.rate * 4, 'attempts/s'), 'attempts while every one of four fails', 'load × 4'),
  result('checkout.concurrencyLimit', quantityText(concurrencyLimit(checkout.knee, checkout.fullMeanSeconds), ''), 'requests in flight a replica accepts', 'knee × longest mean time, rounded down'),
  result('checkout.lookupQueries', quantityText(checkout.rate * dnsQueries({ dots: 2, ndots: 5, searchDomains: 3 }), 'queries/s', 0), 'DNS queries with one uncached external lookup per request', 'load × (3 search domains + 1) × 2 families'),
  result('checkout.lookupQueriesShort', quantityText(checkout.rate * dnsQueries({ dots: 2, ndots: 2, searchDomains: 3 }), 'queries/s', 0), 'the same with ndots 2', 'load × 2 families'),
  result('checkout.claimedCores', quantityText((checkout.replicas * checkout.cpu.requestMilli) / 1000, 'cores', 1), 'CPU claimed by all replicas', 'replicas × request'),
  result('checkout.p95Cores', quantityText((checkout.replicas * checkout.cpu.p95Milli) / 1000, 'cores', 1), 'CPU used by all replicas at p95', 'replicas × p95'),
  result('checkout.claimedGiB', quantityText((checkout.replicas * checkout.memory.requestMiB) / 1024, 'GiB', 1), 'memory claimed by all replicas', 'replicas × request'),
  result('checkout.heldMiB', quantityText(checkout.replicas * checkout.memory.requestMiB, 'MiB'), 'memory claimed by all replicas', 'replicas × request'),
  result('checkout.releaseMiB', quantityText((checkout.replicas + checkout.maxSurge) * checkout.memory.requestMiB, 'MiB'), 'memory claimed during a release', '(replicas + surge) × request'),
  result('checkout.graceIfWaitDoubles', quantityText(2 * checkout.preStopSeconds + checkout.longestSeconds + checkout.cleanupSeconds + checkout.marginSeconds, 's'), 'grace needed if the wait doubles', '2 × wait + longest request + clean-up + margin'),
  result('checkout.cpuWithSidecar', asked([], ['100m']), 'CPU a pod asks for with a sidecar of 100m', 'container + sidecar'),
  result('checkout.cpuWithInit', asked(['2'], ['100m']), 'CPU a pod asks for with an init container of 2 cores after that sidecar', 'larger of container + sidecar, init container + sidecar'),
  result('checkout.memoryShare', percent(checkout.memory.peakMiB / checkout.memory.limitMiB, 0), 'memory peak as a share of the limit', 'peak ÷ limit'),
  result('checkout.rotationSeconds', quantityText(checkout.secretRefreshSeconds + checkout.fileDeliverySeconds + checkout.connectionMaxAgeSeconds, 's', 0), 'both credentials stay valid at least', 'refresh + delivery + connection age'),
  result('checkout.loadAtDefaultTolerance', quantityText(loadPerReplicaAtArrival(checkout.target, hpaDefaults.tolerance.scaleUp, grown), 'requests/s', 2), 'the same with the default tolerance', 'target × 1.1 × growth'),
  result('checkout.peakGrown', quantityText(checkout.rate * grown, 'requests/s'), 'peak load after it has grown', 'load × growth'),
  result('checkout.quietNeeded', quantityText(Math.ceil((checkout.quietRate * grown) / checkout.knee), ''), 'replicas the grown quiet load needs', 'quiet load × growth ÷ knee, rounded up'),
  result('checkout.bornAfterZone', quantityText(left * checkout.knee, 'requests/s'), 'load the replicas left without a zone bear', 'replicas left × knee'),
  result('checkout.kneeShareBound', percent(Math.floor((1 / grown) * 100) / 100, 0), 'highest target without tolerance', '1 ÷ growth'),
  result('checkout.inFlightAtPeak', quantityText(checkout.rate * checkout.meanSeconds, 'requests'), 'requests in flight at peak', 'load × mean time in flight'),
  result('checkout.peakGiB', quantityText((checkout.replicas * checkout.memory.peakMiB) / 1024, 'GiB', 1), 'memory of all replicas at their peak', 'replicas × peak'),
  result('checkout.memoryUnused', percent(1 - checkout.memory.peakMiB / checkout.memory.limitMiB, 0), 'memory unused at the peak', '1 − peak ÷ limit'),
  result('checkout.rotationMinutes', quantityText((checkout.secretRefreshSeconds + checkout.fileDeliverySeconds + checkout.connectionMaxAgeSeconds) / 60, 'min', 0), 'the same in minutes', 'refresh + delivery + connection age'),
  result('checkout.pageFailures', quantityText(pageMinutes(fastPage) * 60 * checkout.rate, '', 0), 'failed requests behind the fastest burn-rate page', '14.4 × (1 − objective) × an hour of load'),
  result('checkout.leftUnavailable', quantityText(fullestZone - 1, ''), 'pods an undo may miss', 'fullest zone − 1'),
  result('checkout.loadDuringUndo', quantityText(checkout.rate / (checkout.replicas - fullestZone + 1), 'requests/s'), 'load per replica while they are missing', 'load ÷ (replicas − pods missing)'),
  result('checkout.podSeconds', quantityText(podSeconds, 's'), 'a pod where a node has room', 'schedule + pull + start'),
  result('checkout.healSeconds', quantityText(healSeconds(platform.tolerationSeconds), 's'), 'a node dies until its replica serves again, p99 of its parts added up', 'node grace + toleration + schedule + node + pull + start'),
  result('checkout.healRoomSeconds', quantityText(healSeconds(platform.tolerationSeconds) - platform.nodeSeconds, 's'), 'the same where another node has room', 'node grace + toleration + schedule + pull + start'),
  result('checkout.healShortSeconds', quantityText(healSeconds(platform.shortTolerationSeconds), 's'), 'the same with the shorter toleration', 'node grace + shorter toleration + schedule + node + pull + start'),
  result('checkout.zoneNeeded', quantityText(replicasNeeded(zoneLoss.fleet), ''), 'replicas so that one zone may go at peak', 'smallest count whose fullest zone may go'),
  result('checkout.zoneNeededRetry', quantityText(replicasNeeded(retriedFleet), ''), 'the same with every client’s retry budget used up', 'smallest count whose fullest zone may go'),
  result('checkout.zoneOffered', percent(loseFullest(zoneLoss.fleet).offered), 'load as a share of what is left without a zone', 'load ÷ (replicas left × knee)'),
  result('checkout.zoneServedRetry', percent(loseFullest(retriedFleet).served), 'share served without a zone, retries in use', 'replicas left × knee ÷ (load × (1 + retries))'),
  result('checkout.zoneBeyondRetry', quantityText(loseFullest(retriedFleet).beyond, 'requests/s'), 'load nobody can serve meanwhile', 'load × (1 + retries) − replicas left × knee'),
  result('checkout.zoneHanging', quantityText(hangingUntilNoticed(zoneLoss.fleet, platform.nodeGraceSeconds), '', 0), 'requests that meet a dead address, at most', 'share lost × load × node grace'),
  result('checkout.zoneLastSeconds', quantityText(healTimes(zoneLoss.healing).last, 's'), 'a zone goes until its last replica serves elsewhere', 'heal time + (nodes − 1) × seconds per node'),
  result('checkout.zoneDeleteSeconds', quantityText(platform.nodeGraceSeconds + platform.tolerationSeconds, 's'), 'a node dies until its pods are deleted', 'node grace + toleration'),
  result('checkout.loadWithoutOne', quantityText(checkout.rate / (checkout.replicas - 1), 'requests/s'), 'load per replica with one missing, at peak', 'load ÷ (replicas − 1)'),
  result('checkout.resetLoad', quantityText(checkout.rate / checkout.minReplicas, 'requests/s'), 'load per replica when the count is reset to the minimum, at peak', 'load ÷ minimum'),
  result('checkout.resetRetryLoad', quantityText((checkout.rate * (1 + checkout.retryShare)) / checkout.minReplicas, 'requests/s'), 'the same with every client’s retry budget used up', 'load × (1 + retries) ÷ minimum'),
  result('checkout.resetSeconds', quantityText(resetSeconds, 's'), 'a reset count until the replicas serve again, at most', 'signal age + sync + schedule + pull + start'),
  result('checkout.resetShare', percent(resetSeconds / selfHealCap, 0), 'share of time at the wrong count in a fight of two loops', 'recovery ÷ longest self-heal back-off'),
  result('checkout.decisionsBeforeCapacity', quantityText(timeToCapacitySeconds / platform.autoscalerSyncSeconds, ''), 'decisions before the first one is felt', 'time-to-capacity ÷ sync'),
  result('checkout.settleSeconds', quantityText(timeToCapacitySeconds + platform.autoscalerSyncSeconds, 's'), 'shortest scale-in window', 'time-to-capacity + sync'),
  result('checkout.trialRequests', quantityText(ratePerReplica * 60 * platform.policyTrialMinutes, ''), 'requests one replica gets during a policy trial', 'load per replica × trial'),
  result('checkout.trialBudgetShare', percent((ratePerReplica * 60 * platform.policyTrialMinutes) / budgetRequests), 'share of the error budget, if all of them fail', 'requests ÷ budget'),
  result('checkout.cutRequests', quantityText(checkout.rate * 60 * platform.policyTrialMinutes, ''), 'requests all replicas get in that time', 'load × trial'),
  result('checkout.cutBudgetShare', percent((checkout.rate * 60 * platform.policyTrialMinutes) / budgetRequests), 'share of the error budget, if all of those fail', 'requests ÷ budget'),
  result('checkout.fastPageOutage', quantityText(pageMinutes(fastPage) * 60, 's', 0), 'total outage until the fast burn alert’s condition holds', '14.4 × (1 − objective) × 1 h'),
  result('checkout.fastPagePart', quantityText(pageMinutes(fastPage) / 0.05, 'min', 0), 'the same with 5% failing', '14.4 × (1 − objective) × 1 h ÷ 5%'),
  result('checkout.slowPageOutage', quantityText(pageMinutes(slowPage), 'min'), 'total outage until the slow burn alert’s condition holds', '6 × (1 − objective) × 6 h'),
  result('checkout.slowPagePart', quantityText(pageMinutes(slowPage) / 0.05, 'min', 0), 'the same with 5% failing', '6 × (1 − objective) × 6 h ÷ 5%'),
  result('checkout.slowPagePercent', quantityText(pageMinutes(slowPage) / 60 / 0.01, 'h'), 'the same with 1% failing', '6 × (1 − objective) × 6 h ÷ 1%'),
  result('checkout.logPerDay', quantityText((checkout.rate * checkout.logLineBytes * 86_400) / 1e9, 'GB', 1), 'request log of a day at peak load', 'load × line × 86,400'),
  result('checkout.logFileMinutes', quantityText(logSpanSeconds(10, 1, ratePerReplica, checkout.logLineBytes) / 60, 'min', 0), 'request log until the kubelet rotates the file', '10 MiB ÷ (load per replica × line)'),
  result('checkout.logFileDebugMinutes', quantityText(logSpanSeconds(10, 1, 20 * ratePerReplica, checkout.logLineBytes) / 60, 'min', 1), 'the same with 20 lines per request', '10 MiB ÷ (load per replica × 20 lines)'),
  result('checkout.pagerFixed', delayText(fixedSpan(pager).worst), 'delays of the pager’s chain, at worst', 'scrape + evaluation + for + group wait'),
  result('checkout.pagerFixedBest', delayText(fixedSpan(pager).best), 'the same at best', 'for + group wait'),
  result('checkout.pagerFixedShare', percent(fixedSpan(pager).worst / 60 / budgetMinutes), 'budget a full outage spends in those delays', 'delays ÷ budget in minutes'),
  result('checkout.outageFill', delayText(fillSeconds(pager.fill, outage) ?? Number.NaN), 'full outage until the windows of the fastest page are full', '14.4 × (1 − objective) × 60 min'),
  result('checkout.outageTold', delayText(worst(detection(pager, outage))), 'full outage until the phone rings, at worst', 'windows + delays'),
  result('checkout.outageToldBest', delayText(detection(pager, outage)?.best ?? Number.NaN), 'the same at best', 'windows + for + group wait'),
  result('checkout.outageShare', percent(worst(detection(pager, outage)) / 60 / budgetMinutes, 0), 'budget a full outage has spent when the phone rings', 'minutes until told ÷ budget in minutes'),
  result('checkout.fifthTold', delayText(worst(detection(pager, fifth))), 'a fault of 20% until the phone rings, at worst', 'windows + delays'),
  result('checkout.fiftiethTold', delayText(worst(detection(pager, checkoutFault(0.02)))), 'a fault of 2% until the phone rings, at worst', 'windows + delays'),
  result('checkout.fifthFailed', quantityText(worst(detection(pager, fifth)) * checkout.rate * 0.2, '', 0), 'failed requests until then', 'time × load × 20%'),
  result('checkout.gateKnows', delayText(worst(detection(gate, fifth))), 'a fault of 20% until the first gate says no, at worst', 'the later of first look and scrape + count + interval'),
  result('checkout.gateBack', delayText(worst(effect(gate, fifth))), 'the same until no request reaches the version', 'verdict + abort'),
  result('checkout.gateFailed', quantityText(worst(effect(gate, fifth)) * checkout.rate * gateShare * 0.2, '', 0), 'failed requests until then', 'time × load × 1% × 20%'),
  result('checkout.holdShare', percent(holdSeconds / 60 / budgetMinutes, 0), 'budget a full outage spends during the hold', 'for ÷ budget in minutes'),
  result('checkout.holdFilters', percent(holdFiltersBelow(fastPage, holdSeconds, checkout.objective)), 'error ratio above which the hold only delays', '14.4 × (1 − objective) ÷ (1 − for ÷ short window)'),
  result('checkout.toldWithoutHold', delayText(worst(detection(pager, outage)) - holdSeconds), 'full outage until the phone rings, without the hold', 'windows + delays − for'),
  result('checkout.oneFailureBelow', quantityText(Math.floor(oneFailurePagesBelow(fastPage, checkout.objective)), 'requests', 0), 'requests an hour at which one failure still pages', '1 ÷ (14.4 × (1 − objective))'),
  result('checkout.firingBest', quantityText(detection({ ...pager, links: [] }, outage)?.best ?? Number.NaN, 's', 0), 'full outage until the rule without a hold fires, at best', 'windows'),
  result('checkout.firingWorst', quantityText((detection({ ...pager, links: [] }, outage)?.best ?? Number.NaN) + scrapeSeconds + stageSeconds(pager, 'look'), 's', 0), 'the same at worst', 'windows + scrape + evaluation'),
  result('checkout.absenceTold', delayText(600 + stageSeconds(pager, 'look') + stageSeconds(pager, 'tell')), 'all replicas gone until the absence alert rings, at worst', '10 min of absence + evaluation + group wait'),
  result('checkout.lostOnKill', quantityText(ratePerReplica * scrapeSeconds, 'requests', 0), 'requests of a killed replica that no counter reports, at most', 'load per replica × scrape interval'),
  result('checkout.tracedFailures', quantityText(checkout.rate * 3600 * budgetShare * 0.01, ''), 'failed requests with a kept trace per hour, at exactly the objective', 'load × 3,600 × (1 − objective) × 1%'),
  result('checkout.logHours', quantityText(logSpanSeconds(10, 5, ratePerReplica, checkout.logLineBytes) / 3600, 'h'), 'request log of one replica on its node', '5 files × 10 MiB ÷ (load per replica × line)'),
  result('checkout.keptRevisions', quantityText(checkout.releasesPerDay * checkout.rollbackDays, ''), 'old revisions a rollback can reach', 'releases a day × rollback window'),
  result('checkout.fixedReplicas', quantityText(fixedReplicas, ''), 'fixed count that bears the peak with one pod away', 'load ÷ knee, rounded up, plus 1'),
  result('checkout.fixedBears', quantityText(fixedReplicas * checkout.knee, 'requests/s'), 'load that count bears', 'count × knee'),
  result('checkout.fixedRolloutSeconds', quantityText(Math.ceil(fixedReplicas / checkout.wideSurge) * (checkout.startSeconds + checkout.shortMinReadySeconds), 's', 0), 'a rollout in tier 3', 'count ÷ surge, rounded up, × (start + minReadySeconds)'),
  result('checkout.leanSavedGiB', quantityText((checkout.replicas * (checkout.memory.requestMiB - checkout.memory.leanRequestMiB)) / 1024, 'GiB', 2), 'memory tier 2 does not claim', 'replicas × (request − lean request)'),
  result('checkout.longestStartCovered', quantityText(Math.floor(startupWindow({ initialDelaySeconds: 0, ...checkout.startup }).guaranteed / 1.5), 's', 0), 'slowest honest start the startup probe covers', 'guaranteed window ÷ 1.5'),
  result('checkout.memoryCeiling', quantityText(Math.floor(0.9 * checkout.memory.limitMiB), 'MiB', 0), 'working set at which the limit has to grow', '0.9 × limit'),
  result('checkout.gapSeconds', quantityText(gapSeconds, 's', 0), 'outage of a recreate, at worst', 'longest request + clean-up + schedule + pull + start'),
  result('checkout.gapRefused', quantityText(gapSeconds * checkout.rate, '', 0), 'requests nobody answers meanwhile', 'outage × load'),
  result('checkout.gapBudgetShare', percent((gapSeconds * checkout.rate) / budgetRequests), 'share of the error budget they spend', 'requests ÷ budget'),
  result('checkout.failedRecreate', failedBy('recreate'), 'a fault of 20%, released by recreate: failed requests', 'two gaps + 20% of load between them'),
  result('checkout.failedRolling', failedBy('rolling-update'), 'the same by a rolling update, one at a time', 'exposure until page and undo × load × 20%'),
  result('checkout.failedBlueGreen', failedBy('blue-green'), 'the same by blue-green', '(page + switch back) × load × 20%'),
  result('checkout.failedReplicaCanary', failedBy('replica-canary'), 'the same by a canary of one pod in ten', '10% of load × (count + look + abort) × 20%'),
  result('checkout.failedCanary', failedBy('traffic-canary'), 'the same by a canary of 1%', '1% of load × (count + look + abort) × 20%'),
  result('checkout.failedFlag', failedBy('feature-flag'), 'the same by a flag for 1%', '1% of load × (count + look + off) × 20%'),
  result('checkout.hangNoticed', quantityText(checkout.readiness.periodSeconds * checkout.readiness.failureThreshold + checkout.readiness.timeoutSeconds, 's', 0), 'a hang until the replica is unready, at most', 'period × failures + timeout'),
  result('checkout.pageFailures28', quantityText(Math.ceil(failuresToFire(alertsFor(checkout.objectiveDays)[0] ?? fastPage, checkout.objective, checkout.rate)), ''), 'failures that complete the fastest page of 28 days', '2% × period ÷ 1 h × (1 − objective) × an hour of load'),
  result('checkout.releaseMinutes', quantityText(staircaseMinutes(policyExample.steps), 'min'), 'a release in four steps, at least', 'sum of the steps’ minimum times'),
  result('checkout.slowReleaseMinutes', quantityText(staircaseMinutes(slowed(policyExample.steps)), 'min'), 'the same with half of each share', 'twice each time, then the old last step'),
  result('checkout.releasesInADay', quantityText(Math.floor(policyExample.dayMinutes / staircaseMinutes(policyExample.steps)), ''), 'releases that fit in eight hours', '480 min ÷ a release'),
  result('checkout.slowReleasesInADay', quantityText(Math.floor(policyExample.dayMinutes / staircaseMinutes(slowed(policyExample.steps))), ''), 'slow releases that fit in eight hours', '480 min ÷ a slow release'),
  result('checkout.fifthGated', quantityText(slowingSaves(0.2, policyExample.steps, policyExample.service, policyExample.delays).usual, '', 0), 'failed requests of a release that fails 20%, by the gates', 'until the third failure, plus delays'),
  result('checkout.fifthGatedSlow', quantityText(slowingSaves(0.2, policyExample.steps, policyExample.service, policyExample.delays).slow, '', 0), 'the same on the slow steps', 'until the third failure, plus delays'),
  result('checkout.fiveInSeries', percent(inSeries(checkout.objective, 5)), 'five dependencies in a row at checkout’s objective', 'objective^5'),
  result('checkout.sampleLeft', quantityText(sampleBurn.end, 'min'), 'budget left in the sample’s first report', 'budget − measured'),
  result('checkout.sampleLeftShare', percent(sampleBurn.end / sampleBurn.budget, 0), 'the same as a share', 'left ÷ budget'),
  ...canaryNumbers(result, percent, quantityText),
  ...releaseNumbers(result, percent, quantityText),
  result('mailer.queueTarget', quantityText(mailer.messagesPerSecond * mailer.maxWaitSeconds, 'messages'), 'queue depth per replica the autoscaler aims at', 'messages per second × longest wait'),
  result('mailer.scaleOutMessages', quantityText(mailer.messagesPerSecond * mailer.maxWaitSeconds * (1 + hpaDefaults.tolerance.scaleUp), 'messages'), 'backlog per replica that moves the autoscaler, when nothing arrives', 'target × (1 + default tolerance)'),
  result('mailer.scaleOutBacklog', quantityText(mailer.maxWaitSeconds * (1 + hpaDefaults.tolerance.scaleUp), 's'), 'the same in seconds of work', 'longest wait × (1 + default tolerance)'),
  result('mailer.scaleOutAtFull', quantityText(mailer.maxWaitSeconds * hpaDefaults.tolerance.scaleUp, 's'), 'backlog that moves it when the replicas are exactly busy', 'longest wait × default tolerance'),
  result('mailer.busyReplicas', quantityText(Math.ceil(mailer.busyRate / mailer.messagesPerSecond), ''), 'replicas a busy evening needs', 'arrival ÷ messages per second, rounded up'),
  result('mailer.busyBacklog', quantityText(Math.ceil(mailer.busyRate / mailer.messagesPerSecond) * mailer.messagesPerSecond * mailer.maxWaitSeconds, 'messages'), 'backlog that a target on backlog alone keeps for them', 'replicas × target'),
  result('mailer.hangKilled', quantityText(mailer.progressSeconds + mailer.liveness.periodSeconds * mailer.liveness.failureThreshold + mailer.liveness.timeoutSeconds, 's'), 'a hang until the kubelet kills it, at most', 'oldest sign + period × failures + timeout'),
  result('mailer.aboveRequest', quantityText(mailer.memory.peakMiB - mailer.memory.requestMiB, 'MiB'), 'memory above the request during an import', 'peak − request'),
  result('mailer.belowLimit', quantityText(mailer.memory.limitMiB - mailer.memory.peakMiB, 'MiB'), 'memory left below the limit', 'limit − peak'),
  result('pricing.connections', quantityText(callerConnections, ''), 'connections of the one caller at its maximum', '(checkout’s maximum + surge) × replicas'),
  result('pricing.handshakes', quantityText(handshakesPerSecond(callerConnections, pricing.connectionAgeSeconds), 'handshakes/s'), 'handshakes that the age costs', 'connections ÷ age'),
  result('pricing.shortHandshakes', quantityText(handshakesPerSecond(callerConnections, pricing.shortAgeSeconds), 'handshakes/s'), 'handshakes that the short age costs', 'connections ÷ short age'),
  result('pricing.timeToCapacity', quantityText(noticed(pricing.connectionAgeSeconds), 's'), 'time-to-capacity with the age in it, at worst', 'checkout’s + age × (1 + jitter) + DNS'),
  result('pricing.shortTimeToCapacity', quantityText(noticed(pricing.shortAgeSeconds), 's'), 'the same with the short age', 'checkout’s + short age × (1 + jitter) + DNS'),
  result('pricing.growth', quantityText(grownUntilNoticed(pricing.connectionAgeSeconds), '', 2), 'growth of load by then', '2^(time-to-capacity ÷ doubling time)'),
  result('pricing.shortGrowth', quantityText(grownUntilNoticed(pricing.shortAgeSeconds), '', 2), 'the same with the short age', '2^(time-to-capacity ÷ doubling time)'),
  result('pricing.highestTarget', wholePercentBelow(highestTargetShare(grownUntilNoticed(pricing.connectionAgeSeconds), checkout.tolerance)), 'highest target that bears such a growth', '1 ÷ (growth × (1 + tolerance))'),
  result('pricing.shortHighestTarget', wholePercentBelow(highestTargetShare(grownUntilNoticed(pricing.shortAgeSeconds), checkout.tolerance)), 'the same with the short age', '1 ÷ (growth × (1 + tolerance))'),
  result('pricing.peakUnbound', quantityText(unbound.peak, '', 2), 'busiest replica ÷ mean during an update, one connection per client, no age', 'model of an update'),
  result('pricing.endUnbound', quantityText(unbound.end, '', 2), 'the same when the update is over', 'model of an update'),
  result('pricing.peakBound', quantityText(bound.peak, '', 2), 'the same during an update with the age', 'model of an update'),
  result('pricing.reconnects', quantityText(unbound.reconnectsByDeletion, '', 2), 'reconnects of one client because its replica went, per update', '(1 + 1 ÷ replicas)^replicas − 1'),
  result('pricing.mostSockets', quantityText(unbound.peak * pricing.socketsPerReplica, 'sockets', 0), 'sockets of the last old replica, no age', 'sockets × peak'),
  result('pricing.rolloutSeconds', quantityText(oneByOne({ ...checkout, replicas: pricing.replicas }), 's', 0), 'a rollout, and the way back', 'replicas × (start + minReadySeconds)'),
  result('dispatcher.releaseRecreate', quantityText(dispatcher.stopSeconds + dispatcher.startSeconds, 's'), 'nobody at work during a release of one replica', 'stop + start'),
  result('dispatcher.releaseLease', quantityText(dispatcher.retrySeconds + dispatcher.resumeSeconds, 's'), 'the same when the lease is given back', 'retry + resume'),
  result('dispatcher.lostRecreate', quantityText(platform.nodeGraceSeconds + platform.tolerationSeconds + dispatcher.startSeconds, 's'), 'nobody at work after a lost node, one replica, defaults', 'node grace + toleration + start'),
  result('dispatcher.lostShort', quantityText(platform.nodeGraceSeconds + platform.shortTolerationSeconds + dispatcher.startSeconds, 's'), 'the same with the short toleration', 'node grace + short toleration + start'),
  result('dispatcher.lostLease', quantityText(dispatcher.leaseSeconds + dispatcher.retrySeconds + dispatcher.resumeSeconds, 's'), 'the same with a standby, at most', 'lease + retry + resume'),
  result('ledger.awaySeconds', quantityText(ledger.graceSeconds + ledger.recoverySeconds, 's'), 'a member that is replaced is away', 'grace + recovery'),
  result('ledger.quorum', quantityText(Math.floor(ledger.members / 2) + 1, ''), 'members that must agree', 'members ÷ 2, rounded down, plus 1'),
  result('ledger.spareMembers', quantityText(ledger.members - Math.floor(ledger.members / 2) - 1, ''), 'members that may be missing', 'members − quorum'),
];

const inputs: readonly WorkedNumber[] = workedInputs.map(({ id, meaning, unit, kind }) => ({
  id,
  text: shares.test(id) ? percent(workedValue(id), 2) : quantityText(workedValue(id), unit, 2),
  meaning,
  formula: kind === 'sample' ? 'sample reading' : kind,
}));

const all = new Map([...inputs, ...results].map((number) => [number.id, number]));

/** `.n` after an id asks for the bare number, for use inside a sum. */
const bare = /\.n$/;

/**
 * One number of the worked example.
 * @param id such as `checkout.graceSeconds`; `checkout.graceSeconds.n` gives the number without its unit.
 * @throws Error with the nearest ids when there is no such number.
 */
export function workedNumber(id: string): WorkedNumber {
  const found = all.get(id.replace(bare, ''));
  if (found) return bare.test(id) ? { ...found, text: found.text.replace(/[^\d.,]+$/, '') } : found;
  const [service] = id.split('.');
  const near = [...all.keys()].filter((candidate) => candidate.startsWith(`${service}.`));
  throw new Error(`"${id}" is no number of the worked example; numbers are ${(near.length > 0 ? near : [...all.keys()]).join(', ')}`);
}

/** Inputs and results of one service, in that order. */
export function workedNumbers(service: string): { readonly inputs: readonly WorkedNumber[]; readonly results: readonly WorkedNumber[] } {
  const of = (numbers: readonly WorkedNumber[]): readonly WorkedNumber[] => numbers.filter(({ id }) => id.startsWith(`${service}.`));
  if (of(inputs).length === 0) throw new Error(`"${service}" is no service of the worked example; services are ${[...new Set(workedIds().map((id) => id.split('.')[0]))].join(', ')}`);
  return { inputs: of(inputs), results: of(results) };
}
