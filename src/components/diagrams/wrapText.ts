/**
 * Breaks a label into lines at spaces: SVG text does not wrap by itself.
 * @param text a short label; a word longer than the limit keeps its own line.
 * @param limit characters a line may hold.
 */
export function wrapText(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > limit && line !== '') {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
