/** Kubernetes quantities as CEL’s `quantity()` compares them: exact, in billionths. */
const suffixes: Readonly<Record<string, bigint>> = {
  n: 1n, u: 1_000n, m: 1_000_000n, '': 10n ** 9n, k: 10n ** 12n, M: 10n ** 15n, G: 10n ** 18n, T: 10n ** 21n, P: 10n ** 24n, E: 10n ** 27n,
  Ki: 2n ** 10n * 10n ** 9n, Mi: 2n ** 20n * 10n ** 9n, Gi: 2n ** 30n * 10n ** 9n, Ti: 2n ** 40n * 10n ** 9n, Pi: 2n ** 50n * 10n ** 9n, Ei: 2n ** 60n * 10n ** 9n,
};
const shape = /^([+-]?)(\d{1,19})(?:\.(\d{1,9}))?(?:[eE]([+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

/** A quantity in billionths of its unit, rounded up as the API does; `null` when it is none. */
export function parseQuantity(text: string): bigint | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [, sign, whole = '0', fraction = '', exponent, suffix = ''] = match;
  const unit = exponent === undefined ? suffixes[suffix] ?? 0n : 10n ** 9n * (Number(exponent) >= 0 ? 10n ** BigInt(exponent) : 1n);
  const divisor = exponent !== undefined && Number(exponent) < 0 ? 10n ** BigInt(-Number(exponent)) : 1n;
  const scale = 10n ** BigInt(fraction.length) * divisor;
  const scaled = BigInt(whole + fraction) * unit;
  const value = (scaled + scale - 1n) / scale;
  return sign === '-' ? -value : value;
}

/** What `quantity("500Mi")` is in an expression. */
export class Quantity {
  constructor(readonly nano: bigint) {}
}
