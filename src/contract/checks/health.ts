import type { CheckGroup } from './types';

type Probe = 'startupProbe' | 'readinessProbe' | 'livenessProbe';
const allProbes: readonly Probe[] = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const period = (probe: string): string => `${probe}.?periodSeconds.orValue(10)`;
const timeout = (probe: string): string => `${probe}.?timeoutSeconds.orValue(1)`;
const failures = (probe: string): string => `${probe}.?failureThreshold.orValue(3)`;
/** Seconds of failure until the kubelet acts. */
const span = (probe: string): string => `${failures(probe)} * ${period(probe)}`;
/** What a start is sure to get: the first probe runs at the beginning of its period. */
const guaranteed = (probe: string): string => `(${failures(probe)} - 1) * ${period(probe)}`;
/** Every one of these probes that the container has keeps `body`. */
const each = (probes: readonly Probe[], body: (probe: string) => string): string => probes.map((probe) => `(!has(item.${probe}) || ${body(`item.${probe}`)})`).join(' && ');
/** At least one of these probes exists and has `body`. */
const some = (probes: readonly Probe[], body: (probe: string) => string): string => `(${probes.map((probe) => `(has(item.${probe}) && ${body(`item.${probe}`)})`).join(' || ')})`;
/** The command of an exec handler as one line; empty without one. */
const line = (handler: string): string => `${handler}.?exec.?command.orValue([]).join(' ')`;

/** Names of ports that serve tools and not callers. */
const sideDoor = '^(.*-)?(metrics|prometheus|admin|debug|pprof|health|probes?|jmx|status)$';
/** The container declares a port for callers. */
export const serves = (container: string): string => `${container}.?ports.orValue([]).exists(p, !p.?name.orValue('').matches('${sideDoor}'))`;
/** A container port that a reference means, by number or by name. */
const means = (port: string, reference: string): string => `(string(${port}.containerPort) == string(${reference}) || ${port}.?name.orValue('') == string(${reference}))`;
const declared = (reference: string): string => `item.?ports.orValue([]).exists(q, q.?protocol.orValue('TCP') == 'TCP' && ${means('q', reference)})`;
const samePort = (one: string, other: string): string => `(string(${one}) == string(${other}) || item.?ports.orValue([]).exists(q, ${means('q', one)} && ${means('q', other)}))`;
/** Liveness and readiness put the same question to the same handler; a name and a number for one port are the same. */
const sameQuestion = '(has(item.livenessProbe.httpGet) && has(item.readinessProbe.httpGet) ? item.livenessProbe.httpGet.?path.orValue(\'/\') == item.readinessProbe.httpGet.?path.orValue(\'/\') && '
  + `${samePort('item.livenessProbe.httpGet.port', 'item.readinessProbe.httpGet.port')} : has(item.livenessProbe.grpc) && has(item.readinessProbe.grpc) ? item.livenessProbe.grpc.port == item.readinessProbe.grpc.port && `
  + 'item.livenessProbe.grpc.?service.orValue(\'\') == item.readinessProbe.grpc.?service.orValue(\'\') : has(item.livenessProbe.tcpSocket) && has(item.readinessProbe.tcpSocket) ? '
  + `${samePort('item.livenessProbe.tcpSocket.port', 'item.readinessProbe.tcpSocket.port')} : has(item.livenessProbe.exec) && has(item.readinessProbe.exec) && ${line('item.livenessProbe')} == ${line('item.readinessProbe')})`;

/** A number of seconds that the team states in an annotation; empty when it does not. */
export const stated = (name: string): string => `variables.ownAnnotations[?'runtime-contract/${name}'].or(variables.annotations[?'runtime-contract/${name}']).orValue('')`;
export const isStated = (name: string): string => `${stated(name)}.matches('^[0-9]{1,5}$')`;
/** The exception of H1: ready in under 5 s on every path. */
const fastStart = `(${isStated('start-seconds')} && int(${stated('start-seconds')}) < 5)`;

