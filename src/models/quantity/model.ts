// cspell:ignore numk MGTPE KMGTPE
/**
 * Kubernetes quantities (`500m`, `1.5Gi`, `2e3`), exactly: how the API reads, adds, compares and prints them.
 * Source: the rules of `k8s.io/apimachinery/pkg/api/resource` (Kubernetes 1.35–1.37). Two oddities of the original are
 * refused or mended here: a suffix alone (`M`) is no number, and multiples of 10^21 keep their suffix when printed.
 */

/** How a quantity is printed: `500m`, `512Mi`, `5e8`. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** A quantity in billionths of its unit, which is as fine as the API keeps it. */
export interface Quantity {
  readonly nano: bigint;
  readonly format: QuantityFormat;
}

const one = 10n ** 9n;
const binarySuffixes = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
/** Suffix for each power of 1,000, from −3. */
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
/** Binary values stop at 2^63 − 1. */
const mostBinary = (2n ** 63n - 1n) * one;
const shape = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;
/** Characters and size of an exponent that are read; more is nobody’s quantity and would take seconds. */
const longest = 200;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
/** Division away from zero; `by` is positive. */
const divideUp = (value: bigint, by: bigint): bigint => (value < 0n ? -((-value + by - 1n) / by) : (value + by - 1n) / by);
const bytesOf = (suffix: string): bigint => 1024n ** BigInt(binarySuffixes.findIndex((known) => known === suffix) + 1);

/**
 * Reads a quantity. What is finer than a billionth is rounded away from zero, binary values stop at 2^63 − 1, and a
 * binary fraction below 1 becomes a decimal quantity.
 * @throws RangeError for anything else: empty text, blanks, two dots, an unknown suffix, a number nobody could mean.
 */
export function parseQuantity(text: string): Quantity {
  const match = text.length <= longest ? shape.exec(text) : null;
  const power = Number(match?.[6] ?? '0');
  if (!match || Math.abs(power) > longest) throw new RangeError(`"${text.slice(0, 40)}" is not a quantity; write for example 500m or 512Mi`);
  const [, sign = '', whole = '0', tail = '', onlyTail = '', suffix = '', exponent] = match;
  const binary = suffix.endsWith('i');
  const thousands = binary ? 0 : decimalSuffixes.findIndex((known) => known === suffix) * 3 - 9;
  const tens = exponent === undefined ? thousands : power;
  const digits = BigInt(whole + tail + onlyTail) * (binary ? bytesOf(suffix) : 1n) * 10n ** BigInt(9 + Math.max(0, tens));
  const rounded = divideUp(digits, 10n ** BigInt((tail + onlyTail).length + Math.max(0, -tens)));
  const size = binary && rounded > mostBinary ? mostBinary : rounded;
  const small = size > 0n && size < one;
  return { nano: sign === '-' ? -size : size, format: exponent !== undefined ? 'DecimalExponent' : binary && !small ? 'BinarySI' : 'DecimalSI' };
}

/** `true` for a text that is a quantity. */
export function isQuantity(text: string): boolean {
  try {
    return parseQuantity(text) !== undefined;
  } catch {
    return false;
  }
}

/** A quantity of a plain decimal number: `quantityOf('0.08', 'DecimalSI')`. @throws RangeError for another text. */
export function quantityOf(value: string, format: QuantityFormat): Quantity {
  if (!/^[+-]?[\d.]+$/.test(value)) throw new RangeError(`"${value}" is not a decimal number`);
  return { nano: parseQuantity(value).nano, format };
}

/** The value without a suffix: `0.001`, `-9.01`. */
export function decimalText({ nano }: Pick<Quantity, 'nano'>): string {
  const digits = magnitude(nano).toString().padStart(10, '0');
  const fraction = digits.slice(-9).replace(/0+$/, '');
  return `${nano < 0n ? '-' : ''}${digits.slice(0, -9)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** As the API prints it: never a fraction, the largest suffix that leaves a whole number. `1.5` is `1500m`. */
export function quantityText({ nano, format }: Quantity): string {
  if (nano === 0n) return '0';
  if (format === 'BinarySI' && nano % one === 0n && magnitude(nano) >= 1024n * one) {
    let [rest, at] = [nano / one, -1];
    while (rest % 1024n === 0n && at < binarySuffixes.length - 1) [rest, at] = [rest / 1024n, at + 1];
    return `${rest}${binarySuffixes[at] ?? ''}`;
  }
  let [rest, thousands] = [nano, -3];
  while (rest % 1000n === 0n && (format === 'DecimalExponent' || thousands < 6)) [rest, thousands] = [rest / 1000n, thousands + 1];
  if (format === 'DecimalExponent') return `${rest}${thousands === 0 ? '' : `e${thousands * 3}`}`;
  return `${rest}${decimalSuffixes[thousands + 3] ?? ''}`;
}

/** −1, 0 or 1, by value; formats do not count. */
export const compareQuantities = (a: Pick<Quantity, 'nano'>, b: Pick<Quantity, 'nano'>): -1 | 0 | 1 => (a.nano < b.nano ? -1 : a.nano > b.nano ? 1 : 0);

const withFormat = (nano: bigint, left: Quantity, right: Quantity): Quantity => ({ nano, format: left.nano === 0n ? right.format : left.format });

/** The sum, printed as the left side is, or as the right when the left is 0. */
export const addQuantities = (left: Quantity, right: Quantity): Quantity => withFormat(left.nano + right.nano, left, right);

/** The difference, printed as the left side is, or as the right when the left is 0. */
export const subtractQuantities = (left: Quantity, right: Quantity): Quantity => withFormat(left.nano - right.nano, left, right);

/** A whole multiple. @throws RangeError when `by` is not a whole number. */
export const multiplyQuantity = ({ nano, format }: Quantity, by: number | bigint): Quantity => ({ nano: nano * BigInt(by), format });

/** Rounds away from zero to a power of ten; `exact` says that nothing was lost. `9.01` at −1 is 9.1. */
export function roundUp(quantity: Quantity, scale: number): Quantity & { readonly exact: boolean } {
  const step = 10n ** BigInt(Math.max(0, scale + 9));
  const nano = divideUp(quantity.nano, step) * step;
  return { nano, format: quantity.format, exact: nano === quantity.nano };
}

/** How many units of 10^`unitExponent`, rounded away from zero: `1` in units of 10^−3 is 1000. */
export function scaledValue({ nano }: Pick<Quantity, 'nano'>, unitExponent: number): bigint {
  const power = unitExponent + 9;
  return power >= 0 ? divideUp(nano, 10n ** BigInt(power)) : nano * 10n ** BigInt(-power);
}
