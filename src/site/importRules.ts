/**
 * The doors between rooms: docs → components → {checker, models, contract}; checker → {contract, models}; site → {contract, checker, models}.
 * `contract` and `models` are leaves; a model’s presets may read the inputs of the worked example, themselves a leaf, so that they exist once. Used by a test over `src` and the imports inside chapters.
 */
import { dirname, join, normalize } from 'node:path';

/** A room of the source tree. */
export type Room = 'docs' | 'contract' | 'models' | 'checker' | 'components' | 'hooks' | 'site' | 'theme' | 'css';

/** Which rooms a room may import from, besides itself. Types of `site` view models may be named by views. */
const doors: Readonly<Record<Room, readonly Room[]>> = {
  docs: ['components'],
  contract: [],
  models: [],
  checker: ['contract', 'models'],
  components: ['checker', 'models', 'contract', 'hooks'],
  hooks: [],
  site: ['contract', 'checker', 'models'],
  theme: ['components', 'contract', 'hooks', 'site'],
  css: [],
};

/** Modules of `contract` small enough for a reader's browser; the assembled contract is not among them. */
const browserSafeContract = /^src\/contract\/(types|register|ownership|chapters|worked-example|control-loops|failure-domains|release-patterns|signals|tiers|waivers)$/;

/** The one module of `contract` a model may import: plain inputs without imports of their own. */
const workedExample = 'src/contract/worked-example';

/** The room of a path from the repository root, or `undefined` for files outside every room. */
export function roomOf(path: string): Room | undefined {
  if (path.startsWith('docs/')) return 'docs';
  const match = /^src\/([^/]+)\//.exec(path);
  return match && match[1] !== undefined && match[1] in doors ? (match[1] as Room) : undefined;
}

/** One import statement. */
export interface Import {
  /** Importing file, from the repository root. */
  readonly from: string;
  /** Specifier as written. */
  readonly specifier: string;
  /** Erased by the compiler. */
  readonly typeOnly: boolean;
}

/**
 * Why an import is not allowed.
 * @returns a message that names file, import and rule, or `undefined` when it is fine.
 */
export function importProblem({ from, specifier, typeOnly }: Import): string | undefined {
  const room = roomOf(from);
  if (!room) return undefined;
  const test = /\.test\.tsx?$/.test(from);
  if (specifier.startsWith('node:')) {
    return room === 'site' || test ? undefined : `${from}: imports ${specifier}, but only src/site runs in Node; move the work to build time`;
  }
  const target = specifier.startsWith('@site/') ? specifier.slice('@site/'.length) : specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : undefined;
  if (target === undefined) {
    if ((room === 'contract' || room === 'models') && !test) return `${from}: imports ${specifier}, but ${room} is a leaf and imports nothing outside itself`;
    return undefined;
  }
  const targetRoom = roomOf(`${target}/`);
  if (!targetRoom) return /\.json$/.test(target) && room === 'contract' ? undefined : `${from}: imports ${specifier}, which is in no room`;
  if (targetRoom === room || (room === 'models' && target === workedExample)) return undefined;
  if (targetRoom === 'site' && typeOnly && room === 'components') return undefined;
  if (!doors[room].includes(targetRoom)) return `${from}: imports ${specifier}: ${room} may import from ${doors[room].join(', ') || 'nothing'}, not from ${targetRoom}`;
  if (targetRoom === 'contract' && (room === 'components' || room === 'theme') && !typeOnly && !browserSafeContract.test(target)) {
    return `${from}: imports ${specifier}, which would put the whole contract into the reader’s browser; let src/site/bindData.ts hand over the entry`;
  }
  if (targetRoom === 'site' && room === 'theme' && !typeOnly) return `${from}: imports ${specifier}, which runs in Node; import its types only`;
  return undefined;
}