/** Port of a Service as it is in the pods. */
const target = "string(p.?targetPort.orValue(p.port))";
const notASideDoor = `!p.?name.orValue('').matches('${sideDoor}') && !${target}.matches('${sideDoor}')`;
const namedBySomeone = `variables.running.exists(c, c.?ports.orValue([]).exists(q, ${means('q', target)}))`;
/** A Service of these files sends requests to this container; an undeclared port number belongs to the only container. */
export const routed = "related.Service.exists(s, s.?spec.?type.orValue('') != 'ExternalName' && s.?spec.?selector.orValue({}).size() > 0 && selects(s.spec.selector, variables.labels) && "
  + `s.?spec.?ports.orValue([]).exists(p, ${notASideDoor} && (item.?ports.orValue([]).exists(q, ${means('q', target)}) || (variables.containers.size() == 1 && variables.containers[0].name == item.name && ${target}.matches('^[0-9]+$') && !${namedBySomeone}))))`;
const isSidecar = 'variables.sidecars.exists(s, s.name == item.name)';

/** Words in a path for a check that asks other systems. */
const farPath = '(^|[/_.-])(deep|deps|dependency|dependencies|db|database|postgres|mysql|redis|kafka|upstream|downstream|external|full|all)([/_.?-]|$)';
/** Hosts that a command names, and the spellings of this pod. */
const namedHosts = '(://|(^|[ /])-h |--host[= ]|(^|[ /;&|])nc( -[a-z0-9]+)* )[^ :/]+';
const ownHosts = '(localhost|127[.]0[.]0[.]1|::1|0[.]0[.]0[.]0|POD_IP|HOSTNAME|hostname)';
const staysHere = (probe: string): string => `!${probe}.?httpGet.?path.orValue('').lowerAscii().matches('${farPath}') && ${line(probe)}.findAll('${namedHosts}').all(h, h.matches('${ownHosts}'))`;
const asks = (probe: string): string => `(has(${probe}.httpGet) || has(${probe}.exec))`;

const shell = '^([^ ]*/)?(sh|bash|ash|dash|zsh|ksh|busybox)( |$)';
const heavy = '(^|[ /;&|])(curl|wget|jcmd|jstack|jmap|ps|ls|top|pgrep|kubectl)( |$)';
const grpcPort = (reference: string): string => `item.?ports.orValue([]).exists(q, q.?name.orValue('').matches('^grpc(-.*)?$') && ${means('q', reference)})`;
const noHost = (handler: string): string => `${handler}.?httpGet.?host.orValue('') == '' && ${handler}.?tcpSocket.?host.orValue('') == ''`;
const asksNetwork = (handler: string): string => `(has(${handler}.httpGet) || has(${handler}.tcpSocket))`;

const startupFix = 'startupProbe:\n  httpGet: { path: /ready, port: http }\n  periodSeconds: 5\n  timeoutSeconds: 2\n  failureThreshold: 60   # (60 − 1) × 5 = 295 s for sure\n';
const readinessFix = 'readinessProbe:\n  httpGet: { path: /ready, port: http }   # the state of this replica only\n  periodSeconds: 5\n  timeoutSeconds: 2\n  failureThreshold: 3\n';
const livenessFix = 'livenessProbe:\n  httpGet: { path: /live, port: http }   # a handler of its own: no pool, no lock, no I/O\n  periodSeconds: 10\n  timeoutSeconds: 5\n  failureThreshold: 6   # 60 s until a restart\n';

