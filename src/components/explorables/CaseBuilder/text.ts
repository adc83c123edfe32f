import { inputs, type Input, type InputId } from '../../../models/funding/model';

/** @throws Error for an id that no input has. */
export function inputOf(id: InputId): Input {
  const found = inputs.find((input) => input.id === id);
  if (!found) throw new Error(`no input "${id}"; inputs are ${inputs.map((input) => input.id).join(', ')}`);
  return found;
}

/** Thousands without decimals, with a real minus sign. */
export function money(value: number): string {
  const whole = Math.round(Math.abs(value));
  return `${value < 0 && whole > 0 ? '−' : ''}${whole.toLocaleString('en-US')}`;
}

/** An amount as the form shows it, with % where it is a share. */
export function valueText(id: InputId, amount: number): string {
  const { share } = inputOf(id);
  const number = Number((share ? amount * 100 : amount).toPrecision(2)).toLocaleString('en-US');
  return share ? `${number}%` : number;
}
