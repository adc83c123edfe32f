/** Turning a drawing of the page into a file that stands alone: styles resolved, no references. */

const properties = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'text-anchor', 'dominant-baseline', 'text-decoration'] as const;

/** The visible drawing of a figure; `null` when there is none. */
export function drawingOf(figure: Element | null): SVGSVGElement | null {
  const drawings = [...(figure?.querySelectorAll('svg') ?? [])];
  return drawings.find((svg) => svg.getBoundingClientRect().width > 0) ?? drawings[0] ?? null;
}

/** Size in user units from the view box. */
export function sizeOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return width > 0 ? { width, height } : { width: svg.clientWidth, height: svg.clientHeight };
}

/** SVG text with every style written into its elements, on the page’s background. */
export function standalone(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, at) => {
    const style = getComputedStyle(element);
    const target = to[at] as Element;
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      if (value !== '') target.setAttribute(property, value);
    }
    if (style.display === 'none') target.setAttribute('display', 'none');
    target.removeAttribute('class');
    target.removeAttribute('style');
  });
  const { width, height } = sizeOf(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: background })) paper.setAttribute(name, value);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** The drawing as PNG. @param across pixels of its width. @throws Error when the browser cannot draw it. */
export async function toPng(svg: SVGSVGElement, background: string, across: number): Promise<Blob> {
  const { width, height } = sizeOf(svg);
  const image = new Image(width, height);
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => reject(new Error('the browser could not draw the picture'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg, background))}`;
  });
  const canvas = Object.assign(document.createElement('canvas'), { width: across, height: Math.round((across / width) * height) });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser could not write a PNG'))), 'image/png'));
}