/** Checks from the candidate rules HLT. */
export const healthChecks: CheckGroup = {
  checks: [
    {
      id: 'startup-probe-before-liveness',
      clause: 'H1',
      title: 'A start-up probe holds liveness back',
      kinds: ['pods'],
      each: 'container',
      when: `has(item.livenessProbe) && !${fastStart}`,
      cel: 'has(item.startupProbe)',
      message: 'Liveness cannot tell a slow start from a hang: a start that waits for a lock or a cold cache is killed, and the next one begins at zero.',
      fix: startupFix,
      at: 'livenessProbe',
      cannotSee: 'Whether the process is ready in under 5 s on every path; say so in the annotation runtime-contract/start-seconds.',
      candidates: ['HLT-04/startup-or-short'],
      covers: [],
    },
    {
      id: 'startup-probe-on-serving-container',
      clause: 'H1',
      title: 'A container that serves has a start-up probe',
      kinds: ['pods'],
      each: 'app-container',
      when: `${serves('item')} && !has(item.livenessProbe) && !${fastStart}`,
      cel: 'has(item.startupProbe)',
      atMost: 'SHOULD',
      message: 'Without a startup probe nothing ends a start that hangs: outside a rollout the container stays unready with no deadline at all.',
      fix: startupFix,
      at: 'startupProbe',
      cannotSee: 'Whether the process is ready in under 5 s on every path; say so in the annotation runtime-contract/start-seconds.',
      candidates: [],
      covers: [],
    },
    {
      id: 'startup-budget-covers-stated-start',
      clause: 'H1',
      title: 'The sure start-up budget is 1.5 times the start',
      kinds: ['pods'],
      each: 'app-container',
      when: `has(item.startupProbe) && (variables.containers.size() == 1 || ${serves('item')})`,
      unseen: `!${isStated('start-seconds')}`,
      cel: `${guaranteed('item.startupProbe')} * 2 >= int(${stated('start-seconds')}) * 3`,
      message: 'One period less than failureThreshold × periodSeconds is sure; a start on a busy node that outlasts it is killed and begins again.',
      fix: 'startupProbe:\n  httpGet: { path: /ready, port: http }\n  periodSeconds: 5\n  timeoutSeconds: 2\n  failureThreshold: 7   # (7 − 1) × 5 = 30 s for a slowest start of 20 s\n',
      at: 'startupProbe.failureThreshold',
      cannotSee: 'The slowest honest start, unless the annotation runtime-contract/start-seconds states it.',
      candidates: ['HLT-04/budget'],
      covers: [],
    },
    {
      id: 'startup-budget-not-trivial',
      clause: 'H1',
      title: 'The start-up budget is more than a formality',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.startupProbe)',
      cel: `${guaranteed('item.startupProbe')} >= 8`,
      message: 'A process that needs a startup probe takes 5 s or more; with less than 8 s for sure, one slow disk is enough to kill it.',
      fix: startupFix,
      at: 'startupProbe.failureThreshold',
      cannotSee: 'How long the slowest honest start takes.',
      candidates: [],
      covers: [],
    },
    {
      id: 'startup-budget-below-deadline',
      clause: 'H1',
      title: 'The start-up budget fits into the rollout deadline',
      kinds: ['Deployment', 'Rollout'],
      each: 'app-container',
      when: 'has(item.startupProbe)',
      cel: `item.startupProbe.?initialDelaySeconds.orValue(0) + ${span('item.startupProbe')} < object.spec.?progressDeadlineSeconds.orValue(600)`,
      message: 'A container may start longer than the rollout waits, so a start that is still honest is reported as a failed rollout.',
      fix: 'startupProbe:\n  httpGet: { path: /ready, port: http }\n  periodSeconds: 5\n  timeoutSeconds: 2\n  failureThreshold: 60   # at most 300 s, under progressDeadlineSeconds: 600\n',
      at: 'startupProbe.failureThreshold',
      cannotSee: 'How long the slowest honest start takes, and what scheduling and the image pull add before it.',
      candidates: ['HLT-04/budget'],
      covers: [],
    },
    {
      id: 'liveness-delay-not-for-start',
      clause: 'H1',
      title: 'Liveness is not delayed to cover the start',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.livenessProbe)',
      cel: 'item.livenessProbe.?initialDelaySeconds.orValue(0) <= 30',
      atMost: 'SHOULD',
      message: 'A fixed delay is a guess at the slowest start: too short it kills the start, too long it leaves a hang unseen after every fast one.',
      fix: 'livenessProbe:\n  httpGet: { path: /live, port: http }\n  periodSeconds: 10\n  timeoutSeconds: 5\n  failureThreshold: 6\nstartupProbe:   # ends when the start ends, so no initialDelaySeconds is needed\n  httpGet: { path: /ready, port: http }\n  periodSeconds: 5\n  failureThreshold: 60\n',
      at: 'livenessProbe.initialDelaySeconds',
      cannotSee: 'Why the delay was chosen.',
      candidates: ['HLT-04/no-long-initial-delay'],
      covers: [],
    },
    {
      id: 'readiness-on-serving-container',
      clause: 'H2',
      title: 'A container that serves says when it is ready',
      kinds: ['pods'],
      each: 'app-container',
      when: serves('item'),
      cel: 'has(item.readinessProbe)',
      message: 'Without a readiness probe a container counts as ready the moment it runs, so each rollout and scale-out sends requests to a process that does not listen yet.',
      fix: readinessFix,
      at: 'readinessProbe',
      cannotSee: 'Whether anything routes to the declared port, and what the handler asks.',
      candidates: ['HLT-01/present', 'HLT-01/not-on-batch'],
      covers: [
        'polaris:readinessProbeMissing', 'kube-score:pod-probes', 'kube-linter:no-readiness-probe', 'kyverno:require-pod-probes', 'kubescape:C-0018', 'datree:CONTAINERS_MISSING_READINESSPROBE_KEY',
      ],
    },
    {
      id: 'readiness-on-routed-container',
      clause: 'H2',
      title: 'The container behind the Service has the readiness probe',
      kinds: ['pods'],
      each: 'container',
      when: `${routed} && (${isSidecar} || !(${serves('item')}))`,
      cel: 'has(item.readinessProbe)',
      needs: ['Service'],
      message: 'The Service sends requests to this container, but only other containers of the pod are asked whether they are ready.',
      fix: readinessFix,
      at: 'readinessProbe',
      cannotSee: 'Services outside this folder, and which process listens on a port that no container declares.',
      candidates: ['HLT-01/port-owner', 'HLT-01/present'],
      covers: ['kube-score:pod-probes'],
    },
    {
      id: 'readiness-asks-this-replica',
      clause: 'H2',
      title: 'Readiness does not ask a shared dependency',
      kinds: ['pods'],
      each: 'container',
      when: `has(item.readinessProbe) && ${asks('item.readinessProbe')}`,
      cel: staysHere('item.readinessProbe'),
      atMost: 'SHOULD',
      message: 'If readiness asks what all replicas share, all of them leave the Service at the same moment and a slow dependency becomes a full outage.',
      fix: readinessFix,
      at: 'readinessProbe',
      cannotSee: 'What the handler behind a harmless path asks; the drill that cuts the dependency shows it.',
      candidates: ['HLT-03/path-smell'],
      covers: [],
    },
    {
      id: 'liveness-asks-this-process',
      clause: 'H3',
      title: 'Liveness asks only this process',
      kinds: ['pods'],
      each: 'container',
      when: `has(item.livenessProbe) && ${asks('item.livenessProbe')}`,
      cel: `${staysHere('item.livenessProbe')} && !(item.livenessProbe.?httpGet.?path.orValue('').lowerAscii().contains('ready') && item.livenessProbe.?httpGet.?path.orValue('') != item.?readinessProbe.?httpGet.?path.orValue(''))`,
      atMost: 'SHOULD',
      message: 'A restart cures nothing outside this process: when what liveness asks for is slow, every replica is killed and comes back cold.',
      fix: livenessFix,
      at: 'livenessProbe',
      cannotSee: 'What the handler behind a harmless path asks.',
      candidates: ['HLT-03/path-smell'],
      covers: [],
    },
    {
      id: 'liveness-differs-from-readiness',
      clause: 'H3',
      title: 'Liveness is not readiness with a restart',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.livenessProbe) && has(item.readinessProbe)',
      cel: `!${sameQuestion} || ${span('item.livenessProbe')} > ${span('item.readinessProbe')}`,
      message: 'Liveness asks what readiness asks and gives up as early, so load that should only take the replica out of the Service restarts it.',
      fix: livenessFix,
      at: 'livenessProbe',
      cannotSee: 'Whether two different paths end in the same handler.',
      candidates: ['HLT-02/distinct'],
      covers: ['kube-score:pod-probes-identical', 'kyverno:validate-probes'],
    },
    {
      id: 'liveness-outlasts-readiness',
      clause: 'H3',
      title: 'Readiness gives up before liveness does',
      kinds: ['pods'],
      each: 'container',
      when: `has(item.livenessProbe) && has(item.readinessProbe) && !${sameQuestion}`,
      cel: `${span('item.livenessProbe')} >= ${span('item.readinessProbe')}`,
      message: 'Liveness acts before readiness, so a busy replica is killed with its requests where it would have had time to recover unrouted.',
      fix: livenessFix,
      at: 'livenessProbe.failureThreshold',
      cannotSee: 'Whether the two handlers fail from the same cause.',
      candidates: ['HLT-02/not-stricter'],
      covers: [],
    },
    {
      id: 'liveness-budget',
      clause: 'H3',
      title: 'Liveness waits 60 s before it restarts',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.livenessProbe)',
      cel: `${span('item.livenessProbe')} >= 60 && ${failures('item.livenessProbe')} >= 3`,
      atMost: 'SHOULD',
      message: 'Less than 60 s, or fewer than three late answers, restart a process that is merely busy, and its load makes the others late.',
      fix: livenessFix,
      at: 'livenessProbe.failureThreshold',
      cannotSee: 'How long the process may be busy without being dead.',
      candidates: ['HLT-05/liveness-window'],
      covers: [],
    },
    {
      id: 'liveness-timeout',
      clause: 'H3',
      title: 'Liveness gives each answer 5 s',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.livenessProbe)',
      cel: `${timeout('item.livenessProbe')} >= 5`,
      atMost: 'SHOULD',
      message: 'The default of 1 s reads a collector pause or CPU throttling as death and restarts the container.',
      fix: livenessFix,
      at: 'livenessProbe.timeoutSeconds',
      cannotSee: 'How late the handler answers at saturation.',
      candidates: ['HLT-05/explicit-timeout'],
      covers: ['datree:CONTAINERS_INCORRECT_TIMEOUTSECONDS_VALUE'],
    },
    {
      id: 'hung-process-skips-drain',
      clause: 'H3',
      title: 'A hung process does not get the full drain',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.livenessProbe) && variables.grace > 60',
      cel: 'item.livenessProbe.?terminationGracePeriodSeconds.orValue(variables.grace) <= 60',
      atMost: 'MAY',
      message: 'A hung process often answers no signal either, so its restart begins only after the whole grace period of the pod has passed.',
      fix: 'livenessProbe:\n  httpGet: { path: /live, port: http }\n  periodSeconds: 10\n  timeoutSeconds: 5\n  failureThreshold: 6\n  terminationGracePeriodSeconds: 10   # only for kills by this probe\n',
      at: 'livenessProbe.terminationGracePeriodSeconds',
      cannotSee: 'Whether a process in that state could still hand work back.',
      candidates: [],
      covers: [],
    },
    {
      id: 'worker-has-liveness',
      clause: 'H3',
      title: 'A queue worker has a liveness probe',
      kinds: ['pods'],
      each: 'app-container',
      cel: 'has(item.livenessProbe)',
      workloads: ['queue-worker'],
      atMost: 'SHOULD',
      message: 'No caller notices a consumer that hangs: the pod stays Running, nothing restarts it, and the backlog grows.',
      fix: 'livenessProbe:\n  httpGet: { path: /live, port: 8081 }   # fails when the last poll or finished item is too old\n  periodSeconds: 20\n  timeoutSeconds: 5\n  failureThreshold: 6\n',
      at: 'livenessProbe',
      cannotSee: 'Whether the process ends itself when it makes no progress.',
      candidates: ['HLT-07/liveness-or-waiver'],
      covers: ['kyverno:require-pod-probes'],
    },
    {
      id: 'worker-liveness-shows-progress',
      clause: 'H3',
      title: 'A worker’s liveness shows progress, not a socket',
      kinds: ['pods'],
      each: 'app-container',
      when: 'has(item.livenessProbe)',
      cel: '!has(item.livenessProbe.tcpSocket)',
      workloads: ['queue-worker'],
      atMost: 'SHOULD',
      message: 'A port stays open while the loop behind it hangs, so a worker that fetches nothing passes this probe for ever.',
      fix: 'livenessProbe:\n  httpGet: { path: /live, port: 8081 }   # fails when the last poll or finished item is too old\n  periodSeconds: 20\n  timeoutSeconds: 5\n  failureThreshold: 6\n',
      at: 'livenessProbe.tcpSocket',
      cannotSee: 'Whether an HTTP or exec handler looks at the loop.',
      candidates: ['HLT-07/worker-heartbeat'],
      covers: [],
    },
    {
      id: 'probe-port-declared',
      clause: 'H4',
      title: 'Every probe asks a port its container declares',
      kinds: ['pods'],
      each: 'container',
      when: some(allProbes, (probe) => `(has(${probe}.httpGet) || has(${probe}.tcpSocket) || has(${probe}.grpc))`),
      cel: each(allProbes, (probe) => `((!has(${probe}.httpGet) || ${declared(`${probe}.httpGet.port`)}) && (!has(${probe}.tcpSocket) || ${declared(`${probe}.tcpSocket.port`)}) && (!has(${probe}.grpc) || ${declared(`${probe}.grpc.port`)}))`),
      message: 'A name the container does not declare makes the probe fail on every run; a number nobody declares goes stale with the next change of port.',
      fix: 'ports:\n  - { name: http, containerPort: 8080 }   # the port its probes name\n',
      at: 'ports',
      cannotSee: 'Whether the process listens on the port it declares.',
      candidates: ['HLT-06/port-declared'],
      covers: ['kube-linter:liveness-port', 'kube-linter:readiness-port', 'kube-linter:startup-port'],
    },
    {
      id: 'probe-timeout-within-period',
      clause: 'H4',
      title: 'No probe times out later than its period',
      kinds: ['pods'],
      each: 'container',
      when: allProbes.map((probe) => `has(item.${probe})`).join(' || '),
      cel: each(allProbes, (probe) => `${timeout(probe)} <= ${period(probe)}`),
      message: 'A timeout longer than the period stretches the probe: the budget computed from the period is shorter than what really passes until action.',
      fix: 'readinessProbe:\n  httpGet: { path: /ready, port: http }\n  periodSeconds: 5\n  timeoutSeconds: 2   # at most the period\n',
      at: '',
      cannotSee: 'How long the handler takes.',
      candidates: ['HLT-05/timeout-le-period'],
      covers: [],
    },
    {
      id: 'probe-timeout-above-default',
      clause: 'H4',
      title: 'Readiness and start-up probes wait 2 s or more',
      kinds: ['pods'],
      each: 'container',
      when: 'has(item.startupProbe) || has(item.readinessProbe)',
      cel: each(['startupProbe', 'readinessProbe'], (probe) => `${timeout(probe)} >= 2`),
      message: 'Unset means 1 s, which collector pauses, CPU throttling or a full accept queue exceed; the probe then reports on itself.',
      fix: readinessFix,
      at: 'readinessProbe.timeoutSeconds',
      cannotSee: 'How late the handler answers at saturation.',
      candidates: ['HLT-05/explicit-timeout'],
      covers: ['datree:CONTAINERS_INCORRECT_TIMEOUTSECONDS_VALUE'],
    },
    {
      id: 'exec-probe-without-shell',
      clause: 'H4',
      title: 'Exec probes run neither shell nor diagnostic tools',
      kinds: ['pods'],
      each: 'container',
      when: some(allProbes, (probe) => `has(${probe}.exec)`),
      cel: each(allProbes, (probe) => `!${line(probe)}.matches('${shell}') && !${line(probe)}.matches('${heavy}')`),
      message: 'Each run starts a shell or tool inside the container’s CPU and memory limits, so under load the probe fails although the service answers.',
      fix: 'readinessProbe:\n  httpGet: { path: /ready, port: http }   # no process per run\n  periodSeconds: 5\n  timeoutSeconds: 2\n',
      at: '',
      cannotSee: 'What a script or binary of the image starts in turn.',
      candidates: ['HLT-05/exec-cheap'],
      covers: ['kyverno:deny-commands-in-exec-probe'],
    },
    {
      id: 'exec-probe-period',
      clause: 'H4',
      title: 'Exec probes run every 10 s at most',
      kinds: ['pods'],
      each: 'container',
      when: some(['readinessProbe', 'livenessProbe'], (probe) => `has(${probe}.exec)`),
      cel: each(['readinessProbe', 'livenessProbe'], (probe) => `(!has(${probe}.exec) || ${period(probe)} >= 10)`),
      message: 'Every run forks a process on the node; at a period of a few seconds and many pods, probes take the CPU that they are meant to watch.',
      fix: 'readinessProbe:\n  exec: { command: [pg_isready, -q] }\n  periodSeconds: 10\n  timeoutSeconds: 5\n',
      at: '',
      cannotSee: 'How many such pods share a node.',
      candidates: ['HLT-05/exec-cheap'],
      covers: [],
    },
    {
      id: 'grpc-probe-native',
      clause: 'H4',
      title: 'A gRPC service is probed over gRPC',
      kinds: ['pods'],
      each: 'app-container',
      when: some(allProbes, (probe) => `(has(${probe}.grpc) || ${line(probe)}.contains('grpc_health_probe') || (has(${probe}.httpGet) && ${grpcPort(`${probe}.httpGet.port`)}) || (has(${probe}.tcpSocket) && ${grpcPort(`${probe}.tcpSocket.port`)}))`),
      cel: each(allProbes, (probe) => `(has(${probe}.exec) ? !${line(probe)}.contains('grpc_health_probe') || ${line(probe)}.contains('-tls') : has(${probe}.httpGet) ? !${grpcPort(`${probe}.httpGet.port`)} : has(${probe}.tcpSocket) ? !${grpcPort(`${probe}.tcpSocket.port`)} : true)`),
      workloads: ['grpc-service'],
      message: 'A socket accepts while the server refuses every call, an HTTP/1 request to a gRPC port fails, and an exec forks per run what the kubelet can ask itself.',
      fix: 'readinessProbe:\n  grpc: { port: 9090, service: readiness }   # number only; the health protocol has to be served\n  periodSeconds: 5\n  timeoutSeconds: 2\n',
      at: '',
      cannotSee: 'Whether the server implements the health protocol, and whether the port needs TLS, which the grpc handler does not speak.',
      candidates: ['HLT-05/grpc-native'],
      covers: [],
    },
    {
      id: 'probe-without-host',
      clause: 'I1',
      title: 'Probes and hooks name no host',
      kinds: ['pods'],
      each: 'any-container',
      when: [...allProbes.map((probe) => `(has(item.${probe}) && ${asksNetwork(`item.${probe}`)})`), ...['postStart', 'preStop'].map((hook) => `(has(item.lifecycle) && has(item.lifecycle.${hook}) && ${asksNetwork(`item.lifecycle.${hook}`)})`)].join(' || '),
      cel: [...allProbes.map((probe) => noHost(`item.?${probe}`)), ...['postStart', 'preStop'].map((hook) => noHost(`item.?lifecycle.?${hook}`))].join(' && '),
      message: 'With a host the kubelet calls an address of the author’s choice from the node’s network, and the answer says nothing about this pod.',
      fix: 'readinessProbe:\n  httpGet:   # no host: the kubelet asks the pod’s own address\n    path: /ready\n    port: http\n    httpHeaders: [{ name: Host, value: checkout.example.com }]   # if the server routes by name\n',
      at: '',
      cannotSee: 'Which policy version the namespace enforces; the baseline profile refuses the field from v1.34 on.',
      candidates: ['HLT-05/no-host-field'],
      covers: ['pss:hostProbesAndHostLifecycle'],
    },
  ],
  unchecked: [
    { rule: 'HLT-03/no-deps', clause: 'H2', because: 'What a handler asks stands in code; the drill that cuts the dependency and counts ready endpoints shows it.' },
  ],
  peerGaps: [
    { peer: 'polaris:livenessProbeMissing', because: 'Demands liveness of every container; H3 leaves it out where the process exits on fatal errors, and only a queue worker is asked for one.' },
    { peer: 'kube-linter:no-liveness-probe', because: 'Demands liveness of every container; H3 leaves it out where the process exits on fatal errors, and only a queue worker is asked for one.' },
    { peer: 'kubescape:C-0056', because: 'Demands liveness of every container, Jobs included; H3 leaves it out where the process exits on fatal errors, and a Job is ended by its deadline.' },
    { peer: 'datree:CONTAINERS_MISSING_LIVENESSPROBE_KEY', because: 'Demands liveness of every container; H3 leaves it out where the process exits on fatal errors, and only a queue worker is asked for one.' },
    { peer: 'datree:CONTAINERS_INCORRECT_INITIALDELAYSECONDS_VALUE', because: 'Demands that a delay is written; under H1 the startup probe replaces the delay, and its default of 0 is right.' },
    { peer: 'datree:CONTAINERS_INCORRECT_PERIODSECONDS_VALUE', because: 'Demands that a known default is typed; our checks judge the budgets that follow from it, written or not.' },
    { peer: 'datree:CONTAINERS_INCORRECT_SUCCESSTHRESHOLD_VALUE', because: 'Demands that a known default is typed; 1 is the only value that startup and liveness allow.' },
    { peer: 'datree:CONTAINERS_INCORRECT_FAILURETHRESHOLD_VALUE', because: 'Demands that a known default is typed; our checks judge the budgets that follow from it, written or not.' },
  ],
};
