import { describe, expect, it } from 'vitest';

import { addQuantities, compareQuantities, decimalText, isQuantity, multiplyQuantity, parseQuantity, quantityOf, quantityText, roundUp, scaledValue, subtractQuantities, type QuantityFormat } from './model';

const read = (text: string): readonly [string, QuantityFormat] => [decimalText(parseQuantity(text)), parseQuantity(text).format];
const printed = (value: string, format: QuantityFormat): string => quantityText(quantityOf(value, format));

describe('reading', () => {
  it.each([
    ['0n', '0', 'DecimalSI'], ['1Ki', '1024', 'BinarySI'], ['100Ti', '109951162777600', 'BinarySI'], ['6G', '6000000000', 'DecimalSI'], ['1E6', '1000000', 'DecimalExponent'],
    ['1.40e9', '1400000000', 'DecimalExponent'], ['12E', '12000000000000000000', 'DecimalSI'], ['1.01E', '1010000000000000000', 'DecimalSI'], ['10.035M', '10035000', 'DecimalSI'],
    ['0.025Ti', '27487790694.4', 'BinarySI'], ['1.', '1', 'DecimalSI'], ['.5', '0.5', 'DecimalSI'], ['-0.5Mi', '-524288', 'BinarySI'], ['+7Mi', '7340032', 'BinarySI'], ['2e-3', '0.002', 'DecimalExponent'],
  ] as const)('%s is %s, %s', (text, value, format) => expect(read(text)).toEqual([value, format]));

  it.each([['0.0000000005', '0.000000001'], ['0.00000012345', '0.000000124'], ['-0.00000012345', '-0.000000124'], ['1e-200', '0.000000001']])('%s is rounded away from zero to %s', (text, value) => expect(read(text)[0]).toBe(value));
  it('stops binary values at 2^63 − 1, on both sides', () => {
    expect(read('9Ei')[0]).toBe('9223372036854775807');
    expect(read('-9Ei')[0]).toBe('-9223372036854775807');
    expect(read('9E')[0]).toBe('9000000000000000000');
  });
  it('makes a binary fraction below 1 decimal', () => {
    expect(read('.000000001Ki')).toEqual(['0.000001024', 'DecimalSI']);
    expect(read('-.0001Ki')).toEqual(['-0.1024', 'DecimalSI']);
  });

  it.each(['', ' 1', '1 Gi', '1GB', '1gi', '.5i', '1+1.0M', '1.2.3', 'M', 'e5', '.', '1e', '1e1.5', 'five', '٣', '9'.repeat(201), '1e201', '1e-999999999'])('refuses "%s"', (text) => {
    expect(() => parseQuantity(text)).toThrow(RangeError);
    expect(isQuantity(text)).toBe(false);
  });
  it('names the text it refuses, cut short', () => expect(() => parseQuantity('x'.repeat(500))).toThrow(/^"x{40}" is not a quantity; write for example 500m or 512Mi$/));
});

describe('printing', () => {
  it.each([
    ['314572800', 'BinarySI', '300Mi'], ['5', 'BinarySI', '5'], ['1536', 'BinarySI', '1536'], ['1024', 'BinarySI', '1Ki'], ['-1048576', 'BinarySI', '-1Mi'], ['27487790694.4', 'BinarySI', '27487790694400m'],
    ['0.08', 'DecimalSI', '80m'], ['1.5', 'DecimalSI', '1500m'], ['1234567000000', 'DecimalSI', '1234567M'], ['1200', 'DecimalSI', '1200'], ['0', 'BinarySI', '0'], ['0.00000008', 'DecimalSI', '80n'], ['0.00108', 'DecimalSI', '1080u'],
    ['1000', 'DecimalExponent', '1e3'], ['0.000000001', 'DecimalExponent', '1e-9'], ['7', 'DecimalExponent', '7'], ['8000000000000000000000', 'DecimalSI', '8000E'],
  ] as const)('%s as %s is %s', (value, format, text) => expect(printed(value, format)).toBe(text));

  it.each(['307200Ki', '0.5', '1.08', '0.001e0', '1Mi', '999999999999999999.1', '-9223372036854775808.1', '10.000000000000000001E', '12E'])('%s reads back as the same value', (text) => {
    expect(compareQuantities(parseQuantity(quantityText(parseQuantity(text))), parseQuantity(text))).toBe(0);
  });
});

describe('arithmetic', () => {
  it.each([['100m', '50m', 1], ['90e-1', '901e-2', -1], ['1Gi', '1073741824', 0], ['9223372036854775807e1', '0', 1]] as const)('%s against %s is %i', (a, b, sign) => expect(compareQuantities(parseQuantity(a), parseQuantity(b))).toBe(sign));
  it('keeps the format of the left side, unless that is 0', () => {
    const sum = (a: string, b: string): string => quantityText(addQuantities(parseQuantity(a), parseQuantity(b)));
    expect([sum('1Gi', '0'), sum('0', '1Gi'), sum('1Gi', '1G'), sum('1G', '1Gi')]).toEqual(['1Gi', '1Gi', '2073741824', '2073741824']);
    expect(quantityText(subtractQuantities(parseQuantity('0'), parseQuantity('512Mi')))).toBe('-512Mi');
    expect(quantityText(subtractQuantities(parseQuantity('1Gi'), parseQuantity('512Mi')))).toBe('512Mi');
  });
  it('multiplies beyond 64 bits', () => {
    expect(decimalText(multiplyQuantity(quantityOf('-9223372036854775808', 'DecimalSI'), -1))).toBe('9223372036854775808');
    expect(() => multiplyQuantity(parseQuantity('1'), 0.5)).toThrow(RangeError);
  });
  it.each([['9.01', -1, '9.1', false], ['-9.01', -3, '-9.01', true], ['-9.01', 1, '-10', false], ['0', 3, '0', true], ['1n', -12, '0.000000001', true]] as const)('%s rounded up at %i is %s', (text, scale, value, exact) => {
    const rounded = roundUp(parseQuantity(text), scale);
    expect([decimalText(rounded), rounded.exact]).toEqual([value, exact]);
  });
  it.each([['0.000000001', -3, 1n], ['1', -3, 1000n], ['0.001', -3, 1n], ['-1.5', 0, -2n], ['1', -12, 10n ** 12n]] as const)('%s in units of 10^%i is %s', (value, unit, expected) => expect(scaledValue(quantityOf(value, 'DecimalSI'), unit)).toBe(expected));
  it('a plain number has no suffix', () => expect(() => quantityOf('1Gi', 'BinarySI')).toThrow('"1Gi" is not a decimal number'));
});
