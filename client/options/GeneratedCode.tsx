/** The options as the code that one would write, with the line that just changed marked. */
import { useMemo } from 'react';
import { toCode, toCodeLines } from '#shared/optionCode.ts';
import type { SessionOptions } from '#shared/options.ts';
import { useModel } from '../model/hooks.tsx';
import { optionsTexts } from '../texts/options.ts';
import { Code, CopyButton } from '../ui/Code.tsx';

const words = optionsTexts.code;

interface GeneratedCodeProps {
  options: SessionOptions;
  trustProxy: boolean;
  lastChanged: readonly string[];
}

export function GeneratedCode({ options, trustProxy, lastChanged }: GeneratedCodeProps) {
  const model = useModel();
  const read = () => model.noteAct('read-code');
  const lines = useMemo(() => toCodeLines(options, trustProxy), [options, trustProxy]);
  const marked = useMemo(
    () =>
      new Set(
        lines.flatMap(({ option }, at) => (option !== null && lastChanged.includes(option) ? [at] : [])),
      ),
    [lines, lastChanged],
  );
  const shown = lines.map(({ text, option }) => (option === 'secret' ? elided(text) : text)).join('\n');

  return (
    <section className="generated" aria-label={words.title} onPointerEnter={read} onFocus={read}>
      <div className="generated-head">
        <h3 translate="no">app.js</h3>
        <CopyButton text={toCode(options, trustProxy)} what={words.copied} />
      </div>
      <Code code={shown} label={words.label} marked={marked} />
    </section>
  );
}

/** Long secrets lose their middle on screen, never in the copy; those in a list lose more. */
function elided(line: string): string {
  const [longest, head, tail] = line.includes('[') ? [10, 5, 4] : [20, 8, 7];
  return line.replace(/'((?:[^'\\]|\\.)*)'/g, (whole, inside: string) =>
    inside.length > longest ? `'${inside.slice(0, head)}…${inside.slice(-tail)}'` : whole,
  );
}
