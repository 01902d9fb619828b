/** The first line of a trace that doesn't begin with the sandbox: torn off, with what is missing before it. */
import { History } from 'lucide-react';
import { missingEvents } from '../model/beginning.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { TornEdge } from '../stage/Plate.tsx';
import { stageTexts } from '../texts/stage.ts';
import { CELL, ROW, ROW_GROUP } from './gridRoles.ts';
import './torn.css';

const words = stageTexts.plates.beginning;

export function BeginningRow() {
  const model = useModel();
  const beginning = useView((state) => state.beginning);
  if (beginning === null) return null;
  const { reason, after } = beginning;
  return (
    <tbody {...ROW_GROUP} className="log-begins">
      <tr {...ROW}>
        <td {...CELL} className="log-said" colSpan={9}>
          <History />
          <b>{words.line[reason](missingEvents(beginning))}</b>
          <button type="button" className="btn btn-quiet btn-sm" onClick={() => model.player.seek(after.seq)}>
            {words.show}
          </button>
          <TornEdge />
        </td>
      </tr>
    </tbody>
  );
}
