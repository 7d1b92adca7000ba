import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { currentLocale } from '../i18n/i18n';
import type { Measure, PlotData } from './plot-data';

interface Props {
  readonly data: PlotData;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly label: string;
  readonly measure: Measure;
}

const HEIGHT = 180;

/** A time series drawn by uPlot in the colours of the page. */
export function Plot({ data, spans, label, measure }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let plot: uPlot | null = null;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(options(element, data, spans, measure), data.columns, element);
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const observer = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height: HEIGHT }));
    draw();
    observer.observe(element);
    dark.addEventListener('change', draw);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', draw);
      plot?.destroy();
    };
  }, [data, spans, measure]);
  return <div ref={host} className="plot-host" role="img" aria-label={label} />;
}

function options(
  element: HTMLElement,
  data: PlotData,
  spans: Props['spans'],
  measure: Measure,
): uPlot.Options {
  const style = getComputedStyle(element);
  const axis = {
    stroke: style.color,
    grid: { stroke: resolve(element, '--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { size: 6 } },
    scales: { y: { range: rangeOf(measure) } },
    axes: [
      { ...axis, values: (_, times) => clocks(times), space: 80, size: 32 },
      { ...axis, size: 44 },
    ],
    series: [
      {},
      ...data.names.map((name, i) => ({
        label: name,
        stroke: resolve(element, `--series-${(i % 6) + 1}`),
        width: 1.5,
        spanGaps: true,
        points: { show: data.columns[0].length < 3 },
      })),
    ],
    hooks: { drawClear: [(plot) => shade(plot, spans, resolve(element, '--fault'))] },
  };
}

function rangeOf(measure: Measure): (plot: uPlot, min: number, max: number) => [number, number] {
  if (measure === 'voice') return () => [1, 5];
  const least = measure === 'loss' ? 5 : 50;
  return (_, __, max) => [0, Math.max(least, max * 1.1)];
}

function shade(plot: uPlot, spans: Props['spans'], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colour;
  for (const { from, to } of spans) {
    const left = Math.max(bbox.left, plot.valToPos(from, 'x', true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true));
    ctx.fillRect(left, bbox.top, Math.max(3 * devicePixelRatio, right - left), bbox.height);
  }
  ctx.restore();
}

/** Seconds are shown only when the ticks need them. */
function clocks(times: number[]): string[] {
  const fine = times.some((time) => time % 60 !== 0);
  const style: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (fine) style.second = '2-digit';
  const format = new Intl.DateTimeFormat(currentLocale(), style);
  return times.map((time) => format.format(time * 1_000));
}

/** A token's colour as a canvas understands it: `light-dark()` is resolved only in a real property. */
function resolve(element: HTMLElement, token: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
