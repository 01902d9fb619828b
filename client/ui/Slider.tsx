/** A number on a scale, by dragging or arrow keys. While it moves only its own picture changes; the caller hears where it was
 * left. */
import { Slider as Radix } from 'radix-ui';
import { useState } from 'react';
import './slider.css';

export interface SliderProps {
  label: string;
  value: number;
  max: number;
  step: number;
  /** The value in words, for those who listen and beside the track. */
  words: (value: number) => string;
  onChange: (value: number) => void;
  describedBy?: string | undefined;
}

export function Slider({ label, value, max, step, words, onChange, describedBy }: SliderProps) {
  // Where the thumb is while it is moved, and from which value: another value in force ends the move.
  const [moved, setMoved] = useState<{ from: number; to: number } | null>(null);
  const shown = moved !== null && moved.from === value ? moved.to : value;
  return (
    <span className="slider">
      <Radix.Root
        className="slider-root"
        value={[shown]}
        max={max}
        step={step}
        onValueChange={([to]) => to !== undefined && setMoved({ from: value, to })}
        onValueCommit={([to]) => to !== undefined && onChange(to)}
      >
        <Radix.Track className="slider-track">
          <Radix.Range className="slider-range" />
        </Radix.Track>
        <Radix.Thumb
          className="slider-thumb"
          aria-label={label}
          aria-valuetext={words(shown)}
          aria-describedby={describedBy}
        />
      </Radix.Root>
      <output className="slider-words">{words(shown)}</output>
    </span>
  );
}
