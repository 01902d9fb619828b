/** Commands from the stage: they act on the present, so a stage that shows the past goes back to it. */
import { useCallback } from 'react';
import type { CommandInput, CommandResult } from '#shared/commands.ts';
import { useModel } from '../model/hooks.tsx';

export function useAct(): (command: CommandInput) => Promise<CommandResult> {
  const model = useModel();
  return useCallback(
    (command) => {
      if (model.getState().cursor.past) model.player.live();
      return model.sendCommand(command);
    },
    [model],
  );
}
