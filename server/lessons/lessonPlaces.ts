/** Where in its file a replay of a lesson may have to point. */
import type { Spot } from './problems.ts';
import type { Path, YamlSource } from './yamlSource.ts';

export class LessonPlaces {
  readonly #yaml: YamlSource;

  constructor(yaml: YamlSource) {
    this.#yaml = yaml;
  }

  get setup(): Spot {
    return this.#yaml.key(['setup']);
  }

  get requires(): Spot {
    return this.#yaml.key(['requires']);
  }

  /** The check of the step with that index. */
  check(step: number): Spot {
    return this.#yaml.key(['steps', step, 'pass']);
  }

  solution(step: number): Spot {
    return this.#yaml.key(this.#has(['steps', step, 'solution']));
  }

  counterexample(step: number, index: number): Spot {
    return this.#yaml.value([...this.#has(['steps', step, 'counterexamples']), index]);
  }

  /** The key in the step, or that of the lesson where a lesson of one step has it there. */
  #has(path: [string, number, string]): Path {
    return this.#yaml.has(path) ? path : [path[2]];
  }
}
